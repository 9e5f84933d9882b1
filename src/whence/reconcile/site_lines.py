"""Lines of a site, not of the news: the same on pages of several stories."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from whence.model import Document, Span, content_key
from whence.text.shingles import fold_words

__all__ = ["find_lines", "find_site_lines", "line_key"]

_LONGEST = 2_000  # characters of a line
_STORIES = 3  # a line on pages of so many stories belongs to the site


def line_key(text: str, span: Span) -> str | None:
    r"""Return the key of the line in which a span starts, without case and marks.

    Args:
        text: The text of the page.
        span: A place in the line.

    Returns:
        The key; None for a line longer than any that sites repeat.

    >>> line_key("One.\nTWO, three!", Span(6, 8)) == line_key("two three", Span(0, 1))
    True
    """
    first, last = max(0, span.start - _LONGEST), span.start + _LONGEST
    start = text.rfind("\n", first, span.start)
    end = text.find("\n", span.start, last)
    if (start < 0 < first) or (end < 0 and last < len(text)):
        return None
    line = text[start + 1 : end if end >= 0 else len(text)]
    return content_key("line", " ".join(fold_words(line)))


def find_lines(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the key and the place of each line of headline and body."""
    for part in document.spans_of("headline", "body"):
        at = part.start
        for line in part.of(document.text).splitlines(keepends=True):
            span = Span(at, at + len(line))
            at = span.end
            key = None if line.isspace() else line_key(document.text, span)
            if key is not None:
                yield key, span


def find_site_lines(
    lines: Mapping[str, Iterable[str]], stories: Mapping[str, str]
) -> frozenset[str]:
    """Return the keys of the lines that pages of several stories show.

    A weather box or a form that passed for text says nothing of where a page has its
    news from.

    Args:
        lines: Document id to the keys of its lines.
        stories: Document id to story.
    """
    seen: dict[str, set[str]] = defaultdict(set)
    for name in lines:
        for key in lines[name]:
            seen[key].add(stories.get(name, name))
    return frozenset(key for key, held in seen.items() if len(held) >= _STORIES)
