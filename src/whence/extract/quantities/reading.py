"""A quantity while it is being read: token indices instead of spans."""

from dataclasses import dataclass, field
from typing import Literal

from whence.extract.quantities.sheet import Sheet
from whence.model import Bound, QuantityKind, SecondReading, Span

__all__ = ["Pointer", "Reading", "set_bound"]

Pointer = Literal["next", "previous", "whole", "none"]
"""Where the base of a relative figure stands: after it ("twice the 17"), before it
("half of them"), in the sentence's "of the 9,000", or nowhere."""


@dataclass(slots=True, eq=False)
class Reading:
    """A quantity under construction.

    Attributes:
        sheet: Its sentence.
        start: Index of its first token.
        end: Index after its last token.
        kind: The sort of quantity.
        value: The number said; None for a range or a vague count.
        low: The least; None for open.
        high: The most; None for open.
        bound: How the words bound it.
        unit: Name of its unit; None for none.
        counted: Head noun, singular; None where not named.
        counted_span: The noun phrase; None where not named.
        hedge: The words of the bound; None for none.
        resume: Index from which reading goes on.
        pointer: Where its base stands.
        base: The quantity it stands on.
        is_relative: Whether it says its amount by another one.
        others: The quantities that stand to it in an *or*.
        second: The other reading of its words; None for none.
    """

    sheet: Sheet
    start: int
    end: int
    kind: QuantityKind = "count"
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: Bound = "="
    unit: str | None = None
    counted: str | None = None
    counted_span: Span | None = None
    hedge: Span | None = None
    resume: int = 0
    pointer: Pointer = "none"
    base: "Reading | None" = None
    is_relative: bool = False
    others: list["Reading"] = field(default_factory=list)
    second: SecondReading | None = None

    @property
    def span(self) -> Span:
        """The characters that it covers."""
        return Span(self.sheet.starts[self.start], self.sheet.ends[self.end - 1])

    @property
    def is_exact(self) -> bool:
        """Whether it says one number."""
        return self.value is not None


def set_bound(reading: Reading, bound: Bound) -> None:
    """Set a bound and the ends that follow from it.

    A range keeps its ends and takes only *about*. A vague count keeps its least, unless
    it is bounded from above: "no more than a handful" says no least, and no number for
    the most.

    Args:
        reading: The quantity; its value must have been set.
        bound: How the words bound it.
    """
    if reading.value is None:
        if reading.high is not None and bound == "~":
            reading.bound = bound
        if reading.high is None and bound in {"<", "<="}:
            reading.bound, reading.low = bound, None
        return
    reading.bound = bound
    reading.low = None if bound in {"<", "<="} else reading.value
    reading.high = None if bound in {">", ">="} else reading.value
