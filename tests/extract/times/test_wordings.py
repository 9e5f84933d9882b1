"""Wordings of times beside the plainest one, each with what only looks like it.

All are read on Friday, 14 June 2024.
"""

import pytest

from tests.extract.times.reader import times_of, values_of

_PAGE = "2024-06-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # clock times as they are spoken
        ("It rang at half past six this morning.", "half past six this morning"),
        ("It rang at a quarter to seven today.", "a quarter to seven today"),
        ("Trade grew from a quarter to nine tenths.", None),
        ("They voted by ten to eight votes.", None),
    ],
)
def test_spoken_clock_times(text: str, expected: str | None) -> None:
    found = [words for words, value in values_of(text, _PAGE) if "T0" in (value or "")]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "It left at half past nine on Monday.",
            "half past nine on Monday",
            "10T09:30",
        ),
        (
            "It left at a quarter to nine in the evening.",
            "a quarter to nine in the evening",
            "14T20:45",
        ),
        (
            "It left five minutes before midnight on Monday.",
            "five minutes before midnight on Monday",
            "10T23:55",
        ),
        # the part of the day tells the half of it
        (
            "It left at 10 o'clock on Monday night.",
            "10 o'clock on Monday night",
            "10T22:00",
        ),
        ("It left at 8:30 last night.", "8:30 last night", "13T20:30"),
        ("It left at 7 this morning.", "7 this morning", "14T07:00"),
        (
            "It left at 2 o'clock on Monday night.",
            "2 o'clock on Monday night",
            "10T02:00",
        ),
        ("It left at 6:04 on Monday.", "6:04 on Monday", "10T06:04"),
    ],
)
def test_clock_times_in_words(text: str, words: str, value: str) -> None:
    assert values_of(text, _PAGE) == [(words, f"2024-06-{value}")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She left a week ago Tuesday.", "a week ago Tuesday", "2024-06-04"),
        ("She left a week ago.", "a week ago", "2024-W23"),
        ("He scored. Profit fell in the second half.", "the second half", "2023-H2"),
        ("It comes on Thursday or Friday.", "Friday", "2024-06-21"),
        ("They met on Thursday and Friday.", "Friday", "2024-06-14"),
        ("The curfew lasted until Sunday.", "Sunday", "2024-06-09"),
        ("The road is closed until Sunday.", "Sunday", "2024-06-16"),
        (
            "It will fall, economists predicted, and rise by the summer of next year.",
            "the summer of next year",
            "2025-SU",
        ),
        (
            "It took 17 years, 4 months and 2 days.",
            "17 years, 4 months and 2 days",
            "P17Y4M2D",
        ),
        ("She won in 1994, '98 and 2002.", "'98", "1998"),
        ("It rains for the next fortnight.", "the next fortnight", "P2W"),
        (
            "It left at 5.15pm on 11/05/2024.",
            "5.15pm on 11/05/2024",
            "2024-05-11T17:15",
        ),
        (
            "It leaves at 7.30 tomorrow morning.",
            "7.30 tomorrow morning",
            "2024-06-15T07:30",
        ),
        ("Guards strike tomorrow, and from the 28th.", "the 28th", "2024-06-28"),
        (
            "It is shut from the 28th until the end of June.",
            "the end of June",
            "2024-06",
        ),
        ("It will shut from November until May.", "May", "2025-05"),
        ("Talks were put off from Monday to Friday.", "Friday", "2024-06-14"),
        ("It opens on Tuesday week.", "Tuesday week", "2024-06-25"),
        ("It ended the week before last.", "the week before last", "2024-W22"),
        ("It opens the month after next.", "the month after next", "2024-08"),
        ("It ended the night before last.", "the night before last", "2024-06-12TNI"),
        ("It ended in the year before last Christmas.", "last Christmas", "2023-12-25"),
        ("It is due in mid-to-late March.", "mid-to-late March", "2025-03"),
        ("It is due from early to late March.", "late March", "2025-03"),
        (
            "It began in the last quarter of 2022.",
            "the last quarter of 2022",
            "2022-Q4",
        ),
        ("It began in the last quarter.", "the last quarter", "2024-Q1"),
        ("Sales fell in 4Q23.", "4Q23", "2023-Q4"),
        ("Sales fell in FY2022-23.", "FY2022-23", "FY2023"),
        ("Rome fell in AD 476.", "AD 476", "0476"),
        ("He left on Monday, the 10th.", "Monday, the 10th", "2024-06-10"),
        ("It is due by month-end.", "month-end", "2024-06"),
        ("It was built half a century ago.", "half a century ago", "1974"),
        (
            "It was built a quarter of a century ago.",
            "a quarter of a century ago",
            "1999",
        ),
        ("It took a quarter of an hour.", "a quarter of an hour", "PT15M"),
        ("It took three-quarters of an hour.", "three-quarters of an hour", "PT45M"),
        ("On Christmas Day it snowed.", "Christmas Day", "2023-12-25"),
        ("Thousands will march this weekend.", "this weekend", "2024-W24-WE"),
        ("Thousands marched over the weekend.", "the weekend", "2024-W23-WE"),
    ],
)
def test_other_wordings(text: str, words: str, value: str) -> None:
    assert (words, value) in values_of(text, _PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "He flew to Mar-a-Lago.",
        "The January 6 committee published its files.",
        "It paid a minute sum.",
        "The Noon edition sold out.",
        "His novel 1984 sold well.",
        "He scored in the second half and won a penalty.",
        "It is over, said April Jones.",
        "The cast was Sunday Adeyemi, Tuesday Weld and May Whitty.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert values_of(text, _PAGE) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It fell earlier in the month.", "2024-06-01", "2024-06-14"),
        ("It may rise later in the year.", "2024-06-15", "2025-01-01"),
        ("It fell late in the year.", "2024-01-01", "2025-01-01"),
    ],
)
def test_up_to_the_day_of_the_page_or_from_it(text: str, start: str, end: str) -> None:
    [time] = times_of(text, _PAGE)
    assert time.interval is not None
    assert (time.interval.start, time.interval.end) == (start, end)


def test_the_previous_quarter_is_the_one_before_the_one_named() -> None:
    text = "Profit rose in the third quarter of 2023, after a loss in the previous quarter."
    assert values_of(text, _PAGE)[1] == ("the previous quarter", "2023-Q2")


def test_a_bare_day_goes_on_from_the_date_told_where_the_page_gives_none() -> None:
    text = (
        "The dam failed on 5 April 2024, and by the 8th the town was under water. "
        "Crews expect the crest on 17 April."
    )
    assert [value for _, value in values_of(text)] == [
        "2024-04-05",
        "2024-04-08",
        "2024-04-17",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court reconvenes at 5 p.m. on Thursday.", "2024-06-20T17:00"),
        ("The king abdicates on Thursday.", "2024-06-20"),
        ("The king abdicated on Thursday.", "2024-06-13"),
        # the present of a caption announces nothing
        ("A rocket lifts off in Guiana on Thursday.", "2024-06-13"),
    ],
)
def test_presents_that_announce(text: str, value: str) -> None:
    assert [found for _, found in values_of(text, _PAGE)] == [value]


def test_how_often_and_what_sort() -> None:
    assert values_of("It reports quarterly and meets in Oslo.", _PAGE) == [
        ("quarterly", "P1Q")
    ]
    assert values_of("It told of a quarterly and an annual loss.", _PAGE) == []
