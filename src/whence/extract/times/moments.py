"""Places of clock times, and of the hours that lead from one to the next."""

from datetime import datetime, timedelta

from whence.extract.times import calendars
from whence.extract.times.anchoring import Anchorer, Placed
from whence.extract.times.forms import Form

__all__ = ["place_clock", "shift_moment"]

_UNITS = {"TH": timedelta(hours=1), "TM": timedelta(minutes=1)}
_CLOCK = len("2024-05-03T09:30")


def place_clock(anchorer: Anchorer, form: Form, inner: Placed | None) -> Placed:
    """Place a clock time, or a part of the day, on its day.

    Args:
        anchorer: Where the text is.
        form: The clock time.
        inner: The place of the date that its words name; None where they name none:
            it is then on the day that the story stands in, else on the page's.

    Returns:
        Its place; the minute for a clock time, no limits for a part of the day.
    """
    if inner is not None:
        day, anchor = inner.value, inner.anchor
    else:
        day, anchor = _clock_day(anchorer)
    if day is None or len(day) != 10:
        day = day if day is not None and day.startswith("XXXX-W") else "XXXX-XX-XX"
    is_clock = ":" in form.name
    value = f"{day}T{form.name}" if is_clock else f"{day}{form.name}"
    if not is_clock or not day[0].isdigit():
        return Placed("TIME", value, None, anchor)
    return _minute(value, form.zone, anchor)


def _minute(value: str, zone_name: str, anchor: str | None) -> Placed:
    zone = calendars.zone_offset(zone_name, calendars.first_day(value[:10]))
    return Placed("TIME", value, calendars.interval_of(value, zone), anchor)


def _clock_day(anchorer: Anchorer) -> tuple[str | None, str | None]:
    if anchorer.here is not None and anchorer.grain in {"D", "clock"}:
        return anchorer.here.isoformat(), "context"
    if anchorer.page is not None and anchorer.exact:
        return anchorer.page.isoformat(), "published"
    return None, None


def shift_moment(anchorer: Anchorer, form: Form) -> Placed | None:
    """Place "nine hours later" where the last time told is a clock time.

    Args:
        anchorer: Where the text is.
        form: An offset.

    Returns:
        The minute it leads to; None where the unit or the last time is another.
    """
    moment, zone = anchorer.moment
    size = _UNITS.get(form.unit)
    if size is None or form.amount is None or form.part is not None:
        return None
    if len(moment) != _CLOCK or moment[10] != "T" or not moment[0].isdigit():
        return None
    try:
        told = datetime.fromisoformat(moment)
    except ValueError:  # the 24:00 of midnight
        return None
    reached = told + size * form.amount * form.shift
    return _minute(reached.strftime("%Y-%m-%dT%H:%M"), zone, "context")
