"""Chains of command: bodies that belong together, and so count as one origin.

A navy confirms nothing that its government said. Which bodies belong together an
editable table tells (`resources/commands.tsv`); what a person decided with
`whence judge` comes on top of it. A meeting is reported, never made silently.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whence.lexicon.tables import load_table
from whence.model import Actor
from whence.text.shingles import fold_words

__all__ = ["find_commands", "find_governed"]

_WHOLE = "government of"
_MINISTRIES = frozenset({"ministry", "department"})
_POLICE = frozenset({"police", "gendarmerie", "carabinieri"})
_OF_POLICE = frozenset({"interior", "internal", "home"})  # the ministries over them


@functools.cache
def _services() -> frozenset[str]:
    rows = load_table("commands")
    return frozenset(row["name"] for row in rows if row["kind"] == "service")


@functools.cache
def _parts() -> Mapping[str, str]:
    return {
        _key(row["name"]): _key(row["of"])
        for row in load_table("commands")
        if row["kind"] == "part"
    }


def _key(name: str) -> str:
    words = fold_words(name)
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def find_commands(bodies: Mapping[str, Actor]) -> Iterator[tuple[str, str]]:
    """Yield keys of bodies that stand in one chain of command, two by two.

    A government's other ministries and agencies may count for themselves.

    Args:
        bodies: Key of a name to the body.

    >>> navy = Actor("Danish Navy", "government", "Denmark")
    >>> state = Actor("Government of Denmark", "government", "Denmark")
    >>> list(find_commands({"danish navy": navy, "government of denmark": state}))
    [('danish navy', 'government of denmark')]
    """
    by_country: dict[str, list[str]] = defaultdict(list)
    named: dict[str, str] = {}
    for key in sorted(bodies):
        actor = bodies[key]
        if actor.kind == "government" and actor.country is not None:
            by_country[actor.country].append(key)
        if actor.name is not None:
            named.setdefault(_key(actor.name), key)
    for own in by_country.values():
        # The government as a whole stands above its forces and services.
        under = [
            key
            for key in own
            if key.startswith(_WHOLE) or not _services().isdisjoint(fold_words(key))
        ]
        for key in under[1:]:
            yield under[0], key
        yield from _find_police(own)
    for part in sorted(named.keys() & _parts().keys()):
        whole = named.get(_parts()[part])
        if whole is not None:
            yield named[part], whole


def _find_police(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the police of a country with the only ministry that commands it."""
    over = [
        key
        for key in keys
        if not _MINISTRIES.isdisjoint(fold_words(key))
        and not _OF_POLICE.isdisjoint(fold_words(key))
    ]
    if len(over) == 1:
        for key in keys:
            if not _POLICE.isdisjoint(fold_words(key)):
                yield over[0], key


def find_governed(names: Iterable[str]) -> dict[str, str]:
    """Return for governments the ministry that speaks in the same question, if one.

    "The government speaks of 52 dead" repeats what its health ministry counts. Where
    two of its ministries speak, which of them it repeats is not told.

    Args:
        names: Names of the bodies behind the figures of one question.

    >>> find_governed(["Government of Chad", "Ministry of Health of Chad", "Oxfam"])
    {'Government of Chad': 'Ministry of Health of Chad'}
    """
    held = sorted(set(names))
    found = {}
    for name in held:
        if not name.casefold().startswith(f"{_WHOLE} "):
            continue
        country = name[len(_WHOLE) :]
        under = [
            other
            for other in held
            if other.endswith(f" of{country}")
            and not _MINISTRIES.isdisjoint(fold_words(other)[:1])
        ]
        if len(under) == 1:
            found[name] = under[0]
    return found
