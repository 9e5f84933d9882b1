"""Bodies among the words of a source: states, institutions, outlets, unknown names."""

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from whence.extract.institutions import (
    canonical_body,
    find_country,
    government_of,
    strip_country,
)
from whence.extract.mentions.record import Mention
from whence.extract.mentions.words import LINKS, NO_NAMES
from whence.extract.sourcewords import (
    ARTICLE,
    PARTICLES,
    PUNCTUATION,
    bare_word,
    has_body_word,
    head_nouns,
    is_acronym,
    is_capital,
    is_name,
    kinds_of,
    without_article,
)
from whence.lexicon.actors import (
    Body,
    bodies,
    country_forms,
    leaders,
    name_genders,
    name_word_kinds,
    state_wires,
)
from whence.lexicon.words import load_document_shares

if TYPE_CHECKING:
    from whence.model import ActorKind

__all__ = [
    "country_mention",
    "find_capitalised",
    "find_group",
    "find_known_alone",
    "find_named_body",
    "known_body",
]

_STATE_AGENCY = re.compile(
    r"^(?:state|official|state-run|national|government)(?:[- ](?:run|owned))?\s"
    r"(?:news|press|telegraph)\s(?:agency|service)$"
)
_SEATED = re.compile(
    r"^(?P<before>(?:(?:[Tt]he|[Aa]n?)\s)?)(?P<place>[A-Z][\w.-]{1,30}?(?:\s[A-Z]\w{1,30})?)"
    r"-(?:based|headquartered)\s(?P<rest>\S.*)$",
    re.DOTALL,
)
_NOUN_BEHIND = re.compile(
    r"^(?:[Tt]he\s)?(?P<name>[A-Z\u00c0-\u00de][\w&'\u2019.-]{1,30}(?:\s[A-Z\u00c0-\u00de][\w&'\u2019.-]{1,30}){0,3})\s"
    r"(?P<noun>news agency|agency|newswire|newspaper|news site|news website|news portal|magazine"
    r"|broadcaster|channel|radio station|website|portal)$"
)
_PRINTED = frozenset("published printed posted appearing".split())
_SMALL = frozenset("of the and for on in to at de du des della".split())


def known_body(text: str) -> Body | None:
    """Return the body that a form names, whatever article stands before it."""
    form = re.sub(r"^(?:[Tt]he)\s+", "", text).strip(PUNCTUATION)
    plain = form.replace("\u2019", "'")
    return bodies().get(form) or bodies().get(plain)


def country_mention(text: str) -> Mention | None:
    """Return the government that a country or a seat of power stands for."""
    form = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", text).strip(PUNCTUATION)
    found = country_forms().get(form) or country_forms().get(f"{form}.")
    if found is None or (found.kind == "adjective" and text[:2] not in {"a ", "an"}):
        return None
    country = found.country.name
    name = government_of(country)
    return Mention("body", name, "government", country, ("government",), None, text)


def _outlet(text: str) -> Mention | None:
    """Return an outlet introduced by what it is: "the newspaper Brussels Docket"."""
    words = without_article(text).split()
    for at, word in enumerate(words[:-1]):
        if word in _PRINTED:
            break  # "a study published in the journal Tide": the study speaks
        if bare_word(word) in LINKS and at > 1 and is_name(words[at - 2 : at]):
            break  # "Ana Ruiz of the group Norlane": the name before it speaks
        kinds = kinds_of(word)
        following = words[at + 1 :]
        if bare_word(following[0]) == "the" and len(following) > 1:
            named = following[1:]
        else:
            named = following
        fits = (
            "outlet" in kinds or "organisation" in kinds or bare_word(word) == "agency"
        )
        closed = word.endswith(",") or any(part.endswith(",") for part in named[:-1])
        if fits and not closed and not is_capital(word) and is_name(named):
            name = " ".join(following).strip(PUNCTUATION)
            known = known_body(name)
            country, _ = strip_country(" ".join(words[:at]))
            if known is not None:
                return Mention(
                    "body",
                    known.name,
                    known.kind,
                    known.country,
                    head_nouns(words),
                    None,
                    text,
                )
            actor: ActorKind = "organisation"
            if "outlet" in kinds or name_word_kinds().get(following[-1]) == "outlet":
                actor = "outlet"
            if bare_word(word) == "agency":
                actor = "agency"
            return Mention("body", name, actor, country, head_nouns(words), None, text)
    return None


def find_named_body(text: str) -> Mention | None:
    """Return a body whose name the words are, known or not."""
    text = _without_seat(text)[0]
    known = known_body(text) or _known_before_noun(text)
    if known is not None:
        return Mention(
            "body",
            known.name,
            known.kind,
            known.country,
            head_nouns(text.split()),
            None,
            text,
        )
    named = _before_noun(text) or country_mention(text)
    if named is not None:
        return named
    place, rest = strip_country(text)
    own = known_body(rest) if place is not None and rest[:1].isupper() else None
    if own is not None:
        # "Japan's NHK", "Britain's Guardian"
        heads = head_nouns(rest.split())
        return Mention("body", own.name, own.kind, own.country, heads, None, text)
    agency = _state_agency(place, rest, text)
    if agency is not None:
        return agency
    found = canonical_body(text)
    if found is not None:
        return Mention(
            "body",
            found.name,
            "government",
            found.country,
            head_nouns(text.split()),
            None,
            text,
        )
    return _outlet(text)


def _known_before_noun(text: str) -> Body | None:
    """Return the outlet of "the AFP news agency", "the TASS agency", or None."""
    match = _NOUN_BEHIND.match(text)
    found = known_body(match["name"]) if match is not None else None
    return found if found is not None and found.kind in {"agency", "outlet"} else None


def _before_noun(text: str) -> Mention | None:
    """Return an unknown outlet before what it is: "the Kvivik news agency"."""
    match = _NOUN_BEHIND.match(text)
    if match is None or match["noun"] == "agency" or strip_country(text)[0] is not None:
        return None
    words = match["name"].split()
    if not is_name(words) or any(kinds_of(word) for word in words):
        return None
    kind: ActorKind = "agency" if match["noun"] == "news agency" else "outlet"
    heads = head_nouns(text.split())
    return Mention("body", match["name"], kind, None, heads, None, text)


def _state_agency(country: str | None, rest: str, text: str) -> Mention | None:
    """Return the news agency of a state: "Pyongyang's state news agency".

    Where the lexicon knows one wire of the state only, it is that one.
    """
    if country is None or _STATE_AGENCY.match(rest) is None:
        return None
    held = state_wires().get(country, ())
    name = held[0] if len(held) == 1 else f"{rest[:1].upper()}{rest[1:]} of {country}"
    heads = head_nouns(rest.split())
    return Mention("body", name, "agency", country, heads, None, text)


def find_known_alone(text: str) -> Mention | None:
    """Return a well-known leader by surname, or the people of a country."""
    name = text.strip(PUNCTUATION)
    if name in leaders() and name.casefold() not in load_document_shares():
        # Whose country it is the full name tells: the page may have a namesake.
        return Mention("person", name, "person", None, (), None, text)
    people = country_forms().get(name.removesuffix("s"))
    if people is None or people.kind != "adjective" or not name.endswith("s"):
        return None
    return Mention("body", name, "group", people.country.name, (), None, text)


def find_capitalised(text: str) -> Mention | None:
    """Return an unknown body, or a person by one name, from capitals alone."""
    plain = re.sub(r"\s*\([^()]{1,40}\)", "", text)
    plain, seat = _without_seat(plain)
    words = _branch(re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", plain)).split()
    common = 0
    while common + 1 < len(words) and not is_capital(words[common]):
        common += 1
    if any(bare_word(word) in LINKS for word in words[:common]):
        return None  # "the district hospital in Chiúre" has no name of its own
    words = words[common:]
    tail = list(words)
    while tail and not is_capital(tail[-1]):
        tail = tail[:-1]
    if not tail or not all(
        is_capital(word) or bare_word(word) in _SMALL | PARTICLES or word == "&"
        for word in tail
    ):
        return None
    rest = words[len(tail) :]
    local = common and [word.casefold() for word in tail] in (["tv"], ["radio"])
    if _are_people(tail, rest) or _is_owner(tail, rest) or local:
        return None
    human = {"source", "office"} & set(kinds_of(tail[0])) and not has_body_word(tail)
    if human or (
        len(tail) == 1 and rest and kinds_of(tail[0]) and not is_acronym(tail[0])
    ):
        return None  # "Sources close to the club", "State television"
    if (
        len(tail) == 1
        and rest
        and any(
            {"government", "organisation", "outlet"} & set(kinds_of(word))
            for word in rest[-1:]
        )
        and not any(bare_word(word) in LINKS for word in rest)
    ):
        tail = words  # "the European drugs agency": the capital alone names nobody
    name = " ".join(tail).strip(PUNCTUATION)
    # "85% of parents" and "the 25-year-old" have no capital.
    if name.casefold() == name or all(
        bare_word(word) in NO_NAMES or bare_word(word).isdigit() for word in tail
    ):
        return None
    heads = head_nouns(words)
    country = seat or strip_country(plain)[0]
    kinds = {kind for word in words for kind in kinds_of(word)}
    marks = [name_word_kinds().get(word.strip(PUNCTUATION)) for word in tail]
    lone = len(tail) == 1 and not heads and not text.casefold().startswith("the ")
    actor = _kind_by_words(marks, kinds)
    if lone and name in name_genders() and actor == "organisation":
        actor = "person"  # "Lucia said"
    return Mention(
        "definite" if lone else "body", name, actor, country, heads, None, text
    )


def _kind_by_words(
    marks: Sequence["ActorKind | None"], kinds: Collection[str]
) -> "ActorKind":
    """Return what the words of a name make of its bearer.

    Args:
        marks: What each of its capitals marks, if anything.
        kinds: What its nouns can be.
    """
    if "agency" in marks:
        return "agency"
    if "outlet" in marks:
        return "outlet"
    if ("government" in kinds and "organisation" not in kinds) or (
        set(marks) - {None} == {"government"}
    ):
        return "government"
    return "outlet" if "outlet" in kinds else "organisation"


def _without_seat(text: str) -> tuple[str, str | None]:
    """Return a body without where it sits, and that country: "the Oslo-based Dock Union"."""
    match = _SEATED.match(text)
    if match is None:
        return text, None
    return f"{match['before']}{match['rest']}", find_country(match["place"])


def _is_owner(tail: Sequence[str], rest: Sequence[str]) -> bool:
    """Say whether capitals only tell whose it is: "Denmark's largest lender"."""
    return len(tail) == 1 and bool(rest) and tail[0].endswith(("'s", "\u2019s", "s'"))


def _are_people(tail: Sequence[str], rest: Sequence[str]) -> bool:
    """Say whether capitals only open or place a group: "Bakers in Lund", "Lund bakers".

    A plural that names no body is people, whatever capital stands before it.
    """
    first = bare_word(tail[0])
    if len(tail) > 1 and bare_word(tail[1]) in {"in", "at", "from", "near", "around"}:
        kinds = set(kinds_of(first))
        return _is_plural(first) and (not kinds or bool({"source", "office"} & kinds))
    return len(tail) == 1 and len(rest) == 1 and _is_plural(bare_word(rest[0]))


def _is_plural(word: str) -> bool:
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def _branch(text: str) -> str:
    """Return a body without its seat: "Red Cross branch in Lund", "the Caritas of"."""
    words = text.split()
    at = next(
        (at for at, word in enumerate(words) if bare_word(word) in {"in", "at"}), 0
    )
    if at < 2 or not is_capital(words[0]):
        return text
    kinds = set(kinds_of(words[at - 1]))
    own = not is_capital(words[at - 1]) and {"organisation", "government"} & kinds
    return " ".join(words[:at]) if own and "office" not in kinds else text


def find_group(text: str) -> Mention | None:
    """Return a group of office holders: "the G7 foreign ministers of ..."."""
    plain = ARTICLE.sub("", text)
    before = re.split(r"\s(?:of|from)\s", plain)
    if not before[0].casefold().endswith(("ministers", "ambassadors", "leaders")):
        return None
    if len(plain.split()) < 3 or (len(before) == 1 and not is_capital(plain)):
        return None
    listed = len(before) > 1 and country_forms().get(before[1].split(",")[0])
    if listed and is_capital(before[0]):
        name = before[0]  # "the G7 foreign ministers of Canada, France, ..."
    else:
        name = plain if listed else plain.split(",")[0]
    country = None if listed else strip_country(plain)[0]
    return Mention(
        "body", name, "group", country, head_nouns(before[0].split()), None, text
    )
