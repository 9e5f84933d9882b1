"""Bare numbers: "the union says 90,000, the police 25,000".

A number without a noun and a verb of its own answers what the last figure before it
answered, if it is of the same kind and size: "two buses were burned; the drivers say
five", "the ministry put the share at 22 percent".
"""

from collections.abc import Sequence
from dataclasses import replace

from whence.reconcile.bearing import Bearing

__all__ = ["complete_ellipses"]

_REACH = 450  # characters from the figure that it follows
_LARGEST_RATIO = 4.0
_FAINT = frozenset({None, "increased", "cost", "stock", "raised"})
_COUNT_NOUNS = frozenset(
    {None, "figure", "number", "count", "total", "toll", "share", "volume", "tally"}
)
_KINDS = {"count": "count", "measure": "count", "money": "money"}


def _kind(bearing: Bearing) -> str | None:
    quantity = bearing.quantity
    if quantity is None:
        return None
    if quantity.kind in {"percent", "share"}:
        return "share"
    return _KINDS.get(quantity.kind)


def _is_bare(bearing: Bearing) -> bool:
    """Say whether a number tells neither what it counts nor what happened to it."""
    quantity = bearing.quantity
    if quantity is None or quantity.base is not None or bearing.headline:
        return False
    if bearing.measure not in _FAINT:
        return False
    return quantity.kind == "money" or quantity.counted in _COUNT_NOUNS


def _size(bearing: Bearing) -> float | None:
    return bearing.exact or bearing.low or bearing.high


def _fits(bare: Bearing, full: Bearing) -> bool:
    """Say whether two figures can answer one question: of one kind, unit and size."""
    if _kind(bare) is None or _kind(bare) != _kind(full) or _is_bare(full):
        return False
    if full.headline or full.role in {"derived", "capacity"}:
        return False
    own, other = bare.quantity, full.quantity
    if own is None or other is None or (own.unit or other.unit) != other.unit:
        return False
    first, second = _size(bare), _size(full)
    if not first or not second:
        return False
    if _kind(bare) == "share":
        return True
    return max(first, second) <= _LARGEST_RATIO * min(first, second)


def complete_ellipses(found: Sequence[Bearing]) -> list[Bearing]:
    """Let bare numbers answer the question of the figure before them.

    Args:
        found: The figures of a page in reading order.

    Returns:
        The same figures; a bare one has measure, noun, parties and window of the one
        that it follows.
    """
    completed: list[Bearing] = []
    for bearing in found:
        full = None
        if _is_bare(bearing):
            full = next(
                (
                    other
                    for other in reversed(completed)
                    if 0 <= bearing.span.start - other.span.end <= _REACH
                    and _fits(bearing, other)
                ),
                None,
            )
        if full is None:
            completed.append(bearing)
            continue
        completed.append(
            replace(
                bearing,
                measure=full.measure,
                counted=full.counted,
                agent=bearing.agent or full.agent,
                recipient=bearing.recipient or full.recipient,
                place=bearing.place or full.place,
                window=bearing.window or full.window,
                aspect=full.aspect,
                role=full.role if bearing.role == "figure" else bearing.role,
                stage=bearing.stage or full.stage,
                part=bearing.part or full.part,
            )
        )
    return completed
