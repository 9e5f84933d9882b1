"""What a time takes from another one in its sentence: a year, a day, a date to count from."""

from dataclasses import replace

from whence.extract.times.bounds import ENDED, is_range
from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.tenses import Direction
from whence.lexicon.times import is_verb

__all__ = ["carry_over", "carry_year"]

_SIDES = {"after": 1, "following": 1, "before": -1}
_DETERMINERS = frozenset("the a an its his her their this that".split())
_EVENT_LINKS = frozenset({"of", "on", "in"})
_EVENT_WORDS = 7  # "the death of his older brother on": longer ones hold a clause
_GRAINS = {"D": "D", "W": "D", "M": "DM", "Y": "DMY"}
_REACH = 40  # tokens between a year and what takes it, in one sentence
_LOOKED_AT = 4
_DATED = frozenset({"calendar", "quarter", "half", "season"})


def carry_over(lexemes: Lexemes, forms: list[Form]) -> list[Form]:
    """Complete each time by what the next one says.

    The end of a range has the year of its start, a clock range its day; a length
    before a dated event, and a quarter that ended on a day, are counted from there.

    Args:
        lexemes: The text.
        forms: Its times, in reading order.

    Returns:
        The forms, completed; "two days after 3 May" has become one.
    """
    carried = forms[:1]
    for form in forms[1:]:
        carried[-1], after = _complete(lexemes, carried[-1], form)
        if after is not None:
            carried.append(after)
    return carried


def _complete(lexemes: Lexemes, form: Form, after: Form) -> tuple[Form, Form | None]:
    """Return two neighbours as they complete each other; one, where they are one."""
    if is_range(lexemes, form, after):
        if form.kind == after.kind == "clock":
            return _share_day(form, after), after
        return form, _share_year(form, after)
    words = lexemes.words[form.last : after.first]
    if form.kind == after.kind == "quarter" and words in (["and"], ["or"], ["to"]):
        form = _share_whole(form, after)
    elif words in ([","], [",", "on"]) and _is_named_day(form, after):
        form = replace(after, first=form.first, last=form.last, frame=form.frame)
    elif len(words) == 1 and words[0] in ENDED and after.unit == "D":
        form = _ended(form, after)
    elif words and words[0] in _SIDES and _counts(form, after):
        return _count(lexemes, form, after, _SIDES[words[0]])
    return form, after


def _count(
    lexemes: Lexemes, form: Form, after: Form, steps: int
) -> tuple[Form, Form | None]:
    """Count a length from the date after it, or from the event that has that date."""
    counted = replace(form, shift=steps, inner=replace(after, frame=""))
    if after.first - form.last > 1:
        return (counted if _names_event(lexemes, form, after) else form), after
    if after.unit != "D" or form.part is not None:
        return form, after
    return replace(counted, kind="offset", last=after.last), None


def _share_day(form: Form, after: Form) -> Form:
    """Give "6 a.m." the day of "6 a.m. to noon on Friday"."""
    if form.inner is not None or after.inner is None:
        return form
    clocks = ":" in form.name and ":" in after.name
    if clocks and form.name > after.name:  # "10 p.m. to 4 a.m. on Friday"
        eve = Form("offset", form.first, form.last, unit="D", amount=1, shift=-1)
        return replace(form, inner=replace(eve, inner=after.inner))
    return replace(form, inner=after.inner)


def _share_year(form: Form, after: Form) -> Form:
    """Give "early June" the year of "mid-April 2020 to early June"."""
    dated = form.kind == "calendar" and form.month and len(form.year) == 4
    plain = after.kind == "calendar" and after.month and not after.name[:1].isdigit()
    if not dated or not plain or after.year or after.shift_unit:
        return after
    next_year = (after.month, after.day or 31) < (form.month, form.day)
    return replace(after, year=f"{int(form.year) + next_year:04d}")


def _share_whole(form: Form, after: Form) -> Form:
    """Give "the second" the year of "the second and fourth quarters of 2021"."""
    if form.year or form.shift_unit or form.inner is not None:
        return form
    shift = replace(form, shift=after.shift, shift_unit=after.shift_unit)
    return replace(shift, base=after.base, year=after.year, inner=after.inner)


def _is_named_day(form: Form, after: Form) -> bool:
    """Say whether a date tells which day "the next day, May 4," is."""
    told = form.kind in {"unit", "offset"} and form.unit == "D"
    named = after.kind in {"calendar", "weekday"} and after.unit == "D"
    return told and form.base == "context" and named and not after.frame


def _ended(form: Form, after: Form) -> Form:
    """Read "the quarter ended July 31" and "the fiscal year ended Jan. 31" to its end."""
    if form.kind == "unit" and form.unit == "Q":
        return replace(form, inner=replace(after, frame=""))
    if form.kind == "fiscal" and not form.year:
        return Form("duration", form.first, form.last, unit="Y", amount=1)
    return form


def _counts(form: Form, after: Form) -> bool:
    """Say whether a length can be counted from a time: no days from a mere year."""
    if form.kind != "duration" or form.amount is None or form.shift_unit:
        return False
    dated = after.kind in {"holiday", "weekday"} or (
        after.kind == "calendar" and bool(after.year or after.day)
    )
    return dated and after.unit in _GRAINS.get(form.unit, "")


def _names_event(lexemes: Lexemes, form: Form, after: Form) -> bool:
    """Say whether "after the vote of" stands between: an event, and no clause."""
    between = range(form.last + 1, after.first)
    words = lexemes.words
    if len(between) > _EVENT_WORDS or words[form.last + 1] not in _DETERMINERS:
        return False
    if len(between) > 1 and words[after.first - 1] not in _EVENT_LINKS:
        return False
    if len(between) == 1 and not lexemes.is_word(after.last):
        return False  # "two years after the 2011 earthquake" needs its noun
    return all(lexemes.is_word(at) and not is_verb(words[at]) for at in between)


def carry_year(
    lexemes: Lexemes, forms: list[Form], at: int, direction: Direction, *, known: bool
) -> Form:
    """Give "the end of the year" the year that its sentence has just told of.

    Args:
        lexemes: The text.
        forms: Its times.
        at: Which of them.
        direction: What its clause tells. What is to come is not in a year told.
        known: Whether the page's day is known.

    Returns:
        The form, with the year (or month) named before it in the same sentence.
    """
    form = forms[at]
    if direction != "future":
        form = _month_beside(lexemes, forms, at)
    told = direction == "past" or (direction == "open" and not known)
    if not told or not _is_plain_unit(lexemes, form):
        return form
    for before in reversed(forms[max(at - _LOOKED_AT, 0) : at]):
        between = range(before.last + 1, form.first + 1)
        if len(between) > _REACH or any(map(lexemes.starts_sentence, between)):
            return form
        if before.kind not in _DATED or before.shift_unit:
            continue
        if form.unit == "M" and before.month:
            if not before.year:
                return replace(form, base="context")
            return replace(_named(form, before), unit="M", month=before.month)
        if form.unit == "Y" and len(before.year) == 4 and before.year.isdigit():
            return _named(form, before)
    return form


def _month_beside(lexemes: Lexemes, forms: list[Form], at: int) -> Form:
    """Give "in May" the year of "in April 2022" right before it in its sentence."""
    form, before = forms[at], forms[at - 1]
    bare = form.kind == "calendar" and form.month and not form.year
    dated = before.kind == "calendar" and before.month and len(before.year) == 4
    if not at or not bare or not dated or form.shift_unit or form.number:
        return form
    lead = lexemes.words[before.first - 1] == "in" and before.first - 1
    fronted = lead and lexemes.starts_sentence(lead)
    if form.frame == "since" or not (fronted or lexemes.words[before.last] == "and"):
        return form  # "the bank, founded in June 1998, cut rates in December"
    between = range(before.last + 1, form.first + 1)
    if len(between) > _REACH or any(_ends_before(lexemes, token) for token in between):
        return form
    later = (form.month, form.day or 31) > (before.month, before.day)
    return replace(form, year=before.year) if later else form


def _ends_before(lexemes: Lexemes, token: int) -> bool:
    """Say whether a sentence (and no mere clause) ends before a token."""
    return lexemes.words[token - 1] != ";" and lexemes.starts_sentence(token)


def _named(form: Form, before: Form) -> Form:
    """Return a unit as the calendar year that another form names."""
    return replace(
        form, kind="calendar", unit="Y", year=before.year, shift_unit="", base=""
    )


def _is_plain_unit(lexemes: Lexemes, form: Form) -> bool:
    """Say whether a form is the end of "the year", not of "this year"."""
    if form.kind != "unit" or form.shift or form.base != "published":
        return False
    named = "shift" in lexemes.senses[form.last - 2]
    return form.unit in {"Y", "M"} and form.part is not None and not named
