"""What a store of extractions must be able to do.

The ledger file is one store, `MemoryStore` another; the pipeline and the commands
know only this protocol.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from whence.model import (
    Claim,
    Document,
    Extraction,
    Failure,
    Figure,
    Interval,
    Judgement,
    Policy,
    SourceDocument,
    Span,
    content_key,
)
from whence.reconcile.copies import Copy, CopyKind

__all__ = [
    "Added",
    "ClaimFilter",
    "FailedDocument",
    "Hit",
    "Reading",
    "Store",
    "Version",
    "source_key",
]


def source_key(source: SourceDocument) -> str:
    """Return the key of an input as it came in, before anything was read.

    It is what lets a store skip a page that it holds without reading it again.
    """
    return content_key(
        "source",
        source.id,
        source.text,
        source.html,
        source.url,
        source.outlet,
        source.title,
        source.published,
        source.language,
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """One input that was met, and what was read from it.

    Attributes:
        document: Id of the document.
        source: `source_key` of the input.
        extraction: What was read; None for an input that the store holds already
            and that was not read again.
    """

    document: str
    source: str
    extraction: Extraction | None

    @classmethod
    def of(cls, extraction: Extraction) -> "Reading":
        """Return the reading of an extraction whose input is not at hand."""
        document = extraction.document
        key = content_key("text", document.id, document.sha256)
        return cls(document.id, key, extraction)


@dataclass(frozen=True, slots=True)
class Added:
    """What one call of `Store.commit` changed.

    Attributes:
        new: Pages that the store did not hold.
        changed: Pages whose input differs from what the store held: a new version.
        failed: Pages that could not be read.
        unchanged: Pages that the store held already.
        exact: Of the new and changed ones those with just the words of another page.
        near: Of the others those with nearly the words of another page.
        versions: Of the others those that are another text of a page's address.
    """

    new: int = 0
    changed: int = 0
    failed: int = 0
    unchanged: int = 0
    exact: int = 0
    near: int = 0
    versions: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.new + other.new,
            self.changed + other.changed,
            self.failed + other.failed,
            self.unchanged + other.unchanged,
            self.exact + other.exact,
            self.near + other.near,
            self.versions + other.versions,
        )

    @classmethod
    def page(cls, *, known: bool, kind: CopyKind | None) -> "Added":
        """Return what one page that was read adds.

        Args:
            known: Whether the store held an earlier text of it.
            kind: What it is to the other pages; None for a page like no other.
        """
        return cls(
            new=int(not known),
            changed=int(known),
            exact=int(kind == "exact"),
            near=int(kind == "near"),
            versions=int(kind == "version"),
        )


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A document that could not be read, and why.

    Attributes:
        id: The id that it would have.
        error: The reason.
    """

    id: str
    error: Failure


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a page; all that a page ever had are kept.

    Attributes:
        document: Id of the page.
        number: 1 for the first that was added.
        current: Whether it is the one that counts.
        sha256: Of its text.
        published: ISO 8601; None for unknown.
    """

    document: str
    number: int
    current: bool
    sha256: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a page that a search found.

    Attributes:
        document: Id of the page.
        claim: Id of the claim whose content it is; None for a line of the page.
        span: Where it stands.
        text: Its words.
    """

    document: str
    claim: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are asked for; None asks for all.

    Attributes:
        speaker: Words of the speaker's name or country, in any case.
        outlet: Words of the outlet's name, in any case.
        country: English short name of the speaker's country.
        act: One act, such as `deny`.
        since: First day, ISO 8601; claims that end before it are left out.
        until: Last day, ISO 8601; claims that begin after it are left out.
        words: Words that the claim's content must hold, all of them, in any case.
        denied: Whether only claims whose content is denied are asked for.
    """

    speaker: str | None = None
    outlet: str | None = None
    country: str | None = None
    act: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    denied: bool = False

    def matches(self, document: Document, claim: Claim) -> bool:
        """Say whether a claim of a page is asked for."""
        speaker = " ".join(filter(None, (claim.speaker.name, claim.speaker.country)))
        return (
            (self.act is None or self.act == claim.act)
            and (not self.denied or claim.polarity == "denied")
            and (self.country is None or self.country == claim.speaker.country)
            and _holds(self.speaker, speaker)
            and _holds(self.outlet, document.outlet.value or "")
            and self._has_words(document, claim)
            and self._in_time(claim.said or document.published.interval)
        )

    def _has_words(self, document: Document, claim: Claim) -> bool:
        if self.words is None:
            return True
        content = " ".join(span.of(document.text) for span in claim.content)
        return all(_holds(word, content) for word in self.words.split())

    def _in_time(self, said: Interval | None) -> bool:
        """Say whether a time may lie in the days asked for; an unknown one may not."""
        if self.since is None and self.until is None:
            return True
        if said is None:
            return False
        first, last = said.first_day, said.last_day
        return (
            self.since is None or last is None or last.isoformat() >= self.since
        ) and (self.until is None or first is None or first.isoformat() <= self.until)


def _holds(wanted: str | None, text: str) -> bool:
    return wanted is None or wanted.casefold() in text.casefold()


class Store(Protocol):
    """Keeps extractions, what failed, and what people decided."""

    def holds(self, document: str, source: str) -> bool:
        """Say whether this very input was read before under this id."""

    def commit(self, readings: Sequence[Reading]) -> Added:
        """Keep a batch, all of it or nothing, in the order given.

        An input that is held already changes nothing, save that a page which went
        back to an earlier text has that version current again.
        """

    def figures(self, policy: Policy) -> tuple[Figure, ...]:
        """Return the questions that the claims answer, as `answer_questions` does."""

    def extractions(self) -> Iterator[Extraction]:
        """Yield the current version of every page, by id."""

    def knows(self, document: str) -> bool:
        """Say whether some text of this page was read."""

    def copy_kind(self, document: Document) -> CopyKind | None:
        """Say what a page is to the other current pages; None for like no other.

        The page itself need not be held. It is compared only with the pages that
        share some of its wording or its address, so that the time that this takes
        does not grow with the store.
        """

    def copies(self) -> Iterator[Copy]:
        """Yield the current pages that are another one again, by id."""

    def versions(self, document: str | None = None) -> Iterator[Version]:
        """Yield the texts of a page, or of all pages that have several, in order."""

    def version(self, document: str, number: int) -> Extraction:
        """Return one text of a page, be it current or not.

        Raises:
            LedgerError: If the store holds no such text.
        """

    def claims(self, wanted: ClaimFilter) -> Iterator[tuple[Extraction, Claim]]:
        """Yield the claims asked for, by document id, then in reading order."""

    def search(self, words: str, *, limit: int = 50) -> Iterator[Hit]:
        """Yield where the pages and claims hold all the words, best first."""

    def failures(self) -> Iterator[FailedDocument]:
        """Yield the documents that could not be read, by id."""

    def judge(self, judgement: Judgement) -> None:
        """Append a person's decision."""

    def judgements(self) -> Iterator[Judgement]:
        """Yield all decisions in the order in which they were added."""
