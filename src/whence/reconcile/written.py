"""The same reasoning over claims that a person or a program wrote down.

`whence reconcile` has no pages: what it knows of a claim is its question, source,
bounds, the claims it cites and perhaps its wording. Claims of one source, claims that
cite one another, claims with the same wording and sources that share their errors
have one root. An unnamed source is unknown: it never raises the lower end of origins.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from whence.lexicon.measures import course_of_words
from whence.model import (
    Conflict,
    Figure,
    FigureItem,
    Policy,
    Question,
    Status,
    WrittenClaim,
    content_key,
)
from whence.reconcile.conflicts import bound_over_time, find_conflicts
from whence.reconcile.constraints import Reading
from whence.reconcile.copiers import Answers, find_copiers, weigh_answers
from whence.reconcile.policies import Decision, Voice, decide
from whence.reconcile.readings import without_revised
from whence.reconcile.unions import Unions
from whence.text.shingles import fold_words

__all__ = ["reconcile_written"]

_UNNAMED = re.compile(
    r"\b(?:unnamed|anonymous|unknown|undisclosed|unidentified)\b"
    r"|^(?:[\w' -]{0,60} )?(?:sources?|officials?|reports?|people)$|^\W*$",
    re.IGNORECASE,
)
_LEAST_WORDS = 8  # a shorter wording can be the same by chance


@dataclass(frozen=True, slots=True)
class _Groups:
    """What the whole file tells of its sources.

    `copies` maps a source to the first source of its group of copiers, `weights` a
    claim to how much its value counts.
    """

    copies: dict[str, str]
    weights: dict[str, float]


def _is_unnamed(source: str) -> bool:
    return _UNNAMED.search(source.strip()) is not None


def _judge_sources(claims: Sequence[WrittenClaim]) -> _Groups:
    """Find the groups of copiers and the weight of each claim's root."""
    named = [claim for claim in claims if not _is_unnamed(claim.source)]
    if not named:
        return _Groups({}, {})
    sources = {name: at for at, name in enumerate(sorted({c.source for c in named}))}
    questions: dict[str, int] = {}
    values: dict[tuple[str, float | None, float | None], int] = {}
    rows = sorted(
        named,
        key=lambda claim: (
            claim.question,
            *_order(claim.low),
            *_order(claim.high),
            claim.source,
        ),
    )
    asked = [questions.setdefault(c.question, len(questions)) for c in rows]
    given = [values.setdefault((c.question, c.low, c.high), len(values)) for c in rows]
    answers = Answers(
        np.array(asked, dtype=np.int64),
        np.array([sources[claim.source] for claim in rows], dtype=np.int64),
        np.array(given, dtype=np.int64),
        len(sources),
        len(questions),
        len(values),
    )
    groups = find_copiers(answers)
    verdict = weigh_answers(answers, groups)
    names = list(sources)
    copies = {name: names[groups[at]] for name, at in sources.items()}
    odds = np.log(verdict.accuracy / (1 - verdict.accuracy))
    return _Groups(
        copies,
        {
            claim.id: max(0.0, float(odds[groups[sources[claim.source]]]))
            for claim in rows
        },
    )


def _order(end: float | None) -> tuple[bool, float]:
    return end is None, 0.0 if end is None else end


def _join_roots(claims: Sequence[WrittenClaim], groups: _Groups) -> dict[str, str]:
    """Return for each claim of a question the source that is its root."""
    unions = Unions[str]()
    of_source: dict[str, str] = {}
    of_text: dict[str, str] = {}
    known = {claim.id for claim in claims}
    for claim in claims:
        unions.find(claim.id)
        if not _is_unnamed(claim.source):
            source = groups.copies.get(claim.source, claim.source)
            unions.join(claim.id, of_source.setdefault(source, claim.id))
        words = fold_words(claim.text) if claim.text else []
        if len(words) >= _LEAST_WORDS:
            unions.join(claim.id, of_text.setdefault(" ".join(words), claim.id))
        for cited in claim.cites:
            if cited in known:
                unions.join(claim.id, cited)
    members: dict[str, list[WrittenClaim]] = defaultdict(list)
    for claim in claims:
        members[unions.find(claim.id)].append(claim)
    roots: dict[str, str] = {}
    for group in members.values():
        # The root is the one that cites nobody of the group; an unnamed one last.
        first = min(
            group,
            key=lambda claim: (
                any(cited in known for cited in claim.cites),
                _is_unnamed(claim.source),
                claim.said is None,
                (claim.said.start or "") if claim.said else "",
                claim.source,
                claim.id,
            ),
        )
        roots.update((claim.id, first.id) for claim in group)
    return roots


def _read(item: FigureItem, root: str) -> Reading:
    said = item.said
    return Reading(
        item.claim,
        item.origin or f"?{root}",
        item.low,
        item.high,
        None if said is None else said.first_day,
        None if said is None else said.last_day,
    )


def _status(conflicts: Sequence[Conflict], least: int) -> Status:
    if conflicts:
        return "contested"
    return "corroborated" if least > 1 else "single-origin"


def _find_relays(claims: Sequence[WrittenClaim]) -> dict[str, str]:
    """Return the claims that others of the question were the source of.

    A relay's figure gives way to the one it cites; claims that only cite one another in
    a circle all count.
    """
    known = {claim.id for claim in claims}
    cited = {
        claim.id: sorted(known & set(claim.cites) - {claim.id}) for claim in claims
    }
    relays = {}
    for claim in claims:
        waiting, seen = list(cited[claim.id]), {claim.id}
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            if not cited[name]:
                relays[claim.id] = cited[claim.id][0]
            waiting.extend(cited[name])
    return relays


def _item(claim: WrittenClaim, origin: str | None) -> FigureItem:
    return FigureItem(
        claim.id, claim.source, None, claim.low, claim.high, claim.said, origin
    )


def _with_reason(
    item: FigureItem, decision: Decision, relays: Mapping[str, str]
) -> FigureItem:
    """Return a figure with why it counts or does not."""
    if item.claim in relays:
        why = f"taken from {relays[item.claim]}, which counts in its place"
        return replace(item, counts=False, why=why)
    if item.claim in decision.kept:
        return replace(item, why="counts")
    why = decision.replaced.get(item.claim, "not among what was said last")
    return replace(item, counts=False, why=why)


def _answer(
    question: str, claims: Sequence[WrittenClaim], groups: _Groups, policy: Policy
) -> Figure:
    """Return the figure for one question."""
    roots = _join_roots(claims, groups)
    by_id = {claim.id: claim for claim in claims}
    unnamed = {root for root in roots.values() if _is_unnamed(by_id[root].source)}
    weighty = any(groups.weights.get(root, 0.0) > 0 for root in roots.values())
    relays = _find_relays(claims)
    voices, items = [], []
    for claim in claims:
        root = roots[claim.id]
        origin = None if root in unnamed else by_id[root].source
        weight = groups.weights.get(root, 0.0) if weighty else 1.0
        if claim.id in relays:
            items.append(_item(claim, origin))
            continue
        voices.append(
            Voice(
                claim.id,
                origin,
                claim.low,
                claim.high,
                claim.said,
                weight,
                named=origin is not None,
            )
        )
        items.append(_item(claim, origin))
    decision = decide(voices, policy)
    course = course_of_words(question)
    readings = without_revised(
        [_read(item, roots[item.claim]) for item in items if item.claim not in relays],
        course,
    )
    conflicts = find_conflicts(readings, course)
    disputed = {claim for conflict in conflicts for claim in conflict.claims}
    named = {item.origin for item in items if item.origin is not None}
    least = max(1, len(named))
    most = max(least, len(named) + len(unnamed))
    copied = sorted(
        {
            f"{claim.source}: counts with {groups.copies[claim.source]}, "
            "whose errors it shares"
            for claim in claims
            if groups.copies.get(claim.source, claim.source) != claim.source
        }
    )
    return Figure(
        id=content_key("question", question),
        question=Question(question),
        low=decision.low,
        best=decision.best,
        high=decision.high,
        policy=policy,
        as_of=decision.as_of,
        origins=(least, most),
        reports=len({claim.source for claim in claims}),
        status=_status(conflicts, least),
        figures=tuple(_with_reason(item, decision, relays) for item in items),
        contradictions=tuple(conflict.claims for conflict in conflicts),
        reasons=(
            *decision.reasons,
            *copied,
            *(f"cannot all be true: {conflict.why}" for conflict in conflicts),
        ),
        grounds=decision.grounds,
        conflicts=conflicts,
        over_time=bound_over_time(readings, course, disputed),
    )


def reconcile_written(
    claims: Iterable[WrittenClaim], *, policy: Policy = "range"
) -> Iterator[Figure]:
    """Reconcile claims that were written down: one figure a question.

    Args:
        claims: The claims, in any order; of two with one id the first by question,
            source and bounds is taken.
        policy: How to decide low, best and high.

    Yields:
        Figures by question.
    """
    ordered = sorted(
        claims,
        key=lambda claim: (
            claim.question,
            claim.id,
            claim.source,
            *_order(claim.low),
            *_order(claim.high),
        ),
    )
    groups = _judge_sources(ordered)
    by_question: dict[str, list[WrittenClaim]] = defaultdict(list)
    for claim in ordered:
        own = by_question[claim.question]
        if not own or own[-1].id != claim.id:
            own.append(claim)
    for question, own in by_question.items():
        yield _answer(question, own, groups, policy)
