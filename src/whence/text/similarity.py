"""Weighted term vectors: how alike are two texts, and which pairs are worth a look.

Texts are handled in the order of their keys, so that sums of floats, and with them
every similarity, do not depend on the order in which texts come in.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Background", "Vector", "find_candidates", "similarity", "unit_vector"]

Vector = Mapping[str, float]
"""Term to weight, of length one; a term that no other text has is left out."""


@dataclass(frozen=True, slots=True)
class Background:
    """How many texts hold each term: those at hand and an assumed rest of the world.

    A folder of five pages cannot tell which of its words are common; the assumed
    texts can. In a large ledger they hardly matter.

    Attributes:
        count: Number of texts at hand.
        frequencies: Term to the number of texts at hand that hold it.
        assumed: How many texts of the rest of the world are added.
        shares: Term to the share of those that hold it; 0 for others.
    """

    count: int
    frequencies: Mapping[str, int]
    assumed: int = 0
    shares: Mapping[str, float] | None = None

    @classmethod
    def of(
        cls,
        texts: Iterable[Iterable[str]],
        *,
        assumed: int = 0,
        shares: Mapping[str, float] | None = None,
    ) -> "Background":
        """Count the terms of some texts.

        Args:
            texts: The distinct terms of each text.
            assumed: How many texts of the rest of the world are added.
            shares: Term to the share of those that hold it.
        """
        count, frequencies = 0, Counter[str]()
        for terms in texts:
            count += 1
            frequencies.update(terms)
        return cls(count, frequencies, assumed, shares)

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term, at least 1."""
        return math.log((1 + self.count + self.assumed) / (1 + self._held(term))) + 1

    def share(self, term: str) -> float:
        """Return the share of all texts, at hand and assumed, that hold a term."""
        return self._held(term) / max(1, self.count + self.assumed)

    def _held(self, term: str) -> int:
        held = self.frequencies.get(term, 0)
        if self.shares is not None:
            held += int(self.assumed * self.shares.get(term, 0.0))
        return held


def unit_vector(
    counts: Mapping[str, int], background: Background, *, most_common: float = 0.3
) -> Vector:
    """Return the TF-IDF vector of a text: log term frequency, length one.

    Args:
        counts: Term to how often it stands in the text.
        background: How many texts hold each term.
        most_common: Terms that a larger share of all texts hold are left out.
    """
    weights = {
        term: (1 + math.log(count)) * background.rarity(term)
        for term, count in sorted(counts.items())
        if background.share(term) <= most_common
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    if not length:
        return {}
    # A term of one text only counts for the length, but can meet nothing.
    return {
        term: weight / length
        for term, weight in weights.items()
        if background.frequencies.get(term, 0) > 1
    }


def similarity(left: Vector, right: Vector) -> float:
    """Return the cosine of two unit vectors; the same both ways round."""
    if len(right) < len(left):
        left, right = right, left
    # fsum is exact, so that the order of the terms cannot show.
    return math.fsum(
        weight * right[term] for term, weight in left.items() if term in right
    )


def find_candidates(
    vectors: Sequence[Vector], *, least: float, longest_list: int
) -> dict[tuple[int, int], float]:
    """Find pairs of texts that share rare terms.

    Args:
        vectors: Unit vectors of the texts.
        least: The least sum over shared rare terms that makes a pair.
        longest_list: A term that more texts than this hold is not rare; it bounds
            the work to texts times terms times this number.

    Returns:
        Pairs of indices, the lower first, with the sum over their rare terms.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term in vector:
            holders[term].append(number)
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for term in sorted(holders):
        places = holders[term]
        if not 1 < len(places) <= longest_list:
            continue
        for at, left in enumerate(places):
            weight = vectors[left][term]
            for right in places[at + 1 :]:
                sums[left, right] += weight * vectors[right][term]
    return {pair: total for pair, total in sums.items() if total >= least}
