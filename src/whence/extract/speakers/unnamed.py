"""Sources without a name: "a diplomat", "two clerks at the harbour office"."""

import re
from collections.abc import Sequence

from whence.extract.entities import Entity, singular
from whence.extract.institutions import find_country
from whence.extract.mentions import Mention
from whence.extract.speakers.nouns import LINK
from whence.extract.speakers.page_actors import PageActors
from whence.lexicon.actors import noun_kinds
from whence.model import Actor

__all__ = ["kinds_of_last", "resolve_unnamed"]

_LEADING = re.compile(
    r"the\s(?:\S+\s){0,3}?(?:leader|president|prime minister|ruler|dictator|king|chancellor)\b",
    re.IGNORECASE,
)


def resolve_unnamed(mention: Mention, page: PageActors) -> Entity:
    """Resolve words that name nobody, or the leader of a country named before."""
    words = re.sub(
        r"^(?:the|an?|some|several|one of (?:its|the|his|their))\s+",
        "",
        mention.words,
        flags=re.IGNORECASE,
    )
    country = mention.country or find_country(words)
    if country is not None and _LEADING.match(mention.words):
        known = page.memory.person_of(country)
        if known is not None:
            return known
    last = mention.heads[-1] if mention.heads else ""
    kinds = {kind for head in mention.heads for kind in noun_kinds().get(head, ())}
    if _is_member(words, mention.heads):
        kinds = set()  # "two clerks at the harbour office" are no office
    plural = last.endswith("s") or last in {"people", "media", "police"}
    body = bool(kinds & {"government", "organisation"}) and not kinds & {
        "office",
        "source",
        "spokesperson",
    }
    named = mention.kind == "unnamed" and mention.actor == "unnamed" and words
    if body and named and not plural:
        return Entity(Actor(words, "organisation", country), frozenset(mention.heads))
    heads = frozenset(mention.heads) | {singular(head) for head in mention.heads}
    human = bool(kinds & {"office", "source", "spokesperson"})
    return Entity(
        Actor(words or None, "unnamed", country),
        heads,
        personal=human and not plural,
        plural=plural,
    )


def _is_member(words: str, heads: Sequence[str]) -> bool:
    """Say whether the nouns that name a body only tell where people belong."""
    outer = LINK.split(words)[0].casefold().split()
    return bool(heads) and not any(
        singular(word) in heads or word in heads for word in outer
    )


def kinds_of_last(mention: Mention) -> frozenset[str]:
    """Return what the last noun of a mention can be, be it one or many."""
    if not mention.heads:
        return frozenset()
    head, kinds = mention.heads[-1], noun_kinds()
    return frozenset(kinds.get(head) or kinds.get(singular(head), ()))
