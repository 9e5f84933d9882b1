"""`whence cite`: a footnote that can be checked without Whence."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Command = Callable[..., Any]


def _rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_citation_leads_back_to_the_very_words(
    dossier: Path, whence: Command
) -> None:
    rows = _rows(whence("cite", "--format", "jsonl", folder=dossier).out)
    pages = {
        page["id"]: page["text"]
        for page in _rows(whence("extract", "pages/", folder=dossier).out)
    }
    assert len(rows) == len(whence("claims", folder=dossier).out.splitlines())
    for row in rows:
        text = pages[row["document"]]
        assert row["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert row["sha256"][:16] in row["citation"]
        place = f"characters {row['start']}-{row['end']}"
        assert place in row["citation"]
        words = " ".join(text[row["start"] : row["end"]].split())
        for part in row["quote"].split(" [...] "):
            assert part in words
        assert row["quote"] in row["citation"]
        assert row["published"] is None or row["published"] in row["citation"]


def test_lines_say_who_through_whom_and_whether_denied(
    dossier: Path, whence: Command
) -> None:
    def cite(*words: str) -> list[str]:
        lines: list[str] = whence("cite", *words, folder=dossier).out.splitlines()
        return lines

    wire = "Western officials (unnamed), through Northgate News Agency: \u201c"
    assert any(line.startswith(wire) for line in cite("--speaker", "Western"))
    denials = cite("--denied")
    assert denials
    assert all(" denies" in line or " rejects" in line for line in denials)
    assert any(" in its own words: \u201c" in line for line in cite())


def test_claims_are_cited_in_the_order_they_are_named(
    dossier: Path, whence: Command
) -> None:
    ids = [row["id"] for row in _rows(whence("claims", folder=dossier).out)][4:1:-1]
    rows = _rows(whence("cite", *ids, "--format", "jsonl", folder=dossier).out)
    assert [row["claim"] for row in rows] == ids
    table = whence("cite", ids[0], "--format", "csv", folder=dossier).out
    assert table.startswith("claim,citation,")
    wrong = whence("cite", "claim-0", folder=dossier)
    assert (wrong.code, wrong.out) == (2, "")
    assert "there is no claim 'claim-0'" in wrong.err
