"""Pages for the tests of attributions and claims."""

from datetime import date

from whence.extract import extract
from whence.model import (
    Claim,
    Document,
    Extraction,
    Interval,
    Outlet,
    Published,
    Segment,
    SegmentKind,
    Span,
    text_sha256,
)

_MARKS: dict[str, SegmentKind] = {"# ": "headline", "> ": "byline", "~ ": "chrome"}


def make_page(
    text: str, *, outlet: str | None = "The Harbour Post", published: str | None = None
) -> Document:
    """Return a page; lines that start with "# ", "> ", "~ " are no body."""
    lines: list[str] = []
    segments: list[Segment] = []
    start = 0
    for raw in text.split("\n"):
        kind: SegmentKind = _MARKS.get(raw[:2], "body")
        line = raw[2:] if kind != "body" else raw
        if line.strip():
            segments.append(Segment(Span(start, start + len(line)), kind))
        lines.append(line)
        start += len(line) + 1
    whole = "\n".join(lines)
    day = Interval.of_day(date.fromisoformat(published)) if published else None
    return Document(
        "page",
        whole,
        text_sha256(whole),
        outlet=Outlet(outlet, None, "given") if outlet else Outlet(),
        published=Published(published, day, (), "given") if published else Published(),
        language="en",
        segments=tuple(segments),
    )


def read(text: str, **options: str | None) -> Extraction:
    """Return what is read from a page of the text."""
    return extract(make_page(text, **options))


def attributed(text: str, **options: str | None) -> list[Claim]:
    """Return the attributed claims of a page of the text."""
    return [claim for claim in read(text, **options).claims if claim.type != "voice"]


def chains(text: str, **options: str | None) -> list[list[str | None]]:
    """Return, for each attributed claim, the names of its links below the outlet."""
    return [
        [link.name for link in claim.chain[1:]] for claim in attributed(text, **options)
    ]
