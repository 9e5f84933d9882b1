"""Roots of figures that a page gives without a source, but has from another page.

A page that names no source for a figure is an origin of its own as far as that figure
tells. Where the page is known to draw on another one, and that one has the same figure
of the same things with a source, it is no further origin: the source is. Equal figures
alone show nothing; the page must cite, credit, link to or print the other.
"""

from collections.abc import Mapping, Sequence

from whence.reconcile.bearings import Bearing
from whence.reconcile.lineage import Key
from whence.reconcile.origins import Root

__all__ = ["take_roots"]

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


def take_roots(
    roots: Mapping[str, Mapping[Key, Root]], twins: Mapping[Key, Sequence[Bearing]]
) -> dict[str, dict[Key, Root]]:
    """Give figures without a source the root of those that they repeat.

    Args:
        roots: For each question the root of each bearing.
        twins: For each figure those that it repeats, on the pages it draws on.

    Returns:
        The same with roots taken over.
    """
    known = {key: root for found in roots.values() for key, root in found.items()}
    taken: dict[str, dict[Key, Root]] = {}
    for question, found in roots.items():
        taken[question] = {
            key: (_root_of(key, known, twins) or root)
            if root.kind == "unknown" and root.key == key[0]
            else root
            for key, root in found.items()
        }
    return taken
