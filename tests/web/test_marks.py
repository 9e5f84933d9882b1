"""Pieces of a page's text: nothing lost, nothing twice, every mark in its place."""

from hypothesis import given
from hypothesis import strategies as st

from whence.model import Span
from whence.web.marks import MARK_KINDS, Mark, cut_pieces

_TEXT = "Officials may have counted around 500 kettles in May, she said."


def test_overlapping_marks_cut_the_text_at_every_edge() -> None:
    marks = [
        Mark("content", Span(0, 52)),
        Mark("hedge", Span(10, 13)),
        Mark("quantity", Span(34, 37)),
        Mark("hedge", Span(27, 33)),
    ]
    pieces = cut_pieces(_TEXT, Span(0, len(_TEXT)), marks, begins=[(0, 7)])
    found = {piece.text: piece.classes for piece in pieces}
    assert found["may"] == "m content hedge"
    assert found["500"] == "m content quantity"
    assert pieces[0].claims == (7,)
    assert pieces[-1].classes == ""


def test_marks_outside_of_the_window_are_left_out() -> None:
    pieces = cut_pieces(_TEXT, Span(0, 9), [Mark("time", Span(49, 52))])
    assert [(piece.text, piece.classes) for piece in pieces] == [("Officials", "")]


def test_two_claims_that_begin_together_are_both_named() -> None:
    pieces = cut_pieces(_TEXT, Span(0, 9), [], begins=[(0, 2), (0, 1), (60, 3)])
    assert pieces[0].claims == (1, 2)


_SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
    lambda ends: Span(min(ends), max(ends))
)


@given(st.lists(st.builds(Mark, st.sampled_from(MARK_KINDS), _SPANS)), _SPANS)
def test_pieces_are_the_window_and_carry_exactly_their_marks(
    marks: list[Mark], window: Span
) -> None:
    pieces = cut_pieces(_TEXT, window, marks)
    assert "".join(piece.text for piece in pieces) == window.of(_TEXT)
    at = window.start
    for piece in pieces:
        held = {kind for kind, span in marks if span.start <= at < span.end}
        assert set(piece.classes.split()) - {"m"} == held
        at += len(piece.text)
