"""The attribution tree of a question: from the origins outwards to the pages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from whence.model import Claim, Edge, Figure, Node, Trace, content_key
from whence.web.display import shorten
from whence.web.index import ReportIndex, label_page, word_published
from whence.web.wording import EDGE_WORDS, word_interval

__all__ = ["TreeNode", "build_forest", "count_nodes", "label_node"]

_EVIDENCE = 110


@dataclass(slots=True)
class TreeNode:
    """A page or an actor in the tree.

    Attributes:
        id: Id of the node.
        label: Its name.
        when: When it appeared or spoke; empty for unknown.
        page: Number of the page; 0 for an actor.
        via: By which sign it is known to have taken the claim over; empty for a root.
        words: The words that show it; empty where it has none.
        also: Names of the others that it took the claim from.
        circular: Whether it stands in a circle of citations.
        children: Who took the claim over from it.
    """

    id: str
    label: str
    when: str = ""
    page: int = 0
    via: str = ""
    words: str = ""
    also: tuple[str, ...] = ()
    circular: bool = False
    children: list["TreeNode"] = field(default_factory=list)


def label_node(node: Node, index: ReportIndex) -> str:
    """Return the name of a node of a trace."""
    if node.document is not None:
        document = index.documents.get(node.document)
        return shorten(node.document, 60) if document is None else label_page(document)
    return shorten(node.actor, 80) if node.actor else "unnamed source"


def _view_node(node: Node, index: ReportIndex) -> TreeNode:
    when = "" if node.said is None else word_interval(node.said)
    if node.document is not None:
        document = index.documents.get(node.document)
        if document is not None:
            when = word_published(document)
    return TreeNode(
        node.id,
        label_node(node, index),
        when,
        index.page_numbers.get(node.document or "", 0),
    )


def _chain_trace(claim: Claim) -> tuple[list[Node], list[Edge]]:
    """Return the nodes and edges that a claim's own chain tells.

    It stands in where no lineage was worked out for the claim.
    """
    nodes = [Node(content_key("node", claim.document), document=claim.document)]
    edges = []
    for actor in claim.chain[1:]:
        if actor.name is None or actor.kind == "unnamed":
            key = content_key("node", claim.id, actor.name)
        else:
            key = content_key("node", actor.kind, actor.name)
        edges.append(
            Edge(
                content_key("edge", nodes[-1].id, key),
                source=nodes[-1].id,
                target=key,
                kind="cites",
            )
        )
        nodes.append(Node(key, actor=actor.name))
    return nodes, edges


def _join(
    figure: Figure, traces: Mapping[str, Trace], index: ReportIndex
) -> tuple[dict[str, Node], dict[str, Edge]]:
    """Return the nodes and edges of all claims of a question."""
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for claim_id in sorted({item.claim for item in figure.figures}):
        trace, claim = traces.get(claim_id), index.claims.get(claim_id)
        if trace is not None:
            own_nodes: Sequence[Node] = trace.nodes
            own_edges: Sequence[Edge] = trace.edges
        elif claim is not None:
            own_nodes, own_edges = _chain_trace(claim)
        else:
            continue
        # A page is one node, whichever way its claims were followed.
        keys = {
            node.id: f"page {node.document}" if node.document else node.id
            for node in own_nodes
        }
        for node in own_nodes:
            nodes.setdefault(keys[node.id], node)
        for edge in own_edges:
            if edge.source in keys and edge.target in keys:
                source, target = keys[edge.source], keys[edge.target]
                edges[edge.id] = replace(edge, source=source, target=target)
    return nodes, edges


def _depths(
    nodes: Iterable[str], targets: Mapping[str, Sequence[Edge]]
) -> dict[str, int]:
    """Return how many steps each node is away from its farthest origin.

    Relaxed at most once a node, so a circle of citations ends as well.
    """
    order = sorted(nodes)
    depths = dict.fromkeys(order, 0)
    for _ in range(min(len(order), 12)):
        changed = False
        for node in order:
            best = max((depths[edge.target] + 1 for edge in targets[node]), default=0)
            if best > depths[node]:
                depths[node], changed = best, True
        if not changed:
            break
    return depths


def build_forest(
    figure: Figure,
    traces: Mapping[str, Trace],
    index: ReportIndex,
    *,
    names: Mapping[str, str] = MappingProxyType({}),
) -> tuple[TreeNode, ...]:
    """Return who took a question's figures from whom.

    A node that took the figure from several hangs below the one nearest to it and
    names the others.

    Args:
        figure: The question with its figures.
        traces: The lineage of claims, by claim id; the claim's own chain is used
            where there is none.
        index: The report's index.
        names: Names for the nodes of sources that the lineage leaves unnamed.

    Returns:
        One tree an origin, by name.
    """
    nodes, edges = _join(figure, traces, index)
    targets: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges.values(), key=lambda edge: (edge.source, edge.target)):
        if edge.source != edge.target:
            targets[edge.source].append(edge)
    depths = _depths(nodes, targets)
    views = {key: _view_node(node, index) for key, node in nodes.items()}
    for key, node in nodes.items():
        if node.document is None and not node.actor:
            views[key].label = names.get(key, views[key].label)
    parents: dict[str, str] = {}
    for key in sorted(nodes, key=lambda key: (depths[key], key)):
        candidates = sorted(
            targets[key],
            key=lambda edge: (
                -depths[edge.target],
                -edge.score,
                edge.kind,
                edge.target,
            ),
        )
        chosen = next(
            (edge for edge in candidates if not _leads_to(edge.target, key, parents)),
            None,
        )
        if chosen is None:
            views[key].circular = bool(candidates)
            continue
        parents[key] = chosen.target
        views[key].via = EDGE_WORDS[chosen.kind]
        views[key].words = _word_evidence(chosen, index)
        views[key].also = tuple(
            sorted(
                {views[edge.target].label for edge in candidates}
                - {views[chosen.target].label}
            )
        )
        views[chosen.target].children.append(views[key])
    for view in views.values():
        view.children.sort(key=_order)
    roots = [view for key, view in views.items() if key not in parents]
    return tuple(sorted(_shown(roots), key=_order))


def _shown(roots: Sequence[TreeNode]) -> list[TreeNode]:
    """Return the roots to show: no bare one that is called as another node is.

    Each page's unnamed officials are a source of their own, and an agency is a source
    beside its page. Where the page hangs below another source, it names them; boxes of
    one name would only puzzle.
    """
    grown: set[str] = set()
    stack = [root for root in roots if root.children]
    while stack:
        node = stack.pop()
        grown.add(node.label)
        stack.extend(node.children)
    return [
        root for root in roots if root.children or root.page or root.label not in grown
    ]


def _word_evidence(edge: Edge, index: ReportIndex) -> str:
    """Return the words of a page that show an edge, the first where there are more."""
    for place in sorted(edge.evidence):
        words = shorten(index.surface(place.document, place.span), _EVIDENCE)
        if words:
            return words
    return ""


def _leads_to(start: str, goal: str, parents: Mapping[str, str]) -> bool:
    """Say whether the chosen parents lead from one node up to another."""
    at: str | None = start
    while at is not None:
        if at == goal:
            return True
        at = parents.get(at)
    return False


def _order(node: TreeNode) -> tuple[int, str, str]:
    return (node.page, node.label, node.id)


def count_nodes(forest: Iterable[TreeNode]) -> int:
    """Return how many nodes the trees hold."""
    stack, count = list(forest), 0
    while stack:
        node = stack.pop()
        count += 1
        stack.extend(node.children)
    return count
