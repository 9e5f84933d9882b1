"""Which bearings answer the same question: comparable or not at all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whence.model import Interval, Question, content_key
from whence.reconcile.actors import name_key
from whence.reconcile.bearings import Bearing
from whence.reconcile.unions import Unions

__all__ = ["QuestionGroup", "agree", "group_bearings", "significant_digits"]

_PARTIED = frozenset(
    {"transferred", "pledged", "paid", "sold", "sanctioned", "deployed", "produced"}
)
# Verbs that hardly tell what happened to the things counted.
_WEAK = frozenset(
    {
        "",
        "increased",
        "cost",
        "raised",
        "spilled",
        "stolen",
        "grown",
        "tested",
        "affected",
        "felled",
        "struck",
        "attended",
        "recruited",
        "paid",
        "seized",
    }
)
_LEAST_TELLING = 20
_LARGEST_GAP = 4.0
_LARGEST_SUM_GAP = 1.35
_MANY_SUMS = 4
_APART_DAYS = 31  # times farther apart than this are two windows
_PAST_DAYS = 60
_ODD_DIGITS = 3


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """A question and all that bears on it.

    Attributes:
        id: Content key of the question in its context.
        question: The question.
        bearings: What bears on it, in order.
        context: Id of the story, or of the stories, that it is asked in.
    """

    id: str
    question: Question
    bearings: tuple[Bearing, ...]
    context: str


def significant_digits(value: float | None) -> int:
    """Return how many digits of a number tell something.

    >>> significant_digits(1_184), significant_digits(1_600_000)
    (4, 2)
    """
    if value is None or value != int(value):
        return 0 if value is None else len(f"{value:g}".replace(".", "").strip("0"))
    return len(str(abs(int(value))).rstrip("0")) or 1


def agree(left: str | None, right: str | None) -> bool:
    """Say whether two parties may be one; a party that is not named may be any."""
    if left is None or right is None:
        return True
    first, second = name_key(left), name_key(right)
    return first == second or first in second or second in first


def _far_apart(left: Interval | None, right: Interval | None) -> bool:
    if left is None or right is None:
        return False
    first, second = sorted(
        [left, right], key=lambda item: (item.start or "", item.end or "9")
    )
    end, start = first.last_day, second.first_day
    return end is not None and start is not None and (start - end).days > _APART_DAYS


def _measure_of(bearing: Bearing) -> str:
    return bearing.measure or ""


def _is_past(bearing: Bearing, days: Mapping[str, date | None]) -> bool:
    """Say whether a claim speaks of a time long before its page."""
    last = None if bearing.window is None else bearing.window.last_day
    first = days.get(bearing.document)
    return last is not None and first is not None and (first - last).days > _PAST_DAYS


def _buckets(
    bearings: Iterable[Bearing],
    contexts: Mapping[str, str],
    days: Mapping[str, date | None],
) -> dict[tuple[str, str, str, str, str], list[Bearing]]:
    """Put bearings of one context, measure, noun, aspect and kind of role together."""
    buckets: dict[tuple[str, str, str, str, str], list[Bearing]] = defaultdict(list)
    for bearing in sorted(bearings, key=lambda item: item.key):
        context = contexts.get(bearing.document, bearing.document)
        apart: str = (
            bearing.role if bearing.role in {"capacity", "forecast"} else "figure"
        )
        measure = "capacity" if apart == "capacity" else _measure_of(bearing)
        if measure not in _PARTIED and _is_past(bearing, days):
            # "In 2008 a ferry sank in the same waters" is another event.
            apart = "past"
        key = (context, measure, bearing.counted or "", bearing.aspect, apart)
        buckets[key].append(bearing)
    return buckets


def _name_measures(
    buckets: dict[tuple[str, str, str, str, str], list[Bearing]],
) -> None:
    """Let figures join the question that they most likely answer.

    The verb beside a number is a weak sign: "3.5 million shells of foreign make have
    reached the front" is no production. Equal numbers of the same things in one
    context answer one question; a number whose verb tells nothing joins the only or
    the largest question about those things.
    """
    _join_equal_values(buckets)
    for key in sorted(key for key in buckets if key[1] in _WEAK and key[2]):
        context, _, counted, aspect, role = key
        rivals = [
            other
            for other in buckets
            if other[0] == context
            and other[1] not in _WEAK
            and other[2:] == (counted, aspect, role)
        ]
        if not rivals or counted == "person":
            continue
        best = min(rivals, key=lambda other: (-len(buckets[other]), other))
        buckets[best].extend(buckets.pop(key))
    _join_weak(buckets)


def _join_weak(
    buckets: dict[tuple[str, str, str, str, str], list[Bearing]],
) -> None:
    """Make one question of all weak measures of the same things in a context."""
    first: dict[tuple[str, str, str, str], tuple[str, str, str, str, str]] = {}
    for key in sorted(buckets, key=lambda key: (-len(buckets[key]), key)):
        context, measure, counted, aspect, role = key
        if measure not in _WEAK or not counted:
            continue
        held = first.setdefault((context, counted, aspect, role), key)
        if held != key:
            buckets[held].extend(buckets.pop(key))


def _join_equal_values(
    buckets: dict[tuple[str, str, str, str, str], list[Bearing]],
) -> None:
    """Move equal numbers of a context to the question that most of them answer."""
    places: dict[tuple[str, float, str, str], list[tuple[str, str, str, str, str]]] = (
        defaultdict(list)
    )
    for key in sorted(buckets):
        for value in sorted({item.exact for item in buckets[key] if item.exact}):
            if value >= _LEAST_TELLING and significant_digits(value) > 1:
                places[key[0], value, key[3], key[4]].append(key)
    for (_, value, _, _), keys in sorted(places.items()):
        for counted in sorted({key[2] for key in keys}):
            same = [key for key in keys if key[2] in {counted, ""} and key in buckets]
            if significant_digits(value) > _ODD_DIGITS:
                same = [key for key in keys if key in buckets]
            if len(same) < 2:
                continue
            best = min(
                same,
                key=lambda key: (
                    -sum(item.exact == value for item in buckets[key]),
                    key[1] in _WEAK,
                    not key[2],
                    -len(buckets[key]),
                    key,
                ),
            )
            for key in same:
                if key != best:
                    moved = [item for item in buckets[key] if item.exact == value]
                    buckets[best].extend(moved)
                    buckets[key] = [
                        item for item in buckets[key] if item.exact != value
                    ]
                    if not buckets[key]:
                        del buckets[key]


def _same_value(left: Bearing, right: Bearing) -> bool:
    return left.exact is not None and left.exact == right.exact


def _split(measure: str, bearings: Sequence[Bearing]) -> list[list[Bearing]]:
    """Part the bearings whose parties or windows exclude one another."""
    groups: list[list[Bearing]] = []
    # Those that name most come first, so that the vaguer ones find their place.
    ordered = sorted(
        bearings,
        key=lambda item: (
            -((item.agent is not None) + (item.recipient is not None)),
            item.window is None,
            item.key,
        ),
    )
    for bearing in ordered:
        fitting = [
            group
            for group in groups
            if all(_compatible(measure, bearing, other) for other in group)
        ]
        if fitting:
            # Equal figures belong together; else the largest group of the context.
            fitting.sort(
                key=lambda group: (
                    not any(_same_value(bearing, other) for other in group),
                    -len(group),
                    group[0].key,
                )
            )
            fitting[0].append(bearing)
        else:
            groups.append([bearing])
    return [
        sorted(part, key=lambda item: item.key)
        for group in groups
        for part in _split_sizes(group)
    ]


def _size(bearing: Bearing) -> float | None:
    """Return how large a figure is; None for an open one or nothing."""
    for value in (bearing.exact, bearing.low, bearing.high):
        if value:
            return abs(value)
    return None


def _split_sizes(group: Sequence[Bearing]) -> list[list[Bearing]]:
    """Part figures of another order of size, which count a part or something else.

    Nobody reports 2 and 17 dead of one event as the same total: the two were those
    of one house. A gap of more than four times between neighbours parts the figures.
    """
    # What is made from a figure stays with it, whatever its size.
    derived = [item for item in group if item.role == "derived"]
    sized = sorted(
        (
            (size, item)
            for item in group
            if item.role != "derived" and (size := _size(item)) is not None
        ),
        key=lambda pair: (pair[0], pair[1].key),
    )
    parts: list[list[Bearing]] = []
    last = 0.0
    # Many sums of money in one story are parts and wholes, not rival figures.
    many = len({size for size, _ in sized}) >= _MANY_SUMS
    gap = _LARGEST_SUM_GAP if many and _is_money(group) else _LARGEST_GAP
    for size, item in sized:
        if not parts or size > gap * last:
            parts.append([])
        parts[-1].append(item)
        last = size
    rest = [item for item in group if _size(item) is None and item not in derived]
    rest.extend(derived)
    if rest:
        largest = max(parts, key=len, default=None)
        if largest is None:
            parts.append(rest)
        else:
            largest.extend(rest)
    return parts


def _is_money(group: Sequence[Bearing]) -> bool:
    return any(item.quantity and item.quantity.kind == "money" for item in group)


def _compatible(measure: str, left: Bearing, right: Bearing) -> bool:
    if measure in _PARTIED or measure == "capacity":
        if not agree(left.agent, right.agent):
            return False
        if not agree(left.recipient, right.recipient):
            return False
    return not _far_apart(left.window, right.window)


def _common(values: Iterable[str | None]) -> str | None:
    """Return the value that most bearings name; the first in order on a tie."""
    counts = Counter(value for value in values if value is not None)
    if not counts:
        return None
    return min(counts, key=lambda value: (-counts[value], value))


def _common_window(bearings: Sequence[Bearing]) -> Interval | None:
    windows = [bearing.window for bearing in bearings if bearing.window is not None]
    counts = Counter(windows)
    if not counts or counts.total() < len(bearings) / 2:
        return None
    window = min(
        counts, key=lambda item: (-counts[item], item.start or "", item.end or "")
    )
    return window if counts[window] > counts.total() / 2 else None


def _question(measure: str, bearings: Sequence[Bearing]) -> Question:
    measure = _common(item.measure for item in bearings) or measure
    if bearings[0].role == "capacity":
        measure = "capacity"
    partied = measure in _PARTIED or measure == "capacity"
    return Question(
        measure or "count",
        _common(item.counted for item in bearings),
        _common(item.agent for item in bearings) if partied else None,
        _common(item.recipient for item in bearings) if partied else None,
        _common(item.place for item in bearings),
        _common_window(bearings),
        bearings[0].aspect,
    )


def _join_contexts(
    bearings: Sequence[Bearing], contexts: Mapping[str, str]
) -> dict[str, str]:
    """Join the stories that ask the same named parties for the same things."""
    unions = Unions[str]()
    asked: dict[tuple[str, str, str, str], str] = {}
    for bearing in sorted(bearings, key=lambda item: item.key):
        context = contexts.get(bearing.document, bearing.document)
        unions.find(context)
        if bearing.agent and bearing.recipient and bearing.measure and bearing.counted:
            key = (
                bearing.measure,
                bearing.counted,
                name_key(bearing.agent),
                name_key(bearing.recipient),
            )
            unions.join(context, asked.setdefault(key, context))
    return {
        bearing.document: unions.find(contexts.get(bearing.document, bearing.document))
        for bearing in bearings
    }


def group_bearings(
    bearings: Sequence[Bearing],
    contexts: Mapping[str, str],
    days: Mapping[str, date | None],
) -> list[QuestionGroup]:
    """Group bearings by the question that they answer.

    Args:
        bearings: What bears on anything.
        contexts: Document id to the story that it tells; figures of two stories meet
            only if they name the same giver and receiver of the same things.
        days: Document id to the first day on which it can have been published.

    Returns:
        The questions, by id.
    """
    joined = _join_contexts(bearings, contexts)
    buckets = _buckets(bearings, joined, days)
    _name_measures(buckets)
    groups = []
    for key in sorted(buckets):
        context, measure = key[0], key[1]
        for members in _split(measure, buckets[key]):
            question = _question(measure, members)
            first = members[0]
            name = content_key(
                "question",
                measure,
                first.counted,
                first.aspect,
                key[4],
                first.document,
                first.span.start,
            )
            groups.append(QuestionGroup(name, question, tuple(members), context))
    return sorted(groups, key=lambda group: group.id)
