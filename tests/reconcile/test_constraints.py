"""Exact bounds of a total: compared with trying every history of a small total."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations_with_replacement

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.reconcile.constraints import Network, Reading

DAYS = [date(2031, 5, day) for day in (1, 2, 3, 4)]
MOST = 14  # the totals that are tried; one that nothing bounds reaches ten at least
BOUNDED = 8  # what the readings below can bound a total by


def _holds(history: Sequence[int], item: Reading) -> bool:
    """Say whether a history, the total on each of the days, fits a reading."""
    last = history[DAYS.index(item.last or DAYS[-1])]
    first = history[DAYS.index(item.first or DAYS[0])]
    before = 0 if item.since is None else history[DAYS.index(item.since)]
    if item.low is not None and last - before < item.low:
        return False
    return item.high is None or first - before <= item.high


def _histories(readings: Sequence[Reading]) -> list[tuple[int, ...]]:
    rising = combinations_with_replacement(range(MOST + 1), len(DAYS))
    return [
        history for history in rising if all(_holds(history, item) for item in readings)
    ]


@st.composite
def draw_reading(draw: st.DrawFn) -> Reading:
    low, high = sorted((draw(st.integers(0, 4)), draw(st.integers(0, 4))))
    at = draw(st.integers(1, 3))
    since = draw(st.sampled_from([None, DAYS[0]]))
    shape = draw(st.sampled_from(["exact", "least", "most", "range"]))
    return Reading(
        draw(st.uuids(version=4)).hex,
        draw(st.sampled_from("ABC")),
        None if shape == "most" else low,
        None if shape == "least" else (low if shape == "exact" else high),
        DAYS[at],
        DAYS[at],
        since,
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(draw_reading(), max_size=4))
def test_bounds_are_those_of_all_histories_that_fit(readings: list[Reading]) -> None:
    network = Network(readings, "rises")
    fitting = _histories(readings)
    assert bool(network.find_cycle()) == (not fitting)
    if not fitting:
        return
    for at, bounds in enumerate(network.bounds(DAYS)):
        totals = [history[at] for history in fitting]
        assert bounds.low == min(totals)
        assert bounds.high == (None if max(totals) > BOUNDED else max(totals))


def test_windows_add_up() -> None:
    readings = [
        Reading("a", "A", 100, 100, DAYS[1], DAYS[1], since=DAYS[0]),
        Reading("b", "B", 120, 130, DAYS[2], DAYS[2], since=DAYS[1]),
        Reading("c", "C", None, 300, DAYS[3], DAYS[3]),
    ]
    (bounds,) = Network(readings, "rises").bounds([DAYS[3]])
    assert (bounds.low, bounds.high) == (220, 300)
    assert bounds.low_claims == ("a", "b")
    assert bounds.high_claims == ("c",)


def test_an_undated_figure_bounds_only_what_it_must() -> None:
    readings = [Reading("a", "A", 7, 7), Reading("b", "B", 3, 3, DAYS[1], DAYS[1])]
    network = Network(readings, "rises")
    assert network.find_cycle() == ()
    (bounds,) = network.bounds([DAYS[1]])
    assert (bounds.low, bounds.high) == (3, 3)


def test_what_comes_and_goes_is_bounded_on_its_day_only() -> None:
    readings = [
        Reading("a", "A", 30, 30, DAYS[0], DAYS[0]),
        Reading("b", "B", 19, 19, DAYS[2], DAYS[2]),
    ]
    network = Network(readings, "free")
    assert network.find_cycle() == ()
    first, last = network.bounds([DAYS[0], DAYS[2]])
    assert (first.low, last.high) == (30, 19)
