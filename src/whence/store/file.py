"""The file of a ledger: opened, closed, read, and written in transactions."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

from whence.errors import LedgerError
from whence.store.rows import Row
from whence.store.schema import connect

__all__ = ["LedgerFile"]


class LedgerFile:
    """An open ledger file. It is a context manager that closes itself."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True) -> Self:
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
    def in_memory(cls) -> Self:
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

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Turn an error of the database into one of the ledger.

        Raises:
            LedgerError: If the file cannot be read.
        """
        try:
            yield
        except sqlite3.Error as error:
            message = f"the ledger {self._name!r} cannot be read: {error}"
            raise LedgerError(message) from error

    def _rows(self, statement: str, *values: str | int) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a query.

        Raises:
            LedgerError: If the file cannot be read.
        """
        with self._reading():
            # No `yield from`: it would close the cursor of a ledger closed before.
            for row in self._connection.execute(statement, values):  # noqa: UP028
                yield row

    def _insert(self, table: str, row: Row) -> int:
        # Table and column names come from `rows`, never from a page.
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
        return self._connection.execute(statement, tuple(row.values())).lastrowid or 0

    def _insert_below(self, document: int, table: str, rows: Iterable[Row]) -> None:
        """Insert what hangs below a document; all rows have the same columns."""
        held = iter(rows)
        first = next(held, None)
        if first is None:
            return
        names = ", ".join(f'"{name}"' for name in ("document", *first))
        marks = ", ".join("?" * (len(first) + 1))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
        self._connection.executemany(
            statement, ((document, *row.values()) for row in chain((first,), held))
        )
