"""What a worker process may take. Where the system has no such limits, nothing."""

import math

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment] # the absence of the module

__all__ = ["limit_memory", "limit_time"]


def limit_memory(size_bytes: int) -> None:
    """Bound the memory of this process: beyond it Python raises `MemoryError`.

    The limit is on data, not on address space: libraries map far more than they
    use.
    """
    if resource is not None:
        _lower(resource.RLIMIT_DATA, size_bytes)


def limit_time(seconds: float) -> None:
    """Give this process so much more processor time; then the system ends it."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, math.ceil(used.ru_utime + used.ru_stime + seconds))


def _lower(which: int, wanted: int) -> None:
    """Set a soft limit, at most the hard one that was handed down to us."""
    _, hard = resource.getrlimit(which)
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(which, (soft, hard))
