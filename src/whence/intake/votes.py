"""Turns of phrase by which a page's furniture says whose site it is.

A page copied with its menus seldom says "this is The Harbour Post"; it says so in
passing: in its copyright line, its newsletters, its reporters' notes, its menus. Each
such turn of phrase is a vote of a sort for a name.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from whence.intake.bylines import is_name_line
from whence.intake.sitenames import (
    HOST_END,
    NAME,
    shorter_names,
    trim_name,
    without_branch,
    without_company,
    without_form,
    without_product,
)
from whence.intake.sites import name_key

__all__ = [
    "PAPER",
    "Sort",
    "Vote",
    "find_asked",
    "find_origins",
    "find_owners",
    "find_votes",
]

Sort = Literal[
    "rights", "self", "about", "search", "social", "alerts", "role", "more", "follow",
    "noun", "reports", "domain", "mail", "mark", "known", "frame", "trail", "edge",
    "alone", "lead", "asked", "company", "owner",
]  # fmt: skip
"""What a vote rests on."""

_Opening = tuple[Sort, tuple[str, ...], re.Pattern[str]]
_OPENINGS: tuple[_Opening, ...] = (
    (
        "about",
        ("about", "contact", "advertise", "careers", "work", "write", "trust", "inside"),
        re.compile(
            r"(?:About|ABOUT|Contact|CONTACT|Advertise (?:with|on|in)|Careers at|Work (?:at|for|with)|"
            rf"Write for|Why (?:[Yy]ou [Cc]an )?[Tt]rust|Inside) {NAME}"
        ),
    ),
    (
        "search",
        ("search", "back", "welcome"),
        re.compile(rf"(?:Search|B(?:ack|ACK) (?:to|TO)|Welcome to) {NAME}"),
    ),
    (
        "more",
        ("from", "more", "best", "today", "trending", "latest", "popular", "new"),
        re.compile(
            r"(?:More [Ff]rom|MORE FROM|More on|Best of|Get the best of|Today on|Trending on|"
            rf"(?:Get the )?[Ll]atest (?:from|From|on)|Popular on|New on|From) {NAME}"
        ),
    ),
    (
        "follow",
        ("subscribe", "follow", "join", "support", "sign", "download", "log", "register",
         "donate", "get", "email", "read", "visit", "shop", "sponsor", "become", "send"),
        re.compile(
            r"(?:\w{1,12}-)?(?:[Ss]ubscribe (?:to|now to)(?: the)?|F(?:ollow|OLLOW)|Join|Support|"
            r"Sign [Uu]p (?:for|to)(?: the)?|Download the|Log in to|Register with|"
            r"Donate to|Get the|Email|Read|Visit|Shop|Sponsor|Become an?"
            rf"|.{{0,40}}\bSend (?:it|them|tips?|news) to) {NAME}"
        ),
    ),
    (
        "trail",
        (">", "»", "›"),
        re.compile(rf"{NAME} [>»›] (?:Blog|News|Articles?|Stories) [>»›] "),
    ),
    (
        "social",
        ("facebook", "instagram", "twitter", "tiktok", "youtube", "linkedin", "x"),
        re.compile(
            rf"{NAME} on (?:Facebook|Instagram|Twitter|TikTok|YouTube|LinkedIn|X)\b"
        ),
    ),
    (
        "noun",
        ("newsletter", "newsletters", "staff", "store", "shop", "events", "archive",
         "archives", "podcast", "podcasts", "app", "logo", "subscription",
         "subscriptions", "editors", "writers", "plus", "premium", "pro", "live", "tv",
         "studios", "video", "videos", "awards", "international", "merch", "explains",
         "insider", "deals", "media", "jobs", "membership", "advertising", "policy",
         "games", "recommends", "licensing", "verdict", "rating", "correspondent",
         "team", "magazine"),
        re.compile(
            rf"{NAME}(?:’s|'s)? (?:[Nn]ewsletters?|Staff|Store|Shop|Events|Archives?|"
            r"Podcasts?|[Aa]pp|[Ll]ogo|Subscriptions?|Editors|Writers|Plus|Premium|Pro|"
            r"Live|TV|Studios|Videos?|Awards|International|Merch|explains|Insider|Deals|"
            r"Media(?: Group)?|Jobs|Membership|Advertising|Policy|Games|Recommends|"
            r"Licensing|Verdict|Rating|Correspondent|[Tt]eam|Magazine|Store)\b"
        ),
    ),
)  # fmt: skip
"""At the beginning of a line; each has one of the words in the middle."""
_INSIDE: tuple[_Opening, ...] = (
    (
        "rights",
        ("©", "c", "copyright"),
        re.compile(
            r"(?:(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s©]{0,3}){1,2}(?:\d{4})?"
            rf"(?:\s?[-–]\s?(?:\d{{4}})?)?[\s,.|]{{0,3}}(?:by )?{NAME}"
        ),
    ),
    (
        "self",
        ("part", "trademark", "owned", "division", "independent", "award", "destination",
         "publication", "newspaper", "site", "website", "published", "affiliate", "earn",
         "receive", "adheres", "participates", "editors", "select", "selects", "product",
         "accepts"),
        re.compile(
            rf"{NAME} (?:is (?:part of|a registered trademark|owned by|a division|an? "
            r"(?:independent|award|destination|publication|newspaper|news site|website)|"
            r"published by)|has affiliate|may (?:earn|receive)|adheres to|"
            r"participates in|editors|selects?|’s editors|content and product|accepts )"
        ),
    ),
    (
        "reports",
        ("explain", "explains", "report", "reports", "discuss", "discusses", "speak",
         "speaks", "break", "breaks", "look", "looks", "talk", "talks", "takes"),
        re.compile(
            rf"(?:^|[.!?] ){NAME}(?:’s|'s) [A-Z][\w-]{{1,20}} [A-Z][\w-]{{1,20}} "
            r"(?:explains?|reports?|discuss(?:es)?|speaks?|breaks? down|looks?|talks?|takes)"
        ),
    ),
    (
        "reports",
        ("desk", "staff", "editorial", "newsroom", "correspondent"),
        re.compile(
            rf"\b[Bb]y {NAME} (?:news desk|staff|editorial board|newsroom|correspondent)"
        ),
    ),
    ("more", ("read",), re.compile(rf"(?:[Mm]illions|people|those who) read {NAME}\b")),
    (
        "role",
        ("contributor", "reporter", "editor", "writer", "correspondent", "columnist",
         "journalist", "producer", "analyst", "critic", "anchor"),
        re.compile(
            r"(?:[Cc]ontributor|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]orrespondent|"
            r"[Cc]olumnist|[Jj]ournalist|[Pp]roducer|[Aa]nalyst|[Cc]ritic|[Aa]nchor)"
            rf"(?:-in-[Cc]hief)?(?: (?:at|for|to|of|with)|,) {NAME}"
        ),
    ),
    (
        "role",
        ("editor", "columnist", "writer", "reporter", "correspondent", "critic"),
        re.compile(
            rf"(?:\b(?:is|by) |, |^){NAME}(?:(?:’s|'s)(?: [\w-]{{2,20}}){{0,3}}?|"
            r" (?:staff|senior|contributing)) "
            r"(?:[Ee]ditor|[Cc]olumnist|[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Cc]ritic)"
        ),
    ),
    (
        "alerts",
        ("alerts", "email", "emails", "news", "stories", "offers", "newsletter",
         "newsletters", "podcasts", "your"),
        re.compile(
            r"(?:(?:alerts|emails?|news|stories|offers|newsletters?|podcasts) from|[Yy]our)"
            rf" {NAME}(?=[.,!]|$| (?:account|inbox|and|subscription|directly|in your))"
        ),
    ),
    (
        "alerts",
        ("receive", "get", "want"),
        re.compile(
            rf"(?:[Rr]eceive|[Gg]et|[Ww]ant) {NAME}(?:’s|'s) (?:e-?mails?|newsletters?|"
            r"best|daily|latest|top|free)"
        ),
    ),
    (
        "more",
        ("appeared", "published", "story"),
        re.compile(
            r"(?:appeared (?:first )?on|published (?:on|by|in)|story (?:on|in)) "
            rf"{NAME}"
        ),
    ),
)  # fmt: skip
"""Anywhere in a line that has one of the words."""
_ASKED: tuple[_Opening, ...] = (
    (
        "asked",
        ("request",),
        re.compile(rf"to (?:an? )?{NAME}(?:’s?|'s?) (?:\w{{2,12}} )?requests?\b"),
    ),
    (
        "asked",
        ("told ", "interview with "),
        re.compile(rf"\b(?:told|interview with) {NAME}(?=[.,]|$| (?:that|in|on)\b)"),
    ),
    (
        "asked",
        (" reached out", " has contacted", " spoke with", " spoke to"),
        re.compile(rf"{NAME} (?:has )?(?:reached out|contacted|spoke (?:with|to))\b"),
    ),
)
"""How a report speaks of its own newsroom, and of others'."""
_OWNERS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ("part", "owned", "division", "published", "property", "operated", "brand",
         "trademark", "subsidiary"),
        re.compile(
            r"(?:part|division|[Pp]roperty|brand|trademark|subsidiary) of "
            rf"(?:the )?{NAME}|(?:owned|published|operated) by {NAME}"
        ),
    ),
        (
        ("read", "republished", "courtesy", "reprinted"),
        re.compile(
            r"(?:[Rr]epublished from|[Cc]ourtesy of|[Rr]eprinted (?:from|with permission from)|"
            rf"[Rr]ead (?:this|the (?:full|original)) (?:article|story) (?:on|at)) {NAME}"
        ),
    ),
    (("advertise",), re.compile(rf"Advertise with {NAME} on ")),
    (("network", "company", "brand"), re.compile(rf" is an? {NAME} (?:network|company|brand)\b", re.IGNORECASE)),
)  # fmt: skip
_ORIGIN = re.compile(
    rf"(?:appeared|published) (?:first )?(?:on|in|by) {NAME}", re.IGNORECASE
)
PAPER = re.compile(
    r"\b(?:Independent|Times|Post|News|Herald|Tribune|Journal|Gazette|Guardian|Star|Daily|"
    r"Weekly|Review|Press|Observer|Telegraph|Mail|Standard|Chronicle|Globe|Radio|TV|Sun|"
    r"Mirror|Express|Courier|Sentinel|Dispatch|Register|Record|Examiner|Monitor|Insider)\b"
)
"""Words of newspapers' names."""
_SITE = re.compile(
    rf"(?P<mail>[\w.+-]{{1,40}}@)?\b(?:www\.)?(?P<host>(?:[a-z0-9-]{{2,40}}\.){{0,2}}"
    rf"[a-z0-9-]{{2,40}}{HOST_END})\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\w\.[a-zA-Z]{2}")
_MARK = re.compile(rf"{NAME}[™®]")
_LENT = re.compile(
    r"reprint|excerpt|permission|distributed|syndicat|\bvisit\b", re.IGNORECASE
)
"""Beside a line of rights: they are those of a book, or of a paper elsewhere."""
_STATED = re.compile(
    r"\d{4}|rights|copyright|\b(?:Inc|LLC|Ltd|Limited|plc|GmbH|AG|Corp|Company)\b",
    re.IGNORECASE,
)
_ADDRESSES = 3


_TOKEN = re.compile(r"[a-z]{1,20}|[©>»›]")


def _indexed(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """Return for each word the numbers of the phrases that need one like it."""
    found: dict[str, list[int]] = {}
    for number, words in enumerate(phrases):
        for word in words:
            found.setdefault(word, []).append(number)
    return found


_PHRASES = _OPENINGS + _INSIDE
_VOTING = _indexed(words for _, words, _ in _PHRASES)
_OWNING = _indexed(words for words, _ in _OWNERS)


def _told(text: str, index: dict[str, list[int]]) -> list[int]:
    """Return the numbers of the phrases that a line has a word of, in order."""
    held = index.keys() & set(_TOKEN.findall(text.casefold()))
    return sorted({number for word in held for number in index[word]})


class Vote(NamedTuple):
    """One vote: what it rests on, the name, and where in the line the name stands."""

    sort: Sort
    name: str
    start: int


def find_votes(text: str) -> list[Vote]:
    """Return the votes of one line of furniture.

    Args:
        text: The line.

    >>> [(vote.sort, vote.name) for vote in find_votes("More from The Harbour Post")]
    [('more', 'The Harbour Post')]
    """
    found: list[Vote] = []
    for number in _told(text, _VOTING):
        sort, _, pattern = _PHRASES[number]
        opens = number < len(_OPENINGS)
        match = pattern.match(text) if opens else pattern.search(text)
        if match is None or (sort == "rights" and _LENT.search(text)):
            continue
        found += _named("mark" if sort == "rights" and _credits(match) else sort, match)
    if "™" in text or "®" in text:
        for match in list(_MARK.finditer(text))[:_ADDRESSES]:
            found += _named("mark", match)
    found += _addressed(text, found)
    return found


def _credits(match: re.Match[str]) -> bool:
    """Say whether a sign of rights may be a picture's: "© Ann Lee" and no year."""
    person = is_name_line(match.group(1)) and not match.group(1).startswith("The ")
    return person and _STATED.search(match.string) is None


def _addressed(text: str, found: list[Vote]) -> Iterator[Vote]:
    """Yield votes for the sites whose addresses a line prints.

    An address that is itself what another turn of phrase names is no second vote.
    """
    if not _DOTTED.search(text):
        return
    taken = {
        at for vote in found for at in range(vote.start, vote.start + len(vote.name))
    }
    for match in list(_SITE.finditer(text))[:_ADDRESSES]:
        if match.start("host") in taken:
            continue
        sort: Sort = "mail" if match["mail"] else "domain"
        yield Vote(sort, match["host"], match.start("host"))


def find_asked(text: str) -> list[Vote]:
    """Return the newsrooms that a line of a report was told by, or that asked.

    >>> find_asked("The mill did not respond to a Harbour Post request for comment.")
    []
    >>> [vote.name for vote in find_asked("She told The Harbour Post that it was so.")]
    ['The Harbour Post']
    """
    found: list[Vote] = []
    for sort, words, pattern in _ASKED:
        if any(word in text for word in words):
            for match in list(pattern.finditer(text))[:_ADDRESSES]:
                name = trim_name(match.group(1))
                found += [Vote(sort, name, match.start(1))]
    return found


def find_origins(text: str) -> list[str]:
    """Return the keys of the names where a line says that the report first appeared.

    >>> find_origins("This story first appeared in The Harbour Post.")
    ['harbourpost']
    """
    if "appeared" not in text and "published" not in text:
        return []
    return [
        name_key(trim_name(match.group(1)))
        for match in list(_ORIGIN.finditer(text))[:_ADDRESSES]
    ]


def find_owners(text: str) -> list[str]:
    """Return the keys of the names that a line calls owners of a site or of a reprint.

    >>> find_owners("The Harbour Post is part of Sorne Media Ltd.")
    ['sornemedia', 'sorne']
    """
    found: list[str] = []
    for number in _told(text, _OWNING):
        for match in list(_OWNERS[number][1].finditer(text))[:_ADDRESSES]:
            name = next(group for group in match.groups() if group)
            found += [name_key(short) for short in shorter_names(trim_name(name))]
    return list(dict.fromkeys(found))


def _named(sort: Sort, match: re.Match[str]) -> Iterator[Vote]:
    """Yield the vote for a match's name, and for the name without its company's form."""
    start = match.start(1)
    whole = match.group(1)
    start += len(whole) - len(without_form(whole))
    name = trim_name(whole)
    if not name:
        return
    yield Vote(sort, name, start)
    firm = without_company(name)
    if firm != name and len(firm) > 2:
        yield Vote(sort, firm, start)
    if sort == "rights":
        branch = without_branch(firm)
        if branch != firm and len(branch) > 2:
            yield Vote("company", branch, start)
    elif sort in {"more", "follow", "search", "about"}:
        product = without_product(firm)
        if product != firm and len(product) > 2:
            yield Vote(sort, product, start)
