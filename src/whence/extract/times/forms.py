"""What the grammar reads from words, before it is placed in the calendar."""

from dataclasses import dataclass, replace
from typing import Literal

from whence.model import TimeModifier

__all__ = ["Base", "Form", "FormKind", "Frame"]

FormKind = Literal[
    "calendar",  # 14 August, August last year, 2019, the 10th
    "weekday",  # Friday, next Tuesday
    "unit",  # last week, this month, that year, the weekend
    "season",
    "quarter",
    "half",
    "decade",
    "century",
    "fiscal",
    "holiday",
    "deictic",  # today, yesterday, tomorrow
    "offset",  # two weeks ago, three days later, the day after 3 May
    "part-of",  # the second week of January, the first ten days of April
    "duration",
    "set",
    "reference",  # now, recently, soon
    "clock",  # a clock time or a part of the day, on the date in `inner`
]

Base = Literal["published", "context", ""]
"""What a relative form counts from: the page's day, or the time spoken of before."""

Frame = Literal[
    "", "since", "until", "by", "before", "after", "as-early-as", "as-late-as"
]
"""The bound that the words before a time set: "since 2000", "until June"."""


@dataclass(slots=True, frozen=True)
class Form:
    """A time expression as its words say it.

    Attributes:
        kind: Which sort of expression it is.
        first: Index of its first token.
        last: Index after its last token.
        unit: TIMEX3 letter of the calendar unit, or of the duration.
        amount: How many units; None for an unknown number (X).
        year: Four digits, `BC` and four digits, or two digits of a century not yet
            known; empty where the words give none.
        month: 1 to 12; 0 where the words give none.
        day: 1 to 31; 0 where the words give none.
        number: Number of the weekday, quarter, half, week or century.
        name: Season, holiday rule, TIMEX3 reference, part of the day, or clock time.
        shift: Steps from the base: -1 last, 0 this, 1 next.
        shift_unit: The unit that is shifted; `self` for the named thing itself
            ("last August"); empty for no shift.
        base: What the shift counts from.
        part: How the words shade the value.
        zone: Name of the clock's zone or place; empty for none.
        inner: The date of a clock time, the time that an offset counts from, or the
            whole that a part belongs to; None for none.
        frame: The bound that the words before it set.
        adverbial: Whether a preposition places what is told on it ("on Jan. 14").
    """

    kind: FormKind
    first: int
    last: int
    unit: str = ""
    amount: float | None = None
    year: str = ""
    month: int = 0
    day: int = 0
    number: int = 0
    name: str = ""
    shift: int = 0
    shift_unit: str = ""
    base: Base = ""
    part: TimeModifier | None = None
    zone: str = ""
    inner: "Form | None" = None
    frame: Frame = ""
    adverbial: bool = False

    def widened(self, first: int, last: int) -> "Form":
        """Return the form over other tokens."""
        return replace(self, first=first, last=last)
