"""The outlet: given, in the metadata, in the page's own lines, or the host name.

A text-only page seldom says "this is The Harbour Post"; it says so in passing, in its
copyright line, its appeals, its menus. Each such line is a vote for a name (`ballots`),
and a name wins that has votes enough and far more than any other.
"""

import re
from functools import cache
from urllib.parse import urlsplit

from whence.intake.ballots import (
    PAPER,
    Ballot,
    Sort,
    cast_votes,
    name_key,
    without_company,
)
from whence.intake.bylines import is_name_line
from whence.intake.lines import Line
from whence.intake.mastheads import find_masthead, heads_page, publishes
from whence.intake.metadata import Metadata
from whence.lexicon import load_table
from whence.model import Document, Outlet, SegmentKind, Span

__all__ = ["find_outlet"]

_TAGLINE = re.compile(r"(?:\s{1,3}[|–—»-]\s{1,3}|(?<=\w\w\w):\s).{0,200}$")
_OWNING: frozenset[Sort] = frozenset(
    {
        "rights",
        "self",
        "about",
        "search",
        "social",
        "alerts",
        "reports",
        "domain",
        "frame",
        "trail",
    }
)
_SITES_OWN = _OWNING - {"rights", "domain"}
_WEAK: frozenset[Sort] = frozenset({"lead", "alone"})
_OWNED: frozenset[Sort] = frozenset({"rights", "noun", "lead", "domain"})
"""What speaks for the owner of several sites as well as for one of them."""
_NETWORKS = 3
_ENOUGH = 3.5
_MARGIN = 1.25
_KNOWN = 2.0
_SORTS = 3
"""Votes of so many sorts name a site even where none is the owner's own word."""
_LINES_LIMIT = 3_000


@cache
def _known() -> dict[str, str]:
    """Return the outlets of the lexicon by the key of each of their forms."""
    known: dict[str, str] = {}
    for row in load_table("outlets"):
        for form in (row["name"], *row["forms"].split(";")):
            if form.strip():
                known.setdefault(name_key(form), row["name"])
    return known


@cache
def _known_names() -> frozenset[str]:
    """Return the names of the lexicon's outlets, in lower case without an article."""
    return frozenset(
        row["name"].casefold().removeprefix("the ") for row in load_table("outlets")
    )


def find_outlet(
    document: Document,
    lines: list[Line],
    kinds: list[SegmentKind],
    metadata: Metadata,
    *,
    given: str | None,
) -> Outlet:
    """Return the outlet that a page belongs to.

    Args:
        document: The page.
        lines: Its lines.
        kinds: Their kinds.
        metadata: What the head states.
        given: The name that the input gives; None for none.

    Returns:
        The outlet with its basis; an empty record where nothing tells it.
    """
    if given:
        return Outlet(given, None, "given")
    if metadata.outlets:
        name = _TAGLINE.sub("", metadata.outlets[0]) or metadata.outlets[0]
        return Outlet(name, None, "metadata")
    found = _fuller(_on_page(lines, kinds), find_masthead(lines, kinds, _known_names()))
    if found is not None and found.value and is_name_line(found.value):
        signed = [
            line.text
            for line, kind in zip(lines, kinds, strict=True)
            if kind == "byline"
        ]
        named = publishes(found.value) or heads_page(lines, found.value)
        if found.value in signed and not named:
            found = None  # an author alone on a line is no outlet
    if found is not None:
        return found
    host = _host(document.url)
    return Outlet(host, None, "metadata") if host else Outlet()


def _fuller(voted: Outlet | None, masthead: Outlet | None) -> Outlet | None:
    """Return the name voted for, in the longer form that the masthead gives it.

    An appeal shortens it: "Get the Herald briefing" on a page of The Upland Herald.
    """
    if voted is None or masthead is None:
        return voted or masthead
    longer = f" {masthead.value}".casefold().endswith(f" {voted.value}".casefold())
    return masthead if longer else voted


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    if not host or "." not in host or not re.fullmatch(r"[a-z0-9.-]{3,100}", host):
        return None
    return host.removeprefix("www.")


def _on_page(lines: list[Line], kinds: list[SegmentKind]) -> Outlet | None:
    """Return the name that the page's own furniture votes for."""
    furniture = [
        line
        for line, kind in zip(lines, kinds, strict=True)
        if kind not in {"body", "other-language"} and len(line.text) <= 600
    ][:_LINES_LIMIT]
    signed = {line for line, kind in zip(lines, kinds, strict=True) if kind == "byline"}
    ballots = cast_votes(furniture, signed, _known())
    for key, ballot in ballots.items():
        if key in _known() and ballot.score >= _KNOWN:
            ballot.score += _KNOWN
    ranked = sorted(ballots, key=lambda key: (-ballots[key].score, key))
    if not ranked or not _is_enough(ranked[0], ballots[ranked[0]]):
        return None
    leader = _leader(ranked, ballots)
    best = _whole_name(leader, ballots)
    if not _is_founded(best, ballots[best]):
        return None
    rivals = [
        ballots[key].score
        for key in ranked
        if leader not in key
        and key not in leader
        and best not in key
        and not _is_owner(ballots[key], ballots[best])
    ]
    if rivals and ballots[leader].score < _MARGIN * max(rivals):
        return None
    name, start = ballots[best].best()
    return Outlet(name, Span(start, start + len(name)), "page")


def _is_enough(key: str, ballot: Ballot) -> bool:
    """Say whether a name has votes enough; a paper's copyright line is."""
    return ballot.score >= _ENOUGH or (
        "rights" in ballot.counts and _is_paper(key, ballot)
    )


def _is_paper(key: str, ballot: Ballot) -> bool:
    """Say whether a name is a well-known outlet's, or like that of a newspaper."""
    return key in _known() or PAPER.search(ballot.best()[0]) is not None


def _leader(ranked: list[str], ballots: dict[str, Ballot]) -> str:
    """Return the name with most votes that is not just the site's owner."""
    first = ranked[0]
    if not set(ballots[first].counts) <= _OWNED:
        return first
    for key in ranked:
        ballot = ballots[key]
        if set(ballot.counts) & _SITES_OWN:
            enough = ballot.score >= _ENOUGH and _is_founded(key, ballot)
            return key if enough else first
    return first


def _whole_name(key: str, ballots: dict[str, Ballot]) -> str:
    """Return the longer name that a name is a part of, where the page uses it as well.

    "Fox" has more votes than "Fox Sports" where every programme begins with it.
    """
    longer = [
        other
        for other, ballot in ballots.items()
        if key in other
        and other != key
        and (
            other in _known()
            or (
                _is_founded(other, ballot)
                and 2 * ballot.score >= ballots[key].score
                and without_company(ballot.best()[0]) == ballot.best()[0]
            )
        )
    ]
    return max(longer, key=lambda other: (ballots[other].score, other), default=key)


def _is_owner(ballot: Ballot, best: Ballot) -> bool:
    """Say whether a rival is but the company that owns the site."""
    return bool(set(best.counts) & _SITES_OWN) and set(ballot.counts) <= _OWNED


def _is_founded(key: str, ballot: Ballot) -> bool:
    """Say whether a name has votes of several sorts, or one that only a site casts.

    A section or a brand has menus and newsletters too; only a site speaks of its
    rights, its address and its staff.
    """
    sorts = set(ballot.counts)
    strong = sorts - _WEAK
    if "known" in strong:
        strong.discard("edge")  # the same line
    if sorts & {"frame", "trail"}:
        return True
    if sorts & {"reports", "rights"} and _is_paper(key, ballot):
        return True
    if (key in _known() and len(strong) > 1) or ballot.counts.get(
        "social", 0
    ) >= _NETWORKS:
        return True
    if strong <= {"domain", "noun"}:
        return False  # a report on a shop names its address and its podcast
    return len(strong) >= _SORTS or (len(strong) > 1 and bool(strong & _OWNING))
