"""Outlets that the lexicon knows: their names, the hosts of their sites, their owners."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from whence.lexicon import load_table
from whence.lexicon.words import load_document_shares

__all__ = [
    "Site",
    "find_host",
    "is_common",
    "known_names",
    "known_sites",
    "name_key",
    "site_key",
]


_INITIALS = 3
_ARTICLE = re.compile(r"^the\s")
_ENDING = re.compile(r"(?:\.(?:co|com|org|net|gov|edu|ac))?\.[a-z]{2,7}/?$")
_MARKS = re.compile(r"[\W_]")


def name_key(name: str) -> str:
    """Return what two spellings of one outlet's name have in common.

    >>> name_key("The Harbour Post"), name_key("harbourpost.com")
    ('harbourpost', 'harbourpost')
    """
    plain = _ARTICLE.sub("", name.casefold().strip())
    if "." in plain and " " not in plain:
        plain = _ENDING.sub("", plain)
    return plain if plain.isalnum() else _MARKS.sub("", plain)


def site_key(name: str) -> str:
    """Return the key of a name, or of an address, that may be an outlet's.

    The address of a known outlet is its name; one that is a common word without its
    ending keeps it.

    >>> site_key("edition.cnn.com"), site_key("news.com.au"), site_key("News")
    ('cnn', 'newscomau', 'news')
    """
    if "." not in name or " " in name:
        return name_key(name)
    site = find_host(name)
    return _dotted_key(name) if site is None else site.key


def _dotted_key(name: str) -> str:
    """Return the key of a name; one that is an address of a common word is whole."""
    key = name_key(name)
    if "." in name and " " not in name and len(key) > _INITIALS and is_common(key):
        return _MARKS.sub("", name.casefold())
    return key


class Site(NamedTuple):
    """A known outlet.

    Attributes:
        key: `name_key` of the name that it prints.
        name: That name.
        owner: `name_key` of its owner as copyright lines print it; empty for none.
        reprinted: Whether others often print its reports: `yes`, or `wire` for who
            works for others only; empty for neither.
    """

    key: str
    name: str
    owner: str
    reprinted: str


def _plain(name: str) -> str:
    """Return a name without the town that tells it from others of the same name."""
    return name.partition(" (")[0]


@cache
def known_sites() -> Mapping[str, Site]:
    """Return the known outlets by the key of each of their names and forms.

    Outlets of one name count as one: it is the name that a page is given.

    >>> known_sites()["cnn"].name, known_sites()["popsci"].name
    ('CNN', 'Popular Science')
    """
    rows = (*load_table("outlet_sites"), *load_table("outlets"))
    found: dict[str, Site] = {}
    for row in rows:
        name = _plain(row["name"])
        site = Site(
            _dotted_key(name),
            name,
            name_key(row["owner"]),
            row.get("reprinted", ""),
        )
        found.setdefault(site.key, site)
    for row in rows:
        site = found[_dotted_key(_plain(row["name"]))]
        for form in row["forms"].split(";"):
            if form:
                found.setdefault(_dotted_key(form), site)
    found.pop("", None)
    return MappingProxyType(found)


@cache
def known_names() -> frozenset[str]:
    """Return the names of the lexicon's outlets, in lower case without an article."""
    return frozenset(
        _plain(row["name"]).casefold().removeprefix("the ")
        for row in load_table("outlets")
    )


@cache
def _hosts() -> Mapping[str, Site]:
    """Return the outlet of each host that belongs to one outlet alone."""
    found: dict[str, set[Site]] = {}
    for row in load_table("outlet_sites"):
        site = known_sites()[_dotted_key(_plain(row["name"]))]
        for host in row["hosts"].split(";"):
            found.setdefault(host, set()).add(site)
    return MappingProxyType(
        {host: sites.pop() for host, sites in found.items() if len(sites) == 1}
    )


def find_host(host: str) -> Site | None:
    """Return the outlet whose site a host serves, itself or as a part of it.

    >>> find_host("edition.cnn.com").name, find_host("cnn.example")
    ('CNN', None)
    """
    parts = host.casefold().removeprefix("www.").split(".")
    for first in range(max(len(parts) - 4, 0), len(parts) - 1):
        site = _hosts().get(".".join(parts[first:]))
        if site is not None:
            return site
    return None


def is_common(name: str) -> bool:
    """Say whether a name is a common word as well, such as menus have.

    >>> is_common("Money"), is_common("Newsweek")
    (True, False)
    """
    plain = name.casefold().removeprefix("the ")
    shares = load_document_shares()
    return plain in shares or name_key(name) in shares
