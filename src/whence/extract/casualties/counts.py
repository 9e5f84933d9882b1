"""Phrases that count people: "four others", "a man and two women", "a third person"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whence.lexicon.casualties import load_casualty_senses
from whence.text.tokens import Token

__all__ = ["PeopleCount", "find_people_counts", "mask_ages"]

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "dozen": 12,
    "no": 0,
    "nobody": 0,
}
_ORDINALS = frozenset("second third fourth fifth sixth seventh".split())
_AGE = re.compile(
    r"\b(?:\d{1,2}|(?:" + "|".join(_WORDS[1:20]) + r")(?:-[a-z]{3,5})?)"
    r"[ -](?:year|month|week|day)s?[ -]olds?\b",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = frozenset(
    "% percent p a.m p.m am pm years year months month days day hours hour minutes "
    "miles blocks block shots rounds times feet counts degree charges weeks guns "
    "o : / -".split()
)
_NO_COUNT_BEFORE = frozenset(
    "$ \u20ac \u00a3 no # / route highway channel age aged page section unit apartment jan feb "
    "march april may june july aug sept oct nov dec january february august september "
    "october november december".split()
)
_STOP = frozenset(
    "was were is are and in on at with by to has have had that who , . ; from".split()
)
_MORE = frozenset({"other", "others", "more", "additional"})
_POSSESSIVE = frozenset({"his", "her", "their"})
_NOT_ONE = frozenset({"family", "friends", "other", "own"})
_JOINING = frozenset({"and", ",", "a", "an", "also"})
_WITHIN = frozenset({"including", "among"})
_REACH = 6  # words from a number to its noun


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """A phrase that counts people.

    Attributes:
        start: Number of its first token.
        end: Number of the token after it.
        count: How many.
        single: Whether it is one that the words only imply ("a man").
        more: Whether it adds to others ("another", "four others").
        part: Whether it is a part of a group ("three of them").
        definite: Whether it speaks of people named before ("the two men").
        headed: Whether a noun says that it is people; else the context must.
    """

    start: int
    end: int
    count: int
    single: bool
    more: bool
    part: bool
    definite: bool
    headed: bool


def _people() -> frozenset[str]:
    return frozenset(
        word for word, senses in load_casualty_senses().items() if "person" in senses
    )


def mask_ages(sentence: str) -> str:
    """Replace ages by words of the same length, so that no age is a count.

    >>> mask_ages("a 12-year-old girl")
    'a young       girl'
    """
    people = _people()

    def replacement(match: re.Match[str]) -> str:
        rest = sentence[match.end() : match.end() + 40]
        words = re.findall(r"[A-Za-z]+", rest)[:3]
        ends = re.match(r"\s*(?:was|were|and|is|,|\.|who|in|at)", rest)
        headed = any(word.lower() in people for word in words) and ends is None
        return ("young" if headed else "person").ljust(len(match.group()))

    return _AGE.sub(replacement, sentence)


@dataclass(frozen=True, slots=True)
class _Start:
    """How a count begins."""

    count: int
    single: bool = False
    more: bool = False


def _starts_at(words: Sequence[str], at: int) -> _Start | None:
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1 : at + 3]
    if word.isdigit() and len(word) <= 3:
        return None if _is_other_number(words, at) else _Start(int(word))
    if word in _NUMBERS:
        unit = bool(after) and after[0] in _NO_COUNT_AFTER
        return None if unit else _Start(_NUMBERS[word])
    if word in {"a", "an", "another"}:
        return _Start(1, single=True, more=word == "another")
    if word in _ORDINALS and before in {"a", "the"}:
        return _Start(1, single=True, more=True)
    own = word in _POSSESSIVE and any(item in _people() for item in after)
    return _Start(1, single=True) if own and after[0] not in _NOT_ONE else None


def _is_other_number(words: Sequence[str], at: int) -> bool:
    """Say whether digits are an age, a clock, a date, an address, money."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in _NO_COUNT_BEFORE or after in _NO_COUNT_AFTER:
        return True
    if before == "," and after == ",":
        return True
    return before == ":" and at > 1 and words[at - 2].isdigit()


def _find_head(words: Sequence[str], at: int) -> int | None:
    """Return the token of the noun that says what is counted."""
    senses = load_casualty_senses()
    for place in range(at, min(len(words), at + _REACH)):
        held = senses.get(words[place], frozenset())
        if "person" in held:
            return place
        if words[place] in _STOP or held & {"killed", "injured", "hit"}:
            return None
    return None


def _counts_bare(words: Sequence[str], at: int, end: int, *, digits: bool) -> bool:
    """Say whether a number without a noun counts victims: "4 wounded", "killed 4"."""
    senses = load_casualty_senses()

    def is_fate(word: str) -> bool:
        return bool(senses.get(word, frozenset()) - {"person"})

    before = words[at - 1] if at else ""
    if is_fate(before) or words[max(0, at - 2) : at] in (
        ["at", "least"],
        ["as", "many"],
    ):
        return True
    near = words[end : end + 4]
    if any(is_fate(word) for word in near):
        return True
    return not digits and bool(near) and near[0] == "of"


def _read_count(words: Sequence[str], at: int) -> PeopleCount | None:
    start = _starts_at(words, at)
    if start is None:
        return None
    head = _find_head(words, at + 1)
    before = words[at - 1] if at else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    # "including ten children": they are counted in the whole.
    within = not _WITHIN.isdisjoint(words[max(0, at - 4) : at])
    part = following == "of" or within
    if head is None:
        if start.single and not start.more:
            return None
        more = start.more or following in _MORE
        bare = PeopleCount(
            at,
            at + 1,
            start.count,
            start.single,
            more,
            part,
            definite=before in {"the", "these", "those", "all"},
            headed=False,
        )
        fits = more or start.single or part
        fits = fits or _counts_bare(words, at, at + 1, digits=words[at].isdigit())
        return bare if fits else None
    if words[head] == "family":
        return None
    return PeopleCount(
        at,
        head + 1,
        2 if words[head] == "couple" else start.count,
        start.single,
        start.more or not _MORE.isdisjoint(words[at : head + 1]),
        part,
        definite=before in {"the", "these", "those", "all"},
        headed=True,
    )


def find_people_counts(tokens: Sequence[Token]) -> list[PeopleCount]:
    """Find the phrases of a sentence that count people, in order.

    Phrases that *and* or a comma join are one: "a man and two women" counts three.

    >>> from whence.text.tokens import find_tokens
    >>> found = find_people_counts(find_tokens("A man and two women were hurt."))
    >>> [(item.count, item.single) for item in found]
    [(3, False)]
    """
    words = [token.surface.lower() for token in tokens]
    found: list[PeopleCount] = []
    at = 0
    while at < len(words):
        count = _read_count(words, at)
        if count is None:
            at += 1
            continue
        at = count.end
        last = found[-1] if found else None
        if last is not None and _joins(words, last, count):
            found[-1] = replace(
                last,
                end=count.end,
                count=last.count + count.count,
                single=False,
                part=False,
            )
        else:
            found.append(count)
    return found


def _joins(words: Sequence[str], last: PeopleCount, count: PeopleCount) -> bool:
    gap = words[last.end : count.start]
    whole = last.headed and count.headed and not (count.more or count.part or last.part)
    return whole and bool(gap) and _JOINING.issuperset(gap)
