"""Where a claim comes from: its part of the lineage, origins, circles and drift."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whence.errors import InputError
from whence.model import Claim, Edge, Extraction, Judgement, Node, Span, Trace
from whence.reconcile.bearings import Bearing
from whence.reconcile.circles import find_circles, owner_of
from whence.reconcile.climbing import Climber
from whence.reconcile.lineage import page_node
from whence.reconcile.matching import SaidAgain, find_denied, find_matches
from whence.reconcile.merged_roots import merge_roots
from whence.reconcile.neighbourhoods import Neighbourhood, survey_neighbourhoods
from whence.reconcile.origins import Origins, Root, count_origins
from whence.reconcile.page_edges import PageEdges
from whence.reconcile.survey import Survey
from whence.reconcile.trace_parts import TracePart, may_be_one
from whence.reconcile.twins import find_page_edges

__all__ = ["trace_claim", "trace_claims", "trace_span", "trace_spans"]

_BESIDE = 200  # characters between a place and the claim that it goes with


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


class _Tracer:
    """Traces claims of one survey."""

    def __init__(self, state: Survey) -> None:
        self._state = state
        self._climber = Climber(state)
        self._pages = PageEdges(state.ledger)
        self._by_claim: dict[str, list[_Held]] = {}
        self._groups = {group.id: group for group in state.groups}
        self._graphs: dict[str, _Graph] = {}
        matches = find_matches(state.ledger)
        self._matches = matches.joined(find_denied(state, matches.propositions))
        self._said_again = SaidAgain(
            state.ledger, self._matches, find_page_edges(state.ledger, state.links)
        )
        for group in state.groups:
            for bearing in group.bearings:
                held = _Held(bearing, group.id)
                self._by_claim.setdefault(bearing.claim.id, []).append(held)

    def trace_at(self, document: str, span: Span) -> Trace | None:
        """Trace the claim at a place; None where none stands."""
        claim = claim_at(self._state, self._state.ledger.pages[document], span)
        return None if claim is None else self.trace(claim)

    def trace(self, claim: Claim) -> Trace:
        part = TracePart()
        node = page_node(self._state.ledger.document(claim.document))
        part.nodes[node.id] = node
        counted: list[Origins] = []
        for held in self._by_claim.get(claim.id, []):
            self._climber.climb(part, held.bearing, held.group)
            counted.append(count_origins(self._roots_of(held)))
        if not counted:
            self._said_again.climb(part, claim, self._pages)
            counted.append(self._said_again.count(claim))
        self._pages.add_page(part, claim)
        self._pages.add_quotes(part, claim)
        circles = find_circles(
            self._state.ledger, part.nodes, part.edges.values()
        ) or self._circles_of(part, claim)
        # Who confirms one figure of a claim does not confirm the others.
        origins = min(counted, key=lambda item: (item.least, item.most))
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
            origins.reasons,
            self._matches.of(claim.id),
        )

    def _circles_of(self, part: TracePart, claim: Claim) -> tuple[tuple[str, ...], ...]:
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
        """Return the roots of the figures that say the same.

        They answer one question, or stand in claims that say the same.
        """
        rivals = [
            _Held(bearing, held.group) for bearing in self._groups[held.group].bearings
        ]
        claim = held.bearing.claim.id
        proposition = self._matches.propositions.get(claim)
        for name in () if proposition is None else proposition.claims:
            rivals += [
                other
                for other in self._by_claim.get(name, [])
                if other.group != held.group
            ]
        rivals = [
            other
            for other in rivals
            if other.bearing.role == held.bearing.role
            and may_be_one(held.bearing, other.bearing)
        ]
        claims = {other.bearing.claim.id for other in rivals}
        found = [
            (self._state.roots[other.group][other.bearing.key], other.bearing.claim)
            for other in rivals
        ]
        # Where the page has the claim from another one, that one's source is meant.
        kept = [
            (root, claim)
            for root, claim in found
            if root.kind == "named" or not self._said_again.is_taken(claim, claims)
        ]
        return merge_roots(self._state.ledger, kept or found)


def trace_claims(
    extractions: Sequence[Extraction], *, judgements: Sequence[Judgement] = ()
) -> Iterator[Trace]:
    """Yield where each claim comes from, the shared work done once.

    Args:
        extractions: What was read from the pages, in any order.
        judgements: As for `answer_questions`.

    Yields:
        One trace a claim, by document and claim.
    """
    found: dict[str, list[Trace]] = {}
    for state in survey_neighbourhoods(extractions, judgements=judgements):
        tracer = _Tracer(state)
        for name, page in state.ledger.pages.items():
            found[name] = [tracer.trace(claim) for claim in page.claims]
    for name in sorted(found):
        yield from found[name]


def trace_claim(
    extractions: Sequence[Extraction],
    claim_id: str,
    *,
    known: Neighbourhood | None = None,
    judgements: Sequence[Judgement] = (),
) -> Trace:
    """Return where one claim comes from.

    Args:
        extractions: What was read from the pages, in any order.
        claim_id: Id of the claim.
        known: The neighbourhood that the pages are; see `survey_neighbourhoods`.
        judgements: As for `answer_questions`.

    Raises:
        InputError: If no page holds the claim.
    """
    holding = {
        page.document.id
        for page in extractions
        if any(claim.id == claim_id for claim in page.claims)
    }
    for state in survey_neighbourhoods(
        extractions, holding=holding, known=known, judgements=judgements
    ):
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
    extractions: Sequence[Extraction],
    document: str,
    span: Span,
    *,
    known: Neighbourhood | None = None,
    judgements: Sequence[Judgement] = (),
) -> Trace | None:
    """Return where the claim at a place of a page comes from; None where none stands.

    Args:
        extractions: What was read from the pages, in any order.
        document: Id of the page.
        span: The place: a number, or other words of the claim.
        known: The neighbourhood that the pages are; see `survey_neighbourhoods`.
        judgements: As for `answer_questions`.
    """
    return next(
        trace_spans(extractions, [(document, span)], known=known, judgements=judgements)
    )


def trace_spans(
    extractions: Sequence[Extraction],
    places: Iterable[tuple[str, Span]],
    *,
    known: Neighbourhood | None = None,
    judgements: Sequence[Judgement] = (),
) -> Iterator[Trace | None]:
    """Yield where the claim at each place comes from, the shared work done once.

    Args:
        extractions: What was read from the pages, in any order.
        places: Ids of pages with places on them, as for `trace_span`.
        known: The neighbourhood that the pages are; see `survey_neighbourhoods`.
        judgements: As for `answer_questions`.

    Yields:
        One trace a place, in their order; None where no claim stands.
    """
    asked = list(places)
    tracers: dict[str, _Tracer] = {}
    holding = {document for document, _ in asked}
    for state in survey_neighbourhoods(
        extractions, holding=holding, known=known, judgements=judgements
    ):
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
