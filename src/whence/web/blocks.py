"""A page's text as the report shows it: part by part, with its claims marked."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from whence.model import Document, Extraction, SegmentKind, Span
from whence.web.cells import page_marks
from whence.web.index import ReportIndex
from whence.web.marks import Piece, cut_pieces
from whence.web.wording import word_count

__all__ = ["Block", "view_blocks"]

_CHROME_SHOWN = 400  # enough to see that it is chrome
_LABELS: dict[SegmentKind, str] = {
    "headline": "headline",
    "byline": "byline",
    "body": "",
    "caption": "caption",
    "teaser": "teaser of another story",
    "chrome": "site chrome",
    "other-language": "other language",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page's text.

    Attributes:
        kind: The segment's kind, or `unread` for text outside of all segments.
        label: What it is, in words; empty for the body.
        pieces: Its text.
        cut: What was left out at its end, in words; empty for nothing.
    """

    kind: str
    label: str
    pieces: tuple[Piece, ...]
    cut: str = ""


def _block_spans(document: Document) -> list[tuple[str, str, Span]]:
    """Return the parts of a page in order, the stretches between segments included."""
    parts: list[tuple[str, str, Span]] = []
    at = 0
    text = document.text
    for segment in sorted(document.segments):
        if segment.span.start > at and text[at : segment.span.start].strip():
            parts.append(("unread", "not labelled", Span(at, segment.span.start)))
        start = max(at, segment.span.start)
        if segment.span.end > start:
            span = Span(start, segment.span.end)
            parts.append((segment.kind, _LABELS[segment.kind], span))
        at = max(at, segment.span.end)
    if at < len(text) and text[at:].strip():
        label = "not labelled" if document.segments else ""
        parts.append(("unread" if label else "body", label, Span(at, len(text))))
    return parts


def _merge_parts(
    parts: Sequence[tuple[str, str, Span]], text: str
) -> list[tuple[str, str, Span]]:
    """Return the parts with neighbours of one kind made one."""
    merged: list[tuple[str, str, Span]] = []
    for kind, label, span in parts:
        if merged and merged[-1][0] == kind:
            before = merged[-1][2]
            if not text[before.end : span.start].strip():
                merged[-1] = (kind, label, Span(before.start, span.end))
                continue
        merged.append((kind, label, span))
    return merged


def view_blocks(
    page: Extraction, index: ReportIndex, limit: int
) -> tuple[tuple[Block, ...], int]:
    """Return the parts of a page's text and how many characters they show.

    Args:
        page: The page.
        index: The report's index.
        limit: The most characters that may be shown.
    """
    document = page.document
    marks = sorted(page_marks(page), key=lambda mark: (mark.span, mark.kind))
    starts = [mark.span.start for mark in marks]
    longest = max((len(mark.span) for mark in marks), default=0)
    begins = [
        (claim.content[0].start, index.claim_numbers[claim.id])
        for claim in page.claims
        if claim.content and index.claim_numbers[claim.id] in index.shown_claims
    ]
    blocks: list[Block] = []
    shown = 0
    for kind, label, span in _merge_parts(_block_spans(document), document.text):
        most = limit - shown
        if kind == "chrome":
            most = min(most, _CHROME_SHOWN)
        if most <= 0:
            break
        window = Span(span.start, min(span.end, span.start + most))
        left = span.end - window.end
        cut = f"{word_count(left, 'character')} more" if left else ""
        pieces = cut_pieces(
            document.text,
            window,
            marks[
                bisect_left(starts, window.start - longest) : bisect_left(
                    starts, window.end
                )
            ],
            begins=begins,
        )
        blocks.append(Block(kind, label, pieces, cut))
        shown += len(window)
        if kind != "chrome" and left:
            break
    return tuple(blocks), shown
