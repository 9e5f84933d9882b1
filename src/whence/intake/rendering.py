"""Rendering: the tags and words of a page, one after the other, become lines."""

import html
import re
from collections.abc import Mapping

from whence.intake.elements import BLOCKS, NATURES, PLAIN, read_attributes
from whence.intake.rendered import Page, Row, TimeTag

__all__ = ["Renderer"]

_NO_ATTRIBUTES: Mapping[str, str] = {}
_HEAD_LIMIT = 1_000_000
_LINKS_LIMIT = 20_000
_ATTRIBUTE_LENGTH = 3
"""Characters of the shortest attribute that counts: `a=b`."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")


class Renderer:
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
        nature = NATURES.get(name, PLAIN)
        if nature.block:
            self.end_line(blank=nature.paragraph)
        elif nature.cell:
            self.space = True
        elif nature.head:
            self._read_head(name, read_attributes(source))
        if name == "a":
            self._end_link()
            self.link = read_attributes(source).get("href")
        elif name == "time":
            found = read_attributes(source)
            self.time = (
                self.at + self.length,
                found.get("datetime", ""),
                source.lower()[:300],
            )
        if nature is PLAIN or nature.void or source.endswith("/"):
            return
        if nature.watched:
            self.open[name] = self.open.get(name, 0) + 1
        if nature.marked:
            found = read_attributes(source) if source else _NO_ATTRIBUTES
            mark = " ".join(
                found[key] for key in ("class", "id", "role") if found.get(key)
            )
            if name != "p" or mark:
                self.stack.append((name, mark.lower()[:200]))
                page.depth = max(page.depth, len(self.stack))

    def end_tag(self, name: str) -> None:
        """Take note of an end tag."""
        nature = NATURES.get(name, PLAIN)
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
        if name in BLOCKS:
            self.end_line(blank=False)

    def finish(self) -> Page:
        """Return the page."""
        self._end_link()
        self.end_line(blank=False)
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        self.page.text = "\n".join(self.lines)
        return self.page
