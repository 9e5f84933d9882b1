"""Names that a page uses: who is meant by a surname, and what is no name."""

import pytest

from tests.extract.claims.pages import make_page
from whence.extract.names import find_names

_SURNAMES = [
    ("Secretary of State for Ports Ans Peeters came. Then Peeters left.",
     "Peeters", "Ans Peeters"),
    ("Mayor London Hollis came. Then Hollis left.", "Hollis", "London Hollis"),
    ("Chad Ferris came. Then Ferris left.", "Ferris", "Chad Ferris"),
    ("Mark Feinholt and Ana Maria Ruiz came. Then Feinholt left.",
     "Feinholt", "Mark Feinholt"),
    ("While Ferris slept, the mill burnt.", "Ferris", "Ferris"),
    ("Jane Roe Says She Was There. Roe was not.", "Roe", "Jane Roe"),
    ("Jane Roe Says She Was There. Then she left.", "She", "She"),
    ("The Ministry of Health and Sports met. Sports are fun.", "Sports", "Sports"),
    ("The Danish Health Authority met.", "Authority", "Authority"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surname", "name"), _SURNAMES)
def test_the_full_name_of_a_surname(text: str, surname: str, name: str) -> None:
    assert find_names(make_page(text)).full_name(surname) == name


@pytest.mark.parametrize(
    "text",
    ["The film It's Our Time was shown.", "She's The Mayor opened."],
)
def test_words_that_are_no_names_behind_an_owner(text: str) -> None:
    assert find_names(make_page(text)).full_name("Ruiz") in {None, "Ruiz"}
