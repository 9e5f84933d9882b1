"""Bodies of one chain of command count as one origin, and the reasons say so."""

from collections.abc import Callable

import pytest

from whence.model import Actor, Extraction
from whence.reconcile import answer_questions
from whence.reconcile.commands import find_commands, find_governed


def _actors(*bodies: tuple[str, str | None]) -> dict[str, Actor]:
    return {
        name.casefold(): Actor(
            name, "government" if country else "organisation", country
        )
        for name, country in bodies
    }


def test_a_government_and_its_services_belong_together() -> None:
    found = _actors(
        ("Government of Denmark", "Denmark"),
        ("Danish Navy", "Denmark"),
        ("Danish Health Authority", "Denmark"),
        ("Norwegian Navy", "Norway"),
    )
    assert list(find_commands(found)) == [("danish navy", "government of denmark")]


def test_a_wing_belongs_to_its_organisation_by_the_table() -> None:
    found = _actors(("Hamas", None), ("Qassam Brigades", None), ("Harbour Guild", None))
    assert list(find_commands(found)) == [("qassam brigades", "hamas")]


def test_the_meeting_is_reported(ferry: list[Extraction]) -> None:
    figures = [
        figure
        for figure in answer_questions(ferry)
        if any(item.low == 48 for item in figure.figures)
    ]
    assert figures[0].origins == (1, 1)
    assert any("one chain of command" in reason for reason in figures[0].reasons)


def test_a_minister_and_the_ministry_are_one_origin(
    make_page: Callable[..., Extraction],
) -> None:
    page = (
        "A dam broke at the Sorn mine in western Norway on Monday. {claim}\n\nThe mine "
        "lies above three villages, and the road to them has been closed since then."
    )
    pages = [
        make_page(
            "minister",
            page.format(
                claim="At least 14 people were missing, Interior Minister Kari Holm "
                "of Norway said."
            ),
            outlet="The Sorn Post",
            title="Dam breaks at Sorn mine",
        ),
        make_page(
            "ministry",
            page.format(
                claim="At least 14 people were missing, Norway's interior ministry said."
            ),
            outlet="The Fjord Mail",
            title="Dam breaks at Sorn mine",
        ),
    ]
    [figure] = [
        figure
        for figure in answer_questions(pages)
        if any(item.low == 14 for item in figure.figures)
    ]
    assert figure.reports == 2
    assert figure.origins == (1, 1)


def _origins(make_page: Callable[..., Extraction], *claims: str) -> tuple[int, int]:
    """Return the origins of 43 arrests that each claim tells of on a page."""
    pages = [
        make_page(
            f"p{at}",
            f"A march against the port sale in Bergen ended late. {claim}\n\nThe port of "
            "Bergen is to be sold in the autumn, whoever marches against the sale.",
            outlet=f"Sorn Post {at}",
            title="March against the port sale in Bergen",
        )
        for at, claim in enumerate(claims)
    ]
    [figure] = [
        figure
        for figure in answer_questions(pages)
        if any(item.low == 43 for item in figure.figures)
    ]
    return figure.origins


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        ("Norway's health ministry", "The government of Norway", (1, 1)),
        ("Police spokeswoman Kari Holm", "The police", (1, 1)),
        ("Norway's interior ministry", "The Norwegian police", (1, 1)),
        ("Norway's health ministry", "The Norwegian police", (2, 2)),
        ("Dock union spokesman Jon Aas", "The police", (2, 2)),
        ("The lawyers' group Rettvakt", "The police", (2, 2)),
    ],
)
def test_who_commands_and_who_obeys_confirm_nothing(
    make_page: Callable[..., Extraction],
    first: str,
    second: str,
    origins: tuple[int, int],
) -> None:
    claims = [f"{who} said that 43 people were arrested." for who in (first, second)]
    assert _origins(make_page, *claims) == origins


def test_a_minister_of_no_country_is_of_the_only_ministry(
    make_page: Callable[..., Extraction],
) -> None:
    told = "said that 43 people were arrested."
    first, second = "Norway's interior ministry", "Interior Minister Kari Holm"
    assert _origins(make_page, f"{first} {told}", f"{second} {told}") == (1, 1)


def test_of_two_ministries_none_is_the_government() -> None:
    ministries = ["Ministry of Health of Chad", "Ministry of Interior of Chad"]
    assert find_governed([*ministries, "Government of Chad"]) == {}
    assert find_governed([ministries[0], "Government of Niger"]) == {}
