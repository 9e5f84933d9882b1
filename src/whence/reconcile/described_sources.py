"""Sources that a page describes: "officials at the port", "a statement from the port".

The words of one page name a body where they say whose people or papers speak, or only
the first words of its name were taken.
"""

import re
from dataclasses import replace

from whence.lexicon.actors import bodies, noun_kinds
from whence.model import Actor, ActorKind
from whence.reconcile.vague_names import is_vague

__all__ = ["HIDDEN", "name_described"]

# "officials at the Coast Guard": no person is named, but the body is.
_BODY_OF = re.compile(
    r"^(?:[\w'-]+ ){0,3}(?:officials?|officers?|spokes\w+|staff|employees?|experts|"
    r"analysts|researchers|doctors)\s(?:at|of|in|from|for|within|with)\s"
    r"(?:the\s)?([^,;.:\"\u201c]{3,70})",
    re.IGNORECASE,
)
# "information given out by the Coast Guard".
_GIVEN_BY = re.compile(
    r"^(?:the )?(?:information|figures?|data|details|word|statements?|estimates?|"
    r"numbers?|reports?)\s(?:(?:that was |that were )?(?:given(?: out)?|released|provided|"
    r"published|issued|supplied|put out|collected|compiled)\s)?(?:by|from)\s(?:the\s)?"
    r"([^,;.:\"\u201c]{3,70})$",
    re.IGNORECASE,
)
HIDDEN = re.compile(
    r"\bnot (?:to be |allowed |authori[sz]ed |permitted )?(?:named|identified|to speak|"
    r"authori[sz]ed|quoted)|\banonym|\bon condition\b|\bdeclined to be\b",
    re.IGNORECASE,
)
# "the head of the clinic, Jane Roe, said" and "Jane Roe, head of the clinic, said".
_NAME_AFTER = re.compile(
    r"^[^,.;:\n\"\u201c]{0,50},\s+([A-Z][\w\u2019'-]+ [A-Z][\w\u2019'-]+)(?=,)"
)
_NAME_BEFORE = re.compile(r"([A-Z][\w\u2019'-]+ [A-Z][\w\u2019'-]+),\s+(?:the |an? )?$")
# "On Radio Brill, an officer said": the name is that of who was told.
_TO_WHOM = re.compile(
    r"\b(?:on|in|(?:contacted|called|reached|asked|interviewed) by|(?:talking|speaking|"
    r"given|email|told|call|interview) (?:to|with))\s(?:[Tt]he\s)?(?:[A-Z][\w.\u2019'-]* )?$",
    re.IGNORECASE,
)
_END_OF_BODY = re.compile(
    r"\s(?:who|that|which|as|before|after|when|while|said|told|on|was|were|has|have|had|"
    r"let|show|shows|showed|indicate|indicates|stated|confirmed|added|gave|put|reported|is|are|early|late|earlier|today|"
    r"noted|says|disclosed|revealed|informed|announced|warned|estimates?|estimated|writes|wrote|giving)\b.*$"
)
# The same, where the page goes on after the body: "from the port on Monday said".
_PAPER_OF = re.compile(
    r"^(?:an? |the )?(?:\w+ ){0,2}(?:statement|figures?|data|bulletin|communiqu[\u00e9e]|"
    r"press release|release|update|tally|count)s?\s(?:(?:given(?: out)?|released|provided|"
    r"published|issued|put out|compiled)\s)?(?:by|from)\s(?:the\s)?"
    r"([^,;.:\"\u201c]{3,70})",
    re.IGNORECASE,
)
_MIDDLE = re.compile(r"[a-z,]\s(?:the\s)?$")
_MOST_LOOKED = 6  # places of a name on its page
_LONGEST_BODY = 7


def name_described(actor: Actor, text: str) -> Actor:
    """Return an actor with the whole name that the words of its page give it.

    Args:
        actor: A link of a chain.
        text: Text of the page.
    """
    return _name_body(_extend(actor, text), text)


def _extend(actor: Actor, text: str) -> Actor:
    """Take the whole name where only its first words were taken."""
    if actor.name is None or len(actor.spans) != 1:
        return actor
    surface = actor.spans[0].of(text).strip()
    surface = re.sub(r"^(?:the|a|an)\s", "", surface, flags=re.IGNORECASE)
    surface = _cut_name(surface)
    grouped = _BODY_OF.match(actor.name) is not None
    is_body = actor.kind not in {"person", "unnamed"}
    if len(actor.name.split()) > 4 and is_body and not grouped:
        actor = replace(actor, name=_cut_name(actor.name) or actor.name)
    if actor.name is None or actor.kind == "unnamed":
        return actor
    parts = actor.name.rsplit(", ", 1)
    if len(parts) == 2 and re.fullmatch(r"[A-Z][\w'-]+ [A-Z][\w'-]+", parts[1]):
        return replace(actor, name=parts[1], kind="person")
    longer = len(surface) > len(actor.name) and surface.startswith(actor.name)
    if not longer or len(surface) > 60 or "," in surface or actor.kind == "person":
        return actor
    return replace(actor, name=surface)


def _cut_name(surface: str) -> str:
    """Return the first words that can be a name: capitals, and nouns of bodies."""
    kept: list[str] = []
    for word in surface.split():
        folded = word.casefold().strip(".,")
        joins = folded in {"of", "for", "and", "the", "in", "on"}
        if not (word[0].isupper() or folded in noun_kinds() or joins):
            break
        kept.append(word)
    while kept and kept[-1].casefold() in {"of", "for", "and", "the", "in", "on"}:
        kept.pop()
    return " ".join(kept)


def _person_beside(text: str, start: int, end: int) -> str | None:
    """Return the name that stands beside a description of the same person."""
    after = _NAME_AFTER.match(text[end : end + 100])
    if after is not None:
        return after.group(1)
    near = text[max(0, start - 60) : start]
    before = _NAME_BEFORE.search(near)
    if before is None or _TO_WHOM.search(near[: before.start()]) is not None:
        return None
    return before.group(1)


def _name_body(actor: Actor, text: str) -> Actor:
    """Take the body for unnamed people of it: "officials at the Coast Guard said"."""
    name = actor.name
    if name is None:
        return actor
    given = _GIVEN_BY.match(name) or _given_by(actor, text)
    if given is not None:
        body = _END_OF_BODY.sub("", given.group(1)).strip()
        return replace(actor, name=body or given.group(1), kind=_kind_of(actor))
    bodily = actor.kind in {"organisation", "government"}
    grouped = bodily and _BODY_OF.match(name) is not None
    if grouped and _is_proper(name, text):
        return actor  # "Doctors of the World" is a name, "Doctors of the clinic" none
    return _body_of(actor, name, text) if grouped or actor.kind == "unnamed" else actor


def _given_by(actor: Actor, text: str) -> re.Match[str] | None:
    """Find whose paper it is that speaks: "a statement from the Coast Guard"."""
    if actor.kind != "unnamed" or not actor.spans:
        return None
    start = actor.spans[0].start
    return _PAPER_OF.match(text[start : actor.spans[-1].end + 80].split("\n", 1)[0])


def _kind_of(actor: Actor) -> ActorKind:
    return "organisation" if actor.kind == "unnamed" else actor.kind


def _is_proper(name: str, text: str) -> bool:
    """Say whether a page writes words with a capital in the middle of a sentence."""
    if name in bodies():
        return True
    at = text.find(name)
    for _ in range(_MOST_LOOKED):
        if at < 0:
            break
        if _MIDDLE.search(text, max(0, at - 20), at) is not None:
            return name[:1].isupper()
        at = text.find(name, at + len(name))
    return False


def _body_of(actor: Actor, name: str, text: str) -> Actor:
    """Return the person or body that a description of unnamed people tells."""
    phrase = name
    if actor.spans and not is_vague(actor):
        start = actor.spans[0].start
        person = _person_beside(text, start, actor.spans[-1].end)
        if person is not None:
            return replace(actor, name=person, kind="person")
        phrase = text[start : actor.spans[-1].end + 80].split("\n", 1)[0]
    if HIDDEN.search(phrase):
        return actor
    match = _BODY_OF.match(phrase) or _BODY_OF.match(name)
    body = "" if match is None else _END_OF_BODY.sub("", match.group(1)).strip()
    if not body or len(body.split()) > _LONGEST_BODY:
        return actor
    return replace(actor, name=body, kind="organisation")
