"""Which pages are one page again, and how they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence import api
from whence.model import Document, Extraction, Figure, SourceDocument
from whence.reconcile.copies import Copy, address_of, count_once, find_copies
from whence.reconcile.imprints import read_imprint, resemblance

ALARM = (
    "The dam above Orsk burst on Tuesday night after two days of rain.\n\n"
    "The interior ministry said on Wednesday that 4,318 houses had been flooded in the "
    "valley and that soldiers were bringing people to schools on higher ground.\n\n"
    "Engineers had warned of cracks in the spillway since the spring, and the mayor of "
    "the lower town has asked for the plans to be shown to everybody who lives there."
)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://Elbe.example/a/", "elbe.example/a"),
        ("https://www.elbe.example/a#part", "elbe.example/a"),
        ("https://elbe.example/a?utm_campaign=x&fbclid=1", "elbe.example/a"),
        ("https://elbe.example/read?id=7&utm_source=x", "elbe.example/read?id=7"),
        ("https://elbe.example/?b=2&a=1", "elbe.example?a=1&b=2"),
        ("https://elbe.example/", None),
        ("https://elbe.example/?utm_source=x", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_without_what_tells_nothing(
    url: str | None, address: str | None
) -> None:
    assert address_of(url) == address


def words_of(text: str) -> Document:
    return Document("x", text, "")


@given(st.text(max_size=200), st.text(max_size=200))
def test_resemblance_is_a_share_and_the_same_both_ways(left: str, right: str) -> None:
    first, second = read_imprint(words_of(left)), read_imprint(words_of(right))
    share = resemblance(first.sketch, second.sketch)
    assert 0 <= share <= 1
    assert share == resemblance(second.sketch, first.sketch)
    assert resemblance(first.sketch, first.sketch) == (1 if first.sketch else 0)


def test_the_sketch_tells_the_share_of_common_wording() -> None:
    """Of 1,000 words the first 700 are common: 696 of 1,296 runs, .54 of all."""
    left = " ".join(f"left{at}" if at >= 700 else f"both{at}" for at in range(1000))
    right = " ".join(f"right{at}" if at >= 700 else f"both{at}" for at in range(1000))
    share = resemblance(
        read_imprint(words_of(left)).sketch, read_imprint(words_of(right)).sketch
    )
    assert abs(share - 0.54) < 0.1


def test_a_copy_is_a_report_only_where_another_outlet_printed_it() -> None:
    copies = [
        Copy("again", "first", "exact", 1.0),
        Copy("menu", "first", "near", 0.9),
        Copy("nobody", "first", "exact", 1.0),
        Copy("other-1", "first", "exact", 1.0),
        Copy("other-2", "first", "near", 0.8),
        Copy("old", "again", "version", 0.4),
    ]
    outlets = {
        "first": "post",
        "again": "post",
        "menu": "post",
        "nobody": None,
        "other-1": "echo",
        "other-2": "echo",
        "old": "post",
    }
    assert count_once(copies, outlets) == {
        "again": "first",
        "menu": "first",
        "nobody": "first",
        "other-2": "other-1",
        "old": "first",
    }


def houses(sources: list[SourceDocument]) -> Figure:
    """The figure of the flooded houses that some pages give."""
    found = api.figures(list(api.extract_documents(sources)))
    (figure,) = [item for item in found if item.question.counted == "house"]
    return figure


def source(
    name: str,
    text: str = ALARM,
    *,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> SourceDocument:
    return SourceDocument(name, text=text, outlet=outlet, published=published, url=url)


def test_a_page_saved_twice_is_one_report() -> None:
    once = houses([source("a", outlet="Orsk Post")])
    twice = houses([source("a", outlet="Orsk Post"), source("b", outlet="Orsk Post")])
    assert (once.reports, once.origins) == (twice.reports, twice.origins) == (1, (1, 1))
    assert (once.low, once.best, once.high) == (twice.low, twice.best, twice.high)


def test_a_reprint_is_a_report_and_no_origin() -> None:
    figure = houses(
        [source("a", outlet="Orsk Post"), source("b", outlet="The River Echo")]
    )
    assert (figure.reports, figure.origins) == (2, (1, 1))


def test_a_near_copy_with_another_figure_is_a_report() -> None:
    later = source("b", ALARM.replace("4,318", "5,102"), outlet="Orsk Post")
    figure = houses([source("a", outlet="Orsk Post"), later])
    assert figure.reports == 2
    same = source("b", ALARM.replace("two days", "three days"), outlet="Orsk Post")
    assert houses([source("a", outlet="Orsk Post"), same]).reports == 1


def test_of_the_texts_of_an_address_the_latest_counts() -> None:
    url = "https://orskpost.example/dam"
    old = source("old", url=url, published="2031-05-07")
    new = source(
        "new", ALARM.replace("4,318", "5,102"), url=url, published="2031-05-08"
    )
    figure = houses([old, new])
    assert (figure.low, figure.high, figure.reports) == (5102, 5102, 1)
    assert [item.document for item in figure.figures] == ["new"]
    # The older text stays, and can be traced.
    pages: list[Extraction] = list(api.extract_documents([old, new]))
    for claim in pages[0].claims:
        assert api.trace(pages, claim.id).claim == claim.id


def test_copies_do_not_depend_on_the_order_of_pages() -> None:
    pages = [
        Document(name, text, "")
        for name, text in (("c", ALARM), ("a", f"{ALARM} It rains."), ("b", "No rain."))
    ]
    assert find_copies(pages) == find_copies(pages[::-1])
    assert [(copy.document, copy.of) for copy in find_copies(pages)] == [("c", "a")]
