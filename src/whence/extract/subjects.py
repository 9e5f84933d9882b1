"""Subjects: whom a sentence without attribution is about, and may be quoted next.

"Its chairman, Ole Lind, resigned. He was never told, he says.": the first sentence says
who "he" is.
"""

import re

from whence.extract.sourcewords import kinds_of
from whence.extract.speakers import SpeakerResolver
from whence.lexicon.actors import country_forms

__all__ = ["notice_state", "notice_subject", "seat_before"]

_CAPITAL = r"[A-Z\u00c0-\u00de][\w'\u2019-]{1,30}"
_VERB = r"\s(?!and\b|of\b|in\b)[a-z]{2,15}\b"
_SUBJECT = re.compile(
    r"(?P<who>(?:The|Its)\s(?:[\w'\u2019-]{1,30}\s){1,4}?)"
    r"(?:was|is|has|had|have|will|would|did|does|were|are|can|could|keeps|holds|stands)\b"
)
# "Rosa, who sells fish, needs no map.", "Ana Ruiz, the mayor, has left."
_NAMED = re.compile(
    rf"(?P<who>{_CAPITAL}(?:\s{_CAPITAL}){{0,4}})(?:,\s(?P<what>[^,.;:]{{2,80}}),)?{_VERB}"
)
# "Its chairman, Ole Lind, resigned."
_ROLE_FIRST = re.compile(
    rf"(?P<what>(?:(?:The|Its|Their|His|Her|An?)\s(?:[\w'\u2019-]{{2,30}}\s){{0,6}}[\w-]{{3,20}})"
    rf"|(?:[\w'\u2019-]{{2,30}}\s){{0,5}}[a-z-]{{3,20}}),"
    rf"\s(?P<who>{_CAPITAL}(?:\s{_CAPITAL}){{1,3}}),{_VERB}"
)
# "A cardiologist at the hospital disagrees"
_HUMAN = re.compile(
    rf"(?P<who>(?:An?|One|Another)\s(?:of\s(?:the|its|his|her|their)\s)?(?:[\w-]{{2,20}}\s){{0,3}}?(?P<noun>[a-z-]{{3,20}})"
    rf"(?:\s(?:at|of|from|in)\s(?:the\s)?(?:[a-z-]{{2,20}}\s){{0,2}}?{_CAPITAL}(?:\s{_CAPITAL}){{0,3}})?)"
    r"(?=[\s,])"
)
_LONGEST_SEAT = 40
_SEAT = re.compile(rf"In\s(?:the\s)?(?P<where>{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}),?\s")
# "Manila is concerned"
_STATE = re.compile(rf"(?P<who>{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}){_VERB}")
_COMPANY = re.compile(
    rf"(?P<who>(?:{_CAPITAL}\s){{1,4}}?(?:AG|SE|plc|PLC|Inc|Corp|Ltd|SA|GmbH|NV|SpA|LLC|ASA|AB|Oyj"
    rf"|Group|Holdings?|Airlines|Airways|Motors|Industries)),?{_VERB}"
)


def notice_subject(resolver: SpeakerResolver, text: str, start: int, end: int) -> None:
    """Note the subject of a sentence, or of its beginning, for what follows.

    Args:
        resolver: The page's speakers.
        text: The page's text.
        start: Where the sentence begins.
        end: Where it ends, or where a source stands that may mean the subject.
    """
    match = _SUBJECT.match(text, start, end)
    if match is not None:
        resolver.notice(match["who"])
    company = _COMPANY.match(text, start, end)
    if company is not None:
        resolver.notice(company["who"])
    named = _ROLE_FIRST.match(text, start, end) or _NAMED.match(text, start, end)
    if named is not None:
        resolver.notice_person(named["who"], named["what"] or "")
        return
    human = _HUMAN.match(text, start, end)
    if human is not None and {"office", "source"} & set(kinds_of(human["noun"])):
        resolver.notice_unnamed(human["who"])


def seat_before(text: str, start: int, end: int) -> str | None:
    """Return the country where a sentence places who speaks: "In Oslo, the ministry".

    Args:
        text: The page's text.
        start: Where the sentence begins.
        end: Where the source begins.
    """
    if end - start > _LONGEST_SEAT or text[start : start + 3] != "In ":
        return None
    match = _SEAT.fullmatch(text, start, end)
    found = country_forms().get(match["where"]) if match is not None else None
    return found.country.name if found is not None else None


def notice_state(resolver: SpeakerResolver, text: str, start: int, end: int) -> None:
    """Note the state whose ministry the same sentence quotes: "Oslo is glad, its".

    Args:
        resolver: The page's speakers.
        text: The page's text.
        start: Where the sentence begins.
        end: Where the source stands that begins with "its".
    """
    match = _STATE.match(text, start, end)
    if match is not None and match["who"] in country_forms():
        resolver.notice(match["who"])
