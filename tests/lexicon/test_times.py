"""The words that times are made of."""

from whence.extract.times.calendars import holiday_day
from whence.lexicon.times import (
    load_followers,
    load_holidays,
    load_senses,
    load_tenses,
    load_zones,
)


def test_a_word_with_a_capital_can_say_more() -> None:
    assert "may" not in load_senses(capitalised=False)
    assert load_senses(capitalised=True)["may"]["month"] == "5"


def test_every_holiday_has_a_rule_that_gives_a_day() -> None:
    for holidays in load_holidays().values():
        for holiday in holidays:
            assert holiday_day(holiday.rule, 2024) is not None, holiday


def test_every_zone_has_an_offset() -> None:
    for name, zone in load_zones().items():
        assert zone.offset == "Z" or zone.offset[0] in "+-", name
        assert zone.rule in {"", "eu", "us"}, name


def test_tenses_are_of_the_closed_set() -> None:
    known = {"past", "perfect", "present", "scheduled", "future"}
    assert set(load_tenses().values()) <= known


def test_followers_are_lower_case_words() -> None:
    assert all(word == word.lower() and word.isalpha() for word in load_followers())
