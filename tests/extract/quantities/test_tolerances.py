"""Tolerances widen a figure, in marks and in words."""

import pytest

from tests.extract.quantities.reader import find, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It weighs 90 ± 4 grams.", ["90 ± 4 grams | measure ~ 90 (86..94) gram"]),
        ("It weighs 90 +/- 4 grams.", ["90 +/- 4 grams | measure ~ 90 (86..94) gram"]),
        (
            "It weighs 200 grams ± 5%.",
            ["200 grams ± 5% | measure ~ 200 (190..210) gram"],
        ),
        (
            "Some 300 goats died, give or take 20.",
            ["300 | count ~ 300 (280..320) | of goat"],
        ),
        (
            "The lead is 6 percent, plus or minus 2 points.",
            ["6 percent | percent ~ 6 (4..8) percent"],
        ),
        (
            "The oak is 90 years old, give or take.",
            ["90 years old | measure ~ 90 year"],
        ),
        (
            "The works take 5 years, give or take a few months.",
            ["5 years | duration ~ 5 year"],
        ),
        # near misses
        (
            "The error is plus or minus 3 points.",
            ["3 | count 3 | of point"],
        ),
        (
            "Ten goats plus four sheep were sold.",
            ["Ten | count 10 | of goat", "four | count 4 | of sheep"],
        ),
    ],
)
def test_tolerances(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("No more than a handful of huts", "<="),
        ("Fewer than several hundred huts", "<"),
    ],
)
def test_a_vague_count_bounded_from_above_has_no_ends(text: str, bound: str) -> None:
    [found] = find(f"{text} stood.")
    assert (found.bound, found.value, found.low, found.high) == (
        bound,
        None,
        None,
        None,
    )


def test_a_bound_from_below_keeps_the_least_of_a_vague_count() -> None:
    [found] = find("More than several hundred huts stood.")
    assert (found.bound, found.low, found.high) == (">=", 300, None)
