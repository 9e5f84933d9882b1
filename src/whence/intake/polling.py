"""The votes of a whole page for the name of its site."""

import re
from collections.abc import Iterable
from itertools import pairwise

from whence.intake.ballots import PER_SORT, Ballot, Count
from whence.intake.bylines import is_name_line
from whence.intake.lines import Line
from whence.intake.mastheads import is_furniture, names_publisher
from whence.intake.sites import Site, is_common, known_sites, name_key, site_key
from whence.intake.votes import (
    PAPER,
    Sort,
    find_asked,
    find_origins,
    find_owners,
    find_votes,
)

__all__ = ["cast_votes"]

_BARRED_FIRST = frozenset(
    "we your our copyright this all in best more the a an how if and or for to it they "
    "click get see today use some by on at no not you these those his her their its from "
    "with as is be daily breaking latest top sign subscribe follow join manage activate "
    "read watch visit view listen download save what why when where who cookie my".split()
)
_NOT_OUTLETS = frozenset(
    "facebook twitter instagram youtube google apple linkedin pinterest reddit tiktok "
    "whatsapp telegram wordpress gettyimages getty home "
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
    "author authors editor editors staff subscriber subscribers free premium "
    "pictwitter doubleclick addthis disqus outbrain taboola bitly wordpressvip "
    "protonmail icloud aolmail microsoft linktree paypal patreon gofundme".split()
)
_VOICE: frozenset[Sort] = frozenset(
    {"self", "about", "search", "social", "alerts", "mail", "domain"}
)
"""What an agency says of itself on its own site."""
_EDGE = 25
_NAME_LENGTH = 40
_DISTRIBUTED = re.compile(r"\b[Dd]istributed by [A-Z]|\b[Ss]yndicat(?:e|ion)\b")
_BODY_LINES = 400
_ALIAS_LEAST = 3


def cast_votes(furniture: list[Line], signed: set[int], body: list[Line]) -> Count:
    """Return the votes of a page.

    Args:
        furniture: The lines that are no part of the report.
        signed: Where those of them start that sign it.
        body: The lines of the report.
    """
    count = Count()
    authors = "\n".join(line.text for line in furniture if line.start in signed)
    for line in furniture:
        _count_phrases(line, line.start in signed, authors, count)
    _count_lent(count)
    _count_signed(furniture, signed, count.ballots)
    _join_spellings(furniture, count.ballots)
    _count_frame(furniture, count.ballots, signed)
    _count_known(furniture, count.ballots, signed)
    _count_lines(furniture, count.ballots, signed)
    _count_asked(body, count.ballots)
    _join_forms(count.ballots)
    _count_owned(count)
    return count


def _is_name(name: str) -> bool:
    """Say whether a stretch of text may be an outlet's name."""
    words = name.split()
    key = site_key(name)
    if not words or len(key) < 2 or key in _NOT_OUTLETS or key.isdigit():
        return False
    barred = words[0].casefold() in _BARRED_FIRST and not name.startswith("The ")
    return not (barred or is_furniture(name)) or key in known_sites()


def _count_phrases(line: Line, signs: bool, authors: str, count: Count) -> None:
    """Count the turns of phrase of a line."""
    own: set[str] = set()
    votes = find_votes(line.text)
    # "The Harbour Post Company" is known as The Harbour Post
    told = {vote.start for vote in votes if site_key(vote.name) in known_sites()}
    for sort, name, start in votes:
        key = site_key(name)
        site = known_sites().get(key)
        if sort == "rights" and (site is not None or start not in told):
            count.holders.add(key)
        if not _is_name(name) or (site is None and start in told):
            continue
        if site is not None and site.reprinted and _is_reprint(site, sort, signs=signs):
            if sort == "rights" and site.reprinted != "wire":
                count.lent.append((key, name, line.start + start))
            continue
        # who signs the page has the rights to what she wrote, and is no outlet
        if sort == "rights" and name in authors and is_name_line(name):
            continue
        if sort == "self":
            own.add(key)
        count.ballots.setdefault(key, Ballot()).add(sort, name, line.start + start)
    count.origins.update(find_origins(line.text))
    if _DISTRIBUTED.search(line.text):
        count.holders.add("")  # a syndicate sent the report, and it is not the paper's
    count.owners.update(key for key in find_owners(line.text) if key not in own)


def _is_reprint(site: Site, sort: Sort, *, signs: bool) -> bool:
    """Say whether a vote for who is often reprinted may be but the sign of a reprint."""
    return (
        signs or sort == "rights" or (site.reprinted == "wire" and sort not in _VOICE)
    )


def _count_lent(count: Count) -> None:
    """Count the rights of a paper that others print, where nobody else has any."""
    if {key for key, _, _ in count.lent} == count.holders:
        for key, name, start in count.lent:
            count.ballots.setdefault(key, Ballot()).add("rights", name, start)


def _join_spellings(furniture: list[Line], ballots: dict[str, Ballot]) -> None:
    """Join what is one name with and without its article: TheHarbourPost."""
    joined = [key for key in ballots if key.startswith("the")]
    alone = {
        name_key(line.text)
        for line in furniture
        if joined and len(line.text) <= _NAME_LENGTH and line.text[:4] == "The "
    }
    for key in joined:
        if key[3:] in ballots or key[3:] in alone:
            short = ballots.setdefault(key[3:], Ballot())
            for name, surface in ballots[key].surfaces.items():
                short.surfaces.setdefault(name, surface)
            short.take(ballots.pop(key))


def _join_forms(ballots: dict[str, Ballot]) -> None:
    """Count the votes for a short form of a name for the name as well.

    It is a form that the lexicon knows, or the initials of who holds the rights.
    """
    initials = {
        "".join(word[0] for word in name.split()): key
        for key in sorted(ballots)
        for name in sorted(ballots[key].surfaces)
        if "rights" in ballots[key].counts
    }
    for key in sorted(ballots):
        site = known_sites().get(key)
        whole = key if site is None else site.key
        if whole == key and ballots[key].surfaces:
            whole = initials.get(ballots[key].best()[0], key)
        if whole != key and whole in ballots and len(key) >= _ALIAS_LEAST:
            ballots[whole].take(ballots.pop(key))


def _count_signed(
    furniture: list[Line], signed: set[int], ballots: dict[str, Ballot]
) -> None:
    """Add a vote for the outlet that a byline names after its author.

    "Ann Lee The Harbour Post", or "Harbour Post |" on the line below "By Ann Lee". A
    paper whose reports others print is not meant.
    """
    below: set[int] = set()
    for line, following in pairwise(furniture):
        if line.start in signed and line.text[:3].casefold() == "by ":
            below.add(following.start)
    for line in furniture:
        if line.start not in signed and line.start not in below:
            continue
        site, name = _last_site(line, whole=line.start not in signed)
        if site is not None and not site.reprinted:
            start = line.start + line.text.rfind(name)
            ballots.setdefault(site.key, Ballot()).add("role", name, start)


def _last_site(line: Line, *, whole: bool) -> tuple[Site | None, str]:
    """Return the known outlet whose name ends a line, or is all of it."""
    text = line.text.rstrip(" |,•·")
    words = text.split(" ")
    if len(words) > 12:
        return None, ""
    for size in range(min(len(words), 6), 0, -1):
        if size == 1 and len(words) > 1 and not words[-2].endswith((",", "|", "-")):
            break  # the last word of a person's name
        if whole and size < len(words):
            break
        name = " ".join(words[-size:])
        site = known_sites().get(name_key(name))
        if site is not None and name[:1].isupper():
            return site, name
    return None, ""


def _count_frame(
    furniture: list[Line], ballots: dict[str, Ballot], signed: set[int]
) -> None:
    """Add a vote for the publisher's name that stands alone at both ends of the page."""
    last = len(furniture) - _EDGE
    places: dict[str, list[int]] = {}
    for number, line in enumerate(furniture):
        if line.start in signed or len(line.text) > _NAME_LENGTH:
            continue
        word = line.text.split()[-1]
        if PAPER.fullmatch(word) and names_publisher(line.text):
            places.setdefault(name_key(line.text), []).append(number)
    for key, numbers in places.items():
        if numbers[0] < _EDGE and numbers[-1] >= max(last, _EDGE):
            line = furniture[numbers[0]]
            ballots.setdefault(key, Ballot()).add("frame", line.text, line.start)


def _count_known(
    furniture: list[Line], ballots: dict[str, Ballot], signed: set[int]
) -> None:
    """Add a vote for each line that is a well-known outlet's name, if only one has any.

    The sites of one publisher list one another.
    """
    found: dict[str, list[Line]] = {}
    for line in furniture:
        if len(line.text) > _NAME_LENGTH or line.start in signed:
            continue
        key = site_key(line.text)
        site = known_sites().get(key)
        if site is None or key in _NOT_OUTLETS or site.reprinted == "wire":
            continue
        if _is_rare(line.text):
            found.setdefault(known_sites()[key].key, []).append(line)
    if len(found) == 1:
        for key, lines in found.items():
            for line in lines:
                ballots.setdefault(key, Ballot()).add("known", line.text, line.start)


def _is_rare(text: str) -> bool:
    """Say whether a line is no common word: "Health" and "Money" are menus."""
    return not is_common(text) and not text.islower()


def _count_lines(
    furniture: list[Line], ballots: dict[str, Ballot], signed: set[int]
) -> None:
    """Add votes for lines that are a name alone, or begin with it like a menu's."""
    openings = {key[:4] for key in ballots}
    leads: dict[str, set[str]] = {}
    for number, line in enumerate(furniture):
        words = line.text.split(None, 9)
        if (
            not 1 <= len(words) <= 8
            or line.start in signed
            or not line.text[0].isalnum()
        ):
            continue
        if site_key(line.text)[:4] not in openings:
            continue
        for size in range(1, min(len(words), 5) + 1):
            name = " ".join(words[:size])
            ballot = ballots.get(key := site_key(name))
            if ballot is None or (size > 1 and name_key(words[0]) == key):
                continue
            edge = number < _EDGE or number >= len(furniture) - _EDGE
            if size == len(words):
                ballot.add("edge" if edge else "alone", name, line.start)
            elif words[size][0].isupper():
                leads.setdefault(key, set()).add(line.text)
    for key, lines in sorted(leads.items()):
        for _ in range(min(len(lines), PER_SORT)):
            ballots[key].add("lead", None, 0)


def _count_asked(body: Iterable[Line], ballots: dict[str, Ballot]) -> None:
    """Add votes for newsrooms that the report says it was told by, if others name them.

    A report quotes other papers as well: this alone names no outlet.
    """
    for line in list(body)[:_BODY_LINES]:
        for sort, name, _ in find_asked(line.text):
            ballot = ballots.get(name_key(name))
            if ballot is not None:
                ballot.add(sort, None, 0)


def _count_owned(count: Count) -> None:
    """Add a vote for a known outlet whose owner the page's line of rights names."""
    for key in sorted(count.ballots):
        site = known_sites().get(key)
        if site is None or not site.owner or site.owner == key:
            continue
        # a company that is a site as well may speak for that site
        if site.owner in known_sites():
            continue
        if any(holder.startswith(site.owner) for holder in count.holders):
            count.ballots[key].add("owner", None, 0)
