"""In which time a number's things happened: the claim's time, or the number's own."""

import re

from whence.model import Claim, Interval, Span
from whence.reconcile.page_index import PageIndex

__all__ = ["window_of"]

_LONG_AGO_DAYS = 60
_LEAST_DAYS = 28  # a shorter time is that of an event, and no period of its own
# What parts two periods: "14 million since January, compared with 6 million in 2024".
_AGAINST = re.compile(
    r",?\s(?:compared (?:with|to)|as against|against|versus|(?:up|down) from)\s",
    re.IGNORECASE,
)


def window_of(
    index: PageIndex, claim: Claim, sentence: Span, place: Span
) -> Interval | None:
    """Return the time that a number stands for; None where the page tells none.

    Args:
        index: The page.
        claim: The claim that holds the number.
        sentence: The sentence it stands in.
        place: The number.
    """
    parting = _AGAINST.search(index.text, sentence.start, sentence.end)
    if parting is None:
        return claim.about or _past_window(index, sentence)
    left = Span(sentence.start, parting.start())
    right = Span(parting.end(), sentence.end)
    own, other = (left, right) if place.end <= parting.start() else (right, left)
    period = _period_in(index, own)
    if period is None and claim.about == _period_in(index, other):
        return None  # the claim's time is that of the other number
    return period or claim.about


def _period_in(index: PageIndex, side: Span) -> Interval | None:
    """Return the period that one side of a comparison names; None for none."""
    periods = [
        time.interval
        for time in index.times_in(side)
        if time.type == "DATE"
        and time.interval is not None
        and (time.interval.days is None or time.interval.days >= _LEAST_DAYS)
    ]
    starts = [period.start for period in periods if period.start is not None]
    ends = [period.end for period in periods if period.end is not None]
    if not starts or not ends or min(starts) >= max(ends):
        return periods[0] if len(periods) == 1 else None
    first, last = min(starts)[:10], max(ends)[:10]
    return Interval(first, last)


def _past_window(index: PageIndex, sentence: Span) -> Interval | None:
    """Return the time of a sentence that speaks of long ago: "the flood of 2007"."""
    published = index.extraction.document.published.interval
    first = None if published is None else published.first_day
    windows = [
        time.interval
        for time in index.times_in(sentence)
        if time.type == "DATE" and time.interval is not None
    ]
    if first is None or not windows:
        return None
    last_days = [window.last_day for window in windows]
    if any(day is None or (first - day).days <= _LONG_AGO_DAYS for day in last_days):
        return None
    return max(windows, key=lambda window: window.start or "")
