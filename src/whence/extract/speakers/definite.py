"""Sources that the page has named before: "the ministry", a surname, a short name."""

import re
from collections.abc import Collection
from dataclasses import replace

from whence.extract.entities import Entity, singular
from whence.extract.institutions import government_of, with_article
from whence.extract.mentions import Mention, parse_mention
from whence.extract.offices import ministry_of
from whence.extract.speakers.nouns import LINK, PAPERS, RELAYING
from whence.extract.speakers.page_actors import PageActors
from whence.extract.speakers.unnamed import resolve_unnamed
from whence.lexicon.actors import leaders, noun_kinds
from whence.model import Actor, ActorKind

__all__ = ["ministry_under", "resolve_definite"]

_STATE_NOUNS = frozenset(
    """
    government army police parliament military navy palace cabinet opposition authorities
    """.split()
)
_AGED = re.compile(r"\d{1,3}-year-old$")
_GENERIC = frozenset("agency organisation organization group body institution".split())
_ALLIED = frozenset(
    """
    alliance bloc charity ngo nonprofit think-tank institute foundation federation
    association league confederation coalition movement watchdog network
    """.split()
)
_COMPANIES = frozenset(
    """
    company firm bank lender group club maker operator carrier airline retailer insurer brewer
    manufacturer producer supplier exporter refiner developer conglomerate multinational
    startup subsidiary distributor carmaker automaker chipmaker drugmaker shipbuilder
    steelmaker planemaker shipowner utility contractor
    """.split()
)

_PLAIN_COMPANIES = frozenset({"company", "firm"})


def resolve_definite(mention: Mention, page: PageActors) -> Entity:
    """Resolve "the ministry", "the diplomat", a bare surname, a short name."""
    if mention.name is not None:
        return _short_name(mention, page)
    words = re.sub(
        r"^(?:the|this|that|these)\s+", "", mention.words, flags=re.IGNORECASE
    )
    if _AGED.match(words):
        aged = page.memory.latest(personal=True)
        if aged is not None:
            return aged  # "the 58-year-old": whoever was named last
    heads = mention.heads or (words.casefold().split()[-1],)
    found = page.memory.by_heads(heads, words)
    if found is not None and page.seat not in {None, found.actor.country}:
        found = None  # "In Oslo, the ministry": no other state's
    if found is None and set(heads) & RELAYING:
        found = page.memory.latest_of_kind({"outlet", "agency"})
    if found is None and set(heads) & RELAYING - {"agency"}:
        found = _named_outlet(page)  # an agency may be any body
    if found is not None:
        return found
    named = page.names.by_head(words)
    inner = parse_mention(named) if named is not None else None
    # A name of one word would come back here as a common noun, without end.
    if inner is not None and inner.kind == "body" and " " in str(inner.name):
        return page.resolve(inner)
    stand_in = _stand_in(heads, page) if len(words.split()) == 1 else None
    return stand_in or _state_body(words, frozenset(heads), mention, page)


def _named_outlet(page: PageActors) -> Entity | None:
    """Return the outlet that the page names first, other than its own."""
    name = page.names.first_outlet()
    return None if name is None else Entity(Actor(name, "outlet"))


def _stand_in(heads: Collection[str], page: PageActors) -> Entity | None:
    """Return whom a noun alone can only mean, or None.

    The ministry of the minister named, the company, whoever issued the statement.
    """
    if "ministry" in heads:
        minister = page.memory.with_office("minister")
        return ministry_under(minister, page) if minister is not None else None
    if not _COMPANIES.isdisjoint(heads):
        plain = not _PLAIN_COMPANIES.isdisjoint(heads)
        known = page.memory.latest_named_body(unlisted=True, trading=plain)
        return known or _own_company(page) or _only_company(page, by_word=plain)
    if not _ALLIED.isdisjoint(heads):
        return page.memory.latest_named_body()
    if not (PAPERS | _GENERIC).isdisjoint(heads):
        return page.memory.latest_body() or page.memory.latest()
    return None


def _only_company(page: PageActors, *, by_word: bool) -> Entity | None:
    """Return the company that the page is about, before it has spoken: "Norlane AG".

    Args:
        page: The page.
        by_word: Whether the only name with a word of companies will do.
    """
    name = page.names.first_company(by_word=by_word)
    heads = frozenset({"company", "firm"})
    return None if name is None else Entity(Actor(name, "organisation"), heads)


def _own_company(page: PageActors) -> Entity | None:
    """Return the page's outlet where it is a company that speaks for itself."""
    outlet = page.document.outlet.value
    if outlet is None or not page.names.is_company(outlet):
        return None
    return Entity(Actor(outlet, "outlet"), frozenset({"company", "firm"}))


def _short_name(mention: Mention, page: PageActors) -> Entity:
    name = str(mention.name)
    full = page.names.full_name(name)
    if full != name:
        known = page.memory.by_name(full)
        if known is not None:
            return known
        person = Actor(full, "person", leaders().get(full))
        return Entity(person, frozenset(mention.heads), personal=True)
    expanded = page.names.expand(name)
    friend = page.memory.by_given_name(name) if expanded == name else None
    if friend is not None:
        return friend
    if expanded == name and page.names.is_plural_noun(name):
        words = mention._replace(kind="unnamed", name=None, actor="unnamed")
        return resolve_unnamed(words, page)
    kind = page.names.kind_of(expanded) or mention.actor
    heads = frozenset(singular(word) for word in expanded.casefold().split())
    country = page.names.country_of(expanded)
    return Entity(Actor(expanded, kind, country), heads, personal=kind == "person")


def ministry_under(minister: Entity, page: PageActors) -> Entity | None:
    """Return the ministry of a minister by the words of the office."""
    words = ministry_of(minister.office)
    if words is None:
        return None
    inner = parse_mention(words)
    if inner.kind != "body" or inner.name is None:
        return None
    found = page.resolve(inner)
    return replace(found, heads=found.heads | {"ministry"})


def _state_body(
    words: str, heads: frozenset[str], mention: Mention, page: PageActors
) -> Entity:
    """Resolve a body that the page names by a common noun alone."""
    country = page.seat or page.names.country
    bare = words.casefold()
    if bare in {"government", "authorities", "palace"} and country is not None:
        name = government_of(country)
        return Entity(Actor(name, "government", country), frozenset({"government"}))
    head = _head_noun(words)
    kinds = set(noun_kinds().get(head) or noun_kinds().get(singular(head), ()))
    if not kinds:
        kinds = {kind for noun in heads for kind in noun_kinds().get(noun, ())}
    capital = f"{words[:1].upper()}{words[1:]}"
    if bare in _STATE_NOUNS:
        name = f"{capital} of {with_article(country)}" if country else capital
        held: ActorKind = "group" if bare == "opposition" else "government"
        return Entity(Actor(name, held, country), heads)
    if kinds & {"government", "organisation"} and not kinds & {"office", "source"}:
        kind: ActorKind = "organisation" if "organisation" in kinds else "government"
        state = country if kind == "government" else None
        return Entity(Actor(capital, kind, state), heads)
    return resolve_unnamed(mention, page)


def _head_noun(words: str) -> str:
    """Return the noun that a phrase is about: "committee" of "committee of families"."""
    outer = LINK.split(words)[0].casefold().split()
    return outer[-1] if outer else ""
