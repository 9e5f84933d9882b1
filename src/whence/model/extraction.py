"""What was read from one document: the record of CONTRACT section 2."""

from dataclasses import dataclass
from typing import Literal

from whence.model.attribution import Attribution
from whence.model.claim import Claim
from whence.model.document import Document
from whence.model.quantity import Quantity
from whence.model.span import Span
from whence.model.times import TimeExpression

__all__ = ["Abstention", "Extraction", "Failure"]


@dataclass(frozen=True, slots=True)
class Abstention:
    """Something that was seen and not read, and why.

    Attributes:
        span: The words; None where it concerns the whole page.
        reason: One line that a person understands.
    """

    span: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be read.

    Attributes:
        code: A stable word for the reason.
        message: One line: what, where, what to do.
        stage: The stage that failed.
    """

    code: str
    message: str
    stage: Literal["intake", "extract"] = "intake"


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document and all that was found in it.

    Attributes:
        document: The page.
        times: Time expressions, in reading order.
        quantities: Quantities, in reading order.
        attributions: Attributions, in reading order of their content.
        claims: Claims, in reading order of their content.
        abstained: What was seen and not read.
        error: Why the document could not be read; None where it could.
    """

    document: Document
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    abstained: tuple[Abstention, ...] = ()
    error: Failure | None = None
