"""Single values in their JSON form: numbers, times and spans, as all records hold them."""

import math
from collections.abc import Sequence
from typing import Any

from whence.model.interval import Interval
from whence.model.span import Span, Spans

__all__ = [
    "SCHEMA",
    "Record",
    "interval_value",
    "number_value",
    "read_interval",
    "read_span",
    "read_span_or_none",
    "read_spans",
    "span_value",
    "spans_value",
]

SCHEMA = 1
"""Version of the records; it rises when a field changes its meaning."""

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


def span_value(span: Span | None) -> list[int] | None:
    """Return a span as the pair of offsets that stands in a record."""
    return None if span is None else [span.start, span.end]


def spans_value(spans: Sequence[Span]) -> list[list[int]]:
    """Return spans as pairs of offsets."""
    return [[span.start, span.end] for span in spans]


def read_span(pair: Sequence[int]) -> Span:
    """Return the span that a pair of offsets in a record holds."""
    return Span(pair[0], pair[1])


def read_span_or_none(pair: Sequence[int] | None) -> Span | None:
    """Return the span that a field holds which may be empty."""
    return None if pair is None else read_span(pair)


def read_spans(pairs: Sequence[Sequence[int]]) -> Spans:
    """Return the spans that pairs of offsets in a record hold."""
    return tuple(read_span(pair) for pair in pairs)
