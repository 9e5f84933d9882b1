"""Sources with a name of their own: persons, bodies, and several that speak together."""

import re

from whence.extract.entities import Entity, singular
from whence.extract.institutions import with_article
from whence.extract.mentions import Mention, clean_source, parse_mention
from whence.extract.speakers.definite import resolve_definite
from whence.extract.speakers.page_actors import PageActors
from whence.lexicon.actors import country_forms, leaders, noun_kinds
from whence.model import Actor

__all__ = ["resolve_body", "resolve_person", "resolve_several"]

_MOST_JOINTS = 4  # places at which a list of bodies is parted
_AND = re.compile(r"\s+and\s+(?:the\s+)?|,\s+(?:and\s+)?(?:the\s+)?")
_AND_PERSON = re.compile(r"\s+and\s+(?=(?:his|her|the|their)\b|[A-Z])")


def resolve_person(mention: Mention, page: PageActors) -> Entity:
    """Resolve a person, by the full name that the page gives."""
    name = page.names.full_name(str(mention.name))
    introduced = page.names.introduced_as(name)
    if introduced is not None and not mention.office:
        # "White Falcon" alone, which the page calls a company elsewhere.
        return resolve_body(mention._replace(kind="body", actor=introduced), page)
    known = page.memory.by_name(name)
    country = mention.country or (known.actor.country if known else None)
    country = country or leaders().get(name)
    heads, office = frozenset(mention.heads), mention.office
    if known is not None:
        heads |= known.heads
        office = office or known.office
    return Entity(Actor(name, "person", country), heads, personal=True, office=office)


def resolve_body(mention: Mention, page: PageActors) -> Entity:
    """Resolve a body with a name, or a common noun that only has a capital."""
    name, country, kind = str(mention.name), mention.country, mention.actor
    bare = name.casefold()
    longer = page.names.by_head(name.removeprefix("The "))
    if (
        longer is not None
        and parse_mention(longer).name != name
        and " " not in name.removeprefix("The ")
        and (kind in {"outlet", "agency"})
    ):
        # "the Standard" of a page that names the La Paz Standard is no other one.
        return page.resolve(parse_mention(longer))
    if " " not in name and noun_kinds().get(bare) and name != name.upper():
        # "the Bank", "The Government", "Police": a common noun with a capital.
        return resolve_definite(
            mention._replace(kind="definite", name=None, heads=(bare,), words=name),
            page,
        )
    namesake = _namesake(mention, page)
    if namesake is not None:
        return namesake
    heads = frozenset(mention.heads) | {singular(word) for word in bare.split()}
    known = page.names.expand(name)
    if known != name:
        heads |= {singular(word) for word in known.casefold().split()}
        name, kind = known, page.names.kind_of(known) or kind
    place = page.seat or page.names.country
    if (
        country is None
        and place is not None
        and place not in name
        and (name.startswith("Ministry of "))
    ):
        name, country = f"{name} of {with_article(place)}", place
    return Entity(Actor(name, kind, country), heads)


def _namesake(mention: Mention, page: PageActors) -> Entity | None:
    """Return the person who spoke before and bears the name of a country: "Ireland"."""
    if mention.kind != "body" or mention.actor != "government" or " " in mention.words:
        return None
    return page.memory.by_surname(mention.words)


def resolve_several(text: str, page: PageActors) -> Entity | None:
    """Return two or more bodies that speak together, or None."""
    flat = (
        clean_source(text).replace(" nor the ", " and the ").replace(" nor ", " and ")
    )
    flat = re.sub(r"^[Nn]either\s(?:the\s)?", "", flat)
    parts = [part for part in _AND.split(flat) if part]
    halves = _AND_PERSON.split(flat)
    if len(halves) == 2 and all(
        parse_mention(half).kind == "person" for half in halves
    ):
        parts = halves
    parts = _two_bodies(flat, page) or parts
    if not 2 <= len(parts) <= 3 or " and " not in flat:
        return None
    states = all(part.removeprefix("the ") in country_forms() for part in parts)
    one = not states and page.names.is_one_name(flat)
    if one or parse_mention(flat).actor == "group":
        return None
    if parts[-1].casefold().endswith(" intelligence") and len(parts) == 2:
        parts[0] = f"{parts[0]} intelligence"
    found = [parse_mention(part) for part in parts]
    if len(found) == 2 and all(mention.kind == "person" for mention in found):
        people = [resolve_person(mention, page) for mention in found]
        name = "; ".join(sorted({str(person.actor.name) for person in people}))
        return Entity(Actor(name, "person"), plural=True)
    if any(mention.kind != "body" or mention.name is None for mention in found):
        return None
    country = found[0].country if len({m.country for m in found}) == 1 else None
    # One set of actors, however a sentence orders it.
    names = sorted({str(page.resolve(mention).actor.name) for mention in found})
    name = "; ".join(names)
    return Entity(
        Actor(name, found[0].actor, country),
        frozenset({"countries", "bodies"}),
        plural=True,
    )


def _two_bodies(flat: str, page: PageActors) -> list[str]:
    """Return two bodies of which one has an "and" in its own name, or nothing.

    "the WHO and the Centers for Disease Control and Prevention".
    """
    places = list(_AND.finditer(flat))
    if not 2 <= len(places) <= _MOST_JOINTS:
        return []
    for place in places:
        halves = [flat[: place.start()], flat[place.end() :]]
        known = [page.names.kind_of(re.sub(r"^the ", "", half)) for half in halves]
        if all(known):
            return halves
    return []
