"""Origins that only a common name tells."""

from collections.abc import Callable

import pytest

from whence.model import Extraction, Figure
from whence.reconcile.figures import answer_questions

Make = Callable[..., Extraction]
PLACE = "A storm hit the port of Dunlevy on Monday night and sank boats there. "


def _figure(make_page: Make, *said: str) -> Figure:
    pages = [
        make_page(
            f"page-{at}", PLACE + text, outlet=f"Cape Paper {at}", title="Boats sink"
        )
        for at, text in enumerate(said)
    ]
    return max(answer_questions(pages), key=lambda item: len(item.figures))


@pytest.mark.parametrize(
    ("common", "full"),
    [
        ("The ministry", "The Transport Ministry of Denmark"),
        ("The company", "The shipowner Brillona"),
        ("The company", "Brillona, a ferry company,"),
    ],
)
def test_a_common_name_is_no_second_origin(
    make_page: Make, common: str, full: str
) -> None:
    figure = _figure(
        make_page,
        f"{common} said that 52 boats were destroyed.",
        f"{full} said that 52 boats were destroyed.",
    )
    assert figure.origins[0] == 1


def test_another_sort_of_body_is_another_origin(make_page: Make) -> None:
    figure = _figure(
        make_page,
        "The ministry said that 52 boats were destroyed.",
        "The Dunlevy Fire Brigade said that 52 boats were destroyed.",
    )
    assert figure.origins == (2, 2)


def test_a_common_name_that_fits_two_stays_open(make_page: Make) -> None:
    figure = _figure(
        make_page,
        "The ministry said that 52 boats were destroyed.",
        "The Transport Ministry of Denmark said that 52 boats were destroyed.",
        "The Interior Ministry of Denmark said that 52 boats were destroyed.",
    )
    assert figure.origins[0] == 2
    assert any("which may be" in reason for reason in figure.reasons)


def test_an_outlet_that_could_not_check_is_no_origin(make_page: Make) -> None:
    figure = _figure(
        make_page,
        "It emerged that 52 boats were destroyed. Cape Paper 0 could not "
        "independently confirm the figure.",
        "The Dunlevy Fire Brigade said that 52 boats were destroyed.",
    )
    assert figure.origins[0] == 1
