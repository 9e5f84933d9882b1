"""`whence explain` and `whence contradictions` over the sample pages."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

POLICIES = ["range", "conservative", "low-best-high", "latest", "root-median"]


@pytest.mark.parametrize("policy", POLICIES)
def test_explain_names_rule_claims_and_quotes(
    whence: Command, dossier: Path, policy: str
) -> None:
    result = whence(
        "explain", "people killed Carrow", "--policy", policy, folder=dossier
    )
    assert result.code == 0
    record = json.loads(result.out.splitlines()[0])
    assert record["policy"] == policy
    assert record["rule"]["source"]
    assert record["low"]["claims"][0]["quote"]


def test_explain_as_text(whence: Command, dossier: Path) -> None:
    result = whence("explain", "shells sent", "--format", "table", folder=dossier)
    assert result.code == 2  # "sent" is no word of a question
    result = whence("explain", "shells", "--format", "table", folder=dossier)
    assert result.code == 0
    assert "why low is" in result.out
    assert "does not count" in result.out
    assert "taken from claim-" in result.out
    assert "figures fit" in result.err


def test_explain_by_id(whence: Command, dossier: Path) -> None:
    lines = whence("figures", "--format", "jsonl", folder=dossier).out.splitlines()
    figure = json.loads(lines[0])
    result = whence("explain", figure["id"], folder=dossier)
    assert json.loads(result.out)["figure"] == figure["id"]


def test_an_unknown_figure_is_wrong_usage(whence: Command, dossier: Path) -> None:
    result = whence("explain", "unicorns", folder=dossier)
    assert result.code == 2
    assert result.out == ""
    assert "no figure answers to 'unicorns'" in result.err


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_contradictions_in_every_form(
    whence: Command, dossier: Path, form: str
) -> None:
    result = whence("contradictions", "--format", form, folder=dossier)
    assert result.code == 0
    assert "4,200" in result.out
    if form == "jsonl":
        for line in result.out.splitlines():
            record = json.loads(line)
            assert len(record["claims"]) >= 2
            assert record["why"]
            assert all(claim["quote"] for claim in record["claims"])


def test_contradictions_of_a_speaker(whence: Command, dossier: Path) -> None:
    result = whence(
        "contradictions", "--speaker", "Seafarers", "--format", "jsonl", folder=dossier
    )
    assert result.out
    for line in result.out.splitlines():
        speakers = [claim["speaker"] for claim in json.loads(line)["claims"]]
        assert any("Seafarers" in name for name in speakers)


def test_no_contradictions_say_so(whence: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The council met in Dunlevy on Monday, the mayor said.\n")
    result = whence("contradictions", str(page), "--format", "table")
    assert result.code == 0
    assert "no contradictions" in result.out
