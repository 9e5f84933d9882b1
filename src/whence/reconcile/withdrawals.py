"""Withdrawals: a source takes back a figure that it gave.

"The ministry retracted its figure", "the institute withdrew the estimate and
apologised". What was taken back counts no more; where nothing else is left the figure
stays and its status says so. A source that puts another number in place of the old one
only revises it, unless it apologises as well.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whence.lexicon.measures import counted_class, measure_at
from whence.model import Claim, Extraction, Interval, Span
from whence.reconcile.actors import name_key
from whence.reconcile.page_index import PageIndex
from whence.text.tokens import find_tokens

__all__ = ["Withdrawal", "find_withdrawals", "takes_back"]

_FIGURE = (
    r"(?:figures?|estimates?|numbers?|counts?|tall(?:y|ies)|tolls?|totals?|claims?|"
    r"statements?|reports?|assessments?|it|them)"
)
_TAKING_BACK = re.compile(
    r"\b(?:retract(?:s|ed|ing)?|with(?:draws|drew|drawn|draw|drawing)|"
    r"rescind(?:s|ed|ing)?|disown(?:s|ed|ing)?|t(?:akes|ook|aken|ake) back|"
    r"no longer (?:stands?|stood) (?:by|behind)|"
    r"(?:does|do|did) not stand (?:by|behind)|backtrack(?:s|ed) (?:on|from)|"
    r"walk(?:s|ed) back)\b(?:\s[\w,'\u2019-]{1,20}){0,5}?\s" + _FIGURE + r"\b"
    r"|\b"
    + _FIGURE
    + r"(?:\s[\w,'\u2019-]{1,20}){0,8}?\s(?:was|were|has been|have been|"
    r"is|are|had been) (?:now |later |since |then |formally |quietly )?"
    r"(?:retracted|withdrawn|rescinded|taken back)\b"
    r"|\b(?:lower|revis|correct|cut|reduc)\w{0,4}\b[^.;\n]{0,80}?\band "
    r"(?:has )?apologi[sz]ed\b"
    r"|\bapologi[sz](?:ed|es) for (?:the |its |their |a |an |publishing |giving )"
    r"[^.;\n]{0,60}?" + _FIGURE + r"\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|n.t|refus\w+ to|declin\w+ to|call\w* on|urg\w+|demand\w*|asked|"
    r"would|will|should|must|if)\s(?:\w+\s){0,4}$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|they|he|she|we|I)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_REACH = 60
_LONGEST = 200_000  # characters of a page that are read; news is shorter


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A figure that its source takes back.

    Attributes:
        claim: The claim that tells so.
        names: Keys of the words that tell who takes it back.
        numbers: The numbers in the sentence; empty where it names none.
        words: Measures and counted classes that the sentence names.
        day: The last day on which it can have been told; None for unknown.
    """

    claim: Claim
    names: tuple[str, ...]
    numbers: frozenset[float]
    words: frozenset[str]
    day: date | None


def _words_of(sentence: str) -> frozenset[str]:
    tokens = [token.surface.lower() for token in find_tokens(sentence)]
    found = {
        form.measure for at in range(len(tokens)) if (form := measure_at(tokens, at))
    }
    for word in tokens:
        found.add(counted_class(word))
        if word.endswith("s"):
            found.add(counted_class(word[:-1]))
    return frozenset(found)


def _day_of(extraction: Extraction, claim: Claim) -> date | None:
    said: Interval | None = claim.said or extraction.document.published.interval
    return None if said is None else said.last_day


def find_withdrawals(extraction: Extraction) -> list[Withdrawal]:
    """Return what is taken back on a page, in reading order.

    A call to withdraw a figure, or a refusal to, is none.
    """
    text = extraction.document.text
    if _TAKING_BACK.search(text, 0, _LONGEST) is None:
        return []
    index = PageIndex(extraction)
    found = []
    for match in _TAKING_BACK.finditer(text, 0, _LONGEST):
        span = Span(match.start(), match.end())
        sentence = index.sentence_at(span)
        before = text[max(sentence.start, span.start - _REACH) : span.start]
        claim = _claim_at(extraction.claims, sentence, span)
        if claim is None or _NOT.search(before) is not None:
            continue
        words = sentence.of(text)
        numbers = {
            quantity.value
            for quantity in index.quantities_in(sentence)
            if quantity.value is not None
        }
        found.append(
            Withdrawal(
                claim,
                _who(claim, index, Span(sentence.start, span.end), before),
                frozenset(numbers),
                _words_of(words),
                _day_of(extraction, claim),
            )
        )
    return found


def _who(claim: Claim, index: PageIndex, telling: Span, before: str) -> tuple[str, ...]:
    """Return the keys of the words and names that tell who takes something back.

    It is the subject of the sentence; where that is a pronoun, the speaker, or who
    the sentence before was about.
    """
    names = {name_key(telling.of(index.text))}
    if _PRONOUN.search(before) is not None or not before.strip():
        names |= {name_key(actor.name) for actor in claim.chain[1:] if actor.name}
        if telling.start > 0:
            previous = index.sentence_at(Span(telling.start - 2, telling.start - 1))
            names.add(name_key(previous.of(index.text)))
    return tuple(sorted(names - {""}))


def _claim_at(claims: Iterable[Claim], sentence: Span, span: Span) -> Claim | None:
    """Return the claim that holds some words, else one of their sentence."""
    held = [
        claim
        for claim in claims
        if any(part.overlaps(sentence) for part in claim.content)
    ]
    own = [
        claim for claim in held if any(part.overlaps(span) for part in claim.content)
    ]
    return min(own or held, key=lambda claim: (claim.content, claim.id), default=None)


def takes_back(
    withdrawals: Sequence[Withdrawal],
    *,
    root: str | None,
    value: float | None,
    asked: frozenset[str],
    said: Interval | None,
    claim: str,
) -> str | None:
    """Return the id of the claim by which a figure is taken back; None for none.

    Args:
        withdrawals: What is taken back on the pages of the story.
        root: Name of the source of the figure; None for unknown: nobody speaks for it.
        value: The number.
        asked: The measure and the counted class of the question.
        said: When the figure was given; one that is later than the withdrawal stands.
        claim: Id of its claim, which does not take itself back.
    """
    if root is None:
        return None
    key = name_key(root)
    for item in withdrawals:
        if item.claim.id == claim and value not in item.numbers:
            continue
        if not any(key in name for name in item.names):
            continue
        if item.numbers:
            fits = value in item.numbers
        else:
            fits = not asked.isdisjoint(item.words) or not item.words & _KNOWN
        later = (
            said is not None
            and item.day is not None
            and said.first_day is not None
            and said.first_day > item.day
        )
        if fits and not later:
            return item.claim.id
    return None


_KNOWN = frozenset(
    "killed injured missing displaced destroyed arrested transferred used produced "
    "pledged attended infected person house shell rocket missile soldier".split()
)
