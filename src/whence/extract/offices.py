"""Offices: the body that an office of state stands at the head of.

"his office" is the Office of the President once the page says who he is, and the
ministry of an Emergency Minister is the Ministry of Emergency Situations.
"""

import re

from whence.extract.institutions import with_article

__all__ = ["ministry_of", "office_body", "office_in"]

_TITLES = ("prime minister", "president", "chancellor", "king", "governor", "mayor")
_OF_STATE = frozenset({"prime minister", "president", "chancellor", "king"})
_OFFICE_OF = re.compile(
    r"\b(?:prime minister|president|chancellor|king|governor|mayor)\b", re.IGNORECASE
)
_MINISTER = re.compile(
    r"\b(?:(?P<before>[A-Za-z]+(?:\s(?:and|Affairs))?(?:\s[A-Z][a-z]+)?)\s[Mm]inister"
    r"|[Mm]inister\s(?:of|for)\s(?:the\s)?(?P<after>[A-Z][A-Za-z]+(?:\sand\s[A-Z][a-z]+)?))"
)
_NOT_FIELDS = frozenset(
    "prime deputy first former chief vice the a cabinet junior".split()
)


def office_in(text: str) -> str:
    """Return the office of state that words name, or nothing.

    >>> office_in("The president has ordered an inquiry")
    'president'
    """
    match = _OFFICE_OF.search(text)
    return match.group() if match else ""


def office_body(held: str, country: str | None) -> tuple[str, bool] | None:
    """Return the name of the office that supports an office holder, or None.

    Args:
        held: The office held, as written.
        country: The country; None where the page does not tell.

    Returns:
        The name, and whether it is a body of the state as a whole.

    >>> office_body("the prime minister", "Lesotho")
    ('Office of the Prime Minister of Lesotho', True)
    """
    title = next((title for title in _TITLES if title in held.casefold()), None)
    if title in _OF_STATE:
        whole = " ".join(word.capitalize() for word in str(title).split())
        return f"Office of the {whole}" + (
            f" of {with_article(country)}" if country else ""
        ), True
    bare = re.sub(r"^(?:the|an?)\s+", "", held)
    return (f"{bare[:1].upper()}{bare[1:]}'s office", False) if bare else None


def ministry_of(office: str) -> str | None:
    """Return the words of the ministry of a minister, or None for other offices.

    >>> ministry_of("Emergency Minister")
    'the Emergency Ministry'
    """
    match = _MINISTER.search(office)
    if match is None:
        return None
    field = match.group("after") or match.group("before")
    words = [word for word in field.split() if word.casefold() not in _NOT_FIELDS]
    return f"the {' '.join(words)} Ministry" if words else None
