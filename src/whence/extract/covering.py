"""Covering: where of two attributions, one in the other, only one makes a claim."""

from collections.abc import Sequence

from whence.extract.acts import Stance
from whence.extract.occasions import STANDS, Voice
from whence.model import Attribution, Spans

__all__ = ["covered_by_inner", "passes_on"]

_WHOLE = 0.6  # share of an outer content at which an inner one stands for all of it


def passes_on(
    text: str, outer: Attribution, inner: Voice, voices: dict[str, Voice]
) -> bool:
    """Say whether an inner speaker passes on what the outer one said.

    "Reuters says that talks were held, according to people briefed on them": the
    sentence ends with the root.

    Args:
        text: The page's text.
        outer: The outer attribution.
        inner: The speaking inside it.
        voices: The speakings of the page, by attribution.
    """
    cue = outer.cue[-1] if outer.cue else None
    if cue is None or inner.speaker.kind not in {"outlet", "agency"}:
        return False
    ascribed = cue.of(text).casefold() == "according to"
    behind = cue.start > inner.item.content[-1].end - 1
    relays = voices[outer.id].speaker.kind in {"outlet", "agency"}
    return ascribed and behind and not relays


def _length(spans: Spans) -> int:
    return sum(len(span) for span in spans)


def covered_by_inner(
    items: Sequence[Attribution], stances: dict[str, Stance]
) -> set[str]:
    """Return the attributions that only pass on what an inner one says.

    "X reported that Y said Z" is one claim, of Y through X; but who denies, doubts or
    answers what another said makes a claim as well.

    Args:
        items: The attributions.
        stances: What the speaker of each does.
    """
    covered = set()
    by_id = {item.id: item for item in items}
    for item in items:
        outer = by_id.get(item.parent or "")
        if outer is None or stances[outer.id].act in STANDS:
            continue
        if _length(item.content) >= _WHOLE * _length(outer.content) - 40:
            covered.add(outer.id)
    return covered
