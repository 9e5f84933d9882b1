"""Judgements: what a person decided. They are kept beside the machine's answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Judgement", "Verdict", "standing"]

Verdict = Literal["accept", "reject", "correct", "same", "different", "note"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person. It is never changed, only superseded.

    Attributes:
        id: Content key.
        target: Id of the record that it is about.
        verdict: The decision.
        field: The field that is corrected; None where the whole record is meant.
        value: The corrected value or the note; None where there is none.
        author: Who decided.
        made: ISO 8601 time, given by the caller.
        supersedes: Id of the judgement that this one replaces; None for none.
    """

    id: str
    target: str
    verdict: Verdict
    field: str | None
    value: str | None
    author: str
    made: str
    supersedes: str | None = None


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the decisions that none of the others supersedes, in their order.

    Args:
        judgements: All decisions, in the order in which they were made.
    """
    made = list(judgements)
    replaced = {judgement.supersedes for judgement in made}
    return [judgement for judgement in made if judgement.id not in replaced]
