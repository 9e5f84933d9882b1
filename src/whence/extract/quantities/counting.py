"""What a quantity counts: the noun after it, behind "of", or before it in the page."""

from whence.extract.quantities.amounts import COMPOUND_HEADS, read_amount
from whence.extract.quantities.forms import make_singular
from whence.extract.quantities.fractions import Part
from whence.extract.quantities.nouns import NounPhrase, find_noun_phrase
from whence.extract.quantities.numerals import read_numeral
from whence.extract.quantities.reading import Reading
from whence.extract.quantities.sheet import Sheet
from whence.model import Span

__all__ = [
    "add_counted",
    "add_predicate",
    "add_share_noun",
    "name_pronoun",
    "take_noun",
]

_BEFORE_INNER = frozenset(
    """the its their all his her these those our my about around nearly almost roughly
    approximately some over more than at least an estimated""".split()
)


def take_noun(reading: Reading, phrase: NounPhrase) -> None:
    """Take a noun phrase as what a quantity counts.

    Args:
        reading: The quantity.
        phrase: The phrase, in the quantity's sentence.
    """
    sheet = reading.sheet
    reading.counted = phrase.singular
    reading.counted_span = Span(sheet.starts[phrase.start], sheet.ends[phrase.end - 1])
    reading.resume = max(reading.resume, reading.end)


def add_counted(reading: Reading) -> int:
    """Find what a count counts.

    Args:
        reading: The count, its bounds already read.

    Returns:
        The index after the noun, or after the number where there is none.
    """
    sheet, at = reading.sheet, reading.end
    at = max(at, reading.resume)
    if (
        sheet.is_hyphen(at)
        and sheet.low(at + 1) in COMPOUND_HEADS
        and sheet.glued(at + 1)
    ):
        word = sheet.low(at + 1)
        reading.counted = "person" if word == "strong" else word
        if word != "strong":
            reading.counted_span = Span(sheet.starts[at + 1], sheet.ends[at + 1])
        return at + 2
    is_one = reading.value == 1
    if sheet.low(at) == "of" and not is_one:
        inner = read_amount(sheet, _skip_to_number(sheet, at + 1))
        plain = inner is not None and not any(
            sheet.is_hyphen(place) for place in range(inner.start, inner.end)
        )
        if inner is not None and plain and inner.kind in {"money", "measure"}:
            reading.kind, reading.unit = inner.kind, inner.unit
            return at  # "300 of the 1,000 euros"
        phrase = _noun_after_of(sheet, at + 1, plural=True)
    else:
        phrase = find_noun_phrase(sheet, at, plural=not is_one)
    if phrase is None:
        return at
    take_noun(reading, phrase)
    return phrase.end


def _skip_to_number(sheet: Sheet, index: int) -> int:
    """Step over "the", "nearly", "the city's" before an inner number."""
    at = index
    while at - index < 6 and (
        sheet.low(at) in _BEFORE_INNER
        or (sheet.low(at).endswith("'s") and sheet.word(at + 1)[:1].isdigit())
    ):
        at += 1
    return at


def _noun_after_of(
    sheet: Sheet, index: int, *, plural: bool = False
) -> NounPhrase | None:
    """Find the noun in "of the 31 miners", "of its oldest ships"."""
    at = _skip_to_number(sheet, index)
    inner = read_numeral(sheet, at)
    if inner is not None and inner.start == at:
        at = inner.end
        plural = True
    if plural:
        return find_noun_phrase(sheet, at, plural=True)
    return find_noun_phrase(sheet, at, plural=False, determiner=True)


def add_share_noun(reading: Reading, part: Part | None) -> None:
    """Find what a share or a percentage is taken of.

    Args:
        reading: The share or percentage.
        part: How the share was read; None for a percentage.
    """
    sheet, at = reading.sheet, reading.end
    phrase: NounPhrase | None = None
    if part is not None and part.noun >= 0:
        noun = part.noun
        phrase = NounPhrase(
            noun, noun + 1, sheet.word(noun), make_singular(sheet.low(noun))
        )
    elif sheet.low(at) == "of":
        phrase = _noun_after_of(sheet, at + 1)
    elif reading.kind == "share" and reading.end - reading.start > 1:
        phrase = find_noun_phrase(sheet, at, plural=True)
    elif reading.kind == "share" and sheet.low(at) in {"the", "all", "its", "their"}:
        phrase = _noun_after_of(sheet, at)
    elif reading.kind == "share":
        phrase = find_noun_phrase(sheet, at, plural=True)
    if phrase is not None:
        take_noun(reading, phrase)


def add_predicate(reading: Reading) -> None:
    """Find the noun in "around 1,100 were children".

    Args:
        reading: A count without a noun.
    """
    sheet = reading.sheet
    if sheet.low(reading.end) in {"were", "are", "being"} and reading.value != 1:
        phrase = find_noun_phrase(sheet, reading.end + 1, plural=True)
        if phrase is not None and phrase.end - phrase.start <= 2:
            end = reading.end
            take_noun(reading, phrase)
            reading.resume = end


def name_pronoun(reading: Reading, earlier: list[Reading]) -> None:
    """Name the noun of "four others" and "two of them" by the count before it.

    Args:
        reading: A count without a noun.
        earlier: The quantities before it in the sentence.
    """
    sheet, at = reading.sheet, max(reading.end, reading.resume)
    if reading.value == 1:
        return
    if sheet.low(at) == "others":
        word = at
    elif sheet.low(at) == "of" and sheet.low(at + 1) in {
        "them",
        "whom",
        "these",
        "those",
    }:
        word = at + 1
    else:
        return
    for other in reversed(earlier):
        if other.kind == "count" and other.counted not in {None, "time"}:
            reading.counted = other.counted
            reading.counted_span = Span(sheet.starts[word], sheet.ends[word])
            return
