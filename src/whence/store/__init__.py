"""The ledger: SQLite in one file, and a store in memory that does the same."""

from whence.store.judged import JudgedStore
from whence.store.ledger import Ledger
from whence.store.memory import MemoryStore
from whence.store.protocol import (
    Added,
    ClaimFilter,
    FailedDocument,
    Hit,
    Reading,
    Store,
    Version,
    source_key,
)
from whence.store.rehearsal import Rehearsal

__all__ = [
    "Added",
    "ClaimFilter",
    "FailedDocument",
    "Hit",
    "JudgedStore",
    "Ledger",
    "MemoryStore",
    "Reading",
    "Rehearsal",
    "Store",
    "Version",
    "source_key",
]
