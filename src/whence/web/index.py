"""What the report looks up: every page and claim with its number in the report.

Numbers follow the content (story, date, id), never the order of the input, so that
the same ledger gives the same report. Ids of pages are addresses or paths and may
hold anything; the anchors of the report are made of the numbers alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.model import Claim, Document, Extraction, Quantity, Span, Story, Trace
from whence.reconcile.copies import Copy, find_copies
from whence.web.display import shorten
from whence.web.limits import DEFAULT_LIMITS, ReportLimits
from whence.web.wording import word_day, word_interval

__all__ = ["ReportIndex", "build_index", "label_page", "title_page", "word_published"]

_NAME_WORDS = 3
_LAST = "9999"  # pages without a date come after all others


@dataclass(frozen=True, slots=True)
class ReportIndex:
    """Pages, claims and quantities by id, and their numbers.

    Attributes:
        pages: All pages in the order of the report.
        page_numbers: Number of a page by document id, from 1.
        documents: Document by id.
        claims: Claim by id.
        claim_numbers: Number of a claim by id, from 1.
        quantities: Quantity by id.
        stories: Number of the story by document id, from 1; a page without one is
            left out.
        shown_claims: Numbers of the claims that have a row in the report.
        copies: Pages that are another one again, by document id.
        traces: The lineage of claims, by claim id.
    """

    pages: tuple[Extraction, ...]
    page_numbers: dict[str, int]
    documents: dict[str, Document]
    claims: dict[str, Claim]
    claim_numbers: dict[str, int]
    quantities: dict[str, Quantity]
    stories: dict[str, int]
    shown_claims: frozenset[int]
    copies: dict[str, Copy]
    traces: dict[str, Trace]

    def surface(self, document: str, span: Span) -> str:
        """Return the words of a page, or nothing where the page is not at hand."""
        held = self.documents.get(document)
        return "" if held is None else span.of(held.text)


def _day_key(document: Document) -> str:
    interval = document.published.interval
    if interval is not None and interval.start is not None:
        return interval.start
    return document.published.value or _LAST


def _order_pages(
    extractions: Iterable[Extraction], stories: Sequence[Story]
) -> tuple[tuple[Extraction, ...], dict[str, int]]:
    """Return the pages by story, date and id, and the story numbers by document."""
    pages = {page.document.id: page for page in extractions}
    story_of = {
        story.document: story.story for story in stories if story.document in pages
    }
    first: dict[str, tuple[str, str]] = {}
    for document, story in story_of.items():
        key = (_day_key(pages[document].document), document)
        first[story] = min(first.get(story, key), key)
    order = {
        story: number
        for number, story in enumerate(sorted(first, key=first.__getitem__), start=1)
    }

    def place(page: Extraction) -> tuple[int, str, str]:
        story = story_of.get(page.document.id)
        number = len(order) + 1 if story is None else order[story]
        return number, _day_key(page.document), page.document.id

    numbers = {document: order[story] for document, story in story_of.items()}
    return tuple(sorted(pages.values(), key=place)), numbers


def build_index(
    extractions: Iterable[Extraction],
    stories: Sequence[Story],
    limits: ReportLimits = DEFAULT_LIMITS,
    traces: Iterable[Trace] = (),
) -> ReportIndex:
    """Number the pages and claims of a report.

    Args:
        extractions: The pages, in any order; a page given twice counts once.
        stories: Which page belongs to which story; may be empty.
        limits: How many pages and claims have a row of their own.
        traces: The lineage of claims.

    Returns:
        The index.
    """
    pages, story_numbers = _order_pages(extractions, stories)
    claims: list[Claim] = []
    shown: set[int] = set()
    for number, page in enumerate(pages, start=1):
        held = sorted(page.claims, key=lambda claim: (claim.content, claim.id))
        if number <= limits.pages and page.error is None:
            first = len(claims) + 1
            shown.update(range(first, first + min(len(held), limits.claims)))
        claims += held
    return ReportIndex(
        pages=pages,
        page_numbers={page.document.id: n for n, page in enumerate(pages, start=1)},
        documents={page.document.id: page.document for page in pages},
        claims={claim.id: claim for claim in claims},
        claim_numbers={claim.id: n for n, claim in enumerate(claims, start=1)},
        quantities={item.id: item for page in pages for item in page.quantities},
        stories=story_numbers,
        shown_claims=frozenset(shown),
        copies={
            copy.document: copy
            for copy in find_copies(
                page.document for page in pages if page.error is None
            )
        },
        traces={trace.claim: trace for trace in traces},
    )


def _without_outlet(title: str, outlet: str | None) -> str:
    """Return a title without the outlet's name that sites put behind it.

    >>> _without_outlet("Roof falls in | The Gazette", "The Gazette")
    'Roof falls in'
    """
    head, mark, tail = title.rpartition(outlet or "\n")
    head = head.rstrip()
    if mark and not tail.strip() and head[-1:] in tuple("|-\u2013\u2014"):
        return head[:-1].rstrip() or title
    return title


def title_page(document: Document) -> str:
    """Return what a page is called: its headline, its first line, or its id."""
    if document.title:
        return shorten(_without_outlet(document.title, document.outlet.value), 160)
    # The name of the site may stand in the first lines too; a headline has more words.
    lines = [span.of(document.text) for span in document.spans_of("headline")[:3]]
    named = (document.outlet.value or "").casefold()
    kept = [line for line in lines if line.strip().casefold() != named]
    long = [line for line in kept if len(line.split()) > _NAME_WORDS]
    first = [span.of(document.text) for span in document.spans_of("body")[:1]]
    return (
        shorten((long or kept or [""])[0], 160)
        or shorten("".join(first).partition("\n")[0], 80)
        or shorten(document.id, 160)
    )


def word_published(document: Document) -> str:
    """Return when a page was published, in words, with its bounds where it has some."""
    published = document.published
    if published.interval is not None:
        day = published.interval.first_day
        if day is not None and published.interval.is_day:
            return word_day(day)
        return word_interval(published.interval)
    return shorten(published.value, 40) if published.value else "undated"


def label_page(document: Document) -> str:
    """Return the short name of a page: its outlet, or else its headline."""
    if document.outlet.value:
        return shorten(document.outlet.value, 60)
    return title_page(document)
