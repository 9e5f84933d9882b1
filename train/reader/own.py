"""Sentences of our own with attributions in brackets.

`[s The Times] [q reported] on Aug. 27 that [c the river rose]` marks a source, a cue and a content. Where a passage holds
several attributions, a number tells them apart: `[s1 ...] [q1 ...] [c1 ...] [s2 ...]`; `[s12 ...]` is the source of both.
"""

import json
import re
from pathlib import Path

__all__ = ["parse_markup", "read_own"]

_MARK = re.compile(r"\[([sqc])(\d*) ([^\[\]]*)\]")
_ROLE = {"s": "source", "q": "cue", "c": "content"}


def parse_markup(marked: str) -> tuple[str, list[dict]]:
    """Read a passage with brackets.

    Args:
        marked: The passage.

    Returns:
        The text without brackets and its attributions, as the evaluation kit writes them.

    Raises:
        ValueError: If a bracket is not closed or an attribution has no content.
    """
    text, at = "", 0
    found: dict[str, dict] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        span = [len(text), len(text) + len(mark[3])]
        text += mark[3]
        for number in mark[2] or "0":
            fresh = {"id": f"a{number}", "source": [], "cue": [], "content": []}
            found.setdefault(number, fresh)[_ROLE[mark[1]]].append(span)
    text += marked[at:]
    if "[" in text or "]" in text:
        message = f"a bracket is left over in {marked!r}"
        raise ValueError(message)
    if any(
        not attribution["content"] or not attribution["cue"]
        for attribution in found.values()
    ):
        message = f"an attribution has no cue or no content in {marked!r}"
        raise ValueError(message)
    return text, sorted(found.values(), key=lambda attribution: attribution["content"])


def read_own(path: Path) -> list[tuple[str, str, list[dict]]]:
    """Load the passages.

    Args:
        path: JSON Lines of `{"id", "kind", "text"}`, the text with brackets.

    Returns:
        Id, plain text and attributions of each.
    """
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        out.append((record["id"], *parse_markup(record["text"])))
    return out
