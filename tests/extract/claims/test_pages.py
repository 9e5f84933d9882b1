"""Datelines, wires, outlets, units and what was not read."""

import pytest

from tests.extract.claims.pages import make_page, read
from whence.extract.datelines import find_dateline
from whence.extract.names import find_names
from whence.extract.outlets import find_outlet
from whence.extract.page_relays import find_page_relays
from whence.extract.topics import find_topics
from whence.extract.units import PageUnits, find_units
from whence.model import Span


@pytest.mark.parametrize(
    ("line", "rest", "wire"),
    [
        ("LIMA, March 3 (Reuters) — Two died.", "Two died.", "Reuters"),
        ("NEW YORK (AP) - Two died.", "Two died.", "AP"),
        ("MINSK, March 3, 2024. /Norte/. Two died.", "Two died.", "Norte"),
        ("Aug 27 (UPI) -- Two died.", "Two died.", "UPI"),
        ("WASHINGTON — Two died.", "Two died.", None),
        ("09:40 — Two died.", "Two died.", None),
        ("OSLO/KYIV, March 3 (Norte Wire) — Two died.", "Two died.", "Norte Wire"),
        ("Lund, Jun 11. NWA — Two died.", "Two died.", "NWA"),
        ("Lund, Jun 11 (NWA): Two died.", "Two died.", "NWA"),
        ("(NWA) Lund: Two died.", "Two died.", "NWA"),
        ("LUND — Norte Press — Two died.", "Two died.", "Norte Press"),
        ("Lund, 4 March (Norte News) Two died.", "Two died.", "Norte News"),
        ("Lund (dpa) - Two died.", "Two died.", "dpa"),
        ("LUND [Norte] Two died.", "Two died.", "Norte"),
        ("(Norte Press) Two died.", "Two died.", "Norte Press"),
        ("17.10 Two people died.", "Two people died.", None),
        ("09:40 GMT Two people died.", "Two people died.", None),
    ],
)
def test_datelines(line: str, rest: str, wire: str | None) -> None:
    found = find_dateline(line, Span(0, len(line)))
    assert found is not None
    assert line[found.end :] == rest
    assert (found.wire.of(line) if found.wire else None) == wire


@pytest.mark.parametrize(
    "line",
    [
        "3.50 Euros were paid.",
        "10.15 percent of them left.",
        "Two died (Reuters photo) — see below.",
        "The U.S. sent aid.",
        "NATO said no.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert find_dateline(line, Span(0, len(line))) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LIMA (AP) — Two died.", ["Associated Press"]),
        ("# Flood\n> By Agence France-Presse\nTwo died.", ["Agence France-Presse"]),
        ("# Flood\n> By Ana Ruiz, Norte Wire\nTwo died.", ["Norte Wire"]),
        ("# Flood\n> ANA RUIZ/NORTE WIRE\nTwo died.", ["Norte Wire"]),
        ("# Flood\n> Text: Norte Press\nTwo died.", ["Norte Press"]),
        ("# Flood\n~ Supplied by Norte News Agency\nTwo died.", ["Norte News Agency"]),
        ("# Flood\nTwo died. (Norte Wire)", ["Norte Wire"]),
        ("# Flood\nTwo died.\n(Norte Wire)", ["Norte Wire"]),
        ("# Flood\nTwo died.\n— Norte Wire", ["Norte Wire"]),
        ("# Flood\nTwo died.\nNorte Press/FG", ["Norte Press"]),
        ("# Flood\nTwo died.\n~ © 2025 Norte Press", ["Norte Press"]),
        (
            "# Flood\nTwo died.\nThis story was distributed by Norte Wire.",
            ["Norte Wire"],
        ),
        ("# Flood\nTwo died. AFP", ["Agence France-Presse"]),
        ("# Flood\n> By Ana Ruiz\nTwo died.", []),
        ("# Flood\nTwo died. (Photo: Norte Press)", []),
        ("# Flood\nTwo died.\n(Additional reporting by Norte Wire)", []),
        ("# Flood\nTwo died. He left the press.", []),
        ("Two died, Reuters reported.", []),
        ("He told Reuters (AP) that two died.", []),
    ],
)
def test_page_relays(text: str, names: list[str]) -> None:
    assert [relay.name for relay in find_page_relays(make_page(text))] == names


def test_a_wire_on_its_own_page_is_no_relay() -> None:
    page = make_page("LIMA (NPA) — Two died.", outlet="Norte Press Agency")
    assert find_page_relays(page) == ()


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("# Flood\n> By Ana Ruiz, The Norte Courier\nIt rained.", "The Norte Courier"),
        ("LIMA (KNQV) — Two died.", "KNQV"),
        ("LIMA (AP) — Two died.", None),
        ("LIMA (May 18, 2015) — Two died.", None),
        ("# Flood kills two\nIt rained.", None),
        ("~ Home | World | Sport\n# Flood\nIt rained.", None),
    ],
)
def test_outlet_by_signature_or_dateline(text: str, outlet: str | None) -> None:
    assert find_outlet(make_page(text, outlet=None)).value == outlet


def test_the_outlet_that_intake_found_stands() -> None:
    assert (
        find_outlet(make_page("LIMA (KNQV) — It rained.")).value == "The Harbour Post"
    )


def test_a_quotation_keeps_its_sentences_together() -> None:
    units = find_units(make_page("“It rained. It froze,” he said. He left."))
    assert [unit.span.of(unit.text) for unit in units] == [
        "“It rained. It froze,” he said.",
        "He left.",
    ]


def test_a_long_page_is_read_in_part_and_says_so() -> None:
    found = read("The union said no. " * 8000)
    assert any("beginning only" in item.reason for item in found.abstained)
    assert PageUnits(found.document).is_cut


def test_names_of_a_page() -> None:
    names = find_names(
        make_page(
            "LIMA — President Ana Ruiz met the Norte Relief Council (NRC). "
            "Ruiz left the council."
        )
    )
    assert names.country == "Peru"
    assert names.full_name("Ruiz") == "Ana Ruiz"
    assert names.expand("NRC") == "Norte Relief Council"
    assert names.by_head("council") == "Norte Relief Council"


def test_topics() -> None:
    text = "Peru sold rice to NATO and the Peruvian army."
    found = find_topics(text, (Span(0, len(text)),))
    assert [actor.name for actor in found] == ["Peru", "NATO"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The patrol met Iraqis and two Ghanaians.", ["Iraq", "Ghana"]),
        ("A Turkish-backed militia left Aleppo.", ["Turkey", "Syria"]),
        ("Traders of Trinidad and Tobago sold cocoa.", ["Trinidad and Tobago"]),
        ("It wrote to President Putin.", ["Russia"]),
        ("A column in the New York Times praised it.", []),
        ("Drought spread over North Africa.", []),
        ("The bridge cost US $3 million.", []),
        ("Jenna Bush opened the school in May.", []),
        ("The inquiry heard Pentagon officials.", ["United States"]),
    ],
)
def test_countries_of_topics(text: str, countries: list[str]) -> None:
    found = find_topics(text, (Span(0, len(text)),))
    assert [actor.country for actor in found] == countries


def test_topics_of_a_long_line_are_few() -> None:
    text = "Peru Chile " * 20_000
    assert len(find_topics(text, (Span(0, len(text)),))) == 2
