"""Contents of attributions lie inside or beside one another."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.crossing import uncross
from whence.model import Attribution, Span


def _attribution(name: str, start: int, end: int, score: float) -> Attribution:
    return Attribution(
        name, (Span(900, 905),), (Span(906, 910),), (Span(start, end),), "indirect",
        None, score,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("spans", "left"),
    [
        # The surer one keeps its end, whichever comes first.
        ([(0, 50, 0.9), (20, 80, 0.8)], [(0, 50), (20, 50)]),
        ([(0, 50, 0.8), (20, 80, 0.9)], [(20, 50), (20, 80)]),
        ([(0, 50, 0.9), (20, 50, 0.8)], [(0, 50), (20, 50)]),
        ([(0, 50, 0.9), (50, 80, 0.8)], [(0, 50), (50, 80)]),
        ([(0, 80, 0.5), (20, 50, 0.8)], [(0, 80), (20, 50)]),
    ],
)
def test_the_surer_of_two_keeps_its_content(
    spans: list[tuple[int, int, float]], left: list[tuple[int, int]]
) -> None:
    made = [_attribution(f"a-{at}", *span) for at, span in enumerate(spans)]
    for shuffled in permutations(made):
        found = {item.id: item.content[0] for item in uncross(shuffled)}
        assert [found[f"a-{at}"] for at in range(len(made))] == [
            Span(*pair) for pair in left
        ]


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(1, 20), st.floats(0, 1)), max_size=5
    )
)
def test_nothing_is_lost_or_widened(drawn: list[tuple[int, int, float]]) -> None:
    made = [
        _attribution(f"a-{at}", start, start + size, score)
        for at, (start, size, score) in enumerate(drawn)
    ]
    for before, after in zip(made, uncross(made), strict=True):
        assert before.id == after.id
        assert before.content[0].start <= after.content[0].start
        assert after.content[0].start < after.content[0].end <= before.content[0].end
