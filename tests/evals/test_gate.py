import json
from pathlib import Path

import pytest

from evals import gate
from evals.run import read_rows


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.json"
    monkeypatch.setattr(gate, "FLOORS", path)
    return path


def test_every_surface_of_the_phrases_stands_in_its_text() -> None:
    for name, key in [
        ("times", "times"),
        ("quantities", "quantities"),
        ("claims", "claims"),
    ]:
        for row in read_rows(gate.OWN / f"{name}.jsonl"):
            for surface, *_ in row[key]:
                assert surface in row["text"]
            assert all(trap in row["text"] for trap in row.get("traps", ()))


def test_a_fall_below_a_floor_fails(floors: Path) -> None:
    assert gate.pin({"times.value": 0.8}, allow_regression=False) == 0
    assert gate.compare({"times.value": 0.8}) == 0
    assert gate.compare({"times.value": 0.79}) == 1
    assert gate.compare({}) == 1
    assert json.loads(floors.read_text())["sha256"] == gate.hash_phrases()


@pytest.mark.usefixtures("floors")
def test_a_floor_falls_only_when_that_is_said() -> None:
    gate.pin({"times.value": 0.8}, allow_regression=False)
    assert gate.pin({"times.value": 0.7}, allow_regression=False) == 1
    assert gate.compare({"times.value": 0.79}) == 1
    assert gate.pin({"times.value": 0.7}, allow_regression=True) == 0
    assert gate.compare({"times.value": 0.75}) == 0


def test_changed_phrases_need_new_floors(
    floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors.write_text(json.dumps({"sha256": "0", "floors": {}}))
    assert gate.compare({}) == 1
    assert "pin their floors anew" in capsys.readouterr().err
