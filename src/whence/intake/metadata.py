"""What a page of HTML says of itself in its head: meta elements and JSON-LD."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whence.intake.dateforms import parse_moment
from whence.intake.rendered import Page

__all__ = ["Metadata", "read_metadata"]

_ARTICLE = frozenset(
    "article newsarticle blogposting reportagenewsarticle analysisnewsarticle report "
    "opinionnewsarticle backgroundnewsarticle reviewnewsarticle liveblogposting "
    "socialmediaposting techarticle scholarlyarticle posting".split()
)
_PAGES = frozenset({"webpage", "itempage", "videoobject", "newsmediaorganization"})
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "datepublished",
    "sailthru.date",
    "article.published",
    "published-date",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "pubdate",
    "published_time",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dcsext.articlefirstpublished",
    "citation_publication_date",
    "originalpublicationdate",
    "rnews:datepublished",
    "bt:pubdate",
    "displaydate",
    "ptime",
    "date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHORS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "article:author",
    "byl",
    "citation_author",
)
_LIMIT = 5_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's own statements about itself.

    Attributes:
        title: The headline; None for none.
        published: ISO 8601 dates of publication, the most trusted first.
        modified: ISO 8601 dates of the last change.
        outlets: Names of the site, the most trusted first.
        authors: Names of the authors.
        language: ISO 639-1 code; None for none.
        url: Canonical address; None for none.
        site_title: The whole `title` element.
    """

    title: str | None = None
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    site_title: str = ""


def _objects(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD scripts, outermost first, without recursion."""
    for script in scripts:
        try:
            waiting: list[Any] = [json.loads(script.strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < _LIMIT:
            value = waiting.pop(0) if len(waiting) < 200 else waiting.pop()
            seen += 1
            if isinstance(value, list):
                waiting.extend(value[:200])
            elif isinstance(value, dict):
                yield value
                waiting.extend(
                    item for item in value.values() if isinstance(item, dict | list)
                )


def _types(value: dict[str, Any]) -> set[str]:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {item.lower() for item in kinds if isinstance(item, str)}


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - untrusted JSON
    """Yield the names in an author or publisher field."""
    items = value if isinstance(value, list) else [value]
    for item in items[:30]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, list):
            name = name[0] if name else None
        if isinstance(name, str) and 0 < len(name.strip()) <= 200:
            yield " ".join(name.split())


class _Found:
    """Collects values in the order of trust, each once."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}

    def add(self, field: str, value: str | None) -> None:
        kept = self.values.setdefault(field, [])
        if value and value not in kept and len(kept) < 20:
            kept.append(value)

    def all(self, field: str) -> tuple[str, ...]:
        return tuple(self.values.get(field, ()))

    def first(self, field: str) -> str | None:
        return next(iter(self.values.get(field, ())), None)


def read_metadata(page: Page) -> Metadata:
    """Return what the head of a page states.

    Args:
        page: The rendered page.

    Returns:
        Its statements; fields that nothing fills are empty.
    """
    found = _Found()
    metas: dict[str, list[str]] = {}
    for name, content in page.metas:
        if content.strip():
            metas.setdefault(name, []).append(content.strip()[:1_000])
    _read_objects(page, found)
    _read_metas(metas, found)
    language = (page.language or next(iter(metas.get("og:locale", ())), ""))[:2]
    return Metadata(
        title=found.first("title") or page.title or None,
        published=found.all("published"),
        modified=found.all("modified"),
        outlets=found.all("outlets"),
        authors=found.all("authors"),
        language=language.lower()
        if language.isalpha() and len(language) == 2
        else None,
        url=page.canonical if page.canonical.startswith("http") else None,
        site_title=page.title,
    )


def _read_metas(metas: dict[str, list[str]], found: _Found) -> None:
    """Take the statements of meta elements, those of better-known names first."""
    for field, names in (("published", _PUBLISHED), ("modified", _MODIFIED)):
        for content in _contents(metas, names):
            found.add(field, parse_moment(content))
    for content in _contents(metas, _SITES):
        if not content.startswith(("http", "@")) and len(content) < 100:
            found.add("outlets", " ".join(content.split()))
    for content in _contents(metas, _AUTHORS):
        if "://" not in content and len(content) < 200:
            found.add("authors", " ".join(content.split()))
    for content in _contents(metas, ("og:title", "twitter:title", "dc.title")):
        found.add("title", " ".join(content.split()))


def _contents(metas: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, ())


def _read_objects(page: Page, found: _Found) -> None:
    """Take the statements of JSON-LD; those of an article before those of a page."""
    objects = list(_objects(page.scripts))
    for wanted in (_ARTICLE, _PAGES):
        for value in objects:
            if not _types(value) & wanted:
                continue
            for field, keys in (
                ("published", ("datePublished",)),
                ("modified", ("dateModified",)),
            ):
                for key in keys:
                    content = value.get(key)
                    if isinstance(content, str):
                        found.add(field, parse_moment(content))
            if wanted is _ARTICLE:
                if isinstance(value.get("headline"), str):
                    found.add("title", " ".join(value["headline"].split())[:2_000])
                for name in _names(value.get("author")):
                    found.add("authors", name)
                for name in _names(value.get("publisher")):
                    found.add("outlets", name)
