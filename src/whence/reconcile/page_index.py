"""Where things stand in a page, found by bisection: pages of any length stay cheap."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from whence.model import Claim, Extraction, Quantity, Span, TimeExpression
from whence.text.sentences import find_sentences

__all__ = ["PageIndex"]

_MOST_CLAIMS = 50  # of one sentence that are looked at


class PageIndex:
    """The sentences, quantities, times and claims of a page, by place."""

    def __init__(self, extraction: Extraction) -> None:
        """Index a page.

        Args:
            extraction: What was read from it.
        """
        document = extraction.document
        self.extraction = extraction
        self.text = document.text
        self.headlines = document.spans_of("headline")
        self.sentences: Sequence[Span] = sorted(
            sentence
            for span in document.spans_of("headline", "body")
            for sentence in find_sentences(document.text, span)
        )
        self._starts = [sentence.start for sentence in self.sentences]
        self.quantities: Sequence[Quantity] = sorted(
            extraction.quantities, key=lambda item: (item.span, item.id)
        )
        self._quantity_starts = [item.span.start for item in self.quantities]
        self._times: Sequence[TimeExpression] = sorted(
            extraction.times, key=lambda item: (item.span, item.id)
        )
        self._time_starts = [item.span.start for item in self._times]
        parts = sorted(
            (
                (span, claim.id, claim)
                for claim in extraction.claims
                for span in claim.content
            ),
            key=lambda part: part[:2],
        )
        self._parts = [(span, claim) for span, _, claim in parts]
        self._part_starts = [span.start for span, _ in self._parts]

    def sentence_at(self, span: Span) -> Span:
        """Return the sentence in which a span starts; the span itself for none."""
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0 and span.start < self.sentences[at].end:
            return self.sentences[at]
        return span

    def quantities_in(self, span: Span) -> Sequence[Quantity]:
        """Return the quantities that start in a span."""
        first = bisect_left(self._quantity_starts, span.start)
        return self.quantities[first : bisect_left(self._quantity_starts, span.end)]

    def times_in(self, span: Span) -> Sequence[TimeExpression]:
        """Return the times that start in a span."""
        first = bisect_left(self._time_starts, span.start)
        return self._times[first : bisect_left(self._time_starts, span.end)]

    def claim_beside(self, sentence: Span) -> Claim | None:
        """Return the shortest claim whose content touches a sentence."""
        last = bisect_left(self._part_starts, sentence.end)
        near = [
            claim
            for span, claim in self._parts[max(0, last - _MOST_CLAIMS) : last]
            if span.overlaps(sentence)
        ]
        return min(
            near,
            key=lambda claim: (sum(len(part) for part in claim.content), claim.id),
            default=None,
        )
