"""What a figure says of a count: windows, rates, revisions; and what is no figure."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from whence.model import Extraction, Figure, Question
from whence.reconcile import answer_questions
from whence.reconcile.bearings import Bearing, find_bearings
from whence.reconcile.constraints import Reading
from whence.reconcile.readings import (
    course_of_question,
    read_bearing,
    slack_of,
    without_revised,
)

MakePage = Callable[..., Extraction]
AROUND = (
    "The talks in the town hall of Marlow went on for a third day, and the mayor spoke "
    "to reporters on the steps. {sentence} Nobody knows how the talks will end.\n\n"
    "The delegates will meet again in the morning, and the town waits for news."
)
D1, D2 = date(2031, 5, 1), date(2031, 5, 2)


def _bearings(make_page: MakePage, sentence: str) -> list[Bearing]:
    page = make_page("p", AROUND.format(sentence=sentence))
    return [item for item in find_bearings(page) if item.quantity is not None]


def _read(make_page: MakePage, sentence: str) -> Reading | None:
    text = AROUND.format(sentence=sentence)
    (bearing,) = _bearings(make_page, sentence)
    return read_bearing(bearing, "s", None, text, "rises")


def test_a_window_counts_from_its_beginning(make_page: MakePage) -> None:
    found = _read(
        make_page,
        "Norway sent about 3,400 shells to Ukraine between January and March 2030.",
    )
    assert found is not None
    assert found.since == date(2029, 12, 31)
    assert found.last == date(2030, 3, 31)
    assert found.slack == 50


def test_a_rate_comes_to_so_many_times_its_window(make_page: MakePage) -> None:
    found = _read(make_page, "In 2030 Norway sent 1,000 shells a month to Ukraine.")
    assert found is not None
    assert found.low is not None
    assert 11_900 < found.low < 12_100


def test_what_is_added_is_no_more_than_the_whole(make_page: MakePage) -> None:
    found = _read(make_page, "Norway has sent another 700 shells to Ukraine.")
    assert found is not None
    assert (found.low, found.high) == (700, None)


@pytest.mark.parametrize(
    ("sentence", "former"),
    [
        ("The mayor lowered the toll from 23 people killed to 21.", [23]),
        ("The agency raised its estimate of the dead from 11 to 17.", [11]),
        ("The agency raised its estimate of the dead to 17 from 11.", [11]),
        ("Police moved 23 people to 2 halls from 4 houses.", []),
        ("Up from 38 on Monday, 41 people have been killed.", [38]),
        ("Police moved 23 people from 4 houses to 2 halls.", []),
        ("Some 900 people fled from 12 villages.", []),
    ],
)
def test_former_values(make_page: MakePage, sentence: str, former: list[int]) -> None:
    found = [item.exact for item in _bearings(make_page, sentence) if item.former]
    assert found == former


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "At least 11 people were killed and dozens were injured in the slide.",
            [("killed", "total"), ("injured", "total")],
        ),
        (
            "Eleven people died and dozens more were hurt in the slide.",
            [("killed", "total"), ("injured", "total")],
        ),
        ("Rescuers found another 4 bodies.", [("rescued", "increment")]),
        ("Some 19 people were still missing.", [("missing", "stock")]),
    ],
)
def test_each_number_has_its_own_verb(
    make_page: MakePage, sentence: str, expected: list[tuple[str, str]]
) -> None:
    found = [(item.measure, item.aspect) for item in _bearings(make_page, sentence)]
    if expected[0][0] == "rescued":
        assert [aspect for _, aspect in found] == ["increment"]
    else:
        assert found == expected


def test_what_befalls_people_counts_people(make_page: MakePage) -> None:
    found = _bearings(make_page, "Dozens were injured in the slide, the mayor said.")
    assert [item.counted for item in found] == ["person"]


def test_an_intention_is_a_forecast(make_page: MakePage) -> None:
    found = _bearings(
        make_page, "Norlane Lines promised to hire 250 sailors before the summer."
    )
    assert [item.role for item in found] == ["forecast"]


def test_slack_is_half_of_the_last_digit_that_tells() -> None:
    assert [slack_of(value) for value in (160_000, 4_200, 37, None, 0)] == [
        5_000,
        50,
        0.5,
        0,
        0,
    ]


def test_a_total_that_rose_was_right_and_one_that_was_lowered_was_not() -> None:
    rose = [Reading("a", "A", 11, 11, D1, D1), Reading("b", "A", 17, 17, D2, D2)]
    fell = [Reading("a", "A", 23, 23, D1, D1), Reading("b", "A", 21, 21, D2, D2)]
    assert without_revised(rose, "rises") == rose
    assert without_revised(fell, "rises") == fell[1:]
    assert without_revised(rose, "fixed") == rose[1:]


@pytest.mark.parametrize(
    ("measure", "aspect", "role", "course"),
    [
        ("killed", "total", "figure", "rises"),
        ("transferred", "total", "capacity", "fixed"),
        ("transferred", "share", "share", "fixed"),
        ("missing", "stock", "figure", "free"),
        ("attended", "total", "figure", "fixed"),
    ],
)
def test_courses(measure: str, aspect: str, role: str, course: str) -> None:
    assert course_of_question(measure, aspect=aspect, role=role) == course


STOCK = (
    "A hillside slid onto the village of Sorn Mill on Monday after days of rain. {claim} "
    "\n\nThe road to Dunlevy is cut. Heavy machines could not reach the village, and "
    "farmers brought the rescuers bread and tea."
)


def _answer(
    pages: Sequence[Extraction], **wanted: str | None
) -> list[tuple[Question, Figure]]:
    return [
        (figure.question, figure)
        for figure in answer_questions(pages)
        if all(getattr(figure.question, key) == value for key, value in wanted.items())
    ]


def test_of_what_comes_and_goes_the_last_state_answers(make_page: MakePage) -> None:
    pages = [
        make_page(
            "a",
            STOCK.format(claim="Some 30 people were missing, the mayor said."),
            title="Slide at Sorn Mill",
            published="2031-04-01",
        ),
        make_page(
            "b",
            STOCK.format(claim="Some 19 people were still missing, the mayor said."),
            title="Slide at Sorn Mill: fewer missing",
            published="2031-04-03",
            outlet="Morning Kestrel",
        ),
    ]
    ((_, figure),) = _answer(pages, measure="missing")
    assert (figure.low, figure.high) == (19, 19)
    assert figure.status != "contested"
    (early,) = [item for item in figure.figures if item.low == 30]
    assert "earlier state" in early.why


def test_one_who_changes_a_count_answers_for_it(make_page: MakePage) -> None:
    pages = [
        make_page(
            "a",
            STOCK.format(
                claim="The slide killed 23 people, the Dunlevy Fire Brigade said."
            ),
            title="Slide at Sorn Mill kills 23",
            published="2031-04-01",
        ),
        make_page(
            "b",
            "The Dunlevy Fire Brigade lowered the death toll of the slide at Sorn Mill "
            "from 23 to 21 on Thursday. Two names had stood on the list twice. The "
            "village buries its dead on Saturday, and the king will come.",
            title="Toll of the slide at Sorn Mill corrected",
            published="2031-04-03",
            outlet="Morning Kestrel",
        ),
    ]
    ((_, figure),) = _answer(pages, measure="killed", aspect="total")
    assert (figure.low, figure.best, figure.high) == (21, 21, 21)
    assert figure.contradictions == ()


ARMS = (
    "Velmark and Drenland signed an arms deal in the spring. {claim}\n\nThe parliament of "
    "Velmark debates the deal next week. The opposition has called for a vote."
)


def test_shipped_and_delivered_part_where_a_page_sets_them_apart(
    make_page: MakePage,
) -> None:
    apart = make_page(
        "a",
        ARMS.format(
            claim="The ministry said that Velmark had shipped 900 shells to Drenland and "
            "that Drenland had received 600 shells from Velmark."
        ),
    )
    stages = {
        (question.stage, figure.low)
        for question, figure in _answer([apart], counted="shell")
    }
    assert stages == {("shipped", 900), ("delivered", 600)}


def test_two_words_for_one_transfer_do_not_part(make_page: MakePage) -> None:
    pages = [
        make_page(
            "a",
            ARMS.format(
                claim="Velmark has sent 900 shells to Drenland, the Brask Institute "
                "said."
            ),
        ),
        make_page(
            "b",
            ARMS.format(
                claim="Velmark has delivered 850 shells to Drenland, the Astrian army "
                "said."
            ),
            outlet="Morning Kestrel",
        ),
    ]
    ((question, figure),) = _answer(pages, counted="shell")
    assert question.stage is None
    assert (figure.low, figure.high) == (850, 900)


def test_windows_of_one_total_contradict_what_they_exceed(make_page: MakePage) -> None:
    pages = [
        make_page(
            "a",
            ARMS.format(
                claim="Velmark sent 500 shells to Drenland between January and March "
                "2030, the Brask Institute said."
            ),
            published="2031-01-02",
        ),
        make_page(
            "b",
            ARMS.format(
                claim="Velmark sent 600 shells to Drenland between July and September "
                "2030, the Astrian army said."
            ),
            outlet="Morning Kestrel",
            published="2031-01-03",
        ),
        make_page(
            "c",
            ARMS.format(
                claim="Velmark has sent 800 shells to Drenland, the Orsund Group said."
            ),
            outlet="Fjord Radio",
            published="2031-01-04",
        ),
    ]
    sets = {group for _, item in _answer(pages) for group in item.contradictions}
    assert len(sets) == 1
    assert len(next(iter(sets))) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Police say two buses were destroyed in Marlow; the drivers' union says "
                "five."
            ),
            [("destroyed", "bus", 2), ("destroyed", "bus", 5)],
        ),
        (
            (
                "Some 90,000 people marched in Marlow, the union said. The police put the "
                "figure at 25,000."
            ),
            [("attended", "person", 90_000), ("attended", "person", 25_000)],
        ),
        (
            (
                "Some 90,000 people marched in Marlow, the union said. The route is 12 "
                "kilometres long, and Gate 3 was shut."
            ),
            [("attended", "person", 90_000)],
        ),
    ],
)
def test_bare_numbers_answer_what_the_last_one_did(
    make_page: MakePage, text: str, expected: list[tuple[str, str, int]]
) -> None:
    found = {
        (item.measure, item.counted, item.exact)
        for item in _bearings(make_page, text)
        if item.measure is not None
    }
    assert found >= set(expected)
    assert len({item for item in found if item[1] == expected[0][1]}) == len(expected)
