"""A mention of people who were killed, injured or hit."""

from dataclasses import dataclass
from typing import Literal

from whence.model import Span

__all__ = ["CasualtyMention", "Fate"]

Fate = Literal["killed", "injured", "hit"]
"""`hit` counts all who were shot or stabbed, whatever became of them."""


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """That a sentence counts, or implies, people who were killed, injured or hit.

    Attributes:
        span: The words that count.
        sentence: The sentence.
        order: 0 for the headline, then the number of the sentence in the body.
        fate: What befell them.
        count: How many.
        single: Whether the count is one that the words only imply ("a man").
        more: Whether it adds to others.
        part: Whether it is a part of a group.
        definite: Whether it speaks of people named before.
        vague: Whether the words say no number ("several were hurt").
        most: The most that a range allows; None where there is no range.
        at_most: Whether the count is the most that may be ("up to eight").
        charged: Whether it is a number of charges ("four counts of murder").
        named: Whether it is a number of names.
        treated: Whether it counts people in hospital, whatever became of them.
    """

    span: Span
    sentence: Span
    order: int
    fate: Fate
    count: int
    single: bool
    more: bool
    part: bool
    definite: bool
    vague: bool = False
    most: int | None = None
    at_most: bool = False
    charged: bool = False
    named: bool = False
    treated: bool = False
