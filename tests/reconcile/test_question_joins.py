"""Figures whose words differ, and which yet answer one question."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile.bearings import find_bearings
from whence.reconcile.questions import QuestionGroup, group_bearings


def _ask(make_page: Callable[..., Extraction], *sentences: str) -> list[QuestionGroup]:
    """Group the figures of sentences that stand on a page each of one story."""
    pages = [
        make_page(f"p{at}", f"The council of Marlow met on Monday. {sentence}")
        for at, sentence in enumerate(sentences)
    ]
    bearings = [item for page in pages for item in find_bearings(page)]
    contexts = {page.document.id: "story" for page in pages}
    days = dict.fromkeys(contexts)
    return group_bearings(bearings, contexts, days)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Officials said that 64 convicts died in the blaze.",
            "Officials said that the blaze killed 64 stokers.",
        ),
        (
            "Police said that 340 homes were without power.",
            "Police said that 370 homes had no supply.",
        ),
        (
            "The firm said that it axed 2,400 jobs.",
            "The firm said that it will cut 2,400 jobs.",
        ),
        (
            "Customs said that 1,730 litres of brandy were seized.",
            "Customs said that 1,730 litres were seized.",
        ),
        (
            "Drivers said that 85 lorries crossed the pass.",
            "Drivers said that 88 trucks crossed the pass.",
        ),
        (
            "The mill said that it is to close 12 plants.",
            "The mill said that it closed nine factories.",
        ),
        (
            "The utility said that 31,400 households were without power.",
            "The utility said that 31,400 people were without power.",
        ),
        (
            "The bank said that 310 branches were shut.",
            "The bank said that it closed 320 branches.",
        ),
    ],
)
def test_one_question(
    make_page: Callable[..., Extraction], first: str, second: str
) -> None:
    groups = _ask(make_page, first, second)
    assert [len(group.bearings) for group in groups] == [2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Officials said that 64 passengers died in the blaze.",
            "Officials said that 64 passengers were injured in the blaze.",
        ),
        (
            "The utility said that 31,400 households were without power.",
            "The utility said that 24,100 people were without power.",
        ),
        (
            "The army said that it sent 120 tanks to Norway.",
            "The army said that it sent 120 rockets to Norway.",
        ),
        (
            "Customs said that 1,730 litres of brandy were seized.",
            "Customs said that 1,730 litres of diesel were seized.",
        ),
        (
            "Officials said that 5 children died in the blaze.",
            "Officials said that 5 soldiers died in the blaze.",
        ),
    ],
)
def test_two_questions(
    make_page: Callable[..., Extraction], first: str, second: str
) -> None:
    groups = _ask(make_page, first, second)
    assert [len(group.bearings) for group in groups] == [1, 1]


@pytest.mark.parametrize(
    ("sentence", "aspect"),
    [
        ("The grid said that 3,100 homes lost power within a quarter of an hour.", ""),
        ("The plant said that it makes 3,100 chairs a week.", "rate"),
    ],
)
def test_within_a_time_is_no_rate(
    make_page: Callable[..., Extraction], sentence: str, aspect: str
) -> None:
    (group,) = _ask(make_page, sentence)
    assert (group.question.aspect == "rate") is (aspect == "rate")


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("The warden said that 45 inmates got out by a tunnel.", "escaped"),
        ("The chain said that it will shut 45 shops.", "closed"),
        ("The board said that 450 jobs are being scrapped.", "laid off"),
        ("The mayor said that close to 450 people attended.", "attended"),
    ],
)
def test_measures_of_forms(
    make_page: Callable[..., Extraction], sentence: str, measure: str
) -> None:
    (group,) = _ask(make_page, sentence)
    assert group.question.measure == measure


def test_questions_that_come_to_ask_the_same_are_one(
    make_page: Callable[..., Extraction],
) -> None:
    groups = _ask(
        make_page,
        "Officials said that the valley held 5,382 people.",
        "Officials said that the flood drew 5,382 people.",
        "Officials said that 5,382 people were evacuated.",
        "Officials said that 5,382 people were displaced.",
        "Officials said that 4,036 people were displaced.",
    )
    assert [len(group.bearings) for group in groups] == [5]
