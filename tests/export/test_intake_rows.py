"""What came in, counted."""

import pytest

from whence.export import INTAKE_COLUMNS, INTAKE_PARTS, intake_rows
from whence.model import (
    Document,
    Extraction,
    Failure,
    Outlet,
    Published,
    Segment,
    Span,
    text_sha256,
)
from whence.model.records import Record
from whence.reconcile.copies import Copy
from whence.store import FailedDocument, Version


def page(name: str, *, date: str = "none", language: str | None = "en") -> Extraction:
    text = "Headline\nWords of the body."
    return Extraction(
        Document(
            name,
            text,
            text_sha256(text),
            outlet=Outlet("The Post", None, "given"),
            published=Published(basis=date),  # type: ignore[arg-type] # a word of Basis
            language=language,
            segments=(
                Segment(Span(0, 8), "headline"),
                Segment(Span(9, 15), "body"),
                Segment(Span(15, 27), "body"),
            ),
            input_kind="text",
        )
    )


def rows_of(part: str, rows: list[Record]) -> dict[str, int]:
    return {row["value"]: row["pages"] for row in rows if row["part"] == part}


@pytest.fixture
def rows() -> list[Record]:
    """The count of five pages, two of them copies, and three failures."""
    pages = [
        page("a"),
        page("b", date="page"),
        page("c", language=None),
        page("d"),
        page("e"),
    ]
    failures = [
        FailedDocument(name, Failure(code, "why"))
        for name, code in (("x", "empty"), ("y", "binary"), ("z", "empty"))
    ]
    return list(
        intake_rows(
            pages,
            copies=[Copy("b", "a", "exact", 1.0), Copy("c", "a", "near", 0.8)],
            versions=[
                Version("a", 1, current=False, sha256="", published=None),
                Version("a", 2, current=True, sha256="", published=None),
            ],
            failures=failures,
        )
    )


def test_pages_are_counted_by_part(rows: list[Record]) -> None:
    assert rows_of("inputs", rows) == {"text": 5}
    assert rows_of("segments", rows) == {"headline": 5, "body": 5}
    assert rows_of("dates", rows) == {"page": 1, "none": 4}
    assert rows_of("outlets", rows) == {"given": 5}
    assert rows_of("languages", rows) == {"en": 4, "unknown": 1}
    assert rows_of("copies", rows) == {"exact": 1, "near": 1, "earlier text": 1}
    assert rows_of("errors", rows) == {"empty": 2, "binary": 1}


def test_each_row_tells_its_share_and_the_first_ids(rows: list[Record]) -> None:
    (body,) = [row for row in rows if row["value"] == "body"]
    assert body == {
        "part": "segments",
        "value": "body",
        "pages": 5,
        "share": 1.0,
        "characters": 90,
        "examples": ["a", "b", "c"],
    }
    (empty,) = [row for row in rows if row["value"] == "empty"]
    assert (empty["share"], empty["examples"]) == (0.6667, ["x", "z"])


def test_parts_and_values_have_one_order(rows: list[Record]) -> None:
    parts = [row["part"] for row in rows]
    assert parts == sorted(parts, key=list(INTAKE_PARTS).index)
    assert all(tuple(row) == INTAKE_COLUMNS for row in rows)


def test_nothing_gives_nothing() -> None:
    assert list(intake_rows([])) == []
