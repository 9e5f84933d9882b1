"""The day of publication: given, in the metadata, in the byline, or nothing."""

from whence.intake.dateforms import PrintedDate, find_printed_dates, parse_given
from whence.intake.lines import Line
from whence.intake.markup import Page
from whence.intake.metadata import Metadata
from whence.model import Document, Interval, Published, SegmentKind, Span, parse_day

__all__ = ["find_published"]


def find_published(
    document: Document,
    lines: list[Line],
    kinds: list[SegmentKind],
    page: Page | None,
    metadata: Metadata,
    *,
    given: str | None,
) -> Published:
    """Return when a page was published, with the words that tell it.

    A date of a banner, a copyright line or a linked story is never taken; without a
    date of its own a page stays undated here.

    Args:
        document: The page.
        lines: Its lines.
        kinds: Their kinds.
        page: What the markup tells; None for plain text.
        metadata: What the head states.
        given: The date that the input gives; None for none.

    Returns:
        The day with its basis; an empty record where nothing tells it.
    """
    value = parse_given(given) if given is not None else None
    if value is not None:
        return _given(value)
    stated = metadata.published
    if stated:
        return Published(
            stated[0], Interval.of_day(parse_day(stated[0])), (), "metadata"
        )
    found = _in_byline(lines, kinds)
    if found is not None:
        line, item = found
        day = item.date
        if day is not None:
            span = Span(line.start + item.start, line.start + item.end)
            return Published(day.isoformat(), Interval.of_day(day), (span,), "page")
    return Published()


def _given(value: str) -> Published:
    if len(value) == 4:
        return Published(None, Interval.of_year(int(value)), (), "given")
    if len(value) == 7:
        month = Interval.of_month(int(value[:4]), int(value[5:]))
        return Published(None, month, (), "given")
    return Published(value, Interval.of_day(parse_day(value)), (), "given")


def _in_byline(
    lines: list[Line], kinds: list[SegmentKind]
) -> tuple[Line, PrintedDate] | None:
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "byline":
            for item in find_printed_dates(line.text):
                if item.date is not None and item.other is None:
                    return line, item
    return None
