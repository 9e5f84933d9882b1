"""What the words around a time bound: since X, until X, from X to Y, the N to X."""

from dataclasses import replace
from datetime import timedelta

from whence.extract.times import calendars
from whence.extract.times.anchoring import Anchorer, Placed
from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.tenses import MOVES
from whence.model import Interval

__all__ = ["ENDED", "bound_interval", "is_range", "link_ranges"]

_DASHES = frozenset("-\u2010\u2011\u2013\u2014")
_PARTICLES = frozenset("off back forward".split())
_TO = frozenset("to until till through".split())
ENDED = frozenset({"ended", "ending"})
"""Words between a stretch and its last day: "the quarter ended July 31"."""


def bound_interval(form: Form, placed: Placed, anchorer: Anchorer) -> Interval | None:
    """Return what a time covers with the bound that the words before it set.

    Args:
        form: The form, with its frame.
        placed: Its place in the calendar.
        anchorer: Where the text is.

    Returns:
        The interval; None where the words fix no limits.
    """
    extent = placed.interval
    if extent is None or (form.part == "approx" and form.kind != "decade"):
        return None
    if form.kind == "unit" and form.name in {"earlier", "later"}:
        return _within(form, extent, anchorer)
    start, end = extent.start, extent.end
    bounds = {
        "": (start, end),
        "since": (start, None),
        "as-early-as": (start, None),
        "until": (None, end),
        "by": (None, end),
        "as-late-as": (None, end),
        "before": (None, end if form.part == "end" else start),
        "after": (end, None),
    }
    frame: str = form.frame
    if not frame and form.part in {"before", "after"}:
        frame = form.part
    if placed.type == "TIME" and frame in {"until", "by", "as-late-as"}:
        return Interval(None, start)
    return Interval(*bounds[frame])


def _within(form: Form, extent: Interval, anchorer: Anchorer) -> Interval:
    """Return "earlier this month" up to the page's day, "later this year" from it."""
    page = anchorer.published
    if page is None or not extent.contains_day(page):
        return extent
    if form.name == "earlier":
        whole = extent.first_day == page
        return extent if whole else Interval(extent.start, page.isoformat())
    start = (page + timedelta(days=1)).isoformat()
    return extent if start == extent.end else Interval(start, extent.end)


def link_ranges(
    lexemes: Lexemes, placed: list[tuple[Form, Placed]]
) -> dict[int, Interval]:
    """Return the intervals of the ends of ranges and of lengths that end with a date.

    Args:
        lexemes: The text.
        placed: Its forms and their places, in reading order.

    Returns:
        By index of the form: the range as a whole, for both of its ends; the exact
        window, for the length in "the two weeks to 3 February".
    """
    found: dict[int, Interval] = {}
    for at in range(len(placed) - 1):
        (form, place), (after, after_place) = placed[at], placed[at + 1]
        link = lexemes.words[form.last : after.first]
        if link[:1] == [","] and lexemes.words[form.first - 1] in {"from", "between"}:
            link = link[1:]  # "from May 3, 2020, to June 5"
        if len(link) != 1:
            continue
        if link[0] in ENDED:
            window = _window(form, link[0], after_place)
            if window is not None:
                found[at] = window
            continue
        if place.interval is None or after_place.interval is None:
            window = _window(form, link[0], after_place)
            if window is not None:
                found[at] = window
            continue
        if is_range(lexemes, form, after):
            start, end = place.interval.first_day, after_place.interval.last_day
            if start is not None and end is not None and start <= end:
                whole = Interval(place.interval.start, after_place.interval.end)
                found[at] = found[at + 1] = whole
    return found


def is_range(lexemes: Lexemes, form: Form, after: Form) -> bool:
    """Say whether two forms are the ends of a range: "from X to Y", "between X and Y"."""
    words, lead = lexemes.words[form.last : after.first], lexemes.words[form.first - 1]
    if words[:1] == [","] and lead in {"from", "between"}:
        words = words[1:]
    if len(words) != 1 or form.kind in {"duration", "set", "reference"}:
        return False
    link = words[0]
    moved = lexemes.words[form.first - 2]
    if moved in _PARTICLES:  # "put off from Monday to Friday"
        moved = lexemes.words[form.first - 3]
    if lead == "from" and moved in MOVES:
        return False  # "slipped from Q2 to Q3" is a change, not a stretch
    if lead == "between":
        return link == "and"
    if lead != "from" and form.unit != after.unit:
        return False  # "cut on Friday to December's level"
    return link in _TO or (link in _DASHES and lexemes.touches(form.last))


def _window(form: Form, link: str, after: Placed) -> Interval | None:
    """Return the stretch of "the 12 months to April": exactly that long, to its end."""
    quarter = link in ENDED and (form.kind == "quarter" or form.unit == "Q")
    form = replace(form, kind="duration", unit="Q", amount=1) if quarter else form
    if form.kind != "duration" or link not in _TO | ENDED or form.amount is None:
        return None
    extent = after.interval
    if extent is None or extent.last_day is None or extent.end is None:
        return None
    units = {"D": 1, "W": 7, "FN": 14}
    end = extent.last_day + timedelta(days=1)
    if form.unit in units:
        start = end - timedelta(days=round(form.amount * units[form.unit]))
    else:
        months = {"M": 1, "Q": 3, "Y": 12, "E": 120}.get(form.unit)
        if months is None:
            return None
        moved = calendars.add_months(end, -round(form.amount * months))
        if moved is None:
            return None
        start = moved
    return Interval(start.isoformat(), end.isoformat())
