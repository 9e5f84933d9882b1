import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from whence.errors import LedgerError
from whence.model import Extraction, Judgement, content_key
from whence.store import ClaimFilter, Ledger, MemoryStore, Reading
from whence.store.rows import Row

MakePage = Callable[..., Extraction]


@pytest.fixture(params=["file", "memory"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Ledger | MemoryStore]:
    if request.param == "memory":
        yield MemoryStore()
    else:
        with Ledger.open(tmp_path / "test.whence") as ledger:
            yield ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "test.whence") as opened:
        yield opened


def dump(ledger: Ledger) -> list[str]:
    """Everything that a ledger holds, as SQL."""
    return list(ledger._connection.iterdump())


def judgement(value: str = "a note", supersedes: str | None = None) -> Judgement:
    """A note on a claim."""
    made = "2024-03-06T10:00:00+00:00"
    key = content_key("judgement", value, supersedes)
    return Judgement(key, "claim-1", "note", None, value, "ada", made, supersedes)


def test_what_was_added_comes_back_by_id(
    store: Ledger | MemoryStore, make_page: MakePage
) -> None:
    second, first = make_page("b", number="7"), make_page("a")
    added = store.add([second, first])
    assert (added.new, added.changed, added.failed) == (2, 0, 0)
    assert list(store.extractions()) == [first, second]


def test_the_same_page_twice_changes_nothing(
    ledger: Ledger, make_page: MakePage
) -> None:
    page = make_page()
    ledger.add([page])
    before = dump(ledger)
    assert ledger.add([page]).unchanged == 1
    assert dump(ledger) == before


def test_the_same_page_twice_in_one_batch_is_one(
    store: Ledger | MemoryStore, make_page: MakePage
) -> None:
    added = store.add([make_page(), make_page()])
    assert (added.new, added.unchanged) == (1, 1)
    assert len(list(store.extractions())) == 1


def test_changed_text_is_a_new_version_and_the_old_one_is_kept(
    ledger: Ledger, make_page: MakePage
) -> None:
    old, new = make_page(number="1,200"), make_page(number="1,300")
    ledger.add([old])
    assert ledger.add([new]).changed == 1
    assert list(ledger.extractions()) == [new]
    versions = ledger._connection.execute(
        "SELECT version, current FROM documents ORDER BY version"
    ).fetchall()
    assert versions == [(1, 0), (2, 1)]


def test_a_page_that_goes_back_has_its_old_version_current(
    store: Ledger | MemoryStore, make_page: MakePage
) -> None:
    old, new = make_page(number="1,200"), make_page(number="1,300")
    store.add([old])
    store.add([new])
    key = Reading.of(old).source
    assert store.holds("page-1", key)
    store.commit([Reading("page-1", key, None)])
    assert list(store.extractions()) == [old]


def test_two_texts_for_one_id_end_the_same_in_every_run(
    ledger: Ledger, make_page: MakePage
) -> None:
    batch = [make_page(number="1,200"), make_page(number="1,300")]
    ledger.add(batch)
    before = dump(ledger)
    ledger.add(batch)
    assert dump(ledger) == before
    assert list(ledger.extractions()) == [batch[1]]


def test_superseded_text_is_not_found_any_more(
    ledger: Ledger, make_page: MakePage
) -> None:
    ledger.add([make_page(extra=" Pelicans watched.")])
    assert list(ledger.search("pelicans"))
    ledger.add([make_page(extra=" Herons watched.")])
    assert not list(ledger.search("pelicans"))
    assert list(ledger.search("herons"))


def test_failures_are_kept_until_the_document_is_read(
    store: Ledger | MemoryStore, make_page: MakePage, make_failure: MakePage
) -> None:
    store.add([make_failure("page-1"), make_page("page-2")])
    assert [(item.id, item.error.code) for item in store.failures()] == [
        ("page-1", "empty")
    ]
    store.add([make_page("page-1")])
    assert not list(store.failures())


def test_a_failure_does_not_take_away_what_was_read(
    store: Ledger | MemoryStore, make_page: MakePage, make_failure: MakePage
) -> None:
    page = make_page("page-1")
    store.add([page])
    store.add([make_failure("page-1")])
    assert list(store.extractions()) == [page]
    # Read again, as before: the failure is over, though no text has changed.
    store.add([page])
    assert not list(store.failures())


def test_a_batch_is_kept_whole_or_not_at_all(
    ledger: Ledger, make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add([make_page("a")])
    before = dump(ledger)
    real = Ledger._insert_below

    def failing(self: Ledger, document: int, table: str, rows: Iterable[Row]) -> None:
        if table == "claims":
            raise sqlite3.OperationalError("disk I/O error")  # noqa: EM101
        real(self, document, table, rows)

    monkeypatch.setattr(Ledger, "_insert_below", failing)
    with pytest.raises(LedgerError, match="disk I/O error"):
        ledger.add([make_page("b"), make_page("c")])
    monkeypatch.undo()
    assert dump(ledger) == before


def test_the_batch_is_named_after_what_it_brought(
    ledger: Ledger, make_page: MakePage
) -> None:
    pages = [make_page("a"), make_page("b")]
    ledger.add(pages)
    parts = [[page.document.id, Reading.of(page).source] for page in pages]
    found = ledger._connection.execute("SELECT id, documents FROM batches").fetchall()
    assert found == [(content_key("batch", parts), 2)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ClaimFilter(), ["a", "b"]),
        (ClaimFilter(speaker="brandt"), ["a"]),
        (ClaimFilter(speaker="GERMANY"), ["a", "b"]),
        (ClaimFilter(outlet="post"), ["a"]),
        (ClaimFilter(act="state"), ["a", "b"]),
        (ClaimFilter(act="deny"), []),
        (ClaimFilter(words="CRATES 1,200"), ["a"]),
        (ClaimFilter(words="crates pelican"), []),
        (ClaimFilter(since="2024-03-05"), ["a", "b"]),
        (ClaimFilter(since="2024-03-06"), []),
        (ClaimFilter(until="2024-03-04"), []),
        (ClaimFilter(until="2024-03-05"), ["a", "b"]),
    ],
)
def test_claims_are_filtered(
    store: Ledger | MemoryStore,
    make_page: MakePage,
    wanted: ClaimFilter,
    expected: list[str],
) -> None:
    store.add([make_page("a"), make_page("b", speaker="Ole", outlet=None, number="9")])
    found = [page.document.id for page, _ in store.claims(wanted)]
    assert found == expected


def test_a_claim_without_a_date_counts_as_said_when_published(
    store: Ledger | MemoryStore, make_page: MakePage
) -> None:
    page = make_page("a")
    claim = replace(page.claims[0], said=None)
    store.add([replace(page, claims=(claim,))])
    assert list(store.claims(ClaimFilter(since="2024-03-05")))
    assert not list(store.claims(ClaimFilter(since="2024-03-07")))


@pytest.mark.parametrize(
    "words",
    ["crates port", "CRATES", '"about 1,200 crates"', "crates\x00", '"crates'],
)
def test_search_finds_lines_and_claims(
    store: Ledger | MemoryStore, make_page: MakePage, words: str
) -> None:
    page = make_page()
    store.add([page])
    hits = list(store.search(words.replace("\x00", " ")))
    assert hits
    for hit in hits:
        assert hit.span.of(page.document.text) == hit.text
    assert {hit.claim for hit in hits} >= {None} or words.startswith('"about')


@pytest.mark.parametrize(
    "words", ["", "  ", '"', '""', "NEAR(", "a* OR", "text:x", "(", "^", "-", "\x00"]
)
def test_no_word_of_a_search_is_syntax(
    ledger: Ledger, make_page: MakePage, words: str
) -> None:
    ledger.add([make_page()])
    assert isinstance(list(ledger.search(words)), list)


def test_search_ignores_accents(ledger: Ledger, make_page: MakePage) -> None:
    ledger.add([make_page(extra=" Señor Núñez agreed.")])
    assert list(ledger.search("nunez"))


def test_judgements_are_appended_and_superseded(store: Ledger | MemoryStore) -> None:
    first = judgement()
    second = judgement(value="another", supersedes=first.id)
    store.judge(first)
    store.judge(second)
    store.judge(first)
    assert list(store.judgements()) == [first, second]


def test_judgements_can_neither_be_changed_nor_deleted(ledger: Ledger) -> None:
    ledger.judge(judgement())
    for statement in (
        "UPDATE judgements SET value = 'x'",
        "DELETE FROM judgements",
        "INSERT OR REPLACE INTO judgements SELECT * FROM judgements",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            ledger._connection.execute(statement)
    assert list(ledger.judgements()) == [judgement()]


def test_a_judgement_must_supersede_one_that_is_there(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="judgement-0"):
        ledger.judge(judgement(supersedes="judgement-0"))


def test_ids_that_are_no_utf8_are_kept(ledger: Ledger, make_page: MakePage) -> None:
    page = make_page("caf\udce9.txt")
    ledger.add([page])
    assert next(ledger.extractions()) == page
    assert ledger.holds(page.document.id, Reading.of(page).source)
    assert ledger.add([page]).unchanged == 1


def test_numbers_beyond_64_bits_are_kept(ledger: Ledger, make_page: MakePage) -> None:
    page = make_page()
    huge = replace(page.quantities[0], value=10.0**30, low=10.0**30, high=10.0**40)
    ledger.add([replace(page, quantities=(huge,))])
    assert next(ledger.extractions()).quantities[0] == huge
    assert not list(ledger.check())


def test_two_connections_may_add_at_once(tmp_path: Path, make_page: MakePage) -> None:
    path = tmp_path / "test.whence"
    with Ledger.open(path) as one, Ledger.open(path) as two:
        one.add([make_page("a")])
        two.add([make_page("a"), make_page("b")])
        assert len(list(one.extractions())) == 2
        assert list(one.extractions()) == list(two.extractions())
