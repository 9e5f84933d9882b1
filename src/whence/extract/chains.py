"""Chains: from the page's outlet through every relay to the origin."""

import re
from collections.abc import Iterable

from whence.extract.sourcewords import kinds_of
from whence.extract.speakers import SpeakerResolver
from whence.extract.units import PageUnits, Unit
from whence.lexicon.actors import bodies, name_word_kinds
from whence.model import Actor, Attribution, Document, RelayChain, Span

__all__ = ["WIRE_NAME", "find_relays", "is_same", "join_chain", "outlet_actor"]

# A full stop inside a name ends no sentence: "Quay.Live".
_NAME = (
    r"(?:the\s|this\s|its\s|a\s|state\s|public\s)?"
    r"(?:[^,.;:\"\u201c\u201d()]|(?<=\w)\.(?=\w)){2,80}"
)
# "on Feb. 12": the full stop of a month ends no sentence.
_TIME = r"(?:[^,.;\"\u201c]|(?<=[a-z])\.(?=\s\d)){0,40}?"
_CITED_BY = re.compile(
    rf"\b(?:quoted|cited|interviewed|carried|relayed|seen|obtained|reviewed)\b{_TIME}"
    rf"\sby\s(?P<who>{_NAME})"
)
# "a letter that the paper published in July"
_PUBLISHED_BY = re.compile(
    r"\b(?:that|which)\s(?P<who>(?:the\s)?[^,.;:\"\u201c\u201d()]{2,50}?)\s(?:has\s|have\s|had\s)?"
    r"(?:published|obtained|reviewed|seen|printed|aired|broadcast|leaked|carried)\b"
)
_INTERVIEW = re.compile(
    rf"\b(?:in|during)\san\s(?:\w{{1,15}}\s){{0,2}}interview\s(?:with|to|for|given to|by)\s(?P<who>{_NAME})",
    re.IGNORECASE,
)
# "speaking to X", "in a call with X", "in an email to X", "interviewed by X".
# "a file published on Monday by the Quay Post", "has claimed in the Quay Post that": only
# where the words behind name an outlet.
_PRINTED_BY = re.compile(
    rf"\b(?:published|printed|aired|broadcast|revealed|leaked|shared|passed|sent|shown|provided|handed){_TIME}"
    rf"\s(?:by|to|with)\s(?P<who>{_NAME})"
)
_ASKED_BY = re.compile(
    rf"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]onsulted|[Cc]ontacted){_TIME}\sby\s(?P<who>{_NAME}?)"
    r"(?=\s(?:who|what|whether|why|how|when|where|if|about|on)\b|,)"
)
_GIVEN_TO = re.compile(
    rf"\b(?:account|version|interview|statement|testimony)\s(?:given|made)\sto\s(?P<who>{_NAME})"
)
# "Writing in the Quay Post, ...", "On Radio Kai, ...", "In a column for the Quay Post, ..."
_OPENING_IN = re.compile(
    r"^\s?(?:On|Appearing (?:on|in)|Writing (?:in|for)|Interviewed (?:on|in)|In an? (?:[\w-]{1,15}\s){0,2}"
    r"(?:interview|column|article|essay|op-ed|commentary|piece|letter)"
    rf"(?:\s(?:published|printed|aired|broadcast))?\s(?:in|on|by|for|to))\s(?P<who>{_NAME}),"
)
# "was quoted on Radio Kai as saying", "in the ether of Kai TV": word for word.
_HEARD_ON = re.compile(
    rf"\b(?:quoted|heard|[Ss]peaking|spoke|[Aa]ppearing|interviewed)\s(?:on|in)\s(?P<who>{_NAME})"
    rf"|\b(?:in|on)\s(?:the\s)?(?:ether|air|broadcast)\sof\s(?P<channel>{_NAME})"
)
_REACHED_BY = re.compile(
    rf"\b(?:consulted|contacted|reached|approached|interviewed){_TIME}\sby\s(?P<who>{_NAME})"
)
_SOURCE_OF = re.compile(
    r"^\s?(?:[Tt]he\s|[Aa]\s|[Oo]ne\s)?[Ss]ources?\sof\s(?P<who>the\s(?:[a-z]+\s)?(?:agency|newspaper|paper"
    r"|radio|channel|publication|edition|portal|site|station))"
)
# "The Quay Post has seen a letter in which", "Radio Kai carried a statement from".
_BRINGS = re.compile(
    r"^\s?(?P<who>(?:[Tt]he\s)?[A-Z][^,.;:\"\u201c\u201d()]{1,40}?)\s(?:has\s|have\s|had\s|also\s){0,2}"
    r"(?:seen|obtained|published|reviewed|aired|broadcast|carried|printed|posted|released)\s(?:an?|the|its)\s"
    r"(?:[\w-]{1,15}\s){0,3}?(?:letter|recording|transcript|statement|interview|memo|message|video|email|e-mail"
    r"|document|report|note|text)\s"
)
_PRINTED_IN = re.compile(
    rf"^(?:\s(?:viewers|listeners|readers)\sof|\s(?:\w{{1,12}}\s){{0,3}}?(?:in|on|via|over)(?:\sthe\sair\sof)?)\s(?P<who>{_NAME})"
)
_SPEAKING_TO = re.compile(
    rf"\b(?:speaking (?:to|with)|spoke (?:to|with)|in (?:conversation|dialogue) with"
    rf"|in (?:statements|declarations|comments|remarks) (?:to|for)|in an? (?:\w{{1,12}}\s){{0,2}}?(?:call|conversation|chat|talk)"
    rf" with|in an? (?:\w{{1,12}}\s){{0,2}}?(?:email|e-mail|message|letter|note|reply|statement) to"
    rf"|in comments to|in remarks to|interviewed{_TIME}\sby)\s(?P<who>{_NAME})",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"['\u2019]s\s(?:\w+\s){0,2}(?:show|programme|program|podcast|service|edition)\b"
)
_WAS_TOLD = re.compile(
    r"(?:^|\s)(?P<who>[A-Z][^,.;:\"\u201c\u201d()]{1,60}?)\s(?:has|have|had|was|were|is)\s"
    r"(?:been\s)?(?:told\sby|learned\sfrom|learnt\sfrom|heard\sfrom)\s"
)
# "The Times says that it has been told by X that": The Times passes it on.
_SAYS_TOLD = re.compile(
    r"(?:^|\s)(?P<who>[A-Z][^,.;:\"\u201c\u201d()]{1,60}?)\s(?:says|said|reports|reported|writes)\s"
    r"(?:that\s)?it\s(?:has|had|was)\s(?:been\s)?(?:told\sby|learned\sfrom|heard\sfrom)\s"
)
_ADDRESSEE = re.compile(rf"^(?:\s(?:he|she|it|they))?\s(?:to\s)?(?P<who>{_NAME})")
_AS_TOLD = re.compile(
    r"\b[Aa]s\s(?P<who>[^,.;]{2,60}?)\s(?:reports|reported|transmits|transmitted|writes|wrote"
    r"|notes|noted|informs|informed|tells|states|stated|says|said|conveys),"
)
_ANSWERING = re.compile(
    rf"\b(?:in response to|answering)\s(?:\w{{1,12}}\s){{0,2}}(?:questions?|inquir(?:y|ies)|queries)"
    rf"\s(?:from|by|of)\s(?P<who>{_NAME})"
)
_ATTRIBUTING = re.compile(r"^\s*(?P<who>[^,.;]{2,60}?)\sattributed\s")
_STATE_MEDIA = re.compile(
    r"\bits state (?:news agency|media|television),\s(?P<who>[^,.;]{2,40})"
)
_RELAYS = (
    _AS_TOLD,
    _ATTRIBUTING,
    _CITED_BY,
    _PUBLISHED_BY,
    _INTERVIEW,
    _SPEAKING_TO,
    _SAYS_TOLD,
    _WAS_TOLD,
    _ANSWERING,
    _STATE_MEDIA,
    _PRINTED_BY,
    _ASKED_BY,
    _GIVEN_TO,
    _OPENING_IN,
    _HEARD_ON,
    _REACHED_BY,
    _SOURCE_OF,
    _BRINGS,
)
_STRICT = frozenset(
    {
        _PRINTED_BY,
        _ASKED_BY,
        _GIVEN_TO,
        _OPENING_IN,
        _HEARD_ON,
        _REACHED_BY,
        _SOURCE_OF,
        _BRINGS,
    }
)
"""Patterns whose words may name anybody: only an outlet relays there."""
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
        for pattern in _RELAYS:
            match = pattern.search(words)
            if match is not None and abs(start + match.start() - anchor.start) < 300:
                group = match.lastgroup or "who"
                begin, stop = start + match.start(group), start + match.end(group)
                if begin < anchor.start < stop:
                    stop = anchor.start
                place = Span(begin, stop)
                actor = _relay(
                    resolver,
                    place.of(text).strip(),
                    place,
                    told=pattern in {_INTERVIEW, _ANSWERING, _SPEAKING_TO, _WAS_TOLD},
                    strict=pattern in _STRICT,
                )
                if actor is not None and not (
                    pattern in _STRICT and not _relays(actor)
                ):
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
