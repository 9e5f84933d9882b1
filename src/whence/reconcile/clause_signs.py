"""How a number is meant: as a capacity, an intention, one more, a former count."""

import re
from collections.abc import Sequence

__all__ = [
    "JOINTS",
    "is_capacity",
    "is_former",
    "is_included",
    "is_intended",
    "is_of_others",
]

JOINTS = frozenset({"and", "while", "but", "as", "whereas"})
"""Words that begin another clause: "11 were killed and dozens injured"."""

_AFTER_FORMER = 8  # words in which "from 23" is followed by "to 21"
_BEFORE_FORMER = 16  # words in which the verb stands before it
_CHANGING = frozenset(
    "up down revised lowered raised rose risen fell fallen cut corrected increased "
    "dropped climbed grew grown jumped reduced changed adjusted went rising falling "
    "lowering raising revising correcting".split()
)
_COUNTS = frozenset("toll number count estimate figure total tally".split())
_FORMERLY = frozenset("previously formerly initially originally earlier before".split())
_STATED = frozenset(
    "said given stated put reported announced counted published".split()
)

_MODALS = frozenset({"could", "can", "may", "might", "would"})
_HOLDING = frozenset(
    "hold holds held carry carried contain contained accommodate accommodated fit "
    "store stored house transport make produce manufacture handle process treat "
    "seat shelter".split()
)
_HAVING = frozenset({"have", "had", "been"})  # "could have had 900 barrels on board"
_MAKING = frozenset({"make", "produce", "manufacture"})
_CAPACITY = (
    "room for",
    "capacity",
    "enough for",
    "enough to",
    "capable of",
    "able to hold",
    "able to carry",
    "space for",
    "tanks for",
    "made for",
    "built for",
    "designed for",
    "can hold",
    "can carry",
    "fit into",
    "fits into",
    "holds up to",
    "carries up to",
    "seats up to",
)


def is_intended(words: Sequence[str], own: tuple[int, int], first: int) -> bool:
    """Say whether the content is an intention: "(promised) to hire 250 people"."""
    return words[own[0] : own[0] + 1] == ["to"] and first > own[0]


def is_of_others(words: Sequence[str], first: int, others: Sequence[int]) -> bool:
    """Say whether "more" sets others apart: "eleven died and dozens more were hurt"."""
    before = [other for other in others if other < first]
    return bool(before) and not JOINTS.isdisjoint(words[before[-1] : first])


_INCLUDING = re.compile(
    r"\b(?:includ(?:ing|e|es|ed)|among (?:them|those)|of (?:whom|them|those)|"
    r"comprising|made up of)\b((?:(?!\b(?:who|that|which|after|when|while|but|said)\b)"
    r"[^.;:()]){0,60})$",
    re.IGNORECASE,
)


def is_included(before: str) -> bool:
    """Say whether a number counts some of those counted just before it.

    Args:
        before: The sentence up to the number.

    >>> is_included("Ten were hurt, including two women and ")
    True
    >>> is_included("The dead included a nurse who worked with ")
    False
    """
    return _INCLUDING.search(before[-100:]) is not None


def is_former(
    words: Sequence[str], first: int, last: int, others: Sequence[int]
) -> bool:
    """Say whether a number is only what the count was before.

    "Lowered the toll from 23 to 21", "raised it to 23 from 21", "21, down from 23",
    "previously put at 23".
    """
    before = words[max(0, first - _BEFORE_FORMER) : first]
    if before[-1:] == ["from"]:
        # The verb may be the one that ascribes: "the mayor lowered the toll from ...".
        if _CHANGING.isdisjoint(before) and _COUNTS.isdisjoint(before):
            return False
        onward = any(
            last <= other <= last + _AFTER_FORMER and words[other - 1] == "to"
            for other in others
        )
        onward = onward or any(
            first - _AFTER_FORMER <= other < first and words[other - 1] == "to"
            for other in others
        )
        return onward or before[-2:-1] in (["up"], ["down"])
    return not _FORMERLY.isdisjoint(before[-4:]) and not _STATED.isdisjoint(before[-4:])


def is_capacity(words: Sequence[str], text: str, measure: str | None) -> bool:
    """Say whether a number is what could be held, made or carried, not what was.

    Args:
        words: Folded words around the number.
        text: The same in one string.
        measure: What happened to the counted things; None where no word tells.

    >>> line = "the silo could also hold 900 tonnes"
    >>> is_capacity(line.split(), line, None), is_capacity(["900"], "900", None)
    (True, False)
    """
    if measure not in {None, "transferred", "spilled", "produced", "used", "aboard"}:
        return False
    if any(phrase in text for phrase in _CAPACITY):
        return True
    for at, word in enumerate(words):
        if word in _MODALS:
            following = [item for item in words[at + 1 : at + 4] if item != "also"]
            if following[:1] == ["have"]:
                following = following[1:]
            if word == "would" and following[:1] and following[0] in _MAKING:
                continue  # "that would make 300 in all" is a sum
            held = _HOLDING | _HAVING if measure == "aboard" else _HOLDING
            if following and following[0] in held:
                return True
    return False
