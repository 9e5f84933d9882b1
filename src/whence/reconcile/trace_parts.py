"""What a trace has gathered so far: nodes, edges and changes, each once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from whence.model import Drift, Edge, Node, Place
from whence.reconcile.bearings import Bearing
from whence.reconcile.lineage import Step

__all__ = ["TracePart", "may_be_one"]

_ROUNDING = 0.1  # a relay may round the figure


@dataclass(slots=True)
class TracePart:
    """The part of the lineage that one claim has.

    Attributes:
        nodes: By id.
        edges: By id, with the most evidence found.
        drift: By edge, kind and places.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    drift: dict[tuple[str, str, Place, Place], Drift] = field(default_factory=dict)

    def add(self, step: Step) -> None:
        """Add a step with both its ends."""
        for node in (step.source, step.target):
            self.nodes.setdefault(node.id, node)
        held = self.edges.get(step.edge.id)
        if held is None or len(held.evidence) < len(step.edge.evidence):
            self.edges[step.edge.id] = step.edge

    def add_drift(self, found: Iterable[Drift]) -> None:
        """Add what changed on the way."""
        for item in found:
            self.drift.setdefault((item.edge, item.kind, item.before, item.after), item)

    def links(self, left: str, right: str) -> bool:
        """Say whether an edge leads from one node to another, or back."""
        return any(
            {edge.source, edge.target} == {left, right} for edge in self.edges.values()
        )


def may_be_one(left: Bearing, right: Bearing) -> bool:
    """Say whether two figures may be one: equal, or about one another."""
    if left.exact is not None and right.exact is not None:
        largest = max(abs(left.exact), abs(right.exact))
        return abs(left.exact - right.exact) <= _ROUNDING * largest
    return (left.low, left.high) == (right.low, right.high)
