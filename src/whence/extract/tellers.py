"""Tellers: who tells where the words of a source name somebody else.

A court that heard something did not say it, and a reporter of a paper writes for it.
"""

import re

from whence.extract.speakers import SpeakerResolver
from whence.model import Actor, Attribution

__all__ = ["employer_of", "only_heard"]

_REPORTING = frozenset("reports reported writes wrote".split())
_STAFF = re.compile(
    r"(?P<who>(?:[Tt]he\s)?[A-Z][^,]{1,40}?)['\u2019]s\s(?:[\w-]{1,30}\s){1,4}[\w-]{1,30}$"
)
_COURTS = ("court", "jury", "inquest", "inquiry", "tribunal", "hearing", "trial")
_HEARING = (" heard", " hears")


def only_heard(text: str, item: Attribution) -> bool:
    """Say whether a source only heard what was said: "a court heard", "..., jury told".

    Args:
        text: The page's text.
        item: The attribution; it has a source.
    """
    cue = item.cue[-1].of(text) if item.cue else ""
    if f" {cue}".endswith(_HEARING):
        return True
    court = item.source[0].of(text).casefold().endswith(_COURTS)
    return court and cue == "told" and text[item.cue[-1].end :][:1] in {"", "\n"}


def employer_of(
    text: str, item: Attribution, resolver: SpeakerResolver
) -> Actor | None:
    """Return the outlet whose reporter reports: "the Quay Post's Ana Ruiz reports".

    Args:
        text: The page's text.
        item: The attribution; it has a source.
        resolver: The page's speakers.

    Returns:
        The outlet; None for any other source.
    """
    cue = item.cue[-1].of(text) if item.cue else ""
    match = _STAFF.match(item.source[0].of(text)) if cue in _REPORTING else None
    if match is None:
        return None
    actor = resolver.resolve_words(match["who"], item.source)
    return actor if actor.kind in {"outlet", "agency"} else None
