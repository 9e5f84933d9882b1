"""Direct, indirect or mixed speech, by quotation marks."""

from collections.abc import Iterable

from whence.extract.reader.decoding import TaggedSpan
from whence.extract.reader.wordpieces import Word
from whence.model import SpeechType

__all__ = ["speech_type"]

_DIRECT = 0.95
_INDIRECT = 0.02
# Shares of the evaluation kit (PolNeAR): over 95% of the letters and digits in quotation marks is direct, under 2% indirect.


def speech_type(
    words: list[Word], text: str, contents: Iterable[TaggedSpan]
) -> SpeechType:
    """Tell how much of a content stands in double quotation marks.

    Args:
        words: The words of the document.
        text: Its text.
        contents: The pieces of the content.

    Returns:
        The type.
    """
    quoted = total = 0
    for piece in contents:
        for word in words[piece.first : piece.last + 1]:
            letters = sum(letter.isalnum() for letter in text[word.start : word.end])
            total += letters
            quoted += letters * (word.quote == 1)
    if not total or quoted < _INDIRECT * total:
        return "indirect"
    return "direct" if quoted > _DIRECT * total else "mixed"
