"""Which pages are the same page again: copies, near copies, versions of one address.

A page's own text is its headline and body. Two pages with the same own words are exact
copies, whatever stands around them; near copies share most of their runs of words.
What is decided of a set of pages depends on the set alone, not on the order in which
the pages came.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from whence.model import Document
from whence.reconcile.imprints import (
    CopyIndex,
    Likeness,
    read_imprint,
    resemblance,
)
from whence.reconcile.known_names import outlet_key
from whence.reconcile.unions import Unions

__all__ = [
    "LEAST_VERSION",
    "MOST_OF_ADDRESS",
    "Copy",
    "CopyKind",
    "Standing",
    "address_of",
    "count_once",
    "find_copies",
    "link_copies",
    "read_standing",
]

CopyKind = Literal["exact", "near", "version"]
"""The same words; most of the same words; an older text of the same address."""

LEAST_VERSION = 0.25
"""Part of the runs of words that two texts of one address share at least."""

MOST_OF_ADDRESS = 50
"""Texts of one address that a page is compared with."""

_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ocid|ref|amp)$")


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides which of several copies counts.

    Attributes:
        document: Id of the page.
        wording: Content key of its own words; None for a page without any.
        address: Its address without what tells nothing; None for none.
        outlet: Key of its outlet; None where that is unknown.
        credits: Keys of those that it credits as a whole.
        moment: When it was published, as text that sorts by time; empty for unknown.
    """

    document: str
    wording: str | None
    address: str | None
    outlet: str | None
    credits: frozenset[str]
    moment: str


@dataclass(frozen=True, slots=True)
class Copy:
    """That a page is another one again.

    Attributes:
        document: Id of the page.
        of: Id of the page that counts: the original, or the latest version.
        kind: How the two are alike.
        share: Part of their runs of words that is common, 0 to 1.
    """

    document: str
    of: str
    kind: CopyKind
    share: float


def address_of(url: str | None) -> str | None:
    """Return an address without scheme, fragment and marks of who follows it.

    >>> address_of("https://www.elbe.example/port/?utm_source=mail#top")
    'elbe.example/port'
    >>> address_of("https://elbe.example/") is None
    True
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    asked = urlencode(
        sorted(
            (key, value)
            for key, value in parse_qsl(parts.query[:2_000])
            if not _TRACKING.match(key.casefold())
        )
    )
    path = parts.path.rstrip("/")
    # The front page of a site is no address of a text.
    if not host or not (path or asked):
        return None
    return f"{host}{path}?{asked}" if asked else f"{host}{path}"


def _moment_of(document: Document) -> str:
    """Return the time of publication so that texts sort by time."""
    published = document.published
    stated = published.value or (
        (published.interval.start or "") if published.interval else ""
    )
    if len(stated) <= len("2024-03-05"):
        return stated
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return ""  # what was given is no time
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat()


def read_standing(document: Document, wording: str | None) -> Standing:
    """Return what decides whether a page is the one that counts.

    Args:
        document: The page.
        wording: Content key of its own words, from its imprint.
    """
    outlet = document.outlet.value
    return Standing(
        document.id,
        wording,
        address_of(document.url),
        None if outlet is None else outlet_key(outlet),
        frozenset(outlet_key(relay.name) for relay in document.relays if relay.name),
        _moment_of(document),
    )


def link_copies(
    pages: Iterable[Standing],
    likenesses: Iterable[Likeness],
    sketches: Mapping[str, Sequence[int]],
) -> tuple[Copy, ...]:
    """Say of each page that is another one again which one that is.

    Of the texts of one address the latest counts. Of copies it is the page of the
    outlet that the others credit, then the earliest, then the one whose id is least.

    Args:
        pages: All pages.
        likenesses: Which of their wordings are nearly the same.
        sketches: The sketch of each wording that shares an address or is like another.

    Returns:
        The copies, by document id; a page that counts is not among them.
    """
    held = {page.document: page for page in pages}
    latest = _find_latest(held.values(), sketches)
    unions = Unions[str]()
    by_wording: dict[str, list[Standing]] = defaultdict(list)
    for name in sorted(held):
        page = held[name]
        if page.wording is not None and name not in latest:
            by_wording[page.wording].append(page)
            unions.find(page.wording)
    for item in likenesses:
        if item.left in by_wording and item.right in by_wording:
            unions.join(item.left, item.right)
    copies = [
        Copy(name, of, "version", _share(held[name], held[of], sketches))
        for name, of in latest.items()
    ]
    for group in unions.groups():
        members = [page for wording in group for page in by_wording[wording]]
        if len(members) > 1:
            copies.extend(_copies_of(members, sketches))
    return tuple(sorted(copies, key=lambda copy: copy.document))


def _find_latest(
    pages: Iterable[Standing], sketches: Mapping[str, Sequence[int]]
) -> dict[str, str]:
    """Return for each older text of an address the page that holds the latest."""
    by_address: dict[str, list[Standing]] = defaultdict(list)
    for page in pages:
        if page.address is not None and page.wording is not None:
            by_address[page.address].append(page)
    found = {}
    for address in sorted(by_address):
        heads: list[Standing] = []
        for page in sorted(
            by_address[address],
            key=lambda page: (page.moment, page.document),
            reverse=True,
        ):
            # Another text altogether is no version: a form, a wall, the next item of
            # a feed whose items all bear the address of the feed.
            fitting = (
                head
                for head in heads[:MOST_OF_ADDRESS]
                if _share(page, head, sketches) >= LEAST_VERSION
            )
            head = next(fitting, None)
            if head is None:
                heads.append(page)
            elif head.wording != page.wording:
                found[page.document] = head.document
    return found


def _share(
    left: Standing, right: Standing, sketches: Mapping[str, Sequence[int]]
) -> float:
    if left.wording == right.wording:
        return 1.0
    first = sketches.get(left.wording or "", ())
    second = sketches.get(right.wording or "", ())
    return round(resemblance(first, second), 3)


def _copies_of(
    members: Sequence[Standing], sketches: Mapping[str, Sequence[int]]
) -> list[Copy]:
    """Return the copies among pages that are one another's, all but the original."""
    credited = frozenset().union(*(page.credits for page in members))
    original = min(
        members,
        key=lambda page: (
            page.outlet is None or page.outlet not in credited,
            not page.moment,
            page.moment,
            page.document,
        ),
    )
    return [
        Copy(
            page.document,
            original.document,
            "exact" if page.wording == original.wording else "near",
            _share(page, original, sketches),
        )
        for page in members
        if page is not original
    ]


def find_copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Find the copies among some pages; see `link_copies`.

    Args:
        documents: The pages, in any order.

    Returns:
        The copies, by document id.
    """
    index, likenesses, pages = CopyIndex(), list[Likeness](), []
    for document in documents:
        imprint = read_imprint(document)
        likenesses.extend(index.add(imprint))
        pages.append(read_standing(document, imprint.wording))
    return link_copies(pages, likenesses, index.sketches())


def count_once(
    copies: Iterable[Copy], outlets: Mapping[str, str | None]
) -> dict[str, str]:
    """Return for each page that is no report of its own the one that it counts as.

    A copy is a report of its own only where another outlet printed it: the same text
    of the same outlet, or of one that nobody knows, is the same report again.

    Args:
        copies: The copies.
        outlets: Document id to the key of its outlet, None where that is unknown.
    """
    first: dict[tuple[str, str], str] = {}
    counted = {}
    for copy in sorted(copies, key=lambda copy: copy.document):
        own, others = outlets.get(copy.document), outlets.get(copy.of)
        if copy.kind == "version" or own is None or others is None or own == others:
            counted[copy.document] = copy.of
            continue
        held = first.setdefault((copy.of, own), copy.document)
        if held != copy.document:
            counted[copy.document] = held
    # The latest version of an address may be a copy in its turn.
    return {name: counted.get(of, of) for name, of in counted.items()}
