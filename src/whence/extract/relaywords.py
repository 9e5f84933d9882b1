"""Words of relays: how a sentence names the outlet that words went through.

"Quoted by the paper", "in an interview with the station", "the paper has seen a letter
in which": each pattern is tried only where a word stands that it cannot do without.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["RELAY_NAME", "RelayPlace", "find_places"]

# A full stop inside a name ends no sentence: "Quay.Live".
RELAY_NAME = (
    r"(?:the\s|this\s|its\s|a\s|state\s|public\s)?"
    r"(?:[^,.;:\"\u201c\u201d()]|(?<=\w)\.(?=\w)){2,80}"
)
# "on Feb. 12": the full stop of a month ends no sentence.
_TIME = r"(?:[^,.;\"\u201c]|(?<=[a-z])\.(?=\s\d)){0,40}?"
_CITED_BY = re.compile(
    rf"\b(?:quoted|cited|interviewed|carried|relayed|seen|obtained|reviewed)\b{_TIME}"
    rf"\sby\s(?P<who>{RELAY_NAME})"
)
# "a letter that the paper published in July"
_PUBLISHED_BY = re.compile(
    r"\b(?:that|which)\s(?P<who>(?:the\s)?[^,.;:\"\u201c\u201d()]{2,50}?)\s(?:has\s|have\s|had\s)?"
    r"(?:published|obtained|reviewed|seen|printed|aired|broadcast|leaked|carried)\b"
)
_INTERVIEW = re.compile(
    rf"\b(?:in|during)\san\s(?:\w{{1,15}}\s){{0,2}}interview\s(?:with|to|for|given to|by)\s(?P<who>{RELAY_NAME})",
    re.IGNORECASE,
)
# "a file published on Monday by the Quay Post", "has claimed in the Quay Post that": only
# where the words behind name an outlet.
_PRINTED_BY = re.compile(
    rf"\b(?:published|printed|aired|broadcast|revealed|leaked|shared|passed|sent|shown|provided|handed){_TIME}"
    rf"\s(?:by|to|with)\s(?P<who>{RELAY_NAME})"
)
_ASKED_BY = re.compile(
    rf"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]onsulted|[Cc]ontacted){_TIME}\sby\s(?P<who>{RELAY_NAME}?)"
    r"(?=\s(?:who|what|whether|why|how|when|where|if|about|on)\b|,)"
)
_GIVEN_TO = re.compile(
    rf"\b(?:account|version|interview|statement|testimony)\s(?:given|made)\sto\s(?P<who>{RELAY_NAME})"
)
# "Writing in the Quay Post, ...", "On Radio Kai, ...", "In a column for the Quay Post, ..."
_OPENING_IN = re.compile(
    r"^\s?(?:On|Appearing (?:on|in)|Writing (?:in|for)|Interviewed (?:on|in)|In an? (?:[\w-]{1,15}\s){0,2}"
    r"(?:interview|column|article|essay|op-ed|commentary|piece|letter)"
    rf"(?:\s(?:published|printed|aired|broadcast))?\s(?:in|on|by|for|to))\s(?P<who>{RELAY_NAME}),"
)
# "was quoted on Radio Kai as saying", "in the ether of Kai TV": word for word.
_HEARD_ON = re.compile(
    rf"\b(?:quoted|heard|[Ss]peaking|spoke|[Aa]ppearing|interviewed)\s(?:on|in)\s(?P<who>{RELAY_NAME})"
    rf"|\b(?:in|on)\s(?:the\s)?(?:ether|air|broadcast)\sof\s(?P<channel>{RELAY_NAME})"
)
_REACHED_BY = re.compile(
    rf"\b(?:consulted|contacted|reached|approached|interviewed){_TIME}\sby\s(?P<who>{RELAY_NAME})"
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
_WAS_TOLD = re.compile(
    r"(?:^|\s)(?P<who>[A-Z][^,.;:\"\u201c\u201d()]{1,60}?)\s(?:has|have|had|was|were|is)\s"
    r"(?:been\s)?(?:told\sby|learned\sfrom|learnt\sfrom|heard\sfrom)\s"
)
# "The Times says that it has been told by X that": The Times passes it on.
_SAYS_TOLD = re.compile(
    r"(?:^|\s)(?P<who>[A-Z][^,.;:\"\u201c\u201d()]{1,60}?)\s(?:says|said|reports|reported|writes)\s"
    r"(?:that\s)?it\s(?:has|had|was)\s(?:been\s)?(?:told\sby|learned\sfrom|heard\sfrom)\s"
)
_AS_TOLD = re.compile(
    r"\b[Aa]s\s(?P<who>[^,.;]{2,60}?)\s(?:reports|reported|transmits|transmitted|writes|wrote"
    r"|notes|noted|informs|informed|tells|states|stated|says|said|conveys),"
)
_ANSWERING = re.compile(
    rf"\b(?:in response to|answering)\s(?:\w{{1,12}}\s){{0,2}}(?:questions?|inquir(?:y|ies)|queries)"
    rf"\s(?:from|by|of)\s(?P<who>{RELAY_NAME})"
)
_ATTRIBUTING = re.compile(r"^\s*(?P<who>[^,.;]{2,60}?)\sattributed\s")
_STATE_MEDIA = re.compile(
    r"\bits state (?:news agency|media|television),\s(?P<who>[^,.;]{2,40})"
)
# "speaking to X", "in a call with X", "in an email to X", "interviewed by X".
_SPEAKING_TO = re.compile(
    rf"\b(?:speaking (?:to|with)|spoke (?:to|with)|in (?:conversation|dialogue) with"
    rf"|in (?:statements|declarations|comments|remarks) (?:to|for)|in an? (?:\w{{1,12}}\s){{0,2}}?(?:call|conversation|chat|talk)"
    rf" with|in an? (?:\w{{1,12}}\s){{0,2}}?(?:email|e-mail|message|letter|note|reply|statement) to"
    rf"|in comments to|in remarks to|interviewed{_TIME}\sby)\s(?P<who>{RELAY_NAME})",
    re.IGNORECASE,
)
_TOLD = frozenset({_INTERVIEW, _ANSWERING, _SPEAKING_TO, _WAS_TOLD})
"""Patterns of an addressee, who need not be an outlet."""
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
_RELAYS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_AS_TOLD, ("s ",)),
    (_ATTRIBUTING, (" attributed ",)),
    (_CITED_BY, (" by ",)),
    (_PUBLISHED_BY, ("that ", "which ")),
    (_INTERVIEW, ("nterview",)),
    (_SPEAKING_TO, (" to ", " with ", " by ", " for ")),
    (_SAYS_TOLD, (" it ",)),
    (_WAS_TOLD, ("told by", "learned from", "learnt from", "heard from")),
    (_ANSWERING, ("in response to", "answering")),
    (_STATE_MEDIA, ("its state ",)),
    (_PRINTED_BY, (" by ", " to ", " with ")),
    (_ASKED_BY, (" by ",)),
    (_GIVEN_TO, (" to ",)),
    (_OPENING_IN, ("On ", "In ", "Appearing", "Writing", "Interviewed")),
    (_HEARD_ON, ("quoted", "heard", "eaking", "spoke", "earing", "viewed", " of ")),
    (_REACHED_BY, (" by ",)),
    (_SOURCE_OF, ("ource",)),
    (_BRINGS, ("een a", "ed a", "ed the", "ed its", "een the", "cast")),
)


class RelayPlace(NamedTuple):
    """Where words name a relay.

    Attributes:
        match: Where the whole turn of phrase begins.
        start: Where the name begins.
        end: Where it ends.
        told: Whether it is an addressee, who need not be an outlet.
        strict: Whether the words may name anybody, so that only an outlet relays.
    """

    match: int
    start: int
    end: int
    told: bool
    strict: bool


def find_places(words: str) -> Iterator[RelayPlace]:
    """Yield the places where words name a relay, at most one for each pattern.

    Args:
        words: A stretch of a sentence that is no content.

    >>> words = "The mayor, quoted by the Quay Post, said"
    >>> [words[place.start : place.end] for place in find_places(words)]
    ['the Quay Post']
    """
    for pattern, needed in _RELAYS:
        if not any(word in words for word in needed):
            continue
        match = pattern.search(words)
        if match is not None:
            start, end = match.span(match.lastgroup or "who")
            told, strict = pattern in _TOLD, pattern in _STRICT
            yield RelayPlace(match.start(), start, end, told, strict)
