"""The range of a toll in a page that weighs what several sources say.

Such a page gives its own count first and then what each source says. The first count
is the low end, unless it is a range itself or only the most that may be; the largest
count that a source gives for the whole is the high end.
"""

from collections.abc import Sequence

from whence.extract.casualties import CasualtyMention

__all__ = ["read_range"]

_BEGINNING = 8  # sentences in which a page gives its own count
_WIDEST = 3  # a count this many times the first one counts something else


def _whole(mentions: Sequence[CasualtyMention]) -> list[CasualtyMention]:
    """Return the mentions that count all, not a part or what was counted before."""
    return [
        item
        for item in mentions
        if not (item.single or item.part or item.definite or item.charged)
    ]


def _own_range(
    first: CasualtyMention, others: Sequence[CasualtyMention]
) -> tuple[int, int]:
    if first.most is not None:
        return first.count, first.most
    counts = [item.count for item in others if not item.more and not item.vague]
    if first.at_most:
        return min([item for item in counts if item <= first.count] + [first.count]), (
            first.count
        )
    tops = [item.most or item.count for item in others if not item.vague]
    near = [item for item in tops if item <= _WIDEST * max(first.count, 2)]
    return first.count, max([*near, first.count])


def read_range(
    mentions: Sequence[CasualtyMention], fate: str
) -> tuple[int, int] | None:
    """Return low and high of those killed, or injured, by one page.

    Args:
        mentions: All mentions of the page in reading order.
        fate: `killed` or `injured`.

    Returns:
        The range; None where the page gives no count of its own at its beginning.
    """
    if any(item.fate == "hit" for item in mentions if item.order <= _BEGINNING):
        return None  # "five were shot, two fatally" wants the other counts too
    own = _whole([item for item in mentions if item.fate == fate])
    clear = [item for item in own if not item.vague]
    beginning = [item for item in own if item.order <= _BEGINNING]
    if not beginning:
        return None
    first = next((item for item in beginning if not item.vague), beginning[0])
    if first.vague:
        return first.count, first.most or first.count
    return _own_range(first, [item for item in clear if item is not first])
