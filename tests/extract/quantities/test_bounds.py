"""Bounds: what the words around a number make of it, and where they stand."""

import pytest

from tests.extract.quantities.reader import find, lines
from whence.extract.quantities.bounds import compose_bounds
from whence.model import Bound


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("about {} houses", "~"),
        ("some {} houses", "~"),
        ("an estimated {} houses", "~"),
        ("close to {} houses", "~"),
        ("{} or so houses", "~"),
        ("{}-odd houses", "~"),
        ("{} houses or so", "~"),
        ("over {} houses", ">"),
        ("more than {} houses", ">"),
        ("in excess of {} houses", ">"),
        ("well over {} houses", ">"),
        ("it rose past {} houses", ">"),
        ("the bills top {} houses", ">"),
        ("the top {} houses", "="),
        ("a shade over {} houses", ">"),
        ("comfortably more than {} houses", ">"),
        ("getting on for {} houses", "~"),
        ("in the vicinity of {} houses", "~"),
        ("upwards of {} houses", ">"),
        ("just over {} houses", ">"),
        ("as many as more than {} houses", ">"),
        ("at least {} houses", ">="),
        ("at least another {} houses", ">="),
        ("no fewer than {} houses", ">="),
        ("as few as {} houses", ">="),
        ("{} or more houses", ">="),
        ("{} houses or more", ">="),
        ("{}-plus houses", ">="),
        ("at least about {} houses", ">="),
        ("fewer than {} houses", "<"),
        ("just short of {} houses", "<"),
        ("a whisker under {} houses", "<"),
        ("rather fewer than {} houses", "<"),
        ("not exceeding {} houses", "<="),
        ("anything up to {} houses", "<="),
        ("{} houses at the very least", ">="),
        ("up to {} houses", "<="),
        ("up to an additional {} houses", "<="),
        ("as many as {} houses", "<="),
        ("no more than {} houses", "<="),
        ("a maximum of {} houses", "<="),
        ("{} houses at most", "<="),
        ("exactly {} houses", "="),
        ("only {} houses", "="),
        ("far fewer than the {} houses promised", "="),
        ("these some {} houses", "="),
    ],
)
@pytest.mark.parametrize("number", ["300", "forty", "2.5 million"])
def test_bound_of_a_count(words: str, bound: Bound, number: str) -> None:
    text = f"The storm hit {words.format(number)}."
    [found] = find(text)
    assert found.bound == bound
    assert (found.hedge is None) is (bound == "=")
    assert (found.low is None) is (bound in {"<", "<="})
    assert (found.high is None) is (bound in {">", ">="})
    assert found.counted == "house"


def test_hedge_covers_all_its_words() -> None:
    text = "They hold as many as more than 6 million shells."
    [found] = find(text)
    assert found.hedge is not None
    assert found.hedge.of(text) == "as many as more than"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ban holds over three years.",
            ["three years | duration 3 year | else bound: duration > 3 year"],
        ),
        ("The ban held for over three years.", ["three years | duration > 3 year"]),
        (
            "It ran 2 trains over 40 miles.",
            [
                "2 | count 2 | of train",
                "40 miles | measure 40 mile | else bound: measure > 40 mile",
            ],
        ),
        ("That pushed the toll up to 90.", ["90 | count 90 | else bound: count <= 90"]),
        ("Damage topped €3 million.", ["€3 million | money > 3000000 EUR"]),
        (
            "They sent 200 or greater than 190.",
            ["200 | count 200", "190 | count > 190"],
        ),
    ],
)
def test_words_that_are_bounds_in_one_place_only(
    text: str, expected: list[str]
) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize("inner", ["=", "~", "<", "<=", ">", ">="])
@pytest.mark.parametrize("outer", ["=", "~", "<", "<=", ">", ">="])
def test_the_nearer_one_sided_bound_decides(outer: Bound, inner: Bound) -> None:
    composed = compose_bounds(outer, inner)
    one_sided = {"<", "<=", ">", ">="}
    if inner in one_sided:
        assert composed == inner
    elif outer in one_sided:
        assert composed == outer
    else:
        assert composed == ("~" if "~" in {outer, inner} else "=")
