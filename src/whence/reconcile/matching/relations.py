"""How two claims about one thing stand to one another, and why.

The claims are about one thing already; rules tell the rest, in a fixed order: what one
denies, what one is made of or part of, what excludes the other, what says less.
"""

from dataclasses import dataclass

from whence.model import MatchRelation
from whence.reconcile.matching.candidates import WordWeights
from whence.reconcile.matching.claim_readings import ClaimReading
from whence.reconcile.matching.numbers import exclusive, is_bounded, shared
from whence.reconcile.matching.signs import contained

__all__ = ["CLUSTERED", "Relation", "relate"]

CLUSTERED: frozenset[MatchRelation] = frozenset({"same", "weaker", "refines"})
"""Relations of claims that can be true together and be one proposition."""

_HELD = 0.6  # of a claim's weight, in the one that refines it
_BEYOND = 0.45  # of the refining claim's weight, at most, in the other
_MORE_WORDS = 3  # words that only the refining claim has


@dataclass(frozen=True, slots=True)
class Relation:
    """How one claim stands to another.

    Attributes:
        kind: The relation.
        is_reversed: Whether it leads from the second claim to the first.
        reason: Why, in words.
    """

    kind: MatchRelation
    is_reversed: bool
    reason: str


def relate(
    left: ClaimReading,
    right: ClaimReading,
    weighing: WordWeights,
    *,
    later: bool | None,
) -> Relation | None:
    """Say how two claims about one thing stand to one another.

    Args:
        left: The first claim.
        right: The second.
        weighing: How much words tell.
        later: Whether the left one is the later; None where the order is not known.

    Returns:
        The relation; None if they turn out to be about two things.
    """
    return (
        _denies(left, right)
        or _derived(left, right)
        or _excluded(left, right, later)
        or _says_less(left, right)
        or _refines(left, right, weighing)
        or _same(left, right)
    )


def _denies(left: ClaimReading, right: ClaimReading) -> Relation | None:
    if left.is_negated == right.is_negated:
        return None
    negated = left if left.is_negated else right
    if negated.is_denial:
        return Relation("denies", negated is right, "one denies what the other asserts")
    return Relation("conflicts", negated is right, "one says no to what the other says")


def _derived(left: ClaimReading, right: ClaimReading) -> Relation | None:
    """Say whether one figure is worked out from the other."""
    for own, other, is_reversed in ((left, right, False), (right, left, True)):
        known = {quantity.id for quantity in other.quantities}
        if any(quantity.base in known for quantity in own.quantities if quantity.base):
            return Relation(
                "derived-from", is_reversed, "its figure stands on the other's"
            )
    return None


def _excluded(
    left: ClaimReading, right: ClaimReading, later: bool | None
) -> Relation | None:
    """Say what two figures are to one another of which at most one is right."""
    pair = exclusive(left, right)
    if pair is None:
        return None
    about, other = left.about, right.about
    if about is not None and other is not None and not about.overlaps(other):
        return None
    words = " and ".join(f"{item.value or item.low or item.high:g}" for item in pair)
    first, second = (item.high or item.value or 0.0 for item in pair)
    if left.is_part != right.is_part:
        smaller = first < second if left.is_part else second < first
        if smaller:
            return Relation(
                "part-of", right.is_part, f"it counts some of them: {words}"
            )
    if left.speaker is not None and left.speaker == right.speaker and later is not None:
        return Relation(
            "revises", not later, f"the same speaker gave {words}, this one later"
        )
    return Relation("conflicts", False, f"{words} cannot both be right")


def _says_less(left: ClaimReading, right: ClaimReading) -> Relation | None:
    """Say whether one of two claims is less sure, or leaves its figure open."""
    hedged, other = left.claim.hedge is not None, right.claim.hedge is not None
    if hedged != other:
        return Relation("weaker", other, "it is hedged, the other is not")
    if shared(left, right) and is_bounded(left) != is_bounded(right):
        return Relation("weaker", is_bounded(right), "its figure is only a bound")
    return None


def _refines(
    left: ClaimReading, right: ClaimReading, weighing: WordWeights
) -> Relation | None:
    """Say whether one claim has what the other says, and more."""
    ways = contained(left, right, weighing), contained(right, left, weighing)
    for own, other, is_reversed, in_other, in_own in (
        (left, right, False, ways[0], ways[1]),
        (right, left, True, ways[1], ways[0]),
    ):
        more = set(own.words) - set(other.words)
        if in_own >= _HELD and in_other <= _BEYOND and len(more) >= _MORE_WORDS:
            return Relation("refines", is_reversed, "it says the same and more")
    return None


def _same(left: ClaimReading, right: ClaimReading) -> Relation:
    common = len(set(left.words) & set(right.words))
    figure = ", a figure" if shared(left, right) else ""
    return Relation("same", False, f"{common} words{figure} in common")
