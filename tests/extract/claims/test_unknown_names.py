"""Names that no list has: what the page says around them tells what they are."""

import pytest

from tests.extract.claims.pages import attributed

_KINDS = [
    # A noun before the name tells a person from a body.
    ("The trader Ines Caldwell said that prices had risen.", "Ines Caldwell", "person"),
    ("The medic Pavo Lind said that the ward was full.", "Pavo Lind", "person"),
    ("The importer Frutas Alegres said that prices had risen.",
     "Frutas Alegres", "organisation"),
    ("The newspaper Alder Bell said that prices had risen.", "Alder Bell", "outlet"),
    # A word of the name does.
    ("Grauhorn Quarries said that the road was shut.",
     "Grauhorn Quarries", "organisation"),
    ("Talven Petrochemicals denied that oil had leaked.",
     "Talven Petrochemicals", "organisation"),
    # The page introduces the body elsewhere.
    ("Iron Heron denied it. The military company Iron Heron has 2,000 men.",
     "Iron Heron", "organisation"),
    # A people that no list has stays as written.
    ("The Ostrovian Defence Ministry said that no soldier had left.",
     "Ostrovian Defence Ministry", "government"),
    # A plural of people is no name.
    ("Surveyors say that 300 houses were lost.", "Surveyors", "unnamed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), _KINDS)
def test_what_a_name_is(text: str, name: str, kind: str) -> None:
    speaker = attributed(text)[0].speaker
    assert (speaker.name, speaker.kind) == (name, kind)


_NEAR = [
    # Surnames that look like plurals of people, and introduced persons.
    ("Mara Sanders of the harbour union left. Sanders said that talks had failed.",
     "Mara Sanders", "person"),
    ("The company director Ines Caldwell said that prices had risen.",
     "Ines Caldwell", "person"),
    # The family name that stands first.
    ("Rep. Moon Ji-hoon left early. Moon said that talks had failed.",
     "Moon Ji-hoon", "person"),
    # A field that is no people.
    ("The Danish Tourism Ministry said that ferries were full.",
     "Ministry of Tourism of Denmark", "government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), _NEAR)
def test_near_misses(text: str, name: str, kind: str) -> None:
    speaker = attributed(text)[0].speaker
    assert (speaker.name, speaker.kind) == (name, kind)
