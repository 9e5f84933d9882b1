"""Stories: which pages tell of the same event."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model import Extraction, Story, content_key
from whence.reconcile.story_backdrop import (
    SAMPLE,
    Backdrop,
    choose_sample,
    round_count,
)
from whence.reconcile.story_pairs import StoryVectors, find_pair_signs, score_pair
from whence.reconcile.story_terms import KINDS, StoryTerms, find_story_terms

__all__ = [
    "LEAST_SCORE",
    "Grouping",
    "group_contexts",
    "group_linked",
    "group_stories",
    "link_average",
]

# BCubed F1 in cross-validation: .936 at .2, .942 at .3 to .4.
_THRESHOLD = 0.33
# On the development worlds of `relays` 97.6 % of a world's pages share a context; the
# nine stories of `chains` stay apart down to .08.
_CONTEXT = 0.1
LEAST_SCORE = 0.005
"""Pairs of pages that score less only cost time."""


def link_average(
    scores: Mapping[tuple[int, int], float], count: int, *, threshold: float
) -> list[list[int]]:
    """Cluster by average linking: the two groups most alike join first.

    A pair without a score counts as 0. A tie goes to the groups whose first
    members come first.

    Args:
        scores: Score of each pair of indices, the lower index first.
        count: Number of things.
        threshold: Groups join while the mean score between them is at least this.

    Returns:
        Groups of indices, each in order, ordered by their first index.

    >>> link_average({(0, 1): 0.9, (1, 2): 0.4}, 3, threshold=0.3)
    [[0, 1], [2]]
    """
    members = {index: [index] for index in range(count)}
    sums: dict[int, dict[int, float]] = {index: {} for index in range(count)}
    heap: list[tuple[float, int, int, int]] = []
    for (left, right), score in sorted(scores.items()):
        sums[left][right] = sums[right][left] = score
        heap.append((-score, left, right, 2))
    heapq.heapify(heap)
    while heap:
        negative, left, right, size = heapq.heappop(heap)
        if -negative < threshold:
            break
        # A group keeps the number of its first member; its size tells whether the
        # entry was made for the group as it is now.
        if (
            left not in members
            or right not in members
            or len(members[left]) + len(members[right]) != size
            or right not in sums[left]
        ):
            continue
        members[left] += members.pop(right)
        _join_sums(sums, left, right)
        for other, total in sorted(sums[left].items()):
            pairs = len(members[left]) * len(members[other])
            first, second = min(left, other), max(left, other)
            joint = len(members[left]) + len(members[other])
            heapq.heappush(heap, (-total / pairs, first, second, joint))
    return sorted(sorted(group) for group in members.values())


def _join_sums(sums: dict[int, dict[int, float]], left: int, right: int) -> None:
    """Make the sums of group `right` part of those of group `left`."""
    for other, total in sums.pop(right).items():
        del sums[other][right]
        if other == left:
            continue
        joint = sums[left].get(other, 0.0) + total
        sums[left][other] = sums[other][left] = joint


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which pages belong together.

    A short page that shares little but its figure with the others is told apart from
    a story, yet its figure is about the same thing: figures are compared within a
    context, which may hold several stories.

    Attributes:
        stories: Document id to story.
        contexts: Document id to context.
    """

    stories: Mapping[str, str]
    contexts: Mapping[str, str]

    def narrow(self, documents: Iterable[str]) -> "Grouping":
        """Return the same for some of the pages."""
        names = sorted(documents)
        return Grouping(
            {name: self.stories[name] for name in names},
            {name: self.contexts[name] for name in names},
        )


def group_linked(
    documents: Sequence[str], scores: Mapping[tuple[int, int], float]
) -> Grouping:
    """Group pages by how likely each pair tells of one event.

    Args:
        documents: Ids of the pages, sorted.
        scores: Pairs of indices, the lower first, to their score.

    Returns:
        The groups; each is called by its first page.
    """

    def group(kind: str, threshold: float) -> dict[str, str]:
        groups = link_average(scores, len(documents), threshold=threshold)
        return {
            documents[index]: content_key(kind, documents[members[0]])
            for members in groups
            for index in members
        }

    return Grouping(group("story", _THRESHOLD), group("context", _CONTEXT))


def _vectors(pages: Sequence[StoryTerms], backdrop: Backdrop) -> Iterable[StoryVectors]:
    """Yield the pages' vectors without the terms of one page only.

    Such a term meets nothing; left in, it would cost most of the memory.
    """
    held = {
        kind: Counter(term for page in pages for term in page.terms[kind])
        for kind in KINDS
    }
    for page in pages:
        found = StoryVectors.of(page, backdrop)
        shared = {
            kind: {
                term: weight for term, weight in vector.items() if held[kind][term] > 1
            }
            for kind, vector in found.vectors.items()
        }
        yield StoryVectors(page.document, page.day, shared)


def group_contexts(pages: Iterable[StoryTerms], *, sample: int = SAMPLE) -> Grouping:
    """Group pages by what they tell of.

    Args:
        pages: The terms of the pages, in any order; of two of one id the first.
        sample: From how many pages to learn how common each term is.
    """
    known: dict[str, StoryTerms] = {}
    for page in pages:
        known.setdefault(page.document, page)
    names = sorted(known)
    backdrop = Backdrop.of(
        [known[name] for name in choose_sample(names, size=sample)],
        round_count(len(names), size=sample),
        size=sample,
    )
    vectors = list(_vectors([known[name] for name in names], backdrop))
    scores = {
        (left, right): score
        for left, right, signs in find_pair_signs(vectors, backdrop)
        if (score := score_pair(signs)) > LEAST_SCORE
    }
    return group_linked(names, scores)


def group_stories(extractions: Sequence[Extraction]) -> tuple[Story, ...]:
    """Group documents into stories: pages of one story tell of the same event.

    Args:
        extractions: What was read from the documents, in any order. Documents that
            could not be read stand alone.

    Returns:
        One record a document, by document id.
    """
    grouping = group_contexts(
        find_story_terms(extraction.document) for extraction in extractions
    )
    return tuple(
        Story(document, story) for document, story in sorted(grouping.stories.items())
    )
