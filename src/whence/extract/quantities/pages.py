"""The quantities of a document: which parts are read, and what times take away."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from whence.extract.quantities.bases import link_alternatives, link_bases
from whence.extract.quantities.finder import has_numbers, read_sentence
from whence.extract.quantities.reading import Reading
from whence.extract.quantities.sheet import Sheet
from whence.extract.solicitations import find_read_spans
from whence.model import Document, Quantity, Span, TimeExpression, content_key
from whence.text.sentences import find_sentences

__all__ = ["find_quantities"]

_LONGEST_SENTENCE = 1500
_CARRY = 4  # sentences that a base may lie back; further back no reader looks


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Cut what has no sentence ends into pieces, so that work stays linear."""
    start = span.start
    while span.end - start > _LONGEST_SENTENCE:
        at = text.rfind(" ", start + _LONGEST_SENTENCE // 2, start + _LONGEST_SENTENCE)
        end = at if at > 0 else start + _LONGEST_SENTENCE
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


class _Times:
    """The time expressions of a page, to ask whether one holds a number."""

    def __init__(self, times: Sequence[TimeExpression]) -> None:
        held = [time for time in times if time.type in {"DATE", "TIME"}]
        held.sort(key=lambda time: (time.span.start, time.span.end))
        self._spans = [time.span for time in held]
        self._ends = [span.end for span in self._spans]

    def hold(self, span: Span) -> bool:
        """Say whether a date or a clock time covers the span."""
        at = bisect_left(self._ends, span.end)
        while at < len(self._spans) and self._spans[at].start <= span.start:
            if self._spans[at].end >= span.end:
                return True
            at += 1
        return False


def _is_time(reading: Reading, times: _Times) -> bool:
    """Say whether a reading is part of a time and no quantity."""
    return reading.kind in {"count", "duration", "share"} and times.hold(reading.span)


def _make_quantity(reading: Reading, document: Document) -> Quantity:
    return Quantity(
        id=_key(reading, document),
        span=reading.span,
        value=reading.value,
        low=reading.low,
        high=reading.high,
        bound=reading.bound,
        unit=reading.unit,
        counted=reading.counted,
        counted_span=reading.counted_span,
        kind=reading.kind,
        base=None if reading.base is None else _key(reading.base, document),
        hedge=reading.hedge,
        alternatives=tuple(_key(other, document) for other in reading.others),
        second=reading.second,
    )


def _key(reading: Reading, document: Document) -> str:
    span = reading.span
    return content_key("quantity", document.id, span.start, span.end)


def find_quantities(
    document: Document, times: Sequence[TimeExpression] = ()
) -> tuple[Quantity, ...]:
    """Find the quantities of a document.

    Args:
        document: The page; of its segments headline, byline, body and caption are
            read, and all of its text where it has none.
        times: Its time expressions, which are found first: a number inside a date or
            a clock time is no quantity.

    Returns:
        The quantities in reading order.

    >>> from whence.model import text_sha256
    >>> text = "Rajin loaded over 6 million artillery shells on Oct. 6."
    >>> page = Document("page", text, text_sha256(text))
    >>> [found] = find_quantities(page)
    >>> found.span.of(text), found.low, found.high, found.bound, found.counted
    ('6 million', 6000000.0, None, '>', 'shell')
    """
    text, held = document.text, _Times(times)
    sentences: list[list[Reading]] = []
    for segment in find_read_spans(document):
        if not has_numbers(text, segment.start, segment.end):
            continue
        for sentence in find_sentences(text, segment):
            for piece in _cut(text, sentence):
                if not has_numbers(text, piece.start, piece.end):
                    sentences.append([])
                    continue
                readings = read_sentence(Sheet(text, piece.start, piece.end))
                sentences.append([one for one in readings if not _is_time(one, held)])
    for readings in sentences:
        link_alternatives(readings)
    # A page's lines are segments of their own: a figure may stand on one of the
    # paragraph before.
    link_bases(sentences)
    return tuple(
        _make_quantity(reading, document)
        for readings in sentences
        for reading in readings
    )
