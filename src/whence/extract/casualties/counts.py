"""Phrases that count people: "four others", "a man and two women", "a third person"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whence.lexicon.casualties import load_casualty_senses
from whence.text.tokens import Token

__all__ = [
    "GENERIC_PEOPLE",
    "PeopleCount",
    "find_people_counts",
    "mask_ages",
    "read_number",
]

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "dozen": 12,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "no": 0,
    "nobody": 0,
}
_TENS = frozenset(word for word, number in _NUMBERS.items() if 20 <= number < 100)
# Words that stand for several without saying how many: the least that they allow;
# "dozens" is twelve to two dozen, as coders of conflicts read it.
_VAGUE = {
    "several": 2,
    "multiple": 2,
    "some": 2,
    "many": 2,
    "numerous": 2,
    "others": 2,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
}
_VAGUE_NUMBERS = frozenset({"number", "group", "handful"})
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
_AGED = "ageperson"  # stands for the age before a name; as long as "1-day-old"
GENERIC_PEOPLE = frozenset(
    "people persons civilians victims individuals members".split()
)
_FILLERS = frozenset(
    'up to as many more than over possibly at least " \u201c \u201d'.split()
)
_WHOLES = frozenset({"total", "count", "tally"})
_TO = frozenset({"to", "and", "or", "-", "\u2013"})
_UP_TO = (["up", "to"], ["as", "many", "as"])
_ARTICLES = frozenset("a an the his her their another young year and one".split())
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
        vague: Whether the words say no number ("several", "others").
        most: The most that a range allows; None where there is no range.
        at_most: Whether it is the most itself ("up to eight"), so that less may be.
    """

    start: int
    end: int
    count: int
    single: bool
    more: bool
    part: bool
    definite: bool
    headed: bool
    vague: bool = False
    most: int | None = None
    at_most: bool = False


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
        before = sentence[: match.start()].split()
        rest = sentence[match.end() : match.end() + 40]
        words = re.findall(r"[A-Za-z]+", rest)[:3]
        ends = re.match(r"\s*(?:was|were|and|is|,|\.|who|in|at)", rest)
        headed = any(word.lower() in people for word in words) and ends is None
        if headed:
            return "young".ljust(len(match.group()))
        # "25-year-old Ada Moss was hurt" has no article of its own.
        bare = not before or before[-1].lower() not in _ARTICLES
        word = _AGED if bare and rest[:2].strip()[:1].isupper() else "person"
        return word.ljust(len(match.group()))

    return _AGE.sub(replacement, sentence)


def read_number(word: str) -> int | None:
    """Return the number that a word or some digits stand for."""
    if word.isdigit() and len(word) <= 3:
        return int(word)
    return _NUMBERS.get(word.lower())


@dataclass(frozen=True, slots=True)
class _Start:
    """How a count begins."""

    count: int
    single: bool = False
    more: bool = False
    vague: bool = False
    most: int | None = None
    at_most: bool = False
    length: int = 1


def _number_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return a number and how many tokens it has; None where there is none."""
    word = words[at] if at < len(words) else ""
    if word.isdigit() and len(word) <= 3:
        return int(word), 1
    if word not in _NUMBERS:
        return None
    units = (
        words[at + 2] if words[at + 1 : at + 2] == ["-"] and at + 2 < len(words) else ""
    )
    if word in _TENS and units in _WORDS[1:10]:
        return _NUMBERS[word] + _NUMBERS[units], 3
    return _NUMBERS[word], 1


def _number_start(words: Sequence[str], at: int) -> _Start | None:
    """Read a number, or a range of numbers."""
    first = _number_at(words, at)
    if first is None:
        return None
    count, length = first
    before = list(words[max(0, at - 3) : at])
    if before[-2:] == _UP_TO[0] or before == _UP_TO[1]:
        return _Start(count, at_most=True, length=length)
    gap = words[at + length] if at + length < len(words) else ""
    if gap not in _TO:
        return _Start(count, length=length)
    place = at + length + 1
    while place < min(len(words), at + length + 5) and words[place] in _FILLERS:
        place += 1
    second = _number_at(words, place)
    reaching = words[at + length + 1 : place]
    joined = before[-1:] == ["between"] or reaching[:2] == _UP_TO[0]
    joined = joined or reaching == _UP_TO[1] or (gap != "and" and not reaching)
    if second is not None and joined and second[0] > count:
        return _Start(count, most=second[0], length=place + second[1] - at)
    return _Start(count, length=length)


def _vague_start(words: Sequence[str], at: int) -> _Start | None:
    """Read words that stand for several: "several", "a number of", "others"."""
    word = words[at]
    if word in _VAGUE and words[at - 1 : at] != ["no"]:
        least = _VAGUE[word]
        most = 2 * least if least > 2 else None
        return _Start(least, more=word == "others", vague=True, most=most)
    if word in _VAGUE_NUMBERS and words[at + 1 : at + 2] == ["of"]:
        return _Start(2, vague=True, length=2)
    return None


def _single_start(words: Sequence[str], at: int) -> _Start | None:
    """Read the beginning of one person: "a man", "another", "a third", "her son"."""
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1 : at + 3]
    if word in {"a", "an"} and not (_WHOLES | _VAGUE_NUMBERS).isdisjoint(after):
        return None  # "a total of nine", "an unknown number"
    if word in {"a", "an", "another"}:
        return _Start(1, single=True, more=word == "another")
    if word in _ORDINALS and before in {"a", "the"}:
        return _Start(1, single=True, more=True)
    own = word in _POSSESSIVE and any(item in _people() for item in after)
    own = own and after[0] not in _NOT_ONE
    return _Start(1, single=True) if own or word == _AGED else None


def _starts_at(words: Sequence[str], at: int) -> _Start | None:
    start = _number_start(words, at)
    if start is not None:
        rest = words[at + start.length : at + start.length + 1]
        unit = bool(rest) and rest[0] in _NO_COUNT_AFTER
        digits = words[at].isdigit() and start.length == 1
        return None if unit or (digits and _is_other_number(words, at)) else start
    return _vague_start(words, at) or _single_start(words, at)


def _is_other_number(words: Sequence[str], at: int) -> bool:
    """Say whether digits are an age, a clock, a date, an address, money."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in _NO_COUNT_BEFORE or after in _NO_COUNT_AFTER:
        return True
    if before == "," and after in {",", "."}:
        return True
    if before == "(" and after == ")":
        return True  # an age after a name
    if before == "-" and at > 1 and words[at - 2].isalpha():
        return True  # a model: "an AK-47"
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
    near = list(words[end : end + 4])
    marks = [place for place, word in enumerate(near) if word in {",", ";", "."}]
    near = near[: marks[0]] if marks else near  # "women of 30 and 60, all shot dead"
    if any(is_fate(word) for word in near):
        return True
    return not digits and bool(near) and near[0] == "of"


def _read_count(words: Sequence[str], at: int) -> PeopleCount | None:
    start = _starts_at(words, at)
    if start is None:
        return None
    end = at + start.length
    head = at if words[at] == _AGED else _find_head(words, end)
    if start.single and any(_number_at(words, i) for i in range(end, head or end)):
        return None  # "a further 20 people", "a doctor counted nine people"
    before = words[at - 1] if at else ""
    following = words[end] if end < len(words) else ""
    # "including ten children": they are counted in the whole.
    within = not _WITHIN.isdisjoint(words[max(0, at - 4) : at])
    part = following == "of" or within
    if head is None:
        if start.single and not start.more:
            return None
        more = start.more or following in _MORE
        bare = PeopleCount(
            at,
            end,
            start.count,
            start.single,
            more,
            part,
            definite=before in {"the", "these", "those", "all"},
            headed=False,
            vague=start.vague,
            most=start.most,
            at_most=start.at_most,
        )
        fits = more or start.single or part
        fits = fits or _counts_bare(words, at, end, digits=words[at].isdigit())
        return bare if fits else None
    if words[head] == "family" and words[head + 1 : head + 2] != ["members"]:
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
        vague=start.vague,
        most=start.most,
        at_most=start.at_most,
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
        if last is not None and _joins(tokens, last, count):
            found[-1] = replace(
                last,
                end=count.end,
                count=last.count + count.count,
                single=False,
                part=False,
                vague=last.vague or count.vague,
            )
        else:
            found.append(count)
    return found


def _joins(tokens: Sequence[Token], last: PeopleCount, count: PeopleCount) -> bool:
    # Names stand between: "a nurse, Ada Moss, and her son".
    gap = [
        token.surface
        for token in tokens[last.end : count.start]
        if not token.surface[0].isupper() and not token.surface.isdigit()
    ]
    between = tokens[last.end].surface if last.end < len(tokens) else ""
    first, noun = tokens[count.start].surface, tokens[last.end - 1].surface.lower()
    if between == "," and (
        first == _AGED or (last.count > 1 and noun in GENERIC_PEOPLE)
    ):
        return False  # "two civilians, a man and a child": the list names them
    another = last.single and last.more
    whole = (last.headed or another) and count.headed
    whole = whole and not (count.more or count.part or last.part)
    return whole and bool(gap) and _JOINING.issuperset(gap)
