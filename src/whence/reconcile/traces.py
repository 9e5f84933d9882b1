"""Where a claim comes from: its part of the lineage, origins, circles and drift."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from whence.errors import InputError
from whence.model import (
    Actor,
    Claim,
    Drift,
    Edge,
    EdgeKind,
    Extraction,
    Node,
    Place,
    Span,
    Trace,
    content_key,
)
from whence.reconcile.actors import is_vague
from whence.reconcile.agencies import find_agencies, is_same_agency, join_agencies
from whence.reconcile.bearings import Bearing
from whence.reconcile.circles import find_circles, owner_of
from whence.reconcile.drift import find_drift, find_headline_drift
from whence.reconcile.known_names import outlet_key
from whence.reconcile.lineage import (
    Key,
    Link,
    Step,
    actor_node,
    find_cited_page,
    page_node,
)
from whence.reconcile.neighbourhoods import survey_neighbourhoods
from whence.reconcile.origins import Origins, Root, count_origins
from whence.reconcile.reuse import Reuse
from whence.reconcile.survey import Survey

__all__ = ["trace_claim", "trace_claims", "trace_span", "trace_spans"]

_HIDDEN = 0.7  # how sure an agency is that only copies of the same text credit
_BESIDE = 200  # characters between a place and the claim that it goes with
_MOST_STEPS = 400  # of one trace; a lineage beyond that tells nobody anything


@dataclass(frozen=True, slots=True)
class _Held:
    """A bearing with the question that it is part of."""

    bearing: Bearing
    group: str


@dataclass(frozen=True, slots=True)
class _Graph:
    """All nodes of a question and the circles among them."""

    nodes: dict[str, Node]
    circles: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Part:
    """What a trace has gathered so far."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    drift: dict[tuple[str, str, Place, Place], Drift] = field(default_factory=dict)

    def add(self, step: Step) -> None:
        for node in (step.source, step.target):
            self.nodes.setdefault(node.id, node)
        held = self.edges.get(step.edge.id)
        if held is None or len(held.evidence) < len(step.edge.evidence):
            self.edges[step.edge.id] = step.edge

    def add_drift(self, found: Iterable[Drift]) -> None:
        for item in found:
            self.drift.setdefault((item.edge, item.kind, item.before, item.after), item)


class _Tracer:
    """Traces claims of one survey."""

    def __init__(self, state: Survey) -> None:
        self._state = state
        self._by_claim: dict[str, list[_Held]] = {}
        self._onward: dict[str, dict[str, list[tuple[Key, Step]]]] = {}
        self._groups = {group.id: group for group in state.groups}
        self._graphs: dict[str, _Graph] = {}
        self._takers: dict[str, list[Reuse]] | None = None
        self._credited: frozenset[str] | None = None
        self._headlines: dict[str, list[Bearing]] = {}
        self._by_page: dict[tuple[str, str], list[Link]] = {}
        self._story: dict[str | None, set[str]] = {}
        for name, context in state.ledger.contexts.items():
            self._story.setdefault(context, set()).add(name)
        for group in state.groups:
            onward = self._onward.setdefault(group.id, {})
            for bearing in group.bearings:
                held = _Held(bearing, group.id)
                if bearing.headline:
                    self._headlines.setdefault(bearing.document, []).append(bearing)
                self._by_claim.setdefault(bearing.claim.id, []).append(held)
            for key, link in sorted(state.links[group.id].items()):
                self._by_page.setdefault((group.id, key[0]), []).append(link)
                for step in link.steps:
                    if step.source.document is None:
                        onward.setdefault(step.source.id, []).append((key, step))

    def trace_at(self, document: str, span: Span) -> Trace | None:
        """Trace the claim at a place; None where none stands."""
        claim = claim_at(self._state, self._state.ledger.pages[document], span)
        return None if claim is None else self.trace(claim)

    def trace(self, claim: Claim) -> Trace:
        part = _Part()
        node = page_node(self._state.ledger.document(claim.document))
        part.nodes[node.id] = node
        counted: list[Origins] = []
        for held in self._by_claim.get(claim.id, []):
            self._climb(part, held)
            counted.append(count_origins(self._roots_of(held)))
        if not counted:
            self._add_chain(part, claim)
        self._add_page_edges(part, claim)
        circles = find_circles(
            self._state.ledger, part.nodes, part.edges.values()
        ) or self._circles_of(part, claim)
        # Who confirms one figure of a claim does not confirm the others.
        origins = min(
            counted,
            key=lambda item: (item.least, item.most),
            default=count_origins([]),
        )
        return Trace(
            claim.id,
            tuple(part.nodes[name] for name in sorted(part.nodes)),
            tuple(part.edges[name] for name in sorted(part.edges)),
            (origins.least, origins.most),
            circles,
            tuple(
                sorted(
                    part.drift.values(),
                    key=lambda item: (item.edge, item.kind, item.before, item.after),
                )
            ),
        )

    def _circles_of(self, part: _Part, claim: Claim) -> tuple[tuple[str, ...], ...]:
        """Return the circles of the question that the claim's lineage touches."""
        ledger = self._state.ledger
        found: set[tuple[str, ...]] = set()
        for name in sorted({held.group for held in self._by_claim.get(claim.id, [])}):
            graph = self._graph_of(name)
            if not graph.circles:
                continue
            touched = {owner_of(ledger, node) for node in part.nodes.values()}
            for circle in graph.circles:
                members = [graph.nodes[member] for member in circle]
                if any(owner_of(ledger, node) in touched for node in members):
                    part.nodes.update((node.id, node) for node in members)
                    found.add(circle)
        return tuple(sorted(found))

    def _graph_of(self, group: str) -> _Graph:
        """Return the nodes of a question, and the circles among them."""
        if group not in self._graphs:
            nodes: dict[str, Node] = {}
            edges: list[Edge] = []
            for _, link in sorted(self._state.links[group].items()):
                for step in link.steps:
                    nodes[step.source.id] = step.source
                    nodes[step.target.id] = step.target
                    edges.append(step.edge)
            circles = find_circles(self._state.ledger, nodes, edges)
            self._graphs[group] = _Graph(nodes, circles)
        return self._graphs[group]

    def _roots_of(self, held: _Held) -> list[Root]:
        """Return the roots of the figures that say the same."""
        group = self._groups[held.group]
        roots = self._state.roots[held.group]
        return [
            roots[other.key]
            for other in group.bearings
            if other.role == held.bearing.role and _agree(held.bearing, other)
        ]

    def _climb(self, part: _Part, held: _Held) -> None:
        """Add all steps that lead upwards from a bearing, and the drift on them."""
        state = self._state
        links = state.links[held.group]
        todo: list[Bearing] = [held.bearing]
        seen: set[Key] = set()
        while todo and len(part.edges) < _MOST_STEPS:
            bearing = todo.pop(0)
            link = links.get(bearing.key)
            if bearing.key in seen or link is None:
                continue
            seen.add(bearing.key)
            self._add_headline(part, held.group, bearing)
            self._add_twins(part, bearing)
            for step in link.steps:
                part.add(step)
                self._add_drift(part, bearing, step)
                if step.bearing is not None:
                    todo.append(step.bearing)
                todo.extend(self._climb_actor(part, held.group, bearing, step.target))

    def _climb_actor(
        self, part: _Part, group: str, bearing: Bearing, node: Node
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
                if not _agree(links[key].bearing, bearing):
                    continue
                part.add(step)
                if step.bearing is not None:
                    reached.append(step.bearing)
                else:
                    todo.append(step.target.id)
        return reached

    def _add_twins(self, part: _Part, bearing: Bearing) -> None:
        """Add what changed against the figure that this one repeats."""
        ledger = self._state.ledger
        node = page_node(ledger.document(bearing.document))
        for twin in self._state.twins.get(bearing.key, ()):
            target = page_node(ledger.document(twin.document))
            evidence = (
                Place(bearing.document, bearing.sentence),
                Place(twin.document, twin.sentence),
            )
            edge = _make_edge(node, target, "cites", evidence)
            found = find_drift(ledger, twin, bearing, edge)
            if found:
                part.add(Step(edge, node, target, twin))
                part.add_drift(found)

    def _add_drift(self, part: _Part, bearing: Bearing, step: Step) -> None:
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

    def _add_headline(self, part: _Part, group: str, bearing: Bearing) -> None:
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

    def _add_chain(self, part: _Part, claim: Claim) -> None:
        """Add the chain of a claim without a figure."""
        ledger = self._state.ledger
        node = page_node(ledger.document(claim.document))
        own = ledger.outlet_of(claim.document)
        context = ledger.contexts.get(claim.document)
        story = self._story.get(context, set())
        for actor in claim.chain[1:]:
            key = None if actor.name is None else outlet_key(actor.name)
            if (own is not None and key == own) or is_vague(actor):
                continue
            target = actor_node(ledger.book, actor, claim)
            if key is not None and ledger.book.is_outlet(actor):
                page = find_cited_page(ledger, claim.document, key, story)
                if page is not None:
                    target = page_node(ledger.document(page))
            if target.id == node.id:
                continue
            spans = actor.spans or claim.content
            evidence = tuple(Place(claim.document, span) for span in spans)
            part.add(Step(_make_edge(node, target, "cites", evidence), node, target))
            node = target

    def _add_page_edges(self, part: _Part, claim: Claim) -> None:
        """Add the page's credits, and the passages that hold the claim."""
        ledger = self._state.ledger
        document = ledger.document(claim.document)
        node = page_node(document)
        own = ledger.outlet_of(document.id)
        for relay in document.relays:
            if relay.name is None or outlet_key(relay.name) == own:
                continue
            target = actor_node(ledger.book, relay, claim)
            if any(edge.target == target.id for edge in part.edges.values()):
                continue
            evidence = tuple(Place(document.id, span) for span in relay.spans)
            part.add(Step(_make_edge(node, target, "wire", evidence), node, target))
        if not document.relays:
            self._add_hidden_wire(part, claim, node)
        for reuse in ledger.reuse.get(document.id, ()):
            if not any(reuse.covers(span) for span in claim.content):
                continue
            target = page_node(ledger.document(reuse.source))
            evidence = (
                *(Place(document.id, span) for span in reuse.taken),
                *(Place(reuse.source, span) for span in reuse.given),
            )
            edge = _make_edge(node, target, "reuse", evidence, reuse.sureness)
            part.add(Step(edge, node, target))

    def _add_hidden_wire(self, part: _Part, claim: Claim, node: Node) -> None:
        """Add the agency that pages with the same passages credit, if it is one."""
        ledger = self._state.ledger
        own = ledger.document(claim.document)
        shared = [
            (reuse.source, reuse.taken)
            for reuse in ledger.reuse.get(claim.document, ())
        ] + [(reuse.taker, reuse.given) for reuse in self._given(claim.document)]
        agencies: dict[str, Actor] = {}
        evidence: list[Place] = []
        for name, spans in shared:
            page = ledger.document(name)
            credited = [relay for relay in page.relays if relay.name is not None]
            if page.outlet.value in self._agencies():
                credited.append(Actor(page.outlet.value, "agency"))
            for relay in credited:
                agencies.setdefault(relay.name or "", relay)
                evidence.extend(Place(claim.document, span) for span in spans)
        names = join_agencies(agencies)
        if len(names) != 1 or is_same_agency(names[0], own.outlet.value or ""):
            return
        target = actor_node(ledger.book, agencies[names[0]], claim)
        edge = _make_edge(node, target, "wire", tuple(evidence), _HIDDEN)
        part.add(Step(edge, node, target))

    def _agencies(self) -> frozenset[str]:
        """Return the names of the outlets that some page credits."""
        if self._credited is None:
            pages = self._state.ledger.pages.values()
            self._credited = find_agencies(page.document for page in pages)
        return self._credited

    def _given(self, document: str) -> list[Reuse]:
        """Return who took passages from a page."""
        if self._takers is None:
            self._takers = {}
            for found in self._state.ledger.reuse.values():
                for reuse in found:
                    self._takers.setdefault(reuse.source, []).append(reuse)
        return self._takers.get(document, [])


def _make_edge(
    source: Node,
    target: Node,
    kind: EdgeKind,
    evidence: tuple[Place, ...],
    score: float = 1.0,
) -> Edge:
    return Edge(
        content_key("edge", source.id, target.id, kind),
        source.id,
        target.id,
        kind,
        tuple(sorted(set(evidence))),
        score,
    )


def _agree(left: Bearing, right: Bearing) -> bool:
    """Say whether two figures may be one: equal, or about one another."""
    if left.exact is not None and right.exact is not None:
        largest = max(abs(left.exact), abs(right.exact))
        return abs(left.exact - right.exact) <= 0.1 * largest
    return (left.low, left.high) == (right.low, right.high)


def trace_claims(extractions: Sequence[Extraction]) -> Iterator[Trace]:
    """Yield where each claim comes from, the shared work done once.

    Args:
        extractions: What was read from the pages, in any order.

    Yields:
        One trace a claim, by document and claim.
    """
    found: dict[str, list[Trace]] = {}
    for state in survey_neighbourhoods(extractions):
        tracer = _Tracer(state)
        for name, page in state.ledger.pages.items():
            found[name] = [tracer.trace(claim) for claim in page.claims]
    for name in sorted(found):
        yield from found[name]


def trace_claim(extractions: Sequence[Extraction], claim_id: str) -> Trace:
    """Return where one claim comes from.

    Args:
        extractions: What was read from the pages, in any order.
        claim_id: Id of the claim.

    Raises:
        InputError: If no page holds the claim.
    """
    holding = {
        page.document.id
        for page in extractions
        if any(claim.id == claim_id for claim in page.claims)
    }
    for state in survey_neighbourhoods(extractions, holding=holding):
        for page in state.ledger.pages.values():
            for claim in page.claims:
                if claim.id == claim_id:
                    return _Tracer(state).trace(claim)
    message = f"no page holds the claim {claim_id!r}: 'whence claims' lists the ids"
    raise InputError(message)


def _beside(extraction: Extraction, part: Span, span: Span) -> bool:
    """Say whether two places stand in one line, not far from one another."""
    start, end = sorted((part, span))
    between = extraction.document.text[start.end : max(start.end, end.start)]
    return len(between) <= _BESIDE and "\n" not in between


def trace_span(
    extractions: Sequence[Extraction], document: str, span: Span
) -> Trace | None:
    """Return where the claim at a place of a page comes from; None where none stands.

    Args:
        extractions: What was read from the pages, in any order.
        document: Id of the page.
        span: The place: a number, or other words of the claim.
    """
    return next(trace_spans(extractions, [(document, span)]))


def trace_spans(
    extractions: Sequence[Extraction], places: Iterable[tuple[str, Span]]
) -> Iterator[Trace | None]:
    """Yield where the claim at each place comes from, the shared work done once.

    Args:
        extractions: What was read from the pages, in any order.
        places: Ids of pages with places on them, as for `trace_span`.

    Yields:
        One trace a place, in their order; None where no claim stands.
    """
    asked = list(places)
    tracers: dict[str, _Tracer] = {}
    holding = {document for document, _ in asked}
    for state in survey_neighbourhoods(extractions, holding=holding):
        tracers.update(dict.fromkeys(state.ledger.pages, _Tracer(state)))
    for document, span in asked:
        tracer = tracers.get(document)
        yield None if tracer is None else tracer.trace_at(document, span)


def claim_at(state: Survey, extraction: Extraction, span: Span) -> Claim | None:
    """Return the innermost claim at a place, one with a figure there first."""
    name = extraction.document.id
    for group in state.groups:
        for bearing in group.bearings:
            if bearing.document == name and bearing.span.overlaps(span):
                return bearing.claim
    figures = {
        quantity.id
        for quantity in extraction.quantities
        if quantity.span.overlaps(span)
    }
    holding = [
        claim
        for claim in extraction.claims
        if any(part.overlaps(span) for part in claim.content)
    ]
    if not holding:
        holding = [
            claim
            for claim in extraction.claims
            if any(_beside(extraction, part, span) for part in claim.content)
        ]
    if not holding:
        return None
    return min(
        holding,
        key=lambda claim: (
            figures.isdisjoint(claim.quantities),
            sum(len(part) for part in claim.content),
            claim.id,
        ),
    )
