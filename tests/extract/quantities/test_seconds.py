"""The other reading of ambiguous figures is kept, and none is made up."""

import pytest

from tests.extract.quantities.reader import find, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports fell over nine weeks.", "else bound: duration > 9 week"),
        ("A clerk pushed the bill up to $40.", "else bound: money <= 40 USD"),
        ("Rents there are five times higher.", "else added: ratio 6"),
        ("Rents are two to four times higher.", "else added: ratio 3..5"),
        ("The fee rose three times.", "else multiplied: ratio 3"),
        ("A couple of wardens stayed.", "else some: count 2..open"),
        ("They burned 40 tons of peat.", "else metric: measure 40 tonne"),
        ("She owes 2.750 euros.", "else grouped: money 2750 EUR"),
        ("The raid cost 12-14,000 birds.", "else unscaled: count 12..14000"),
        ("The show drew 20 to 25,000 fans.", "else unscaled: count 20..25000"),
        ("It cost $12-14,000.", "else unscaled: money 12..14000 USD"),
    ],
)
def test_the_other_reading_is_kept(text: str, expected: str) -> None:
    assert lines(text)[-1].endswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The strike lasted for over nine weeks.",
        "Up to 40 guests came.",
        "Rents are five times as high.",
        "Rents are three times lower.",
        "The mayor called three times.",
        "They burned 40 tonnes of peat.",
        "The rate is 2.375 percent.",
        "The fund holds 1.250 billion euros.",
        "Between 90 and 6,000 fans came.",
        "Sales rose from 5 to 6,000.",
        "Two dozen wardens stayed.",
    ],
)
def test_plain_figures_have_one_reading(text: str) -> None:
    assert [found.second for found in find(text) if found.second is not None] == []


def test_the_first_end_takes_the_thousands_of_the_second() -> None:
    [found] = find("The raid cost 12-14,000 birds.")
    assert (found.low, found.high) == (12000, 14000)
