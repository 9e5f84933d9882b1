"""Denials: which claims of the page a denial answers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from whence.model import Claim, Spans

__all__ = ["link_denials"]

_WORD = re.compile(r"\w+")
_POINTERS = frozenset(
    "this that these those it him her them such the report reports account claim claims "
    "accusation accusations story whole data all".split()
)
_FUNCTION = frozenset(
    "the a an of in on at to for by with from and or but that which it its is are was were "
    "be been has have had any no not there as his her their".split()
)
_OVERLAP = 0.4
_REACH = 60  # claims before and after that a denial is compared with


def _words(text: str, spans: Spans) -> frozenset[str]:
    found = (word.casefold() for span in spans for word in _WORD.findall(span.of(text)))
    return frozenset(_stem(word) for word in found if word not in _FUNCTION)


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

    A denial meets a claim of another speaker whose words it shares; one that only
    points ("denies this") meets the claim before it.

    Args:
        text: The page's text.
        claims: The claims of the page, in reading order.
    """
    words = [_words(text, claim.content) for claim in claims]
    linked = []
    for at, claim in enumerate(claims):
        if claim.polarity != "denied":
            linked.append(claim)
            continue
        targets = []
        pointing = words[at] <= _POINTERS
        for other in range(max(0, at - _REACH), min(len(claims), at + _REACH)):
            rival = claims[other]
            if other == at or rival.polarity == "denied" or rival.act == "decline":
                continue
            if rival.speaker.name == claim.speaker.name:
                continue
            shared = len(words[at] & words[other])
            least = min(len(words[at]), len(words[other]))
            if rival.content == claim.content or (
                not pointing and shared >= 2 and shared >= _OVERLAP * least
            ):
                targets.append(rival.id)
        if pointing and not targets:
            before = [c for c in claims[max(0, at - 3) : at] if c.polarity != "denied"]
            targets = [before[-1].id] if before else []
        linked.append(replace(claim, denies=tuple(sorted(targets))))
    return tuple(linked)
