"""Copies at the door of the ledger: what is kept of wordings, and how it is asked.

A page that comes in is compared with the wordings that share some of its smallest
hashes, through an index, and with no others: that costs the same in a ledger of any
size. Which copy is the original is worked out when asked for, from all pages that
hang together, so that it does not depend on the order in which they came.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from whence.model import Document
from whence.model.records import extraction_from_record
from whence.reconcile.copies import (
    LEAST_VERSION,
    MOST_OF_ADDRESS,
    Copy,
    CopyKind,
    Standing,
    address_of,
    link_copies,
    read_standing,
)
from whence.reconcile.imprints import (
    LEAST_KEYS,
    MOST_LIKENESSES,
    Imprint,
    Likeness,
    compare_sketches,
    read_imprint,
    resemblance,
)
from whence.store.rows import storable

__all__ = [
    "add_wording",
    "fill_wordings",
    "find_ledger_copies",
    "find_likenesses",
    "match_kind",
]

# Of the index, looked at for one page: a bound where a thousand pages fill one form.
_MOST_ROWS = 5_000

_NEAR = f"""
SELECT key, sketch FROM (
    SELECT wording, count(*) AS shared FROM (
        SELECT wording FROM wording_hashes
        WHERE hash IN (SELECT value FROM json_each(?1)) AND wording < ?2
        LIMIT {_MOST_ROWS}
    ) GROUP BY wording HAVING shared >= {LEAST_KEYS}
) JOIN wordings ON wordings.row = wording
ORDER BY shared DESC, key LIMIT {MOST_LIKENESSES}
"""  # noqa: S608 - constants

_ANY = 2**62  # beyond all rows

# Pages that share a wording, a near wording or an address with another page.
_RELATED = """
WITH held AS (
    SELECT row, wording, address FROM documents WHERE current = 1
), same AS (
    SELECT wording FROM held WHERE wording IS NOT NULL
    GROUP BY wording HAVING count(*) > 1
), near AS (
    SELECT "left" AS wording FROM likenesses
    UNION SELECT "right" FROM likenesses
), placed AS (
    SELECT address FROM held WHERE address IS NOT NULL
    GROUP BY address HAVING count(*) > 1
)
SELECT documents.record, documents.wording FROM documents
WHERE current = 1 AND (
    wording IN (SELECT wording FROM same)
    OR wording IN (SELECT wording FROM near)
    OR address IN (SELECT address FROM placed)
)
ORDER BY documents.id
"""


def find_likenesses(
    connection: sqlite3.Connection, imprint: Imprint, *, before: int = _ANY
) -> list[Likeness]:
    """Return which wordings of a ledger are nearly the one of an imprint.

    Args:
        connection: The open ledger.
        imprint: The imprint.
        before: Only wordings with a lower row are looked at.
    """
    rows = connection.execute(_NEAR, (json.dumps(imprint.keys), before))
    others = {
        key: tuple(json.loads(sketch)) for key, sketch in rows if key != imprint.wording
    }
    return compare_sketches(imprint, others)


def add_wording(connection: sqlite3.Connection, imprint: Imprint) -> list[Likeness]:
    """Keep a page's wording, if it is new; return how it is like others."""
    if imprint.wording is None:
        return []
    if _sketch(connection, imprint.wording):
        rows = connection.execute(
            'SELECT "left", "right", share FROM likenesses'
            ' WHERE "left" = ?1 OR "right" = ?1',
            (imprint.wording,),
        )
        return [Likeness(*row) for row in rows]
    likenesses = find_likenesses(connection, imprint)
    row = connection.execute(
        "INSERT INTO wordings (key, words, sketch) VALUES (?, ?, ?)",
        (imprint.wording, imprint.words, json.dumps(imprint.sketch)),
    ).lastrowid
    connection.executemany(
        "INSERT INTO wording_hashes VALUES (?, ?)",
        [(key, row) for key in imprint.keys],
    )
    connection.executemany(
        "INSERT INTO likenesses VALUES (?, ?, ?)",
        [(item.left, item.right, item.share) for item in likenesses],
    )
    return likenesses


def match_kind(
    connection: sqlite3.Connection,
    document: Document,
    imprint: Imprint,
    likenesses: Sequence[Likeness],
) -> CopyKind | None:
    """Say what a page is to the other pages that a ledger holds.

    Args:
        connection: The open ledger.
        document: The page; other versions of it do not count.
        imprint: Its imprint.
        likenesses: How its wording is like others.

    Returns:
        What `Copy.kind` would be; None where no other page is like it.
    """
    name, address = storable(document.id), address_of(document.url)
    same = connection.execute(
        "SELECT 1 FROM documents WHERE wording = ? AND current = 1 AND id <> ?",
        (imprint.wording, name),
    ).fetchone()
    if same is not None:
        return "exact"
    for (wording,) in connection.execute(
        "SELECT wording FROM documents WHERE address = ? AND current = 1 AND id <> ?"
        " ORDER BY id LIMIT ?",
        (storable(address), name, MOST_OF_ADDRESS),
    ).fetchall():
        share = resemblance(_sketch(connection, wording), imprint.sketch)
        if share >= LEAST_VERSION:
            return "version"
    for item in likenesses:
        other = item.right if item.left == imprint.wording else item.left
        near = connection.execute(
            "SELECT 1 FROM documents WHERE wording = ? AND current = 1 AND id <> ?",
            (other, name),
        ).fetchone()
        if near is not None:
            return "near"
    return None


def _sketch(connection: sqlite3.Connection, wording: str | None) -> tuple[int, ...]:
    row = connection.execute(
        "SELECT sketch FROM wordings WHERE key = ?", (wording,)
    ).fetchone()
    return () if row is None else tuple(json.loads(row[0]))


def find_ledger_copies(connection: sqlite3.Connection) -> tuple[Copy, ...]:
    """Return the copies among the current pages of a ledger, by document id."""
    pages = list(_standings(connection))
    likenesses = [
        Likeness(left, right, share)
        for left, right, share in connection.execute(
            'SELECT "left", "right", share FROM likenesses ORDER BY "left", "right"'
        )
    ]
    sketches = {
        wording: _sketch(connection, wording)
        for wording in sorted({page.wording for page in pages if page.wording})
    }
    return link_copies(pages, likenesses, sketches)


def _standings(connection: sqlite3.Connection) -> Iterator[Standing]:
    for line, wording in connection.execute(_RELATED):
        yield read_standing(_document(line), wording)


def _document(line: str) -> Document:
    """Return the page of a row of `documents`, without what hangs below it."""
    return extraction_from_record(json.loads(line)).document


def fill_wordings(connection: sqlite3.Connection) -> None:
    """Keep the wordings of the pages that an older Whence added."""
    rows = connection.execute("SELECT row, record FROM documents ORDER BY row")
    for row, line in rows.fetchall():
        document = _document(line)
        imprint = read_imprint(document)
        add_wording(connection, imprint)
        connection.execute(
            "UPDATE documents SET wording = ?, address = ? WHERE row = ?",
            (imprint.wording, storable(address_of(document.url)), row),
        )
