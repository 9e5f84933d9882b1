"""The outlet where only the report itself tells it: who signs it, or a lone dateline.

Intake reads the metadata, the masthead and the page's furniture. Where all of them are
silent, a byline may still say for whom its author writes, and a report that is filed
under a name of no known wire is that publisher's own.
"""

import re

from whence.extract.datelines import find_dateline
from whence.lexicon.actors import bodies, name_word_kinds
from whence.model import Document, Outlet, Span

__all__ = ["find_outlet"]

_DATED = re.compile(r"\d[\d,./]{1,10}|\d{1,2}\b(?=\s[A-Z])")
_LINES = 14  # lines above the body in which a byline is sought
_LONGEST = 90
_SIGNED = re.compile(
    r"^By\s[^,|\n]{3,60},\s(?P<who>[A-Z][^,|\n]{2,50})$|^By\s(?P<staff>[A-Z][^,|\n]{2,40})\s"
    r"(?:staff|news desk|newsroom)\b"
    r"|^By\s[^,|\n]{3,60}?\sfor\s(?P<hirer>[A-Z][^,|\n]{2,50})$"
)


def _lines(document: Document) -> list[tuple[Span, str]]:
    """Return the lines above the body, with their kind of segment."""
    found: list[tuple[Span, str]] = []
    bodies_seen = 0
    for segment in document.segments:
        bodies_seen += segment.kind == "body"
        if bodies_seen > 2:
            break
        start = segment.span.start
        while start < segment.span.end and len(found) < _LINES:
            stop = document.text.find("\n", start, segment.span.end)
            stop = segment.span.end if stop < 0 else stop
            if document.text[start:stop].strip() and stop - start <= 4 * _LONGEST:
                found.append((Span(start, stop), segment.kind))
            start = stop + 1
    return found


def _signed(document: Document) -> Outlet | None:
    """Return the outlet that a byline or a copyright line names, or None."""
    for span, _ in _lines(document):
        line = span.of(document.text)
        match = _SIGNED.match(line.strip())
        if match is not None:
            who = (match["who"] or match["staff"] or match["hirer"]).strip()
            if name_word_kinds().get(who.split()[-1]) or bodies().get(who):
                start = span.start + line.find(who)
                return Outlet(who, Span(start, start + len(who)), "page")
    return None


def _own_wire(document: Document) -> Outlet | None:
    """Return the wire of a dateline on a page that names no other outlet."""
    for segment in document.segments:
        if segment.kind != "body":
            continue
        stop = document.text.find("\n", segment.span.start, segment.span.end)
        stop = segment.span.end if stop < 0 else stop
        opening = find_dateline(document.text, Span(segment.span.start, stop))
        if opening is None or opening.wire is None or opening.place is None:
            return None
        name = opening.wire.of(document.text)
        if bodies().get(name) is not None or _DATED.search(name):
            return None  # a known wire may be printed by anybody; a date is no wire
        return Outlet(name, opening.wire, "page")
    return None


def find_outlet(document: Document) -> Outlet:
    """Return the outlet of a page, from the report's own words where need be.

    Args:
        document: The page, with what intake found.

    Returns:
        `document.outlet` where it has a value; else what a byline or a lone dateline
        names; else the empty record.
    """
    if document.outlet.value is not None:
        return document.outlet
    return _signed(document) or _own_wire(document) or document.outlet
