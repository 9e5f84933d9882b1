"""Where a text stands in time: the day of the page, and the dates it has spoken of."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from whence.extract.times import calendars
from whence.extract.times.forms import Form
from whence.extract.times.tenses import Direction
from whence.lexicon.times import FiscalYear
from whence.model import Interval, TimeType

__all__ = ["NEAR_DAYS", "SOON", "Anchorer", "Placed", "choose_near", "settle_year"]

# How much farther a date before the story's last one counts than one after it.
_LONG_AGO = 300  # days
_JUST = 10  # days
_LEAVING = 30
_BACKWARDS = 1.0


SOON = 31
"""Days within which a day to come needs no year, even told with a past verb."""

NEAR_DAYS = 150
"""A day without its year belongs to a dated one when it lies within five months of it:
farther away the year before or after would be as likely."""


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


_UNITED_STATES = FiscalYear(10, is_late=True)


@dataclass(slots=True)
class Anchorer:
    """What the forms of one page are placed from, in reading order.

    Attributes:
        published: The day of the page; None where it is not known.
        exact: Whether that day is known, or only the lower bound of it.
        narrative: Whether the text tells of times long past, from their own dates.
        day_first: Whether numeric dates put the day first; None for no evidence.
        fiscal: The fiscal year of the country that the text names.
        here: The first day of the last time that the story speaks of.
        there: The last day of it.
        grain: Its unit.
        year: The last year that the text has named; 0 for none.
        month: The last month that the story speaks of, as its first day.
        dated: The last full date that the story speaks of.
        quarter: Year and number of the last quarter that has ended.
        fallback: The first date that the text gives, for what stands before it.
        era: The last year before our era (`BC0480`); empty for none.
        moment: The last time of the story, where it is a clock time, and its zone;
            empty otherwise.
    """

    published: date | None
    exact: bool = True
    narrative: bool = False
    day_first: bool | None = None
    fiscal: FiscalYear = _UNITED_STATES
    here: date | None = None
    there: date | None = None
    grain: str = ""
    year: int = 0
    month: date | None = None
    dated: date | None = None
    quarter: tuple[int, int] | None = None
    fallback: date | None = None
    era: str = ""
    moment: tuple[str, str] = ("", "")

    @property
    def page(self) -> date | None:
        """The day of the page, where words count from it."""
        return None if self.narrative else self.published

    @property
    def reference(self) -> date | None:
        """The day that words count from that name no other."""
        return self.page or self.here or self.fallback

    def base(self, form: Form) -> tuple[date | None, str | None]:
        """Return the day that a form counts from, and what that day is."""
        vague = form.unit == "D" and self.here != self.dated and not self.narrative
        if form.base == "context" and vague and form.kind in {"unit", "deictic"}:
            return None, None  # "that night", where only a year was named
        if form.base == "context" and self.here is not None:
            of_month = form.shift_unit == "M" or (
                form.kind == "unit" and form.unit == "M"
            )
            if of_month and self.month is not None:
                return self.month, "context"
            return self.here, "context"
        if self.page is not None:
            return self.page, "published"
        if form.base == "published" and not self.narrative:
            return None, None  # it counts from a day that the page does not tell
        known = self.here or self.fallback or self.published
        return known, None if known is None else "context"

    def note(self, value: str | None, unit: str) -> None:
        """Remember where the story is: the last date that it told of."""
        if value is None:
            return
        if value.startswith("BC"):
            self.era = value[:6]
            return
        day = calendars.first_day(value)
        if day is None:
            return
        extent = calendars.interval_of(value)
        self.here, self.grain, self.era = day, unit, ""
        self.there = day if extent is None else extent.last_day
        if len(value) == 10:
            self.dated = day
        if unit in {"D", "M"} and len(value) >= 7 and "W" not in value:
            self.month = day.replace(day=1)


def choose_near(anchorer: Anchorer, candidates: list[date]) -> date | None:
    """Return the candidate nearest to where the story is.

    A story that has just named a year goes on in that year: "In 1917 the front
    broke. In November ..." is November 1917.
    """
    first = anchorer.here or anchorer.fallback or anchorer.published
    if first is None:
        return None
    last = first if anchorer.here is None else anchorer.there or first

    def distance(day: date) -> tuple[float, int]:
        ahead, behind = (day - last).days, (first - day).days
        leaves = abs(day.year - (anchorer.year or day.year))
        return max(ahead, behind * _BACKWARDS, 0) + leaves * _LEAVING, day.toordinal()

    return min(candidates, key=distance, default=None)


def settle_year(
    anchorer: Anchorer, form: Form, direction: Direction
) -> tuple[int | None, int | None, str | None]:
    """Choose the year of a month or day that the text gives without one.

    Args:
        anchorer: Where the text is.
        form: The form, with a month and perhaps a day and a weekday.
        direction: What the clause tells.

    Returns:
        The year, the year of the other reading, and what it is anchored to.
    """
    page = anchorer.page
    around = page or anchorer.here or anchorer.fallback
    if page is None and not anchorer.narrative:
        around = anchorer.dated or anchorer.fallback
    if around is None:
        return None, None, None
    reach = 9 if form.day == 29 or form.number else 2
    candidates = [
        found
        for year in range(
            max(around.year - reach, 1), min(around.year + reach, 9998) + 1
        )
        if (found := calendars.make_day(year, form.month, form.day or 1)) is not None
    ]
    if form.number and form.day:  # "Friday, Oct. 4": only some years have that day
        fitting = [day for day in candidates if day.isoweekday() == form.number]
        candidates = fitting or candidates
    if not candidates:
        return None, None, None
    if page is not None:
        return _settle_by_page(page, candidates, form, direction)
    if anchorer.narrative:
        chosen = choose_near(anchorer, candidates)
    else:
        chosen = _near_date(candidates, around, direction)
    return (None, None, None) if chosen is None else (chosen.year, None, "context")


def _near_date(
    candidates: list[date], around: date, direction: Direction
) -> date | None:
    """Return the candidate nearest to a full date; None where all are far from it."""
    if direction == "future":
        candidates = [day for day in candidates if day >= around]
    near = [day for day in candidates if abs((day - around).days) <= NEAR_DAYS]
    return min(near, key=lambda day: (abs((day - around).days), day), default=None)


def _settle_by_page(
    page: date, candidates: list[date], form: Form, direction: Direction
) -> tuple[int | None, int | None, str | None]:
    if form.number and form.day:  # the weekday has chosen the year
        nearest = min(candidates, key=lambda day: (abs((day - page).days), day))
        return nearest.year, None, "published"
    edge = page if form.day else page.replace(day=1)
    past = [day for day in candidates if day <= edge]
    future = [day for day in candidates if day >= edge]
    if not past or not future:
        return candidates[0].year, None, "published"
    ahead, behind = (future[0] - page).days, (page - past[-1]).days
    unsure = direction == "open"
    if direction == "open":
        # a month is named without its year rather for what was than for what will be
        direction = "future" if ahead * (1 if form.day else 4) < behind else "past"
    elif direction == "past" and form.day and ahead <= SOON and behind > _LONG_AGO:
        # "the Jan. 14 deadline", told on Jan. 5: last year's would be named with it
        direction = "past" if form.adverbial else "future"
    elif direction == "future" and form.day and behind <= _JUST and ahead > _LONG_AGO:
        direction, unsure = "past", True  # "it takes place Oct. 22-24", told on Oct. 23
    chosen, other = (
        (past[-1], future[0]) if direction == "past" else (future[0], past[-1])
    )
    second = other.year if unsure and other.year != chosen.year else None
    return chosen.year, second, "published"
