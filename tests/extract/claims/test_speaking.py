"""Who can speak at all: someone, not a piece of a clause."""

import pytest

from whence.extract.mentions import can_speak, parse_mention
from whence.extract.mentions.speaking import without_opener

_SPEAKS = [
    "Jane Roe",
    "the ministry",
    "he",
    "They",
    "it",
    "I",
    "some",
    "many of them",
    "one of the engineers",
    "no one",
    "Another organizer with the union",
    "those who were there",
    "a clerk who has seen the list",
    "the woman whose house is gone",
    "the May Foundation",
    "the will of the people",
    "it itself",
    "They both",
    "She hung up and",
    "we all",
    "He at the same time",
    "there",
    "Bread is short in Lund, Irina, a nurse",
    "he and his wife",
    "In Harmony",
    "When Rivers Meet",
    "three officials",
    "85 of the strikers",
    "the 25-year-old",
    "Will Ferris",
    "May Hollis",
]
_MUTE = [
    "",
    "when the river",
    "how he",
    "what the dancers",
    "to",
    "in",
    "for some",
    "has been",
    "it will contain",
    "It\u2019s been a long time since Norlane",
    "I wish I",
    "There may be some",
    "Scouts will want to see Ferris",
    "The mill was closed and",
    "these particles are sometimes",
    "you",
    "You",
    "I\u2019ll",
    "We've",
    "Don't",
    "Anything",
    "much of what we wrote",
    "Maybe",
    "Starting",
    "If",
    "85%",
    "1968-80",
    "although",
    "We highly",
    "Anyone with information that",
    "//sho.rt/a1XyZ)",
]


@pytest.mark.parametrize("source", _SPEAKS)
def test_someone_speaks(source: str) -> None:
    assert can_speak(source)


@pytest.mark.parametrize("source", _MUTE)
def test_a_piece_of_a_clause_does_not(source: str) -> None:
    assert not can_speak(source)


_OPENED = [
    ("Even Jane Roe", "Jane Roe"),
    ("While Ferris", "Ferris"),
    ("Although the mayor", "Although the mayor"),
    ("But Norlane Ferries", "Norlane Ferries"),
    ("Can Ozturk", "Can Ozturk"),
    ("May Hollis", "May Hollis"),
    ("Jane Roe", "Jane Roe"),
]


@pytest.mark.parametrize(("source", "name"), _OPENED)
def test_a_name_begins_behind_what_opens_the_sentence(source: str, name: str) -> None:
    assert without_opener(source) == name


_FIRST = [
    ("She also", "pronoun", None),
    ("she hung her coat on the hook and", "pronoun", None),
    ("), Jane Roe", "person", "Jane Roe"),
    ("said, Jane Roe", "person", "Jane Roe"),
    ("85% of parents", "unnamed", None),
    ("the 25-year-old", "definite", None),
]


@pytest.mark.parametrize(("source", "kind", "name"), _FIRST)
def test_what_stands_beside_a_source_is_no_name(
    source: str, kind: str, name: str | None
) -> None:
    found = parse_mention(source)
    assert (found.kind, found.name) == (kind, name)


def test_a_mention_has_the_name_alone() -> None:
    assert parse_mention("Even Jane Roe").name == "Jane Roe"
