"""Two wordings side by side, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from whence.text.tokens import find_tokens
from whence.web.display import show

__all__ = ["Run", "compare_words"]

# A comparison is quadratic in the words; longer wordings are compared at their start.
_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both wordings, or in one of them.

    Attributes:
        kind: Whether both have them, only the earlier, or only the later.
        text: The words, safe to show, still to be escaped.
    """

    kind: Literal["same", "removed", "added"]
    text: str


def _words(text: str) -> list[str]:
    """Return the words of a text, each with the white space in front of it."""
    words: list[str] = []
    at = 0
    for token in find_tokens(text):
        gap = " " if token.start > at and words else ""
        words.append(gap + token.surface)
        at = token.end
        if len(words) >= _MOST_WORDS:
            words.append(" \u2026")
            break
    return words


def compare_words(before: str, after: str) -> tuple[Run, ...]:
    """Compare two wordings word by word, without regard to case.

    Args:
        before: The wording nearer to the origin.
        after: The wording of the one that took it over.

    Returns:
        What both have in the words of the later, what was removed, what was added.

    >>> [(run.kind, run.text) for run in compare_words("may have sent", "has sent")]
    [('removed', 'may have'), ('added', ' has'), ('same', ' sent')]
    """
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(
        None,
        [word.strip().casefold() for word in old],
        [word.strip().casefold() for word in new],
        autojunk=False,
    )
    runs: list[Run] = []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run("same", show("".join(new[new_start:new_end]))))
            continue
        if old_end > old_start:
            runs.append(Run("removed", show("".join(old[old_start:old_end]))))
        if new_end > new_start:
            words = "".join(new[new_start:new_end])
            if old_end > old_start and not words.startswith(" "):
                words = f" {words}"
            runs.append(Run("added", show(words)))
    return tuple(runs)
