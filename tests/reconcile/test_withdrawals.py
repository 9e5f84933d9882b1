"""A source takes a figure back: its status changes, or what is left answers."""

from collections.abc import Callable, Sequence

import pytest

from whence.model import Extraction, Figure
from whence.reconcile import answer_questions
from whence.reconcile.withdrawals import find_withdrawals

MakePage = Callable[..., Extraction]

FIRST = (
    "The storm destroyed 340 houses in Dunlevy, the Brask Institute said on Monday. "
    "The road to the coast is closed, and the schools stay shut until Friday."
)


def _houses(pages: Sequence[Extraction]) -> Figure:
    return next(
        figure
        for figure in answer_questions(pages)
        if figure.question.counted == "house"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The Brask Institute retracted its figure of 340 houses.",
        "The Brask Institute has withdrawn the estimate.",
        "The Brask Institute no longer stands by its count.",
        "The figure of 340 houses was withdrawn by the Brask Institute.",
        "The Brask Institute lowered its count from 340 to 280 houses and apologised.",
        "The Brask Institute apologised for the wrong figure.",
    ],
)
def test_what_takes_a_figure_back(make_page: MakePage, sentence: str) -> None:
    page = make_page("b", f"{sentence} Nobody was hurt in the storm.")
    assert len(find_withdrawals(page)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor called on the Brask Institute to withdraw its figure.",
        "The Brask Institute refused to retract its figure.",
        "The army withdrew 340 soldiers from the valley.",
        "The club withdrew its application.",
        "The Brask Institute did not withdraw its estimate.",
        "The ministry revised its figure to 360 houses.",
    ],
)
def test_what_does_not(make_page: MakePage, sentence: str) -> None:
    page = make_page("b", f"{sentence} Nobody was hurt in the storm.")
    assert find_withdrawals(page) == []


def test_a_figure_that_its_only_source_took_back_is_withdrawn(
    make_page: MakePage,
) -> None:
    pages = [
        make_page("a", FIRST, published="2031-04-02", title="Storm in Dunlevy"),
        make_page(
            "b",
            "The Brask Institute retracted its figure of 340 houses destroyed by the "
            "storm in Dunlevy. The road to the coast is open again.",
            outlet="Fjord Radio",
            published="2031-04-05",
            title="Institute retracts storm figure",
        ),
    ]
    found = _houses(pages)
    assert found.status == "withdrawn"
    assert (found.low, found.high) == (340, 340)  # the status changes, not the number
    assert any("took it back" in reason for reason in found.reasons)
    assert _houses(pages[:1]).status == "single-origin"


def test_what_is_left_answers(make_page: MakePage) -> None:
    pages = [
        make_page("a", FIRST, published="2031-04-02", title="Storm in Dunlevy"),
        make_page(
            "b",
            "The storm destroyed 210 houses in Dunlevy, the Dunlevy Fire Brigade said. "
            "The Brask Institute withdrew its estimate of 340 houses.",
            outlet="Fjord Radio",
            published="2031-04-05",
            title="Storm in Dunlevy: figure withdrawn",
        ),
    ]
    found = _houses(pages)
    assert (found.low, found.high) == (210, 210)
    assert found.status != "withdrawn"
    taken = [item for item in found.figures if item.low == 340]
    assert taken
    assert not any(item.counts for item in taken)
