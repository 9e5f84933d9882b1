"""What a page as a whole shows of a claim: its chain, credits, copies and quotations."""

from whence.model import Actor, Claim, Drift, Node, Place
from whence.reconcile.actors import is_vague
from whence.reconcile.agencies import find_agencies, is_same_agency, join_agencies
from whence.reconcile.known_names import outlet_key
from whence.reconcile.lineage import (
    Ledger,
    Step,
    actor_node,
    find_cited_page,
    make_edge,
    page_node,
)
from whence.reconcile.reuse import Reuse
from whence.reconcile.shared_quotes import SharedQuote, find_shared_quotes
from whence.reconcile.timing import is_earlier
from whence.reconcile.trace_parts import TracePart

__all__ = ["PageEdges"]

_HIDDEN = 0.7  # how sure an agency is that only copies of the same text credit


class PageEdges:
    """The edges of claims that do not depend on a figure."""

    def __init__(self, ledger: Ledger) -> None:
        """Index a ledger.

        Args:
            ledger: The pages.
        """
        self._ledger = ledger
        self._takers: dict[str, list[Reuse]] | None = None
        self._credited: frozenset[str] | None = None
        self._quotes: dict[str, list[SharedQuote]] | None = None
        self._story: dict[str | None, set[str]] = {}
        for name, context in ledger.contexts.items():
            self._story.setdefault(context, set()).add(name)

    def add_chain(self, part: TracePart, claim: Claim) -> None:
        """Add the chain of a claim without a figure."""
        ledger = self._ledger
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
            part.add(Step(make_edge(node, target, "cites", evidence), node, target))
            node = target

    def add_page(self, part: TracePart, claim: Claim) -> None:
        """Add the page's credits, and the passages that hold the claim."""
        ledger = self._ledger
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
            part.add(Step(make_edge(node, target, "wire", evidence), node, target))
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
            edge = make_edge(node, target, "reuse", evidence, reuse.sureness)
            part.add(Step(edge, node, target))

    def _add_hidden_wire(self, part: TracePart, claim: Claim, node: Node) -> None:
        """Add the agency that pages with the same passages credit, if it is one."""
        ledger = self._ledger
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
        edge = make_edge(node, target, "wire", tuple(evidence), _HIDDEN)
        part.add(Step(edge, node, target))

    def _agencies(self) -> frozenset[str]:
        """Return the names of the outlets that some page credits."""
        if self._credited is None:
            pages = self._ledger.pages.values()
            self._credited = find_agencies(page.document for page in pages)
        return self._credited

    def _given(self, document: str) -> list[Reuse]:
        """Return who took passages from a page."""
        if self._takers is None:
            self._takers = {}
            for found in self._ledger.reuse.values():
                for reuse in found:
                    self._takers.setdefault(reuse.source, []).append(reuse)
        return self._takers.get(document, [])

    def add_quotes(self, part: TracePart, claim: Claim) -> None:
        """Add the earlier pages that print a claim's quotation, and its changes.

        Where the pages' dates do not tell which is earlier, no edge is drawn: who has
        the words from whom is unknown. One that is drawn already, for a better reason,
        stays alone.

        Args:
            part: Where to add them.
            claim: The claim.
        """
        if self._quotes is None:
            self._quotes = find_shared_quotes(self._ledger)
        own = self._ledger.document(claim.document)
        node = page_node(own)
        for shared in self._quotes.get(claim.id, ()):
            other = self._ledger.document(shared.other.document)
            if not is_earlier(other, own):
                continue
            target = page_node(other)
            places = (shared.own, shared.other)
            edge = make_edge(node, target, "same-quote", places, shared.score)
            if not part.links(node.id, target.id):
                part.add(Step(edge, node, target))
            if shared.changed:
                held = next(
                    (
                        found.id
                        for found in part.edges.values()
                        if (found.source, found.target) == (node.id, target.id)
                    ),
                    edge.id,
                )
                part.add_drift([Drift(held, "quote-changed", shared.other, shared.own)])
