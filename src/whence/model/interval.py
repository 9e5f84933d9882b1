"""Time as an interval: `[start, end)` between two ISO 8601 points, either open.

"October 2023" is a month and stays one; "since 2000" has no end. A point is a
date (`2023-10-01`) or a date-time (`2023-10-01T14:30`, perhaps with an offset).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from whence.errors import InvariantError

__all__ = ["Interval", "parse_day"]


def parse_day(point: str) -> date:
    """Return the calendar day of an ISO 8601 date or date-time.

    Raises:
        ValueError: If the text is neither.

    >>> parse_day("2024-10-07T13:05")
    datetime.date(2024, 10, 7)
    """
    return date.fromisoformat(point[:10])


def _later(point: date, *, months: int = 0) -> date:
    """Return the first day of the month that lies `months` after the point's."""
    count = point.year * 12 + point.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A stretch of time `[start, end)`.

    Attributes:
        start: ISO 8601 date or date-time; None where the beginning is open.
        end: ISO 8601 date or date-time, exclusive; None where the end is open.

    Raises:
        InvariantError: If both ends are days and the end is not after the start.
    """

    start: str | None
    end: str | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None:
            first, last = parse_day(self.start), parse_day(self.end)
            if last < first:
                message = f"an interval must not end before it starts, got {self!r}"
                raise InvariantError(message)

    @classmethod
    def of_day(cls, day: date) -> "Interval":
        """Return the interval of one calendar day."""
        return cls(day.isoformat(), (day + timedelta(days=1)).isoformat())

    @classmethod
    def of_days(cls, first: date, last: date) -> "Interval":
        """Return the interval from `first` to `last`, both inclusive."""
        return cls(first.isoformat(), (last + timedelta(days=1)).isoformat())

    @classmethod
    def of_month(cls, year: int, month: int) -> "Interval":
        """Return the interval of one calendar month (month 1 to 12)."""
        start = date(year, month, 1)
        return cls(start.isoformat(), _later(start, months=1).isoformat())

    @classmethod
    def of_year(cls, year: int) -> "Interval":
        """Return the interval of one calendar year."""
        return cls(date(year, 1, 1).isoformat(), date(year + 1, 1, 1).isoformat())

    @property
    def first_day(self) -> date | None:
        """The first calendar day, or None where the beginning is open."""
        return None if self.start is None else parse_day(self.start)

    @property
    def last_day(self) -> date | None:
        """The last calendar day that the interval touches, or None where it is open."""
        if self.end is None:
            return None
        day = parse_day(self.end)
        within = len(self.end) > 10 and not self.end[10:].startswith("T00:00")
        return day if within else day - timedelta(days=1)

    @property
    def days(self) -> int | None:
        """How many calendar days the interval touches; None where an end is open."""
        first, last = self.first_day, self.last_day
        return None if first is None or last is None else (last - first).days + 1

    @property
    def is_day(self) -> bool:
        """Whether the interval is exactly one calendar day or lies within one."""
        return self.days == 1

    def contains_day(self, day: date) -> bool:
        """Say whether a calendar day lies in the interval."""
        first, last = self.first_day, self.last_day
        return (first is None or first <= day) and (last is None or day <= last)

    def overlaps(self, other: "Interval") -> bool:
        """Say whether the two intervals share a calendar day."""
        return self.intersection(other) is not None

    def intersection(self, other: "Interval") -> "Interval | None":
        """Return what both cover, by calendar days; None where that is nothing."""
        starts = [point for point in (self.first_day, other.first_day) if point]
        ends = [point for point in (self.last_day, other.last_day) if point]
        start = max(starts) if starts else None
        end = min(ends) if ends else None
        if start is not None and end is not None and end < start:
            return None
        return Interval(
            None if start is None else start.isoformat(),
            None if end is None else (end + timedelta(days=1)).isoformat(),
        )

    def as_json(self) -> list[str | None]:
        """Return the pair that stands in a record."""
        return [self.start, self.end]

    @classmethod
    def from_json(cls, pair: list[str | None]) -> "Interval":
        """Return the interval of a pair in a record.

        Raises:
            ValueError: If a point is no ISO 8601 date or date-time.
        """
        start, end = pair
        for point in (start, end):
            if point is not None:
                datetime.fromisoformat(point)
        return cls(start, end)
