"""What came in, counted: kinds of pages, parts, dates, outlets, copies, errors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from whence.model import Basis, Document, Extraction, InputKind, SegmentKind
from whence.model.records import Record

if TYPE_CHECKING:
    from whence.reconcile.copies import Copy
    from whence.store import FailedDocument, Version

__all__ = ["INTAKE_COLUMNS", "INTAKE_PARTS", "intake_rows"]

INTAKE_COLUMNS = ("part", "value", "pages", "share", "characters", "examples")
INTAKE_PARTS = {
    "inputs": "How the pages came in",
    "segments": "What their lines are",
    "dates": "Where the date comes from",
    "outlets": "Where the outlet comes from",
    "languages": "In which language they are",
    "copies": "Pages that are another page again",
    "errors": "Why documents could not be read",
}
"""The parts of the count in their order, and a heading for each."""

_EXAMPLES = 3
_UNKNOWN = "unknown"
_ORDERS: dict[str, tuple[str, ...]] = {
    "inputs": get_args(InputKind),
    "segments": get_args(SegmentKind),
    "dates": get_args(Basis),
    "outlets": get_args(Basis),
    "copies": ("exact", "near", "version", "earlier text"),
}


@dataclass(slots=True)
class _Count:
    pages: int = 0
    characters: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, document: str, characters: int = 0) -> None:
        self.pages += 1
        self.characters += characters
        if len(self.examples) < _EXAMPLES:
            self.examples.append(document)


class _Tally:
    """Counts by part and value; the pages come sorted by their ids."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[str, _Count]] = {part: {} for part in INTAKE_PARTS}

    def add(
        self, part: str, value: str | None, document: str, characters: int = 0
    ) -> None:
        count = self._counts[part].setdefault(value or _UNKNOWN, _Count())
        count.add(document, characters)

    def rows(self, pages: int) -> Iterator[Record]:
        """Yield the counts in their order, with the share that each is of its part."""
        failed = sum(count.pages for count in self._counts["errors"].values())
        for part, counts in self._counts.items():
            order = _ORDERS.get(part, ())
            places = {word: place for place, word in enumerate(order)}
            whole = failed if part == "errors" else pages
            for value, count in sorted(
                counts.items(),
                key=lambda item: (
                    places.get(item[0], len(order)),
                    -item[1].pages,
                    item[0],
                ),
            ):
                yield {
                    "part": part,
                    "value": value,
                    "pages": count.pages,
                    "share": round(count.pages / whole, 4) if whole else None,
                    "characters": count.characters or None,
                    "examples": count.examples,
                }


def intake_rows(
    extractions: Iterable[Extraction],
    *,
    copies: "Iterable[Copy]" = (),
    versions: "Iterable[Version]" = (),
    failures: "Iterable[FailedDocument]" = (),
) -> Iterator[Record]:
    """Yield what came in, counted, one row a part and value.

    Args:
        extractions: The pages that were read, by id.
        copies: Which of them are another one again.
        versions: The texts of pages that have several.
        failures: The documents that could not be read, by id.

    Yields:
        Rows with `INTAKE_COLUMNS`. `pages` counts pages (documents for errors),
        `share` is their part of all pages (of all errors), `characters` how long
        segments of this kind are together, `examples` the first ids.

    >>> from whence.model import text_sha256
    >>> page = Document("a", "Words.", text_sha256("Words."), input_kind="text")
    >>> next(intake_rows([Extraction(page)]))["value"]
    'text'
    """
    tally, pages = _Tally(), 0
    for extraction in extractions:
        pages += 1
        _count_page(tally, extraction.document)
    for copy in copies:
        tally.add("copies", copy.kind, copy.document)
    for version in versions:
        if not version.current:
            tally.add("copies", "earlier text", version.document)
    for failure in failures:
        tally.add("errors", failure.error.code, failure.id)
    yield from tally.rows(pages)


def _count_page(tally: _Tally, document: Document) -> None:
    tally.add("inputs", document.input_kind, document.id)
    lengths: dict[str, int] = {}
    for segment in document.segments:
        length = segment.span.end - segment.span.start
        lengths[segment.kind] = lengths.get(segment.kind, 0) + length
    for kind, length in lengths.items():
        tally.add("segments", kind, document.id, length)
    tally.add("dates", document.published.basis, document.id)
    tally.add("outlets", document.outlet.basis, document.id)
    tally.add("languages", document.language, document.id)
