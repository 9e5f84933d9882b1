"""Where a claim comes from: nodes, edges and drift of CONTRACT section 5."""

from dataclasses import dataclass
from typing import Literal

from whence.model.interval import Interval
from whence.model.span import Span

__all__ = [
    "Drift",
    "DriftKind",
    "Edge",
    "EdgeKind",
    "Match",
    "MatchRelation",
    "Node",
    "Place",
    "Story",
    "Trace",
]

EdgeKind = Literal[
    "cites", "wire", "link", "reuse", "same-quote", "same-figure", "same-outlet"
]
DriftKind = Literal[
    "hedge-lost",
    "and-or",
    "capacity-as-count",
    "bound-lost",
    "unit-changed",
    "attribution-lost",
    "quote-changed",
    "rounded",
    "headline-body",
]

MatchRelation = Literal[
    "same",
    "weaker",
    "refines",
    "revises",
    "conflicts",
    "denies",
    "derived-from",
    "part-of",
]
"""How one claim stands to another that is about the same thing."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one document.

    Attributes:
        document: Id of the page.
        span: Where in its text.
    """

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Node:
    """A page, or an actor that is no page of the ledger.

    Attributes:
        id: Content key.
        document: Id of the page; None for an actor.
        actor: Name of the actor; None for a page, or for an unnamed source.
        said: When the actor said it; None for unknown.
        published: When the page appeared, ISO 8601; None for unknown.
    """

    id: str
    document: str | None = None
    actor: str | None = None
    said: Interval | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """That one node took a claim over from another.

    Attributes:
        id: Content key.
        source: Id of the node that took the claim over (`from` in a record).
        target: Id of the node that it was taken from (`to` in a record).
        kind: By which sign this is known.
        evidence: The words that show it.
        score: How sure, 0 to 1.
    """

    id: str
    source: str
    target: str
    kind: EdgeKind
    evidence: tuple[Place, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed on the way along an edge.

    Attributes:
        edge: Id of the edge.
        kind: What sort of change.
        before: The wording nearer to the origin.
        after: The wording of the one that took it over.
    """

    edge: str
    kind: DriftKind
    before: Place
    after: Place


@dataclass(frozen=True, slots=True)
class Match:
    """That two claims are about one thing.

    A match tells nothing of who took what from whom; edges do.

    Attributes:
        source: Id of the claim that is weaker, refines, denies (`from` in a record).
        target: Id of the other (`to` in a record); `same` and `conflicts` hold both
            ways.
        relation: How the one stands to the other.
        score: How sure it is that both are about one thing, 0 to 1.
        parts: Each sign that was found, with what it adds to the log-odds.
        reason: Why this relation, in words.
    """

    source: str
    target: str
    relation: MatchRelation
    score: float
    parts: tuple[tuple[str, float], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """The lineage of one claim.

    Attributes:
        claim: Id of the claim.
        nodes: Pages and actors, in a fixed order.
        edges: Who took it from whom.
        origins: Least and most independent origins.
        circular: Sets of node ids that cite one another in a circle.
        drift: What changed on the way.
        reasons: Why so many origins: a line for each end and each gap.
        matches: Claims about the same thing, the surest first.
    """

    claim: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    origins: tuple[int, int]
    circular: tuple[tuple[str, ...], ...] = ()
    drift: tuple[Drift, ...] = ()
    reasons: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """That a document tells of an event.

    Attributes:
        document: Id of the page.
        story: Id of the story; pages of one story share it.
    """

    document: str
    story: str
