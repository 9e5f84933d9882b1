"""Documents speak for whoever issued them; groups of office holders for themselves."""

import pytest

from tests.extract.claims.pages import attributed

_ISSUED = [
    ("The notice, issued by Peru's Navy, reads: \"The vessel left our waters.\"",
     "Navy of Peru"),
    ("A notice issued late on Friday by the Harbour Board said that 12 men were lost.",
     "Harbour Board"),
    ("Figures released by the Interior Ministry of Latvia show that 400 people left.",
     "Ministry of Interior of Latvia"),
    ("Data from the UN refugee agency show that 400 people left.",
     "United Nations High Commissioner for Refugees"),
    ("The communique, signed by Norway and Denmark, said that fishing would stop.",
     "Government of Denmark; Government of Norway"),
    ("The Harbour Board issued a statement. The statement said 12 men were lost.",
     "Harbour Board"),
    ("The engineers' report says that the wall could fail soon.", "engineers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), _ISSUED)
def test_the_issuer_speaks(text: str, name: str) -> None:
    found = str(attributed(text)[-1].speaker.name)
    assert sorted(found.split("; ")) == sorted(name.split("; "))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to court documents, the firm paid $3 million.", "court documents"),
        ("A draft law seen by aides says that fishing would stop.",
         "draft law seen by aides"),
    ],
)  # fmt: skip
def test_a_document_without_issuer_stays_unnamed(text: str, name: str) -> None:
    speaker = attributed(text)[0].speaker
    assert (speaker.name, speaker.kind) == (name, "unnamed")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The G7 foreign ministers said that the attack was unlawful.",
         "G7 foreign ministers"),
        ("The foreign ministers of Norway, Denmark and Sweden said it was unlawful.",
         "foreign ministers of Norway, Denmark and Sweden"),
        ("Leaders of the Nordic states said that trade would grow.",
         "Leaders of the Nordic states"),
    ],
)  # fmt: skip
def test_groups_of_office_holders(text: str, name: str) -> None:
    speaker = attributed(text)[0].speaker
    assert (speaker.name, speaker.kind) == (name, "group")


def test_people_of_a_body_are_not_the_body() -> None:
    speaker = attributed("Analysts at the Alder Institute said that prices fell.")[0]
    assert speaker.speaker.kind == "unnamed"
