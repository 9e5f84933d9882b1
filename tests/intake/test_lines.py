"""Lines of a text."""

from hypothesis import given
from hypothesis import strategies as st

from whence.intake.lines import find_lines, is_noise


def test_every_line_end_counts() -> None:
    text = "one\r\rtwo\u2028three\x0bfour\x85five\r\n\n  six  "
    lines = find_lines(text)
    assert [line.text for line in lines] == "one two three four five six".split()
    assert [line.blanks for line in lines] == [0, 1, 0, 0, 0, 1]


@given(st.text(max_size=200))
def test_a_line_is_its_span(text: str) -> None:
    for line in find_lines(text):
        assert text[line.start : line.end] == line.text
        assert line.text.strip() == line.text


def test_noise_is_long_and_repeats() -> None:
    assert is_noise("1,000 " * 5_000)
    assert not is_noise("1,000 " * 5)
    words = " ".join(f"word{number * 7919 % 9973}" for number in range(4_000))
    assert not is_noise(words)
