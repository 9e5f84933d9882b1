"""Names, credits and actors as the whole ledger knows them."""

from collections.abc import Callable

import pytest

from whence.model import Actor, Document, Extraction
from whence.reconcile.actors import ActorBook, is_unnamed, is_vague
from whence.reconcile.credits import find_credits
from whence.reconcile.known_names import outlet_key
from whence.reconcile.name_keys import body_words, name_key
from whence.reconcile.sources import complete_chains


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Ardle Post", "ardlepost"),
        ("ardlepost.example", "ardlepost"),
        ("www.ardle-post.co.uk", "ardlepost"),
        ("ARDLE POST.", "ardlepost"),
    ],
)
def test_an_outlet_and_its_address_are_one(name: str, key: str) -> None:
    assert outlet_key(name) == key


@pytest.mark.parametrize("name", ["reports", "media reports", "several reports", ""])
def test_vague_sources_are_none(name: str) -> None:
    assert is_vague(Actor(name or None, "unnamed"))


def test_an_official_is_unnamed_but_not_vague() -> None:
    actor = Actor("a senior official", "unnamed")
    assert is_unnamed(actor)
    assert not is_vague(actor)


def test_names_are_folded() -> None:
    assert name_key("The Coast Guard\u2019s") == "coast guard"
    assert body_words("Danish Navy") == body_words("the Navy of Denmark")
    assert body_words("Defense Ministry") == body_words("Ministry of Defence")


def test_a_short_name_is_written_out_on_another_page(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page(
            "a",
            "The Lorn News Agency (LNA) reported that 320 boats were lost, citing the "
            "harbour office.",
            outlet="Cape Herald",
        ),
        make_page(
            "b", "LNA reported that 320 boats were lost in the storm.", outlet="Bay Sun"
        ),
    ]
    names = {
        actor.name
        for page in complete_chains(pages)
        for claim in page.claims
        for actor in claim.chain[1:]
    }
    assert "LNA" not in names


def test_a_person_and_the_body_are_one_root(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page(
            "a",
            "Ida Morell, spokeswoman for the Lorn Coast Guard, said that 320 boats "
            "were lost.",
        ),
        make_page("b", "The Lorn Coast Guard said that 320 boats were lost."),
    ]
    book = ActorBook.of(complete_chains(pages))
    roots = {
        book.root_of(claim.speaker)
        for page in complete_chains(pages)
        for claim in page.claims
        if claim.quantities
    }
    assert len(roots) == 1


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(LNA)", "LNA"),
        ("\u2014 LNA", "LNA"),
        ("Source: Lorn News Agency", "Lorn News Agency"),
        ("With reporting from Lorn News Agency.", "Lorn News Agency"),
        ("\u00a9 Lorn News Agency. All rights reserved.", "Lorn News Agency"),
        ("With inputs from Lorn News Agency", "Lorn News Agency"),
        ("(Text: LNA)", "LNA"),
        ("Copyright LNA", "LNA"),
        ("Syndicated from Lorn News Agency", "Lorn News Agency"),
        (
            "This item comes from Lorn News Agency and was not edited by us.",
            "Lorn News Agency",
        ),
        ("Lorn News Agency", "Lorn News Agency"),
    ],
)
def test_credits(line: str, name: str) -> None:
    page = Document("p", f"Boats were lost off Lorn.\n\n{line}\n", "")
    (credit,) = find_credits(page, ["Lorn News Agency", "LNA"], "bay sun")
    assert credit.name == name
    assert credit.spans[0].of(page.text) == name


@pytest.mark.parametrize(
    "line", ["(see below)", "\u00a9 Bay Sun", "Source: the sea", "Lune Post"]
)
def test_no_credits(line: str) -> None:
    page = Document("p", f"Boats were lost off Lorn.\n\n{line}\n", "")
    known = ["Lorn News Agency", "Bay Sun", "Lune Post"]
    assert find_credits(page, known, "bay sun") == []


def test_who_is_behind_what_a_body_has_given_out(
    make_page: Callable[..., Extraction],
) -> None:
    text = "According to information given out by the Lorn Coast Guard, 320 boats sank."
    (page,) = complete_chains([make_page("a", text)])
    assert [claim.speaker.name for claim in page.claims] == ["Lorn Coast Guard"]


def test_a_withheld_name_is_an_unnamed_source(
    make_page: Callable[..., Extraction],
) -> None:
    text = "On condition of anonymity, two people told us that 320 boats sank."
    (page,) = complete_chains([make_page("a", text)])
    assert {claim.speaker.kind for claim in page.claims} == {"unnamed"}


def test_whom_a_figure_is_about_is_no_source(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page("a", "Grey Heron said that 12 boats are idle.", outlet="Bay Sun"),
        make_page(
            "b",
            "The sheds of Grey Heron hold 320 boats, Bay Sun learned on Monday.",
            outlet="Lorn Post",
        ),
    ]
    page = complete_chains(pages)[1]
    names = {link.name for claim in page.claims for link in claim.chain}
    assert "Grey Heron" not in names


def test_capitals_mean_the_only_agency_that_they_fit(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page(
            "a",
            "The agency Agence Lornaise, citing Ida Morell, reported that 320 boats "
            "were lost.",
        ),
        make_page("b", "320 boats were lost, AGL reported."),
    ]
    page = complete_chains(pages)[1]
    names = {link.name for claim in page.claims for link in claim.chain}
    assert "Agence Lornaise" in names


def test_officials_at_a_ministry_are_the_ministry(
    make_page: Callable[..., Extraction],
) -> None:
    text = "Officials at the Health Ministry said that 320 boats sank."
    (page,) = complete_chains([make_page("a", text)])
    assert [claim.speaker.name for claim in page.claims] == ["Health Ministry"]


def test_a_name_that_begins_like_people_of_a_body_is_a_name(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page(
            "one",
            "Nurses of the Valley said that 40 trucks left. The trucks were lent by "
            "Nurses of the Valley, which has 90 members.",
        ),
        make_page("two", "Officials at the Harbour Board said that 50 trucks left."),
    ]
    names = {
        page.document.id: [claim.speaker.name for claim in page.claims]
        for page in complete_chains(pages)
    }
    assert names["one"][0] == "Nurses of the Valley"
    assert names["two"][0] == "Harbour Board"


def _links(pages: list[Extraction], name: str) -> list[list[str | None]]:
    return [
        [actor.name for actor in claim.chain[1:]]
        for page in complete_chains(pages)
        for claim in page.claims
        if page.document.id == name and claim.quantities
    ]


@pytest.mark.parametrize("name", ["Why Brillona", "Monday", "last Friday", "How"])
def test_words_that_are_no_source(name: str) -> None:
    assert is_vague(Actor(name, "organisation"))


def test_a_paper_speaks_for_its_body(make_page: Callable[..., Extraction]) -> None:
    text = "A statement from the Lorn Coast Guard on Monday said that 320 boats sank."
    assert _links([make_page("a", text)], "a") == [["Lorn Coast Guard"]]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Asked where the number came from, the harbour master, Ida Morell, pointed "
            "to the Cape Herald: 320 boats sank."
        ),
        (
            "Ida Morell said, on the strength of a report by the Cape Herald, that 320 "
            "boats sank."
        ),
        "Ida Morell said that 320 boats sank, citing a report by the Cape Herald.",
    ],
)
def test_who_has_it_from_the_press_is_no_origin(
    make_page: Callable[..., Extraction], text: str
) -> None:
    pages = [
        make_page("a", "Two divers said that 320 boats sank.", outlet="Cape Herald"),
        make_page("b", text, outlet="Bay Sun"),
    ]
    assert ["Ida Morell", "Cape Herald"] in [
        [link and link.removeprefix("the ").removeprefix("The ") for link in chain]
        for chain in _links(pages, "b")
    ]


def test_whom_an_outlet_asked_has_it_from_himself(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page("a", "Two divers said that 320 boats sank.", outlet="Cape Herald"),
        make_page(
            "b",
            "Ida Morell told the Cape Herald that 320 boats sank.",
            outlet="Bay Sun",
        ),
    ]
    assert all(chain[-1:] == ["Ida Morell"] for chain in _links(pages, "b"))


def test_an_outlet_whose_name_begins_with_a_number_is_a_source() -> None:
    assert not is_vague(Actor("24 Ore del Porto", "outlet"))
    assert is_vague(Actor("24 boats", "organisation"))
