"""Times of a page: the grammar and the calendar put together."""

import functools
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from whence.extract.solicitations import find_read_spans
from whence.extract.times.anchoring import Anchorer, Placed
from whence.extract.times.bounds import bound_interval, is_range, link_ranges
from whence.extract.times.carrying import carry_over, carry_year
from whence.extract.times.events import date_by_events, name_known_days
from whence.extract.times.forms import Form
from whence.extract.times.grammar import find_forms
from whence.extract.times.lexemes import Lexemes, read_lexemes
from whence.extract.times.placing import place
from whence.extract.times.tenses import Direction, find_direction, is_aside
from whence.lexicon.times import FiscalYear, load_fiscal_years
from whence.model import (
    Document,
    Interval,
    Published,
    TimeExpression,
    TimeModifier,
    content_key,
    parse_day,
)

__all__ = ["Reading", "find_times", "read_times"]

_ENDS = frozenset(".!?;")
_LISTED_DAYS = 4  # weekdays named together are seldom farther apart
_YEAR_DAYS = 366  # bounds wider than a year place no month


class Reading(NamedTuple):
    """A time with what was known when it was read.

    Attributes:
        time: The time.
        form: What its words say.
        direction: Whether its clause speaks of the past or of what is to come.
        lexemes: The stretch of text that it stands in.
    """

    time: TimeExpression
    form: Form
    direction: Direction
    lexemes: Lexemes


def find_times(
    document: Document, published: Published | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a page, in reading order.

    Args:
        document: The page. Where it has no segments its whole text is read.
        published: When it was published, if that is not what the document says:
            bounds that were inferred from a first reading.

    Returns:
        Expressions that do not overlap. Each is anchored to the publication, to its
        own words, or to the time before it; what nothing anchors stays open (`XXXX`).

    >>> from whence.model import text_sha256
    >>> text = "The envoy arrived on the 10th (local time) and leaves on Friday."
    >>> page = Document(
    ...     "page",
    ...     text,
    ...     text_sha256(text),
    ...     published=Published("2024-01-17", basis="given"),
    ... )
    >>> [(time.span.of(text), time.value) for time in find_times(page)]
    [('the 10th', '2024-01-10'), ('Friday', '2024-01-19')]
    """
    return tuple(reading.time for reading in read_times(document, published))


def read_times(
    document: Document, published: Published | None = None
) -> tuple[Reading, ...]:
    """Return the times of a page with how they were read.

    Args:
        document: The page.
        published: As for `find_times`.

    Returns:
        One reading a time, in reading order.
    """
    known = document.published if published is None else published
    day = published_day(known)
    stretches = [
        read_lexemes(document.text, span) for span in find_read_spans(document)
    ]
    read = [
        (lexemes, carry_over(lexemes, find_forms(lexemes))) for lexemes in stretches
    ]
    read = [(at, name_known_days(at, found, day)) for at, found in read]
    forms = [form for _, found in read for form in found]
    if day is None:
        year = _latest_year(forms)
        read = [(at, date_by_events(at, found, year)) for at, found in read]
    narrative = is_narrative(forms, day)
    anchorer = Anchorer(
        published=day,
        narrative=narrative,
        day_first=day_order(forms),
        fallback=_first_date(forms, narrative=narrative),
    )
    if day is None and known.interval is not None:
        width = known.interval.days
        if width is not None and width <= _YEAR_DAYS:
            anchorer.published, anchorer.exact = known.interval.first_day, False
    readings: list[Reading] = []
    for lexemes, found in read:
        readings += _place_all(document.id, lexemes, found, anchorer, readings)
    return tuple(readings)


def published_day(published: Published) -> date | None:
    """Return the day of publication; None where only bounds, or nothing, is known."""
    if published.value is not None:
        try:
            return parse_day(published.value)
        except ValueError:
            return None
    if published.interval is not None and published.interval.is_day:
        return published.interval.first_day
    return None


def is_narrative(forms: list[Form], published: date | None) -> bool:
    """Say whether a text tells of times past from their own dates, as a history does.

    A history names many years before its publication and hardly any day as a
    newspaper does ("on Friday", "yesterday").
    """
    if published is None:
        return False
    old = fresh = deictic = open_years = 0
    for form in forms:
        if form.kind == "calendar" and form.year:
            past = form.year.startswith("BC") or (
                len(form.year) == 4 and int(form.year) < published.year
            )
            old, fresh = (old + 1, fresh) if past else (old, fresh + 1)
        elif form.kind in {"deictic", "weekday"} or (
            form.kind == "unit" and form.base == "published" and form.shift
        ):
            deictic += 1
        elif form.kind == "calendar" and form.month:
            open_years += 1
    told = old + open_years
    return old >= 3 and told >= 12 and told > 10 * deictic and old > 2 * fresh


def day_order(forms: list[Form]) -> bool | None:
    """Say whether the page's numeric dates put the day first; None for no evidence."""
    votes = 0
    for form in forms:
        if form.kind != "calendar" or not form.name or not form.name[0].isdigit():
            continue
        first, second = (
            int(piece)
            for piece in form.name.replace("/", "-").replace(".", "-").split("-")[:2]
        )
        if first > 31:
            continue
        votes += (first > 12) - (second > 12)
    return None if votes == 0 else votes > 0


def _latest_year(forms: list[Form]) -> int:
    """Return the latest year that the page itself names; 0 for none."""
    years = [
        int(form.year)
        for form in forms
        if form.kind == "calendar" and len(form.year) == 4 and form.year.isdigit()
    ]
    return max(years, default=0)


def _first_date(forms: list[Form], *, narrative: bool) -> date | None:
    """Return the first date that the text gives, for what stands before it.

    Outside a history only a full date counts: a lone year says nothing of a month
    that some other line names.
    """
    for form in forms:
        if form.kind == "calendar" and len(form.year) == 4 and form.year.isdigit():
            year = int(form.year)
            if 1 <= year <= 9990 and (narrative or form.day):
                return date(year, form.month or 1, 1)
    return None


@functools.cache
def _countries() -> re.Pattern[str]:
    """Return the pattern of the words that name a country with a known fiscal year."""
    names = sorted(load_fiscal_years(), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})(?!\w)")


def _fiscal_year(lexemes: Lexemes, form: Form) -> FiscalYear:
    """Return the fiscal year of the country named nearest before a form, else after."""
    start = lexemes.starts[max(form.first - 25, 0)]
    found = list(_countries().finditer(lexemes.text, start, lexemes.starts[form.first]))
    end = lexemes.ends[form.last]
    match = found[-1] if found else _countries().search(lexemes.text, end, end + 200)
    return load_fiscal_years()["U.S." if match is None else match.group()]


def _place_all(
    document_id: str,
    lexemes: Lexemes,
    forms: list[Form],
    anchorer: Anchorer,
    before: list[Reading],
) -> list[Reading]:
    placed: list[tuple[Form, Placed]] = []
    directions: list[Direction] = []
    day = anchorer.page
    for at, read in enumerate(forms):
        form = read
        if form.kind == "fiscal" or (form.inner and form.inner.kind == "fiscal"):
            anchorer.fiscal = _fiscal_year(lexemes, form)
        direction = find_direction(lexemes, form)
        form = carry_year(lexemes, forms, at, direction, known=day is not None)
        if direction == "open" and (
            form.frame == "by" or (day is None and form.frame == "until")
        ):
            direction = "future"
        if direction == "open" and at and _goes_on(anchorer, lexemes, placed, form):
            direction = "future"
        linked = bool(at) and is_range(lexemes, forms[at - 1], form)
        if linked or (at and _is_listed(forms[at - 1], form)):
            direction = directions[-1]
        found = place(anchorer, form, direction, aside=is_aside(lexemes, form))
        if linked:
            found = _after(anchorer, form, found, placed[-1][1])
        elif at:
            found = _next_weekday(lexemes, placed[-1], form, found)
        placed.append((form, found))
        directions.append(direction)
    intervals = link_ranges(lexemes, placed)
    readings: list[Reading] = []
    last = before[-1].time.id if before else None
    for at, (form, place_found) in enumerate(placed):
        span = lexemes.span(form.first, form.last)
        time = TimeExpression(
            id=content_key("time", document_id, span.start, span.end),
            span=span,
            type=place_found.type,
            value=place_found.value,
            interval=intervals.get(at) or bound_interval(form, place_found, anchorer),
            modifier=_modifier(form, place_found),
            anchor=last if place_found.anchor == "context" else place_found.anchor,
            second=place_found.second,
        )
        readings.append(Reading(time, form, directions[at], lexemes))
        if place_found.interval is not None:
            last = time.id
    return readings


def _goes_on(
    anchorer: Anchorer,
    lexemes: Lexemes,
    before: list[tuple[Form, Placed]],
    form: Form,
) -> bool:
    """Say whether a bare day without a tense goes on from a time to come.

    As in "nurses walk out tomorrow, and again on the 28th".
    """
    if form.kind != "calendar" or form.month or not form.day:
        return False
    told, place_told = next(
        (pair for pair in reversed(before) if pair[1].interval is not None), before[-1]
    )
    extent, page = place_told.interval, anchorer.page
    start = None if extent is None else extent.first_day
    if page is None or start is None or start <= page:
        return False
    return not any(
        lexemes.words[at] in _ENDS or lexemes.new_line(at)
        for at in range(told.last, form.first)
    )


def _is_listed(before: Form, form: Form) -> bool:
    """Say whether a day shares its month with the one before: "Aug. 30 or 31"."""
    alone = form.last == form.first + 1 and form.kind == "calendar"
    return (
        alone
        and before.kind == "calendar"
        and form.day > 0
        and form.month == before.month
        and form.first - before.last == 1
    )


def _next_weekday(
    lexemes: Lexemes, before: tuple[Form, Placed], form: Form, found: Placed
) -> Placed:
    """Return the second of "Tuesday or Wednesday" as the one that follows the first."""
    told, start = before
    link = lexemes.words[told.last : form.first]
    day = None if start.interval is None else start.interval.first_day
    plain = told.kind == form.kind == "weekday" and not form.shift_unit
    if not plain or day is None or link not in (["or"], ["and"]):
        return found
    steps = (form.number - day.isoweekday()) % 7
    if not 0 < steps <= _LISTED_DAYS or found.value is None:
        return found
    following = (day + timedelta(days=steps)).isoformat()
    if following <= found.value:
        return found
    return found._replace(
        value=following, interval=Interval.of_day(day + timedelta(days=steps))
    )


def _after(anchorer: Anchorer, form: Form, found: Placed, start: Placed) -> Placed:
    """Return the end of a range, moved on a year where it would lie before the start."""
    first, last = start.interval, found.interval
    if first is None or last is None or first.start is None or last.start is None:
        return found
    if (
        form.kind != "calendar"
        or form.year
        or not form.month
        or (last.end or last.start) > first.start
    ):
        return found
    year = f"{int(last.start[:4]) + 1:04d}"
    return place(anchorer, replace(form, year=year), "open")._replace(
        anchor=found.anchor, second=None
    )


def _modifier(form: Form, place: Placed) -> TimeModifier | None:
    if form.frame in {"as-early-as", "as-late-as"}:
        return "as-early-as" if form.frame == "as-early-as" else "as-late-as"
    if form.kind == "half" and place.value is not None and "-H" not in place.value:
        return "start" if form.number == 1 else "end"
    return form.part
