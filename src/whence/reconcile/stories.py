"""Stories: which pages tell of the same event."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model import Extraction, Story, content_key
from whence.reconcile.story_pairs import find_pair_signs, score_pair
from whence.reconcile.story_terms import StoryTerms, find_story_terms

__all__ = ["group_contexts", "group_stories", "link_average"]

# BCubed F1 in cross-validation: .936 at .2, .942 at .3 to .4.
_THRESHOLD = 0.33
# On the development worlds of `relays` 97.6 % of a world's pages share a context; the
# nine stories of `chains` stay apart down to .08.
_CONTEXT = 0.1
_NO_PAIR = 0.005  # scores below only cost time


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
class _Linked:
    """Pages in order of their ids, and how alike they are."""

    pages: Sequence[StoryTerms]
    scores: Mapping[tuple[int, int], float]

    def group(self, kind: str, threshold: float) -> dict[str, str]:
        """Return the group of each page; its id is made of its first page."""
        groups = link_average(self.scores, len(self.pages), threshold=threshold)
        return {
            self.pages[index].document: content_key(
                kind, self.pages[members[0]].document
            )
            for members in groups
            for index in members
        }


def _link_pages(pages: Iterable[StoryTerms]) -> _Linked:
    known: dict[str, StoryTerms] = {}
    for page in pages:
        known.setdefault(page.document, page)
    ordered = [known[document] for document in sorted(known)]
    scores = {
        (signs.left, signs.right): score_pair(signs)
        for signs in find_pair_signs(ordered)
    }
    likely = {pair: score for pair, score in scores.items() if score > _NO_PAIR}
    return _Linked(ordered, likely)


def group_contexts(
    pages: Iterable[StoryTerms],
) -> tuple[dict[str, str], dict[str, str]]:
    """Group pages twice: by story, and by the wider context of their figures.

    A short page that shares little but its figure with the others is told apart from
    a story, yet its figure is about the same thing: figures are compared within a
    context, which may hold several stories.

    Args:
        pages: The terms of the pages, in any order.

    Returns:
        Document id to story, and document id to context.
    """
    linked = _link_pages(pages)
    return linked.group("story", _THRESHOLD), linked.group("context", _CONTEXT)


def group_stories(extractions: Sequence[Extraction]) -> tuple[Story, ...]:
    """Group documents into stories: pages of one story tell of the same event.

    Args:
        extractions: What was read from the documents, in any order. Documents that
            could not be read stand alone.

    Returns:
        One record a document, by document id.
    """
    linked = _link_pages(
        find_story_terms(extraction.document) for extraction in extractions
    )
    stories = linked.group("story", _THRESHOLD)
    return tuple(Story(document, stories[document]) for document in sorted(stories))
