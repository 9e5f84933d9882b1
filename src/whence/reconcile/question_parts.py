"""Which figures of one kind exclude one another: parties, windows, stages, sizes."""

from collections import defaultdict
from collections.abc import Sequence

from whence.model import Interval, Stage
from whence.reconcile.actors import name_key
from whence.reconcile.bearings import Bearing

__all__ = ["PARTIED", "agree", "part_bearings", "stage_of"]

PARTIED = frozenset(
    {
        "transferred",
        "ordered",
        "pledged",
        "paid",
        "sold",
        "sanctioned",
        "deployed",
        "produced",
    }
)
"""Measures whose questions have a giver and a receiver."""

_LARGEST_GAP = 4.0
_LARGEST_SUM_GAP = 1.35
_MANY_SUMS = 4
_CONVERTIBLE = (
    frozenset("tonne ton kilogram gram pound ounce stone milligram".split()),
    frozenset({"litre", "millilitre", "gallon", "cubic metre", "barrel", "pint"}),
    frozenset({"hectare", "acre", "square metre", "square kilometre", "square mile"}),
)
_SLIP = 0.15  # a relay rounds what it gives in another unit
_LEAST_PERIOD_DAYS = 28
_APART_DAYS = 31  # times farther apart than this are two windows


def agree(left: str | None, right: str | None) -> bool:
    """Say whether two parties may be one; a party that is not named may be any."""
    if left is None or right is None:
        return True
    first, second = name_key(left), name_key(right)
    return first == second or first in second or second in first


def _far_apart(left: Interval | None, right: Interval | None) -> bool:
    if left is None or right is None:
        return False
    first, second = sorted(
        [left, right], key=lambda item: (item.start or "", item.end or "9")
    )
    end, start = first.last_day, second.first_day
    if end is None or start is None:
        return False
    if min(first.days or 0, second.days or 0) >= _LEAST_PERIOD_DAYS and start > end:
        return True  # what was shipped in a year is not what was shipped in the next
    return (start - end).days > _APART_DAYS


def _same_value(left: Bearing, right: Bearing) -> bool:
    return left.exact is not None and left.exact == right.exact


def part_bearings(measure: str, bearings: Sequence[Bearing]) -> list[list[Bearing]]:
    """Part the bearings that cannot answer one question.

    Args:
        measure: What happened to the things counted.
        bearings: Figures of one context, measure, noun, aspect and kind of role.

    Returns:
        The parts; those of one have parties, windows, a stage and a size in common.
    """
    groups: list[list[Bearing]] = []
    # Those that name most come first, so that the vaguer ones find their place.
    ordered = sorted(
        bearings,
        key=lambda item: (
            -((item.agent is not None) + (item.recipient is not None)),
            item.window is None,
            item.key,
        ),
    )
    for bearing in ordered:
        fitting = [
            group
            for group in groups
            if all(_compatible(measure, bearing, other) for other in group)
        ]
        if fitting:
            # Equal figures belong together; else the largest group of the context.
            fitting.sort(
                key=lambda group: (
                    not any(_same_value(bearing, other) for other in group),
                    -len(group),
                    group[0].key,
                )
            )
            fitting[0].append(bearing)
        else:
            groups.append([bearing])
    return [
        sorted(part, key=lambda item: item.key)
        for group in groups
        for same in _split_stages(group)
        for part in _split_sizes(same)
    ]


def _split_stages(group: Sequence[Bearing]) -> list[list[Bearing]]:
    """Part what was shipped from what was delivered, where a page sets them apart.

    "Of 900 shells shipped 600 have arrived" tells two counts; "sent" on one page and
    "delivered" on another are mostly two words for one.
    """
    told: dict[tuple[str, int], dict[str, set[float | None]]] = defaultdict(dict)
    for item in group:
        if item.stage is not None and item.role == "figure":
            held = told[item.document, item.sentence.start]
            held.setdefault(item.stage, set()).add(item.exact)
    apart = any(
        len(stages) > 1 and set.isdisjoint(*stages.values()) for stages in told.values()
    )
    if not apart:
        return [list(group)]
    arrived = [item for item in group if item.stage == "delivered"]
    return [arrived, [item for item in group if item.stage != "delivered"]]


def stage_of(bearings: Sequence[Bearing]) -> Stage | None:
    """Return the stage that all figures of a question are of; None where they differ."""
    stages = {item.stage for item in bearings if item.role == "figure"}
    return stages.pop() if len(stages) == 1 else None


def _size(bearing: Bearing) -> float | None:
    """Return how large a figure is; None for an open one or nothing."""
    for value in (bearing.exact, bearing.low, bearing.high):
        if value:
            return abs(value)
    return None


def _split_sizes(group: Sequence[Bearing]) -> list[list[Bearing]]:
    """Part figures of another order of size, which count a part or something else.

    Nobody reports 2 and 17 dead of one event as the same total: the two were those
    of one house. A gap of more than four times between neighbours parts the figures.
    """
    # What is made from a figure stays with it, whatever its size.
    derived = [item for item in group if item.role == "derived"]
    sized = sorted(
        (
            (size, item)
            for item in group
            if item.role != "derived" and (size := _size(item)) is not None
        ),
        key=lambda pair: (pair[0], pair[1].key),
    )
    parts: list[list[Bearing]] = []
    last = 0.0
    # Many sums of money in one story are parts and wholes, not rival figures.
    many = len({size for size, _ in sized}) >= _MANY_SUMS
    gap = _LARGEST_SUM_GAP if many and _is_money(group) else _LARGEST_GAP
    for size, item in sized:
        if not parts or size > gap * last:
            parts.append([])
        parts[-1].append(item)
        last = size
    rest = [item for item in group if _size(item) is None and item not in derived]
    rest.extend(derived)
    if rest:
        largest = max(parts, key=len, default=None)
        if largest is None:
            parts.append(rest)
        else:
            largest.extend(rest)
    return parts


def _is_money(group: Sequence[Bearing]) -> bool:
    return any(item.quantity and item.quantity.kind == "money" for item in group)


def _other_unit(left: Bearing, right: Bearing) -> bool:
    """Say whether two figures are in units that no bound can hold both of.

    Nearly equal numbers in two units are one figure whose unit got lost on the way.
    """
    first, second = left.quantity, right.quantity
    own, other = _size(left), _size(right)
    if first is None or second is None or own is None or other is None:
        return False
    if abs(own - other) <= _SLIP * max(own, other):
        return False
    if not first.kind == second.kind == "measure" or first.unit == second.unit:
        return False
    units = {first.unit, second.unit}
    # Pounds on one page may be the kilograms of another.
    return None not in units and not any(units <= alike for alike in _CONVERTIBLE)


def _compatible(measure: str, left: Bearing, right: Bearing) -> bool:
    if measure in PARTIED or measure == "capacity":
        if not agree(left.agent, right.agent):
            return False
        if not agree(left.recipient, right.recipient):
            return False
    return not _far_apart(left.window, right.window) and not _other_unit(left, right)
