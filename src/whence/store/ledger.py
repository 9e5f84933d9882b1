"""The ledger: one SQLite file that keeps what was read, said and decided."""

import json
from collections.abc import Iterable, Iterator, Sequence

from whence.errors import LedgerError
from whence.model import (
    Claim,
    Document,
    Extraction,
    Failure,
    Figure,
    Policy,
    Span,
    content_key,
)
from whence.model.records import (
    Record,
    extraction_from_record,
    extraction_record,
)
from whence.reconcile import answer_questions
from whence.reconcile.copies import Copy, CopyKind
from whence.reconcile.imprints import read_imprint
from whence.reconcile.neighbourhoods import Neighbourhood
from whence.store.answers import Answers
from whence.store.copies import (
    add_wording,
    find_ledger_copies,
    find_likenesses,
    match_kind,
)
from whence.store.judgements import JudgementFile
from whence.store.protocol import (
    Added,
    ClaimFilter,
    FailedDocument,
    Hit,
    Reading,
    Version,
)
from whence.store.rows import (
    CHILDREN,
    child_rows,
    document_columns,
    passage_rows,
    storable,
)
from whence.store.search import SEARCH, match_query
from whence.store.verify import find_faults

__all__ = ["Ledger"]

_VERSIONS = """
SELECT id, version, current, sha256, published FROM documents
WHERE id = ? ORDER BY version
"""
_VERSIONS_OF_ALL = """
SELECT id, version, current, sha256, published FROM documents
WHERE id IN (SELECT id FROM documents WHERE version = 2) ORDER BY id, version
"""


class Ledger(JudgementFile):
    """A ledger file. It is a `Store`, and a context manager that closes itself.

    Example:
        >>> with Ledger.in_memory() as ledger:
        ...     list(ledger.extractions())
        []
    """

    # Adding

    def holds(self, document: str, source: str) -> bool:
        """Say whether this very input was read before under this id."""
        found = self._rows(
            "SELECT row FROM documents WHERE id = ? AND source = ?",
            _key(document),
            source,
        )
        return next(found, None) is not None

    def add(self, batch: Iterable[Extraction]) -> Added:
        """Keep extractions whose inputs are not at hand; see `commit`."""
        return self.commit([Reading.of(extraction) for extraction in batch])

    def commit(self, readings: Sequence[Reading]) -> Added:
        """Keep a batch, all of it or nothing, in the order given.

        An input that is held already changes nothing, save that a page which went
        back to an earlier text has that version current again.

        Args:
            readings: What was met, documents that failed among them.

        Returns:
            What changed.

        Raises:
            LedgerError: If the file cannot be written; then nothing was kept.
        """
        if all(self._is_settled(reading) for reading in readings):
            return Added(unchanged=len(readings))
        added = Added()
        with self._transaction():
            parts = list(self._fresh(readings))
            batch = content_key("batch", parts) if parts else ""
            if parts:
                self._insert("batches", {"id": batch, "documents": len(parts)})
            for reading in readings:
                added += self._commit_one(reading, batch)
        return added

    def _is_settled(self, reading: Reading) -> bool:
        """Say whether the input is the current version of its page already."""
        if reading.extraction is not None and reading.extraction.error is not None:
            return False
        found = self._rows(
            "SELECT row FROM documents WHERE id = ?1 AND source = ?2 AND current = 1"
            " AND NOT EXISTS (SELECT 1 FROM failures WHERE failures.id = ?1)",
            _key(reading.document),
            reading.source,
        )
        return next(found, None) is not None

    def _fresh(self, readings: Sequence[Reading]) -> Iterator[list[str]]:
        """Yield the keys of what the ledger does not hold, each input once."""
        seen: set[tuple[str, str]] = set()
        for reading in readings:
            pair = (_key(reading.document), reading.source)
            read = reading.extraction is not None and reading.extraction.error is None
            if read and pair not in seen and not self.holds(*pair):
                seen.add(pair)
                yield list(pair)

    def _commit_one(self, reading: Reading, batch: str) -> Added:
        name, extraction = _key(reading.document), reading.extraction
        if extraction is not None and extraction.error is not None:
            self._add_failure(name, reading.source, extraction.error)
            return Added(failed=1)
        if extraction is None or self.holds(name, reading.source):
            self._make_current(name, reading.source)
            return Added(unchanged=1)
        last = self._connection.execute(
            "SELECT max(version) FROM documents WHERE id = ?", (name,)
        ).fetchone()[0]
        self._retire(name)
        kind = self._add_version(extraction, reading.source, batch, (last or 0) + 1)
        return Added.page(known=last is not None, kind=kind)

    def _add_failure(self, name: str, key: str, error: Failure) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)",
            (name, key, error.stage, error.code, storable(error.message)),
        )

    def _add_version(
        self, extraction: Extraction, key: str, batch: str, version: int
    ) -> CopyKind | None:
        record = extraction_record(extraction)
        imprint = read_imprint(extraction.document)
        likenesses = add_wording(self._connection, imprint)
        row = self._insert(
            "documents",
            {
                **document_columns(record),
                "version": version,
                "current": 1,
                "source": key,
                "batch": batch,
                "wording": imprint.wording,
            },
        )
        for table in CHILDREN:
            self._insert_below(row, table, child_rows(table, record))
        self._insert_below(row, "passages", passage_rows(extraction))
        # Not by a trigger: schemas of files that come from others are not trusted,
        # and an untrusted trigger may not touch a virtual table.
        self._connection.execute(
            "INSERT INTO words (rowid, text)"
            " SELECT row, text FROM passages WHERE document = ?",
            (row,),
        )
        return match_kind(self._connection, extraction.document, imprint, likenesses)

    def _retire(self, name: str) -> None:
        """Mark the current version as superseded, and forget an old failure."""
        self._connection.execute(
            "UPDATE documents SET current = 0 WHERE id = ? AND current = 1", (name,)
        )
        self._connection.execute("DELETE FROM failures WHERE id = ?", (name,))

    def _make_current(self, name: str, key: str) -> None:
        self._retire(name)
        self._connection.execute(
            "UPDATE documents SET current = 1 WHERE id = ? AND source = ?", (name, key)
        )

    # Reading

    def extractions(self) -> Iterator[Extraction]:
        """Yield the current version of every page, by id."""
        names = [
            name for (name,) in self._rows("SELECT id FROM documents WHERE current = 1")
        ]
        for name in sorted(names):
            yield self.extraction(name)

    def extraction(self, document: str) -> Extraction:
        """Return the current version of one page.

        Raises:
            LedgerError: If the ledger holds no such page.
        """
        found = self._rows(
            "SELECT row, record FROM documents WHERE id = ? AND current = 1",
            _key(document),
        )
        first = next(found, None)
        if first is None:
            message = f"the ledger {self._name!r} holds no page {document!r}"
            raise LedgerError(message)
        return extraction_from_record(self._record(int(first[0]), first[1]))

    def version(self, document: str, number: int) -> Extraction:
        """Return one text of a page, be it current or not.

        Raises:
            LedgerError: If the ledger holds no such text.
        """
        found = self._rows(
            "SELECT row, record FROM documents WHERE id = ? AND version = ?",
            _key(document),
            number,
        )
        first = next(found, None)
        if first is None:
            message = (
                f"the ledger {self._name!r} holds no version {number} of {document!r}"
            )
            raise LedgerError(message)
        return extraction_from_record(self._record(int(first[0]), first[1]))

    def versions(self, document: str | None = None) -> Iterator[Version]:
        """Yield the texts of a page, or of all pages that have several, in order."""
        found = (
            self._rows(_VERSIONS_OF_ALL)
            if document is None
            else self._rows(_VERSIONS, _key(document))
        )
        for name, number, current, sha256, published in found:
            yield Version(name, int(number), bool(current), sha256, published)

    # Copies

    def knows(self, document: str) -> bool:
        """Say whether some text of this page was read."""
        found = self._rows("SELECT row FROM documents WHERE id = ?", _key(document))
        return next(found, None) is not None

    def copy_kind(self, document: Document) -> CopyKind | None:
        """Say what a page is to the other current pages; None for like no other.

        The page itself need not be held; see `Store.copy_kind`.
        """
        with self._reading():
            imprint = read_imprint(document)
            likenesses = find_likenesses(self._connection, imprint)
            return match_kind(self._connection, document, imprint, likenesses)

    def copies(self) -> Iterator[Copy]:
        """Yield the current pages that are another one again, by id."""
        with self._reading():
            yield from find_ledger_copies(self._connection)

    def _record(self, row: int, own: str) -> Record:
        record: Record = json.loads(own)
        for table in CHILDREN:
            statement = (
                f"SELECT record FROM {table} WHERE document = ? ORDER BY position"  # noqa: S608
            )
            record[table] = [json.loads(line) for (line,) in self._rows(statement, row)]
        return record

    def figures(self, policy: Policy) -> tuple[Figure, ...]:
        """Return the questions that the claims answer, each with its figures.

        What follows from pages that did not change is kept in the file, so that a
        page that was added costs the work of its own neighbourhood.
        """
        try:
            self.refresh(policy)
        except LedgerError:
            # A file that cannot be written can still be read.
            return answer_questions(tuple(self.extractions()), policy=policy)
        with self._reading():
            return Answers(self._connection, self.extraction).figures(policy)

    def refresh(self, policy: Policy) -> int:
        """Answer anew what pages that came since the last time touch.

        Returns:
            How many neighbourhoods were answered.

        Raises:
            LedgerError: If the file cannot be written.
        """
        answers = Answers(self._connection, self.extraction)
        with self._transaction():
            return answers.refresh(policy)

    def neighbourhood_of(self, document: str) -> Neighbourhood | None:
        """Return the pages that are reconciled with one, its own among them.

        None where the file cannot be written, and so nothing is kept of them.

        Raises:
            LedgerError: If the ledger holds no such page.
        """
        self.extraction(document)
        answers = Answers(self._connection, self.extraction)
        try:
            with self._transaction():
                return answers.neighbourhood_of(document)
        except LedgerError:
            return None

    def page_of(self, claim: str) -> str | None:
        """Return the id of the current page that makes a claim; None for no such."""
        found = self._rows(
            "SELECT documents.id FROM claims JOIN documents"
            " ON claims.document = documents.row"
            " WHERE claims.id = ? AND documents.current = 1",
            claim,
        )
        first = next(found, None)
        return None if first is None else first[0]

    def claims(self, wanted: ClaimFilter) -> Iterator[tuple[Extraction, Claim]]:
        """Yield the claims asked for, by document id, then in reading order."""
        for extraction in self.extractions():
            for claim in extraction.claims:
                if wanted.matches(extraction.document, claim):
                    yield extraction, claim

    def search(self, words: str, *, limit: int = 50) -> Iterator[Hit]:
        """Yield where the pages and claims hold all the words, best first.

        Args:
            words: Words; those inside double quotes must stand together.
            limit: How many places at most.
        """
        query = match_query(words)
        if not query:
            return
        for name, claim, start, end, text in self._rows(SEARCH, query, limit):
            yield Hit(name, claim, Span(int(start), int(end)), text)

    def failures(self) -> Iterator[FailedDocument]:
        """Yield the documents that could not be read, by id."""
        for name, code, message, stage in self._rows(
            "SELECT id, code, message, stage FROM failures ORDER BY id"
        ):
            kind: Record = {"code": code, "message": message, "stage": stage}
            yield FailedDocument(name, Failure(**kind))

    # Checking

    def check(self) -> Iterator[str]:
        """Yield one line for each fault of the file; nothing where it is sound.

        Raises:
            LedgerError: If the file is too damaged to be read at all.
        """
        with self._reading():
            yield from find_faults(self._connection)


def _key(document: str) -> str:
    """Return a document id as a column holds it."""
    return storable(document) or ""
