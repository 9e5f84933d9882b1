"""Who signs a page."""

import re

from whence.intake.lines import Line
from whence.intake.metadata import Metadata
from whence.intake.patterns import BYLINE_OPENING
from whence.model import Author, SegmentKind, Span

__all__ = ["find_authors"]

_NAME = re.compile(
    r"[A-Z][\w.'’-]{0,25}(?: (?:de|da|van|von|der|del|al|bin|la|le|di|[A-Z][\w.'’-]{0,25}))"
    r"{1,3}"
)
_SPLIT = re.compile(r"\s{0,3}(?:,| and | & |;)\s{0,3}")
_AUTHORS_LIMIT = 10


def find_authors(
    text: str, lines: list[Line], kinds: list[SegmentKind], metadata: Metadata
) -> tuple[Author, ...]:
    """Return the authors that the bylines or the metadata name.

    Args:
        text: The page's text.
        lines: Its lines.
        kinds: Their kinds.
        metadata: What the head states.

    Returns:
        The authors, those of the metadata with the place where a byline shows them.
    """
    bylines = [
        line for line, kind in zip(lines, kinds, strict=True) if kind == "byline"
    ]
    found: dict[str, Author] = {}
    for name in metadata.authors:
        for part in _SPLIT.split(name):
            if 3 <= len(part) <= 80 and _NAME.match(part):
                found.setdefault(part, Author(part, _place(text, part, bylines)))
    for line in bylines:
        opening = BYLINE_OPENING.search(line.text[:200])
        if opening is None or metadata.authors:
            continue
        for match in _NAME.finditer(line.text[:300], opening.end()):
            span = Span(line.start + match.start(), line.start + match.end())
            found.setdefault(match.group(), Author(match.group(), span))
    return tuple(found.values())[:_AUTHORS_LIMIT]


def _place(text: str, name: str, bylines: list[Line]) -> Span | None:
    for line in bylines:
        at = text.find(name, line.start, line.end)
        if at >= 0:
            return Span(at, at + len(name))
    return None
