"""Units: the sentences that the rules read, each with its tokens and quotations.

A unit is a sentence, or several that one quotation holds together: "We wait. We will
see," he said. It is the frame in which a cue, its source and its content are sought.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from whence.extract.datelines import find_dateline
from whence.model import Document, Span
from whence.text.quotes import find_quotes
from whence.text.sentences import find_sentences
from whence.text.tokens import Token, find_tokens

__all__ = ["PageUnits", "Unit", "find_units"]

_BUDGET = 120_000  # code points of headline and body: twenty times a long article
_MOST_QUOTES = 200
_LONGEST = 2000  # code points; a longer "sentence" is no prose and is read in pieces


def _start(token: Token) -> int:
    return token.start


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as the rules see it.

    Attributes:
        text: The page's text.
        span: Where the unit stands.
        paragraph: Number of its paragraph (line) on the page.
        headline: Whether it stands in the headline.
        tokens: Its tokens.
        words: Their surfaces, casefolded, apostrophes straight.
        quote_of: For each token the number of the quotation it stands in, or -1.
        quotes: The quotations of the unit, with their marks.
    """

    text: str
    span: Span
    paragraph: int
    headline: bool
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    quote_of: tuple[int, ...]
    quotes: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def surface(self, first: int, end: int) -> str:
        """Return the characters from token `first` to before token `end`."""
        if first >= end:
            return ""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def span_of(self, first: int, end: int) -> Span:
        """Return the span from token `first` to before token `end`."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Return the range of tokens that a span touches."""
        first = bisect_right(self.tokens, span.start, key=_start)
        first -= first > 0 and self.tokens[first - 1].end > span.start
        end = bisect_right(self.tokens, span.end - 1, key=_start)
        return first, max(first, end)

    @property
    def is_bare_quote(self) -> bool:
        """Whether the unit is one quotation and nothing else."""
        return bool(self.quotes) and all(
            number >= 0 or not token.surface[0].isalnum()
            for number, token in zip(self.quote_of, self.tokens, strict=True)
        )


def _merge_at_quotes(sentences: list[Span], quotes: tuple[Span, ...]) -> list[Span]:
    """Join sentences whose boundary falls inside a quotation."""
    starts = [quote.start for quote in quotes]
    merged: list[Span] = []
    for sentence in sentences:
        if merged:
            at = bisect_right(starts, sentence.start - 1) - 1
            inside = at >= 0 and quotes[at].end > sentence.start
            if inside and sentence.end - merged[-1].start <= _LONGEST:
                merged[-1] = Span(merged[-1].start, sentence.end)
                continue
        merged.append(sentence)
    return merged


def _pieces(sentence: Span) -> list[Span]:
    """Cut what is too long to be a sentence."""
    return [
        Span(start, min(start + _LONGEST, sentence.end))
        for start in range(sentence.start, sentence.end, _LONGEST)
    ]


def _make_unit(
    text: str, span: Span, quotes: tuple[Span, ...], paragraph: int, *, headline: bool
) -> Unit:
    tokens = find_tokens(text, span)
    own = tuple(quote for quote in quotes if span.overlaps(quote))
    numbers: list[int] = []
    at = 0
    for token in tokens:
        while at < len(own) and own[at].end <= token.start:
            at += 1
        inside = at < len(own) and own[at].start <= token.start
        numbers.append(at if inside else -1)
    words = tuple(token.surface.casefold().replace("\u2019", "'") for token in tokens)
    return Unit(text, span, paragraph, headline, tokens, words, tuple(numbers), own)


def _lines(document: Document) -> Iterator[tuple[Span, bool]]:
    """Yield the lines of headline and body, datelines cut off, within the budget."""
    text, left = document.text, _BUDGET
    for segment in document.segments:
        if segment.kind not in ("headline", "body"):
            continue
        start = segment.span.start
        while start < segment.span.end and left > 0:
            stop = text.find("\n", start, min(segment.span.end, start + left))
            stop = min(segment.span.end, start + left) if stop < 0 else stop
            line, start = Span(start, stop), stop + 1
            left -= len(line)
            if not line.of(text).strip():
                continue
            opening = find_dateline(text, line)
            if opening is not None:
                line = Span(opening.end, line.end)
            yield line, segment.kind == "headline"


def _line_units(
    text: str, line: Span, paragraph: int, *, headline: bool
) -> Iterator[Unit]:
    """Yield the units of one line."""
    quotes = find_quotes(text, line)
    if len(quotes) > _MOST_QUOTES:
        quotes = ()
    for sentence in _merge_at_quotes(list(find_sentences(text, line)), quotes):
        for piece in _pieces(sentence):
            if piece.of(text).strip():
                unit = _make_unit(text, piece, quotes, paragraph, headline=headline)
                if unit.tokens:
                    yield unit


def find_units(document: Document) -> list[Unit]:
    """Return the units of a page's headline and body, in reading order.

    Args:
        document: The page.

    Returns:
        The units; a quotation over several sentences keeps them in one unit as long
        as it stays within one line. Of a page longer than any article the beginning
        is read.
    """
    return [
        unit
        for paragraph, (line, headline) in enumerate(_lines(document), 1)
        for unit in _line_units(document.text, line, paragraph, headline=headline)
    ]


class PageUnits:
    """The units of a page, found by offset.

    Attributes:
        text: The page's text.
        units: Its units, in reading order.
        is_cut: Whether the page is too long to be read to its end.
    """

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.units = find_units(document)
        self._starts = [unit.span.start for unit in self.units]
        spans = document.spans_of("headline", "body")
        self.is_cut = sum(len(span) for span in spans) > _BUDGET

    def unit_at(self, offset: int) -> Unit | None:
        """Return the unit that an offset stands in, or None."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or self.units[at].span.end <= offset:
            return None
        return self.units[at]
