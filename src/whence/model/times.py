"""Time expressions, as TIMEX3 values beside half-open intervals."""

from dataclasses import dataclass
from typing import Literal

from whence.model.interval import Interval
from whence.model.span import Span

__all__ = ["TimeExpression", "TimeModifier", "TimeType"]

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
"""The four types of TIMEX3 (ISO 24617-1)."""

TimeModifier = Literal[
    "before",
    "after",
    "start",
    "mid",
    "end",
    "approx",
    "as-early-as",
    "as-late-as",
    "less-than",
    "more-than",
]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time that the text speaks of.

    Attributes:
        id: Content key.
        span: Its words.
        type: TIMEX3 type.
        value: TIMEX3 value; None where the words fix none.
        interval: What the words cover; None where they fix no limits.
        modifier: How the words shade the value; None for not at all.
        anchor: `published`, `explicit`, or the id of the time that it stands on;
            None where nothing in reach anchors it.
        second: The interval of the other reading of an ambiguous phrase; None
            where there is only one.
    """

    id: str
    span: Span
    type: TimeType
    value: str | None = None
    interval: Interval | None = None
    modifier: TimeModifier | None = None
    anchor: str | None = None
    second: Interval | None = None
