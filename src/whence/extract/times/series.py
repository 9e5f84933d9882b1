"""Lists and ranges whose parts share words: 18 and 19 December, Oct. 8-13, four to six days."""

from dataclasses import replace

from whence.extract.times.dates import goes_on, read_year_at
from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.numerals import read_numeral
from whence.extract.times.years import share_years

__all__ = ["share_parts"]

_LINKS = frozenset(
    "and or to until through till - \u2010 \u2011 \u2012 \u2013 \u2014".split()
)

_HOUR_LINKS = {"from": _LINKS - {"and", "or"}, "between": frozenset({"and"})}


def share_parts(
    lexemes: Lexemes, form: Form, found: list[Form], floor: int
) -> tuple[Form, list[Form]]:
    """Complete a form and its neighbours by what they share.

    Args:
        lexemes: The text.
        form: The form just read.
        found: The forms before it; a member of a list that lacks its month, year or
            unit is added or completed here.
        floor: First token that no form holds yet.

    Returns:
        The form, and further forms that stand right after it.
    """
    if form.kind == "duration":
        _share_unit(lexemes, form, found, floor)
        return form, []
    if form.kind == "clock":
        _share_half(lexemes, form, found)
        _share_meridiem(lexemes, form, found, floor)
        return form, []
    if form.kind != "calendar":
        return form, []
    _complete_last(lexemes, form, found)
    if form.unit == "Y":
        return form, share_years(lexemes, form)
    if form.unit == "D" and form.month and not form.name:
        if lexemes.has(form.first, "month"):
            return _days_after(lexemes, form)
        _days_before(lexemes, form, found, floor)
    return form, []


def _linked(lexemes: Lexemes, last: int, first: int) -> bool:
    """Say whether only a link (and a determiner) stands between two tokens."""
    words = lexemes.words[last:first]
    if words and words[-1] == "the":
        words = words[:-1]
    return len(words) == 1 and words[0] in _LINKS


def _complete_last(lexemes: Lexemes, form: Form, found: list[Form]) -> None:
    """Give the form before a link the month, shift or year of the one after it."""
    if not found:
        return
    before = found[-1]
    if before.kind != "calendar" or before.year or before.shift_unit:
        return
    if not _linked(lexemes, before.last, form.first):
        return
    shared = replace(
        before, shift=form.shift, shift_unit=form.shift_unit, base=form.base
    )
    if not before.month:
        if before.unit == form.unit == "D" and (form.month or form.shift_unit):
            found[-1] = replace(shared, month=form.month, year=form.year)
    elif form.month and form.year.isdigit() and len(form.year) == 4:
        later = (before.month, before.day) > (form.month, form.day)
        found[-1] = replace(before, year=str(int(form.year) - later))
    elif form.month and form.shift_unit == "Y":
        found[-1] = shared


def _days_before(lexemes: Lexemes, form: Form, found: list[Form], floor: int) -> None:
    """Add "15" of "15 to 20 August" and "18" of "17, 18 and 19 December"."""
    added: list[Form] = []
    first = form.first
    for _ in range(6):
        link = first - 1
        if lexemes.words[link] not in _LINKS and not (
            added and lexemes.words[link] == ","
        ):
            break
        at = link - 1
        day = lexemes.has(at, "int") or lexemes.has(at, "digits")
        if at < floor or day is None or len(day) > 2 or not 1 <= int(day) <= 31:
            break
        if lexemes.words[link] == "-" and lexemes.words[at - 1] == "-":
            break
        added.append(replace(form, first=at, last=at + 1, day=int(day)))
        first = at
    for one in reversed(added):
        start = one.first
        if lexemes.words[start - 1] == "the" and start > floor:
            start -= 1
        found.append(replace(one, first=start))


def _days_after(lexemes: Lexemes, form: Form) -> tuple[Form, list[Form]]:
    """Add "13" of "Oct. 8-13, 2024" and give both the year."""
    if form.year:
        return form, []
    added: list[Form] = []
    at = form.last
    for _ in range(6):
        link = lexemes.words[at]
        if link not in _LINKS and link != ",":
            break
        after = at + 1
        if link == "," and lexemes.words[after] == "and":
            after += 1
        day = lexemes.has(after, "int") or lexemes.has(after, "digits")
        if day is None or len(day) > 2 or not 1 <= int(day) <= 31:
            break
        if link not in {"and", "or", ","} and int(day) <= form.day:
            break  # "fell from 40 in the week to Jan. 26 to 12 last week"
        follow = lexemes.senses[after + 1]
        if "month" in follow or "units" in follow or "unit" in follow:
            break
        ends = not lexemes.is_word(after + 1) or goes_on(lexemes.words[after + 1])
        if not ends or (link == "," and lexemes.words[at + 1] != "and"
                        and lexemes.words[after + 1] not in {",", "and"}):  # fmt: skip
            break
        added.append(replace(form, first=after, last=after + 1, day=int(day)))
        at = after + 1
    if not added:
        return form, []
    comma = lexemes.words[at] == ","
    year = read_year_at(lexemes, at + 1 if comma else at)
    if year is not None:
        added[-1] = replace(added[-1], last=year[1])
        added = [replace(one, year=year[0]) for one in added]
        form = replace(form, year=year[0])
    return form, added


def _share_unit(lexemes: Lexemes, form: Form, found: list[Form], floor: int) -> None:
    """Add "four" of "between four and six months" as a duration of its own."""
    link = form.first - 1
    if lexemes.words[link] not in _LINKS or form.shift_unit:
        return
    for length in (1, 3):
        at = link - length
        if at < floor:
            return
        numeral = read_numeral(lexemes, at)
        if numeral is not None and numeral.last == link and not numeral.approximate:
            found.append(replace(form, first=at, last=link, amount=numeral.value))
            return


def _share_half(lexemes: Lexemes, form: Form, found: list[Form]) -> None:
    """Put "3:15" of "from 3:15 to 4:40 p.m." into the same half of the day."""
    if not found or found[-1].kind != "clock" or found[-1].inner is not None:
        return
    before = found[-1]
    plain = before.last == before.first + 1 and lexemes.has(before.first, "clock")
    if not plain or not _linked(lexemes, before.last, form.first):
        return
    ends, starts = form.name[:2], before.name[:2]
    if not (ends.isdigit() and starts.isdigit()) or lexemes.has(form.first, "clock12"):
        return
    later = int(starts) + 12
    marked = lexemes.words[form.first + 1].startswith("p")
    if marked and int(starts) < 12 <= int(ends) and later <= int(ends):
        found[-1] = replace(before, name=f"{later:02d}{before.name[2:]}")


def _share_meridiem(
    lexemes: Lexemes, form: Form, found: list[Form], floor: int
) -> None:
    """Add "9" of "between 9 and 11 a.m." as a clock time of its own."""
    link, at = form.first - 1, form.first - 2
    hour = lexemes.has(at, "int")
    lead = _HOUR_LINKS.get(lexemes.words[at - 1], frozenset())
    if at < floor or hour is None or len(hour) > 2 or not 1 <= int(hour) <= 12:
        return
    if lexemes.words[link] not in lead or not form.name[:2].isdigit():
        return
    ends = int(form.name[:2])
    starts = int(hour) % 12 + (12 if ends >= 12 else 0)
    starts -= 12 if starts > ends >= 12 else 0  # "from 11 to 1 p.m."
    found.append(replace(form, first=at, last=link, name=f"{starts:02d}:00"))
