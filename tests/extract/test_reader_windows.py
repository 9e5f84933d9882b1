"""Windows of the reader."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from whence.extract.reader.windows import plan_windows, unit_starts
from whence.extract.reader.wordpieces import find_words


@st.composite
def documents(
    draw: st.DrawFn,
) -> tuple[list[int], NDArray[np.bool_], NDArray[np.int64]]:
    counts = draw(st.lists(st.integers(1, 30), min_size=1, max_size=200))
    marks = draw(
        st.lists(st.sampled_from([0, 1, 2]), min_size=len(counts), max_size=len(counts))
    )
    units = [n for n, mark in enumerate(marks) if mark or n == 0]
    lines = np.array([mark == 2 for mark in marks])
    return units, lines, np.array(counts, dtype=np.int64)


@given(documents())
def test_cores_cover_all_words_once_and_windows_fit(
    document: tuple[list[int], NDArray[np.bool_], NDArray[np.int64]],
) -> None:
    units, lines, counts = document
    at = 0
    for window in plan_windows(units, lines, counts, core=60, left=20):
        assert window.core == at
        assert window.first <= window.core < window.end
        assert counts[window.core : window.end].sum() <= 60
        assert counts[window.first : window.core].sum() <= 20
        at = window.end
    assert at == len(counts)


def test_a_short_document_is_one_window() -> None:
    counts = np.ones(10, dtype=np.int64)
    (window,) = plan_windows([0, 5], np.zeros(10, dtype=bool), counts)
    assert window == (0, 0, 10)


def test_a_core_ends_where_a_line_ends() -> None:
    counts = np.ones(100, dtype=np.int64)
    lines = np.zeros(100, dtype=bool)
    lines[[0, 35]] = True
    windows = plan_windows([0, 10, 35, 38, 60], lines, counts, core=40, left=12)
    assert windows[0] == (0, 0, 35)
    assert windows[1].core == 35


def test_sentences_start_after_stops_and_at_lines() -> None:
    text = 'He left. "Why?" she asked\nNobody knew'
    words = find_words(text, [(0, len(text))])
    assert [
        text[words[n].start :].split(maxsplit=1)[0] for n in unit_starts(words, text)
    ] == [
        "He",
        '"Why?"',
        "she",
        "Nobody",
    ]
