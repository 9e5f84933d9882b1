"""Roots of figures that a page gives without a source, but has from another page.

A page that names no source for a figure is an origin of its own as far as that figure
tells. Where the page is known to draw on another one, and that one has the same figure
of the same things with a source, it is no further origin: the source is. Equal figures
alone show nothing; the page must cite, credit, link to or print the other.

The same holds for one whom a page names last, where the page it draws on tells whom he
speaks of: who only passes on what an agency said is no origin beside the agency.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from whence.reconcile.actors import is_vague
from whence.reconcile.bearings import Bearing
from whence.reconcile.lineage import Key, Ledger, actor_node
from whence.reconcile.origins import Root

__all__ = ["Passed", "find_passed", "find_vague", "take_roots"]

Passed = Mapping[str, frozenset[tuple[str, str]]]
_CLAIM = 3  # where the id of the claim stands in a key

_MOST_STEPS = 20  # from page to page; nobody could follow more


def _root_of(
    key: Key, known: Mapping[Key, Root], twins: Mapping[Key, Sequence[Bearing]]
) -> Root | None:
    """Return the source at the end of a way from twin to twin; None for none."""
    passed: set[Key] = set()
    todo = [key]
    while todo and len(passed) < _MOST_STEPS:
        here = todo.pop(0)
        if here in passed:
            continue
        passed.add(here)
        root = known.get(here)
        if root is not None and root.kind != "unknown":
            return root
        todo.extend(twin.key for twin in twins.get(here, ()))
    return None


def find_passed(ledger: Ledger) -> Passed:
    """Return for each page who passes on whose words there: ids of nodes, two by two.

    Args:
        ledger: The pages.
    """
    return {
        name: frozenset(
            (
                actor_node(ledger.book, giver, claim).id,
                actor_node(ledger.book, source, claim).id,
            )
            for claim in page.claims
            for giver, source in pairwise(claim.chain[1:])
        )
        for name, page in ledger.pages.items()
    }


def find_vague(ledger: Ledger) -> frozenset[str]:
    """Return the claims that are laid to others without telling who they are.

    Args:
        ledger: The pages.
    """
    return frozenset(
        claim.id
        for page in ledger.pages.values()
        for claim in page.claims
        if len(claim.chain) > 1 and is_vague(claim.speaker)
    )


def _behind(
    root: Root,
    repeated: Sequence[Bearing],
    known: Mapping[Key, Root],
    passed: Passed,
) -> Root | None:
    """Return whom a named one passes on, as a page that is drawn on tells."""
    for twin in repeated:
        found = known.get(twin.key)
        if found is None or found.kind != "named":
            continue
        if (root.key, found.key) in passed.get(twin.document, frozenset()):
            return found
    return None


def take_roots(
    roots: Mapping[str, Mapping[Key, Root]],
    twins: Mapping[Key, Sequence[Bearing]],
    passed: Passed,
    vague: frozenset[str] = frozenset(),
) -> dict[str, dict[Key, Root]]:
    """Give figures without a source the root of those that they repeat.

    Args:
        roots: For each question the root of each bearing.
        twins: For each figure those that it repeats, on the pages it draws on.
        passed: For each page who passes on whose words there.
        vague: Ids of claims that a page lays to others whom it does not tell.

    Returns:
        The same with roots taken over.
    """
    known = {key: root for found in roots.values() for key, root in found.items()}
    taken: dict[str, dict[Key, Root]] = {}
    for question, found in roots.items():
        taken[question] = {}
        for key, root in found.items():
            other = None
            if key[_CLAIM] in vague:
                pass  # "foreign media wrote" tells of others than the page drawn on
            elif root.kind == "unknown" and root.key == key[0]:
                other = _root_of(key, known, twins)
            elif root.kind == "named":
                other = _behind(root, twins.get(key, ()), known, passed)
            taken[question][key] = other or root
    return taken
