"""Years that an event tells: the November of a U.S. presidential election."""

from dataclasses import replace
from datetime import date

from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.lexicon.times import Event, load_events, load_known_days

__all__ = ["date_by_events", "name_known_days"]

_REACH = 8  # tokens between the event and its month: "the election scheduled for early"


def date_by_events(lexemes: Lexemes, forms: list[Form], after: int) -> list[Form]:
    """Give the months that stand beside an event of known years their year.

    Args:
        lexemes: The text.
        forms: Its times.
        after: The latest year that the page names; 0 for none. The event is the
            first one from that year on.

    Returns:
        The forms, those in the month of such an event with its year.
    """
    if not after:
        return forms
    return [_dated(lexemes, form, after) for form in forms]


def name_known_days(
    lexemes: Lexemes, forms: list[Form], page: date | None
) -> list[Form]:
    """Give the days that stand for an event their year: "the Oct. 7 attack".

    Args:
        lexemes: The text.
        forms: Its times.
        page: The day of the page; None where it is not known.

    Returns:
        The forms, those of a known day before a word of its event with the year,
        unless the page is older than the event.
    """
    return [_known(lexemes, form, page) for form in forms]


def _known(lexemes: Lexemes, form: Form, page: date | None) -> Form:
    if form.kind != "calendar" or form.year or not form.day or form.shift_unit:
        return form
    known = load_known_days().get((form.month, form.day))
    if known is None or lexemes.words[form.last] not in known[0]:
        return form
    older = page is not None and page < date(int(known[1]), form.month, form.day)
    return form if older else replace(form, year=known[1])


def _dated(lexemes: Lexemes, form: Form, after: int) -> Form:
    if form.kind != "calendar" or form.year or form.shift_unit or not form.month:
        return form
    event = _event_before(lexemes, form)
    if event is None or event.month != form.month:
        return form
    year = after + (event.remainder - after) % event.period
    return replace(form, year=f"{year:04d}")


def _event_before(lexemes: Lexemes, form: Form) -> Event | None:
    """Return the event named in the words right before a time."""
    events, words = load_events(), lexemes.words
    for at in range(form.first - 1, max(form.first - _REACH - 4, 0), -1):
        for event in events.get(words[at], ()):
            last = at + len(event.words)
            if tuple(words[at:last]) == event.words and last <= form.first:
                return event
    return None
