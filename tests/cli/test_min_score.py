"""`--min-score`: fewer and surer attributions, and the claims built on them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whence.api import extract_documents
from whence.settings import Settings

Command = Callable[..., Any]


def found(text: str, kind: str) -> dict[str, dict[str, Any]]:
    """All records of a kind by id."""
    pages = [json.loads(line) for line in text.splitlines()]
    return {item["id"]: item for page in pages for item in page[kind]}


def test_a_higher_score_leaves_a_part(dossier: Path, whence: Command) -> None:
    wider = whence("extract", "pages/", "--workers", "1", folder=dossier).out
    for score in (0.5, 0.8, 0.9):
        words = ("--min-score", str(score), "--workers", "2")
        narrower = whence("extract", "pages/", *words, folder=dossier).out
        before, after = found(wider, "attributions"), found(narrower, "attributions")
        assert 0 < len(after) < len(before)
        assert after.items() <= before.items()
        assert all(item["score"] >= score for item in after.values())
        claims = found(narrower, "claims")
        assert claims.keys() < found(wider, "claims").keys()
        for claim in claims.values():
            assert claim["attribution"] is None or claim["attribution"] in after
            assert set(claim["denies"]) <= claims.keys()
        wider = narrower


def test_a_score_below_the_readers_own_finds_no_less(
    dossier: Path, whence: Command
) -> None:
    usual = found(whence("extract", "pages/", folder=dossier).out, "attributions")
    words = ("extract", "pages/", "--min-score", "0")
    everything = found(whence(*words, folder=dossier).out, "attributions")
    assert len(everything) >= len(usual)


def test_what_is_added_is_as_sure_as_asked(
    dossier: Path, tmp_path: Path, whence: Command
) -> None:
    target = str(tmp_path / "sure.whence")
    words = ("--ledger", target, "--min-score", "0.9", "--workers", "1")
    assert whence("add", "pages/", *words, folder=dossier).code == 0
    sure = whence("claims", "--ledger", target, folder=dossier).out
    every = whence("claims", folder=dossier).out
    assert 0 < len(sure.splitlines()) < len(every.splitlines())


@pytest.mark.parametrize("command", ["extract", "add"])
@pytest.mark.parametrize("value", ["-0.1", "1.1", "nan", "high", ""])
def test_what_is_no_score_is_an_error(
    command: str, value: str, tmp_path: Path, whence: Command
) -> None:
    (tmp_path / "page.txt").write_text("Moscow denies it.\n", encoding="utf-8")
    result = whence(command, "page.txt", f"--min-score={value}")
    assert result.code == 2
    assert "--min-score" in result.err
    assert not (tmp_path / "ledger.whence").exists()


def test_the_api_takes_the_score_from_the_settings(dossier: Path) -> None:
    folder = dossier / "pages" / "shells"
    inline = list(extract_documents([folder]))
    pooled = list(extract_documents([folder], settings=Settings(workers=1)))
    sure = list(extract_documents([folder], settings=Settings(min_score=0.9)))
    assert pooled == inline
    assert sum(len(page.claims) for page in sure) < sum(
        len(page.claims) for page in inline
    )
