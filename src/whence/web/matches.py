"""What other pages have on the same thing as a claim, and which of them was first."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from whence.model import Claim, Match, MatchRelation
from whence.web.display import shorten, show
from whence.web.index import ReportIndex, label_page

__all__ = ["MatchView", "is_first", "said_day", "view_matches"]

_REASON = 160
# How a claim stands to the other, and how the other way round.
_WORDS: Final[dict[MatchRelation, tuple[str, str]]] = {
    "same": ("says the same as", "says the same as"),
    "weaker": ("says less surely what is in", "says more surely what is in"),
    "refines": ("says more than", "says less than"),
    "revises": ("revises", "is revised by"),
    "conflicts": ("cannot be true beside", "cannot be true beside"),
    "denies": ("denies", "is denied by"),
    "derived-from": ("is worked out from", "gives the base of"),
    "part-of": ("counts a part of", "counts the whole of"),
}
_ALIKE: Final = frozenset({"same", "weaker", "refines"})


@dataclass(frozen=True, slots=True)
class MatchView:
    """A claim elsewhere that is about the same thing.

    Attributes:
        relation: How the claim stands to it, in words.
        number: Its number in the report.
        label: Name of its page.
        reason: Why, in words.
    """

    relation: str
    number: int
    label: str
    reason: str


def _matches(claim: Claim, index: ReportIndex) -> list[Match]:
    """Return the matches of a claim with claims that the report knows, by number."""
    trace = index.traces.get(claim.id)
    held = () if trace is None else trace.matches
    known = [match for match in held if _other(match, claim) in index.claims]
    return sorted(
        known,
        key=lambda match: (index.claim_numbers[_other(match, claim)], match.relation),
    )


def _other(match: Match, claim: Claim) -> str:
    return match.target if match.source == claim.id else match.source


def view_matches(claim: Claim, index: ReportIndex) -> tuple[MatchView, ...]:
    """Return what other claims are about the same thing as a claim.

    Args:
        claim: The claim.
        index: The report's index.

    Returns:
        One view a match, by the number of the other claim.
    """
    views = []
    for match in _matches(claim, index):
        other = index.claims[_other(match, claim)]
        words = _WORDS[match.relation][0 if match.source == claim.id else 1]
        views.append(
            MatchView(
                words,
                index.claim_numbers[other.id],
                label_page(index.documents[other.document]),
                show(shorten(match.reason, _REASON)),
            )
        )
    return tuple(views)


def said_day(claim: Claim, index: ReportIndex) -> date | None:
    """Return the first day on which a claim can have been said or printed."""
    if claim.said is not None and claim.said.first_day is not None:
        return claim.said.first_day
    published = index.documents[claim.document].published.interval
    return None if published is None else published.first_day


def is_first(claim: Claim, index: ReportIndex) -> int:
    """Say of how many claims that say the same thing this is the earliest.

    Args:
        claim: The claim.
        index: The report's index.

    Returns:
        How many say it; 0 where it is not the only earliest one, where a day is not
        known, or where no other page has it.
    """
    own = said_day(claim, index)
    others = {
        name: said_day(index.claims[name], index)
        for match in _matches(claim, index)
        if match.relation in _ALIKE
        and index.claims[name := _other(match, claim)].document != claim.document
    }
    if own is None or not others:
        return 0
    if any(day is None or day <= own for day in others.values()):
        return 0
    return len(others) + 1
