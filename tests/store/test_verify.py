from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from whence.model import Extraction
from whence.store import Ledger

MakePage = Callable[..., Extraction]


@pytest.fixture
def ledger(
    tmp_path: Path, make_page: MakePage, make_failure: MakePage
) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "a.whence") as opened:
        opened.add([make_page("a"), make_page("b", number="15"), make_failure()])
        opened.add([make_page("a", number="1,300")])
        yield opened


def test_a_sound_ledger_has_no_faults(ledger: Ledger) -> None:
    assert list(ledger.check()) == []


def change(table: str, old: str, new: str) -> str:
    """An update that changes words in the records of one page."""
    return (
        f"UPDATE {table} SET record = replace(record, '{old}', '{new}') "
        f"WHERE {'row' if table == 'documents' else 'document'} = 2"
    )


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE documents SET sha256 = 'x' WHERE row = 2", "columns of the page"),
        (change("documents", "crates", "boxes!"), "sha256"),
        ("UPDATE claims SET speaker = 'Nobody' WHERE document = 2", "its claims"),
        ("UPDATE quantities SET low = 1 WHERE document = 2", "its quantities"),
        ("UPDATE times SET surface = 'x' WHERE document = 2", "its times"),
        ("DELETE FROM attributions WHERE document = 2", "is not there"),
        ("UPDATE batches SET documents = 9", "brought 9 pages"),
        (change("claims", "[", "{"), "cannot be read"),
        (change("claims", "[[", "[[9"), ""),
        ("INSERT INTO words (words) VALUES ('delete-all')", "search index"),
        ("DROP TRIGGER passages_fixed; UPDATE passages SET text = 'x'", "passages"),
    ],
)
def test_each_damage_is_found(ledger: Ledger, damage: str, fault: str) -> None:
    for statement in damage.split("; "):
        ledger._connection.execute(statement)
    faults = list(ledger.check())
    assert any(fault in line for line in faults), faults
