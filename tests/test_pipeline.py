"""One batch through all stages; what goes wrong with one page stops no other."""

from collections.abc import Iterator

import pytest

from whence import pipeline
from whence.batch import InlineEngine
from whence.errors import ModelError
from whence.model import Document, Extraction, SourceDocument
from whence.pipeline import add_sources, read_one
from whence.store import Added, Ledger, MemoryStore

TEXT = "The mayor said on Tuesday that {} ships had passed the lock since dawn."


def sources(count: int, start: int = 0) -> list[SourceDocument]:
    return [
        SourceDocument(f"page-{at:03}", text=TEXT.format(at + 2))
        for at in range(start, start + count)
    ]


def add(store: Ledger | MemoryStore, given: list[SourceDocument]) -> Added:
    return add_sources(store, given, InlineEngine(), batch_size=3)


def test_a_page_goes_through_all_stages() -> None:
    extraction = read_one(sources(1)[0])
    assert extraction.error is None
    assert extraction.claims


def test_a_source_that_failed_keeps_its_reason() -> None:
    source = SourceDocument("x", error_code="empty", error_message="x: no text")
    error = read_one(source).error
    assert error is not None
    assert (error.code, error.message, error.stage) == ("empty", "x: no text", "intake")


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (RuntimeError("wheels\noff"), "defect"),
        (RecursionError("too deep"), "defect"),
        (MemoryError(), "too-large"),
    ],
)
def test_whatever_goes_wrong_becomes_a_failure(
    raised: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Document, **_options: object) -> Extraction:
        raise raised

    monkeypatch.setattr(pipeline, "extract", broken)
    source = sources(1)[0]
    extraction = read_one(source)
    assert extraction.error is not None
    assert (extraction.error.code, extraction.error.stage) == (code, "extract")
    assert "\n" not in extraction.error.message
    assert source.id in extraction.error.message
    assert extraction.document.text == source.text


def test_missing_weights_are_no_failure_of_a_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: Document, **_options: object) -> Extraction:
        message = "no weights"
        raise ModelError(message)

    monkeypatch.setattr(pipeline, "extract", broken)
    with pytest.raises(ModelError):
        read_one(sources(1)[0])


def test_adding_twice_reads_once() -> None:
    store = MemoryStore()
    assert add(store, sources(7)) == Added(new=7)
    seen: list[Extraction | None] = []
    again = add_sources(
        store, sources(7), InlineEngine(), batch_size=3, on_read=seen.append
    )
    assert again == Added(unchanged=7)
    assert seen == [None] * 7


def test_held_and_new_pages_may_be_mixed() -> None:
    store = MemoryStore()
    add(store, sources(3, start=2))
    assert add(store, sources(8)) == Added(new=5, unchanged=3)
    assert [item.document.id for item in store.extractions()] == [
        f"page-{at:03}" for at in range(8)
    ]


def test_a_failed_page_is_tried_again() -> None:
    store = MemoryStore()
    bad = SourceDocument("page-000", error_code="empty", error_message="empty")
    assert add(store, [bad, *sources(2, start=1)]) == Added(new=2, failed=1)
    assert add(store, sources(3)) == Added(new=1, unchanged=2)
    assert not list(store.failures())


def dump(ledger: Ledger) -> list[str]:
    return list(ledger._connection.iterdump())


def test_a_run_broken_off_goes_on_to_the_same_ledger() -> None:
    given = sources(10)
    with Ledger.in_memory() as clean, Ledger.in_memory() as broken:
        add(clean, given)

        def ending() -> Iterator[SourceDocument]:
            yield from given[:7]
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            add_sources(broken, ending(), InlineEngine(), batch_size=3)
        assert 0 < len(list(broken.extractions())) < 10
        add(broken, given)
        assert dump(broken) == dump(clean)


def test_two_texts_for_one_id_give_the_same_ledger_every_time() -> None:
    given = [
        SourceDocument("page", text=TEXT.format(3)),
        SourceDocument("page", text=TEXT.format(4)),
        *sources(3),
    ]
    with Ledger.in_memory() as ledger:
        add(ledger, given)
        before = dump(ledger)
        add(ledger, given)
        assert dump(ledger) == before
        assert ledger.extraction("page").document.text == given[1].text
