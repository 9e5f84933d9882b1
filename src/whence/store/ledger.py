"""The ledger: one SQLite file that keeps what was read, said and decided."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from whence.errors import LedgerError
from whence.model import (
    Claim,
    Extraction,
    Failure,
    Judgement,
    Span,
    content_key,
)
from whence.model.records import (
    Record,
    dump_line,
    extraction_from_record,
    extraction_record,
    judgement_from_record,
    judgement_record,
)
from whence.store.protocol import Added, ClaimFilter, FailedDocument, Hit, Reading
from whence.store.rows import (
    CHILDREN,
    Row,
    child_rows,
    document_columns,
    passage_rows,
    storable,
)
from whence.store.schema import connect
from whence.store.verify import find_faults

__all__ = ["Ledger"]

_SEARCH = """
SELECT documents.id, passages.claim, passages.start, passages."end", passages.text
FROM words
JOIN passages ON passages.row = words.rowid
JOIN documents ON documents.row = passages.document
WHERE words MATCH ? AND documents.current = 1
ORDER BY words.rank, documents.id, passages.start, passages."end", passages.claim
LIMIT ?
"""


class Ledger:
    """A ledger file. It is a `Store`, and a context manager that closes itself.

    Example:
        >>> with Ledger.in_memory() as ledger:
        ...     list(ledger.extractions())
        []
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True) -> "Ledger":
        """Open a ledger file, and bring an older one up to date.

        Args:
            path: The file.
            create: Whether to make it where there is none.

        Returns:
            The open ledger.

        Raises:
            LedgerError: If it cannot be opened, or is none of ours, or is newer.
        """
        return cls(connect(Path(path), create=create), str(path))

    @classmethod
    def in_memory(cls) -> "Ledger":
        """Return a ledger that lives as long as this process."""
        return cls(connect(None, create=True), ":memory:")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Run statements as one: all of them are kept, or none.

        Raises:
            LedgerError: If the file cannot be written.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            message = f"the ledger {self._name!r} cannot be written: {error}"
            raise LedgerError(message) from error

    def _rows(self, statement: str, *values: str | int) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a query.

        Raises:
            LedgerError: If the file cannot be read.
        """
        try:
            # No `yield from`: it would close the cursor of a ledger closed before.
            for row in self._connection.execute(statement, values):  # noqa: UP028
                yield row
        except sqlite3.Error as error:
            message = f"the ledger {self._name!r} cannot be read: {error}"
            raise LedgerError(message) from error

    def _insert(self, table: str, row: Row) -> int:
        # Table and column names come from `rows`, never from a page.
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
        return self._connection.execute(statement, tuple(row.values())).lastrowid or 0

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
        self._add_version(extraction, reading.source, batch, (last or 0) + 1)
        return Added(changed=1) if last else Added(new=1)

    def _add_failure(self, name: str, key: str, error: Failure) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)",
            (name, key, error.stage, error.code, storable(error.message)),
        )

    def _add_version(
        self, extraction: Extraction, key: str, batch: str, version: int
    ) -> None:
        record = extraction_record(extraction)
        row = self._insert(
            "documents",
            {
                **document_columns(record),
                "version": version,
                "current": 1,
                "source": key,
                "batch": batch,
            },
        )
        for table in CHILDREN:
            for child in child_rows(table, record):
                self._insert(table, {"document": row, **child})
        for passage in passage_rows(extraction):
            self._insert("passages", {"document": row, **passage})
        # Not by a trigger: schemas of files that come from others are not trusted,
        # and an untrusted trigger may not touch a virtual table.
        self._connection.execute(
            "INSERT INTO words (rowid, text)"
            " SELECT row, text FROM passages WHERE document = ?",
            (row,),
        )

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

    def _record(self, row: int, own: str) -> Record:
        record: Record = json.loads(own)
        for table in CHILDREN:
            statement = (
                f"SELECT record FROM {table} WHERE document = ? ORDER BY position"  # noqa: S608
            )
            record[table] = [json.loads(line) for (line,) in self._rows(statement, row)]
        return record

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
        query = _query(words)
        if not query:
            return
        for name, claim, start, end, text in self._rows(_SEARCH, query, limit):
            yield Hit(name, claim, Span(int(start), int(end)), text)

    def failures(self) -> Iterator[FailedDocument]:
        """Yield the documents that could not be read, by id."""
        for name, code, message, stage in self._rows(
            "SELECT id, code, message, stage FROM failures ORDER BY id"
        ):
            kind: Record = {"code": code, "message": message, "stage": stage}
            yield FailedDocument(name, Failure(**kind))

    # Judgements

    def judge(self, judgement: Judgement) -> None:
        """Append a person's decision; the same decision twice is one.

        Raises:
            LedgerError: If it supersedes a judgement that the ledger does not hold,
                or the file cannot be written.
        """
        record = judgement_record(judgement)
        row = {key: storable(value) for key, value in record.items()}
        with self._transaction() as connection:
            if judgement.supersedes is not None and not self._judged(
                judgement.supersedes
            ):
                message = (
                    f"the ledger {self._name!r} holds no judgement "
                    f"{judgement.supersedes!r} that could be superseded"
                )
                raise LedgerError(message)
            if not self._judged(judgement.id):
                names = ", ".join(row)
                connection.execute(
                    f"INSERT INTO judgements ({names}, record) "  # noqa: S608
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*row.values(), dump_line(record)),
                )

    def _judged(self, judgement: str) -> bool:
        found = self._rows("SELECT row FROM judgements WHERE id = ?", judgement)
        return next(found, None) is not None

    def judgements(self) -> Iterator[Judgement]:
        """Yield all decisions in the order in which they were added."""
        for (line,) in self._rows("SELECT record FROM judgements ORDER BY row"):
            yield judgement_from_record(json.loads(line))

    # Checking

    def check(self) -> Iterator[str]:
        """Yield one line for each fault of the file; nothing where it is sound.

        Raises:
            LedgerError: If the file is too damaged to be read at all.
        """
        try:
            yield from find_faults(self._connection)
        except sqlite3.Error as error:
            message = f"the ledger {self._name!r} cannot be read: {error}"
            raise LedgerError(message) from error


def _key(document: str) -> str:
    """Return a document id as a column holds it."""
    return storable(document) or ""


def _query(words: str) -> str:
    """Return an FTS5 query for plain words; no character of theirs is syntax.

    >>> _query('shells "North Korea"')
    '"shells" "North Korea"'
    """
    parts = words.replace("\x00", " ").split('"')
    # Between an odd quote and the next stands a phrase; all else is single words.
    wanted = [
        term
        for place, part in enumerate(parts)
        for term in ([part.strip()] if place % 2 else part.split())
    ]
    return " ".join(f'"{term}"' for term in wanted if term)
