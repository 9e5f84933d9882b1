"""Reads one sentence as a page, for the cases of the time grammar."""

import sys

from whence.extract.times import find_times
from whence.model import Document, Interval, Published, TimeExpression, text_sha256


def page(text: str, published: str | None = None) -> Document:
    """Return a page of one text, with its day where it is given."""
    known = Published() if published is None else Published(published, basis="given")
    return Document("page", text, text_sha256(text), published=known)


def times_of(text: str, published: str | None = None) -> tuple[TimeExpression, ...]:
    """Return the times of a text."""
    return find_times(page(text, published))


def values_of(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """Return the words and the value of each time of a text."""
    return [(time.span.of(text), time.value) for time in times_of(text, published)]


def _shown(interval: Interval) -> str:
    return f"[{interval.start or 'open'}, {interval.end or 'open'})"


def read(text: str, published: str | None = None) -> None:
    """Print each time of a text as the page of the grammar shows it."""
    for time in times_of(text, published):
        parts = [time.span.of(text), f"{time.type} {time.value}"]
        if time.modifier is not None:
            parts.append(time.modifier)
        if time.interval is not None:
            parts.append(_shown(time.interval))
        if time.second is not None:
            parts.append(f"or {_shown(time.second)}")
        sys.stdout.write(" | ".join(parts) + "\n")
