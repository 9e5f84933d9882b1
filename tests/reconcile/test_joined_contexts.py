"""Pages of one event that share few words, joined by what their figures show."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile.bearings import find_bearings
from whence.reconcile.joined_contexts import join_contexts

MakePage = Callable[..., Extraction]


def _share(pages: list[Extraction]) -> bool:
    """Say whether two pages that their words keep apart share a context."""
    bearings = [bearing for page in pages for bearing in find_bearings(page)]
    apart = {page.document.id: f"context-{page.document.id}" for page in pages}
    return len(set(join_contexts(pages, bearings, apart).values())) == 1


LONG = "In the quake near Lorn 443 houses were destroyed, the Lorn council said."


def test_an_odd_number_of_the_same_things_joins(make_page: MakePage) -> None:
    note = "So far 443 houses were destroyed. Buses are not running."
    assert _share(
        [
            make_page("a", LONG, published="2031-03-03"),
            make_page("b", note, published="2031-03-05"),
        ]
    )


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("So far 443 houses were destroyed. Buses are not running.", 24),
        ("So far 443 houses were built. Buses are running again.", 5),
        ("So far 443 people were injured. Buses are not running.", 5),
        ("So far 400 houses were destroyed. Buses are not running.", 5),
    ],
)
def test_another_week_deed_thing_or_number_does_not(
    make_page: MakePage, note: str, day: int
) -> None:
    assert not _share(
        [
            make_page("a", LONG, published="2031-03-03"),
            make_page("b", note, published=f"2031-03-{day:02}"),
        ]
    )


def test_a_round_number_needs_a_name_as_well(make_page: MakePage) -> None:
    first = "In the quake near Lorn 4,700 houses were destroyed, the council said."
    named = "Near Lorn 4,700 houses were destroyed. Buses are not running in Lorn."
    bare = "Some 4,700 houses were destroyed. Buses are not running."
    long = make_page("a", first)
    assert _share([long, make_page("b", named)])
    assert not _share([long, make_page("b", bare)])


def test_a_number_had_from_the_other_page_joins(make_page: MakePage) -> None:
    first = make_page("a", LONG.replace("443", "448"), outlet="Cape Herald")
    text = "Some 450 houses were destroyed, the Cape Herald reported."
    assert _share([first, make_page("b", text, outlet="Bay Sun")])
    other = text.replace("Cape Herald", "Hill Courier")
    assert not _share([first, make_page("b", other, outlet="Bay Sun")])


def test_an_address_beside_the_figure_joins(make_page: MakePage) -> None:
    first = make_page("a", LONG, url="https://cape.example/2031/quake")
    text = "Hundreds of houses, 440 or so, were lost. Full text: {}"
    linked = make_page("b", text.format("https://cape.example/2031/quake"))
    other = make_page("b", text.format("https://cape.example/2031/storm"))
    assert _share([first, linked])
    assert not _share([first, other])
