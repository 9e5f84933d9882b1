"""Rules for a number of units: two years; two weeks ago; a week from Thursday."""

from dataclasses import replace

from whence.extract.times.dates import goes_on
from whence.extract.times.forms import Base, Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.numerals import Numeral, read_numeral
from whence.extract.times.weekdays import read_weekday
from whence.lexicon.times import is_verb

__all__ = ["ENDS_CLAUSE", "as_offset", "read_amount", "read_single"]

ENDS_CLAUSE = frozenset(',.;:!?)\u201d"') | {""}
"""Marks after which "two days before" counts from the time before, not from a clause."""

_DASHES = frozenset("-\u2011")
_STEPS = {
    "later": 1,
    "earlier": -1,
    "after": 1,
    "afterwards": 1,
    "afterward": 1,
    "thereafter": 1,
    "before": -1,
    "previously": -1,
    "prior": -1,
    "beforehand": -1,
}
_LOOSE = frozenset("so two more".split())
_BETWEEN = frozenset(
    """
    more full consecutive straight long additional further whole successive calendar
    working business other extra solid previous
    """.split()
)
# The unit that is said after a larger one, how many make that one, the mark of hours.
_SMALLER = {
    "Y": ("M", 12, ""),
    "W": ("D", 7, ""),
    "D": ("TH", 24, ""),
    "TH": ("TM", 60, "T"),
    "TM": ("TS", 60, "T"),
}
_SINGULARS = frozenset("day hour year week month".split())
_MODALS = frozenset("will would may might could".split())
_SIDES = frozenset({"after", "before"})  # "it came a day after the truce"
_CLOCK_UNITS = frozenset({"TS", "TM", "TH"})
_FRACTIONS = {"quarter": 0.25, "quarters": 0.25, "half": 0.5}
_AFTER_MINUTE = frozenset(
    """
    later earlier before after or and to of for in on at from by with when while as until
    more longer past too but that if than into during without ahead so each per he she it
    they we i you the his her their this apart late early left away faster long
    """.split()
)
_LENGTH_LEADS = frozenset(
    """
    for in within over after of than about nearly almost roughly around at least only
    just per once took takes take taking last lasted lasting lasts spent spend under
    half during to and or as with up is was be quite until him her them us it me you
    """.split()
)


def read_amount(lexemes: Lexemes, index: int) -> Form | None:
    """Read a number of units: a duration, or an offset ("two weeks ago")."""
    if "scale" in lexemes.senses[index] and lexemes.words[index - 1] in {"a", "an"}:
        index -= 1
    numeral = read_numeral(lexemes, index)
    if numeral is None or lexemes.words[index - 1 : index + 1] == ["as", "many"]:
        return None  # "the second storm in as many weeks"
    at, words = numeral.last, lexemes.words
    hyphened = words[at] in _DASHES and lexemes.touches(at)
    at += hyphened
    for _ in range(2):
        at += words[at] in _BETWEEN
    unit = _unit_at(lexemes, at, numeral, hyphened=hyphened)
    last = at + 1
    share = numeral.value is not None and unit == "Q"  # three-quarters of the vote
    share = share and lexemes.words[last] in {"of", "in"}
    if unit is None or share or _counts_otherwise(lexemes, last):
        return None
    amount = numeral.value
    if amount is not None and words[last : last + 3] == ["and", "a", "half"]:
        amount, last = amount + 0.5, last + 3
    form = Form("duration", index, last, unit=unit, amount=amount)
    form = _add_smaller(lexemes, form)
    last = form.last
    if words[index - 1] in _MODALS and words[index:last] == ["one", "day"]:
        return Form("reference", index, last, name="FUTURE_REF")
    if numeral.approximate and numeral.value is not None:
        form = replace(form, part="approx")
    return form if hyphened else as_offset(lexemes, form)


def _add_smaller(lexemes: Lexemes, form: Form) -> Form:
    """Extend "two years" by "and six months", as TIMEX3 writes one length: `P2Y6M`."""
    below = _SMALLER.get(form.unit)
    if below is None or form.amount is None or form.amount != int(form.amount):
        return form
    words, at = lexemes.words, form.last
    if words[form.first - 1] in {"between", "from"}:
        return form  # "between two years and six months": two lengths
    at += words[at] == ","
    at += words[at] == "and"
    numeral = read_numeral(lexemes, at)
    if numeral is None or numeral.value is None or numeral.approximate:
        return form
    unit, size, clock = below
    senses = lexemes.senses[numeral.last]
    single = senses.get("unit") if numeral.value == 1 else None
    if unit != (senses.get("units") or single) or not 0 < numeral.value < size:
        return form
    steps = words[numeral.last + 1] in _STEPS
    if words[form.last] == "," and steps:
        return form  # "two years, and six months later he left"
    name = f"P{clock}{form.amount:g}{form.unit[-1]}"
    name += f"{'T' if unit == 'TH' else ''}{numeral.value:g}{unit[-1]}"
    amount = form.amount * size + numeral.value
    form = replace(form, last=numeral.last + 1, unit=unit, amount=amount, name=name)
    return _add_days(lexemes, form)


def _add_days(lexemes: Lexemes, form: Form) -> Form:
    """Extend "17 years, 4 months" by "and 2 days", where it is a length and no more."""
    words, at = lexemes.words, form.last
    at += words[at] == ","
    at += words[at] == "and"
    numeral = None if form.unit != "M" else read_numeral(lexemes, at)
    if numeral is None or numeral.value is None or not 0 < numeral.value < 31:
        return form
    senses, last = lexemes.senses[numeral.last], numeral.last + 1
    single = senses.get("unit") if numeral.value == 1 else None
    if (senses.get("units") or single) != "D" or _moves(lexemes, last):
        return form
    return replace(form, last=last, name=f"{form.name}{numeral.value:g}D")


def _unit_at(
    lexemes: Lexemes, at: int, numeral: Numeral, *, hyphened: bool
) -> str | None:
    """Return the unit after a number: "two years", "two-year", "one day", "two day"."""
    senses = lexemes.senses[at]
    plural = senses.get("units")
    unit = senses.get("unit")
    if plural is not None or unit is None:
        return plural
    value = numeral.value
    if unit == "TS" and value != 1:
        return None  # "two second-hand cars"
    single = value == 1 or (value is not None and lexemes.words[at] in _SINGULARS)
    return unit if hyphened or single else None


def _counts_otherwise(lexemes: Lexemes, last: int) -> bool:
    """Say whether the words after a length make it an age or a rate."""
    words = lexemes.words
    age = words[last] in _DASHES and words[last + 1] in {"old", "olds"}
    aged = words[last] == "old" or words[last : last + 2] == ["of", "age"]
    rate = words[last] == "a" and lexemes.has(last + 1, "unit") in {"D", "W"}
    return age or aged or rate


def as_offset(lexemes: Lexemes, form: Form) -> Form:
    """Turn a length into an offset where "ago", "later" and the like follow."""
    words, at = lexemes.words, form.last
    if words[at] == "or" and words[at + 1] in _LOOSE and _moves(lexemes, at + 2):
        form = replace(form, last=at + 2, part=form.part or "approx")
        at += 2  # "a week or so ago"
    if words[at] == "from":
        return _from(lexemes, form)
    ago = lexemes.has(at, "ago")
    if ago is not None and form.unit in {"Y", "M"} and form.amount is not None:
        exact = _ago_this(words, form, at + 1, int(ago))
        if exact is not None:
            return exact
    if ago == "-1" and form.unit in {"W", "FN"}:
        on = words[at + 1] == "on"  # "a week ago Tuesday"
        day = read_weekday(lexemes, at + 1 + on)
        if day is not None and day.kind == "weekday" and not day.shift_unit:
            return replace(form, kind="offset", last=day.last, shift=-1, inner=day)
    if ago is not None:
        return _offset(form, at + 1, int(ago), "published")
    if words[at] in {"'", "\u2019"} and words[at + 1] == "time":
        return _offset(form, at + 2, 1, "published")  # "in three weeks' time"
    return _from_before(lexemes, form)


def _ago_this(words: list[str], form: Form, at: int, steps: int) -> Form | None:
    """Read "two years ago this month", "a year ago today": that month, that day."""
    if words[at] == "today":
        day = Form("deictic", at, at + 1, unit="D", base="published")
        return replace(_offset(form, at + 1, steps, "published"), inner=day)
    if words[at : at + 2] == ["this", "month"] and form.amount is not None:
        months = form.amount * (12 if form.unit == "Y" else 1)
        return replace(
            _offset(form, at + 2, steps, "published"), unit="M", amount=months
        )
    return None


def _moves(lexemes: Lexemes, at: int) -> bool:
    """Say whether "ago", "later" or the like stands at a token."""
    return lexemes.has(at, "ago") is not None or lexemes.words[at] in _STEPS


def _from_before(lexemes: Lexemes, form: Form) -> Form:
    """Read "later", "three years after that", "a year on, ..."."""
    words, at = lexemes.words, form.last
    steps = _STEPS.get(words[at])
    if steps is None:
        on = words[at] == "on" and words[at + 1] == ","
        return _offset(form, at + 1, 1, "context") if on else form
    if words[at] in {"later", "earlier"} or words[at + 1] in ENDS_CLAUSE:
        return _offset(form, at + 1, steps, "context")
    closed = words[at + 2] in ENDS_CLAUSE or goes_on(words[at + 2])
    if words[at] in {"after", "before"} and words[at + 1] == "that" and closed:
        return _offset(form, at + 2, steps, "context")
    return form


def _offset(form: Form, last: int, steps: int, base: Base) -> Form:
    return replace(form, kind="offset", last=last, shift=steps, base=base)


def _from(lexemes: Lexemes, form: Form) -> Form:
    """Read "from now", "from today", "a week from Thursday"."""
    at = form.last + 1
    if lexemes.words[at] == "now":
        return _offset(form, at + 1, 1, "published")
    day = read_weekday(lexemes, at)
    if lexemes.words[at] == "today":
        day = Form("deictic", at, at + 1, unit="D", base="published")
    if lexemes.words[at] == "tomorrow":
        day = Form("deictic", at, at + 1, unit="D", shift=1, base="published")
    if day is None or day.kind == "clock":
        return form
    return replace(form, kind="offset", last=day.last, shift=1, inner=day)


def _fraction_before(lexemes: Lexemes, first: int) -> tuple[int, float]:
    """Read back from the article of "three quarters of an hour", "a third of a century".

    Returns:
        The first token and the part; the article itself and 1 for no part.
    """
    words = lexemes.words
    if words[first] not in {"a", "an"} or words[first - 1] != "of":
        return first, 1.0
    at = first - 2
    part = _FRACTIONS.get(words[at])
    above = 3.0 if words[at].endswith("s") else 1.0
    at -= 2 if words[at - 1] in _DASHES else 1
    if part is None or words[at] not in ({"three"} if above > 1 else {"a", "one"}):
        return first, 1.0
    return at, above * part


def _is_tiny(lexemes: Lexemes, last: int, unit: str) -> bool:
    """Say whether "minute" is an adjective before a noun: "a minute sum"."""
    follow = lexemes.words[last]
    if unit != "TM" or not lexemes.is_word(last) or "ago" in lexemes.senses[last]:
        return False
    return not goes_on(follow) and follow not in _AFTER_MINUTE


def read_single(lexemes: Lexemes, index: int, unit: str) -> Form | None:
    """Read "a year", "an hour later", "half a century", "a week from Thursday".

    Args:
        lexemes: The text.
        index: The token of the unit.
        unit: Its TIMEX3 letter.

    Returns:
        The form, or None where the words count something else.
    """
    words = lexemes.words
    first, amount = index - 1, 1.0
    if words[first] == "half":
        amount = 0.5
    elif words[first - 1] == "half" and words[first] in {"a", "an"}:
        first, amount = first - 1, 0.5
    else:
        first, amount = _fraction_before(lexemes, first)
    last = index + 1
    ordinal = unit == "TS" and words[first] != "one"  # "a second drone"
    share = unit == "Q" and words[last] in {"of", "in", "or"}
    if ordinal or share or words[last] == "old" or _is_tiny(lexemes, last, unit):
        return None
    if words[last : last + 3] == ["and", "a", "half"]:
        amount, last = 1.5, last + 3
    form = as_offset(lexemes, Form("duration", first, last, unit=unit, amount=amount))
    if form.kind == "duration" and words[first] == "a" and unit not in _CLOCK_UNITS:
        led = words[first - 1] in _LENGTH_LEADS or lexemes.starts_sentence(first)
        told = words[first - 1] == "," or is_verb(words[first - 1])
        led = led or (words[last] in _SIDES and told)
        if lexemes.has(first - 1, "unit") or not led:
            return None  # "$2 million a year" is a rate
    return form
