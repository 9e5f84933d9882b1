"""Difference constraints on a total over time: exact bounds, and what excludes what.

Each claim bounds the unknown total F on the day that it stands for, or what F gained in
a window. A total never falls. All of it has the form `F(a) - F(b) <= c`, so that the
shortest path from one day to another is the tightest bound that all claims together
allow, and a cycle of negative length is a set of claims that cannot all be true
(Dechter, Meiri and Pearl, Temporal constraint networks, 1991; Bellman-Ford).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from whence.lexicon.measures import Course
from whence.model import DayBounds

__all__ = ["Network", "Reading", "Step"]

_ZERO, _OPENING, _CLOSING = "", "begin", "end"
_NOISE = 1e-9  # of the numbers compared: sums of fractions are not exact


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim says of the total.

    Attributes:
        claim: Id of the claim.
        source: Who answers for it; claims of one source never exclude one another.
        low: The least; None for open.
        high: The most; None for open.
        first: The first day that it can stand for; None for unknown.
        last: The last such day; None for unknown.
        since: The last day that it does not count yet; None for all there ever was.
        slack: How much less or more the words allow: half of the last digit that is
            not zero of "about 160,000" is 5,000.
    """

    claim: str
    source: str
    low: float | None
    high: float | None
    first: date | None = None
    last: date | None = None
    since: date | None = None
    slack: float = 0.0

    @property
    def least(self) -> float | None:
        """The least that it allows with its slack."""
        return None if self.low is None else self.low - self.slack

    @property
    def most(self) -> float | None:
        """The most that it allows with its slack."""
        return None if self.high is None else self.high + self.slack


class Step(NamedTuple):
    """One constraint: F at `target` is at most F at `start` plus `weight`.

    Attributes:
        start: Name of a day.
        target: Name of a day.
        weight: How much the one can lie above the other.
        claim: Id of the claim that says so; None for what holds of every total.
    """

    start: str
    target: str
    weight: float
    claim: str | None


def _relax(
    steps: Sequence[Step], distances: dict[str, float], rounds: int
) -> tuple[dict[str, Step], Step | None]:
    """Shorten distances in place until nothing changes (Bellman-Ford).

    Args:
        steps: The constraints.
        distances: Name of a day to its distance; those that are not there are not
            reached.
        rounds: How many days there are; a change in the last round is a bad cycle.

    Returns:
        The last step to each day, and a step behind a bad cycle, None for none.
    """
    before: dict[str, Step] = {}
    scale = max((abs(step.weight) for step in steps), default=1.0) or 1.0
    changed: Step | None = None
    for _ in range(rounds):
        changed = None
        for step in steps:
            if step.start not in distances:
                continue
            reached = distances[step.start] + step.weight
            held = distances.get(step.target)
            if held is None or reached < held - _NOISE * scale:
                distances[step.target] = reached
                before[step.target] = step
                changed = step
        if changed is None:
            break
    return before, changed


def _day_name(day: date) -> str:
    return day.isoformat()


class Network:
    """The constraints that some readings make, and the shortest paths among them.

    Args:
        readings: What the claims say, in any order.
        course: How the count goes over time.
    """

    def __init__(self, readings: Iterable[Reading], course: Course) -> None:
        self._course = course
        self._readings = sorted(readings, key=lambda item: item.claim)
        days = {
            day
            for item in self._readings
            for day in (item.first, item.last, item.since)
            if day is not None
        }
        self._days = sorted(days)
        names = [_OPENING, *map(_day_name, self._days), _CLOSING]
        self._nodes = [_ZERO, *names] if course == "rises" else [_ZERO, _CLOSING]
        if course == "free":
            self._nodes = [_ZERO, *map(_day_name, self._days)]
        self._steps: list[Step] = []
        if course == "rises":
            self._steps.append(Step(_OPENING, _ZERO, 0.0, None))
            self._steps += [
                Step(later, earlier, 0.0, None) for earlier, later in pairwise(names)
            ]
        for item in self._readings:
            self._steps += self._bound(item)

    def _bound(self, item: Reading) -> list[Step]:
        """Return the constraints of one reading."""
        match self._course:
            case "fixed":
                start, first, last = _ZERO, _CLOSING, _CLOSING
            case "free":
                if item.first is None or item.first != item.last:
                    return []  # on an unknown day a stock can have been anything
                start = _ZERO
                first = last = _day_name(item.first)
            case _:
                start = _ZERO if item.since is None else _day_name(item.since)
                first = _OPENING if item.first is None else _day_name(item.first)
                last = _CLOSING if item.last is None else _day_name(item.last)
        steps = []
        if item.least is not None:
            steps.append(Step(last, start, -item.least, item.claim))
        if item.most is not None:
            steps.append(Step(start, first, item.most, item.claim))
        return steps

    def find_cycle(self) -> tuple[Step, ...]:
        """Return the steps of claims that cannot all be true; empty for none."""
        before, changed = _relax(
            self._steps, dict.fromkeys(self._nodes, 0.0), len(self._nodes)
        )
        if changed is None:
            return ()
        at = changed.target
        for _ in self._nodes:  # walk into the cycle
            at = before[at].start
        found: list[Step] = []
        start = at
        while True:
            step = before[at]
            if step.claim is not None:
                found.append(step)
            at = step.start
            if at == start:
                return tuple(found)

    def bounds(self, days: Iterable[date]) -> tuple[DayBounds, ...]:
        """Return the exact bounds of the total on some days.

        The claims must not exclude one another; see `find_cycle`.

        Args:
            days: The days; one that no reading names takes the bounds of those around.
        """
        highs: dict[str, float] = {_ZERO: 0.0}
        above, _ = _relax(self._steps, highs, len(self._nodes))
        lows: dict[str, float] = {_ZERO: 0.0}
        turned = [
            Step(step.target, step.start, step.weight, step.claim)
            for step in self._steps
        ]
        below, _ = _relax(turned, lows, len(self._nodes))
        found = []
        for day in sorted(set(days)):
            floor, ceiling = self._around(day)
            found.append(
                DayBounds(
                    day,
                    0.0 - lows[floor] if floor in lows else None,
                    highs.get(ceiling),
                    _claims_on(below, floor) if floor in lows else (),
                    _claims_on(above, ceiling) if ceiling in highs else (),
                )
            )
        return tuple(found)

    def _around(self, day: date) -> tuple[str, str]:
        """Return the nodes that bound a day from below and from above."""
        if self._course == "fixed":
            return _CLOSING, _CLOSING
        if self._course == "free" or day in self._days:
            return _day_name(day), _day_name(day)
        earlier = [known for known in self._days if known < day]
        later = [known for known in self._days if known > day]
        return (
            _day_name(earlier[-1]) if earlier else _OPENING,
            _day_name(later[0]) if later else _CLOSING,
        )


def _claims_on(before: dict[str, Step], node: str) -> tuple[str, ...]:
    """Return the claims on the shortest path to a node."""
    claims: set[str] = set()
    seen: set[str] = set()
    while node in before and node not in seen:
        seen.add(node)
        step = before[node]
        if step.claim is not None:
            claims.add(step.claim)
        node = step.start
    return tuple(sorted(claims))
