"""Votes for the name of the site that a text-only page comes from.

A page copied with its menus seldom says "this is The Harbour Post"; it says so in
passing: in its copyright line, its newsletters, its reporters' notes, its menus. Each
such turn of phrase is a vote of a sort, and a name needs votes of several sorts.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from whence.intake.lines import Line
from whence.intake.mastheads import names_publisher
from whence.lexicon.words import load_document_shares

__all__ = ["PAPER", "Ballot", "Sort", "cast_votes", "name_key", "without_company"]

Sort = Literal[
    "rights", "self", "about", "search", "social", "alerts", "role", "more", "follow",
    "noun", "reports", "domain", "known", "frame", "trail", "edge", "alone", "lead",
]  # fmt: skip
"""What a vote rests on; the first ones are what only a site says of itself."""

_WEIGHTS: dict[Sort, float] = {
    "rights": 2.5,
    "self": 3.0,
    "about": 2.0,
    "search": 2.0,
    "social": 2.5,
    "alerts": 2.0,
    "role": 1.5,
    "more": 1.5,
    "follow": 1.5,
    "noun": 1.2,
    "reports": 4.0,
    "domain": 1.5,
    "known": 2.0,
    "frame": 3.5,
    "trail": 3.5,
    "edge": 1.5,
    "alone": 1.0,
    "lead": 1.5,
}
_NAME = (
    r"((?:(?:[Tt]he )?[A-Z0-9][\w'’&.+!-]{0,24})"
    r"(?: (?:of the|of|and|&|in|for|the|[A-Z0-9][\w'’&.+!-]{0,24})){0,5})"
)
_OPENINGS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "about",
        re.compile(
            r"(?:About|Contact|Advertise (?:with|on|in)|Careers at|Work (?:at|for|with)|"
            rf"Write for|Why (?:[Yy]ou [Cc]an )?[Tt]rust|Inside) {_NAME}"
        ),
    ),
    ("search", re.compile(rf"(?:Search|B(?:ack|ACK) (?:to|TO)|Welcome to) {_NAME}")),
    (
        "more",
        re.compile(
            r"(?:More [Ff]rom|More on|Best of|Get the best of|Today on|Trending on|"
            rf"Latest (?:from|on)|Popular on|New on|From) {_NAME}"
        ),
    ),
    (
        "follow",
        re.compile(
            r"(?:Subscribe (?:to|now to)|Follow|Join|Support|Sign [Uu]p (?:for|to)(?: the)?|"
            r"Download the|Log in to|Register with|Donate to|Get the|Email|Read|Visit|Shop"
            rf"|Become a) {_NAME}"
        ),
    ),
    ("trail", re.compile(rf"{_NAME} [>»›] (?:Blog|News|Articles?|Stories) [>»›] ")),
    (
        "social",
        re.compile(
            rf"{_NAME} on (?:Facebook|Instagram|Twitter|TikTok|YouTube|LinkedIn|X)\b"
        ),
    ),
    (
        "noun",
        re.compile(
            rf"{_NAME}(?:’s|'s)? (?:[Nn]ewsletters?|Staff|Store|Shop|Events|Archives?|"
            r"Podcasts?|[Aa]pp|[Ll]ogo|Subscriptions?|Editors|Writers|Plus|Premium|Pro|"
            r"Live|TV|Studios|Videos?|Awards|International|Merch|explains|Insider|Deals|"
            r"Media(?: Group)?|Jobs|Membership|Advertising|Policy|Games|Recommends|"
            r"Licensing|Verdict|Rating|Correspondent|[Tt]eam)\b"
        ),
    ),
)
"""At the beginning of a line."""
_INSIDE: tuple[tuple[Sort, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "rights",
        ("©", "(c)", "copyright"),
        re.compile(
            r"(?:(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s©]{0,3}){1,2}(?:\d{4})?"
            rf"(?:\s?[-–]\s?(?:\d{{4}})?)?[\s,.|]{{0,3}}(?:by )?{_NAME}"
        ),
    ),
    (
        "self",
        (" is ", " has affil", " may ", " adheres", " participates", "editors", "selects"),
        re.compile(
            rf"{_NAME} (?:is (?:part of|a registered trademark|owned by|a division|an? "
            r"(?:independent|award)|published by)|has affiliate|may (?:earn|receive)|"
            r"adheres to|participates in|editors|selects?|’s editors)"
        ),
    ),
    (
        "reports",
        ("explain", "report", "discuss", "speak", "break", "look", "talk", "takes"),
        re.compile(
            rf"(?:^|[.!?] ){_NAME}(?:’s|'s) [A-Z][\w-]{{1,20}} [A-Z][\w-]{{1,20}} "
            r"(?:explains?|reports?|discuss(?:es)?|speaks?|breaks? down|looks?|talks?|takes)"
        ),
    ),
    (
        "reports",
        (" desk", " staff", "editorial", "newsroom", "correspondent"),
        re.compile(
            rf"\b[Bb]y {_NAME} (?:news desk|staff|editorial board|newsroom|correspondent)"
        ),
    ),
    ("more", (" read ",), re.compile(rf"(?:[Mm]illions|people|those who) read {_NAME}\b")),
    (
        "role",
        ("contribut", "reporter", "editor", "writer", "correspondent", "columnist",
         "journalist", "producer"),
        re.compile(
            r"(?:[Cc]ontributor|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]orrespondent|"
            r"[Cc]olumnist|[Jj]ournalist|[Pp]roducer)(?:-in-[Cc]hief)?(?: (?:at|for|to|of|"
            rf"with)|,) {_NAME}"
        ),
    ),
    (
        "alerts",
        ("alerts from", "emails from", "news from", "stories from", "offers from",
         "alerts on", "newsletter from", "your "),
        re.compile(
            r"(?:(?:alerts|emails?|news|stories|offers|newsletters?) from|[Yy]our) "
            rf"{_NAME}(?=[.,!]|$| (?:account|inbox|and|subscription))"
        ),
    ),
    (
        "more",
        ("appeared", "published ", "stories from", "story "),
        re.compile(
            r"(?:appeared (?:first )?on|published (?:on|by|in)|story (?:on|in)) "
            rf"{_NAME}"
        ),
    ),
)  # fmt: skip
"""Anywhere in a line; the words in the middle are a cheap look at its lower case."""
PAPER = re.compile(
    r"\b(?:Independent|Times|Post|News|Herald|Tribune|Journal|Gazette|Guardian|Star|Daily|"
    r"Weekly|Review|Press|Observer|Telegraph|Mail|Standard|Chronicle|Globe|Radio|TV|Sun|"
    r"Mirror|Express|Courier|Sentinel|Dispatch|Register|Record|Examiner|Monitor|Insider)\b"
)
"""Words of newspapers' names."""
_SITE = re.compile(
    r"(?:@|www\.|\b)((?:[a-z0-9-]{2,40}\.){1,2}(?:com|org|net|co|news|eu|de|uk|info|tv|au))\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\w\.[a-zA-Z]{2}")
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
_BARRED_FIRST = frozenset(
    "we your our copyright this all in best more the a an how if and or for to it they "
    "click get see today use some by on at no not you these those his her their its from "
    "with as is be daily breaking latest top".split()
)
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
    "discord fb bsky threads mastodon flipboard feedly adblock chrome firefox safari "
    "author authors editor editors staff subscriber subscribers free premium".split()
)
_PER_SORT = 3
_EDGE = 25
_NAME_LENGTH = 40


def name_key(name: str) -> str:
    """Return what two spellings of one outlet's name have in common.

    >>> name_key("The Harbour Post"), name_key("harbourpost.com")
    ('harbourpost', 'harbourpost')
    """
    plain = re.sub(r"^the\s", "", name.casefold().strip())
    if " " not in plain:
        plain = re.sub(
            r"(?:\.(?:co|com|org|net|gov|edu|ac))?\.[a-z]{2,7}/?$", "", plain
        )
    return re.sub(r"[\W_]", "", plain)


class _Vote(NamedTuple):
    """One vote: what it rests on, the name, and where in the line the name stands."""

    sort: Sort
    name: str
    start: int


@dataclass(slots=True)
class Ballot:
    """The votes for one name.

    Attributes:
        score: Their weight, each further one of a sort counting less.
        surfaces: For each spelling its weight and where it stands first.
        counts: How many votes there are of each sort.
    """

    score: float = 0.0
    surfaces: dict[str, tuple[float, int]] = field(default_factory=dict)
    counts: dict[Sort, int] = field(default_factory=dict)

    def add(self, sort: Sort, name: str, start: int) -> None:
        """Count a vote; the same turn of phrase counts a few times only."""
        seen = self.counts.get(sort, 0)
        self.counts[sort] = seen + 1
        weight = _WEIGHTS[sort] if seen < _PER_SORT else 0.0
        self.score += weight / (1 + seen)
        total, at = self.surfaces.get(name, (0.0, start))
        self.surfaces[name] = (total + weight + 0.1, at)

    def best(self) -> tuple[str, int]:
        """Return the spelling with most votes, and where it stands first."""
        name = min(self.surfaces, key=lambda name: (-self.surfaces[name][0], name))
        return name, self.surfaces[name][1]


def cast_votes(
    furniture: list[Line], signed: set[Line], known: Container[str]
) -> dict[str, Ballot]:
    """Return the ballot of each name that a page's furniture speaks for.

    Args:
        furniture: The lines that are no part of the report.
        signed: Those of them that sign it.
        known: Keys of well-known outlets.

    Returns:
        Ballots by `name_key`.
    """
    ballots: dict[str, Ballot] = {}
    for line in furniture:
        for sort, name, start in _votes(line.text):
            first = name.split()[0].casefold() if name.split() else "we"
            if first in _BARRED_FIRST and not name.startswith("The "):
                continue
            key = name_key(name)
            if len(key) >= 2 and key not in _NOT_OUTLETS and not key.isdigit():
                ballots.setdefault(key, Ballot()).add(sort, name, line.start + start)
    _count_frame(furniture, ballots, signed)
    _count_known(furniture, ballots, signed, known)
    _count_lines(furniture, ballots, signed)
    return ballots


def _votes(text: str) -> Iterator[_Vote]:
    """Yield the votes of one line."""
    for sort, pattern in _OPENINGS:
        match = pattern.match(text)
        if match is not None:
            yield from _named(sort, match)
    low = text.casefold()
    for sort, words, pattern in _INSIDE:
        if any(word in low for word in words):
            match = pattern.search(text)
            if match is not None:
                yield from _named(sort, match)
    if _DOTTED.search(text):
        for match in list(_SITE.finditer(text))[:3]:
            yield _Vote("domain", match.group(1), match.start(1))


def without_company(name: str) -> str:
    """Return a name without the form and the branch of the company that bears it.

    >>> (
    ...     without_company("Harbour Post Media Group"),
    ...     without_company("Harbour Post, Inc"),
    ... )
    ('Harbour Post', 'Harbour Post')
    """
    return _COMPANY.sub("", name)


def _named(sort: Sort, match: re.Match[str]) -> Iterator[_Vote]:
    """Yield the vote for a match's name, and for the name without its company's form."""
    name = _CUT.sub("", match.group(1)).rstrip(" .,&'’!-")
    for suffix in ("’s", "'s", " on", " for", " in", " and", " the"):
        name = name.removesuffix(suffix)
    yield _Vote(sort, name, match.start(1))
    short = without_company(name)
    if short != name and len(short) > 2:
        yield _Vote(sort, short, match.start(1))


def _count_frame(
    furniture: list[Line], ballots: dict[str, Ballot], signed: set[Line]
) -> None:
    """Add a vote for the publisher's name that stands alone at both ends of the page."""
    last = len(furniture) - _EDGE
    places: dict[str, list[int]] = {}
    for number, line in enumerate(furniture):
        if line in signed or len(line.text) > _NAME_LENGTH:
            continue
        word = line.text.split()[-1]
        if PAPER.fullmatch(word) and names_publisher(line.text):
            places.setdefault(name_key(line.text), []).append(number)
    for key, numbers in places.items():
        if numbers[0] < _EDGE and numbers[-1] >= max(last, _EDGE):
            line = furniture[numbers[0]]
            ballots.setdefault(key, Ballot()).add("frame", line.text, line.start)


def _count_known(
    furniture: list[Line],
    ballots: dict[str, Ballot],
    signed: set[Line],
    known: Container[str],
) -> None:
    """Add a vote for each line that is a well-known outlet's name, if only one has any.

    The sites of one publisher list one another.
    """
    found: dict[str, list[Line]] = {}
    for line in furniture:
        if len(line.text) <= _NAME_LENGTH and line not in signed:
            key = name_key(line.text)
            if (
                key in known
                and key not in _NOT_OUTLETS
                and (line.text.casefold() not in load_document_shares())
            ):
                found.setdefault(key, []).append(line)
    if len(found) == 1:
        for key, lines in found.items():
            for line in lines:
                ballots.setdefault(key, Ballot()).add("known", line.text, line.start)


def _count_lines(
    furniture: list[Line], ballots: dict[str, Ballot], signed: set[Line]
) -> None:
    """Add votes for lines that are a name alone, or begin with it like a menu's."""
    openings = {key[:4] for key in ballots}
    leads: dict[str, set[str]] = {}
    for number, line in enumerate(furniture):
        words = line.text.split(None, 9)
        if not 1 <= len(words) <= 8 or line in signed:
            continue
        if name_key(line.text)[:4] not in openings:
            continue
        for size in range(1, min(len(words), 5) + 1):
            name = " ".join(words[:size])
            ballot = ballots.get(key := name_key(name))
            if ballot is None or (size > 1 and name_key(words[0]) == key):
                continue
            edge = number < _EDGE or number >= len(furniture) - _EDGE
            if size == len(words):
                ballot.add("edge" if edge else "alone", name, line.start)
            elif words[size][0].isupper():
                leads.setdefault(key, set()).add(line.text)
    for key, lines in sorted(leads.items()):
        for _ in range(min(len(lines), _PER_SORT)):
            name, start = ballots[key].best()
            ballots[key].add("lead", name, start)
