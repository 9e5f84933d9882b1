"""Mentions: what the words of a source say before the page is asked."""

import pytest

from whence.extract.institutions import canonical_body, find_country, strip_country
from whence.extract.mentions import clean_source, parse_mention

_NAMED = [
    ("Russian Foreign Minister Sergey Lavrov", "person", "Sergey Lavrov", "Russia"),
    ("Dr. Solveig Dahl", "person", "Solveig Dahl", None),
    ("its lawyer, Ana Ruiz", "person", "Ana Ruiz", None),
    ("Secretary of State Ana Maria Ruiz", "person", "Ana Maria Ruiz", None),
    ("Ana Ruiz of the dockers' union", "person", "Ana Ruiz", None),
    ("Rosa, a widow from Beira", "person", "Rosa", None),
    ("The mayor of the port, Yahya al-Sarraj", "person", "Yahya al-Sarraj", None),
    ("the Danish Foreign Ministry", "body",
     "Ministry of Foreign Affairs of Denmark", "Denmark"),
    ("the Foreign Ministry of the DPRK", "body",
     "Ministry of Foreign Affairs of North Korea", "North Korea"),
    ("The Defence Ministry in Maputo", "body",
     "Ministry of Defence of Mozambique", "Mozambique"),
    ("Pyongyang", "body", "Government of North Korea", "North Korea"),
    ("The Kremlin", "body", "Government of Russia", "Russia"),
    ("Seoul’s spy agency", "body",
     "National Intelligence Service of South Korea", "South Korea"),
    ("the Peruvian army", "body", "Army of Peru", "Peru"),
    ("Japan's NHK", "body", "NHK", "Japan"),
    ("the newspaper Brussels Ledger", "body", "Brussels Ledger", None),
    ("geologist Ana Ruiz of the Institute for Mountain Safety", "person",
     "Ana Ruiz", None),
    ("the Oslo-based Dock Union", "body", "Dock Union", "Norway"),
    ("Norlane Ferries", "body", "Norlane Ferries", None),
    ("Copenhagen Zoo", "body", "Copenhagen Zoo", None),
    ("Jordan Meyer", "person", "Jordan Meyer", None),
    ("Oslo police", "body", "Oslo police", "Norway"),
    ("the U.K. Ministry of Defence", "body",
     "Ministry of Defence of the United Kingdom", "United Kingdom"),
    ("the Swiss Federal Department of Foreign Affairs", "body",
     "Swiss Federal Department of Foreign Affairs", "Switzerland"),
    ("Syrian state television", "body", "Syrian state television", "Syria"),
    ("Nordbank, Denmark's largest lender", "definite", "Nordbank", None),
    ("Chief Executive Ana Ruiz of Nordbank", "person", "Ana Ruiz", None),
    ("Havana's state news agency", "body", "Prensa Latina", "Cuba"),
    ("the UN's humanitarian office, OCHA", "body",
     "United Nations Office for the Coordination of Humanitarian Affairs", None),
    ("Norway's river authority, Vassverk", "body", "Vassverk", "Norway"),
    ("Kenya's electoral commission, the IEBC", "body", "IEBC", "Kenya"),
    ("Denmark's interior ministry, Copenhagen", "body",
     "Ministry of Interior of Denmark", "Denmark"),
    ("Norway's police chief, Kari Holm", "person", "Kari Holm", "Norway"),
    ("the People's Reform Alliance (PRA)", "body", "People's Reform Alliance", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "name", "country"), _NAMED)
def test_named(words: str, kind: str, name: str, country: str | None) -> None:
    found = parse_mention(words)
    assert (found.kind, found.name, found.country) == (kind, name, country)


@pytest.mark.parametrize(
    ("words", "kind", "owner"),
    [
        ("two of the diplomats", "definite", None),
        ("A Pentagon official", "unnamed", None),
        ("Sources close to the club", "unnamed", None),
        ("people familiar with the matter", "unnamed", None),
        ("she", "pronoun", None),
        ("the minister", "definite", None),
        ("the ministry", "definite", None),
        ("a spokesperson for the US Treasury", "owned", "the US Treasury"),
        ("a ministry spokesperson", "owned", "ministry"),
        ("its press office", "owned", "its"),
        ("a report by the auditors", "document", "the auditors"),
    ],
)
def test_unnamed(words: str, kind: str, owner: str | None) -> None:
    found = parse_mention(words)
    assert found.name is None
    assert (found.kind, found.owner) == (kind, owner)


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        ("A duty officer, reached by telephone", "A duty officer"),
        ("The council, which met twice", "The council"),
        ("The White House on Tuesday", "The White House"),
        ("a claim that AFP", "AFP"),
        ("The town hall late Tuesday evening", "The town hall"),
        ("Quoting Ana Ruiz", "Ana Ruiz"),
    ],
)
def test_clean_source(words: str, clean: str) -> None:
    assert clean_source(words) == clean


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Seoul", "South Korea"),
        ("the Palestinians", "Palestine"),
        ("10 Downing Street", "United Kingdom"),
        ("a pro-Iranian militia", "Iran"),
        ("rebels in Darfur", "Sudan"),
        ("President Kaja Kallas", "Estonia"),
        ("officials from Hamas", "Palestine"),
        ("herders in North Africa", None),
        ("fishermen of Zanzibar", "Tanzania"),
        ("commanders of the Shining Path", "Peru"),
        ("a KGB archivist", "Soviet Union"),
        ("the Donetsk Oblast", "Ukraine"),
        ("officials in Henan", "China"),
        ("the Kingdom of Norway", "Norway"),
        ("Faroese skippers", "Faroe Islands"),
        ("North Ossetia", "Russia"),
        ("the striking nurses", None),
    ],
)
def test_find_country(words: str, country: str | None) -> None:
    assert find_country(words) == country


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Malta again", "Government of Malta", "Malta"),
        ("Bolivia has once again flatly", "Government of Bolivia", "Bolivia"),
        ("The U.S.", "Government of the United States", "United States"),
        ("Liberians", "Liberians", "Liberia"),
        ("Yemeni tribal leaders", "Yemeni tribal leaders", "Yemen"),
        ("Putin", "Putin", None),
    ],
)
def test_countries_of_sources(words: str, name: str, country: str | None) -> None:
    found = parse_mention(words)
    assert (found.name, found.country) == (name, country)


def test_a_city_is_no_owner_of_its_own_hall() -> None:
    assert strip_country("Lisbon City Hall") == (None, "Lisbon City Hall")


def test_a_whole_country_is_no_owner_in_itself() -> None:
    assert strip_country("Islamic Republic of Pakistan")[0] == "Pakistan"
    assert strip_country("North Ossetia")[0] is None


def test_a_person_is_no_ministry() -> None:
    assert canonical_body("the Foreign Ministry spokesman") is None


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("Peru’s military intelligence report", "Peru’s military intelligence"),
        ("the agency's own annual report", "the agency"),
        ("Norway's health ministry report", "Norway's health ministry"),
    ],
)
def test_whose_a_document_is(words: str, owner: str) -> None:
    assert parse_mention(words).owner == owner
