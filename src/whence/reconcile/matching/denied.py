"""Which claims a denial meets, on its own page and on others.

A denial often names nothing of what it denies ("such reports are false"), so that no
likeness of words can find it. Its page tells which claim it answers there; who says the
same elsewhere is met too. A denial that names deeds or things is about the questions of
those (`reconcile.denials`), and meets the claims that bring such figures.
"""

from collections.abc import Iterator, Mapping

from whence.model import Claim, Match
from whence.reconcile.bearings import Bearing
from whence.reconcile.denial_readings import Denial
from whence.reconcile.denials import denials_of
from whence.reconcile.matching.propositions import Proposition
from whence.reconcile.questions import QuestionGroup
from whence.reconcile.survey import Survey
from whence.reconcile.twins import stems

__all__ = ["find_denied"]

_BY_PAGE, _BY_SAYING, _BY_QUESTION = 0.9, 0.8, 0.6  # how sure each sign is
_MOST_DENIED = 40  # claims of one question


def find_denied(
    state: Survey, propositions: Mapping[str, Proposition]
) -> Iterator[Match]:
    """Yield which claims each denial meets, the surest sign of a pair first.

    Args:
        state: The pages, their questions and denials.
        propositions: The id of a claim to what it says together with others.
    """
    claims = {
        claim.id: claim for page in state.ledger.pages.values() for claim in page.claims
    }
    of_page = [
        (claim, claims[denied])
        for _, claim in sorted(claims.items())
        for denied in claim.denies
        if denied in claims
    ]
    for claim, denied in of_page:
        reason = "its page lets it answer that claim"
        yield Match(claim.id, denied.id, "denies", _BY_PAGE, reason=reason)
    for claim, denied in of_page:
        held = propositions.get(denied.id)
        for name in () if held is None else held.claims:
            if name != denied.id and _may_deny(state, claim, claims[name]):
                reason = "it answers a claim of its page that says the same"
                yield Match(claim.id, name, "denies", _BY_SAYING, reason=reason)
    for group in state.groups:
        yield from _of_question(state, group)


def _may_deny(state: Survey, claim: Claim, other: Claim) -> bool:
    """Say whether a claim may deny another: nobody denies what is denied, or himself."""
    book = state.ledger.book
    speaker = book.root_of(claim.speaker)
    return (
        claim.id != other.id
        and other.polarity == "asserted"
        and other.act != "decline"
        and (speaker is None or speaker != book.root_of(other.speaker))
    )


def _names(denial: Denial, bearing: Bearing) -> bool:
    """Say whether a denial names what a figure counts, or what befell it."""
    counts = bearing.quantity is None or bearing.quantity.kind in {"count", "money"}
    return (counts and bearing.role == "figure" and not bearing.headline) and (
        bearing.measure in denial.measures
        or bearing.counted in denial.counted
        or (denial.arms and bearing.measure == "transferred")
    )


def _of_question(state: Survey, group: QuestionGroup) -> Iterator[Match]:
    """Yield which claims of a question each denial that answers it meets.

    A denial with a number is about that number: "it never said 25,000".
    """
    members = [bearing.claim.id for bearing in group.bearings]
    about = {stem for item in group.bearings for stem in stems(state.ledger, item)}
    contexts = sorted({state.contexts[item.document] for item in group.bearings})
    for denial in (item for name in contexts for item in state.denials.get(name, ())):
        if denial.is_vague or not denials_of(
            group, [denial], members, about, state.asked
        ):
            continue
        own = [item for item in group.bearings if item.claim.id == denial.claim.id]
        met: dict[str, Bearing] = {}
        for bearing in group.bearings:
            named = _names(denial, bearing) and not denial.claim.quantities
            equal = any(bearing.exact == item.exact for item in own)
            if (named or equal) and _may_deny(state, denial.claim, bearing.claim):
                met.setdefault(bearing.claim.id, bearing)
        for name in sorted(met)[:_MOST_DENIED]:
            parts = filter(None, (met[name].counted, met[name].measure))
            reason = f"it speaks of what the figure counts: {' '.join(parts)}"
            yield Match(denial.claim.id, name, "denies", _BY_QUESTION, reason=reason)
