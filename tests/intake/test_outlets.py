"""The outlet's name."""

import pytest

from tests.intake.pages import BODY
from whence.intake import read_document
from whence.model import Outlet, SourceDocument

HEAD = "River bursts its banks near Halden"
MENU = ("Privacy policy", "Contact us", "Sign up", "Facebook", "Share", "Log in")


def outlet(*furniture: str, url: str | None = None) -> Outlet:
    text = "\n\n".join([HEAD, *BODY, "Read also", *MENU, *furniture])
    return read_document(SourceDocument("a", text=text, url=url)).outlet


@pytest.mark.parametrize(
    "furniture",
    [
        ("Advertise with The Halden Courier", "© 2025 The Halden Courier"),
        (
            (
                "The Halden Courier’s Ana Roth explains how the dam was built and why the "
                "water rose so fast."
            ),
        ),
        ("About The Halden Courier", "The Halden Courier is part of Sorne Media Ltd"),
        ("Get alerts from The Halden Courier", "More from The Halden Courier"),
        ("The Halden Courier > News > Rivers",),
        ("© Copyright 2025 The Halden Courier Media Group",),
        (
            "The Halden Courier on Facebook",
            "The Halden Courier on Instagram",
            "The Halden Courier on YouTube",
        ),
    ],
)
def test_furniture_names_the_outlet(furniture: tuple[str, ...]) -> None:
    found = outlet(*furniture)
    assert found.value == "The Halden Courier"
    assert found.basis == "page"
    assert found.span is not None


@pytest.mark.parametrize(
    "furniture",
    [
        (),
        ("Follow us on Facebook", "© 2025 All rights reserved"),
        ("More from Boxing Day", "Boxing Day newsletter"),
        ("We may earn a commission from links on this page.",),
        ("Subscribe to our newsletter", "Sport Newsletter"),
        ("Jo Lindt was a reporter for The Sonneck Tribune.",),  # an earlier post
    ],
)
def test_menus_name_no_outlet(furniture: tuple[str, ...]) -> None:
    assert outlet(*furniture) == Outlet()


def test_a_host_is_better_than_nothing() -> None:
    found = outlet(url="https://www.halden.example/news/1")
    assert (found.value, found.basis) == ("halden.example", "metadata")
    assert outlet(url="javascript:alert(1)") == Outlet()


def test_the_site_is_named_and_not_its_owner() -> None:
    found = outlet(
        "About Halden Life",
        "Follow Halden Life",
        "Search Halden Life",
        "Sorne Media Store",
        "© 2025 Sorne Media",
        "Sorne Media newsletters",
    )
    assert found.value == "Halden Life"


def test_a_name_at_both_ends_of_a_page_is_its_own() -> None:
    menu = [f"{word} today" for word in ("Rivers", "Towns", "Trains", "Bread", "Music")]
    below = [f"Story number {number} of the valley" for number in range(30)]
    text = "\n\n".join(
        ["The Halden Courier", *menu, HEAD, *BODY, *below, "The Halden Courier"]
    )
    found = read_document(SourceDocument("a", text=text)).outlet
    assert found.value == "The Halden Courier"
