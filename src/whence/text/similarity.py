"""Weighted term vectors: how alike are two texts, and which pairs are worth a look.

Texts are handled in the order of their keys, so that sums of floats, and with them
every similarity, do not depend on the order in which texts come in.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Background", "Vector", "find_candidates", "similarity", "unit_vector"]

Vector = Mapping[str, float]
"""Term to weight, of length one."""


@dataclass(frozen=True, slots=True)
class Background:
    """How many texts hold each term: those at hand and an assumed rest of the world.

    A folder of five pages cannot tell which of its words are common; the assumed
    texts can. In a large ledger they hardly matter. What is counted may be a sample
    of the texts at hand, each of which then stands for several.

    Attributes:
        count: Number of texts counted.
        frequencies: Term to the number of texts counted that hold it.
        assumed: How many texts of the rest of the world are added.
        shares: Term to the share of those that hold it; 0 for others.
        weight: How many texts at hand each text counted stands for. With more than
            one, a term is taken to stand in one more text than was counted: what
            the sample does not hold, the others may.
    """

    count: int
    frequencies: Mapping[str, int]
    assumed: int = 0
    shares: Mapping[str, float] | None = None
    weight: float = 1.0
    _rarities: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        texts: Iterable[Iterable[str]],
        *,
        assumed: int = 0,
        shares: Mapping[str, float] | None = None,
        weight: float = 1.0,
    ) -> "Background":
        """Count the terms of some texts.

        Args:
            texts: The distinct terms of each text.
            assumed: How many texts of the rest of the world are added.
            shares: Term to the share of those that hold it.
            weight: How many texts at hand each of these stands for.
        """
        count, frequencies = 0, Counter[str]()
        for terms in texts:
            count += 1
            frequencies.update(terms)
        return cls(count, frequencies, assumed, shares, weight)

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term, at least 1."""
        known = self._rarities.get(term)
        if known is None:
            total = 1 + self._size() + self.assumed
            known = max(0.0, math.log(total / (1 + self._held(term)))) + 1
            self._rarities[term] = known
        return known

    def share(self, term: str) -> float:
        """Return the share of all texts, at hand and assumed, that hold a term."""
        return self._held(term) / max(1, self._size() + self.assumed)

    def at_hand(self, term: str) -> float:
        """Return how many texts at hand hold a term, as far as the sample tells."""
        seen = self.frequencies.get(term, 0)
        return seen if self.weight == 1 else (seen + 1) * self.weight

    def _size(self) -> float:
        return self.count * self.weight

    def _held(self, term: str) -> float:
        held = self.at_hand(term)
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
    return {term: weight / length for term, weight in weights.items()}


def similarity(left: Vector, right: Vector) -> float:
    """Return the cosine of two unit vectors; the same both ways round."""
    # fsum is exact, so that the order of the terms cannot show.
    return math.fsum([left[term] * right[term] for term in left.keys() & right.keys()])


def find_candidates(
    vectors: Sequence[Vector], *, least: float, is_rare: Callable[[str], bool]
) -> dict[tuple[int, int], float]:
    """Find pairs of texts that share rare terms.

    Whether two texts make a pair depends on these two alone, so that a text can be
    added to others without comparing all of them again.

    Args:
        vectors: Unit vectors of the texts.
        least: The least sum over shared rare terms that makes a pair.
        is_rare: Says of a term whether it is rare; that bounds the work.

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
        if len(places) < 2 or not is_rare(term):
            continue
        for at, left in enumerate(places):
            weight = vectors[left][term]
            for right in places[at + 1 :]:
                sums[left, right] += weight * vectors[right][term]
    return {pair: total for pair, total in sums.items() if total >= least}
