"""Sums by which a page makes one count of another."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile import answer_questions
from whence.reconcile.conversions import find_conversions

MakePage = Callable[..., Extraction]


SHELLS = (
    "Velmark has sent 2,400 containers to Drenland, the Astrian army said. Each "
    "container can hold 50 shells, so that up to 120,000 shells may have gone."
)
TOO_FEW = (
    "The ministry said that 500 containers with 300 shells per container had arrived "
    "in Drenland, in all 90,000 shells."
)
BUSES = "The union counted 40 buses with 50 workers each, the union said."
GRAIN = (
    "The institute counted 300 rail wagons. At 60 tonnes of grain per wagon that makes "
    "18,000 tonnes of grain."
)


@pytest.mark.parametrize(
    ("text", "formula", "holds"),
    [
        (SHELLS, "2,400 containers \u00d7 50 shells each = 120,000", True),
        (TOO_FEW, "500 containers \u00d7 300 shells each = 150,000", False),
        (BUSES, "40 buses \u00d7 50 workers each = 2,000", None),
        (GRAIN, "300 rail wagons \u00d7 60 tonne of grain each = 18,000", True),
    ],
)
def test_a_stated_sum_is_kept_and_checked(
    make_page: MakePage, text: str, formula: str, holds: bool | None
) -> None:
    (found,) = find_conversions(make_page("a", text))
    assert found.formula == formula
    assert found.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "Officials spoke of 1,300 containers, which could hold 400,000 shells.",
        "The plant makes 700 shells a day, the ministry said. It has 40 workers.",
        "Police arrested 12 men and 9 women on Sunday.",
    ],
)
def test_no_factor_is_made_up(make_page: MakePage, text: str) -> None:
    assert list(find_conversions(make_page("a", text))) == []


def test_the_figure_shows_the_sum(make_page: MakePage) -> None:
    page = make_page("a", TOO_FEW)
    shown = [figure for figure in answer_questions([page]) if figure.conversions]
    assert shown
    assert any("does not hold" in reason for reason in shown[0].reasons)
