"""Numbers that somebody does not believe: "called the number of deaths 'alarmist'"."""

import re

from whence.model import Claim

__all__ = ["doubted_number"]

# What is said of a number only by those who do not believe it.
_DOUBTING = re.compile(
    r"\b(?:alarmist|unproven|incorrect|inaccurate|unrealistic|implausible|misleading|"
    r"mistaken|erroneous|dubious|laughable|ridiculous|preposterous|arbitrary|guesswork|"
    r"speculati(?:on|ve)|scaremongering|hysteria|overblown|unsubstantiated|rubbish|"
    r"fantas(?:y|ies|tic)|fairy tales?|fables?|myths?|hoax|made up|far off|way off|"
    r"wildly off|wide of the mark|blown up|multiplied|"
    r"not (?:correct|right|accurate|credible|serious|realistic))\b",
    re.IGNORECASE,
)
# "Termed the number of deaths 'alarmist'": what stands before the quotation.
_NUMBER_BEFORE = re.compile(
    r"\b(?:the|that|this|their|its|his|her) (?:[\w-]{1,30} ){0,2}(?:numbers?|figures?|"
    r"counts?|tolls?|totals?|tally|estimates?)(?: of [^.;:\"\u201c\n]{2,40}?)?\s$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:number|figure|count|toll|total|tally|estimate|amount|quantity)s?\b",
    re.IGNORECASE,
)
_JUDGED = 90  # characters before a quotation that may hold the number it judges


def doubted_number(text: str, claim: Claim, content: str) -> str | None:
    """Return what a claim says of a number that its speaker does not believe.

    Args:
        text: Text of the page.
        claim: The claim.
        content: What it says. Where that is only the judgement, the words right before
            it tell which number is meant.

    Returns:
        The number's words and the judgement; None where none is judged so.
    """
    if _DOUBTING.search(content) is None:
        return None
    start = min((span.start for span in claim.content), default=0)
    before = _NUMBER_BEFORE.search(text[max(0, start - _JUDGED) : start])
    whole = content if before is None else before.group() + content
    return whole if _NUMBER.search(whole) is not None else None
