"""Institutions: the canonical name of a body that a country and a noun make.

"Russia's Foreign Ministry", "the Foreign Ministry of the Russian Federation" and "the
Foreign Ministry in Moscow" are one body: the Ministry of Foreign Affairs of Russia.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from whence.lexicon.actors import (
    bodies,
    country_forms,
    leaders,
    noun_kinds,
    regions,
)
from whence.lexicon.words import load_document_shares

__all__ = [
    "Institution",
    "canonical_body",
    "find_country",
    "government_of",
    "may_trade",
    "strip_country",
    "with_article",
]

# "the regional branch of the Emergencies Ministry" speaks for the ministry.
_BRANCH = re.compile(
    r"^(?:[Tt]he\s|[Aa]\s|[Ii]ts\s)?(?:(?:local|regional|provincial|district|city|territorial|county)\s)?"
    r"(?:branch|office|department|directorate|division|arm|headquarters|press service|press office)\sof\s(?:the\s)?"
    r"(?=(?:[A-Z]\S*\s){0,4}(?:Ministry|ministry|Police|police|Army|army|Committee|Guard)\b)"
)
_OWNED = re.compile(r"(?:its|his|her|their|our)\s", re.IGNORECASE)
_WITHIN = re.compile(r"[Ss]ources?\s(?:of|in|at|from|within|close)\s")
_ABROAD = re.compile(
    r"(?:the\s)?(?:embassy|consulate|legation|permanent mission)\sin\s", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")
_OF_MINISTRY = re.compile(
    r"^(?P<noun>ministry|department)\s+(?:of|for)\s+(?:the\s+)?(?P<field>\S.*)$",
    re.IGNORECASE,
)
_MINISTRY = re.compile(r"^(?P<field>\S.{0,60}?)\s+ministry$", re.IGNORECASE)
_GENERIC = frozenset(
    """
    ministry department government army navy police military treasury parliament embassy
    service agency forces cabinet delegation administration authorities
    """.split()
)
_GOVERNING = frozenset("government authorities administration delegation".split())
_OWNERS = frozenset("its his her their our my".split())
_TAKES_ARTICLE = re.compile(
    r"(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Vatican|Soviet Union|Czech"
    r"|Central African|Democratic Republic|Dominican Republic|Marshall|Solomon)"
)
_FIELDS = {
    "foreign": "Foreign Affairs",
    "foreign affairs": "Foreign Affairs",
    "external affairs": "External Affairs",
    "interior": "Interior",
    "emergency": "Emergency Situations",
    "emergencies": "Emergency Situations",
    "labour": "Labour",
}
_PEOPLE = re.compile(r"(?:an|ese|ish|i|er|ic|ch|ean|ite)$")
_FIELD_NOUNS = frozenset(
    """
    foreign defence defense interior health finance justice energy trade transport
    agriculture education economy emergency culture labour labor environment industry
    information
    """.split()
)
_SMALL = frozenset("of and for the on in".split())
_BODY_NOUNS = frozenset(
    """
    government army navy police military parliament presidency intelligence embassy
    treasury cabinet court senate congress coastguard
    """.split()
)
_OF_TOWNS = frozenset(
    "police court council service brigade hospital zoo airport".split()
)
_RELAYS = re.compile(
    r"\b(?:news|press|wire|telegraph)\s+(?:agency|service)$", re.IGNORECASE
)
_MOST_OF_TOWN = 2  # words: "fire service", but not "foreign intelligence service"
_PLACE = re.compile(r"\s(?:of|in)\s(?:the\s)?(?P<place>[A-Z][^,;]{1,50})$")
_LONGEST_FORM = 6
_ACTING = frozenset({"government", "organisation", "group"})

_NO_TRADERS = frozenset(
    """
    union unions association federation confederation guild syndicate party alliance league
    coalition movement front congress council commission committee parliament assembly
    ministry department government authority agency office bureau police court tribunal
    army navy guard brigade battalion militia regiment university college school academy
    institute foundation charity church diocese mosque society forum campaign mission rights
    watch observatory network hospital museum library board workers teachers nurses miners
    dockers seafarers farmers doctors pilots drivers students veterans volunteers
    """.split()
)
"""Last words of names that are no company's."""


class Institution(NamedTuple):
    """A body of a state.

    Attributes:
        name: Its canonical name.
        country: Its country; None where the words do not tell.
    """

    name: str
    country: str | None


def _plain(text: str) -> str:
    flat = _SPACE.sub(" ", text.replace("\u2019", "'")).strip()
    return re.sub(r"^(?:the|a|an)\s+", "", flat, flags=re.IGNORECASE)


def _country_at_start(words: list[str]) -> tuple[str, int] | None:
    """Return the country that the first words name, and how many they are."""
    forms = country_forms()
    for size in range(min(_LONGEST_FORM, len(words)), 0, -1):
        phrase = " ".join(words[:size])
        bare = re.sub(r"'s?$", "", phrase) if phrase.endswith(("'s", "s'")) else phrase
        if _is_direction(bare, words[size:]) and " ".join(words) in regions():
            return None  # "North Ossetia" is no part of North Korea
        for form in (bare, phrase):
            found = forms.get(form)
            if found is None:
                continue
            if found.kind == "name" and size == len(words):
                return None  # the whole is a country: "Islamic Republic of Pakistan"
            return found.country.name, size
    return None


def _fits(words: list[str], size: int) -> bool:
    """Say whether a country at the start is an owner, not part of a name.

    "Seoul's spy agency" is South Korea's; "Lisbon City Hall" is the city's own.
    """
    owned = words[size - 1].endswith(("'s", "s'"))
    found = country_forms().get(" ".join(words[:size]))
    if owned or found is None or found.kind != "seat":
        return True
    return not words[size][:1].isupper()


@lru_cache(maxsize=8_192)
def strip_country(text: str) -> tuple[str | None, str]:
    """Return the country that words name, and the words without it.

    Args:
        text: Words of a body or an office.

    >>> strip_country("Seoul's spy agency")
    ('South Korea', 'spy agency')
    >>> strip_country("Foreign Ministry of the DPRK")
    ('North Korea', 'Foreign Ministry')
    """
    plain = _plain(text)
    words = plain.split()
    start = _country_at_start(words)
    if start is not None and start[1] < len(words) and _fits(words, start[1]):
        return start[0], " ".join(words[start[1] :])
    match = _PLACE.search(plain)
    if match is not None:
        found = country_forms().get(match.group("place"))
        if found is not None and found.kind != "adjective":
            return found.country.name, plain[: match.start()].strip()
    for at in range(1, len(words)):
        inner = _country_at_start(words[at:])
        if inner is not None and at + inner[1] < len(words):
            return inner[0], plain
    return None, plain


def _title(text: str) -> str:
    return " ".join(
        word if word.casefold() in _SMALL else word[:1].upper() + word[1:]
        for word in text.split()
    )


def _ministry(rest: str) -> str | None:
    match = _OF_MINISTRY.match(rest)
    if match is None:
        match = _MINISTRY.match(rest)
        if match is None or "'s" in match.group("field"):
            return None
        field = match.group("field")
        # "officials at the Health Ministry" are people, not a ministry's field.
        if field.split()[0].casefold() in _OWNERS or " at " in f" {field.casefold()} ":
            return None
        if " by " in field or " from " in field:
            return None
    else:
        if match.group("noun").casefold() != "ministry":
            return None
        field = match.group("field")
    known = _FIELDS.get(field.casefold())
    if known is None and _is_unknown_people(field):
        return None
    return f"Ministry of {known or _title(field)}"


def _is_unknown_people(field: str) -> bool:
    """Say whether a field begins with a people that no list has: "Ostrian Defence".

    The name then stays as the page writes it.
    """
    first, *rest = field.split()
    return (
        first[:1].isupper()
        and first.casefold() not in load_document_shares()
        and first.casefold() not in _FIELDS
        and bool(_PEOPLE.search(first))
        and (not rest or rest[-1].casefold() in _FIELD_NOUNS)
    )


def government_of(country: str) -> str:
    """Return the name of the government of a country.

    >>> government_of("United States"), government_of("Peru")
    ('Government of the United States', 'Government of Peru')
    """
    return f"Government of {with_article(country)}"


def with_article(country: str) -> str:
    """Return the name of a country as it stands behind "of".

    >>> with_article("United Kingdom"), with_article("Peru")
    ('the United Kingdom', 'Peru')
    """
    return f"the {country}" if _TAKES_ARTICLE.match(country) else country


def canonical_body(text: str) -> Institution | None:
    """Return the institution that words name, or None where they name none.

    Args:
        text: Words of a source.

    >>> canonical_body("the Foreign Ministry of the DPRK").name
    'Ministry of Foreign Affairs of North Korea'
    >>> canonical_body("the Russian army").name
    'Army of Russia'
    >>> canonical_body("the army spokesman") is None
    True
    """
    text = _BRANCH.sub("", text)
    country, rest = strip_country(text)
    rest = re.sub(r"\s*\([^()]{1,30}\)", "", rest)
    ministry = _ministry(rest)
    personal = any(_is_person(word) for word in rest.split()) or bool(
        _WITHIN.match(rest)
    )
    if ministry is not None and not personal:
        name = f"{ministry} of {with_article(country)}" if country else ministry
        return Institution(name, country)
    plain = _plain(text)
    if country is None or rest == plain or _is_elsewhere(text, plain, rest):
        return None
    if rest.casefold() in _GOVERNING:
        return Institution(government_of(country), country)
    last = rest.split()[-1].casefold()
    public = last in _BODY_NOUNS or "government" in noun_kinds().get(last, ())
    if personal or not public or _RELAYS.search(rest) is not None:
        return None
    if last == "intelligence" or _is_of_town(plain, rest):
        return Institution(plain, country)
    return Institution(f"{_title(rest)} of {with_article(country)}", country)


def _is_elsewhere(text: str, plain: str, rest: str) -> bool:
    """Say whether the country of a body is not that of the place beside it.

    "Its embassy in Tallinn" is not Estonia's; " by ": "figures released by the ministry".
    """
    abroad = _OWNED.match(text) or _ABROAD.match(text)
    return bool(abroad) or _is_seat(plain, rest) or " by " in rest


def _is_seat(plain: str, rest: str) -> bool:
    """Say whether a place only tells where a body of its own name sits.

    "the Joint War Committee in London" is no committee of the British state.
    """
    place = _PLACE.search(plain)
    return (
        place is not None
        and rest[:1].isupper()
        and " in " in place.group()
        and rest.rsplit(maxsplit=1)[-1].casefold() not in _GENERIC
    )


def _is_of_town(plain: str, rest: str) -> bool:
    """Say whether a body before which a seat stands is that town's own.

    "Paris police" are no police of France; "Seoul's spy agency" is the state's.
    """
    place = plain[: len(plain) - len(rest)].strip()
    form = country_forms().get(place)
    return (
        form is not None
        and form.kind == "seat"
        and rest.rsplit(maxsplit=1)[-1].casefold() in _OF_TOWNS
        and len(rest.split()) <= _MOST_OF_TOWN
    )


def _is_person(word: str) -> bool:
    kinds = noun_kinds().get(word.casefold(), ())
    return "office" in kinds or "spokesperson" in kinds


@lru_cache(maxsize=8_192)
def find_country(text: str) -> str | None:
    """Return the first country that words name by any of its forms, or None.

    Args:
        text: Words of an actor: of a source, or of one that something is done to.

    >>> find_country("senior Hungarian officials"), find_country("the Palestinians")
    ('Hungary', 'Palestine')
    >>> find_country("10 Downing Street")
    'United Kingdom'
    """
    plain = text.replace("\u2019", "'")
    known = bodies().get(re.sub(r"^[Tt]he ", "", plain.strip()))
    if known is not None and known.country is not None:
        return known.country
    # "pro-Iranian", "Bosniak-Croat": where the whole word is no form, its parts may be.
    for pattern in (r"[\w.'-]+", r"[\w.']+"):
        words = re.findall(pattern, plain)
        for at in range(len(words)):
            found = _form_at(words, at)
            if found is not None:
                return found
    return None


def _is_direction(form: str, after: list[str]) -> bool:
    """Say whether a form only points: "North Africa" is no part of North Korea."""
    return form in {"North", "South"} and bool(after) and after[0][:1].isupper()


def _form_at(words: list[str], at: int) -> str | None:
    """Return the country that the longest form beginning at a word names, or None."""
    forms = country_forms()
    for size in range(min(_LONGEST_FORM, len(words) - at), 0, -1):
        phrase = re.sub(r"'s?$", "", " ".join(words[at : at + size]))
        for form in (phrase, phrase.rstrip("."), phrase.removesuffix("s")):
            country = forms.get(form)
            if country is not None and not _is_direction(form, words[at + size :]):
                return country.country.name
            body = bodies().get(form)
            own = body.country if body is not None and body.kind in _ACTING else None
            place = regions().get(form) or leaders().get(form) or own
            if place is not None:
                return place
    return None


def may_trade(name: str) -> bool:
    """Say whether a name can be a company's: unions, parties and courts are none.

    >>> may_trade("Norlane Ferries"), may_trade("Seafarers' Union")
    (True, False)
    """
    last = name.casefold().rsplit(" ", 1)[-1]
    return last not in _NO_TRADERS
