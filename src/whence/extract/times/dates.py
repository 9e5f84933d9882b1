"""Rules for calendar dates: months, days, years, numeric dates, bare ordinal days."""

from dataclasses import replace

from whence.extract.times.forms import Base, Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.numerals import read_spoken_year
from whence.lexicon.times import load_followers, load_tenses

__all__ = [
    "LEADING_ERAS",
    "after_abbreviation",
    "goes_on",
    "is_count_noun",
    "read_day_first",
    "read_month_first",
    "read_numeric",
    "read_ordinal_day",
    "read_shift",
    "read_year_at",
]

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_APOSTROPHES = frozenset("'\u2019\u2018`")
_ERAS = {"bc": "BC", "b.c.": "BC", "bce": "BC", "b.c.e.": "BC", "b.c": "BC"}
_COMMON_ERAS = frozenset({"ad", "a.d.", "ce", "c.e."})
LEADING_ERAS = frozenset({"ad", "a.d."})
"""Marks of our era that stand before the year: "AD 476"."""


_ADVERBS = frozenset(
    "onwards afterwards upwards towards besides perhaps always".split()
)

_PEOPLE = frozenset("people men women children".split())


def is_count_noun(lexemes: Lexemes, index: int) -> bool:
    """Say whether a token looks like a plural noun that a number counts."""
    word = lexemes.words[index]
    if word in _PEOPLE:
        return lexemes.words[index + 1] not in _APOSTROPHES
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and not lexemes.is_capital(index)
        and word.isalpha()
        and word not in _ADVERBS
        and not lexemes.senses[index]
    )


def read_shift(lexemes: Lexemes, index: int, unit: str) -> tuple[int, Base, int] | None:
    """Read "last year", "this month", "the following week", "that year".

    Args:
        lexemes: The text.
        index: The token to start at; a determiner may stand there.
        unit: The TIMEX3 letter of the unit that must follow.

    Returns:
        The shift, its base and the index after the unit; None for no match.
    """
    at, definite = index, False
    if lexemes.words[at] == "the":
        at, definite = at + 1, True
    senses = lexemes.senses[at]
    if lexemes.has(at + 1, "unit") != unit:
        return (
            (0, "context", at + 1) if definite and senses.get("unit") == unit else None
        )
    for sense in ("shift", "follow", "that"):
        steps = senses.get(sense)
        if steps is not None:
            ahead = definite and steps == "1"
            base: Base = "published" if sense == "shift" and not ahead else "context"
            return int(steps), base, at + 2
    return None


def read_year_at(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """Read a year where one is due, as after a month: four digits, "'92", "490 BC".

    Returns:
        The year and the index after it; None for no match.
    """
    digits = lexemes.has(index, "int")
    if digits is not None:
        return _year_in_digits(lexemes, index, digits)
    if lexemes.has(index, "cardinal"):
        spoken = read_spoken_year(lexemes, index)
        return None if spoken is None or spoken[0].endswith("00") else spoken
    if lexemes.words[index] in _APOSTROPHES and lexemes.touches(index + 1):
        digits = lexemes.has(index + 1, "int")
        if digits is not None and len(digits) == 2:
            return digits, index + 2
    return None


def _year_in_digits(
    lexemes: Lexemes, index: int, digits: str
) -> tuple[str, int] | None:
    """Read "1999", "490 BC", "79 AD"."""
    if len(digits) > 4:
        return None
    if lexemes.words[index - 1] in LEADING_ERAS and lexemes.is_capital(index - 1):
        return f"{int(digits):04d}", index + 1  # AD 476
    era = _ERAS.get(lexemes.words[index + 1])
    if era or lexemes.words[index + 1] in _COMMON_ERAS:
        return f"{era or ''}{int(digits):04d}", index + 2
    plain = len(digits) == 4 and "1000" <= digits < "2200"
    return (digits, index + 1) if plain else None


def _day_at(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """Read a day of the month, "3", "3rd" or "third"."""
    digits = lexemes.has(index, "int") or lexemes.has(index, "ordinal")
    if digits is None or len(digits) > 2 or not 1 <= int(digits) <= 31:
        return None
    last = index + 1
    if lexemes.has(last, "ordinal") and lexemes.is_word(index):  # "twenty first"
        return None
    return int(digits), last


_ABBREVIATIONS = frozenset(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
    fri sat sun
    """.split()
)


def after_abbreviation(lexemes: Lexemes, index: int) -> int:
    """Return the index after a month or weekday, the stop of "Oct." included."""
    stop = lexemes.words[index + 1] == "." and lexemes.words[index] in _ABBREVIATIONS
    return index + 2 if stop else index + 1


def _month_at(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    month = lexemes.has(index, "month")
    if month is None:
        return None
    return int(month), after_abbreviation(lexemes, index)


def _with_year(lexemes: Lexemes, form: Form) -> Form:
    """Extend a month or day by its year: ", 1999", "of last year", "next year"."""
    at = form.last
    words = lexemes.words
    comma = words[at] == ","
    after = at + 1 if comma or words[at] in {"of", "in"} else at
    year = read_year_at(lexemes, after)
    if year is not None and not (words[at] == "in" and form.day):
        return replace(form, year=year[0], last=year[1])
    if comma:
        return form
    shifted = read_shift(lexemes, after, "Y")
    if shifted is not None and (words[at] in {"of", "in"} or words[after] != "the"):
        shift, base, last = shifted
        if words[at] == "in" and base == "context" and shift == 0:
            return form
        return replace(form, shift=shift, shift_unit="Y", base=base, last=last)
    return form


def read_month_first(lexemes: Lexemes, index: int) -> Form | None:
    """Read a date that starts with its month: "Oct. 3, 2024", "August last year"."""
    month = _month_at(lexemes, index)
    if month is None:
        return None
    value, at = month
    form = Form("calendar", index, at, unit="M", month=value)
    dash = lexemes.words[at] in _DASHES and lexemes.touches(at)
    year = read_year_at(lexemes, at + 1 if dash else at)
    if year is not None:
        return replace(form, year=year[0], last=year[1])
    start = at + 1 if lexemes.words[at] == "the" else at
    day = _day_at(lexemes, start)
    if day is not None and not lexemes.new_line(start):
        after = day[1]
        dashed = lexemes.words[after] in _DASHES and lexemes.touches(after)
        counted = "units" in lexemes.senses[after] or (
            dashed and "unit" in lexemes.senses[after + 1]
        )
        if not counted:
            form = replace(form, unit="D", day=day[0], last=after)
            return _with_year(lexemes, form)
    if lexemes.words[index] == "may" and lexemes.starts_sentence(index):
        with_year = _with_year(lexemes, form)
        return with_year if with_year.last > form.last else None
    return _with_year(lexemes, form)


def read_day_first(lexemes: Lexemes, index: int) -> Form | None:
    """Read a date that starts with its day: "3 October 2024", "the 20th of December"."""
    day = _day_at(lexemes, index)
    if day is None:
        return None
    value, at = day
    if lexemes.words[at] in {"of", "-", "\u2013"} or (
        lexemes.words[at] == "." and lexemes.touches(at)
    ):
        at += 1
    month = _month_at(lexemes, at)
    if month is None or lexemes.new_line(at):
        return None
    form = Form("calendar", index, month[1], unit="D", month=month[0], day=value)
    dash = lexemes.words[form.last] in _DASHES and lexemes.touches(form.last)
    year = read_year_at(lexemes, form.last + 1) if dash else None
    if year is not None:
        return replace(form, year=year[0], last=year[1])
    return _with_year(lexemes, form)


def read_ordinal_day(lexemes: Lexemes, index: int) -> Form | None:
    """Read a bare ordinal day: "the 10th", "the 30th of last month".

    "The 38th parallel" and "the 6th of seven" count other things: what follows must
    be a month, a shift of the month, or a word that no noun phrase goes on with.
    """
    day = _day_at(lexemes, index)
    if day is None or not lexemes.has(index, "ordinal"):
        return None
    value, at = day
    form = Form("calendar", index, at, unit="D", day=value)
    if lexemes.words[at] == "of":
        shifted = read_shift(lexemes, at + 1, "M")
        if shifted is not None:
            shift, base, last = shifted
            return replace(form, shift=shift, shift_unit="M", base=base, last=last)
        return None
    if not lexemes.has(index, "digits"):
        return None
    lead = index - 1
    listed = lexemes.words[lead] in {"and", "or"} and lexemes.has(lead - 1, "digits")
    if listed:  # "the 15th or 16th"
        lead -= 2
    if lexemes.words[lead] != "the":
        return None
    return form if _stands_alone(lexemes, lead, at) else None


def _stands_alone(lexemes: Lexemes, article: int, at: int) -> bool:
    """Say whether an ordinal is not followed by a noun that it would count.

    Args:
        lexemes: The text.
        article: The "the" before it.
        at: The token after it.
    """
    lead = lexemes.words[article - 1]
    word = lexemes.words[at]
    part_of_day = lead == "of" and (
        "daypart" in lexemes.senses[article - 2]
        or lexemes.words[article - 2] == "hours"
    )
    if lead in {"in", "with", "of"} and not part_of_day:
        return False
    if lexemes.starts[at] == lexemes.ends[-1] or not lexemes.is_word(at):
        return word not in _DASHES or not lexemes.touches(at)
    if word in {"and", "or", "to"}:
        return _coordinated(lexemes, at + 1)
    if lexemes.is_capital(at):
        return lead in {"on", "since", "until"} and not lexemes.is_capital(article)
    return goes_on(word)


def goes_on(word: str) -> bool:
    """Say whether a word after an ordinal is no noun that it could count."""
    past = word.endswith("ed") and len(word) > 4
    return past or word in load_followers() or word in load_tenses()


def _coordinated(lexemes: Lexemes, index: int) -> bool:
    """Say whether "and the 9th of this month" goes on a list of days, not of nouns."""
    at = index + 1 if lexemes.words[index] == "the" else index
    if not lexemes.has(at, "digits"):
        return lexemes.words[index] == "the" or not lexemes.has(at, "ordinal")
    word = lexemes.words[at + 1]
    if not lexemes.is_word(at + 1):
        return True
    if word == "of":
        return (
            read_shift(lexemes, at + 2, "M") is not None
            or _month_at(lexemes, at + 2) is not None
        )
    return goes_on(word)


def read_numeric(lexemes: Lexemes, index: int) -> Form | None:
    """Read "03/09/2023", "07.01.2025", "2024-11-30"; the order is settled later."""
    surface = lexemes.has(index, "numeric")
    if surface is not None:
        dotted_short = "." in surface and len(surface.split(".")[-1]) == 2
        if dotted_short or lexemes.words[index - 1] in {"version", "release", "build"}:
            return None
        return Form("calendar", index, index + 1, unit="D", name=surface)
    digits = lexemes.has(index, "int")
    words = lexemes.words
    if digits is None or words[index + 1] != "-" or words[index + 3] != "-":
        return None
    month, day = lexemes.has(index + 2, "int"), lexemes.has(index + 4, "int")
    tight = all(lexemes.touches(at) for at in range(index + 1, index + 5))
    if month is None or day is None or not tight or words[index + 5] in _DASHES:
        return None
    iso = len(digits) == 4 and len(month) == len(day) == 2
    turned = len(day) == 4 and len(digits) <= 2 and len(month) <= 2
    if not (iso or turned):
        return None
    name = f"{digits}-{month}-{day}"
    return Form("calendar", index, index + 5, unit="D", name=name)
