"""Where a claim without a figure comes from: its own chain, and those who say the same.

That two pages say the same shows no taking. Only where a page is known to draw on
another, by a citation, a credit, a link or copied passages, a claim without a source of
its own is taken to come from the same claim there.
"""

from collections.abc import Container, Mapping, Sequence

from whence.model import Claim, EdgeKind, Place
from whence.reconcile.actors import is_unnamed, is_vague
from whence.reconcile.known_names import outlet_key
from whence.reconcile.lineage import Ledger, Step, actor_node, make_edge, page_node
from whence.reconcile.matching.matches import Matches
from whence.reconcile.merged_roots import merge_roots
from whence.reconcile.origins import Origins, Root, count_origins
from whence.reconcile.page_edges import PageEdges
from whence.reconcile.trace_parts import TracePart

__all__ = ["SaidAgain"]

_MOST_STEPS = 20  # from page to page; nobody could follow more


class SaidAgain:
    """The claims of some pages, and who else says each."""

    def __init__(
        self, ledger: Ledger, matches: Matches, drawn: Mapping[str, frozenset[str]]
    ) -> None:
        """Index a ledger.

        Args:
            ledger: The pages.
            matches: Which claims say the same.
            drawn: For each page the pages that it is known to have something from.
        """
        self._ledger = ledger
        self._matches = matches
        self._drawn = drawn
        self._claims = {
            claim.id: claim
            for name in sorted(ledger.pages)
            for claim in ledger.pages[name].claims
        }

    def _members(self, claim: Claim) -> Sequence[Claim]:
        """Return the claims that say the same, the claim itself among them."""
        held = self._matches.propositions.get(claim.id)
        if held is None:
            return (claim,)
        return [self._claims[name] for name in held.claims]

    def _taken_from(self, claim: Claim) -> list[Claim]:
        """Return the same claim on the pages that its page draws on, one a page."""
        drawn = self._drawn.get(claim.document, frozenset())
        found: dict[str, Claim] = {}
        for member in self._members(claim):
            # A page may not draw on one that has the claim from it.
            if member.document in drawn and claim.document not in self._drawn.get(
                member.document, frozenset()
            ):
                found.setdefault(member.document, member)
        return [found[name] for name in sorted(found)]

    def is_taken(self, claim: Claim, others: Container[str]) -> bool:
        """Say whether a page has a claim from one of others, by their ids."""
        if len(claim.chain) > 1 and is_vague(claim.speaker):
            return False  # "foreign media wrote" tells of others than that page
        return any(item.id in others for item in self._taken_from(claim))

    def climb(self, part: TracePart, claim: Claim, pages: PageEdges) -> None:
        """Add the chain of a claim, and of the same claims that it was taken from.

        Args:
            part: Where to add them.
            claim: A claim without a figure.
            pages: Adds the chain that a page names.
        """
        todo, passed = [claim], set[str]()
        while todo and len(passed) < _MOST_STEPS:
            claim = todo.pop(0)
            if claim.id in passed:
                continue
            passed.add(claim.id)
            pages.add_chain(part, claim)
            own = page_node(self._ledger.document(claim.document))
            for other in self._taken_from(claim):
                target = page_node(self._ledger.document(other.document))
                if target.id not in part.nodes and len(claim.chain) > 1:
                    continue  # the page names another source for it
                if not part.links(own.id, target.id) and target.id not in part.nodes:
                    places = [
                        Place(item.document, span)
                        for item in (claim, other)
                        for span in item.content
                    ]
                    kind = self._kind(claim.document, other.document)
                    edge = make_edge(own, target, kind, places, self._score(claim))
                    part.add(Step(edge, own, target))
                todo.append(other)

    def _score(self, claim: Claim) -> float:
        """Return how sure the surest match of a claim is."""
        return max((item.score for item in self._matches.of(claim.id)), default=0.5)

    def _kind(self, document: str, source: str) -> EdgeKind:
        """Return by which sign a page is known to draw on another."""
        ledger = self._ledger
        page, outlet = ledger.document(document), ledger.outlet_of(source)
        if any(reuse.source == source for reuse in ledger.reuse.get(document, ())):
            return "reuse"
        if any(outlet_key(relay.name) == outlet for relay in page.relays if relay.name):
            return "wire"
        url = ledger.document(source).url
        if url is not None and any(address == url for _, address in page.links):
            return "link"
        return "cites"

    def count(self, claim: Claim) -> Origins:
        """Count the origins of a claim without a figure, over all who say the same."""
        members = self._members(claim)
        found = [(self._root(member), member) for member in members]
        return count_origins(merge_roots(self._ledger, found))

    def _root(self, claim: Claim) -> Root:
        """Return the root of a claim, as far as the pages that it is taken from tell."""
        root, passed = self._own_root(claim), {claim.id}
        while root.kind != "named" and len(passed) < _MOST_STEPS:
            onward = [item for item in self._taken_from(claim) if item.id not in passed]
            if not onward:
                break
            claim = onward[0]
            passed.add(claim.id)
            root = self._own_root(claim)
        return root

    def _own_root(self, claim: Claim) -> Root:
        """Return the root that a claim's own page shows."""
        ledger, speaker = self._ledger, claim.speaker
        node = actor_node(ledger.book, speaker, claim)
        page = claim.document
        if len(claim.chain) < 2 or ledger.book.is_outlet(speaker):
            if speaker.name is not None and ledger.book.is_issuer(speaker.name):
                return Root("named", node.id, node.actor or "?")
            return Root("unknown", page, f"{page}, which gives no source")
        if is_vague(speaker):
            return Root("unknown", page, f"{page}, which gives no source")
        if is_unnamed(speaker):
            return Root("unnamed", node.id, speaker.name or "an unnamed source")
        return Root("named", node.id, node.actor or "?")
