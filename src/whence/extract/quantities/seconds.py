"""The other reading of an ambiguous figure: "over six months", "three times higher".

The first reading follows the usage of newspapers; the second is kept beside it, so
that nobody who reckons with the figure takes the choice for a fact.
"""

import re
from dataclasses import replace

from whence.extract.quantities.bounds import find_placing
from whence.extract.quantities.ranges import CHANGE_VERBS
from whence.extract.quantities.reading import Reading
from whence.lexicon.numbers import load_numbers
from whence.model import SecondReading, Sense

__all__ = ["find_second"]

_LESS = frozenset("lower smaller fewer shorter slower cheaper weaker poorer".split())
_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_AUXILIARIES = frozenset("has have had was were been be".split())


def _same(reading: Reading, sense: Sense) -> SecondReading:
    """Return the reading as it stands, to be changed where the second one differs."""
    return SecondReading(
        sense,
        reading.kind,
        reading.value,
        reading.low,
        reading.high,
        reading.bound,
        reading.unit,
    )


def _scaled(found: SecondReading, value: float) -> SecondReading:
    """Return a reading of another number under the same bound."""
    return replace(
        found,
        value=value,
        low=None if found.low is None else value,
        high=None if found.high is None else value,
    )


def _added(found: SecondReading) -> SecondReading:
    """Return a ratio with the base itself on top of it."""
    return replace(
        found,
        value=None if found.value is None else found.value + 1,
        low=None if found.low is None else found.low + 1,
        high=None if found.high is None else found.high + 1,
    )


def _find_bounded(reading: Reading) -> SecondReading | None:
    """Take "over" and "up to" for bounds where the first reading does not."""
    if reading.value is None or reading.hedge is not None or reading.bound != "=":
        return None
    match = find_placing(reading.sheet, reading.start)
    if match is None:
        return None
    found = replace(_same(reading, "bound"), bound=match.bound)
    open_high = match.bound in {">", ">="}
    return replace(
        found,
        low=reading.value if open_high else None,
        high=None if open_high else reading.value,
    )


def _find_ratio(reading: Reading) -> SecondReading | None:
    """Add the base in "three times higher"; multiply in "rose three times"."""
    sheet, at = reading.sheet, reading.end
    if reading.kind == "ratio" and sheet.low(at - 1) == "times":
        word = sheet.low(at)
        more = word == "more" or (word.endswith("er") and word not in _LESS)
        if more and word not in {"over", "other"}:
            return _added(_same(reading, "added"))
    if reading.counted == "time" and reading.unit is None:
        verb = sheet.low(reading.start - 1)
        if verb in CHANGE_VERBS and sheet.low(at) == "times":
            return replace(_same(reading, "multiplied"), kind="ratio")
    return None


def _find_unit(reading: Reading) -> SecondReading | None:
    """Take "tons" for tonnes."""
    if reading.kind != "measure" or reading.unit is None:
        return None
    names = reading.unit.split(" per ")
    if names[0] != "ton":
        return None
    unit = " per ".join(["tonne", *names[1:]])
    return replace(_same(reading, "metric"), unit=unit)


def _find_number(reading: Reading) -> SecondReading | None:
    """Read the point of "1.250" as a mark of thousands, "a couple" as a few."""
    sheet = reading.sheet
    if reading.value is None:
        return None
    if "couple" in sheet.lowers[reading.start : reading.end] and reading.bound == "~":
        some = replace(_same(reading, "some"), value=None, low=reading.value)
        return replace(some, high=None, bound=">=")
    if reading.kind not in {"count", "money"}:
        return None
    magnitudes = load_numbers().magnitudes
    for at in range(reading.start, reading.end):
        word = sheet.word(at)
        grouped = "." in word and _GROUPED.fullmatch(word) is not None
        if grouped and sheet.low(at + 1) not in magnitudes:
            scaled = reading.value * 1000
            return _scaled(_same(reading, "grouped"), float(round(scaled)))
    return None


def find_second(reading: Reading) -> SecondReading | None:
    """Find what a figure says if its words are taken the other way.

    Args:
        reading: A quantity, read to its end.

    Returns:
        The second reading; None where the words leave only one.

    >>> from whence.extract.quantities.finder import read_sentence
    >>> from whence.extract.quantities.sheet import Sheet
    >>> text = "The true figure is three times higher."
    >>> [found] = read_sentence(Sheet(text, 0, len(text)))
    >>> found.value, found.second.sense, found.second.value
    (3.0, 'added', 4.0)
    """
    return (
        _find_number(reading)
        or _find_ratio(reading)
        or _find_bounded(reading)
        or _find_unit(reading)
    )
