"""How likely two claims are about one thing: logistic regression over the signs."""

import functools
import math
from collections.abc import Mapping
from types import MappingProxyType

from whence.lexicon.tables import load_table

__all__ = ["BASE", "LEAST", "load_match_weights", "score_signs"]

BASE = "(base)"
LEAST = "(least)"


@functools.cache
def load_match_weights() -> Mapping[str, float]:
    """Return the weight of each sign, of none (`BASE`), and the least score of a match.

    >>> load_match_weights()["words"] > 0 > load_match_weights()["other deed"]
    True
    """
    return MappingProxyType(
        {row["sign"]: float(row["weight"]) for row in load_table("match_weights")}
    )


def score_signs(
    signs: Mapping[str, float], weights: Mapping[str, float]
) -> tuple[float, dict[str, float]]:
    """Return how sure it is that two claims are about one thing, and the parts.

    Args:
        signs: The signs of the pair.
        weights: The weight of each.

    Returns:
        The probability, and what each sign adds to its log-odds, `BASE` first.

    >>> score_signs({"words": 1.0}, {"(base)": -2.0, "words": 2.0})
    (0.5, {'(base)': -2.0, 'words': 2.0})
    """
    parts = {BASE: weights[BASE]}
    parts.update((name, weights.get(name, 0.0) * signs[name]) for name in signs)
    total = math.fsum(parts.values())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), parts
