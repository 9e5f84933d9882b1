"""Copies at the door: told when a page is added, whatever comes first."""

import itertools
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from tests.work import count_calls
from whence.errors import LedgerError
from whence.model import (
    Actor,
    Document,
    Extraction,
    Outlet,
    Published,
    Segment,
    Span,
    text_sha256,
)
from whence.store import Added, Ledger, MemoryStore, Reading, Rehearsal, Version
from whence.store.schema import connect

PORT = (
    "The ferry Halla ran aground on a sandbank off Skarholm shortly after dawn on "
    "Monday with 214 people on board. Two tugs pulled her free at high water, and the "
    "harbour office said that nobody was hurt. Her captain told the coast guard that "
    "a buoy had drifted from its place in the storm of the night before. The line "
    "will run buses to the northern pier until divers have looked at the hull."
)
FARM = (
    "Sheep farmers on the eastern slopes have lost a third of their lambs to the late "
    "snow, their union said on Friday, and asked the ministry for hay from the south. "
    "Lorries cannot reach nine valleys where the road is still closed by drifts."
)


def page(
    name: str,
    text: str = PORT,
    *,
    outlet: str | None = None,
    day: str | None = None,
    url: str | None = None,
    chrome: str = "",
    credit: str | None = None,
) -> Extraction:
    """A page whose body is the text; chrome stands above it."""
    whole = f"{chrome}\n{text}" if chrome else text
    start = len(whole) - len(text)
    segments = [Segment(Span(start, len(whole)), "body")]
    if chrome:
        segments.insert(0, Segment(Span(0, start), "chrome"))
    return Extraction(
        Document(
            name,
            whole,
            text_sha256(whole),
            outlet=Outlet(outlet, None, "given" if outlet else "none"),
            published=Published(day, None, (), "given" if day else "none"),
            language="en",
            segments=tuple(segments),
            url=url,
            relays=() if credit is None else (Actor(credit, "agency"),),
        )
    )


@pytest.fixture(params=["file", "memory"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Ledger | MemoryStore]:
    if request.param == "memory":
        yield MemoryStore()
    else:
        with Ledger.open(tmp_path / "test.whence") as ledger:
            yield ledger


def found(store: Ledger | MemoryStore) -> list[tuple[str, str, str]]:
    """The copies of a store, without their shares."""
    return [(copy.document, copy.of, copy.kind) for copy in store.copies()]


EDITED = PORT.replace("Two tugs", "A pair of tugs").replace("on board", "aboard")


@pytest.mark.parametrize(
    ("pages", "added", "copies"),
    [
        (  # the same words under another menu
            [page("a"), page("b", chrome="Home | Weather | Tides")],
            Added(new=2, exact=1),
            [("b", "a", "exact")],
        ),
        (  # case, marks and spacing are no difference
            [page("a"), page("b", PORT.upper().replace(". ", "!  "))],
            Added(new=2, exact=1),
            [("b", "a", "exact")],
        ),
        (  # an editor's light hand
            [page("a", EDITED), page("b")],
            Added(new=2, near=1),
            [("b", "a", "near")],
        ),
        (  # the earliest is the original, a page without a date never
            [page("a"), page("b", day="2031-02-03"), page("c", day="2031-02-01")],
            Added(new=3, exact=2),
            [("a", "c", "exact"), ("b", "c", "exact")],
        ),
        (  # the credit tells more than the date
            [
                page("a", day="2031-02-01", outlet="Ness Gazette", credit="Coast Wire"),
                page("b", day="2031-02-02", outlet="Coast Wire"),
            ],
            Added(new=2, exact=1),
            [("a", "b", "exact")],
        ),
        (  # a passage of another page is reuse, not a copy
            [page("a"), page("b", f"{FARM} {PORT[:150]} {FARM[::-1]}")],
            Added(new=2),
            [],
        ),
        ([page("a"), page("b", FARM)], Added(new=2), []),
        (  # pages without words of their own
            [page("a", "..."), page("b", "...")],
            Added(new=2),
            [],
        ),
    ],
)
def test_copies_are_told_when_they_are_added(
    store: Ledger | MemoryStore,
    pages: list[Extraction],
    added: Added,
    copies: list[tuple[str, str, str]],
) -> None:
    assert store.add(pages) == added
    assert found(store) == copies
    assert len(list(store.extractions())) == len(pages)


ADDRESS = "https://www.elbe.example/port/ferry"


def test_the_latest_text_of_an_address_counts(store: Ledger | MemoryStore) -> None:
    later = PORT.replace("214", "231") + " " + FARM
    pages = [
        page("x", later, url=f"{ADDRESS}?utm_source=mail#top", day="2031-02-02"),
        page("y", url=ADDRESS, day="2031-02-01"),
        page("z", FARM[::-1], url=ADDRESS, day="2031-02-03"),
    ]
    assert store.add(pages) == Added(new=3, versions=1)
    # The last is another text altogether: the others are no versions of it.
    assert found(store) == [("y", "x", "version")]


def test_items_under_one_address_are_no_versions(
    store: Ledger | MemoryStore,
) -> None:
    """All items of a feed may bear its address, and end with the same words."""
    end = " Write to our desk with your news and your pictures of the harbour today."
    pages = [page("x", PORT + end, url=ADDRESS), page("y", FARM + end, url=ADDRESS)]
    assert store.add(pages) == Added(new=2)
    assert found(store) == []


def test_order_does_not_show() -> None:
    pages = [
        page("a", day="2031-02-03", outlet="A"),
        page("b", EDITED, day="2031-02-02", outlet="B"),
        page("c", day="2031-02-02T10:00", outlet="C"),
        page("d", FARM, url=ADDRESS, day="2031-02-01"),
        page("e", f"{FARM} More snow fell on Sunday.", url=ADDRESS, day="2031-02-04"),
    ]
    wanted = None
    for order in itertools.permutations(pages):
        with Ledger.in_memory() as ledger:
            ledger.add(order)
            copies = list(ledger.copies())
        wanted = wanted or copies
        assert copies == wanted
        memory = MemoryStore()
        memory.add(order)
        assert list(memory.copies()) == wanted
    assert wanted is not None
    assert len(wanted) == 3


def test_old_texts_are_kept_and_reachable(store: Ledger | MemoryStore) -> None:
    old, new = page("a", day="2031-02-01"), page("a", FARM, day="2031-02-02")
    store.add([old, page("b")])
    assert store.add([new]) == Added(changed=1)
    assert found(store) == []  # the old text counts no more, nor do its copies
    assert list(store.versions()) == [
        Version("a", 1, False, old.document.sha256, "2031-02-01"),
        Version("a", 2, True, new.document.sha256, "2031-02-02"),
    ]
    assert [version.number for version in store.versions("b")] == [1]
    assert [store.version("a", 1), store.version("a", 2)] == [old, new]
    with pytest.raises(LedgerError, match="no version 3"):
        store.version("a", 3)
    # Back to the old text: it is a copy again.
    store.commit([Reading("a", Reading.of(old).source, None)])
    assert found(store) == [("b", "a", "exact")]


def test_a_rehearsal_counts_and_keeps_nothing(store: Ledger | MemoryStore) -> None:
    store.add([page("a")])
    rehearsal = Rehearsal(store)
    batch = [
        page("a", EDITED),
        page("b"),
        page("c", FARM),
        page("d", FARM),
        page("a"),
    ]
    told = rehearsal.commit([Reading.of(item) for item in batch])
    assert told == Added(new=3, changed=1, unchanged=1, exact=2)
    assert [item.document.id for item in store.extractions()] == ["a"]
    assert Rehearsal().commit([Reading.of(page("a"))]) == Added(new=1)


def test_an_older_ledger_learns_its_copies(tmp_path: Path) -> None:
    """A ledger of the first schema is compared within itself when it is opened."""
    path = tmp_path / "old.whence"
    with Ledger.open(path) as ledger:
        ledger.add([page("a"), page("b", EDITED), page("c", FARM, url=ADDRESS)])
        wanted = list(ledger.copies())
    older = connect(path, create=False)
    for statement in (
        "PRAGMA foreign_keys = OFF",
        *(
            f"DROP TABLE {table}"
            for table in ("answers", "bases", "alike", "rare_words", "facts")
        ),
        "DROP INDEX documents_wording",
        "DROP INDEX documents_address",
        "ALTER TABLE documents DROP COLUMN wording",
        "ALTER TABLE documents DROP COLUMN address",
        "DROP TABLE likenesses",
        "DROP TABLE wording_hashes",
        "DROP TABLE wordings",
        "PRAGMA user_version = 1",
    ):
        older.execute(statement)
    older.close()
    with Ledger.open(path) as ledger:
        assert list(ledger.copies()) == wanted
        assert list(ledger.check()) == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE likenesses SET share = 0.9", "likenesses"),
        ("DELETE FROM wording_hashes", "not indexed"),
        ("UPDATE documents SET wording = NULL", "its wording"),
        ("UPDATE documents SET address = 'x'", "columns of the page"),
        ("UPDATE wordings SET sketch = '{'", "no readable sketch"),
    ],
)
def test_damage_to_what_is_known_of_copies_is_found(damage: str, fault: str) -> None:
    with Ledger.in_memory() as ledger:
        ledger.add([page("a"), page("b", EDITED)])
        assert list(ledger.check()) == []
        ledger._connection.execute(damage)
        assert any(fault in line for line in ledger.check())


def test_a_page_is_compared_with_its_own_candidates_only() -> None:
    """Adding a page costs the same in a ledger of twenty pages and of four hundred."""

    def work(count: int) -> int:
        with Ledger.in_memory() as ledger:
            ledger.add(
                page(f"page-{at:03}", " ".join(f"w{at}x{word}" for word in range(90)))
                for at in range(count)
            )
            return count_calls(lambda: ledger.add([page("last"), page("more", FARM)]))

    assert work(400) <= 1.05 * work(20)


def test_pages_that_fill_one_form_are_not_all_compared() -> None:
    """A thousand weather reports are nearly the same; each is compared with a few."""

    def form(at: int) -> Extraction:
        return page(f"page-{at:03}", f"{PORT} The gauge showed {at} centimetres.")

    def work(count: int) -> int:
        with Ledger.in_memory() as ledger:
            ledger.add(form(at) for at in range(count))
            assert len(list(ledger.copies())) == count - 1
            assert list(ledger.check()) == []
            return count_calls(lambda: ledger.add([form(count), page("x", FARM)]))

    assert work(120) <= 1.1 * work(60)


def test_the_migration_is_shipped() -> None:
    folder = resources.files("whence.store") / "migrations"
    assert (folder / "0002_copies.sql").is_file()


def test_reading_copies_of_a_closed_ledger_is_an_error() -> None:
    ledger = Ledger.in_memory()
    ledger.close()
    with pytest.raises(LedgerError, match="cannot be read"):
        list(ledger.copies())
    assert issubclass(sqlite3.ProgrammingError, sqlite3.Error)
