"""Who changes a count: "the agency lowered the death toll from 23 to 21"."""

import re

from whence.model import Span
from whence.reconcile.actors import name_key

__all__ = ["find_reviser"]

_CHANGES = re.compile(
    r"\s(?:(?:has|have|had|later|also|then|now|since|again|sharply|slightly|further) )?"
    r"(?:lowered|raised|revised|corrected|cut|increased|updated|reduced|put|placed|"
    r"set|doubled|adjusted|brought down)(?: up| down)?"
    r"\s(?:its|their|the|his|her|that)\s(?:[\w'\u2019-]{1,20}\s){0,3}?"
    r"(?:toll|figure|count|estimate|number|tally|total)s?\b",
    re.IGNORECASE,
)
# "The police figure of 18,000", "the union's estimate of 60,000".
_WHOSE = re.compile(
    r"\b(?:[Tt]he\s|[Aa]n?\s)?((?:[\w'\u2019-]{1,25}\s){1,4}?)(?:own\s|official\s|latest\s)?"
    r"(?:toll|figure|count|estimate|number|tally|total)s?\sof\s(?:about\s|some\s|"
    r"around\s|over\s|more than\s|at least\s|nearly\s)?$"
)
_REACH = 160
_SUBJECT = 120  # characters before the verb in which its subject stands


def find_reviser(text: str, sentence: Span, number: Span) -> str | None:
    """Return the folded words of whose count it is; None for nobody.

    That is who sets or changes it, or who owns it: "the police figure of 18,000".

    Args:
        text: The page.
        sentence: The sentence that holds the number.
        number: The number.

    >>> line = "The Harbour Board raised its estimate of lost boats from 12 to 31."
    >>> find_reviser(line, Span(0, len(line)), Span(63, 65))
    'harbour board'
    """
    start = max(sentence.start, number.start - _REACH)
    match = _CHANGES.search(text, start, number.start)
    if match is None:
        whose = _WHOSE.search(text, start, number.start)
        return None if whose is None else name_key(whose[1].strip()) or None
    return name_key(text[max(sentence.start, match.start() - _SUBJECT) : match.start()])
