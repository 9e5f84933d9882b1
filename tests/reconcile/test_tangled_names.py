"""Names that one page cuts wrongly and other pages set right."""

from collections.abc import Callable

import pytest

from whence.model import Actor, Extraction, Span
from whence.reconcile.known_names import KnownNames, read_known_names
from whence.reconcile.tangled_names import untangle

Make = Callable[..., Extraction]


@pytest.fixture(name="names")
def fixture_names(make_page: Make) -> KnownNames:
    return read_known_names(
        [
            make_page("a", "Ida Morell said 40 boats sank.", outlet="Cape Reports"),
            make_page("b", "The Lorn Coast Guard said 41 boats sank."),
        ]
    )


def _untangle(words: str, text: str, names: KnownNames) -> Actor:
    at = text.index(words)
    place = (Span(at, at + len(words)),)
    return untangle(Actor(words, "organisation", None, place), text, names)


@pytest.mark.parametrize(
    ("words", "text", "person"),
    [
        ("Brillona Ida Morell", "Founder of Brillona Ida Morell spoke.", "Ida Morell"),
        (
            "Lorn Coast Guard Bela Tarn",
            "Chief of the Lorn Coast Guard Bela Tarn spoke.",
            "Bela Tarn",
        ),
        (
            "diver at the Lorn Coast Guard Bela Tarn",
            "The diver at the Lorn Coast Guard Bela Tarn spoke.",
            "Bela Tarn",
        ),
    ],
)
def test_a_person_after_a_body_without_a_comma(
    words: str, text: str, person: str, names: KnownNames
) -> None:
    found = _untangle(words, text, names)
    assert (found.name, found.kind) == (person, "person")


@pytest.mark.parametrize(
    "words", ["Lorn Red Cross", "Doctors Without Borders", "Bank of New Ardle"]
)
def test_a_long_name_of_a_body_stays_whole(words: str, names: KnownNames) -> None:
    assert _untangle(words, f"The {words} said so.", names).name == words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Cape", "Cape Reports reported that 40 boats sank."),
        ("Cape Reports's reporters", "Cape Reports's reporters counted 40 boats."),
        ("reporters of Cape Reports", "40 boats, reporters of Cape Reports said."),
    ],
)
def test_an_outlet_by_its_whole_name(words: str, text: str, names: KnownNames) -> None:
    found = _untangle(words, text, names)
    assert (found.name, found.kind) == ("Cape Reports", "outlet")


def test_words_that_name_nobody_are_unnamed(names: KnownNames) -> None:
    words = "access to the findings"
    assert _untangle(words, f"One with {words} spoke.", names).kind == "unnamed"
    assert _untangle("harbour office", "harbour office", names).kind == "organisation"
