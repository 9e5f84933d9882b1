"""Policies over voices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Interval, Policy
from whence.reconcile.policies import Voice, decide, keep_latest


def _voice(name: str, root: str | None, low: float | None, high: float | None) -> Voice:
    return Voice(name, root, low, high, named=root is not None)


def test_range_needs_a_majority_of_named_roots() -> None:
    voices = [_voice("1", "A", 5, 5), _voice("2", "B", 9, 9)]
    assert decide(voices, "range").best is None
    assert decide([*voices, _voice("3", "C", 9, 9)], "range").best == 9


def test_unnamed_roots_make_no_majority() -> None:
    voices = [_voice("1", "A", 5, 5), _voice("2", None, 9, 9), _voice("3", None, 9, 9)]
    assert decide(voices, "range").best is None


def test_the_latest_figure_of_a_root_counts() -> None:
    early, late = Interval("2031-01-01", "2031-01-02"), Interval("2031-01-09", None)
    voices = [Voice("1", "A", 5, 5, early), Voice("2", "A", 7, 7, late)]
    kept, reasons = keep_latest(voices)
    assert [voice.claim for voice in kept] == ["2"]
    assert "replaces" in reasons[0]


def test_figures_of_unknown_order_both_count() -> None:
    voices = [_voice("1", "A", 5, 5), _voice("2", "A", 7, 7)]
    assert (decide(voices, "range").low, decide(voices, "range").high) == (5, 7)


def test_nothing_decides_nothing() -> None:
    decision = decide([], "range")
    assert (decision.low, decision.best, decision.high) == (None, None, None)


bounds = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), bounds), min_size=1, max_size=8),
    st.sampled_from(["range", "conservative", "low-best-high", "root-median"]),
)
def test_best_lies_between_low_and_high(
    drawn: list[tuple[str, list[int]]], policy: Policy
) -> None:
    voices = [
        _voice(str(number), root, low, high)
        for number, (root, (low, high)) in enumerate(drawn)
    ]
    decision = decide(voices, policy)
    assert decision == decide(voices[::-1], policy)
    assert decision.low is not None
    assert decision.high is not None
    if decision.best is not None:
        assert decision.low <= decision.best <= decision.high


@pytest.mark.parametrize("policy", ["range", "latest", "root-median"])
def test_an_open_end_is_never_closed(policy: Policy) -> None:
    voices = [_voice("1", "A", 5, None), _voice("2", "B", 9, 9)]
    assert decide(voices, policy).high is None
