"""Content keys: the id of a record is a hash of what makes it the thing it is.

The same page gives the same ids on every machine and in every run; nothing else
(no counter, clock, random number or position in a batch) enters them.
"""

import hashlib
import json
from collections.abc import Sequence

__all__ = ["Part", "content_key", "text_sha256"]

Part = str | int | float | None | Sequence["Part"]
"""What a key is made of: plain values and sequences of them."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DIGITS = 16  # 64 bits: a collision in a ledger of 100 million rows has chance 3e-4


def content_key(kind: str, *parts: Part) -> str:
    """Return the id of a record of a kind, made of its defining parts.

    Args:
        kind: One short word for the kind of record; it becomes the id's prefix.
        *parts: The values that make the record what it is, in a fixed order.

    Returns:
        The prefix, a hyphen and 16 hexadecimal digits.

    >>> content_key("claim", "page-1", [0, 12]) == content_key(
    ...     "claim", "page-1", (0, 12)
    ... )
    True
    """
    packed = _ENCODER.encode([kind, *parts])
    digest = hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:_DIGITS]}"


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
