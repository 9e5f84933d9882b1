"""The ledger: SQLite in one file, and a store in memory that does the same."""

from whence.store.ledger import Ledger
from whence.store.memory import MemoryStore
from whence.store.protocol import (
    Added,
    ClaimFilter,
    FailedDocument,
    Hit,
    Reading,
    Store,
    source_key,
)

__all__ = [
    "Added",
    "ClaimFilter",
    "FailedDocument",
    "Hit",
    "Ledger",
    "MemoryStore",
    "Reading",
    "Store",
    "source_key",
]
