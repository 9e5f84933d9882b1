"""Elements of HTML: what each is to the text of a page, and what its tag says."""

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

__all__ = ["BLOCKS", "NATURES", "PLAIN", "SKIPPED", "Nature", "read_attributes"]

SKIPPED = frozenset(
    "script style noscript template svg math iframe object select textarea canvas "
    "audio video map title".split()
)
"""Elements whose content the text does not show."""
_PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote article section header footer nav "
    "aside figure form main pre hr fieldset".split()
)
BLOCKS = _PARAGRAPHS | frozenset(
    "div li dt dd tr br figcaption address option body details summary legend dialog "
    "center caption".split()
)
"""Elements that begin a line of their own."""
_CELLS = frozenset({"td", "th"})
_WATCHED = frozenset(
    "a h1 h2 h3 h4 h5 h6 li figure figcaption nav aside footer header form button "
    "article main table blockquote p time label dialog".split()
)
_VOID = frozenset({"meta", "link", "img", "input", "br", "hr", "base"})
_HEADS = frozenset({"meta", "html", "link"})


class Nature(NamedTuple):
    """What an element is to the renderer; looked up once a tag."""

    block: bool
    paragraph: bool
    cell: bool
    head: bool
    void: bool
    watched: bool
    marked: bool


PLAIN = Nature(*[False] * 7)
"""The nature of every element that `NATURES` does not name."""
NATURES = {
    name: Nature(
        name in BLOCKS,
        name in _PARAGRAPHS,
        name in _CELLS,
        name in _HEADS,
        name in _VOID,
        name in _WATCHED,
        name in BLOCKS or name == "span",
    )
    for name in BLOCKS | _CELLS | _HEADS | _VOID | _WATCHED | {"span"}
}

_ATTRIBUTE = re.compile(
    r"""([a-zA-Z_:@.-][a-zA-Z0-9_:@.-]{0,60})\s{0,20}=\s{0,20}("[^"]*+"|'[^']*+'|[^\s"'>]++)"""
)
_ATTRIBUTES_LENGTH = 20_000


@lru_cache(maxsize=4_096)
def read_attributes(source: str) -> Mapping[str, str]:
    """Return the attributes of a tag; the first of two with one name holds."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source[:_ATTRIBUTES_LENGTH]):
        value = match.group(2)
        if value[0] in "\"'":
            value = value[1:-1]
        found.setdefault(match.group(1).lower(), html.unescape(value).strip())
    return found
