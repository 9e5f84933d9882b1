from hypothesis import given
from hypothesis import strategies as st

from whence.model import Span
from whence.text.normalise import fold, normalise


@given(st.text(max_size=100))
def test_normalising_maps_every_offset_back_in_order(text: str) -> None:
    edited, back = normalise(text)
    offsets = [back.to_original(offset) for offset in range(len(edited) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)
    assert normalise(text)[0] == edited


def test_a_phrase_found_in_the_normal_form_is_shown_in_the_pages_characters() -> None:
    text = "They\u00a0 said:\u200b “6\u202fmillion”"
    edited, back = normalise(text)
    at = edited.index('"6 million"')
    assert back.to_original_span(Span(at, at + 11)).of(text) == "“6\u202fmillion”"


def test_folding_ignores_case_marks_accents_and_width() -> None:
    assert fold("Ｋｙｉｖ’s  “Zelenský”") == fold('kyiv\'s "ZELENSKY"')


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
