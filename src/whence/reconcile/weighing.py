"""Which figures of a question count, and why the others do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whence.model import FigureRole
from whence.reconcile.bearings import Bearing
from whence.reconcile.cases import Case, own_role, root_of, said_of, tells_change
from whence.reconcile.giving_way import (
    is_replaced,
    is_ridiculed,
    rounded_from,
    says_less,
)
from whence.reconcile.lineage import Key
from whence.reconcile.policies import Voice
from whence.reconcile.readings import course_of_question, slack_of
from whence.reconcile.survey import Survey
from whence.reconcile.withdrawals import takes_back

__all__ = ["Weighing", "changed_role", "weigh"]

# Why a figure does not count that its own source did not give as one.
_NO_COUNT: Mapping[str, str] = {
    "capacity": "capacity-as-count, its source gives a capacity",
    "derived": "its source only derives the number",
    "forecast": "its source only forecasts the number",
}
_ROLE_WHY: Mapping[FigureRole, str] = {
    "figure": "a count, and the question is of another kind",
    "capacity": "a capacity: what could be held, not what was",
    "derived": "derived from another figure",
    "share": "a share, not a count",
    "forecast": "a forecast",
}


@dataclass(slots=True)
class Weighing:
    """What counts, and why the rest does not.

    Attributes:
        bearings: The figures that count.
        voices: One voice for each of them; headline and body of a page are one.
        why: The key of a figure to the reason why it does not count.
        voice_of: The key of a figure that counts to the claim that speaks for it.
        withdrawn: Whether all that would count was taken back by its source.
        reasons: Lines on figures that became counts on the way, and on what was
            taken back.
        elsewhere: Keys of the figures taken from one that answers another question.
        aside: Keys of the figures that are denied, or count only a part.
    """

    bearings: list[Bearing]
    voices: list[Voice] = field(default_factory=list)
    why: dict[Key, str] = field(default_factory=dict)
    voice_of: dict[Key, str] = field(default_factory=dict)
    withdrawn: bool = False
    reasons: list[str] = field(default_factory=list)
    elsewhere: set[Key] = field(default_factory=set)
    aside: set[Key] = field(default_factory=set)


def changed_role(state: Survey, case: Case, bearing: Bearing) -> Bearing | None:
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


def _may_copy(bearing: Bearing, source: Bearing) -> bool:
    """Say whether one number can have been made of the other: the same, or rounded.

    A page that is known to draw on another, and gives 694 million where that has 712,
    has its figure from somewhere else.
    """
    left, right = bearing.exact, source.exact
    if left is None or right is None:
        return True
    return abs(left - right) <= max(slack_of(left), slack_of(right))


def _relayed_from(
    state: Survey, case: Case, bearing: Bearing, keys: set[Key]
) -> str | None:
    """Return the claim that a figure was taken from; None where none is at hand."""
    root = root_of(case, bearing)
    for step in case.links[bearing.key].steps:
        source = step.bearing
        if source is None or source.role != bearing.role:
            continue
        if tells_change(bearing) and source.exact != bearing.exact:
            continue
        if not _may_copy(bearing, source):
            continue
        held = case.roots.get(source.key)
        if root.kind == "named" and held is not None and held != root:
            continue  # the page copied words, and has this figure from somebody else
        return source.claim.id
    for twin in state.twins.get(bearing.key, ()):
        if twin.key in keys:
            return twin.claim.id
    return rounded_from(state, case, bearing)


def _sift(state: Survey, case: Case, weighing: Weighing) -> list[Bearing]:
    """Return the figures that answer the question, and note why others do not."""
    role = own_role(case.group)
    wholes = [item.low for item in case.group.bearings if not item.part]
    largest = max((low for low in wholes if low is not None), default=0.0)
    fitting = []
    for bearing in case.group.bearings:
        changed = changed_role(state, case, bearing)
        if changed is not None:
            reason = f"{_NO_COUNT[changed.role]} ({changed.claim.id})"
            weighing.reasons.append(f"{bearing.claim.id}: {reason}")
            weighing.why[bearing.key] = reason
        elif bearing.role != role:
            weighing.why[bearing.key] = _ROLE_WHY[bearing.role]
        elif bearing.former:
            weighing.why[bearing.key] = "a former value; the page puts another in place"
        elif is_replaced(state, case, bearing):
            weighing.why[bearing.key] = "a former value; a later page says so"
        elif bearing.part and _is_below(bearing, largest):
            weighing.why[bearing.key] = "a part of what the others count"
            weighing.aside.add(bearing.key)
        elif bearing.claim.polarity != "asserted" or is_ridiculed(state, bearing):
            weighing.why[bearing.key] = "the claim denies it"
            weighing.aside.add(bearing.key)
        else:
            fitting.append(bearing)
    return fitting


def _is_below(part: Bearing, largest: float) -> bool:
    """Say whether others count more than a part: "two of the victims"."""
    most = part.high if part.high is not None else part.low
    return most is not None and largest > most


def _nearest(
    state: Survey, case: Case, fitting: list[Bearing], weighing: Weighing
) -> list[Bearing]:
    """Return the figures nearest to their root.

    A relay's figure gives way to the one it was taken from; a figure without a source
    counts only where no figure has one.
    """
    role = own_role(case.group)
    keys = {bearing.key for bearing in case.group.bearings if bearing.role == role}
    relays = {
        bearing.key: claim
        for bearing in fitting
        if (claim := _relayed_from(state, case, bearing, keys)) is not None
    }
    # A headline says what its page's body has from somebody.
    bodies: dict[tuple[str, float | None], str] = {
        (item.document, item.exact): relays[item.key]
        for item in fitting
        if item.key in relays and not item.headline
    }
    for item in fitting:
        claim = bodies.get((item.document, item.exact)) if item.exact else None
        if item.headline and claim is not None:
            relays.setdefault(item.key, claim)
    direct = [bearing for bearing in fitting if bearing.key not in relays]
    sourced = [
        bearing for bearing in direct if root_of(case, bearing).kind != "unknown"
    ]
    kept = sourced or direct or fitting
    rough = [item for item in kept if says_less(case, item, kept)]
    weighing.aside.update(item.key for item in rough)
    kept = [item for item in kept if item not in rough]
    held = {bearing.key for bearing in kept}
    answering = {bearing.claim.id for bearing in case.group.bearings}
    for bearing in fitting:
        if bearing.key in held:
            continue
        claim = relays.get(bearing.key)
        if claim is not None and claim not in answering:
            weighing.elsewhere.add(bearing.key)
        weighing.why[bearing.key] = (
            _why_idle(bearing, rough)
            if claim is None
            else f"taken from {claim}, which counts in its place"
        )
    return kept


def _why_idle(bearing: Bearing, rough: Sequence[Bearing]) -> str:
    """Say why a figure that nobody else gives does not count."""
    if bearing in rough:
        return "a rough number, and its page gives closer ones"
    return "gives no source, and others do"


def _standing(
    state: Survey, case: Case, kept: list[Bearing], weighing: Weighing
) -> list[Bearing]:
    """Leave out what its source took back, unless nothing else is left."""
    if not case.withdrawals:
        return kept
    question = case.group.question
    asked = frozenset(filter(None, (question.measure, question.counted)))
    taken = {
        bearing.key: claim
        for bearing in kept
        if (
            claim := takes_back(
                case.withdrawals,
                root=root_of(case, bearing).id,
                value=bearing.exact or bearing.low or bearing.high,
                asked=asked,
                said=said_of(state, bearing),
                claim=bearing.claim.id,
            )
        )
        is not None
    }
    for bearing in kept:
        if bearing.key in taken:
            reason = f"its source took it back ({taken[bearing.key]})"
            weighing.reasons.append(f"{bearing.claim.id}: {reason}")
            weighing.why[bearing.key] = reason
    standing = [bearing for bearing in kept if bearing.key not in taken]
    if not standing:
        weighing.withdrawn = bool(kept)
        return kept
    return standing


def _of_the_time(
    state: Survey, case: Case, kept: list[Bearing], weighing: Weighing
) -> list[Bearing]:
    """Of what comes and goes keep the last state: 30 missing on Monday, 19 on Friday."""
    question = case.group.question
    role = own_role(case.group)
    if (
        course_of_question(question.measure, aspect=question.aspect, role=role)
        != "free"
    ):
        return kept
    said = {bearing.key: said_of(state, bearing) for bearing in kept}
    starts = [time.first_day for time in said.values() if time and time.first_day]
    newest = max(starts, default=None)
    last = []
    for bearing in kept:
        time = said[bearing.key]
        day = None if time is None else time.last_day
        if newest is not None and day is not None and day < newest:
            weighing.why[bearing.key] = "an earlier state of what comes and goes"
        else:
            last.append(bearing)
    return last


def _find_voices(state: Survey, case: Case, weighing: Weighing) -> None:
    """Give each figure that counts its voice."""
    voices: dict[tuple[str, str | None, float | None, float | None], Voice] = {}
    keys = {}
    for bearing in weighing.bearings:
        root = root_of(case, bearing)
        voice = Voice(
            bearing.claim.id,
            root.id,
            bearing.low,
            bearing.high,
            said_of(state, bearing),
            named=root.kind == "named",
        )
        # Headline and body of one page are one voice.
        key = (bearing.document, voice.root, voice.low, voice.high)
        keys[bearing.key] = key
        held = voices.get(key)
        if held is None or voice.claim < held.claim:
            voices[key] = voice
    weighing.voices = [voices[key] for key in sorted(voices, key=str)]
    weighing.voice_of = {own: voices[key].claim for own, key in keys.items()}


def weigh(state: Survey, case: Case) -> Weighing:
    """Tell which figures of a question count.

    Those count that are of the question's role, asserted, nearest to their root, and
    not taken back.

    Args:
        state: The pages.
        case: The question.
    """
    weighing = Weighing([])
    fitting = _sift(state, case, weighing)
    kept = _nearest(state, case, fitting, weighing)
    kept = _standing(state, case, kept, weighing)
    weighing.bearings = _of_the_time(state, case, kept, weighing)
    _find_voices(state, case, weighing)
    return weighing
