"""Do two pages tell of one event? Signs of a pair, and their weights.

The score is a logistic regression over nineteen signs. The weights were fitted on the
2,612 pages of the development set of `stories` (news of shootings, by incident);
five-fold cross-validation, folds by story: BCubed F1 .942 with average linking
against .902 for TF-IDF alone with single linking.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.lexicon.words import load_document_shares
from whence.reconcile.story_terms import KINDS, StoryTerms
from whence.text.similarity import (
    Background,
    Vector,
    find_candidates,
    similarity,
    unit_vector,
)

__all__ = ["PairSigns", "find_pair_signs", "score_pair"]

_ASSUMED = 2000  # pages of the rest of the world; see Background
_LEAST_SHARED = 0.02  # over rare words; 0.06 over all words is the real threshold
_LEAST_NEAR, _LEAST_FAR, _NEAR_DAYS = 0.06, 0.1, 45
_UNKNOWN_GAP_DAYS = 3  # a page without a date is neither near nor far
_RARE = 4.0  # a shared term of rarity above this is a sign of its own
_RARE_KINDS = ("words", "names", "pairs", "numbers")


@dataclass(frozen=True, slots=True)
class PairSigns:
    """What speaks for and against that two pages tell of one event.

    Attributes:
        left: Index of the one page.
        right: Index of the other.
        cosines: For each kind of `KINDS` how alike the two are, 0 to 1.
        rare: For words, names, pairs and numbers the sum of how rare the shared
            ones are.
        gap_days: Days between the two publications.
    """

    left: int
    right: int
    cosines: tuple[float, ...]
    rare: tuple[float, ...]
    gap_days: int

    def signs(self) -> tuple[float, ...]:
        """Return the nineteen inputs of the regression, without the constant."""
        roots = tuple(math.sqrt(max(value, 0.0)) for value in self.cosines)
        return (
            *roots,
            *self.cosines,
            math.log1p(self.gap_days),
            float(self.gap_days > 14),
            float(self.gap_days > 60),
            *(math.log1p(value) for value in self.rare),
        )


@dataclass(frozen=True, slots=True)
class _Space:
    """The vectors of all pages in one kind of term."""

    background: Background
    vectors: Sequence[Vector]

    def rare(self, left: int, right: int) -> float:
        first, second = self.vectors[left], self.vectors[right]
        if len(second) < len(first):
            first, second = second, first
        return math.fsum(
            max(0.0, self.background.rarity(term) - 1 - _RARE)
            for term in first
            if term in second
        )


def _build_spaces(pages: Sequence[StoryTerms]) -> dict[str, _Space]:
    spaces = {}
    for kind in KINDS:
        shares = load_document_shares() if kind in {"words", "title", "lead"} else None
        background = Background.of(
            (page.terms[kind] for page in pages), assumed=_ASSUMED, shares=shares
        )
        spaces[kind] = _Space(
            background, [unit_vector(page.terms[kind], background) for page in pages]
        )
    return spaces


def _gap_days(left: StoryTerms, right: StoryTerms) -> int:
    if left.day is None or right.day is None:
        return _UNKNOWN_GAP_DAYS
    return abs((left.day - right.day).days)


def find_pair_signs(pages: Sequence[StoryTerms]) -> Iterator[PairSigns]:
    """Yield the signs of every pair of pages that shares enough to be looked at.

    Args:
        pages: Terms of the pages, sorted by document id.
    """
    spaces = _build_spaces(pages)
    words = spaces["words"]
    pairs = find_candidates(
        words.vectors,
        least=_LEAST_SHARED,
        longest_list=max(60, min(400, len(pages) // 20)),
    )
    for left, right in sorted(pairs):
        gap = _gap_days(pages[left], pages[right])
        alike = similarity(words.vectors[left], words.vectors[right])
        if alike < (_LEAST_NEAR if gap <= _NEAR_DAYS else _LEAST_FAR):
            continue
        yield PairSigns(
            left,
            right,
            tuple(
                similarity(spaces[kind].vectors[left], spaces[kind].vectors[right])
                for kind in KINDS
            ),
            tuple(spaces[kind].rare(left, right) for kind in _RARE_KINDS),
            gap,
        )


_CONSTANT = -4.99
_WEIGHTS = (
    *(0.71, 1.97, 1.85, 2.82, 0.95, 1.76),  # roots of the cosines, in order of KINDS
    *(-0.04, -0.82, 0.78, 1.77, 0.13, 0.91),  # the cosines
    *(-0.92, -0.34, 0.71),  # log of the days between, more than 14, more than 60
    *(1.28, 0.54, -0.09, -0.66),  # shared rare words, names, pairs, numbers
)


def score_pair(signs: PairSigns) -> float:
    """Return how likely it is that two pages tell of one event, 0 to 1."""
    total = _CONSTANT + math.fsum(
        weight * value for weight, value in zip(_WEIGHTS, signs.signs(), strict=True)
    )
    return 1 / (1 + math.exp(-total)) if total > -700 else 0.0
