"""Hedges: the words of a content that make it less than sure."""

from whence.extract.units import PageUnits, Unit
from whence.lexicon.cues import find_hedges
from whence.model import Span, Spans

__all__ = ["find_hedge"]

_ASKING = frozenset("tell know ask asked asking wonder see sure say said check".split())


def _is_month(unit: Unit, at: int) -> bool:
    """Say whether "May" is the month: a capital inside a sentence, or a number near."""
    token = unit.tokens[at]
    if unit.words[at] != "may" or not token.surface[0].isupper():
        return False
    near = (*unit.words[max(0, at - 1) : at], *unit.words[at + 1 : at + 2])
    return at > 0 or any(word[:1].isdigit() for word in near)


def _is_question(unit: Unit, at: int) -> bool:
    """Say whether "if" asks ("nobody can tell me if") and makes no condition."""
    return unit.words[at] == "if" and any(
        word in _ASKING for word in unit.words[max(0, at - 2) : at]
    )


def _is_inability(unit: Unit, at: int) -> bool:
    """Say whether "could not" tells of what failed, and doubts nothing."""
    following = unit.words[at + 1 : at + 3]
    if unit.words[at] != "could" or following[:1] != ("not",):
        return False
    return following[1:] != ("be",)


def find_hedge(page: PageUnits, content: Spans) -> Span | None:
    """Return the first hedge in a content, or None.

    Args:
        page: The page's units.
        content: The spans of the content.

    "Some of the shells might be duds" gives "might"; "if", "unless" and "provided"
    make a condition and count as hedges.
    """
    for span in content:
        at = span.start
        while at < span.end:
            unit = page.unit_at(at)
            if unit is None:
                break
            first, end = unit.tokens_of(Span(at, min(span.end, unit.span.end)))
            for hedge in find_hedges(unit.words[first:end]):
                at_token = first + hedge.start
                if not (
                    _is_month(unit, at_token)
                    or _is_question(unit, at_token)
                    or _is_inability(unit, at_token)
                ):
                    return unit.span_of(first + hedge.start, first + hedge.end)
            at = unit.span.end + 1
            while at < span.end and page.text[at].isspace():
                at += 1
    return None
