"""Who speaks or relays: persons, bodies, outlets, and those a page does not name."""

from dataclasses import dataclass
from typing import Literal

from whence.model.span import Spans

__all__ = ["Actor", "ActorKind", "RelayChain"]

ActorKind = Literal[
    "person", "organisation", "government", "outlet", "agency", "group", "unnamed"
]
"""`agency` is a news wire; `unnamed` is a source that the page leaves unnamed."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A speaker or a link of a chain, as one page presents it.

    Attributes:
        name: Canonical name as the page supports it; for kind `unnamed` the words
            of the description ("Western intelligence sources"), or None where the
            page has no words for the link.
        kind: What sort of actor it is.
        country: English short name of its country; None where it has none.
        spans: The words of the page that name it; empty where none do.
    """

    name: str | None
    kind: ActorKind
    country: str | None = None
    spans: Spans = ()


RelayChain = tuple[Actor, ...]
"""From the page's own outlet inwards to the origin, which is the last link."""
