"""From what words say to where it lies in the calendar: dates, weekdays, clock times."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from whence.extract.times import calendars
from whence.extract.times.anchoring import Anchorer, Placed, choose_near, settle_year
from whence.extract.times.forms import Form, FormKind
from whence.extract.times.lengths import (
    length_value,
    place_duration,
    place_part,
    place_set,
    shift_from,
)
from whence.extract.times.moments import place_clock, shift_moment
from whence.extract.times.named import (
    full_year,
    place_century,
    place_decade,
    place_fiscal,
    place_half,
    place_holiday,
    place_quarter,
    place_season,
    unit_value,
)
from whence.extract.times.tenses import Direction
from whence.model import Interval

__all__ = ["place"]

_Placer = Callable[[Anchorer, Form, Direction], Placed]
_BACKWARDS = frozenset({"offset", "unit", "deictic"})
_UNKNOWN: Mapping[str, str] = MappingProxyType(
    {
        "D": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "M": "XXXX-XX",
        "Y": "XXXX",
        "WE": "XXXX-WXX-WE",
        "Q": "XXXX-QX",
    }
)


def place(
    anchorer: Anchorer, form: Form, direction: Direction, *, aside: bool = False
) -> Placed:
    """Place a form in the calendar, and remember it as where the story is.

    Args:
        anchorer: Where the text is; it is moved on.
        form: The form.
        direction: Whether its clause speaks of the past or of what is to come.
        aside: Whether it is no part of the story, as the day on which someone said
            something: later words do not count from it.

    Returns:
        Its place.
    """
    try:
        placed = _PLACERS[form.kind](anchorer, form, direction)
    except (OverflowError, ValueError):
        # the calendar ends at the years 1 and 9999: what lies beyond has no value
        return Placed("DATE", None)
    told = placed.type in {"DATE", "TIME"} and form.kind != "reference"
    if anchorer.narrative:
        loose = form.kind == "season" and placed.anchor != "explicit"
        since = form.frame == "since" and form.unit == "Y"
        aside = aside or loose or since or direction == "future"
    if told and not aside and not _looks_back(form):
        value = placed.value
        anchorer.moment = (
            (value or "", form.zone) if placed.type == "TIME" else ("", "")
        )
        if value is not None and len(value) > 10 and value[10] == "T":
            value = value[:10]
        anchorer.note(value, form.unit or form.kind)
        if placed.anchor == "explicit" and value is not None and value[:4].isdigit():
            anchorer.year = int(value[:4])
    return placed


def _looks_back(form: Form) -> bool:
    """Say whether a form looks back from the story ("a month earlier", "the night before").

    What comes after it goes on from the story, not from there.
    """
    told = form.inner if form.kind == "clock" and form.inner is not None else form
    return told.base == "context" and told.shift < 0 and told.kind in _BACKWARDS


def _dated(year: str, month: int, day: int) -> str:
    if not month:
        return year
    return f"{year}-{month:02d}-{day:02d}" if day else f"{year}-{month:02d}"


def _extent(value: str, anchor: str | None, second: Interval | None = None) -> Placed:
    return Placed("DATE", value, calendars.interval_of(value), anchor, second)


def _day(day: date, anchor: str | None, second: date | None = None) -> Placed:
    other = None if second is None or second == day else Interval.of_day(second)
    return Placed("DATE", day.isoformat(), Interval.of_day(day), anchor, other)


def _open_date(form: Form) -> Placed:
    month = f"{form.month:02d}" if form.month else "XX"
    return Placed(
        "DATE", f"XXXX-{month}-{form.day:02d}" if form.day else f"XXXX-{month}"
    )


def _place_calendar(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    if form.name and form.name[0].isdigit():
        return _place_numeric(anchorer, form)
    if form.year:
        year = full_year(anchorer, form.year)
        return _extent(_dated(year, form.month, form.day), "explicit")
    if form.shift_unit:
        return _place_shifted(anchorer, form)
    if not form.month:
        return _place_bare_day(anchorer, form, direction)
    return _place_yearless(anchorer, form, direction)


def _place_yearless(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    """Place a month or a day whose year the text leaves out."""
    if anchorer.era and anchorer.narrative:
        value = _dated(anchorer.era, form.month, form.day)
        return Placed("DATE", value, None, "context")
    settled, other, anchor = settle_year(anchorer, form, direction)
    if settled is None:
        return _open_date(form)
    second = None
    if other is not None:
        second = calendars.interval_of(_dated(f"{other:04d}", form.month, form.day))
    return _extent(_dated(f"{settled:04d}", form.month, form.day), anchor, second)


def _place_numeric(anchorer: Anchorer, form: Form) -> Placed:
    pieces = form.name.replace("/", "-").replace(".", "-").split("-")
    if len(pieces[0]) == 4:
        return _extent("-".join(pieces), "explicit")
    year = int(full_year(anchorer, pieces[2]))
    by_day = calendars.make_day(year, int(pieces[1]), int(pieces[0]))
    by_month = calendars.make_day(year, int(pieces[0]), int(pieces[1]))
    if "." in form.name and by_day is not None:
        by_month = None  # nobody writes the month first with full stops
    if by_day is None or (by_month is not None and anchorer.day_first is False):
        by_day, by_month = by_month, by_day
    if by_day is None:
        return Placed("DATE", None)
    return _day(by_day, "explicit", by_month if anchorer.day_first is None else None)


def _place_shifted(anchorer: Anchorer, form: Form) -> Placed:
    """Place "August last year", "the 30th of last month", "last August"."""
    base, anchor = anchorer.base(form)
    if base is None:
        return _open_date(form)
    if form.shift_unit == "Y":
        year = f"{base.year + form.shift:04d}"
        return _extent(_dated(year, form.month, form.day), anchor)
    if form.shift_unit == "M":
        month = calendars.add_months(base.replace(day=1), form.shift)
        day = month and calendars.make_day(month.year, month.month, form.day)
        return _open_date(form) if day is None else _day(day, anchor)
    number = base.year
    if form.shift < 0 and form.month >= base.month:
        number -= 1
    elif form.shift > 0 and form.month <= base.month:
        number += 1
    value = _dated(f"{number:04d}", form.month, form.day)
    if form.shift < 0 and base.month - form.month == 1 and not form.day:
        # nobody calls the month just over "last February" in March: it was "last month"
        earlier = _dated(f"{number - 1:04d}", form.month, form.day)
        return _extent(earlier, anchor, calendars.interval_of(value))
    return _extent(value, anchor)


def _place_bare_day(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    """Place "the 10th": the latest one for the past, the next one for the future."""
    around = anchorer.reference  # a date told says more than bounds of the page
    page = anchorer.page if anchorer.exact or anchorer.dated is None else None
    if page is None and not anchorer.narrative:
        around = anchorer.dated or anchorer.month  # a lone year gives no month
    if around is None:
        return _open_date(form)
    months = [
        calendars.add_months(around.replace(day=1), step) for step in range(-2, 3)
    ]
    near = [
        day
        for month in months
        if month is not None
        and (day := calendars.make_day(month.year, month.month, form.day)) is not None
    ]
    past = [day for day in near if day <= around]
    future = [day for day in near if day >= around]
    if page is not None:
        near_one = future[0] if direction == "future" else past[-1]
        return _day(near_one, "published", future[0] if direction == "open" else None)
    if direction == "future" and not anchorer.narrative:
        return _day(future[0], "context")
    chosen = calendars.make_day(around.year, around.month, form.day)
    chosen = chosen or choose_near(anchorer, near)
    return _open_date(form) if chosen is None else _day(chosen, "context")


def _place_weekday(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    base, anchor = anchorer.base(form)
    loose = anchor == "context" and form.base != "context" and anchorer.grain != "D"
    if base is None or loose or (anchor == "published" and not anchorer.exact):
        return Placed("DATE", f"XXXX-WXX-{form.number}")
    number = form.number - 1
    monday = calendars.week_start(base)
    if form.shift_unit == "W":
        return _day(monday + timedelta(days=7 * form.shift + number), anchor)
    back = (base.weekday() - number) % 7
    ahead = (number - base.weekday()) % 7
    before, after = base - timedelta(days=back), base + timedelta(days=ahead)
    if form.shift_unit == "self":
        if form.shift == 0:
            return _day(monday + timedelta(days=number), anchor)
        if form.shift < 0:
            day = base - timedelta(days=back or 7)
            return _day(day, anchor, monday + timedelta(days=number - 7))
        day = base + timedelta(days=ahead or 7)
        return _day(day, anchor, monday + timedelta(days=number + 7))
    future = direction == "future" or (
        direction == "open" and (anchor == "context" or form.frame == "until")
    )
    chosen, other = (after, before) if future else (before, after)
    return _day(chosen, anchor, other if direction == "open" else None)


def _place_unit(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    if form.unit == "Q" and form.inner is not None:
        return _place_ended(anchorer, form.inner, direction)
    base, anchor = anchorer.base(form)
    if anchorer.era and form.base == "context":
        return _place_in_era(anchorer, form, form.shift)
    if base is None or (
        form.unit == "D" and anchor == "published" and not anchorer.exact
    ):
        return Placed("DATE", _UNKNOWN.get(form.unit, "XXXX"))
    value = unit_value(base, form.unit, form.shift)
    if form.unit == "WE":
        monday = calendars.week_start(base) + timedelta(days=7 * form.shift)
        named = form.base == "published" and not form.shift  # "over the weekend"
        edge = 3 if form.name == "this" else 5  # on a Friday "this weekend" is ahead
        if direction == "past" and base.weekday() < edge and named:
            monday -= timedelta(days=7)
        value = calendars.week_value(monday) + "-WE"
    elif form.unit == "Q" and form.base == "context" and form.part is None:
        value = _spoken_quarter(anchorer, base, form.shift)
    return Placed("DATE", None) if value is None else _extent(value, anchor)


def _place_ended(anchorer: Anchorer, last: Form, direction: Direction) -> Placed:
    """Place a quarter by its last day: the calendar quarter that its middle lies in."""
    end = place(anchorer, last, direction)
    last_day = None if end.interval is None else end.interval.last_day
    middle = None if last_day is None else calendars.add_months(last_day, -1)
    value = None if middle is None else unit_value(middle, "Q", 0)
    if value is None:
        return Placed("DATE", "XXXX-QX")
    anchorer.quarter = int(value[:4]), int(value[-1])
    return _extent(value, end.anchor)


def _spoken_quarter(anchorer: Anchorer, base: date, shift: int) -> str | None:
    """Return the quarter that results are told of: the last one named, or ended.

    "The previous quarter" is the one before it.
    """
    if anchorer.quarter is not None:
        year, number = anchorer.quarter
        return unit_value(date(year, 3 * number, 1), "Q", shift)
    return unit_value(base, "Q", 0 if anchorer.page is None else -1)


def _place_in_era(anchorer: Anchorer, form: Form, steps: float) -> Placed:
    """Place "the following year" before our era, where years count down."""
    if form.unit not in {"Y", "E"}:
        return Placed("DATE", None)
    year = int(anchorer.era[2:]) - round(steps * (10 if form.unit == "E" else 1))
    if year <= 0:
        return Placed("DATE", None)
    value = f"BC{year:04d}"
    return Placed(
        "DATE", value[:5] if form.kind == "unit" and form.unit == "E" else value
    )


def _place_deictic(anchorer: Anchorer, form: Form, _direction: Direction) -> Placed:
    base, anchor = anchorer.base(form)
    unsure = form.base == "published" and (anchorer.page is None or not anchorer.exact)
    if base is None or unsure:
        return Placed("DATE", "XXXX-XX-XX")
    return _day(base + timedelta(days=form.shift), anchor)


def _place_offset(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    """Place "two weeks ago", "three days later", "a week from Thursday"."""
    base, anchor = anchorer.base(form)
    if form.inner is not None:
        if form.inner.kind == "weekday" and form.unit != "D":  # "a week from Thursday"
            direction = "future" if form.shift > 0 else "past"
        inner = place(
            anchorer, form.inner, "future" if direction == "open" else direction
        )
        base = None if inner.value is None else calendars.first_day(inner.value)
        anchor = inner.anchor
    context = form.base == "context"
    if form.amount is None:
        name = "PAST_REF" if form.shift < 0 else "FUTURE_REF"
        return Placed(
            "DURATION" if context else "DATE", length_value(form) if context else name
        )
    told = _from_story(anchorer, form) if context else None
    if told is not None:
        return told
    quarter = anchorer.quarter
    if quarter is not None and form.unit == "Y" and form.amount == 1 and form.shift < 0:
        return _extent(f"{quarter[0] - 1:04d}-Q{quarter[1]}", "context")
    unsure = form.unit == "D" and anchor == "published" and not anchorer.exact
    if base is None or unsure:
        return Placed("DATE", "XXXX-XX-XX" if unsure else None)
    return shift_from(base, form, anchor)


def _from_story(anchorer: Anchorer, form: Form) -> Placed | None:
    """Place what counts from a clock time, from nothing told yet, or before our era."""
    moment = shift_moment(anchorer, form)
    if moment is not None:
        return moment
    if form.shift > 0 and anchorer.here is None:
        return Placed("DURATION", length_value(form))  # "30 years on, ..." of what?
    if anchorer.era:
        return _place_in_era(anchorer, form, (form.amount or 0) * form.shift)
    return None


def _place_length(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    """Place a length; one before or after a dated event covers what it leads to."""
    if form.inner is None:
        return place_duration(anchorer, form, direction)
    inner = place(anchorer, form.inner, direction)
    base = None if inner.value is None else calendars.first_day(inner.value)
    value = length_value(form)
    if base is None:
        return Placed("DURATION", value)
    reached = shift_from(base, replace(form, inner=None), inner.anchor)
    return Placed("DURATION", value, reached.interval, inner.anchor)


def _place_part_of(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    if form.inner is None:
        return Placed("DATE", None)
    return place_part(form, place(anchorer, form.inner, direction))


def _place_reference(_anchorer: Anchorer, form: Form, _direction: Direction) -> Placed:
    return Placed("DATE", form.name)


def _place_clock(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    inner: Placed | None = None
    if form.inner is not None:
        inner = place(anchorer, replace(form.inner, frame=form.frame), direction)
    return place_clock(anchorer, form, inner)


_PLACERS: Mapping[FormKind, _Placer] = MappingProxyType(
    {
        "calendar": _place_calendar,
        "weekday": _place_weekday,
        "unit": _place_unit,
        "season": place_season,
        "quarter": place_quarter,
        "half": place_half,
        "decade": place_decade,
        "century": place_century,
        "fiscal": place_fiscal,
        "holiday": place_holiday,
        "deictic": _place_deictic,
        "offset": _place_offset,
        "part-of": _place_part_of,
        "duration": _place_length,
        "set": place_set,
        "reference": _place_reference,
        "clock": _place_clock,
    }
)
