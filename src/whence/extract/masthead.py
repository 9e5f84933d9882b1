"""The masthead: the outlet's name as a page prints it above its headline.

Intake names the outlet by metadata and by the page's furniture. Where both are silent,
a line of its own above the body that is a name and nothing else is the masthead; a
wire that files from a place and stands alone is the outlet itself.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from whence.extract.datelines import find_dateline
from whence.lexicon.actors import bodies, country_forms, name_word_kinds
from whence.model import Document, Outlet, Span

__all__ = ["find_masthead"]

_LINES = 14  # lines above the body in which a masthead is sought
_LONGEST = 90
_CUT = re.compile(
    r"\s[|\u00bb>\u2014\u2013/\u00b7-]\s|\s{3,}|\s/\s?|,\s(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\d{1,2}\s[A-Z]|[A-Z][a-z]+\s\d)"
)
_NAME = re.compile(
    r"(?:[A-Z\u00c0-\u00de0-9][\w'\u2019.&+!-]{0,24})"
    r"(?:\s(?:of|the|and|for|&|do|da|de|del|di|la|le|du|des|der|die|das|on|in|to|"
    r"[A-Z\u00c0-\u00de][\w'\u2019.&+!-]{0,24})){0,8}$"
)
_NO_NAMES = frozenset(
    """
    home menu search subscribe sections login sign register share skip advertisement news
    live newsletter newsletters world politics opinion business sport sports culture share
    accueil english español français deutsch trending sponsored follow jobs directory
    updated published staff reporter analysis comment comments read more next previous
    article articles video videos photo photos podcast podcasts contact about donate print
    latest top stories breaking national international local tech technology science
    health lifestyle entertainment weather classifieds cookies privacy terms upgrade
    edition epaper archive archives data method methods like prices freight log support
    independent-reporting editorial features explainer explainers report reports interview
    monday tuesday wednesday thursday friday saturday sunday copyright advert close open
    by from the a an and for in on at with view all most popular main content navigation
    """.split()
)
_BYLINE = re.compile(r"^(?:By|Written by|Von|Par|Por)\s", re.IGNORECASE)
_SIGNED = re.compile(
    r"^By\s[^,|\n]{3,60},\s(?P<who>[A-Z][^,|\n]{2,50})$|^By\s(?P<staff>[A-Z][^,|\n]{2,40})\s"
    r"(?:staff|news desk|newsroom)\b"
)
_FEW = 8  # lines above the body; under more of them the masthead is lost in menus
_ENOUGH = 1.6


class _Candidate(NamedTuple):
    """A line that may be the masthead, with its score."""

    score: float
    name: str
    start: int


def _lines(document: Document) -> list[tuple[Span, str]]:
    """Return the lines above the body, with their kind of segment."""
    found: list[tuple[Span, str]] = []
    bodies_seen = 0
    for segment in document.segments:
        bodies_seen += segment.kind == "body"
        if bodies_seen > 2:
            break
        start = segment.span.start
        while start < segment.span.end and len(found) < _LINES:
            stop = document.text.find("\n", start, segment.span.end)
            stop = segment.span.end if stop < 0 else stop
            if document.text[start:stop].strip() and stop - start <= 4 * _LONGEST:
                found.append((Span(start, stop), segment.kind))
            start = stop + 1
    return found


def _name_in(line: str) -> str | None:
    """Return the name that opens a line, or None where it is no name."""
    first = _CUT.split(line.strip(), maxsplit=1)[0].strip()
    rest = line.strip()[len(first) :]
    if not 3 <= len(first) <= 70 or _NAME.fullmatch(first) is None:
        return None
    if rest and rest.count("|") + rest.count("\u00b7") + rest.count(">") > 2:
        return None
    words = [word.casefold().strip(".!") for word in first.split()]
    if all(word in _NO_NAMES or word.isdigit() for word in words):
        return None
    if words[0] in _NO_NAMES - {"the", "news", "live", "health", "data"}:
        return None
    if any(character.isdigit() for character in first) or first in country_forms():
        return None
    return first


def _score(name: str, line: str, document: Document, *, next_is_date: bool) -> float:
    """Return how much speaks for a name to be the masthead."""
    words = [word.strip(".,'\u2019") for word in name.split()]
    known = bodies().get(re.sub(r"^[Tt]he ", "", name))
    titled = name.title() if name.isupper() else name
    kinds = {name_word_kinds().get(word) for word in titled.split()}
    score = 0.0
    if known is None and bodies().get(words[0]) is not None:
        score += 1.2  # "OCHA Mozambique"
    if known is not None:
        score += 2.5 if known.kind in {"outlet", "agency"} or len(words) > 1 else 1.5
    if kinds & {"outlet", "agency"}:
        score += 2.0
    elif kinds - {None}:
        score += 1.2
    if name.isupper() and len(name) > 5:
        score += 1.0
    score += 0.6
    if len(line.strip()) > len(name) and re.search(r"[\d\u2014]", line) is None:
        score -= 0.6
    if next_is_date:
        score += 0.6
    plain = re.sub(r"^[Tt]he ", "", titled)
    others = len(
        re.findall(rf"\b{re.escape(plain)}\b", document.text[:100_000], re.IGNORECASE)
    )
    score += min(2, others - 1) * 0.7
    camel = len(words) == 1 and re.search(r"[a-z][A-Z]", name) is not None
    if camel:
        score += 1.2
    return score if len(words) > 1 or camel else score - 1.5


def _dateline_wires(document: Document) -> frozenset[str]:
    """Return the wires of the datelines of the first paragraphs, casefolded."""
    found = set()
    for span in document.spans_of("body")[:3]:
        stop = document.text.find("\n", span.start, span.end)
        line = Span(span.start, span.end if stop < 0 else stop)
        opening = find_dateline(document.text, line)
        if opening is not None and opening.wire is not None:
            found.add(opening.wire.of(document.text).casefold())
    return frozenset(found)


def _is_wire(name: str) -> bool:
    """Say whether a name in a byline is a wire that signs, not the outlet."""
    known = bodies().get(name) or bodies().get(name.title())
    last = name_word_kinds().get(name.title().split()[-1])
    return last == "agency" or (known is not None and known.kind == "agency")


def _candidates(document: Document) -> Iterable[_Candidate]:
    lines = _lines(document)
    found: list[tuple[int, Span, str]] = []
    for at, (span, kind) in enumerate(lines):
        line = span.of(document.text)
        if kind in {"caption", "other-language", "body"} or _BYLINE.match(line):
            continue
        name = _name_in(line) if len(line) <= 2 * _LONGEST else None
        if name is not None and not (kind == "byline" and _is_wire(name)):
            found.append((at, span, name))
    wires = _dateline_wires(document)
    if len(found) > 1:
        # A wire that also stands in the dateline signs the page, it does not own it.
        found = [item for item in found if item[2].casefold() not in wires] or found
    kinds = dict(lines)
    if sum(kind != "body" for kind in kinds.values()) > _FEW:
        return
    for at, span, name in found:
        line = span.of(document.text)
        following = lines[at + 1][0].of(document.text) if at + 1 < len(lines) else ""
        dated = re.search(r"\b(?:19|20)\d\d\b", following) is not None
        score = _score(name, line, document, next_is_date=dated)
        # A name alone is a masthead, one of a row of names is an entry of a menu.
        score -= 0.6 * (kinds[span] == "byline" and not dated)
        score += 1.0 if len(found) <= 2 else -0.5 * (len(found) > 4)
        yield _Candidate(score, name, span.start + line.find(name))


def _signed(document: Document) -> Outlet | None:
    """Return the outlet that a byline or a copyright line names, or None."""
    for span, _ in _lines(document):
        line = span.of(document.text)
        match = _SIGNED.match(line.strip())
        if match is not None:
            who = (match.group("who") or match.group("staff")).strip()
            if name_word_kinds().get(who.split()[-1]) or bodies().get(who):
                start = span.start + line.find(who)
                return Outlet(who, Span(start, start + len(who)), "page")
    return None


def _own_wire(document: Document) -> Outlet | None:
    """Return the wire of a dateline on a page that names no other outlet."""
    for segment in document.segments:
        if segment.kind != "body":
            continue
        stop = document.text.find("\n", segment.span.start, segment.span.end)
        stop = segment.span.end if stop < 0 else stop
        opening = find_dateline(document.text, Span(segment.span.start, stop))
        if opening is None or opening.wire is None or opening.place is None:
            return None
        name = opening.wire.of(document.text)
        if bodies().get(name) is not None:
            return None  # a known wire may be printed by anybody
        return Outlet(name, opening.wire, "page")
    return None


def find_masthead(document: Document) -> Outlet:
    """Return the outlet that the page itself prints, where intake found none.

    Args:
        document: The page.

    Returns:
        `document.outlet` where it has a value; else what the masthead, a byline or a
        lone dateline names; else the empty record.
    """
    own = document.outlet
    signs = own.basis == "page" and (own.value or "").casefold() in _dateline_wires(
        document
    )
    if own.value is not None and not signs:
        return own
    best = max(
        _candidates(document),
        key=lambda item: (item.score, -item.start),
        default=None,
    )
    if best is not None and best.score >= _ENOUGH:
        name = best.name.title() if best.name.isupper() else best.name
        known = bodies().get(re.sub(r"^The ", "", name))
        if known is not None and best.name.isupper():
            name = known.name
        end = best.start + len(best.name)
        return Outlet(name, Span(best.start, end), "page")
    if own.value is not None:
        return own
    return _signed(document) or _own_wire(document) or own
