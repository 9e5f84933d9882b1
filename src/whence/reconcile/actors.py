"""One actor under several names: people and their bodies, bodies and their states.

A person who speaks for a body and the body are one root, and so are the bodies of one
government: they stand in one chain of command. What joins two names is a sentence of
a page ("Jane Roe, spokeswoman for the Coast Guard") or the country of a government.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whence.lexicon.actors import bodies, country_forms, noun_kinds
from whence.model import Actor, Extraction
from whence.reconcile.actor_names import ActorNames, Beside, read_beside, read_names
from whence.reconcile.commands import find_commands
from whence.reconcile.name_keys import body_words, name_key
from whence.reconcile.natures import Nature, read_nature
from whence.reconcile.unions import PartedUnions, Unions
from whence.reconcile.vague_names import is_unnamed, is_vague

__all__ = ["ActorBook", "is_unnamed", "is_vague", "name_key"]

_AFTER_HEAD = re.compile(r" (?:of|for|in|at|on|to|against|with|without) ")
# An "intelligence committee" is no intelligence service, a "police union" no police.
_OVERSEERS = frozenset(
    "association board commission committee council federation inquiry ombudsman "
    "panel subcommittee union".split()
)

_OF_NEWS = re.compile(
    r"\b(?:news|newswire|wire|press (?:service|agency|bureau))\b", re.IGNORECASE
)


def _is_part(shorter: str, longer: str) -> bool:
    """Say whether one name is another with words left out."""
    first, second = body_words(shorter), body_words(longer)
    return bool(first) and first < second and not _sits_over(shorter, longer)


def _sits_over(body: str, other: str) -> bool:
    """Say whether another body sits over, or is made of, what one common noun names.

    >>> _sits_over("intelligence", "intelligence committee of the house")
    True
    >>> _sits_over("committee", "intelligence committee of the house")
    False
    """
    words = other.split()
    head = next((at for at, word in enumerate(words) if word == "of"), len(words)) - 1
    common = len(body.split()) == 1 and body in noun_kinds()
    return common and head > 0 and words[head] in _OVERSEERS and body != words[head]


def _agree(actors: Mapping[str, Actor], left: str, right: str) -> bool:
    """Say whether two names can be of one country."""
    if left not in actors or right not in actors:
        return True
    first, second = actors[left].country, actors[right].country
    return first is None or second is None or first == second


def _head_of(name: str) -> str:
    """Return the noun that says what the bearer of a name is.

    >>> _head_of("Centre for Roads"), _head_of("Danish Roads Agency")
    ('centre', 'agency')
    """
    words = _AFTER_HEAD.split(name_key(name), maxsplit=1)[0].split()
    while len(words) > 1 and words[-1].capitalize() in country_forms():
        words.pop()  # "Police Scotland"
    return words[-1] if words else ""


def _without_article(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") else name


@dataclass(frozen=True, slots=True)
class ActorBook:
    """Which names mean one root.

    Attributes:
        roots: Key of a name to the key that stands for its root.
        labels: Key of a root to the name that it is shown by.
        outlets: Keys of the names of outlets and agencies.
        together: Key of a root to the names of its bodies that are one root because
            they stand in one chain of command.
        judged: Key of a root to the names that are one root because a person said so.
        natures: Key of a root to what its names tell of what it is.
    """

    roots: Mapping[str, str]
    labels: Mapping[str, str]
    outlets: frozenset[str]
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    judged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    natures: Mapping[str, Nature] = field(default_factory=dict)

    @staticmethod
    def is_issuer(name: str) -> bool:
        """Say whether a page's outlet is a body that speaks for itself.

        >>> ActorBook.is_issuer("Ministry of Health")
        True
        >>> ActorBook.is_issuer("The Harbour Post"), ActorBook.is_issuer("Dock Herald")
        (False, False)
        >>> ActorBook.is_issuer("Lorn News Service")
        False
        """
        held = bodies().get(_without_article(name))
        if held is not None:
            return held.kind in {"organisation", "government"}
        kinds = [noun_kinds().get(word, ()) for word in name_key(name).split()]
        if any("outlet" in found for found in kinds) or _OF_NEWS.search(name):
            return False
        # What a body is its head tells: the "Dockyard Herald" is no dockyard.
        head = noun_kinds().get(_head_of(name), ())
        return bool({"government", "organisation"} & set(head))

    def root_of(self, actor: Actor) -> str | None:
        """Return the key of the actor's root; None for an unnamed one."""
        if is_unnamed(actor) or actor.name is None:
            return None
        key = name_key(actor.name)
        return self.roots.get(key, key)

    def is_outlet(self, actor: Actor) -> bool:
        """Say whether the actor is an outlet or agency, which passes things on."""
        if actor.kind in {"outlet", "agency"}:
            return True
        return actor.name is not None and name_key(actor.name) in self.outlets

    def label(self, root: str) -> str:
        """Return the name that a root is shown by."""
        return self.labels.get(root, root)

    @classmethod
    def of(
        cls,
        extractions: Sequence[Extraction],
        same: Iterable[tuple[str, str]] = (),
        *,
        joined: Iterable[tuple[str, str]] = (),
        apart: Iterable[tuple[str, str]] = (),
    ) -> "ActorBook":
        """Read which names belong together from the pages that are at hand.

        Args:
            extractions: What was read from the pages.
            same: Keys of names that are one actor's, two by two.
            joined: Those of them that a person joined.
            apart: Keys of names that are no one root, whatever speaks for it.
        """
        found = read_names(sorted(extractions, key=lambda item: item.document.id))
        beside = read_beside(found)
        # A body that people speak for is no outlet, whoever it cites.
        spoken_for = {
            body for bodies_of in beside.people.values() for body in bodies_of
        }
        outlets = frozenset(found.outlets | (found.relays - spoken_for))
        actors, names = found.actors, found.names
        unions = PartedUnions[str]()
        for left, right in apart:
            unions.part(left, right)
        _join(unions, actors, beside.people, outlets)
        for left, right in same:
            if left in actors and right in actors:
                unions.join(left, right)
        roots = {key: unions.find(key) for key in actors}
        return cls(
            roots,
            _labels(actors, names, roots),
            outlets,
            _names_of(find_commands(actors), names, roots),
            _names_of(joined, names, roots),
            _natures(found, beside, roots),
        )


def _natures(
    found: ActorNames, beside: Beside, roots: Mapping[str, str]
) -> dict[str, Nature]:
    """Return what the names of each root tell of what it is."""
    written = {key: min(names) for key, names in found.names.items()}
    told = {**written, **beside.spoken}
    members: dict[str, list[str]] = {}
    for key in sorted(roots):
        members.setdefault(roots[key], []).append(key)
    return {
        root: read_nature(
            {
                told[name]
                for key in keys
                for name in (key, *beside.people.get(key, ()))
                if name in told and not beside.people.get(name)
            },
            {noun for key in keys for noun in beside.described.get(key, ())},
        )
        for root, keys in members.items()
    }


def _labels(
    actors: Mapping[str, Actor],
    names: Mapping[str, set[str]],
    roots: Mapping[str, str],
) -> dict[str, str]:
    """Return the name that each root is shown by."""
    labels: dict[str, str] = {}
    for key in sorted(actors):
        name = min(names[key], key=lambda name: (-len(name), name))
        held = labels.get(roots[key])
        if held is None or _rank(actors[key], name) < _rank(
            actors[name_key(held)], held
        ):
            labels[roots[key]] = name
    return labels


def _rank(actor: Actor, name: str) -> tuple[bool, bool, int, str]:
    """Return how well a name stands for a root: governments, then bodies, by length."""
    whole = actor.kind == "government" and name.startswith("Government of")
    return not whole, actor.kind == "person", -len(name), name


def _join(
    unions: Unions[str],
    actors: Mapping[str, Actor],
    persons: Mapping[str, set[str]],
    outlets: frozenset[str],
) -> None:
    """Join people with their bodies and the bodies of one government."""
    tied = {body for found in persons.values() for body in found} - {""}
    endings = {" ".join(body.split()[-2:]) for body in tied}
    # "the shipowner Brill Lines" shows that Brill Lines is no person.
    others = {
        key
        for key, actor in actors.items()
        if (key not in outlets or ActorBook.is_issuer(actor.name or ""))
        and not persons.get(key)
        and (actor.kind != "person" or key in endings)
    }
    for key in actors:
        unions.find(key)
    commanded = {key: actors[key] for key in others if actors[key].kind != "person"}
    for left, right in find_commands(commanded):
        unions.join(left, right)
    _join_parts(unions, actors, others | (tied - outlets))
    for person in sorted(persons):
        if person in others:
            continue
        for body in sorted(persons[person] - outlets - {""}):
            unions.join(person, body)


def _join_parts(
    unions: Unions[str], actors: Mapping[str, Actor], names: set[str]
) -> None:
    """Join names of bodies that are one but for words that tell more."""
    holding: dict[str, list[str]] = {}
    same: dict[frozenset[str], str] = {}
    ordered = sorted(names, key=lambda key: (-len(body_words(key)), key))
    for key in ordered:
        if not body_words(key):
            continue
        # "Danish Navy" and "Navy of Denmark".
        unions.join(key, same.setdefault(body_words(key), key))
        for word in sorted(body_words(key)):
            holding.setdefault(word, []).append(key)
    for key in ordered:
        # Every longer name holds each word of the shorter: the rarest word will do.
        lists = [holding[word] for word in sorted(body_words(key))]
        longer = [
            other
            for other in min(lists, key=len, default=[])
            if other != key and _is_part(key, other) and _agree(actors, key, other)
        ]
        if len(body_words(key)) == 1 and len(longer) > 1:
            # "the union" is no name by which a body known everywhere is cut short.
            local = [other for other in longer if not _is_known(actors, other)]
            longer = local or longer
        # "the ministry" may be one of two; only an only choice is one.
        if len({unions.find(other) for other in longer}) == 1:
            unions.join(key, longer[0])


def _is_known(actors: Mapping[str, Actor], key: str) -> bool:
    """Say whether a body is one that every reader knows by its whole name."""
    actor = actors.get(key)
    return actor is not None and actor.name is not None and actor.name in bodies()


def _names_of(
    pairs: Iterable[tuple[str, str]],
    names: Mapping[str, set[str]],
    roots: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """Return for each root the names by which some pairs of keys made it one."""
    together: dict[str, set[str]] = {}
    for left, right in pairs:
        if left in roots and roots[left] == roots.get(right):
            found = together.setdefault(roots[left], set())
            found.update(min(names[key]) for key in (left, right))
    return {root: tuple(sorted(found)) for root, found in sorted(together.items())}
