"""Pages as the report shows them: what they tell of themselves, and what was unread."""

from dataclasses import dataclass

from whence.model import Basis, Extraction
from whence.web.blocks import Block, view_blocks
from whence.web.claims import ClaimView, view_claim
from whence.web.display import shorten, show
from whence.web.index import ReportIndex, label_page, title_page, word_published
from whence.web.limits import ReportLimits
from whence.web.wording import BASIS_WORDS, COPY_WORDS, name_actor, word_count

__all__ = ["Gap", "PageView", "view_pages"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was seen and not read.

    Attributes:
        page: Number of the page.
        label: Name of the page.
        words: The words; empty where the whole page is meant.
        reason: Why.
    """

    page: int
    label: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A page with its claims and its text.

    Attributes:
        number: Its number in the report.
        story: Number of its story, 0 for none.
        id: The path or address that names it.
        url: Its address, where it has one beside its id; shown as text, never a link.
        title: Its headline.
        outlet: Its outlet.
        outlet_basis: Where the outlet's name comes from.
        published: When it appeared, with bounds.
        published_basis: Where that comes from.
        reasons: Why the bounds of the date hold.
        language: Code of its language.
        authors: Who signs it.
        relays: What it was taken from as a whole.
        copy: What it is to the page that it is a copy of, in words; empty for none.
        copied: Number of that page; 0 for none.
        claim_count: How many claims were read in it.
        claims: Those that are shown.
        blocks: Its text.
        placed: Numbers of the claims that the shown text points at.
        cut: What of the page is not shown, in words; empty for nothing.
        error: Why it could not be read; empty where it could.
        shown: Whether claims and text are shown at all.
    """

    number: int
    story: int
    id: str
    url: str
    title: str
    outlet: str
    outlet_basis: str
    published: str
    published_basis: str
    reasons: tuple[str, ...]
    language: str
    authors: tuple[str, ...]
    relays: tuple[str, ...]
    copy: str
    copied: int
    claim_count: int
    claims: tuple[ClaimView, ...]
    blocks: tuple[Block, ...]
    placed: frozenset[int]
    cut: str
    error: str
    shown: bool


def _word_basis(basis: Basis) -> str:
    """Return where a value comes from; nothing for a value that is not there."""
    return "" if basis == "none" else BASIS_WORDS[basis]


def _view_page(
    page: Extraction, index: ReportIndex, limits: ReportLimits, room: int
) -> tuple[PageView, int]:
    """Return one page's view and how many characters of text it shows."""
    document = page.document
    number = index.page_numbers[document.id]
    shown = number <= limits.pages and page.error is None
    copy = index.copies.get(document.id)
    claims = sorted(page.claims, key=lambda claim: index.claim_numbers[claim.id])
    limit = min(limits.page_characters, room)
    blocks, used = view_blocks(page, index, limit) if shown else ((), 0)
    cuts = []
    if shown and len(claims) > limits.claims:
        more = word_count(len(claims) - limits.claims, "more claim")
        cuts.append(f"{more} not shown")
    if shown and len(document.text) > limit:
        cuts.append(f"of its {len(document.text):,} characters {limit:,} are shown")
    view = PageView(
        number=number,
        story=index.stories.get(document.id, 0),
        id=shorten(document.id, 200),
        url=shorten(document.url, 200)
        if document.url and document.url != document.id
        else "",
        title=title_page(document),
        outlet=label_page(document) if document.outlet.value else "not known",
        outlet_basis=_word_basis(document.outlet.basis),
        published=word_published(document),
        published_basis=_word_basis(document.published.basis),
        reasons=tuple(show(reason) for reason in document.published.reasons),
        language=shorten(document.language or "not known", 20),
        authors=tuple(shorten(author.name, 80) for author in document.authors),
        relays=tuple(name_actor(relay) for relay in document.relays),
        copy="" if copy is None else COPY_WORDS[copy.kind],
        copied=0 if copy is None else index.page_numbers[copy.of],
        claim_count=len(claims),
        claims=tuple(
            view_claim(claim, page, index) for claim in claims[: limits.claims]
        )
        if shown
        else (),
        blocks=blocks,
        placed=frozenset(
            number
            for block in blocks
            for piece in block.pieces
            for number in piece.claims
        ),
        cut="; ".join(cuts),
        error="" if page.error is None else show(page.error.message),
        shown=shown,
    )
    return view, used


def view_pages(index: ReportIndex, limits: ReportLimits) -> tuple[PageView, ...]:
    """Return all pages as the report shows them, in its order.

    Args:
        index: The report's index.
        limits: How much to show; pages beyond it keep their line in the list.

    Returns:
        One view a page.
    """
    views: list[PageView] = []
    room = limits.total_characters
    for page in index.pages:
        view, used = _view_page(page, index, limits, room)
        room -= used
        views.append(view)
    return tuple(views)
