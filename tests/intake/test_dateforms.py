"""Dates as pages print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.intake.dateforms import find_printed_dates, parse_given, parse_moment


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 6, 2024 9:15 AM", date(2024, 3, 6)),
        ("Sept. 3rd, 2021", date(2021, 9, 3)),
        ("06 Mar 2024", date(2024, 3, 6)),
        ("6. März 2024", date(2024, 3, 6)),
        ("6 de marzo de 2024", date(2024, 3, 6)),
        ("2024-03-06T10:00", date(2024, 3, 6)),
        ("March 6, 20249:15 AM ET", date(2024, 3, 6)),  # blocks copied without a space
        ("6 MAR 2024Updated9:20", date(2024, 3, 6)),
        ("2024/3/6", date(2024, 3, 6)),
        ("06.03.2024", date(2024, 3, 6)),
        ("23/12/2023", date(2023, 12, 23)),
        ("12/22/23", date(2023, 12, 22)),
        ("03/04/2023 5:00 PM", date(2023, 3, 4)),
        ("By Ana Roth • 03/04/23 5:00pm", date(2023, 3, 4)),
    ],
)
def test_printed_date_is_read(line: str, day: date) -> None:
    (found,) = find_printed_dates(line)
    assert found.date == day
    assert found.other is None


@pytest.mark.parametrize(
    "line",
    ["no date here", "1.2.3.2024", "page 3/4", "31 April 2024", "+49 30 1234", "May"],
)
def test_what_is_no_date_is_left(line: str) -> None:
    assert find_printed_dates(line) == []


def test_a_date_without_a_year_has_no_day() -> None:
    (found,) = find_printed_dates("on Nov. 22 the ministers met")
    assert (found.year, found.month, found.day, found.date) == (None, 11, 22, None)


def test_two_readings_are_both_kept() -> None:
    (found,) = find_printed_dates("03/04/2023")
    assert {found.date, found.other} == {date(2023, 3, 4), date(2023, 4, 3)}


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2024-03-06", "2024-03-06"),
        ("2024-03-06T09:15:00.123+0100", "2024-03-06T09:15:00+01:00"),
        ("2024-03-06 09:15", "2024-03-06T09:15:00"),
        ("Wed, 06 Mar 2024 09:15:00 GMT", "2024-03-06"),
        ("2024-13-06", None),
        ("0001-01-01T00:00:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_moments_of_metadata(value: str, moment: str | None) -> None:
    assert parse_moment(value) == moment


@pytest.mark.parametrize(
    ("value", "given_value"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-06", "2024-03-06"),
        ("2024-03-06T09:15:00Z", "2024-03-06T09:15:00Z"),
        ("2024-13", None),
        ("2024-02-30", None),
        ("not a day", None),
    ],
)
def test_given_dates(value: str, given_value: str | None) -> None:
    assert parse_given(value) == given_value


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_printed_day_is_read_back(day: date) -> None:
    for form in ("%B %d, %Y", "%d %b %Y", "%Y-%m-%d", "%d.%m.%Y"):
        (found,) = find_printed_dates(f"Published {day.strftime(form)} in Halden")
        assert found.date == day
