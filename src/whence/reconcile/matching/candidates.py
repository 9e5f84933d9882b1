"""Pairs of claims that are worth a look: those that share rare words or numbers."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.reconcile.matching.claim_readings import ClaimReading, stem_shares
from whence.text.similarity import Background

__all__ = ["WordWeights", "find_candidates"]

_ASSUMED = 300  # claims of the rest of the world
_MOST_HOLDERS = 60  # claims; a term that more of them hold finds no candidates
_MOST_CANDIDATES = 12  # of one claim
_LEAST_SHARED = 0.08  # of the claims' weight, in common rare terms


@dataclass(frozen=True, slots=True)
class WordWeights:
    """How much each word of some claims tells.

    Attributes:
        background: How many claims hold each word.
    """

    background: Background

    @classmethod
    def of(cls, readings: Sequence[ClaimReading]) -> "WordWeights":
        """Count the words of some claims."""
        return cls(
            Background.of(
                (reading.words for reading in readings),
                assumed=_ASSUMED,
                shares=stem_shares(),
            )
        )

    def of_word(self, word: str) -> float:
        """Return how much a word tells, 0 or more."""
        return self.background.rarity(word) - 1

    def of_words(self, words: Sequence[str]) -> float:
        """Return how much some words tell together; their order does not show."""
        return math.fsum(self.of_word(word) for word in words)


def _terms(reading: ClaimReading, weighing: WordWeights) -> Mapping[str, float]:
    """Return the terms by which a claim is found, with their weights."""
    found = {word: weighing.of_word(word) for word in reading.words}
    for quantity in reading.quantities:
        value = quantity.value if quantity.value is not None else quantity.low
        if value is not None:
            found[f"#{value:g}"] = weighing.of_word(f"#{value:g}") / 2
    length = math.sqrt(math.fsum(weight * weight for weight in found.values()))
    return {term: weight / length for term, weight in found.items()} if length else {}


def find_candidates(
    readings: Sequence[ClaimReading], weighing: WordWeights
) -> list[tuple[int, int]]:
    """Find the pairs of claims that share rare words or numbers.

    The work grows with the claims, not with their pairs: a common word finds nothing,
    and of each claim the pairs with most in common are kept. Claims of the same words
    are paired with the next one only.

    Args:
        readings: The claims, in a fixed order.
        weighing: How much their words tell.

    Returns:
        Pairs of indices, the lower first, in order.
    """
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, reading in enumerate(readings):
        for term, weight in _terms(reading, weighing).items():
            if weight > 0:
                holders[term].append((number, weight))
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for term in sorted(holders):
        places = holders[term]
        if len(places) > _MOST_HOLDERS:
            continue
        for at, (left, weight) in enumerate(places):
            for right, other in places[at + 1 :]:
                sums[left, right] += weight * other
    ranked = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    taken: Counter[int] = Counter()
    found = _reprints(readings)
    for (left, right), total in ranked:
        if total < _LEAST_SHARED:
            break
        if taken[left] < _MOST_CANDIDATES and taken[right] < _MOST_CANDIDATES:
            taken.update((left, right))
            found.add((left, right))
    return sorted(found)


def _reprints(readings: Sequence[ClaimReading]) -> set[tuple[int, int]]:
    """Return claims of the same words, each with the next: they may be on all pages."""
    last: dict[tuple[str, ...], int] = {}
    found = set()
    for number, reading in enumerate(readings):
        if reading.words in last:
            found.add((last[reading.words], number))
        if reading.words:
            last[reading.words] = number
    return found
