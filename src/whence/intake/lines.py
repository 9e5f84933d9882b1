"""Lines: what a page's text is made of, and what intake labels."""

import zlib
from dataclasses import dataclass

__all__ = ["Line", "find_lines", "is_noise"]

_NOISE_LENGTH = 5_000
_NOISE_RATIO = 12
"""Prose of any length shrinks two to four times; a phrase repeated a thousand
times shrinks a hundred times, and no news page prints one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text that is not blank, without the space around it.

    Attributes:
        start: Offset of its first character that is not space.
        end: Offset after its last character that is not space.
        text: The characters between them.
        blanks: How many blank lines stand right before it.
    """

    start: int
    end: int
    text: str
    blanks: int


def find_lines(text: str) -> list[Line]:
    r"""Return the lines of a text that are not blank, in order.

    Every line end that Unicode knows counts, so that pages saved by any system
    have the same lines.

    >>> [line.text for line in find_lines("Flood kills two\r\n\r\nBy Ann Lee")]
    ['Flood kills two', 'By Ann Lee']
    """
    lines: list[Line] = []
    at = blanks = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = at + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(stripped), stripped, blanks))
            blanks = 0
        else:
            blanks += 1
        at += len(raw)
    return lines


def is_noise(line: str) -> bool:
    """Say whether a long line is one phrase over and over, and so no prose."""
    if len(line) < _NOISE_LENGTH:
        return False
    packed = line.encode("utf-8", "replace")
    return len(packed) > _NOISE_RATIO * len(zlib.compress(packed, 1))
