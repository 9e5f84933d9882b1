"""Tolerances: "1,240 ± 15 kilograms", "312 metres, give or take 5 metres"."""

from typing import NamedTuple

from whence.extract.quantities.amounts import read_amount
from whence.extract.quantities.reading import Reading, set_bound
from whence.extract.quantities.sheet import Sheet
from whence.model import Span

__all__ = ["add_tolerance", "extend_tolerance"]

_MARKS = (("±",), ("+", "/", "-"), ("+", "/", "−"), ("+", "-"))
_WORDS = (("plus", "or", "minus"), ("give", "or", "take"))


class _Tolerance(NamedTuple):
    """How far an amount may be off.

    Attributes:
        amount: The tolerance itself; None where the words say no amount.
        start: Index of the first word or mark that says it.
        end: Index after the last one.
    """

    amount: Reading | None
    start: int
    end: int


def _find_tolerance(
    sheet: Sheet, start: int, links: tuple[tuple[str, ...], ...]
) -> _Tolerance | None:
    """Find the tolerance that starts at an index with one of the links."""
    for link in links:
        if not sheet.match(start, link):
            continue
        at = start + len(link)
        amount = read_amount(sheet, at + (sheet.low(at) in {"a", "an"}))
        if amount is None or amount.start != at:
            return _Tolerance(None, start, at)
        return _Tolerance(amount, start, amount.end)
    return None


def _skip_to_comma(sheet: Sheet, index: int) -> int:
    """Step over "long," and "died,": what may stand before a tolerance in words."""
    for at in range(index, index + 4):
        if sheet.low(at) == ",":
            return at + 1
        if not sheet.low(at)[:1].isalpha():
            break
    return index


def _reach(reading: Reading, tolerance: Reading) -> float | None:
    """Return how far the amount may be off, in its own unit.

    None where it is vague or the units differ.
    """
    if reading.value is None or tolerance.value is None:
        return None
    if tolerance.unit == "percent" and reading.unit != "percent":
        return abs(reading.value) * tolerance.value / 100
    if tolerance.unit in {None, reading.unit}:
        return tolerance.value
    points = reading.unit == "percent" and tolerance.unit == "percentage point"
    return tolerance.value if points else None


def _widen(reading: Reading, tolerance: _Tolerance, reach: float, end: int) -> None:
    sheet, value = reading.sheet, reading.value or 0.0
    reading.bound, reading.low, reading.high = "~", value - reach, value + reach
    reading.hedge = Span(sheet.starts[tolerance.start], sheet.ends[end - 1])
    reading.resume = max(reading.resume, end)


def extend_tolerance(reading: Reading) -> Reading:
    """Take a tolerance said by a mark, and the unit behind it, into an amount.

    Args:
        reading: An amount, its bounds not yet read.

    Returns:
        The same reading, widened where a tolerance follows it.

    >>> text = "a mass of 1,240 ± 15 kilograms"
    >>> found = extend_tolerance(read_amount(Sheet(text, 0, len(text)), 3))
    >>> found.low, found.high, found.unit
    (1225.0, 1255.0, 'kilogram')
    """
    if reading.sheet.low(reading.end) not in {"±", "+"}:
        return reading
    found = _find_tolerance(reading.sheet, reading.end, _MARKS)
    if found is None or found.amount is None:
        return reading
    if reading.unit is None and found.amount.unit not in {None, "percent"}:
        reading.unit, reading.kind = found.amount.unit, found.amount.kind
    reach = _reach(reading, found.amount)
    if reach is not None:
        _widen(reading, found, reach, found.amount.end)
        reading.end = found.amount.end
    return reading


def add_tolerance(reading: Reading, index: int) -> None:
    """Widen an amount by the tolerance said in words after it or after its noun.

    Args:
        reading: The quantity, its unit and noun found.
        index: Index after it, or after its noun.
    """
    sheet = reading.sheet
    if reading.value is None or not _has_tolerance(sheet, index):
        return
    found = _find_tolerance(sheet, _skip_to_comma(sheet, index), _WORDS)
    if found is None:
        return
    end = found.end
    if reading.unit == "percent" and sheet.low(end) in {"point", "points"}:
        end += 1
    reach = None if found.amount is None else _reach(reading, found.amount)
    if reach is not None:
        _widen(reading, found, reach, end)
    elif found.amount is None or found.amount.value is None:
        set_bound(reading, "~")  # "300 people, give or take", "give or take a few"
        reading.hedge = Span(sheet.starts[found.start], sheet.ends[end - 1])
        reading.resume = max(reading.resume, end)


def _has_tolerance(sheet: Sheet, index: int) -> bool:
    """Say at low cost whether words of a tolerance stand near."""
    return any(word in {"give", "plus"} for word in sheet.lowers[index : index + 5])
