"""Quotations that several pages print: the same words, or words that were changed.

Two pages that print the same words of one speaker have them from one utterance; where
the words differ inside the marks, somebody changed what was said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from whence.model import Claim, Place
from whence.reconcile.actors import is_unnamed
from whence.reconcile.lineage import Ledger
from whence.text.quotes import find_quotes
from whence.text.shingles import find_words, shingle

__all__ = ["SharedQuote", "find_shared_quotes"]

_LEAST_WORDS = 5  # of a quotation; shorter ones are phrases that anybody uses
_MOST_WORDS = 120  # of a quotation that is compared word by word
_WIDTH = 3  # words in a row that two quotations must share to be compared
_MOST_PRINTS = 40  # of one run of words; more is a slogan
_LEAST_ALIKE = 0.7  # share of words in the same order from which it is one utterance
_NEGATIVES = frozenset("not no never nor none cannot".split())


@dataclass(frozen=True, slots=True)
class _Quote:
    """The words inside one pair of marks, folded, with their claim and place."""

    claim: Claim
    place: Place
    words: tuple[str, ...]
    speaker: str | None


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """A quotation of a claim that another claim prints as well.

    Attributes:
        own: Where the claim prints it.
        other: Where the other prints it.
        claim: The other claim.
        changed: Whether words inside the marks differ.
        score: Share of the words that are the same, in the same order.
    """

    own: Place
    other: Place
    claim: Claim
    changed: bool
    score: float


def _read(ledger: Ledger) -> Iterable[_Quote]:
    """Yield the quotations of all attributed claims, page by page."""
    for name in sorted(ledger.pages):
        page = ledger.pages[name]
        text = page.document.text
        for claim in page.claims:
            if claim.type not in {"direct", "mixed"} or claim.attribution is None:
                continue
            speaker = (
                None
                if is_unnamed(claim.speaker)
                else ledger.book.root_of(claim.speaker)
            )
            for span in claim.content:
                for quote in find_quotes(text, span):
                    words = tuple(word.folded for word in find_words(text, [quote]))
                    if len(words) >= _LEAST_WORDS:
                        yield _Quote(claim, Place(name, quote), words, speaker)


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether some words stand in a row in others: a quotation cut short."""
    size = len(short)
    return any(
        tuple(long[at : at + size]) == tuple(short)
        for at in range(len(long) - size + 1)
    )


def _numbers(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())


def _compare(left: _Quote, right: _Quote) -> tuple[bool, float] | None:
    """Return whether the words were changed and how alike they are; None for others."""
    short, long = sorted((left.words, right.words), key=len)
    if _is_within(short, long):
        return False, len(short) / len(long)
    if len(long) > _MOST_WORDS or left.speaker is None or left.speaker != right.speaker:
        return None
    if _numbers(short) != _numbers(long):
        return None  # another figure is another utterance
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    alike = sum(block.size for block in matcher.get_matching_blocks()) / len(short)
    turned = bool(_NEGATIVES & (set(short) ^ set(long)))
    if alike < _LEAST_ALIKE and not (turned and alike >= _LEAST_ALIKE - 0.1):
        return None
    return True, alike


def find_shared_quotes(ledger: Ledger) -> dict[str, list[SharedQuote]]:
    """Find for each claim the claims of other pages that print its quotation.

    Args:
        ledger: The pages.

    Returns:
        The id of a claim to what it shares, by place.
    """
    prints: dict[int, list[_Quote]] = defaultdict(list)
    for quote in _read(ledger):
        for item in {entry.key for entry in shingle(list(quote.words), _WIDTH)}:
            prints[item].append(quote)
    found: dict[str, dict[tuple[Place, Place], SharedQuote]] = defaultdict(dict)
    for key in sorted(prints):
        held = prints[key]
        if len(held) > _MOST_PRINTS:
            continue
        for at, left in enumerate(held):
            for right in held[at + 1 :]:
                if left.place.document != right.place.document:
                    _note(found, left, right)
    return {
        name: [shared[places] for places in sorted(shared)]
        for name, shared in sorted(found.items())
    }


def _note(
    found: Mapping[str, dict[tuple[Place, Place], SharedQuote]],
    left: _Quote,
    right: _Quote,
) -> None:
    """Note a pair of quotations under both their claims, once."""
    if (left.place, right.place) in found[left.claim.id]:
        return
    compared = _compare(left, right)
    if compared is None:
        return
    changed, score = compared
    for own, other in ((left, right), (right, left)):
        found[own.claim.id][own.place, other.place] = SharedQuote(
            own.place, other.place, other.claim, changed, score
        )
