"""From the figures of several roots to a low, a best and a high, by a named policy.

- `range`: low and high bound all that counts; best only where all give one point,
  or one point has more named roots (two at least) than any other.
- `conservative`: the lowest figure that a root stands by (the rule of ACLED, which
  codes the most conservative of conflicting counts).
- `low-best-high`: the three estimates of UCDP: lowest, most supported, highest.
- `latest`: what was said last.
- `root-median`: the median over roots, one voice each (the lower of two).

Only the latest figure of each root counts, unless it is not known which that is.
`POLICY_NOTES` says the same for readers, with the source of each rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from whence.model import End, Ground, Interval, Policy

__all__ = [
    "POLICY_NOTES",
    "Decision",
    "PolicyNote",
    "Voice",
    "decide",
    "keep_latest",
    "newest_time",
]


class PolicyNote(NamedTuple):
    """A policy in words.

    Attributes:
        ends: What low and high are.
        best: What best is.
        source: Where the rule comes from.
    """

    ends: str
    best: str
    source: str


_ALL = "the ends of all figures that count, of each origin its latest"
POLICY_NOTES: Mapping[Policy, PolicyNote] = {
    "range": PolicyNote(
        _ALL,
        "the value that all give, or that at least two named origins give and more "
        "than any other; else none",
        "Whence; independent primary sources as in Every Casualty Worldwide, Standards "
        "for Casualty Recording (2016)",
    ),
    "conservative": PolicyNote(
        _ALL,
        "the lowest figure that an origin stands by",
        "ACLED Codebook, reported fatalities: the most conservative of conflicting "
        "counts",
    ),
    "low-best-high": PolicyNote(
        _ALL,
        "the value with most support; where none leads, the median over origins",
        "UCDP Georeferenced Event Dataset Codebook: low, best and high estimates",
    ),
    "latest": PolicyNote(
        "the ends of what was said last",
        "the value with most support among these",
        "the practice of situation reports, whose last figure replaces all others",
    ),
    "root-median": PolicyNote(
        _ALL,
        "the median over origins, one voice each; of two the lower",
        "Whence; the median is what no single origin can move (Huber, Robust "
        "Statistics, 1981)",
    ),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """A figure that counts, with the root it comes from.

    Attributes:
        claim: Id of the claim.
        root: Id of the root; None for unknown.
        low: The least it allows; None for open.
        high: The most it allows; None for open.
        said: When it was said; None for unknown.
        weight: How much it counts against others; 1 where nothing is known.
        named: Whether the root is named; an unnamed one never makes a majority.
    """

    claim: str
    root: str | None
    low: float | None
    high: float | None
    said: Interval | None = None
    weight: float = 1.0
    named: bool = True

    @property
    def point(self) -> float | None:
        """The value, where low and high are one; else None."""
        return self.low if self.low is not None and self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Decision:
    """Low, best and high, each with its reason.

    Attributes:
        low: Lower end; None for open.
        best: Best value; None where the policy gives none.
        high: Upper end; None for open.
        as_of: The time it stands for; None for unknown.
        reasons: One line for each of the three.
        kept: Ids of the claims that count.
        grounds: What low, best and high rest on, in this order.
        replaced: Ids of the claims that a later one of their root replaces or repeats,
            each with the words for it.
    """

    low: float | None
    best: float | None
    high: float | None
    as_of: Interval | None
    reasons: tuple[str, ...]
    kept: tuple[str, ...]
    grounds: tuple[Ground, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)


def _part_by_age(own: Sequence[Voice]) -> tuple[list[Voice], list[Voice]]:
    """Part the figures of one root into those that stand and those replaced.

    The later ones of a chain of revisions are found in one pass over the days. An
    undated page that has a replaced figure has it from before.
    """
    starts = [
        voice.said.first_day for voice in own if voice.said and voice.said.first_day
    ]
    newest = max(starts, default=None)
    standing: list[Voice] = []
    earlier: list[Voice] = []
    for voice in own:
        last = voice.said.last_day if voice.said is not None else None
        before = newest is not None and last is not None and last < newest
        (earlier if before else standing).append(voice)
    dated = {(voice.low, voice.high) for voice in standing if voice.said is not None}
    old = {(voice.low, voice.high) for voice in earlier} - dated
    if not old or not dated:
        return standing, earlier
    late = [
        voice
        for voice in standing
        if voice.said is None and (voice.low, voice.high) in old
    ]
    gone = {voice.claim for voice in late}
    return [voice for voice in standing if voice.claim not in gone], [*earlier, *late]


def keep_latest(voices: Iterable[Voice]) -> tuple[list[Voice], list[str]]:
    """Keep of each root what no later figure of the same root replaces.

    Args:
        voices: All figures.

    Returns:
        Those that count, by claim id, and one reason for each that was replaced.
    """
    by_root: dict[str, list[Voice]] = defaultdict(list)
    kept: list[Voice] = []
    reasons: list[str] = []
    for voice in sorted(voices, key=lambda voice: voice.claim):
        if voice.root is None:
            kept.append(voice)
        else:
            by_root[voice.root].append(voice)
    for root in sorted(by_root):
        standing, earlier = _part_by_age(by_root[root])
        kept.extend(standing)
        values = {(voice.low, voice.high) for voice in standing}
        for voice in earlier:
            done = "repeats" if (voice.low, voice.high) in values else "replaces"
            reasons.append(f"{voice.claim}: a later figure of the same root {done} it")
    return sorted(kept, key=lambda voice: voice.claim), reasons


def _support(voices: Sequence[Voice]) -> dict[float, tuple[float, int]]:
    """Return for each point the weight and number of the named roots behind it."""
    share: dict[str, int] = defaultdict(int)
    for voice in voices:
        if voice.root is not None:
            share[voice.root] += 1
    weight: dict[float, float] = defaultdict(float)
    roots: dict[float, set[str]] = defaultdict(set)
    for voice in voices:
        point = voice.point
        if point is None:
            continue
        if voice.root is None or not voice.named:
            weight[point] += 0.0
            continue
        weight[point] += voice.weight / share[voice.root]
        roots[point].add(voice.root)
    return {point: (weight[point], len(roots[point])) for point in sorted(weight)}


def _plurality(voices: Sequence[Voice], least_roots: int) -> tuple[float | None, str]:
    """Return the point with most support, and why; None on a tie."""
    support = _support(voices)
    if not support:
        return None, "no best: no figure gives one value"
    if len(support) == 1 and all(voice.point is not None for voice in voices):
        (point,) = support
        return point, "all figures that count give it"
    ranked = sorted(support.items(), key=lambda item: (-round(item[1][0], 9), item[0]))
    point, (weight, roots) = ranked[0]
    tied = len(ranked) > 1 and round(ranked[1][1][0], 9) == round(weight, 9)
    if tied or roots < least_roots:
        return None, "no best: no value has more named origins than every other"
    named = "1 named origin" if roots == 1 else f"{roots} named origins"
    return point, f"more support than any other value, of {named}"


def _median(voices: Sequence[Voice]) -> float | None:
    """Return the lower median over roots of their middle values."""
    by_root: dict[str, list[float]] = defaultdict(list)
    for voice in voices:
        middle = _middle(voice)
        if middle is not None:
            by_root[voice.root or f"?{voice.claim}"].append(middle)
    middles = sorted(
        sorted(values)[(len(values) - 1) // 2] for values in by_root.values()
    )
    return middles[(len(middles) - 1) // 2] if middles else None


def _latest(voices: Sequence[Voice]) -> list[Voice]:
    """Return the voices that no other is certainly later than."""
    starts = [
        voice.said.first_day for voice in voices if voice.said and voice.said.first_day
    ]
    if not starts:
        return list(voices)
    newest = max(starts)
    return [
        voice
        for voice in voices
        if voice.said is not None
        and (voice.said.last_day is None or voice.said.last_day >= newest)
    ]


def _ends(voices: Sequence[Voice]) -> tuple[float | None, float | None]:
    """Return the bounds of the union; None where one of them is open."""
    lows = [voice.low for voice in voices]
    highs = [voice.high for voice in voices]
    known_lows = [low for low in lows if low is not None]
    known_highs = [high for high in highs if high is not None]
    return (
        min(known_lows) if lows and len(known_lows) == len(lows) else None,
        max(known_highs) if highs and len(known_highs) == len(highs) else None,
    )


def newest_time(times: Iterable[Interval | None]) -> Interval | None:
    """Return the last of some times; None where none is known."""
    known = [time for time in times if time is not None]
    return max(
        known, key=lambda time: (time.start or "", time.end or "9999"), default=None
    )


def _ground_end(end: End, value: float | None, voices: Sequence[Voice]) -> Ground:
    """Return what low or high rests on: the claims that give it, or are open there."""
    given = tuple(
        voice.claim
        for voice in voices
        if value == (voice.low if end == "low" else voice.high)
    )
    if value is None:
        rule = "a figure that counts is open there" if voices else "no figure counts"
    else:
        side = "lowest" if end == "low" else "highest"
        rule = f"the {side} end of the figures that count"
    return Ground(end, value, rule, given)


def _ground_best(
    value: float | None, why: str, voices: Sequence[Voice], *, middle: bool
) -> Ground:
    """Return what best rests on: the claims that give it."""
    given = tuple(
        voice.claim
        for voice in voices
        if value is not None and (_middle(voice) if middle else voice.point) == value
    )
    return Ground("best", value, why, given)


def _middle(voice: Voice) -> float | None:
    ends = [end for end in (voice.low, voice.high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _word_end(ground: Ground) -> str:
    """Return the line that names low or high and its claims."""
    if ground.value is None:
        return f"{ground.end} open: {ground.rule}"
    given = ground.claims
    rest = f" and {len(given) - 1} more" if len(given) > 1 else ""
    named = f"{given[0]}{rest}" if given else "by the policy"
    return f"{ground.end} {ground.value:,.15g}: {named}"


def decide(voices: Iterable[Voice], policy: Policy) -> Decision:
    """Decide low, best and high.

    Args:
        voices: The figures of role `figure`, each with its root.
        policy: Which rule.

    Returns:
        The decision; all ends None where there is nothing to decide.
    """
    kept, reasons = keep_latest(voices)
    replaced = dict(reason.split(": ", 1) for reason in reasons)
    best: float | None
    middle = False
    match policy:
        case "range":
            best, why = _plurality(kept, least_roots=2)
        case "conservative":
            best, _ = _ends(kept)
            why = "the lowest figure that an origin stands by"
            if best is None:
                why = "no best: a figure that counts is open below"
        case "low-best-high":
            best, why = _plurality(kept, least_roots=1)
            if best is None:
                best, middle = _median(kept), True
                why = "the median over origins, since no value leads"
        case "latest":
            kept = _latest(kept)
            best, why = _plurality(kept, least_roots=1)
        case "root-median":
            best, middle = _median(kept), True
            why = "the median over origins, one voice each"
        case _:
            assert_never(policy)
    low, high = _ends(kept)
    ground = _ground_best(best, why, kept, middle=middle)
    if policy == "conservative":
        lowest = tuple(voice.claim for voice in kept if voice.low == best is not None)
        ground = Ground("best", best, why, lowest)
    grounds = (
        _ground_end("low", low, kept),
        ground,
        _ground_end("high", high, kept),
    )
    lines = (
        _word_end(grounds[0]),
        why if best is None else f"best {best:,.15g}: {why}",
        _word_end(grounds[2]),
        *reasons,
    )
    return Decision(
        low,
        best,
        high,
        newest_time(voice.said for voice in kept),
        lines,
        tuple(voice.claim for voice in kept),
        grounds,
        replaced,
    )
