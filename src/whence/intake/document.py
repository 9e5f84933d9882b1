"""A source to a Document: its text, its parts, and what it says of itself."""

from collections.abc import Iterator
from dataclasses import replace

from whence.errors import DocumentError
from whence.intake.authors import find_authors
from whence.intake.bodies import find_body, find_html_body
from whence.intake.bylines import part_glued
from whence.intake.dates import find_published
from whence.intake.encodings import clean_text
from whence.intake.failures import shown
from whence.intake.labels import label_lines
from whence.intake.lines import Line, find_lines
from whence.intake.markup import render_page
from whence.intake.metadata import Metadata, read_metadata
from whence.intake.outlets import find_outlet
from whence.intake.rendered import Page
from whence.model import (
    Document,
    Segment,
    SegmentKind,
    SourceDocument,
    Span,
    text_sha256,
)
from whence.text.languages import find_language

__all__ = ["read_document"]

_TEXT_LIMIT = 6_000_000
"""Characters that a page may show; the longest reports have a twentieth of it."""
_LINES_LIMIT = 50_000
_SAMPLE = 2_000
"""Characters of the body that its language is told by."""


def read_document(source: SourceDocument) -> Document:
    r"""Return the Document of a source.

    Args:
        source: What `read_sources` gives, or a record that another program made.

    Returns:
        The page with its parts, outlet, date, language and authors.

    Raises:
        DocumentError: If the source could not be read, or holds no text.

    >>> page = SourceDocument(
    ...     "a",
    ...     text="Two killed in flood\n\nBy Ann Lee\n\n"
    ...     "Two people were killed on Monday when a river burst its banks, police "
    ...     "said. Rescuers searched for others through the night.",
    ... )
    >>> [segment.kind for segment in read_document(page).segments]
    ['headline', 'byline', 'body']
    """
    if source.error_code is not None:
        message = source.error_message or f"{shown(source.id)}: cannot be read"
        raise DocumentError(message, code=source.error_code)
    page: Page | None = None
    if source.html is not None:
        page = render_page(source.html)
        text = clean_text(page.text)
    else:
        text = clean_text(source.text or "")
    lines = find_lines(text)
    if not lines:
        message = f"{shown(source.id)}: the page shows no text"
        raise DocumentError(message, code="empty")
    if len(text) > _TEXT_LIMIT or len(lines) > _LINES_LIMIT:
        message = (
            f"{shown(source.id)}: the page shows {len(text):,} characters in "
            f"{len(lines):,} lines, more than the {_TEXT_LIMIT:,} in {_LINES_LIMIT:,} "
            "that are read: split it"
        )
        raise DocumentError(message, code="too-large")
    metadata = read_metadata(page) if page is not None else Metadata()
    title = source.title or metadata.title
    if page is not None and source.html is not None:
        body = find_html_body(lines, page, source.html)
    else:
        body = find_body(lines)
    kinds = label_lines(lines, body, title, metadata.authors)
    segments = tuple(_segments(lines, kinds))
    partial = Document(
        id=source.id,
        text=text,
        sha256=text_sha256(text),
        segments=segments,
        url=source.url or metadata.url,
        title=title,
        links=tuple(_links(page, text)) if page is not None else (),
        input_kind=source.input_kind,
    )
    return replace(
        partial,
        outlet=find_outlet(partial, lines, kinds, metadata, given=source.outlet),
        published=find_published(
            lines,
            kinds,
            metadata,
            given=source.published,
            url=source.url,
            page=page,
            html=source.html if page is not None and page.is_tame else None,
        ),
        language=_language(source, partial, metadata),
        authors=find_authors(text, lines, kinds, metadata),
    )


def _links(page: Page, text: str) -> Iterator[tuple[Span, str]]:
    """Yield the links of a page without the line ends that a block in one leaves."""
    for start, end, address in page.links:
        words = text[start:end].rstrip()
        if words:
            yield Span(start, start + len(words)), address


def _segments(lines: list[Line], kinds: list[SegmentKind]) -> list[Segment]:
    """One segment a line: a sentence never runs over the end of a line.

    A byline has one for each of the blocks that were copied without a space.
    """
    return [
        Segment(Span(line.start + start, line.start + end), kind)
        for line, kind in zip(lines, kinds, strict=True)
        for start, end in (
            part_glued(line.text) if kind == "byline" else [(0, len(line.text))]
        )
    ]


def _language(
    source: SourceDocument, document: Document, metadata: Metadata
) -> str | None:
    """The language given, or that of the body."""
    if source.language is not None:
        return source.language[:2].lower()
    spans = document.spans_of("body")[:40]
    body = "\n".join(span.of(document.text) for span in spans)[:_SAMPLE]
    return find_language(body) or (metadata.language if len(body) >= 20 else None)
