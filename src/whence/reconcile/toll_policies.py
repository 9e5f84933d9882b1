"""The five policies for tolls.

Pages of one event count, add, name and imply; each page has a voice, its most likely
count, and all pages together make some counts likely. Low and high are the least and
the most that are likely. Best is

- `range` and `low-best-high`: the count with most support, here by the weights of all
  that the pages tell (`tolls`), not by a show of hands;
- `conservative`: the least that is likely;
- `latest`: the count with most support among the pages of the last day;
- `root-median`: the median over origins of what their pages count.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from whence.model import Ground, Policy
from whence.reconcile.policies import Decision, Voice, decide, newest_time
from whence.reconcile.tolls import PageToll, Toll, combine_tolls

__all__ = ["MEASURES", "Told", "decide_toll"]

MEASURES = ("killed", "injured")


class Told(NamedTuple):
    """What one page says of one measure.

    Attributes:
        page: The page.
        voice: Its count, with the claim that shows it and the root of that.
        quantity: Id of the quantity that gives the count; None where it is implied.
    """

    page: PageToll
    voice: Voice
    quantity: str | None


def _last(told: Sequence[Told], order: Mapping[str, str]) -> list[Told]:
    """Return the pages of the last day; those without a date where none has one."""
    days = {
        item.page.evidence.document: order.get(item.page.evidence.document, "")[:10]
        for item in told
    }
    newest = max(days.values(), default="")
    return [item for item in told if days[item.page.evidence.document] == newest]


def _best_of(
    told: Sequence[Told], toll: Toll, index: int, policy: Policy
) -> tuple[float, str]:
    """Return best and the rule by which it is."""
    low, best, _ = (toll.killed, toll.injured)[index]
    voices = [item.voice for item in told]
    match policy:
        case "conservative":
            return float(low), "the least that the pages together make likely"
        case "root-median":
            median = decide(voices, "root-median").best
            if median is not None:
                return median, "the median over origins of what their pages count"
    pages = (
        "1 page counts and implies"
        if len(told) == 1
        else (f"{len(told)} pages count and imply")
    )
    likely = toll.likely[index]
    return float(best), f"fits what {pages} best (weight {likely:.2f} of 1)"


def decide_toll(
    told: Sequence[Told], measure: str, policy: Policy, order: Mapping[str, str]
) -> Decision:
    """Decide low, best and high of one measure of an event.

    Args:
        told: What its pages say, one entry a page; at least one.
        measure: `killed` or `injured`.
        policy: Which rule.
        order: Document id to when the page appeared, as text that sorts.

    Returns:
        The decision. What lies outside low and high does not count.
    """
    index = MEASURES.index(measure)
    heard = _last(told, order) if policy == "latest" else list(told)
    toll = combine_tolls([item.page for item in heard], order)
    low, _, high = (toll.killed, toll.injured)[index]
    best, why = _best_of(heard, toll, index, policy)
    ends = (min(float(low), best), max(float(high), best))
    voices = sorted((item.voice for item in heard), key=lambda voice: voice.claim)
    kept = [
        voice
        for voice in voices
        if voice.low is not None and ends[0] <= voice.low <= ends[1]
    ]

    def given(value: float) -> tuple[str, ...]:
        return tuple(voice.claim for voice in kept if voice.low == value)

    among = "the last pages" if policy == "latest" else "the pages"
    grounds = (
        Ground("low", ends[0], f"the least that {among} make likely", given(ends[0])),
        Ground("best", best, why, given(best)),
        Ground("high", ends[1], f"the most that {among} make likely", given(ends[1])),
    )
    return Decision(
        ends[0],
        best,
        ends[1],
        newest_time(voice.said for voice in voices),
        (
            f"best {best:,.15g}: {why}",
            f"low {ends[0]:,.15g}, high {ends[1]:,.15g}: the ends of what {among} support",
        ),
        tuple(voice.claim for voice in kept),
        grounds,
    )
