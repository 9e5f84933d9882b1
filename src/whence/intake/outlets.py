"""The outlet: given, in the metadata, in the page's own lines, or the host name."""

import re
from urllib.parse import urlsplit

from whence.intake.lines import Line
from whence.intake.metadata import Metadata
from whence.model import Document, Outlet, SegmentKind, Span

__all__ = ["find_outlet"]

_TAGLINE = re.compile(r"\s{1,3}[|–—:-]\s{1,3}.{0,200}$")
_DESK = re.compile(
    r"\bby (The [A-Z][\w'’]{1,20}(?: [A-Z][\w'’]{1,20}){0,3}) "
    r"(?:news desk|staff|editorial board|newsroom)",
)


def find_outlet(
    document: Document,
    lines: list[Line],
    kinds: list[SegmentKind],
    metadata: Metadata,
    *,
    given: str | None,
) -> Outlet:
    """Return the outlet that a page belongs to.

    Args:
        document: The page.
        lines: Its lines.
        kinds: Their kinds.
        metadata: What the head states.
        given: The name that the input gives; None for none.

    Returns:
        The outlet with its basis; an empty record where nothing tells it.
    """
    if given:
        return Outlet(given, None, "given")
    if metadata.outlets:
        name = _TAGLINE.sub("", metadata.outlets[0]) or metadata.outlets[0]
        return Outlet(name, None, "metadata")
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "byline" and (match := _DESK.search(line.text[:300])):
            start = line.start + match.start(1)
            span = Span(start, line.start + match.end(1))
            return Outlet(match.group(1), span, "page")
    host = _host(document.url)
    if host:
        return Outlet(host, None, "metadata")
    return Outlet()


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
