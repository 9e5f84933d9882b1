"""Speakers: from the words of a source to the actor, with the page's help.

A page names an actor once in full and then by surname, by "the ministry", by "she". The
resolver reads the sources of a page in their order and remembers who was named.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from whence.extract.mentions import Mention, clean_source, parse_mention
from whence.extract.names import PageNames
from whence.model import Actor, Document, Spans

__all__ = ["SpeakerResolver"]

_THIRD_PERSON = frozenset("he she him her who".split())
_NEUTER = frozenset("it".split())
_PLURAL = frozenset("they them".split())
_OWN = frozenset("we i us our my".split())
_BODY_KINDS = frozenset("organisation government agency outlet group".split())
_OFFICES_OF_STATE = frozenset(
    "president premier chancellor king governor mayor".split()
)
_GOVERNMENT_NOUNS = frozenset(
    "government army police ministry parliament military navy palace cabinet opposition".split()
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?|,\s+(?:and\s+)?(?:the\s+)?")
_SPEAKING_FOR = frozenset("spokesperson office delegation press".split())


@dataclass(slots=True)
class _Entity:
    """An actor of the page and the words that may stand for it.

    Attributes:
        actor: The actor.
        heads: Nouns that may stand for it.
        personal: Whether it is one human voice (a person, an unnamed official).
        plural: Whether it is several ("two traders").
    """

    actor: Actor
    heads: set[str] = field(default_factory=set)
    personal: bool = False
    plural: bool = False


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


class SpeakerResolver:
    """Resolves the sources of one page, in reading order."""

    def __init__(self, document: Document, names: PageNames) -> None:
        self._document = document
        self._names = names
        self._entities: list[_Entity] = []
        self._recent: list[_Entity] = []

    # -- memory ---------------------------------------------------------------------

    def _remember(self, entity: _Entity) -> None:
        """Put an entity before all others; one of the same name is joined to it."""
        for old in self._entities:
            same = old.actor.name == entity.actor.name and (
                old.actor.kind == entity.actor.kind
            )
            if same and entity.actor.name is not None:
                entity.heads |= old.heads
                self._recent = [item for item in self._recent if item is not old]
                self._entities.remove(old)
                break
        self._entities.append(entity)
        self._recent.append(entity)

    def _latest(self, *, personal: bool | None, plural: bool = False) -> _Entity | None:
        for entity in reversed(self._recent):
            if personal is not None and entity.personal is not personal:
                continue
            if plural and not (entity.plural or entity.actor.kind in _BODY_KINDS):
                continue
            return entity
        return None

    def _by_head(self, heads: Iterable[str]) -> _Entity | None:
        wanted = {_singular(head) for head in heads}
        for entity in reversed(self._recent):
            if wanted & {_singular(head) for head in entity.heads}:
                return entity
        return None

    # -- resolving ------------------------------------------------------------------

    def resolve(self, spans: Spans) -> Actor:
        """Return the actor that the words of a source stand for.

        Args:
            spans: The words; must not be empty.
        """
        text = " ".join(span.of(self._document.text) for span in spans)
        several = self._several(text)
        if several is not None:
            entity = several
        else:
            entity = self._entity(parse_mention(text), spans[0].start)
        entity = _Entity(
            Actor(entity.actor.name, entity.actor.kind, entity.actor.country, spans),
            set(entity.heads),
            entity.personal,
            entity.plural,
        )
        self._remember(entity)
        return entity.actor

    def resolve_words(self, text: str, spans: Spans) -> Actor:
        """Return the actor for words that are no source, without remembering it.

        Args:
            text: The words, those of an addressee or a relay.
            spans: Where they stand.
        """
        mention = parse_mention(text)
        entity = self._entity(mention, spans[0].start if spans else 0)
        actor = entity.actor
        return Actor(actor.name, actor.kind, actor.country, spans)

    def _several(self, text: str) -> _Entity | None:
        """Return two or more bodies that speak together, or None."""
        flat = clean_source(text)
        parts = [part for part in _AND.split(flat) if part]
        if not 2 <= len(parts) <= 3 or " and " not in flat:
            return None
        if parse_mention(flat).name is not None and self._names.is_one_name(flat):
            return None
        if parts[-1].casefold().endswith(" intelligence") and len(parts) == 2:
            parts[0] = f"{parts[0]} intelligence"
        found = [parse_mention(part) for part in parts]
        if any(mention.kind != "body" or mention.name is None for mention in found):
            return None
        country = found[0].country if len({m.country for m in found}) == 1 else None
        name = "; ".join(str(mention.name) for mention in found)
        return _Entity(
            Actor(name, found[0].actor, country), {"countries", "bodies"}, plural=True
        )

    def _entity(self, mention: Mention, offset: int) -> _Entity:
        match mention.kind:
            case "pronoun":
                return self._pronoun(mention)
            case "person":
                return self._person(mention)
            case "body":
                return self._body(mention)
            case "owned":
                return self._owned(mention, offset)
            case "document":
                return self._issuer(mention, offset)
            case "definite":
                return self._definite(mention, offset)
            case "unnamed" | "role":
                return self._unnamed(mention)

    def _pronoun(self, mention: Mention) -> _Entity:
        word = mention.words.casefold()
        if word in _THIRD_PERSON:
            found = self._latest(personal=True) or self._latest(personal=None)
        elif word in _NEUTER:
            found = self._latest(personal=False) or self._latest(personal=None)
        elif word in _PLURAL:
            found = self._latest(personal=None, plural=True) or self._latest(
                personal=None
            )
        else:
            outlet = self._document.outlet.value
            if word in _OWN and outlet is not None:
                return _Entity(Actor(outlet, "outlet"))
            found = None
        return found if found is not None else _Entity(Actor(None, "unnamed"))

    def _person(self, mention: Mention) -> _Entity:
        name = self._names.full_name(str(mention.name))
        known = next(
            (entity for entity in self._entities if entity.actor.name == name), None
        )
        country = mention.country or (known.actor.country if known else None)
        heads = set(mention.heads)
        if known is not None:
            heads |= known.heads
        return _Entity(Actor(name, "person", country), heads, personal=True)

    def _body(self, mention: Mention) -> _Entity:
        name, country = str(mention.name), mention.country
        heads = set(mention.heads) | {_singular(w) for w in name.casefold().split()}
        known = self._names.expand(name)
        if known != name:
            heads |= {_singular(word) for word in known.casefold().split()}
            name = known
        if mention.actor == "government" and country is None:
            country = self._names.country
            if country is not None and country not in name:
                name = f"{name} of {country}"
        return _Entity(Actor(name, mention.actor, country), heads)

    def _owned(self, mention: Mention, offset: int) -> _Entity:
        """Resolve what belongs to an owner: a spokesperson, "its lawyer"."""
        owner = self._owner(mention, offset)
        heads = set(mention.heads)
        if "spokesperson" in heads or _PRESS_WORDS & set(
            mention.words.casefold().split()
        ):
            if owner is not None and owner.actor.name is not None:
                return _Entity(
                    Actor(owner.actor.name, owner.actor.kind, owner.actor.country),
                    owner.heads | {"spokesperson", "spokesman", "spokeswoman"},
                    personal="spokesperson" in heads,
                )
            return self._unnamed(mention)
        return self._possession(mention, owner)

    def _possession(self, mention: Mention, owner: _Entity | None) -> _Entity:
        """Resolve "its delegation", "his office", "Antelo's ministry"."""
        rest = mention.words
        bare = rest.casefold()
        named = owner.actor.name if owner is not None else None
        country = owner.actor.country if owner is not None else None
        if owner is None or named is None:
            return self._unnamed(mention)
        if bare == "office":
            title = next(
                (h for h in owner.heads if h in _OFFICES_OF_STATE | {"minister"}), None
            )
            if title is not None:
                whole = "Prime Minister" if title == "minister" else title.capitalize()
                place = country or self._names.country
                name = f"Office of the {whole}" + (f" of {place}" if place else "")
                return _Entity(Actor(name, "government", place), {"office"})
        if bare.endswith(("ministry", "government", "intelligence", "army", "police")):
            inner = parse_mention(f"the {country} {rest}" if country else f"the {rest}")
            if inner.name is not None:
                return self._body(inner)
        kinds = set(mention.heads)
        if kinds & {"delegation", "mission", "office", "service", "lawyers"} or (
            kinds & {"report", "statement", "paper", "figures", "data"}
        ):
            return _Entity(Actor(named, owner.actor.kind, country), set(owner.heads))
        words = f"{rest} of {named}"
        return _Entity(
            Actor(words, "unnamed", country),
            kinds,
            personal=not rest.endswith("s"),
            plural=rest.endswith("s"),
        )

    def _owner(self, mention: Mention, offset: int) -> _Entity | None:
        owner = mention.owner
        if not owner:
            return self._latest(personal=False)
        bare = owner.casefold()
        if bare in {"its", "their"}:
            return self._latest(personal=False) or self._latest(personal=None)
        if bare in {"his", "her"}:
            return self._latest(personal=True) or self._latest(personal=None)
        if bare in {"our", "my"}:
            return _Entity(Actor(self._document.outlet.value, "outlet"))
        inner = parse_mention(owner)
        if inner.kind in {"owned", "document"} and inner.owner == owner:
            return None
        if inner.kind == "unnamed":
            inner = inner._replace(kind="definite")
        return self._entity(inner, offset)

    def _issuer(self, mention: Mention, offset: int) -> _Entity:
        """Resolve a document to whoever issued it."""
        owner = (mention.owner or "").strip()
        if not owner or owner.casefold() in {"the", "a", "an", "this", "that", "its"}:
            last = self._latest(personal=None)
            return last if last is not None else self._unnamed(mention)
        inner = parse_mention(owner)
        if inner.kind in {"body", "person", "definite", "owned"}:
            found = self._entity(inner, offset)
            if found.actor.name is not None and found.actor.kind != "unnamed":
                return _Entity(found.actor, found.heads | set(mention.heads))
        return self._unnamed(mention)

    def _definite(self, mention: Mention, offset: int) -> _Entity:
        """Resolve "the ministry", "the diplomat", a bare surname, a short name."""
        if mention.name is not None:
            full = self._names.full_name(mention.name)
            if full != mention.name:
                return _Entity(Actor(full, "person"), set(mention.heads), personal=True)
            known = self._names.expand(mention.name)
            kind = self._names.kind_of(known) or mention.actor
            return _Entity(
                Actor(known, kind),
                {_singular(w) for w in known.casefold().split()},
                personal=kind == "person",
            )
        found = self._by_head(mention.heads or mention.words.casefold().split()[-1:])
        if found is not None:
            return found
        words = re.sub(r"^(?:the|this|that|these)\s+", "", mention.words, flags=re.I)
        named = self._names.by_head(words, offset)
        if named is not None:
            inner = parse_mention(named)
            if inner.kind == "body":
                return self._body(inner)
        heads = {head for head in mention.heads} | {words.casefold().split()[-1]}
        if "statement" in heads or "report" in heads or "document" in heads:
            last = self._latest(personal=None)
            if last is not None:
                return last
        return self._state_body(words, heads, mention)

    def _state_body(self, words: str, heads: set[str], mention: Mention) -> _Entity:
        """Resolve a body of the page's own country: "the government", "the army"."""
        country = self._names.country
        bare = words.casefold()
        kinds = heads & _GOVERNMENT_NOUNS
        if bare in {"government", "authorities", "palace"} and country is not None:
            return _Entity(
                Actor(f"Government of {country}", "government", country), {"government"}
            )
        if kinds and country is not None:
            inner = parse_mention(f"the {words} of {country}")
            if inner.name is not None and inner.kind == "body":
                return self._body(inner)
            name = f"{words[:1].upper()}{words[1:]} of {country}"
            return _Entity(Actor(name, "government", country), heads)
        if mention.heads and _is_human(mention):
            return self._unnamed(mention)
        kind = "government" if _is_state(mention) else "organisation"
        name = words[:1].upper() + words[1:]
        if kind == "government" and country is not None:
            return _Entity(Actor(f"{name} of {country}", "government", country), heads)
        if _is_state(mention) or _is_body(mention):
            return _Entity(Actor(name, "organisation", None), heads)
        return self._unnamed(mention)

    def _unnamed(self, mention: Mention) -> _Entity:
        words = re.sub(
            r"^(?:the|an?|some|several|one of (?:its|the|his|their))\s+",
            "",
            mention.words,
            flags=re.IGNORECASE,
        )
        last = mention.heads[-1] if mention.heads else ""
        plural = last.endswith("s") or mention.words.casefold().startswith("two ")
        heads = set(mention.heads) | {_singular(head) for head in mention.heads}
        return _Entity(
            Actor(words or None, "unnamed", mention.country),
            heads,
            personal=not plural,
            plural=plural,
        )


_PRESS_WORDS = frozenset("press spokesperson spokesman spokeswoman".split())


def _is_human(mention: Mention) -> bool:
    from whence.lexicon.actors import noun_kinds  # noqa: PLC0415

    kinds = {kind for head in mention.heads for kind in noun_kinds().get(head, ())}
    return bool(kinds & {"office", "source"}) and not kinds & {
        "government",
        "organisation",
    }


def _is_state(mention: Mention) -> bool:
    from whence.lexicon.actors import noun_kinds  # noqa: PLC0415

    kinds = {kind for head in mention.heads[-1:] for kind in noun_kinds().get(head, ())}
    return "government" in kinds and "organisation" not in kinds


def _is_body(mention: Mention) -> bool:
    from whence.lexicon.actors import noun_kinds  # noqa: PLC0415

    kinds = {kind for head in mention.heads[-1:] for kind in noun_kinds().get(head, ())}
    return bool(kinds & {"government", "organisation"})
