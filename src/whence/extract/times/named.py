"""Places of named stretches: seasons, quarters, halves, fiscal years, holidays."""

from datetime import date, timedelta

from whence.extract.times import calendars
from whence.extract.times.anchoring import (
    NEAR_DAYS,
    SOON,
    Anchorer,
    Placed,
    choose_near,
)
from whence.extract.times.forms import Form
from whence.extract.times.tenses import Direction
from whence.model import Interval

__all__ = [
    "full_year",
    "place_century",
    "place_decade",
    "place_fiscal",
    "place_half",
    "place_holiday",
    "place_quarter",
    "place_season",
    "unit_value",
]


_Extents = dict[int, tuple[date, date]]


def full_year(anchorer: Anchorer, year: str) -> str:
    """Return a year of four digits for one of two, near where the text is."""
    if len(year) != 2:
        return year
    around = anchorer.page or anchorer.here or anchorer.published
    if around is None:
        return f"19{year}" if year > "30" else f"20{year}"
    century = around.year // 100
    options = [f"{number}{year}" for number in (century - 1, century)]
    return [one for one in options if int(one) <= around.year + 10][-1]


def _extent(value: str, anchor: str | None) -> Placed:
    return Placed("DATE", value, calendars.interval_of(value), anchor)


def _near_years(anchorer: Anchorer, form: Form) -> range:
    around = anchorer.base(form)[0] if form.shift_unit else anchorer.reference
    if around is None:
        return range(0)
    return range(max(around.year - 2, 1), min(around.year + 3, 9998))


def _pick_year(
    anchorer: Anchorer,
    form: Form,
    extents: _Extents,
    direction: Direction,
) -> tuple[int | None, str | None]:
    """Choose the year of a named stretch from its first and last day in each year."""
    if form.year:
        year = full_year(anchorer, form.year)
        return (int(year) if year.isdigit() else None), "explicit"
    base, anchor = anchorer.base(form)
    if base is None or not extents:
        return None, None
    year_found: int | None
    if form.shift_unit == "Y":
        year_found = base.year + form.shift
    elif form.shift_unit == "self":
        year_found = _shifted_year(extents, base, form.shift)
    elif anchor == "context":
        year_found = _context_year(anchorer, extents, base)
    else:
        year_found = _page_year(form, extents, base, direction)
    return year_found, None if year_found is None else anchor


def _shifted_year(extents: _Extents, base: date, shift: int) -> int | None:
    """Return the year of "last spring", "this June", "next Easter"."""
    if shift < 0:
        return max(
            (year for year, pair in extents.items() if pair[1] < base), default=None
        )
    if shift > 0:
        return min(
            (year for year, pair in extents.items() if pair[0] > base), default=None
        )
    return base.year


def _context_year(anchorer: Anchorer, extents: _Extents, base: date) -> int | None:
    """Return the year nearest to where the story is, if one is near enough."""
    if not anchorer.narrative:
        near = [year for year, pair in extents.items() if _gap(pair, base) <= NEAR_DAYS]
        return near[0] if len(near) == 1 else None
    chosen = choose_near(anchorer, [first for first, _ in extents.values()])
    years = (year for year, pair in extents.items() if pair[0] == chosen)
    return next(years, None)


def _page_year(form: Form, extents: _Extents, base: date, direction: Direction) -> int:
    """Return the year nearest to the page's day that the tense allows."""
    allowed = extents
    near = min(_gap(pair, base) for pair in extents.values())
    if direction == "past" and form.kind == "holiday" and not form.adverbial:
        # "did the Christmas shopping early", told in November, is this year's
        direction = "open" if near <= SOON else "past"
    if direction == "past":
        allowed = {year: pair for year, pair in extents.items() if pair[0] <= base}
    elif direction == "future" and form.kind != "quarter":
        # results are forecast for a quarter that has just ended
        allowed = {year: pair for year, pair in extents.items() if pair[1] >= base}
    return min(allowed or extents, key=lambda year: (_gap(extents[year], base), year))


def _gap(extent: tuple[date, date], base: date) -> int:
    """Return how many days lie between a day and a stretch; 0 inside it."""
    return max((extent[0] - base).days, (base - extent[1]).days, 0)


def place_season(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    """Place "last spring", "the autumn", "winter 1941"."""
    if form.year.startswith("BC"):
        return Placed("DATE", f"{form.year}-{form.name}", None, "explicit")
    if anchorer.era and not form.year and anchorer.narrative:
        return Placed("DATE", f"{anchorer.era}-{form.name}", None, "context")
    extents = {}
    for year in _near_years(anchorer, form):
        first = calendars.season_start(year, form.name)
        if form.name == "WI" and anchorer.narrative:
            first = date(year, 1, 1)  # histories name a winter by the year it ends in
        extents[year] = (first, first + timedelta(days=89))
    year_found, anchor = _pick_year(anchorer, form, extents, direction)
    if year_found is None:
        return Placed("DATE", f"XXXX-{form.name}")
    return _extent(f"{year_found:04d}-{form.name}", anchor)


def _stretches(
    anchorer: Anchorer, form: Form, months: int
) -> dict[int, tuple[date, date]]:
    extents = {}
    for year in _near_years(anchorer, form):
        first = date(year, (form.number - 1) * months + 1, 1)
        extents[year] = (first, months_on(first, months) - timedelta(days=1))
    return extents


def place_quarter(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    """Place "the third quarter", "Q2 2024", "the year-earlier quarter"."""
    if form.inner is not None:
        return _fiscal_part(anchorer, form, 3)
    if not form.number:
        return _relative_quarter(anchorer, form)
    extents = _stretches(anchorer, form, 3)
    year, anchor = _pick_year(anchorer, form, extents, direction)
    if year is None:
        return Placed("DATE", f"XXXX-Q{form.number}")
    page = anchorer.published
    ended = page is None or (year, form.number) < (page.year, (page.month + 2) // 3)
    recent = page is None or page.year == year or anchorer.quarter is None
    if ended and recent:
        anchorer.quarter = (year, form.number)
    return _extent(f"{year:04d}-Q{form.number}", anchor)


def _relative_quarter(anchorer: Anchorer, form: Form) -> Placed:
    base, anchor = anchorer.base(form)
    known = anchorer.quarter
    if form.shift_unit == "Y" and known is not None:
        return _extent(f"{known[0] + form.shift:04d}-Q{known[1]}", "context")
    if base is None:
        return Placed("DATE", "XXXX-QX")
    if form.shift_unit == "Y":
        return Placed("DATE", f"{base.year + form.shift:04d}-QX", None, anchor)
    return _extent(unit_value(base, "Q", form.shift) or "XXXX-QX", anchor)


def place_half(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    """Place "the second half of 2023", "H1"; of a month where one was just named."""
    if form.inner is not None:
        return _fiscal_part(anchorer, form, 6)
    bare = not form.year and not form.shift_unit
    if bare and anchorer.grain == "M" and anchorer.here is not None:
        return Placed("DATE", calendars.month_value(anchorer.here), None, "context")
    extents = _stretches(anchorer, form, 6)
    year, anchor = _pick_year(anchorer, form, extents, direction)
    if year is None:
        return Placed("DATE", f"XXXX-H{form.number}")
    return _extent(f"{year:04d}-H{form.number}", anchor)


def _fiscal_part(anchorer: Anchorer, form: Form, months: int) -> Placed:
    """Place "the first quarter of fiscal 2024" in its fiscal year."""
    if form.inner is None:
        return Placed("DATE", None)
    whole = place_fiscal(anchorer, form.inner, "open")
    if whole.interval is None or whole.interval.first_day is None:
        return whole
    first = months_on(whole.interval.first_day, months * (form.number - 1))
    last = months_on(first, months)
    letter = "Q" if months == 3 else "H"
    return Placed(
        "DATE",
        f"{whole.value}-{letter}{form.number}",
        Interval(first.isoformat(), last.isoformat()),
        whole.anchor,
    )


def place_fiscal(anchorer: Anchorer, form: Form, _direction: Direction) -> Placed:
    """Place "fiscal 2023" by the calendar of the country that the text names."""
    start, is_late = anchorer.fiscal
    if form.year:
        year, anchor = int(form.year), "explicit"
    else:
        base, found = anchorer.base(form)
        if base is None:
            return Placed("DATE", None)
        year = base.year + form.shift
        year += base.month >= start if is_late else -(base.month < start)
        anchor = found or "published"
    first_year = year - 1 if is_late or form.name == "range" else year
    if not 1 <= first_year <= 9997:
        return Placed("DATE", f"FY{year:04d}", None, anchor)
    extent = Interval(
        date(first_year, start, 1).isoformat(),
        date(first_year + 1, start, 1).isoformat(),
    )
    return Placed("DATE", f"FY{year:04d}", extent, anchor)


def place_decade(anchorer: Anchorer, form: Form, _direction: Direction) -> Placed:
    """Place "the 1990s"; "the nineties" are the latest ones."""
    if form.year:
        return _extent(form.year, "explicit")
    around = anchorer.reference
    year = 2000 if around is None else around.year
    decade = int(f"{year // 100}{form.name}")
    return _extent(str(decade if decade * 10 <= year else decade - 10), "explicit")


def place_century(_anchorer: Anchorer, form: Form, _direction: Direction) -> Placed:
    """Place "the 19th century"; its years are 1801 to 1900."""
    if form.year == "BC":
        return Placed("DATE", f"BC{form.number - 1:02d}", None, "explicit")
    return _extent(f"{form.number - 1:02d}", "explicit")


def place_holiday(anchorer: Anchorer, form: Form, direction: Direction) -> Placed:
    """Place "Christmas", "Good Friday 2024", by the rule of the day."""
    extents = {
        year: (day, day)
        for year in _near_years(anchorer, form)
        if (day := calendars.holiday_day(form.name, year)) is not None
    }
    year_found, anchor = _pick_year(anchorer, form, extents, direction)
    day = None if year_found is None else calendars.holiday_day(form.name, year_found)
    if day is None:
        fixed = len(form.name) == 5 and form.name[2] == "-"
        return Placed("DATE", f"XXXX-{form.name}" if fixed else None)
    return Placed("DATE", day.isoformat(), Interval.of_day(day), anchor)


def months_on(day: date, months: int) -> date:
    """Return the day some months on; the day itself at the end of the calendar."""
    return calendars.add_months(day, months) or day


def unit_value(base: date, unit: str, shift: int) -> str | None:
    """Return the value of the unit some steps from the one that a day lies in.

    >>> unit_value(date(2024, 1, 31), "M", -1)
    '2023-12'
    """
    value: str | None = None
    if unit == "D":
        value = (base + timedelta(days=shift)).isoformat()
    elif unit == "W":
        value = calendars.week_value(base + timedelta(days=7 * shift))
    elif unit == "M":
        value = calendars.month_value(months_on(base.replace(day=1), shift))
    elif unit == "Y":
        value = f"{base.year + shift:04d}"
    elif unit == "Q":
        moved = months_on(base.replace(day=1), 3 * shift)
        value = f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
    elif unit == "E":
        value = str(base.year // 10 + shift)
    elif unit == "C":
        value = f"{(base.year - 1) // 100 + shift:02d}"
    elif unit == "H":
        moved = months_on(base.replace(day=1), 6 * shift)
        value = f"{moved.year:04d}-H{(moved.month + 5) // 6}"
    return value
