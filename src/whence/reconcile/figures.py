"""What the comparable figures of each question support.

A family of questions (`families`) is answered from its own claims alone; `weighing`
tells which of them count, `policies` makes low, best and high of those, `conflicts`
tells which cannot all be true, and how the count is bounded over time.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from whence.model import (
    Conflict,
    Extraction,
    Figure,
    FigureItem,
    Judgement,
    Policy,
    Status,
)
from whence.reconcile.actors import name_key
from whence.reconcile.bearings import Bearing
from whence.reconcile.cases import Case, own_role, root_of, said_of
from whence.reconcile.conflicts import bound_over_time, find_conflicts
from whence.reconcile.constraints import Reading
from whence.reconcile.conversions import conversions_of, word_conversion
from whence.reconcile.denial_readings import Denial
from whence.reconcile.denials import denials_of
from whence.reconcile.families import Family, find_families
from whence.reconcile.neighbourhoods import survey_neighbourhoods
from whence.reconcile.origins import Origins, count_origins
from whence.reconcile.policies import Decision, decide
from whence.reconcile.readings import (
    course_of_question,
    read_bearing,
    without_revised,
)
from whence.reconcile.survey import Survey
from whence.reconcile.toll_figures import settle_tolls
from whence.reconcile.twins import stems
from whence.reconcile.weighing import Weighing, changed_role, weigh

__all__ = [
    "answer_family",
    "answer_questions",
    "answer_survey",
    "figure_order",
]


class _Weighed(NamedTuple):
    """A question and what counts of it."""

    case: Case
    weighing: Weighing


def _read(
    state: Survey, weighed: _Weighed, *, aspect: str | None = None
) -> tuple[Reading, ...]:
    """Return what the figures that count say over time."""
    group = weighed.case.group
    course = course_of_question(
        group.question.measure,
        aspect=aspect or group.question.aspect,
        role=own_role(group),
    )
    found = []
    for bearing in weighed.weighing.bearings:
        source = root_of(weighed.case, bearing).id or bearing.document
        text = state.ledger.document(bearing.document).text
        reading = read_bearing(bearing, source, said_of(state, bearing), text, course)
        if reading is not None:
            found.append(reading)
    return tuple(without_revised(found, course))


def _cross_conflicts(state: Survey, family: Sequence[_Weighed]) -> tuple[Conflict, ...]:
    """Return the contradictions between questions about one total."""
    if len(family) < 2:
        return ()
    readings = [
        reading
        for weighed in family
        for reading in _read(state, weighed, aspect="total")
    ]
    return find_conflicts(readings, "rises")


def _status(
    case: Case,
    weighing: Weighing,
    denials: Sequence[str],
    conflicts: Sequence[object],
    least: int,
) -> Status:
    if weighing.withdrawn:
        return "withdrawn"
    if denials or conflicts:
        return "contested"
    agent = case.group.question.agent
    if agent is not None:
        for root in case.roots.values():
            if root.kind == "named" and name_key(agent) in name_key(root.label):
                return "acknowledged"
    return "corroborated" if least > 1 else "single-origin"


def _why(bearing: Bearing, weighing: Weighing, decision: Decision) -> tuple[bool, str]:
    """Return whether a figure entered low, best or high, and why."""
    reason = weighing.why.get(bearing.key)
    voice = weighing.voice_of.get(bearing.key)
    if voice is None:
        return False, reason or "does not count"
    if voice in decision.replaced:
        return False, decision.replaced[voice]
    if voice not in decision.kept:
        return False, "not among what was said last"
    if reason is not None:
        return True, f"{reason}; nothing else is left"
    if voice != bearing.claim.id:
        return True, f"counts, once with {voice}"
    return True, "counts"


def _items(
    state: Survey, weighed: _Weighed, decision: Decision
) -> tuple[FigureItem, ...]:
    found = []
    for bearing in weighed.case.group.bearings:
        counts, why = _why(bearing, weighed.weighing, decision)
        found.append(
            FigureItem(
                bearing.claim.id,
                bearing.document,
                None if bearing.quantity is None else bearing.quantity.id,
                bearing.low,
                bearing.high,
                said_of(state, bearing),
                root_of(weighed.case, bearing).id,
                bearing.role,
                counts,
                why,
            )
        )
    return tuple(found)


def _origins(state: Survey, case: Case, weighing: Weighing) -> Origins:
    """Count the origins of a question.

    Who only gave a capacity that became a count on the way is no origin of it, nor is
    one whose figure counts in another question, who denies a figure, or who counts
    but a part.
    """
    role = own_role(case.group)
    own = [
        bearing
        for bearing in case.group.bearings
        if bearing.role == role and bearing.key not in weighing.elsewhere
    ]
    own = [item for item in own if item.key not in weighing.aside] or own
    meant = [bearing for bearing in own if changed_role(state, case, bearing) is None]
    return count_origins(root_of(case, bearing) for bearing in meant or own)


def _answer(
    state: Survey,
    weighed: _Weighed,
    crossing: Sequence[Conflict],
    denials: Sequence[Denial],
    policy: Policy,
) -> Figure:
    case, weighing = weighed
    group = case.group
    decision = decide(weighing.voices, policy)
    origins = _origins(state, case, weighing)
    denied = denials_of(
        group,
        denials,
        [bearing.claim.id for bearing in group.bearings],
        {stem for item in group.bearings for stem in stems(state.ledger, item)},
        state.asked,
    )
    course = course_of_question(
        group.question.measure, aspect=group.question.aspect, role=own_role(group)
    )
    readings = _read(state, weighed)
    own = find_conflicts(readings, course)
    claims = {bearing.claim.id for bearing in weighing.bearings}
    held = {item.claims for item in own}
    conflicts = (
        *own,
        *(
            item
            for item in crossing
            if item.claims not in held and not claims.isdisjoint(item.claims)
        ),
    )
    conversions = conversions_of(state.conversions, group)
    return Figure(
        id=group.id,
        question=group.question,
        low=decision.low,
        best=decision.best,
        high=decision.high,
        policy=policy,
        as_of=decision.as_of,
        origins=(origins.least, origins.most),
        reports=state.count_reports(
            (item.document, item.low, item.high) for item in group.bearings
        ),
        status=_status(case, weighing, denied, conflicts, origins.least),
        figures=_items(state, weighed, decision),
        denials=denied,
        contradictions=tuple(item.claims for item in conflicts),
        reasons=(
            *decision.reasons,
            *weighing.reasons,
            *(f"cannot all be true: {item.why}" for item in conflicts),
            *(word_conversion(item) for item in conversions),
            *origins.reasons,
        ),
        grounds=decision.grounds,
        conflicts=conflicts,
        over_time=bound_over_time(
            readings, course, {claim for item in own for claim in item.claims}
        ),
        conversions=conversions,
    )


def answer_family(state: Survey, family: Family, policy: Policy) -> Iterable[Figure]:
    """Answer the questions of a family from its own claims.

    Args:
        state: The survey of the pages.
        family: Questions about one total; nothing else bears on their figures.
        policy: How low, best and high are chosen.

    Yields:
        One figure a question.
    """
    weighed = []
    for group in family:
        contexts = {state.contexts[bearing.document] for bearing in group.bearings}
        taken = [
            item
            for name in sorted(contexts)
            for item in state.withdrawals.get(name, ())
        ]
        case = Case(group, state.links[group.id], state.roots[group.id], taken)
        weighed.append(_Weighed(case, weigh(state, case)))
    crossing = _cross_conflicts(state, weighed)
    for item in weighed:
        contexts = {
            state.contexts[bearing.document] for bearing in item.case.group.bearings
        }
        denials = [
            denial
            for name in sorted(contexts)
            for denial in state.denials.get(name, ())
        ]
        yield _answer(state, item, crossing, denials, policy)


def answer_survey(state: Survey, *, policy: Policy = "range") -> tuple[Figure, ...]:
    """Answer the questions of a survey; see `answer_questions`."""
    found = [
        figure
        for family in find_families(state.groups)
        for figure in answer_family(state, family, policy)
    ]
    return tuple(sorted(settle_tolls(state, found, policy), key=figure_order))


def figure_order(figure: Figure) -> tuple[int, bool, str]:
    """Return what orders figures: those of most reports first, tolls, then by id."""
    return -figure.reports, not figure.id.startswith("toll"), figure.id


def answer_questions(
    extractions: Sequence[Extraction],
    *,
    policy: Policy = "range",
    judgements: Sequence[Judgement] = (),
) -> tuple[Figure, ...]:
    """Reconcile the figures of some pages: one record a question.

    Args:
        extractions: What was read from the pages, in any order.
        policy: How low, best and high are chosen; see `whence.reconcile.policies`.
        judgements: What people decided of two sources, whether they are one; the
            rest of what they decided `apply_judgements` puts into the pages.

    Returns:
        The questions with most reports first, then by id.
    """
    found = (
        figure
        for state in survey_neighbourhoods(extractions, judgements=judgements)
        for figure in answer_survey(state, policy=policy)
    )
    return tuple(sorted(found, key=figure_order))
