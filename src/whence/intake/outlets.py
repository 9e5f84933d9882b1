"""The outlet: given, in the metadata, in the page's own lines, or the host name.

A text-only page seldom says "this is The Harbour Post"; it says so in passing, in its
copyright line, its appeals, its menus. Each such line is a vote for a name, and a name
wins that has votes enough and far more than any other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from whence.intake.bylines import is_name_line
from whence.intake.lines import Line
from whence.intake.mastheads import find_masthead
from whence.intake.metadata import Metadata
from whence.lexicon import load_table
from whence.model import Document, Outlet, SegmentKind, Span

__all__ = ["find_outlet"]

_TAGLINE = re.compile(r"(?:\s{1,3}[|–—»-]\s{1,3}|(?<=\w\w\w):\s).{0,200}$")
_NAME = (
    r"((?:(?:[Tt]he )?[A-Z0-9][\w'’&.+!-]{0,24})"
    r"(?: (?:of the|of|and|&|in|for|the|[A-Z0-9][\w'’&.+!-]{0,24})){0,5})"
)
_VOTES: tuple[tuple[float, re.Pattern[str]], ...] = (
    (
        2.5,
        re.compile(
            r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s©]{0,3}(?:\d{4})?"
            rf"(?:\s?[-–]\s?\d{{4}})?[\s,.|]{{0,3}}(?:by )?{_NAME}"
        ),
    ),
    (
        3.0,
        re.compile(
            rf"{_NAME} (?:is (?:part of|a registered trademark|owned by|a division|an? "
            r"(?:independent|award)|published by)|has affiliate|may (?:earn|receive)|"
            r"adheres to|participates in|editors|selects?|’s editors)"
        ),
    ),
    (
        2.0,
        re.compile(
            r"^(?:About|Contact|Advertise (?:with|on|in)|Subscribe (?:to|now to)|Follow|"
            r"Join|Search|Inside|Support|Why You Can Trust|Careers at|Work (?:at|for|with)"
            r"|Welcome to|More [Ff]rom|More on|Sign [Uu]p (?:for|to)(?: the)?|Get the best "
            r"of|Download the|BACK TO|Back to|Log in to|Register with|Write for|Donate to|"
            rf"Get the|Email|Today on|Best of|Read|Visit|From|Shop|Become a) {_NAME}"
        ),
    ),
    (
        1.2,
        re.compile(
            rf"^{_NAME}(?:’s|'s)? (?:[Nn]ewsletters?|Staff|Store|Shop|Events|Archives?|"
            r"Podcasts?|[Aa]pp|[Ll]ogo|Subscriptions?|Editors|Writers|Plus|Premium|Pro|"
            r"Live|TV|Studios|Videos?|Awards|International|Merch|explains|Insider|Deals|"
            r"Media(?: Group)?|Store|Jobs|Membership|Advertising|Policy|Games|Recommends)"
        ),
    ),
    (
        4.0,
        re.compile(
            rf"(?:^|[.!?] ){_NAME}(?:’s|'s) [A-Z][\w-]{{1,20}} [A-Z][\w-]{{1,20}} (?:explains?|reports?"
            r"|discuss(?:es)?|speaks?|breaks? down|looks?|talks?|takes)"
        ),
    ),
    (
        4.0,
        re.compile(
            rf"\b[Bb]y {_NAME} (?:news desk|staff|editorial board|newsroom|correspondent)"
        ),
    ),
    (2.0, re.compile(rf"(?:[Mm]illions|people|those who) read {_NAME}\b")),
    (
        2.0,
        re.compile(
            r"(?:^| )(?:[Cc]ontributor (?:to|at)|[Rr]eporter (?:at|for)|[Ee]ditor (?:at|for)"
            r"|[Ww]riter (?:at|for)|[Ss]taff [Ww]riter,|[Ee]ditor,|from|appeared (?:first )?"
            rf"on|published (?:on|by|in)|stories from|story (?:on|in)) {_NAME}"
        ),
    ),
)
_SITE = re.compile(
    r"(?:@|www\.|\b)((?:[a-z0-9-]{2,40}\.){1,2}(?:com|org|net|co|news|eu|de|uk|info|tv))\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r",?(?: (?:Inc|LLC|Ltd|Limited|plc|PLC|Corp|Corporation|Company|Co|GmbH|AG|Media|"
    r"Group|Publishing|Communications|Holdings|Brands|All|Rights|Reserved|Media Group|"
    r"US|Digital|Newspapers?|Enterprises?)\.?)+$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r",?\s(?:All [Rr]ights?\b|ALL RIGHTS|Inc\b|INC\b|LLC\b|Ltd\b|\d{4}\b|Reprinted|Terms|"
    r"Not to|Privacy|Reserved).{0,200}$"
)
_PAPER = re.compile(
    r"\b(?:Independent|Times|Post|News|Herald|Tribune|Journal|Gazette|Guardian|Star|Daily|"
    r"Weekly|Review|Press|Observer|Telegraph|Mail|Standard|Chronicle|Globe|Radio|TV|Sun|"
    r"Mirror|Express|Courier|Sentinel|Dispatch|Register|Record|Examiner|Monitor|Insider)\b"
)
_BARRED_FIRST = frozenset(
    "we your our copyright this all in best more the a an how if or and for to it they "
    "click get see today use some by on at no not you these those his her their its".split()
)
_OWNING = frozenset({0, 1, 4, 5, 90})
_NOT_OUTLETS = frozenset(
    "facebook twitter instagram youtube google apple linkedin pinterest reddit tiktok "
    "whatsapp telegram wordpress gettyimages getty associatedpress ap reuters afp home "
    "news sports business opinion politics video videos podcasts subscribe newsletter "
    "newsletters us about contact privacy terms all copyright our my your gmail yahoo "
    "x app store googleplay amazon spotify more latest world culture tech breaking top "
    "share follow search menu login register support advertise careers jobs site this "
    "thissite company rss read watch live photo photos image images photographer "
    "hotmail outlook twimg twttr cookies account member members readers reader stories "
    "article articles story comments related trending popular shop deals email inbox "
    "rights reserved monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december "
    "discord fb bsky threads mastodon flipboard feedly adblock chrome firefox safari".split()
)
_ENOUGH = 4.0
_MARGIN = 1.25
_PER_PATTERN = 3
_LINES_LIMIT = 3_000


def _key(name: str) -> str:
    """Return what two spellings of one name have in common."""
    plain = re.sub(r"^the\s", "", name.casefold().strip())
    if " " not in plain:
        plain = re.sub(
            r"(?:\.(?:co|com|org|net|gov|edu|ac))?\.[a-z]{2,7}/?$", "", plain
        )
    return re.sub(r"[\W_]", "", plain)


@dataclass(slots=True)
class _Ballot:
    """The votes for one name."""

    score: float = 0.0
    surfaces: dict[str, tuple[float, int, int]] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def add(self, weight: float, kind: int, name: str, start: int) -> None:
        """Count a vote; the same turn of phrase counts a few times only."""
        seen = self.counts.get(kind, 0)
        self.counts[kind] = seen + 1
        if seen >= _PER_PATTERN:
            weight = 0.0
        self.score += weight / (1 + seen)
        total, at, times = self.surfaces.get(name, (0.0, start, 0))
        self.surfaces[name] = (total + weight + 0.1, at, times + 1)

    def best(self) -> tuple[str, int]:
        """Return the spelling with most votes, and where it stands first."""
        name = min(self.surfaces, key=lambda name: (-self.surfaces[name][0], name))
        return name, self.surfaces[name][1]


@cache
def _known() -> dict[str, str]:
    """Return the outlets of the lexicon by the key of each of their forms."""
    known: dict[str, str] = {}
    for row in load_table("outlets"):
        for form in (row["name"], *row["forms"].split(";")):
            if form.strip():
                known.setdefault(_key(form), row["name"])
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
        if found.value in signed:
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
        if kind in {"chrome", "teaser", "byline"} and len(line.text) <= 600
    ][:_LINES_LIMIT]
    ballots: dict[str, _Ballot] = {}
    for line in furniture:
        for weight, kind, name, start in _votes(line):
            key = _key(name)
            first = name.split()[0].casefold() if name.split() else "we"
            if first in _BARRED_FIRST and not name.startswith("The "):
                continue
            if len(key) >= 2 and key not in _NOT_OUTLETS and not key.isdigit():
                ballot = ballots.setdefault(key, _Ballot())
                ballot.add(weight, kind, name, line.start + start)
    signed = {line for line, kind in zip(lines, kinds, strict=True) if kind == "byline"}
    _count_lines(furniture, ballots, signed)
    for key, ballot in ballots.items():
        # A line's whole name and the same without "Media Group" are one candidate.
        longer = [other for other in ballots if other.startswith(key) and other != key]
        if 0 in ballot.counts and any(0 in ballots[other].counts for other in longer):
            ballot.score += 1.0
    ranked = sorted(ballots, key=lambda key: (-ballots[key].score, key))
    if not ranked or ballots[ranked[0]].score < _ENOUGH:
        return None
    if not _is_founded(ranked[0], ballots[ranked[0]]):
        return None
    best = ballots[ranked[0]]
    rivals = [
        ballots[key].score
        for key in ranked[1:]
        if ranked[0] not in key and key not in ranked[0]
    ]
    if rivals and best.score < _MARGIN * rivals[0]:
        return None
    name, start = best.best()
    return Outlet(name, Span(start, start + len(name)), "page")


def _is_founded(key: str, ballot: _Ballot) -> bool:
    """Say whether a name has votes of two sorts, one of them an owner's.

    A section or a brand has menus and newsletters too; only a site speaks of its
    rights, its address and its staff.
    """
    sorts = set(ballot.counts) - {3, 91}
    name = ballot.best()[0]
    if sorts & {4, 5} and (key in _known() or _PAPER.search(name)):
        return True
    return (len(sorts) >= 2 and bool(sorts & _OWNING)) or (
        key in _known() and bool(sorts)
    )


def _votes(line: Line) -> Iterator[tuple[float, int, str, int]]:
    """Yield `(weight, sort, name, offset)` of the names that a line speaks for."""
    text = line.text
    for kind, (weight, pattern) in enumerate(_VOTES):
        match = pattern.search(text)
        if match is None:
            continue
        name = _CUT.sub("", match.group(1)).rstrip(" .,&'’!-")
        for suffix in ("’s", "'s"):
            name = name.removesuffix(suffix)
        yield weight, kind, name, match.start(1)
        short = _COMPANY.sub("", name)
        if short != name and len(short) > 2:
            yield weight, kind, short, match.start(1)
    for match in list(_SITE.finditer(text))[:3]:
        name = match.group(1)
        own = 1.5 if "@" in match.group(0) or len(text) < 60 else 1.0
        yield own, 90, name, match.start(1)


def _count_lines(
    furniture: list[Line], ballots: dict[str, _Ballot], signed: set[Line]
) -> None:
    """Add votes for lines that are a name alone, begin with it, or are well known."""
    known = _known()
    for number, line in enumerate(furniture):
        words = line.text.split()
        if not 1 <= len(words) <= 8 or line in signed or _SITE.search(line.text):
            continue
        keys = {_key(" ".join(words[:size])): size for size in range(1, 6)}
        for key, size in sorted(keys.items()):
            if key in ballots:
                whole = size >= len(words)
                edge = number < 25 or number >= len(furniture) - 25
                weight = (1.0 if whole else 0.5) + (0.5 if whole and edge else 0.0)
                sort = 92 if whole and edge else 91
                ballots[key].add(weight, sort, " ".join(words[:size]), line.start)
    for key, ballot in ballots.items():
        if key in known and ballot.score >= 2.0:
            ballot.score += 2.0
