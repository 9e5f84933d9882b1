"""Speakers: from the words of a source to the actor, with the page's help.

A page names an actor once in full and then by surname, by "the ministry", by "she". The
resolver reads the sources of a page in their order and remembers who was named.
"""

import re
from dataclasses import replace

from whence.extract.entities import Entity, singular
from whence.extract.mentions import can_speak, parse_mention, without_opener
from whence.extract.names import PageNames
from whence.extract.speakers.definite import resolve_definite
from whence.extract.speakers.documents import resolve_document
from whence.extract.speakers.named import resolve_body, resolve_person, resolve_several
from whence.extract.speakers.nouns import LINK, PAPERS
from whence.extract.speakers.owned import resolve_owned
from whence.extract.speakers.page_actors import PageActors
from whence.extract.speakers.pronouns import resolve_pronoun
from whence.extract.speakers.unnamed import resolve_unnamed
from whence.lexicon.actors import name_genders
from whence.lexicon.words import load_document_shares
from whence.model import Actor, Document, Spans

__all__ = ["SpeakerResolver", "is_paper"]

_ANSWERABLE = frozenset(
    """
    minister president premier chancellor governor mayor ambassador attaché attache envoy
    spokesman spokeswoman spokesperson director chief head chairman chairwoman chair leader
    general commander secretary lawyer official deputy commissioner coordinator
    """.split()
)
_ROLE = re.compile(r"(?:the|an?|its)\s|\d{1,3}$")
_HUMAN = re.compile(r"who\s|\d{1,3}$|(?:the|an?|its)\s")
_READERS = {
    "pronoun": resolve_pronoun,
    "person": resolve_person,
    "body": resolve_body,
    "owned": resolve_owned,
    "document": resolve_document,
    "definite": resolve_definite,
    "unnamed": resolve_unnamed,
}


def is_paper(actor: Actor) -> bool:
    """Say whether an actor is only a paper whose issuer the page does not name.

    Args:
        actor: An actor that was resolved.
    """
    words = LINK.split(actor.name or "")[0].casefold().split()
    return actor.kind == "unnamed" and bool(words) and words[-1] in PAPERS


def _is_phrase(name: str) -> bool:
    """Say whether capitals are words of a heading, no name: "Found By", "Its Own"."""
    common = load_document_shares()
    words = name.casefold().split()
    given = name.split(maxsplit=1)[0] in name_genders()
    return not given and len(words) > 1 and set(words) <= common.keys()


class SpeakerResolver:
    """Resolves the sources of one page, in reading order."""

    def __init__(self, document: Document, names: PageNames) -> None:
        self._page = PageActors(document, names, _READERS)
        self._names = names
        self._memory = self._page.memory

    def resolve(
        self,
        spans: Spans,
        *,
        context: str = "",
        inner: bool = False,
        note: bool = True,
        seat: str | None = None,
    ) -> Actor:
        """Return the actor that the words of a source stand for.

        Args:
            spans: The words; must not be empty.
            context: The words of the content, for owners that it names.
            inner: Whether the source speaks inside the words of another, who stays
                the one that a following "he" means.
            note: Whether later words may refer to it.
            seat: The country in which the sentence places it; None for none.
        """
        text = " ".join(span.of(self._page.document.text) for span in spans)
        self._page.context, self._page.seat = context, seat
        entity = resolve_several(text, self._page)
        if entity is None:
            entity = self._page.resolve(parse_mention(text))
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
        actor = self._page.resolve(parse_mention(text)).actor
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
            self._memory.add(self._page.resolve(mention), inner=False)

    def notice_person(self, name: str, description: str) -> None:
        """Remember a person that a sentence without attribution is about.

        Args:
            name: The capitals that open the sentence.
            description: What stands behind them between commas; empty for nothing.
        """
        name = without_opener(name)
        if not can_speak(name):
            return
        mention = parse_mention(f"{name}, {description}" if description else name)
        full = self._names.full_name(name)
        if mention.kind == "person" and full == name and _is_phrase(name):
            return
        if mention.kind == "person" or full != name:
            named = mention if mention.kind == "person" else None
            found = resolve_person(named or parse_mention(full), self._page)
            if found.actor.kind == "person":
                self._memory.add(found, inner=False)
        elif description and mention.kind == "definite" and _HUMAN.match(description):
            office = description if _ROLE.match(description) else ""
            person = Actor(name, "person")
            heads = frozenset(mention.heads)
            self._memory.add(
                Entity(person, heads, personal=True, office=office), inner=False
            )

    def notice_unnamed(self, text: str) -> None:
        """Remember somebody without a name that a sentence is about: "a surgeon".

        Args:
            text: The words.
        """
        found = self._page.resolve(parse_mention(text))
        if found.actor.kind == "unnamed" and found.personal:
            self._memory.add(found, inner=False)

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
