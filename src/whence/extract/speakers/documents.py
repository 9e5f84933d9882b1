"""Documents as sources: a statement or a report stands for whoever issued it."""

from dataclasses import replace

from whence.extract.entities import Entity
from whence.extract.mentions import Mention, parse_mention
from whence.extract.speakers.named import resolve_several
from whence.extract.speakers.nouns import RELAYING
from whence.extract.speakers.page_actors import PageActors
from whence.extract.speakers.unnamed import resolve_unnamed
from whence.lexicon.actors import noun_kinds

__all__ = ["resolve_document"]

_FOUND = frozenset(
    "study survey research poll video footage book film recording photo photograph".split()
)
_DETERMINERS = frozenset("the a an this that its their his her".split())


def resolve_document(mention: Mention, page: PageActors) -> Entity:
    """Resolve a document to whoever issued it."""
    owner = (mention.owner or "").strip()
    if not owner or owner.casefold() in _DETERMINERS:
        return _last_issuer(mention, owner, page)
    found = resolve_several(owner, page)
    if found is not None:
        return found
    inner = parse_mention(owner)
    common = owner[:1].islower() and not owner.casefold().startswith(("the ", "a "))
    noun = owner.casefold() in noun_kinds() and owner[:1].isupper()
    if (inner.kind == "definite" and common) or noun:
        return resolve_unnamed(mention, page)  # "court papers"
    if inner.kind in {"body", "person", "definite", "owned"}:
        found = page.resolve(inner)
    if found is None or found.actor.name is None:
        return resolve_unnamed(mention, page)
    if found.actor.kind == "unnamed":  # "the engineers' report"
        return found if found.plural else resolve_unnamed(mention, page)
    return replace(found, heads=found.heads | frozenset(mention.heads))


def _last_issuer(mention: Mention, owner: str, page: PageActors) -> Entity:
    """Resolve "the statement": who issued one, or else who spoke last."""
    if owner and not RELAYING.isdisjoint(mention.heads):
        # "told the site", "the paper said": the outlet named before.
        outlet = page.memory.latest_of_kind({"outlet", "agency"})
        if outlet is not None:
            return outlet
    issuer = page.names.issuer_of(mention.heads[-1]) if mention.heads else None
    if issuer is not None:
        return page.resolve(parse_mention(issuer))
    if mention.heads and mention.heads[-1] in _FOUND:
        return resolve_unnamed(mention, page)  # nobody who spoke need have made it
    # Who speaks of a name in a quotation is mostly not its bearer.
    told = page.context if page.context[:1] in {'"', "\u201c"} else ""
    last = page.memory.latest(untold=told) or page.memory.latest()
    return last or resolve_unnamed(mention, page)
