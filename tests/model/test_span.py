import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import InvariantError
from whence.model import OffsetMap, Span, merge_spans

PIECES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(0, 6)),
    min_size=1,
    max_size=12,
)


def build_map(pieces: list[tuple[int, int, int]]) -> tuple[OffsetMap, int, int]:
    """A map of pieces (length edited, gap before, length original)."""
    at, edited, made = 0, 0, []
    for length, gap, original in pieces:
        at += gap
        made.append((length, at, at + original))
        at += original
        edited += length
    return OffsetMap.from_pieces(made), edited, at


@given(PIECES)
def test_offset_maps_are_monotone_and_stay_inside(
    pieces: list[tuple[int, int, int]],
) -> None:
    offsets, edited, original = build_map(pieces)
    back = [offsets.to_original(offset) for offset in range(edited + 1)]
    assert back == sorted(back)
    assert all(0 <= offset <= original for offset in back)
    forth = [offsets.to_edited(offset) for offset in range(original + 1)]
    assert forth == sorted(forth)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 5)), min_size=1, max_size=12))
def test_offset_maps_of_deletions_are_invertible(
    pieces: list[tuple[bool, int]],
) -> None:
    """Text that was only cut, as a body from its page, maps there and back."""
    at, made, edited = 0, [], 0
    for kept, length in pieces:
        if kept:
            made.append((length, at, at + length))
            edited += length
        at += length
    offsets = OffsetMap.from_pieces(made) if made else OffsetMap.identity(0)
    for offset in range(edited):
        assert offsets.to_edited(offsets.to_original(offset)) == offset


def test_a_span_of_edited_text_does_not_swallow_what_was_cut_behind_it() -> None:
    text = "one [banner] two"
    offsets = OffsetMap.from_pieces([(4, 0, 4), (3, 13, 16)])  # "one two"
    assert offsets.to_original_span(Span(0, 4)).of(text) == "one "
    assert offsets.to_original_span(Span(4, 7)).of(text) == "two"
    assert offsets.to_original_span(Span(0, 7)).of(text) == text


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_offsets_out_of_order_are_refused(start: int, end: int) -> None:
    with pytest.raises(InvariantError, match="0 <= start <= end"):
        Span(start, end)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10))))
def test_merged_spans_are_disjoint_and_cover_the_same(
    pairs: list[tuple[int, int]],
) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    merged = merge_spans(spans)
    assert all(one.end < two.start for one, two in itertools.pairwise(merged))
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    assert covered == {
        offset for span in merged for offset in range(span.start, span.end)
    }
    assert merge_spans(reversed(spans)) == merged
