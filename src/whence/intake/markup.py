"""HTML to the text that a page shows, with what its markup tells of each line.

One pass over the tags, without a tree: the work grows with the page's length
whatever its nesting, and every offset is known when a character is written. All
that the page says of itself in its head (meta elements, JSON-LD, title, language)
is collected on the way.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Page", "Row", "TimeTag", "render_page"]

_SKIPPED = frozenset(
    "script style noscript template svg math iframe object select textarea canvas "
    "audio video map title".split()
)
_PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote article section header footer nav "
    "aside figure form main pre hr fieldset".split()
)
_BLOCKS = _PARAGRAPHS | frozenset(
    "div li dt dd tr br figcaption address option body details summary legend dialog "
    "center caption".split()
)
_CELLS = frozenset({"td", "th"})
_WATCHED = frozenset(
    "a h1 h2 h3 h4 h5 h6 li figure figcaption nav aside footer header form button "
    "article main table blockquote p time label dialog".split()
)
_VOID = frozenset({"meta", "link", "img", "input", "br", "hr", "base"})
_HEADS = frozenset({"meta", "html", "link"})


class _Nature(NamedTuple):
    """What an element is to the renderer; looked up once a tag."""

    block: bool
    paragraph: bool
    cell: bool
    head: bool
    void: bool
    watched: bool
    marked: bool


_PLAIN = _Nature(*[False] * 7)
_NATURES = {
    name: _Nature(
        name in _BLOCKS,
        name in _PARAGRAPHS,
        name in _CELLS,
        name in _HEADS,
        name in _VOID,
        name in _WATCHED,
        name in _BLOCKS or name == "span",
    )
    for name in _BLOCKS | _CELLS | _HEADS | _VOID | _WATCHED | {"span"}
}

_NAME = r"(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40}+)"
_QUOTED_TAG = re.compile(rf"""<{_NAME}((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>""")
_PLAIN_TAG = re.compile(rf"<{_NAME}([^>]*+)>")
_ATTRIBUTE = re.compile(
    r"""([a-zA-Z_:@.-][a-zA-Z0-9_:@.-]{0,60})\s{0,20}=\s{0,20}("[^"]*+"|'[^']*+'|[^\s"'>]++)"""
)
_NO_ATTRIBUTES: Mapping[str, str] = {}
_CLOSERS = {
    name: re.compile(rf"</{name}(?![a-zA-Z])[^>]*+>", re.IGNORECASE)
    for name in _SKIPPED
}
_HEAD_LIMIT = 1_000_000
_TAGS_LIMIT = 60_000
_DEPTH_LIMIT = 500
_TAG_ATTRIBUTES_LIMIT = 2_000
"""The largest of 360 news pages: 9,600 tags, 45 levels, 60 attributes."""
_LINKS_LIMIT = 20_000
_ROWS_LIMIT = 50_000
"""Lines after which reading ends: no page of so many is taken in."""
_ATTRIBUTES_LENGTH = 20_000
_ATTRIBUTE_LENGTH = 3
"""Characters of the shortest attribute that counts: `a=b`."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class TimeTag:
    """A `time` element: the moment its markup gives, and where its words stand.

    Attributes:
        start: Offset in the text where the element begins.
        end: Offset where it ends.
        moment: The value of its `datetime` attribute.
        attributes: Its attributes as they stand, lower case.
    """

    start: int
    end: int
    moment: str
    attributes: str


@dataclass(slots=True)
class Row:
    """What the markup tells of one line of the text.

    Attributes:
        start: Offset of the line.
        tags: The watched elements that were open when the line began.
        marks: Class, id and role values of the elements around it, lower case.
        linked: Characters of the line that stand inside links.
    """

    start: int
    tags: frozenset[str]
    marks: str
    linked: int = 0


@dataclass(slots=True)
class Page:
    """A page of HTML as text.

    Attributes:
        text: All that the page shows, one line a block.
        rows: One for each line that is not blank.
        links: `(start, end, address)` of links with words.
        times: The `time` elements.
        metas: `(name, content)` of the meta elements, names lower case.
        scripts: JSON-LD sources.
        title: The `title` element's words; empty for none.
        language: The `lang` of the root element; empty for none.
        canonical: The canonical address; empty for none.
        tags: How many tags the page has.
        depth: The deepest nesting, counted roughly.
        attributes: The most attributes that one tag has, counted roughly.
    """

    text: str = ""
    rows: list[Row] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    times: list[TimeTag] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    canonical: str = ""
    tags: int = 0
    depth: int = 0
    attributes: int = 0

    @property
    def is_tame(self) -> bool:
        """Whether a parser that builds a tree can take the page without harm.

        libxml2 compares each attribute of a tag with all others, and deep trees
        exhaust what walks them by recursion.
        """
        return (
            self.tags <= _TAGS_LIMIT
            and self.depth <= _DEPTH_LIMIT
            and self.attributes <= _TAG_ATTRIBUTES_LIMIT
        )


@lru_cache(maxsize=4_096)
def _attributes(source: str) -> Mapping[str, str]:
    """Return the attributes of a tag; the first of two with one name holds."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source[:_ATTRIBUTES_LENGTH]):
        value = match.group(2)
        if value[0] in "\"'":
            value = value[1:-1]
        found.setdefault(match.group(1).lower(), html.unescape(value).strip())
    return found


class _Renderer:
    """Writes the text line by line and keeps what is open."""

    def __init__(self) -> None:
        self.page = Page()
        self.lines: list[str] = []
        self.at = 0  # offset where the line that is being written begins
        self.words: list[str] = []
        self.length = 0
        self.space = False
        self.blank = True  # the last line written is blank, or there is none
        self.open: dict[str, int] = {}
        self.stack: list[tuple[str, str]] = []
        self.row: Row | None = None
        self.link: str | None = None
        self.link_start: int | None = None
        self.time: tuple[int, str, str] | None = None

    def write(self, source: str) -> None:
        """Add the words of a stretch of character data to the line."""
        if source.isspace():
            self.space = True
            return
        plain = html.unescape(source) if "&" in source else source
        if not plain.isprintable():
            plain = _CONTROL.sub("", plain)
        words = plain.split()
        if not words:
            self.space = self.space or bool(plain)
            return
        if self.length and (self.space or plain[0].isspace()):
            self.words.append(" ")
            self.length += 1
        joined = " ".join(words)
        if self.row is None:
            self.row = Row(self.at, frozenset(self.open), self.marks())
        if self.link is not None:
            if self.link_start is None:
                self.link_start = self.at + self.length
            self.row.linked += len(joined)
        self.words.append(joined)
        self.length += len(joined)
        self.space = plain[-1].isspace()

    def marks(self) -> str:
        """Return the class and id values of the innermost open blocks."""
        return " ".join(mark for _, mark in self.stack[-6:] if mark)

    def end_line(self, *, blank: bool) -> None:
        """End the line that is being written, if it has words."""
        if self.length:
            line = "".join(self.words)
            self.lines.append(line)
            if self.row is not None:
                self.page.rows.append(self.row)
            self.at += len(line) + 1
            self.blank = False
            self.words, self.length, self.row = [], 0, None
        if blank and not self.blank:
            self.lines.append("")
            self.at += 1
            self.blank = True
        self.space = False

    def start_tag(self, name: str, source: str) -> None:
        """Take note of a start tag that shows nothing by itself."""
        page = self.page
        if len(source) > _ATTRIBUTE_LENGTH * page.attributes:
            page.attributes = max(page.attributes, source.count("=", 0, 400_000))
        nature = _NATURES.get(name, _PLAIN)
        if nature.block:
            self.end_line(blank=nature.paragraph)
        elif nature.cell:
            self.space = True
        elif nature.head:
            self._read_head(name, _attributes(source))
        if name == "a":
            self._end_link()
            self.link = _attributes(source).get("href")
        elif name == "time":
            found = _attributes(source)
            self.time = (
                self.at + self.length,
                found.get("datetime", ""),
                source.lower()[:300],
            )
        if nature is _PLAIN or nature.void or source.endswith("/"):
            return
        if nature.watched:
            self.open[name] = self.open.get(name, 0) + 1
        if nature.marked:
            found = _attributes(source) if source else _NO_ATTRIBUTES
            mark = " ".join(
                found[key] for key in ("class", "id", "role") if found.get(key)
            )
            if name != "p" or mark:
                self.stack.append((name, mark.lower()[:200]))
                page.depth = max(page.depth, len(self.stack))

    def end_tag(self, name: str) -> None:
        """Take note of an end tag."""
        nature = _NATURES.get(name, _PLAIN)
        if nature.block:
            self.end_line(blank=nature.paragraph)
        elif nature.cell:
            self.space = True
        if name == "a":
            self._end_link()
        elif name == "time" and self.time is not None:
            start, moment, source = self.time
            end = self.at + self.length
            if len(self.page.times) < _LINKS_LIMIT:
                self.page.times.append(TimeTag(start, max(start, end), moment, source))
            self.time = None
        if name in self.open:
            self.open[name] -= 1
            if not self.open[name]:
                del self.open[name]
        if not nature.marked:
            return
        # An end tag without its start closes nothing: look a few levels down only.
        for back in range(1, min(len(self.stack), 8) + 1):
            if self.stack[-back][0] == name:
                del self.stack[-back:]
                break

    def _end_link(self) -> None:
        if self.link and self.link_start is not None:
            end = self.at + self.length
            if end > self.link_start and len(self.page.links) < _LINKS_LIMIT:
                self.page.links.append((self.link_start, end, self.link[:2_000]))
        self.link = self.link_start = None

    def _read_head(self, name: str, found: Mapping[str, str]) -> None:
        page = self.page
        if name == "html":
            page.language = page.language or found.get("lang", "")
        elif name == "link":
            if found.get("rel", "").lower() == "canonical" and not page.canonical:
                page.canonical = found.get("href", "")
        elif "content" in found:
            for key in ("property", "name", "itemprop", "http-equiv"):
                if key in found and len(page.metas) < 2_000:
                    page.metas.append((found[key].lower(), found["content"]))

    def skip(self, name: str, attributes: str, content: str) -> None:
        """Take note of an element whose content is not shown."""
        page = self.page
        if name == "title" and not page.title and "svg" not in self.open:
            page.title = " ".join(html.unescape(content[:10_000]).split())
        elif name == "script" and "ld+json" in attributes[:2_000].lower():
            room = _HEAD_LIMIT - sum(map(len, page.scripts))
            page.scripts += [content] if len(content) < room else []
        if name in _BLOCKS:
            self.end_line(blank=False)

    def finish(self) -> Page:
        """Return the page."""
        self._end_link()
        self.end_line(blank=False)
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        self.page.text = "\n".join(self.lines)
        return self.page


def render_page(source: str) -> Page:
    r"""Return a page's text with what its markup tells.

    Args:
        source: The page's HTML.

    Returns:
        The text, one line a block and a blank line between paragraphs.

    >>> render_page("<h1>Flood kills two</h1><p>It <b>rained</b>.</p>").text
    'Flood kills two\n\nIt rained.'
    """
    renderer = _Renderer()
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


def _take_tag(renderer: _Renderer, source: str, match: re.Match[str]) -> int:
    """Handle one tag; return the offset where reading goes on."""
    name, attributes = match.group(2).lower(), match.group(3)
    renderer.page.tags += 1
    if match.group(1):
        renderer.end_tag(name)
    elif name in _SKIPPED and not attributes.endswith("/"):
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
