"""What a figure says of a count over time: a bearing as a difference constraint.

A total stands for the day on which it was said. What a page ascribes to a window
("between August and January", "since 2000") counts only from its beginning. A rate over
a window comes to so many times its length. What was added ("another four") is part of
the whole, so that the whole is no less.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from whence.lexicon.measures import Course, course_of
from whence.model import Interval
from whence.reconcile.bearings import Bearing
from whence.reconcile.constraints import Reading

__all__ = ["course_of_question", "read_bearing", "slack_of", "without_revised"]

_FLOWS = frozenset(
    "transferred ordered pledged paid used produced displaced infected vaccinated "
    "arrested recruited destroyed killed injured casualties seized spilled".split()
)
_LEAST_WINDOW_DAYS = 7  # a shorter time is that of an event, not a window
_REACH = 40
_PERIOD_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_PERIOD = re.compile(
    r"\b(?:a|per|each|every)\s(day|night|week|month|year)\b|\b(daily|weekly|monthly|"
    r"yearly|annually)\b",
    re.IGNORECASE,
)
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}


def course_of_question(measure: str, *, aspect: str, role: str) -> Course:
    """Return how the answer to a question goes over time.

    Shares, capacities and forecasts are one number; of the counts the measure tells.
    """
    if role != "figure" or aspect in {"share", "rate", "increment"}:
        return "fixed"
    return course_of(measure)


def slack_of(value: float | None) -> float:
    """Return half of the last digit of a rounded number that is not zero.

    >>> slack_of(160000), slack_of(4200), slack_of(37)
    (5000.0, 50.0, 0.5)
    """
    if not value or value != int(value):
        return 0.0
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10**zeros) / 2


def _is_window(bearing: Bearing) -> bool:
    window = bearing.window
    if window is None or window.first_day is None or bearing.measure not in _FLOWS:
        return False
    return window.days is None or window.days >= _LEAST_WINDOW_DAYS


def _period_days(bearing: Bearing, text: str) -> float | None:
    """Return the length of the period of a rate; None where it is not told."""
    after = text[bearing.span.end : bearing.span.end + _REACH]
    match = _PERIOD.search(after)
    if match is None:
        return None
    name = (match[1] or _ADVERBS[match[2].lower()]).lower()
    return _PERIOD_DAYS[name]


def _days_of(said: Interval | None) -> tuple[date | None, date | None]:
    return (None, None) if said is None else (said.first_day, said.last_day)


def _stands_for(
    bearing: Bearing, said: Interval | None
) -> tuple[date | None, date | None]:
    """Return the first and last day that a count can stand for."""
    first, last = _days_of(said)
    about = None if bearing.window is None else bearing.window.last_day
    if about is not None and first is not None and about < first:
        return about, last
    return first, last


def read_bearing(
    bearing: Bearing, source: str, said: Interval | None, text: str, course: Course
) -> Reading | None:
    """Return what a figure says of the count.

    Args:
        bearing: The figure.
        source: Who answers for it: the id of its root, or of its page.
        said: When it was said.
        text: The page, for the period of a rate.
        course: How the count goes over time.

    Returns:
        The reading; None where it bounds nothing.
    """
    quantity = bearing.quantity
    about = quantity is not None and quantity.bound == "~"
    slack = slack_of(bearing.exact) if about else 0.0
    low, high = bearing.low, bearing.high
    first, last = _stands_for(bearing, said)
    since = None
    if course == "rises" and _is_window(bearing) and bearing.window is not None:
        since = (bearing.window.first_day or date.min) - timedelta(days=1)
        first = last = bearing.window.last_day or last
        if bearing.aspect == "rate":
            low, high, slack = _over_window(bearing, text, since, last)
    elif bearing.aspect in {"rate", "share"} and course == "rises":
        return None
    elif bearing.aspect == "increment" and course == "rises":
        high = None
    if (low is None and high is None) or (
        since is not None and (last is None or last <= since)
    ):
        return None
    return Reading(bearing.claim.id, source, low, high, first, last, since, slack)


def _over_window(
    bearing: Bearing, text: str, since: date, last: date | None
) -> tuple[float | None, float | None, float]:
    """Return what a rate comes to over its window, and the slack of one period."""
    period = _period_days(bearing, text)
    if period is None or last is None:
        return None, None, 0.0
    times = (last - since).days / period
    low = None if bearing.low is None else bearing.low * times
    high = None if bearing.high is None else bearing.high * times
    return low, high, bearing.low or bearing.high or 0.0


def _is_later(left: Reading, right: Reading) -> bool:
    return left.first is not None and right.last is not None and left.first > right.last


def without_revised(readings: Sequence[Reading], course: Course) -> list[Reading]:
    """Leave out what its own source put another number in place of.

    A total that rose was right in its time; only one that its source lowered was not.
    Of what does not rise the last figure of each source stands.

    Args:
        readings: What the claims say, in any order.
        course: How the count goes over time.
    """
    by_source: dict[str, list[Reading]] = defaultdict(list)
    for item in readings:
        by_source[item.source].append(item)
    kept = []
    for item in readings:
        later = [own for own in by_source[item.source] if _is_later(own, item)]
        if course == "free" or not any(
            course == "fixed"
            or (
                item.least is not None
                and own.most is not None
                and own.since is None
                and item.least > own.most
            )
            for own in later
        ):
            kept.append(item)
    return kept
