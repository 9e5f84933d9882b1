"""Figures that give way to others: former, rounded, rough, or told to be false."""

import re
from collections.abc import Sequence

from whence.model import Interval
from whence.reconcile.bearings import Bearing
from whence.reconcile.cases import Case, root_of, said_of
from whence.reconcile.questions import significant_digits
from whence.reconcile.readings import slack_of
from whence.reconcile.survey import Survey

__all__ = ["is_replaced", "is_ridiculed", "rounded_from", "says_less"]

_STALE_DAYS = 3  # after which a rounded figure may be a new count
_REPORTED = re.compile(
    r"\b(?:reports?|claims?|talk|rumou?rs?|stories|story|figures?|numbers?|estimates?|"
    r"counts?|tolls?)(?: \w+){0,2}? of(?: \w+){0,2}\s$",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ ){0,3}?(?:nonsense|false|untrue|wrong|baseless|"
    r"absurd|fiction|fantasy|invented|lies?|joke|exaggerated|inflated|ridiculous|"
    r"fabricated|made up)\b",
    re.IGNORECASE,
)


def rounded_from(state: Survey, case: Case, bearing: Bearing) -> str | None:
    """Return the claim whose figure a page rounds: one source gave it in full.

    A weblog that has "nearly 2,000 ill" from a ministry, which had 1,830 the day
    before, knows of no other count.
    """
    exact, root = bearing.exact, root_of(case, bearing)
    if exact is None or root.kind == "unknown" or bearing.claim.attribution is None:
        return None
    digits, slack = significant_digits(exact), slack_of(exact)
    finer = [
        other
        for other in case.group.bearings
        if other.exact is not None
        and significant_digits(other.exact) > digits
        and 0 < abs(other.exact - exact) <= slack
        and other.role == bearing.role
        and other.document != bearing.document
        and other.claim.polarity == "asserted"
        and not (other.former or other.part)
        and root_of(case, other) == root
        and _may_be_rounded(said_of(state, other), said_of(state, bearing))
    ]
    nearest = min(
        finer,
        key=lambda item: (abs((item.exact or 0.0) - exact), item.key),
        default=None,
    )
    return None if nearest is None else nearest.claim.id


def _may_be_rounded(full: Interval | None, rounded: Interval | None) -> bool:
    """Say whether a figure was given shortly before one that rounds it."""
    if full is None or rounded is None:
        return True
    first, last = rounded.first_day, full.last_day
    start, end = full.first_day, rounded.last_day
    before = start is None or end is None or start <= end
    shortly = first is None or last is None or (first - last).days <= _STALE_DAYS
    return before and shortly


def is_replaced(state: Survey, case: Case, bearing: Bearing) -> bool:
    """Say whether another page calls a figure of the same source the former one.

    "The toll rose to 52 from 44" replaces the 44 of every page, be the page that says
    so without a date.
    """
    if bearing.exact is None:
        return False
    own = said_of(state, bearing)
    for other in case.group.bearings:
        if (
            not other.former
            or other.exact != bearing.exact
            or other.document == bearing.document
            or root_of(case, other) != root_of(case, bearing)
            or root_of(case, bearing).kind == "unknown"
        ):
            continue
        said = said_of(state, other)
        first = None if own is None else own.first_day
        last = None if said is None else said.last_day
        if first is None or last is None or first <= last:
            return True
    return False


def is_ridiculed(state: Survey, bearing: Bearing) -> bool:
    """Say whether a number is given only to be called false.

    "Reports of a million barrels are nonsense", "the police figure of 18,000 is a joke".
    """
    text = state.ledger.document(bearing.document).text
    before = text[bearing.sentence.start : bearing.span.start]
    after = text[bearing.span.end : min(bearing.sentence.end, bearing.span.end + 120)]
    return _REPORTED.search(before) is not None and _FALSE.search(after) is not None


def says_less(case: Case, bearing: Bearing, others: Sequence[Bearing]) -> bool:
    """Say whether a vague number only sums up the figures that its page gives.

    "Tens of thousands marched. Police put the crowd at 18,000, the union at 60,000."
    """
    if bearing.exact is not None or bearing.high is not None or bearing.low is None:
        return False
    if root_of(case, bearing).kind == "named":
        return False
    own = [
        item.low or 0.0
        for item in others
        if item.document == bearing.document and item.exact is not None
    ]
    return bool(own) and min(own) >= bearing.low
