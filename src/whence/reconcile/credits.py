"""Credits: lines of a page that say which agency or outlet its text is from."""

import re
from collections.abc import Iterable

from whence.model import Actor, Document, Span

__all__ = ["find_credits"]

_HEAD, _FOOT = 900, 1800  # characters at either end of a page that may hold a credit
_LONGEST_LINE = 110
_NAME = r"[^,;:()\n]{2,50}?"
_TEXT = r"(?:article|story|report|text|item|piece|dispatch|content|news)"
_CREDIT = re.compile(
    rf"^(?:\(\s*(?:{_TEXT}|agency|source|via)s?:\s*(?P<h>{_NAME})\s*\)"
    rf"|\(\s*(?P<a>[^()]{{2,50}})\s*\)"
    r"|[\u2014\u2013-]{1,2}\s*(?P<b>[A-Z][\w.&' -]{1,40})"
    rf"|(?:Source|Agency|Credit|{_TEXT}|Wire|Via)s?:\s*(?P<c>{_NAME})"
    r"|With (?:material|reporting|files|inputs?|contributions?|additional reporting|"
    rf"agency inputs?|information) (?:from|by) (?P<d>{_NAME})"
    rf"|(?:\u00a9|\(c\)|Copyright)\s*(?:\d{{4}}\s+)?(?P<e>{_NAME})"
    r"(?:\. All rights reserved)?"
    rf"|Th(?:is|e) {_TEXT} (?:(?:was|is|has been) )?(?:first )?(?:supplied|provided|"
    rf"written|published|distributed|carried|comes|came|appeared|produced) "
    rf"(?:by|from|in|on) (?P<f>{_NAME})(?: and (?:was|has|is) [^.\n]{{3,60}})?"
    rf"|(?:Syndicated|Reprinted|Republished|Taken|Distributed|Supplied|Provided) "
    rf"(?:from|by|with permission (?:of|from)|courtesy of) (?P<i>{_NAME})"
    rf"|(?P<g>[A-Z]{_NAME}) contributed to this (?:report|story|article)"
    rf"|(?P<j>[A-Z][^,;:()\n.]{{2,50}}))\.?$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[A-Z][A-Z.]{1,6}")
_AGENCY = re.compile(
    r"\b(?:Agency|Newswire|Wire|News Service|Press|Dispatch|Agence|Agentur)\b"
)


def _lines(text: str) -> Iterable[tuple[int, str]]:
    """Yield the short lines at the top and the foot of a page with their offsets."""
    at = 0
    for line in text.splitlines(keepends=True):
        near = at < _HEAD or at + len(line) > len(text) - _FOOT
        if near and len(line) <= _LONGEST_LINE:
            yield at, line.rstrip()
        at += len(line)


def _is_agency(name: str) -> bool:
    """Say whether a name alone in its line says that an agency sent the text."""
    return _AGENCY.search(name) is not None or _SHORT.fullmatch(name) is not None


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
        if match.lastgroup == "j" and not _is_agency(name):
            continue  # a name alone may be a link to another site
        at = start + line.find(name)
        found.append(Actor(name, "agency", None, (Span(at, at + len(name)),)))
    return found
