"""Roots of one thing said on several pages, those that the pages show to be one put together.

Each page alone tells the root of a claim only as far as it names it. Side by side the
claims tell more: who passes on another's words on one page is no origin beside that
other, and two pages that describe their source in the same words speak of one.
"""

from collections.abc import Iterable

from whence.model import Claim
from whence.reconcile.actors import name_key
from whence.reconcile.lineage import Ledger, actor_node
from whence.reconcile.origins import Root

__all__ = ["merge_roots"]


def merge_roots(ledger: Ledger, found: Iterable[tuple[Root, Claim]]) -> list[Root]:
    """Return the roots behind claims that say the same thing.

    Args:
        ledger: The pages.
        found: The root of each claim as its own page tells it, with the claim.
    """
    found = list(found)
    onward: dict[str, Root] = {}
    described: dict[str, Root] = {}
    for root, claim in found:
        for actor in claim.chain[1:-1]:
            onward.setdefault(actor_node(ledger.book, actor, claim).id, root)
        if root.kind == "unnamed":
            described.setdefault(name_key(root.label), root)
    merged: list[Root] = []
    for own, _ in found:
        # The key of an unnamed root is the outlet that quotes it: not the root itself.
        root = own if own.kind == "unnamed" else onward.get(own.key, own)
        if root.kind == "unnamed":
            root = described.get(name_key(root.label), root)
        merged.append(root)
    return merged
