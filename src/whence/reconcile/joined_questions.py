"""Questions that lineage shows to be one, though their words differ.

A page that recalls an event in a story of its own, or that says "people" for
"passengers", asks another question by its words alone. Where it has its figure from
another page, or gives the same figure of the same named source for the same things,
both answer one question.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.reconcile.bearings import Bearing
from whence.reconcile.lineage import Key
from whence.reconcile.origins import Root
from whence.reconcile.questions import QuestionGroup, significant_digits
from whence.reconcile.unions import Unions

__all__ = ["join_questions"]

_LARGEST_GAP = 4.0  # times; figures farther apart count something else
_TELLING_DIGITS = 2
_FEW_PAGES = 2  # of a story that a single common figure shows to be part of another
_LEAST_TELLING = 10  # smaller numbers are met by chance


def _is_comparable(left: Bearing, right: Bearing) -> bool:
    """Say whether two figures may answer one question: equal, and meant alike."""
    return (
        left.exact is not None
        and left.exact == right.exact
        and left.role == right.role == "figure"
        and left.aspect == right.aspect
        and _is_count(left) == _is_count(right)
    )


def _is_count(bearing: Bearing) -> bool:
    return bearing.quantity is None or bearing.quantity.kind == "count"


def _repeated(
    twins: Mapping[Key, Sequence[Bearing]], bearings: Mapping[Key, Bearing]
) -> Iterable[tuple[Bearing, Bearing]]:
    """Yield the figures that repeat that of a page which their own draws on."""
    for key in sorted(twins):
        bearing = bearings.get(key)
        for twin in twins[key] if bearing is not None else ():
            if bearing is not None and _is_comparable(bearing, twin):
                yield bearing, twin


def _of_headlines(
    groups: Sequence[QuestionGroup],
) -> Iterable[tuple[Bearing, Bearing]]:
    """Yield headline figures with the equal one of their page's body."""
    for group in groups:
        bodies: dict[tuple[str, float], Bearing] = {}
        for body in group.bearings:
            if not body.headline and body.exact is not None:
                bodies.setdefault((body.document, body.exact), body)
        for item in group.bearings:
            if not item.headline or item.exact is None:
                continue
            held = bodies.get((item.document, item.exact))
            if held is not None:
                yield item, held


def _of_one_source(
    groups: Sequence[QuestionGroup], roots: Mapping[str, Mapping[Key, Root]]
) -> Iterable[tuple[Bearing, Bearing]]:
    """Yield the equal figures that one named source gives of the same things."""
    first: dict[tuple[str, float, str, str], Bearing] = {}
    for group in groups:
        for bearing in group.bearings:
            root = roots[group.id][bearing.key]
            if root.kind != "named" or bearing.exact is None:
                continue
            if bearing.exact < _LEAST_TELLING:
                continue
            odd = significant_digits(bearing.exact) > _TELLING_DIGITS
            told = bearing.counted or bearing.measure
            if not odd and told is None:
                continue
            for asked in ("", *filter(None, (bearing.counted,))):
                if asked or odd:
                    key = (root.key, bearing.exact, asked, bearing.aspect)
                    held = first.setdefault(key, bearing)
                    if held is not bearing and _is_comparable(held, bearing):
                        yield bearing, held


def _size(group: QuestionGroup) -> float:
    sizes = [bearing.exact for bearing in group.bearings if bearing.exact]
    return max(sizes, default=0.0)


def _is_same_asked(left: QuestionGroup, right: QuestionGroup) -> bool:
    """Say whether two questions differ in their story alone."""
    first, second = left.question, right.question
    return (
        first.measure == second.measure
        and first.counted == second.counted
        and first.aspect == second.aspect
        and left.past == right.past
        and _fits(left, right)
    )


def _fits(left: QuestionGroup, right: QuestionGroup) -> bool:
    small, large = sorted((_size(left), _size(right)))
    return small > 0 and large <= _LARGEST_GAP * small


def _of_one_event(
    groups: Sequence[QuestionGroup], met: Mapping[tuple[str, str], set[str]]
) -> Iterable[tuple[str, str]]:
    """Yield questions that differ in their story alone, where the stories are one.

    Stories whose pages have figures from one another tell of one event. One page may
    only recall another event: of two larger stories several pages must.
    """
    pages: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        pages[group.context].update(item.document for item in group.bearings)
    events = Unions[str]()
    for first, second in sorted(met):
        few = min(len(pages[first]), len(pages[second])) <= _FEW_PAGES
        if few or len(met[first, second]) > _FEW_PAGES:
            events.join(first, second)
    asked: dict[tuple[str, str, str, str, bool], list[QuestionGroup]] = defaultdict(
        list
    )
    for group in groups:
        question = group.question
        key = (
            events.find(group.context),
            question.measure,
            question.counted or "",
            question.aspect,
            group.past,
        )
        asked[key].append(group)
    for rivals in asked.values():
        largest = max(rivals, key=lambda group: (len(group.bearings), group.id))
        for group in rivals:
            if group.context != largest.context and _fits(group, largest):
                yield group.id, largest.id


def join_questions(
    groups: Sequence[QuestionGroup],
    roots: Mapping[str, Mapping[Key, Root]],
    twins: Mapping[Key, Sequence[Bearing]],
) -> list[QuestionGroup]:
    """Bring figures together that lineage shows to answer one question.

    Args:
        groups: The questions, as their words tell.
        roots: For each question the root of each figure.
        twins: For each figure those that it repeats, on the pages it draws on.

    Returns:
        The questions, by id. Those that differ in their story alone become one;
        of others only the figures move that are the same, to the question that
        holds most of them.
    """
    bearings = {item.key: item for group in groups for item in group.bearings}
    place = {item.key: group.id for group in groups for item in group.bearings}
    by_id = {group.id: group for group in groups}
    same = Unions[Key]()
    whole = Unions[str]()
    met: dict[tuple[str, str], set[str]] = defaultdict(set)
    pairs = (
        *_repeated(twins, bearings),
        *_of_headlines(groups),
        *_of_one_source(groups, roots),
    )
    for left, right in pairs:
        first, second = place.get(left.key), place.get(right.key)
        if first is None or second is None:
            continue
        same.join(left.key, right.key)
        if first != second and _is_same_asked(by_id[first], by_id[second]):
            whole.join(first, second)
        ends = sorted((by_id[first].context, by_id[second].context))
        if ends[0] != ends[1]:
            met[ends[0], ends[1]].update((left.document, right.document))
    for left_id, right_id in _of_one_event(groups, met):
        whole.join(left_id, right_id)
    members: dict[str, list[Bearing]] = defaultdict(list)
    targets = _targets(by_id, place, same, whole)
    for key in sorted(place):
        members[targets[key]].append(bearings[key])
    return [
        replace(by_id[name], bearings=tuple(members[name])) for name in sorted(members)
    ]


def _targets(
    by_id: Mapping[str, QuestionGroup],
    place: Mapping[Key, str],
    same: Unions[Key],
    whole: Unions[str],
) -> dict[Key, str]:
    """Return the question that each figure goes to."""
    parts: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(place):
        parts[same.find(key)].append(key)
    sizes = Counter(whole.find(name) for name in place.values())
    shown: dict[str, str] = {}
    # The question that names what is counted says more than one that does not.
    vague = {name: group.question.counted is None for name, group in by_id.items()}
    for name in sorted(
        by_id, key=lambda name: (-len(by_id[name].bearings), vague[name], name)
    ):
        shown.setdefault(whole.find(name), name)
    targets: dict[Key, str] = {}
    for keys in parts.values():
        counts = Counter(whole.find(place[key]) for key in keys)
        best = min(
            counts,
            key=lambda name: (-counts[name], -sizes[name], vague[shown[name]], name),
        )
        for key in keys:
            targets[key] = shown[best]
    return targets
