"""Units: the sentences that the rules read, each with its tokens and quotations.

A unit is a sentence, or several that one quotation holds together: "We wait. We will
see," he said. It is the frame in which a cue, its source and its content are sought.
"""

from bisect import bisect_right
from dataclasses import dataclass

from whence.extract.datelines import find_dateline
from whence.model import Document, Span
from whence.text.quotes import find_quotes
from whence.text.sentences import find_sentences
from whence.text.tokens import Token, find_tokens

__all__ = ["PageUnits", "Unit", "find_units"]

_LONGEST = 4000  # code points; a longer "sentence" is no prose and is read in pieces


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


def find_units(document: Document) -> list[Unit]:
    """Return the units of a page's headline and body, in reading order.

    Args:
        document: The page.

    Returns:
        The units; a quotation over several sentences keeps them in one unit as long
        as it stays within one line.
    """
    found: list[Unit] = []
    paragraph = 0
    for segment in document.segments:
        if segment.kind not in ("headline", "body"):
            continue
        start = segment.span.start
        while start < segment.span.end:
            stop = document.text.find("\n", start, segment.span.end)
            stop = segment.span.end if stop < 0 else stop
            line = Span(start, stop)
            start = stop + 1
            if not line.of(document.text).strip():
                continue
            paragraph += 1
            opening = find_dateline(document.text, line)
            if opening is not None:
                line = Span(opening.end, line.end)
            quotes = find_quotes(document.text, line)
            sentences = list(find_sentences(document.text, line))
            for sentence in _merge_at_quotes(sentences, quotes):
                for piece in _pieces(sentence):
                    if piece.of(document.text).strip():
                        unit = _make_unit(
                            document.text,
                            piece,
                            quotes if len(quotes) < 200 else (),
                            paragraph,
                            headline=segment.kind == "headline",
                        )
                        if unit.tokens:
                            found.append(unit)
    return found


class PageUnits:
    """The units of a page, found by offset.

    Attributes:
        text: The page's text.
        units: Its units, in reading order.
    """

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.units = find_units(document)
        self._starts = [unit.span.start for unit in self.units]

    def unit_at(self, offset: int) -> Unit | None:
        """Return the unit that an offset stands in, or None."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or self.units[at].span.end <= offset:
            return None
        return self.units[at]
