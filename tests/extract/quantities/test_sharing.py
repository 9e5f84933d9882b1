"""What a figure takes from its neighbour, and vague plurals said twice."""

import pytest

from tests.extract.quantities.reader import lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They have two sons, aged 4 and 11.",
            ["two | count 2 | of son", "4 | measure 4 year", "11 | measure 11 year"],
        ),
        (
            "The pills hold 45 and 50 milligrams.",
            ["45 | measure 45 milligram", "50 milligrams | measure 50 milligram"],
        ),
        (
            "It costs 55 pesos, up from 45.",
            ["55 pesos | money 55 peso", "45 | money 45 peso"],
        ),
        (
            "It flies more than 100 but less than 300 kilometres.",
            ["100 but less than 300 kilometres | measure 100..300 kilometre"],
        ),
        (
            "It drew thousands upon thousands of fans.",
            ["thousands upon thousands | count 1000..open | of fan"],
        ),
        (
            "Losses ran into the tens of millions.",
            ["tens of millions | count 10000000..open"],
        ),
        ("The shot costs $40 a dose.", ["$40 a dose | money 40 USD per dose"]),
        (
            "They sold a 3,200-square-foot hall.",
            ["3,200-square-foot | measure 3200 square foot"],
        ),
        ("The stock trades at 23 times earnings.", ["23 times | ratio 23"]),
        # near misses
        ("The millions who fled are back.", []),
        ("She won the 10K in the rain.", []),
        ("Some 10K people ran.", ["10K | count ~ 10000 | of person"]),
    ],
)
def test_figures_beside_figures(text: str, expected: list[str]) -> None:
    assert lines(text) == expected
