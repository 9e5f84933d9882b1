"""Kinds of lines: the body found by the model, all others by rules on top."""

import itertools
import re

from whence.intake.appeals import find_appeals
from whence.intake.bylines import find_bylines
from whence.intake.dateforms import find_printed_dates
from whence.intake.headings import find_headlines, telling_words
from whence.intake.lines import Line
from whence.intake.patterns import (
    BYLINE_OPENING,
    ENDING,
    FURNITURE,
    TEASER_OPENING,
    find_credits,
    has_chrome,
)
from whence.model import SegmentKind
from whence.text.languages import is_foreign_script

__all__ = ["is_caption", "label_lines"]

_CAPTION_LIMIT = 700
_DECK_LIMIT = 40
_DECK_WORDS = 80
_CREDIT_LIMIT = 90
_SIGNING_WORDS = 12
_ASCRIBED = re.compile(
    r"\b(?:says?|said|tells?|told|warns?|finds?|admits?|denies|accuses?|urges?|vows?|"
    r"according to)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<=[a-z] )[$€£]?\d")
_OPENING_LINES = 2
_CARD_LEAST, _CARD_MOST = 5, 25
_CARD_TOLD, _CARD_SHARE = 4, 0.6
_LABELLED = re.compile(
    r"[A-Z]{2,12}(?: [A-Z]{2,12}){0,2}: ?[A-Z0-9‘'“\"](?!.{0,200}[”\"]$)"
)
"""GO DEEPER: How the dam was built. A speaker in an interview ends a sentence."""


def label_lines(
    lines: list[Line],
    body: list[bool],
    title: str | None,
    authors: tuple[str, ...] = (),
) -> list[SegmentKind]:
    """Return the kind of each line.

    Args:
        lines: The page's lines.
        body: Which of them are body text.
        title: The headline as given or in the metadata; None for none.
        authors: Who signs the page by its metadata.

    Returns:
        One kind a line.
    """
    kinds: list[SegmentKind] = ["body" if flag else "chrome" for flag in body]
    _label_foreign(lines, kinds)
    _label_captions(lines, kinds)
    if kinds.count("body") > 1:
        for index, appeals in enumerate(find_appeals(lines)):
            if appeals and kinds[index] == "body":
                kinds[index] = "chrome"
        _drop_teasers(lines, kinds)
    headlines = find_headlines(lines, kinds, title)
    if kinds.count("body") > sum(kinds[index] == "body" for index in headlines):
        for index in headlines:
            kinds[index] = "headline"
    _label_deck(lines, kinds)
    _label_cards(lines, kinds)
    for index in find_bylines(lines, kinds, authors):
        kinds[index] = "byline"
    _label_teasers(lines, kinds)
    return kinds


def _label_foreign(lines: list[Line], kinds: list[SegmentKind]) -> None:
    """Label lines in another script than the rest of the body."""
    foreign = [is_foreign_script(line.text) for line in lines]
    latin = sum(
        len(line.text)
        for line, kind, other in zip(lines, kinds, foreign, strict=True)
        if kind == "body" and not other
    )
    other = sum(
        len(line.text)
        for line, kind, is_other in zip(lines, kinds, foreign, strict=True)
        if kind == "body" and is_other
    )
    if latin >= other:
        for index, is_other in enumerate(foreign):
            if is_other:
                kinds[index] = "other-language"


def _label_captions(lines: list[Line], kinds: list[SegmentKind]) -> None:
    """Label lines that end in a picture's credit, and a foreign caption's twin."""
    body = kinds.count("body")
    for index, line in enumerate(lines):
        if kinds[index] == "other-language" or body < 2:
            continue
        if is_caption(line.text):
            kinds[index] = "caption"
        # A picture's caption in the local language, then the same in English.
        foreign = index > 0 and kinds[index - 1] == "other-language"
        twin = foreign and not line.blanks and kinds[index] == "body"
        if twin and re.search(r"[©ⓒ]", lines[index - 1].text):
            kinds[index] = "caption"


def is_caption(text: str) -> bool:
    """Say whether a line is a picture's caption, by the credit that it ends with.

    >>> is_caption(
    ...     "A flooded street in Sonneck on May 3. (Ana Ruiz/AFP via Getty Images)"
    ... )
    True
    >>> is_caption("SONNECK (AP) - A river burst its banks on Monday, police said.")
    False
    """
    if len(text) > _CAPTION_LIMIT or text.startswith(("“", '"')):
        return False
    for credit in find_credits(text):
        if credit.group().startswith("("):
            if credit.end() >= len(text) - 3:
                return True
        elif len(text) - credit.start() <= _CREDIT_LIMIT:
            return True
    return False


def _drop_teasers(lines: list[Line], kinds: list[SegmentKind]) -> None:
    """Take furniture and lines that announce other stories out of the body."""
    for index, line in enumerate(lines):
        if kinds[index] == "body" and len(line.text) < 200:
            opening = TEASER_OPENING.match(line.text)
            announced = opening or _LABELLED.match(line.text)
            other = announced and not ENDING.search(line.text[-8:])
            if other or FURNITURE.fullmatch(line.text):
                kinds[index] = "chrome"


def _label_deck(lines: list[Line], kinds: list[SegmentKind]) -> None:
    """Label the lines under the headline that sum the report up before its picture.

    They stand between the headline and a caption; the report itself begins after it.
    """
    headline = max(
        (at for at, kind in enumerate(kinds) if kind == "headline"), default=None
    )
    if headline is None:
        return
    total = 0
    for index in range(headline + 1, min(headline + 9, len(lines))):
        kind = kinds[index]
        if kind in {"caption", "other-language"}:
            for between in range(headline + 1, index):
                if kinds[between] == "body":
                    kinds[between] = "headline"
            return
        words = len(lines[index].text.split())
        total += words
        if words > _DECK_LIMIT or total > _DECK_WORDS or _signs(lines[index].text):
            return


def _signs(text: str) -> bool:
    """Say whether a line signs or dates the page: the report begins after it."""
    short = len(text.split()) <= _SIGNING_WORDS
    return short and bool(BYLINE_OPENING.match(text) or find_printed_dates(text))


def _label_cards(lines: list[Line], kinds: list[SegmentKind]) -> None:
    """Label the headlines of other reports that stand above their summaries.

    "Dam could burst, mayor says", then "The dam could burst within days, the mayor
    said": the summary belongs to the report, the headline is the other one's, which
    rounds and sharpens. A crosshead of the report itself gives no figure and names
    nobody who says it.
    """
    body = [at for at, kind in enumerate(kinds) if kind == "body"]
    for index, following in itertools.pairwise(body[_OPENING_LINES:]):
        text, summary = lines[index].text, lines[following].text
        if following != index + 1:
            continue
        words = len(text.split())
        if not _CARD_LEAST <= words <= _CARD_MOST or ENDING.search(text[-6:]):
            continue
        glued = not lines[following].blanks and _FIGURE.search(text)
        if not (glued or _ASCRIBED.search(text)):
            continue
        told = telling_words(text)
        shared = len(told & telling_words(summary))
        longer = len(summary.split()) > words and ENDING.search(summary[-6:])
        if longer and len(told) >= _CARD_TOLD and shared >= _CARD_SHARE * len(told):
            kinds[index] = "teaser"


def _label_teasers(lines: list[Line], kinds: list[SegmentKind]) -> None:
    """Label sentences and headlines of other stories below or between the body."""
    first = next((at for at, kind in enumerate(kinds) if kind == "body"), len(lines))
    inside = False
    for index, line in enumerate(lines):
        if kinds[index] == "body":
            inside = False
        if kinds[index] != "chrome":
            continue
        words = len(line.text.split())
        if TEASER_OPENING.match(line.text):
            inside = True
        is_sentence = words >= 5 and (inside or index > first)
        if is_sentence and not has_chrome(line.text):
            kinds[index] = "teaser"
