"""`whence sources` with identities, and decisions on them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]

PAGES = {
    "a": "Latvian Transport Minister Janis Orbe said on Monday that 40 trains ran.",
    "b": "The Latvian transport minister said on Monday that 60 trains ran late.",
    "c": "Sergei Orlow told the Ardle Post that no train ran on the coast line.",
    "d": "Sergey Orlov said in Riga that snow had closed all of the coast line.",
}


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path, whence: Command) -> Path:
    lines = [
        json.dumps(
            {
                "id": name,
                "text": text,
                "outlet": f"The {name.upper()} Post",
                "published": f"2031-04-0{at}",
                "language": "en",
            }
        )
        for at, (name, text) in enumerate(PAGES.items(), 2)
    ]
    (tmp_path / "docs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert whence("add", "docs.jsonl", "--workers", "1", folder=tmp_path).code == 0
    return tmp_path


def _sources(whence: Command, folder: Path, *words: str) -> dict[str, Any]:
    lines = whence("sources", *words, folder=folder).out.splitlines()
    return {row["name"]: row for row in map(json.loads, lines)}


def test_offices_are_observed_with_days_and_places(
    folder: Path, whence: Command
) -> None:
    row = _sources(whence, folder)["Janis Orbe"]
    [office] = row["observed"]
    assert (office["office"], office["country"]) == ("Transport Minister", "Latvia")
    assert (office["first"], office["last"]) == ("2031-04-02", "2031-04-02")
    [place] = office["evidence"]
    start, end = place["span"]
    assert PAGES[place["document"]][start:end].startswith("Latvian Transport Minister")


def test_an_office_without_a_name_lists_who_it_may_be(
    folder: Path, whence: Command
) -> None:
    [row] = _sources(whence, folder, "--kind", "unnamed").values()
    [candidate] = row["may_be"]
    assert candidate["name"] == "Janis Orbe"
    assert candidate["reasons"][0]["evidence"][0]["document"] == "a"


def test_a_decision_joins_two_spellings(folder: Path, whence: Command) -> None:
    before = _sources(whence, folder, "--kind", "person")
    assert {"Sergei Orlow", "Sergey Orlov", "Janis Orbe"} == set(before)
    left = before["Sergei Orlow"]["id"]
    made = ("--author", "ada", "--made", "2031-05-01")
    chosen = ("judge", left, "same", "--value", "Sergey Orlov", *made)
    assert whence(*chosen, folder=folder).code == 0
    after = _sources(whence, folder, "--kind", "person")
    assert len(after) == 2
    [row] = [row for row in after.values() if len(row["names"]) == 2]
    assert row["claims"] == 2
    assert row["same"][0]["reasons"][0]["kind"] == "judgement"
    assert "ada" in row["same"][0]["reasons"][0]["words"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("actor-0", "note"), "no source"),
        (("LEFT", "same"), "needs --value"),
        (("LEFT", "different", "--value", "Nobody Known"), "needs --value"),
    ],
)
def test_a_decision_on_no_source_is_refused(
    folder: Path, whence: Command, words: tuple[str, ...], told: str
) -> None:
    left = _sources(whence, folder)["Sergei Orlow"]["id"]
    chosen = [left if word == "LEFT" else word for word in words]
    result = whence("judge", *chosen, folder=folder)
    assert result.code == 2
    assert told in result.err


@pytest.mark.parametrize("form", ["table", "csv"])
def test_other_forms_show_offices_in_words(
    folder: Path, whence: Command, form: str
) -> None:
    out = whence("sources", "--format", form, folder=folder).out
    flat = " ".join(out.split())
    assert "Transport Minister" in flat
    assert "2031-04-02" in flat


def test_who_cites_and_who_owns_is_told(tmp_path: Path, whence: Command) -> None:
    page = {
        "id": "e",
        "text": "The Meridian Post said that 40 ships were lost, citing Reuters.",
        "outlet": "The Ardle Post",
        "published": "2031-04-02",
        "language": "en",
    }
    (tmp_path / "one.jsonl").write_text(json.dumps(page) + "\n", encoding="utf-8")
    out = whence("sources", "one.jsonl", "--workers", "1", folder=tmp_path).out
    [row] = [json.loads(line) for line in out.splitlines()]
    assert (row["name"], row["owner"]) == ("Reuters", "Thomson Reuters")
    assert (row["first_hand"], row["relayed"]) == (0, 1)
    [link] = row["cited_by"]
    assert (link["name"], link["claims"], link["first_hand"]) == ("Meridian Post", 1, 0)


def _reprint(outlet: str, more: str = "") -> dict[str, str]:
    body = (
        "The harbour master of Ardle, Janis Orbe, said on Monday that 40 ships had been "
        "lost in the storm. The fog came early and nobody saw the second wave, which "
        "broke the eastern wall and took the lamps of the mole with it." + more
    )
    text = f"Storm takes 40 ships\n\nARDLE, April 2 (Nordkyst Wire) - {body}\n"
    return {"id": outlet, "outlet": outlet, "text": text, "published": "2031-04-02"}


def _count(pages: list[dict[str, str]], folder: Path, whence: Command) -> Any:
    lines = "".join(json.dumps({**page, "language": "en"}) + "\n" for page in pages)
    (folder / "docs.jsonl").write_text(lines, encoding="utf-8")
    return _sources(whence, folder, "docs.jsonl", "--workers", "1")["Janis Orbe"]


def test_copies_raise_no_count_of_a_source(tmp_path: Path, whence: Command) -> None:
    names = ("The Ardle Post", "Coast Radio", "Zeal Daily")
    alone = _count([_reprint(names[0])], tmp_path, whence)
    row = _count([_reprint(name) for name in names], tmp_path, whence)
    for count in (
        "claims",
        "documents",
        "first_hand",
        "relayed",
        "denials",
        "cited_by",
    ):
        assert row[count] == alone[count], count
    assert row["copied"] == 2 * alone["claims"]
    assert row["outlets"] == sorted(names)


def test_what_only_a_near_copy_says_counts(tmp_path: Path, whence: Command) -> None:
    more = " Orbe said on Tuesday that nine boats had been found on the shore."
    pages = [_reprint("The Ardle Post"), _reprint("Zeal Daily", more)]
    row = _count(pages, tmp_path, whence)
    assert (row["claims"], row["copied"], row["documents"]) == (2, 1, 2)
