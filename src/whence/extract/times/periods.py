"""Rules for named stretches of the calendar: seasons, quarters, decades, holidays."""

from dataclasses import replace

from whence.extract.times.dates import goes_on, read_shift, read_year_at
from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.numerals import read_numeral

__all__ = [
    "read_century",
    "read_code",
    "read_dated_part",
    "read_decade",
    "read_fiscal",
    "read_ordinal_part",
    "read_season",
]

_DASHES = frozenset("-\u2010\u2011\u2013/")
_APOSTROPHES = frozenset("'\u2019\u2018`")
_DECADE_LEADS = frozenset("the early late mid - and".split())
_SEASON_LEADS = frozenset(
    """
    in by during since until till through throughout from to last early late mid of over
    between before after this next every the and into spent
    """.split()
)
# Words of a match: its halves are none of a year.
_MATCH = frozenset(
    """
    goal goals scored scores striker goalkeeper keeper midfielder defender penalty
    halftime whistle referee touchdown equaliser equalizer header kickoff
    """.split()
)
_RESULTS = frozenset(
    """
    profit profits earnings results revenue revenues sales income loss losses output
    figures turnover orders deliveries
    """.split()
)


def _year_after(lexemes: Lexemes, form: Form) -> Form:
    """Extend a season, quarter or half by its year."""
    words, at = lexemes.words, form.last
    linked = words[at] in {"of", "in", ","}
    after = at + 1 if linked else at
    if lexemes.has(after, "fiscal") or words[after] == "the":
        fiscal = read_fiscal(lexemes, after + 1 if words[after] == "the" else after)
        if fiscal is not None:
            return replace(form, last=fiscal.last, inner=fiscal)
    year = read_year_at(lexemes, after)
    if year is not None:
        last = year[1] + _second_year(lexemes, form, year)
        return replace(form, year=year[0], last=last)
    if words[at] in {",", "in"}:
        return form
    shifted = read_shift(lexemes, after, "Y")
    if shifted is not None and (linked or words[after] != "the"):
        shift, base, last = shifted
        return replace(form, shift=shift, shift_unit="Y", base=base, last=last)
    return form


def _second_year(lexemes: Lexemes, form: Form, year: tuple[str, int]) -> int:
    """Return how many tokens the second year of "the winter of 2020-21" takes."""
    at = year[1]
    digits = lexemes.has(at + 1, "int") or ""
    joined = lexemes.words[at] in _DASHES and lexemes.touches(at)
    if form.kind != "season" or not joined or not lexemes.touches(at + 1):
        return 0
    second = f"{int(year[0]) + 1}" if year[0].isdigit() else ""
    return 2 if digits and digits in {second, second[-2:]} else 0


def read_season(lexemes: Lexemes, index: int) -> Form | None:
    """Read "the spring of 1968", "summer 2024", "in the autumn"; not "the fall of Rome"."""
    season = lexemes.has(index, "season")
    if season is None:
        return None
    form = Form("season", index, index + 1, name=season)
    form = _year_after(lexemes, form)
    if form.year or form.shift_unit:
        return form
    words = lexemes.words
    lead = words[index - 1]
    if lead == "the":
        lead = words[index - 2]
    elif words[index] == "fall":
        return None
    capital = lexemes.is_capital(index) and not lexemes.starts_sentence(index)
    named = lexemes.is_capital(index + 1) or lexemes.is_capital(index - 1)
    if capital and named:
        return None
    if words[index + 1] in {"of", "-"}:
        return None
    alone = not lexemes.is_word(index + 1) or goes_on(words[index + 1])
    definite = words[index - 1] == "the" and alone
    return form if lead in _SEASON_LEADS or definite else None


def read_ordinal_part(lexemes: Lexemes, index: int) -> Form | None:
    """Read "the third quarter of 1990", "first half", "the first ten days of April"."""
    senses, words = lexemes.senses[index], lexemes.words
    ordinal = senses.get("ordinal")
    half = words[index] in {"latter", "last"} and words[index + 1] == "half"
    if ordinal is None and not half and words[index] != "last":
        return None
    number = 2 if half else int(ordinal or -1)
    at = index + 1
    if words[at] in _DASHES and lexemes.touches(at):
        at += 1
    if lexemes.has(at, "fiscal") and lexemes.has(at + 1, "unit") == "Q":
        at += 1
    unit = lexemes.has(at, "unit")
    if _in_quarters(lexemes, index, at):  # "the second and fourth quarters"
        unit = "Q"
        at -= words[at] == "and"
    last_of = words[index] == "last" and words[at + 1] == "of"
    if unit == "Q" and number in {-1, 1, 2, 3, 4} and (ordinal or last_of):
        number = 4 if number == -1 else number
        quarter = _year_after(lexemes, Form("quarter", index, at + 1, number=number))
        dated = quarter.last > at + 1 or not last_of
        return quarter if dated else _part_of(lexemes, index, at, -1)
    if lexemes.has(at, "half") and number in {1, 2}:
        return _half(lexemes, Form("half", index, at + 1, number=number))
    if "weekday" in lexemes.senses[at]:
        return _nth_weekday(lexemes, index, at, number)
    plain = ordinal is None and words[index] != "last"
    return None if plain else _part_of(lexemes, index, at, number)


def _in_quarters(lexemes: Lexemes, index: int, at: int) -> bool:
    """Say whether an ordinal is one of two that count quarters."""
    if lexemes.words[index - 1] == "and" and "ordinal" in lexemes.senses[index - 2]:
        return lexemes.has(at, "units") == "Q"
    second = lexemes.words[at] == "and" and "ordinal" in lexemes.senses[at + 1]
    return second and lexemes.has(at + 2, "units") == "Q"


def _nth_weekday(lexemes: Lexemes, index: int, at: int, number: int) -> Form | None:
    """Read "the first Sunday in October", "the last Friday of the month"."""
    words = lexemes.words
    if words[index - 1] != "the" or words[at + 1] not in {"of", "in"}:
        return None
    last = at + 3
    if words[at + 2] in {"each", "every"} and lexemes.has(last, "unit") == "M":
        return Form("set", index, last + 1, unit="M", amount=1)
    whole = _whole(lexemes, at + 2)
    if whole is None or whole.unit not in {"M", "Y"}:
        return None
    return Form("part-of", index, whole.last, unit="D", amount=1.0, number=number,
                name=lexemes.senses[at]["weekday"], inner=whole)  # fmt: skip


def read_dated_part(lexemes: Lexemes, index: int) -> Form | None:
    """Read "the 1988 third quarter", "the 2024 first half", "the 1982 summer"."""
    year, at = lexemes.has(index, "int") or "", index + 1
    if len(year) != 4 or not "1500" <= year < "2100":
        return None
    season = lexemes.has(at, "season")
    if season is not None and not lexemes.is_capital(at):
        return Form("season", index, at + 1, year=year, name=season)
    number = int(lexemes.has(at, "ordinal") or 0)
    after = at + 2 if lexemes.words[at + 1] in _DASHES else at + 1
    if lexemes.has(after, "unit") == "Q" and 1 <= number <= 4:
        return Form("quarter", index, after + 1, year=year, number=number)
    if lexemes.has(after, "half") and number in {1, 2}:
        return Form("half", index, after + 1, year=year, number=number)
    return None


def _half(lexemes: Lexemes, form: Form) -> Form | None:
    """Read on after "the first half": of 2024, of that month, of May."""
    words = lexemes.words
    dated = _year_after(lexemes, form)
    if dated.last > form.last:
        return dated
    if words[form.last] == "of":
        at = form.last + 1
        month = read_shift(lexemes, at, "M")
        if month is not None:
            shift, base, last = month
            whole = Form(
                "unit", at, last, unit="M", shift=shift, shift_unit="self", base=base
            )
        else:
            named = lexemes.has(at, "month")
            if named is None:
                return None
            whole = Form("calendar", at, at + 1, unit="M", month=int(named))
            year = read_year_at(lexemes, at + 1)
            if year is not None:
                whole = replace(whole, year=year[0], last=year[1])
        return replace(
            whole, first=form.first, part="start" if form.number == 1 else "end"
        )
    if words[form.last] in _RESULTS and words[form.last - 2] in _DASHES:
        return form  # "first-half profit", but no "first-half goal"
    if (
        words[form.last] in {"-", "time", "goal"}
        or lexemes.is_word(form.last - 2) is False
    ):
        return None
    definite = words[form.first - 1] == "the"
    return form if definite and not _is_of_match(words, form) else None


def _is_of_match(words: list[str], form: Form) -> bool:
    """Say whether a half is that of a match, by the words of its sentence."""
    before, after = (
        words[max(form.first - 12, 0) : form.first],
        words[form.last : form.last + 12],
    )
    for side in (before[::-1], after):
        end = next((at for at, word in enumerate(side) if word in {".", ";"}), 12)
        if _MATCH & set(side[:end]):
            return True
    return before[-3:-1] == ["minutes", "into"]


def _part_of(lexemes: Lexemes, index: int, at: int, number: int) -> Form | None:
    """Read "second week of January", "first nine months of 1989", "last day of May"."""
    numeral = read_numeral(lexemes, at)
    count: float | None = None
    counted = numeral is not None and numeral.value is not None and numeral.value < 100
    if numeral is not None and counted:
        count, at = numeral.value, numeral.last
    senses = lexemes.senses[at]
    unit = senses.get("units" if counted else "unit")
    if unit is None or unit in {"TS", "TM", "NI"} or at == index:
        return None
    if lexemes.words[at + 1] == "of":
        whole = _whole(lexemes, at + 2)
        if whole is not None:
            return Form("part-of", index, whole.last, unit=unit, amount=count or 1.0,
                        number=number, inner=whole)  # fmt: skip
    if counted and count is not None and lexemes.words[index] == "first":
        return Form("duration", index, at + 1, unit=unit, amount=count)
    return None


def _whole(lexemes: Lexemes, index: int) -> Form | None:
    """Read the stretch that a part belongs to: a month, a year, "this month"."""
    for unit in ("M", "Y", "Q", "W"):
        shifted = read_shift(lexemes, index, unit)
        if shifted is not None:
            shift, base, last = shifted
            return Form("unit", index, last, unit=unit, shift=shift,
                        shift_unit="self", base=base)  # fmt: skip
    month = lexemes.has(index, "month")
    if month is not None:
        form = Form("calendar", index, index + 1, unit="M", month=int(month))
        at = index + 2 if lexemes.words[index + 1] in {"of", ","} else index + 1
        year = read_year_at(lexemes, at)
        if year is not None:
            return replace(form, year=year[0], last=year[1])
        shifted = read_shift(lexemes, at, "Y")
        if shifted is not None:
            shift, base, last = shifted
            return replace(form, shift=shift, shift_unit="Y", base=base, last=last)
        return form
    year = read_year_at(lexemes, index)
    if year is not None and len(year[0]) > 2:
        return Form("calendar", index, year[1], unit="Y", year=year[0])
    return None


def read_code(lexemes: Lexemes, index: int) -> Form | None:
    """Read "Q2", "Q3 2024", "4Q23", "H1", "FY2024", "FY2023-24"."""
    code, turned = lexemes.has(index, "code"), lexemes.has(index, "year")
    if code is None or not (lexemes.is_capital(index) or turned is not None):
        return None
    joined = lexemes.words[index + 1] == "-"
    if lexemes.words[index - 1] in _DASHES:
        return None
    if code.startswith("fy"):
        digits = code[2:]
        year = digits if len(digits) == 4 else f"20{digits}"
        form = Form("fiscal", index, index + 1, unit="FY", year=year)
        form = _fiscal_range(lexemes, form)
        return None if joined and form.last == index + 1 else form
    if joined:
        return None
    kind = "quarter" if code[0] == "q" else "half"
    form = Form(
        "quarter" if kind == "quarter" else "half",
        index,
        index + 1,
        number=int(code[1]),
        year=turned or "",
    )
    return form if turned else _year_after(lexemes, form)


def read_fiscal(lexemes: Lexemes, index: int) -> Form | None:
    """Read "fiscal 2023", "financial year 2023-24", "the 2022-23 fiscal year"."""
    words = lexemes.words
    if lexemes.has(index, "fiscal") is None:
        return None
    if lexemes.has(index + 1, "ordinal"):
        part = read_ordinal_part(lexemes, index + 1)
        quarter = part is not None and part.kind == "quarter"
        return part.widened(index, part.last) if part is not None and quarter else None
    at = index + 1
    at += words[at] == "year"
    at += words[at] == "of"
    year = read_year_at(lexemes, at)
    if year is not None and len(year[0]) in {2, 4}:
        number = year[0] if len(year[0]) == 4 else f"20{year[0]}"  # FY'24
        form = Form("fiscal", index, year[1], unit="FY", year=number)
        return _fiscal_range(lexemes, form)
    if words[index + 1] == "year" and words[index - 1] in {"the", "current"}:
        form = Form("fiscal", index, index + 2, unit="FY")
        return replace(form, shift_unit="self", base="published")
    return None


def _fiscal_range(lexemes: Lexemes, form: Form) -> Form:
    """Extend "fiscal 2022" by "-23": the year is named after its second half."""
    words, at = lexemes.words, form.last
    if words[at] in _DASHES and lexemes.touches(at) and lexemes.touches(at + 1):
        digits = lexemes.has(at + 1, "int")
        if digits is not None and len(digits) in {2, 4}:
            second = digits if len(digits) == 4 else form.year[:2] + digits
            if int(second) == int(form.year) + 1:
                return replace(form, year=second, last=at + 2, name="range")
    return form


def read_decade(lexemes: Lexemes, index: int) -> Form | None:
    """Read "the 1990s", "the nineties", "the '90s", "1920's"."""
    digits, spoken = lexemes.has(index, "decades"), lexemes.has(index, "decade")
    if digits is not None:
        return _decade_in_digits(lexemes, index, digits)
    if spoken is not None:
        lead = lexemes.words[index - 1]
        if lead == "nineteen":
            return Form("decade", index - 1, index + 1, unit="E", year=f"19{spoken}")
        named = lead in _DECADE_LEADS
        return (
            Form("decade", index, index + 1, unit="E", name=spoken) if named else None
        )
    return _decade_with_apostrophe(lexemes, index)


def _decade_in_digits(lexemes: Lexemes, index: int, digits: str) -> Form | None:
    """Read "1990s"; "90s" where a word or a quotation mark leads it."""
    form = Form("decade", index, index + 1, unit="E")
    if len(digits) == 4:
        return replace(form, year=digits[:3])
    lead = lexemes.words[index - 1]
    if lead in _APOSTROPHES and lexemes.touches(index):
        return replace(form, first=index - 1, name=digits[0])
    led = lead in _DECADE_LEADS and digits != "00"
    return replace(form, name=digits[0]) if led else None


def _decade_with_apostrophe(lexemes: Lexemes, index: int) -> Form | None:
    """Read "the 1920's"."""
    number, words = lexemes.has(index, "int"), lexemes.words
    if number is None or not "1500" < number < "2100" or number[3:] != "0":
        return None
    plural = words[index + 1] in _APOSTROPHES and words[index + 2] == "s"
    led = words[index - 1] in _DECADE_LEADS
    if not (plural and led and lexemes.touches(index + 2)):
        return None
    return Form("decade", index, index + 3, unit="E", year=number[:3])


def read_century(lexemes: Lexemes, index: int) -> Form | None:
    """Read "the 19th century", "the fifth century BC"."""
    ordinal = lexemes.has(index, "ordinal")
    if ordinal is None or int(ordinal) < 1:
        return None
    at, number = index + 1, int(ordinal)
    if number == 20 and lexemes.words[at] in _DASHES:
        second = lexemes.has(at + 1, "ordinal")
        if second is not None:
            number, at = number + int(second), at + 2
    elif lexemes.words[at] in _DASHES and lexemes.touches(at):
        at += 1
    if lexemes.words[at] == "and" and lexemes.has(at + 1, "ordinal"):
        plural = lexemes.has(at + 2, "units") == "C"  # "the 17th and 18th centuries"
        return Form("century", index, at, unit="C", number=number) if plural else None
    if "C" not in {lexemes.has(at, "unit"), lexemes.has(at, "units")}:
        return None
    last, era = at + 1, ""
    if lexemes.words[last] in {"bc", "b.c.", "bce", "b.c.e."}:
        last, era = last + 1, "BC"
    return Form("century", index, last, unit="C", number=number, year=era)
