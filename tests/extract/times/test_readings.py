"""Forms of times that need more than one word of their neighbours."""

import pytest

from tests.extract.times.reader import times_of, values_of


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He served two years and six months.", "two years and six months", "P2Y6M"),
        ("It took 3 hours 20 minutes.", "3 hours 20 minutes", "PT3H20M"),
        ("She slept one day and four hours.", "one day and four hours", "P1DT4H"),
        ("They ruled for half a century.", "half a century", "P50Y"),
        ("They ruled for half a decade.", "half a decade", "P5Y"),
        ("The hall opens two weeks from today.", "two weeks from today", "2024-06-20"),
        ("Ice melted in the winter of 2020-21.", "the winter of 2020-21", "2020-WI"),
        # near misses
        ("It takes between two years and six months.", "two years", "P2Y"),
        ("He served two years, and six months later he left.", "two years", "P2Y"),
        ("They ruled for a century and a half.", "a century and a half", "P150Y"),
        ("Ice melted in the winter of 2020-25.", "the winter of 2020", "2020-WI"),
    ],
)
def test_lengths_of_two_units_and_parts(text: str, words: str, value: str) -> None:
    assert (words, value) in values_of(text, "2024-06-06")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The bridge will open in 2027 at the earliest.", "2027-01-01", None),
        ("The bill is due on 3 July at the latest.", None, "2024-07-04"),
        ("The bill is due on or before 3 July.", None, "2024-07-04"),
        ("It holds for ships built on or after 3 July 2020.", "2020-07-03", None),
        ("The bill is due before 3 July.", None, "2024-07-03"),
    ],
)
def test_limits(text: str, start: str | None, end: str | None) -> None:
    [time] = times_of(text, "2024-06-06")
    assert time.interval is not None
    assert (time.interval.start, time.interval.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Two jets crashed last May.", "2024-06-02", "2023-05"),
        ("Two jets crashed last April.", "2024-06-02", "2024-04"),
        ("Two jets crashed last December.", "2024-01-09", "2023-12"),
    ],
)
def test_the_month_just_over_is_last_month(
    text: str, published: str, value: str
) -> None:
    [time] = times_of(text, published)
    assert time.value == value


def test_the_month_just_over_stays_the_second_reading() -> None:
    [time] = times_of("Two jets crashed last May.", "2024-06-02")
    assert time.second is not None
    assert time.second.start == "2024-05-01"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # a full stop behind a title ends no clause: the verb after it tells the tense
        ("In August, a month after the case of Dr. Reed, a guard was shot.", "2023-08"),
        ("In August, Dr. Reed is to retire.", "2024-08"),
        # a present that says or thinks announces nothing
        ("The bank estimates that flats cost 90,000 in March.", "2024-03"),
    ],
)
def test_tense(text: str, value: str) -> None:
    assert times_of(text, "2024-06-06")[0].value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "It hit at 4:17 a.m. on Monday; aid came nine hours later.",
            "nine hours later",
            "2024-06-03T13:17",
        ),
        (
            "It left at 23:50 on 5 May and sank 20 minutes later.",
            "20 minutes later",
            "2024-05-06T00:10",
        ),
        # near misses: the last time told is no clock time, or the hours are not told
        ("It hit on Monday; aid came nine hours later.", "nine hours later", "PT9H"),
        (
            "It hit at 4:17 a.m. on Monday; aid came some hours later.",
            "some hours later",
            "PTXH",
        ),
    ],
)
def test_hours_after_a_clock_time(text: str, words: str, value: str) -> None:
    assert (words, value) in values_of(text, "2024-06-06")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The dam is to be ready before the year is out.", "2025-01-01"),
        ("The dam is to be ready before the week ends.", "2024-06-10"),
    ],
)
def test_before_a_stretch_is_out(text: str, end: str) -> None:
    [time] = times_of(text, "2024-06-06")
    assert time.interval is not None
    assert (time.interval.start, time.interval.end) == (None, end)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "It began in the small hours of the 21st, and spread.",
            "the small hours of the 21st",
            "2024-05-21TMO",
        ),
        (
            "It hit on 2 June and again at dusk the next day.",
            "dusk the next day",
            "2024-06-03TEV",
        ),
        (
            "Two years ago this month the mill burned.",
            "Two years ago this month",
            "2022-06",
        ),
        ("A year ago today the mill burned.", "A year ago today", "2023-06-06"),
        ("The 6 p.m. curfew was lifted.", "6 p.m.", "2024-06-06T18:00"),
        ("The talks take place June 4-8 in the port.", "June 4", "2024-06-04"),
        (
            "The poll, originally planned for the 2nd, was put off.",
            "the 2nd",
            "2024-06-02",
        ),
        (
            "It ends at noon on the last day of the month.",
            "noon on the last day of the month",
            "2024-06-30T12:00",
        ),
        ("In the week ending June 1 it rained.", "the week", "P1W"),
        ("In the run-up to June 9, polls narrowed.", "June 9", "2024-06-09"),
    ],
)
def test_forms_that_news_is_full_of(text: str, words: str, value: str) -> None:
    assert (words, value) in values_of(text, "2024-06-06")


def test_no_month_in_the_name_of_a_holiday() -> None:
    assert values_of("The May Day parade was short.", "2024-06-06") == []


def test_a_run_up_bounds_nothing() -> None:
    [time] = times_of("In the run-up to June 9, polls narrowed.", "2024-06-06")
    assert time.interval is not None
    assert time.interval.start == "2024-06-09"


def test_a_day_just_over_that_is_told_as_to_come_has_a_second_reading() -> None:
    time = times_of("The talks take place June 4-8 in the port.", "2024-06-06")[0]
    assert time.second is not None
    assert time.second.start == "2025-06-04"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It will publish figures for May on the 20th.",
            [("May", "2024-05"), ("the 20th", "2024-06-20")],
        ),
        ("The vote is set for May.", [("May", "2025-05")]),
        (
            "It fell from 40 in the week to May 26 to 12.",
            [("the week", "P1W"), ("May 26", "2024-05-26")],
        ),
        (
            "They met from May 12 to 26.",
            [("May 12", "2024-05-12"), ("26", "2024-05-26")],
        ),
        (
            "It lasted from 3:15 to 4:40 p.m.",
            [("3:15", "2024-06-06T15:15"), ("4:40 p.m.", "2024-06-06T16:40")],
        ),
        (
            "It lasted from 11:15 to 1:40 p.m.",
            [("11:15", "2024-06-06T11:15"), ("1:40 p.m.", "2024-06-06T13:40")],
        ),
        ("Work stopped at 14.20 CET.", [("14.20 CET", "2024-06-06T14:20")]),
        ("Hurricane April made landfall.", []),
        (
            "Bombs fell on the nights of 4 and 5 May.",
            [("4", "2024-05-04"), ("5 May", "2024-05-05")],
        ),
    ],
)
def test_neighbours_decide(text: str, expected: list[tuple[str, str]]) -> None:
    assert values_of(text, "2024-06-06") == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A week or so ago he left.", "A week or so ago", "2024-W22"),
        ("A year or two later she was back.", "A year or two later", "P1Y"),
        (
            "Ahead of the trip, the office on Sunday issued a caution.",
            "Sunday",
            "2024-06-02",
        ),
        ("Polls tightened ahead of the vote on Sunday.", "Sunday", "2024-06-09"),
        ("The march began as previously planned on Monday.", "Monday", "2024-06-03"),
        ("The march is planned for Monday.", "Monday", "2024-06-10"),
        ("Prices are going to get cut in the autumn.", "the autumn", "2024-FA"),
    ],
)
def test_asides_do_not_tell_the_tense(text: str, words: str, value: str) -> None:
    assert (words, value) in values_of(text, "2024-06-06")
