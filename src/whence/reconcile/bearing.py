"""A number in a claim, and the question that it bears on."""

from dataclasses import dataclass, replace

from whence.model import Aspect, Claim, FigureRole, Interval, Quantity, Span, Stage

__all__ = ["Bearing"]


@dataclass(frozen=True, slots=True)
class Bearing:
    """One claim's number that bears on a question.

    Attributes:
        document: Id of the page.
        claim: The claim.
        quantity: The number; None for one that a clause only implies ("a man died").
        low: The least that the words allow; None for open.
        high: The most that the words allow; None for open.
        exact: The number said; None for a range or a vague count.
        measure: What happened to the counted things; None where no word tells.
        counted: Class of the counted noun, or the unit; None for neither.
        agent: Who did it, as the page names it; None where it names nobody.
        recipient: To whom; None where not told.
        place: Where; None where not told.
        window: In which time; None where not told.
        aspect: Total, increment, rate, share or stock.
        role: How it bears on the question.
        sentence: The sentence that holds it.
        span: The words of the number.
        headline: Whether it stands in the headline.
        stage: How far what is given has come; None where not told.
        former: Whether the page puts another number in its place.
        reviser: Folded words before "lowered the toll to"; None where nobody changes
            the count.
        part: Whether it counts some of those counted elsewhere: "two of the victims".
    """

    document: str
    claim: Claim
    quantity: Quantity | None
    low: float | None
    high: float | None
    exact: float | None
    measure: str | None
    counted: str | None
    agent: str | None
    recipient: str | None
    place: str | None
    window: Interval | None
    aspect: Aspect
    role: FigureRole
    sentence: Span
    span: Span
    headline: bool = False
    stage: Stage | None = None
    former: bool = False
    reviser: str | None = None
    part: bool = False

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What orders bearings: document, place, claim."""
        return self.document, self.span.start, self.span.end, self.claim.id

    def with_count(self, low: float | None, high: float | None) -> "Bearing":
        """Return the bearing with other bounds."""
        return replace(self, low=low, high=high)
