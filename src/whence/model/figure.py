"""Questions and the figures that answer them: CONTRACT section 3."""

from dataclasses import dataclass
from typing import Literal

from whence.model.interval import Interval

__all__ = [
    "Aspect",
    "Figure",
    "FigureItem",
    "FigureRole",
    "Policy",
    "Question",
    "Status",
]

Aspect = Literal["total", "increment", "rate", "share", "stock"]
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
    """

    measure: str
    counted: str | None = None
    agent: str | None = None
    recipient: str | None = None
    place: str | None = None
    window: Interval | None = None
    aspect: Aspect = "total"


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
    """

    claim: str
    document: str
    quantity: str | None
    low: float | None
    high: float | None
    said: Interval | None
    origin: str | None
    role: FigureRole = "figure"


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
