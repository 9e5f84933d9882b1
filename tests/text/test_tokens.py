import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Span
from whence.text.tokens import find_tokens


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("don't stop", ["don't", "stop"]),
        ("Korea’s 1.6 million", ["Korea’s", "1.6", "million"]),
        ("U.S.-led, D.P.R.K.", ["U.S.", "-", "led", ",", "D.P.R.K."]),
        ("KN-23 (2nd)", ["KN", "-", "23", "(", "2", "nd", ")"]),
        ("1\u202f600\u00a0000", ["1\u202f600\u00a0000"]),
        ("북한 😀 ok", ["북한", "😀", "ok"]),
        ("end.Next", ["end", ".", "Next"]),
    ],
)
def test_surfaces(text: str, surfaces: list[str]) -> None:
    assert [token.surface for token in find_tokens(text)] == surfaces


@given(st.text(max_size=200))
def test_tokens_are_exact_disjoint_and_lose_nothing_but_space(text: str) -> None:
    tokens = find_tokens(text)
    assert all(text[token.start : token.end] == token.surface for token in tokens)
    assert all(one.end <= two.start for one, two in itertools.pairwise(tokens))
    left = list(text)
    for token in tokens:
        left[token.start : token.end] = " " * (token.end - token.start)
    assert not "".join(left).strip()


def test_offsets_within_a_span_are_those_of_the_whole_text() -> None:
    text = "one two three"
    assert [token.start for token in find_tokens(text, Span(4, 13))] == [4, 8]
