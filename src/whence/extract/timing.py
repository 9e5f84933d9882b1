"""Timing: when a speaker spoke, and the time that the words speak of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from whence.extract.units import PageUnits
from whence.model import Attribution, Interval, Spans, TimeExpression, merge_spans

__all__ = ["Timing"]

_FARTHEST = 250  # code points between a cue and the time that dates it
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATED = frozenset({"DATE", "TIME"})
_TO_COME = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|plans?|expected|due|to be)\b",
    re.IGNORECASE,
)
_ACTED = frozenset("condemn reject deny accuse urge promise threaten decline".split())


def _interval(time: TimeExpression) -> Interval | None:
    """Return what a time covers; "Sunday evening", without hours, is that day."""
    if time.interval is not None or time.type != "TIME" or time.value is None:
        return time.interval
    day = _DAY.match(time.value)
    return Interval.of_day(date.fromisoformat(day.group())) if day else None


def _distance(time: TimeExpression, item: Attribution) -> int:
    cue = item.cue[0] if item.cue else item.content[0]
    if time.span.start >= cue.end:
        return time.span.start - cue.end
    # A time before its cue is mostly the sentence's own; one behind it dates the cue.
    return max(0, cue.start - time.span.end) + 1


class Timing:
    """The times of a page, asked for by attribution and by content.

    Args:
        page: The page's units.
        times: Its time expressions.
        items: Its attributions.
    """

    def __init__(
        self,
        page: PageUnits,
        times: Sequence[TimeExpression],
        items: Sequence[Attribution],
    ) -> None:
        self._page = page
        self._times = sorted(times, key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]
        self._said: dict[str, Interval] = {}
        by_unit: dict[int, list[Attribution]] = {}
        for item in items:
            unit = page.unit_at(item.cue[0].start) if item.cue else None
            if unit is not None:
                by_unit.setdefault(unit.span.start, []).append(item)
        for time in self._outside(items):
            unit = page.unit_at(time.span.start)
            near = by_unit.get(unit.span.start, []) if unit is not None else []
            self._give(time, near)

    def _outside(self, items: Sequence[Attribution]) -> list[TimeExpression]:
        """Return the times that stand in no content: those that can date a cue."""
        contents = merge_spans(span for item in items for span in item.content)
        starts = [span.start for span in contents]
        found = []
        for time in self._times:
            at = bisect_right(starts, time.span.start) - 1
            if at < 0 or not contents[at].overlaps(time.span):
                found.append(time)
        return found

    def _give(self, time: TimeExpression, near: Sequence[Attribution]) -> None:
        """Note a time as that of the nearest cue of its sentence."""
        interval = _interval(time)
        if time.type not in _DATED or interval is None or not near:
            return
        outer = [item for item in near if item.parent is None] or list(near)
        best = min(outer, key=lambda item: (_distance(time, item), item.id))
        if _distance(time, best) <= _FARTHEST:
            self._said.setdefault(best.id, interval)

    def said(self, item: Attribution, act: str) -> Interval | None:
        """Return when a speaker spoke, as far as the sentence itself tells.

        Args:
            item: The attribution.
            act: What the speaker does. "Condemned the raid on May 3" dates the
                condemning, "said that it rained on May 3" the rain.
        """
        found = self._said.get(item.id)
        if found is not None or act not in _ACTED or not item.content:
            return found
        last = item.content[-1]
        at = bisect_left(self._starts, last.end) - 1
        if at < 0:
            return None
        time = self._times[at]
        before = self._page.text[max(0, time.span.start - 12) : time.span.start]
        ends = time.span.end >= last.end - 1 and time.span.start > last.start + 12
        marked = before.rstrip().endswith((" on", " issued", " released", " published"))
        if ends and marked and time.type in _DATED and item.type != "direct":
            return time.interval
        return None

    def same_day(
        self, item: Attribution, published: Interval | None
    ) -> Interval | None:
        """Return the day of publication where what is told happened only then.

        "Two died before dawn on Saturday, police said", printed on Saturday, was said
        on that day too.

        Args:
            item: The attribution.
            published: The day of the page.
        """
        if published is None or item.parent is not None:
            return None
        about = self.about(item.content)
        if about is not None and self._is_quoted(item.content):
            return None  # "this afternoon" of one who spoke yesterday
        words = " ".join(span.of(self._page.text) for span in item.content)[:400]
        if about is None or about.start is None or _TO_COME.search(words):
            return None
        day = published.first_day
        one_day = day is not None and published == Interval.of_day(day)
        return published if one_day and about.first_day == day else None

    def _is_quoted(self, content: Spans) -> bool:
        """Say whether the first time of a content stands in a quotation."""
        for span in content:
            at = bisect_left(self._starts, span.start)
            if at < len(self._starts) and self._starts[at] < span.end:
                unit = self._page.unit_at(self._starts[at])
                if unit is None:
                    return False
                place = self._times[at].span
                return any(quote.overlaps(place) for quote in unit.quotes)
        return False

    def about(self, content: Spans) -> Interval | None:
        """Return the time that a content speaks of; the hull of several.

        Args:
            content: The spans of the content.
        """
        found: list[Interval] = []
        for span in content:
            first = bisect_left(self._starts, span.start)
            inside = self._times[first : bisect_left(self._starts, span.end)]
            covered = (_interval(time) for time in inside if time.type != "SET")
            found.extend(interval for interval in covered if interval is not None)
        if not found:
            return None
        starts = [item.start for item in found if item.start is not None]
        ends = [item.end for item in found if item.end is not None]
        if len(found) == 1 or len(starts) < len(found) or len(ends) < len(found):
            return found[0]
        return Interval(min(starts), max(ends))
