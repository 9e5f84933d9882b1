"""Feeds from disk: RSS and Atom items become documents.

Sitemaps and OPML lists name addresses only; they are recognised and reported, since
nothing is fetched unless asked for.
"""

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whence.errors import DocumentError
from whence.intake.dateforms import parse_moment
from whence.intake.encodings import clean_text
from whence.intake.failures import document_id, failed, shown
from whence.model import SourceDocument

__all__ = ["looks_like_feed", "read_feed"]

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_LISTS = re.compile(r"<(?:urlset|sitemapindex|opml)[\s>]", re.IGNORECASE)
_ENTITY = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_HEAD = 4_000
_ITEMS_LIMIT = 10_000


def looks_like_feed(text: str) -> bool:
    """Say whether a text is the source of a feed, a sitemap or an OPML list."""
    head = text[:_HEAD]
    start = head.lstrip("\ufeff \t\r\n")[:200].lower()
    if not start.startswith(("<?xml", "<rss", "<feed", "<rdf:rdf", "<opml", "<urlset")):
        return False
    return bool(_FEED.search(head) or _LISTS.search(head)) and "<html" not in head


def read_feed(data: bytes, text: str, *, name: Path) -> Iterator[SourceDocument]:
    """Yield the items of a feed as documents.

    Args:
        data: The file's bytes.
        text: The same, decoded.
        name: The file.

    Yields:
        One document for each item that holds words.

    Raises:
        DocumentError: If the file is no feed, or declares entities.
    """
    if _ENTITY.search(text):
        message = (
            f"{shown(name)}: the file declares XML entities, which can hide files "
            "and bombs: remove the DOCTYPE"
        )
        raise DocumentError(message, code="unsafe")
    if _LISTS.search(text[:_HEAD]):
        addresses = text.count("<loc>") + text.count("xmlUrl=")
        message = (
            f"lists {addresses} addresses and holds no pages: save the pages, and "
            "name their folder"
        )
        yield failed(name, "addresses-only", message)
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
    for number, entry in enumerate(parsed.entries[:_ITEMS_LIMIT], 1):
        document = _read_entry(entry, number, name, title)
        if document is not None:
            count += 1
            yield document
    if not count:
        yield failed(name, "empty", "the feed holds no items with words")


def _words(value: Any) -> str:  # noqa: ANN401 - untrusted feed
    """Return the words of a feed's field, its markup gone."""
    if not isinstance(value, str):
        return ""
    return " ".join(re.sub(r"<[^<>]{0,2000}>", " ", html.unescape(value)).split())


def _read_entry(
    entry: Any,  # noqa: ANN401 - untrusted feed
    number: int,
    name: Path,
    outlet: str,
) -> SourceDocument | None:
    contents = [
        item.get("value", "")
        for item in entry.get("content", ())
        if isinstance(item.get("value", ""), str)
    ]
    body = max([*contents, entry.get("summary", "") or ""], key=len)
    title = _words(entry.get("title", ""))
    if not body.strip() and not title:
        return None
    url = entry.get("link") if isinstance(entry.get("link"), str) else None
    stated = entry.get("published") or entry.get("updated") or ""
    published = parse_moment(str(stated))
    source = f"<article><h1>{html.escape(title)}</h1>\n<div>{body}</div></article>"
    return SourceDocument(
        id=document_id(name, f"#{number}"),
        html=clean_text(source),
        url=url or None,
        outlet=clean_text(outlet) or None,
        title=clean_text(title) or None,
        published=published,
    )
