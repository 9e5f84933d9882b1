"""Quoted stretches, with their marks."""

from whence.model import Span

__all__ = ["find_quotes"]

_OPENING = {"\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201c\u201d"}
_STRAIGHT = '"'


def _closes(text: str, at: int) -> bool:
    """Say whether a straight mark at `at` looks like a closing one.

    It closes when it follows a character and does not precede a word.
    """
    after = text[at + 1 : at + 2]
    return not after.isalnum()


def _find_in_paragraph(text: str, within: Span, found: list[Span]) -> None:
    """Add the quotations of one paragraph; one left open ends with the paragraph.

    Newspapers open every paragraph of a long quotation and close only the last, so
    an open mark at the end of a paragraph is a quotation all the same.
    """
    start: int | None = None
    closing = ""
    for at in range(within.start, within.end):
        char = text[at]
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
    """Return the stretches in double quotation marks, marks included, in order.

    Args:
        text: The text.
        within: The span to look into; None for the whole text.

    Returns:
        Spans of `text`. A quotation does not cross a line end; one that is not
        closed ends with its line.

    >>> text = 'He called it a "big mistake" and left.'
    >>> [span.of(text) for span in find_quotes(text)]
    ['"big mistake"']
    """
    start, end = (0, len(text)) if within is None else (within.start, within.end)
    found: list[Span] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        _find_in_paragraph(text, Span(start, stop), found)
        start = stop + 1
    return tuple(found)
