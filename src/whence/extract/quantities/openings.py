"""What a token opens: a share, a ratio, an article that is a one, an amount, a range."""

from whence.extract.quantities.amounts import read_amount
from whence.extract.quantities.completing import PAST
from whence.extract.quantities.fractions import (
    Part,
    find_part_after,
    find_part_range,
    find_part_word,
)
from whence.extract.quantities.numerals import Numeral, read_numeral
from whence.extract.quantities.ranges import extend_range
from whence.extract.quantities.reading import Reading
from whence.extract.quantities.sheet import Sheet
from whence.extract.quantities.tolerances import extend_tolerance
from whence.extract.quantities.units import find_unit_after
from whence.lexicon.numbers import load_numbers

__all__ = ["opens_unit", "read_opening"]

_POINT_PARTS = {"half": 0.5, "quarter": 0.25, "quarters": 0.25}
_RATES = frozenset(
    """rate rates interest borrowing mortgage lending yield yields fed inflation percent
    deposit""".split()
)
_PROPORTIONS = frozenset("percentage percent per basis".split())
_ARTICLE_UNITS_AFTER = frozenset(
    "than over under about nearly almost around least".split()
)


def _read_part(sheet: Sheet, part: Part) -> Reading:
    reading = Reading(sheet, part.start, part.end, part.kind)
    reading.value = reading.low = reading.high = part.value
    reading.is_relative = True
    inner = sheet.lowers[part.start : part.end]
    if part.kind != "share" or part.noun >= 0 or "in" in inner or "of" in inner:
        return reading
    at = part.end
    if sheet.low(at) == "of" and sheet.low(at + 1) in {"a", "an", "one", "1"}:
        at += 2  # "half of 1 percent", "a quarter of an hour"
    elif sheet.low(at) in {"a", "an"}:  # "half an hour", "half a mile"
        at += 1
    elif sheet.low(at) == "of":
        return reading
    numeral = Numeral(part.value, part.start, part.end, in_figures=False)
    unit = find_unit_after(sheet, at, numeral)
    if unit is not None:
        reading.kind, reading.unit = unit.unit.kind, unit.unit.name
        reading.end, reading.is_relative = unit.end, False
    return reading


def _read_point_part(sheet: Sheet, index: int) -> Reading | None:
    """Read "a quarter-point", "half a point" of rates: a part of a percentage point."""
    at, times = index, 1
    if sheet.low(at) in {"three", "one"}:
        times = 3 if sheet.low(at) == "three" else 1
        at += 1 + sheet.is_hyphen(at + 1)
    value = _POINT_PARTS.get(sheet.low(at))
    if value is None:
        return None
    value *= times
    at += 1
    at += sheet.is_hyphen(at)
    at += sheet.low(at) == "of"
    at += sheet.low(at) in {"a", "an"}
    if sheet.low(at) not in {"point", "points"} or not _RATES & set(sheet.lowers):
        return None
    reading = Reading(sheet, index, at + 1, "percent", value, value, value)
    reading.unit = "percentage point"
    return reading


def opens_unit(sheet: Sheet, index: int) -> bool:
    """Say whether an article may be a one: "over an hour", "an hour and a half"."""
    if sheet.low(index) not in {"a", "an"}:
        return False
    halved = sheet.match(index + 2, ("and", "a", "half"))
    return (
        halved
        or sheet.low(index - 1) in _ARTICLE_UNITS_AFTER
        or _opens_single(sheet, index)
    )


def _opens_single(sheet: Sheet, index: int) -> bool:
    """Say whether "a single percentage point" opens at a token."""
    return sheet.low(index + 1) == "single" and sheet.low(index + 2) in _PROPORTIONS


def _read_article_unit(sheet: Sheet, index: int) -> Reading | None:
    """Read "less than a percentage point", "over an hour": one, if it is bounded."""
    if not opens_unit(sheet, index):
        return None
    at = index + 1 + _opens_single(sheet, index)
    unit = find_unit_after(sheet, at, Numeral(1, index, at, in_figures=False))
    if unit is None or sheet.low(unit.end) in PAST or unit.unit.kind == "money":
        return None
    if sheet.low(unit.end) in {"later", "before", "after"}:
        return None
    halved = sheet.match(unit.end, ("and", "a", "half"))
    value, end = (1.5, unit.end + 3) if halved else (1.0, unit.end)
    reading = Reading(sheet, index, end, unit.unit.kind, value, value, value)
    reading.unit = unit.unit.name
    return reading


def read_opening(sheet: Sheet, index: int) -> tuple[Reading | None, Part | None]:
    """Read what a token opens, its bounds and noun still to be found.

    Args:
        sheet: The sentence.
        index: The token.

    Returns:
        The amount, share, ratio or range, None for none; and how a share or a ratio
        was read, None for the others.

    >>> text = "less than an hour"
    >>> read_opening(Sheet(text, 0, len(text)), 2)[0].unit
    'hour'
    """
    if sheet.low(index) in {"a", "an"}:
        return _read_article_unit(sheet, index), None
    point = _read_point_part(sheet, index)
    if point is not None:
        return point, None
    part = _find_part(sheet, index)
    if part is None:
        amount = read_amount(sheet, index)
        if amount is None:
            return None, None
        return extend_range(extend_tolerance(amount)), None
    second = find_part_range(sheet, part)
    if second is None:
        return _read_part(sheet, part), part
    reading = Reading(sheet, part.start, second.end, "share")
    reading.low, reading.high = part.value, second.value
    reading.is_relative = True
    return reading, second


def _find_part(sheet: Sheet, index: int) -> Part | None:
    if sheet.low(index) in load_numbers().plurals:
        return None
    numeral = read_numeral(sheet, index)
    if numeral is None:
        return find_part_word(sheet, index)
    return find_part_after(sheet, numeral)
