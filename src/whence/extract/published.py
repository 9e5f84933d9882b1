"""When a page without a date was published, as far as its own times tell.

A report comes after the days that it tells of as past and before those that it
announces. The bounds follow from times whose year the page itself fixes; what would
be a guess is left open.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from whence.extract.times.anchoring import NEAR_DAYS
from whence.extract.times.calendars import interval_of
from whence.extract.times.finding import Reading, read_times
from whence.extract.times.tenses import find_direction, is_done
from whence.model import Document, Interval, Published, Span

__all__ = ["infer_published"]

# An announcement without its year bounds the page only close to the last day that
# the page reports: news announces what comes in the next months.
_AHEAD_DAYS = 120
_YEAR = timedelta(days=366)
_ENDS = frozenset({"until", "by", "before", "as-late-as", "as-early-as"})
_CORRECTIONS = frozenset(
    "clarification correction corrected updated update modified amended".split()
)
_SHADES = frozenset({"approx", "before", "after"})
_FRESH = frozenset({"weekday", "deictic"})
_OPENING_LINES = 12
_DAY_KINDS = frozenset({"calendar", "offset", "holiday", "clock"})


class _Point(NamedTuple):
    """A time that bears on the day of publication.

    Attributes:
        day: Its first day.
        span: Its words.
        certain: Whether its own words tell the year.
        last: Its last day.
        grain: `D`, `M` or `Y`.
    """

    day: date
    span: Span
    certain: bool
    last: date
    grain: str


def infer_published(
    document: Document, readings: tuple[Reading, ...] | None = None
) -> Published:
    """Return when a page was published, from its own times where it has no date.

    Args:
        document: The page.
        readings: Its times as they were read; None to read them here.

    Returns:
        What the document says, if it says it. Otherwise bounds `[from, until)` with
        basis `inferred`, the words that set them and the reasons; the end is open
        where the page announces nothing; nothing where no year is to be had.

    >>> from whence.model import text_sha256
    >>> text = (
    ...     "The dam was closed on 6 April 2024 and reopened three days later. "
    ...     "Hearings are to start on 15 April."
    ... )
    >>> page = Document("page", text, text_sha256(text))
    >>> infer_published(page).interval
    Interval(start='2024-04-09', end='2024-04-15')
    """
    known = document.published
    if known.value is not None or known.interval is not None:
        return _first_seen(document, known)
    if known.basis not in {"none", "inferred"}:
        return known
    if readings is None:
        readings = read_times(document)
    bounds = _bounds(readings, document.text)
    if bounds is None:
        return known
    lower, upper = bounds
    words = lower.span.of(document.text)
    reasons, spans = [f"{words!r} is told of as past"], [lower.span]
    end = None if upper is None else upper.day
    if upper is not None:
        words = upper.span.of(document.text)
        reasons.append(f"{words!r} is announced as yet to come")
        spans.append(upper.span)
    elif not lower.certain:
        end = lower.day + _YEAR
        reasons.append("it is told of without its year, so within the year")
    return Published(
        interval=Interval(
            lower.day.isoformat(), None if end is None else end.isoformat()
        ),
        spans=tuple(sorted(spans)),
        basis="inferred",
        reasons=tuple(reasons),
    )


def _first_seen(document: Document, known: Published) -> Published:
    """Return the day of a page's update as that of its publication, if the page shows it.

    A page that states only when it was updated is at most as old as what it tells: one
    that was updated on a Friday and tells what happened "on Friday" came out that day.
    Without such words the update is but the latest day that it can be of.
    """
    last = None if known.interval is None else known.interval.last_day
    stated = known.value is None and known.basis == "page"
    if last is None or not stated or known.interval == Interval.of_day(last):
        return known
    updated = Published(last.isoformat(), Interval.of_day(last), known.spans, "page")
    opening = document.spans_of("body")[:_OPENING_LINES]
    for reading in read_times(document, updated):
        time = reading.time
        if reading.form.kind not in _FRESH or reading.form.shift_unit:
            continue
        if reading.direction != "past" or time.value != last.isoformat():
            continue
        if any(line.start <= time.span.start < line.end for line in opening):
            words = time.span.of(document.text)
            told = f"{words!r} is told of as past, which is the day of the update"
            return replace(
                updated,
                spans=tuple(sorted((*known.spans, time.span))),
                reasons=(*known.reasons, told),
            )
    return known


def _bounds(
    readings: tuple[Reading, ...], text: str
) -> tuple[_Point, _Point | None] | None:
    """Return what is last told as past and what is first announced, if anything."""
    past = _past_points(readings)
    if past:
        lower = max(past, key=lambda point: (point.day, -point.span.start))
        upper = _announced(readings, lower)
        if upper is None or not _is_event(upper, text):
            return lower, upper
        return _around_event(readings, lower, upper)
    coming = [
        point
        for reading in readings
        if reading.direction == "future"
        and (point := _point(reading)) is not None
        and _is_event(point, text)
    ]
    if not coming:
        return None
    upper = min(coming, key=lambda point: (point.day, point.span))
    none_yet = upper._replace(day=upper.day - _YEAR)
    lower, end = _around_event(readings, none_yet, upper)
    return None if lower is none_yet else (lower, end)


def _is_event(point: _Point, text: str) -> bool:
    """Say whether a known event, and not its own words, gave a time its year."""
    return point.certain and str(point.day.year) not in point.span.of(text)


def _around_event(
    readings: tuple[Reading, ...], lower: _Point, upper: _Point
) -> tuple[_Point, _Point]:
    """Tighten the bounds by the months without a year around an event to come.

    What is told as past before an event of this year or the next, and itself has no
    year, is the last such month before the event; what is announced is the first.
    """
    start, end = lower, upper
    for reading in readings:
        form = reading.form
        if form.kind != "calendar" or form.year or form.shift_unit or not form.month:
            continue
        days = [
            date(year, form.month, form.day or 1)
            for year in (upper.day.year - 1, upper.day.year)
            if form.day <= 28
        ]
        before = [day for day in days if day < upper.day]
        if not before:
            continue
        point = _Point(before[-1], reading.time.span, False, before[-1], "M")
        if reading.direction == "past" and point.day > start.day:
            start = point
        elif reading.direction == "future" and start.day < point.day < end.day:
            end = point
    return start, end


def _point(reading: Reading) -> _Point | None:
    """Return the day that a time names; None where it names none."""
    time, form = reading.time, reading.form
    if time.value is None or not time.value[:4].isdigit():
        return None
    if form.kind not in _DAY_KINDS or time.type not in {"DATE", "TIME"}:
        return None
    extent = interval_of(time.value)
    if extent is None or time.interval is None or form.part in _SHADES:
        return None
    first, last = extent.first_day, extent.last_day
    if first is None or last is None:
        return None
    inner = form.inner or form
    certain = bool(inner.year or _is_full(inner.name)) or form.kind == "offset"
    grain = {4: "Y", 7: "M"}.get(len(time.value), "D")
    return _Point(first, time.span, certain, last, grain)


def _is_full(name: str) -> bool:
    """Say whether the name of a form is a numeric date."""
    return (
        name[:1].isdigit() and name.count("-") + name.count("/") + name.count(".") == 2
    )


def _past_points(readings: tuple[Reading, ...]) -> list[_Point]:
    """Return the days told of as past: dated ones, and year-less ones near to them.

    A year alone is no ground: it says that the page is later, and no more.
    """
    dated: list[_Point] = []
    loose: list[_Point] = []
    full: list[_Point] = []
    for reading in readings:
        point = _point(reading)
        if point is None or point.grain == "Y" or _is_correction(reading):
            continue
        if point.certain and point.grain == "D" and reading.form.kind != "offset":
            full.append(point)
        if reading.direction == "future" or reading.form.frame in _ENDS:
            continue
        told = reading.direction == "past" and (
            point.grain == "D" or is_done(reading.lexemes, reading.form)
        )
        if point.certain:
            # a day with its year and no verb is that of a picture or a document
            if told or (point.grain == "D" and not _ends_range(reading, point)):
                dated.append(point)
        elif told and point.grain == "D" and reading.form.kind != "holiday":
            loose.append(point)
    latest = max((point.day for point in dated), default=date.min)
    return dated + [
        point
        for point in loose
        if point.day >= latest and any(_is_near(point, other) for other in full)
    ]


def _ends_range(reading: Reading, point: _Point) -> bool:
    """Say whether a time is the end of a range, which may be still to come."""
    interval = reading.time.interval
    start = None if interval is None else interval.first_day
    return start is not None and start < point.day


def _is_near(point: _Point, other: _Point) -> bool:
    return abs((point.day - other.day).days) <= NEAR_DAYS


def _is_correction(reading: Reading) -> bool:
    """Say whether a time is that of a correction: the page was there before it."""
    words, first = reading.lexemes.words, reading.form.first
    return bool(_CORRECTIONS & set(words[max(first - 4, 0) : first]))


def _is_open_deadline(reading: Reading) -> bool:
    """Say whether a deadline is still to come: somebody "has until" then, or will act.

    A letter that the page quotes sets deadlines as well, and those may have passed.
    """
    lexemes, form = reading.lexemes, reading.form
    has = lexemes.words[form.first - 2] in {"has", "have"}
    return has or find_direction(lexemes, form) == "future"


def _announced(readings: tuple[Reading, ...], lower: _Point) -> _Point | None:
    """Return the earliest day after the lower bound that the page announces."""
    ahead: list[_Point] = []
    for reading in readings:
        point = _point(reading)
        if point is None or reading.direction != "future":
            continue
        framed = reading.form.frame in {"until", "by"}
        if framed and not _is_open_deadline(reading):
            continue
        day = point.last if framed else point.day
        if day <= lower.day:
            continue
        close = day - lower.day <= timedelta(days=_AHEAD_DAYS)
        exact = lower.grain == "D" and close
        if point.grain == "Y" or not (point.certain or exact):
            continue
        ahead.append(point._replace(day=day))
    return min(ahead, key=lambda point: (point.day, point.span), default=None)
