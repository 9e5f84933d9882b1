"""From what words say to where it lies in the calendar: values, intervals, anchors.

A page with a date is read from that date; a page without one, and a narrative of
the past, from the dates that the text itself gives.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from whence.extract.times import calendars
from whence.extract.times.forms import Form
from whence.extract.times.tenses import Direction
from whence.model import Interval, TimeType

__all__ = ["Anchorer", "Placed"]

_SEASON_ORDER = ("SP", "SU", "FA", "WI")
_CLOCK_UNITS = {"TS": "S", "TM": "M", "TH": "H"}
_LENGTHS = {"Y": "Y", "M": "M", "W": "W", "D": "D", "Q": "Q", "E": "DE", "C": "CE",
            "L": "ML", "NI": "N", "FN": "W", "WE": "WE", "H": "M"}  # fmt: skip


class Placed(NamedTuple):
    """A form with its place in the calendar.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value; None where the words fix none.
        interval: The plain extent of the value; None where it has no limits.
        anchor: `published`, `explicit`, `context` (the time before it), or None.
        second: The extent of the other reading; None for only one.
    """

    type: TimeType
    value: str | None
    interval: Interval | None = None
    anchor: str | None = None
    second: Interval | None = None


@dataclass(slots=True)
class Anchorer:
    """Places the forms of one page, in reading order.

    Attributes:
        published: The day of the page; None where it is not known.
        narrative: Whether the text tells of times long past, from their own dates.
        day_first: Whether numeric dates put the day first; None for no evidence.
        fiscal_start: Month in which the fiscal year starts, by the country named.
        here: The last day spoken of.
        grain: Its unit.
        year: The last year spoken of.
        fallback: The first year that the text gives, for what stands before it.
    """

    published: date | None
    narrative: bool = False
    day_first: bool | None = None
    fiscal_start: int = 10
    here: date | None = None
    grain: str = ""
    quarter: tuple[int, int] | None = None
    fallback: date | None = None
    era: str = ""

    @property
    def reference(self) -> date | None:
        """The day that relative words count from."""
        if self.published is not None and not self.narrative:
            return self.published
        return self.here or self.fallback

    def base(self, form: Form) -> tuple[date | None, str | None]:
        """Return the day that a form counts from, and what that day is."""
        if form.base == "context" and self.here is not None:
            return self.here, "context"
        if self.published is not None and not (self.narrative and self.here):
            return self.published, "published"
        return self.here or self.fallback, "context"

    def note(self, value: str | None, unit: str) -> None:
        """Remember where the text is: the last date that it spoke of."""
        if value is None:
            return
        if value.startswith("BC"):
            self.era = value[:6]
            return
        day = calendars.first_day(value)
        if day is None:
            return
        self.here, self.grain, self.era = day, unit, ""


def _day_text(day: date | None, fallback: str) -> str:
    return fallback if day is None else day.isoformat()


def nearest(candidates: list[date], around: date) -> date | None:
    """Return the candidate nearest to a day; of two equally near, the later."""
    return min(
        candidates,
        key=lambda day: (abs((day - around).days), -day.toordinal()),
        default=None,
    )


def settle_year(
    anchorer: Anchorer, month: int, day: int, direction: Direction
) -> tuple[int | None, int | None, str | None]:
    """Choose the year of a month or day that the text gives without one.

    Args:
        anchorer: Where the text is.
        month: The month, 1 to 12.
        day: The day; 0 for the month as a whole.
        direction: What the clause tells.

    Returns:
        The year, the year of the other reading, and what it is anchored to.
    """
    number = day or 1
    if anchorer.published is not None and not anchorer.narrative:
        return _settle_by_page(anchorer.published, month, day, direction)
    around = anchorer.here or anchorer.fallback
    if around is None:
        return None, None, None
    candidates = [
        found
        for year in (around.year - 1, around.year, around.year + 1)
        if (found := calendars.make_day(year, month, number)) is not None
    ]
    if not anchorer.narrative and direction == "future":
        ahead = [found for found in candidates if found >= around]
        candidates = ahead or candidates
    chosen = min(candidates, key=lambda found: _distance(found, around), default=None)
    return (None if chosen is None else chosen.year), None, "context"


def _distance(found: date, around: date) -> float:
    """Return how far a date lies from where the story is; stories go forwards."""
    days = (found - around).days
    return days if days >= 0 else -days * 1.15


def _settle_by_page(
    published: date, month: int, day: int, direction: Direction
) -> tuple[int | None, int | None, str | None]:
    candidates = [
        found
        for year in range(published.year - 8, published.year + 9)
        if (found := calendars.make_day(year, month, day or 1)) is not None
    ]
    edge = published if day else published.replace(day=1)
    past = [found for found in candidates if found <= edge]
    future = [found for found in candidates if found >= edge]
    if direction == "past" or not future:
        chosen, other = past[-1], future[0]
    elif direction == "future":
        chosen, other = future[0], past[-1]
    else:
        ahead, behind = (future[0] - published).days, (published - past[-1]).days
        chosen, other = (
            (future[0], past[-1]) if ahead * 2 < behind else (past[-1], future[0])
        )
    return chosen.year, other.year if other.year != chosen.year else None, "published"


class Placement:
    """The rules that place one form; one method a kind."""

    def __init__(self, anchorer: Anchorer) -> None:
        self.anchorer = anchorer

    def place(self, form: Form, direction: Direction) -> Placed:
        """Return the place of a form, and remember it as where the text is."""
        placed: Placed = getattr(self, "_" + form.kind.replace("-", "_"))(
            form, direction
        )
        if placed.type in {"DATE", "TIME"} and form.kind != "reference":
            value = placed.value
            if value is not None and "T" in value and len(value) > 10:
                value = value[:10]
            self.anchorer.note(value, form.unit or form.kind)
        return placed

    # ---- calendar

    def _calendar(self, form: Form, direction: Direction) -> Placed:
        if form.name and form.name[0].isdigit():
            return self._numeric(form)
        if form.year:
            year = self._full_year(form.year)
            value = _dated(year, form.month, form.day)
            return Placed("DATE", value, calendars.interval_of(value), "explicit")
        if form.shift_unit == "Y":
            base, anchor = self.anchorer.base(form)
            if base is None:
                return self._open_date(form)
            value = _dated(f"{base.year + form.shift:04d}", form.month, form.day)
            return Placed("DATE", value, calendars.interval_of(value), anchor)
        if form.shift_unit == "M":
            return self._day_of_month(form)
        if form.shift_unit == "self":
            return self._shifted_month(form)
        if not form.month:
            return self._bare_day(form, direction)
        if self.anchorer.era and self.anchorer.narrative:
            value = _dated(self.anchorer.era, form.month, form.day)
            return Placed("DATE", value, None, "context")
        year, other, anchor = settle_year(
            self.anchorer, form.month, form.day, direction
        )
        if year is None:
            return self._open_date(form)
        value = _dated(f"{year:04d}", form.month, form.day)
        second = None
        if other is not None:
            second = calendars.interval_of(_dated(f"{other:04d}", form.month, form.day))
        return Placed("DATE", value, calendars.interval_of(value), anchor, second)

    def _full_year(self, year: str) -> str:
        if len(year) != 2:
            return year
        around = self.anchorer.here or self.anchorer.published
        if self.anchorer.published is not None and not self.anchorer.narrative:
            around = self.anchorer.published
        if around is None:
            return f"19{year}" if year > "30" else f"20{year}"
        century = around.year // 100
        options = [f"{number}{year}" for number in (century - 1, century, century + 1)]
        allowed = [one for one in options if int(one) <= around.year + 10]
        return allowed[-1]

    def _open_date(self, form: Form) -> Placed:
        month = f"{form.month:02d}" if form.month else "XX"
        value = f"XXXX-{month}-{form.day:02d}" if form.day else f"XXXX-{month}"
        return Placed("DATE", value)

    def _numeric(self, form: Form) -> Placed:
        pieces = [
            piece for piece in form.name.replace("/", "-").replace(".", "-").split("-")
        ]
        if len(pieces[0]) == 4:
            value = "-".join(pieces)
            return Placed("DATE", value, calendars.interval_of(value), "explicit")
        first, second = int(pieces[0]), int(pieces[1])
        year = int(self._full_year(pieces[2]))
        by_day = calendars.make_day(year, second, first)
        by_month = calendars.make_day(year, first, second)
        if "." in form.name:
            by_month = None if by_day is not None else by_month
        day_first = self.anchorer.day_first
        if by_day is None or (by_month is not None and day_first is False):
            by_day, by_month = by_month, by_day
        if by_day is None:
            return Placed("DATE", None)
        other = by_month if day_first is None and by_month != by_day else None
        return Placed(
            "DATE", by_day.isoformat(), Interval.of_day(by_day), "explicit",
            None if other is None else Interval.of_day(other),
        )  # fmt: skip

    def _day_of_month(self, form: Form) -> Placed:
        base, anchor = self.anchorer.base(form)
        if base is None:
            return Placed("DATE", f"XXXX-XX-{form.day:02d}")
        month = calendars.add_months(base.replace(day=1), form.shift)
        day = (
            None
            if month is None
            else calendars.make_day(month.year, month.month, form.day)
        )
        if day is None:
            return Placed("DATE", f"XXXX-XX-{form.day:02d}")
        return Placed("DATE", day.isoformat(), Interval.of_day(day), anchor)

    def _shifted_month(self, form: Form) -> Placed:
        base, anchor = self.anchorer.base(form)
        if base is None:
            return self._open_date(form)
        year = base.year
        if form.shift < 0 and form.month >= base.month:
            year -= 1
        elif form.shift > 0 and form.month <= base.month:
            year += 1
        value = _dated(f"{year:04d}", form.month, form.day)
        return Placed("DATE", value, calendars.interval_of(value), anchor)

    def _bare_day(self, form: Form, direction: Direction) -> Placed:
        around = self.anchorer.reference
        anchor = "published" if around is self.anchorer.published else "context"
        if around is None:
            return Placed("DATE", f"XXXX-XX-{form.day:02d}")
        near = []
        for step in range(-2, 3):
            month = calendars.add_months(around.replace(day=1), step)
            day = (
                None
                if month is None
                else calendars.make_day(month.year, month.month, form.day)
            )
            if day is not None:
                near.append(day)
        past = [day for day in near if day <= around]
        future = [day for day in near if day >= around]
        second = None
        if anchor == "context":
            same = calendars.make_day(around.year, around.month, form.day)
            chosen = same or nearest(near, around)
            if direction == "future" and not self.anchorer.narrative and future:
                chosen = future[0]
        elif direction == "future":
            chosen = future[0]
        else:
            chosen = past[-1]
            if direction == "open":
                second = Interval.of_day(future[0])
        if chosen is None:
            return Placed("DATE", f"XXXX-XX-{form.day:02d}")
        return Placed(
            "DATE", chosen.isoformat(), Interval.of_day(chosen), anchor, second
        )

    # ---- weekdays and units

    def _weekday(self, form: Form, direction: Direction) -> Placed:
        base, anchor = self.anchorer.base(form)
        if base is None or (self.anchorer.published is None and form.base != "context"
                            and self.anchorer.grain != "D"):  # fmt: skip
            return Placed("DATE", f"XXXX-WXX-{form.number}")
        number = form.number - 1
        if form.shift_unit == "W":
            day = calendars.week_start(base) + timedelta(days=7 * form.shift + number)
            return Placed("DATE", day.isoformat(), Interval.of_day(day), anchor)
        back = (base.weekday() - number) % 7
        ahead = (number - base.weekday()) % 7
        before, after = base - timedelta(days=back), base + timedelta(days=ahead)
        if form.shift_unit == "self":
            return self._shifted_weekday(form, base, anchor)
        future = direction == "future"
        if anchor == "context":
            future = direction != "past"
        chosen, other = (after, before) if future else (before, after)
        second = (
            Interval.of_day(other) if direction == "open" and other != chosen else None
        )
        return Placed(
            "DATE", chosen.isoformat(), Interval.of_day(chosen), anchor, second
        )

    def _shifted_weekday(self, form: Form, base: date, anchor: str | None) -> Placed:
        number = form.number - 1
        back = (base.weekday() - number) % 7 or 7
        ahead = (number - base.weekday()) % 7 or 7
        monday = calendars.week_start(base)
        second = None
        if form.shift < 0:
            day = base - timedelta(days=back)
            other = monday + timedelta(days=number - 7)
        elif form.shift > 0:
            day = base + timedelta(days=ahead)
            other = monday + timedelta(days=number + 7)
        else:
            day = other = monday + timedelta(days=number)
        if other != day:
            second = Interval.of_day(other)
        return Placed("DATE", day.isoformat(), Interval.of_day(day), anchor, second)

    def _unit(self, form: Form, direction: Direction) -> Placed:
        base, anchor = self.anchorer.base(form)
        if base is None:
            return Placed("DATE", _UNKNOWN.get(form.unit, "XXXX"))
        value = _unit_value(base, form.unit, form.shift)
        if form.unit == "WE":
            value = self._weekend(base, form, direction)
        elif (
            form.unit == "Q"
            and not form.shift
            and form.part is None
            and form.base == "context"
        ):
            value = self._that_quarter(base)
        if value is None:
            return Placed("DATE", None)
        return Placed("DATE", value, calendars.interval_of(value), anchor)

    def _weekend(self, base: date, form: Form, direction: Direction) -> str:
        monday = calendars.week_start(base)
        if form.shift:
            return calendars.week_value(monday + timedelta(days=7 * form.shift)) + "-WE"
        if direction == "past" and base.weekday() < 5 and form.base == "context":
            monday -= timedelta(days=7)
        return calendars.week_value(monday) + "-WE"

    def _that_quarter(self, base: date) -> str:
        known = self.anchorer.quarter
        if known is not None:
            return f"{known[0]:04d}-Q{known[1]}"
        return f"{base.year:04d}-Q{(base.month + 2) // 3}"

    def _deictic(self, form: Form, _direction: Direction) -> Placed:
        base, anchor = self.anchorer.base(form)
        if form.base == "published" and self.anchorer.published is None:
            return Placed("DATE", "XXXX-XX-XX")
        if base is None:
            return Placed("DATE", "XXXX-XX-XX")
        day = base + timedelta(days=form.shift)
        return Placed("DATE", day.isoformat(), Interval.of_day(day), anchor)

    # ---- named stretches

    def _pick_year(
        self, form: Form, starts: dict[int, date], direction: Direction
    ) -> tuple[int | None, str | None]:
        """Choose the year of a season, quarter, half or holiday."""
        if form.year:
            return int(self._full_year(form.year)), "explicit"
        base, anchor = self.anchorer.base(form)
        if base is None:
            return None, None
        if form.shift_unit == "Y":
            return base.year + form.shift, anchor
        if form.shift_unit == "self":
            if form.shift == 0:
                return base.year, anchor
            options = [year for year, day in starts.items()
                       if (day <= base if form.shift < 0 else day > base)]  # fmt: skip
            return (max(options) if form.shift < 0 else min(options)), anchor
        past = [year for year, day in starts.items() if day <= base]
        future = [year for year, day in starts.items() if day > base]
        if anchor == "context":
            chosen = min(starts, key=lambda year: _distance(starts[year], base))
            return chosen, anchor
        if direction == "future" and future:
            return min(future), anchor
        return (max(past) if past else min(future)), anchor

    def _season(self, form: Form, direction: Direction) -> Placed:
        around = self.anchorer.reference
        if form.year.startswith("BC") or (
            self.anchorer.era and not form.year and self.anchorer.narrative
        ):
            return Placed(
                "DATE",
                f"{form.year or self.anchorer.era}-{form.name}",
                None,
                "explicit",
            )
        starts = {}
        if around is not None:
            starts = {
                year: calendars.season_start(year, form.name)
                for year in range(around.year - 2, around.year + 3)
            }
            if form.shift_unit == "self" and form.shift < 0 and form.base != "context":
                # "last spring", said in spring itself, is that of the year before
                starts = {y: _months_on(day, 3) for y, day in starts.items()}
        year, anchor = self._pick_year(form, starts, direction)
        if year is None:
            return Placed("DATE", f"XXXX-{form.name}")
        value = f"{year:04d}-{form.name}"
        return Placed("DATE", value, calendars.interval_of(value), anchor)

    def _quarter(self, form: Form, direction: Direction) -> Placed:
        if form.inner is not None:
            return self._fiscal_part(form, 3)
        if not form.number:
            return self._relative_quarter(form)
        around = self.anchorer.reference
        starts: dict[int, date] = {}
        if around is not None:
            starts = {year: date(year, form.number * 3 - 2, 1)
                      for year in range(around.year - 2, around.year + 3)}  # fmt: skip
            if direction != "future":
                # results are told of after the quarter has ended
                starts = {year: _months_on(day, 2) for year, day in starts.items()}
        year, anchor = self._pick_year(form, starts, direction)
        if year is None:
            return Placed("DATE", f"XXXX-Q{form.number}")
        self.anchorer.quarter = (year, form.number)
        value = f"{year:04d}-Q{form.number}"
        return Placed("DATE", value, calendars.interval_of(value), anchor)

    def _relative_quarter(self, form: Form) -> Placed:
        known = self.anchorer.quarter
        base, anchor = self.anchorer.base(form)
        if form.shift_unit == "Y" and known is not None:
            value = f"{known[0] + form.shift:04d}-Q{known[1]}"
            return Placed("DATE", value, calendars.interval_of(value), "context")
        if base is None:
            return Placed("DATE", "XXXX-QX")
        if form.shift_unit == "Y":
            return Placed("DATE", f"{base.year + form.shift:04d}-QX", None, anchor)
        value = _unit_value(base, "Q", form.shift) or "XXXX-QX"
        return Placed("DATE", value, calendars.interval_of(value), anchor)

    def _half(self, form: Form, direction: Direction) -> Placed:
        if form.inner is not None:
            return self._fiscal_part(form, 6)
        if not form.year and not form.shift_unit and self.anchorer.grain == "M":
            here = self.anchorer.here
            if here is not None and form.base == "":
                return Placed("DATE", calendars.month_value(here), None, "context")
        around = self.anchorer.reference
        starts: dict[int, date] = {}
        if around is not None:
            starts = {year: date(year, form.number * 6 - 5, 1)
                      for year in range(around.year - 2, around.year + 3)}  # fmt: skip
        year, anchor = self._pick_year(form, starts, direction)
        if year is None:
            return Placed("DATE", f"XXXX-H{form.number}")
        value = f"{year:04d}-H{form.number}"
        return Placed("DATE", value, calendars.interval_of(value), anchor)

    def _fiscal_part(self, form: Form, months: int) -> Placed:
        """Place "the first quarter of fiscal 2024" in its fiscal year."""
        letter = "Q" if months == 3 else "H"
        if form.inner is None:
            return Placed("DATE", None)
        whole = self._fiscal(form.inner, "open")
        if whole.interval is None or whole.interval.first_day is None:
            return whole
        first = _months_on(whole.interval.first_day, months * (form.number - 1))
        last = _months_on(first, months)
        value = f"{whole.value}-{letter}{form.number}"
        return Placed(
            "DATE", value, Interval(first.isoformat(), last.isoformat()), whole.anchor
        )

    def _fiscal(self, form: Form, _direction: Direction) -> Placed:
        start = self.anchorer.fiscal_start
        if form.year:
            year, anchor = int(form.year), "explicit"
        else:
            base, found = self.anchorer.base(form)
            if base is None:
                return Placed("DATE", None)
            named_late = start == 10
            year = base.year + form.shift
            if named_late and base.month >= start:
                year += 1
            elif not named_late and base.month < start:
                year -= 1
            anchor = found or "published"
        first_year = year - 1 if start == 10 or form.name == "range" else year
        first = date(first_year, start, 1)
        last = date(first_year + 1, start, 1)
        return Placed(
            "DATE",
            f"FY{year:04d}",
            Interval(first.isoformat(), last.isoformat()),
            anchor,
        )

    def _decade(self, form: Form, _direction: Direction) -> Placed:
        value = form.year
        if not value:
            around = self.anchorer.reference
            year = 2000 if around is None else around.year
            century = year // 100
            decade = int(f"{century}{form.name}")
            value = str(decade if decade * 10 <= year else decade - 10)
        return Placed("DATE", value, calendars.interval_of(value), "explicit")

    def _century(self, form: Form, _direction: Direction) -> Placed:
        if form.year == "BC":
            return Placed("DATE", f"BC{form.number - 1:02d}", None, "explicit")
        value = f"{form.number - 1:02d}"
        return Placed("DATE", value, calendars.interval_of(value), "explicit")

    def _holiday(self, form: Form, direction: Direction) -> Placed:
        around = self.anchorer.reference
        starts = {}
        if around is not None:
            starts = {year: day for year in range(around.year - 2, around.year + 3)
                      if (day := calendars.holiday_day(form.name, year)) is not None}  # fmt: skip
        if direction == "open" and around is not None and starts and not form.year:
            chosen = nearest(list(starts.values()), around)
            year, anchor = (None if chosen is None else chosen.year), "published"
            if form.shift_unit:
                year, found = self._pick_year(form, starts, direction)
                anchor = found or anchor
        else:
            year, found = self._pick_year(form, starts, direction)
            anchor = found or "published"
        day = None if year is None else calendars.holiday_day(form.name, year)
        if day is None:
            fixed = len(form.name) == 5 and form.name[2] == "-"
            return Placed("DATE", f"XXXX-{form.name}" if fixed else None)
        return Placed("DATE", day.isoformat(), Interval.of_day(day), anchor)

    # ---- offsets, parts, lengths

    def _offset(self, form: Form, direction: Direction) -> Placed:
        base, anchor = self.anchorer.base(form)
        if form.inner is not None:
            inner = self.place(
                form.inner, "future" if direction == "open" else direction
            )
            base = None if inner.value is None else calendars.first_day(inner.value)
            anchor = inner.anchor
        if form.amount is None:
            name = "PAST_REF" if form.shift < 0 else "FUTURE_REF"
            return Placed("DATE", name, None, anchor)
        if form.unit in _CLOCK_UNITS:
            return Placed("DURATION", _length(form), None, anchor)
        if base is None:
            return Placed("DATE", None)
        value = _offset_value(base, form, exact=form.inner is not None)
        if value is None:
            return Placed("DATE", None)
        return Placed("DATE", value, calendars.interval_of(value), anchor)

    def _part_of(self, form: Form, direction: Direction) -> Placed:
        if form.inner is None:
            return Placed("DATE", None)
        whole = self.place(form.inner, direction)
        extent = whole.interval
        if extent is None or extent.first_day is None or extent.last_day is None:
            return Placed("DATE", whole.value, None, whole.anchor)
        first, last, count = extent.first_day, extent.last_day, int(form.amount or 1)
        interval = _part_interval(first, last, form, count)
        if interval is None:
            return Placed("DATE", whole.value, extent, whole.anchor)
        value = _part_value(interval, form, count) or whole.value
        return Placed("DATE", value, interval, whole.anchor)

    def _duration(self, form: Form, _direction: Direction) -> Placed:
        value = _length(form)
        if form.shift_unit != "window" or form.amount is None:
            return Placed("DURATION", value)
        base, anchor = self.anchorer.base(form)
        if base is None or form.unit in _CLOCK_UNITS or self.anchorer.narrative:
            return Placed("DURATION", value)
        step = replace(form, amount=form.amount, shift=form.shift)
        edge = _step(base, step)
        if edge is None:
            return Placed("DURATION", value)
        if form.shift < 0:
            interval = Interval.of_days(edge + timedelta(days=1), base)
        else:
            interval = Interval(base.isoformat(), edge.isoformat())
        return Placed("DURATION", value, interval, anchor)

    def _set(self, form: Form, _direction: Direction) -> Placed:
        return Placed("SET", form.name or _length(form))

    def _reference(self, form: Form, _direction: Direction) -> Placed:
        return Placed("DATE", form.name)

    def _clock(self, form: Form, direction: Direction) -> Placed:
        day: str | None
        anchor: str | None
        if form.inner is not None:
            inner = self.place(form.inner, direction)
            day, anchor = inner.value, inner.anchor
        else:
            day, anchor = self._clock_day(form)
        if day is None or len(day) != 10:
            day = day if day is not None and day.startswith("XXXX-W") else "XXXX-XX-XX"
        is_clock = ":" in form.name
        value = f"{day}T{form.name}" if is_clock else f"{day}{form.name}"
        if not is_clock or not day[0].isdigit():
            return Placed("TIME", value, None, anchor)
        zone = calendars.zone_offset(form.zone, calendars.first_day(day))
        interval = calendars.interval_of(value, zone)
        return Placed("TIME", value + zone if form.zone else value, interval, anchor)

    def _clock_day(self, form: Form) -> tuple[str | None, str | None]:
        anchorer = self.anchorer
        if anchorer.here is not None and anchorer.grain in {
            "D",
            "clock",
            "weekday",
            "deictic",
        }:
            return anchorer.here.isoformat(), "context"
        if anchorer.published is not None and not anchorer.narrative:
            return anchorer.published.isoformat(), "published"
        return None, None


_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "WE": "XXXX-WXX-WE",
            "Q": "XXXX-QX"}  # fmt: skip


def _dated(year: str, month: int, day: int) -> str:
    if not month:
        return year
    return f"{year}-{month:02d}-{day:02d}" if day else f"{year}-{month:02d}"


def _months_on(day: date, months: int) -> date:
    return calendars.add_months(day, months) or day


def _unit_value(base: date, unit: str, shift: int) -> str | None:
    """Return the value of the unit some steps from the one that a day lies in."""
    if unit == "D":
        return (base + timedelta(days=shift)).isoformat()
    if unit == "W":
        return calendars.week_value(base + timedelta(days=7 * shift))
    if unit == "M":
        return calendars.month_value(_months_on(base.replace(day=1), shift))
    if unit == "Y":
        return f"{base.year + shift:04d}"
    if unit == "Q":
        moved = _months_on(base.replace(day=1), 3 * shift)
        return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
    if unit == "E":
        return str(base.year // 10 + shift)
    if unit == "C":
        return f"{(base.year - 1) // 100 + shift:02d}"
    if unit == "H":
        moved = _months_on(base.replace(day=1), 6 * shift)
        return f"{moved.year:04d}-H{(moved.month + 5) // 6}"
    return None


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "H": 6}
_DAYS = {"D": 1, "W": 7, "FN": 14, "NI": 1}


def _step(base: date, form: Form) -> date | None:
    """Return the day an amount of units away."""
    amount = form.amount or 0
    try:
        if form.unit in _DAYS:
            return base + timedelta(days=round(amount * _DAYS[form.unit]) * form.shift)
        months = round(amount * _MONTHS.get(form.unit, 0)) * form.shift
        return calendars.add_months(base, months)
    except OverflowError:
        return None


def _offset_value(base: date, form: Form, *, exact: bool) -> str | None:
    """Return the value of an offset, in the grain of its unit."""
    day = _step(base, form)
    if day is None:
        return None
    if exact or form.unit in {"D", "NI"}:
        return day.isoformat()
    amount = form.amount or 0
    if form.unit in {"W", "FN"}:
        return calendars.week_value(day)
    if form.unit == "M" or amount != int(amount):
        return calendars.month_value(day)
    if form.unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if form.unit == "Y" or form.unit == "E":
        return f"{day.year:04d}"
    return f"{day.year // 100:02d}" if form.unit == "C" else None


def _part_interval(first: date, last: date, form: Form, count: int) -> Interval | None:
    """Return the part of an extent that an ordinal counts out."""
    number = form.number
    if form.unit == "D":
        if number < 0:
            return Interval.of_days(last - timedelta(days=count - 1), last)
        start = first + timedelta(days=(number - 1) * count)
        return Interval.of_days(start, start + timedelta(days=count - 1))
    if form.unit in {"W", "WE"}:
        if form.unit == "WE":
            saturday = first + timedelta(days=(5 - first.weekday()) % 7)
            if number < 0:
                saturday = last - timedelta(days=(last.weekday() - 5) % 7)
            else:
                saturday += timedelta(days=7 * (number - 1))
            return Interval.of_days(saturday, saturday + timedelta(days=1))
        if number < 0:
            monday = calendars.week_start(last) - timedelta(days=7 * (count - 1))
        else:
            monday = calendars.week_start(first) + timedelta(days=7 * (number - 1))
            if monday < first and first.weekday() > 3:
                monday += timedelta(days=7)
        return Interval.of_days(monday, monday + timedelta(days=7 * count - 1))
    months = _MONTHS.get(form.unit)
    if months is None:
        return None
    if number < 0:
        start = _months_on(_months_on(first, 0), 0)
        total = (last.year - first.year) * 12 + last.month - first.month + 1
        start = _months_on(first, total - months * count)
    else:
        start = _months_on(first, months * (number - 1) * (1 if count == 1 else 0))
    end = _months_on(start, months * count)
    return Interval(start.isoformat(), end.isoformat())


def _part_value(interval: Interval, form: Form, count: int) -> str | None:
    first = interval.first_day
    if first is None or count != 1:
        return None
    if form.unit == "D":
        return first.isoformat()
    if form.unit == "W":
        return calendars.week_value(first)
    if form.unit == "WE":
        return calendars.week_value(first) + "-WE"
    if form.unit == "M":
        return calendars.month_value(first)
    return None


def _length(form: Form) -> str:
    """Return the TIMEX3 value of a length: `P6M`, `PT40S`, `PXD`."""
    amount = form.amount
    if form.unit == "FN" and amount is not None:
        amount *= 2
    if form.unit == "H" and amount is not None:
        amount *= 6
    if amount is None:
        number = "X"
    elif amount == int(amount):
        number = str(int(amount))
    else:
        number = f"{amount:g}"
    clock = _CLOCK_UNITS.get(form.unit)
    return f"PT{number}{clock}" if clock else f"P{number}{_LENGTHS.get(form.unit, 'X')}"
