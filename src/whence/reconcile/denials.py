"""Which questions a denial answers: exactly those that its words are about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from whence.reconcile.actors import name_key
from whence.reconcile.denial_readings import ARMED, Denial
from whence.reconcile.questions import QuestionGroup

__all__ = ["answers", "denials_of"]

# Measures that hardly tell what happened; then the words of the figures do.
_UNTOLD = frozenset({"", "count", "transferred", "spilled", "attended", "affected"})
_ALIKE = 0.5  # share of a denial's telling words that a question's figures hold
_AFTER = 300  # characters from a figure to "he denied that"


def answers(denial: Denial, group: QuestionGroup) -> bool:
    """Say whether a denial is about what a question asks.

    A denial that names other things than those counted is about those; one that
    names arms as a whole is about every transfer of arms; one that names only the
    deed ("there were no deliveries") is about every figure of it.
    """
    counted, measure = group.question.counted, group.question.measure
    if measure == "capacity":
        return False  # what could be held stays true where nothing was sent
    done = measure in denial.measures or _related(measure, denial.measures)
    if counted is not None and counted in denial.counted:
        return _denies_counted(denial, counted, done=done)
    if denial.amounts and not denial.measures:
        return any(
            bearing.quantity is not None and bearing.quantity.kind == "measure"
            for bearing in group.bearings
        )
    if counted is not None and _names_other_things(denial):
        return False
    if counted in ARMED and denial.arms:
        return measure == "transferred" and (
            not denial.measures or "transferred" in denial.measures
        )
    return done


def _denies_counted(denial: Denial, counted: str, *, done: bool) -> bool:
    """Say whether a denial that names the counted things is about their number."""
    if denial.numbers and counted != "person":
        return True  # "contested the number of houses lost"
    if counted == "person" or denial.measures:
        # Denying the use of shells says nothing about their delivery.
        return done
    return not denial.negated or denial.numbers


def _speaks_alike(denial: Denial, group: QuestionGroup, stems: Collection[str]) -> bool:
    """Say whether a denial holds the words of the figures, where no verb tells more.

    "Denied that stalls had stayed shut" is about "ninety stalls did not open".
    """
    counted = group.question.counted
    measure = group.question.measure
    if measure not in _UNTOLD or counted not in denial.counted:
        return False
    if measure == "transferred" and denial.measures:
        return False  # who denies the use of shells may have sent them
    shared = sum(stem in stems for stem in denial.stems)
    return 0 < shared >= _ALIKE * len(denial.stems)


def _shares_topic(denial: Denial, group: QuestionGroup, stems: Collection[str]) -> bool:
    """Say whether a denial is of the question's things where its deed tells little.

    "Denied that arsenic had reached the river" is no denial of mud that reached a
    village; "there were no deliveries" names the deed alone, and so means all of it.
    """
    counted = group.question.counted
    if group.question.measure not in _UNTOLD:
        return True
    if counted in denial.counted and counted != "person":
        return True
    if denial.arms or denial.amounts or denial.numbers or not denial.topics:
        return True
    return not denial.topics.isdisjoint(stems)


def _related(measure: str, measures: frozenset[str]) -> bool:
    return (measure in {"killed", "injured"} and "casualties" in measures) or (
        measure == "casualties" and bool(measures & {"killed", "injured"})
    )


def _names_other_things(denial: Denial) -> bool:
    return bool(denial.counted & (ARMED | {"soldier", "bird", "case"}))


def denials_of(
    group: QuestionGroup,
    denials: Iterable[Denial],
    members: Sequence[str],
    stems: Collection[str] = (),
    asked: Mapping[tuple[str, str], QuestionGroup] = MappingProxyType({}),
) -> tuple[str, ...]:
    """Return the ids of the claims that deny what a question asks.

    Args:
        group: The question.
        denials: All denials of the pages that tell its story.
        members: Ids of the claims that bring its figures; a denial that names one of
            them denies it, whatever its words.
        stems: The beginnings of the telling words of its figures' sentences.
        asked: Which question each number answers, by document and id. A denial that
            gives a number is about that number alone.
    """
    held = set(members)
    found = set()
    for denial in denials:
        claim = denial.claim
        if claim.id in held:
            # It repeats the figure that it denies.
            fits = claim.act in {"deny", "reject"}
        elif denial.is_vague:
            fits = (
                bool(held & set(claim.denies))
                or (_follows(denial, group) and _may_point(denial, stems))
                or _answers_charge(denial, group)
            )
        else:
            about = answers(denial, group) and _shares_topic(denial, group, stems)
            fits = about or _speaks_alike(denial, group, stems)
            fits = _is_of_number(denial, group, asked, otherwise=fits)
        if fits:
            found.add(claim.id)
    return tuple(sorted(found))


def _may_point(denial: Denial, stems: Collection[str]) -> bool:
    """Say whether a denial may point at figures: its page has it answer nothing else."""
    return not denial.claim.denies or not denial.topics.isdisjoint(stems)


def _is_of_number(
    denial: Denial,
    group: QuestionGroup,
    asked: Mapping[tuple[str, str], QuestionGroup],
    *,
    otherwise: bool,
) -> bool:
    """Say whether a denial with a number is about a figure of the question.

    Who rejects a report of 63 dead says nothing of the seven of one house, nor of the
    112 who died in an earlier year; nor does one who denies what is told of now.

    Args:
        denial: The denial.
        group: The question.
        asked: Which question each number answers.
        otherwise: What the words of a denial without a number would tell.
    """
    others = [
        asked[denial.claim.document, name]
        for name in sorted(denial.held)
        if (denial.claim.document, name) in asked
    ]
    if any(other.id == group.id for other in others):
        return True
    if group.past:
        return False
    alike = any(
        other.question.measure == group.question.measure
        and other.question.measure in denial.measures
        for other in others
    )
    return otherwise and not alike


def _answers_charge(denial: Denial, group: QuestionGroup) -> bool:
    """Say whether the one who is said to have done it calls the reports false."""
    agent, speaker = group.question.agent, denial.claim.speaker
    if agent is None or group.question.measure == "capacity":
        return False
    names = [name_key(name) for name in (speaker.name, speaker.country) if name]
    return denial.claim.polarity == "denied" and any(
        name_key(agent) in name for name in names
    )


def _follows(denial: Denial, group: QuestionGroup) -> bool:
    """Say whether a denial without words of its own comes right after a figure.

    "The ministry disputes that figure" is of the last figure before it alone.
    """
    before = [
        bearing
        for bearing in group.bearings
        if bearing.document == denial.claim.document
        and bearing.claim.id != denial.claim.id
        and 0 <= denial.start - bearing.span.end <= _AFTER
    ]
    if denial.points_at is not None:
        return any(
            bearing.quantity is not None and bearing.quantity.id == denial.points_at
            for bearing in before
        )
    return denial.claim.polarity == "denied" and bool(before)
