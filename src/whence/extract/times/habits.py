"""Rules for recurring times and for words that only point: every day, daily, now."""

from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.numerals import read_numeral

__all__ = ["read_rate", "read_reference", "read_set"]

_TIMES = frozenset({"once", "twice", "times"})


def read_set(lexemes: Lexemes, index: int) -> Form | None:
    """Read "every Tuesday", "each day", "every two years", "weekends", "per month"."""
    senses, words = lexemes.senses[index], lexemes.words
    if "weekdays" in senses:
        if lexemes.is_capital(index) and lexemes.is_capital(index + 1):
            return None
        return Form("set", index, index + 1, name=f"XXXX-WXX-{senses['weekdays']}")
    if "dayparts" in senses:
        return Form("set", index, index + 1, name=f"XXXX-XX-XX{senses['dayparts']}")
    if "every" not in senses:
        return None
    if words[index] == "per":
        unit = lexemes.has(index + 1, "unit")
        if unit is None or unit in {"TS", "TM", "TH"}:
            return None
        return Form("set", index, index + 2, unit=unit, amount=1.0)
    at, amount = index + 1, 1.0
    if words[at] in {"other", "second"} and not lexemes.has(at + 1, "ordinal"):
        at, amount = at + 1, 2.0
        if "weekday" in lexemes.senses[at]:
            return Form("set", index, at + 1, name="P2W")
    inner = lexemes.senses[at]
    if "weekday" in inner:
        return Form("set", index, at + 1, name=f"XXXX-WXX-{inner['weekday']}")
    if "month" in inner and lexemes.is_capital(at):
        return Form("set", index, at + 1, name=f"XXXX-{int(inner['month']):02d}")
    if "season" in inner:
        return Form("set", index, at + 1, name=f"XXXX-{inner['season']}")
    if "daypart" in inner and inner.get("unit") != "D":
        return Form("set", index, at + 1, name=f"XXXX-XX-XX{inner['daypart']}")
    numeral = read_numeral(lexemes, at)
    if numeral is not None and numeral.value is not None:
        at, amount = numeral.last, numeral.value
        unit = lexemes.senses[at].get("units")
    else:
        unit = inner.get("unit") if at == index + 1 or amount == 2.0 else None
        unit = lexemes.senses[at].get("unit", unit)
    if unit is None or unit == "TS":
        return None
    return Form("set", index, at + 1, unit=unit, amount=amount)


def read_rate(lexemes: Lexemes, index: int) -> Form | None:
    """Read "daily", "monthly", "twice a day"; not "the Daily Telegraph"."""
    senses, words = lexemes.senses[index], lexemes.words
    if words[index] in _TIMES and words[index + 1] in {
        "a",
        "an",
        "per",
        "each",
        "every",
    }:
        unit = lexemes.has(index + 2, "unit")
        if unit is not None and unit != "TS":
            first = index
            if words[index] == "times":
                numeral = read_numeral(lexemes, index - 1)
                if numeral is None:
                    return None
                first = index - 1
            return Form("set", first, index + 3, unit=unit, amount=1.0)
        return None
    if "rate" not in senses:
        return None
    if lexemes.is_capital(index) and (
        lexemes.is_capital(index + 1) or not lexemes.starts_sentence(index)
    ):
        return None
    adjective = words[index] in {"annual", "quarterly", "yearly"}
    if adjective and lexemes.is_word(index + 1):
        return None  # "a quarterly loss" tells the sort of loss
    return Form("set", index, index + 1, name=senses["rate"])


def read_reference(lexemes: Lexemes, index: int) -> Form | None:
    """Read "now", "recently", "soon", "the future", "the past", "recent"."""
    senses, words = lexemes.senses[index], lexemes.words
    if "reference" in senses:
        if words[index] in {"now"} and words[index + 1] == "-":
            return None
        if words[index] == "soon" and (
            words[index - 1] in {"as", "too"} or words[index + 1] == "as"
        ):
            return None
        return Form("reference", index, index + 1, name=senses["reference"])
    if "referent" in senses:
        noun = lexemes.is_word(index + 1) and words[index + 1] not in {
            "and", "of", "is", "was", "will", "in", "as", "to", "with", "for", "but",
        }  # fmt: skip
        if noun and words[index - 1] != "foreseeable":
            return None
        return Form("reference", index, index + 1, name=senses["referent"])
    if words[index - 2 : index + 1] == ["in", "the", "past"]:
        if words[index + 1] not in {
            "year",
            "week",
            "month",
            "day",
            "decade",
            "century",
        }:
            return Form("reference", index, index + 1, name="PAST_REF")
        return None
    if words[index] == "past" and words[index - 1] == "the":
        follow = lexemes.is_word(index + 1) and words[index + 1] not in {
            "and", "but", "that", "when", "by", "is", "has", "as", "for", "in", "to", "of",
        }  # fmt: skip
        if not follow:
            return Form("reference", index, index + 1, name="PAST_REF")
    return None
