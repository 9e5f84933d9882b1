"""Countries, bodies, outlets and wires of the lexicon."""

from whence.lexicon import load_table
from whence.lexicon.actors import bodies, country_forms, noun_kinds, wire_forms
from whence.lexicon.cues import cue_at, find_hedges


def test_enough_outlets_and_wires_each_with_a_country() -> None:
    assert len(load_table("outlets")) >= 500
    assert len(load_table("wires")) >= 40
    for table in ("outlets", "wires"):
        assert all(row["country"] and row["owner"] for row in load_table(table))


def test_countries_of_all_tables_are_known() -> None:
    names = {row["name"] for row in load_table("countries")}
    for table in ("outlets", "wires", "bodies", "leaders", "regions"):
        used = {row["country"] for row in load_table(table)} - {""}
        assert used <= names, (table, used - names)


def test_names_stand_once() -> None:
    for table in ("outlets", "wires", "bodies", "countries"):
        names = [row["name"] for row in load_table(table)]
        assert len(names) == len(set(names)), table


def test_forms() -> None:
    assert country_forms()["DPRK"].country.name == "North Korea"
    assert country_forms()["Quai d'Orsay"].kind == "seat"
    assert bodies()["Washington Post"].name == "The Washington Post"
    assert wire_forms()["AP"].name == "Associated Press"
    assert "NATO" not in wire_forms()
    assert "office" in noun_kinds()["governor"]


def test_the_longest_cue_wins() -> None:
    found = cue_at(["she", "called", "for", "calm"], 1)
    assert found is not None
    assert (found.cue.lemma, found.cue.act, found.length) == ("call for", "urge", 2)


def test_would_and_about_are_no_hedges() -> None:
    assert find_hedges("it would cost about 40 euros".split()) == []
