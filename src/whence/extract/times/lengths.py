"""Places of what has a length: durations, windows, offsets, parts of a stretch."""

from datetime import date, timedelta

from whence.extract.times import calendars
from whence.extract.times.anchoring import Anchorer, Placed
from whence.extract.times.forms import Form
from whence.extract.times.tenses import Direction
from whence.model import Interval

__all__ = [
    "length_value",
    "place_duration",
    "place_part",
    "place_set",
    "shift_from",
    "step",
]

_CLOCK_UNITS = {"TS": "S", "TM": "M", "TH": "H"}
_LETTERS = {
    "Y": "Y", "M": "M", "W": "W", "D": "D", "Q": "Q", "E": "DE", "C": "CE",
    "L": "ML", "NI": "N", "FN": "W", "WE": "WE", "H": "M",
}  # fmt: skip
_YEARS = {"E": 10, "C": 100, "L": 1000}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "H": 6, "L": 12000}
_DAYS = {"D": 1, "W": 7, "FN": 14, "NI": 1, "WE": 7}


def step(base: date, unit: str, amount: float) -> date | None:
    """Return the day an amount of units away; None where no calendar has it.

    >>> step(date(2024, 2, 29), "Y", -1)
    datetime.date(2023, 2, 28)
    """
    try:
        if unit in _DAYS:
            return base + timedelta(days=round(amount * _DAYS[unit]))
        if unit not in _MONTHS:
            return None
        return calendars.add_months(base, round(amount * _MONTHS[unit]))
    except OverflowError:
        return None


def length_value(form: Form) -> str:
    """Return the TIMEX3 value of a length: `P6M`, `PT40S`, `PXD`.

    >>> length_value(Form("duration", 0, 2, unit="TH", amount=2.5))
    'PT2.5H'
    """
    amount, unit = form.amount, form.unit
    if form.kind in {"duration", "offset"} and form.name[:1] == "P":
        return form.name  # two years and six months: P2Y6M
    if amount is not None and amount * 60 % 15 == 0 and amount < 1 and unit == "TH":
        amount, unit = amount * 60, "TM"  # a quarter of an hour: PT15M
    if unit in _YEARS and amount is not None and amount != int(amount):
        amount, unit = amount * _YEARS[unit], "Y"  # half a century: P50Y
    if amount is None:
        number = "X"
    else:
        amount *= {"FN": 2, "H": 6}.get(unit, 1)
        number = str(int(amount)) if amount == int(amount) else f"{amount:g}"
    clock = _CLOCK_UNITS.get(unit)
    return f"PT{number}{clock}" if clock else f"P{number}{_LETTERS.get(unit, 'X')}"


def place_duration(anchorer: Anchorer, form: Form, _direction: Direction) -> Placed:
    """Place a length: "the past three months" ends with the page's day."""
    value = length_value(form)
    if form.shift_unit != "window" or form.amount is None:
        return Placed("DURATION", value)
    base, anchor = anchorer.base(form)
    if base is None or anchor != "published" or not anchorer.exact:
        return Placed("DURATION", value)
    edge = step(base, form.unit, form.amount * form.shift)
    if edge is None or edge == base:
        return Placed("DURATION", value)
    if form.shift < 0:
        interval = Interval.of_days(edge + timedelta(days=1), base)
    else:
        interval = Interval(base.isoformat(), edge.isoformat())
    return Placed("DURATION", value, interval, anchor)


def place_set(_anchorer: Anchorer, form: Form, _direction: Direction) -> Placed:
    """Place a recurring time: it has a value and no limits."""
    return Placed("SET", form.name or length_value(form))


def shift_from(base: date, form: Form, anchor: str | None) -> Placed:
    """Place an offset in the grain of its unit: "two weeks ago" is a week.

    Args:
        base: The day it counts from.
        form: The offset, with an amount.
        anchor: What that day is.

    Returns:
        The place; a length for hours and minutes, whose day is not told.
    """
    if form.unit in _CLOCK_UNITS:
        return Placed("DURATION", length_value(form), None, anchor)
    amount = form.amount or 0
    day = step(base, form.unit, amount * form.shift)
    if day is None:
        return Placed("DATE", None)
    if form.inner is not None or form.unit in {"D", "NI", "WE"}:
        value = day.isoformat()
    elif form.unit in {"W", "FN"}:
        value = calendars.week_value(day)
    elif form.unit in {"M", "H"} or (form.unit == "Y" and amount != int(amount)):
        value = calendars.month_value(day)
    elif form.unit == "Q":
        value = f"{day.year:04d}-Q{(day.month + 2) // 3}"
    elif form.unit == "C" and amount == int(amount):
        value = f"{day.year // 100:02d}"
    else:
        value = f"{day.year:04d}"
    return Placed("DATE", value, calendars.interval_of(value), anchor)


def place_part(form: Form, whole: Placed) -> Placed:
    """Place "the second week of January" in the stretch that it is a part of."""
    extent = whole.interval
    if extent is None or extent.first_day is None or extent.last_day is None:
        return Placed("DATE", whole.value, None, whole.anchor)
    count = int(form.amount or 1)
    part = _part(extent.first_day, extent.last_day, form, count)
    if part is None or part.first_day is None:
        return Placed("DATE", whole.value, extent, whole.anchor)
    value = whole.value
    if count > 1 and not (form.unit == "Q" and count == 2):
        return Placed("DURATION", length_value(form), part, whole.anchor)
    if count == 1:
        first = part.first_day
        values = {
            "D": first.isoformat(),
            "W": calendars.week_value(first),
            "WE": calendars.week_value(first) + "-WE",
            "M": calendars.month_value(first),
        }
        value = values.get(form.unit, value)
    elif len(whole.value or "") == 4:
        value = f"{whole.value}-H{1 if form.number == 1 else 2}"
    return Placed("DATE", value, part, whole.anchor)


def _part(first: date, last: date, form: Form, count: int) -> Interval | None:
    """Return the part that an ordinal counts out of a stretch; None for no such part."""
    if form.number == 0:
        whole = calendars.week_start(first)
        weekend = whole + timedelta(days=0 if form.unit == "W" else 5)
        return Interval.of_days(weekend, whole + timedelta(days=6))
    from_end = form.number < 0
    if form.name:
        return _nth_weekday(first, last, int(form.name), form.number)
    if form.unit == "WE":
        saturday = first + timedelta(days=(5 - first.weekday()) % 7)
        if from_end:
            saturday = last - timedelta(days=(last.weekday() - 5) % 7)
        else:
            saturday += timedelta(days=7 * (form.number - 1))
        return Interval.of_days(saturday, saturday + timedelta(days=1))
    if form.unit == "W":
        monday = calendars.week_start(last if from_end else first)
        if from_end:
            monday -= timedelta(days=7 * (count - 1))
        else:
            late = monday < first and first.weekday() > 3
            monday += timedelta(days=7 * (form.number - 1 + late))
        return Interval.of_days(monday, monday + timedelta(days=7 * count - 1))
    start = step(first, form.unit, (form.number - 1) * (1 if count == 1 else count))
    if from_end:
        start = step(last + timedelta(days=1), form.unit, -count)
    end = None if start is None else step(start, form.unit, count)
    if start is None or end is None or start >= end:
        return None
    return Interval(start.isoformat(), end.isoformat())


def _nth_weekday(first: date, last: date, weekday: int, number: int) -> Interval | None:
    """Return the first, second or last such weekday of a stretch."""
    if number < 0:
        return Interval.of_day(last - timedelta(days=(last.isoweekday() - weekday) % 7))
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    return Interval.of_day(day) if day <= last else None
