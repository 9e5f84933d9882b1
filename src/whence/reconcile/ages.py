"""Ages of people: numbers that count nothing that a question asks for."""

import re

from whence.model import Span

__all__ = ["is_age"]

_REACH = 40
_OWN = re.compile(
    r"\d{1,3}(?:\s|-)?(?:year|month|week|day)s?(?:\s|-)old", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?:(?:\s|-)?(?:year|month|week|day)s?)?(?:\s|-)olds?\b|"
    r"\s(?:years?|months?|weeks?) of age\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:aged?|age of|ages (?:of|from)|aged between|at the age of|"
    r"in age (?:from|between)|ages ranging from)\s$",
    re.IGNORECASE,
)
# "Children under five", "people over 65": no count follows.
_UNDER = re.compile(
    r"\b(?:child|children|people|those|anyone|adults|men|women|boys|girls|pupils|"
    r"residents|persons|patients|minors)\s(?:(?:aged|who (?:are|were))\s)?"
    r"(?:under|over|below|above|older than|younger than|at least)\s$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\s?(?:$|[,.;:)]|(?:had|have|has|were|was|are|is|who|and|or|in|on|at|to)\b)"
)
_BOUND = re.compile(
    r"(?:under|over|below|above|older than|younger than)\s", re.IGNORECASE
)
_TURNING = re.compile(r"\bturn(?:s|ed|ing)\s$", re.IGNORECASE)
_TURNED = re.compile(r"\s?(?:$|[,.;)]|(?:on|in|this|last|that|the|when|and)\b)")
_SURNAME_BEFORE = re.compile(r"(?:^|[.!?]\s)[A-Z][\w'\u2019-]+(?:, | \()$")
_NAME_BEFORE = re.compile(
    r"(?:[A-Z][\w.'\u2019-]{0,20}\s){1,3}?[A-Z][\w'\u2019-]+(?:, | \()$"
)
_CLOSE = re.compile(r"[,).;]")


def is_age(text: str, span: Span) -> bool:
    """Say whether a number tells how old somebody is.

    Args:
        text: The page.
        span: The words of the number.

    >>> line = "Ada Moss, 41, and a man aged 34 met a 9-year-old and 12 divers."
    >>> [is_age(line, Span(at, at + 2)) for at in (10, 29, 53)]
    [True, True, False]
    """
    own = span.of(text)
    if _OWN.match(own):
        return True
    after = text[span.end : span.end + _REACH]
    if _AFTER.match(after):
        return True
    before = text[max(0, span.start - _REACH) : span.start]
    if _BEFORE.search(before):
        return True
    bound = _BOUND.match(own)
    if _UNDER.search(before + (bound[0] if bound else "")) and _ALONE.match(after):
        return True
    if _TURNING.search(before) and _TURNED.match(after):
        return True
    named = _NAME_BEFORE.search(before) or _SURNAME_BEFORE.search(before)
    return own.isdigit() and len(own) <= 2 and bool(_CLOSE.match(after) and named)
