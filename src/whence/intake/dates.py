"""The day of publication: given, in the metadata, on the page, or nothing.

A false date poisons all that is reckoned from it. So a page's own date must stand
where pages state it, between headline and body or beside the word "published", and
be the only one there; dates of banners, copyright lines, linked stories, pictures
and events are never taken.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from whence.intake.dateforms import PrintedDate, find_printed_dates, parse_given
from whence.intake.headings import header_zone
from whence.intake.lines import Line
from whence.intake.metadata import Metadata
from whence.intake.patterns import BYLINE_OPENING
from whence.intake.rendered import Page
from whence.model import Interval, Published, SegmentKind, Span, parse_day

__all__ = ["find_published"]

_PUBLISHED = re.compile(
    r"(?:publi(?:shed|cation|é|cado)|posted|first published|issued|created|aired|"
    r"veröffentlicht|erstellt)\W{0,3}(?:on|at|date|am|le|el)?[\w\s,:|.]{0,40}$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:updated?|modified|revised|edited|aktualisiert|mis à jour|reviewed)(?![a-z])"
    r"[\w\s,:|.]{0,40}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:\b(?:releas\w{0,4}|events?|expir\w{0,4}|due|since|until|deadline|copyright|"
    r"effective|as of|through|starts?|opens?|ends?|born|died|valid|premier\w{0,3}|out on|"
    r"on sale|recorded|taken|season|episode|tickets|accessed|retrieved|founded|joined)\b|©)"
    r"[\w\s:,.]{0,24}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\W{0,4}(?:first )?published\b", re.IGNORECASE)
_DATELINE = re.compile(r"\s{0,2}(?:\([^()]{2,40}\)\s{0,2})?[-–—:]{1,2}\s")
_PLACE = re.compile(r"[A-Z][A-Z .'’/-]{2,60}(?:, [A-Z][\w .]{1,30}){0,2},? {0,2}$")
_DAY_FIRST = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?=\s?[|:–—„“\"-])")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-3]\d)(?:/|[-_.])")
_URL_NAMED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/([0-3]?\d)/")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LINE_WORDS = 26
_OPENING_LINES = 3
_HTML_LIMIT = 3_000_000


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that may be the page's own; a lower rank is trusted more."""

    rank: int
    line: Line
    item: PrintedDate
    day: date

    @property
    def span(self) -> Span:
        return Span(self.line.start + self.item.start, self.line.start + self.item.end)


def find_published(
    lines: list[Line],
    kinds: list[SegmentKind],
    metadata: Metadata,
    *,
    given: str | None,
    url: str | None,
    page: Page | None = None,
    html: str | None = None,
) -> Published:
    """Return when a page was published, with the words that tell it.

    Args:
        lines: The page's lines.
        kinds: Their kinds.
        metadata: What the head states.
        given: The date that the input gives; None for none.
        url: The page's address; None for none.
        page: What the markup tells; None for plain text.
        html: The page's source where it is safe to search; None for plain text.

    Returns:
        The day with its basis; an empty record where nothing tells it.
    """
    value = parse_given(given) if given is not None else None
    if value is not None:
        return _given(value)
    if metadata.published:
        return _day(metadata.published[0], (), "metadata")
    stated = _url_day(url or metadata.url)
    found = _on_page(lines, kinds)
    if found is not None:
        return found
    if stated is not None:
        return _day(stated.isoformat(), (), "metadata")
    if page is not None and html is not None and len(html) <= _HTML_LIMIT:
        searched = _search_markup(html)
        if searched is not None:
            return _day(searched, (), "metadata")
    return Published()


def _day(value: str, spans: tuple[Span, ...], basis: str) -> Published:
    interval = Interval.of_day(parse_day(value))
    if basis == "page":
        return Published(value, interval, spans, "page")
    return Published(value, interval, spans, "metadata")


def _given(value: str) -> Published:
    if len(value) == 4:
        return Published(None, Interval.of_year(int(value)), (), "given")
    if len(value) == 7:
        month = Interval.of_month(int(value[:4]), int(value[5:]))
        return Published(None, month, (), "given")
    return Published(value, Interval.of_day(parse_day(value)), (), "given")


def _url_day(url: str | None) -> date | None:
    """Return the day that an address holds, as many sites build theirs."""
    address = (url or "")[:2_000].lower()
    match = _URL_DAY.search(address)
    try:
        if match is not None:
            return date(*(int(part) for part in match.groups()))
        match = _URL_NAMED.search(address)
        if match is not None and match[2] in _MONTHS:
            return date(int(match[1]), _MONTHS.index(match[2]) + 1, int(match[3]))
    except ValueError:
        return None
    return None


def _on_page(lines: list[Line], kinds: list[SegmentKind]) -> Published | None:
    """Choose among the dates that stand where a page states its own."""
    order = _digit_order(lines)
    candidates = [
        candidate
        for index in header_zone(lines, kinds)
        for candidate in _candidates(lines[index], kinds[index], order)
    ]
    own = [item for item in candidates if item.rank < 9]
    if own:
        best = min(item.rank for item in own)
        chosen = [item for item in own if item.rank == best]
        if len({item.day for item in chosen}) == 1 or best == 0:
            first = chosen[0]
            same = tuple(item.span for item in own if item.day == first.day)
            return _day(first.day.isoformat(), same, "page")
        return None
    dateline = _dateline(lines, kinds)
    if dateline is not None:
        return _day(dateline.day.isoformat(), (dateline.span,), "page")
    labelled = _labelled(lines, kinds, order)
    if labelled is not None:
        return _day(labelled.day.isoformat(), (labelled.span,), "page")
    updates = [item for item in candidates if item.rank == 9]
    if updates:
        last = max(updates, key=lambda item: item.day)
        end = (last.day + timedelta(days=1)).isoformat()
        reason = f"the page was updated on {last.day.isoformat()}"
        return Published(None, Interval(None, end), (last.span,), "page", (reason,))
    return None


def _candidates(line: Line, kind: SegmentKind, order: str) -> list[_Candidate]:
    """Return the dates of a line of the header, ranked by how they are labelled."""
    text = line.text
    if kind not in {"byline", "chrome", "teaser"} or len(text.split()) > _LINE_WORDS:
        return []
    if text.startswith(("—", "–", "(")):
        return []
    signed = bool(BYLINE_OPENING.match(text) or re.search(r"\b[Bb]y [A-Z]", text))
    found: list[_Candidate] = []
    before = 0
    for item in find_printed_dates(text):
        day = _resolve(item, order)
        label = text[before : item.start]
        before = item.end
        if day is None or day.year < 1990:
            continue
        if _UPDATED.search(label):
            rank = 9
        elif _PUBLISHED.search(label):
            rank = 0
        elif _OTHER.search(label):
            continue
        elif signed:
            rank = 1
        elif kind == "byline" and len(text.split()) <= 18:
            rank = 2
        else:
            continue
        found.append(_Candidate(rank, line, item, day))
    return found


def _resolve(item: PrintedDate, order: str) -> date | None:
    """Return the day of a date, where its order of day and month can be known."""
    if item.other is None or order == "month":
        return item.date
    return item.other if order == "day" else None


def _digit_order(lines: list[Line]) -> str:
    """Tell from the page's other dates in digits whether the day comes first."""
    orders: set[str] = set()
    for line in lines[:5_000]:
        text = line.text
        if len(text) > 60 or not any(mark in text for mark in "/-."):
            continue
        for match in re.finditer(r"\b(\d{1,2})[/-](\d{1,2})[/-](?:20)?\d\d\b", text):
            if int(match[1]) > 12:
                orders.add("day")
            elif int(match[2]) > 12:
                orders.add("month")
    return orders.pop() if len(orders) == 1 else ""


def _dateline(lines: list[Line], kinds: list[SegmentKind]) -> _Candidate | None:
    """Return the full date of a wire's dateline: "SEOUL, Jan. 3, 2024 (Wire) --"."""
    body = [at for at, kind in enumerate(kinds) if kind == "body"][:_OPENING_LINES]
    # A press office's form: "01.02.2022 | The ministry said".
    for at in body:
        alone = _DAY_FIRST.match(lines[at].text)
        for item in find_printed_dates(alone.group()) if alone else ():
            if item.date is not None and item.other is None:
                return _Candidate(1, lines[at], item, item.date)
    if not body:
        return None
    first = body[0]
    text = lines[first].text[:160]
    for item in find_printed_dates(text)[:1]:
        day = item.date
        if day is None or item.other is not None:
            return None
        after = _DATELINE.match(text, item.end)
        if after and (item.start == 0 or _PLACE.fullmatch(text[: item.start])):
            return _Candidate(1, lines[first], item, day)
    return None


def _labelled(
    lines: list[Line], kinds: list[SegmentKind], order: str
) -> _Candidate | None:
    """Return the one date on the page that a short line calls that of publication."""
    found: list[_Candidate] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "body" or len(line.text) > 90 or "ubli" not in line.text:
            continue
        for item in find_printed_dates(line.text):
            day = _resolve(item, order)
            if (
                day
                and re.match(r"\W{0,4}(?:first )?published\b", line.text, re.IGNORECASE)
                and not _UPDATED.search(line.text[: item.start])
            ):
                found.append(_Candidate(0, line, item, day))
    return found[0] if len({item.day for item in found}) == 1 else None


def _search_markup(html: str) -> str | None:
    """Return the date that htmldate reads in the markup, in its careful mode."""
    from htmldate import (  # noqa: PLC0415 - slow to import, seldom needed
        find_date,
    )

    # Fixed limits: its default for the latest day is the clock's.
    found = find_date(
        html,
        extensive_search=False,
        original_date=True,
        min_date="1995-01-01",
        max_date="2100-01-01",
    )
    return str(found) if found else None
