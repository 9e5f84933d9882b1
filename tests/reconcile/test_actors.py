"""Which names mean one root."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile.actors import ActorBook, name_key
from whence.reconcile.sources import complete_chains


def _one(book: ActorBook, left: str, right: str) -> bool:
    keys = [name_key(name) for name in (left, right)]
    return book.roots[keys[0]] == book.roots[keys[1]]


MINISTRY = (
    "Jane Roe, head of logistics at the ministry, said 40 trucks left.",
    "The Transport Ministry's spokesman, Adam Dorn, said that 40 trucks left.",
    "Adam Dorn, spokesman for the Transport Ministry, said that 40 trucks left.",
)
COMPANY = (
    "Jane Roe, director of Brillscan, said that 40 trucks left.",
    "Adam Dorn, analyst at Brillscan, said that 40 trucks left.",
)


FIRM = (
    "The founder of the security firm Greystone Labs, Jane Roe, said 40 trucks left.",
    "Adam Dorn, analyst at Greystone Labs, said none of the 40 trucks came back.",
)


@pytest.mark.parametrize("texts", [MINISTRY, COMPANY, FIRM])
def test_people_of_one_body_are_one(
    make_page: Callable[..., Extraction], texts: tuple[str, ...]
) -> None:
    pages = [make_page(f"page-{at}", text) for at, text in enumerate(texts)]
    assert _one(ActorBook.of(pages), "Jane Roe", "Adam Dorn")


def test_words_that_name_no_body_join_nobody(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page("one", "Asked for the latest count, Jane Roe said 40 trucks left."),
        make_page("two", "Asked for the latest count, Adam Dorn said 50 trucks left."),
    ]
    assert not _one(ActorBook.of(pages), "Jane Roe", "Adam Dorn")


def test_a_country_as_adjective_and_as_noun_are_one(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page("one", "The Danish Navy said that 40 boats left."),
        make_page("two", "The Navy of Denmark said that 40 boats left."),
    ]
    book = ActorBook.of(pages)
    roots = {book.roots[key] for key in book.roots if "navy" in key}
    assert len(roots) == 1


INSTITUTE = (
    "The fellow at the institute Jane Roe said that 40 trucks left.",
    "The Institute for Roads said that 40 trucks left.",
)
ELSEWHERE = (
    "Jane Roe said that 40 trucks left.",
    "The Institute for Roads said that 40 trucks left.",
    "Pupils met Jane Roe, director of the Institute for Roads, on Monday.",
)
COUNTED = (
    "Figures from the chair of the association, Jane Roe, show that 40 trucks left.",
    "The Hauliers' Association said that 40 trucks left.",
)
COUNTRY = (
    "Jane Roe, director at the Sri Lankan Energy Ministry, said that 40 trucks left.",
    "The Energy Ministry of Sri Lanka said that 40 trucks left.",
)


@pytest.mark.parametrize("texts", [INSTITUTE, ELSEWHERE, COUNTED, COUNTRY])
def test_a_person_and_her_body_are_one_wherever_it_is_told(
    make_page: Callable[..., Extraction], texts: tuple[str, ...]
) -> None:
    pages = [make_page(f"page-{at}", text) for at, text in enumerate(texts)]
    book = ActorBook.of(complete_chains(pages))
    roots = {root for key, root in book.roots.items() if key != "ardle post"}
    assert len(roots) == 1, book.roots


def test_a_body_after_an_office_and_an_adjective_is_no_person(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page("one", "The coast guard said that 40 trucks left."),
        make_page("two", "The Danish Coast Guard said that 40 trucks left."),
        make_page(
            "three", "Jane Roe, head of the Danish Coast Guard, said that 9 came back."
        ),
    ]
    book = ActorBook.of(complete_chains(pages))
    assert len({root for key, root in book.roots.items() if "guard" in key}) == 1
