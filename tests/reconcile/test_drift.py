"""What a figure loses between two pages, and between a body and its headline."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile import trace_claims

REST = (
    "The barges lay at the quay of Orsund for nine days, and the port was shut. "
    "Harbour pilots in Orsund said that the fog had lifted by Sunday evening."
)
PLAIN = (
    "Velmark has sent 45,000 shells to Drenland, The Orsund Gazette reported, citing "
    "the Astrian army."
)


def _kinds(
    make_page: Callable[..., Extraction], before: str, after: str, title: str = "Barges"
) -> set[tuple[str, str, str]]:
    pages = [
        make_page(
            "a",
            f"{before} {REST}",
            outlet="The Orsund Gazette",
            published="2031-04-02",
            title="Barges leave Orsund",
        ),
        make_page(
            "b", after, outlet="Fjord Radio", published="2031-04-03", title=title
        ),
    ]
    return {
        (drift.kind, drift.before.document, drift.after.document)
        for trace in trace_claims(pages)
        for drift in trace.drift
    }


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "Velmark may have sent 45,000 shells to Drenland, the Astrian army said.",
            PLAIN,
            "hedge-lost",
        ),
        (
            "Velmark has sent about 45,000 shells to Drenland, the Astrian army said.",
            PLAIN,
            "bound-lost",
        ),
        (
            "Barges that could hold 45,000 shells left for Drenland, Astria said.",
            PLAIN,
            "capacity-as-count",
        ),
        (
            "The storm destroyed or damaged 310 houses, the Orsund Fire Brigade said.",
            "The storm destroyed and damaged 310 houses, The Orsund Gazette reported.",
            "and-or",
        ),
    ],
)
def test_what_is_lost_on_the_way(
    make_page: Callable[..., Extraction], before: str, after: str, kind: str
) -> None:
    assert (kind, "a", "b") in _kinds(make_page, before, after)


def test_a_faithful_relay_loses_nothing(make_page: Callable[..., Extraction]) -> None:
    found = _kinds(
        make_page,
        "Velmark may have sent about 45,000 shells to Drenland, the Astrian army said.",
        "Velmark may have sent about 45,000 shells to Drenland, The Orsund Gazette "
        "reported, citing the Astrian army.",
    )
    assert found == set()


@pytest.mark.parametrize(
    ("title", "lost"),
    [
        ("Velmark sent 45,000 shells to Drenland", True),
        ("Velmark believed to have sent 45,000 shells", False),
        ("Did Velmark send 45,000 shells to Drenland?", False),
    ],
)
def test_a_headline_says_more_than_its_body(
    make_page: Callable[..., Extraction], title: str, *, lost: bool
) -> None:
    found = _kinds(
        make_page,
        "The port of Orsund was shut.",
        "Velmark may have sent 45,000 shells to Drenland, the Astrian army said.",
        title,
    )
    assert (("headline-body", "b", "b") in found) == lost


def test_a_vague_source_is_none_that_can_be_lost(
    make_page: Callable[..., Extraction],
) -> None:
    found = _kinds(
        make_page,
        "Media reports say that Velmark sent 45,130 shells to Drenland.",
        "Velmark sent 45,130 shells to Drenland.",
    )
    assert "attribution-lost" not in {kind for kind, _, _ in found}


def test_an_odd_figure_without_its_source_has_lost_it(
    make_page: Callable[..., Extraction],
) -> None:
    found = _kinds(
        make_page,
        "Velmark sent 45,130 shells to Drenland by rail, the Astrian army said.",
        "In all, 45,130 shells reached Drenland from Velmark.",
    )
    assert ("attribution-lost", "a", "b") in found


def test_the_month_of_may_hedges_nothing(make_page: Callable[..., Extraction]) -> None:
    found = _kinds(
        make_page,
        "Velmark sent 45,130 shells to Drenland on May 4, the Astrian army said.",
        "Velmark sent 45,130 shells to Drenland, The Orsund Gazette reported, citing "
        "the Astrian army.",
    )
    assert "hedge-lost" not in {kind for kind, _, _ in found}
