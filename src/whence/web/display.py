"""Characters made safe to show: nothing of a page may steer what is around it.

Markup is escaped by the template engine. Beside it stand characters that no escaping
touches: controls, overrides of the writing direction, characters without a width,
lone surrogates. They are shown by name, so that a reader sees that they are there.
"""

import re

__all__ = ["safe_id", "shorten", "show"]

_ID = re.compile(r"[a-z]{1,20}-[0-9a-f]{16}")

# Controls other than line feed and tabulator, signs that turn the direction of
# writing, invisible separators and tags, interlinear marks, surrogates, non-characters.
_UNSAFE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
# More than this many combining marks in a row draw over the lines above and below.
_STACKED = re.compile("([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff"
                      "\u20d0-\u20ff\ufe20-\ufe2f]{4})[\u0300-\u036f\u0483-\u0489"
                      "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")  # fmt: skip


def safe_id(name: str) -> str:
    """Return an id of the ledger that may stand in a link; nothing for any other text.

    >>> safe_id("claim-0123456789abcdef"), safe_id('x" onclick="')
    ('claim-0123456789abcdef', '')
    """
    return name if _ID.fullmatch(name) else ""


def _name(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # the picture of the control
    return "\u2421" if code == 0x7F else f"\u27e6U+{code:04X}\u27e7"


def show(text: str) -> str:
    r"""Return a text with the characters that could mislead a reader named.

    The result is longer than the text where it holds such characters: cut a text by
    its spans first, then show the pieces.

    Args:
        text: Any text of a page.

    Returns:
        The text as it may stand in the report, still to be escaped as markup.

    >>> show("invoice\u202efdp.exe")
    'invoice⟦U+202E⟧fdp.exe'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _STACKED.sub(r"\1", _UNSAFE.sub(_name, text))


def shorten(text: str, limit: int) -> str:
    r"""Return a text on one line, cut with an ellipsis where it is too long.

    Args:
        text: Any text of a page.
        limit: The most characters to keep, the ellipsis included.

    Returns:
        The text as `show` gives it, white space made single.

    >>> shorten("The minister  said\non Monday", 16)
    'The minister sa…'
    """
    line = " ".join(text[: limit * 4].split())
    if len(line) > limit:
        line = line[: limit - 1].rstrip() + "\u2026"
    return show(line)
