"""What the line model sees of a line by itself: its words, marks and turns of phrase."""

import re
from functools import cache, lru_cache
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
_SHORT = 80
_WORD = re.compile(r"[^\W\d_][\w'’]{0,40}")
_LETTERS = {
    "function": "f",
    "reader": "r",
    "saying": "s",
    "urging": "u",
    "reward": "w",
    "trade": "t",
    "dealing": "d",
    "self": "i",
}
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
    "asking trade dealing markup posted prices opens_quote opens_digit self "
    "credited".split()
)
"""Names of the columns, in order."""


_MARKUP = re.compile(r'":|","|\\n|[{}<>]|;$|=')
_PRICE = re.compile(r"[$£€]\s?\d")
_CREDITED = re.compile(
    r"\b(?:photo|photos|image|images|picture|video|illustration|photograph|photography"
    r"|screenshot) (?:by|via|from|credit|courtesy)\b|"
    r"\((?:from |second |third |far )?(?:left|right|center|centre|l-r|pictured)\b|"
    r"/ ?getty",
    re.IGNORECASE,
)
_CREDITING = frozenset(
    "photo photos image images picture video illustration photograph photography "
    "screenshot getty".split()
)
"""One of these words, or a bracket, stands in all that `_CREDITED` finds."""
_POSTED = (
    "pic.twitter.com",
    "(@",
    "A post shared by",
    "View this post",
    "t.co/",
    "from r/",
)
"""What stands in posts of social networks that a page shows."""
_OPENING_QUOTES = frozenset("\"“‘'„«")


@cache
def _kinds_of_words() -> dict[str, str]:
    """Return the kinds of each word of the table, a letter for each kind."""
    kinds: dict[str, str] = {}
    for row in load_table("line_words"):
        letter = _LETTERS[row["kind"]]
        kinds[row["words"]] = kinds.get(row["words"], "") + letter
    return kinds


@cache
def _words_of(kind: str) -> frozenset[str]:
    """Return the words of one kind."""
    letter = _LETTERS[kind]
    return frozenset(w for w, letters in _kinds_of_words().items() if letter in letters)


def _has_rights(text: str, words: set[str]) -> bool:
    """Say whether a text speaks of its rights; the pattern is slow, its words rare."""
    likely = (
        "©" in text or "rights" in words or "(" in text or "copyright" in text.lower()
    )
    return likely and _RIGHTS.search(text) is not None


def _is_credited(text: str, words: set[str]) -> bool:
    """Say whether a text tells who made a picture, or who stands where in it."""
    likely = "(" in text or not words.isdisjoint(_CREDITING)
    return likely and _CREDITED.search(text) is not None


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

    Short lines are remembered: the pages of one site have one menu.

    Args:
        full: The line.

    Returns:
        Its features, columns as in `LOOK_COLUMNS`, and its words of content.
    """
    return _remembered(full) if len(full) <= _SHORT else _look(full)


@lru_cache(maxsize=4_096)
def _remembered(full: str) -> Look:
    return _look(full)


def _look(full: str) -> Look:
    text = full[:_SEEN]
    size = len(text)
    words = _WORD.findall(text)
    count = len(words)
    lowered = list(map(str.lower, words))
    held = set(lowered)
    letters = sum(map(len, words))
    kinds = _kinds_of_words()
    marks = "".join([kinds[word] for word in lowered if word in kinds])
    function = marks.count("f")
    short = text[:400]
    digits = len(_DIGIT.findall(short))
    low = short.lower()
    timed = digits and ("ago" in low or "read" in low or "min" in low)
    ago = timed and (_TIME_AGO.search(short) or READ_TIME.search(short))
    chrome = find_chrome(short, held)
    credit = next(find_credits(short, held), None) is not None
    # Which words open sentences is asked of few lines: those that urge at all.
    openings = _OPENING.findall(low) if "u" in marks else []
    urged = sum(map(_words_of("urging").__contains__, openings))
    features = [
        log1p(len(full)),
        log1p(count),
        letters / count if count else 0.0,
        _CLOSED.search(text[-6:]) is not None,
        text.endswith(":"),
        text.endswith(("...", "…")),
        len(_SENTENCE_END.findall(text)),
        sum([word[0].isupper() for word in words]) / count if count else 0.0,
        sum(map(str.isupper, words)) / count if count else 0.0,
        digits / len(short),
        function / count if count else 0.0,
        log1p(function),
        marks.count("r") / (count + 3),
        marks.count("s") / (count + 5),
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
        marks.count("w") / (count + 3),
        "?" in short or "!" in short,
        marks.count("t") / (count + 5),
        marks.count("d") / (count + 5),
        min(len(_MARKUP.findall(short)), 20),
        any(mark in short for mark in _POSTED),
        digits and min(len(_PRICE.findall(short)), 6),
        short[0] in _OPENING_QUOTES,
        short[0].isdigit(),
        marks.count("i") / (count + 3),
        size < 300 and _is_credited(short, held),
    ]
    content = frozenset([word for word in held if len(word) > 3]) - _words_of(
        "function"
    )
    return Look(features, content)
