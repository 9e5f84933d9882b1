"""A store that lives in memory: for tests, and for commands over loose pages."""

from collections.abc import Iterable, Iterator, Sequence

from whence.model import Claim, Extraction, Judgement, Span
from whence.store.protocol import Added, ClaimFilter, FailedDocument, Hit, Reading
from whence.store.rows import passage_rows

__all__ = ["MemoryStore"]


class MemoryStore:
    """A `Store` without a file. Searching it reads every line.

    Example:
        >>> list(MemoryStore().extractions())
        []
    """

    def __init__(self) -> None:
        self._versions: dict[tuple[str, str], Extraction] = {}
        self._current: dict[str, str] = {}
        self._failures: dict[str, FailedDocument] = {}
        self._judgements: dict[str, Judgement] = {}

    def holds(self, document: str, source: str) -> bool:
        """Say whether this very input was read before under this id."""
        return (document, source) in self._versions

    def add(self, batch: Iterable[Extraction]) -> Added:
        """Keep extractions whose inputs are not at hand; see `commit`."""
        return self.commit([Reading.of(extraction) for extraction in batch])

    def commit(self, readings: Sequence[Reading]) -> Added:
        """Keep a batch, in the order given; see `Store.commit`."""
        added = Added()
        for reading in readings:
            added += self._commit_one(reading)
        return added

    def _commit_one(self, reading: Reading) -> Added:
        name, extraction = reading.document, reading.extraction
        if extraction is not None and extraction.error is not None:
            self._failures[name] = FailedDocument(name, extraction.error)
            return Added(failed=1)
        known, held = name in self._current, self.holds(name, reading.source)
        if extraction is not None and not held:
            self._versions[name, reading.source] = extraction
        self._current[name] = reading.source
        self._failures.pop(name, None)
        if held:
            return Added(unchanged=1)
        return Added(changed=1) if known else Added(new=1)

    def extractions(self) -> Iterator[Extraction]:
        """Yield the current version of every page, by id."""
        for name, key in sorted(self._current.items()):
            yield self._versions[name, key]

    def claims(self, wanted: ClaimFilter) -> Iterator[tuple[Extraction, Claim]]:
        """Yield the claims asked for, by document id, then in reading order."""
        for extraction in self.extractions():
            for claim in extraction.claims:
                if wanted.matches(extraction.document, claim):
                    yield extraction, claim

    def search(self, words: str, *, limit: int = 50) -> Iterator[Hit]:
        """Yield where the pages and claims hold all the words, by page and place."""
        wanted = [word.casefold() for word in words.replace('"', " ").split()]
        if not wanted:
            return
        for extraction in self.extractions():
            for row in passage_rows(extraction):
                text = str(row["text"])
                if not all(word in text.casefold() for word in wanted):
                    continue
                if limit <= 0:
                    return
                limit -= 1
                claim = row["claim"]
                yield Hit(
                    extraction.document.id,
                    None if claim is None else str(claim),
                    Span(int(row["start"] or 0), int(row["end"] or 0)),
                    text,
                )

    def failures(self) -> Iterator[FailedDocument]:
        """Yield the documents that could not be read, by id."""
        for _, failed in sorted(self._failures.items()):
            yield failed

    def judge(self, judgement: Judgement) -> None:
        """Append a person's decision; the same decision twice is one."""
        self._judgements.setdefault(judgement.id, judgement)

    def judgements(self) -> Iterator[Judgement]:
        """Yield all decisions in the order in which they were added."""
        yield from self._judgements.values()
