"""Do two pages tell of one event? Signs of a pair, and their weights.

The score is a logistic regression over nineteen signs. The weights were fitted on the
2,612 pages of the development set of `stories` (news of shootings, by incident);
five-fold cross-validation, folds by story: BCubed F1 .947 with the linking of
`stories` against .902 for TF-IDF alone with single linking.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whence.reconcile.story_backdrop import Backdrop
from whence.reconcile.story_terms import KINDS, StoryTerms
from whence.text.similarity import Vector, find_candidates, similarity

__all__ = [
    "LEAST_SHARED",
    "PairSigns",
    "StoryVectors",
    "compare_pages",
    "find_pair_signs",
    "score_pair",
]

LEAST_SHARED = 0.02
"""Pages are compared where their rare words make this much of their likeness."""

_LEAST_NEAR, _LEAST_FAR, _NEAR_DAYS = 0.06, 0.1, 45  # likeness over all words
_UNKNOWN_GAP_DAYS = 3  # a page without a date is neither near nor far
_RARE = 4.0  # a shared term of rarity above this is a sign of its own
_RARE_KINDS = ("words", "names", "pairs", "numbers")


@dataclass(frozen=True, slots=True)
class StoryVectors:
    """The terms of a page as unit vectors.

    Attributes:
        document: Id of the page.
        day: The day of publication; None where it is unknown.
        vectors: Kind of term to the page's vector in it.
    """

    document: str
    day: date | None
    vectors: Mapping[str, Vector]

    @classmethod
    def of(cls, page: StoryTerms, backdrop: Backdrop) -> "StoryVectors":
        """Weigh the terms of a page before a backdrop."""
        vectors = {kind: backdrop.vector(page, kind) for kind in KINDS}
        return cls(page.document, page.day, vectors)


@dataclass(frozen=True, slots=True)
class PairSigns:
    """What speaks for and against that two pages tell of one event.

    Attributes:
        cosines: For each kind of `KINDS` how alike the two are, 0 to 1.
        rare: For words, names, pairs and numbers the sum of how rare the shared
            ones are.
        gap_days: Days between the two publications.
    """

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


def _sum_rare(kind: str, left: Vector, right: Vector, backdrop: Backdrop) -> float:
    background = backdrop.backgrounds[kind]
    # fsum is exact, so that the order of the terms cannot show.
    return math.fsum(
        [
            max(0.0, background.rarity(term) - 1 - _RARE)
            for term in left.keys() & right.keys()
        ]
    )


def _gap_days(left: StoryVectors, right: StoryVectors) -> int:
    if left.day is None or right.day is None:
        return _UNKNOWN_GAP_DAYS
    return abs((left.day - right.day).days)


def compare_pages(
    left: StoryVectors, right: StoryVectors, backdrop: Backdrop
) -> PairSigns | None:
    """Return the signs of two pages; None where they share too little to matter."""
    gap = _gap_days(left, right)
    alike = similarity(left.vectors["words"], right.vectors["words"])
    if alike < (_LEAST_NEAR if gap <= _NEAR_DAYS else _LEAST_FAR):
        return None
    return PairSigns(
        tuple(similarity(left.vectors[kind], right.vectors[kind]) for kind in KINDS),
        tuple(
            _sum_rare(kind, left.vectors[kind], right.vectors[kind], backdrop)
            for kind in _RARE_KINDS
        ),
        gap,
    )


def find_pair_signs(
    pages: Sequence[StoryVectors], backdrop: Backdrop
) -> Iterator[tuple[int, int, PairSigns]]:
    """Yield the indices and the signs of each pair that shares enough to matter.

    Args:
        pages: The pages, sorted by document id.
        backdrop: How common each term is.
    """
    pairs = find_candidates(
        [page.vectors["words"] for page in pages],
        least=LEAST_SHARED,
        is_rare=backdrop.is_rare,
    )
    for left, right in sorted(pairs):
        signs = compare_pages(pages[left], pages[right], backdrop)
        if signs is not None:
            yield left, right, signs


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
