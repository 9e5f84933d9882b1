"""The way of a figure upwards: all steps to its roots, and what changed on them."""

from whence.model import Node, Place
from whence.reconcile.bearings import Bearing
from whence.reconcile.drift import find_drift, find_headline_drift
from whence.reconcile.lineage import Key, Link, Step, make_edge, page_node
from whence.reconcile.survey import Survey
from whence.reconcile.trace_parts import TracePart, may_be_one

__all__ = ["Climber"]

_MOST_STEPS = 400  # of one trace; a lineage beyond that tells nobody anything


class Climber:
    """Climbs from the figures of one survey to where they come from."""

    def __init__(self, state: Survey) -> None:
        """Index the steps of a survey.

        Args:
            state: The survey.
        """
        self._state = state
        self._onward: dict[str, dict[str, list[tuple[Key, Step]]]] = {}
        self._headlines: dict[str, list[Bearing]] = {}
        self._by_page: dict[tuple[str, str], list[Link]] = {}
        for group in state.groups:
            onward = self._onward.setdefault(group.id, {})
            for bearing in group.bearings:
                if bearing.headline:
                    self._headlines.setdefault(bearing.document, []).append(bearing)
            for key, link in sorted(state.links[group.id].items()):
                self._by_page.setdefault((group.id, key[0]), []).append(link)
                for step in link.steps:
                    if step.source.document is None:
                        onward.setdefault(step.source.id, []).append((key, step))

    def climb(self, part: TracePart, bearing: Bearing, group: str) -> None:
        """Add all steps that lead upwards from a figure, and the drift on them.

        Args:
            part: Where to add them.
            bearing: The figure.
            group: Id of its question.
        """
        state = self._state
        links = state.links[group]
        todo: list[Bearing] = [bearing]
        seen: set[Key] = set()
        while todo and len(part.edges) < _MOST_STEPS:
            bearing = todo.pop(0)
            link = links.get(bearing.key)
            if bearing.key in seen or link is None:
                continue
            seen.add(bearing.key)
            self._add_headline(part, group, bearing)
            self._add_twins(part, bearing)
            self._add_common(part, bearing, link)
            for step in link.steps:
                part.add(step)
                self._add_drift(part, bearing, step)
                if step.bearing is not None:
                    todo.append(step.bearing)
                todo.extend(self._climb_actor(part, group, bearing, step.target))

    def _climb_actor(
        self, part: TracePart, group: str, bearing: Bearing, node: Node
    ) -> list[Bearing]:
        """Add what other pages say of where an outlet or official has it from."""
        if node.document is not None:
            return []
        reached: list[Bearing] = []
        seen: set[str] = set()
        todo = [node.id]
        links = self._state.links[group]
        while todo:
            name = todo.pop()
            if name in seen:
                continue
            seen.add(name)
            for key, step in self._onward[group].get(name, []):
                if not may_be_one(links[key].bearing, bearing):
                    continue
                part.add(step)
                if step.bearing is not None:
                    reached.append(step.bearing)
                else:
                    todo.append(step.target.id)
        return reached

    def _add_twins(self, part: TracePart, bearing: Bearing) -> None:
        """Add what changed against the figure that this one repeats."""
        ledger = self._state.ledger
        node = page_node(ledger.document(bearing.document))
        for twin in self._state.twins.get(bearing.key, ()):
            target = page_node(ledger.document(twin.document))
            evidence = (
                Place(bearing.document, bearing.sentence),
                Place(twin.document, twin.sentence),
            )
            edge = make_edge(node, target, "cites", evidence)
            found = find_drift(ledger, twin, bearing, edge)
            if found:
                part.add(Step(edge, node, target, twin))
                part.add_drift(found)

    def _add_common(self, part: TracePart, bearing: Bearing, link: Link) -> None:
        """Add what changed against every page that has the same odd figure.

        Which of them a page has it from, only the figure tells: what changed against
        all of them has changed, whichever it was.
        """
        ledger = self._state.ledger
        found = [
            find_drift(ledger, step.bearing, bearing, step.edge)
            for step in link.steps
            if step.edge.kind == "same-figure" and step.bearing is not None
        ]
        if not found or bearing.headline:
            return
        common = set.intersection(*({item.kind for item in each} for each in found))
        part.add_drift(item for item in found[0] if item.kind in common)

    def _add_drift(self, part: TracePart, bearing: Bearing, step: Step) -> None:
        own = step.source.document == bearing.document
        told = bearing.headline or step.edge.kind == "same-figure"
        if step.bearing is None or not own or told:
            return
        if any(
            twin.document == step.bearing.document
            for twin in self._state.twins.get(bearing.key, ())
        ):
            return  # compared with the one figure that it repeats
        ledger = self._state.ledger
        part.add_drift(find_drift(ledger, step.bearing, bearing, step.edge))

    def _add_headline(self, part: TracePart, group: str, bearing: Bearing) -> None:
        own = self._by_page[group, bearing.document]
        edge = next(
            (step.edge.id for link in own for step in link.steps),
            page_node(self._state.ledger.document(bearing.document)).id,
        )
        bearings = [link.bearing for link in own]
        # A headline that makes a capacity a count answers another question.
        bearings += [
            other
            for other in self._headlines.get(bearing.document, [])
            if other not in bearings and other.exact == bearing.exact
        ]
        part.add_drift(find_headline_drift(self._state.ledger, bearings, edge))
