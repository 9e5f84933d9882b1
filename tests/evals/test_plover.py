"""The count of countries, on two invented records."""

import json
from pathlib import Path

import pytest

from evals.plover import main, read_gold, read_records, score

RECORDS = [
    {"id": "about-the-file", "event": "DOCUMENT"},
    {
        "id": "first",
        "text": "{Norway's fishing minister met Danish trawler owners in Skagen.}",
        "source": [{"actorText": "Norway", "code": "NOR"}],
        "target": [
            {"actorText": "owners", "code": "DNK"},
            {"actorText": "a fund", "code": "IGO"},
        ],
    },
    {
        "id": "second",
        "text": "A ferry company sued its insurer over a bill from Portugal.",
        "source": [{"actorText": "company", "code": "JAP"}],
        "target": "",
    },
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.txt"
    path.write_text(json.dumps(RECORDS), encoding="utf-8")
    return path


def test_slots_are_the_countries_of_each_side(gold: Path) -> None:
    first, second = read_gold(gold)
    assert first.sides == {"source": {"Norway"}, "target": {"Denmark"}}
    assert second.countries == {"Japan"}


def test_recall_and_precision(gold: Path) -> None:
    found = score(list(read_records(read_gold(gold))))
    assert found.recall == (2, 3)
    assert (found.source, found.target) == ((1, 2), (1, 1))
    assert found.records == (1, 2)
    assert found.precision == (2, 3)


def test_misses_are_printed(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(gold), "--misses"]) == 0
    printed = capsys.readouterr().out
    assert "second: missed ['Japan'], named ['Portugal']" in printed
    assert "recall=0.667 (2/3)" in printed
    assert main([]) == 2
