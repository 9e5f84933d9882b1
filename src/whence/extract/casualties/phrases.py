"""Victims in set phrases: in hospital, the third to die, struck by gunfire, charged with.

What stands around the number tells the fate here, not a verb whose subject or object it
is: "gunfire sends five to hospital", "two dead, one critical", "a third victim dies".
"""

import re
from collections.abc import Iterator

from whence.extract.casualties.counts import read_number
from whence.extract.casualties.mention import CasualtyMention, Fate
from whence.model import Span

__all__ = ["find_phrases", "mask_nobody"]

_PEOPLE = (
    r"(?:people|persons|others|more|victims|men|women|children|kids|teens|teenagers|"
    r"boys|girls|officers|deputies|students|bystanders|adults|of them|other people)"
)
_NUMBER = r"(?P<count>\d{1,3}|[a-z]{3,9})"
_ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_LATER = re.compile(
    r"\b(?P<which>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) "
    r"(?:[a-z'-]{1,15} ){0,2}?(?:victim|man|woman|person|teen|teenager|patient|boy|girl|"
    r"officer|child|student)\b[^.;]{0,60}?\b(?:dies|died|has died|succumb(?:s|ed))\b",
    re.IGNORECASE,
)
_TREATED = (
    re.compile(
        rf"\b(?:sends?|sent|puts?|lands?|landed) {_NUMBER}(?: {_PEOPLE})? "
        r"(?:to|in) (?:the |a |an |area |local )?hospitals?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_NUMBER}(?: {_PEOPLE})? (?:(?:are|were|was|is|remain(?:s|ed)?|remained|"
        r"still|being) ){0,2}(?:in (?:the )?hospital|recovering|"
        r"in (?:critical|serious|stable|fair|good|grave)(?: but stable)? condition|"
        r"(?:taken|rushed|transported|airlifted|flown|brought) to (?:[a-z]{1,12} ){0,3}?"
        r"(?:hospitals?|medical cent(?:er|re)s?))\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bdead, {_NUMBER}(?: {_PEOPLE})? (?:critical|critically|seriously|in hospital)\b",
        re.IGNORECASE,
    ),
)
_STRUCK = re.compile(
    rf"\b{_NUMBER}(?: {_PEOPLE})? (?:were|was|are|been|being) (?:struck|hit|grazed) "
    r"(?:by|with) (?:[a-z]{1,8} ){0,2}?(?:gunfire|bullets?|gunshots?|rounds?)\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"\b(?:charged|accused|convicted|indicted|sentenced|wanted|arrested|suspected)\b"
    r"[^.;]{0,40}?\b(?:with|of|in|for|after) (?:fatally )?"
    r"(?P<deed>shooting|wounding|injuring|killing|stabbing|murdering) "
    rf"{_NUMBER}(?: {_PEOPLE})?\b",
    re.IGNORECASE,
)
_DEEDS: dict[str, Fate] = {
    "shooting": "hit",
    "stabbing": "hit",
    "wounding": "injured",
    "injuring": "injured",
    "killing": "killed",
    "murdering": "killed",
}
_NOBODY = re.compile(r"\bno one\b", re.IGNORECASE)


def mask_nobody(text: str) -> str:
    """Return a text of the same length in which "no one" holds no number.

    >>> mask_nobody("No one was hurt.")
    'nobody was hurt.'
    """
    return _NOBODY.sub("nobody", text)


def _count_of(words: str) -> int | None:
    return read_number(words) or None


def _mention(
    match: re.Match[str],
    place: tuple[Span, int, int],
    fate: Fate,
    count: int,
    *,
    charged: bool = False,
    treated: bool = False,
) -> CasualtyMention:
    sentence, offset, order = place
    words = match.group().lower()
    return CasualtyMention(
        Span(offset + match.start(), offset + match.end()),
        sentence,
        order,
        fate,
        count,
        single=False,
        more=" others" in words or " more" in words or " other " in words,
        part=False,
        definite=False,
        charged=charged,
        treated=treated,
    )


def find_phrases(
    text: str, sentence: Span, offset: int, order: int
) -> Iterator[CasualtyMention]:
    """Yield the victims that the set phrases of a sentence count.

    Args:
        text: The sentence.
        sentence: Where it stands.
        offset: Offset of the text in the page.
        order: Number of the sentence.

    >>> line = "Gunfire sends five people to hospital."
    >>> [(item.fate, item.count) for item in find_phrases(line, Span(0, 38), 0, 1)]
    [('injured', 5)]
    """
    place = sentence, offset, order
    for match in _LATER.finditer(text):
        yield _mention(match, place, "killed", _ORDINALS[match["which"].lower()])
    for form in _TREATED:
        for match in form.finditer(text):
            count = _count_of(match["count"])
            if count is not None:
                yield _mention(match, place, "injured", count, treated=True)
    for match in _STRUCK.finditer(text):
        count = _count_of(match["count"])
        if count is not None:
            yield _mention(match, place, "hit", count)
    for match in _DOING.finditer(text):
        count = _count_of(match["count"])
        if count is not None:
            fate = _DEEDS[match["deed"].lower()]
            yield _mention(match, place, fate, count, charged=True)
