"""What changed on the way from page to page, with both wordings."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.model import Drift, Place, Trace
from whence.web.comparison import Run, compare_words
from whence.web.display import shorten, show
from whence.web.index import ReportIndex, label_page, word_published
from whence.web.wording import DRIFT_WORDS

__all__ = ["DriftView", "view_drifts"]

_QUOTE = 400


@dataclass(frozen=True, slots=True)
class DriftView:
    """A change on the way, with both wordings.

    Attributes:
        kind: What sort of change, in words.
        before_page: Number of the page with the earlier wording; 0 for none.
        before_label: Its name.
        before: The earlier wording.
        after_page: Number of the page with the later wording; 0 for none.
        after_label: Its name.
        after: The later wording.
        runs: The comparison, word by word.
    """

    kind: str
    before_page: int
    before_label: str
    before: str
    after_page: int
    after_label: str
    after: str
    runs: tuple[Run, ...]


def view_drifts(
    traces: Sequence[Trace], index: ReportIndex, seen: set[tuple[str, Place, Place]]
) -> tuple[DriftView, ...]:
    """Return what changed on the way of some claims, each change once.

    Args:
        traces: The lineage of the claims.
        index: The report's index.
        seen: The changes that the report shows already; new ones are put in.

    Returns:
        The changes, by the page that made them.
    """
    drifts: list[Drift] = []
    for trace in traces:
        for drift in trace.drift:
            key = (drift.kind, drift.before, drift.after)
            if key not in seen:
                seen.add(key)
                drifts.append(drift)
    numbers = index.page_numbers

    def place(drift: Drift) -> tuple[int, Place, str, Place]:
        after = drift.after
        return numbers.get(after.document, 0), after, drift.kind, drift.before

    views = []
    for drift in sorted(drifts, key=place):
        ends = []
        for end in (drift.before, drift.after):
            document = index.documents.get(end.document)
            ends.append(
                (
                    numbers.get(end.document, 0),
                    shorten(end.document, 60)
                    if document is None
                    else f"{label_page(document)}, {word_published(document)}",
                    " ".join(index.surface(end.document, end.span)[:_QUOTE].split()),
                )
            )
        (before_page, before_label, before), (after_page, after_label, after) = ends
        views.append(
            DriftView(
                DRIFT_WORDS[drift.kind],
                before_page,
                before_label,
                show(before),
                after_page,
                after_label,
                show(after),
                compare_words(before, after),
            )
        )
    return tuple(views)
