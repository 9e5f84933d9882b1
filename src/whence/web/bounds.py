"""The bounds of a total over time, as an area behind the figures.

Between two days the total is at least what it was on the first and at most what it is
on the second, since a total never falls.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from whence.model import DayBounds
from whence.web.svg import element

__all__ = ["draw_bounds"]


def draw_bounds(
    band: Sequence[DayBounds],
    y_of: Callable[[float], float],
    x_of: Callable[[date | None], float],
    ends: tuple[float, float],
) -> list[Markup]:
    """Return the area that the bounds leave, with its two edges.

    Args:
        band: The bounds on each day, by the day.
        y_of: Value to height.
        x_of: Day to place.
        ends: Height of the top and of the bottom of the picture.

    Returns:
        The elements; none for fewer than two days or where nothing is bounded.
    """
    if all(item.high is None and not item.low for item in band):
        return []
    top, bottom = ends
    above: list[tuple[float, float]] = []
    below: list[tuple[float, float]] = []
    for first, second in pairwise(band):
        left, right = x_of(first.day), x_of(second.day)
        if right <= left:
            continue
        ceiling = top if second.high is None else max(top, y_of(second.high))
        floor = bottom if first.low is None else min(bottom, y_of(first.low))
        above += [(left, ceiling), (right, ceiling)]
        below += [(left, floor), (right, floor)]
    if not above:
        return []
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in (*above, *reversed(below)))
    return [element("path", {"d": f"M{path}Z", "class": "bounds"})]
