"""Circles: outlets and actors that have a claim from one another."""

from collections.abc import Iterable, Mapping

from whence.model import Edge, Node
from whence.reconcile.lineage import Ledger

__all__ = ["find_circles", "owner_of"]

_CITING = frozenset({"cites", "wire", "link"})


def owner_of(ledger: Ledger, node: Node) -> str:
    """Return who answers for a node: the outlet of a page, or the actor."""
    if node.document is None:
        return node.id
    outlet = ledger.outlet_of(node.document)
    return node.id if outlet is None else f"outlet {outlet}"


def _reachable(start: str, onward: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = sorted(onward.get(start, ()))
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(sorted(onward.get(name, ())))
    return seen


def find_circles(
    ledger: Ledger, nodes: Mapping[str, Node], edges: Iterable[Edge]
) -> tuple[tuple[str, ...], ...]:
    """Find the sets of nodes that cite one another in a circle.

    Pages of one outlet are one: an outlet that cites another for what that one has
    from its own earlier page confirms nothing.

    Args:
        ledger: The pages.
        nodes: The nodes of a trace, by id.
        edges: Its edges.

    Returns:
        For each circle the ids of its nodes, one an outlet or actor: that of the
        first page by id.
    """
    owners = {name: owner_of(ledger, node) for name, node in nodes.items()}
    onward: dict[str, set[str]] = {}
    for edge in edges:
        source, target = owners[edge.source], owners[edge.target]
        if edge.kind in _CITING and source != target:
            onward.setdefault(source, set()).add(target)
    reach = {owner: _reachable(owner, onward) for owner in sorted(onward)}
    circles: set[tuple[str, ...]] = set()
    for owner in sorted(reach):
        if owner not in reach[owner]:
            continue
        ring = {
            other for other in reach[owner] if other in reach and owner in reach[other]
        }
        members = [
            min(name for name in owners if owners[name] == held)
            for held in sorted(ring)
        ]
        circles.add(tuple(sorted(members)))
    return tuple(sorted(circles))
