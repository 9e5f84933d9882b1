"""Entities, offices and occasions."""

import pytest

from whence.extract.acts import Stance
from whence.extract.attributions.records import make_attribution
from whence.extract.entities import Entity, Memory
from whence.extract.occasions import Occasions, Voice
from whence.extract.offices import ministry_of, office_body
from whence.model import Actor, Interval, Span

_UNION = Entity(Actor("Rail Union", "organisation"), frozenset({"union"}))
_RUIZ = Entity(Actor("Ana Ruiz", "person"), personal=True, office="mayor")


def test_the_last_named_is_found_first() -> None:
    memory = Memory()
    memory.add(_UNION, inner=False)
    memory.add(_RUIZ, inner=False)
    assert memory.latest() == _RUIZ
    assert memory.latest_body() == _UNION
    assert memory.by_heads(["union"], "union") == _UNION
    assert memory.by_heads(["union"], "teachers' union") is None
    assert memory.with_office("mayor") == _RUIZ


def test_a_body_is_meant_before_its_director() -> None:
    memory = Memory()
    agency = Entity(Actor("River Agency", "organisation"), frozenset({"agency"}))
    memory.add(agency, inner=False)
    director = Entity(
        Actor("Ana Ruiz", "person"),
        frozenset({"director", "agency"}),
        personal=True,
        office="director of the agency",
    )
    memory.add(director, inner=False)
    assert memory.by_heads(["agency"], "agency") == agency
    assert memory.by_heads(["director"], "director") == director
    assert memory.by_heads(["agency"], "local agency") == agency


def test_who_speaks_inside_anothers_words_does_not_become_the_last() -> None:
    memory = Memory()
    memory.add(_RUIZ, inner=False)
    memory.add(_UNION, inner=True)
    assert memory.latest() == _RUIZ


def test_a_name_stands_once() -> None:
    memory = Memory()
    memory.add(_UNION, inner=False)
    memory.add(_RUIZ, inner=False)
    again = Entity(_UNION.actor, frozenset({"strikers"}))
    memory.add(again, inner=False)
    found = memory.latest()
    assert found is not None
    assert found.heads == {"union", "strikers"}


@pytest.mark.parametrize(
    ("office", "ministry"),
    [
        ("Deputy Health Minister", "the Health Ministry"),
        ("Minister of Supply", "the Supply Ministry"),
        ("Prime Minister", None),
        ("mayor", None),
    ],
)
def test_ministries(office: str, ministry: str | None) -> None:
    assert ministry_of(office) == ministry


def test_offices() -> None:
    assert office_body("president", None) == ("Office of the President", True)
    assert office_body("the governor", "Peru") == ("Governor's office", False)
    assert office_body("", "Peru") is None


def _voice(paragraph: int, said: Interval | None, source: str) -> Voice:
    item = make_attribution(
        "page",
        source + " said no",
        source=(Span(0, len(source)),),
        cue=(Span(len(source) + 1, len(source) + 5),),
        content=(Span(len(source) + 6, len(source) + 8),),
    )
    return Voice(item, _RUIZ.actor, (), Stance("state", "asserted"), said, paragraph)


def test_relay_and_day_are_carried_for_some_paragraphs() -> None:
    occasions, day = Occasions(), Interval("2024-05-13", "2024-05-14")
    first = _voice(1, day, "Ana Ruiz")
    first.prefix = (Actor("Radio Norte", "outlet"),)
    occasions.carry(first, nested=False)
    near = _voice(2, None, "she")
    occasions.carry(near, nested=False)
    assert (near.prefix, near.said) == (first.prefix, day)
    far = _voice(9, None, "she")
    occasions.carry(far, nested=False)
    assert (far.prefix, far.said) == ((), None)
