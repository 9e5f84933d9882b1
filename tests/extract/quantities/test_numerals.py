"""Numerals: what figures and number words say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.quantities.numerals import parse_figures, read_numeral
from whence.extract.quantities.sheet import Sheet


def value_of(text: str, index: int = 0) -> float | None:
    found = read_numeral(Sheet(text, 0, len(text)), index)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("0", 0),
        ("1,600,000", 1_600_000),
        ("1\u202f600", 1_600),
        ("12,34,567.5", 1_234_567.5),
        ("1.390,50", 1390.5),
        ("1.000.000", 1_000_000),
        ("3,5", 3.5),
        ("3.75", 3.75),
        ("٣٥٠", 350),
        ("٣٬٥٠٠", 3500),
        ("１２", 12),
        ("1'000", 1000),
        ("1,2,3", None),
        ("12,3456", None),
        ("1.2.3", None),
        ("9" * 31, None),
    ],
)
def test_figures(surface: str, value: float | None) -> None:
    assert parse_figures(surface) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nineteen", 19),
        ("twenty-six boats", 26),
        ("forty two", 42),
        ("one hundred and seventy", 170),
        ("two hundred fifty", 250),
        ("three thousand nine hundred and sixty-five", 3965),
        ("one million two hundred thousand and five", 1_200_005),
        ("thirty-five hundred", 3500),
        ("two and a half million", 2_500_000),
        ("one point six billion", 1_600_000_000),
        ("1.6 million", 1_600_000),
        ("25 lakh", 2_500_000),
        ("3 crore", 30_000_000),
        ("10 1/2", 10.5),
        ("2½", 2.5),
        ("1/4", 0.25),
        ("10 000", 10_000),
        ("1 600 000 men", 1_600_000),
        ("5.5x10-3", 0.0055),
        ("two dozen", 24),
        # near misses: what follows belongs to another number
        ("three four", 3),
        ("two million and three million", 2_000_000),
        ("one hundred and two hundred", 100),
        ("10 30", 10),
        ("9/11", 9),
        ("hundred", None),
        ("sixth", None),
    ],
)
def test_words(text: str, value: float | None) -> None:
    found = value_of(text)
    assert found == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "index", "value"),
    [
        ("a million", 1, 1_000_000),
        ("a hundred and two", 1, 102),
        ("a hundred thirty million", 1, 130_000_000),
        ("a dozen", 1, 12),
        ("half a dozen", 0, 6),
        ("half a million", 0, 500_000),
        ("a quarter of a million", 1, 250_000),
        ("a quarter million", 1, 250_000),
        ("three-quarters of a million", 0, 750_000),
        ("three quarters of a billion", 0, 750_000_000),
        ("a tenth of a million", 1, 100_000),
        ("a half million", 1, 500_000),
        ("minus five", 1, -5),
        ("fell to -3.5", 3, -3.5),
        ("the 5-3 vote", 3, 3),
    ],
)
def test_articles_parts_and_signs(text: str, index: int, value: float) -> None:
    assert value_of(text, index) == value


_UNITS = "one two three four five six seven eight nine ten eleven twelve".split()
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 60: "sixty", 90: "ninety"}


def spell(number: int) -> str:
    """Write a number below a thousand of the words above."""
    words = []
    if number >= 100:
        words.append(f"{_UNITS[number // 100 - 1]} hundred")
        number %= 100
        if number:
            words.append("and")
    if number >= 20:
        tens = number // 10 * 10
        words.append(
            _TENS[tens] + (f"-{_UNITS[number % 10 - 1]}" if number % 10 else "")
        )
    elif number:
        words.append(_UNITS[number - 1])
    return " ".join(words)


@st.composite
def small_numbers(draw: st.DrawFn) -> int:
    rest = (
        draw(st.integers(1, 12))
        if draw(st.booleans())
        else (draw(st.sampled_from(sorted(_TENS))) + draw(st.integers(0, 9)))
    )
    return draw(st.integers(0, 9)) * 100 + rest


@given(
    small_numbers(), st.sampled_from([("", 1), (" thousand", 1e3), (" million", 1e6)])
)
def test_reading_gives_back_what_was_spelled(
    number: int, magnitude: tuple[str, float]
) -> None:
    assert value_of(spell(number) + magnitude[0]) == number * magnitude[1]


@given(st.integers(0, 10**12))
def test_grouped_figures_give_back_the_number(number: int) -> None:
    assert parse_figures(f"{number:,}") == number
    assert parse_figures(f"{number:,}".replace(",", "\u202f")) == number
