"""Whether a ledger file is sound: the file itself, and every promise of its rows."""

import json
import sqlite3
from collections.abc import Iterator

from whence.errors import InvariantError
from whence.model import content_key, text_sha256
from whence.model.records import (
    Record,
    extraction_from_record,
    extraction_record,
    judgement_from_record,
)
from whence.reconcile.imprints import Imprint, read_imprint
from whence.store.copies import find_likenesses
from whence.store.rows import (
    CHILDREN,
    Row,
    child_rows,
    document_columns,
    passage_rows,
)

__all__ = ["find_faults"]


def find_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield one line for each fault of an open ledger.

    Args:
        connection: The open file.

    Yields:
        What is wrong and where, in a fixed order.
    """
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"the file is damaged: {line}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} belongs to no row of {parent}"
    yield from _word_faults(connection)
    yield from _wording_faults(connection)
    yield from _batch_faults(connection)
    rows = connection.execute("SELECT row, id, version FROM documents ORDER BY row")
    for row, name, version in rows.fetchall():
        for fault in _document_faults(connection, row):
            yield f"{name!r} version {version}: {fault}"
    yield from _judgement_faults(connection)


def _word_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Say whether the search index holds just the words of the passages."""
    try:
        # Rank 1 makes FTS5 compare the index with the external content.
        connection.execute(
            "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        yield f"the search index is out of step with the passages: {error}"


def _wording_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Say whether the index of wordings and likenesses follows from the sketches."""
    found: set[tuple[str, str, float]] = set()
    for row, key, words, sketch in connection.execute(
        "SELECT row, key, words, sketch FROM wordings ORDER BY row"
    ).fetchall():
        try:
            imprint = Imprint(key, words, tuple(json.loads(sketch)))
        except (ValueError, TypeError) as error:
            yield f"wording {key} has no readable sketch: {error}"
            continue
        held = connection.execute(
            "SELECT hash FROM wording_hashes WHERE wording = ? ORDER BY hash", (row,)
        )
        if tuple(number for (number,) in held) != imprint.keys:
            yield f"wording {key} is not indexed by its sketch"
        found.update(
            (item.left, item.right, item.share)
            for item in find_likenesses(connection, imprint, before=row)
        )
    likenesses = connection.execute('SELECT "left", "right", share FROM likenesses')
    if set(likenesses.fetchall()) != found:
        yield "the likenesses do not follow from the sketches of the wordings"


def _batch_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for batch, count in connection.execute(
        "SELECT id, documents FROM batches ORDER BY id"
    ).fetchall():
        held = connection.execute(
            "SELECT id, source FROM documents WHERE batch = ? ORDER BY row", (batch,)
        ).fetchall()
        if len(held) != count:
            yield f"batch {batch} brought {count} pages, {len(held)} are there"
        elif content_key("batch", [list(pair) for pair in held]) != batch:
            yield f"batch {batch} does not bear the key of its pages"


def _document_faults(connection: sqlite3.Connection, row: int) -> Iterator[str]:
    """Yield what is wrong with one version of a page and all that hangs below."""
    try:
        record = _whole_record(connection, row)
        extraction = extraction_from_record(record)
        again = extraction_record(extraction)
    except (ValueError, KeyError, TypeError, IndexError, InvariantError) as error:
        yield f"a record cannot be read: {type(error).__name__}: {error}"
        return
    if again != record:
        yield "a record is not in its canonical form"
    if text_sha256(record["text"]) != record["sha256"]:
        yield "the text is not the one that its sha256 names"
    size = len(record["text"])
    if any(end > size for _, end in _spans(record)):
        yield "a span points past the end of the text"
    missing = sorted(_references(record) - {item["id"] for item in _children(record)})
    if missing:
        yield f"{missing[0]} is referred to and is not there"
    if not _has_columns(
        connection, "documents", "row", row, [document_columns(record)]
    ):
        yield "the columns of the page differ from its record"
    wording = read_imprint(extraction.document).wording
    if not _has_columns(connection, "documents", "row", row, [{"wording": wording}]):
        yield "its wording is not that of its text"
    for table in CHILDREN:
        wanted = list(child_rows(table, record))
        if not _has_columns(connection, table, "document", row, wanted):
            yield f"the columns of its {table} differ from their records"
    passages = list(passage_rows(extraction))
    if not _has_columns(connection, "passages", "document", row, passages):
        yield "its passages differ from its text"


def _whole_record(connection: sqlite3.Connection, row: int) -> Record:
    own = connection.execute(
        "SELECT record FROM documents WHERE row = ?", (row,)
    ).fetchone()
    record: Record = json.loads(own[0])
    for table in CHILDREN:
        found = connection.execute(
            f"SELECT record FROM {table} WHERE document = ? ORDER BY position",  # noqa: S608
            (row,),
        )
        record[table] = [json.loads(line) for (line,) in found]
    return record


def _children(record: Record) -> Iterator[Record]:
    for table in CHILDREN:
        yield from record[table]


def _references(record: Record) -> set[str]:
    """Return the ids that the parts of a page name one another by."""
    named: set[str | None] = set()
    for item in record["quantities"]:
        named.update((item["base"], *item["alternatives"]))
    for item in record["attributions"]:
        named.add(item["parent"])
    for item in record["claims"]:
        named.update((item["attribution"], *item["quantities"], *item["denies"]))
    return {name for name in named if name is not None}


def _spans(value: object) -> Iterator[tuple[int, int]]:
    """Yield every pair of whole numbers in a record: all of them are spans."""
    if isinstance(value, dict):
        for item in value.values():
            yield from _spans(item)
    elif isinstance(value, list):
        if len(value) == 2 and all(type(item) is int for item in value):
            yield value[0], value[1]
        for item in value:
            yield from _spans(item)


def _has_columns(
    connection: sqlite3.Connection,
    table: str,
    key: str,
    row: int,
    wanted: list[Row],
) -> bool:
    """Say whether the rows of a table below a key are just those wanted."""
    if not wanted:
        found = connection.execute(
            f"SELECT count(*) FROM {table} WHERE {key} = ?",  # noqa: S608
            (row,),
        )
        return bool(found.fetchone()[0] == 0)
    names = ", ".join(f'"{name}"' for name in wanted[0])
    order = "position" if table in CHILDREN else "row"
    held = connection.execute(
        f"SELECT {names} FROM {table} WHERE {key} = ? ORDER BY {order}",  # noqa: S608
        (row,),
    )
    return held.fetchall() == [tuple(item.values()) for item in wanted]


def _judgement_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for name, line in connection.execute(
        "SELECT id, record FROM judgements ORDER BY row"
    ):
        try:
            held = judgement_from_record(json.loads(line)).id
        except (ValueError, KeyError, TypeError) as error:
            yield f"judgement {name} cannot be read: {error}"
            continue
        if held != name:
            yield f"judgement {name} does not bear the id of its record"
