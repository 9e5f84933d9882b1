"""The filters mean the same in every command."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("option", "value", "column", "expected"),
    [
        ("--country", "Iceland", "speaker_country", "Iceland"),
        ("--outlet", "lantern", "outlet", "The Daily Lantern"),
        ("--act", "deny", "act", "deny"),
        ("--speaker", "ferrant", "speaker", "Maud Ferrant"),
    ],
)
def test_each_filter_leaves_just_what_it_names(
    option: str,
    value: str,
    column: str,
    expected: str,
    dossier: Path,
    whence: Command,
) -> None:
    everything = rows(whence("claims", folder=dossier).out)
    found = rows(whence("claims", option, value, folder=dossier).out)
    assert found == [row for row in everything if row[column] == expected]
    assert 0 < len(found) < len(everything)
    # The same claims stand behind every other command.
    ids = {row["id"] for row in found}
    sources = rows(whence("sources", option, value, folder=dossier).out)
    assert sum(row["claims"] + row["copied"] for row in sources) == len(found)
    exported = rows(whence("export", "claims", option, value, folder=dossier).out)
    assert exported == found
    notes = rows(whence("export", "annotations", option, value, folder=dossier).out)
    assert {row["id"] for row in notes} == {f"urn:whence:{name}" for name in ids}
    items = rows(whence("export", "figure-items", folder=dossier).out)
    answered = {row["figure"] for row in items if row["claim"] in ids}
    figures = rows(whence("figures", option, value, folder=dossier).out)
    asked = {row["id"]: row for row in rows(whence("figures", folder=dossier).out)}
    denied = {key for key, row in asked.items() if ids & set(row["denials"])}
    # A filter chooses figures and changes none.
    assert figures == [asked[row["id"]] for row in figures]
    assert {row["id"] for row in figures} == answered | denied


@pytest.mark.parametrize("name", ["iceland", "ISL", "the Iceland", "Icelandic"])
def test_a_country_may_be_named_by_any_of_its_forms(
    name: str, dossier: Path, whence: Command
) -> None:
    whole = whence("claims", "--country", "Iceland", folder=dossier).out
    assert whence("claims", "--country", name, folder=dossier).out == whole


@pytest.mark.parametrize("name", ["claims", "sources", "figures", "export", "search"])
@pytest.mark.parametrize(
    ("option", "value"),
    [("--country", "Atlantis"), ("--since", "yesterday"), ("--act", "sing")],
)
def test_a_filter_that_names_nothing_is_an_error(
    name: str, option: str, value: str, dossier: Path, whence: Command
) -> None:
    words = {"export": ["claims"], "search": ["shells"]}.get(name, [])
    result = whence(name, *words, option, value, folder=dossier)
    assert result.code == 2
    assert option in result.err
    assert result.out == ""


def test_the_days_and_words_hold_for_sources_too(
    dossier: Path, whence: Command
) -> None:
    chosen = ("--since", "2021-04-01", "--until", "2021-04-30", "--words", "strike")
    claims = rows(whence("claims", *chosen, folder=dossier).out)
    sources = rows(whence("sources", *chosen, folder=dossier).out)
    assert claims
    assert sum(row["claims"] for row in sources) == len(claims)


def test_a_search_with_a_filter_finds_claims_alone(
    dossier: Path, whence: Command
) -> None:
    everything = rows(whence("search", "shells", folder=dossier).out)
    chosen = ("--country", "Iceland")
    found = rows(whence("search", "shells", *chosen, folder=dossier).out)
    claims = {row["id"] for row in rows(whence("claims", *chosen, folder=dossier).out)}
    assert found
    assert found == [row for row in everything if row["claim"] in claims]
    one = rows(whence("search", "shells", *chosen, "--limit", "1", folder=dossier).out)
    assert one == found[:1]


def test_sources_tell_who_is_first_hand_and_who_is_relayed(
    dossier: Path, whence: Command
) -> None:
    claims = rows(whence("claims", folder=dossier).out)
    for source in rows(whence("sources", folder=dossier).out):
        names = source["names"] or [source["name"]]
        personal = source["kind"] == "person"
        own = [
            row
            for row in claims
            if row["speaker"] in names
            and (row["speaker_kind"] == "person") is personal
            and (row["speaker_kind"] == "unnamed") is (source["kind"] == "unnamed")
            and (source["names"] or row["speaker_country"] == source["country"])
        ]
        assert source["first_hand"] + source["relayed"] == source["claims"]
        assert source["claims"] + source["copied"] == len(own)
        if not source["copied"]:
            assert source["relayed"] == sum(len(row["chain"]) > 2 for row in own)
            assert source["documents"] == len({row["document"] for row in own})
        assert set(source["outlets"]) == {row["outlet"] for row in own} - {None}
    found = {row["name"]: row for row in rows(whence("sources", folder=dossier).out)}
    # The wire's reporter called her; what a paper reprints of it counts no further.
    assert found["Maud Ferrant"]["first_hand"] > 0
    assert found["Maud Ferrant"]["copied"] > 0
    assert any(row["relayed"] for row in found.values())


def test_an_export_of_all_is_narrowed_in_every_table(
    dossier: Path, tmp_path: Path, whence: Command
) -> None:
    folder = tmp_path / "out"
    chosen = ("--country", "Iceland", "--format", "jsonl")
    result = whence("export", "all", *chosen, "-o", str(folder), folder=dossier)
    assert result.code == 0
    tables = {path.stem: rows(path.read_text("utf-8")) for path in folder.iterdir()}
    pages = {row["document"] for row in tables["claims"]}
    claims = {row["id"] for row in tables["claims"]}
    assert {row["id"] for row in tables["documents"]} == pages
    assert {row["id"] for row in tables["stories"]} == pages
    assert {row["claim"] for row in tables["origins"]} == claims
    assert all(set(row["claims"]) & claims for row in tables["quantities"])
