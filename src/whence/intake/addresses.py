"""Addresses: what is fetched only when asked, and the lists that name them.

A list is a sitemap, an OPML file, or a text with one address a line. Each address
becomes a source that says that it was not fetched; `whence.intake.fetch` can put the
page in its place.
"""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote, urlsplit
from xml.parsers import expat

from whence.errors import DocumentError
from whence.intake.dateforms import parse_moment
from whence.intake.encodings import clean_text
from whence.intake.failures import shown
from whence.model import SourceDocument

__all__ = [
    "NOT_FETCHED",
    "is_address",
    "list_address",
    "looks_like_list",
    "parse_address",
    "read_list",
    "read_outlines",
    "read_sitemap",
]

NOT_FETCHED = "not-fetched"
"""The code of an address that is named and was not fetched."""

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_CREDENTIALS = re.compile(r"//[^/@]{0,500}@")  # a password is not to be repeated
_LENGTH = 2_000
_LINES = 200_000  # a sitemap may have 50,000 addresses
_ATTRIBUTES = 100  # of one element that are looked at; an outline has five
_DEPTH = 100  # elements open at once: a sitemap has three, an OPML list a few folders
_PORTS = {"http": 80, "https": 443}
_RESERVED_PORTS = 1024  # below it other services listen; nobody publishes news there
_KEPT = "/%:@!$&'()*+,;=~-._"
_CHUNK = 1 << 16
# A sitemap of news says more of a page. The addresses of a page's pictures stand in a
# `loc` too, below an `image`. https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
_SITEMAP_FIELDS = {
    ("url", "loc"): "url",
    ("sitemap", "loc"): "url",
    ("news", "publication_date"): "published",
    ("news", "title"): "title",
    ("publication", "name"): "outlet",
}


def is_address(text: str) -> bool:
    """Say whether what a user typed is an address, not the name of a file.

    >>> is_address("https://news.example/1"), is_address("pages/1.html")
    (True, False)
    """
    return _OTHER_SCHEME.match(text) is not None


def parse_address(text: str) -> str:
    """Return an address in the one form that names its page here.

    Scheme and host are in lower case, a host in other letters in its ASCII form;
    the default port and the part after `#` are gone.

    Args:
        text: The address as written.

    Raises:
        ValueError: If it is none that can be fetched; the message says why.

    >>> parse_address("HTTPS://News.Example:443/a b?q=é#top")
    'https://news.example/a%20b?q=%C3%A9'
    """
    text = text.strip()
    if len(text) > _LENGTH:
        message = f"an address of more than {_LENGTH:,} characters"
        raise ValueError(message)
    if _SCHEME.match(text) is None:
        message = "only addresses that begin with http:// or https:// are fetched"
        raise ValueError(message)
    parts = urlsplit("".join(text.splitlines()))
    port = parts.port  # raises ValueError where it is no number
    if parts.username is not None or parts.password is not None:
        message = "the address holds a user name or a password: remove it"
        raise ValueError(message)
    host = _parse_host(parts.hostname or "")
    if port is not None and port != _PORTS[parts.scheme]:
        if port < _RESERVED_PORTS and port not in _PORTS.values():
            message = f"port {port} is not one that pages are fetched from"
            raise ValueError(message)
        host = f"{host}:{port}"
    path = quote(parts.path or "/", safe=_KEPT)
    query = f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else ""
    return f"{parts.scheme}://{host}{path}{query}"


def _parse_host(name: str) -> str:
    if ":" in name:
        return f"[{name}]"
    try:
        host = name.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        message = "the name of the host cannot be read"
        raise ValueError(message) from error
    if not re.fullmatch(r"[a-z0-9._-]{1,253}", host):
        message = "the name of the host is missing or cannot be read"
        raise ValueError(message)
    return host


def list_address(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the name of the field
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> SourceDocument:
    """Return the source of an address that is named and not fetched.

    Args:
        text: The address as written.
        id: The id that its page is to have; None for the address itself.
        outlet: What the list gives of the page, as in `SourceDocument`.
        title: The same.
        published: The same.
        language: The same.

    Returns:
        A source whose error says how to fetch it, or what is wrong with it.
    """
    try:
        address = parse_address(text)
    except ValueError as error:
        name = _CREDENTIALS.sub("//...@", clean_text(text.strip()[:_LENGTH]))
        return SourceDocument(
            id=id or name,
            error_code="bad-address",
            error_message=f"{shown(name)}: {error}",
        )
    message = (
        f"{shown(address)}: not fetched, since Whence works offline: 'whence add' and "
        "'whence extract' fetch with --fetch"
    )
    return SourceDocument(
        id=id or address,
        url=address,
        outlet=outlet,
        title=title,
        published=published,
        language=language,
        error_code=NOT_FETCHED,
        error_message=message,
    )


def looks_like_list(text: str) -> bool:
    r"""Say whether each line of a text is an address, a comment (#) or empty.

    One of the web must be among them.

    >>> looks_like_list("# to read\nhttps://news.example/1\n")
    True
    >>> looks_like_list("https://news.example/1 is where it began.")
    False
    """
    found = False
    for number, line in enumerate(_lines(text)):
        if number == _LINES:
            return False
        words = line.split(maxsplit=1)
        if not words or words[0].startswith("#"):
            continue
        if len(words) > 1 or _OTHER_SCHEME.match(words[0]) is None:
            return False
        found = found or _SCHEME.match(words[0]) is not None
    return found


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, without a copy of it all: most are no list."""
    start = 1 if text.startswith("\ufeff") else 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def read_list(text: str) -> Iterator[SourceDocument]:
    """Yield the addresses of a text that holds one a line."""
    for line in _lines(text):
        if line.strip() and not line.lstrip().startswith("#"):
            yield list_address(line)


def read_sitemap(data: bytes, *, name: str) -> Iterator[SourceDocument]:
    """Yield the addresses of a sitemap, or of an index of sitemaps.

    Args:
        data: The file (https://www.sitemaps.org/protocol.html).
        name: What to call it in a message.

    Raises:
        DocumentError: If it is no XML; what stood before the fault was yielded.
    """
    found: dict[str, str] = {}
    for inside, tag, _, words in _elements(data, name):
        field = _SITEMAP_FIELDS.get((inside, tag))
        if field is not None and words.strip():
            found[field] = clean_text(" ".join(words.split()))
        elif tag in {"url", "sitemap"}:
            if "url" in found:
                published = parse_moment(found.pop("published", ""))
                yield list_address(found.pop("url"), published=published, **found)
            found = {}


def read_outlines(data: bytes, *, name: str) -> Iterator[SourceDocument]:
    """Yield the addresses of an OPML list: its feeds, and the pages it links to.

    Args:
        data: The file (http://opml.org/spec2.opml).
        name: What to call it in a message.

    Raises:
        DocumentError: If it is no XML; what stood before the fault was yielded.
    """
    for _, tag, attributes, _ in _elements(data, name):
        given = attributes.get("xmlurl") or attributes.get("url")
        if tag == "outline" and given:
            yield list_address(given)


_Element = tuple[str, str, dict[str, str], str]
"""The names of its parent and itself, its attributes, and its own words."""


def _elements(data: bytes, name: str) -> Iterator[_Element]:
    """Yield each element where it ends; names are local and in lower case.

    The parser reads nothing but these bytes: entities are not followed, and nothing
    is kept of what was yielded.

    Raises:
        DocumentError: If the data is no XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    open_elements: list[tuple[str, dict[str, str], list[str]]] = []
    done: list[_Element] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(open_elements) >= _DEPTH:
            message = f"{shown(name)}: more than {_DEPTH} elements inside each other"
            raise DocumentError(message, code="unsafe")
        few = islice(attributes.items(), _ATTRIBUTES)
        lowered = {_local(key): value for key, value in few}
        open_elements.append((_local(tag), lowered, []))

    def end(_: str) -> None:
        tag, attributes, words = open_elements.pop()
        inside = open_elements[-1][0] if open_elements else ""
        done.append((inside, tag, attributes, "".join(words)[: _LENGTH + 1]))

    def write(words: str) -> None:
        if open_elements:
            open_elements[-1][2].append(words)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = write
    try:
        for at in range(0, len(data) + 1, _CHUNK):
            parser.Parse(data[at : at + _CHUNK], at + _CHUNK > len(data))
            yield from done
            done.clear()
    except expat.ExpatError as error:
        message = (
            f"{shown(name)}: the list is not XML ({error}): what stood before was read"
        )
        raise DocumentError(message, code="damaged") from error


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
