import pytest

from whence.cli.terminal import one_line, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a plain line", "a plain line"),
        ("caf\u00e9 \u5317\u4eac", "caf\u00e9 \u5317\u4eac"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("a\u200bb", "a\\u200bb"),
        ("bell\x07", "bell\\x07"),
        ("half \ud83d pair", "half \\ud83d pair"),
        ("\x9b31m", "\\x9b31m"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ],
)
def test_what_steers_a_terminal_is_shown_as_an_escape(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_one_line_is_one_line_and_ends() -> None:
    assert one_line("a\n b\r\nc\u2028d") == "a b c d"
    assert len(one_line("x" * 1_000_000)) < 3_000
