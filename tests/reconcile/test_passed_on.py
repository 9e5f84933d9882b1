"""Outlets that a sentence names beside a figure, with and without a verb of saying."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile.sources import complete_chains

MakePage = Callable[..., Extraction]

FIRST = (
    "Ida Morell, harbour master of Lorn, said that 320 boats were lost in the storm."
)


def _chain(make_page: MakePage, text: str) -> list[str | None]:
    """Return whom a page has its figure from, where others are known."""
    pages = [
        make_page("a", FIRST, outlet="Cape Herald"),
        make_page("b", f"(BSN) {FIRST}", outlet="Bay Shore News"),
        make_page("c", text, outlet="The Evening Lamp"),
    ]
    page = next(
        page for page in complete_chains(pages) if page.document.id.endswith("c")
    )
    claim = max(page.claims, key=lambda claim: (bool(claim.quantities), claim.id))
    return [actor.name for actor in claim.chain[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "In the storm 320 boats were lost, if the Cape Herald is right.",
        "The Cape Herald was the first to say that 320 boats were lost in the storm.",
        "In the storm 320 boats were lost (Cape Herald).",
    ],
)
def test_an_outlet_beside_a_figure_is_whom_the_page_has_it_from(
    make_page: MakePage, text: str
) -> None:
    assert _chain(make_page, text) == ["Cape Herald"]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Morell told the Cape Herald on Monday that 320 boats were lost.",
        "Talking to the Cape Herald, Ida Morell said that 320 boats were lost.",
        "Quoted by the Cape Herald on Monday, Ida Morell said that 320 boats were lost.",
    ],
)
def test_one_who_is_quoted_by_an_outlet_is_had_from_it(
    make_page: MakePage, text: str
) -> None:
    assert _chain(make_page, text) == ["Cape Herald", "Ida Morell"]


def test_an_agency_is_known_by_its_short_form(make_page: MakePage) -> None:
    text = "The storm cost 320 boats, according to the BSN agency."
    assert _chain(make_page, text) == ["Bay Shore News"]
    text = "Ida Morell told BSN that 320 boats were lost in the storm."
    assert _chain(make_page, text) == ["Bay Shore News", "Ida Morell"]


def test_a_source_needs_no_common_verb(make_page: MakePage) -> None:
    text = "As per Ida Morell, harbour master of Lorn, 320 boats were lost."
    assert _chain(make_page, text) == ["Ida Morell"]


def test_an_editor_is_not_quoted_by_his_paper(make_page: MakePage) -> None:
    text = (
        "Olaf Bremer, the editor of the Cape Herald, said that 320 boats were lost "
        "in the storm."
    )
    assert "Cape Herald" not in _chain(make_page, text)


def test_who_confirms_a_report_is_not_quoted_by_it(make_page: MakePage) -> None:
    text = (
        "Ida Morell confirmed on Monday that 320 boats were lost, as the Cape Herald "
        "had it."
    )
    assert _chain(make_page, text)[:1] == ["Ida Morell"]


def test_a_name_inside_another_word_is_none(make_page: MakePage) -> None:
    text = "In the storm 320 boats of the Cape Heralders were lost."
    assert _chain(make_page, text) == []


def test_a_witness_is_called_what_the_sentence_calls_him(make_page: MakePage) -> None:
    text = (
        "In the storm 320 boats were lost, confided a pilot who asked not to be named."
    )
    assert _chain(make_page, text) == ["pilot"]


def test_who_was_told_is_not_who_spoke(make_page: MakePage) -> None:
    text = "On Radio Brill, staff at the harbour office said that 320 boats were lost."
    assert _chain(make_page, text)[-1] == "harbour office"
    text = (
        "Contacted by the Cape Herald, staff at the harbour office said that 320 boats "
        "were lost."
    )
    assert _chain(make_page, text)[-1] == "harbour office"


def test_an_unknown_agency_is_called_by_its_letters(make_page: MakePage) -> None:
    text = "The QRV agency reported, citing Ida Morell, that 320 boats were lost."
    assert _chain(make_page, text) == ["QRV", "Ida Morell"]
