"""Rules for clock times and parts of the day, with their zone and their date."""

import re
from dataclasses import replace

from whence.extract.times.dates import (
    after_abbreviation,
    read_day_first,
    read_month_first,
    read_numeric,
    read_ordinal_day,
)
from whence.extract.times.forms import Form
from whence.extract.times.holidays import read_holiday
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.periods import read_ordinal_part
from whence.extract.times.shifted import read_shifted
from whence.extract.times.weekdays import read_dated_weekday, read_deictic
from whence.lexicon.times import load_zones

__all__ = [
    "find_half",
    "finish_clock",
    "format_time",
    "join_date",
    "read_clock",
    "read_daypart",
    "read_hours_of",
]

_MERIDIEM = {"a.m.": "a", "a.m": "a", "am": "a", "p.m.": "p", "p.m": "p", "pm": "p"}
_CLOCK12 = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?([ap])m$")
_LEADS = frozenset(
    "at by until till from since around about before after to between and ,".split()
)


_HOUR_LEADS = frozenset("at around about by until".split())
_EARLY_HOURS = frozenset("early small wee morning evening night".split())
_PART_LEADS = frozenset("at by before after until".split())
_THE_PART_LEADS = frozenset("in during into through of throughout".split())
_DAYS = frozenset("weekday deictic shift that follow".split())
_DEEP_NIGHT = 5
_Hour = tuple[str, int, bool]


def format_time(
    hour: int, minute: int, meridiem: str, second: int | None = None
) -> str | None:
    """Return `HH:MM`, or None where the hour is none.

    Args:
        hour: As said, 0 to 24; 1 to 12 with a half of the day.
        minute: 0 to 59.
        meridiem: `a` or `p`; empty where the words do not say it.
        second: 0 to 59; None for none.

    >>> format_time(9, 30, "p"), format_time(12, 5, "a"), format_time(13, 0, "p")
    ('21:30', '00:05', None)
    """
    if meridiem:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    seconds = "" if second is None else f":{second:02d}"
    return f"{hour:02d}:{minute:02d}{seconds}"


def _zone(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """Read "GMT", "EDT", "New York time", "in Kyiv", "Moscow time"."""
    at = index
    linked = lexemes.words[at] == "in"
    if linked:
        at += 1
    zones = load_zones()
    surface = lexemes.surface(at)
    pair = f"{surface} {lexemes.surface(at + 1)}"
    for name, last in ((pair, at + 2), (surface, at + 1)):
        zone = zones.get(name)
        if zone is None:
            continue
        timed = lexemes.words[last] == "time"
        if zone.is_place or name in {"Eastern", "Central", "Pacific"}:
            if timed or linked:
                return name, last + 1 if timed else last
            continue
        if not linked:
            return name, last
    if lexemes.words[at] == "eastern" and lexemes.words[at + 2] == "time":
        return "Eastern", at + 3
    return None


def _hour(lexemes: Lexemes, index: int) -> _Hour | None:
    """Read the hour: the clock time, the index after it, whether it needs no support."""
    senses, words = lexemes.senses[index], lexemes.words
    if "point" in senses:
        named = lexemes.is_capital(index) and not lexemes.starts_sentence(index)
        if words[index - 1] == "high" or (named and words[index - 1] not in _LEADS):
            return None  # High Noon, the Noon edition
        return senses["point"], index + 1, True
    glued = _CLOCK12.match(senses.get("clock12", ""))
    if glued is not None:
        time = format_time(int(glued[1]), int(glued[2] or 0), glued[3])
        return _sure(time, index + 1)
    hours = senses.get("hours")
    if hours is not None:
        digits = hours.replace(":", "").rstrip("hrs")
        return _sure(format_time(int(digits[:2]), int(digits[2:]), ""), index + 1)
    meridiem = _MERIDIEM.get(words[index + 1], "")
    zoned = "decimal" in senses and words[index + 1] != "in"
    zoned = zoned and _zone(lexemes, index + 1) is not None  # "14.20 CET"
    if "decimal" in senses and words[index - 1] in _HOUR_LEADS:
        half = find_half(lexemes, index + 1, int(senses["decimal"].split(".")[0]))
        zoned = zoned or half is not None  # "at 7.30 tomorrow morning"
    if "clock" in senses or ("decimal" in senses and (meridiem or zoned)):
        return _minutes(lexemes, index, meridiem)
    return _plain_hour(lexemes, index, meridiem)


def _sure(time: str | None, last: int) -> _Hour | None:
    """Return an hour that needs no support from the words before it."""
    return None if time is None else (time, last, True)


def _minutes(lexemes: Lexemes, index: int, meridiem: str) -> _Hour | None:
    """Read "9:30", "9.30 p.m.", "14:32:10"."""
    senses = lexemes.senses[index]
    clock = senses.get("clock") or senses["decimal"]
    parts = [int(part) for part in clock.replace(".", ":").split(":")]
    second = parts[2] if len(parts) > 2 else None
    last = index + (2 if meridiem else 1)
    if not meridiem and 1 <= parts[0] <= 12:
        half = find_half(lexemes, last, parts[0])
        meridiem = "" if half is None else half[0]
    time = format_time(parts[0], parts[1], meridiem, second)
    if time is None:
        return None
    return time, last, bool(meridiem)


def _plain_hour(lexemes: Lexemes, index: int, meridiem: str) -> _Hour | None:
    """Read "9 p.m.", "four o'clock", "4 in the morning", "0140 GMT"."""
    words = lexemes.words
    digits = lexemes.has(index, "int") or lexemes.has(index, "cardinal")
    if digits is None:
        return None
    oclock = words[index + 1] == "o" and words[index + 3] == "clock"
    at = index + 4 if oclock else index + 1
    hour = int(digits)
    if len(digits) <= 2 and meridiem:
        return _sure(format_time(hour, 0, meridiem), index + 2)
    if len(digits) <= 2 and 1 <= hour <= 12:
        half = find_half(lexemes, at, hour)
        if half is not None and (oclock or words[index - 1] in _HOUR_LEADS):
            return _sure(format_time(hour, 0, half[0]), half[1])
        return _sure(f"{hour:02d}:00", at) if oclock else None
    local = words[at : at + 2] == ["local", "time"]
    zoned = local or lexemes.surface(at) in {"GMT", "UTC", "hours"}
    if len(digits) == 4 and zoned:
        time = format_time(int(digits[:2]), int(digits[2:]), "")
        return _sure(time, at + 1 if words[at] == "hours" else at)
    return None


def find_half(lexemes: Lexemes, index: int, hour: int) -> tuple[str, int] | None:
    """Find the half of the day that stands after an hour.

    Args:
        lexemes: The text.
        index: Index after the hour.
        hour: The hour, as said.

    Returns:
        `a` or `p`, and the index after its words: "p.m." and "in the morning" are part
        of the clock time, "on Saturday night" and "this morning" are left to be read
        as its date. None where no words tell.
    """
    words = lexemes.words
    meridiem = _MERIDIEM.get(words[index])
    if meridiem is not None:
        return meridiem, index + 1
    if words[index : index + 2] == ["in", "the"]:
        part = lexemes.has(index + 2, "daypart")
        return None if part is None else (_half_of(part, hour), index + 3)
    if words[index : index + 2] == ["at", "night"]:
        return _half_of("TNI", hour), index + 2
    at = index + 1 if words[index] in {"on", "the"} else index
    if words[at] == "tonight":
        return _half_of("TNI", hour), index
    if not _DAYS & lexemes.senses[at].keys():
        return None
    at = after_abbreviation(lexemes, at)
    part = lexemes.has(at, "daypart")
    return None if part is None else (_half_of(part, hour), index)


def _half_of(part: str, hour: int) -> str:
    """Return the half of the day that an hour lies in: two at night is in the first."""
    small = part == "TNI" and (hour < _DEEP_NIGHT or hour == 12)
    return "a" if part == "TMO" or small else "p"


def read_clock(lexemes: Lexemes, index: int) -> Form | None:
    """Read "9 p.m.", "14:32 GMT", "0140 GMT", "noon", "9:30 a.m. New York time"."""
    found = _hour(lexemes, index)
    if found is None:
        return None
    return finish_clock(lexemes, index, found)


def finish_clock(lexemes: Lexemes, index: int, found: _Hour) -> Form | None:
    """Extend a clock time by its zone and its date.

    Args:
        lexemes: The text.
        index: Its first token.
        found: The time `HH:MM`, the index after it, and whether it needs no support
            from the words around it.

    Returns:
        The form; None where nothing supports it.
    """
    time, last, sure = found
    zone = _zone(lexemes, last)
    name = ""
    if zone is not None:
        name, last, sure = zone[0], zone[1], True
    form = Form("clock", index, last, name=time, zone=name)
    dated = _dated(lexemes, form)
    if dated.last > form.last or dated.inner is not None or sure:
        return dated
    return form if lexemes.words[index - 1] in _LEADS else None


def _dated(lexemes: Lexemes, form: Form) -> Form:
    """Give a clock time the date after it, beyond "local time" or another zone's clock."""
    words, at = lexemes.words, form.last
    if words[at : at + 2] == ["local", "time"]:
        dated = join_date(lexemes, replace(form, last=at + 2))
        return dated if dated.inner is not None else form
    if words[at] != "(":
        return join_date(lexemes, form)
    close = next((end for end in range(at + 2, at + 8) if words[end] == ")"), None)
    if close is None:
        return form
    beyond = join_date(lexemes, replace(form, last=close + 1))
    return replace(form, inner=beyond.inner)


_DATE_READERS = (
    read_numeric,
    read_month_first,
    read_day_first,
    read_dated_weekday,
    read_deictic,
    read_holiday,
    read_shifted,
)


def join_date(lexemes: Lexemes, form: Form) -> Form:
    """Extend a clock time by the date after it: "on Tuesday", ", July 19, 2024"."""
    words, at = lexemes.words, form.last
    linked = words[at] in {"on", ","}
    after = at + 1 if linked else at
    if linked and words[after] == "the":
        day = read_ordinal_day(lexemes, after + 1)
        part = None if day is not None else read_ordinal_part(lexemes, after + 1)
        if part is not None and part.kind == "part-of" and part.unit == "D":
            day = part  # "noon on the last day of the month"
        return form if day is None else replace(form, last=day.last, inner=day)
    if words[at] == "," and "month" not in lexemes.senses[after]:
        return form
    for reader in _DATE_READERS:
        date = reader(lexemes, after)
        if date is None:
            continue
        if date.kind == "clock" and date.inner is not None and ":" not in date.name:
            # as in "at 6:04 on Monday morning"
            return replace(form, last=date.last, inner=date.inner)
        if date.unit == "D" or date.kind == "deictic":
            return replace(form, last=date.last, inner=date)
    return form


def read_hours_of(lexemes: Lexemes, index: int) -> Form | None:
    """Read "the early hours of Sunday", "the small hours", "the morning hours of May 3"."""
    words, first = lexemes.words, index - 1
    if words[index] != "hours" or words[first] not in _EARLY_HOURS:
        return None
    name = lexemes.has(first, "daypart") or "TMO"
    if words[first - 1] in {"early", "late"} and "daypart" in lexemes.senses[first]:
        first -= 1
    day = _day_of_part(lexemes, index + 1)
    if day is None:
        return None
    return Form("clock", first, day.last, name=name, inner=day)


def read_daypart(lexemes: Lexemes, index: int) -> Form | None:
    """Read "the night of 1 September", "dawn on the 2nd", "in the morning"."""
    part = lexemes.has(index, "daypart")
    capital = lexemes.is_capital(index) and not lexemes.starts_sentence(index)
    if part is None or capital:
        return None
    form = Form("clock", index, index + 1, name=part)
    words = lexemes.words
    hours = words[index + 1] == "hours"
    day = _day_of_part(lexemes, index + 2 if hours else index + 1)
    if day is not None:
        return replace(form, last=day.last, inner=day)
    lead, before = words[index - 1], words[index - 2]
    if "part" in lexemes.senses[index - 1]:
        lead, before = before, words[index - 3]
    name = lexemes.starts_sentence(index) and lexemes.is_capital(index + 1)
    placed = lead in _PART_LEADS or (lead == "the" and before in _THE_PART_LEADS)
    return form if placed and not name else None


def _day_of_part(lexemes: Lexemes, at: int) -> Form | None:
    """Read the day after a part of it: "of 1 September", "on the 2nd", "yesterday"."""
    words, day = lexemes.words, None
    if words[at] in {"of", "on"}:
        after = at + 1
        if words[after] == "the":
            after += 1
            day = read_ordinal_day(lexemes, after)
        else:
            day = read_month_first(lexemes, after)
        day = (
            day or read_day_first(lexemes, after) or read_dated_weekday(lexemes, after)
        )
    elif words[at] == "the" and {"shift", "follow"} & lexemes.senses[at + 1].keys():
        day = read_shifted(lexemes, at + 1)  # "at dusk the next day"
    elif {"deictic", "weekday"} & lexemes.senses[at].keys():
        day = read_deictic(lexemes, at) or read_dated_weekday(lexemes, at)
    return None if day is None or day.unit != "D" else day
