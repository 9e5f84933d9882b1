"""Victims that are listed: by name and age, or by charges of murder."""

import re
from collections.abc import Iterator
from dataclasses import replace

from whence.extract.casualties.counts import read_number
from whence.extract.casualties.mention import CasualtyMention, Fate
from whence.model import Span

__all__ = ["find_charges", "find_named", "find_toll_counts"]

_CHARGES = re.compile(
    r"\b(?P<count>\w{1,12}) counts? (?:each )?of (?P<kind>[\w -]{0,40}?)"
    r"\b(?:murder|homicide|manslaughter)\b",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\btoll\b(?P<gap>[^.;\d]{0,50}?) (?:to|at|of|reached|was|is|as high as) "
    r"(?:at least |more than |over |about )?(?P<count>\w{1,12})\b"
    r"(?! (?:%|percent|days?|hours?|weeks?|minutes?))",
    re.IGNORECASE,
)
_ATTEMPT = re.compile(r"\battempt", re.IGNORECASE)
# A name with an age: "Ada Moss, 31" or "Ada Moss (31)" or "Ada Moss, age 31".
_NAMED = re.compile(
    r"\b(?:[A-Z][\w.'\u2019-]{0,20} ){1,4}[A-Z][\w.'\u2019-]{1,20},? "
    r"?(?:age |aged |\()?(?P<age>\d{1,2})\b(?! ?(?:%|percent|p\.m|a\.m|[-:]))"
)
_DATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d"
)
_KILLED = re.compile(
    r"\b(?:killed|dead|died|deceased|slain|bodies|fatally|dies)\b", re.IGNORECASE
)
_INJURED = re.compile(
    r"\b(?:injured|wounded|hurt|hospitali[sz]ed|condition|survived)\b", re.IGNORECASE
)
_VICTIMS = re.compile(r"\b(?:victims?|identified|shot)\b", re.IGNORECASE)
_SUSPECTS = re.compile(
    r"\b(?:suspects?|arrested|charged|accused|custody|gunm[ae]n|booked)\b",
    re.IGNORECASE,
)


def _mention(
    span: Span, sentence: Span, order: int, fate: Fate, count: int, *, charged: bool
) -> CasualtyMention:
    return CasualtyMention(
        span,
        sentence,
        order,
        fate,
        count,
        single=False,
        more=False,
        part=False,
        definite=False,
        charged=charged,
        named=not charged,
    )


def find_charges(
    text: str, sentence: Span, offset: int, order: int
) -> Iterator[CasualtyMention]:
    """Yield numbers of charges that tell a number of victims.

    Args:
        text: The sentence.
        sentence: Where it stands.
        offset: Offset of the text in the page.
        order: Number of the sentence.

    >>> found = find_charges("He faces three counts of murder.", Span(0, 32), 0, 1)
    >>> [(item.fate, item.count) for item in found]
    [('killed', 3)]
    """
    for match in _CHARGES.finditer(text):
        count = read_number(match["count"])
        if count is None:
            continue
        # An attempt hit somebody, or nobody.
        fate: Fate = "hit" if _ATTEMPT.search(match["kind"]) else "killed"
        span = Span(offset + match.start(), offset + match.end())
        yield _mention(span, sentence, order, fate, count, charged=True)


def find_named(
    text: str, sentence: Span, offset: int, order: int
) -> Iterator[CasualtyMention]:
    """Yield the number of victims that a sentence lists by name and age.

    >>> line = "Killed were Ada Moss, 31, and Ben Rowe, 40."
    >>> [item.count for item in find_named(line, Span(0, 43), 0, 1)]
    [2]
    """
    found = [match for match in _NAMED.finditer(text) if not _DATED.search(match[0])]
    if not found or _SUSPECTS.search(text):
        return
    fate: Fate
    if _KILLED.search(text):
        fate = "killed"
    elif _INJURED.search(text):
        fate = "injured"
    elif _VICTIMS.search(text):
        fate = "hit"
    else:
        return
    span = Span(offset + found[0].start(), offset + found[-1].end())
    yield _mention(span, sentence, order, fate, len(found), charged=False)


def find_toll_counts(
    text: str, sentence: Span, offset: int, order: int
) -> Iterator[CasualtyMention]:
    """Yield what a sentence says a toll has reached.

    >>> line = "Radio Sela put the death toll at 17."
    >>> [item.count for item in find_toll_counts(line, Span(0, 36), 0, 1)]
    [17]
    """
    for match in _TOLL.finditer(text):
        count = read_number(match["count"])
        if count is not None and not _INJURED.search(match["gap"]):
            span = Span(offset + match.start(), offset + match.end())
            mention = _mention(span, sentence, order, "killed", count, charged=False)
            yield replace(mention, named=False)
