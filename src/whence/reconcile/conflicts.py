"""Contradictions: the smallest sets of claims that cannot all be true, and why.

Two figures of one origin never contradict one another: the later one revises the
earlier. Where every claim bounds the count as it was on a day, a contradiction is
always a pair: one says at least so many by a day, another at most fewer on that day or
later. Only what counts within a window makes larger sets; those are found by leaving
claims out until the rest agrees (Reiter, A theory of diagnosis, 1987).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from whence.lexicon.measures import Course
from whence.model import Conflict, DayBounds
from whence.reconcile.constraints import Network, Reading

__all__ = ["bound_over_time", "find_conflicts"]

_MOST_STATEMENTS = 120  # of a question that are compared, those at the ends first
_MOST_IN_WINDOWS = 40
_MOST_CONFLICTS = 20
_MOST_TRIED = 120  # sets that are left out in the search for larger conflicts
_MOST_WORLDS = 40
_LAWS: Mapping[Course, str] = {
    "rises": "a total never falls",
    "fixed": "it is one number",
    "free": "it is one number on one day",
}


def _statements(readings: Iterable[Reading]) -> list[Reading]:
    """Return one reading of those that say the same, the first by id."""
    first: dict[Reading, Reading] = {}
    for item in sorted(readings, key=lambda item: item.claim):
        first.setdefault(replace(item, claim=""), item)
    return sorted(first.values(), key=lambda item: item.claim)


def _ends_first(statements: Sequence[Reading], most: int) -> list[Reading]:
    """Return so many readings, those with the highest least and lowest most first."""
    if len(statements) <= most:
        return list(statements)
    floors = sorted(
        (item for item in statements if item.least is not None),
        key=lambda item: (-(item.least or 0.0), item.claim),
    )
    ceilings = sorted(
        (item for item in statements if item.most is not None),
        key=lambda item: (item.most or 0.0, item.claim),
    )
    kept = {item.claim: item for item in (*floors[: most // 2], *ceilings[: most // 2])}
    return [kept[claim] for claim in sorted(kept)]


def _excludes(above: Reading, below: Reading, course: Course) -> bool:
    """Say whether the least of the one lies above the most of the other."""
    if above.source == below.source or above.least is None or below.most is None:
        return False
    if above.least <= below.most:
        return False
    match course:
        case "fixed":
            return True
        case "free":
            return above.first is not None and (
                above.first == above.last == below.first == below.last
            )
    return (
        above.last is not None
        and below.first is not None
        and (above.last <= below.first and below.since is None)
    )


def _word(value: float | None) -> str:
    return f"{value:,.6g}" if value is not None and value % 1 else f"{value or 0:,.0f}"


def _word_when(item: Reading, course: Course, *, least: bool) -> str:
    day = item.last if least else item.first
    if course == "fixed" or day is None:
        return ""
    if item.since is not None:
        return f" after {item.since.isoformat()} and up to {day.isoformat()}"
    return (" by " if least and course == "rises" else " on ") + day.isoformat()


def _word_reading(item: Reading, course: Course, *, least: bool) -> str:
    """Return what a reading demands, in words."""
    value = item.low if least else item.high
    about = "about " if item.slack else ""
    exact = item.low == item.high
    bound = "" if exact else ("at least " if least else "at most ")
    when = _word_when(item, course, least=least)
    return f"{item.claim}: {bound}{about}{_word(value)}{when}"


def _explain(
    above: Sequence[Reading], below: Sequence[Reading], course: Course
) -> Conflict:
    """Return the conflict of readings that ask for more than others allow."""
    parts = [_word_reading(item, course, least=True) for item in above]
    parts += [_word_reading(item, course, least=False) for item in below]
    sums = ""
    if len(parts) > 2:
        least = sum(item.least or 0.0 for item in above)
        most = sum(item.most or 0.0 for item in below)
        sums = f"together at least {_word(least)}, but at most {_word(most)}; "
    claims = {item.claim for item in (*above, *below)}
    return Conflict(tuple(sorted(claims)), f"{'; '.join(parts)}; {sums}{_LAWS[course]}")


def _find_pairs(statements: Sequence[Reading], course: Course) -> Iterator[Conflict]:
    """Yield the pairs that exclude one another, by the ids of their claims."""
    floors = [item.least for item in statements if item.least is not None]
    ceilings = [item.most for item in statements if item.most is not None]
    if not floors or not ceilings or max(floors) <= min(ceilings):
        return
    for left, right in combinations(statements, 2):
        for above, below in ((left, right), (right, left)):
            if _excludes(above, below, course):
                yield _explain([above], [below], course)


def _minimal(statements: Sequence[Reading], course: Course) -> list[Reading]:
    """Return a smallest set that excludes itself; empty where all agree."""
    cycle = Network(statements, course).find_cycle()
    by_id = {item.claim: item for item in statements}
    held = [by_id[claim] for claim in sorted({step.claim or "" for step in cycle})]
    for item in list(held):
        rest = [other for other in held if other is not item]
        if rest and Network(rest, course).find_cycle():
            held = rest
    return held


def _find_sets(statements: Sequence[Reading], course: Course) -> list[Conflict]:
    """Return the minimal sets, by leaving out one claim of each set found before."""
    found: dict[tuple[str, ...], Conflict] = {}
    waiting: list[frozenset[str]] = [frozenset()]
    seen = set(waiting)
    for left_out in waiting:  # grows while it is walked
        rest = [item for item in statements if item.claim not in left_out]
        held = _minimal(rest, course)
        if not held:
            continue
        if len({item.source for item in held}) > 1:
            conflict = _word_set(held, course)
            found.setdefault(conflict.claims, conflict)
        for item in held:
            wider = left_out | {item.claim}
            if wider not in seen and len(waiting) < _MOST_TRIED:
                seen.add(wider)
                waiting.append(wider)
    return list(found.values())


def _word_set(held: Sequence[Reading], course: Course) -> Conflict:
    by_id = {item.claim: item for item in held}
    cycle = Network(held, course).find_cycle()
    above = sorted({step.claim or "" for step in cycle if step.weight < 0})
    below = sorted({step.claim or "" for step in cycle if step.weight >= 0})
    return _explain(
        [by_id[name] for name in above], [by_id[name] for name in below], course
    )


def find_conflicts(readings: Iterable[Reading], course: Course) -> tuple[Conflict, ...]:
    """Return the minimal sets of claims that cannot all be true.

    Args:
        readings: What the claims say of one count, in any order.
        course: How the count goes over time.

    Returns:
        The sets, the smallest first; of readings that say the same of one source the
        first stands for all.
    """
    statements = _statements(readings)
    found: Iterable[Conflict]
    if course == "rises" and any(item.since is not None for item in statements):
        sets = _find_sets(_ends_first(statements, _MOST_IN_WINDOWS), course)
        found = sorted(sets, key=lambda item: (len(item.claims), item.claims))
    else:
        found = _find_pairs(_ends_first(statements, _MOST_STATEMENTS), course)
    by_id = {item.claim: item for item in statements}
    told: set[frozenset[tuple[object, ...]]] = set()
    kept: list[Conflict] = []
    for conflict in found:
        # "900" of one source on two days against "4,200" is one contradiction.
        says = frozenset(
            (item.source, item.low, item.high, item.since)
            for item in (by_id[claim] for claim in conflict.claims)
        )
        if says not in told:
            told.add(says)
            kept.append(conflict)
        if len(kept) == _MOST_CONFLICTS:
            break
    return tuple(kept)


def _consistent(readings: Sequence[Reading], course: Course) -> list[Reading]:
    """Leave out what one source says against itself, its order being unknown."""
    kept = list(readings)
    while cycle := Network(kept, course).find_cycle():
        claims = {step.claim for step in cycle}
        kept = [item for item in kept if item.claim not in claims]
    return kept


def _widest(worlds: Sequence[Sequence[DayBounds]]) -> tuple[DayBounds, ...]:
    """Return for each day the least and the most that one of the worlds allows."""
    found = []
    for days in zip(*worlds, strict=True):
        lows = [item.low for item in days if item.low is not None]
        highs = [item.high for item in days if item.high is not None]
        low = min(lows) if len(lows) == len(days) else None
        high = max(highs) if len(highs) == len(days) else None
        lowest = next((item for item in days if item.low == low), days[0])
        highest = next((item for item in days if item.high == high), days[0])
        found.append(
            DayBounds(
                days[0].day,
                low,
                high,
                lowest.low_claims if low is not None else (),
                highest.high_claims if high is not None else (),
            )
        )
    return tuple(found)


def bound_over_time(
    readings: Iterable[Reading], course: Course, disputed: Collection[str]
) -> tuple[DayBounds, ...]:
    """Return the bounds of a count on each day that a claim stands for.

    Where all claims agree they bound it together. Where some contradict one another,
    each of their sources is believed in turn, and the bounds are the widest of these.

    Args:
        readings: What the claims say, in any order.
        course: How the count goes over time.
        disputed: Ids of the claims that contradict others.
    """
    everything = sorted(readings, key=lambda item: item.claim)
    # Readings left out of very many make the bounds wider, never wrong.
    ordered = _ends_first(_statements(everything), _MOST_STATEMENTS)
    days = {
        day for item in ordered for day in (item.first, item.last) if day is not None
    }
    if not days or len(days) > _MOST_STATEMENTS:
        return ()
    named = set(disputed)
    against = {replace(item, claim="") for item in everything if item.claim in named}
    sources = sorted({item.source for item in against})[:_MOST_WORLDS]
    agreed = [item for item in ordered if replace(item, claim="") not in against]
    worlds = []
    for source in sources or [""]:
        own = [
            item
            for item in ordered
            if item.source == source and replace(item, claim="") in against
        ]
        network = Network(_consistent([*agreed, *own], course), course)
        worlds.append(network.bounds(days))
    return _widest(worlds)
