"""Spans of a text and maps between two versions of it.

Every offset counts code points of `Document.text`, `start` inclusive, `end`
exclusive. A step that edits text returns an `OffsetMap`, so that what is found in
the edited text can be shown in the page's own characters.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whence.errors import InvariantError

__all__ = ["OffsetMap", "Span", "Spans", "merge_spans"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` of a text, in code points.

    Attributes:
        start: Offset of the first code point.
        end: Offset after the last code point; equal to `start` for nothing.

    Raises:
        InvariantError: If the offsets are negative or out of order.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = (
                f"a span must have 0 <= start <= end, got [{self.start}, {self.end})"
            )
            raise InvariantError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """Every span counts as true, an empty one as well: test `len` for that."""
        return True

    def of(self, text: str) -> str:
        """Return the surface: the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> "Span":
        """Return the span moved by `by` code points."""
        return Span(self.start + by, self.end + by)


Spans = tuple[Span, ...]
"""One discontinuous stretch, in reading order; empty for nothing."""


def merge_spans(spans: Iterable[Span]) -> Spans:
    """Return the spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A map from offsets of an edited text back to the text it was made from.

    The map is a list of anchors: at `edited[i]` the edited text stands where the
    original stands at `original[i]`. Between two anchors both run on one by one
    until the shorter stretch ends; this keeps the map monotone for insertions,
    deletions and replacements alike.

    Attributes:
        edited: Offsets in the edited text, rising, the first 0.
        original: The offset in the original text for each of them, never falling.
    """

    edited: tuple[int, ...]
    original: tuple[int, ...]

    @classmethod
    def identity(cls, length: int) -> "OffsetMap":
        """Return the map of a text of `length` code points that was not edited."""
        return cls((0, length), (0, length)) if length else cls((0,), (0,))

    @classmethod
    def from_pieces(cls, pieces: Iterable[tuple[int, int, int]]) -> "OffsetMap":
        """Build a map from the pieces that an edited text was put together from.

        Args:
            pieces: In order, `(length in the edited text, start, end)`, where
                `start` and `end` are offsets of the original text.

        Returns:
            The map over all pieces.
        """
        edited, original, at, last = [0], [0], 0, 0
        for length, start, end in pieces:
            if edited[-1] == at:
                original[-1] = start
            else:
                edited.append(at)
                original.append(start)
            at += length
            last = end
            edited.append(at)
            original.append(last)
        return cls(tuple(edited), tuple(original))

    def to_original(self, offset: int) -> int:
        """Return the offset of the original text for one of the edited text."""
        index = max(bisect_right(self.edited, offset) - 1, 0)
        at = self.original[index] + offset - self.edited[index]
        following = index + 1
        return (
            min(at, self.original[following]) if following < len(self.original) else at
        )

    def to_original_span(self, span: Span) -> Span:
        """Return the span of the original text that an edited span stands for.

        The end is taken from the last character, not from the position after it,
        so that a span never swallows what was cut out behind it.
        """
        if not len(span):
            at = self.to_original(span.start)
            return Span(at, at)
        start = self.to_original(span.start)
        return Span(start, max(start, self.to_original(span.end - 1) + 1))

    def to_edited(self, offset: int) -> int:
        """Return the offset of the edited text for one of the original text."""
        index = max(bisect_right(self.original, offset) - 1, 0)
        at = self.edited[index] + offset - self.original[index]
        following = index + 1
        return min(at, self.edited[following]) if following < len(self.edited) else at

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.edited, self.original, strict=True)
