"""Rules for what starts with last, this, next, the same, that, the following."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from whence.extract.times.dates import after_abbreviation
from whence.extract.times.forms import Base, Form
from whence.extract.times.holidays import read_holiday
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.numerals import read_numeral
from whence.extract.times.weekdays import in_part_of_day, with_date

__all__ = ["read_shifted"]

_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019`")
_APOSTROPHES = frozenset("'\u2019")
_INNER = MappingProxyType({"past": -1, "coming": 1, "same": 0})
_WITHIN = frozenset("in over for within during into".split())
_BEFORE_VERB = frozenset("could may might will would can to must should not".split())
_NO_STEPS = frozenset({"TS", "TM", "TH", "L"})


class _Shift(NamedTuple):
    """How far, from where, and which tokens say so.

    Attributes:
        first: The word that shifts.
        at: The token after it.
        steps: -1 last, 0 this, 1 next.
        base: What it counts from.
    """

    first: int
    at: int
    steps: int
    base: Base


def _read_lead(lexemes: Lexemes, index: int) -> _Shift | None:
    senses, words = lexemes.senses[index], lexemes.words
    if words[index] == "last" and words[index - 1] in _BEFORE_VERB:
        return None  # "could last months"
    base: Base = "context"
    if "shift" in senses:
        steps = int(senses["shift"])
        if not (words[index] == "next" and words[index - 1] == "the"):
            base = "published"
    elif "follow" in senses:
        steps = int(senses["follow"])
    elif "that" in senses:
        steps = 0
    else:
        return None
    at = index + 1
    if words[index] == "this" and words[at] in _INNER:
        steps, at = _INNER[words[at]], at + 1
    elif words[index] == "that" and words[at] == "same":
        at += 1
    return _Shift(index, at, steps, base)


def read_shifted(lexemes: Lexemes, index: int) -> Form | None:
    """Read "last year", "next Tuesday", "the same evening", "the past three months"."""
    lead = _read_lead(lexemes, index)
    if lead is None:
        return None
    for sense in lexemes.senses[lead.at]:
        reader = _READERS.get(sense)
        found = None if reader is None else reader(lexemes, lead)
        if found is not None:
            return found
    if lexemes.words[index] == "latest" and lexemes.words[lead.at] == "period":
        form = Form("unit", index, lead.at + 1, unit="Q", shift_unit="self")
        return replace(form, base="context")
    return _amount(lexemes, lead)


def _moved(form: Form, lead: _Shift) -> Form:
    """Return a form with the shift of the words before it."""
    return replace(
        form, first=lead.first, shift=lead.steps, shift_unit="self", base=lead.base
    )


def _month(lexemes: Lexemes, lead: _Shift) -> Form | None:
    if not lexemes.is_capital(lead.at):
        return None
    last = after_abbreviation(lexemes, lead.at)
    month = int(lexemes.senses[lead.at]["month"])
    form = _moved(Form("calendar", lead.first, last, unit="M", month=month), lead)
    day = lexemes.has(last, "int") or lexemes.has(last, "ordinal")
    if day is not None and 1 <= int(day) <= 31 and len(day) < 3:
        return replace(form, unit="D", day=int(day), last=last + 1)
    return form


def _weekday(lexemes: Lexemes, lead: _Shift) -> Form | None:
    if lexemes.words[lead.at] == "sun" and lexemes.words[lead.at + 1] != ".":
        return None  # "that Sun" is a newspaper, a firm or the star
    number = int(lexemes.senses[lead.at]["weekday"])
    form = Form("weekday", lead.first, lead.at + 1, unit="D", number=number)
    form = _moved(form, lead)
    return in_part_of_day(lexemes, form) or with_date(lexemes, form)


def _holiday(lexemes: Lexemes, lead: _Shift) -> Form | None:
    holiday = read_holiday(lexemes, lead.at)
    if holiday is None or holiday.year or holiday.shift_unit:
        return None
    return _moved(holiday, lead)


def _season(lexemes: Lexemes, lead: _Shift) -> Form | None:
    name = lexemes.senses[lead.at]["season"]
    return _moved(Form("season", lead.first, lead.at + 1, name=name), lead)


def _fiscal(lexemes: Lexemes, lead: _Shift) -> Form | None:
    noun = lexemes.words[lead.at + 1]
    if noun == "year":
        if lexemes.words[lead.first] == "latest":  # the last that has ended
            lead = lead._replace(steps=-1)
        return _moved(Form("fiscal", lead.first, lead.at + 2, unit="FY"), lead)
    if noun == "quarter":
        return _moved(Form("quarter", lead.first, lead.at + 2, unit="Q"), lead)
    return None


def _daypart(lexemes: Lexemes, lead: _Shift) -> Form | None:
    name = lexemes.senses[lead.at]["daypart"]
    if lexemes.words[lead.at] == "night" and lead.steps == 1:
        name = "TNI"
    day = Form("deictic", lead.first, lead.at + 1, unit="D", shift=lead.steps)
    day = replace(day, base=lead.base)
    return Form("clock", lead.first, lead.at + 1, name=name, inner=day)


def _unit(lexemes: Lexemes, lead: _Shift) -> Form | None:
    unit = lexemes.senses[lead.at]["unit"]
    words, last = lexemes.words, lead.at + 1
    quoted = words[lead.first - 1] in _QUOTES and lexemes.is_capital(lead.at)
    closed = words[last + 1 if words[last] in {",", "."} else last] in _QUOTES
    title = quoted and (closed or lexemes.is_capital(last))
    if unit in _NO_STEPS or unit == "NI" or title:
        return None  # the broadcast "This Week"
    word, definite = words[lead.first], words[lead.first - 1] == "the"
    window = word == "past" or (word == "coming" and definite) or unit == "FN"
    if unit != "WE" and lead.steps and window:
        return _window(lead, last, 1.0, unit)
    ahead = word == "next" and definite and unit in {"W", "M", "Y", "E"}
    if ahead and words[lead.first - 2] in _WITHIN:
        return _window(lead, last, 1.0, unit)  # "in the next year"
    form = _moved(Form("unit", lead.first, last, unit=unit), lead)
    if unit == "WE" and word == "this":
        form = replace(form, name="this")
    found: Form | None = None
    if unit == "Y" and words[last] in _APOSTROPHES and words[last + 1] == "s":
        found = _part_of_year(lexemes, form)
    elif unit == "D":
        found = in_part_of_day(lexemes, form)
    return found or form


def _part_of_year(lexemes: Lexemes, form: Form) -> Form | None:
    """Read "this year's third quarter" from the year on."""
    at = form.last + 2
    form = replace(form, shift_unit="Y")
    number = lexemes.has(at, "ordinal")
    if number is None:
        quarter = lexemes.has(at, "unit") == "Q"
        return replace(form, kind="quarter", last=at + 1) if quarter else None
    form = replace(form, last=at + 2, number=int(number))
    if lexemes.has(at + 1, "unit") == "Q" and 1 <= form.number <= 4:
        return replace(form, kind="quarter")
    if lexemes.has(at + 1, "half") and form.number in {1, 2}:
        return replace(form, kind="half")
    return None


def _window(lead: _Shift, last: int, amount: float | None, unit: str) -> Form:
    """Return a stretch that ends, or begins, with the page's day."""
    form = Form("duration", lead.first, last, unit=unit, amount=amount)
    return replace(form, shift=lead.steps, shift_unit="window", base="published")


def _amount(lexemes: Lexemes, lead: _Shift) -> Form | None:
    """Read "the past three months", "the next several days", "coming weeks"."""
    numeral = read_numeral(lexemes, lead.at)
    if numeral is None:
        unit = lexemes.has(lead.at, "units")
        if unit is None or not lead.steps or lead.base != "published":
            return None
        return _window(lead, lead.at + 1, None, unit)
    last = numeral.last
    if lexemes.words[last] in {"to", "or", "-", "\u2013"}:
        second = read_numeral(lexemes, last + 1)
        if second is not None:
            numeral, last = second._replace(value=None), second.last
    if lexemes.words[last] in {"full", "consecutive", "more", "straight"}:
        last += 1
    unit = lexemes.has(last, "units") or lexemes.has(last, "unit")
    if unit is None or lead.steps == 0:
        return None
    form = _window(lead, last + 1, numeral.value, unit)
    vague = numeral.approximate and numeral.value is not None
    return replace(form, part="approx" if vague else None)


_READERS: Mapping[str, Callable[[Lexemes, _Shift], Form | None]] = MappingProxyType(
    {
        "month": _month,
        "weekday": _weekday,
        "holiday": _holiday,
        "season": _season,
        "fiscal": _fiscal,
        "daypart": _daypart,
        "unit": _unit,
    }
)
