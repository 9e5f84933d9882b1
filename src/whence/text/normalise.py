"""Normal forms for comparing words, with a map back to the page's characters."""

import unicodedata

from whence.model import OffsetMap

__all__ = ["fold", "normalise"]

_SAME = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\ufeff": None,
    }
)


def fold(text: str) -> str:
    """Return a form in which case, marks, accents and spaces do not matter.

    For keys only: offsets are lost. Use `normalise` where they are needed.

    >>> fold("Zelenskyy\u2019s  D\u00e9cision")
    "zelenskyy's decision"
    """
    plain = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(kept.split())


def normalise(text: str) -> tuple[str, OffsetMap]:
    """Return the text with quotes, hyphens, widths and spaces unified.

    Args:
        text: Any text.

    Returns:
        The edited text (NFKC, straight marks, runs of white space as one space) and
        the map from its offsets to those of `text`.

    >>> edited, back = normalise("a\u00a0\u00a0\u201cb\u201d")
    >>> edited, back.to_original(3)
    ('a "b"', 4)
    """
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    at, size = 0, len(text)
    while at < size:
        end = at + 1
        if text[at].isspace():
            while end < size and text[end].isspace():
                end += 1
            edited = " "
        else:
            while end < size and unicodedata.combining(text[end]):
                end += 1
            edited = unicodedata.normalize("NFKC", text[at:end].translate(_SAME))
        parts.append(edited)
        pieces.append((len(edited), at, end))
        at = end
    return "".join(parts), OffsetMap.from_pieces(pieces)
