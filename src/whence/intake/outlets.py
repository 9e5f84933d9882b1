"""The outlet: given, in the metadata, in the page's own lines, or the host name.

A text-only page seldom says "this is The Harbour Post"; it says so in passing, in its
copyright line, its appeals, its menus. Each such line is a vote for a name (`polling`),
and a name wins that has votes enough and far more than any other.
"""

import re
from urllib.parse import urlsplit

from whence.intake.ballots import Ballot, Count
from whence.intake.bylines import is_name_line
from whence.intake.lines import Line
from whence.intake.mastheads import find_masthead, heads_page, publishes
from whence.intake.metadata import Metadata
from whence.intake.polling import cast_votes
from whence.intake.sitenames import without_company
from whence.intake.sites import (
    find_host,
    is_common,
    known_names,
    known_sites,
    name_key,
    site_key,
)
from whence.intake.votes import PAPER, Sort
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
        "mail",
        "frame",
        "trail",
    }
)
_SITES_OWN = _OWNING - {"rights", "domain"}
_STAFFED: frozenset[Sort] = frozenset({"role", "owner"})
_WEAK: frozenset[Sort] = frozenset({"lead", "alone", "asked", "company", "mark"})
"""What supports a name and founds none."""
_OWNED: frozenset[Sort] = frozenset(
    {"rights", "noun", "lead", "domain", "company", "mark"}
)
"""What speaks for the owner of several sites as well as for one of them."""
_NETWORKS = 3
_ENOUGH = 3.5
_MARGIN = 1.25
"""Any values of 3.0 to 4.5 and of 1.0 to 1.6 give the same 120 names on 135 text-only
pages of `intake` train and dev: names fail for want of several sorts of votes."""
_KNOWN = 2.0
_SORTS = 3
"""Votes of so many sorts name a site even where none is the owner's own word."""
_RARE, _COMMON = 4, 6
"""Support that a known name needs: two for each sort of vote, one for a weak sort."""
_SHORT = 3
_LINES_LIMIT = 3_000
_LINE_LENGTH = 1_000
_LENGTH = 400_000
"""Characters of furniture that are read; the longest pages of `intake` have 41,000."""


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
    host = _host(document.url)
    site = None if host is None else find_host(host)
    voted = _on_page(lines, kinds)
    found = _fuller(voted, find_masthead(lines, kinds, known_names()))
    if site is not None and (found is None or site_key(found.value or "") != site.key):
        return Outlet(site.name, None, "metadata")
    if host is not None and voted is None and not _fits(found, host):
        found = None  # a section, or a blog of a larger site
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
    return Outlet() if host is None else Outlet(host, None, "metadata")


def _fits(outlet: Outlet | None, host: str) -> bool:
    """Say whether a name may be that of a host: some of its words are in it."""
    name = "" if outlet is None else outlet.value or ""
    plain = name_key(host.replace(".", ""))
    words = [name_key(word) for word in name.split()]
    initials = "".join(word[:1] for word in words)
    return (len(initials) > 1 and initials in plain) or any(
        len(word) > _SHORT and word in plain for word in words
    )


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
    parted = list(zip(lines, kinds, strict=True))
    furniture = _both_ends(
        [
            line
            for line, kind in parted
            if kind not in {"body", "other-language"} and len(line.text) <= _LINE_LENGTH
        ]
    )
    signed = {line.start for line, kind in parted if kind == "byline"}
    body = [line for line, kind in parted if kind == "body"]
    count = cast_votes(furniture, signed, body)
    best = _elected(count)
    if best is None:
        return None
    ballot = count.ballots[best]
    name, start = _printed(best, ballot, furniture) or ballot.best()
    return Outlet(name, Span(start, start + len(name)), "page")


def _printed(key: str, ballot: Ballot, furniture: list[Line]) -> tuple[str, int] | None:
    """Return a known outlet's own name and where the page first prints it.

    It is asked for where the votes spell an address, or the name of a company in a
    line of rights: "© Cable News Network".
    """
    site = known_sites().get(key)
    if site is None:
        return None
    if site.name in ballot.surfaces:
        return site.name, ballot.surfaces[site.name][1]
    voted = ballot.best()[0]
    formal = set(ballot.counts) <= {"rights", "company", "mark", "lead", "owner"}
    if not formal and ("." not in voted or name_key(voted) != site.key):
        return None
    name = re.compile(rf"(?<!\w){re.escape(site.name)}(?!\w)")
    for line in furniture:
        match = name.search(line.text) if site.name in line.text else None
        if match is not None:
            return site.name, line.start + match.start()
    return None


def _both_ends(lines: list[Line]) -> list[Line]:
    """Return the first and the last lines, where there are more than a site's own.

    Its menu stands above the report, its line of rights at the end of the page.
    """
    if len(lines) <= _LINES_LIMIT and sum(len(line.text) for line in lines) <= _LENGTH:
        return lines
    above, below = _within(lines), _within(lines[::-1])
    rest = lines[len(above) :]
    return above + rest[max(len(rest) - len(below), 0) :]


def _within(lines: list[Line]) -> list[Line]:
    """Return the first lines that are within half of the limits."""
    total = 0
    for number, line in enumerate(lines[: _LINES_LIMIT // 2]):
        total += len(line.text)
        if total > _LENGTH // 2:
            return lines[:number]
    return lines[: _LINES_LIMIT // 2]


def _elected(count: Count) -> str | None:
    """Return the key of the name that has votes enough, and far more than any other."""
    ballots = count.ballots
    for key, ballot in ballots.items():
        if key in known_sites() and ballot.score >= _KNOWN and not is_common(key):
            ballot.score += _KNOWN
    founded = [
        key
        for key, ballot in ballots.items()
        if ballot.surfaces and _is_enough(key, ballot) and _is_founded(key, ballot)
    ]
    own = [key for key in founded if not _is_owner(key, count, founded)]
    # a report may name the paper that printed it first, and that may be this one
    own = [key for key in own if key not in count.origins] or own
    ranked = sorted(own, key=lambda key: (-ballots[key].score, key))
    if not ranked:
        return None
    leader = _leader(ranked, ballots)
    best = _whole_name(leader, ballots)
    rivals = [
        ballots[key].score
        for key in ranked
        if leader not in key
        and key not in leader
        and best not in key
        and not (
            set(ballots[best].counts) & _SITES_OWN
            and set(ballots[key].counts) <= _OWNED
        )
    ]
    if rivals and ballots[leader].score < _MARGIN * max(rivals):
        return None
    return best


def _is_enough(key: str, ballot: Ballot) -> bool:
    """Say whether a name has votes enough; a paper's copyright line is."""
    return ballot.score >= _ENOUGH or (
        "rights" in ballot.counts and _is_paper(key, ballot)
    )


def _is_paper(key: str, ballot: Ballot) -> bool:
    """Say whether a name is a well-known outlet's, or like that of a newspaper."""
    known = key in known_sites() and not is_common(key)
    return known or PAPER.search(ballot.best()[0]) is not None


def _is_owner(key: str, count: Count, founded: list[str]) -> bool:
    """Say whether a name is but the company that owns the site, as the page says."""
    if key in count.owners:
        return True
    others = [other for other in founded if other != key]
    if key in known_sites():
        return False  # a site as well, and the company of others
    owners = {known_sites()[other].owner for other in others if other in known_sites()}
    return any(owner.startswith(key) for owner in owners if owner)


def _leader(ranked: list[str], ballots: dict[str, Ballot]) -> str:
    """Return the name with most votes that is not just the site's owner."""
    first = ranked[0]
    if not set(ballots[first].counts) <= _OWNED:
        return first
    for key in ranked:
        if set(ballots[key].counts) & _SITES_OWN:
            return key
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
        and ballot.surfaces
        and _is_founded(other, ballot)
        and (
            other in known_sites()
            or (
                2 * ballot.score >= ballots[key].score
                and without_company(ballot.best()[0]) == ballot.best()[0]
            )
        )
    ]
    return max(longer, key=lambda other: (ballots[other].score, other), default=key)


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
    if ballot.counts.get("social", 0) >= _NETWORKS:
        return True
    support = 2 * len(strong) + len(sorts & _WEAK)
    needed = _COMMON if is_common(key) else _RARE
    if key in known_sites() and support >= needed:
        # "Tablet" and "Brides" are menus as well: one word needs a site's own votes
        return " " in ballot.best()[0] or bool(strong & (_OWNING | _STAFFED))
    if strong <= {"domain", "noun", "edge"}:
        return False  # a report on a shop names its address and its podcast
    return len(strong) >= _SORTS or (len(strong) > 1 and bool(strong & _OWNING))
