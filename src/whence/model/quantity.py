"""Quantities: the number said, what the words allow, and what it counts."""

from dataclasses import dataclass
from typing import Literal

from whence.model.span import Span

__all__ = ["Bound", "Quantity", "QuantityKind", "SecondReading", "Sense"]

Bound = Literal["=", "~", "<", "<=", ">", ">="]
"""How the words bound the value: exactly, about, below, up to, over, at least."""

QuantityKind = Literal[
    "count", "money", "measure", "percent", "share", "ratio", "duration"
]


Sense = Literal["bound", "added", "multiplied", "some", "metric", "grouped", "unscaled"]
"""What the second reading takes the words for.

`bound`: "over" or "up to" bounds the number, where the first reading takes it to place
something ("prices rose over six months"). `added`: "three times higher" adds three
times the base, where the first multiplies it by three. `multiplied`: "rose three times" is
a growth to three times, where the first counts occasions. `some`: "a couple" is two or a few. `metric`: "tons"
are tonnes. `grouped`: the point of "1.250" parts thousands. `unscaled`: the first end
of "12-14,000" is as written.
"""


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What an ambiguous figure says if it is taken the other way.

    Attributes:
        sense: What the words are taken for.
        kind: The sort of quantity.
        value: The number said; None for a range or a vague count.
        low: The least that the words allow; None for open.
        high: The most that the words allow; None for open.
        bound: How the words bound the value.
        unit: As in `Quantity`; None for counts, shares and ratios.
    """

    sense: Sense
    kind: QuantityKind
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, in figures or words, that says how many or how much.

    Attributes:
        id: Content key.
        span: The numeral with its unit or symbol; not the hedge, not the noun.
        value: The number said; None for a range or a vague count. The value of
            80 % is 80, that of a share is the fraction.
        low: The least that the words allow; None for open.
        high: The most that the words allow; None for open.
        bound: How the words bound the value.
        unit: ISO 4217 code, `percent`, `percentage point`, or the British singular
            of a unit, joined by ` per `; None for counts, shares and ratios.
        counted: Head noun of what is counted, singular; None where not named.
        counted_span: The noun phrase that is counted, modifiers included; None
            where it is not named.
        kind: The sort of quantity.
        base: Id of the quantity that a relative figure stands on; None for none.
        hedge: The words that make the bound or the approximation; None for none.
        alternatives: Ids of the quantities that stand to this one in an *or*.
        second: The other reading of an ambiguous figure; None where there is only one.
    """

    id: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None
    counted: str | None
    counted_span: Span | None
    kind: QuantityKind
    base: str | None = None
    hedge: Span | None = None
    alternatives: tuple[str, ...] = ()
    second: SecondReading | None = None
