"""The text as the time grammar reads it: words, numbers and marks, with senses.

The text is walked once; each word is looked up in the lexicon, each number is read
by its shape. The grammar then works on columns of equal length, not on characters.
"""

import functools
import re
from types import MappingProxyType

from whence.lexicon.times import Senses, load_senses
from whence.model import Span

__all__ = ["NO_SENSES", "Lexemes", "read_lexemes", "read_number_senses"]

# Quantifiers are bounded or over one class, so the walk is linear in the text.
_LEXEME = re.compile(
    r"""
      [1-4][QH]\d\d(?!\w)                   # 4Q23  1H24
    | \d+(?:[.,:/]\d+)*[^\W\d_]*            # 10th  1990s  9:30  03/09/2023  9pm
    | (?:[^\W\d_]\.){2,8}                   # a.m.  U.S.  B.C.
    | [^\W\d_]\.[^\W\d_](?![\w.])           # p.m without its last stop
    | [^\W\d_]+\d\w*                        # M23  Q2  FY2024
    | [^\W\d_]+
    | [^\w\s]
    """,
    re.VERBOSE,
)
_SHAPES = (
    ("int", re.compile(r"(\d{1,8})$")),
    ("ordinal", re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")),
    ("decades", re.compile(r"((?:1[0-9]|20)?\d0)s$")),
    ("count", re.compile(r"(\d{1,3}(?:,\d{3})+)$")),
    (
        "clock",
        re.compile(r"([01]?\d:[0-5]\d(?::[0-5]\d)?|2[0-4]:[0-5]\d(?::[0-5]\d)?)$"),
    ),
    ("numeric", re.compile(r"(\d{1,2}([/.])\d{1,2}\2(?:\d{4}|\d{2}))$")),
    ("numeric", re.compile(r"(\d{4}([/.])\d{2}\2\d{2})$")),
    ("clock12", re.compile(r"(\d{1,2}(?:[:.]\d{2})?[ap]m)$")),
    ("hours", re.compile(r"([0-2]\d:?[0-5]\dhrs?)$")),
    ("decimal", re.compile(r"(\d{1,4}\.\d{1,3})$")),
    ("years", re.compile(r"((?:1\d|20)\d\d/(?:\d{4}|\d\d))$")),
)
_CODES = re.compile(r"(?:(q)([1-4])|(h)([12])|(fy)(\d{4}|\d{2}))$")
_TURNED_CODES = re.compile(r"(?:([1-4])(q)(\d\d)?|([12])(h)(\d\d))$")

NO_SENSES: Senses = MappingProxyType({})
"""What a word says that the grammar does not know."""


@functools.lru_cache(maxsize=4096)
def read_number_senses(surface: str) -> Senses:
    """Return what a token that holds digits can say by its shape.

    >>> dict(read_number_senses("10th"))
    {'ordinal': '10', 'digits': '10'}
    >>> dict(read_number_senses("1990s"))
    {'decades': '1990'}
    """
    folded = surface.casefold()
    for sense, shape in _SHAPES:
        match = shape.match(folded)
        if match:
            found = {sense: match.group(1)}
            if sense == "ordinal":
                found["digits"] = match.group(1)
            return MappingProxyType(found)
    code = _CODES.match(folded)
    if code:
        kind = code.group(1) or code.group(3) or code.group(5)
        number = code.group(2) or code.group(4) or code.group(6)
        return MappingProxyType({"code": kind + number})
    turned = _TURNED_CODES.match(folded)
    if turned and not surface.islower():
        number, kind, year = (
            turned.group(1, 2, 3) if turned[1] else turned.group(4, 5, 6)
        )
        return MappingProxyType({"code": kind + number, "year": year or ""})
    return NO_SENSES


class Lexemes:
    """The tokens of one stretch of text as parallel columns.

    Eight empty tokens stand at the end and one at the start, so that a rule may look
    ahead and back without asking where the text ends.

    Attributes:
        text: The whole text that the offsets point into.
        starts: Offset of the first code point of each token.
        ends: Offset after the last one.
        words: The token in lower case.
        senses: What the lexicon, or its shape, says of it.
        size: How many tokens there are, without the empty ones at the end.
    """

    __slots__ = ("ends", "senses", "size", "starts", "text", "words")

    def __init__(
        self,
        text: str,
        starts: list[int],
        ends: list[int],
        words: list[str],
        senses: list[Senses],
    ) -> None:
        self.text = text
        self.size = len(words)
        limit = ends[-1]
        self.starts = starts + [limit] * 8
        self.ends = ends + [limit] * 8
        self.words = words + [""] * 8
        self.senses = senses + [NO_SENSES] * 8

    def has(self, index: int, sense: str) -> str | None:
        """Return the value of a sense of a token; None where it has not that sense."""
        return self.senses[index].get(sense)

    def surface(self, index: int) -> str:
        """Return the token as printed."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_capital(self, index: int) -> bool:
        """Say whether the token starts with a capital letter."""
        start = self.starts[index]
        return self.ends[index] > start and self.text[start].isupper()

    def is_word(self, index: int) -> bool:
        """Say whether the token starts with a letter."""
        start = self.starts[index]
        return self.ends[index] > start and self.text[start].isalpha()

    def touches(self, index: int) -> bool:
        """Say whether no space stands between the token and the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def new_line(self, index: int) -> bool:
        """Say whether a line ends between the token and the one before it."""
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def starts_sentence(self, index: int) -> bool:
        """Say whether the token is the first of a sentence, by the mark before it."""
        before = index - 1
        while before > 0 and self.words[before] in _OPENERS:
            before -= 1
        if before <= 0 or self.new_line(index):
            return True
        mark = self.words[before]
        abbreviated = mark == "." and self.words[before - 1] in _ABBREVIATED
        return mark in _STOPS and not abbreviated

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens `[first, last)`."""
        return Span(self.starts[first], self.ends[last - 1])


_OPENERS = frozenset("\"'\u201c\u2018`([")
# "Mr. Reed", "Roe vs. Wade": the full stop behind these ends no sentence.
_ABBREVIATED = frozenset(
    """
    mr mrs ms dr prof sen rep gov gen col lt maj capt cpl sgt adm rev hon messrs vs st
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
_STOPS = frozenset(".!?:;\u2026")


def read_lexemes(text: str, within: Span) -> Lexemes:
    """Read a stretch of text into tokens with their senses.

    Args:
        text: The text.
        within: The stretch to read.

    Returns:
        The tokens; their offsets point into `text`.

    >>> lexemes = read_lexemes("on the 10th", Span(0, 11))
    >>> lexemes.words[1:4], dict(lexemes.senses[3])
    (['on', 'the', '10th'], {'ordinal': '10', 'digits': '10'})
    """
    lower, upper = load_senses(capitalised=False), load_senses(capitalised=True)
    starts, ends, words = [within.start], [within.start], [""]
    senses: list[Senses] = [NO_SENSES]
    for match in _LEXEME.finditer(text, within.start, within.end):
        surface = match.group()
        start, end = match.span()
        word = surface.lower()
        starts.append(start)
        ends.append(end)
        words.append(word)
        if surface[-1].isdigit() or surface[0].isdigit():
            senses.append(read_number_senses(surface))
        elif word is surface or word == surface:
            senses.append(lower.get(word, NO_SENSES))
        else:
            senses.append(upper.get(word, NO_SENSES))
    return Lexemes(text, starts, ends, words, senses)
