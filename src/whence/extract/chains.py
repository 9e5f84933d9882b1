"""Chains: from the page's outlet through every relay to the origin."""

import re
from collections.abc import Iterable

from whence.extract.relaywords import RELAY_NAME, find_places
from whence.extract.sourcewords import kinds_of
from whence.extract.speakers import SpeakerResolver
from whence.extract.units import PageUnits, Unit
from whence.lexicon.actors import bodies, name_word_kinds
from whence.model import Actor, Attribution, Document, RelayChain, Span

__all__ = ["WIRE_NAME", "find_relays", "is_same", "join_chain", "outlet_actor"]

_PRINTED_IN = re.compile(
    rf"^(?:\s(?:viewers|listeners|readers)\sof|\s(?:\w{{1,12}}\s){{0,3}}?(?:in|on|via|over)(?:\sthe\sair\sof)?)\s(?P<who>{RELAY_NAME})"
)
_PROGRAMME = re.compile(
    r"['\u2019]s\s(?:\w+\s){0,2}(?:show|programme|program|podcast|service|edition)\b"
)
_ADDRESSEE = re.compile(rf"^(?:\s(?:he|she|it|they))?\s(?:to\s)?(?P<who>{RELAY_NAME})")
_NEAR = 300  # code points from a cue to the relay of its words
# "told this newspaper", "told the press", "told foreign media"
_NOT_ONE = re.compile(
    r"(?:[Tt]his|[Oo]ur)\s|(?:[a-z]+\s){0,2}(?:press|media|outlets|newspapers|channels)$"
)
_PLATFORMS = frozenset(
    "telegram x twitter facebook instagram tiktok youtube whatsapp vk weibo signal viber".split()
)
_STOP = re.compile(
    r"\s(?:that|on|in|at|during|after|before|whether|how|what|when|as|it|he|she|they|we"
    r"|published|aired|broadcast|released|posted|carried|last|late|early|yesterday|today|earlier|later|Monday|Tuesday|Wednesday|Thursday"
    r"|Friday|Saturday|Sunday|the number|of|from|by)\b"
)
_TOLD = re.compile(
    r"\b(?:t(?:old|ells?|elling)|warn(?:ed|s)?|inform(?:ed|s)?|assur(?:ed|es)|remind(?:ed|s)?)$"
)
_TELLING_TO = re.compile(r"^\sto\s")
WIRE_NAME = re.compile(
    r"\b(?:Press|Wire|Wire Service|News Agency|Newswire|News Service|Agency|Press Association)$"
    r"|^(?:Agence|Agencia|Agenzia|Agentur)\s[A-Z]"
)
"""What ends the name of a wire."""
_RELAYING = frozenset(
    """
    newspaper paper agency station broadcaster channel television tv radio magazine website
    site portal outlet publication daily weekly newsletter gazette media programme program
    """.split()
)
_NOBODY = frozenset(
    """
    reporters journalists lawmakers us me him her them it you parliament the public everyone
    """.split()
)


def outlet_actor(document: Document) -> Actor:
    """Return the first link of every chain of a page: its own outlet."""
    name = document.outlet.value
    if name is None:
        return Actor(None, "unnamed")
    known = bodies().get(re.sub(r"^[Tt]he ", "", name))
    kind = known.kind if known is not None else "outlet"
    spans = (document.outlet.span,) if document.outlet.span is not None else ()
    return Actor(name, kind, known.country if known is not None else None, spans)


def is_same(one: str | None, two: str | None) -> bool:
    """Say whether two names are one, short or in full.

    Args:
        one: A name.
        two: The other.
    """

    def words(name: str | None) -> set[str]:
        found = set(re.findall(r"\w+", (name or "").casefold()))
        return found - {"the", "of", "news", "agency"}

    def initials(name: str | None) -> str:
        return "".join(word[0] for word in re.findall(r"\b[A-Z]\w*", name or ""))

    first, second = words(one), words(two)
    if one and two and (one == initials(two) or two == initials(one)):
        return True
    return bool(first) and bool(second) and (first <= second or second <= first)


def _is_own(document: Document, actor: Actor) -> bool:
    return document.outlet.value is not None and is_same(
        document.outlet.value, actor.name
    )


def _cut(who: str) -> str:
    who = _PROGRAMME.split(who, maxsplit=1)[0]
    stop = _STOP.search(who)
    return (who[: stop.start()] if stop else who).strip()


def _relay(
    resolver: SpeakerResolver,
    words: str,
    span: Span,
    *,
    told: bool,
    strict: bool = False,
) -> Actor | None:
    """Return the outlet that words name, or None where they name no outlet.

    Args:
        resolver: The page's speakers.
        words: The words.
        span: Where they stand.
        told: Whether they are an addressee, who need not be an outlet; whoever is
            said to quote or cite passes words on in any case.
        strict: Whether a name that nothing marks as an outlet's is anybody's.
    """
    who = _cut(f" {words}")
    own = _NOT_ONE.match(who)
    if not who or own or who.casefold().split()[-1] in _NOBODY:
        return None
    at = Span(span.start, span.start + len(who))
    actor = resolver.resolve_words(who, (at,))
    if actor.name is None or (actor.kind == "unnamed" and not told):
        return None
    if actor.kind in {"outlet", "agency"}:
        return actor
    if actor.kind == "person" and _looks_personal(actor):
        return None if strict else _outlet_of_two(resolver, actor, who)
    aired = actor.kind == "unnamed" and "outlet" in kinds_of(who.split()[-1])
    if not told or aired:  # "told local television"
        return actor
    wire = actor.country is None and WIRE_NAME.search(who) and who[:1].isupper()
    named = actor.kind in {"organisation", "person"} or wire
    return _outlet_by_name(actor, who) if named else None


def _outlet_of_two(resolver: SpeakerResolver, actor: Actor, who: str) -> Actor | None:
    """Return the outlet of two capitals that the page tells nothing of.

    "told Morgenbladet Nord": a person would have been told by an office or a first name.
    """
    known = resolver.is_known(str(actor.name)) or actor.country is not None
    bare = who.removeprefix("the ") == actor.name
    return None if known or not bare else Actor(actor.name, "outlet", None, actor.spans)


def _outlet_by_name(actor: Actor, who: str) -> Actor | None:
    """Return an unknown body that is told things as the outlet it must be."""
    if who.casefold().split()[-1] in _RELAYING:
        return actor
    plain = who.removeprefix("the ")
    if bodies().get(str(actor.name)) is not None or not plain[:1].isupper():
        return None
    marks = {name_word_kinds().get(word) for word in plain.split()}
    if marks & {"organisation", "government"} and not marks & {"outlet", "agency"}:
        return None  # "told the Dockers Union": a body, and no outlet
    return Actor(actor.name, "outlet", actor.country, actor.spans)


def _relays(actor: Actor) -> bool:
    """Say whether an actor is an outlet, and no platform that anybody writes on."""
    return (
        actor.kind in {"outlet", "agency"}
        and str(actor.name).casefold() not in _PLATFORMS
    )


def _looks_personal(actor: Actor) -> bool:
    """Say whether a name has no particle that titles of outlets have."""
    return not re.search(r"\b(?:do|da|de|del|della|di|la|el|le)\b", actor.name or "")


def _zone(unit: Unit, item: Attribution) -> Iterable[tuple[int, str]]:
    """Yield offset and text of the stretches of a unit that are no content."""
    at = unit.span.start
    for span in sorted(item.content):
        if span.end <= unit.span.start or span.start >= unit.span.end:
            continue
        if span.start > at:
            yield at, unit.text[at : span.start]
        at = max(at, span.end)
    if at < unit.span.end:
        yield at, unit.text[at : unit.span.end]


def _printed_in(resolver: SpeakerResolver, after: str, at: int) -> Iterable[Actor]:
    """Yield the outlet of "has claimed in the Quay Post that": where it was printed.

    Args:
        resolver: The page's speakers.
        after: What stands between cue and content.
        at: Its offset.
    """
    match = _PRINTED_IN.match(after)
    if match is not None:
        who, begin = _cut(f" {match['who']}"), at + match.start("who")
        actor = resolver.resolve_words(who, (Span(begin, begin + len(who)),))
        if _relays(actor):  # a name that nothing marks is a town
            yield actor


def find_relays(
    document: Document, page: PageUnits, item: Attribution, resolver: SpeakerResolver
) -> RelayChain:
    """Return the outlets between a speaker and the page, outermost first.

    "told X", "in an interview with X", "quoted by X", "carried by X".

    Args:
        document: The page.
        page: Its units.
        item: The attribution of the speaker.
        resolver: The page's speakers so far.
    """
    anchor = item.cue[0] if item.cue else None
    unit = page.unit_at(anchor.start) if anchor is not None else None
    if anchor is None or unit is None:
        return ()
    found: list[Actor] = []
    text = document.text
    for start, words in _zone(unit, item):
        for found_at in find_places(words):
            if abs(start + found_at.match - anchor.start) >= _NEAR:
                continue
            begin, stop = start + found_at.start, start + found_at.end
            if begin < anchor.start < stop:
                stop = anchor.start
            place = Span(begin, stop)
            actor = _relay(
                resolver,
                place.of(text).strip(),
                place,
                told=found_at.told,
                strict=found_at.strict,
            )
            if actor is not None and not (found_at.strict and not _relays(actor)):
                found.append(actor)
    cue = anchor.of(text)
    end = min(
        unit.span.end,
        min(
            (s.start for s in item.content if s.start >= anchor.end),
            default=unit.span.end,
        ),
    )
    after = text[anchor.end : end]
    found.extend(_printed_in(resolver, after, anchor.end))
    told = _TOLD.search(cue) is not None
    if told or _TELLING_TO.match(after) or after.startswith((" she to ", " he to ")):
        match = _ADDRESSEE.match(after)
        if match is not None and (told or " to " in f"{after[:9]} "):
            place = Span(anchor.end + match.start("who"), anchor.end + match.end("who"))
            actor = _relay(resolver, match.group("who"), place, told=True)
            if actor is not None:
                found.append(actor)
    kept: list[Actor] = []
    for actor in found:
        if not _is_own(document, actor) and all(actor.name != k.name for k in kept):
            kept.append(actor)
    return tuple(kept)


def join_chain(links: Iterable[Actor]) -> RelayChain:
    """Return links as a chain, without a link that only repeats the one before."""
    chain: list[Actor] = []
    for link in links:
        repeats = (
            bool(chain)
            and link.name is not None
            and is_same(chain[-1].name, link.name)
            and "unnamed" not in {chain[-1].kind, link.kind}
        )
        if repeats:
            chain[-1] = chain[-1] if len(chain) == 1 else link
        else:
            chain.append(link)
    return tuple(chain)
