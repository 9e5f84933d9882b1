"""Turns of phrase that name a page's site."""

import pytest

from whence.intake.votes import find_asked, find_origins, find_owners, find_votes


@pytest.mark.parametrize(
    ("line", "sort", "name"),
    [
        ("Welcome to halden.news", "search", "halden.news"),
        ("About valleyNow", "about", "valleyNow"),
        ("Jo Lindt is valleyNow's Editor-in-Chief.", "role", "valleyNow"),
        ("Ana Roth is an editor at The Halden Courier. She has", "role",
         "The Halden Courier"),
        ("By Ana Roth, Halden Courier staff writer", "role", "Halden Courier"),
        ("Trending on Sorne Videos", "more", "Sorne"),
        ("Sign Up for the Sorne Newsletter", "follow", "Sorne"),
        ("Insta-Subscribe to Sorne Weekly Magazine", "follow", "Sorne Weekly"),
        ("Got a tip? Send it to The Halden Courier here.", "follow",
         "The Halden Courier"),
        ("Create or log in to your SORNE Radio account", "alerts", "SORNE Radio"),
        ("Get the latest news from Halden Weekly directly in your inbox", "alerts",
         "Halden Weekly"),
        ("Sign up to receive Halden Life's emails.", "alerts", "Halden Life"),
        ("© Copyright 2023 St. Olaf Post-Dispatch, 1 Quay Street", "rights",
         "St. Olaf Post-Dispatch"),
        ("© 2024 Sorne News & Media Limited", "company", "Sorne"),
        ("© 2024 Brands, LLC SORNE is a registered trademark of Sorne, Inc.", "self",
         "SORNE"),
        ("Copyright 2024 www.sorneradio.com", "rights", "sorneradio.com"),
        ("© Tribune de l'Oubangui", "rights", "Tribune de l'Oubangui"),
        ("© The Lantern", "rights", "The Lantern"),
        ("Write to jo.lindt@haldencourier.com.", "mail", "haldencourier.com"),
        ("SORNE RADIO™ is heard daily", "mark", "SORNE RADIO"),
    ],
)  # fmt: skip
def test_a_line_votes_for_a_name(line: str, sort: str, name: str) -> None:
    votes = [(vote.sort, vote.name) for vote in find_votes(line)]
    assert (sort, name) in votes
    for vote in find_votes(line):
        assert line[vote.start : vote.start + len(vote.name)] == vote.name


@pytest.mark.parametrize(
    "line",
    [
        "© Ann Lee",  # a picture's
        "From “Big Water”, by Ann Lee. Copyright 2024 by Ann Lee. Reprinted by permission.",
        "©2023 Halden Courier. Visit haldencourier.example. Distributed by Sorne Agency.",
        "Follow us on Facebook",
        "Rain fell for three days before the river burst its banks.",
    ],
)
def test_rights_of_others_are_no_vote(line: str) -> None:
    assert "rights" not in {vote.sort for vote in find_votes(line)}


def test_an_address_that_is_the_name_is_one_vote() -> None:
    votes = find_votes("COPYRIGHT 2023 SORNE.COM")
    assert [(vote.sort, vote.name) for vote in votes] == [("rights", "SORNE.COM")]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("The Harbour Post is part of Sorne Media Ltd.", "sorne"),
        ("Property of Sorne Media.", "sorne"),
        ("Advertise with Sorne on The Harbour Post and our other sites.", "sorne"),
        ("This story is published courtesy of Halden Courier.", "haldencourier"),
        ("To read this article on HaldenCourier.com, click here.", "haldencourier"),
    ],
)
def test_owners_and_lenders_are_told(line: str, owner: str) -> None:
    assert owner in find_owners(line)


def test_a_first_print_is_told() -> None:
    assert find_origins("This article was published first by Sorne Radio.") == [
        "sorneradio"
    ]
    assert find_origins("The report was published on Monday.") == ["monday"]
    assert find_origins("Nothing was said.") == []


def test_newsrooms_that_asked() -> None:
    line = "The mill did not respond to The Harbour Post's request for comment."
    assert [vote.name for vote in find_asked(line)] == ["The Harbour Post"]
    line = "“I saw it,” he said in an interview with Sorne Radio."
    assert [vote.name for vote in find_asked(line)] == ["Sorne Radio"]
