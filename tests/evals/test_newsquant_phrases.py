"""Changes and concepts on sentences of our own stay as good as they were measured."""

from pathlib import Path
from typing import Any

from evals.adapt_quantities import adapt
from whence.extract.quantities import find_quantities
from whence.extract.times import find_times
from whence.model import Document, Extraction, text_sha256
from whence.model.records import extraction_record

_PHRASES = Path(__file__).resolve().parents[2] / "evals" / "phrases_newsquant.tsv"


def _read(name: str, text: str) -> list[dict[str, Any]]:
    page = Document(f"newsquant-{name}", text, text_sha256(text))
    times = find_times(page)
    record = extraction_record(
        Extraction(document=page, times=times, quantities=find_quantities(page, times))
    )
    found: list[dict[str, Any]] = adapt(record)["quantities"]
    return found


def _change(found: dict[str, Any]) -> str:
    bound = {"<=": "<", ">=": ">"}.get(found["bound"], found["bound"])
    return str(found.get("change", bound))


def _matches(found: dict[str, Any], value: float) -> bool:
    said = found["low"] if found["value"] is None else found["value"]
    return said is not None and abs(said - value) <= 1e-3 * abs(value)


def test_changes_and_concepts() -> None:
    asked = values = changes = concepts = 0
    for number, line in enumerate(_PHRASES.read_text(encoding="utf-8").splitlines()):
        if line.startswith("#"):
            continue
        text, *gold = line.split("\t")
        found = _read(str(number), text)
        for answer in gold:
            value, change, concept = answer.split("|")
            asked += 1
            match = next((one for one in found if _matches(one, float(value))), None)
            if match is None:
                continue
            found.remove(match)
            values += 1
            changes += _change(match) == change
            concepts += bool(set(concept.split()) & set(match["concept"]))
    assert asked == 123
    assert values == 123
    assert changes >= 121
    assert concepts >= 119
