"""Parts of a line of furniture: what stands between its bars, dots and dashes."""

import re
from collections.abc import Iterator

__all__ = ["parts_of"]

_PIECES = re.compile(r"\s{1,3}[|·•»›>—–/-]{1,2}\s{1,3}|\s{1,3}(?=\()|,\s|:\s|\.\s")
_LANGUAGE = re.compile(
    r"(?:live|online|english|deutsch|fran\u00e7ais|espa\u00f1ol|portugu\u00eas|italiano|en|fr|de|es"
    r"|international)(?:[ -](?:language )?(?:edition|version|service|page|pages|desk))?",
    re.IGNORECASE,
)


def parts_of(text: str) -> list[tuple[int, str]]:
    """Return the pieces of a line, or the one beside which only a language stands.

    "LIVE | The Copper Mail", "NTV Norte | English".
    """
    pieces = list(_split(text))
    said = [item for item in pieces if not _LANGUAGE.fullmatch(item[1].strip(" ()"))]
    return said if len(said) == 1 < len(pieces) else pieces


def _split(text: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a line between its separators, with their offsets."""
    at = 0
    for match in _PIECES.finditer(text):
        if text[at : match.start()].strip():
            yield at, text[at : match.start()]
        at = match.end()
    if text[at:].strip():
        yield at, text[at:]
