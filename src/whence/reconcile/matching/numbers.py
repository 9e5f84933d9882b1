"""How the numbers of two claims stand to one another."""

import math
from collections.abc import Iterator

from whence.lexicon.measures import counted_class
from whence.model import Quantity
from whence.reconcile.matching.claim_readings import ClaimReading
from whence.reconcile.questions import significant_digits

__all__ = ["exclusive", "is_bounded", "shared"]

_ROUNDING = 0.1  # the most by which one who takes a figure over rounds it
_SMALL = 20  # smaller numbers are met by chance
_COMPARED = frozenset({"count", "money", "measure", "percent", "share"})
_MOST_NUMBERS = 12  # of one claim; a longer one is a table


def _unit_of(quantity: Quantity) -> str | None:
    if quantity.unit is not None:
        return quantity.unit
    return None if quantity.counted is None else counted_class(quantity.counted)


def _is_comparable(left: Quantity, right: Quantity) -> bool:
    """Say whether two numbers may count the same things."""
    if left.kind != right.kind or left.kind not in _COMPARED:
        return False
    first, second = _unit_of(left), _unit_of(right)
    return first is None or second is None or first == second


def _is_equal(left: Quantity, right: Quantity) -> bool:
    if left.value is not None and right.value is not None:
        return left.value == right.value or _is_rounded(left.value, right.value)
    return (left.low, left.high) == (right.low, right.high)


def _is_rounded(left: float, right: float) -> bool:
    """Say whether one number is the other with fewer digits.

    >>> _is_rounded(38.2, 38.0), _is_rounded(38.2, 37.7), _is_rounded(1184.0, 1200.0)
    (True, False, True)
    """
    first, second = significant_digits(left), significant_digits(right)
    if first == second or left <= 0 or right <= 0:
        return False
    finer, coarser = (left, right) if first > second else (right, left)
    digits = min(first, second)
    place = 10.0 ** (math.floor(math.log10(coarser)) - digits + 1)
    return abs(finer - coarser) <= _ROUNDING * finer and abs(finer - coarser) <= place


def _excludes(left: Quantity, right: Quantity) -> bool:
    """Say whether no number is what both say."""
    if _is_equal(left, right):
        return False
    return (
        left.high is not None and right.low is not None and left.high < right.low
    ) or (right.high is not None and left.low is not None and right.high < left.low)


def _pairs(
    left: ClaimReading, right: ClaimReading
) -> Iterator[tuple[Quantity, Quantity]]:
    for first in left.quantities[:_MOST_NUMBERS]:
        for second in right.quantities[:_MOST_NUMBERS]:
            if _is_comparable(first, second):
                yield first, second


def shared(left: ClaimReading, right: ClaimReading) -> int:
    """Return how many digits of the most telling common number tell something.

    Returns:
        0 for no common number; 1 at most for a small one.
    """
    digits = 0
    for first, second in _pairs(left, right):
        if _is_equal(first, second):
            value = first.value if first.value is not None else first.low
            small = value is None or abs(value) < _SMALL
            digits = max(digits, 1 if small else max(1, significant_digits(value)))
    return digits


def exclusive(
    left: ClaimReading, right: ClaimReading
) -> tuple[Quantity, Quantity] | None:
    """Return numbers of the same things of which at most one is right; None for none.

    Claims with a common number do not exclude one another.
    """
    if shared(left, right):
        return None
    for first, second in _pairs(left, right):
        unit = _unit_of(first)
        same = unit is not None and unit == _unit_of(second)
        if _excludes(first, second) and (same or left.measures & right.measures):
            return first, second
    return None


def is_bounded(reading: ClaimReading) -> bool:
    """Say whether a claim's number is open to one side: "at least 40"."""
    return any(quantity.bound not in {"=", "~"} for quantity in reading.quantities)
