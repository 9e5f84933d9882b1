"""Rules for what starts with a unit: the weekend, year-end, the day after Christmas."""

from dataclasses import replace

from whence.extract.times.amounts import ENDS_CLAUSE, read_single
from whence.extract.times.dates import goes_on, read_day_first, read_month_first
from whence.extract.times.forms import Base, Form
from whence.extract.times.holidays import read_holiday
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.shifted import read_shifted
from whence.extract.times.weekdays import read_weekday

__all__ = ["read_unit"]

_DASHES = frozenset("-\u2011")
_APOSTROPHES = frozenset("'\u2019")
_SIDES = {"before": -1, "after": 1, "following": 1}
_FINE_UNITS = frozenset({"TS", "TM"})
_ENDING = frozenset("Y M Q E C".split())
_WHOLES = frozenset({"rest", "part", "half"})
_DEFINITE = frozenset({"the", "whole", "entire"})
_DETERMINERS = _DEFINITE | frozenset({"a", "an", "one", "half"})
_LENGTH_LEADS = frozenset("for within over after in of lasting".split())


def _unit(first: int, last: int, unit: str, base: Base, steps: int = 0) -> Form:
    """Return a unit some steps from the one that the base lies in."""
    form = Form("unit", first, last, unit=unit, shift=steps)
    return replace(form, shift_unit="self", base=base)


def read_unit(lexemes: Lexemes, index: int) -> Form | None:
    """Read "a year ago", "the weekend", "year-end", "for years", "recent months"."""
    words = lexemes.words
    unit = lexemes.has(index, "unit")
    if unit is None:
        return _read_plural(lexemes, index)
    lead, follow = words[index - 1], words[index + 1]
    if follow in _DASHES and lexemes.touches(index + 1):
        return _read_compound(lexemes, index, unit)
    end = _end_of(words, index, unit)
    if end is not None:
        return replace(_unit(index, end, unit, "published"), part="end")
    if lead in _DETERMINERS:
        reader = _read_definite if lead in _DEFINITE else read_single
        return reader(lexemes, index, unit)
    form = Form("offset", index, index + 2, unit="Y", amount=1, shift=-1)
    bare = unit == "Y" and follow == "ago"
    return replace(form, base="published") if bare else None


def _end_of(words: list[str], index: int, unit: str) -> int | None:
    """Return the index after "year end" or "month's end"; None for neither."""
    if words[index + 1] in _APOSTROPHES and words[index + 2 : index + 4] == [
        "s",
        "end",
    ]:
        return index + 4
    return index + 2 if unit == "Y" and words[index + 1] == "end" else None


def _read_definite(lexemes: Lexemes, index: int, unit: str) -> Form | None:
    """Read "the weekend", "the quarter", "the day after", "the end of the year"."""
    words = lexemes.words
    after, beyond = words[index + 1], words[index + 2]
    if after in _SIDES and _ends_after(after, beyond, unit):
        return _side(index, index + 2, unit, _SIDES[after])
    if _is_twice_removed(lexemes, index):
        return _side(index, index + 3, unit, 2 * _SIDES[after], "published")
    if after in _SIDES and beyond == "that" and words[index + 3] in ENDS_CLAUSE:
        return _side(index, index + 3, unit, _SIDES[after])
    if unit in {"WE", "Q"}:
        split = unit == "Q" and after in {"of", "-"}
        named: Base = "published" if unit == "WE" else "context"
        return None if split else _unit(index, index + 1, unit, named)
    if after in {"of", "before", "after"}:
        return _beside_date(lexemes, index, unit)
    return _part_of_unit(lexemes, index, unit)


def _is_twice_removed(lexemes: Lexemes, index: int) -> bool:
    """Say whether "before last" or "after next" counts on: "the week before last"."""
    pair = (lexemes.words[index + 1], lexemes.words[index + 2])
    if pair not in {("before", "last"), ("after", "next")}:
        return False
    follow = lexemes.senses[index + 3]
    if {"unit", "month", "weekday", "season", "holiday", "half"} & follow.keys():
        return False  # "the year before last summer"
    return not lexemes.is_capital(index + 3) or not lexemes.is_word(index + 3)


def _side(first: int, last: int, unit: str, steps: int, base: Base = "context") -> Form:
    """Return the unit before or after the one that the story, or the page, stands in."""
    if unit != "NI":
        return _unit(first, last, unit, base, steps)
    day = Form("deictic", first, last, unit="D", shift=steps, base=base)
    return Form("clock", first, last, name="TNI", inner=day)


def _ends_after(after: str, beyond: str, unit: str) -> bool:
    """Say whether "the day after" ends there, so that it counts from the time before."""
    if beyond in ENDS_CLAUSE:
        return True
    if after == "following":
        return goes_on(beyond)
    return unit == "Y" and beyond not in {"the", "last", "next"}


def _part_of_unit(lexemes: Lexemes, index: int, unit: str) -> Form | None:
    """Read the unit of "the end of the year", "late in the month", "the year to May"."""
    words = lexemes.words
    before, lead = words[index - 2], words[index - 3]
    section = "section" in lexemes.senses[index - 3] or lead in _WHOLES
    if unit == "D" and words[index - 5 : index - 3] == ["at", "the"]:
        return None  # "at the end of the day": in the end
    if before == "of" and section:
        base: Base = "context" if unit == "D" else "published"
        return _unit(index, index + 1, unit, base)
    if before == "before" and _is_over(words, index + 1):
        return replace(_unit(index, index + 1, unit, "published"), part="end")
    if before == "in" and lead in {"late", "early", "later", "earlier"}:
        form = _unit(index - 3, index + 1, unit, "context")
        name = lead if lead.endswith("er") else ""  # up to, or from, the page's day
        form = replace(form, name=name)
        return replace(form, part="end" if lead.startswith("late") else "start")
    lasts = {"to", "ended", "ending"} if unit == "Y" else {"ended", "ending"}
    dated = {"month", "weekday", "int"} & lexemes.senses[index + 2].keys()
    if unit == "W" and words[index + 1] == "to" and dated:
        lasts = {"to"}
    if unit in {"Y", "W", "M"} and words[index + 1] in lasts:
        return Form("duration", index, index + 1, unit=unit, amount=1)
    return None


def _is_over(words: list[str], at: int) -> bool:
    """Say whether "is out", "is over" or "ends" follows: "before the year is out"."""
    ended = words[at] in {"is", "was"} and words[at + 1] in {"out", "over"}
    return ended or words[at] in {"ends", "ended"}


def _beside_date(lexemes: Lexemes, index: int, unit: str) -> Form | None:
    """Read "the week of March 6", "the day after Christmas"."""
    link, at = lexemes.words[index + 1], index + 2
    if unit not in {"D", "W", "WE"} or (unit != "D") != (link == "of"):
        return None
    inner = (
        read_month_first(lexemes, at)
        or read_day_first(lexemes, at)
        or read_weekday(lexemes, at)
        or read_shifted(lexemes, at)
        or read_holiday(lexemes, at)
    )
    if inner is None or inner.unit != "D" or inner.kind == "unit":
        return None
    if link == "of":
        return Form("part-of", index, inner.last, unit=unit, number=0, inner=inner)
    form = Form("offset", index, inner.last, unit="D", amount=1, inner=inner)
    return replace(form, shift=_SIDES[link])


def _read_compound(lexemes: Lexemes, index: int, unit: str) -> Form | None:
    """Read "year-end", "year-earlier", "year-ago", "day-long"."""
    word, last = lexemes.words[index + 2], index + 3
    if unit in _ENDING and word == "end":
        return replace(_unit(index, last, unit, "published"), part="end")
    if unit in {"Y", "M", "W"} and word in {"earlier", "ago"}:
        quarter = lexemes.has(last, "unit") == "Q" or lexemes.words[last] == "period"
        if quarter:
            form = _unit(index, last + 1, "Q", "context", -1)
            return replace(form, kind="quarter", shift_unit="Y")
        form = Form("offset", index, last, unit=unit, amount=1, shift=-1)
        return replace(form, base="context")
    if word == "long":
        return Form("duration", index, last, unit=unit, amount=1)
    return None


def _read_plural(lexemes: Lexemes, index: int) -> Form | None:
    """Read "for years", "recent months", "weeks ago"."""
    words = lexemes.words
    if "recent" in lexemes.senses[index]:
        unit = lexemes.has(index + 1, "units")
        if unit is None:
            return None
        return Form("reference", index, index + 2, name="PAST_REF")
    unit = lexemes.has(index, "units")
    if unit is None or unit in _FINE_UNITS:
        return None
    if words[index + 1] in {"ago", "later", "earlier"}:
        steps = 1 if words[index + 1] == "later" else -1
        base: Base = "published" if words[index + 1] == "ago" else "context"
        return Form("offset", index, index + 2, unit=unit, shift=steps, base=base)
    lasting = words[index + 1] in _DASHES and words[index + 2] == "long"
    if lasting or words[index - 1] in _LENGTH_LEADS:
        last = index + 3 if lasting else index + 1
        return Form("duration", index, last, unit=unit)
    return None
