"""Which figures count, and who stands behind a question: denials, parts, past events."""

from collections.abc import Callable

import pytest

from whence.model import Extraction, Figure
from whence.reconcile import answer_questions
from whence.reconcile.bearings import find_bearings

MakePage = Callable[..., Extraction]

FULL = (
    "The Ministry of Housing of Norway said that {} houses were destroyed by the "
    "flood in Ostrel."
)
ROUNDED = (
    "In Ostrel the water has destroyed {} houses, according to Norway's housing "
    "ministry."
)


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


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Nine of the dead were children under five, the clinic said.", [9]),
        ("The clinic said that people over 65 had died.", []),
        ("The clinic said that 31 people over the hill had died.", [31]),
        ("Guards held the tanker Orlo (IMO 9200001), the port said.", []),
        ("It began at noon.\n14.05 Firemen found 31 bodies in the hall.", [31]),
        ("The quake had a magnitude of 5.9 and killed 31 people.", [5.9, 31]),
    ],
)
def test_what_is_no_count_of_people(
    make_page: MakePage, sentence: str, values: list[float]
) -> None:
    found = find_bearings(make_page("p", sentence))
    assert [item.exact for item in found] == values
    assert all(
        item.counted == "person" for item in found if item.exact == int(item.exact or 0)
    )


@pytest.mark.parametrize(
    ("sentence", "value", "part"),
    [
        ("Of the cases, 412 were recorded in Marlow, the clinic said.", 412, True),
        ("Of those, 28 were minors, the clinic said.", 28, True),
        ("The clinic treated 76 people, of whom 28 were minors.", 28, True),
        ("The head of the clinic spoke of 28 patients.", 28, False),
    ],
)
def test_parts(make_page: MakePage, sentence: str, value: float, part: bool) -> None:
    found = find_bearings(make_page("p", sentence))
    (own,) = [item for item in found if item.exact == value]
    assert own.part is part


def test_what_a_source_runs_did_not_die(make_page: MakePage) -> None:
    found = find_bearings(
        make_page(
            "p",
            "The aid group Openhand, which runs four clinics in the area, put the "
            "number of deaths at 58.",
        )
    )
    assert {(item.exact, item.measure) for item in found} >= {(58, "killed")}
    assert (4, "killed") not in {(item.exact, item.measure) for item in found}


def test_a_promise_in_the_cue_is_pledged(make_page: MakePage) -> None:
    (found,) = find_bearings(
        make_page("p", "The alliance Vaxa has promised 1 million doses of vaccine.")
    )
    assert found.measure == "pledged"


def test_cases_and_the_ill_are_one(make_page: MakePage) -> None:
    found = _answer(
        make_page,
        [
            "The health ministry said that 1,214 people had fallen ill with cholera.",
            "The health ministry said that it had recorded 1,214 cases of cholera.",
        ],
        "infected",
    )
    assert found.reports == 2


def test_what_a_later_page_calls_former_no_longer_counts(make_page: MakePage) -> None:
    first = make_page(
        "a",
        "The flood in Ostrel destroyed 44 houses, the fire brigade of Ostrel said.",
        title="Flood in Ostrel",
        published="2031-04-02",
    )
    later = make_page(
        "b",
        "The fire brigade of Ostrel said that the number of houses destroyed by the "
        "flood had risen to 52, from 44.",
        title="Flood in Ostrel",
        published=None,
    )
    (found,) = [
        item
        for item in answer_questions([first, later])
        if item.question.measure == "destroyed"
    ]
    assert (found.low, found.high) == (52, 52)


def test_whose_figure_it_is_is_asked(make_page: MakePage) -> None:
    pages = [
        make_page(
            "a",
            "The Norwegian police said that 18,000 people marched in Ostrel on Sunday.",
            title="March in Ostrel",
        ),
        make_page(
            "b",
            "We marched in Ostrel. The police figure of 18,000 is a bad joke.",
            title="March in Ostrel",
            outlet="Harbour Alliance",
        ),
    ]
    found = [
        item
        for item in answer_questions(pages)
        if any(own.low == 18_000 for own in item.figures)
    ]
    assert [item.origins for item in found] == [(1, 1)]


def test_each_side_of_a_comparison_has_its_own_time(make_page: MakePage) -> None:
    page = make_page(
        "p",
        "The network shipped 14 million barrels in 2030, compared with 6.8 million "
        "barrels in 2029, the tracker Hullwatch said.",
    )
    found = {item.exact: item.window for item in find_bearings(page)}
    assert {value: window and window.start for value, window in found.items()} == {
        14_000_000: "2030-01-01",
        6_800_000: "2029-01-01",
    }


def test_what_is_called_false_is_no_figure(make_page: MakePage) -> None:
    (found,) = answer_questions(
        [
            make_page(
                "p",
                "“There were 640,000 barrels on board. Reports of 900,000 barrels are "
                "nonsense,” the manager Ada Brenner said.",
            )
        ]
    )
    assert (found.low, found.high) == (640_000, 640_000)


@pytest.mark.parametrize(
    ("first", "second", "questions"),
    [
        ("98,000 tonnes of crude", "230,000 barrels of crude", 2),
        ("98,000 tonnes of crude", "120,000 tonnes of crude", 1),
        ("98,000 tonnes of crude", "98,000 barrels of crude", 1),  # a slip
    ],
)
def test_no_bound_holds_two_units(
    make_page: MakePage, first: str, second: str, questions: int
) -> None:
    pages = [
        make_page(
            f"p{at}",
            f"The tanker Orlo lies off Marlow. It had {load} on board, the {who} said.",
            title="Tanker Orlo held off Marlow",
        )
        for at, (load, who) in enumerate(((first, "harbour"), (second, "owner")))
    ]
    assert len(answer_questions(pages)) == questions


def test_two_years_are_two_questions(make_page: MakePage) -> None:
    pages = [
        make_page(
            f"p{at}",
            f"In {year}, the network shipped {count} million barrels, Hullwatch said.",
            title="Barrels of the network",
            published="2032-02-01",
        )
        for at, (year, count) in enumerate(((2030, 14), (2031, 9)))
    ]
    assert {item.low for item in answer_questions(pages)} == {14e6, 9e6}


def test_a_bare_number_holds_nothing(make_page: MakePage) -> None:
    found = find_bearings(
        make_page(
            "p",
            "About 27,500 people marched, the university said. The square has room for "
            "45,000 people. The minister put the number at 18,000.",
        )
    )
    roles = {item.exact: item.role for item in found}
    assert roles == {27_500: "figure", 45_000: "capacity", 18_000: "figure"}


@pytest.mark.parametrize(
    ("rounded", "day", "bounds"),
    [
        ("nearly 2,000", "2031-04-03", (1_830, 1_830)),
        ("nearly 2,000", "2031-04-20", (2_000, 2_000)),  # perhaps a new count
        ("some 2,600", "2031-04-03", (2_600, 2_600)),
    ],
)
def test_a_rounded_figure_gives_way_to_the_full_one(
    make_page: MakePage, rounded: str, day: str, bounds: tuple[float, float]
) -> None:
    pages = [
        make_page(
            f"p{at}",
            said.format(count),
            title="Flood in Ostrel",
            outlet=f"Ostrel Post {at}",
            published=when,
        )
        for at, (said, count, when) in enumerate(
            (
                (
                    FULL,
                    "1,830",
                    "2031-04-02",
                ),
                (
                    ROUNDED,
                    rounded,
                    day,
                ),
            )
        )
    ]
    (found,) = answer_questions(pages)
    assert (found.low, found.high) == bounds
