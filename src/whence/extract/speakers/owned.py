"""Sources that belong to an owner: "its lawyer", "the prime minister's office"."""

import re
from dataclasses import replace

from whence.extract.entities import Entity, singular
from whence.extract.genders import pronoun_gender
from whence.extract.mentions import Mention, parse_mention
from whence.extract.offices import office_body, office_in
from whence.extract.speakers.definite import ministry_under
from whence.extract.speakers.nouns import PAPERS, RECORDS
from whence.extract.speakers.page_actors import PageActors
from whence.extract.speakers.unnamed import kinds_of_last, resolve_unnamed
from whence.model import Actor, ActorKind

__all__ = ["resolve_owned"]

_PRESS = frozenset("press spokesperson spokesman spokeswoman".split())
_OWNED_BODIES = frozenset(
    "delegation mission lawyers negotiators representatives".split()
)


def resolve_owned(mention: Mention, page: PageActors) -> Entity:
    """Resolve what belongs to an owner: a spokesperson, "its lawyer"."""
    owner = _owner(mention, page)
    words = set(mention.words.casefold().split())
    speaks = "spokesperson" in mention.heads
    if speaks or words & _PRESS:
        if owner is not None and owner.actor.name is not None:
            heads = owner.heads | {"spokesperson", "spokesman", "spokeswoman"}
            return replace(owner, heads=heads, personal=speaks)
        return resolve_unnamed(mention, page)
    return _possession(mention, owner, page)


def _possession(mention: Mention, owner: Entity | None, page: PageActors) -> Entity:
    """Resolve "its delegation", "his office", "the dockers' union"."""
    bare = mention.words.casefold()
    said = (mention.owner or "").casefold()
    if bare == "office":
        return _office(said, owner, page)
    if bare == "ministry" and owner is not None and owner.office:
        found = ministry_under(owner, page)
        if found is not None:
            return found
    if owner is not None and owner.actor.name is not None:
        return _belonging(mention, owner, page)
    if said in {"its", "his", "her", "their", "our", "my", ""}:
        return resolve_unnamed(mention, page)
    return _common_owner(mention)


def _belonging(mention: Mention, owner: Entity, page: PageActors) -> Entity:
    """Resolve a body, a document or a person of an owner that is known."""
    named, country = owner.actor.name, owner.actor.country
    if mention.words.casefold() in str(named).casefold():
        return owner  # "the mayor's office in Lund", said again
    nouns = kinds_of_last(mention)
    last = mention.words.casefold().split()[-1:]
    kept = not RECORDS.isdisjoint(last)
    if nouns & {"government", "organisation"} and "office" not in nouns and not kept:
        return _owned_body(mention, owner, page)
    if {*mention.heads, *last} & (_OWNED_BODIES | PAPERS | RECORDS):
        return owner
    state = owner.actor.kind == "government" and country is not None
    governs = state and str(named).startswith("Government of ")
    place = country if governs else named
    plural = mention.words.endswith("s")
    return Entity(
        Actor(f"{mention.words} of {place}", "unnamed", country),
        frozenset(mention.heads),
        personal=not plural,
        plural=plural,
    )


def _owned_body(mention: Mention, owner: Entity, page: PageActors) -> Entity:
    """Resolve a body of an owner: "Malta's permanent representation"."""
    words, country = mention.words, owner.actor.country
    state = owner.actor.kind == "government" and country is not None
    if words.casefold() in _OWNED_BODIES or set(words.casefold().split()) & {
        "delegation",
        "intelligence",
        "police",
        "army",
        "government",
        "ministry",
    }:
        if words.casefold() in _OWNED_BODIES:
            return owner
        inner = parse_mention(f"{country}'s {words}" if state else f"the {words}")
        if inner.name is not None and inner.kind == "body":
            return page.resolve(inner)
    place = country if state else owner.actor.name
    body, at, seat = words.partition(" in ")
    name = f"{body[:1].upper()}{body[1:]} of {place}{at}{seat}"
    kind: ActorKind = "government" if state else "organisation"
    return Entity(Actor(name, kind, country), frozenset(mention.heads))


def _common_owner(mention: Mention) -> Entity:
    """Return a body named by its members: "the dockers' union"."""
    owner = re.sub(r"^(?:the|an?)\s+", "", mention.owner or "", flags=re.IGNORECASE)
    mark = "'" if owner.endswith("s") else "'s"
    name = f"{owner}{mark} {mention.words}"
    nouns = kinds_of_last(mention)
    heads = frozenset(mention.heads) | {singular(word) for word in owner.split()}
    if nouns & {"government", "organisation"}:
        return Entity(Actor(name, "organisation"), heads)
    return Entity(Actor(name, "unnamed"), heads, personal=not name.endswith("s"))


def _office(said: str, owner: Entity | None, page: PageActors) -> Entity:
    """Resolve "his office", "the prime minister's office"."""
    held = said if said not in {"his", "her", "its", "their"} else ""
    held = held or office_in(page.context) or _office_held(owner)
    place = page.names.country
    found = office_body(held, place)
    if found is None:
        return Entity(Actor("office", "unnamed"), frozenset({"office"}))
    name, of_state = found
    country = place if of_state else None
    return Entity(Actor(name, "government", country), frozenset({"office"}))


def _owner(mention: Mention, page: PageActors) -> Entity | None:
    """Return whose the spokesperson, the office, the lawyer is, or None."""
    owner = mention.owner
    bare = (owner or "").casefold()
    if owner is None or not owner or bare in {"its", "their"}:
        body = page.memory.latest_body() if owner else None
        return body or page.memory.latest(personal=None if owner else False)
    if bare in {"his", "her"}:
        gender = pronoun_gender(bare)
        owner_named = page.memory.latest(personal=True, gender=gender)
        return owner_named or page.memory.latest(personal=True) or page.memory.latest()
    if bare in {"the country", "the nation"}:
        return page.memory.latest_state()
    if bare in {"our", "my"}:
        own = Entity(Actor(page.document.outlet.value, "outlet"))
        return own if bare == "our" else None
    inner = parse_mention(owner)
    if inner.kind in {"owned", "document", "unnamed"}:
        if inner.owner == owner or not inner.heads:
            return None
        inner = inner._replace(kind="definite", name=None)
    found = page.resolve(inner)
    return found if found.actor.kind != "unnamed" else None


def _office_held(owner: Entity | None) -> str:
    """Return the office of an owner; that of one without a name is its description."""
    if owner is None:
        return ""
    return owner.office or office_in(owner.actor.name or "")
