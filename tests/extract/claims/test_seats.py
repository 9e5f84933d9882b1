"""Seats of power: governments when they speak, places when things happen there."""

import pytest

from whence.extract.extraction import extract
from whence.intake import read_document
from whence.model import Claim, SourceDocument

_REST = "\n\nThe river rose in the night and the old bridge was shut by the town."


def _claims(text: str) -> list[Claim]:
    page = SourceDocument(
        "page",
        text=text + _REST,
        outlet="The Ardle Post",
        published="2031-01-02",
        language="en",
    )
    return [c for c in extract(read_document(page)).claims if c.type != "voice"]


_SPEAK = [
    ("Seoul said on Monday that the drill would go ahead.",
     "Government of South Korea", "government"),
    ("Moscow rejected the accusation and called it absurd.",
     "Government of Russia", "government"),
    ("The Kremlin denied that any officer had been dismissed.",
     "Government of Russia", "government"),
    ("Tehran has warned that it will answer any attack.",
     "Government of Iran", "government"),
    ("According to Ankara, 300 people were detained.",
     "Government of Turkey", "government"),
    ("Downing Street confirmed that the call had taken place.",
     "Government of the United Kingdom", "government"),
    ("The Elysee said the two leaders had agreed.",
     "Government of France", "government"),
    ("Beijing and Moscow said the pipeline would be built.",
     "Government of China; Government of Russia", "government"),
    ("Islamabad accused Delhi of breaking the truce.",
     "Government of Pakistan", "government"),
]  # fmt: skip
_OTHERS = [
    ("Pyongyang's state news agency said the launch had failed.",
     "KCNA", "agency"),
    ("The White House said 40 aircraft had been sent.",
     "White House", "government"),
    ("Brussels said the tariff would rise to 12 percent.",
     "European Union", "organisation"),
    ("Residents of Seoul said the sirens had sounded at noon.",
     "Residents of Seoul", "unnamed"),
    ("Paris police said 12 people had been arrested.",
     "Paris police", "government"),
    ("A Moscow court said the trial would be held behind closed doors.",
     "Moscow court", "government"),
    ("A resident of Moscow said the lights had gone out.",
     "resident of Moscow", "unnamed"),
    ("The London Fire Brigade said 60 firefighters had been sent.",
     "London Fire Brigade", "organisation"),
    ("Kyiv Mayor Oleh Bondar said two districts had no power.",
     "Oleh Bondar", "person"),
    ("The Tehran Tribune reported that the bank had closed.",
     "Tehran Tribune", "outlet"),
    ("Tokyo Gas said it had cut its forecast.",
     "Tokyo Gas", "organisation"),
    ("Hospitals in Damascus said 40 people had been treated.",
     "Hospitals in Damascus", "organisation"),
    ("A doctor in Beirut said the wards were full.",
     "doctor in Beirut", "unnamed"),
    ("The Berlin-based Institute for Harbour Studies said trade had fallen.",
     "Institute for Harbour Studies", "organisation"),
    ("Madrid's mayor, Ana Ruiz, said the park would stay shut.",
     "Ana Ruiz", "person"),
    ("Vienna airport said 30 flights had been cancelled.",
     "Vienna airport", "organisation"),
    ("Shopkeepers in Caracas said prices had doubled.",
     "Shopkeepers in Caracas", "unnamed"),
    ("Officials in Washington said the talks had failed.",
     "Officials in Washington", "unnamed"),
    ("An official in Seoul said the count was wrong.",
     "official in Seoul", "unnamed"),
    ("The governor of Washington state, Paul Reed, said snow had closed the pass.",
     "Paul Reed", "person"),
    ("Rome prosecutors said two men were under investigation.",
     "Rome prosecutors", "unnamed"),
    ("Analysts in London said the price would fall.",
     "Analysts in London", "unnamed"),
    ("A spokesman for the Baghdad Chamber of Commerce said shops had reopened.",
     "Baghdad Chamber of Commerce", "organisation"),
    ("The University of Warsaw said 900 students had enrolled.",
     "University of Warsaw", "organisation"),
    ("The Havana Club said it had sold fewer bottles.",
     "Havana Club", "organisation"),
    ("Oslo District Court said the case would open in May.",
     "Oslo District Court", "government"),
    ("The Geneva-based aid group Openhand said 400 tents had arrived.",
     "Openhand", "organisation"),
    ("Tunis bakers said flour had run out.",
     "Tunis bakers", "unnamed"),
    ("Taipei 101 said its tower had not been damaged.",
     "Taipei 101", "organisation"),
    ("Copenhagen Zoo said the calf was healthy.",
     "Copenhagen Zoo", "organisation"),
    ("The Athens fire service said the blaze was out.",
     "Athens fire service", "government"),
]  # fmt: skip
_PLACES = [
    "Twelve people were killed in Moscow on Sunday.",
    "The minister flew to Seoul and met his colleague there.",
    "A bomb went off outside the Kremlin at noon.",
    "Protesters marched through Tehran for a third night.",
]


@pytest.mark.parametrize(("text", "name", "kind"), _SPEAK)
def test_a_seat_that_speaks_is_its_government(text: str, name: str, kind: str) -> None:
    speaker = _claims(text)[0].speaker
    assert (speaker.name, speaker.kind) == (name, kind)


@pytest.mark.parametrize(("text", "name", "kind"), _OTHERS)
def test_who_only_sits_there_is_no_government(text: str, name: str, kind: str) -> None:
    speaker = _claims(text)[0].speaker
    assert (speaker.name, speaker.kind) == (name, kind)


@pytest.mark.parametrize("text", _PLACES)
def test_where_things_happen_nobody_speaks(text: str) -> None:
    assert not _claims(text)
