"""One agency under two names."""

import pytest

from whence.model import Actor, Document, Outlet
from whence.reconcile.agencies import (
    find_agencies,
    is_same_agency,
    is_short_form,
    join_agencies,
)


@pytest.mark.parametrize(
    ("short", "name", "same"),
    [
        ("TCW", "Tidewater Coast Wire", True),
        ("T.C.W.", "The Tidewater Coast Wire", True),
        ("AFP", "Agence France-Presse", True),
        ("BN", "Bureau of News", True),
        ("TCW", "Tidewater Coast Agency", False),
        ("Tcw", "Tidewater Coast Wire", False),
        ("W", "Wire", False),
        ("TCW", "TCW", False),
        ("TCW", "", False),
    ],
)
def test_short_forms_are_initials(short: str, name: str, same: bool) -> None:
    assert is_short_form(short, name) is same


def test_names_are_one_either_way_round() -> None:
    assert is_same_agency("TCW", "Tidewater Coast Wire")
    assert is_same_agency("Tidewater Coast Wire", "TCW")
    assert is_same_agency("The Coast Wire", "coast wire")
    assert not is_same_agency("Coast Wire", "Ness Gazette")


def test_of_the_names_of_an_agency_the_fullest_is_kept() -> None:
    names = ["TCW", "Tidewater Coast Wire", "the tidewater coast wire", "Ness Press"]
    assert join_agencies(names) == ["the tidewater coast wire", "Ness Press"]
    assert join_agencies(names) == join_agencies(names[::-1])


def test_an_outlet_that_others_credit_is_an_agency() -> None:
    pages = [
        Document("a", "", "", outlet=Outlet("Tidewater Coast Wire")),
        Document("b", "", "", outlet=Outlet("Ness Gazette")),
        Document("c", "", "", relays=(Actor("TCW", "agency"),)),
    ]
    assert find_agencies(pages) == {"Tidewater Coast Wire"}
    assert find_agencies(pages[:2]) == frozenset()
