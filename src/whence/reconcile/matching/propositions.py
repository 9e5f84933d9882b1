"""Claims that say the same thing, put together in a fixed order.

The surest pairs come first. Two sets join only if no member of one excludes a member
of the other: opposite stances, figures of which at most one is right, and pairs that a
rule holds apart never meet in one proposition, however alike the words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.reconcile.matching.claim_readings import ClaimReading
from whence.reconcile.matching.numbers import exclusive
from whence.reconcile.unions import Unions

__all__ = ["Proposition", "cluster"]

_LARGEST = 60  # claims; what is said more often is a slogan


@dataclass(frozen=True, slots=True)
class Proposition:
    """Claims that say the same.

    Attributes:
        claims: Their ids, in order.
    """

    claims: tuple[str, ...]


def _may_not_meet(left: ClaimReading, right: ClaimReading) -> bool:
    return left.is_negated != right.is_negated or exclusive(left, right) is not None


def cluster(
    readings: Sequence[ClaimReading],
    alike: Iterable[tuple[float, int, int]],
    apart: Iterable[tuple[int, int]],
) -> list[Proposition]:
    """Put claims that say the same together.

    Args:
        readings: The claims.
        alike: Pairs that say the same: how sure that is, and both indices.
        apart: Pairs that do not.

    Returns:
        The propositions of two claims or more, by their first claim.
    """
    unions = Unions[int]()
    members: dict[int, list[int]] = {}
    held_apart: dict[int, set[int]] = defaultdict(set)
    for left, right in apart:
        held_apart[left].add(right)
        held_apart[right].add(left)
    for _, left, right in sorted(alike, key=lambda item: (-item[0], item[1:])):
        first, second = unions.find(left), unions.find(right)
        if first == second:
            continue
        own, other = members.get(first, [first]), members.get(second, [second])
        if len(own) + len(other) > _LARGEST or any(
            there in held_apart[here] or _may_not_meet(readings[here], readings[there])
            for here in own
            for there in other
        ):
            continue
        unions.join(left, right)
        members[unions.find(left)] = sorted([*own, *other])
    return [
        Proposition(tuple(sorted(readings[number].claim.id for number in group)))
        for group in unions.groups()
        if len(group) > 1
    ]
