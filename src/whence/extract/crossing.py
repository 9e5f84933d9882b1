"""Contents that cross: of two attributions each holds a part that the other lacks.

What somebody says stands inside what another says, or beside it, and never across its
end. Where two finders disagree on an end, the surer of the two attributions keeps its
content, and the other one's ends there.
"""

from collections.abc import Sequence
from dataclasses import replace

from whence.model import Attribution, Span

__all__ = ["uncross"]

_MOST_TURNS = 4  # a cut may make another crossing; more turns were never needed


def uncross(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return attributions whose contents lie inside or beside one another.

    Args:
        attributions: Attributions of one page, in any order.

    Returns:
        The same in the same order, under their ids, contents cut where they crossed.
    """
    found = list(attributions)
    for _ in range(_MOST_TURNS):
        cuts = _find_cuts(found)
        if not cuts:
            break
        for (number, place), span in cuts.items():
            content = list(found[number].content)
            content[place] = span
            found[number] = replace(found[number], content=tuple(content))
    return tuple(found)


def _find_cuts(found: Sequence[Attribution]) -> dict[tuple[int, int], Span]:
    """Return what is left of each content span that crosses a surer one."""
    places = sorted(
        (span.start, span.end, number, place)
        for number, item in enumerate(found)
        for place, span in enumerate(item.content)
    )
    cuts: dict[tuple[int, int], Span] = {}
    for at, (start, end, number, place) in enumerate(places):
        for other_start, other_end, other, other_place in places[at + 1 :]:
            if other_start >= end:
                break
            if other == number or not (start < other_start and end < other_end):
                continue
            first, second = found[number], found[other]
            # What is left in either case is what both hold.
            if (-first.score, first.id) <= (-second.score, second.id):
                cuts.setdefault((other, other_place), Span(other_start, end))
            else:
                cuts.setdefault((number, place), Span(other_start, end))
    return cuts
