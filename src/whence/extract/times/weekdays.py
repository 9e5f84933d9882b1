"""Rules for weekdays and for days told from today: Friday, Oct. 4; yesterday morning."""

from dataclasses import replace

from whence.extract.times.dates import (
    after_abbreviation,
    read_day_first,
    read_month_first,
    read_ordinal_day,
    read_shift,
)
from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes

__all__ = [
    "in_part_of_day",
    "read_dated_weekday",
    "read_deictic",
    "read_weekday",
    "with_date",
]


_JOINS = frozenset("-\u2010\u2011'\u2019")
_WEEK_LEADS = frozenset("on until till by from before after for to".split())
_AFTER_WEEK = frozenset(
    "in at with and but when to for as after before the he she it they".split()
)


def in_part_of_day(lexemes: Lexemes, form: Form) -> Form | None:
    """Return the part of the day that stands after a date ("Sunday night"), if any."""
    part = lexemes.has(form.last, "daypart")
    if part is None:
        return None
    return Form("clock", form.first, form.last + 1, name=part, inner=form)


def _is_short_name(lexemes: Lexemes, index: int, last: int) -> bool:
    """Say whether "Sun" or "Sat" is no weekday: it has no stop, comma or date."""
    if len(lexemes.words[index]) > 4 or last > index + 1:
        return False
    follow = lexemes.senses[last]
    comma = lexemes.words[last] == "," and "month" in lexemes.senses[last + 1]
    return not comma and not ("month" in follow or "int" in follow)


def _is_week_on(lexemes: Lexemes, index: int, last: int) -> bool:
    """Say whether "week" or "fortnight" counts from the weekday: "on Tuesday week"."""
    follow = lexemes.words[last + 1]
    closed = not lexemes.is_word(last + 1) and follow not in _JOINS
    return (
        lexemes.words[last] == "week"
        and lexemes.words[index - 1] in _WEEK_LEADS
        and (closed or follow in _AFTER_WEEK)
    )


def read_weekday(lexemes: Lexemes, index: int) -> Form | None:
    """Read "Friday", "Sunday night", "Tuesday of next week"."""
    number = lexemes.has(index, "weekday")
    if number is None:
        return None
    last = after_abbreviation(lexemes, index)
    if _is_short_name(lexemes, index, last):
        return None
    form = Form("weekday", index, last, unit="D", number=int(number))
    if _is_week_on(lexemes, index, last):
        return Form("offset", index, last + 1, unit="W", amount=1, shift=1, inner=form)
    at = last + 1 if lexemes.words[last] == "of" else last
    shifted = read_shift(lexemes, at, "W")
    if shifted is not None and (at > last or lexemes.words[at] != "the"):
        shift, base, last = shifted
        return replace(form, shift=shift, shift_unit="W", base=base, last=last)
    return in_part_of_day(lexemes, form) or form


def read_dated_weekday(lexemes: Lexemes, index: int) -> Form | None:
    """Read "Friday, Oct. 4" and "Thursday 17 July 2025" as one date."""
    day = read_weekday(lexemes, index)
    if day is None or day.kind != "weekday" or day.shift_unit:
        return day
    return with_date(lexemes, day)


def with_date(lexemes: Lexemes, day: Form) -> Form:
    """Extend a weekday by the date after it."""
    at = day.last + 1 if lexemes.words[day.last] == "," else day.last
    date = read_month_first(lexemes, at) or read_day_first(lexemes, at)
    if date is None and lexemes.words[at] == "the":
        date = read_day_first(lexemes, at + 1) or read_ordinal_day(lexemes, at + 1)
    if date is None or date.unit != "D":
        return day
    return replace(date, first=day.first, number=day.number)


def read_deictic(lexemes: Lexemes, index: int) -> Form | None:
    """Read "today", "yesterday morning", "the day before yesterday", "tonight"."""
    senses, words = lexemes.senses[index], lexemes.words
    capital = lexemes.is_capital(index) and not lexemes.starts_sentence(index)
    form = Form("deictic", index, index + 1, unit="D", base="published")
    if "tonight" in senses or ("overnight" in senses and not capital):
        day = replace(form, shift=-1 if "overnight" in senses else 0)
        on = read_weekday(lexemes, index + 2) if words[index + 1] == "on" else None
        if on is not None and on.kind == "weekday":
            return Form("clock", index, on.last, name="TNI", inner=on)
        return Form("clock", index, index + 1, name="TNI", inner=day)
    named = lexemes.is_capital(index) and lexemes.is_capital(index - 1)
    site = words[index + 1 : index + 3] == [".", "com"]  # TODAY.com
    if "deictic" not in senses or named or site:
        return None  # "Russia Today", "USA Today"
    shift = int(senses["deictic"])
    form = replace(form, shift=shift)
    beyond = {("before", -1), ("after", 1)}
    if words[index - 2] == "day" and (words[index - 1], shift) in beyond:
        return replace(form, first=index - 2, shift=2 * shift)
    return in_part_of_day(lexemes, form) or form
