"""Text owns the data: every span of every record lies in the text and is its surface."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.errors import DocumentError
from whence.extract import extract
from whence.intake import read_document
from whence.model import Document, Segment, SourceDocument, Span
from whence.model.records import extraction_record
from whence.samples import iterate_dossier

PAGES = {
    name: content.decode("utf-8")
    for name, content in iterate_dossier()
    if name.endswith((".txt", ".html"))
}
# What real pages put between their words: wide characters, marks that combine, line
# ends of other systems, spaces that do not break, quotes that are never closed.
ODDITIES = [
    "😀",
    "é",
    "\r\n",
    "\u00a0",
    "\u2028",
    "“",
    '"',
    "북한",
    "\u200b",
    "12",
    "…",
    "İ",
]


def find_pairs(value: Any, path: str = "") -> Iterator[tuple[str, list[int]]]:
    """Yield every `[start, end)` of a record with the path of its field."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from find_pairs(inner, f"{path}.{key}")
    elif isinstance(value, list):
        if len(value) == 2 and all(type(item) is int for item in value):
            yield path, value
        else:
            for inner in value:
                yield from find_pairs(inner, path)


def read(name: str, page: str) -> dict[str, Any]:
    """Return the record of a page of either form."""
    html = name.endswith(".html")
    source = (
        SourceDocument(name, html=page) if html else SourceDocument(name, text=page)
    )
    return extraction_record(extract(read_document(source)))


def check(record: dict[str, Any]) -> None:
    """Assert the rules of CONTRACT on spans for one record."""
    text = record["text"]
    for path, (start, end) in find_pairs(record):
        assert 0 <= start <= end <= len(text), path
    named = [(item["span"], item["name"]) for item in record["authors"]]
    for span, surface in [
        *named,
        (record["outlet"]["span"], record["outlet"]["value"]),
    ]:
        assert span is None or text[span[0] : span[1]] == surface
    edges = [tuple(segment["span"]) for segment in record["segments"]]
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(edges))
    for claim in record["claims"]:
        contents = claim["content"]
        assert contents
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(contents))
    for quantity in record["quantities"]:
        start, end = quantity["span"]
        assert text[start:end].strip() == text[start:end] != ""


def check_links(record: dict[str, Any]) -> None:
    """Assert that every id that a record mentions is one that it holds."""
    known = {
        item["id"]
        for key in ("times", "quantities", "attributions", "claims")
        for item in record[key]
    }
    for claim in record["claims"]:
        named = {*claim["quantities"], *claim["denies"], claim["attribution"]} - {None}
        assert named <= known
        assert claim["chain"][-1] == claim["speaker"]
        assert (claim["attribution"] is None) == (claim["type"] == "voice")
    for quantity in record["quantities"]:
        assert ({quantity["base"]} - {None}) | {*quantity["alternatives"]} <= known
    for attribution in record["attributions"]:
        assert attribution["parent"] is None or attribution["parent"] in known


@pytest.mark.parametrize("name", sorted(PAGES))
def test_spans_and_links_of_the_dossier_hold(name: str) -> None:
    record = read(name, PAGES[name])
    check(record)
    check_links(record)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted(PAGES)),
    edits=st.lists(
        st.tuples(
            st.floats(0, 1), st.integers(0, 200), st.sampled_from(["", *ODDITIES])
        ),
        min_size=1,
        max_size=8,
    ),
)
def test_spans_and_links_hold_on_pages_that_were_cut_and_soiled(
    name: str, edits: list[tuple[float, int, str]]
) -> None:
    page = PAGES[name]
    for share, length, oddity in edits:
        at = int(share * len(page))
        page = page[:at] + oddity + page[at + length :]
    try:
        record = read(name, page)
    except DocumentError:
        return  # so much was cut that nothing is left to read
    check(record)
    check_links(record)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_spans_hold_on_any_text(text: str) -> None:
    whole = (Segment(Span(0, len(text)), "body"),)
    record = extraction_record(extract(Document("any", text, "", segments=whole)))
    check(record)
    check_links(record)
