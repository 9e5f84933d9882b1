"""Speakers: from the words of a source to the actor, with the page's help.

A page names an actor once in full and then by surname, by "the ministry", by "she". The
resolver reads the sources of a page in their order and remembers who was named.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from whence.extract.entities import Entity, Memory, singular
from whence.extract.institutions import (
    find_country,
    government_of,
    with_article,
)
from whence.extract.mentions import Mention, clean_source, parse_mention
from whence.extract.names import PageNames
from whence.extract.offices import ministry_of, office_body, office_in
from whence.lexicon.actors import country_forms, leaders, noun_kinds
from whence.model import Actor, ActorKind, Document, Spans

__all__ = ["SpeakerResolver", "is_paper"]

_MOST_JOINTS = 4  # places at which a list of bodies is parted
_DEEPEST = 6  # steps from a short form to a longer one, so that no circle is walked
_THIRD_PERSON = frozenset("he she him her who".split())
_PLURAL = frozenset("they them".split())
_OWN = frozenset("we us our".split())
_DETERMINERS = frozenset("the a an this that its their his her".split())
_STATE_NOUNS = frozenset(
    """
    government army police parliament military navy palace cabinet opposition authorities
    """.split()
)
_RELAYING = frozenset(
    """
    newspaper paper station broadcaster channel television radio magazine website site
    portal outlet publication daily weekly newsletter gazette agency
    """.split()
)
_GENERIC = frozenset("agency organisation organization group body institution".split())
_COMPANIES = frozenset("company firm lender group club maker operator carrier".split())
_PAPERS = frozenset("statement report document paper letter note release".split())
_RECORDS = frozenset(
    "figures data tables register records list log bulletin database census".split()
)
_PRESS = frozenset("press spokesperson spokesman spokeswoman".split())
_ANSWERABLE = frozenset(
    """
    minister president premier chancellor governor mayor ambassador attaché attache envoy
    spokesman spokeswoman spokesperson director chief head chairman chairwoman chair leader
    general commander secretary lawyer official deputy commissioner coordinator
    """.split()
)
_ROLE = re.compile(r"(?:the|an?|its)\s|\d{1,3}$")
_HUMAN = re.compile(r"who\s|\d{1,3}$|(?:the|an?|its)\s")
_LEADING = re.compile(
    r"the\s(?:\S+\s){0,3}?(?:leader|president|prime minister|ruler|dictator|king|chancellor)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s(?:at|of|in|for|from|with)\s")
_AND = re.compile(r"\s+and\s+(?:the\s+)?|,\s+(?:and\s+)?(?:the\s+)?")
_AND_PERSON = re.compile(r"\s+and\s+(?=(?:his|her|the|their)\b|[A-Z])")
_OWNED_BODIES = frozenset(
    "delegation mission lawyers negotiators representatives".split()
)


def is_paper(actor: Actor) -> bool:
    """Say whether an actor is only a paper whose issuer the page does not name.

    Args:
        actor: An actor that was resolved.
    """
    words = _LINK.split(actor.name or "")[0].casefold().split()
    return actor.kind == "unnamed" and bool(words) and words[-1] in _PAPERS


class SpeakerResolver:
    """Resolves the sources of one page, in reading order."""

    def __init__(self, document: Document, names: PageNames) -> None:
        self._document = document
        self._names = names
        self._memory = Memory()
        self._context = ""
        self._depth = 0

    def resolve(
        self, spans: Spans, *, context: str = "", inner: bool = False, note: bool = True
    ) -> Actor:
        """Return the actor that the words of a source stand for.

        Args:
            spans: The words; must not be empty.
            context: The words of the content, for owners that it names.
            inner: Whether the source speaks inside the words of another, who stays
                the one that a following "he" means.
            note: Whether later words may refer to it.
        """
        text = " ".join(span.of(self._document.text) for span in spans)
        self._context = context
        entity = self._several(text)
        if entity is None:
            entity = self._entity(parse_mention(text))
        actor = Actor(entity.actor.name, entity.actor.kind, entity.actor.country, spans)
        if note:
            self._memory.add(replace(entity, actor=actor), inner=inner)
        return actor

    def resolve_words(self, text: str, spans: Spans) -> Actor:
        """Return the actor for words that are no source, without remembering it.

        Args:
            text: The words, those of an addressee or a relay.
            spans: Where they stand.
        """
        actor = self._entity(parse_mention(text)).actor
        return Actor(actor.name, actor.kind, actor.country, spans)

    def notice(self, text: str) -> None:
        """Remember an actor that the page speaks of, if it is one already known.

        Args:
            text: The subject of a sentence without attribution.
        """
        mention = parse_mention(text)
        if mention.kind == "definite" and mention.name is None:
            found = self._memory.by_heads(mention.heads, mention.words)
            if found is not None:
                self._memory.add(found, inner=False)
        elif mention.kind == "body" and mention.name is not None:
            self._memory.add(self._entity(mention), inner=False)

    def notice_person(self, name: str, description: str) -> None:
        """Remember a person that a sentence without attribution is about.

        Args:
            name: The capitals that open the sentence.
            description: What stands behind them between commas; empty for nothing.
        """
        mention = parse_mention(f"{name}, {description}" if description else name)
        full = self._names.full_name(name)
        if mention.kind == "person" or full != name:
            named = mention if mention.kind == "person" else None
            found = self._person(named or parse_mention(full))
            if found.actor.kind == "person":
                self._memory.add(found, inner=False)
        elif description and mention.kind == "definite" and _HUMAN.match(description):
            office = description if _ROLE.match(description) else ""
            person = Actor(name, "person")
            heads = frozenset(mention.heads)
            self._memory.add(
                Entity(person, heads, personal=True, office=office), inner=False
            )

    def is_official(self, actor: Actor) -> bool:
        """Say whether an actor answers for a body: a body itself, or who holds office.

        Args:
            actor: An actor that was resolved on this page.
        """
        if actor.kind in {"government", "organisation", "group"}:
            return True
        known = self._memory.by_name(actor.name) if actor.name is not None else None
        if known is None or actor.kind == "unnamed":
            return False
        held = set(known.office.casefold().replace("-", " ").split()) | known.heads
        return not _ANSWERABLE.isdisjoint(held)

    def note_relay(self, actor: Actor) -> None:
        """Remember an outlet that passed words on: "the station" may mean it.

        Args:
            actor: The outlet.
        """
        known = self._memory.by_name(actor.name) if actor.name is not None else None
        heads = known.heads if known is not None else frozenset[str]()
        words = frozenset(singular(w) for w in (actor.name or "").casefold().split())
        self._memory.add(Entity(actor, heads | words), inner=True)

    def is_known(self, name: str) -> bool:
        """Say whether the page has named somebody so before, or names him in full.

        Args:
            name: A name.
        """
        return self._memory.by_name(name) is not None or self._names.is_titled(name)

    def latest_outlet(self) -> Actor | None:
        """Return the outlet or wire that spoke last on the page, or None."""
        found = self._memory.latest_of_kind({"outlet", "agency"})
        return found.actor if found is not None else None

    def _several(self, text: str) -> Entity | None:
        """Return two or more bodies that speak together, or None."""
        flat = (
            clean_source(text)
            .replace(" nor the ", " and the ")
            .replace(" nor ", " and ")
        )
        parts = [part for part in _AND.split(flat) if part]
        halves = _AND_PERSON.split(flat)
        if len(halves) == 2 and all(
            parse_mention(half).kind == "person" for half in halves
        ):
            parts = halves
        parts = self._two_bodies(flat) or parts
        if not 2 <= len(parts) <= 3 or " and " not in flat:
            return None
        states = all(part.removeprefix("the ") in country_forms() for part in parts)
        one = not states and self._names.is_one_name(flat)
        if one or parse_mention(flat).actor == "group":
            return None
        if parts[-1].casefold().endswith(" intelligence") and len(parts) == 2:
            parts[0] = f"{parts[0]} intelligence"
        found = [parse_mention(part) for part in parts]
        if len(found) == 2 and all(mention.kind == "person" for mention in found):
            people = [self._person(mention) for mention in found]
            name = "; ".join(sorted({str(person.actor.name) for person in people}))
            return Entity(Actor(name, "person"), plural=True)
        if any(mention.kind != "body" or mention.name is None for mention in found):
            return None
        country = found[0].country if len({m.country for m in found}) == 1 else None
        # One set of actors, however a sentence orders it.
        names = sorted({str(self._entity(mention).actor.name) for mention in found})
        name = "; ".join(names)
        return Entity(
            Actor(name, found[0].actor, country),
            frozenset({"countries", "bodies"}),
            plural=True,
        )

    def _two_bodies(self, flat: str) -> list[str]:
        """Return two bodies of which one has an "and" in its own name, or nothing.

        "the WHO and the Centers for Disease Control and Prevention".
        """
        places = list(_AND.finditer(flat))
        if not 2 <= len(places) <= _MOST_JOINTS:
            return []
        for place in places:
            halves = [flat[: place.start()], flat[place.end() :]]
            known = [self._names.kind_of(re.sub(r"^the ", "", half)) for half in halves]
            if all(known):
                return halves
        return []

    def _entity(self, mention: Mention) -> Entity:
        resolve = {
            "pronoun": self._pronoun,
            "person": self._person,
            "body": self._body,
            "owned": self._owned,
            "document": self._issuer,
            "definite": self._definite,
            "unnamed": self._unnamed,
        }
        if self._depth >= _DEEPEST:
            return Entity(Actor(None, "unnamed"))
        self._depth += 1
        try:
            return resolve[mention.kind](mention)
        finally:
            self._depth -= 1

    def _pronoun(self, mention: Mention) -> Entity:
        word = mention.words.casefold()
        memory = self._memory
        if word in _THIRD_PERSON:
            found = memory.latest(personal=True) or memory.latest()
        elif word == "it":
            found = memory.latest_body() or memory.latest(personal=False)
        elif word in _PLURAL:
            found = memory.latest(plural=True) or memory.latest()
        else:
            outlet = self._document.outlet.value
            if word in _OWN and outlet is not None:
                return Entity(Actor(outlet, "outlet"))
            found = None
        return found if found is not None else Entity(Actor(None, "unnamed"))

    def _person(self, mention: Mention) -> Entity:
        name = self._names.full_name(str(mention.name))
        introduced = self._names.introduced_as(name)
        if introduced is not None and not mention.office:
            # "White Falcon" alone, which the page calls a company elsewhere.
            return self._body(mention._replace(kind="body", actor=introduced))
        known = self._memory.by_name(name)
        country = mention.country or (known.actor.country if known else None)
        country = country or leaders().get(name)
        heads, office = frozenset(mention.heads), mention.office
        if known is not None:
            heads |= known.heads
            office = office or known.office
        return Entity(
            Actor(name, "person", country), heads, personal=True, office=office
        )

    def _body(self, mention: Mention) -> Entity:
        name, country, kind = str(mention.name), mention.country, mention.actor
        bare = name.casefold()
        longer = self._names.by_head(name.removeprefix("The "))
        if (
            longer is not None
            and parse_mention(longer).name != name
            and " " not in name.removeprefix("The ")
            and (kind in {"outlet", "agency"})
        ):
            # "the Standard" of a page that names the La Paz Standard is no other one.
            return self._entity(parse_mention(longer))
        if " " not in name and noun_kinds().get(bare) and name != name.upper():
            # "the Bank", "The Government", "Police": a common noun with a capital.
            return self._definite(
                mention._replace(kind="definite", name=None, heads=(bare,), words=name)
            )
        heads = frozenset(mention.heads) | {singular(word) for word in bare.split()}
        known = self._names.expand(name)
        if known != name:
            heads |= {singular(word) for word in known.casefold().split()}
            name, kind = known, self._names.kind_of(known) or kind
        place = self._names.country
        if (
            country is None
            and place is not None
            and place not in name
            and (name.startswith("Ministry of "))
        ):
            name, country = f"{name} of {with_article(place)}", place
        return Entity(Actor(name, kind, country), heads)

    def _owned(self, mention: Mention) -> Entity:
        """Resolve what belongs to an owner: a spokesperson, "its lawyer"."""
        owner = self._owner(mention)
        words = set(mention.words.casefold().split())
        speaks = "spokesperson" in mention.heads
        if speaks or words & _PRESS:
            if owner is not None and owner.actor.name is not None:
                heads = owner.heads | {"spokesperson", "spokesman", "spokeswoman"}
                return replace(owner, heads=heads, personal=speaks)
            return self._unnamed(mention)
        return self._possession(mention, owner)

    def _possession(self, mention: Mention, owner: Entity | None) -> Entity:
        """Resolve "its delegation", "his office", "the dockers' union"."""
        bare = mention.words.casefold()
        said = (mention.owner or "").casefold()
        if bare == "office":
            return self._office(said, owner)
        if bare == "ministry" and owner is not None and owner.office:
            found = self._ministry_of(owner)
            if found is not None:
                return found
        if owner is not None and owner.actor.name is not None:
            return self._belonging(mention, owner)
        if said in {"its", "his", "her", "their", "our", "my", ""}:
            return self._unnamed(mention)
        return self._common_owner(mention)

    def _belonging(self, mention: Mention, owner: Entity) -> Entity:
        """Resolve a body, a document or a person of an owner that is known."""
        named, country = owner.actor.name, owner.actor.country
        if mention.words.casefold() in str(named).casefold():
            return owner  # "the mayor's office in Lund", said again
        nouns = _kinds_of_last(mention)
        if nouns & {"government", "organisation"} and "office" not in nouns:
            return self._owned_body(mention, owner)
        last = mention.words.casefold().split()[-1:]
        if {*mention.heads, *last} & (_OWNED_BODIES | _PAPERS | _RECORDS):
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

    def _owned_body(self, mention: Mention, owner: Entity) -> Entity:
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
                return self._entity(inner)
        place = country if state else owner.actor.name
        name = f"{words[:1].upper()}{words[1:]} of {place}"
        kind: ActorKind = "government" if state else "organisation"
        return Entity(Actor(name, kind, country), frozenset(mention.heads))

    def _common_owner(self, mention: Mention) -> Entity:
        """Return a body named by its members: "the dockers' union"."""
        owner = re.sub(r"^(?:the|an?)\s+", "", mention.owner or "", flags=re.IGNORECASE)
        mark = "'" if owner.endswith("s") else "'s"
        name = f"{owner}{mark} {mention.words}"
        nouns = _kinds_of_last(mention)
        heads = frozenset(mention.heads) | {singular(word) for word in owner.split()}
        if nouns & {"government", "organisation"}:
            return Entity(Actor(name, "organisation"), heads)
        return Entity(Actor(name, "unnamed"), heads, personal=not name.endswith("s"))

    def _office(self, said: str, owner: Entity | None) -> Entity:
        """Resolve "his office", "the prime minister's office"."""
        held = said if said not in {"his", "her", "its", "their"} else ""
        held = held or office_in(self._context) or _office_held(owner)
        place = self._names.country
        found = office_body(held, place)
        if found is None:
            return Entity(Actor("office", "unnamed"), frozenset({"office"}))
        name, of_state = found
        country = place if of_state else None
        return Entity(Actor(name, "government", country), frozenset({"office"}))

    def _owner(self, mention: Mention) -> Entity | None:
        """Return whose the spokesperson, the office, the lawyer is, or None."""
        owner = mention.owner
        bare = (owner or "").casefold()
        if owner is None or not owner or bare in {"its", "their"}:
            body = self._memory.latest_body() if owner else None
            return body or self._memory.latest(personal=None if owner else False)
        if bare in {"his", "her"}:
            return self._memory.latest(personal=True) or self._memory.latest()
        if bare in {"the country", "the nation"}:
            return self._memory.latest_state()
        if bare in {"our", "my"}:
            own = Entity(Actor(self._document.outlet.value, "outlet"))
            return own if bare == "our" else None
        inner = parse_mention(owner)
        if inner.kind in {"owned", "document", "unnamed"}:
            if inner.owner == owner or not inner.heads:
                return None
            inner = inner._replace(kind="definite", name=None)
        found = self._entity(inner)
        return found if found.actor.kind != "unnamed" else None

    def _issuer(self, mention: Mention) -> Entity:
        """Resolve a document to whoever issued it."""
        owner = (mention.owner or "").strip()
        if not owner or owner.casefold() in _DETERMINERS:
            return self._last_issuer(mention, owner)
        found = self._several(owner)
        if found is not None:
            return found
        inner = parse_mention(owner)
        common = owner[:1].islower() and not owner.casefold().startswith(("the ", "a "))
        noun = owner.casefold() in noun_kinds() and owner[:1].isupper()
        if (inner.kind == "definite" and common) or noun:
            return self._unnamed(mention)  # "court papers"
        if inner.kind in {"body", "person", "definite", "owned"}:
            found = self._entity(inner)
        if found is None or found.actor.name is None:
            return self._unnamed(mention)
        if found.actor.kind == "unnamed":  # "the engineers' report"
            return found if found.plural else self._unnamed(mention)
        return replace(found, heads=found.heads | frozenset(mention.heads))

    def _last_issuer(self, mention: Mention, owner: str) -> Entity:
        """Resolve "the statement": who issued one, or else who spoke last."""
        if owner and not _RELAYING.isdisjoint(mention.heads):
            # "told the site", "the paper said": the outlet named before.
            outlet = self._memory.latest_of_kind({"outlet", "agency"})
            if outlet is not None:
                return outlet
        issuer = self._names.issuer_of(mention.heads[-1]) if mention.heads else None
        if issuer is not None:
            return self._entity(parse_mention(issuer))
        # Who speaks of a name in a quotation is mostly not its bearer.
        told = self._context if self._context[:1] in {'"', "\u201c"} else ""
        last = self._memory.latest(untold=told) or self._memory.latest()
        return last or self._unnamed(mention)

    def _definite(self, mention: Mention) -> Entity:
        """Resolve "the ministry", "the diplomat", a bare surname, a short name."""
        if mention.name is not None:
            return self._short_name(mention)
        words = re.sub(
            r"^(?:the|this|that|these)\s+", "", mention.words, flags=re.IGNORECASE
        )
        heads = mention.heads or (words.casefold().split()[-1],)
        found = self._memory.by_heads(heads, words)
        if found is None and set(heads) & _RELAYING:
            found = self._memory.latest_of_kind({"outlet", "agency"})
        if found is not None:
            return found
        named = self._names.by_head(words)
        inner = parse_mention(named) if named is not None else None
        # A name of one word would come back here as a common noun, without end.
        if inner is not None and inner.kind == "body" and " " in str(inner.name):
            return self._entity(inner)
        stand_in = self._stand_in(heads) if len(words.split()) == 1 else None
        return stand_in or self._state_body(words, frozenset(heads), mention)

    def _stand_in(self, heads: Collection[str]) -> Entity | None:
        """Return whom a noun alone can only mean, or None.

        The ministry of the minister named, the company, whoever issued the statement.
        """
        if "ministry" in heads:
            minister = self._memory.with_office("minister")
            return self._ministry_of(minister) if minister is not None else None
        if not _COMPANIES.isdisjoint(heads):
            return self._memory.latest_named_body() or self._own_company()
        if not (_PAPERS | _GENERIC).isdisjoint(heads):
            return self._memory.latest_body() or self._memory.latest()
        return None

    def _own_company(self) -> Entity | None:
        """Return the page's outlet where it is a company that speaks for itself."""
        outlet = self._document.outlet.value
        if outlet is None or not self._names.is_company(outlet):
            return None
        return Entity(Actor(outlet, "outlet"), frozenset({"company", "firm"}))

    def _short_name(self, mention: Mention) -> Entity:
        name = str(mention.name)
        full = self._names.full_name(name)
        if full != name:
            known = self._memory.by_name(full)
            if known is not None:
                return known
            person = Actor(full, "person", leaders().get(full))
            return Entity(person, frozenset(mention.heads), personal=True)
        expanded = self._names.expand(name)
        if expanded == name and self._names.is_plural_noun(name):
            words = mention._replace(kind="unnamed", name=None, actor="unnamed")
            return self._unnamed(words)
        kind = self._names.kind_of(expanded) or mention.actor
        heads = frozenset(singular(word) for word in expanded.casefold().split())
        country = self._names.country_of(expanded)
        return Entity(Actor(expanded, kind, country), heads, personal=kind == "person")

    def _ministry_of(self, minister: Entity) -> Entity | None:
        """Return the ministry of a minister by the words of the office."""
        words = ministry_of(minister.office)
        if words is None:
            return None
        inner = parse_mention(words)
        if inner.kind != "body" or inner.name is None:
            return None
        found = self._entity(inner)
        return replace(found, heads=found.heads | {"ministry"})

    def _state_body(
        self, words: str, heads: frozenset[str], mention: Mention
    ) -> Entity:
        """Resolve a body that the page names by a common noun alone."""
        country = self._names.country
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
            kind: ActorKind = (
                "organisation" if "organisation" in kinds else "government"
            )
            state = country if kind == "government" else None
            return Entity(Actor(capital, kind, state), heads)
        return self._unnamed(mention)

    def _unnamed(self, mention: Mention) -> Entity:
        words = re.sub(
            r"^(?:the|an?|some|several|one of (?:its|the|his|their))\s+",
            "",
            mention.words,
            flags=re.IGNORECASE,
        )
        country = mention.country or find_country(words)
        if country is not None and _LEADING.match(mention.words):
            known = self._memory.person_of(country)
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
            return Entity(
                Actor(words, "organisation", country), frozenset(mention.heads)
            )
        heads = frozenset(mention.heads) | {singular(head) for head in mention.heads}
        human = bool(kinds & {"office", "source", "spokesperson"})
        return Entity(
            Actor(words or None, "unnamed", country),
            heads,
            personal=human and not plural,
            plural=plural,
        )


def _office_held(owner: Entity | None) -> str:
    """Return the office of an owner; that of one without a name is its description."""
    if owner is None:
        return ""
    return owner.office or office_in(owner.actor.name or "")


def _is_member(words: str, heads: Sequence[str]) -> bool:
    """Say whether the nouns that name a body only tell where people belong."""
    outer = _LINK.split(words)[0].casefold().split()
    return bool(heads) and not any(
        singular(word) in heads or word in heads for word in outer
    )


def _head_noun(words: str) -> str:
    """Return the noun that a phrase is about: "committee" of "committee of families"."""
    outer = _LINK.split(words)[0].casefold().split()
    return outer[-1] if outer else ""


def _kinds_of_last(mention: Mention) -> frozenset[str]:
    """Return what the last noun of a mention can be, be it one or many."""
    if not mention.heads:
        return frozenset()
    head, kinds = mention.heads[-1], noun_kinds()
    return frozenset(kinds.get(head) or kinds.get(singular(head), ()))
