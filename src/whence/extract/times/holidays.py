"""Rules for holidays: Christmas, Good Friday 2024, Easter in 2022."""

from dataclasses import replace

from whence.extract.times.dates import read_shift, read_year_at
from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.lexicon.times import load_holidays

__all__ = ["read_holiday"]

_APOSTROPHES = frozenset("'\u2019\u2018`")


def read_holiday(lexemes: Lexemes, index: int) -> Form | None:
    """Read "Christmas", "Good Friday 2024", "Easter in 2022"."""
    candidates = load_holidays().get(lexemes.words[index])
    if candidates is None or not lexemes.is_capital(index):
        return None
    for holiday in candidates:
        last = _match_name(lexemes.words, index, holiday.words)
        if last is not None:
            form = Form("holiday", index, last, unit="D", name=holiday.rule)
            return None if _is_name(lexemes, form) else _with_year(lexemes, form)
    return None


def _is_name(lexemes: Lexemes, form: Form) -> bool:
    """Say whether the holiday is part of a name: "the Good Friday Agreement"."""
    last, first = form.last, form.first
    follow = lexemes.is_capital(last) and not lexemes.starts_sentence(last)
    noun = follow and "weekday" not in lexemes.senses[last]
    opens = lexemes.starts_sentence(first - 1) and lexemes.words[first - 1] != "the"
    lead = lexemes.is_capital(first - 1) and not (
        opens or lexemes.starts_sentence(first)  # "On Christmas Day"
    )
    return noun or lead or lexemes.words[last] == "-"


def _with_year(lexemes: Lexemes, form: Form) -> Form:
    words, last = lexemes.words, form.last
    at = last + 1 if words[last] in {"of", "in", ","} else last
    year = read_year_at(lexemes, at)
    if year is not None:
        return replace(form, year=year[0], last=year[1])
    shifted = read_shift(lexemes, at, "Y")
    if shifted is None or words[last] == "in":
        return form
    shift, base, end = shifted
    return replace(form, shift=shift, shift_unit="Y", base=base, last=end)


def _match_name(words: list[str], index: int, name: tuple[str, ...]) -> int | None:
    """Return the index after a holiday's name, "'s" being two tokens; None for no match."""
    at = index
    for word in name:
        if word == "'s":
            if words[at] not in _APOSTROPHES or words[at + 1] != "s":
                return None
            at += 2
        elif words[at] == word:
            at += 1
        else:
            return None
    return at
