"""The figures of a question as rows: who, in which words, when, and whether it counts."""

from dataclasses import dataclass

from whence.model import Figure, FigureItem, Interval
from whence.web.display import shorten
from whence.web.index import ReportIndex, label_page
from whence.web.origins import Origins
from whence.web.reasons import Reason, view_reason
from whence.web.wording import ROLE_WORDS, word_interval, word_range

__all__ = ["ItemView", "is_share", "order_items", "said_when", "scale_of", "view_item"]


@dataclass(frozen=True, slots=True)
class ItemView:
    """One figure that bears on a question, as a row.

    Attributes:
        claim: Number of its claim; 0 where the claim is not at hand.
        page: Number of its page; 0 where the page is not at hand.
        label: Name of the page.
        words: The number in the page's words.
        bounds: What the words allow.
        said: When it was said, or when the page appeared.
        dated: Whether `said` is when it was said.
        letter: Letter of its origin.
        origin: Name of its origin.
        role: How it bears on the question, in words.
        counts: Whether it enters low, best and high.
        why: Why it does, or does not.
    """

    claim: int
    page: int
    label: str
    words: str
    bounds: str
    said: str
    dated: bool
    letter: str
    origin: str
    role: str
    counts: bool
    why: Reason


def is_share(item: FigureItem, figure: Figure) -> bool:
    """Say whether a figure is a part of a whole, worded in percent."""
    return item.role == "share" or figure.question.aspect == "share"


def scale_of(item: FigureItem, index: ReportIndex) -> float:
    """Return what makes a share's number a fraction of one."""
    quantity = index.quantities.get(item.quantity or "")
    percent = quantity is not None and quantity.kind == "percent"
    return 0.01 if percent else 1.0


def said_when(item: FigureItem, index: ReportIndex) -> tuple[Interval | None, bool]:
    """Return when a figure was said, else when its page appeared, and which."""
    if item.said is not None:
        return item.said, True
    document = index.documents.get(item.document)
    return (None if document is None else document.published.interval), False


def order_items(figure: Figure, index: ReportIndex) -> list[FigureItem]:
    """Return the figures of a question in time, what is no count last."""

    def place(item: FigureItem) -> tuple[bool, str, int, str, str]:
        said, _ = said_when(item, index)
        start = "9999" if said is None else said.start or said.end or "9999"
        number = index.claim_numbers.get(item.claim, 0)
        counts = item.role != "figure"
        return counts, start, number, item.claim, item.quantity or ""

    return sorted(figure.figures, key=place)


def _word_surface(item: FigureItem, index: ReportIndex) -> str:
    """Return a figure in the page's own words, its hedge and its noun included."""
    quantity = index.quantities.get(item.quantity or "")
    if quantity is None:
        return ""
    start, end = quantity.span.start, quantity.span.end
    for span in (quantity.hedge, quantity.counted_span):
        if span is not None and -60 < span.start - start < 60:
            start, end = min(start, span.start), max(end, span.end)
    return shorten(index.surface(item.document, type(quantity.span)(start, end)), 90)


def view_item(
    item: FigureItem, figure: Figure, origins: Origins, index: ReportIndex
) -> ItemView:
    """Return one figure as a row.

    Args:
        item: The figure.
        figure: What it bears on.
        origins: The letters of the origins.
        index: The report's index.
    """
    document = index.documents.get(item.document)
    said, dated = said_when(item, index)
    quantity = index.quantities.get(item.quantity or "")
    share = is_share(item, figure)
    bounds = word_range(
        item.low,
        item.high,
        bound="=" if quantity is None else quantity.bound,
        scale=scale_of(item, index) * 100 if share else 1.0,
    )
    return ItemView(
        claim=index.claim_numbers.get(item.claim, 0),
        page=index.page_numbers.get(item.document, 0),
        label=shorten(item.document, 60) if document is None else label_page(document),
        words=_word_surface(item, index),
        bounds=bounds + " %" if share else bounds,
        said="undated" if said is None else word_interval(said),
        dated=dated,
        letter=origins.letter(item.origin),
        origin=origins.name(item.origin, item, index),
        role=ROLE_WORDS[item.role],
        counts=item.counts,
        why=view_reason(item.why, index),
    )
