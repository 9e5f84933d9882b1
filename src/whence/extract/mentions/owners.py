"""Who speaks for whom: spokespeople, documents, and what belongs to an owner."""

import re
from collections.abc import Sequence

from whence.extract.institutions import find_country
from whence.extract.mentions.record import Mention
from whence.extract.sourcewords import (
    bare_word,
    head_nouns,
    is_capital,
    is_name,
    kinds_of,
    without_article,
)

__all__ = ["find_document", "find_owned", "find_spokesperson", "owner_of"]

_POSSESSIVE = re.compile(
    r"^(?P<owner>.{1,60}?)(?:['\u2019]s|(?<=s)['\u2019])\s+(?P<rest>\S.*)$", re.DOTALL
)
_PRONOUN_OWNER = re.compile(
    r"^(?P<owner>its|his|her|their|our|my)\s+(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL
)
_ISSUED = frozenset(
    """
    issued released published signed written prepared compiled drafted adopted posted
    collected circulated distributed produced commissioned approved drawn put
    """.split()
)
_PIECES = frozenset("report article story dispatch piece account".split())
_UNTOLD = frozenset("news media press local earlier several various some other".split())
_PRESS = re.compile(
    r"\b(?:press|media|communications?|information)\s+(?:office|service|team|centre|center)$",
    re.IGNORECASE,
)


def find_spokesperson(text: str) -> Mention | None:
    """Return the body that an unnamed spokesperson or press office speaks for."""
    words = without_article(text).split()
    at = next((i for i, w in enumerate(words) if "spokesperson" in kinds_of(w)), None)
    if at is not None:
        if at + 2 < len(words) and bare_word(words[at + 1]) in {
            "for",
            "of",
            "at",
            "from",
        }:
            owner = " ".join(words[at + 2 :])
        else:
            owner = " ".join(words[:at])
            seat = find_country(" ".join(words[at + 1 :]))
            if owner == "government" and seat is not None:
                owner = f"the {seat} government"
        return Mention(
            "owned", None, "government", None, ("spokesperson",), owner or "", text
        )
    stripped = _PRESS.sub("", text).strip()
    if stripped and stripped != text.strip():
        owner = re.sub(r"['\u2019]s$", "", stripped)
        return Mention("owned", None, "government", None, ("office",), owner, text)
    return None


def find_document(text: str) -> Mention | None:
    """Return the document that speaks, with the words of its issuer."""
    words = text.split()
    for at, word in enumerate(words):
        if "document" not in kinds_of(word):
            continue
        issuer = _issuer_behind(words[at + 1 :])
        if issuer:
            bare = bare_word(word)
            return Mention("document", None, "unnamed", None, (bare,), issuer, text)
        if at == 0 and len(words) > 1:
            continue
        printed = bare_word(word) in _PIECES and _is_printed_in(words, at)
        if printed or (
            at + 2 < len(words) and bare_word(words[at + 1]) in {"by", "of", "from"}
        ):
            owner = " ".join(words[at + 2 :])
        elif at + 1 == len(words) or bare_word(words[at + 1]) in {
            "in",
            "on",
            "of",
            "seen",
        }:
            owner = " ".join(words[:at])
        else:
            continue
        owner = re.sub(r"['\u2019]s?$", "", owner)
        if bare_word(owner) in _UNTOLD:
            continue  # "media reports": whose, the words do not say
        bare = bare_word(word)
        return Mention("document", None, "unnamed", None, (bare,), owner, text)
    return None


def _issuer_behind(words: Sequence[str]) -> str:
    """Return who is behind "issued late on Friday by" or "data from", or nothing."""
    if len(words) > 1 and bare_word(words[0]) == "from":
        return " ".join(words[1:])
    if not words or bare_word(words[0]) not in _ISSUED:
        return ""
    at = next((i for i, w in enumerate(words[:6]) if bare_word(w) == "by"), 0)
    return " ".join(words[at + 1 :]) if at else ""


def _is_printed_in(words: Sequence[str], at: int) -> bool:
    """Say whether what stands behind "report in" is a paper, not a place."""
    if at > 2 or at + 2 >= len(words) or bare_word(words[at + 1]) != "in":
        return False
    rest = words[at + 2 :]
    named = rest[1:] if bare_word(rest[0]) == "the" else rest
    return bool(named) and is_name(named) and find_country(" ".join(named)) is None


def find_owned(text: str) -> Mention | None:
    """Return somebody or something of an owner: "its director", "Orlova's lawyer"."""
    match = _PRONOUN_OWNER.match(text) or _POSSESSIVE.match(text)
    if match is None:
        return None
    rest = match.group("rest")
    owner = match.group("owner").split()[-1]
    if rest[0].isupper() and match.re is _POSSESSIVE and is_capital(owner):
        return None  # "the People's Reform Alliance" is one name
    if match.re is _POSSESSIVE and _is_body_of(match.group("owner")):
        return None  # "the association of dockers' families"
    return Mention(
        "owned",
        None,
        "unnamed",
        None,
        head_nouns(rest.split()),
        match.group("owner"),
        rest,
    )


def _is_body_of(owner: str) -> bool:
    """Say whether an "owner" begins with a body or an office of somebody."""
    head = without_article(owner).split(" of ")[0].split()
    if " of " not in owner or not head:
        return False
    return bool({"organisation", "government", "office"} & set(kinds_of(head[-1])))


def owner_of(others: Sequence[str], part: str) -> str | None:
    """Return whose office a person holds, where the words tell: "its director"."""
    for text in (*others, part):
        match = _PRONOUN_OWNER.match(text) or _POSSESSIVE.match(text)
        if match is not None:
            return match.group("owner")
    return None
