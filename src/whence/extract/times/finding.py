"""Times of a page: the grammar and the calendar put together."""

import re
from datetime import date

from whence.extract.times.anchoring import Anchorer, Placed, Placement
from whence.extract.times.bounds import bound_interval, link_ranges
from whence.extract.times.forms import Form
from whence.extract.times.grammar import find_forms
from whence.extract.times.lexemes import Lexemes, read_lexemes
from whence.extract.times.tenses import find_direction
from whence.model import (
    Document,
    Published,
    Span,
    TimeExpression,
    TimeModifier,
    content_key,
    parse_day,
)

__all__ = ["find_times"]

_READ = ("headline", "byline", "body", "caption")
_FISCAL = re.compile(
    r"\b(?:(U\.S\.|United States|Pentagon|Congress|federal|White House|American)"
    r"|(Japan|Tokyo|Japanese|India|Indian|Delhi|UK|British|Britain|Canada|Singapore)"
    r"|(Australia|Pakistan|Egypt|Bangladesh))"
)
_FISCAL_STARTS = (10, 4, 7)


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
    known = document.published if published is None else published
    day = published_day(known)
    stretches = [
        read_lexemes(document.text, span)
        for span in document.spans_of(*_READ) or _whole(document)
    ]
    read = [(lexemes, find_forms(lexemes)) for lexemes in stretches]
    forms = [form for _, found in read for form in found]
    anchorer = Anchorer(
        published=day,
        narrative=is_narrative(forms, day),
        day_first=day_order(forms),
        fallback=_first_date(forms),
    )
    if day is None and known.interval is not None:
        anchorer.fallback = known.interval.first_day or anchorer.fallback
    placement = Placement(anchorer)
    times: list[TimeExpression] = []
    for lexemes, found in read:
        times.extend(_place_all(document.id, lexemes, found, placement, times))
    return tuple(times)


def _whole(document: Document) -> tuple[Span, ...]:
    if document.segments or not document.text:
        return ()
    return (Span(0, len(document.text)),)


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
    """Say whether a text tells of times long past from their own dates.

    A history names many full dates years before its publication and hardly any day
    as a newspaper does ("on Friday", "yesterday").
    """
    if published is None:
        return False
    old, fresh, deictic = 0, 0, 0
    for form in forms:
        if form.kind == "calendar" and form.year:
            long_ago = form.year.startswith("BC") or (
                len(form.year) == 4 and int(form.year) < published.year - 2
            )
            old, fresh = (old + 1, fresh) if long_ago else (old, fresh + 1)
        elif form.kind in {"deictic", "weekday"}:
            deictic += 1
    return old >= 8 and old > 3 * deictic and old > fresh


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


def _first_date(forms: list[Form]) -> date | None:
    for form in forms:
        if form.kind == "calendar" and len(form.year) == 4 and form.year.isdigit():
            year = int(form.year)
            if 1 <= year <= 9990:
                return date(year, form.month or 1, 1)
    return None


def _fiscal_start(lexemes: Lexemes, form: Form) -> int:
    """Return the month that fiscal years start in, by the country named nearest."""
    start = lexemes.starts[max(form.first - 25, 0)]
    nearest = None
    for match in _FISCAL.finditer(lexemes.text, start, lexemes.starts[form.first]):
        nearest = match
    if nearest is None:
        nearest = _FISCAL.search(
            lexemes.text, lexemes.ends[form.last], lexemes.ends[form.last] + 200
        )
    if nearest is None:
        return 10
    return _FISCAL_STARTS[next(at for at in range(3) if nearest.group(at + 1))]


def _place_all(
    document_id: str,
    lexemes: Lexemes,
    forms: list[Form],
    placement: Placement,
    before: list[TimeExpression],
) -> list[TimeExpression]:
    placed: list[tuple[Form, Placed]] = []
    for form in forms:
        if form.kind == "fiscal" or (form.inner and form.inner.kind == "fiscal"):
            placement.anchorer.fiscal_start = _fiscal_start(lexemes, form)
        direction = find_direction(lexemes, form)
        if form.frame in {"until", "by"} and direction == "open":
            direction = "future"
        placed.append((form, placement.place(form, direction)))
    intervals = link_ranges(lexemes, placed)
    times: list[TimeExpression] = []
    last = before[-1].id if before else None
    for at, (form, place) in enumerate(placed):
        span = lexemes.span(form.first, form.last)
        anchor = place.anchor if place.anchor != "context" else last
        time = TimeExpression(
            id=content_key("time", document_id, span.start, span.end),
            span=span,
            type=place.type,
            value=place.value,
            interval=intervals.get(at)
            or bound_interval(form, place, placement.anchorer),
            modifier=_modifier(form, place),
            anchor=anchor,
            second=place.second,
        )
        times.append(time)
        if place.interval is not None:
            last = time.id
    return times


def _modifier(form: Form, place: Placed) -> TimeModifier | None:
    if form.frame in {"as-early-as", "as-late-as"}:
        return "as-early-as" if form.frame == "as-early-as" else "as-late-as"
    if form.kind == "half" and place.value is not None and "-H" not in place.value:
        return "start" if form.number == 1 else "end"
    return form.part
