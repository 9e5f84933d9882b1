"""Claims as the report shows them: one row each, with the sentence that makes it."""

import re
from dataclasses import dataclass

from whence.export import cite_claim
from whence.model import Claim, Document, Extraction, Span, Spans
from whence.text.sentences import find_sentences
from whence.web.cells import claim_marks
from whence.web.display import safe_id, shorten, show
from whence.web.index import ReportIndex
from whence.web.limits import DEFAULT_LIMITS
from whence.web.marks import Piece, cut_pieces
from whence.web.matches import MatchView, is_first, view_matches
from whence.web.wording import (
    name_actor,
    word_act,
    word_interval,
    word_origins,
    word_range,
)

__all__ = ["ClaimView", "view_claim"]

# How a reason of the lineage begins; the number itself stands before it.
_ENDS = re.compile(
    r"^origins at (?:least \d{1,6}: |most \d{1,6}: (?P<end>perhaps another), )"
)
_SENTENCE_REACH = 600  # characters on either side in which a sentence is looked for


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
        id: Its id in the ledger, which the commands take; empty where it may not
            stand in a link.
        citation: It as a line for a footnote.
        first: Of how many claims that say the same it is the earliest; 0 for none.
        matches: What other claims are about the same thing.
        matches_cut: How many more there are.
        origins: How many origins it has, in words; empty where that is not known.
        origin_reasons: Why.
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
    id: str
    citation: str
    first: int
    matches: tuple[MatchView, ...]
    matches_cut: int
    origins: str
    origin_reasons: tuple[str, ...]


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


def _word_reason(reason: str) -> str:
    """Return why a claim has so many origins, beside their number.

    >>> _word_reason("origins at least 2: Ada Lund; Odda Port")
    'certain: Ada Lund; Odda Port'
    """
    return shorten(
        _ENDS.sub(lambda match: f"{match['end'] or 'certain'}: ", reason), 240
    )


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
    matches = view_matches(claim, index)
    most = DEFAULT_LIMITS.matches
    trace = index.traces.get(claim.id)
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
            claim_marks(claim, page, index),
        ),
        speaker=name_actor(claim.speaker),
        chain=tuple(name_actor(actor) for actor in claim.chain[:-1])
        if len(claim.chain) > 1
        else (),
        act=word_act(claim),
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
        id=safe_id(claim.id),
        citation=show(cite_claim(document, claim)),
        first=is_first(claim, index),
        matches=matches[:most],
        matches_cut=max(0, len(matches) - most),
        origins="" if trace is None else word_origins(trace.origins),
        origin_reasons=()
        if trace is None
        else tuple(_word_reason(reason) for reason in trace.reasons[:most]),
    )
