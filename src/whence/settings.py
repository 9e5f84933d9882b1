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
        fetch_delay_s: Seconds between two requests to one host; a site's robots.txt
            may ask for more.
        fetch_max_age_s: Seconds for which a page that was fetched is not asked for
            again.
        fetch_limit: Requests that one run may make.
        fetch_time_s: Seconds that one answer may take.
        fetch_idle_s: Seconds of silence after which an answer is given up.
        fetch_wait_s: Longest wait that a server may ask for (Retry-After); one that
            asks for more is left alone for the rest of the run.
        fetch_contact: How a site's owner can reach the person who fetches, for the
            User-Agent; None gives none.
    """

    policy: str = "range"
    min_score: float | None = None
    batch_size: int = 50
    workers: int = 1
    document_time_s: float = 15.0
    document_memory_bytes: int = 2_000_000_000
    max_document_bytes: int = 16_000_000
    fetch_delay_s: float = 2.0
    fetch_max_age_s: float = 86_400.0
    fetch_limit: int = 10_000
    fetch_time_s: float = 60.0
    fetch_idle_s: float = 15.0
    fetch_wait_s: float = 120.0
    fetch_contact: str | None = None


DEFAULT_SETTINGS = Settings()
