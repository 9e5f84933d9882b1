"""Links that open a page in the browser at the very words: `#:~:text=`.

The form is that of the Text Fragments draft of the W3C's community group:
`#:~:text=[prefix-,]start[,end][,-suffix]`.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from whence.model import Document, Span

__all__ = ["fragment_link"]

_WHOLE_LIMIT = 80  # longer passages are named by their first and last words
_WORDS = 4
_WORD = re.compile(r"\S{1,60}")


def fragment_link(document: Document, spans: Sequence[Span]) -> str | None:
    """Return a link to the first stretch of some words of a page.

    Args:
        document: The page.
        spans: The words.

    Returns:
        The link; None where the page has no web address or there are no words.

    >>> page = Document("p", "He said so - yes.", "", url="https://example.org/a")
    >>> fragment_link(page, [Span(3, 16)])
    'https://example.org/a#:~:text=said%20so%20%2D%20yes'
    """
    if document.url is None or not spans or not _is_web_address(document.url):
        return None
    words = spans[0].of(document.text)
    directive = _directive(words)
    if directive is None:
        return None
    address, _, fragment = document.url.partition("#")
    return f"{address}#{fragment.partition(':~:')[0]}:~:text={directive}"


def _is_web_address(url: str) -> bool:
    """Say whether an address may stand in a link; `javascript:` may not."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = all(char.isprintable() and char not in " \"'<>`\\" for char in url)
    return plain and parts.scheme in {"http", "https"} and bool(parts.netloc)


def _directive(words: str) -> str | None:
    """Return the percent-encoded text of a directive; None for no words."""
    if not words.strip():
        return None
    if len(words) <= _WHOLE_LIMIT and "\n" not in words:
        return _encoded(words.strip())
    first, last = words.strip().split("\n")[0], words.strip().split("\n")[-1]
    start = _WORD.findall(first[:_WHOLE_LIMIT])[:_WORDS]
    end = _WORD.findall(last[-_WHOLE_LIMIT:])[-_WORDS:]
    return f"{_encoded(' '.join(start))},{_encoded(' '.join(end))}"


def _encoded(words: str) -> str:
    # `quote` leaves the hyphen alone, which here marks a prefix or suffix.
    return quote(words, safe="").replace("-", "%2D")
