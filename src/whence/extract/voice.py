"""Voice: what the outlet claims itself, in sentences without any attribution."""

from collections.abc import Sequence

from whence.extract.attributions.records import trim_content
from whence.extract.units import PageUnits, Unit
from whence.model import Attribution, Span, Spans

__all__ = ["find_voice"]

_FEWEST = 4  # words; less is a heading or a caption


def _is_statement(unit: Unit) -> bool:
    """Say whether a unit is a full declarative sentence."""
    if unit.headline or unit.is_bare_quote:
        return False
    text = unit.span.of(unit.text).rstrip("\"'\u201d\u2019)] ")
    words = sum(token.surface[0].isalpha() for token in unit.tokens)
    return text.endswith((".", "!", ":", ";")) and words >= _FEWEST


def find_voice(page: PageUnits, items: Sequence[Attribution]) -> list[Spans]:
    """Return the contents of the claims that the outlet makes in its own voice.

    Args:
        page: The page's units.
        items: All attributions of the page.
    """
    taken: set[int] = set()
    for item in items:
        for span in (*item.cue, *item.content, *item.source):
            at = span.start
            while at < span.end:
                unit = page.unit_at(at)
                if unit is None:
                    at += 1
                    continue
                taken.add(unit.span.start)
                at = unit.span.end
    found: list[Spans] = []
    for unit in page.units:
        if unit.span.start in taken or not _is_statement(unit):
            continue
        content = trim_content(page.text, Span(unit.span.start, unit.span.end))
        if content is not None:
            found.append((content,))
    return found
