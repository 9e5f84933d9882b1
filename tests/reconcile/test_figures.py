"""Figures over a small ledger: questions, origins, bounds, denials."""

from collections.abc import Callable, Sequence

import pytest

from whence.model import Extraction, Figure, Policy
from whence.model.records import dump_line, figure_record
from whence.reconcile import answer_questions


def _houses(extractions: Sequence[Extraction], policy: Policy = "range") -> Figure:
    figures = answer_questions(extractions, policy=policy)
    fitting = [item for item in figures if item.question.counted == "house"]
    assert fitting
    return fitting[0]


def test_two_named_sources_are_two_origins(flood: list[Extraction]) -> None:
    figure = _houses(flood)
    assert figure.origins == (2, 2)
    assert figure.reports == 3


def test_a_relay_does_not_count_and_an_open_end_stays_open(
    flood: list[Extraction],
) -> None:
    figure = _houses(flood)
    assert figure.low == 1100
    assert figure.high is None
    assert figure.best is None


def test_a_relay_alone_and_its_origin_are_one(flood: list[Extraction]) -> None:
    assert _houses(flood[:2]).origins == (1, 1)


def test_a_denial_makes_it_contested_and_leaves_the_number(
    flood: list[Extraction],
) -> None:
    without, with_denial = _houses(flood[:3]), _houses(flood)
    assert with_denial.denials
    assert with_denial.status == "contested"
    assert (with_denial.low, with_denial.high) == (without.low, without.high)


@pytest.mark.parametrize(
    ("policy", "best"),
    [("range", None), ("conservative", 1100), ("root-median", 1100), ("latest", 1100)],
)
def test_each_policy_has_its_best(
    flood: list[Extraction], policy: Policy, best: float | None
) -> None:
    assert _houses(flood, policy).best == best


def test_every_number_has_its_reason(flood: list[Extraction]) -> None:
    reasons = "\n".join(_houses(flood).reasons)
    assert "low 1,100" in reasons
    assert "high open" in reasons
    assert "origins at least 2" in reasons


def test_the_order_of_pages_does_not_show(flood: list[Extraction]) -> None:
    def lines(pages: Sequence[Extraction]) -> list[str]:
        return [dump_line(figure_record(item)) for item in answer_questions(pages)]

    expected = lines(flood)
    for at in range(len(flood)):
        assert lines([*flood[at:], *flood[:at]]) == expected
    assert lines(flood[::-1]) == expected


def test_no_pages_give_no_figures() -> None:
    assert answer_questions([]) == ()


def test_a_capacity_made_a_count_is_shown_and_does_not_count(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page(
            "a",
            "Velmark has sent barges that could hold up to 45,000 shells to Drenland, "
            "the Astrian army said.",
            outlet="The Orsund Gazette",
            published="2031-04-02",
        ),
        make_page(
            "b",
            "Velmark has sent 45,000 shells to Drenland, The Orsund Gazette reported, "
            "citing the Astrian army.",
            outlet="Fjord Radio",
            published="2031-04-03",
        ),
        make_page(
            "c",
            "Velmark has sent 60,000 shells to Drenland, the Brask Institute said.",
            outlet="Morning Kestrel",
            published="2031-04-03",
        ),
    ]
    (found,) = [
        item
        for item in answer_questions(pages)
        if item.question.measure == "transferred" and item.question.counted == "shell"
    ]
    assert (found.low, found.high) == (60_000, 60_000)
    assert {item.document for item in found.figures} >= {"b", "c"}
    assert any("capacity-as-count" in reason for reason in found.reasons)
    assert found.origins == (1, 1)  # the army gave a capacity, no count


@pytest.mark.parametrize(
    "sentence",
    [
        "The study runs to 64 pages, the institute said.",
        "The quarry lies 3 kilometres above the town, the mayor said.",
        "The minister said that 40 countries were deeply concerned.",
        "The minister said that schools in nine villages would stay open.",
    ],
)
def test_what_only_describes_makes_no_question(
    make_page: Callable[..., Extraction], sentence: str
) -> None:
    assert answer_questions([make_page("a", sentence)]) == ()
