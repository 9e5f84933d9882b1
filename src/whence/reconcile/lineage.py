"""Who has a figure from whom: the ledger, its nodes, edges and the steps between.

The edges of a figure start at the page that prints it (`links`). The walk upwards ends
at a named actor, at an unnamed one, or nowhere (`origins`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whence.model import (
    Actor,
    Claim,
    Document,
    Edge,
    EdgeKind,
    Extraction,
    Node,
    Place,
    content_key,
)
from whence.reconcile.actors import ActorBook
from whence.reconcile.bearings import Bearing
from whence.reconcile.known_names import outlet_key
from whence.reconcile.reuse import Reuse
from whence.reconcile.timing import is_earlier

__all__ = [
    "Key",
    "Ledger",
    "Link",
    "Step",
    "actor_node",
    "find_cited_page",
    "make_edge",
    "page_node",
]

Key = tuple[str, int, int, str]
"""What tells a bearing from all others: document, place, claim."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The pages at hand and what is known of them as a whole.

    Attributes:
        pages: Document id to what was read from it.
        book: Which names mean one root.
        reuse: Reuse records by the id of the page that took the text.
        outlets: Key of an outlet's name to the ids of its pages, in order.
        urls: Address to the id of the page that stands there.
        contexts: Document id to the context that its figures are compared in.
        site_lines: Keys of lines that belong to the sites, not to the news.
    """

    pages: Mapping[str, Extraction]
    book: ActorBook
    reuse: Mapping[str, Sequence[Reuse]]
    outlets: Mapping[str, Sequence[str]]
    urls: Mapping[str, str]
    contexts: Mapping[str, str]
    site_lines: Collection[str] = frozenset()

    def document(self, name: str) -> Document:
        """Return a page's document."""
        return self.pages[name].document

    def outlet_of(self, name: str) -> str | None:
        """Return the key of a page's outlet; None where it is unknown."""
        value = self.pages[name].document.outlet.value
        return None if value is None else outlet_key(value)


@dataclass(frozen=True, slots=True)
class Step:
    """One step upwards: an edge, and the bearing that it leads to if that is a page.

    Attributes:
        edge: The edge.
        source: The node that took it over.
        target: The node it was taken from.
        bearing: The bearing on the target page; None for an actor.
    """

    edge: Edge
    source: Node
    target: Node
    bearing: Bearing | None = None


@dataclass(slots=True)
class Link:
    """All steps that one bearing's page shows, and where they end.

    Attributes:
        bearing: The bearing.
        steps: In the order of the chain.
        end: The node where the printed chain ends; None where the page gives no
            source at all.
        end_bearing: The bearing on the page where it ends; None for an actor.
        named: Whether the end is a named actor that is no outlet.
        unnamed: Whether the end is an unnamed source.
    """

    bearing: Bearing
    steps: list[Step] = field(default_factory=list)
    end: Node | None = None
    end_bearing: Bearing | None = None
    named: bool = False
    unnamed: bool = False


def page_node(document: Document) -> Node:
    """Return the node of a page."""
    return Node(
        content_key("node", "page", document.id),
        document=document.id,
        published=document.published.value,
    )


def actor_node(book: ActorBook, actor: Actor, claim: Claim) -> Node:
    """Return the node of an actor that is no page; unnamed ones belong to a claim."""
    root = book.root_of(actor)
    if root is None:
        words = actor.name or ""
        return Node(
            content_key("node", "unnamed", claim.document, words, claim.id),
            actor=actor.name or "an unnamed source",
            said=claim.said,
        )
    return Node(content_key("node", "actor", root), actor=book.label(root))


def make_edge(
    source: Node,
    target: Node,
    kind: EdgeKind,
    evidence: Iterable[Place],
    score: float = 1.0,
) -> Edge:
    """Return the edge between two nodes; its id is made of them and its kind."""
    return Edge(
        content_key("edge", source.id, target.id, kind),
        source.id,
        target.id,
        kind,
        tuple(sorted(set(evidence))),
        score,
    )


def find_cited_page(
    ledger: Ledger, document: str, outlet: str, among: Iterable[str]
) -> str | None:
    """Return the page that a page means when it names an outlet: the latest before."""
    own = ledger.document(document)
    fitting = []
    for name in ledger.outlets.get(outlet, ()):
        if name == document or name not in among:
            continue
        if is_earlier(own, ledger.document(name)):
            continue
        published = ledger.document(name).published
        fitting.append((published.value or "", name))
    return max(fitting)[1] if fitting else None
