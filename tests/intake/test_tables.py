"""docs.jsonl and CSV."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.intake.pages import BODY
from whence.intake import read_document, read_sources
from whence.model import SourceDocument


def read(path: Path, content: str | bytes) -> list[SourceDocument]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_sources([path]))


def test_given_fields_are_taken(tmp_path: Path) -> None:
    row = {
        "id": "p1",
        "text": BODY[0],
        "url": "https://halden.example/1",
        "outlet": "Courier",
        "title": "River bursts",
        "published": "2024-03-06",
        "language": "en",
        "extra": {"x": 1},
    }
    (source,) = read(tmp_path / "docs.jsonl", json.dumps(row) + "\n")
    assert source == SourceDocument(
        "p1",
        input_kind="table",
        text=BODY[0],
        url="https://halden.example/1",
        outlet="Courier",
        title="River bursts",
        published="2024-03-06",
        language="en",
    )
    assert read_document(source).outlet.basis == "given"


def test_null_fields_are_not_given(tmp_path: Path) -> None:
    row = {"id": "p1", "text": BODY[0], "html": None, "published": None, "outlet": ""}
    (source,) = read(tmp_path / "docs.jsonl", json.dumps(row))
    assert source == SourceDocument("p1", text=BODY[0], input_kind="table")


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "a"}',
        '{"id": "a", "text": 5}',
        '{"id": "a", "text": "x", "html": "<p>x"}',
        '{"id": 7, "text": "x"}',
        '{"id": "", "text": "x"}',
        '{"id": "a", "text": "x", "published": "soon"}',
        '{"id": "a", "text": "x", "published": 5}',
        '{"id": "a", "text": "x", "language": "<script>"}',
        '{"id": "a", "id": "b", "text": "x"}',
        '{"id": "a", "text": NaN}',
        '{"id": "a", "text": "cut',
        "[" * 100_000,
        "[]",
        "null",
        '{"id": "' + "h" * 9_000 + '", "text": "x"}',
    ],
)
def test_broken_line_is_named_and_the_rest_is_read(tmp_path: Path, line: str) -> None:
    good = json.dumps({"id": "good", "text": BODY[0]})
    path = tmp_path / "docs.jsonl"
    found = read(path, f"{line}\n\n{good}\n")
    assert [source.error_code for source in found] == ["bad-record", None]
    assert found[0].error_message is not None
    assert found[0].error_message.startswith(f"{path}:1: ")
    assert found[1].id == "good"


def test_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    found = read(tmp_path / "docs.jsonl", b'{"id": "l", "text": "caf\xe9"}\n')
    assert found[0].error_message is not None
    assert "not UTF-8" in found[0].error_message


def test_line_without_id_has_its_place_as_id(tmp_path: Path) -> None:
    path = tmp_path / "docs.jsonl"
    (source,) = read(path, json.dumps({"text": BODY[0]}))
    assert source.id == f"{path}:1"


def test_second_use_of_an_id_is_an_error(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": "a", "text": f"No. {n}."}) + "\n" for n in (1, 2))
    found = read(tmp_path / "docs.jsonl", rows)
    assert [source.error_code for source in found] == [None, "repeated-id"]


def test_half_characters_become_signs(tmp_path: Path) -> None:
    (source,) = read(
        tmp_path / "d.jsonl", r'{"id": "a", "text": "x \ud83d \ud83d\ude00"}'
    )
    assert source.text == "x \ufffd \U0001f600"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", 'id,text,date,source\n1,"One, two\nthree.",2024-03-06,Courier\n'),
        ("t.csv", 'id;text;date;source\n1;"One, two\nthree.";2024-03-06;Courier\n'),
        ("t.tsv", 'id\ttext\tdate\tsource\n1\t"One, two\nthree."\t2024-03-06\tCourier'),
    ],
)
def test_table_columns_are_fields(tmp_path: Path, name: str, content: str) -> None:
    (source,) = read(tmp_path / name, content)
    expected: dict[str, Any] = {"published": "2024-03-06", "outlet": "Courier"}
    assert source == SourceDocument(
        "1", text="One, two\nthree.", input_kind="table", **expected
    )


def test_row_without_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    found = read(path, "id,text\n1,\n2,Two.\n")
    assert [source.error_code for source in found] == ["bad-record", None]
    assert found[0].id == f"{path}:2"
