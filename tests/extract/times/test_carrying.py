"""What a time takes from another one in its sentence."""

import pytest

from tests.extract.times.reader import times_of, values_of
from whence.model import Interval

_PAGE = "2024-05-03"  # a Friday
_YEARS = [
    ("Output slumped in 2019 and recovered by the end of the year.", None,
     ("the end of the year", "2019")),
    ("Rents fell in the spring of 2020 but rose before the end of the year.", _PAGE,
     ("the end of the year", "2020")),
    ("Two looms broke in March 2021 and a third by the end of the month.", _PAGE,
     ("the end of the month", "2021-03")),
    ("In April 2022, ten mills closed; in May, six.", _PAGE, ("May", "2022-05")),
    ("In April 2022 a mill closed. It reopened in May.", _PAGE, ("May", "2024-05")),
    ("She died in March 2022 and was buried in April.", _PAGE, ("April", "2022-04")),
    ("The bank, founded in June 1998, cut rates in December.", _PAGE,
     ("December", "2023-12")),
    ("She was hired in March 2022 and has led it since June.", _PAGE,
     ("June", "2023-06")),
    ("Closed in April 2022, it will reopen in June.", _PAGE, ("June", "2024-06")),
    # what is to come, and what another sentence tells, is counted from the page
    ("Profit rose in 2022 and is to double by the end of the year.", _PAGE,
     ("the end of the year", "2024")),
    ("The kiln dates from 1998. It had cooled by the end of the year.", _PAGE,
     ("the end of the year", "2024")),
    ("Sales slid in 2021 and stood still at the end of this year.", _PAGE,
     ("the end of this year", "2024")),
]  # fmt: skip
_RANGES = [
    ("From mid-April 2020 to early June no ship called.", None,
     ["2020-04", "2020-06"]),
    ("From November 2020 to March 3 the pass was shut.", _PAGE,
     ["2020-11", "2021-03-03"]),
    ("From May 3, 2020, to June 5 it was closed.", _PAGE,
     ["2020-05-03", "2020-06-05"]),
    ("The quay was closed in June 2020 and opened in April.", _PAGE,
     ["2020-06", "2024-04"]),
    ("The bank was open from 6 a.m. to noon on Tuesday.", _PAGE,
     ["2024-04-30T06:00", "2024-04-30T12:00"]),
    ("It snowed from 10 p.m. to 4 a.m. on Tuesday.", _PAGE,
     ["2024-04-29T22:00", "2024-04-30T04:00"]),
    ("He left at 9 a.m. and was back at noon on Tuesday.", _PAGE,
     ["2024-05-03T09:00", "2024-04-30T12:00"]),
    ("Doors open between 9 and 11 a.m. on 6 May.", _PAGE,
     ["2024-05-06T09:00", "2024-05-06T11:00"]),
    ("Doors open from 11 to 1 p.m. on 6 May.", _PAGE,
     ["2024-05-06T11:00", "2024-05-06T13:00"]),
    ("Yields fell in the second and fourth quarters of 2021.", _PAGE,
     ["2021-Q2", "2021-Q4"]),
]  # fmt: skip
_ENDED = [
    ("Sales fell in the quarter ended July 31.", "2023-Q2",
     Interval("2023-05-01", "2023-08-01")),
    ("Sales fell in the three months ended June 30.", "P3M",
     Interval("2023-04-01", "2023-07-01")),
    ("Sales fell in the fiscal year ended Jan. 31.", "P1Y",
     Interval("2023-02-01", "2024-02-01")),
    ("It shut two days after the inspection of 3 March.", "P2D",
     Interval("2024-03-05", "2024-03-06")),
    ("It reopened three days before the vote on 10 April.", "P3D",
     Interval("2024-04-07", "2024-04-08")),
    ("It closed two years after the 2011 flood.", "P2Y",
     Interval("2013-01-01", "2014-01-01")),
    ("It shut two days after the vote.", "P2D", None),
    ("It shut two days after the mayor resigned on 3 March.", "P2D", None),
    ("It shut more than two days after 3 March.", "P2D", None),
    ("It shut ten days after the talks in March.", "P10D", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), _YEARS)
def test_the_end_of_the_year_is_that_of_its_sentence(
    text: str, published: str | None, expected: tuple[str, str]
) -> None:
    assert values_of(text, published)[-1] == expected


@pytest.mark.parametrize(("text", "published", "expected"), _RANGES)
def test_the_ends_of_a_range_share_their_year_and_day(
    text: str, published: str | None, expected: list[str]
) -> None:
    assert [value for _, value in values_of(text, published)] == expected


@pytest.mark.parametrize(("text", "value", "interval"), _ENDED)
def test_a_length_beside_a_date_is_counted_from_it(
    text: str, value: str, interval: Interval | None
) -> None:
    time = times_of(text, _PAGE)[0]
    assert (time.value, time.interval) == (value, interval)


def test_a_length_before_a_date_is_one_time_with_it() -> None:
    (time,) = times_of("It shut two days after 3 March.", _PAGE)
    assert time.span.of("It shut two days after 3 March.") == "two days after 3 March"
    assert time.value == "2024-03-05"
