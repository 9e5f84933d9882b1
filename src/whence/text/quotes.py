"""Quoted stretches, with their marks."""

import re

from whence.model import Span

__all__ = ["find_quotes"]

_OPENING = {"\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201c\u201d"}
_STRAIGHT = '"'
# A mark behind nothing, a space or a bracket, before a word: no apostrophe stands so.
_SINGLE = re.compile(
    r"(?<![^\s(\[\u2014\u2013\u201c\"])(?:\u2018|'(?!(?:tis|twas|em|til|cause|n)\b))(?=[^\W\d_]|\u201c|\")"
)
_LONGEST_SINGLE = 2_000
_MOST_MARKS = 40  # apostrophes between the marks of one quotation
_MOST_SINGLES = 200  # in one paragraph


def _closes(text: str, at: int) -> bool:
    """Say whether a straight mark at `at` looks like a closing one.

    It closes when it follows a character and does not precede a word.
    """
    after = text[at + 1 : at + 2]
    return not after.isalnum()


def _single_quotes(text: str, within: Span) -> dict[int, int]:
    """Return start and end of the stretches in single marks, as British papers set them.

    An apostrophe opens nothing behind a letter and closes nothing before one; the plural
    possessive ("the dockers' union") closes only where no better mark follows.
    """
    line = text[within.start : within.end]
    if "\u2018" not in line and "'" not in line:
        return {}
    found: dict[int, int] = {}
    at = 0
    for _ in range(_MOST_SINGLES):
        match = _SINGLE.search(line, at)
        if match is None:
            break
        start, mark = match.start(), match.group()
        close = "\u2019" if mark == "\u2018" else "'"
        end = _single_end(line, start + 1, close)
        if end is None and mark == "\u2018" and not line[:start].strip():
            end = len(line.rstrip())  # a long quotation opens every paragraph
        if end is not None:
            found[within.start + start] = within.start + end
        at = max(end or 0, start + 1)
    return found


def _single_end(line: str, start: int, close: str) -> int | None:
    """Return where a stretch in single marks ends, its mark included, or None."""
    doubtful = None
    limit = line.find("\u2018", start, start + _LONGEST_SINGLE)
    limit = start + _LONGEST_SINGLE if limit < 0 else limit
    at = line.find(close, start, limit)
    for _ in range(_MOST_MARKS):
        if at < 0:
            break
        before, after = line[at - 1], line[at + 1 : at + 2]
        if not after.isalnum() and not before.isspace() and at > start:
            plural = before in "sS" and after == " " and line[at + 2 : at + 3].islower()
            if not plural:
                return at + 1
            doubtful = doubtful or at + 1
        at = line.find(close, at + 1, limit)
    return doubtful


def _find_in_paragraph(text: str, within: Span, found: list[Span]) -> None:
    """Add the quotations of one paragraph; one left open ends with the paragraph.

    Newspapers open every paragraph of a long quotation and close only the last, so
    an open mark at the end of a paragraph is a quotation all the same.
    """
    start: int | None = None
    closing = ""
    single = _single_quotes(text, within)
    for at in range(within.start, within.end):
        char = text[at]
        if start is None and at in single:
            found.append(Span(at, single[at]))
        if found and at < found[-1].end:
            continue
        if start is None:
            if char in _OPENING:
                start, closing = at, _OPENING[char]
            elif char == _STRAIGHT and not text[at + 1 : at + 2].isspace():
                start, closing = at, _STRAIGHT
        elif char in closing and (char != _STRAIGHT or _closes(text, at)):
            found.append(Span(start, at + 1))
            start = None
    if start is not None and within.end - start > 2:
        end = within.start + len(text[within.start : within.end].rstrip())
        found.append(Span(start, max(end, start + 1)))


def find_quotes(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Return the stretches in quotation marks, marks included, in order.

    Double marks of any language, and single ones where they are no apostrophes.

    Args:
        text: The text.
        within: The span to look into; None for the whole text.

    Returns:
        Spans of `text`. A quotation does not cross a line end; one that is not
        closed ends with its line.

    >>> text = 'He called it a "big mistake" and left.'
    >>> [span.of(text) for span in find_quotes(text)]
    ['"big mistake"']
    >>> text = "The dockers\u2019 union said it was \u2018not amused\u2019."
    >>> [span.of(text) for span in find_quotes(text)]
    ['\u2018not amused\u2019']
    """
    start, end = (0, len(text)) if within is None else (within.start, within.end)
    found: list[Span] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        _find_in_paragraph(text, Span(start, stop), found)
        start = stop + 1
    return tuple(found)
