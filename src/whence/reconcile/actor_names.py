"""The names of a ledger's actors, and what the words beside them tell."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from whence.model import Actor, Extraction
from whence.reconcile.affiliations import (
    bodies_beside,
    descriptors_beside,
    find_mentions,
)
from whence.reconcile.name_keys import name_key
from whence.reconcile.natures import is_body_noun
from whence.reconcile.vague_names import is_unnamed

__all__ = ["ActorNames", "Beside", "read_beside", "read_names"]

_PERSONAL = re.compile(r"[A-Z][\w\u2019'-]+(?: [A-Z][\w.\u2019'-]*){1,2}")


class ActorNames(NamedTuple):
    """The actors of some pages by their keys, and what they do there."""

    pages: Sequence[Extraction]
    actors: dict[str, Actor]
    names: dict[str, set[str]]
    outlets: set[str]
    relays: set[str]


class Beside(NamedTuple):
    """What the words beside names tell.

    `people` holds whom a person speaks for, `spoken` those bodies as they are written,
    `described` the nouns before the names of bodies.
    """

    people: dict[str, set[str]]
    spoken: dict[str, str]
    described: dict[str, set[str]]


def read_names(pages: Sequence[Extraction]) -> ActorNames:
    """Read the actors of some pages, in the order of the pages."""
    found = ActorNames(pages, {}, {}, set(), set())
    personal: Counter[str] = Counter()
    for page in pages:
        outlet = page.document.outlet.value
        if outlet is not None:
            found.outlets.add(name_key(outlet))
        found.relays.update(_relays_of(page))
        for actor in _actors_of(page):
            if actor.name is None or is_unnamed(actor):
                continue
            key = name_key(actor.name)
            held = found.actors.setdefault(key, actor)
            personal[key] += 1 if actor.kind == "person" else -1
            if held.kind != "person" and actor.kind == "person":
                found.actors[key] = actor if personal[key] >= 0 else held
            found.names.setdefault(key, set()).add(actor.name)
            if actor.kind in {"outlet", "agency"}:
                found.outlets.add(key)
    return found


def _may_be_person(name: str) -> bool:
    """Say whether a name may be a person's: capitals, and no noun for a body."""
    shaped = _PERSONAL.fullmatch(name) is not None
    return shaped and not any(is_body_noun(word) for word in name.split())


def read_beside(found: ActorNames) -> Beside:
    """Read whom people speak for, and by what nouns bodies are called.

    A name of two or three capitals that an office stands beside is a person's, whatever
    a page took it for.
    """
    beside = Beside({}, {}, {})
    searched = {
        key: names
        for key, names in found.names.items()
        if found.actors[key].kind not in {"outlet", "agency"}
    }
    for key in searched:
        if found.actors[key].kind == "person":
            beside.people[key] = set()
    for key, text, start, end in find_mentions(found.pages, searched):
        personal = found.actors[key].kind == "person"
        if personal or _may_be_person(text[start:end]):
            for body in bodies_beside(text, start, end, offices=not personal):
                beside.people.setdefault(key, set()).add(name_key(body))
                beside.spoken.setdefault(name_key(body), body)
        if not personal:
            nouns = descriptors_beside(text, start)
            beside.described.setdefault(key, set()).update(nouns)
    return beside


def _actors_of(extraction: Extraction) -> Iterable[Actor]:
    yield from extraction.document.relays
    for claim in extraction.claims:
        yield from claim.chain
        yield claim.speaker


def _relays_of(extraction: Extraction) -> set[str]:
    """Return who passes on what others said: no person, and not the last link."""
    return {
        name_key(actor.name)
        for claim in extraction.claims
        for actor, following in pairwise(claim.chain[1:])
        if actor.name is not None
        and actor.kind not in {"person", "government"}
        and not is_unnamed(following)
    }
