"""Parting: a content of several clauses with "that" holds as many claims."""

import re

from whence.extract.attributions.records import trim_content
from whence.model import Attribution, Span, Spans

__all__ = ["part_content"]

# Behind "that" a clause begins with a word that opens a noun: "and that man" has none.
_AND_THAT = re.compile(
    r",?\s(?:and|but)\s(?:also\s)?that\s(?=[\"\u201c\dA-Z\u00c0-\u00de]|(?:the|an?|its|his|her|their|our"
    r"|he|she|it|they|we|i|there|this|these|those|no|nobody|some|all|most|more|many|any|every"
    r"|each|both|such|only|if|at|about|nearly|almost|two|three|four|five|six|seven|eight|nine"
    r"|ten|whoever|anyone|everyone|everything|nothing|[a-z-]{3,20}s)\b"
    # "and that talk of closure was": what a verb or a preposition follows is a noun.
    r"|[a-z-]{3,20}\s(?:of|in|on|about|was|were|is|are|had|has|have|would|will|could|may|might|did)\b)"
)
_THAT = re.compile(r"\bthat\s$")
_FEWEST = 3  # words of a clause
_QUOTES = '"\u201c\u201d'


def part_content(text: str, item: Attribution) -> list[Spans]:
    """Return the contents of the claims that an attribution makes, in order.

    "She said the dam held and that nobody was hurt" makes two. Only "and that" outside
    quotations parts them, before what opens a clause: it may also point ("and that
    man").

    Args:
        text: The page's text.
        item: The attribution.
    """
    if len(item.content) != 1 or item.type == "direct":
        return [item.content]
    (whole,) = item.content
    said = bool(item.cue) and whole.start - 40 <= item.cue[-1].end <= whole.start
    if not said and not _THAT.search(text, max(0, whole.start - 8), whole.start):
        return [item.content]
    edges = [whole.start]
    found: list[Span] = []
    for match in _AND_THAT.finditer(text, whole.start, whole.end):
        marks = sum(text.count(mark, whole.start, match.start()) for mark in _QUOTES)
        clause = text[match.end() : whole.end].split()
        if marks % 2 == 0 and len(clause) >= _FEWEST:
            found.append(Span(edges[-1], match.start()))
            edges.append(match.end())
    found.append(Span(edges[-1], whole.end))
    parts = [trim_content(text, span) for span in found]
    if len(parts) == 1 or any(part is None for part in parts):
        return [item.content]
    return [(part,) for part in parts if part is not None]
