"""A figure and the one it repeats on a page that its own page draws on."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile.survey import survey

CITING = "{claim}, The Orsund Gazette reported, citing the Astrian army."


def _twins(
    make_page: Callable[..., Extraction], before: str, after: str
) -> list[tuple[str, str]]:
    pages = [
        make_page(
            "a",
            f"{before}, the Astrian army said. The barges lay at the quay of Orsund.",
            outlet="The Orsund Gazette",
            published="2031-04-02",
            title="Barges leave Orsund for Drenland",
        ),
        make_page(
            "b",
            CITING.format(claim=after),
            outlet="Fjord Radio",
            published="2031-04-03",
            title="Barges for Drenland",
        ),
    ]
    state = survey(pages)
    return [
        (key[0], twin.document) for key, held in state.twins.items() for twin in held
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Velmark sent 45,000 shells to Drenland", "Velmark sent 45,000 shells"),
        ("Barges that could hold 45,000 shells left", "Velmark sent 45,000 shells"),
        ("Between 30,000 and 45,000 shells left", "Velmark sent 45,000 shells"),
    ],
)
def test_equal_numbers_of_a_cited_page_are_twins(
    make_page: Callable[..., Extraction], before: str, after: str
) -> None:
    assert _twins(make_page, before, after) == [("b", "a")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Velmark sent 45,000 shells to Drenland", "Velmark sent 52,000 shells"),
        ("Nine sailors were hurt in the storm", "Velmark sent nine barges"),
    ],
)
def test_other_numbers_are_none(
    make_page: Callable[..., Extraction], before: str, after: str
) -> None:
    assert _twins(make_page, before, after) == []
