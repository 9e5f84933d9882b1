"""Contradictions: minimal, between sources only, the same for any order."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.work import count_calls
from whence.lexicon.measures import Course
from whence.reconcile.conflicts import bound_over_time, find_conflicts
from whence.reconcile.constraints import Network, Reading

D1, D2, D3, D4 = (date(2031, 5, day) for day in (1, 2, 3, 4))


def _on(
    name: str,
    day: date | None,
    low: float | None,
    high: float | None,
    *,
    source: str | None = None,
    since: date | None = None,
    slack: float = 0.0,
) -> Reading:
    return Reading(name, source or name, low, high, day, day, since, slack)


def _sets(readings: Sequence[Reading], course: Course = "rises") -> list[str]:
    return ["".join(item.claims) for item in find_conflicts(readings, course)]


@pytest.mark.parametrize(
    ("readings", "course", "expected"),
    [
        ([_on("a", D1, 11, 11), _on("b", D2, 17, 17)], "rises", []),
        ([_on("a", D1, 17, 17), _on("b", D2, 11, 11)], "rises", ["ab"]),
        ([_on("a", D1, 11, 11), _on("b", D1, 17, 17)], "rises", ["ab"]),
        ([_on("a", D1, 11, None), _on("b", D2, 9, 17)], "rises", []),
        ([_on("a", None, 17, 17), _on("b", D2, 11, 11)], "rises", []),
        ([_on("a", D1, 11, 11), _on("b", D2, 17, 17)], "fixed", ["ab"]),
        ([_on("a", D1, 30, 30), _on("b", D2, 19, 19)], "free", []),
        ([_on("a", D1, 30, 30), _on("b", D1, 19, 19)], "free", ["ab"]),
        ([_on("a", D2, 160, 160, slack=5), _on("b", D2, 163, 163)], "rises", []),
        ([_on("a", D2, 160, 160, slack=5), _on("b", D2, 170, 170)], "rises", ["ab"]),
    ],
)
def test_pairs(readings: list[Reading], course: Course, expected: list[str]) -> None:
    assert _sets(readings, course) == expected


def test_one_source_never_contradicts_itself() -> None:
    readings = [
        _on("a", D1, 17, 17, source="agency"),
        _on("b", D2, 11, 11, source="agency"),
    ]
    assert _sets(readings) == []


def test_three_claims_of_which_no_two_contradict() -> None:
    readings = [
        _on("a", D2, 100, 100, since=D1),
        _on("b", D3, 120, 120, since=D2),
        _on("c", D4, 150, 150),
        _on("d", D4, 149, 152),
    ]
    assert _sets(readings) == ["abc", "abd"]
    (first, _) = find_conflicts(readings, "rises")
    assert "together at least 220, but at most 150" in first.why
    assert "never falls" in first.why


def test_the_reason_names_claims_numbers_and_days() -> None:
    (found,) = find_conflicts(
        [_on("a", D1, 4200, None), _on("b", D2, 900, 900, slack=50)], "rises"
    )
    assert found.why == (
        "a: at least 4,200 by 2031-05-01; b: about 900 on 2031-05-02; "
        "a total never falls"
    )


@st.composite
def draw_readings(draw: st.DrawFn) -> list[Reading]:
    count = draw(st.integers(0, 6))
    found = []
    for number in range(count):
        low, high = sorted((draw(st.integers(0, 9)), draw(st.integers(0, 9))))
        day = draw(st.sampled_from([D2, D3, D4]))
        since = draw(st.sampled_from([None, None, D1, D2]))
        if since is not None and since >= day:
            since = None
        source = draw(st.sampled_from("ABCD"))
        found.append(_on(str(number), day, low, high, source=source, since=since))
    return found


@settings(max_examples=150, deadline=None)
@given(draw_readings(), st.randoms(use_true_random=False))
def test_every_set_is_minimal_and_order_does_not_show(
    readings: list[Reading], rng: object
) -> None:
    found = find_conflicts(readings, "rises")
    shuffled = list(readings)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own random
    assert find_conflicts(shuffled, "rises") == found
    by_id = {item.claim: item for item in readings}
    for conflict in found:
        held = [by_id[claim] for claim in conflict.claims]
        assert len({item.source for item in held}) > 1
        assert Network(held, "rises").find_cycle()
        for fewer in combinations(held, len(held) - 1):
            assert not Network(fewer, "rises").find_cycle()


@settings(max_examples=80, deadline=None)
@given(draw_readings())
def test_nothing_contradicts_where_all_can_be_true(readings: list[Reading]) -> None:
    if not Network(readings, "rises").find_cycle():
        assert find_conflicts(readings, "rises") == ()


def test_disputed_sources_are_believed_in_turn() -> None:
    readings = [_on("a", D1, 11, 11), _on("b", D3, 20, 20), _on("c", D3, 14, 14)]
    (conflict,) = find_conflicts(readings, "rises")
    days = bound_over_time(readings, "rises", conflict.claims)
    assert [(item.low, item.high) for item in days] == [(11, 11), (14, 20)]
    assert days[1].low_claims == ("c",)
    assert days[1].high_claims == ("b",)


def test_work_grows_gently_with_the_claims() -> None:
    def work(count: int) -> int:
        readings = [
            _on(f"{number:05}", D2, number % 97, number % 97) for number in range(count)
        ]
        return count_calls(lambda: find_conflicts(readings, "rises"))

    assert work(4000) < 16 * work(500)
