"""Questions and the figures that answer them: CONTRACT section 3."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from whence.model.interval import Interval

__all__ = [
    "Aspect",
    "Conflict",
    "Conversion",
    "DayBounds",
    "End",
    "Figure",
    "FigureItem",
    "FigureRole",
    "Ground",
    "Policy",
    "Question",
    "Stage",
    "Status",
]

Aspect = Literal["total", "increment", "rate", "share", "stock"]
Stage = Literal["ordered", "pledged", "shipped", "delivered", "used"]
"""How far things have come that one side gives to another."""

End = Literal["low", "best", "high"]
FigureRole = Literal["figure", "capacity", "derived", "share", "forecast"]
Policy = Literal["range", "conservative", "low-best-high", "latest", "root-median"]
Status = Literal[
    "acknowledged", "corroborated", "single-origin", "contested", "withdrawn"
]


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure answers. Two figures are comparable if these are equal.

    Attributes:
        measure: What happened to the counted things (`transferred`, `killed`), or
            the whole question in words where a person wrote it.
        counted: Head noun, singular, or unit; None where the figures name none.
        agent: Who did it; None where not told.
        recipient: To whom; None where not told.
        place: Where; None where not told.
        window: In which time; None where not told.
        aspect: Total, increment, rate, share or stock.
        stage: How far the things have come; None where the pages do not tell it from
            another stage.
    """

    measure: str
    counted: str | None = None
    agent: str | None = None
    recipient: str | None = None
    place: str | None = None
    window: Interval | None = None
    aspect: Aspect = "total"
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class FigureItem:
    """One claim's number that bears on a question.

    Attributes:
        claim: Id of the claim.
        document: Id of the page.
        quantity: Id of the quantity; None for claims that a person wrote down.
        low: The least that its words allow, None for open.
        high: The most that its words allow, None for open.
        said: When it was said; None for unknown.
        origin: Id of the root that it comes from; None is unknown and is never
            counted as independent.
        role: How it bears on the question; only `figure` enters low/best/high.
        counts: Whether it entered low, best or high.
        why: Why it counts or does not, in a few words.
    """

    claim: str
    document: str
    quantity: str | None
    low: float | None
    high: float | None
    said: Interval | None
    origin: str | None
    role: FigureRole = "figure"
    counts: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What one of low, best and high rests on.

    Attributes:
        end: Which of the three.
        value: The number; None where it is open, or the policy gives none.
        rule: The rule by which it is what it is.
        claims: Ids of the claims that make it so.
    """

    end: End
    value: float | None
    rule: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be true; without any one of them the others can.

    Attributes:
        claims: Their ids.
        why: What each says, and why it does not fit together.
    """

    claims: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class DayBounds:
    """The tightest bounds of a count on a day, and the claims that make them.

    Attributes:
        day: The day.
        low: The least; None for open.
        high: The most; None for open.
        low_claims: Ids of the claims that together give the least.
        high_claims: Ids of the claims that together give the most.
    """

    day: date
    low: float | None
    high: float | None
    low_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversion:
    """So many of one thing, each good for so many of another, as a page states it.

    Attributes:
        claim: Id of the claim that gives what it comes to; None where the page gives
            only the two factors.
        document: Id of the page.
        formula: The sum in figures and words.
        makes: What it comes to.
        stated: What the page says it comes to; None where it says nothing.
        holds: Whether the page's own sum is right; None where it gives none.
        quantities: Ids of the quantities in it.
    """

    claim: str | None
    document: str
    formula: str
    makes: float
    stated: float | None
    holds: bool | None
    quantities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """What the comparable figures of a question support.

    Attributes:
        id: Content key of the question.
        question: The question.
        low: Lower end; None for open.
        best: Best value by the policy; None where the policy gives none.
        high: Upper end; None for open.
        policy: The policy by name.
        as_of: The time that the answer stands for; None for unknown.
        origins: Least and most independent origins.
        reports: How many pages bring a figure for it.
        status: The grade, in Airwars' words.
        figures: What it was made from.
        denials: Ids of the claims that deny it.
        contradictions: Smallest sets of claims that cannot all hold.
        reasons: Why each number is what it is, one line each.
        grounds: What low, best and high rest on.
        conflicts: The contradictions with their reasons, in the same order.
        over_time: The bounds on each day that a claim stands for, by the day.
        conversions: Sums by which a page makes one count of another.
    """

    id: str
    question: Question
    low: float | None
    best: float | None
    high: float | None
    policy: Policy
    as_of: Interval | None
    origins: tuple[int, int]
    reports: int
    status: Status
    figures: tuple[FigureItem, ...] = ()
    denials: tuple[str, ...] = ()
    contradictions: tuple[tuple[str, ...], ...] = ()
    reasons: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    over_time: tuple[DayBounds, ...] = ()
    conversions: tuple[Conversion, ...] = ()
