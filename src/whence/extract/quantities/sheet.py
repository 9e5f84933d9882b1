"""A sentence laid out as tokens: parallel lists that the grammar reads by index."""

import re

__all__ = ["Sheet", "is_number_token"]

# Numbers keep their separators, words their apostrophes and the full stops of
# abbreviations; marks stand alone. Every quantifier is over one class or bounded, so
# that matching is linear in the text.
_TOKEN = re.compile(
    r"""
      \d{1,40}(?:[.,٬٫'’·]\d{1,40}|[\u00a0\u2009\u202f]\d{3}(?!\d)){0,12}
    | [¼½¾⅐-⅞]
    | (?:[^\W\d_]\.){2,8}
    | [^\W\d_¼½¾⅐-⅞]{1,60}(?:['’][^\W\d_]{1,60}){0,3}
    | [^\w\s]
    | _
    """,
    re.VERBOSE,
)
_LETTERS = re.compile(r"[^\W\d_]")


class Sheet:
    """The tokens of one sentence.

    Positions before the first and after the last token read as empty words, so that
    the grammar looks around without testing for the edges.

    Attributes:
        text: The whole text that offsets point into.
        starts: Start of each token.
        ends: End of each token.
        words: Each token as printed.
        lowers: Each token in small letters.
        count: Number of tokens.
        taken: Index after the last token that a quantity has taken.
        is_title: Whether most words are capitalised, as in a headline.
    """

    __slots__ = (
        "count",
        "ends",
        "is_title",
        "lowers",
        "starts",
        "taken",
        "text",
        "words",
    )

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.taken = 0
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for match in _TOKEN.finditer(text, start, end):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(match.group())
        self.lowers = [word.lower().replace("’", "'") for word in self.words]
        self.count = len(self.words)
        self.is_title = self._looks_like_title()

    def _looks_like_title(self) -> bool:
        if self.words and self.words[-1] in ".!?;":
            return False
        letters = [word for word in self.words if len(word) > 3 and word[0].isalpha()]
        capitals = sum(word[0].isupper() for word in letters)
        return len(letters) >= 3 and capitals >= 0.8 * len(letters)

    def low(self, index: int) -> str:
        """Return the token at an index in small letters; empty outside."""
        return self.lowers[index] if 0 <= index < self.count else ""

    def word(self, index: int) -> str:
        """Return the token at an index as printed; empty outside."""
        return self.words[index] if 0 <= index < self.count else ""

    def glued(self, index: int) -> bool:
        """Say whether no space stands between a token and the one before it."""
        return 0 < index < self.count and self.ends[index - 1] == self.starts[index]

    def is_hyphen(self, index: int) -> bool:
        """Say whether a token is a hyphen or a dash without a space before it."""
        return (
            self.low(index) in "-‑–−‐" and self.low(index) != "" and self.glued(index)
        )

    def is_name_word(self, index: int) -> bool:
        """Say whether a token is a word with a capital first letter."""
        word = self.word(index)
        return bool(word) and word[0].isupper()

    def starts_sentence(self, index: int) -> bool:
        """Say whether only marks stand before a token, or a mark that opens anew."""
        at = index - 1
        while at >= 0:
            mark = self.words[at]
            if _LETTERS.match(mark) or mark[0].isdigit():
                return False
            if mark in ":.!?;•–—|“\"‘'":
                return True
            at -= 1
        return True

    def match(self, index: int, words: tuple[str, ...]) -> bool:
        """Say whether the tokens from an index on are these words."""
        return tuple(self.lowers[index : index + len(words)]) == words

    def match_before(self, index: int, words: tuple[str, ...]) -> bool:
        """Say whether the tokens just before an index are these words."""
        start = index - len(words)
        return start >= 0 and tuple(self.lowers[start:index]) == words


def is_number_token(word: str) -> bool:
    """Say whether a token starts with a digit."""
    return word[:1].isdigit()
