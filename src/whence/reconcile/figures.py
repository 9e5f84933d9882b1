"""What the comparable figures of each question support."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.model import Extraction, Figure, FigureItem, Interval, Policy, Status
from whence.reconcile.actors import name_key
from whence.reconcile.bearings import Bearing
from whence.reconcile.denials import Denial, denials_of
from whence.reconcile.lineage import Key, Link
from whence.reconcile.origins import Root, count_origins
from whence.reconcile.policies import Decision, Voice, decide
from whence.reconcile.questions import QuestionGroup
from whence.reconcile.survey import Survey, survey
from whence.reconcile.toll_figures import find_toll_figures

__all__ = ["answer_questions", "answer_survey"]

_MOST_CONTRADICTIONS = 20
# Why a figure does not count that its own source did not give as one.
_NO_COUNT: Mapping[str, str] = {
    "capacity": "capacity-as-count, its source gives a capacity",
    "derived": "its source only derives the number",
    "forecast": "its source only forecasts the number",
}


@dataclass(frozen=True, slots=True)
class _Case:
    """A question with the lineage of its figures."""

    group: QuestionGroup
    links: Mapping[Key, Link]
    roots: Mapping[Key, Root]


def _said(state: Survey, bearing: Bearing) -> Interval | None:
    if bearing.claim.said is not None:
        return bearing.claim.said
    return state.ledger.document(bearing.document).published.interval


def _own_role(group: QuestionGroup) -> str:
    """Return the role that answers the question."""
    roles = {bearing.role for bearing in group.bearings}
    if "figure" in roles:
        return "figure"
    for role in ("capacity", "share", "forecast", "derived"):
        if role in roles:
            return role
    return "figure"


def _changed_role(state: Survey, case: _Case, bearing: Bearing) -> Bearing | None:
    """Return the figure that this one repeats, where it was meant otherwise.

    A headline repeats what its page's body does.
    """
    own = [bearing]
    if bearing.headline:
        own += [
            other
            for other in case.group.bearings
            if other.document == bearing.document and other.exact == bearing.exact
        ]
    return next(
        (
            twin
            for item in own
            for twin in state.twins.get(item.key, ())
            if twin.role in _NO_COUNT and bearing.role == "figure"
        ),
        None,
    )


def _counting(state: Survey, case: _Case) -> list[Bearing]:
    """Return the bearings that count: of the question's role, nearest to the root.

    A relay's figure gives way to the one it was taken from; what became a count on
    the way does not count at all; a figure without a source counts only where no
    figure has one.
    """
    role = _own_role(case.group)
    keys = {bearing.key for bearing in case.group.bearings if bearing.role == role}
    fitting = [
        bearing
        for bearing in case.group.bearings
        if bearing.role == role
        and bearing.claim.polarity == "asserted"
        and _changed_role(state, case, bearing) is None
    ]
    direct = [
        bearing
        for bearing in fitting
        if not any(
            step.bearing is not None and step.bearing.role == role
            for step in case.links[bearing.key].steps
        )
        and not any(twin.key in keys for twin in state.twins.get(bearing.key, ()))
    ]
    sourced = [
        bearing for bearing in direct if case.roots[bearing.key].kind != "unknown"
    ]
    return sourced or direct or fitting


def _name_changes(state: Survey, case: _Case) -> list[str]:
    """Say of each figure that is left out what it was before it was taken over."""
    return [
        f"{bearing.claim.id}: {_NO_COUNT[twin.role]} ({twin.claim.id})"
        for bearing in case.group.bearings
        if (twin := _changed_role(state, case, bearing)) is not None
    ]


def _voices(state: Survey, case: _Case) -> list[Voice]:
    voices: dict[tuple[str, str | None, float | None, float | None], Voice] = {}
    for bearing in _counting(state, case):
        root = case.roots[bearing.key]
        voice = Voice(
            bearing.claim.id,
            root.id,
            bearing.low,
            bearing.high,
            _said(state, bearing),
            named=root.kind == "named",
        )
        # Headline and body of one page are one voice.
        key = (bearing.document, voice.root, voice.low, voice.high)
        held = voices.get(key)
        if held is None or voice.claim < held.claim:
            voices[key] = voice
    return [voices[key] for key in sorted(voices, key=str)]


def _contradictions(
    voices: Sequence[Voice], decision: Decision
) -> tuple[tuple[str, ...], ...]:
    """Return pairs of claims whose figures exclude one another."""
    kept = [voice for voice in voices if voice.claim in set(decision.kept)]
    pairs = set()
    for left in kept:
        for right in kept:
            if left.root == right.root and left.root is not None:
                continue
            if left.low is None or right.high is None or left.low <= right.high:
                continue
            pairs.add(tuple(sorted((left.claim, right.claim))))
    return tuple(sorted(pairs)[:_MOST_CONTRADICTIONS])


def _status(
    case: _Case, denials: Sequence[str], contradictions: Sequence[object], least: int
) -> Status:
    if denials or contradictions:
        return "contested"
    agent = case.group.question.agent
    if agent is not None:
        for root in case.roots.values():
            if root.kind == "named" and name_key(agent) in name_key(root.label):
                return "acknowledged"
    return "corroborated" if least > 1 else "single-origin"


def _items(state: Survey, case: _Case) -> list[FigureItem]:
    return [
        FigureItem(
            bearing.claim.id,
            bearing.document,
            None if bearing.quantity is None else bearing.quantity.id,
            bearing.low,
            bearing.high,
            _said(state, bearing),
            case.roots[bearing.key].id,
            bearing.role,
        )
        for bearing in case.group.bearings
    ]


def _answer(
    state: Survey, case: _Case, denials: Sequence[Denial], policy: Policy
) -> Figure:
    group = case.group
    voices = _voices(state, case)
    decision = decide(voices, policy)
    role = _own_role(group)
    # Who only gave a capacity that became a count on the way is no origin of it.
    roots = {
        bearing.key: case.roots[bearing.key]
        for bearing in group.bearings
        if bearing.role == role
    }
    original = [
        roots[bearing.key]
        for bearing in group.bearings
        if bearing.key in roots and _changed_role(state, case, bearing) is None
    ]
    origins = count_origins(original or roots.values())
    denied = denials_of(
        group, denials, [bearing.claim.id for bearing in group.bearings]
    )
    contradictions = _contradictions(voices, decision)
    return Figure(
        id=group.id,
        question=group.question,
        low=decision.low,
        best=decision.best,
        high=decision.high,
        policy=policy,
        as_of=decision.as_of,
        origins=(origins.least, origins.most),
        reports=state.count_reports(bearing.document for bearing in group.bearings),
        status=_status(case, denied, contradictions, origins.least),
        figures=tuple(_items(state, case)),
        denials=denied,
        contradictions=contradictions,
        reasons=(
            *decision.reasons,
            *_name_changes(state, case),
            *origins.reasons,
        ),
    )


def answer_survey(state: Survey, *, policy: Policy = "range") -> tuple[Figure, ...]:
    """Answer the questions of a survey; see `answer_questions`."""
    found = []
    for group in state.groups:
        case = _Case(group, state.links[group.id], state.roots[group.id])
        contexts = sorted(
            {state.contexts[bearing.document] for bearing in group.bearings}
        )
        denials = [item for name in contexts for item in state.denials.get(name, ())]
        found.append(_answer(state, case, denials, policy))
    tolls = find_toll_figures(state, policy)
    kept = {figure.id for figure in tolls}
    return tuple(
        sorted(
            (*tolls, *found),
            key=lambda figure: (-figure.reports, figure.id not in kept, figure.id),
        )
    )


def answer_questions(
    extractions: Sequence[Extraction], *, policy: Policy = "range"
) -> tuple[Figure, ...]:
    """Reconcile the figures of some pages: one record a question.

    Args:
        extractions: What was read from the pages, in any order.
        policy: How low, best and high are chosen; see `whence.reconcile.policies`.

    Returns:
        The questions with most reports first, then by id.
    """
    return answer_survey(survey(extractions), policy=policy)
