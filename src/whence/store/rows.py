"""The columns of a ledger's rows: what a record shows to queries.

Every function is pure. `check` computes the same columns again from the canonical
records and compares, so that the two can never drift apart unseen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from whence.model import Extraction, SegmentKind, Span
from whence.model.records import Record, dump_line
from whence.reconcile.copies import address_of

__all__ = [
    "CHILDREN",
    "Row",
    "child_rows",
    "document_columns",
    "passage_rows",
    "storable",
]

Row = Mapping[str, str | int | float | None]

CHILDREN = ("times", "quantities", "attributions", "claims")
"""The lists of a record that have a table of their own, by name."""

_SEARCHED: tuple[SegmentKind, ...] = ("headline", "body", "caption")


def storable(value: str | None) -> str | None:
    """Return a text that SQLite can hold: half characters become escapes.

    A file name may hold bytes that are no UTF-8; Python keeps them as lone
    surrogates, which no database column takes.
    """
    if value is None:
        return None
    return value.encode("utf-8", "backslashreplace").decode("utf-8")


def _surface(text: str, spans: list[list[int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _ends(interval: list[str | None] | None) -> tuple[str | None, str | None]:
    return (None, None) if interval is None else (interval[0], interval[1])


def _float(value: float | None) -> float | None:
    """Return a number as SQLite stores it; whole numbers there have 64 bits only."""
    return None if value is None else float(value)


def document_columns(record: Record) -> Row:
    """Return the columns of a page, the canonical record without its children."""
    published_from, published_until = _ends(record["published"]["interval"])
    own = {key: [] if key in CHILDREN else value for key, value in record.items()}
    return {
        "id": storable(record["id"]),
        "sha256": record["sha256"],
        "outlet": storable(record["outlet"]["value"]),
        "published": record["published"]["value"],
        "published_from": published_from,
        "published_until": published_until,
        "published_basis": record["published"]["basis"],
        "language": record["language"],
        "title": storable(record["title"]),
        "url": storable(record["url"]),
        "address": storable(address_of(record["url"])),
        "record": dump_line(own),
    }


def _time(item: Record, text: str) -> dict[str, Any]:
    start, end = item["span"]
    first, until = _ends(item["interval"])
    return {
        "start": start,
        "end": end,
        "surface": text[start:end],
        "type": item["type"],
        "value": item["value"],
        "from": first,
        "until": until,
    }


def _quantity(item: Record, text: str) -> dict[str, Any]:
    start, end = item["span"]
    return {
        "start": start,
        "end": end,
        "surface": text[start:end],
        "kind": item["kind"],
        "low": _float(item["low"]),
        "high": _float(item["high"]),
        "bound": item["bound"],
        "unit": item["unit"],
        "counted": item["counted"],
    }


def _attribution(item: Record, text: str) -> dict[str, Any]:
    return {
        "source": _surface(text, item["source"]) or None,
        "cue": _surface(text, item["cue"]) or None,
        "content": _surface(text, item["content"]) or None,
        "type": item["type"],
        "score": item["score"],
    }


def _claim(item: Record, text: str) -> dict[str, Any]:
    said_from, said_until = _ends(item["said"])
    about_from, about_until = _ends(item["about"])
    hedge = item["hedge"]
    return {
        "type": item["type"],
        "act": item["act"],
        "polarity": item["polarity"],
        "speaker": storable(item["speaker"]["name"]),
        "speaker_kind": item["speaker"]["kind"],
        "speaker_country": item["speaker"]["country"],
        "said_from": said_from,
        "said_until": said_until,
        "about_from": about_from,
        "about_until": about_until,
        "hedge": None if hedge is None else text[hedge[0] : hedge[1]],
        "content": _surface(text, item["content"]),
    }


_COLUMNS = {
    "times": _time,
    "quantities": _quantity,
    "attributions": _attribution,
    "claims": _claim,
}


def child_rows(table: str, record: Record) -> Iterator[Row]:
    """Yield the columns of each child of a page, in the record's order.

    Args:
        table: One of `CHILDREN`.
        record: The whole record of the page.
    """
    text: str = record["text"]
    for position, item in enumerate(record[table]):
        yield {
            "position": position,
            "id": item["id"],
            **_COLUMNS[table](item, text),
            "record": dump_line(item),
        }


def passage_rows(extraction: Extraction) -> Iterator[Row]:
    """Yield what can be searched: lines of the page, then its claims."""
    text = extraction.document.text
    for part in extraction.document.spans_of(*_SEARCHED):
        for line in _lines(text, part):
            yield _passage(text, line, None)
    for claim in extraction.claims:
        for span in claim.content:
            yield _passage(text, span, claim.id)


def _passage(text: str, span: Span, claim: str | None) -> Row:
    return {
        "claim": claim,
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
    }


def _lines(text: str, part: Span) -> Iterator[Span]:
    """Yield the lines of a stretch that hold more than white space."""
    at = part.start
    for line in part.of(text).splitlines(keepends=True):
        if line.strip():
            yield Span(at, at + len(line.rstrip()))
        at += len(line)
