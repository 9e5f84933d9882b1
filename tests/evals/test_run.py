"""The runner gives each kit the form that it asks, on a split of our own pages."""

import json
from pathlib import Path

import pytest

from evals.run import KITS, main
from whence.samples import iterate_dossier

PAGES = [
    (name.replace("/", "-"), content.decode("utf-8"))
    for name, content in iterate_dossier()
    if name.startswith("shells/0") and name.endswith(".txt")
][:4]


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("split")
    docs: list[dict[str, object]] = [
        {"id": name, "text": text, "group": "g1", "world": "w1"} for name, text in PAGES
    ]
    claims: list[dict[str, object]] = [
        {
            "id": f"c{n}",
            "question": "ships",
            "source": f"s{n}",
            "low": 4,
            "high": 4,
            "said": None,
        }
        for n in range(3)
    ]
    text = PAGES[0][1]
    at = text.index("160,000")
    probe = {"id": "p1", "document": PAGES[0][0], "span": [at, at + 7]}
    gold: list[dict[str, object]] = [{"world": "w1", "families": [{"probes": [probe]}]}]
    files: dict[str, list[dict[str, object]]] = {
        "docs": docs,
        "claims": claims,
        "gold": gold,
    }
    for name, rows in files.items():
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


EXPECTED = {
    "copies": {"claim", "nodes", "edges", "origins", "circular", "drift"},
    "gva": {"group", "figures"},
    "airwars": {"group", "figures"},
    "flight": {"question", "low", "best", "high", "origins", "figures"},
    "stories": {"id", "story"},
    "relays": {"world", "extract", "figures", "traces"},
}


@pytest.mark.parametrize("kit", sorted(KITS))
def test_each_kit_gets_rows_of_its_form(kit: str, split: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert main([kit, str(split), str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert rows
    keys = EXPECTED.get(kit, {"id", "sha256", "text", "claims", "quantities", "times"})
    assert keys <= set(rows[0])


def test_a_probe_is_traced_to_its_claim(split: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    main(["relays", str(split), str(out)])
    (row,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    (traced,) = row["traces"]
    claims = {claim["id"] for record in row["extract"] for claim in record["claims"]}
    assert traced["probe"] == "p1"
    assert traced["trace"]["claim"] in claims


@pytest.mark.parametrize(
    "arguments", [[], ["no-kit", ".", "out"], ["seeds", "nowhere", "out"]]
)
def test_a_wrong_call_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(("usage:", "error:"))
