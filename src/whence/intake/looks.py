"""What the line model sees of a line by itself: its words, marks and turns of phrase."""

import re
from functools import cache
from math import log1p
from typing import NamedTuple

from whence.intake.dateforms import find_printed_dates
from whence.intake.patterns import (
    BYLINE_OPENING,
    READ_TIME,
    TEASER_OPENING,
    find_chrome,
    find_credits,
)
from whence.lexicon import load_table

__all__ = ["LOOK_COLUMNS", "Look", "look_at"]

_SEEN = 2_000
_WORD = re.compile(r"[^\W\d_][\w'’]{0,40}")
_FUNCTION = frozenset(
    "the of and to in a an is that for on was with as by at from said has have had it "
    "its he she they his her their be been were are but or not who which this will "
    "would could after before when than more also into over about up out one two there "
    "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch "
    "la le les et des un une du en que qui dans pour el los las y por con se del para "
    "il di che e della non".split()
)
_READER = frozenset(
    "you your yours we our us i my me please here now click free sign today".split()
)
_SAYING = frozenset(
    "said says told according added announced reported was were had has".split()
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}(?:\s|$)")
_OPENING = re.compile(r"(?:^|[.!?…:|–—] )\W{0,3}([^\W\d_][\w'’]{0,20})")
_CLOSED = re.compile(r"[.!?][\"'”’)\]»]{0,3}$")
_ADDRESS = re.compile(r"@\w|https?://|www\.|\.com\b")
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)
_TIME_AGO = re.compile(
    r"\b\d{1,3}\s?(?:min|minutes?|hours?|hrs?|days?|weeks?|months?|[hdm])\s(?:ago|read)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d{1,5}\s)?(?:comments?|replies|responses)\b|(?:leave|post|add|write|view|show"
    r"|join|load|see all)\b.{0,30}\b(?:comments?|discussion|conversation|reply)|reply\b|"
    r"log in to (?:comment|reply)|what do you think|.{0,40}\bsays:$|.{0,40}\bsaid:$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:filed under|tags?|topics?|categor(?:y|ies)|share (?:this|on)|share:?$|"
    r"about the author|more (?:by|from|on|in|stories)|(?:previous|next) (?:article|post|"
    r"story)|follow\b|related|recommended|most (?:read|popular|viewed|recent)|trending|"
    r"you (?:may|might)|read (?:next|more|also)|latest|popular|sponsored|promoted|"
    r"around the web|from (?:our|the) (?:partners|web)|up next|editors?['’]? ?(?:s['’]? )?"
    r"(?:picks?|recommendations?|choice)|don['’]t miss|newsletters?|get the|sign up|"
    r"explore|contributors?|report (?:an error|a typo)|correction|view all|back to top)\b",
    re.IGNORECASE,
)
_COMMENTING = frozenset(
    "comment comments replies responses discussion conversation reply think says said".split()
)
"""One of these words stands in all that `_COMMENTS` finds."""
_DIGIT = re.compile(r"\d")
_BARS = re.compile(r"[|•»·]")
_QUOTE = re.compile(r"[\"“”„«»]")
_BULLETS = frozenset("•-–—*·>+")

LOOK_COLUMNS: tuple[str, ...] = tuple(
    "length words word_length closed colon ellipsis sentences capitals uppers digits "
    "function functions reader saying quotes chrome teaser caption byline dated ago "
    "rights address bars bullet lower_start copies letters comments ends urging rewards "
    "asking".split()
)
"""Names of the columns, in order."""


@cache
def _appeal_words(kind: str) -> frozenset[str]:
    """Return the words of one kind by which appeals to readers are known."""
    rows = load_table("appeal_words")
    return frozenset(row["words"] for row in rows if row["kind"] == kind)


def _has_rights(text: str, words: set[str]) -> bool:
    """Say whether a text speaks of its rights; the pattern is slow, its words rare."""
    likely = (
        "©" in text or "rights" in words or "(" in text or "copyright" in text.lower()
    )
    return likely and _RIGHTS.search(text) is not None


def _has_address(text: str) -> bool:
    """Say whether a text holds an address of a page or a person."""
    likely = "." in text or "@" in text or "://" in text
    return likely and _ADDRESS.search(text) is not None


class Look(NamedTuple):
    """What a line's own words give: its features, and its words of content."""

    features: list[float]
    content: frozenset[str]


def look_at(full: str) -> Look:
    """Return what a line's own words give.

    Args:
        full: The line.

    Returns:
        Its features, columns as in `LOOK_COLUMNS`, and its words of content.
    """
    text = full[:_SEEN]
    size = len(text)
    words = _WORD.findall(text)
    count = len(words)
    lowered = list(map(str.lower, words))
    held = set(lowered)
    letters = sum(map(len, words))
    function = sum(map(_FUNCTION.__contains__, lowered))
    short = text[:400]
    digits = len(_DIGIT.findall(short))
    ago = digits and (_TIME_AGO.search(short) or READ_TIME.search(short))
    chrome = find_chrome(short, held)
    credit = next(find_credits(short, held), None) is not None
    openings = _OPENING.findall(short.lower())
    rewards = _appeal_words("reward")
    urged = sum(map(_appeal_words("urging").__contains__, openings))
    features = [
        log1p(len(full)),
        log1p(count),
        letters / count if count else 0.0,
        _CLOSED.search(text[-6:]) is not None,
        text.endswith(":"),
        text.endswith(("...", "…")),
        len(_SENTENCE_END.findall(text)),
        sum(map(str.isupper, [word[0] for word in words])) / count if count else 0.0,
        sum(map(str.isupper, words)) / count if count else 0.0,
        digits / len(short),
        function / count if count else 0.0,
        log1p(function),
        sum(map(_READER.__contains__, lowered)) / (count + 3),
        sum(map(_SAYING.__contains__, lowered)) / (count + 5),
        len(_QUOTE.findall(short)),
        chrome,
        TEASER_OPENING.match(short) is not None,
        credit,
        BYLINE_OPENING.match(short) is not None,
        len(find_printed_dates(short[:200])) if digits else 0,
        bool(ago),
        _has_rights(short, held),
        _has_address(short),
        len(_BARS.findall(short)),
        short[0] in _BULLETS,
        short[0].islower(),
        0.0,  # copies: known to the page only
        letters / size,
        size < 60
        and not held.isdisjoint(_COMMENTING)
        and _COMMENTS.match(short) is not None,
        size < 80 and _ENDS.match(short) is not None,
        urged / len(openings) if openings else 0.0,
        sum(map(rewards.__contains__, lowered)) / (count + 3),
        "?" in short or "!" in short,
    ]
    content = frozenset(word for word in held if len(word) > 3) - _FUNCTION
    return Look(features, content)
