"""The migrations, and the page of the documentation that describes the file."""

import re
from pathlib import Path

import pytest

from whence.store import Ledger
from whence.store.schema import newest_version

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "whence" / "store" / "migrations"
PAGE = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in FOLDER.glob("*.sql"))
    assert numbers == list(range(1, newest_version() + 1))


def test_every_table_is_described() -> None:
    with Ledger.in_memory() as ledger:
        tables = ledger._connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
            " AND name NOT LIKE 'words_%' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    for (name,) in tables:
        assert f"`{name}`" in PAGE


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_of_the_page_runs(query: str) -> None:
    with Ledger.in_memory() as ledger:
        assert ledger._connection.execute(query).fetchall() == []
