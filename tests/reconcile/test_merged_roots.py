"""Roots that the pages show to be one: who passes on, and who speaks for a whole."""

from collections.abc import Callable

from whence.model import Extraction
from whence.reconcile.origins import Root, count_origins
from whence.reconcile.traces import trace_claims

TOLD = (
    "Mira Holt, a member of the council, quoted the Harbour Authority as saying that "
    "64 barges lay at the quay of Orsund."
)
TAKEN = (
    "At the quay of Orsund lay 64 barges, Mira Holt told the Orsund Gazette. "
    "The mayor told the Orsund Gazette that the quay stays shut."
)


def _root(name: str) -> Root:
    return Root("named", name, name)


def test_who_passes_words_on_is_no_origin_beside_the_source(
    make_page: Callable[..., Extraction],
) -> None:
    title = "Barges lie at the quay of Orsund"
    pages = [
        make_page(
            "a", TOLD, outlet="The Orsund Gazette", published="2031-04-02", title=title
        ),
        make_page(
            "b", TAKEN, outlet="Fjord Radio", published="2031-04-03", title=title
        ),
    ]
    counted = {claim.id for page in pages for claim in page.claims if claim.quantities}
    found = [trace for trace in trace_claims(pages) if trace.claim in counted]
    assert [trace.origins for trace in found] == [(1, 1)] * 2


def test_the_whole_may_be_the_agency_that_another_page_names() -> None:
    found = count_origins([_root("United Nations"), _root("World Food Programme")])
    assert (found.least, found.most) == (1, 2)


def test_two_agencies_of_one_body_are_two_origins() -> None:
    roots = [_root("World Health Organization"), _root("World Food Programme")]
    found = count_origins(roots)
    assert (found.least, found.most) == (2, 2)


def test_the_whole_counts_where_no_agency_of_it_is_named() -> None:
    found = count_origins([_root("United Nations"), _root("Harbour Union")])
    assert (found.least, found.most) == (2, 2)
