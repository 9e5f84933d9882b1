"""What each command writes, and where."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whence.export import VIEWS
from whence.store import Ledger

Command = Callable[..., Any]


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    "name", ["claims", "figures", "sources", "stories", "extract", "search"]
)
def test_output_is_json_lines_when_piped(
    name: str, dossier: Path, whence: Command
) -> None:
    words = {"extract": ["pages/"], "search": ["shells"]}.get(name, [])
    result = whence(name, *words, folder=dossier)
    assert result.code == 0
    assert rows(result.out)
    assert result.err == ""


@pytest.mark.parametrize(
    "name", ["claims", "figures", "sources", "stories", "extract", "search"]
)
def test_tables_are_for_people(name: str, dossier: Path, whence: Command) -> None:
    words = {"extract": ["pages/"], "search": ["shells"]}.get(name, [])
    result = whence(name, *words, "--format", "table", folder=dossier)
    assert result.code == 0
    assert "\x1b" not in result.out
    assert len(result.out.splitlines()) > 3


@pytest.mark.parametrize("name", ["claims", "figures", "sources", "stories"])
def test_the_ledger_and_the_documents_give_the_same(
    name: str, dossier: Path, whence: Command
) -> None:
    from_ledger = whence(name, folder=dossier)
    from_pages = whence(name, "pages/", "--workers", "2", folder=dossier)
    assert from_ledger.out == from_pages.out


def test_claims_can_be_filtered(dossier: Path, whence: Command) -> None:
    everything = rows(whence("claims", folder=dossier).out)
    denials = rows(whence("claims", "--act", "deny", folder=dossier).out)
    assert 0 < len(denials) < len(everything)
    assert {row["act"] for row in denials} == {"deny"}
    speaker = denials[0]["speaker"]
    found = rows(whence("claims", "--speaker", speaker, folder=dossier).out)
    assert denials[0] in found
    assert len(found) < len(everything)


def test_a_claim_can_be_traced_by_id_and_by_place(
    dossier: Path, whence: Command
) -> None:
    claim = rows(whence("claims", folder=dossier).out)[0]
    by_id = whence("trace", claim["id"], folder=dossier)
    assert by_id.code == 0
    assert rows(by_id.out)[0]["claim"] == claim["id"]
    place = f"{claim['document']}:{claim['start']}-{claim['end']}"
    assert whence("trace", place, folder=dossier).out == by_id.out
    table = whence("trace", claim["id"], "--format", "table", folder=dossier)
    assert "independent origins" in table.out


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("claim-0", "there is no claim 'claim-0'"),
        ("nowhere.txt:0-10", "there is no page 'nowhere.txt'"),
        ("pages/shells/01-rhine-courier.txt:9-2", "ends before it starts"),
        ("pages/shells/01-rhine-courier.txt:900000-900001", "no claim stands at"),
    ],
)
def test_what_cannot_be_traced_is_an_error(
    target: str, message: str, dossier: Path, whence: Command
) -> None:
    result = whence("trace", target, folder=dossier)
    assert result.code == 2
    assert message in result.err
    assert result.out == ""


def test_written_claims_are_weighed(dossier: Path, whence: Command) -> None:
    result = whence("reconcile", "claims.jsonl", folder=dossier)
    assert result.code == 0
    [record] = rows(result.out)
    assert record["question"] == "crates sent"
    assert (record["low"], record["reports"]) == (40, 2)


def test_written_claims_may_be_a_table(tmp_path: Path, whence: Command) -> None:
    table = (
        "id,question,source,low,high,said,cites\n1,q,a,4,6,2024-01-02,\n2,q,b,5,,,1\n"
    )
    (tmp_path / "claims.csv").write_text(table, encoding="utf-8")
    [record] = rows(whence("reconcile", "claims.csv").out)
    assert record["reports"] == 2


def test_a_broken_line_of_claims_stops_nothing(tmp_path: Path, whence: Command) -> None:
    lines = (
        '{"id": "1", "question": "q", "source": "a", "low": 4, "high": 6}\n{broken\n'
    )
    (tmp_path / "claims.jsonl").write_text(lines, encoding="utf-8")
    result = whence("reconcile", "claims.jsonl")
    assert result.code == 1
    assert result.err == (
        "error: 'claims.jsonl' line 2: broken JSON: mend or remove the line\n"
    )
    assert len(rows(result.out)) == 1


@pytest.mark.parametrize("view", [*VIEWS, "annotations"])
def test_every_view_can_be_exported(
    view: str, dossier: Path, tmp_path: Path, whence: Command
) -> None:
    lines = whence("export", view, folder=dossier)
    assert lines.code == 0
    records = rows(lines.out)
    if view == "annotations":
        assert records[0]["type"] == "Annotation"
        return
    target = tmp_path / f"{view}.csv"
    assert whence("export", view, "-o", str(target), folder=dossier).code == 0
    table = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert len(table) == len(records)
    if records:
        assert list(table[0]) == list(records[0]) == list(VIEWS[view].columns)


def test_all_views_go_into_a_folder(
    dossier: Path, tmp_path: Path, whence: Command
) -> None:
    assert (
        whence("export", "all", "-o", str(tmp_path / "out"), folder=dossier).code == 0
    )
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {*(f"{name}.csv" for name in VIEWS), "annotations.jsonl"}


def test_a_report_is_written(dossier: Path, tmp_path: Path, whence: Command) -> None:
    target = tmp_path / "r.html"
    assert whence("report", "-o", str(target), folder=dossier).code == 0
    page = target.read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")


def test_a_judgement_is_kept_and_superseded(
    tmp_path: Path, dossier: Path, whence: Command
) -> None:
    claim = rows(whence("claims", folder=dossier).out)[0]["id"]
    (tmp_path / "ledger.whence").write_bytes((dossier / "ledger.whence").read_bytes())
    made = ("--author", "ada", "--made", "2024-03-06T10:00:00+00:00")
    first = rows(whence("judge", claim, "reject", *made).out)[0]
    words = ("judge", claim, "accept", *made, "--supersedes", first["id"])
    assert whence(*words).code == 0
    judged = {row["id"]: row["judged"] for row in rows(whence("claims").out)}
    assert judged.pop(claim) == ["accept (ada)"]
    assert not any(judged.values())
    held = rows(whence("export", "judgements").out)
    assert [row["current"] for row in held] == [False, True]
    assert whence("judge", "claim-0", "reject", *made).code == 2
    assert whence("judge", claim, "correct", *made).code == 2
    assert whence("judge", claim, "note", "--made", "yesterday").code == 2


def test_commands_follow_decisions_when_asked(
    tmp_path: Path, dossier: Path, whence: Command
) -> None:
    (tmp_path / "ledger.whence").write_bytes((dossier / "ledger.whence").read_bytes())
    before = rows(whence("claims").out)
    claim = next(row for row in before if row["speaker"] and row["quantities"])
    made = ("--author", "ada", "--made", "2024-03-06T10:00:00+00:00")
    right = ("correct", "--field", "speaker", "--value", "Jane Roe")
    assert whence("judge", claim["id"], *right, *made).code == 0
    assert whence("judge", before[-1]["id"], "reject", *made).code == 0
    assert rows(whence("claims").out)[0].keys() == before[0].keys()
    assert len(rows(whence("claims").out)) == len(before)
    result = whence("claims", "--judged")
    after = {row["id"]: row for row in rows(result.out)}
    assert "2 of 2 decisions" in result.err
    assert after.keys() == {row["id"] for row in before[:-1]}
    assert after[claim["id"]]["speaker"] == "Jane Roe"
    for words in (("figures",), ("report", "-o", "r.html"), ("trace", claim["id"])):
        assert whence(*words, "--judged").code == 0
    report = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Jane Roe" in report
    assert "2 decisions by ada applied" in report
    assert whence("report", "-o", "plain.html").code == 0
    plain = (tmp_path / "plain.html").read_text(encoding="utf-8")
    assert "decisions by ada" not in plain
    assert whence("figures", "--judged", str(dossier / "pages")).code == 2
    wrong = whence("judge", claim["id"], "correct", "--field", "mood", "--value", "x")
    assert wrong.code == 2
    assert "speaker, act, polarity, said" in wrong.err


def test_a_sound_ledger_is_called_so(dossier: Path, whence: Command) -> None:
    result = whence("check", folder=dossier)
    assert result.code == 0
    assert "sound" in result.err


def test_a_ledger_with_a_fault_is_named(
    tmp_path: Path, dossier: Path, whence: Command
) -> None:
    (tmp_path / "a.whence").write_bytes((dossier / "ledger.whence").read_bytes())
    with Ledger.open(tmp_path / "a.whence") as ledger:
        ledger._connection.execute("UPDATE documents SET outlet = 'x' WHERE row = 1")
    result = whence("check", "a.whence")
    assert result.code == 1
    assert "columns of the page differ" in result.err


def test_the_demo_says_where_to_look(tmp_path: Path, whence: Command) -> None:
    result = whence("demo", "-o", str(tmp_path / "demo"))
    assert result.code == 0
    assert str(tmp_path / "demo" / "report.html") in result.out
    assert (tmp_path / "demo" / "ledger.whence").stat().st_size > 0
    again = whence("demo", "-o", str(tmp_path / "demo"))
    assert again.out == result.out
