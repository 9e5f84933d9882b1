"""Rules for recurring times and for words that only point: every day, daily, now."""

from dataclasses import replace

from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.numerals import read_numeral

__all__ = ["read_rate", "read_reference", "read_set"]

_TIMES = frozenset({"once", "twice", "times"})
_PER = frozenset({"a", "an", "per", "each", "every"})
_FINE_UNITS = frozenset({"TS", "TM", "TH"})
_JOINS = frozenset("and or but in on at from since until to by for with while".split())
_ARTICLES = frozenset("a an the its their his her our".split())
_SORTS = frozenset({"annual", "quarterly", "yearly"})
_UNITS = frozenset("year week month day decade century".split())
_AFTER_FUTURE = frozenset("and of is was will in as to with for but".split())
_AFTER_PAST = frozenset("and but that when by is has as for in to of".split())


def read_set(lexemes: Lexemes, index: int) -> Form | None:
    """Read "every Tuesday", "each day", "every two years", "weekends", "per month"."""
    senses = lexemes.senses[index]
    plural = senses.get("weekdays")
    if plural is not None:
        named = lexemes.is_capital(index) and lexemes.is_capital(index + 1)
        return None if named else _habit(index, index + 1, f"XXXX-WXX-{plural}")
    part = senses.get("dayparts")
    if part is not None:
        dated = lexemes.words[index + 1] == "of"  # "the nights of 4 and 5 May"
        return None if dated else _habit(index, index + 1, f"XXXX-XX-XX{part}")
    if "every" not in senses:
        return None
    if lexemes.words[index] == "per":
        unit = lexemes.has(index + 1, "unit")
        coarse = unit is not None and unit not in _FINE_UNITS
        return _rate(index, index + 2, unit or "") if coarse else None
    return _every(lexemes, index)


def _habit(first: int, last: int, value: str) -> Form:
    return Form("set", first, last, name=value)


def _rate(first: int, last: int, unit: str, amount: float = 1.0) -> Form:
    return Form("set", first, last, unit=unit, amount=amount)


def _every(lexemes: Lexemes, index: int) -> Form | None:
    """Read on after "every" or "each"."""
    at, amount = index + 1, 1.0
    other = lexemes.words[at] in {"other", "second"}
    if other and not lexemes.has(at + 1, "ordinal"):
        at, amount = at + 1, 2.0
    if lexemes.words[at] == "weekday" and amount == 1.0:
        return _habit(index, at + 1, "XXXX-WXX-WD")
    named = _named(lexemes, at)
    if named is not None:
        return _habit(index, at + 1, "P2W" if amount > 1 else named)
    unit = lexemes.has(at, "unit")
    numeral = read_numeral(lexemes, at)
    if numeral is not None and numeral.value is not None:
        at, amount = numeral.last, numeral.value
        unit = lexemes.has(at, "units")
    if unit is None or unit == "TS":
        return None
    return _rate(index, at + 1, unit, amount)


def _named(lexemes: Lexemes, index: int) -> str | None:
    """Return the value of every Tuesday, every May, every summer, every evening."""
    senses = lexemes.senses[index]
    value: str | None = None
    if "weekday" in senses:
        value = f"XXXX-WXX-{senses['weekday']}"
    elif "month" in senses and lexemes.is_capital(index):
        value = f"XXXX-{int(senses['month']):02d}"
    elif "season" in senses:
        value = f"XXXX-{senses['season']}"
    elif "daypart" in senses:
        value = f"XXXX-XX-XX{senses['daypart']}"
    return value


def read_rate(lexemes: Lexemes, index: int) -> Form | None:
    """Read "daily", "monthly", "twice a day"; not "the Daily Telegraph"."""
    words = lexemes.words
    if words[index] in _TIMES:
        return _times_a(lexemes, index)
    rate = lexemes.has(index, "rate")
    name = lexemes.is_capital(index) and (
        lexemes.is_capital(index + 1) or not lexemes.starts_sentence(index)
    )
    # "a quarterly loss" tells the sort of loss, "it reports quarterly and ..." how often
    joined = words[index + 1] in _JOINS and words[index - 1] not in _ARTICLES
    sort = words[index] in _SORTS and lexemes.is_word(index + 1) and not joined
    return None if rate is None or name or sort else _habit(index, index + 1, rate)


def _times_a(lexemes: Lexemes, index: int) -> Form | None:
    """Read "twice a day", "three times each week"."""
    unit = lexemes.has(index + 2, "unit")
    if lexemes.words[index + 1] not in _PER or unit is None or unit == "TS":
        return None
    form = _rate(index, index + 3, unit)
    if lexemes.words[index] != "times":
        return form
    counted = read_numeral(lexemes, index - 1) is not None
    return replace(form, first=index - 1) if counted else None


def read_reference(lexemes: Lexemes, index: int) -> Form | None:
    """Read "now", "recently", "the future", "in the past"."""
    senses, words = lexemes.senses[index], lexemes.words
    follow = words[index + 1]
    noun = lexemes.is_word(index + 1)
    name: str | None = senses.get("reference")
    if name is not None and follow == "-":
        return None  # "the now-closed border"
    if "referent" in senses and not lexemes.is_capital(index):
        alone = not noun or follow in _AFTER_FUTURE
        if alone or words[index - 1] == "foreseeable":
            name = senses["referent"]
    elif words[index] == "past" and words[index - 1] == "the":
        within = words[index - 2] == "in" and follow not in _UNITS
        if within or not noun or follow in _AFTER_PAST:
            name = "PAST_REF"
    return None if name is None else Form("reference", index, index + 1, name=name)
