"""Settings: the few numbers that a run may change, with their defaults.

They are passed in, never read from the environment by a lower layer; the command
line fills them from its options.
"""

from dataclasses import dataclass

__all__ = ["DEFAULT_SETTINGS", "Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run of Whence may be told.

    Attributes:
        policy: Policy for low, best and high, by name.
        min_score: Attributions below this score are left out, 0 to 1, and the claims
            built on them; None for the reader's calibrated threshold.
        batch_size: Documents committed to the ledger together.
        workers: Worker processes that read documents; 1 reads in this process.
        document_time_s: Processor seconds that one document may take.
        document_memory_bytes: Memory that a worker process may take.
        max_document_bytes: Larger inputs are refused with a reason.
    """

    policy: str = "range"
    min_score: float | None = None
    batch_size: int = 50
    workers: int = 1
    document_time_s: float = 15.0
    document_memory_bytes: int = 2_000_000_000
    max_document_bytes: int = 16_000_000


DEFAULT_SETTINGS = Settings()
