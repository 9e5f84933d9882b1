"""The page as Whence reads it: its text, its parts, and what it says of itself."""

from dataclasses import dataclass
from typing import Literal

from whence.model.actor import Actor
from whence.model.interval import Interval
from whence.model.span import Span, Spans

__all__ = [
    "Author",
    "Basis",
    "Document",
    "InputKind",
    "Outlet",
    "Published",
    "Segment",
    "SegmentKind",
    "SourceDocument",
]

SegmentKind = Literal[
    "headline", "byline", "body", "caption", "teaser", "chrome", "other-language"
]
"""What a line of a page is. Claims come from headline and body only."""

Basis = Literal["given", "metadata", "page", "inferred", "none"]
"""Where a value comes from; `given` is what the input itself stated."""

InputKind = Literal["html", "text", "table", "feed", "archive", "address"]
"""How a page came in: a file of its own, a part of another, or fetched."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as it comes in, before anything was read (CONTRACT section 1).

    Attributes:
        id: The path, URL or given id that names it.
        text: Its text; None where `html` is given instead.
        html: Its HTML; None where `text` is given instead.
        url: Its address, if the input gives one.
        outlet: The outlet's name, if the input gives one.
        title: The headline, if the input gives one.
        published: ISO 8601 date or date-time, if the input gives one.
        language: ISO 639-1 code, if the input gives one.
        input_kind: How it came in; None where that is not known.
        error_code: Why it could not be read; None where it could.
        error_message: The same in words; None where it could be read.
    """

    id: str
    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    input_kind: InputKind | None = None
    error_code: str | None = None
    error_message: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A stretch of whole lines of one kind.

    Attributes:
        span: Where it stands.
        kind: What it is.
    """

    span: Span
    kind: SegmentKind


@dataclass(frozen=True, slots=True)
class Outlet:
    """The outlet that the page belongs to.

    Attributes:
        value: Its name; None where the page does not tell.
        span: Where the page names it; None where it was given or is in metadata.
        basis: Where the name comes from.
    """

    value: str | None = None
    span: Span | None = None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True)
class Published:
    """When the page was published.

    Attributes:
        value: ISO 8601 date or date-time; None where only bounds are known.
        interval: Bounds; the day itself where `value` is known; None for nothing.
        spans: The words that tell it.
        basis: Where it comes from; `inferred` for bounds from the text's own dates.
        reasons: For each bound in words why it holds; empty where none was needed.
    """

    value: str | None = None
    interval: Interval | None = None
    spans: Spans = ()
    basis: Basis = "none"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """A person who signs the page.

    Attributes:
        name: As printed.
        span: Where; None where only the metadata names the author.
    """

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A page: all the text that it shows, and what it tells of itself.

    Attributes:
        id: The path, URL or given id that names it.
        text: All that the page shows, chrome included. Every span points into it.
        sha256: Of the text in UTF-8, hexadecimal.
        outlet: The outlet.
        published: The time of publication.
        language: ISO 639-1 code of the body; None where it could not be told.
        authors: Who signs it.
        relays: What the page as a whole was taken from, outermost first.
        segments: The parts, in reading order, without overlap.
        url: Its address; None where the input gives none.
        title: The headline that the input or the metadata gives; None for neither.
        links: `(span, address)` of the links in the page's text, HTML only.
        input_kind: How the page came in; None where that is not known.
    """

    id: str
    text: str
    sha256: str
    outlet: Outlet = Outlet()
    published: Published = Published()
    language: str | None = None
    authors: tuple[Author, ...] = ()
    relays: tuple[Actor, ...] = ()
    segments: tuple[Segment, ...] = ()
    url: str | None = None
    title: str | None = None
    links: tuple[tuple[Span, str], ...] = ()
    input_kind: InputKind | None = None

    def spans_of(self, *kinds: SegmentKind) -> Spans:
        """Return the spans of the segments of the kinds asked for, in order."""
        return tuple(segment.span for segment in self.segments if segment.kind in kinds)
