"""The words of a page, cut into pieces that carry the marks of the claims.

Spans of claims overlap in every way (a hedge in a quantity in a content). The text is
cut at every edge of a span, and each piece knows all marks that it lies under; so the
report needs no nested markup, and no word stands in it twice.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from whence.model import Span
from whence.web.display import show

__all__ = ["MARK_KINDS", "Mark", "MarkKind", "Piece", "cut_pieces"]

MarkKind = Literal["content", "source", "cue", "quantity", "hedge", "time"]
MARK_KINDS: tuple[MarkKind, ...] = (
    "content",
    "source",
    "cue",
    "quantity",
    "hedge",
    "time",
)


class Mark(NamedTuple):
    """A cell of a claim that the text shows: which cell, and its words."""

    kind: MarkKind
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks.

    Attributes:
        text: Its characters, safe to show, still to be escaped.
        classes: Classes of the style sheet, empty for plain text.
        claims: Numbers of the claims whose content begins here.
    """

    text: str
    classes: str = ""
    claims: tuple[int, ...] = ()


def cut_pieces(
    text: str,
    window: Span,
    marks: Iterable[Mark],
    *,
    begins: Iterable[tuple[int, int]] = (),
) -> tuple[Piece, ...]:
    """Cut a stretch of a text into pieces under the same marks.

    Args:
        text: The page's text.
        window: The stretch to show.
        marks: The marks; those outside the stretch are left out.
        begins: `(offset, number)` of the claims whose content begins at the offset.

    Returns:
        The pieces in reading order; together they show the whole stretch.

    >>> pieces = cut_pieces("about 40 men", Span(0, 12), [Mark("hedge", Span(0, 5))])
    >>> [(piece.text, piece.classes) for piece in pieces]
    [('about', 'm hedge'), (' 40 men', '')]
    """
    opened: dict[int, list[MarkKind]] = {}
    closed: dict[int, list[MarkKind]] = {}
    numbers: dict[int, list[int]] = {}
    for kind, span in marks:
        start, end = max(span.start, window.start), min(span.end, window.end)
        if start < end:
            opened.setdefault(start, []).append(kind)
            closed.setdefault(end, []).append(kind)
    for offset, number in begins:
        if window.start <= offset < window.end:
            numbers.setdefault(offset, []).append(number)
    edges = sorted({window.start, window.end, *opened, *closed, *numbers})
    active: Counter[MarkKind] = Counter()
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        active.subtract(closed.get(start, ()))
        active.update(opened.get(start, ()))
        pieces.append(
            Piece(
                show(text[start:end]),
                _classes(active),
                tuple(sorted(numbers.get(start, ()))),
            )
        )
    return tuple(pieces)


def _classes(active: Counter[MarkKind]) -> str:
    kinds: Sequence[str] = [kind for kind in MARK_KINDS if active[kind] > 0]
    return " ".join(("m", *kinds)) if kinds else ""
