"""Numbers, times and questions in words."""

import pytest

from whence.model import Interval, Question
from whence.web.wording import (
    word_count,
    word_interval,
    word_number,
    word_origins,
    word_question,
    word_range,
)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (None, "not known"),
        (Interval(None, None), "not known"),
        (Interval("2021-03-08", "2021-03-09"), "8 March 2021"),
        (Interval("2021-03-08T10:00", "2021-03-08T11:00"), "8 March 2021"),
        (Interval("2021-03-01", "2021-04-01"), "March 2021"),
        (Interval("2021-01-01", "2022-01-01"), "2021"),
        (Interval("2020-01-01", "2022-01-01"), "2020 to 2021"),
        (Interval("2020-08-01", "2021-02-01"), "August 2020 to January 2021"),
        (Interval("2021-03-01", "2021-05-01"), "March to April 2021"),
        (Interval("2021-03-08", "2021-03-11"), "8 to 10 March 2021"),
        (Interval("2021-03-30", "2021-04-03"), "30 March to 2 April 2021"),
        (Interval("2020-12-30", "2021-01-03"), "30 December 2020 to 2 January 2021"),
        (Interval("2021-03-08", None), "from 8 March 2021"),
        (Interval(None, "2021-03-08"), "up to 7 March 2021"),
        (Interval("9999-12-01", "9999-12-31"), "1 to 30 December 9999"),
    ],
)
def test_times_are_as_wide_as_they_are_known(
    interval: Interval | None, words: str
) -> None:
    assert word_interval(interval) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (5, 5, "5"),
        (5, None, "5 or more"),
        (None, 5, "up to 5"),
        (None, None, "open"),
        (1200, 1500, "1,200 to 1,500"),
    ],
)
def test_ranges(low: float | None, high: float | None, words: str) -> None:
    assert word_range(low, high) == words


def test_numbers() -> None:
    assert word_number(1_600_000) == "1,600,000"
    assert word_number(0.5) == "0.5"
    assert word_number(1e30) == "1e+30"
    assert word_count(0, "page") == "0 pages"
    assert word_count(1, "page") == "1 page"
    assert word_origins((2, 2)) == "2 origins"
    assert word_origins((1, 1)) == "1 origin"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question("killed", "person", place="Carrow"), "People killed, Carrow"),
        (Question("killed"), "Killed"),
        (Question("used", "box", agent="Norland"), "Boxes used, by Norland"),
        (Question("got", "pony", recipient="Norland"), "Ponies got, to Norland"),
        (
            Question("used", "shell", window=Interval("2021-01-01", "2022-01-01")),
            "Shells used, 2021",
        ),
        (
            Question("injured", "woman", aspect="increment"),
            "Women injured (increment)",
        ),
    ],
)
def test_questions(question: Question, words: str) -> None:
    assert word_question(question) == words
