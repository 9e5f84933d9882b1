"""Entities: the actors that a page has named so far, and the words that refer to them."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from whence.extract.genders import Gender, gender_of
from whence.extract.institutions import may_trade
from whence.lexicon.actors import bodies, noun_kinds
from whence.model import Actor

__all__ = ["Entity", "Memory", "singular"]

_BODY_KINDS = frozenset({"organisation", "government", "agency", "outlet", "group"})
_BODIES = frozenset({"organisation", "government", "outlet"})
_RELATIVE = frozenset(
    "local regional national provincial same country's city's".split()
)
_NEVER_PERSONS = frozenset(
    "bank company firm hospital ministry university airline union party club".split()
)
_MOST = 400  # entities that a page's memory holds; older ones are forgotten


def singular(word: str) -> str:
    """Return a noun without the ending of its plural.

    >>> singular("diplomats"), singular("press")
    ('diplomat', 'press')
    """
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor of a page and what may stand for it.

    Attributes:
        actor: The actor.
        heads: Nouns that may stand for it.
        personal: Whether it is one human voice: a person, an unnamed official.
        plural: Whether it is several.
        office: The office of a person, as written.
    """

    actor: Actor
    heads: frozenset[str] = frozenset()
    personal: bool = False
    plural: bool = False
    office: str = ""


class Memory:
    """The entities of a page in the order in which they were last named."""

    def __init__(self) -> None:
        self._recent: list[Entity] = []

    def add(self, entity: Entity, *, inner: bool) -> None:
        """Note an entity as the last one named.

        Args:
            entity: The entity.
            inner: Whether it speaks inside another's words: then the other, noted
                last, stays last.
        """
        if entity.actor.name is None:
            return
        for at, old in enumerate(self._recent):
            same = (old.actor.name, old.actor.kind) == (
                entity.actor.name,
                entity.actor.kind,
            )
            if same:
                entity = replace(
                    entity,
                    heads=entity.heads | old.heads,
                    office=entity.office or old.office,
                )
                inner = inner and at < len(self._recent) - 1
                del self._recent[at]
                break
        if inner and self._recent:
            self._recent.insert(len(self._recent) - 1, entity)
        else:
            self._recent.append(entity)
        if len(self._recent) > _MOST:
            del self._recent[0]

    def latest(
        self,
        *,
        personal: bool | None = None,
        plural: bool = False,
        untold: str = "",
        gender: Gender | None = None,
    ) -> Entity | None:
        """Return the entity named last, of the sort asked for.

        Args:
            personal: Whether it is one human voice; None for either.
            plural: Whether it must be several, or a body.
            untold: Words in which its name must not stand.
            gender: The gender that it must not contradict; None for any.
        """
        for entity in reversed(self._recent):
            if untold and (entity.actor.name or "") in untold:
                continue
            if personal is not None and entity.personal is not personal:
                continue
            if gender is not None and _other_gender(entity, gender):
                continue
            if plural and not entity.plural and entity.actor.kind not in _BODY_KINDS:
                continue
            return entity
        return None

    def latest_body(self) -> Entity | None:
        """Return the body named last: what "it" can be."""
        for entity in reversed(self._recent):
            if entity.actor.kind in _BODY_KINDS and not entity.personal:
                return entity
        return None

    def latest_named_body(
        self, *, unlisted: bool = False, trading: bool = False
    ) -> Entity | None:
        """Return the organisation with a name of its own that was named last.

        Args:
            unlisted: Whether to pass over those of the lexicon, which are no companies.
            trading: Whether to pass over unions, parties and the like as well.
        """
        for entity in reversed(self._recent):
            name = entity.actor.name or ""
            named = name[:1].isupper() and name.casefold() not in noun_kinds()
            if entity.actor.kind == "organisation" and named:
                if (unlisted and name in bodies()) or (trading and not may_trade(name)):
                    continue
                return entity
        return None

    def latest_of_kind(self, kinds: Collection[str]) -> Entity | None:
        """Return the entity of one of the kinds that was named last."""
        for entity in reversed(self._recent):
            if entity.actor.kind in kinds:
                return entity
        return None

    def by_name(self, name: str) -> Entity | None:
        """Return the entity of a name, or None."""
        for entity in reversed(self._recent):
            if entity.actor.name == name:
                return entity
        return None

    def by_surname(self, name: str) -> Entity | None:
        """Return the person with a surname who was named last, or None."""
        for entity in reversed(self._recent):
            known = (entity.actor.kind == "person" and entity.actor.name) or ""
            if known.endswith(f" {name}"):
                return entity
        return None

    def by_given_name(self, name: str) -> Entity | None:
        """Return the one person of a given name, or None where there are several."""
        found = [
            entity
            for entity in self._recent
            if entity.actor.kind == "person"
            and (entity.actor.name or "").startswith(f"{name} ")
        ]
        return found[0] if len(found) == 1 else None

    def latest_state(self) -> Entity | None:
        """Return the government named last, or None."""
        for entity in reversed(self._recent):
            if entity.actor.kind == "government" and entity.actor.country is not None:
                return entity
        return None

    def person_of(self, country: str) -> Entity | None:
        """Return the person of a country that was named last, or None."""
        for entity in reversed(self._recent):
            if entity.actor.kind == "person" and entity.actor.country == country:
                return entity
        return None

    def with_office(self, noun: str) -> Entity | None:
        """Return the person named last whose office has a noun in it, or None."""
        for entity in reversed(self._recent):
            if noun in entity.office.casefold():
                return entity
        return None

    def by_heads(self, heads: Collection[str], words: str) -> Entity | None:
        """Return the entity that a definite description stands for, or None.

        Args:
            heads: Its nouns; the last one heads it.
            words: The description without article. Of "the prison service" the
                entity must have both words, of "the service" the noun is enough.
        """
        if not heads:
            return None
        last = [*heads][-1].casefold()
        head = singular(last)
        wanted = {singular(word) for word in words.casefold().split()}
        if len(wanted) > 1:
            wanted -= _RELATIVE  # "the local health service" is the one named before
        # "the agency" is the agency, not its director.
        body = bool(_BODIES & set(noun_kinds().get(head, ())))
        person = None
        for entity in reversed(self._recent):
            if not _fits(entity, head, wanted):
                continue
            if head != last and entity.personal and entity.actor.kind == "person":
                continue  # "the authors" are not the lead author
            if not body or not entity.personal:
                return entity
            person = person or entity
        return None if head in _NEVER_PERSONS else person


def _other_gender(entity: Entity, gender: Gender) -> bool:
    """Say whether name or office of an actor give it another gender."""
    described = f"{entity.office} {' '.join(sorted(entity.heads))}"
    found = gender_of(entity.actor.name or "", described)
    return found is not None and found != gender


def _fits(entity: Entity, head: str, wanted: Collection[str]) -> bool:
    """Say whether a description can stand for an entity."""
    own = {singular(item) for item in entity.heads}
    if head not in own:
        return False
    named = (entity.actor.name or "").casefold().replace("-", " ").split()
    known = own | {singular(word) for word in named}
    known |= {singular(word) for word in entity.office.casefold().split()}
    return len(wanted) == 1 or set(wanted) <= known
