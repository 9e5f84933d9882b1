"""Claims that a person wrote down."""

from pathlib import Path
from typing import Any

import pytest

from whence.errors import InputError
from whence.intake.written import parse_written_claim, read_written_claims
from whence.model import Interval, WrittenClaim

ROW = {"id": "1", "question": "crates", "source": "port", "low": 4, "high": 6}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, None),
        ("2024-03-05", Interval("2024-03-05", "2024-03-06")),
        ("2024-03-05T14:30:00Z", Interval("2024-03-05", "2024-03-06")),
        ("2024-03", Interval("2024-03-01", "2024-04-01")),
        ("2024", Interval("2024-01-01", "2025-01-01")),
        ("2024-03-05/2024-03-07", Interval("2024-03-05", "2024-03-07")),
        ("2024-03-05/", Interval("2024-03-05", None)),
        (["2024-03-05", "2024-04-05"], Interval("2024-03-05", "2024-04-05")),
        ([None, "2024-04-05"], Interval(None, "2024-04-05")),
        ([None, None], None),
    ],
)
def test_the_time_may_be_written_in_several_ways(
    said: object, expected: Interval | None
) -> None:
    assert parse_written_claim({**ROW, "said": said}).said == expected


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"low": "many"}, "low must be a number"),
        ({"low": True}, "low must be a number"),
        ({"high": float("nan")}, "high must be a number"),
        ({"high": 10**400}, "high must be a number"),
        ({"low": 7}, "low 7 is more than high 6"),
        ({"said": "yesterday"}, "said must be"),
        ({"said": ["2024-03-05"]}, "said must be"),
        ({"said": ["2024-03-05", 7]}, "said must be"),
        ({"cites": "1"}, "cites must be"),
        ({"cites": [{}]}, "cites must be"),
        ({"question": ""}, "question must be"),
        ({"source": None}, "source must be"),
        ({"id": []}, "id must be"),
    ],
)
def test_each_field_is_checked(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        parse_written_claim({**ROW, **change})


@pytest.mark.parametrize("name", ROW)
def test_a_missing_field_is_named(name: str) -> None:
    row = {key: value for key, value in ROW.items() if key != name}
    with pytest.raises(InputError, match=f"the field '{name}' is missing"):
        parse_written_claim(row)


def test_lines_and_tables_hold_the_same(tmp_path: Path) -> None:
    lines = tmp_path / "claims.jsonl"
    lines.write_text(
        '{"id": 1, "question": "q", "source": "a", "low": 4, "high": null}\n\n'
        '{"id": "2", "question": "q", "source": "b", "low": 4.5, "high": 6, '
        '"said": "2024-01-02", "cites": [1], "text": "4.5 to 6"}\n',
        encoding="utf-8",
    )
    table = tmp_path / "claims.csv"
    table.write_text(
        "\ufeffid,question,source,low,high,said,cites,text\n"
        "1,q,a,4,,,,\n2,q,b,4.5,6,2024-01-02,1,4.5 to 6\n",
        encoding="utf-8",
    )
    assert list(read_written_claims(lines)) == list(read_written_claims(table))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_from_a_spreadsheet_reads(tmp_path: Path, mark: str) -> None:
    table = tmp_path / "claims.csv"
    rows = [
        ["ID", " Question", "Source", "Low", "High", "Said", "Remark"],
        ["a", "people killed", "Ministry", '"1,200"', "1 200", "4 May 2031", "x"],
        ["b", "people killed", "Red Cross", "1500", "", "2031-05", ""],
    ]
    table.write_text("\r\n".join(mark.join(row) for row in rows), encoding="utf-8")
    first, second = read_written_claims(table)
    assert isinstance(first, WrittenClaim)
    assert isinstance(second, WrittenClaim)
    assert (first.low, first.high) == (1200, 1200)
    assert first.said == Interval("2031-05-04", "2031-05-05")
    assert (second.low, second.high) == (1500, None)


@pytest.mark.parametrize("value", ["1,20", "12 00", "1.200,5", "many", "1,2000"])
def test_a_number_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="low must be a number"):
        parse_written_claim({**ROW, "low": value})


def test_a_line_that_is_no_claim_is_an_error_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(
        b'{"id": 1, "question": "q", "source": "a", "low": 4, "high": 6}\n'
        b"{broken\n[1]\n" + b"[" * 100_000 + b'\n{"id": 2}\n\xff\n'
    )
    found = list(read_written_claims(path))
    assert isinstance(found[0], WrittenClaim)
    assert [str(item).partition(": ")[0] for item in found[1:]] == [
        f"{str(path)!r} line {number}" for number in (2, 3, 4, 5, 6)
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl"):
        list(read_written_claims(tmp_path / "none.jsonl"))
