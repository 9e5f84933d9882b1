"""The grammar: from tokens to time expressions, in one pass from left to right.

Each token that has a sense is offered to the few rules that this sense can start;
the longest reading wins, and reading goes on after it. A rule looks at no more than
a dozen tokens, so the time is linear in the text.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from whence.extract.times import dates, habits, periods, years
from whence.extract.times.amounts import read_amount
from whence.extract.times.clocks import read_clock, read_daypart, read_hours_of
from whence.extract.times.forms import Form
from whence.extract.times.holidays import read_holiday
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.modifiers import widen
from whence.extract.times.names import is_name
from whence.extract.times.series import share_parts
from whence.extract.times.shifted import read_shifted
from whence.extract.times.spoken import read_spoken_clock
from whence.extract.times.units import read_unit
from whence.extract.times.weekdays import (
    in_part_of_day,
    read_dated_weekday,
    read_deictic,
)

__all__ = ["find_forms"]

_Reader = Callable[[Lexemes, int], Form | None]


def _read_quoted_year(lexemes: Lexemes, index: int) -> Form | None:
    """Read "'92" where the quotation mark stands before the digits."""
    found = dates.read_year_at(lexemes, index - 1)
    lead, year = lexemes.words[index - 2], lexemes.has(index - 3, "int") or ""
    listed = lead in {",", "and", "or"} and len(year) in {2, 4}  # "1994, '98 and 2002"
    if found is not None and listed:
        return Form("calendar", index - 1, found[1], unit="Y", year=found[0])
    if found is None or lexemes.words[index - 2] not in {"in", "since", "of", "by", "late",
                                                         "early", "spring", "summer",
                                                         "autumn", "fall", "winter"}:  # fmt: skip
        return None
    return Form("calendar", index - 1, found[1], unit="Y", year=found[0])


def _read_holiday(lexemes: Lexemes, index: int) -> Form | None:
    """Read "Christmas" and "Christmas night"."""
    form = read_holiday(lexemes, index)
    return None if form is None else in_part_of_day(lexemes, form) or form


_READERS: Mapping[str, tuple[_Reader, ...]] = MappingProxyType(
    {
        "month": (dates.read_month_first,),
        "int": (
            dates.read_numeric,
            dates.read_day_first,
            read_clock,
            read_amount,
            years.read_year,
            read_spoken_clock,
            periods.read_decade,
            periods.read_dated_part,
            _read_quoted_year,
        ),
        "ordinal": (
            dates.read_day_first,
            dates.read_ordinal_day,
            periods.read_ordinal_part,
            periods.read_century,
        ),
        "weekday": (read_dated_weekday,),
        "weekdays": (habits.read_set,),
        "every": (habits.read_set,),
        "rate": (habits.read_rate,),
        "dayparts": (habits.read_set,),
        "shift": (
            read_shifted,
            periods.read_ordinal_part,
            habits.read_reference,
        ),
        "follow": (read_shifted,),
        "that": (read_shifted,),
        "cardinal": (
            read_amount,
            years.read_spelled_year,
            read_clock,
            read_spoken_clock,
        ),
        "scale": (read_amount,),
        "vague": (read_amount,),
        "count": (read_amount,),
        "decimal": (read_clock, read_amount),
        "unit": (read_unit, read_spoken_clock),
        "units": (read_unit, read_hours_of),
        "recent": (read_unit, habits.read_reference),
        "season": (periods.read_season,),
        "fiscal": (periods.read_fiscal,),
        "deictic": (read_deictic,),
        "tonight": (read_deictic,),
        "overnight": (read_deictic,),
        "daypart": (read_daypart,),
        "point": (read_clock,),
        "clock": (read_clock,),
        "clock12": (read_clock,),
        "hours": (read_clock,),
        "numeric": (dates.read_numeric,),
        "decades": (periods.read_decade,),
        "decade": (periods.read_decade,),
        "code": (periods.read_code,),
        "holiday": (_read_holiday,),
        "half": (read_spoken_clock,),
        "reference": (habits.read_reference,),
        "referent": (habits.read_reference,),
    }
)
_TIMES_OF_RATE = frozenset({"once", "twice", "times"})
_JOINED = frozenset({"at", ","})


def _read_core(lexemes: Lexemes, index: int, floor: int) -> Form | None:
    """Return the longest reading that starts at a token."""
    best: Form | None = None
    for sense in lexemes.senses[index]:
        for reader in _READERS.get(sense, ()):
            form = reader(lexemes, index)
            if form is None or form.first < floor:
                continue
            if best is None or form.last > best.last:
                best = form
    return best


def _join_clock(lexemes: Lexemes, form: Form) -> Form:
    """Extend a date by the clock time after it: "Monday at 10 a.m."."""
    if form.unit != "D" or form.kind not in {
        "calendar",
        "weekday",
        "deictic",
        "holiday",
    }:
        return form
    at = form.last
    if lexemes.words[at] in _JOINED:
        at += 1
    if not ({"clock", "clock12", "int", "point"} & lexemes.senses[at].keys()):
        return form
    clock = read_clock(lexemes, at)
    if clock is None or clock.inner is not None or lexemes.new_line(at):
        return form
    if lexemes.has(at, "int") and clock.last == at + 1:
        return form
    return replace(clock, first=form.first, inner=form)


def find_forms(lexemes: Lexemes) -> list[Form]:
    """Return the time expressions of a stretch of text, as its words say them.

    Args:
        lexemes: The stretch, read into tokens.

    Returns:
        Forms in reading order, none overlapping another.

    >>> from whence.extract.times.lexemes import read_lexemes
    >>> from whence.model import Span
    >>> text = "He left on the 30th of last month and returns on Friday."
    >>> lexemes = read_lexemes(text, Span(0, len(text)))
    >>> [lexemes.span(form.first, form.last).of(text) for form in find_forms(lexemes)]
    ['the 30th of last month', 'Friday']
    """
    found: list[Form] = []
    index, floor = 1, 1
    while index < lexemes.size:
        senses = lexemes.senses[index]
        form = None
        if senses:
            form = _read_core(lexemes, index, floor)
        elif lexemes.words[index] in _TIMES_OF_RATE:
            form = habits.read_rate(lexemes, index)
        if form is None or is_name(lexemes, form):
            index = index + 1 if form is None else form.last
            continue
        form = _join_clock(lexemes, form)
        following: list[Form] = []
        form, following = share_parts(lexemes, form, found, floor)
        form = widen(lexemes, form, floor)
        found.append(form)
        found.extend(following)
        index = floor = found[-1].last
    return found
