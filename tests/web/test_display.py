"""Characters that could mislead a reader are named; all others stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.web.display import shorten, show

_HARMFUL = (
    "\u202e\u202d\u2066\u2069\u200f\u200b\ufeff\u0000\u001b\u0085\u2028\U000e0041"
)


@pytest.mark.parametrize("char", list(_HARMFUL))
def test_harmful_characters_never_stay(char: str) -> None:
    shown = show(f"a{char}b")
    assert char not in shown
    assert shown.startswith("a")
    assert shown.endswith("b")


@pytest.mark.parametrize(
    "text",
    [
        "Übergröße – “quoted” … 1,600,000",
        "أعلنت الوزارة",
        "東京 서울",
        "cafe\u0301",
        "two\nlines\tand a tab",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert show(text) == text


def test_lone_surrogate_is_named_and_can_be_written() -> None:
    assert show("\ud800").encode("utf-8") == "⟦U+D800⟧".encode()


def test_stacked_marks_are_thinned() -> None:
    assert len(show("a" + "\u0301" * 500)) == 5


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Z", "C", "M"])))
def test_shown_text_holds_no_control_and_encodes(text: str) -> None:
    shown = show(text)
    assert not [c for c in shown if ord(c) < 0x20 and c not in "\n\t"]
    assert not [c for c in shown if c in _HARMFUL]
    shown.encode("utf-8")


@given(st.text(), st.integers(2, 50))
def test_shortened_text_is_one_line(text: str, limit: int) -> None:
    assert "\n" not in shorten(text, limit)
