"""Single values in their JSON form: numbers and times, as all records hold them."""

import math
from typing import Any

from whence.model.interval import Interval

__all__ = ["Record", "interval_value", "number_value", "read_interval"]

# Records are JSON by nature: their values are checked where they are read back.
Record = dict[str, Any]


def number_value(value: float | None) -> float | int | None:
    """Return a whole number as an int, so that 6 million is written 6000000."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() and abs(value) < 1e18 else value


def interval_value(interval: Interval | None) -> list[str | None] | None:
    """Return a time as the pair that stands in a record."""
    return None if interval is None else interval.as_json()


def read_interval(pair: list[str | None] | None) -> Interval | None:
    """Return the time that a pair in a record holds."""
    return None if pair is None else Interval.from_json(pair)
