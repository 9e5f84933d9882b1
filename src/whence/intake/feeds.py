"""Feeds: RSS and Atom items become documents.

Sitemaps, OPML lists and items without words name addresses only, which are fetched
only where that was asked for.
"""

import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from whence.errors import DocumentError
from whence.intake.addresses import (
    list_address,
    parse_address,
    read_outlines,
    read_sitemap,
)
from whence.intake.dateforms import parse_moment
from whence.intake.encodings import clean_text
from whence.intake.failures import document_id, failed, shown
from whence.model import SourceDocument

__all__ = ["looks_like_feed", "read_feed"]

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(r"<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_OUTLINES = re.compile(r"<opml[\s>]", re.IGNORECASE)
_ENTITY = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_STARTS = ("<?xml", "<rss", "<feed", "<rdf:rdf", "<opml", "<urlset", "<sitemapindex")
_HEAD = 4_000
_ITEMS_LIMIT = 10_000


def looks_like_feed(text: str) -> bool:
    """Say whether a text is the source of a feed, a sitemap or an OPML list."""
    head = text[:_HEAD]
    start = head.lstrip("\ufeff \t\r\n")[:200].lower()
    if not start.startswith(_STARTS):
        return False
    known = _FEED.search(head) or _SITEMAP.search(head) or _OUTLINES.search(head)
    return known is not None and "<html" not in head


def read_feed(data: bytes, text: str, *, name: Path | str) -> Iterator[SourceDocument]:
    """Yield the items of a feed as documents, or the addresses of a list.

    Args:
        data: The file's bytes.
        text: The same, decoded.
        name: The file, or the address that it came from.

    Yields:
        One document for each item that holds words; each address that is only named
        as a source that was not fetched.

    Raises:
        DocumentError: If the file is no feed, or declares entities.
    """
    if _ENTITY.search(text):
        message = (
            f"{shown(name)}: the file declares XML entities, which can hide files "
            "and bombs: remove the DOCTYPE"
        )
        raise DocumentError(message, code="unsafe")
    head = text[:_HEAD]
    if _SITEMAP.search(head) or _OUTLINES.search(head):
        yield from _read_addresses(data, head, name)
        return
    if not looks_like_feed(text):
        message = f"{shown(name)}: XML that is neither a feed nor a page"
        raise DocumentError(message, code="unsupported")
    # Slow to import, and needed for feeds only; it ships no types.
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415

    parsed: Any = feedparser.parse(
        io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False
    )
    count = 0
    title = _words(parsed.feed.get("title", ""))
    entries = parsed.entries[:_ITEMS_LIMIT]
    base = name if isinstance(name, str) else str(parsed.feed.get("link", ""))
    links = Counter(_link(entry, base) for entry in entries)
    for number, entry in enumerate(entries, 1):
        # An item keeps its address when the feed moves on, its number it does not.
        link = _link(entry, base)
        own = link if link is not None and links[link] == 1 else None
        document = _read_entry(
            entry, own or document_id(name, f"#{number}"), link, title
        )
        if document is not None:
            count += 1
            yield document
    if not count:
        yield failed(name, "empty", "the feed holds no items with words")


def _read_addresses(
    data: bytes, head: str, name: Path | str
) -> Iterator[SourceDocument]:
    """Yield the addresses of a sitemap or an OPML list."""
    read = read_sitemap if _SITEMAP.search(head) else read_outlines
    count = 0
    for count, source in enumerate(read(data, name=shown(name)), 1):  # noqa: B007
        yield source
    if not count:
        yield failed(name, "empty", "the list names no addresses")


def _link(entry: Any, base: str) -> str | None:  # noqa: ANN401 - untrusted feed
    """Return the address of an item's page; None where it gives none of the web."""
    link = entry.get("link")
    try:
        return parse_address(urljoin(base, link)) if isinstance(link, str) else None
    except ValueError:
        return None


def _words(value: Any) -> str:  # noqa: ANN401 - untrusted feed
    """Return the words of a feed's field, its markup gone."""
    if not isinstance(value, str):
        return ""
    return " ".join(re.sub(r"<[^<>]{0,2000}>", " ", html.unescape(value)).split())


def _read_entry(
    entry: Any,  # noqa: ANN401 - untrusted feed
    key: str,
    url: str | None,
    outlet: str,
) -> SourceDocument | None:
    """Return the document of an item, or its address; None where it has neither."""
    contents = [
        item.get("value", "")
        for item in entry.get("content", ())
        if isinstance(item.get("value", ""), str)
    ]
    body = max([*contents, entry.get("summary", "") or ""], key=len)
    title = _words(entry.get("title", ""))
    stated = entry.get("published") or entry.get("updated") or ""
    published = parse_moment(str(stated))
    if not _words(body) and url:
        return list_address(
            url,
            outlet=clean_text(outlet) or None,
            title=clean_text(title) or None,
            published=published,
        )
    if not body.strip() and not title:
        return None
    source = f"<article><h1>{html.escape(title)}</h1>\n<div>{body}</div></article>"
    return SourceDocument(
        id=key,
        html=clean_text(source),
        url=url,
        outlet=clean_text(outlet) or None,
        title=clean_text(title) or None,
        published=published,
        input_kind="feed",
    )
