"""Why a figure is what it is: ends with their claims, and the reason of every other."""

import pytest

from whence.export import (
    Material,
    conflict_records,
    explain_figure,
    find_asked,
    question_words,
)
from whence.extract.extraction import extract
from whence.intake import read_document
from whence.model import Extraction, Figure, Policy, Question, SourceDocument
from whence.model.figure_records import figure_from_record, figure_record

STORM = (
    "The storm over Dunlevy tore down power lines on Monday and flooded the harbour. "
    "{claim}\n\nSchools in Dunlevy stay closed until Friday. The bridge at Sorn Mill "
    "is shut, and farmers have moved their cattle to the hills."
)


def _page(name: str, outlet: str, day: str, claim: str) -> Extraction:
    source = SourceDocument(
        name,
        text=f"Storm over Dunlevy\n\n{STORM.format(claim=claim)}",
        outlet=outlet,
        published=day,
        title="Storm over Dunlevy",
        language="en",
    )
    return extract(read_document(source))


@pytest.fixture(scope="module")
def pages() -> list[Extraction]:
    return [
        _page(
            "a",
            "The Ardle Post",
            "2031-04-02",
            "The storm destroyed 1,240 houses, the Dunlevy Fire Brigade said.",
        ),
        _page(
            "b",
            "Sorn Valley News",
            "2031-04-03",
            "The Ardle Post reported that 1,240 houses were destroyed.",
        ),
        _page(
            "c",
            "Morning Kestrel",
            "2031-04-04",
            "The aid group Openhand said that 1,100 houses were destroyed.",
        ),
        _page(
            "d",
            "Kestrel Weekly",
            "2031-04-04",
            "The storm destroyed at least 1,150 houses, the Brask Institute said.",
        ),
    ]


def _houses(material: Material) -> Figure:
    return find_asked(material.figures, "houses destroyed")[0]


@pytest.mark.parametrize(
    "policy", ["range", "conservative", "low-best-high", "latest", "root-median"]
)
def test_every_end_of_every_policy_has_its_claims(
    pages: list[Extraction], policy: Policy
) -> None:
    material = Material(pages, policy=policy)
    figure = _houses(material)
    record = explain_figure(material, figure)
    assert record["policy"] == policy
    assert record["rule"]["source"]
    for end in ("low", "best", "high"):
        ground = record[end]
        assert ground["rule"]
        assert ground["value"] == getattr(figure, end)
        if ground["value"] is not None:
            assert ground["claims"], end
        for claim in ground["claims"]:
            assert claim["quote"]
            assert claim["speaker"]
    told = {
        claim["claim"]
        for end in ("low", "best", "high")
        for claim in record[end]["claims"]
    }
    told |= {claim["claim"] for claim in (*record["between"], *record["left_out"])}
    assert told >= {item.claim for item in figure.figures}


def test_what_does_not_count_says_why(pages: list[Extraction]) -> None:
    material = Material(pages)
    record = explain_figure(material, _houses(material))
    relay = next(item for item in record["left_out"] if item["document"] == "b")
    assert "taken from" in relay["why"]


def test_a_contradiction_names_its_claims(pages: list[Extraction]) -> None:
    material = Material(pages)
    figure = _houses(material)
    assert figure.status == "contested"
    found = list(conflict_records(material, figure))
    assert [tuple(sorted(c["claim"] for c in item["claims"])) for item in found] == [
        tuple(sorted(group)) for group in figure.contradictions
    ]
    assert {c["document"] for item in found for c in item["claims"]} == {"a", "c", "d"}
    assert "never falls" in found[0]["why"]


def test_the_record_reads_back(pages: list[Extraction]) -> None:
    for figure in Material(pages).figures:
        assert figure_record(figure_from_record(figure_record(figure))) == (
            figure_record(figure)
        )


@pytest.mark.parametrize(
    ("asked", "found"),
    [("house", 1), ("houses destroyed", 1), ("shells", 0), ("", 0)],
)
def test_words_find_a_question(pages: list[Extraction], asked: str, found: int) -> None:
    assert len(find_asked(Material(pages).figures, asked)) == found


def test_an_id_finds_its_figure(pages: list[Extraction]) -> None:
    figures = Material(pages).figures
    assert find_asked(figures, figures[0].id) == [figures[0]]


def test_a_question_names_its_stage() -> None:
    asked = Question("transferred", "shell", "Velmark", "Drenland", stage="shipped")
    assert question_words(asked) == (
        "shells transferred (shipped) by Velmark to Drenland"
    )
