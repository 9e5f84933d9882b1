"""Stories: which pages tell of the same event."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.model import Extraction, Story, content_key
from whence.reconcile.linking import link_groups
from whence.reconcile.story_backdrop import (
    SAMPLE,
    Backdrop,
    choose_sample,
    round_count,
)
from whence.reconcile.story_pairs import StoryVectors, find_pair_signs, score_pair
from whence.reconcile.story_terms import KINDS, StoryTerms, find_story_terms
from whence.reconcile.unions import Unions

__all__ = [
    "LEAST_SCORE",
    "Grouping",
    "group_contexts",
    "group_linked",
    "group_stories",
    "weigh_shared",
]

# BCubed F1 in five-fold cross-validation over all 2,612 pages at once: average linking
# .944 at .25 to .946 at .4; with half of the likeness from the nearest pages .947 at .33.
# The first and the last page of an event that goes on share little, and both resemble
# those between.
_THRESHOLD = 0.33
_NEAREST = 0.5
# Two ways of linking make contexts, and what either joins is joined. By the mean of all
# scores, at .08, the stories of `chains` and of `copies` stay apart; but a short page
# resembles one or two others of its event and hardly the rest, so half of the likeness is
# from the nearest, and more is asked. Of the pages of a world of `relays` 99.3 % share a
# context, of other wordings 94.5 to 98.3 % (by the mean alone 99.0 and 89.7 to 98.3 %).
# Where the nearest alone count, the stories of `copies` run together.
_CONTEXTS = ((0.08, 0.0), (0.12, _NEAREST))
LEAST_SCORE = 0.05
"""Pairs of pages that score less are none; with 0.005 the groups are the same."""


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
    count = len(documents)
    stories = link_groups(scores, count, threshold=_THRESHOLD, nearest=_NEAREST)
    unions = Unions[int]()
    for threshold, nearest in _CONTEXTS:
        for members in link_groups(scores, count, threshold=threshold, nearest=nearest):
            for member in members:
                unions.join(members[0], member)
    return Grouping(
        _call("story", documents, stories), _call("context", documents, unions.groups())
    )


def _call(
    kind: str, documents: Sequence[str], groups: Iterable[Sequence[int]]
) -> dict[str, str]:
    """Return for each document the group that it is in, called by its first page."""
    return {
        documents[index]: content_key(kind, documents[members[0]])
        for members in groups
        for index in members
    }


def weigh_shared(
    pages: Sequence[StoryTerms], backdrop: Backdrop
) -> Iterator[StoryVectors]:
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
    vectors = list(weigh_shared([known[name] for name in names], backdrop))
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
