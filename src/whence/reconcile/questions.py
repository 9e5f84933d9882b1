"""Which bearings answer the same question: comparable or not at all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from whence.model import FigureRole, Interval, Question, content_key
from whence.reconcile.actors import name_key
from whence.reconcile.bearings import OF_PEOPLE, Bearing
from whence.reconcile.question_parts import PARTIED, part_bearings, stage_of
from whence.reconcile.unions import Unions

__all__ = ["QuestionGroup", "group_bearings", "significant_digits"]

# Verbs that hardly tell what happened to the things counted.
_WEAK = frozenset(
    {
        "",
        "increased",
        "cost",
        "raised",
        "spilled",
        "escaped",
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
# Verbs of money that stand beside people tell nothing of them: "2,000 spent the night
# outdoors" and "640 are in tents" are two counts.
_OF_SUMS = frozenset({"paid", "cost", "raised", "increased"})
# Of one person at one time no two of these are told.
_FATES = frozenset(
    {"killed", "injured", "shot", "stabbed", "missing", "arrested", "charged"}
)
# Who is told of alike: "2,000 families" and "2,000 people" may be one count reworded.
_HOLDERS = frozenset("person household family account customer user child".split())
# What is announced as a plan is told as a fact on the next page: "will close", "closes".
_ANNOUNCED = frozenset({"closed", "laid off", "recalled"})
_LEAST_TELLING = 20
_PAST_DAYS = 60
_ODD_DIGITS = 3


# Context, measure, noun, aspect and kind of role.
_Place = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """A question and all that bears on it.

    Attributes:
        id: Content key of the question in its context.
        question: The question.
        bearings: What bears on it, in order.
        context: Id of the story, or of the stories, that it is asked in.
        past: Whether it is of a time long before the pages: of another event.
    """

    id: str
    question: Question
    bearings: tuple[Bearing, ...]
    context: str
    past: bool = False


def significant_digits(value: float | None) -> int:
    """Return how many digits of a number tell something.

    >>> significant_digits(1_184), significant_digits(1_600_000)
    (4, 2)
    """
    if value is None or value != int(value):
        return 0 if value is None else len(f"{value:g}".replace(".", "").strip("0"))
    return len(str(abs(int(value))).rstrip("0")) or 1


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
) -> dict[_Place, list[Bearing]]:
    """Put bearings of one context, measure, noun, aspect and kind of role together."""
    buckets: dict[_Place, list[Bearing]] = defaultdict(list)
    for bearing in sorted(bearings, key=lambda item: item.key):
        context = contexts.get(bearing.document, bearing.document)
        apart: str = (
            bearing.role if bearing.role in {"capacity", "forecast"} else "figure"
        )
        measure = "capacity" if apart == "capacity" else _measure_of(bearing)
        if measure not in PARTIED and _is_past(bearing, days):
            # "In 2008 a ferry sank in the same waters" is another event.
            apart = "past"
        key = (context, measure, bearing.counted or "", bearing.aspect, apart)
        buckets[key].append(bearing)
    return _join_announced(buckets)


def _join_announced(
    buckets: dict[_Place, list[Bearing]],
) -> dict[_Place, list[Bearing]]:
    """Make one question of what is told as a plan and as done, in most pages' terms."""
    for key in sorted(buckets):
        if key[4] != "forecast" or key[1] not in _ANNOUNCED:
            continue
        done: _Place = (*key[:4], "figure")
        if done not in buckets:
            continue
        planned = len(buckets[key]) > len(buckets[done])
        role: FigureRole = "forecast" if planned else "figure"
        both = [
            replace(item, role=role) if item.role in {"figure", "forecast"} else item
            for item in (*buckets.pop(key), *buckets.pop(done))
        ]
        buckets[key if planned else done] = both
    return buckets


def _name_measures(
    buckets: dict[_Place, list[Bearing]],
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
            and (other[2], _kind(other[3]), other[4]) == (counted, _kind(aspect), role)
        ]
        if not rivals or counted == "person":
            continue
        best = min(rivals, key=lambda other: (-len(buckets[other]), other))
        buckets[best].extend(buckets.pop(key))
    _join_weak(buckets)


def _kind(aspect: str) -> str:
    """Return the aspect as far as a weak verb tells it.

    Whether a number is a total or a stock follows from the verb alone: "90,000 homes
    are without power" and "90,000 homes lost their supply" may be one count.
    """
    return "total" if aspect == "stock" else aspect


def _join_weak(
    buckets: dict[_Place, list[Bearing]],
) -> None:
    """Make one question of all weak measures of the same things in a context."""
    first: dict[tuple[str, str, str, str], _Place] = {}
    for key in sorted(buckets, key=lambda key: (-len(buckets[key]), key)):
        context, measure, counted, aspect, role = key
        if measure not in _WEAK or not counted:
            continue
        if counted == "person" and measure in _OF_SUMS:
            continue
        held = first.setdefault((context, counted, _kind(aspect), role), key)
        if held != key:
            buckets[held].extend(buckets.pop(key))


def _join_equal_values(
    buckets: dict[_Place, list[Bearing]],
) -> None:
    """Move equal numbers of a context to the question that most of them answer."""
    places: dict[tuple[str, float, str, str], list[_Place]] = defaultdict(list)
    for key in sorted(buckets):
        for value in sorted({item.exact for item in buckets[key] if item.exact}):
            if value >= _LEAST_TELLING and significant_digits(value) > 1:
                role = "figure" if key[4] == "forecast" else key[4]
                places[key[0], value, _kind(key[3]), role].append(key)
    for (_, value, _, _), keys in sorted(places.items()):
        for counted in sorted({key[2] for key in keys}):
            same = [key for key in keys if key[2] in {counted, ""} and key in buckets]
            same = _with_other_nouns(same, keys, buckets, value)
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
                if key != best and not _other_fate(key[1], best[1]):
                    moved = [item for item in buckets[key] if item.exact == value]
                    buckets[best].extend(moved)
                    buckets[key] = [
                        item for item in buckets[key] if item.exact != value
                    ]
                    if not buckets[key]:
                        del buckets[key]


def _other_fate(left: str, right: str) -> bool:
    """Say whether two measures are different things that befell people.

    Sixty-four dead and sixty-four injured are two counts, equal by chance.
    """
    return left != right and {left, right} <= _FATES


def _with_other_nouns(
    same: Sequence[_Place],
    keys: Sequence[_Place],
    buckets: Mapping[_Place, Sequence[Bearing]],
    value: float,
) -> list[_Place]:
    """Add the questions that name the same things by another noun.

    "52 inmates lost their lives" and "52 prisoners are dead" are one count: whom a
    noun means hardly matters where the same befell as many. "1,640 litres of spirit"
    and "1,640 litres" are one as well.
    """
    befell = {key[1] for key in same} & OF_PEOPLE
    nouns = {key[2] for key in same}
    held = {key[1] for key in same if key[2] in _HOLDERS}
    units = {unit for key in same for unit in _units(buckets[key], value)}
    return [
        key
        for key in keys
        if key in buckets
        and (
            key in same
            or key[1] in befell
            or (key[1] in held and key[2] in _HOLDERS)
            or key[2] in units
            or not nouns.isdisjoint(_units(buckets[key], value))
        )
    ]


def _join_same_asked(buckets: dict[_Place, list[Bearing]]) -> None:
    """Make one question of those of a context that most of their figures name alike.

    Equal numbers have moved to where most of them stood, which may be a question that
    no verb told: its name is that of the figures that came.
    """
    first: dict[_Place, _Place] = {}
    for place in sorted(buckets, key=lambda place: (-len(buckets[place]), place)):
        context, _, _, aspect, role = place
        measure = _common(item.measure for item in buckets[place])
        counted = _common(item.counted for item in buckets[place])
        if measure is None or counted is None:
            continue
        if measure in _WEAK and (measure, counted) != ("attended", "person"):
            continue
        held = first.setdefault((context, measure, counted, _kind(aspect), role), place)
        if held != place:
            buckets[held].extend(buckets.pop(place))


def _units(bearings: Iterable[Bearing], value: float) -> set[str]:
    """Return the units in which some figures give a number."""
    return {
        item.quantity.unit
        for item in bearings
        if item.exact == value
        and item.quantity is not None
        and item.quantity.kind == "measure"
        and item.quantity.unit is not None
    }


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
    partied = measure in PARTIED or measure == "capacity"
    return Question(
        measure or "count",
        _common(item.counted for item in bearings),
        _common(item.agent for item in bearings) if partied else None,
        _common(item.recipient for item in bearings) if partied else None,
        _common(item.place for item in bearings),
        _common_window(bearings),
        bearings[0].aspect,
        stage_of(bearings),
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
    _join_same_asked(buckets)
    groups = []
    for key in sorted(buckets):
        context, measure = key[0], key[1]
        for members in part_bearings(measure, buckets[key]):
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
            past = key[4] == "past"
            groups.append(QuestionGroup(name, question, tuple(members), context, past))
    return sorted(groups, key=lambda group: group.id)
