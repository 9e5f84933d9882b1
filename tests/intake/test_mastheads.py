import pytest

from whence.intake import read_document
from whence.model import SourceDocument

BODY = """\
The harbour master closed the north pier on Monday after a crane fell into the basin, the
port authority said. Nobody was hurt, and ships were sent to the south quay.

Divers will look at the wreck on Wednesday, the authority said. It expects the pier to
open again within a week, and asked captains to be patient.

“We heard a crack, and then there was only water where the crane had been,” said Marit
Aas, who sells tickets for the island boats. She closed her booth for the day.

The crane was built in 1974 and was to be taken down next year. Its owner, a timber
company from the upper valley, did not answer calls on Tuesday.

Two years ago a smaller crane tipped over on the same pier. The inspectors blamed rust
then, and the port promised to look at every bolt of the others.

The island boats leave from the south quay until further notice. Tickets that were bought
for Tuesday stay valid all week, the company said.
""".replace("\n", " ").replace("  ", "\n\n")
HEADLINE = "Crane falls into the basin and closes the north pier"


@pytest.mark.parametrize(
    ("above", "outlet"),
    [
        ("The Fjord Gazette\nTuesday 4 March 2025\n", "The Fjord Gazette"),
        ("Menu | Log in | E-paper\nPort & Pilot\n", "Port & Pilot"),
        ("NORTHERN QUAY POST — English page — 4 March 2025\n", "NORTHERN QUAY POST"),
        ("Support us: 30 of 400 donors found\nShipLine\n", "ShipLine"),
        (
            "Ministry of Ports of Lorvania\nPress release, 4 March 2025\n",
            "Ministry of Ports of Lorvania",
        ),
        ("Harbour Desk » Europe » Ports\n", "Harbour Desk"),
        (
            "Correo de los Muelles (English edition)\n4 March 2025\n",
            "Correo de los Muelles",
        ),
        ("Boats · Jobs (238) · Houses\nQUAY POST 24\n", "QUAY POST 24"),
        ("Quay.Live\nMenu | Log in\n", "Quay.Live"),
        ("LIVE | The Copper Mail\n4 March 2025\n", "The Copper Mail"),
        ("KQ4 News\nWatch live\n", "KQ4 News"),
        ("Doctors for the Quay (DFQ)\nReport No. 4\n", "Doctors for the Quay"),
        ("Quay Brief #14\n4 March 2025\n", "Quay Brief"),
        ("Kaibote\nTuesday 4 March 2025\n", "Kaibote"),
        ("PIERZONE\nAbout Donate\n", "PIERZONE"),
        ("Dockline\nnews for people who work on water\n", "Dockline"),
        ("Quay24\nNews | Sport | Weather\n", "Quay24"),
        ("Nordkai.no\nNyheter Sport\n", "Nordkai.no"),
        ("Harbour Radio 101.4 FM\nListen live | Shows\n", "Harbour Radio"),
        ("Radio Brücke 96,2 MHz\n4 March 2025\n", "Radio Brücke"),
        ("La Ribera - English edition\nTuesday 4 March 2025\n", "La Ribera"),
        ("Der Kai – International edition\n4 March 2025\n", "Der Kai"),
        ("NTV Norland | English\n4 March 2025\n", "NTV Norland"),
        ("Die Zeitung am Kai (English)\n4 March 2025\n", "Die Zeitung am Kai"),
        ("Pressure Valve\na blog about pipes, pumps and people\n", "Pressure Valve"),
        ("East Wind | Independent journalism since 1998\n", "East Wind"),
        (
            "FR | EN\nPort, Maritime and River Agency\nCommuniqué No. 17, 4 March 2025\n",
            "Port, Maritime and River Agency",
        ),
    ],
)
def test_the_line_above_the_report_names_the_outlet(above: str, outlet: str) -> None:
    text = f"{above}{HEADLINE}\n\n{BODY}"
    found = read_document(SourceDocument("page", text=text)).outlet
    assert found.value == outlet
    assert found.basis == "page"
    assert found.span is not None
    assert found.span.of(text) == outlet


@pytest.mark.parametrize(
    "above",
    [
        "World News\n",
        "Home | Sport | Weather\n",
        "Subscribe now: 2 euros a month\n",
        "Latest\nMost Read\n",
        "ua en ru\n",
        "Menu  Prices  Ports  Weather  Dreams\n",
        "News World Sport Dreams\n",
        "Obituaries\n4 March 2025\n",
        "Denmark\n4 March 2025\n",
        "Our Telegram | Our Viber\n",
        "",
    ],
)
def test_menus_and_appeals_name_no_outlet(above: str) -> None:
    page = SourceDocument("page", text=f"{above}{HEADLINE}\n\n{BODY}")
    assert read_document(page).outlet.value is None


@pytest.mark.parametrize(
    ("above", "below", "outlet"),
    [
        ("Finansblad\nTuesday 4 March 2025\n", "Subscribe to Finansblad", "Finansblad"),
        ("Finansblad\nTuesday 4 March 2025\n", "Weather in Finansblad", None),
        (
            "The Upland Herald\nNews Sport Opinion\n",
            "Get the Herald briefing: 140,000 subscribers, one email",
            "The Upland Herald",
        ),
    ],
)
def test_an_appeal_below_tells_whose_page_it_is(
    above: str, below: str, outlet: str | None
) -> None:
    page = SourceDocument("page", text=f"{above}{HEADLINE}\n\n{BODY}\n{below}\n")
    assert read_document(page).outlet.value == outlet


def test_who_wrote_the_report_is_not_its_outlet() -> None:
    above = "Halden Echo | Council\nYour town. Your paper.\n"
    below = "Local Harbour Reporter | 4 March 2025\n"
    page = SourceDocument("page", text=f"{above}{HEADLINE}\n{below}\n{BODY}")
    assert read_document(page).outlet.value == "Halden Echo"
