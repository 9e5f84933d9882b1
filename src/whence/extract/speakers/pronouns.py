"""Pronouns as sources: "she", "they", "we"."""

from whence.extract.entities import Entity
from whence.extract.genders import pronoun_gender
from whence.extract.mentions import Mention
from whence.extract.speakers.page_actors import PageActors
from whence.model import Actor

__all__ = ["resolve_pronoun"]

_THIRD_PERSON = frozenset("he she him her who his".split())
_PLURAL = frozenset("they them their".split())
_OWN = frozenset("we us our".split())


def resolve_pronoun(mention: Mention, page: PageActors) -> Entity:
    """Resolve a pronoun to whom the page named last."""
    word = mention.words.casefold()
    memory = page.memory
    if word in _THIRD_PERSON:
        gender = pronoun_gender(word)
        found = memory.latest(personal=True, gender=gender)
        if found is None and memory.latest(personal=True) is None:
            found = memory.latest()
    elif word in {"it", "its"}:
        found = memory.latest_body() or memory.latest(personal=False)
    elif word in _PLURAL:
        found = memory.latest(plural=True) or memory.latest()
    else:
        outlet = page.document.outlet.value
        if word in _OWN and outlet is not None:
            return Entity(Actor(outlet, "outlet"))
        found = None
    return found if found is not None else Entity(Actor(None, "unnamed"))
