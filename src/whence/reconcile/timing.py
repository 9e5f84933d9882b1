"""Which of two pages appeared first, as far as their dates tell."""

from datetime import date, datetime

from whence.model import Document

__all__ = ["is_earlier"]


def _bounds(document: Document) -> tuple[datetime | date, datetime | date] | None:
    """Return the first and last moment at which the page can have appeared."""
    published = document.published
    if published.value is not None and len(published.value) > 10:
        moment = datetime.fromisoformat(published.value)
        return moment, moment
    if published.value is not None:
        day = date.fromisoformat(published.value[:10])
        return day, day
    interval = published.interval
    if interval is None or interval.first_day is None or interval.last_day is None:
        return None
    return interval.first_day, interval.last_day


def is_earlier(left: Document, right: Document) -> bool:
    """Say whether the left page certainly appeared before the right one.

    Two pages of one day, or one without a date, are in no known order.
    """
    first, second = _bounds(left), _bounds(right)
    if first is None or second is None:
        return False
    end, start = first[1], second[0]
    if isinstance(end, datetime) and isinstance(start, datetime):
        if (end.tzinfo is None) != (start.tzinfo is None):
            end, start = end.replace(tzinfo=None), start.replace(tzinfo=None)
        return end < start
    end_day = end.date() if isinstance(end, datetime) else end
    start_day = start.date() if isinstance(start, datetime) else start
    return end_day < start_day
