"""`whence drift`: every change once, with both wordings."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Command = Callable[..., Any]


def _marks(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_change_is_listed_once_with_both_wordings(
    dossier: Path, whence: Command
) -> None:
    result = whence("drift", folder=dossier)
    assert result.code == 0
    marks = _marks(result.out)
    keys = [(m["kind"], str(m["before"]), str(m["after"])) for m in marks]
    assert len(keys) == len(set(keys)) > 3
    for mark in marks:
        assert mark["before"]["words"] != mark["after"]["words"]
        assert mark["claims"]


def test_the_kinds_asked_for_come_alone(dossier: Path, whence: Command) -> None:
    result = whence("drift", "--kind", "capacity-as-count", folder=dossier)
    assert {mark["kind"] for mark in _marks(result.out)} == {"capacity-as-count"}


def test_an_unknown_kind_is_a_usage_error(dossier: Path, whence: Command) -> None:
    result = whence("drift", "--kind", "softened", folder=dossier)
    assert result.code == 2
    assert "softened" in result.err


def test_the_filters_choose_by_the_lineage_of_claims(
    dossier: Path, whence: Command
) -> None:
    everything = _marks(whence("drift", folder=dossier).out)
    outlet = whence("drift", "--outlet", "Harbour Ledger", folder=dossier)
    chosen = _marks(outlet.out)
    assert 0 < len(chosen) < len(everything)
    nobody = whence("drift", "--speaker", "nobody at all", folder=dossier)
    assert nobody.code == 0
    assert nobody.out == ""


def test_table_and_csv_show_the_words(dossier: Path, whence: Command) -> None:
    table = whence("drift", "--format", "table", folder=dossier)
    assert "capacity-as-count" in table.out
    lines = whence("drift", "--format", "csv", folder=dossier).out.splitlines()
    assert lines[0].startswith("kind,from,to,before,before_words,after,after_words")


def test_a_trace_gives_its_reasons(dossier: Path, whence: Command) -> None:
    claim = _marks(whence("drift", folder=dossier).out)[0]["claims"][0]
    shown = whence("trace", claim, "--format", "table", folder=dossier).out
    assert "origins at least" in shown
    assert "because" in shown
    (record,) = _marks(whence("trace", claim, folder=dossier).out)
    assert record["reasons"]
