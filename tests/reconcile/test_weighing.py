"""Which figures count, and who stands behind a question: denials, parts, past events."""

from collections.abc import Callable

import pytest

from whence.model import Extraction, Figure
from whence.reconcile import answer_questions

MakePage = Callable[..., Extraction]


def _answer(
    make_page: MakePage, claims: list[str], measure: str, value: float | None = None
) -> Figure:
    """Answer the question of a measure, told of on a page for each claim."""
    pages = [
        make_page(
            f"p{at}",
            f"The march against the harbour tax in Ostrel ended on Sunday. {claim}\n\n"
            "The harbour tax of Ostrel is to begin in the spring.",
            outlet=f"Ostrel Post {at}",
            title="March against the harbour tax in Ostrel",
        )
        for at, claim in enumerate(claims)
    ]
    fitting = [
        item
        for item in answer_questions(pages)
        if item.question.measure == measure
        and (value is None or any(own.low == value for own in item.figures))
    ]
    assert fitting, [item.question for item in answer_questions(pages)]
    return fitting[0]


def test_who_denies_a_figure_is_no_origin_of_it(make_page: MakePage) -> None:
    found = _answer(
        make_page,
        [
            "The dockers' union said that 430 people were arrested.",
            "The port company Halvern denied that 430 people had been arrested.",
        ],
        "arrested",
    )
    assert found.origins == (1, 1)
    assert found.status == "contested"


def test_a_part_brings_no_origin(make_page: MakePage) -> None:
    found = _answer(
        make_page,
        [
            "The fire brigade said that 31 houses were destroyed.",
            "Nine of the destroyed houses were empty, the builders' guild said.",
        ],
        "destroyed",
    )
    assert (found.low, found.high) == (31, 31)
    assert found.origins == (1, 1)


def test_a_rough_number_gives_way_to_its_pages_own(make_page: MakePage) -> None:
    found = _answer(
        make_page,
        [
            (
                "Tens of thousands of people marched on Sunday. Nobody was hurt.\n\n"
                "The police of Ostrel said that 18,000 people marched.\n\n"
                "The Harbour Alliance said that 60,000 people marched."
            ),
        ],
        "attended",
        18_000,
    )
    assert (found.low, found.high) == (18_000, 60_000)


def test_a_rough_number_of_a_page_without_others_counts(make_page: MakePage) -> None:
    found = _answer(
        make_page,
        ["Tens of thousands of people marched through the town."],
        "attended",
    )
    assert (found.low, found.high) == (10_000, None)


def test_an_earlier_event_contradicts_nothing(make_page: MakePage) -> None:
    found = _answer(
        make_page,
        [
            "The fire brigade said that 31 people were killed.",
            (
                "The fire brigade said that 31 people were killed. In 2024, a fire in "
                "the same hall killed 112 people, the brigade said."
            ),
        ],
        "killed",
        31,
    )
    assert found.contradictions == ()
    assert (found.low, found.high) == (31, 31)


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Malta held a tanker that carried 700,000 barrels of crude oil.", None),
        ("Guards arrested a skipper who was carrying 90 tonnes of fuel.", "aboard"),
        ("The ship had 98,000 tonnes of coal on board, the harbour said.", "aboard"),
    ],
)
def test_what_befalls_people_befalls_no_goods(
    make_page: MakePage, sentence: str, measure: str | None
) -> None:
    (found,) = answer_questions([make_page("p", sentence)])
    assert found.question.measure == (measure or "count")
    assert all(item.role == "figure" for item in found.figures)
