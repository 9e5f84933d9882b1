"""The ledger file: which files are ledgers, and how an older one is brought up to date.

A ledger carries Whence's application id and, as SQLite's user version, the number
of the last migration. Each migration is one numbered SQL file and one transaction.
"""

import sqlite3
from importlib import resources
from pathlib import Path

from whence.errors import LedgerError
from whence.store.copies import fill_wordings

__all__ = ["APPLICATION_ID", "connect", "newest_version"]

APPLICATION_ID = 0x57484E43  # "WHNC"
_MAGIC = b"SQLite format 3\x00"
_BUSY_MS = 30_000
_WITH_WORDINGS = 2  # the migration since which the wordings of pages are kept


def _migrations() -> list[tuple[int, str]]:
    """Return the number and the SQL of every migration, in order."""
    folder = resources.files("whence.store") / "migrations"
    files = [item for item in folder.iterdir() if item.name.endswith(".sql")]
    return sorted((int(item.name[:4]), item.read_text("utf-8")) for item in files)


def newest_version() -> int:
    """Return the number of the newest migration that this Whence knows."""
    return _migrations()[-1][0]


def _refuse_foreign_file(path: Path) -> None:
    """Refuse, without opening it, a file that is plainly not a ledger.

    Raises:
        LedgerError: If it is no SQLite file or bears another program's id.
    """
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError as error:
        message = f"the ledger {str(path)!r} cannot be opened: {_why(error)}"
        raise LedgerError(message) from error
    if head and not head.startswith(_MAGIC):
        message = (
            f"{str(path)!r} is not a ledger of Whence: name another file with --ledger"
        )
        raise LedgerError(message)
    owner = int.from_bytes(head[68:72], "big")
    if owner not in {0, APPLICATION_ID}:
        message = (
            f"{str(path)!r} belongs to another program (application id {owner:#x}): "
            "name another file with --ledger"
        )
        raise LedgerError(message)


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def connect(path: Path | None, *, create: bool) -> sqlite3.Connection:
    """Open a ledger file and bring it up to date.

    Args:
        path: The file; None keeps the ledger in memory.
        create: Whether to make the file where there is none.

    Returns:
        A connection in autocommit mode: transactions are begun by hand.

    Raises:
        LedgerError: If there is no such file, or it is not a ledger, or it was
            written by a newer Whence, or it cannot be opened or written.
    """
    if path is not None:
        if path.is_dir():
            message = f"the ledger {str(path)!r} is a folder: name a file with --ledger"
            raise LedgerError(message)
        if path.exists():
            if not path.is_file():
                message = f"the ledger {str(path)!r} is no file: name one with --ledger"
                raise LedgerError(message)
            _refuse_foreign_file(path)
        elif not create:
            message = f"there is no ledger at {str(path)!r}: make one with 'whence add'"
            raise LedgerError(message)
    name = ":memory:" if path is None else str(path)
    try:
        connection = sqlite3.connect(name, isolation_level=None)
        try:
            _prepare(connection, name)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        message = f"the ledger {name!r} cannot be opened: {error}"
        raise LedgerError(message) from error
    return connection


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    _migrate(connection, name)
    # After the schema stands: a run killed before this line leaves a plain file
    # that the next one finds empty or complete, never half made.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _state(connection: sqlite3.Connection, name: str) -> int:
    """Return the version of the open file, 0 for an empty one; refuse others."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if owner != APPLICATION_ID and (owner or tables):
        message = (
            f"{name!r} belongs to another program: name another file with --ledger"
        )
        raise LedgerError(message)
    if version > newest_version():
        message = (
            f"the ledger {name!r} was written by a newer Whence (version {version}, "
            f"this one knows {newest_version()}): upgrade Whence"
        )
        raise LedgerError(message)
    return version


def _migrate(connection: sqlite3.Connection, name: str) -> None:
    if _state(connection, name) == newest_version():
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again inside the lock: another process may have just done it.
        version = _state(connection, name)
        for number, script in _migrations():
            if number > version:
                for statement in _statements(script):
                    connection.execute(statement)
        if 0 < version < _WITH_WORDINGS:
            fill_wordings(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest_version()}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """Split a script into statements; `executescript` would commit in between."""
    statements, lines = [], []
    for line in script.splitlines():
        lines.append(line)
        text = "\n".join(lines)
        if line.rstrip().endswith(";") and sqlite3.complete_statement(text):
            statements.append(text)
            lines = []
    return statements
