"""A store that lives in memory: for tests, and for commands over loose pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from whence.errors import LedgerError
from whence.model import (
    Claim,
    Document,
    Extraction,
    Figure,
    Judgement,
    Policy,
    Span,
)
from whence.reconcile import answer_questions
from whence.reconcile.copies import (
    LEAST_VERSION,
    MOST_OF_ADDRESS,
    Copy,
    CopyKind,
    address_of,
    find_copies,
)
from whence.reconcile.imprints import (
    CopyIndex,
    Imprint,
    read_imprint,
    resemblance,
)
from whence.store.protocol import (
    Added,
    ClaimFilter,
    FailedDocument,
    Hit,
    Reading,
    Version,
)
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
        self._index = CopyIndex()
        self._imprints: dict[str, Imprint] = {}
        self._by_wording: dict[str | None, set[str]] = defaultdict(set)
        self._by_address: dict[str | None, set[str]] = defaultdict(set)

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
        self._make_current(name, reading.source)
        if held or extraction is None:
            return Added(unchanged=1)
        return Added.page(known=known, kind=self.copy_kind(extraction.document))

    def _make_current(self, name: str, key: str) -> None:
        """Let one text of a page count, and forget an old failure."""
        self._failures.pop(name, None)
        before = self._current.get(name)
        if before is not None:
            last = self._versions[name, before].document
            self._by_wording[self._imprints[name].wording].discard(name)
            self._by_address[address_of(last.url)].discard(name)
        self._current[name] = key
        document = self._versions[name, key].document
        self._imprints[name] = imprint = read_imprint(document)
        self._index.add(imprint)
        self._by_wording[imprint.wording].add(name)
        self._by_address[address_of(document.url)].add(name)

    def extractions(self) -> Iterator[Extraction]:
        """Yield the current version of every page, by id."""
        for name, key in sorted(self._current.items()):
            yield self._versions[name, key]

    def versions(self, document: str | None = None) -> Iterator[Version]:
        """Yield the texts of a page, or of all pages that have several, in order."""
        texts: dict[str, list[tuple[str, Extraction]]] = defaultdict(list)
        for (name, key), extraction in self._versions.items():
            texts[name].append((key, extraction))
        for name in sorted(texts):
            if name != document and (document is not None or len(texts[name]) == 1):
                continue
            for number, (key, extraction) in enumerate(texts[name], 1):
                page = extraction.document
                current = self._current[name] == key
                yield Version(name, number, current, page.sha256, page.published.value)

    def version(self, document: str, number: int) -> Extraction:
        """Return one text of a page, be it current or not.

        Raises:
            LedgerError: If the store holds no such text.
        """
        texts = [item for key, item in self._versions.items() if key[0] == document]
        if not 0 < number <= len(texts):
            message = f"there is no version {number} of {document!r}"
            raise LedgerError(message)
        return texts[number - 1]

    def knows(self, document: str) -> bool:
        """Say whether some text of this page was read."""
        return document in self._current

    def copy_kind(self, document: Document) -> CopyKind | None:
        """Say what a page is to the other current pages; see `Store.copy_kind`."""
        imprint, own = read_imprint(document), {document.id}
        if imprint.wording is None:
            return None
        if self._by_wording[imprint.wording] - own:
            return "exact"
        address = address_of(document.url)
        if address is not None:
            for name in sorted(self._by_address[address] - own)[:MOST_OF_ADDRESS]:
                share = resemblance(self._imprints[name].sketch, imprint.sketch)
                if share >= LEAST_VERSION:
                    return "version"
        for item in self._index.search(imprint):
            other = item.right if item.left == imprint.wording else item.left
            if self._by_wording[other] - own:
                return "near"
        return None

    def copies(self) -> Iterator[Copy]:
        """Yield the current pages that are another one again, by id."""
        yield from find_copies(item.document for item in self.extractions())

    def figures(self, policy: Policy) -> tuple[Figure, ...]:
        """Return the questions that the claims answer, each with its figures."""
        return answer_questions(tuple(self.extractions()), policy=policy)

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
