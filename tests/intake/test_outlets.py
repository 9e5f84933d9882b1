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
        ("COPYRIGHT 2023 SORNEWRITERS.COM",),  # a syndicate's
        ("Search Obituaries", "Obituaries", "Obituaries"),
        ("© Stefan Berg", "Stefan Berg"),  # a picture's
        ("Sorne Winery", "sornewinery.com"),  # a venue
        (
            "Read the full story on Sorne Radio",
            "Sorne Radio newsletter",
            "About Sorne Radio",
        ),  # a reprint
        ("© 2024 Los Angeles Times", "Distributed by Tribune Content Agency"),
        ("USA TODAY", "By Jo Lindt, USA TODAY"),
        ("Tablet", "Tablet", "Follow Tablet"),  # a section's word
        ("Deadspin", "Gizmodo", "Kotaku", "Quartz"),  # a publisher's sites
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


def test_the_brand_is_named_and_not_the_company() -> None:
    found = outlet(
        "About valleyNow",
        "Jo Lindt is valleyNow's Editor-in-Chief.",
        "Advertise with Sorne Advice on valleyNow and our other sites.",
        "About Sorne Advice",
        "Property of Sorne Advice.",
        "© 2022 Sorne Advice. All Rights Reserved",
    )
    assert found.value == "valleyNow"


@pytest.mark.parametrize(
    ("furniture", "name"),
    [
        (("© 2024 The New York Times Company", "NYTCo"), "The New York Times"),
        (("© 1996-2024 The Washington Post", "washingtonpost.com"), "The Washington Post"),
        (("© 2024 Cable News Network.", "CNN International"), "CNN"),
        (("© 2024 The New York Times Company", "© 2024 The Halden Courier"),
         "The Halden Courier"),
        (("Copyright 2024 The Associated Press. All rights reserved.",), None),
        (("Copyright 2024 The Associated Press. All rights reserved.",
          "© 2024 The Halden Courier"), "The Halden Courier"),
        (("The Associated Press is an independent global news organization.",
          "ap.org", "The Associated Press"), "The Associated Press"),
        (("ABOUT NPR", "NPR Shop", "Become an NPR sponsor"), "NPR"),
    ],
)  # fmt: skip
def test_papers_that_others_print(furniture: tuple[str, ...], name: str | None) -> None:
    assert outlet(*furniture).value == name


def test_initials_stand_for_who_holds_the_rights() -> None:
    found = outlet(
        "Advertise with HRN",
        "Subscribe to the HRN Newsletter",
        "All material Copyright © 2024 Halden Radio Network LLC.",
    )
    assert found.value == "Halden Radio Network"


def test_a_byline_and_the_owner_name_a_known_paper() -> None:
    lines = (
        "By Ana Roth\nSpringfield News-Leader",
        "© Copyright Gannett 2024",
    )
    text = "\n\n".join([HEAD, lines[0], "March 6, 2024", *BODY, *MENU, lines[1]])
    found = read_document(SourceDocument("a", text=text)).outlet
    assert found.value == "Springfield News-Leader"
    without = text.replace("Gannett", "Sorne Media")
    assert read_document(SourceDocument("a", text=without)).outlet == Outlet()


def test_a_joined_spelling_is_the_same_name() -> None:
    found = outlet(
        "The Halden Sound",
        "TheHaldenSound is a destination for those who love the valley.",
        "The Halden Sound",
    )
    assert found.value == "The Halden Sound"


def test_a_known_host_has_a_name() -> None:
    found = outlet(url="https://www.theguardian.com/world/1")
    assert (found.value, found.basis) == ("The Guardian", "metadata")


def test_a_known_host_is_surer_than_the_page() -> None:
    furniture = ("Advertise with The Halden Courier", "© 2025 The Halden Courier")
    found = outlet(*furniture, url="https://www.theguardian.com/world/1")
    assert (found.value, found.basis) == ("The Guardian", "metadata")
    found = outlet(*furniture, url="https://archive.example/1")
    assert (found.value, found.basis) == ("The Halden Courier", "page")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("haldencourier.example", "The Halden Courier"),
        ("thc.example", "The Halden Courier"),
        ("sorne.example", "sorne.example"),  # the blog of a larger site
    ],
)
def test_a_line_above_the_report_must_fit_the_host(host: str, name: str) -> None:
    text = "\n\n".join(["The Halden Courier", HEAD, *BODY])
    page = SourceDocument("a", text=text, url=f"https://{host}/1")
    assert read_document(page).outlet.value == name


def test_a_long_page_is_read_at_both_ends() -> None:
    links = [f"Story number {number} of the valley" for number in range(4_000)]
    found = outlet("Welcome to The Halden Courier", *links, "© 2025 The Halden Courier")
    assert found.value == "The Halden Courier"
    long = [f"{'Rivers and towns ' * 50}{number}" for number in range(1_000)]
    found = outlet("Welcome to The Halden Courier", *long, "© 2025 The Halden Courier")
    assert found.value == "The Halden Courier"


def test_the_newsroom_in_the_report_is_only_support() -> None:
    body = [*BODY, "“It is over,” she told The Halden Courier."]
    text = "\n\n".join([HEAD, *body, *MENU])
    assert read_document(SourceDocument("a", text=text)).outlet == Outlet()


def test_a_name_at_both_ends_of_a_page_is_its_own() -> None:
    menu = [f"{word} today" for word in ("Rivers", "Towns", "Trains", "Bread", "Music")]
    below = [f"Story number {number} of the valley" for number in range(30)]
    text = "\n\n".join(
        ["The Halden Courier", *menu, HEAD, *BODY, *below, "The Halden Courier"]
    )
    found = read_document(SourceDocument("a", text=text)).outlet
    assert found.value == "The Halden Courier"
