"""HTML to the text that a page shows, with what its markup tells of each line.

One pass over the tags, without a tree: the work grows with the page's length
whatever its nesting, and every offset is known when a character is written. All
that the page says of itself in its head (meta elements, JSON-LD, title, language)
is collected on the way.
"""

import re

from whence.intake.elements import SKIPPED
from whence.intake.rendered import Page
from whence.intake.rendering import Renderer

__all__ = ["render_page"]

_NAME = r"(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40}+)"
_QUOTED_TAG = re.compile(rf"""<{_NAME}((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>""")
_PLAIN_TAG = re.compile(rf"<{_NAME}([^>]*+)>")
_CLOSERS = {
    name: re.compile(rf"</{name}(?![a-zA-Z])[^>]*+>", re.IGNORECASE) for name in SKIPPED
}
_ROWS_LIMIT = 50_000
"""Lines after which reading ends: no page of so many is taken in."""


def render_page(source: str) -> Page:
    r"""Return a page's text with what its markup tells.

    Args:
        source: The page's HTML.

    Returns:
        The text, one line a block and a blank line between paragraphs.

    >>> render_page("<h1>Flood kills two</h1><p>It <b>rained</b>.</p>").text
    'Flood kills two\n\nIt rained.'
    """
    renderer = Renderer()
    pattern, at, length = _QUOTED_TAG, 0, len(source)
    text_from = 0
    while at < length:
        if len(renderer.page.rows) > _ROWS_LIMIT:
            break
        at = source.find("<", at)
        if at < 0:
            break
        follower = source[at + 1 : at + 2]
        if follower in "!?" and follower:
            renderer.write(source[text_from:at])
            at = text_from = _after_declaration(source, at)
            continue
        match = pattern.match(source, at)
        if match is None and pattern is _QUOTED_TAG and follower.isalpha():
            # A quote that never closes: from here on a tag ends at the first `>`.
            pattern = _PLAIN_TAG
            match = pattern.match(source, at)
        if match is None:
            if source.find(">", at) < 0 and follower.isalpha():
                at = length
                renderer.write(source[text_from : source.rfind("<", text_from)])
                text_from = length
                break
            at += 1
            continue
        if at > text_from:
            renderer.write(source[text_from:at])
        at = _take_tag(renderer, source, match)
        text_from = at
    if len(renderer.page.rows) <= _ROWS_LIMIT:
        renderer.write(source[text_from:])
    return renderer.finish()


def _take_tag(renderer: Renderer, source: str, match: re.Match[str]) -> int:
    """Handle one tag; return the offset where reading goes on."""
    name, attributes = match.group(2).lower(), match.group(3)
    renderer.page.tags += 1
    if match.group(1):
        renderer.end_tag(name)
    elif name in SKIPPED and not attributes.endswith("/"):
        close = _CLOSERS[name].search(source, match.end())
        inner_end = close.start() if close else len(source)
        renderer.skip(name, attributes, source[match.end() : inner_end])
        return close.end() if close else len(source)
    else:
        renderer.start_tag(name, attributes)
    return match.end()


def _after_declaration(source: str, at: int) -> int:
    """Return the offset after a comment, doctype or processing instruction."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        return len(source) if end < 0 else end + 3
    end = source.find(">", at)
    return len(source) if end < 0 else end + 1
