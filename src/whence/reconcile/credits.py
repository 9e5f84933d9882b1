"""Credits: lines of a page that say which agency or outlet its text is from."""

import re
from collections.abc import Iterable

from whence.model import Actor, Document, Span

__all__ = ["find_credits"]

_HEAD, _FOOT = 900, 1800  # characters at either end of a page that may hold a credit
_LONGEST_LINE = 110
_CREDIT = re.compile(
    r"^(?:\(\s*(?P<a>[^()]{2,50})\s*\)"
    r"|[\u2014\u2013-]{1,2}\s*(?P<b>[A-Z][\w.&' -]{1,40})"
    r"|(?:Source|Agency|Credit)s?:\s*(?P<c>[^,;:()]{2,50})"
    r"|With (?:material|reporting|files|contributions?|additional reporting) "
    r"(?:from|by) (?P<d>[^,;:()]{2,50})"
    r"|\u00a9\s*(?:\d{4}\s+)?(?P<e>[^,;:()]{2,50}?)(?:\. All rights reserved)?"
    r"|Th(?:is|e) (?:article|story|report|text) (?:was|is) (?:supplied|provided|written|"
    r"first published) by (?P<f>[^,;:()]{2,50})"
    r"|(?P<g>[A-Z][^,;:()]{2,50}) contributed to this (?:report|story|article))\.?$"
)
_SHORT = re.compile(r"[A-Z][A-Z.]{1,6}")


def _lines(text: str) -> Iterable[tuple[int, str]]:
    """Yield the short lines at the top and the foot of a page with their offsets."""
    at = 0
    for line in text.splitlines(keepends=True):
        near = at < _HEAD or at + len(line) > len(text) - _FOOT
        if near and len(line) <= _LONGEST_LINE:
            yield at, line.rstrip()
        at += len(line)


def find_credits(document: Document, known: Iterable[str], own: str) -> list[Actor]:
    """Find credits that name another outlet or agency.

    Args:
        document: The page.
        known: Names and short forms of outlets and agencies, as written.
        own: The page's own outlet, folded, whose copyright line is no credit.

    Returns:
        The agencies, in reading order; an abbreviation alone in brackets is one too.
    """
    names = set(known)
    found = []
    for start, line in _lines(document.text):
        match = _CREDIT.match(line.strip())
        if match is None or match.lastgroup is None:
            continue
        name = match[match.lastgroup].strip().rstrip(".")
        bare = match.lastgroup in {"a", "b"} and _SHORT.fullmatch(name) is not None
        if name.casefold() == own or not (name in names or bare):
            continue
        at = start + line.find(name)
        found.append(Actor(name, "agency", None, (Span(at, at + len(name)),)))
    return found
