"""What a body is, as far as its names tell: a ministry, a company, a relief group.

"The company said" names nobody: it may be any company that another page calls by its
name. Such a common name is not shown to be another origin than a name that fits it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from whence.lexicon.actors import bodies, noun_kinds

__all__ = ["Nature", "fits", "is_body_noun", "is_common", "read_nature"]

_BODY = frozenset({"government", "organisation"})
_MAKERS = ("maker", "owner", "builder")
_WHOSE = re.compile(r"(\w+)[\u2019']s? office\b", re.IGNORECASE)
_ARTICLES = frozenset({"the", "a", "an"})
_MOST_WORDS = 2  # of a common name: "the weather service"
# Words for many kinds of body, by what they are words for.
_BUSINESS = frozenset(
    "company firm manufacturer operator utility carrier airline producer supplier "
    "contractor corporation seller bank broker insurer shipyard refinery maker owner "
    "builder importer buyer".split()
)
_STATE = frozenset(
    "government administration department ministry authority authorities agency service "
    "bureau office directorate regulator inspectorate commission watchdog".split()
)
_CIVIL = frozenset(
    "group organisation organization association charity network movement foundation "
    "alliance coalition nonprofit ngo campaign society".split()
)
_WIDE = {
    "company": _BUSINESS,
    "firm": _BUSINESS,
    "operator": _BUSINESS,
    "manufacturer": _BUSINESS,
    "authority": _STATE,
    "authorities": _STATE,
    "regulator": _STATE,
    "watchdog": _STATE,
    "agency": _STATE,
    "office": _STATE | {"council", "city", "hall", "municipality", "institute"},
    "group": _CIVIL,
    "organisation": _CIVIL,
    "organization": _CIVIL,
    "charity": _CIVIL,
    "ngo": _CIVIL,
}


@dataclass(frozen=True, slots=True)
class Nature:
    """What the names of one actor tell of what it is.

    Attributes:
        common: Whether all its names of bodies are common ones; none is proper.
        nouns: The nouns that say what it is.
        words: All words of its names.
        described: The nouns that pages put before its names.
        bodily: Whether any body is among its names.
    """

    common: bool
    nouns: frozenset[str]
    words: frozenset[str]
    described: frozenset[str]
    bodily: bool


def is_body_noun(word: str) -> bool:
    """Say whether a common noun names a body.

    >>> is_body_noun("ministry"), is_body_noun("carmaker"), is_body_noun("captain")
    (True, True, False)
    """
    return _singular(word) is not None


def _singular(word: str) -> str | None:
    """Return the noun for a body that a word is; None for another word."""
    folded = word.casefold().removesuffix("'s")
    for noun in (folded, folded.removesuffix("s")):
        # "Shipowner" and "carmaker" are words for a company.
        ending = next((item for item in _MAKERS if noun.endswith(item)), None)
        if ending is not None or not _BODY.isdisjoint(noun_kinds().get(noun, ())):
            return ending or noun
    return None


def is_common(name: str) -> bool:
    """Say whether a name only says what a body is.

    >>> is_common("Ministry"), is_common("the health service"), is_common("Navy of Oz")
    (True, True, False)
    """
    words = name.split()
    if words and words[0].casefold() in _ARTICLES:
        words = words[1:]
    return (
        0 < len(words) <= _MOST_WORDS
        and all(word.islower() for word in words[1:])
        and words[0][1:].islower()
        and is_body_noun(words[-1])
        and " ".join(words) not in bodies()
    )


def _nouns_of(name: str) -> Iterator[str]:
    """Yield the nouns that say what the bearer of a name is."""
    whose = _WHOSE.search(name)
    if whose is not None:
        yield whose[1].casefold()  # "the governor's office" is the governor
        return
    for word in name.split():
        noun = _singular(word)
        if noun is not None:
            yield noun
        elif "office" in noun_kinds().get(word.casefold(), ()):
            yield word.casefold()


def read_nature(names: Collection[str], described: Collection[str]) -> Nature:
    """Return what names tell of the actor that bears them.

    Args:
        names: Names of bodies, as written.
        described: Nouns that pages put before the names.
    """
    nouns = {noun for name in names for noun in _nouns_of(name)}
    called = {noun for word in described for noun in _nouns_of(word)}
    words = {
        word.casefold().replace("\u2019", "'").removesuffix("'s")
        for name in names
        for word in name.split()
    }
    return Nature(
        bool(names) and all(is_common(name) for name in names),
        frozenset(nouns | called),
        frozenset(words),
        frozenset(called),
        bool(names),
    )


def fits(common: Nature, other: Nature) -> bool:
    """Say whether a body that only a common name tells may be another one.

    Args:
        common: What the common name tells.
        other: What the names of the other one tell.

    >>> firm = read_nature({"the company"}, ())
    >>> fits(firm, read_nature({"Brill Lines"}, {"shipowner"}))
    True
    >>> fits(firm, read_nature({"Dockers' Union"}, ()))
    False
    >>> service = read_nature({"the weather service"}, ())
    >>> fits(service, read_nature({"Customs Service of Denmark"}, ()))
    False
    """
    if not other.nouns:
        return not common.nouns.isdisjoint(_BUSINESS | _CIVIL)
    met = {
        noun
        for own in common.nouns
        for noun in other.nouns
        if own == noun or noun in _WIDE.get(own, ())
    }
    told = common.words - common.nouns - _ARTICLES - {"office"}
    # Of two words the first tells which service is meant.
    return bool(met) and (
        len(common.nouns) > 1
        or not told
        or not told.isdisjoint(other.words)
        or not other.described.isdisjoint(common.nouns)
    )
