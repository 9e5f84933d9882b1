"""The text that is read for times and figures: no lines that sell, ask or point away.

Intake labels the furniture of a page by its place and form. What it leaves in the body
is told by its words: "You have 3 free articles left" stands alone in its line.
"""

from whence.lexicon.solicitations import load_solicitation
from whence.lexicon.times import is_verb
from whence.model import Document, Span, Spans

__all__ = ["find_read_spans", "is_solicitation"]

_SHORTEST, _LONGEST = 8, 140  # characters; a longer line tells something
_QUOTES = frozenset('"“”«»')


def is_solicitation(line: str) -> bool:
    """Say whether a line only sells, asks or points elsewhere.

    Args:
        line: A whole line of a page.

    >>> is_solicitation("You have 3 free articles left. Offer ends 4 May")
    True
    >>> is_solicitation("Tickets for the final sold out on 4 May.")
    False
    """
    if len(line) > _LONGEST or _QUOTES & set(line):
        return False
    if load_solicitation("label").match(line):
        return True
    if load_solicitation("start").match(line) and not line.rstrip().endswith("."):
        return True
    if load_solicitation("any").search(line):
        return not _tells(line)
    return load_solicitation("thanks").search(line) is not None and not any(
        is_verb(word) for word in line.lower().replace(".", " ").split()
    )


def _tells(line: str) -> bool:
    """Say whether someone says something in a line."""
    words = line.lower().split()
    return any(word.strip(",.:") in _SAYINGS for word in words)


_SAYINGS = frozenset("said says told announced reported added".split())


def find_read_spans(document: Document) -> Spans:
    """Return what is read of a page: headline, byline, body and captions.

    Lines that only sell, ask or point elsewhere are left out of all but the headline.

    Args:
        document: The page; all of its text is read where it has no segments.

    Returns:
        Stretches in reading order.
    """
    if not document.segments:
        return (Span(0, len(document.text)),) if document.text else ()
    found: list[Span] = []
    for segment in document.segments:
        if segment.kind == "headline":
            found.append(segment.span)
        elif segment.kind in {"byline", "body", "caption"}:
            found += _cut(document.text, segment.span)
    return tuple(found)


def _cut(text: str, span: Span) -> list[Span]:
    """Return a stretch without such lines, as few pieces as that leaves."""
    pieces: list[Span] = []
    opened = at = span.start
    while at < span.end:
        end = text.find("\n", at, span.end)
        end = span.end if end < 0 else end
        if _SHORTEST <= end - at <= _LONGEST and is_solicitation(text[at:end]):
            if opened < at:
                pieces.append(Span(opened, at))
            opened = end
        at = end + 1
    if opened < span.end:
        pieces.append(Span(opened, span.end))
    return pieces
