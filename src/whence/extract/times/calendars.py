"""Calendar arithmetic over TIMEX3 values: what they cover, and steps between them."""

import re
from datetime import date, timedelta

from whence.lexicon.times import load_zones
from whence.model import Interval

__all__ = [
    "add_months",
    "easter",
    "first_day",
    "holiday_day",
    "interval_of",
    "make_day",
    "month_value",
    "season_start",
    "week_start",
    "week_value",
    "zone_offset",
]

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?$")
_NAMED = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA))$")
_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$")


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date | None:
    """Return the day some months away, the last of the month where it is shorter.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    for number in range(day.day, 27, -1):
        found = make_day(year, month + 1, number)
        if found is not None:
            return found
    return make_day(year, month + 1, day.day)


def month_value(day: date) -> str:
    """Return the TIMEX3 value of the month of a day."""
    return f"{day.year:04d}-{day.month:02d}"


def week_start(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_value(day: date) -> str:
    """Return the TIMEX3 value of the ISO week of a day.

    >>> week_value(date(2024, 12, 30))
    '2025-W01'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_start(year: int, season: str) -> date:
    """Return the first day of a season; winter starts in December."""
    return date(year, _SEASONS[season], 1)


def easter(year: int) -> date:
    """Return Western Easter Sunday (the Gregorian computus of Meeus, 1991).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday_day(rule: str, year: int) -> date | None:
    """Return the day of a holiday in a year, by its rule in the lexicon.

    >>> holiday_day("11/4/4", 1999)
    datetime.date(1999, 11, 25)
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    if "/" in rule:
        rule, _, later = rule.partition("+")
        month, weekday, number = (int(part) for part in rule.split("/"))
        if number > 0:
            first = date(year, month, 1)
            ahead = (weekday - 1 - first.weekday()) % 7
            return first + timedelta(days=ahead + 7 * (number - 1) + int(later or 0))
        last = (add_months(date(year, month, 1), 1) or date(year, 12, 31)) - timedelta(
            1
        )
        return last - timedelta(days=(last.weekday() - weekday + 1) % 7)
    month, day = (int(part) for part in rule.split("-"))
    return make_day(year, month, day)


def _years(first: int, last: int) -> Interval | None:
    if not 1 <= first <= last <= 9998:
        return None
    return Interval(f"{first:04d}-01-01", f"{last + 1:04d}-01-01")


def _months(year: int, month: int, count: int) -> Interval | None:
    start = make_day(year, month, 1)
    end = None if start is None or year > 9997 else add_months(start, count)
    return (
        None
        if start is None or end is None
        else Interval(start.isoformat(), end.isoformat())
    )


def interval_of(value: str, zone: str = "") -> Interval | None:
    """Return the stretch that a TIMEX3 value covers; None where it fixes no limits.

    Args:
        value: The value.
        zone: Offset of a clock time, `Z` or `+HH:MM`; empty for none.

    >>> interval_of("2024-Q3")
    Interval(start='2024-07-01', end='2024-10-01')
    >>> interval_of("199")
    Interval(start='1990-01-01', end='2000-01-01')
    """
    if value.isdigit():
        return _digits(value)
    match = _DAY.match(value)
    if match:
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
        return None if day is None or day.year > 9998 else Interval.of_day(day)
    match = _MONTH.match(value)
    if match:
        return _months(int(match[1]), int(match[2]), 1)
    match = _NAMED.match(value)
    if match:
        return _named(match)
    return _clock(value, zone) if "T" in value else _week(value)


def _digits(value: str) -> Interval | None:
    """Return the years of a year, a decade (`199`) or a century (`18`)."""
    number = int(value)
    if len(value) == 4:
        return _years(number, number)
    if len(value) == 3:
        return _years(number * 10, number * 10 + 9)
    return _years(number * 100 + 1, number * 100 + 100) if len(value) == 2 else None


def _named(match: re.Match[str]) -> Interval | None:
    year = int(match[1])
    if match[2]:
        return _months(year, int(match[2]) * 3 - 2, 3)
    if match[3]:
        return _months(year, int(match[3]) * 6 - 5, 6)
    return _months(year, _SEASONS[match[4]], 3)


def _week(value: str) -> Interval | None:
    match = _WEEK.match(value)
    if match is None:
        return None
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None
    first = monday + timedelta(5) if match[3] else monday
    return Interval.of_days(first, monday + timedelta(6))


def _clock(value: str, zone: str) -> Interval | None:
    match = _CLOCK.match(value)
    if match is None:
        return None
    day = date.fromisoformat(match[1])
    minutes = int(match[2]) * 60 + int(match[3])
    points = []
    for minute in (minutes, minutes + 1):
        shifted = day + timedelta(days=minute // 1440)
        hour, rest = divmod(minute % 1440, 60)
        points.append(f"{shifted.isoformat()}T{hour:02d}:{rest:02d}{zone}")
    return Interval(points[0], points[1])


def first_day(value: str) -> date | None:
    """Return the first calendar day of a value; None where it fixes none."""
    if len(value) > 10 and value[10] == "T":
        value = value[:10]
    value = value.removeprefix("FY")
    if value.endswith("-WI"):
        return season_start(int(value[:4]), "WI") if value[:4].isdigit() else None
    interval = interval_of(value)
    return None if interval is None else interval.first_day


def _last_sunday(year: int, month: int) -> date:
    end = date(year, month, 31)
    return end - timedelta(days=(end.weekday() + 1) % 7)


def zone_offset(name: str, day: date | None) -> str:
    """Return the offset of a zone or place on a day, summer time included.

    >>> zone_offset("Kyiv", date(2024, 9, 26)), zone_offset("Kyiv", date(2024, 1, 5))
    ('+03:00', '+02:00')
    """
    zone = load_zones().get(name)
    if zone is None:
        return ""
    if not zone.rule or day is None:
        return zone.offset
    if zone.rule == "eu":
        summer = _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)
    else:
        start = date(day.year, 3, 8) + timedelta(
            (6 - date(day.year, 3, 8).weekday()) % 7
        )
        end = date(day.year, 11, 1) + timedelta(
            (6 - date(day.year, 11, 1).weekday()) % 7
        )
        summer = start <= day < end
    if not summer:
        return zone.offset
    hours = 0 if zone.offset == "Z" else int(zone.offset[:3])
    return f"{hours + 1:+03d}:{zone.offset[4:] if zone.offset != 'Z' else '00'}"
