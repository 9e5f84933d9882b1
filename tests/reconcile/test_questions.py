"""What a number answers: measure, parties, role, aspect."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile.bearings import Bearing, find_bearings
from whence.reconcile.questions import significant_digits


def _only(make_page: Callable[..., Extraction], sentence: str) -> Bearing:
    page = make_page(
        "p",
        "The talks in the town hall of Marlow went on for a third day, and the mayor "
        f"spoke to reporters on the steps. {sentence} Nobody knows how the talks will "
        "end.\n\nThe delegates will meet again in the morning, and the town waits.",
    )
    found = [item for item in find_bearings(page) if item.quantity is not None]
    assert found, sentence
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "measure", "counted"),
    [
        ("Norway has sent 3,400 shells to Ukraine.", "transferred", "shell"),
        ("The storm killed 31 people in the hills.", "killed", "person"),
        ("Police said that 57 people were injured.", "injured", "person"),
        ("About 900 families fled the valley.", "displaced", "family"),
        (
            "Police in Marlow arrested 62 demonstrators on Sunday.",
            "arrested",
            "person",
        ),
        ("In Marlow 1,340 jobs will be lost.", "laid off", "job"),
        ("The mill will give up 12 factories.", "closed", "plant"),
        ("The fault means that 34,000 cars are being recalled.", "recalled", "vehicle"),
        ("Gunmen kidnapped 34 people near the town.", "abducted", "person"),
        ("Ambulances took 57 passengers to hospital.", "injured", "person"),
        ("Ten people were shot and one killed in Marlow.", "shot", "person"),
        ("Gunmen shot dead 14 guards at the depot.", "killed", "guard"),
        ("A man with a knife stabbed 7 passengers.", "stabbed", "person"),
        ("He was charged with 9 counts of fraud.", "charged", "charge"),
        ("The police made 15 arrests during the match.", "arrested", "person"),
        ("Two men got into an argument near the bar.", None, "man"),
        ("At the time 3 women stood near the bar.", None, "woman"),
        ("At the time 16 men stood near the bar.", None, "person"),
        ("The army fired 800 rockets on Sunday.", "used", "rocket"),
    ],
)
def test_measures(
    make_page: Callable[..., Extraction], sentence: str, measure: str, counted: str
) -> None:
    found = _only(make_page, sentence)
    assert (found.measure, found.counted) == (measure, counted)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway has sent 3,400 shells to Ukraine.",
        "Norway supplied Ukraine with 3,400 shells.",
        "Ukraine received 3,400 shells from Norway.",
        "Some 3,400 shells went from Norway to Ukraine.",
    ],
)
def test_giver_and_receiver(
    make_page: Callable[..., Extraction], sentence: str
) -> None:
    found = _only(make_page, sentence)
    assert (found.agent, found.recipient) == ("Norway", "Ukraine")


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The containers could hold 90,000 shells.", "capacity"),
        ("There is room for 90,000 shells in the containers.", "capacity"),
        ("Norway has sent 90,000 shells to Ukraine.", "figure"),
        ("Norway will send 90,000 shells to Ukraine.", "forecast"),
        ("Some 40 percent of the shells came from Norway.", "share"),
    ],
)
def test_roles(make_page: Callable[..., Extraction], sentence: str, role: str) -> None:
    assert _only(make_page, sentence).role == role


@pytest.mark.parametrize(
    ("sentence", "aspect"),
    [
        ("The plant makes 700 shells a day.", "rate"),
        ("Norway has sent another 700 shells to Ukraine.", "increment"),
        ("Norway has sent more than 700 shells to Ukraine.", "total"),
        ("A quarter of a million shells have arrived in Ukraine.", "total"),
        ("The plant makes 700 shells a quarter.", "rate"),
    ],
)
def test_aspects(
    make_page: Callable[..., Extraction], sentence: str, aspect: str
) -> None:
    assert _only(make_page, sentence).aspect == aspect


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Ten people died, including 4 women and 2 men.", [False, True, True]),
        ("Of the 10 dead, of whom 4 were women, none was named.", [False, True]),
        ("Ten people died, and 4 were hurt.", [False, False]),
        ("The list includes a man who fed 40 cows.", [False]),
    ],
)
def test_some_of_those_counted(
    make_page: Callable[..., Extraction], sentence: str, parts: list[bool]
) -> None:
    page = make_page("p", f"{sentence} The mayor spoke to reporters on the steps.")
    assert [item.part for item in find_bearings(page) if item.quantity] == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "One finger was broken, the surgeon told reporters.",
        "In the end a clerk, Moss, 24, shut the door of the bank, the mayor said.",
        "They drive through that check point 3 times in a week, the mayor said.",
        "Shots fell 1 block from the market, witnesses said.",
    ],
)
def test_numbers_that_answer_nothing(
    make_page: Callable[..., Extraction], sentence: str
) -> None:
    page = make_page("p", f"{sentence} The mayor spoke to reporters on the steps.")
    assert find_bearings(page) == []


@pytest.mark.parametrize(
    ("value", "digits"),
    [(1184, 4), (1_600_000, 2), (7, 1), (38.2, 3), (None, 0), (0, 1)],
)
def test_significant_digits(value: float | None, digits: int) -> None:
    assert significant_digits(value) == digits


def test_who_was_on_board_is_no_capacity(make_page: Callable[..., Extraction]) -> None:
    found = _only(make_page, "About 140 passengers were on board.")
    assert found.role == "figure"


def test_what_a_ship_had_on_board_is_one(make_page: Callable[..., Extraction]) -> None:
    found = _only(make_page, "The ship could have had 900 barrels of oil on board.")
    assert found.role == "capacity"
