"""One actor under several names: people and their bodies, bodies and their states.

A person who speaks for a body and the body are one root, and so are the bodies of one
government: they stand in one chain of command. What joins two names is a sentence of
a page ("Jane Roe, spokeswoman for the Coast Guard") or the country of a government.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from whence.lexicon.actors import bodies, noun_kinds
from whence.model import Actor, Extraction
from whence.reconcile.commands import find_commands
from whence.reconcile.name_keys import body_words, name_key
from whence.reconcile.unions import PartedUnions, Unions

__all__ = ["ActorBook", "is_unnamed", "name_key"]

_VAGUE = re.compile(
    r"^(?:(?:\w+ ){0,3}(?:reports?|media|press|accounts|rumou?rs|press reports)"
    r"|it|this|that|readers|what is known)$"
)
_NUMERAL = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|"
    r"dozen))?"
)
# What shows a thing, not who says it: "as lists show", "the scales showed".
_RECORDS = frozenset(
    "list lists scale scales grave graves register registers record records picture "
    "pictures image images video videos footage".split()
)
_COUNT = re.compile(r"\b(?:number|figure|toll|count|amount)s?\b")
_WINDOW = 110
# "Jane Roe, spokeswoman for the Coast Guard," and "the head of X, Jane Roe,".
_ROLE_AFTER = re.compile(
    r"^(?:,\s+who\s+(?:is|was|serves as|acts as)|,)?\s+\(?(?:(?:the|a|an)\s+)?"
    r"([\w' \u2019-]{2,50}?)\s(of|at|for|in|with|from|on)\s+"
    r"(?:the\s+)?([^,.;:\"\u201c\u201d()\n]{3,70})"
)
_ROLE_BEFORE = re.compile(
    r"([\w'\u2019-]{2,30})\s+(of|at|for|in|with|from|on)\s+(?:the\s+)?"
    r"([^,.;:\"\u201c\u201d()\n]{3,70}?),?\s*$"
)
_INNER = re.compile(r"^.{2,50}\sat\s+(?:the\s+)?(.{3,})$")
_SHORTENED = re.compile(r"\b(Co|Inc|Ltd|Corp|Bros|St)\.")
_NO_BODY = re.compile(
    r"\d|(?:those|these|them|what|it|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"last|late|early|latest|this|that|his|her|their)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"(?:[a-z][\w'\u2019-]{1,20} ){0,3}([a-z]{3,20}) ([A-Z][\w&.'\u2019 -]{2,60})$"
)
_MOST_WORDS = 8  # of a body's name
_NO_ROLE = re.compile(
    r"^(?:in|at|on|near|from|born)\b|\b(?:said|says|told|tells|according|that|which|who|reported|was|were|has|have|"
    r"had|is|are|may|might|could|would|will|stated|added|quoted|citing|confirmed)\b"
)


# An "intelligence committee" is no intelligence service, a "police union" no police.
_OVERSEERS = frozenset(
    "association board commission committee council federation inquiry ombudsman "
    "panel subcommittee union".split()
)
_NO_NAMES = frozenset({"", "a", "an", "the", "it", "he", "she", "they", "who", "we"})


def is_unnamed(actor: Actor) -> bool:
    """Say whether the page leaves the actor without a name."""
    if actor.kind == "unnamed" or not actor.name:
        return True
    return name_key(actor.name) in _NO_NAMES


def is_vague(actor: Actor) -> bool:
    """Say whether the words name no source at all ("reports", "media reports")."""
    key = name_key(actor.name or "")
    if actor.name and key in _NO_NAMES:
        return True
    words = key.split()
    # "Channel 9" is a name, "9,400 houses" none.
    if (words and words[0][0].isdigit()) or words[:1] in (["not"], ["no"]):
        return True
    if _NUMERAL.fullmatch(key) is not None:
        return True
    if not is_unnamed(actor):
        return False
    if not key or words[-1] in _RECORDS:
        return True
    return _VAGUE.match(key) is not None or _COUNT.search(key) is not None


def _bodies_beside(text: str, start: int, end: int) -> Iterable[str]:
    """Yield the bodies that the words beside a name tie to it."""
    after = _ROLE_AFTER.match(_SHORTENED.sub("\\1\u00b7", text[end : end + _WINDOW]))
    if after is not None and not _NO_ROLE.search(after[1]):
        yield from _as_body(after[1], after[2], _NO_ROLE.split(after[3])[0])
    near = _SHORTENED.sub("\\1\u00b7", text[max(0, start - _WINDOW) : start])
    before = _ROLE_BEFORE.search(_NO_ROLE.split(near)[-1])
    if before is not None:
        yield from _as_body(*before.groups())


def _as_body(role: str, link: str, words: str) -> Iterable[str]:
    """Yield the body that the words after "head of" or "analyst at" name, if any."""
    inner = _INNER.match(words)
    body = words if inner is None else inner.group(1)
    parts = body.split()
    if not 0 < len(parts) <= _MOST_WORDS or _NO_BODY.match(body):
        return
    kinds = [noun_kinds().get(word.casefold(), ()) for word in parts]
    known = any({"government", "organisation"} & set(found) for found in kinds)
    # "a fisherman in Brill" names a town; "an analyst at Brillscan" a body.
    speaks = link in {"of", "at"} or "spokes" in role.casefold()
    if known or (speaks and not _COUNT.search(role)):
        held = bodies().get(body)
        yield body if held is None else held.name  # "WHO" by its full name
        named = _DESCRIBED.match(body)
        if named is not None and "organisation" in noun_kinds().get(named[1], ()):
            yield named[2]  # "the security firm Greyhat Labs"


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
    """

    roots: Mapping[str, str]
    labels: Mapping[str, str]
    outlets: frozenset[str]
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    judged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def is_issuer(name: str) -> bool:
        """Say whether a page's outlet is a body that speaks for itself.

        >>> ActorBook.is_issuer("Ministry of Health")
        True
        >>> ActorBook.is_issuer("The Harbour Post")
        False
        """
        held = bodies().get(_without_article(name))
        if held is not None:
            return held.kind in {"organisation", "government"}
        kinds = [noun_kinds().get(word, ()) for word in name_key(name).split()]
        if any("outlet" in found for found in kinds):
            return False
        return any({"government", "organisation"} & set(found) for found in kinds)

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
        outlets: set[str] = set()
        actors: dict[str, Actor] = {}
        names: dict[str, set[str]] = {}
        persons: dict[str, set[str]] = {}
        relays: set[str] = set()
        for extraction in sorted(extractions, key=lambda item: item.document.id):
            outlet = extraction.document.outlet.value
            if outlet is not None:
                outlets.add(name_key(outlet))
            relays |= _relays_of(extraction)
            for actor in _actors_of(extraction):
                if actor.name is None or is_unnamed(actor):
                    continue
                key = name_key(actor.name)
                actors.setdefault(key, actor)
                names.setdefault(key, set()).add(actor.name)
                if actor.kind in {"outlet", "agency"}:
                    outlets.add(key)
                if actor.kind == "person":
                    found = persons.setdefault(key, set())
                    text = extraction.document.text
                    for start, end in _mentions(text, actor):
                        beside = _bodies_beside(text, start, end)
                        found.update(name_key(body) for body in beside)
        # A body that people speak for is no outlet, whoever it cites.
        spoken_for = {body for found in persons.values() for body in found}
        outlets |= relays - spoken_for
        unions = PartedUnions[str]()
        for left, right in apart:
            unions.part(left, right)
        _join(unions, actors, persons, outlets)
        for left, right in same:
            if left in actors and right in actors:
                unions.join(left, right)
        roots = {key: unions.find(key) for key in actors}
        return cls(
            roots,
            _labels(actors, names, roots),
            frozenset(outlets),
            _names_of(find_commands(actors), names, roots),
            _names_of(joined, names, roots),
        )


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


def _mentions(text: str, actor: Actor) -> Iterable[tuple[int, int]]:
    """Yield the first places where the full name stands, and the actor's own words."""
    name = actor.name or ""
    at = text.find(name)
    for _ in range(3):
        if at < 0:
            break
        yield at, at + len(name)
        at = text.find(name, at + len(name))


def _join(
    unions: Unions[str],
    actors: Mapping[str, Actor],
    persons: Mapping[str, set[str]],
    outlets: set[str],
) -> None:
    """Join people with their bodies and the bodies of one government."""
    tied = {body for found in persons.values() for body in found} - {""}
    endings = {" ".join(body.split()[-2:]) for body in tied}
    # "the shipowner Brill Lines" shows that Brill Lines is no person.
    others = {
        key
        for key, actor in actors.items()
        if (key not in outlets or ActorBook.is_issuer(actor.name or ""))
        and (actor.kind != "person" or (key in endings and not persons.get(key)))
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
