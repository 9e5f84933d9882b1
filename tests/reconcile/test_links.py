"""Where a page without a source has a figure from: its own outlet, earlier."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile.survey import survey

MakePage = Callable[..., Extraction]

FIRST = (
    "The quake near Lorn injured 876 people, the hospital of Lorn said. Roads in the "
    "hills of Lorn are closed, and tents were put up at the station of Lorn."
)
LATER = (
    "The quake near Lorn injured some {} people. Roads in the hills of Lorn are closed, "
    "and the station of Lorn was shut."
)


def _kinds(make_page: MakePage, number: str, outlet: str) -> set[str]:
    """Return the kinds of edges from the later page to the first."""
    pages = [
        make_page("a", FIRST, outlet="Cape Herald", published="2031-04-02"),
        make_page("b", LATER.format(number), outlet=outlet, published="2031-04-03"),
    ]
    return {
        step.edge.kind
        for links in survey(pages).links.values()
        for key, link in links.items()
        for step in link.steps
        if key[0] == "b" and step.target.document == "a"
    }


@pytest.mark.parametrize("number", ["876", "880"])
def test_an_outlet_repeats_or_rounds_its_figure(
    make_page: MakePage, number: str
) -> None:
    assert _kinds(make_page, number, "Cape Herald") == {"same-outlet"}


@pytest.mark.parametrize("number", ["900", "870", "936"])
def test_another_number_is_not_its_figure(make_page: MakePage, number: str) -> None:
    assert _kinds(make_page, number, "Cape Herald") == set()


def test_a_round_figure_of_another_outlet_shows_nothing(make_page: MakePage) -> None:
    assert _kinds(make_page, "880", "Bay Sun") == set()
