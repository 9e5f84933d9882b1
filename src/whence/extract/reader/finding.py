"""Attributions of a document."""

from collections.abc import Iterator
from functools import cache

from whence.extract.reader.attributing import (
    FoundAttribution,
    encode_words,
    find_in_words,
)
from whence.extract.reader.decoding import TaggedSpan
from whence.extract.reader.loading import Reader, load_reader
from whence.extract.reader.speech import speech_type
from whence.extract.reader.windows import unit_starts
from whence.extract.reader.wordpieces import Word, find_words
from whence.model import Attribution, Document, Span, Spans, content_key

__all__ = ["default_score", "find_attributions", "read_parts"]

_BLOCK = 8_192  # words; their link vectors take 25 MB, and no article of the training corpus is half as long
_LINE = 2  # gap class of a word that starts a line
_DIGITS = 4  # of a score; the encoder's arithmetic is not trusted beyond


def find_attributions(
    document: Document, *, reader: Reader | None = None, min_score: float | None = None
) -> tuple[Attribution, ...]:
    """Find who says what, by which words, in the headline and the body of a document.

    What is found in a part of a document depends on its surroundings in that document alone, never on other documents.

    Args:
        document: The document.
        reader: The loaded reader; None for the shipped one, which is loaded once.
        min_score: Attributions with a lower score are left out; None for the reader's own threshold, which gives the best
            balance of precision and recall on the development articles.

    Returns:
        Outermost attributions in the order of their cues. Each has a cue and a content.

    Raises:
        ModelError: If the weights are missing or damaged.
    """
    reader = _shipped() if reader is None else reader
    threshold = reader.min_score if min_score is None else min_score
    parts = [(span.start, span.end) for span in document.spans_of("headline", "body")]
    attributions = [
        _attribution(document, words, found, reader)
        for words, several in read_parts(document.text, parts, reader)
        for found in several
    ]
    return tuple(
        attribution for attribution in attributions if attribution.score >= threshold
    )


def default_score() -> float:
    """Return the score below which attributions are left out unless told otherwise.

    Raises:
        ModelError: If the weights are missing or damaged.
    """
    return _shipped().min_score


@cache
def _shipped() -> Reader:
    return load_reader()


def read_parts(
    text: str, parts: list[tuple[int, int]], reader: Reader
) -> Iterator[tuple[list[Word], list[FoundAttribution]]]:
    """Find attributions in parts of a text.

    Args:
        text: The text.
        parts: The parts to read, `[start, end)` in code points, in reading order.
        reader: The loaded reader.

    Yields:
        The words of each block and the attributions over them; all but very long documents are one block.
    """
    for words in _blocks(find_words(text, parts)):
        pieces = [
            reader.vocabulary.pieces(text[word.start : word.end]) for word in words
        ]
        emissions, link = encode_words(
            words, pieces, unit_starts(words, text), reader.encode
        )
        yield words, find_in_words(words, emissions, link, reader.heads)


def _blocks(words: list[Word]) -> Iterator[list[Word]]:
    """Cut a very long document at the starts of lines, so that memory is bounded."""
    start = 0
    while start < len(words):
        end = min(start + _BLOCK, len(words))
        if end < len(words):
            lines = (
                number
                for number in range(end, start + _BLOCK // 2, -1)
                if words[number].gap >= _LINE
            )
            end = next(lines, end)
        yield words[start:end]
        start = end


def _attribution(
    document: Document, words: list[Word], found: FoundAttribution, reader: Reader
) -> Attribution:
    def spans(*tagged: TaggedSpan) -> Spans:
        return tuple(
            Span(words[span.first].start, words[span.last].end) for span in tagged
        )

    source = () if found.source is None else spans(found.source)
    cue, content = spans(found.cue), spans(*found.contents)
    key = [[[span.start, span.end] for span in role] for role in (source, cue, content)]
    return Attribution(
        id=content_key("attribution", document.id, document.sha256, *key),
        source=source,
        cue=cue,
        content=content,
        type=speech_type(words, document.text, found.contents),
        score=round(found.score(reader.heads.calibration), _DIGITS),
    )
