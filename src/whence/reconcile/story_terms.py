"""What a page says that can tell its event from others: words, names, numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from whence.model import Document, Span, parse_day

__all__ = ["KINDS", "StoryTerms", "find_story_terms"]

KINDS = ("words", "title", "lead", "names", "pairs", "numbers")
"""The kinds of terms, each a vector of its own."""

_WORD = re.compile(r"[^\W_][\w'\u2019-]{0,40}")
_TITLE_WEIGHT = 2
_LEAD_CHARACTERS = 1200
_LEAD_WORDS = 80
_SENTENCE_MARKS = frozenset('.!?\n:"\u201c')
# A page of any length costs no more than this; the event stands at the top.
_LONGEST_CHARACTERS = 40_000


@dataclass(frozen=True, slots=True)
class StoryTerms:
    """The terms of one page.

    Attributes:
        document: Id of the page.
        day: The day of publication; None where it is unknown.
        terms: Kind of term to counts: all `words`, those of the `title`, of the
            `lead`, `names` (capitals inside a sentence), `pairs` of words with
            capitals, and `numbers` with the word that follows.
    """

    document: str
    day: date | None
    terms: Mapping[str, Mapping[str, int]]


def _fold(word: str) -> str:
    folded = word.lower().replace("\u2019", "'")
    return folded.removesuffix("'s")


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _pieces(document: Document) -> tuple[str, str]:
    """Return the headline and the body, chrome left out."""
    text = document.text
    headline = document.title or " ".join(
        span.of(text) for span in document.spans_of("headline")
    )
    spans = document.spans_of("body") or (
        () if document.segments else (Span(0, len(text)),)
    )
    body, left = [], _LONGEST_CHARACTERS
    for span in spans:
        body.append(text[span.start : min(span.end, span.start + left)])
        left -= len(span)
        if left <= 0:
            break
    return headline[:_LONGEST_CHARACTERS], "\n".join(body)


def _walk(text: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield `(word, word before, what stands between, first of its sentence)`."""
    before, end = "", 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()] if before else ""
        first = not before or not _SENTENCE_MARKS.isdisjoint(between)
        yield match.group(), before, between, first
        before, end = match.group(), match.end()


def find_story_terms(document: Document) -> StoryTerms:
    """Return the terms of a page that can tell its event.

    >>> from whence.model import Document
    >>> page = Document("p", "Fire at Oak Mill. On Oak Street 12 homes burnt.", "")
    >>> sorted(find_story_terms(page).terms["pairs"])
    ['oak mill', 'oak street', 'on oak']
    """
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    headline, body = _pieces(document)
    for text, weight in ((headline, _TITLE_WEIGHT), (body, 1)):
        for word, before, between, first in _walk(text):
            folded, previous = _fold(word), before.lower()
            counts["words"][folded] += weight
            if word[0].isupper():
                if not first and text is body:
                    counts["names"][folded] += 1
                if before and before[0].isupper() and between == " ":
                    counts["pairs"][f"{previous} {folded}"] += 1
            if _has_digit(word):
                counts["numbers"][folded] += 1
            if before and between in {" ", "-", ", "} and _has_digit(before):
                counts["numbers"][f"{previous} {folded}"] += 1
    counts["title"].update(word.lower() for word in _WORD.findall(headline))
    lead = _WORD.findall(body[:_LEAD_CHARACTERS])[:_LEAD_WORDS]
    counts["lead"].update(word.lower() for word in lead)
    published = document.published
    value = published.value
    if value is None and published.interval is not None:
        interval = published.interval
        value = interval.start if interval.is_day else None
    return StoryTerms(document.id, None if value is None else parse_day(value), counts)
