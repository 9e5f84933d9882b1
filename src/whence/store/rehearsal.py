"""What adding pages would change, without changing anything."""

from collections.abc import Sequence

from whence.store.memory import MemoryStore
from whence.store.protocol import Added, Reading, Store

__all__ = ["Rehearsal"]


class Rehearsal:
    """Takes pages as a store does, counts them as it would, and keeps none there.

    It is what `whence add --dry-run` adds to. What it was given itself it remembers,
    so that two copies in one run are told as such.

    Args:
        store: The store that the pages would go to; None for an empty one.

    Example:
        >>> rehearsal = Rehearsal(MemoryStore())
        >>> rehearsal.commit([])
        Added(new=0, changed=0, failed=0, unchanged=0, exact=0, near=0, versions=0)
    """

    def __init__(self, store: Store | None = None) -> None:
        self._store: Store = MemoryStore() if store is None else store
        self._given = MemoryStore()

    def holds(self, document: str, source: str) -> bool:
        """Say whether this very input was read before under this id."""
        return self._store.holds(document, source) or self._given.holds(
            document, source
        )

    def commit(self, readings: Sequence[Reading]) -> Added:
        """Return what keeping a batch would change."""
        added = Added()
        for reading in readings:
            added += self._commit_one(reading)
        return added

    def _commit_one(self, reading: Reading) -> Added:
        extraction = reading.extraction
        if extraction is None or self.holds(reading.document, reading.source):
            return Added(unchanged=1)
        if extraction.error is not None:
            return Added(failed=1)
        known = self._store.knows(reading.document) or self._given.knows(
            reading.document
        )
        document = extraction.document
        found = {self._store.copy_kind(document), self._given.copy_kind(document)}
        self._given.commit([reading])
        kinds = ("exact", "version", "near")
        kind = next((kind for kind in kinds if kind in found), None)
        return Added.page(known=known, kind=kind)
