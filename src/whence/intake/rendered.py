"""A page of HTML as text, with what its markup tells of each line."""

from dataclasses import dataclass, field

__all__ = ["Page", "Row", "TimeTag"]

_TAGS_LIMIT = 60_000
_DEPTH_LIMIT = 500
_TAG_ATTRIBUTES_LIMIT = 2_000
"""The largest of 360 news pages: 9,600 tags, 45 levels, 60 attributes."""


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
