"""Kinds of lines: headline, byline, caption, teaser, other-language, chrome."""

import re

from whence.intake.dateforms import find_printed_dates
from whence.intake.lines import Line
from whence.intake.markup import Page
from whence.intake.patterns import (
    BYLINE_OPENING,
    CAPTION_CREDIT,
    CHROME_PHRASE,
    READ_TIME,
    TEASER_OPENING,
)
from whence.model import SegmentKind
from whence.text.languages import is_foreign_script

__all__ = ["label_lines"]

_WORD = re.compile(r"\w{1,60}")
_HEADLINE_LIMIT = 400
_BEFORE_BODY = 30


def label_lines(
    lines: list[Line], body: list[bool], page: Page | None, title: str | None
) -> list[SegmentKind]:
    """Return the kind of each line.

    Args:
        lines: The page's lines.
        body: Which of them are body text.
        page: What the markup tells; None for plain text.
        title: The headline as given or in the metadata; None for none.

    Returns:
        One kind a line.
    """
    kinds: list[SegmentKind] = ["body" if flag else "chrome" for flag in body]
    english = sum(
        not is_foreign_script(line.text)
        for line, flag in zip(lines, body, strict=True)
        if flag
    )
    for index, line in enumerate(lines):
        if is_foreign_script(line.text) and (english or kinds[index] != "body"):
            kinds[index] = "other-language"
    first = next((at for at, kind in enumerate(kinds) if kind == "body"), len(lines))
    _label_captions(lines, kinds)
    first = next((at for at, kind in enumerate(kinds) if kind == "body"), first)
    _label_headline(lines, kinds, first, title)
    _label_bylines(lines, kinds, first)
    _label_teasers(lines, kinds, first)
    return kinds


def _label_captions(lines: list[Line], kinds: list[SegmentKind]) -> None:
    for index, line in enumerate(lines):
        if len(line.text) > 700 or kinds[index] == "other-language":
            continue
        if CAPTION_CREDIT.search(line.text) and not line.text.startswith(("“", '"')):
            kinds[index] = "caption"


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text[:600].casefold()))


def _label_headline(
    lines: list[Line], kinds: list[SegmentKind], first: int, title: str | None
) -> None:
    """Label the headline: the line that is the title, or stands like one."""
    wanted = _key(title) if title else ()
    if len(wanted) >= 3:
        for index, line in enumerate(lines):
            if kinds[index] == "other-language" or len(line.text) > _HEADLINE_LIMIT:
                continue
            key = _key(line.text)
            if key == wanted or (len(key) >= 4 and wanted[: len(key)] == key):
                if index <= first + 2:
                    kinds[index] = "headline"
        if "headline" in kinds:
            return
    best, best_score = None, 0.0
    for index in range(max(0, first - _BEFORE_BODY), min(first, len(lines))):
        score = _headline_score(lines, kinds, index, first)
        if score > best_score:
            best, best_score = index, score
    if best is not None:
        kinds[best] = "headline"


def _headline_score(
    lines: list[Line], kinds: list[SegmentKind], index: int, first: int
) -> float:
    text = lines[index].text
    words = text.split()
    if kinds[index] != "chrome" or not 4 <= len(words) <= 30:
        return 0.0
    if CHROME_PHRASE.search(text) or BYLINE_OPENING.match(text):
        return 0.0
    if find_printed_dates(text) and len(words) < 9:
        return 0.0
    score = min(len(words), 12) / 12 - 0.02 * (first - index)
    if text.endswith((".", ":")):
        score -= 0.3
    if lines[index].blanks:
        score += 0.2
    return score


def _label_bylines(lines: list[Line], kinds: list[SegmentKind], first: int) -> None:
    """Label the lines between headline and body that name author or date."""
    words = 0
    for index in range(max(0, first - 12), min(len(lines), first + 3)):
        text = lines[index].text
        count = len(text.split())
        if kinds[index] not in {"chrome", "body"} or count > 25 or words + count > 50:
            continue
        opening = BYLINE_OPENING.match(text)
        dated = find_printed_dates(text) and count <= 14
        if kinds[index] == "body" and not (opening and count <= 12):
            continue
        if opening or dated or (READ_TIME.search(text) and count <= 8):
            kinds[index] = "byline"
            words += count


def _label_teasers(lines: list[Line], kinds: list[SegmentKind], first: int) -> None:
    """Label what stands under "read also" and the like, up to the next body line."""
    inside = False
    for index, line in enumerate(lines):
        if kinds[index] == "body":
            inside = False
        if kinds[index] != "chrome":
            continue
        if TEASER_OPENING.match(line.text):
            inside = True
            if len(line.text.split()) > 5:
                kinds[index] = "teaser"
        elif len(line.text.split()) >= 5 and not CHROME_PHRASE.search(line.text):
            if inside or index > first:
                kinds[index] = "teaser"
