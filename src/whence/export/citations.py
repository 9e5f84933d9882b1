"""Claims as lines for a footnote: who, in which words, where, and how to find them again.

A line holds what a reader needs to check it without Whence: the speaker and the way the
words took, the words themselves, the page with its outlet and date, and the place in
its text with the text's SHA-256, by which a page that was changed later is told.
"""

from whence.export.fragments import fragment_link
from whence.model import Actor, Claim, Document, Extraction
from whence.model.records import Record

__all__ = ["CITATION_COLUMNS", "citation_row", "cite_claim"]

CITATION_COLUMNS = (
    *("claim", "citation", "speaker", "through", "act", "polarity", "quote", "title"),
    *("outlet", "published", "published_basis", "said_from", "said_until"),
    *("document", "url", "link", "start", "end", "sha256"),
)
"""The columns of citations as a flat table."""

_DAY = len("2031-04-02")
_DIGITS = 16  # of the SHA-256 in a line: enough to tell texts apart, and short
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"


def citation_row(extraction: Extraction, claim: Claim) -> Record:
    """Return the citation of one claim with its parts.

    Args:
        extraction: The page and what was read from it.
        claim: A claim of the page.
    """
    doc = extraction.document
    said = claim.said
    return {
        "claim": claim.id,
        "citation": cite_claim(doc, claim),
        "speaker": claim.speaker.name,
        "through": [_name(link) for link in claim.chain[-2:0:-1]],
        "act": claim.act,
        "polarity": claim.polarity,
        "quote": _quote(doc, claim),
        "title": _title(doc),
        "outlet": doc.outlet.value,
        "published": _day(doc),
        "published_basis": doc.published.basis,
        "said_from": None if said is None else said.start,
        "said_until": None if said is None else said.end,
        "document": doc.id,
        "url": doc.url,
        "link": fragment_link(doc, claim.content),
        "start": claim.content[0].start if claim.content else None,
        "end": claim.content[-1].end if claim.content else None,
        "sha256": doc.sha256,
    }


def cite_claim(document: Document, claim: Claim) -> str:
    r"""Return a claim as one line for a footnote.

    Args:
        document: The page.
        claim: A claim of the page.

    >>> from whence.model import Outlet, Published, Span
    >>> words = "No boat was sold, Minister Ada Lund said."
    >>> page = Document(
    ...     "boats.txt",
    ...     words,
    ...     "3f0a" * 16,
    ...     title="No sale",
    ...     outlet=Outlet("The Odda Post"),
    ...     published=Published("2031-04-02"),
    ... )
    >>> lund, post = Actor("Ada Lund", "person"), Actor("The Odda Post", "outlet")
    >>> claim = Claim(
    ...     *("c", "boats.txt", None, (Span(0, 16),), "indirect", lund, (post, lund)),
    ...     *("state", "asserted"),
    ... )
    >>> print(cite_claim(page, claim))
    Ada Lund: “No boat was sold”, in “No sale”, The Odda Post, 2031-04-02, boats.txt, characters 0-16, SHA-256 3f0a3f0a3f0a3f0a.
    """
    where = [
        f"in \u201c{title}\u201d" if (title := _title(document)) else "",
        document.outlet.value or "outlet not known",
        _day(document) or "not dated",
        document.url or "",
        "" if document.url == document.id else document.id,
        _characters(claim),
        f"SHA-256 {document.sha256[:_DIGITS]}",
    ]
    parts = [f"{_who(claim)}: \u201c{_quote(document, claim)}\u201d", *where]
    return " ".join(f"{', '.join(part for part in parts if part)}.".split())


def _who(claim: Claim) -> str:
    """Return the speaker, what is done with the words, and through whom they came."""
    who = _name(claim.speaker)
    if claim.type == "voice":
        who += " in its own words"
    if claim.act == "decline":
        who += " declines to comment on"
    elif claim.polarity == "denied":
        who += " rejects" if claim.act == "reject" else " denies"
    through = [_name(link) for link in claim.chain[-2:0:-1]]
    return f"{who}, through {', '.join(through)}" if through else who


def _name(actor: Actor) -> str:
    if actor.name is None:
        return "a source without a name"
    return f"{actor.name} (unnamed)" if actor.kind == "unnamed" else actor.name


def _quote(document: Document, claim: Claim) -> str:
    """Return the words of a claim, gaps marked, without quotation marks around them."""
    parts = [" ".join(span.of(document.text).split()) for span in claim.content]
    return " [...] ".join(map(_bare, parts)).rstrip(" ,")


def _bare(words: str) -> str:
    """Return words without the quotation marks that stand around all of them."""
    if len(words) > 1 and words[0] in _QUOTES and words[-1] in _QUOTES:
        return words[1:-1].strip()
    return words


def _title(document: Document) -> str:
    spans = document.spans_of("headline")
    title = document.title or (spans[0].of(document.text) if spans else "")
    title = " ".join(title.split())
    outlet = document.outlet.value
    if outlet and title.endswith(outlet):  # sites put their name behind it
        head = title.removesuffix(outlet).rstrip()
        if head.endswith(("|", "-", "\u2013", "\u2014")):
            return head[:-1].rstrip()
    return title


def _day(document: Document) -> str | None:
    """Return the day a page appeared on, or the days that it must lie between."""
    interval = document.published.interval
    if interval is None or interval.is_day:
        value = document.published.value
        return None if value is None else value[:_DAY]
    first, last = interval.first_day, interval.last_day
    ends = [
        f"{word} {day.isoformat()}"
        for word, day in (("from", first), ("up to", last))
        if day is not None
    ]
    return " ".join(ends) or None


def _characters(claim: Claim) -> str:
    if not claim.content:
        return ""
    return f"characters {claim.content[0].start}-{claim.content[-1].end}"
