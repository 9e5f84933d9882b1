"""Denials: which claims of the page a denial answers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from whence.extract.attributions.words import AUXILIARIES
from whence.lexicon.measures import goods_class
from whence.model import Claim, Spans

__all__ = ["link_denials"]

_WORD = re.compile(r"\w+")
_POINTERS = frozenset(
    "this that these those it him her them such the report reports account claim claims "
    "accusation accusations story whole data all".split()
)
_FUNCTION = frozenset(
    "the a an of in on at to for by with from and or but that which it its is are was were "
    "be been has have had any no not there as his her their we our they i he she you "
    "never went go gone going came come get got made make took take off out up down over "
    "into one all also just very much many more will would could".split()
)
_OVERLAP = 0.4
_SHORT = 6  # words of a denial that one word may link
_NEAR = 6  # claims before a denial in which that word is sought
_CLOSE = 2  # claims before a denial that it answers without a shared word
_SAID = 9  # words of a content that names what was said
_HEADS = frozenset(
    "the this that these those such it them any all his her its as".split()
)
_REACH = 60  # claims before and after that a denial is compared with


def _words(text: str, spans: Spans) -> frozenset[str]:
    found = (word.casefold() for span in spans for word in _WORD.findall(span.of(text)))
    return frozenset(_stem(word) for word in found if word not in _FUNCTION)


def _goods(text: str, spans: Spans) -> frozenset[str]:
    """Return the classes of the goods that some words name: shells, rockets, lorries."""
    found = (word.casefold() for span in spans for word in _WORD.findall(span.of(text)))
    return frozenset(kind for word in found if (kind := goods_class(word)) is not None)


def _stem(word: str) -> str:
    for ending in (
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ers",
        "ies",
        "ed",
        "es",
        "s",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def link_denials(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, each denial with the ids of the claims that it answers.

    A denial meets a claim of another speaker whose words it shares; where none shares
    them, it answers what somebody else said right before it: "denies this".

    Args:
        text: The page's text.
        claims: The claims of the page, in reading order.
    """
    words = [_words(text, claim.content) for claim in claims]
    goods = [_goods(text, claim.content) for claim in claims]
    linked = []
    for at, claim in enumerate(claims):
        if claim.polarity != "denied":
            linked.append(claim)
            continue
        rivals = [
            other
            for other in range(max(0, at - _REACH), min(len(claims), at + _REACH))
            if _is_rival(claims[other], claim) and _may_meet(goods[at], goods[other])
        ]
        found = (
            _alike(claims, words, at, rivals)
            or _by_word(words, at, rivals)
            or (_just_before(claims, at, rivals) if _answers(text, claim) else [])
        )
        targets = sorted({claims[other].id for other in found})
        linked.append(replace(claim, denies=tuple(targets)))
    return tuple(linked)


def _answers(text: str, denial: Claim) -> bool:
    """Say whether a denial names what was said: "this", "the report", "such a list"."""
    words = _WORD.findall(" ".join(span.of(text) for span in denial.content).casefold())
    clause = not AUXILIARIES.isdisjoint(words)  # it says itself what is denied
    pointing = bool(words) and words[0] in _HEADS and len(words) <= _SAID and not clause
    return pointing or set(words) <= _POINTERS or words[:1] == ["such"]


def _is_rival(rival: Claim, denial: Claim) -> bool:
    """Say whether a claim is what another asserts."""
    asserted = rival.polarity == "asserted" and rival.act != "decline"
    return asserted and rival.speaker.name != denial.speaker.name


def _may_meet(denied: frozenset[str], told: frozenset[str]) -> bool:
    """Say whether a denial may be of a claim: rockets denied are no shells told."""
    return not denied or not told or not denied.isdisjoint(told)


def _alike(
    claims: Sequence[Claim],
    words: Sequence[frozenset[str]],
    at: int,
    rivals: Sequence[int],
) -> list[int]:
    """Return the rivals that say what is denied, in much the same words."""
    found = []
    pointing = words[at] <= _POINTERS
    for other in rivals:
        shared = len(words[at] & words[other])
        least = min(len(words[at]), len(words[other]))
        enough = not pointing and shared >= 2 and shared >= _OVERLAP * least
        if enough or claims[other].content == claims[at].content:
            found.append(other)
    return found


def _by_word(
    words: Sequence[frozenset[str]], at: int, rivals: Sequence[int]
) -> list[int]:
    """Return the nearest rival that shares the one word of a short denial.

    "Denies any rationing" meets "petrol is rationed".
    """
    if len(words[at]) > _SHORT:
        return []
    told = words[at] - _POINTERS
    near = [other for other in rivals if -_NEAR <= other - at <= 2]
    sharing = [other for other in near if told & words[other]]
    nearest = min(sharing, key=lambda other: (abs(other - at), other), default=None)
    return [] if nearest is None else [nearest]


def _just_before(claims: Sequence[Claim], at: int, rivals: Sequence[int]) -> list[int]:
    """Return the rival right before a denial: what somebody else was told to say."""
    before = [
        other
        for other in rivals
        if at - _CLOSE <= other < at and claims[other].attribution is not None
    ]
    return before[-1:]
