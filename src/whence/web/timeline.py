"""A question's figures over time, as a picture of its table.

Each figure is a dot with the letter of its origin. An open bound is an arrow, a range
a bar; what is no count (capacity, derived, forecast) is hollow. Shares have an axis of
their own, denials a lane of their own, and what has no date a column at the left.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, assert_never

from markupsafe import Markup

from whence.model import DayBounds, FigureRole
from whence.web.bounds import draw_bounds
from whence.web.svg import element, picture, text
from whence.web.wording import word_day, word_number

__all__ = ["Dot", "draw_timeline"]

_WIDTH, _LEFT, _RIGHT, _TOP = 760.0, 84.0, 70.0, 26.0
_PLOT, _STRIP, _LANE = 210.0, 64.0, 30.0
_UNDATED = 74.0  # width of the column for what has no date
_LOG_FROM = 30  # a spread wider than this squeezes the small figures on a plain axis
_WIDE_DAYS = 45
_RADIUS = 5.5


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure, a share or a denial in the picture.

    Attributes:
        first: First day on which it may have been said; None for undated.
        last: Last such day.
        low: The least that it allows; None for open.
        high: The most that it allows; None for open.
        role: How it bears on the question; None for a denial.
        letter: Letter of its origin.
        colour: Number of the origin's colour.
    """

    first: date | None
    last: date | None
    low: float | None
    high: float | None
    role: FigureRole | None
    letter: str
    colour: int


@dataclass(frozen=True, slots=True)
class _TimeAxis:
    """Days to x; what has no day stands in the column at the left."""

    first: date
    last: date
    start: float
    end: float

    def at(self, day: date | None) -> float:
        if day is None:
            return _LEFT + _UNDATED / 2
        days = (self.last - self.first).days
        if days == 0:
            return (self.start + self.end) / 2
        day = min(max(day, self.first), self.last)
        return self.start + (self.end - self.start) * (day - self.first).days / days


@dataclass(frozen=True, slots=True)
class _ValueAxis:
    """Values to y, plain or logarithmic."""

    low: float
    high: float
    top: float
    bottom: float
    logarithmic: bool

    def at(self, value: float) -> float:
        low, high, value = self.low, self.high, max(value, self.low)
        if self.logarithmic:
            low, high, value = math.log10(low), math.log10(high), math.log10(value)
        return self.bottom - (self.bottom - self.top) * (value - low) / (high - low)


def _values(dots: Iterable[Dot]) -> list[float]:
    return [
        end
        for dot in dots
        for end in (dot.low, dot.high)
        if end is not None and math.isfinite(end)
    ]


def _build_value_axis(values: Sequence[float], top: float, bottom: float) -> _ValueAxis:
    positive = [value for value in values if value > 0]
    high = max(values)
    if len(positive) == len(values) and high / min(values) > _LOG_FROM:
        low = 10 ** math.floor(math.log10(min(positive)))
        return _ValueAxis(low, high * 1.6, top, bottom, logarithmic=True)
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low) * 0.16 or 1.0
    return _ValueAxis(low, high + room, top, bottom, logarithmic=False)


def _ticks(axis: _ValueAxis) -> list[float]:
    """Return round values along an axis, some three to six."""
    if axis.logarithmic:
        first, last = round(math.log10(axis.low)), int(math.log10(axis.high))
        step = max(1, math.ceil((last - first) / 5))
        parts = (1, 2, 5) if last - first < 2 else (1,)
        powers = [10.0**power for power in range(first, last + 1, step)]
        ticks = [part * power for power in powers for part in parts]
        return [tick for tick in ticks if tick <= axis.high]
    rough = (axis.high - axis.low) / 4
    unit = 10 ** math.floor(math.log10(rough))
    step_size = next(unit * n for n in (1, 2, 2.5, 5, 10) if unit * n >= rough)
    count = int((axis.high - axis.low) / step_size)
    start = math.ceil(axis.low / step_size)
    return [step_size * (start + n) for n in range(count + 1)]


def _short(value: float) -> str:
    """Return a value for an axis.

    >>> _short(1500000), _short(20000)
    ('1.5 million', '20,000')
    """
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{word_number(round(value / size, 2))} {word}"
    return word_number(round(value, 4))


def _near_days(dot: Dot) -> list[date]:
    """Return the days that the axis must reach for a figure.

    One that is known to within a year only would squeeze all others; it stands at its
    first day, and its bar runs to the edge.
    """
    days = [day for day in (dot.first, dot.last) if day is not None]
    wide = len(days) == 2 and (days[1] - days[0]).days > _WIDE_DAYS
    return days[:1] if wide else days


def _middle(dot: Dot) -> date | None:
    """Return the day at which a figure stands; None for undated."""
    days = _near_days(dot)
    return days[0] + (days[-1] - days[0]) / 2 if days else None


def _build_time_axis(dots: Sequence[Dot], *, undated: bool) -> _TimeAxis:
    days = [day for dot in dots for day in _near_days(dot)]
    start = _LEFT + (_UNDATED + 40 if undated else 18)
    first, last = (min(days), max(days)) if days else (date.min, date.min)
    return _TimeAxis(first, last, start + 14, _WIDTH - _RIGHT - 14)


def _time_ticks(axis: _TimeAxis) -> list[date]:
    days = (axis.last - axis.first).days
    if days == 0:
        return [axis.first]
    count = 2 if days < 2 else 3 if days < 8 else 4
    steps = sorted({round(days * n / (count - 1)) for n in range(count)})
    return [axis.first + timedelta(days=step) for step in steps]


def _line(x1: float, y1: float, x2: float, y2: float, name: str) -> Markup:
    return element(
        "line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "class": f"line {name}"}
    )


def _label(
    words: str,
    x: float,
    y: float,
    name: str,
    anchor: Literal["start", "middle", "end"] = "start",
) -> Markup:
    return text(words, {"x": x, "y": y, "class": name, "text-anchor": anchor})


def _arrow(x: float, y: float, up: float, name: str) -> list[Markup]:
    """Return an arrow from a dot, upwards for `up` = -1, downwards for 1."""
    tip = y + 26 * up
    head = f"M{x - 4:.1f} {tip - 6 * up:.1f}L{x:.1f} {tip:.1f}L{x + 4:.1f} {tip - 6 * up:.1f}"
    return [
        _line(x, y + _RADIUS * up, x, tip, name),
        element("path", {"d": head, "class": f"line {name}"}),
    ]


def _shape(x: float, y: float, dot: Dot) -> Markup:
    """Return the sign of a figure's role: a filled dot, or a hollow shape."""
    name = f"dot o{dot.colour}"
    r = _RADIUS
    match dot.role:
        case "figure" | "share":
            return element("circle", {"cx": x, "cy": y, "r": r, "class": name})
        case "capacity":
            return element(
                "circle", {"cx": x, "cy": y, "r": r, "class": f"{name} hollow"}
            )
        case "derived":
            path = f"M{x:.1f} {y - r - 1:.1f}l{r + 1} {r + 1}l-{r + 1} {r + 1}l-{r + 1} -{r + 1}z"
        case "forecast":
            path = f"M{x:.1f} {y - r:.1f}l{r} {2 * r - 1}h-{2 * r}z"
        case None:
            path, name = f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8", "cross"
            return element("path", {"d": path, "class": name})
        case _:
            assert_never(dot.role)
    return element("path", {"d": path, "class": f"{name} hollow"})


def _draw_dot(x: float, dot: Dot, axis: _ValueAxis) -> tuple[float, list[Markup]]:
    """Return where a figure's sign stands and its elements."""
    name = f"o{dot.colour}"
    parts: list[Markup] = []
    if dot.low is not None and dot.high is not None:
        low, high = axis.at(dot.low), axis.at(dot.high)
        y = (low + high) / 2
        if low - high > 2:
            parts += [
                _line(x, low, x, high, f"{name} bar"),
                _line(x - 5, low, x + 5, low, name),
                _line(x - 5, high, x + 5, high, name),
            ]
    elif dot.low is not None:
        y = axis.at(dot.low)
        parts += _arrow(x, y, -1, name)
    elif dot.high is not None:
        y = axis.at(dot.high)
        parts += _arrow(x, y, 1, name)
    else:
        y = axis.bottom
    parts.append(_shape(x, y, dot))
    return y, parts


def _spread(
    x: float, y: float, right: float, taken: list[tuple[float, float]]
) -> float:
    """Return an x near the one asked for that lies on no other sign."""
    for step in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6):
        near = x + 24 * step
        free = all(abs(near - a) > 22 or abs(y - b) > 15 for a, b in taken)
        if free and _LEFT < near <= right:
            taken.append((near, y))
            return near
    taken.append((x, y))
    return x


def _draw_dots(
    dots: Sequence[Dot], time: _TimeAxis, axis: _ValueAxis, right: float
) -> list[Markup]:
    parts: list[Markup] = []
    taken: list[tuple[float, float]] = []
    for dot in dots:
        y, _ = _draw_dot(0, dot, axis)
        x = _spread(time.at(_middle(dot)), y, right, taken)
        if dot.first is not None and dot.last is not None and dot.last > dot.first:
            start, end = time.at(dot.first), time.at(dot.last)
            parts.append(_line(start, y, end, y, f"o{dot.colour} span"))
        parts += _draw_dot(x, dot, axis)[1]
        parts.append(_label(dot.letter, x + 8, y - 6, "letter"))
    return parts


def _draw_axis(axis: _ValueAxis, ticks: Iterable[tuple[float, str]]) -> list[Markup]:
    parts: list[Markup] = []
    for value, label in ticks:
        y = axis.at(value)
        parts.append(_line(_LEFT, y, _WIDTH - _RIGHT, y, "grid"))
        parts.append(_label(label, _LEFT - 8, y + 4, "tick", "end"))
    return parts


def _draw_band(axis: _ValueAxis, low: float | None, high: float | None) -> list[Markup]:
    """Return the lines at the lower and the upper end of the answer."""
    ends = [("low", low), ("high", high)]
    if low is not None and low == high:
        ends = [("low, high", low)]
    parts: list[Markup] = []
    placed: list[float] = []
    for label, value in ends:
        if value is None or not axis.low <= value <= axis.high:
            continue
        y = axis.at(value)
        shift = 12 if any(abs(y - other) < 12 for other in placed) else 0
        placed.append(y)
        parts.append(_line(_LEFT, y, _WIDTH - _RIGHT, y, "end"))
        parts.append(_label(label, _WIDTH - _RIGHT + 8, y + 4 - shift, "end-label"))
    return parts


def _draw_time(
    axis: _TimeAxis, y: float, *, undated: bool, dated: bool
) -> list[Markup]:
    parts = [_line(_LEFT, y, _WIDTH - _RIGHT, y, "axis")]
    if undated:
        parts.append(_line(_LEFT + _UNDATED, _TOP, _LEFT + _UNDATED, y, "grid"))
        middle = _LEFT + _UNDATED / 2
        parts.append(_label("undated", middle, y + 18, "tick", "middle"))
    for day in _time_ticks(axis) if dated else ():
        x = axis.at(day)
        parts.append(_line(x, y, x, y + 5, "axis"))
        parts.append(_label(word_day(day), x, y + 18, "tick", "middle"))
    return parts


def draw_timeline(
    dots: Sequence[Dot],
    low: float | None,
    high: float | None,
    *,
    label: str,
    band: Sequence[DayBounds] = (),
) -> Markup | None:
    """Return the picture of a question's figures, or None where there is nothing.

    Args:
        dots: Figures, shares and denials, in the order of the table.
        low: Lower end of the answer; None for open.
        high: Upper end of the answer; None for open.
        label: What the picture shows, for those who do not see it.
        band: The bounds of the total on each day, by the day; drawn as an area.

    Returns:
        The `svg` element.
    """
    counts = [dot for dot in dots if dot.role not in (None, "share") and _values([dot])]
    shares = [dot for dot in dots if dot.role == "share" and _values([dot])]
    denials = [dot for dot in dots if dot.role is None]
    drawn = [*counts, *shares, *denials]
    if not counts and not shares:
        return None
    undated = any(dot.first is None and dot.last is None for dot in drawn)
    dated = any(dot.first is not None or dot.last is not None for dot in drawn)
    time = _build_time_axis(drawn, undated=undated)
    right = _WIDTH - _RIGHT
    parts: list[Markup] = []
    y = _TOP
    if counts:
        axis = _build_value_axis(_values(counts), y + 22, y + _PLOT)
        ticks = [(value, _short(value)) for value in _ticks(axis)]
        parts += _draw_axis(axis, ticks) + _draw_band(axis, low, high)
        parts += draw_bounds(band, axis.at, time.at, (axis.top, axis.bottom))
        parts += _draw_dots(counts, time, axis, right)
        if axis.logarithmic:
            words = "The scale is logarithmic: equal steps multiply"
            parts.append(_label(words, _LEFT, 14, "note"))
        y += _PLOT
    if shares:
        top = y + (22 if counts else 0)
        strip = _ValueAxis(0, 1, top + 14, top + _STRIP, logarithmic=False)
        parts += _draw_axis(strip, [(0, "0 %"), (0.5, "50 %"), (1, "100 %")])
        parts += _draw_dots(shares, time, strip, right)
        parts.append(_label("shares", _WIDTH - _RIGHT + 8, top + 18, "end-label"))
        y = top + _STRIP
    if denials:
        y += _LANE
        parts.append(_label("denials", _LEFT - 8, y - 9, "tick", "end"))
        lane = _ValueAxis(0, 1, y - 14, y - 12, logarithmic=False)
        parts += _draw_dots(denials, time, lane, right)
    parts += _draw_time(time, y, undated=undated, dated=dated)
    return picture(
        width=_WIDTH, height=y + 28, label=label, name="timeline", children=parts
    )
