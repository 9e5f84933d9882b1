"""Sources that a page leaves without a name, and words that name no source at all."""

import re

from whence.model import Actor
from whence.reconcile.name_keys import name_key

__all__ = ["is_unnamed", "is_vague"]

_VAGUE = re.compile(
    r"^(?:(?:\w+ ){0,3}(?:reports?|media|press|accounts|rumou?rs|press reports)"
    r"|it|this|that|readers|what is known)$"
)
# "Why Brillona" is the head of a headline, "Monday" a day.
_NO_SOURCE = re.compile(
    r"(?:why|how|what|when|where)\b|"
    r"(?:(?:last|next|this) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$"
)
_NUMERAL = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|"
    r"dozen))?"
)
# What shows a thing, not who says it: "as lists show", "the scales showed".
_RECORDS = frozenset(
    "list lists scale scales grave graves register registers record records picture "
    "pictures image images video videos footage".split()
)
_COUNT = re.compile(r"\b(?:number|figure|toll|count|amount)s?\b")
_NO_NAMES = frozenset({"", "a", "an", "the", "it", "he", "she", "they", "who", "we"})


def is_unnamed(actor: Actor) -> bool:
    """Say whether the page leaves the actor without a name."""
    if actor.kind == "unnamed" or not actor.name:
        return True
    return name_key(actor.name) in _NO_NAMES


def is_vague(actor: Actor) -> bool:
    """Say whether the words name no source at all ("reports", "media reports")."""
    key = name_key(actor.name or "")
    if actor.name and key in _NO_NAMES:
        return True
    if actor.kind in {"outlet", "agency"}:
        return False  # "24 Hours" is a paper
    words = key.split()
    # "Channel 9" is a name, "9,400 houses" none.
    counts = bool(words) and words[0][0].isdigit()
    denied = words[:1] in (["not"], ["no"])
    numeral = _NUMERAL.fullmatch(key) or _NO_SOURCE.match(key)
    if counts or denied or numeral is not None:
        return True
    if not is_unnamed(actor):
        return False
    if not key or words[-1] in _RECORDS:
        return True
    first = name_key(re.split(r"[.(]", actor.name or "", maxsplit=1)[0])
    return _VAGUE.match(first) is not None or _COUNT.search(key) is not None
