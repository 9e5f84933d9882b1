"""Claims about one thing: what says the same, what nearly does, and what denies it."""

from collections.abc import Callable

import pytest

from tests.work import count_calls
from whence.model import Extraction, Match, Trace
from whence.reconcile.matching import find_matches
from whence.reconcile.matching.candidates import WordWeights, find_candidates
from whence.reconcile.matching.matches import read_claims
from whence.reconcile.matching.numbers import exclusive
from whence.reconcile.survey import survey
from whence.reconcile.traces import trace_claims

MakePage = Callable[..., Extraction]
OPENINGS = (
    "The council of Brennvik met on Tuesday to discuss the harbour and the island.",
    "Debate went on until late at night in Brennvik.",
)


ABANDONED = "The contractor Halvar Bygg abandoned the Holm tunnel, Ida Moen said."
TURNED = "The Holm tunnel was abandoned by the contractor Halvar Bygg, said Ida Moen."
HEDGED = "The contractor Halvar Bygg may have abandoned the Holm tunnel, Ida Moen said."
DENIED = "Per Aas denied that the contractor Halvar Bygg had abandoned the Holm tunnel."
FLOODED = "The Holm tunnel flooded 340 cellars in Brennvik, the fire brigade said."
BOUNDED = "At least 340 cellars flooded in Brennvik at the Holm tunnel, Ida Moen said."
ELSEWHERE = "The schools of Lund abandoned the work with slates, the teacher Aas said."


def _pages(make_page: MakePage, first: str, second: str) -> list[Extraction]:
    return [
        make_page(
            name,
            f"{opening} {words}",
            outlet=outlet,
            published=day,
            title="Brennvik council debates the Holm tunnel",
        )
        for opening, (name, outlet, day, words) in zip(
            OPENINGS,
            (
                ("a", "The Brennvik Herald", "2031-04-02", first),
                ("b", "Fjord Radio", "2031-04-03", second),
            ),
            strict=True,
        )
    ]


def _words(pages: list[Extraction]) -> dict[str, str]:
    return {
        claim.id: " ".join(span.of(page.document.text) for span in claim.content)
        for page in pages
        for claim in page.claims
    }


def _between(pages: list[Extraction]) -> list[tuple[Match, str, str]]:
    """Return the matches across the pages, the opening left out."""
    words = _words(pages)
    state = survey(pages)
    found = {
        (match.source, match.target): match
        for matches in find_matches(state.ledger).by_claim.values()
        for match in matches
    }
    return [
        (match, words[match.source], words[match.target])
        for match in found.values()
        if "council of Brennvik" not in words[match.source] + words[match.target]
    ]


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (ABANDONED, TURNED, "same"),
        (FLOODED, BOUNDED, "weaker"),
        (ABANDONED, HEDGED, "weaker"),
        (ABANDONED, DENIED, "denies"),
    ],
)
def test_relations(make_page: MakePage, first: str, second: str, relation: str) -> None:
    matches = _between(_pages(make_page, first, second))
    assert [match.relation for match, _, _ in matches] == [relation]
    assert matches[0][0].reason
    assert dict(matches[0][0].parts)["words"] > 0


STORM = "The storm destroyed {} cellars in Brennvik near the Holm tunnel, {} said."
COST = "The Holm tunnel cost 347 million euros{}, Ida Moen said."
DAMAGED = "The storm destroyed 600 cellars near the Holm tunnel, Ida Moen said."
HALF = "Half of the {} near the Holm tunnel were destroyed by the storm, Per Aas said."
QUIET = "Ferries stayed in the harbour."


@pytest.mark.parametrize(
    ("first", "second", "relation", "source"),
    [
        # The relation leads from the claim that holds the word.
        (
            STORM.format("340", "Ida Moen"),
            STORM.format("610", "Ida Moen"),
            "revises",
            "610",
        ),
        (QUIET, f"{DAMAGED} {HALF.format('cellars')}", "derived-from", "Half"),
        (
            STORM.format("610", "Ida Moen"),
            STORM.format("340 of those", "Per Aas"),
            "part-of",
            "340",
        ),
        (
            STORM.format("340", "Ida Moen"),
            STORM.format("610", "Per Aas"),
            "conflicts",
            "340",
        ),
        (
            ABANDONED,
            "The contractor Halvar Bygg never abandoned the Holm tunnel, Per Aas said.",
            "conflicts",
            "never",
        ),
        (
            COST.format(""),
            COST.format(" because groundwater drowned drilling machines and pumps"),
            "refines",
            "groundwater",
        ),
    ],
)
def test_relations_that_lead(
    make_page: MakePage, first: str, second: str, relation: str, source: str
) -> None:
    ((match, said, of),) = _between(_pages(make_page, first, second))
    assert match.relation == relation
    assert source in said
    assert source not in of


@pytest.mark.parametrize(
    ("first", "second", "relation", "instead"),
    [
        # Another speaker corrects nobody; who repeats a figure corrects nothing.
        (
            STORM.format("340", "Ida Moen"),
            STORM.format("610", "Per Aas"),
            "revises",
            "conflicts",
        ),
        (
            STORM.format("340", "Ida Moen"),
            STORM.format("about 340", "Ida Moen"),
            "revises",
            "same",
        ),
        # No part is larger than the whole; a smaller figure alone is no part.
        (
            STORM.format("340", "Ida Moen"),
            STORM.format("610 of those", "Per Aas"),
            "part-of",
            "conflicts",
        ),
        (
            STORM.format("610", "Ida Moen"),
            STORM.format("340", "Per Aas"),
            "part-of",
            "conflicts",
        ),
        # A rounded figure and the exact one can both be right.
        (
            STORM.format("612", "Ida Moen"),
            STORM.format("610", "Per Aas"),
            "conflicts",
            "same",
        ),
        # "No doubt" says yes.
        (
            ABANDONED,
            f"There is no doubt that {ABANDONED}",
            "conflicts",
            "same",
        ),
        # One word more is no other story.
        (COST.format(""), COST.format(" on Friday"), "refines", "same"),
    ],
)
def test_relations_nearly_met(
    make_page: MakePage, first: str, second: str, relation: str, instead: str
) -> None:
    ((match, _, _),) = _between(_pages(make_page, first, second))
    assert relation != match.relation == instead


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        # A half of other things, or of what another page counts, has no base here.
        (QUIET, f"{DAMAGED} {HALF.format('boats')}", "derived-from"),
        (DAMAGED, HALF.format("cellars"), "derived-from"),
        # A figure within an open bound.
        (
            STORM.format("more than 340", "Ida Moen"),
            STORM.format("610", "Per Aas"),
            "conflicts",
        ),
    ],
)
def test_relations_not_drawn(
    make_page: MakePage, first: str, second: str, relation: str
) -> None:
    matches = _between(_pages(make_page, first, second))
    assert relation not in {match.relation for match, _, _ in matches}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The same deed of another actor in another place.
        (ABANDONED, ELSEWHERE),
        (
            "Ferries to Holm will sail every hour, the harbour office said.",
            "Rents in Brennvik will rise by spring, the tenants' union said.",
        ),
    ],
)
def test_near_misses(make_page: MakePage, first: str, second: str) -> None:
    matches = _between(_pages(make_page, first, second))
    assert [item[1:] for item in matches] == []


def test_opposite_claims_never_make_one_proposition(make_page: MakePage) -> None:
    pages = _pages(
        make_page,
        "The contractor Halvar Bygg abandoned the Holm tunnel, the engineer Ida Moen"
        " said.",
        "The company denied that the contractor Halvar Bygg had abandoned the Holm"
        " tunnel. The contractor Halvar Bygg has abandoned the Holm tunnel, Ida Moen"
        " said.",
    )
    state, words = survey(pages), _words(pages)
    denials = {
        claim.id
        for page in pages
        for claim in page.claims
        if claim.polarity == "denied"
    }
    assert denials
    propositions = find_matches(state.ledger).propositions
    held = {item.claims for item in propositions.values()}
    assert any("abandoned" in words[claims[0]] for claims in held)
    assert all(denials.isdisjoint(claims) for claims in held)


def test_figures_that_exclude_one_another(make_page: MakePage) -> None:
    pages = _pages(
        make_page,
        "The flood destroyed 340 cellars, the fire brigade said.",
        "The flood destroyed 610 cellars, the tenants' union said.",
    )
    readings = [item for item in read_claims(survey(pages).ledger) if item.quantities]
    assert exclusive(readings[0], readings[1]) is not None
    assert exclusive(readings[0], readings[0]) is None


def test_work_grows_with_the_claims(make_page: MakePage) -> None:
    page = _pages(make_page, ABANDONED, FLOODED)
    readings = [item for item in read_claims(survey(page).ledger) if item.words]

    def work(times: int) -> int:
        several = readings * times  # all of the same words, or of common ones
        weights = WordWeights.of(several)
        return count_calls(lambda: find_candidates(several, weights))

    assert work(400) < 12 * work(40)


def _trace_of(pages: list[Extraction], document: str, words: str) -> Trace:
    said = _words(pages)
    own = {
        claim.id
        for page in pages
        for claim in page.claims
        if page.document.id == document
    }
    return next(
        trace
        for trace in trace_claims(pages)
        if trace.claim in own and words in said[trace.claim]
    )


@pytest.mark.parametrize(
    ("told", "leads"), [("The Brennvik Herald", True), ("us", False)]
)
def test_likeness_alone_draws_no_edge(
    make_page: MakePage, told: str, *, leads: bool
) -> None:
    pages = _pages(
        make_page,
        "The contractor Halvar Bygg abandoned the Holm tunnel, the engineer Ida Moen"
        " said.",
        "The contractor Halvar Bygg has abandoned the Holm tunnel. The harbour stays"
        f" open, the mayor told {told}.",
    )
    trace = _trace_of(pages, "b", "abandoned")
    assert [match.relation for match in trace.matches] == ["same"]
    pages_reached = {node.document for node in trace.nodes}
    assert ("a" in pages_reached) is leads
    assert trace.origins == ((1, 1) if leads else (1, 2))


def test_order_of_pages_does_not_show(make_page: MakePage) -> None:
    pages = _pages(
        make_page,
        "The contractor Halvar Bygg abandoned the Holm tunnel, the engineer Ida Moen"
        " said.",
        "The contractor Halvar Bygg has abandoned the Holm tunnel, Ida Moen said.",
    )
    assert list(trace_claims(pages)) == list(trace_claims(pages[::-1]))
