"""Text of pages and file names, made safe for a terminal.

A page may hold escape sequences that move the cursor, rename the window or hide
what follows, and characters that turn the direction of writing. None reaches a
terminal: they are shown as escapes.
"""

import unicodedata

__all__ = ["one_line", "plain"]

_DANGEROUS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONGEST = 2_000


def plain(text: str) -> str:
    r"""Return a text with everything that steers a terminal shown as an escape.

    Line ends and tabs are kept.

    >>> print(plain("a\x1b[2Jb"))
    a\x1b[2Jb
    """
    if text.isprintable():
        return text
    return "".join(
        char
        if char.isprintable()
        or char in "\n\t"
        or unicodedata.category(char) not in _DANGEROUS
        else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def one_line(text: str) -> str:
    """Return a text on one line, safe for a terminal and not without end."""
    line = plain(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."
