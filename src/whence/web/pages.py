"""Pages as the report shows them: what they tell of themselves, claims, text."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from whence.model import (
    Actor,
    Attribution,
    Basis,
    Claim,
    Document,
    Extraction,
    SegmentKind,
    Span,
    Spans,
)
from whence.text.sentences import find_sentences
from whence.web.display import shorten, show
from whence.web.index import ReportIndex, label_page, title_page, word_published
from whence.web.limits import ReportLimits
from whence.web.marks import Mark, Piece, cut_pieces
from whence.web.wording import (
    ACT_WORDS,
    BASIS_WORDS,
    COPY_WORDS,
    word_count,
    word_interval,
    word_range,
)

__all__ = ["Block", "ClaimView", "Gap", "PageView", "view_claim", "view_pages"]

_SENTENCE_REACH = 600  # characters on either side in which a sentence is looked for
_CHROME_SHOWN = 400  # enough to see that it is chrome
_LABELS: dict[SegmentKind, str] = {
    "headline": "headline",
    "byline": "byline",
    "body": "",
    "caption": "caption",
    "teaser": "teaser of another story",
    "chrome": "site chrome",
    "other-language": "other language",
}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as one row.

    Attributes:
        number: Its number in the report.
        page: Number of its page.
        sentence: Its sentence, with the claim's cells marked.
        speaker: Who says it.
        chain: From the page inwards to the origin, for a claim that was relayed.
        act: What the speaker does.
        denied: Whether the content is denied.
        hedge: The words that make it less than sure.
        said: When it was said.
        about: The time that it speaks of.
        quantities: Its numbers, in the page's words and as bounds.
        denies: Numbers of the claims that it denies.
    """

    number: int
    page: int
    sentence: tuple[Piece, ...]
    speaker: str
    chain: tuple[str, ...]
    act: str
    denied: bool
    hedge: str
    said: str
    about: str
    quantities: tuple[tuple[str, str], ...]
    denies: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page's text.

    Attributes:
        kind: The segment's kind, or `unread` for text outside of all segments.
        label: What it is, in words; empty for the body.
        pieces: Its text.
        cut: What was left out at its end, in words; empty for nothing.
    """

    kind: str
    label: str
    pieces: tuple[Piece, ...]
    cut: str = ""


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


def name_actor(actor: Actor) -> str:
    """Return how an actor is called in the report."""
    name = shorten(actor.name, 90) if actor.name else "a source without a name"
    return f"{name} (unnamed)" if actor.kind == "unnamed" and actor.name else name


def _attribution_marks(attribution: Attribution | None) -> list[Mark]:
    if attribution is None:
        return []
    marks = [Mark("source", span) for span in attribution.source]
    return marks + [Mark("cue", span) for span in attribution.cue]


def _claim_marks(claim: Claim, page: Extraction, index: ReportIndex) -> list[Mark]:
    """Return the cells of one claim."""
    attribution = next(
        (item for item in page.attributions if item.id == claim.attribution), None
    )
    marks = [Mark("content", span) for span in claim.content]
    marks += _attribution_marks(attribution)
    if not any(mark.kind == "source" for mark in marks):
        marks += [Mark("source", span) for span in claim.speaker.spans]
    if claim.hedge is not None:
        marks.append(Mark("hedge", claim.hedge))
    for item in claim.quantities:
        if (quantity := index.quantities.get(item)) is not None:
            marks.append(Mark("quantity", quantity.span))
            if quantity.hedge is not None:
                marks.append(Mark("hedge", quantity.hedge))
    marks += [
        Mark("time", time.span)
        for time in page.times
        if any(span.contains(time.span) for span in claim.content)
    ]
    return marks


def _sentence_window(document: Document, content: Spans) -> Span:
    """Return the sentences that hold a content, within reach of it."""
    if not content:
        return Span(0, 0)
    first, last = content[0].start, content[-1].end
    last = min(last, first + 2 * _SENTENCE_REACH)
    near = Span(
        max(0, first - _SENTENCE_REACH),
        min(len(document.text), last + _SENTENCE_REACH),
    )
    held = [
        sentence
        for sentence in find_sentences(document.text, near)
        if sentence.start < last and first < sentence.end
    ]
    if not held:
        return Span(first, max(first, last))
    return Span(held[0].start, held[-1].end)


def view_claim(claim: Claim, page: Extraction, index: ReportIndex) -> ClaimView:
    """Return a claim as the report shows it.

    Args:
        claim: The claim.
        page: The page that it stands on.
        index: The report's index.

    Returns:
        The row.
    """
    document = page.document
    quantities = []
    for item in claim.quantities:
        quantity = index.quantities.get(item)
        if quantity is None:
            continue
        start = quantity.span.start
        if quantity.hedge is not None and 0 <= start - quantity.hedge.end < 20:
            start = quantity.hedge.start
        words = shorten(document.text[start : quantity.span.end], 60)
        bounds = word_range(quantity.low, quantity.high, bound=quantity.bound)
        if quantity.counted:
            bounds += f" ({shorten(quantity.counted, 40)})"
        second = quantity.second
        if second is not None and (second.low, second.high) != (
            quantity.low,
            quantity.high,
        ):
            other = word_range(second.low, second.high, bound=second.bound)
            bounds += f"; or, read otherwise, {other}"
        quantities.append((words, bounds))
    return ClaimView(
        number=index.claim_numbers[claim.id],
        page=index.page_numbers[document.id],
        sentence=cut_pieces(
            document.text,
            _sentence_window(document, claim.content),
            _claim_marks(claim, page, index),
        ),
        speaker=name_actor(claim.speaker),
        chain=tuple(name_actor(actor) for actor in claim.chain[:-1])
        if len(claim.chain) > 1
        else (),
        act="in the page\u2019s own voice"
        if claim.type == "voice"
        else ACT_WORDS[claim.act],
        denied=claim.polarity == "denied",
        hedge="" if claim.hedge is None else shorten(claim.hedge.of(document.text), 60),
        said="" if claim.said is None else word_interval(claim.said),
        about="" if claim.about is None else word_interval(claim.about),
        quantities=tuple(quantities),
        denies=tuple(
            sorted(
                index.claim_numbers[denied]
                for denied in claim.denies
                if denied in index.claim_numbers
            )
        ),
    )


def _page_marks(page: Extraction) -> list[Mark]:
    """Return every cell of every claim of a page, for the page's text."""
    marks = [Mark("time", item.span) for item in page.times]
    for quantity in page.quantities:
        marks.append(Mark("quantity", quantity.span))
        if quantity.hedge is not None:
            marks.append(Mark("hedge", quantity.hedge))
    for attribution in page.attributions:
        marks += _attribution_marks(attribution)
    for claim in page.claims:
        marks += [Mark("content", span) for span in claim.content]
        if claim.hedge is not None:
            marks.append(Mark("hedge", claim.hedge))
    return marks


def _block_spans(document: Document) -> list[tuple[str, str, Span]]:
    """Return the parts of a page in order, the stretches between segments included."""
    parts: list[tuple[str, str, Span]] = []
    at = 0
    text = document.text
    for segment in sorted(document.segments):
        if segment.span.start > at and text[at : segment.span.start].strip():
            parts.append(("unread", "not labelled", Span(at, segment.span.start)))
        start = max(at, segment.span.start)
        if segment.span.end > start:
            span = Span(start, segment.span.end)
            parts.append((segment.kind, _LABELS[segment.kind], span))
        at = max(at, segment.span.end)
    if at < len(text) and text[at:].strip():
        label = "not labelled" if document.segments else ""
        parts.append(("unread" if label else "body", label, Span(at, len(text))))
    return parts


def _merge_parts(
    parts: Sequence[tuple[str, str, Span]], text: str
) -> list[tuple[str, str, Span]]:
    """Return the parts with neighbours of one kind made one."""
    merged: list[tuple[str, str, Span]] = []
    for kind, label, span in parts:
        if merged and merged[-1][0] == kind:
            before = merged[-1][2]
            if not text[before.end : span.start].strip():
                merged[-1] = (kind, label, Span(before.start, span.end))
                continue
        merged.append((kind, label, span))
    return merged


def _view_blocks(
    page: Extraction, index: ReportIndex, limit: int
) -> tuple[tuple[Block, ...], int]:
    """Return the parts of a page's text and how many characters they show."""
    document = page.document
    marks = sorted(_page_marks(page), key=lambda mark: (mark.span, mark.kind))
    starts = [mark.span.start for mark in marks]
    longest = max((len(mark.span) for mark in marks), default=0)
    begins = [
        (claim.content[0].start, index.claim_numbers[claim.id])
        for claim in page.claims
        if claim.content and index.claim_numbers[claim.id] in index.shown_claims
    ]
    blocks: list[Block] = []
    shown = 0
    for kind, label, span in _merge_parts(_block_spans(document), document.text):
        most = limit - shown
        if kind == "chrome":
            most = min(most, _CHROME_SHOWN)
        if most <= 0:
            break
        window = Span(span.start, min(span.end, span.start + most))
        left = span.end - window.end
        cut = f"{word_count(left, 'character')} more" if left else ""
        pieces = cut_pieces(
            document.text,
            window,
            marks[
                bisect_left(starts, window.start - longest) : bisect_left(
                    starts, window.end
                )
            ],
            begins=begins,
        )
        blocks.append(Block(kind, label, pieces, cut))
        shown += len(window)
        if kind != "chrome" and left:
            break
    return tuple(blocks), shown


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
    blocks, used = _view_blocks(page, index, limit) if shown else ((), 0)
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
