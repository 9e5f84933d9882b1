from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import InvariantError
from whence.model import Interval

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    whole = Interval.of_days(first, last)
    return Interval(
        whole.start if draw(st.booleans()) else None,
        whole.end if draw(st.booleans()) else None,
    )


@given(intervals(), intervals(), DAYS)
def test_a_day_lies_in_the_intersection_if_it_lies_in_both(
    one: Interval, two: Interval, day: date
) -> None:
    both = one.intersection(two)
    assert (one.contains_day(day) and two.contains_day(day)) == (
        both is not None and both.contains_day(day)
    )
    assert both == two.intersection(one)


@given(intervals())
def test_an_interval_is_its_own_intersection_and_survives_json(
    interval: Interval,
) -> None:
    assert interval.intersection(interval) == interval
    assert Interval.from_json(interval.as_json()) == interval


@pytest.mark.parametrize(
    ("interval", "pair", "days"),
    [
        (Interval.of_month(2023, 10), ["2023-10-01", "2023-11-01"], 31),
        (Interval.of_month(2023, 12), ["2023-12-01", "2024-01-01"], 31),
        (Interval.of_year(2024), ["2024-01-01", "2025-01-01"], 366),
        (Interval.of_day(date(2024, 2, 29)), ["2024-02-29", "2024-03-01"], 1),
        (Interval("2000-01-01", None), ["2000-01-01", None], None),
        (Interval("2024-10-07T13:05", "2024-10-07T13:06"), None, 1),
    ],
)
def test_calendar_units(
    interval: Interval, pair: list[str | None] | None, days: int | None
) -> None:
    if pair is not None:
        assert interval.as_json() == pair
    assert interval.days == days


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(InvariantError, match="end before it starts"):
        Interval("2024-02-01", "2024-01-01")


def test_a_point_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        Interval.from_json(["last week", None])
