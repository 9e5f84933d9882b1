"""What kinds of answers are read: pages, feeds, sitemaps and lists."""

import io
from urllib.parse import urlsplit

from whence.intake.archives import unpack_gzip
from whence.intake.fetch.connection import Head

__all__ = ["is_readable", "unpack_file"]

_READ = frozenset(
    "text/html application/xhtml+xml text/plain text/xml application/xml "
    "application/rss+xml application/atom+xml application/rdf+xml "
    "text/x-opml application/xml+opml".split()
)
_PACKED = frozenset(
    "application/gzip application/x-gzip application/octet-stream".split()
)


def is_readable(head: Head, address: str) -> bool:
    """Say whether an answer may be a page or a list, from what it says of itself.

    Args:
        head: Its headers.
        address: What was asked for: sitemaps are packed as files, not as answers.
    """
    kind = (head.get("Content-Type") or "text/html").partition(";")[0].strip().lower()
    if kind in _PACKED:
        return urlsplit(address).path.endswith(".gz")
    return kind in _READ


def unpack_file(data: bytes, *, name: str, max_bytes: int) -> bytes:
    """Return an answer's bytes, unpacked where they are those of a packed file.

    Args:
        data: The bytes.
        name: What to call it in a message.
        max_bytes: It is refused if it unpacks to more.

    Raises:
        DocumentError: If it is damaged or too large.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    return unpack_gzip(io.BytesIO(data), name=name, max_bytes=max_bytes)
