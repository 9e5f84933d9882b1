"""A denial answers what its words are about, and nothing else."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile import answer_questions
from whence.reconcile.denial_readings import find_denials

STORY = (
    "Corvia has sent 45,000 artillery shells to Drenland, the defence ministry of "
    "Astria said on Monday. The trains rolled over the bridge at Linz for nine days."
)


def _denied(make_page: Callable[..., Extraction], sentence: str) -> set[str | None]:
    pages = [
        make_page("a", STORY, title="Corvia arms Drenland"),
        make_page("b", f"{STORY}\n\n{sentence}", title="Corvia answers on arms"),
    ]
    return {
        figure.question.counted
        for figure in answer_questions(pages)
        if figure.denials and figure.question.counted == "shell"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The foreign ministry of Corvia denied that it had sent any shells.",
        "The foreign ministry of Corvia denied all deliveries of weapons to Drenland.",
        "Corvia has never supplied weapons to Drenland, its foreign ministry said.",
        "“There have been no deliveries of any kind,” the foreign ministry of Corvia said.",
    ],
)
def test_denials_of_the_delivery(
    make_page: Callable[..., Extraction], sentence: str
) -> None:
    assert _denied(make_page, sentence) == {"shell"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The foreign ministry of Corvia declined to comment on the shells.",
        "The foreign ministry of Corvia denied that missiles had changed hands.",
        "The foreign ministry of Drenland denied using shells from Corvia.",
        "The minister of Corvia has no doubt that trade is lawful.",
        "The environment ministry of Astria denied that arsenic had reached the river.",
    ],
)
def test_what_denies_nothing_of_it(
    make_page: Callable[..., Extraction], sentence: str
) -> None:
    assert _denied(make_page, sentence) == set()


def test_a_plain_negative_without_a_deed_is_no_denial(
    make_page: Callable[..., Extraction],
) -> None:
    page = make_page("a", "The harbour master said that he was not tired.")
    assert find_denials(page) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Corvia denied that it had sent rockets, silent on shells.",
        "The defence ministry of Drenland denied that it fired Corvian shells.",
    ],
)
def test_a_pronoun_with_a_deed_of_its_own_is_not_vague(
    make_page: Callable[..., Extraction], sentence: str
) -> None:
    assert _denied(make_page, sentence) == set()


def test_the_accused_calls_the_reports_false(
    make_page: Callable[..., Extraction],
) -> None:
    sentence = (
        "The weather in Linz was fair on Tuesday, and the trains ran on time. Crowds "
        "stood along the line to see them pass, and children waved from the bridge "
        "until the last of the wagons had gone, as they do on every fair day of spring "
        "when the line is open to trains from beyond the border and the school has "
        "been closed early.\n\nThe government of Corvia rejected such reports."
    )
    assert _denied(make_page, sentence) == {"shell"}


def _denies(make_page: Callable[..., Extraction], sentence: str, counted: str) -> bool:
    story = (
        "Ninety stalls did not open at the market of Linz on Monday, the guild of "
        "traders said. The market is the oldest of the valley and opens at six."
    )
    pages = [
        make_page("a", story, title="Market of Linz half shut"),
        make_page("b", f"{story}\n\n{sentence}", title="Market of Linz answers"),
    ]
    return any(
        figure.denials
        for figure in answer_questions(pages)
        if figure.question.counted == counted
    )


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The town denied that stalls of the market did not open.", True),
        ("The town disputed the number of stalls.", True),
        ("The town denied that so many stalls had stayed shut.", True),
        ("The town denied that the mayor had taken money.", False),
        ("Eighty stalls never opened on Tuesday either, the guild said.", False),
    ],
)
def test_denials_speak_the_words_of_the_figures(
    make_page: Callable[..., Extraction], sentence: str, *, denied: bool
) -> None:
    assert _denies(make_page, sentence, "stall") is denied


LOST = (
    "A fire in Marlow destroyed 63 houses, the aid group Openhand said. Openhand said "
    "that 410 people were treated in tents.\n\nIn 2019, a fire in Marlow destroyed 112 "
    "houses, the aid group said."
)


def _denied_values(make_page: Callable[..., Extraction], sentence: str) -> set[float]:
    """Return the figures whose questions a sentence about a fire denies."""
    pages = [
        make_page("a", LOST, title="Fire in Marlow"),
        make_page("b", f"{LOST}\n\n{sentence}", title="Fire in Marlow: an answer"),
    ]
    return {
        item.low
        for figure in answer_questions(pages)
        if figure.denials
        for item in figure.figures
        if item.low is not None
    }


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        (
            "The mayor Ada Brenner rejected a report that 63 houses were destroyed.",
            {63.0},
        ),
        ("The mayor Ada Brenner denied that so many houses were destroyed.", {63.0}),
        (
            "The mayor Ada Brenner denied that losses of houses had been concealed.",
            set(),
        ),
        ("“We do not publish estimates of damage,” the mayor Ada Brenner said.", set()),
    ],
)
def test_a_denial_of_a_number_is_of_that_number(
    make_page: Callable[..., Extraction], sentence: str, values: set[float]
) -> None:
    assert _denied_values(make_page, sentence) == values


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The mayor Ada Brenner denied that account.", True),
        ("The mayor Ada Brenner denied any involvement.", True),
        ("The mayor Ada Brenner denied any rationing.", False),
        ("The mayor Ada Brenner called the figure “pure fantasy”.", True),
        ("The mayor Ada Brenner called the number of tents impossible.", False),
    ],
)
def test_what_points_back_names_nothing(
    make_page: Callable[..., Extraction], sentence: str, kind: bool
) -> None:
    (denial,) = find_denials(make_page("a", f"It was cold. {sentence}"))
    assert denial.is_vague is kind


def test_that_figure_is_the_last_one(make_page: Callable[..., Extraction]) -> None:
    page = make_page(
        "a",
        "Openhand said that 63 people died. It said that 410 people fell ill. "
        "The mayor Ada Brenner rejected that figure.",
    )
    (denial,) = find_denials(page)
    (last,) = [item for item in page.quantities if item.value == 410]
    assert denial.points_at == last.id


def test_a_headline_denies_what_its_page_does(
    make_page: Callable[..., Extraction],
) -> None:
    page = make_page(
        "a",
        "The mayor Ada Brenner denied on Monday that 63 people had died.",
        title="Mayor denies deaths",
    )
    assert len(find_denials(page)) == 1


def _denies_injured(make_page: Callable[..., Extraction], sentence: str) -> list[bool]:
    """Say of each question on the injured whether a sentence denies its figure."""
    crash = "Nine people were injured when a tram hit a wall in Velden, police said."
    page = make_page("a", f"{crash}\n\n{sentence}", title="Tram hits a wall")
    return [
        bool(figure.denials)
        for figure in answer_questions([page])
        if figure.question.measure == "injured"
    ]


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Police said none of the injured had serious injuries.", False),
        ("The mayor denied that there had been any serious injuries.", False),
        ("The mayor denied that anybody had been injured.", True),
    ],
)
def test_what_a_denial_takes_for_granted_is_not_denied(
    make_page: Callable[..., Extraction], sentence: str, denied: bool
) -> None:
    assert _denies_injured(make_page, sentence) == [denied]


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("“Nobody was injured in the tram,” the carrier said.", True),
        ("“He would not stop, and people were hurt,” a passenger said.", False),
        ("“I was not hurt but I had to sit down,” a passenger said.", False),
        ("The driver said he did not pay attention to those who were hurt.", False),
    ],
)
def test_a_negative_denies_what_stands_behind_it(
    make_page: Callable[..., Extraction], sentence: str, denied: bool
) -> None:
    assert _denies_injured(make_page, sentence) == [denied]
