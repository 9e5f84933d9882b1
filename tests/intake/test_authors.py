"""Who signs a page: bylines and the authors in them."""

import pytest

from tests.intake.pages import BODY
from whence.intake import read_document
from whence.intake.bylines import part_glued
from whence.model import Document, SourceDocument

HEAD = "River bursts its banks near Halden, killing two"


def page(
    *below: str, above: tuple[str, ...] = (), after: tuple[str, ...] = ()
) -> Document:
    text = "\n\n".join([*above, HEAD, *below, *BODY, *after])
    return read_document(SourceDocument("a", text=text))


def names(document: Document) -> list[str]:
    for author in document.authors:
        assert author.span is not None
        assert author.span.of(document.text) == author.name
    return [author.name for author in document.authors]


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("By Ana Roth and Jo Lindt",), ["Ana Roth", "Jo Lindt"]),
        (("By Ana RothPublished: May 2, 2023 8:00 AM EST",), ["Ana Roth"]),
        (("ByAna Roth", "2 May 2023"), ["Ana Roth"]),
        (("Ana Rotharchive page", "May 2, 2023"), ["Ana Roth"]),
        (("By The Associated Press3 minute Read",), ["The Associated Press"]),
        (("By Ana Roth May 2, 2023",), ["Ana Roth"]),
        (("By Ana Roth | Published May 2, 2023 1:03 PM EDT",), ["Ana Roth"]),
        (("May 2, 2023 at 1:39 pm | By Ana Roth",), ["Ana Roth"]),
        (("May 2, 2023 / Ana Roth",), ["Ana Roth"]),
        (("Ana Roth", "May 2, 2023"), ["Ana Roth"]),
        (("Author:", "Ana Roth", "May 2, 2023"), ["Ana Roth"]),
        (("COMMENTARY BY", "Ana B. Roth, Ph.D.", "May 2, 2023"), ["Ana B. Roth"]),
        (("By Ana Roth, Contributing Editor, Halden Weekly |",), ["Ana Roth"]),
        (("By Ana Roth", "Photography by Jo Lindt", "May 2, 2023"), ["Ana Roth"]),
        (("Ana Roth as told to Jo Lindt", "May 2, 2023"), ["Ana Roth", "Jo Lindt"]),
        (("BYD Seal", "By Ana Roth", "May 2, 2023"), ["Ana Roth"]),
        (("By Ana Roth in San Telmo", "May 2, 2023"), ["Ana Roth"]),
        (("Compiled by Ana Roth from wire reports",), ["Ana Roth"]),
        (("by: Ana Roth Updated: May 2, 2023 - 6:19 PM",), ["Ana Roth"]),
        (("By Ana Roth, The Halden Courier", "May 2, 2023"), ["Ana Roth"]),
        (
            ("Ana Roth and Omar Haddad in Oslo, and Jo Lindt in Rome", "May 2, 2023"),
            ["Ana Roth", "Omar Haddad", "Jo Lindt"],
        ),
        (("Ana Roth Political correspondent", "2 May 2023"), ["Ana Roth"]),
        (("By ANA ROTH FOR HALDEN.COM", "2 May 2023"), ["ANA ROTH"]),
        (("Posted by Ana Roth on May 2, 2023",), ["Ana Roth"]),
        (("By Ana Roth ana.roth@halden.example",), ["Ana Roth"]),
        (("Guest essay by Ana Roth",), ["Ana Roth"]),
        (
            ("By Jean-Luc d'Arcy and María José de la Peña",),
            ["Jean-Luc d'Arcy", "María José de la Peña"],
        ),
        (("Reporting by Ana Roth; Editing by Omar Haddad",), ["Ana Roth"]),
        (("Author", "Ann Lee"), ["Ann Lee"]),
        (("By RiverWatcher", "May 2, 2023"), ["RiverWatcher"]),
    ],
)
def test_authors_of_a_header(lines: tuple[str, ...], authors: list[str]) -> None:
    assert names(page(*lines)) == authors


@pytest.mark.parametrize(
    "lines",
    [
        ("May 2, 2023 / Updated May 3, 2023",),
        ("May 2, 2023", "Fact checked by Jo Lindt"),
        ("May 2, 2023 3 min read", "Key Takeaways"),
        ("Published: May 2, 2023", "Power Rankings"),
        ("Saturday 13 May 2023 by Web Editor",),
        ("UP NEXT",),
        ("By Breaking News Staff",),
        ("By Editorial Board",),
        ("Correction appended.", "May 2, 2023"),
    ],
)
def test_nobody_signs(lines: tuple[str, ...]) -> None:
    assert names(page(*lines)) == []


def test_signatures_above_the_headline() -> None:
    menu = tuple(f"Share on {site}" for site in ("Facebook", "Twitter", "Pinterest"))
    found = page("May 2, 2023", above=("By —", "Ana Roth, Associated Press", *menu))
    kinds = {s.span.of(found.text): s.kind for s in found.segments}
    assert kinds["Ana Roth, Associated Press"] == "byline"
    assert names(found) == ["Ana Roth"]


def test_a_signature_below_a_dated_report() -> None:
    found = page(
        "Updated May 2, 2023 11:48 a.m. ET",
        after=("Reporting by The Associated Press.",),
    )
    assert names(found) == ["The Associated Press"]


def test_a_byline_of_two_blocks_has_two_segments() -> None:
    found = page("By Ana RothPublished: May 2, 2023 8:00 AM EST")
    signed = [s.span.of(found.text) for s in found.segments if s.kind == "byline"]
    assert signed == ["By Ana Roth", "Published: May 2, 2023 8:00 AM EST"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("By Ian McKellen", ["By Ian McKellen"]),
        ("By Ana DeSantisUpdated May 2", ["By Ana DeSantis", "Updated May 2"]),
        ("Byron Lee", ["Byron Lee"]),
        ("Jo LindtSenior Writer", ["Jo Lindt", "Senior Writer"]),
        ("Jo LindtMay 2, 2023", ["Jo Lindt", "May 2, 2023"]),
        ("Jo Mayfield", ["Jo Mayfield"]),
    ],
)
def test_glued_blocks_are_parted(line: str, parts: list[str]) -> None:
    assert [line[start:end] for start, end in part_glued(line)] == parts


def test_the_headline_at_the_report_tells_where_its_byline_is() -> None:
    menu = [f"Phone {word} Review" for word in ("Alpha", "Beta", "Gamma", "Delta")]
    rest = [f"Best {number} Offers for the Home" for number in range(50)]
    text = "\n\n".join(
        [HEAD, "Catch Thief", *menu, *rest, HEAD, "Ana Roth Senior Writer", *BODY]
    )
    found = read_document(SourceDocument("a", text=text, title=HEAD))
    kinds = {s.span.of(found.text): s.kind for s in found.segments}
    assert kinds["Ana Roth Senior Writer"] == "byline"
    assert kinds["Catch Thief"] != "byline"
