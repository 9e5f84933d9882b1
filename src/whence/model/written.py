"""Claims that a person or another program wrote down: CONTRACT section 4."""

from dataclasses import dataclass

from whence.model.interval import Interval

__all__ = ["WrittenClaim"]


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """One line of a claims file.

    Attributes:
        id: The line's own id.
        question: Any string; equal strings are the same question.
        source: Who says it.
        low: The least it allows; None for open.
        high: The most it allows; None for open.
        said: When; None for unknown.
        cites: Ids of the claims that it was taken from.
        text: Its wording; None where not given.
    """

    id: str
    question: str
    source: str
    low: float | None
    high: float | None
    said: Interval | None = None
    cites: tuple[str, ...] = ()
    text: str | None = None
