"""A question with the lineage of its figures: whose each one is, and when it was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.model import FigureRole, Interval
from whence.reconcile.actors import name_key
from whence.reconcile.bearings import Bearing
from whence.reconcile.lineage import Key, Link
from whence.reconcile.name_keys import body_words
from whence.reconcile.origins import Root
from whence.reconcile.questions import QuestionGroup
from whence.reconcile.survey import Survey
from whence.reconcile.withdrawals import Withdrawal

__all__ = ["Case", "own_role", "root_of", "said_of", "tells_change"]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the lineage of its figures.

    Attributes:
        group: The question.
        links: Where each of its figures comes from.
        roots: The root of each figure.
        withdrawals: What is taken back on the pages of its story.
    """

    group: QuestionGroup
    links: Mapping[Key, Link]
    roots: Mapping[Key, Root]
    withdrawals: Sequence[Withdrawal] = ()


def said_of(state: Survey, bearing: Bearing) -> Interval | None:
    """Return when a figure was said, else when its page appeared."""
    if bearing.claim.said is not None:
        return bearing.claim.said
    return state.ledger.document(bearing.document).published.interval


def tells_change(bearing: Bearing) -> bool:
    """Say whether the page itself tells that somebody sets or changes a count."""
    return bearing.reviser is not None and bearing.claim.attribution is None


def root_of(case: Case, bearing: Bearing) -> Root:
    """Return the root of a figure; one who changes a count answers for it.

    "The agency lowered the toll from 23 to 21" is said by the page alone, and is the
    agency's figure.
    """
    root = case.roots[bearing.key]
    if not tells_change(bearing):
        return root
    named = [
        other
        for other in set(case.roots.values())
        if other.kind == "named" and name_key(other.label) in (bearing.reviser or "")
    ]
    named = named or _called(case, bearing.reviser or "")
    return max(named, key=lambda other: (len(other.label), other), default=root)


def _called(case: Case, words: str) -> list[Root]:
    """Return the root that a short name means: "the police figure of 18,000"."""
    meant = body_words(words)
    fitting = [
        root
        for root in set(case.roots.values())
        if root.kind == "named"
        and any(meant <= body_words(name) for name in (root.label, *root.together))
    ]
    return fitting if meant and len(fitting) == 1 else []


def own_role(group: QuestionGroup) -> FigureRole:
    """Return the role that answers a question."""
    roles = {bearing.role for bearing in group.bearings}
    order: tuple[FigureRole, ...] = ("figure", "capacity", "share", "forecast")
    return next((role for role in order if role in roles), "derived")
