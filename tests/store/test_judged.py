"""A store as people judged it, beside the store itself."""

from collections.abc import Callable

import pytest

from whence.errors import LedgerError
from whence.model import Extraction, Judgement
from whence.store import ClaimFilter, JudgedStore, MemoryStore

MakePage = Callable[..., Extraction]
_REJECTED = Judgement(
    "judgement-1", "page-1", "reject", None, None, "ada", "2031-05-01"
)


def _store(make_page: MakePage, make_failure: MakePage) -> MemoryStore:
    store = MemoryStore()
    store.add([make_page("page-1"), make_page("page-2"), make_failure()])
    store.judge(_REJECTED)
    return store


def test_the_store_itself_stays_as_it_is(
    make_page: MakePage, make_failure: MakePage
) -> None:
    store = _store(make_page, make_failure)
    judged = JudgedStore(store)
    assert [page.document.id for page in judged.extractions()] == ["page-2"]
    assert [page.document.id for page in store.extractions()] == ["page-1", "page-2"]
    assert judged.applied == (_REJECTED,)
    assert {page.document.id for page, _ in judged.claims(ClaimFilter())} == {"page-2"}


def test_failures_and_decisions_are_those_of_the_store(
    make_page: MakePage, make_failure: MakePage
) -> None:
    store = _store(make_page, make_failure)
    judged = JudgedStore(store)
    assert list(judged.failures()) == list(store.failures())
    assert list(judged.judgements()) == [_REJECTED]


def test_decisions_are_kept_in_the_store_itself(
    make_page: MakePage, make_failure: MakePage
) -> None:
    judged = JudgedStore(_store(make_page, make_failure))
    with pytest.raises(LedgerError, match="judge in the ledger itself"):
        judged.judge(_REJECTED)
