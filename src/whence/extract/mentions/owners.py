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

__all__ = [
    "find_document",
    "find_owned",
    "find_signer",
    "find_spokesperson",
    "owner_of",
]

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
    taken captured supplied provided filmed recorded shot analysed analyzed filed
    """.split()
)
# "the agency's own annual report" is the agency's, "a leaked UN briefing" the UN's.
_KIND_OF = re.compile(r"(\w['\u2019]s?)(?:\s[a-z][a-z-]{1,20}){1,4}$")
_DESCRIBED = re.compile(
    r"^(?:(?:an?|the|this|another|one)\s)?(?:(?:internal|confidential|leaked|draft|new|recent|secret"
    r"|preliminary|classified|unpublished|joint|annual|separate|written|short|brief|earlier|previous"
    r"|latest|final|interim|restricted|official|public|private|initial|detailed|quarterly|monthly)\s)+"
    r"(?=[A-Z])"
)
_PIECES = frozenset("report article story dispatch piece account".split())
_TAKEN_ON = re.compile(
    r"\s(?:on|in|between|over|since)\s(?:\d|[A-Z][a-z]{2,8}(?:\s\d|$)).{0,40}$"
)
_SEEN = re.compile(
    r",?\s(?:seen|obtained|reviewed|read|viewed|shared|leaked|published|dated|sent|addressed|carried"
    r"|quoted|cited|circulated|passed|shown|handed|provided)\s.*$"
)
_SIGNED_BY = re.compile(
    r",.{0,60}\b(?:signed|written|authored|drafted|compiled|prepared|issued) by (?P<who>[^,]{2,80})"
)
_UNTOLD = frozenset("news media press local earlier several various some other".split())
_PRESS_ROLE = re.compile(
    r"\bpress (?:secretary|officer|aide|attach[e\u00e9]|chief)(?=$|\s(?:of|for|at|to)\s)"
)
_RANK = re.compile(
    r"^(?:(?:deputy|chief|senior|acting|former|new|main|top|official|first|junior)\b\s?)+",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:press|media|communications?|information)\s+(?:office|service|team|centre|center)$",
    re.IGNORECASE,
)


def find_spokesperson(text: str) -> Mention | None:
    """Return the body that an unnamed spokesperson or press office speaks for."""
    words = without_article(_PRESS_ROLE.sub("spokesperson", text)).split()
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
            owner = _RANK.sub("", " ".join(words[:at]))
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
            owner = _SEEN.sub("", " ".join(words[at + 2 :]))
        elif at + 1 == len(words) or bare_word(words[at + 1]) in {
            "in",
            "on",
            "of",
            "seen",
        }:
            owner = " ".join(words[:at])
        else:
            continue
        if owner == " ".join(words[:at]):
            body = {"government", "organisation"} & set(kinds_of(words[at - 1]))
            owner = _DESCRIBED.sub("", owner if body else _KIND_OF.sub(r"\1", owner))
        owner = re.sub(r"['\u2019]s?$", "", owner)
        if bare_word(owner) in _UNTOLD:
            continue  # "media reports": whose, the words do not say
        bare = bare_word(word)
        return Mention("document", None, "unnamed", None, (bare,), owner, text)
    return None


def _issuer_behind(words: Sequence[str]) -> str:
    """Return who is behind "issued late on Friday by" or "data from", or nothing."""
    if len(words) > 1 and bare_word(words[0]) == "from":
        return _SEEN.sub("", " ".join(words[1:]))
    if not words or bare_word(words[0]) not in _ISSUED:
        return ""
    at = next((i for i, w in enumerate(words[:6]) if bare_word(w) == "by"), 0)
    return _TAKEN_ON.sub("", " ".join(words[at + 1 :])) if at else ""


def find_signer(text: str) -> str:
    """Return who signed a document: "the report, dated Sunday and signed by Ana Ruiz".

    Args:
        text: The words of a source that is a document.

    Returns:
        The words that name the author; nothing where none is named.
    """
    match = _SIGNED_BY.search(text)
    return match["who"] if match is not None else ""


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
