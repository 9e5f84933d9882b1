"""Numbers of pages and claims follow the content, not the order of the input."""

from dataclasses import replace
from itertools import permutations

import pytest

from tests.web.ledgers import PageBuilder, build_ledger
from whence.model import Interval, Outlet, Published, Story
from whence.web.index import build_index, label_page, title_page, word_published


def test_pages_are_numbered_by_story_date_and_id() -> None:
    days = {"b": "2021-06-01", "a": "2021-06-02", "c": None, "d": "2021-05-01"}
    pages = [
        PageBuilder(name, [("body", name)], None, day).build()
        for name, day in days.items()
    ]
    stories = [Story("b", "s1"), Story("c", "s1"), Story("a", "s2")]
    for order in permutations(pages):
        index = build_index(order, stories[::-1])
        assert [page.document.id for page in index.pages] == ["b", "c", "a", "d"]
        assert index.stories == {"b": 1, "c": 1, "a": 2}


def test_claims_are_numbered_in_reading_order() -> None:
    ledger = build_ledger()
    index = build_index(ledger.extractions, ledger.stories)
    first = index.pages[0].claims
    assert [index.claim_numbers[claim.id] for claim in first] == [1, 2]


def test_page_given_twice_counts_once() -> None:
    page = PageBuilder("a", [("body", "x")]).build()
    assert len(build_index([page, page], ()).pages) == 1


@pytest.mark.parametrize(
    ("title", "outlet", "shown"),
    [
        ("Roof falls in | The Gazette", "The Gazette", "Roof falls in"),
        ("Roof falls in - The Gazette", "The Gazette", "Roof falls in"),
        ("Roof falls in, says The Gazette", "The Gazette", None),
        ("The Gazette", "The Gazette", None),
        ("Roof falls in | The Gazette", None, None),
    ],
)
def test_title_loses_the_name_of_the_site_only(
    title: str, outlet: str | None, shown: str | None
) -> None:
    document = PageBuilder("a", [("body", "x")]).build().document
    named = replace(document, title=title, outlet=Outlet(outlet))
    assert title_page(named) == (shown or title)


def test_page_is_called_by_outlet_headline_or_id() -> None:
    plain = PageBuilder("pages/a.txt", [("chrome", "x")]).build().document
    assert label_page(plain) == "pages/a.txt"
    first = PageBuilder("a", [("body", "It fell.\nIt rose.")]).build().document
    assert label_page(first) == "It fell."
    headed = PageBuilder("a", [("headline", "Roof falls in")]).build().document
    assert label_page(headed) == "Roof falls in"
    assert label_page(replace(headed, outlet=Outlet("The Gazette"))) == "The Gazette"


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (Published(), "undated"),
        (
            Published("2021-06-07", Interval("2021-06-07", "2021-06-08")),
            "7 June 2021",
        ),
        (Published(None, Interval("2021-06-07", None)), "from 7 June 2021"),
        (Published("2021-06", None), "2021-06"),
    ],
)
def test_publication_is_worded_with_its_bounds(
    published: Published, words: str
) -> None:
    document = PageBuilder("a", [("body", "x")]).build().document
    assert word_published(replace(document, published=published)) == words
