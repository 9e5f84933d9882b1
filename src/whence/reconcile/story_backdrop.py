"""How common each term is: the backdrop before which pages are compared.

It is made from a sample of the pages: those whose ids have the least hashes (bottom-k
sampling: Cohen and Kaplan, PODC 2007). The sample is the same whatever the order of
the pages, and a page that is added to many seldom changes it; so the comparisons made
before still hold.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.lexicon.words import load_document_shares
from whence.model import content_key
from whence.reconcile.story_terms import KINDS, StoryTerms
from whence.text.similarity import Background, Vector, unit_vector

__all__ = ["SAMPLE", "Backdrop", "choose_sample", "round_count"]

SAMPLE = 512
"""How many pages the backdrop is made from, where there are more.

BCubed F1 on the 2,612 pages of the development set of `stories`: .947 with all pages,
.947 with 512, .938 with 256.
"""

_ASSUMED = 2000  # pages of the rest of the world; see Background
_LIST_SHARE = 20  # a term that more than one page in twenty holds finds no pairs,
_SHORTEST_LIST, _LONGEST_LIST = 60, 400  # within these numbers of pages
_KNOWN_KINDS = frozenset({"words", "title", "lead"})  # shares are known for these


def choose_sample(documents: Iterable[str], *, size: int = SAMPLE) -> list[str]:
    """Return the ids of the pages that the backdrop is made from, in order."""
    least = heapq.nsmallest(
        size, ((content_key("sample", name), name) for name in documents)
    )
    return sorted(name for _, name in least)


def round_count(count: int, *, size: int = SAMPLE) -> int:
    """Return a number of pages so that it seldom changes as pages are added.

    >>> round_count(300), round_count(513), round_count(5_000)
    (300, 512, 4096)
    """
    return count if count <= size else 1 << (count.bit_length() - 1)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """How common each term of each kind is among the pages.

    Attributes:
        backgrounds: Kind of term to how many pages hold each.
        longest_list: A word that more pages hold than this finds no pairs.
    """

    backgrounds: Mapping[str, Background]
    longest_list: int

    @classmethod
    def of(
        cls, sample: Sequence[StoryTerms], count: int, *, size: int = SAMPLE
    ) -> "Backdrop":
        """Make the backdrop of some pages.

        Args:
            sample: The terms of the pages that `choose_sample` names.
            count: How many pages there are, from `round_count`.
            size: How many pages the sample may have.
        """
        weight = count / len(sample) if count > size and sample else 1.0
        backgrounds = {
            kind: Background.of(
                (page.terms[kind] for page in sample),
                assumed=_ASSUMED,
                shares=load_document_shares() if kind in _KNOWN_KINDS else None,
                weight=weight,
            )
            for kind in KINDS
        }
        longest = max(_SHORTEST_LIST, min(_LONGEST_LIST, count // _LIST_SHARE))
        return cls(backgrounds, longest)

    def is_rare(self, word: str) -> bool:
        """Say whether so few pages hold a word that it can find pairs."""
        return self.backgrounds["words"].at_hand(word) <= self.longest_list

    def vector(self, page: StoryTerms, kind: str) -> Vector:
        """Return the unit vector of a page's terms of one kind."""
        return unit_vector(page.terms[kind], self.backgrounds[kind])
