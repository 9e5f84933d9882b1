"""Chains of command: bodies that belong together, and so count as one origin.

A navy confirms nothing that its government said. Which bodies belong together an
editable table tells (`resources/commands.tsv`); what a person decided with
`whence judge` comes on top of it. A meeting is reported, never made silently.
"""

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping

from whence.lexicon.tables import load_table
from whence.model import Actor
from whence.text.shingles import fold_words

__all__ = ["find_commands"]

_WHOLE = "government of"


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
    for part in sorted(named.keys() & _parts().keys()):
        whole = named.get(_parts()[part])
        if whole is not None:
            yield named[part], whole
