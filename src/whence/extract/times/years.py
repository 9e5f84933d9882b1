"""Rules for years that stand alone: in 1999, the 1998 bombing, 1915-17, 490 BC."""

from dataclasses import replace

from whence.extract.times.dates import LEADING_ERAS, is_count_noun, read_year_at
from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.numerals import read_spoken_year

__all__ = ["read_spelled_year", "read_year", "share_years"]

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
# Before one of these a four-digit number is a year: "in 1999", "since 2000".
_YEAR_LEADS = frozenset(
    """
    in since until till by before after during from through throughout late early mid
    circa ca around between to of and or for as about the year years ( , – - than with into
    """.split()
)
_COUNT_LEADS = frozenset("of and or for as about than to with , the from".split())
_DETERMINED = frozenset(
    """
    the a an his her its their this that s of and our my on over after with under against
    """.split()
)
_NUMBERED = frozenset(
    """
    no number nr number rule flat port dock berth camp pier hangar annex article section
    chapter order resolution room route highway page unit block gate platform flight
    channel docket case bill docket document code account type model version level
    serial nearly
    """.split()
)
_WORKS = frozenset("novel film movie book album titled entitled called".split())
_SURE_LEADS = frozenset("in since until during year".split())
_POSSESSIVES = frozenset("the its their his her our a an".split())
_UNITS_OF_MEASURE = frozenset("% percent per km kg metres meters miles".split())
_CODES = frozenset("$ \u20ac \u00a3 \u00a5 # no number + \u00a9".split()) | _NUMBERED


def read_spelled_year(lexemes: Lexemes, index: int) -> Form | None:
    """Read "nineteen ninety-six" and "the year two thousand"."""
    found = read_spoken_year(lexemes, index)
    if found is None:
        return None
    year, last = found
    lead = lexemes.words[index - 1]
    if lead == "year" and lexemes.words[index - 2] == "the":
        return Form("calendar", index - 2, last, unit="Y", year=year)
    if lexemes.words[last - 2] == "-" and not is_count_noun(lexemes, last):
        return Form("calendar", index, last, unit="Y", year=year)
    if lead not in {
        "in",
        "since",
        "year",
        "of",
        "by",
        "until",
        "from",
        "before",
        "after",
    }:
        return None
    if year.endswith("00") and lead != "year":
        return None
    return Form("calendar", index, last, unit="Y", year=year)


def read_year(lexemes: Lexemes, index: int) -> Form | None:
    """Read a year that stands alone, where the words around it allow one.

    A number after a capitalised noun is a name ("Dock 1945"), one before a plural
    noun is a count ("of 2000 workers"), one in a code is neither ("CVE-2024-3094").
    """
    found = read_year_at(lexemes, index)
    if found is None:
        return _read_short(lexemes, index)
    year, last = found
    first = index
    if lexemes.words[index - 1] == "year" and lexemes.words[index - 2] == "the":
        first = index - 2
    if lexemes.words[index - 1] in LEADING_ERAS and lexemes.is_capital(index - 1):
        return Form("calendar", index - 1, last, unit="Y", year=year)
    form = Form("calendar", first, last, unit="Y", year=year)
    if len(year) == 2:
        return form if lexemes.words[index - 1] in {"in", "since", "of", "by"} else None
    if last > index + 1 and not year.isdigit():
        return form
    if _is_heading(lexemes, index, year) or last > index + 1:
        return form
    return form if _is_year(lexemes, index, year) else None


def _read_short(lexemes: Lexemes, index: int) -> Form | None:
    """Read "490" of "490-480 BC", "264" of "264 to 241 BC"; the era stands later."""
    digits = lexemes.has(index, "int")
    if digits is None or len(digits) > 4:
        return None
    link = lexemes.words[index + 1]
    if link not in _DASHES and link not in {"to", "and"}:
        return None
    after = read_year_at(lexemes, index + 2)
    if after is None or not after[0].startswith("BC"):
        return None
    if int(digits) < int(after[0][2:]):
        return None
    return Form("calendar", index, index + 1, unit="Y", year=f"BC{int(digits):04d}")


def _is_heading(lexemes: Lexemes, index: int, year: str) -> bool:
    """Say whether a year is a heading of its own: "1917", "2005: Elections"."""
    if not "1500" <= year < "2100" or not (index == 1 or lexemes.new_line(index)):
        return False
    after = index + 1
    if after >= lexemes.size or lexemes.new_line(after):
        return index > 1 and after < lexemes.size
    return lexemes.words[after] == ":" and lexemes.words[after + 1].isalpha()


def share_years(lexemes: Lexemes, form: Form) -> list[Form]:
    """Return the second year of "1915-17" as a form of its own.

    Args:
        lexemes: The text.
        form: A year that stands alone.

    Returns:
        One form or none.
    """
    at = form.last
    if form.unit != "Y" or len(form.year) != 4 or not form.year.isdigit():
        return []
    if lexemes.words[at] not in _DASHES or not lexemes.touches(at):
        return []
    digits = lexemes.has(at + 1, "int")
    if digits is None or len(digits) != 2 or not lexemes.touches(at + 1):
        return []
    year = form.year[:2] + digits
    if year <= form.year:
        return []
    return [replace(form, first=at + 1, last=at + 2, year=year)]


def _is_year(lexemes: Lexemes, index: int, year: str) -> bool:
    lead, follow = lexemes.words[index - 1], lexemes.words[index + 1]
    plausible, recent = "1500" <= year < "2100", "1900" <= year < "2060"
    joined = _joined(lexemes, index)
    if joined is not None:
        return joined and plausible
    if follow in _UNITS_OF_MEASURE or lead in _CODES or lead in _WORKS:
        return False
    counted = bool(follow) and is_count_noun(lexemes, index + 1)
    if counted and lead in _COUNT_LEADS:
        listed = lead == "and" and read_year_at(lexemes, index - 2) is not None
        led = listed or lead in {"the", "of", ","}  # "the 2023 and 2024 reports"
        named = recent and led and year[2:] not in {"00", "50"}
        if not named:
            return False
    if lead in _YEAR_LEADS:
        capital = lexemes.is_capital(index + 1) and lexemes.is_capital(index + 2)
        street = lead in {"at", ","} and capital
        return not street and (plausible or (lead in _SURE_LEADS and year < "2100"))
    return plausible and (
        _adjectival(lexemes, index) or _beside_words(lexemes, index, recent=recent)
    )


def _joined(lexemes: Lexemes, index: int) -> bool | None:
    """Judge a number that a dash joins to another: "2019-2023", "Docket 2023-118".

    Returns:
        None where no dash joins it.
    """
    words = lexemes.words
    lead = words[index - 1]
    tight = lexemes.touches(index) and lexemes.touches(index - 1)
    prefix = words[index - 2] in {"mid", "post", "pre"}
    if lead in _DASHES and tight and not prefix:
        if words[index - 3] == "\u00a9":
            return False
        return read_year_at(lexemes, index - 2) is not None
    dash = words[index + 1] in {"-", "/", "\u2013"} and lexemes.touches(index + 1)
    if not dash or not lexemes.touches(index + 2):
        return None
    after = lexemes.has(index + 2, "int")
    if after is None:
        return words[index + 2] in {"era", "style", "vintage"}
    named = lexemes.is_capital(index - 1) and lead not in _YEAR_LEADS
    return len(after) in {2, 4} and lead not in _CODES and not named


def _beside_words(lexemes: Lexemes, index: int, *, recent: bool) -> bool:
    """Judge a year by its neighbours where no preposition leads it."""
    if lexemes.is_word(index - 1) and lexemes.is_capital(index - 1):
        named = lexemes.senses[index - 1]  # "Some 2000 people" is a count
        return bool(named) and not is_count_noun(lexemes, index + 1)
    lower = lexemes.is_word(index - 1) and lexemes.is_word(index + 1)
    counted = is_count_noun(lexemes, index + 1)
    return recent and lower and not counted and not lexemes.is_capital(index + 1)


def _adjectival(lexemes: Lexemes, index: int) -> bool:
    """Say whether a year stands before a noun as in "the 1998 bombing"."""
    lead, follow = lexemes.words[index - 1], lexemes.words[index + 1]
    lower = lexemes.is_word(index + 1) and not lexemes.is_capital(index + 1)
    counted = is_count_noun(lexemes, index + 1)
    if lead in _POSSESSIVES and lexemes.is_word(index + 1):
        return not counted or not lexemes.words[index].endswith("00")
    plural = lead.endswith("s") and not lexemes.is_capital(index - 1)
    if lead in _DETERMINED or plural or lexemes.starts_sentence(index):
        return (lower and not counted) or follow in {",", ":"}
    return lead in {"(", "[", ";"} or follow in {")", "]"}
