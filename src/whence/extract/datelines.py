"""Datelines and clock times that open a paragraph: where a report was filed, by whom."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from whence.model import Document, Span

__all__ = ["Dateline", "find_dateline", "is_rolling"]

_TOWN = (
    r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019.\-]{2,30}"
    r"(?:[ ][A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019.\-]{0,30}){0,3}"
)
_PLACE = rf"{_TOWN}(?:[ ]?(?:/|\band\b)[ ]?{_TOWN}){{0,2}}"  # "OSLO/KYIV"
_REGION = r"(?:,[ ]{1,2}[A-Z][\w.'\u2019]{1,20}(?:[ ][A-Z][\w.]{1,20}){0,2}){0,2}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:[,.]?[ ]{{1,2}}(?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})"
    r"(?:,?[ ]\d{4})?\.?)?"
)
_WIRE = r"(?:[ ]{0,2}[(/](?P<wire>[^()/\n]{2,50})[)/])?"
_DATELINE = re.compile(
    rf"\s{{0,4}}(?P<place>{_PLACE}){_REGION}{_DATE}{_WIRE}{_DATE}\.?"
    r"[ \t\u00a0]{0,3}(?P<mark>--|[\u2014\u2013\u2012-])[ \t\u00a0]{1,3}"
)
# "MOSCOW, March 13, 2025. /Volga Monitor/. The ...": slashes and full stops in place
# of a dash, as agencies of the former Soviet Union and of East Asia set it.
_SLASHED = re.compile(
    rf"\s{{0,4}}(?P<place>{_PLACE}){_REGION}{_DATE}[ ]{{0,2}}"
    r"[/(\[](?P<wire>[^()/\[\]\n]{2,50})[/)\]]\.?[ \t]{0,3}[\u2014\u2013-]?[ ]{0,2}"
)
_MIXED = re.compile(
    r"\s{0,4}(?P<place>[A-Z][a-z]{2,20}(?:[ ][A-Z][a-z]{2,20}){0,2})"
    rf"{_REGION}{_DATE}[ ]{{0,2}}[(/](?P<wire>(?:[A-Z]|dpa|epd|apa|sda|kna)[^()/\n]{{0,50}})[)/]"
    r"[ \t\u00a0]{0,3}(?:--|[\u2014\u2013-])[ \t\u00a0]{1,3}"
)
_TITLE = r"[A-Z][a-z]{2,20}(?:[ ][A-Z][a-z]{2,20}){0,2}"
# "Lund, Jun 11. NWA \u2014 The ...", "Lund, Aug 18 (NWA): The ...", "(NWA) Lund: The ...".
_ABBREVIATED = re.compile(
    rf"\s{{0,4}}(?P<place>{_TITLE}),?[ ]{_MONTH}[ ]\d{{1,2}}(?:,?[ ]\d{{4}})?[.,]?[ ]"
    r"(?P<wire>[A-Z]{2,6})[ ]{1,2}(?:--|[\u2014\u2013])[ ]{1,3}"
)
_COLON = re.compile(
    rf"\s{{0,4}}(?P<place>{_TITLE}){_DATE}[ ]{{1,2}}[(/](?P<wire>[A-Z][^()/\n]{{1,40}})[)/]:[ ]{{1,3}}"
)
_BEFORE = re.compile(
    rf"\s{{0,4}}[(](?P<wire>[A-Z][^()\n]{{1,40}})[)][ ]{{1,2}}(?P<place>{_TITLE}):[ ]{{1,3}}"
)
_DATED = re.compile(
    rf"\s{{0,4}}(?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})(?:,?[ ]\d{{4}})?[ ]{{1,2}}"
    r"[(](?P<wire>[A-Z][^()\n]{1,40})[)][ \t]{0,2}(?:--|[\u2014\u2013-])[ ]{1,3}"
)
# A dash on both sides, as in "LUND - Polar Press - The ...", or a date and no dash at all.
_LINKED = re.compile(
    rf"\s{{0,4}}(?P<place>{_PLACE}){_REGION}{_DATE}[ ]{{1,2}}(?:--|[\u2014\u2013-])[ ]{{1,2}}"
    r"(?P<wire>[A-Z][\w.&]{1,20}(?:[ ][A-Z][\w.&]{1,20}){0,3})[ ]{1,2}(?:--|[\u2014\u2013-])[ ]{1,3}"
)
_UNMARKED = re.compile(
    rf"\s{{0,4}}(?P<place>{_TITLE}),?[ ](?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})(?:,?[ ]\d{{4}})?,?[ ]"
    r"[(](?P<wire>[A-Z][^()\n]{1,40})[)][ ]{1,2}(?=[\"\u201c]?[A-Z\d])"
)
# "(Polar Press) The ...": what the bracket holds must look like a wire.
_OPENED = re.compile(
    r"\s{0,4}[(](?P<wire>[A-Z]{2,6}|[A-Z][^()\n]{1,30}\s(?:Press|Wire|Agency|News|Service|Newswire))[)]"
    r"[ ]{1,2}(?=[\"\u201c]?[A-Z])"
)
_HOUR = r"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[ ]?(?:[aApP]\.?[mM]\.?|[A-Z]{2,4}\b))?"
_CLOCK = re.compile(
    rf"\s{{0,4}}(?:{_HOUR}[ ]{{0,2}}[\u2014\u2013\u2012:|-][ ]{{1,3}}"
    # Without a mark the first word of the entry: "17.10 A spokesman", not "3.50 Euros".
    rf"|(?=\d\d|\d:){_HOUR}[ \t\u00a0]{{1,3}}"
    r"(?=[\"\u201c]?[A-Z\u00c0-\u00de][\w'\u2019-]{0,30}[ ,]))"
)
_BARE_WIRE = re.compile(
    r"\s{0,4}[(](?P<wire>[A-Z][^()\n]{1,40})[)][ \t]{0,2}(?:--|[\u2014\u2013-])[ ]{1,3}"
)

_MOST_LINES = 200

_PATTERNS = (
    _LINKED,
    _DATELINE,
    _SLASHED,
    _MIXED,
    _ABBREVIATED,
    _COLON,
    _BEFORE,
    _DATED,
    _BARE_WIRE,
    _UNMARKED,
    _OPENED,
    _CLOCK,
)


class Dateline(NamedTuple):
    """What opens a paragraph before its first sentence.

    Attributes:
        place: The place; None where only a clock time or a wire stands.
        wire: The name in brackets; None for none.
        end: Offset at which the first sentence begins.
    """

    place: Span | None
    wire: Span | None
    end: int


def find_dateline(text: str, line: Span) -> Dateline | None:
    """Return the dateline or clock time that opens a line, or None.

    Args:
        text: The page's text.
        line: The line.

    >>> text = "LIMA, March 3 (Reuters) \u2014 Two ministers resigned."
    >>> found = find_dateline(text, Span(0, len(text)))
    >>> found.place.of(text), found.wire.of(text), text[found.end :]
    ('LIMA', 'Reuters', 'Two ministers resigned.')
    """
    for pattern in _PATTERNS:
        match = pattern.match(text, line.start, line.end)
        if match is None:
            continue
        groups = match.groupdict()
        place = Span(*match.span("place")) if groups.get("place") else None
        wire = Span(*match.span("wire")) if groups.get("wire") else None
        return Dateline(place, wire, match.end())
    return None


def is_rolling(document: Document) -> bool:
    """Say whether a page is told hour by hour: two entries open with a clock time.

    Args:
        document: The page.
    """
    entries = 0
    for line in _body_lines(document):
        opening = find_dateline(document.text, line)
        entries += opening is not None and opening.place is None and not opening.wire
        if entries > 1:
            return True
    return False


def _body_lines(document: Document) -> Iterator[Span]:
    """Yield the first lines of the body."""
    left = _MOST_LINES
    for segment in document.spans_of("body", "headline"):
        start = segment.start
        while start < segment.end and left > 0:
            stop = document.text.find("\n", start, segment.end)
            stop = segment.end if stop < 0 else stop
            yield Span(start, stop)
            start, left = stop + 1, left - 1
