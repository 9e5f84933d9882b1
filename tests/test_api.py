"""The public functions, over pages of our own."""

from pathlib import Path

import pytest

import whence
from whence import api
from whence.errors import InputError, UsageError
from whence.model import SourceDocument
from whence.settings import Settings

TEXT = (
    "Lock opens again\n\n5 March 2024\n\n"
    "The mayor of Sandwick said on Tuesday that 40 ships had passed the lock.\n"
)


def test_documents_and_paths_may_be_mixed(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    given: list[SourceDocument | Path | str] = [
        SourceDocument("here", text=TEXT),
        tmp_path / "page.txt",
    ]
    found = list(whence.extract_documents(given))
    assert [item.document.id for item in found] == ["here", str(tmp_path / "page.txt")]
    assert found[0].document.text == found[1].document.text


def test_workers_give_what_one_process_gives() -> None:
    given = [SourceDocument(str(at), text=TEXT) for at in range(3)]
    alone = list(api.extract_documents(given))
    assert list(api.extract_documents(given, settings=Settings(workers=2))) == alone


def test_everything_follows_from_extractions() -> None:
    pages = list(api.extract_documents([SourceDocument("page", text=TEXT)]))
    claim = pages[0].claims[0]
    assert [story.document for story in whence.stories(pages)] == ["page"]
    assert whence.trace(pages, claim.id).claim == claim.id
    assert [item.claim for item in api.traces(pages)] == [
        item.id for item in pages[0].claims
    ]
    found = api.trace_span(pages, "page", claim.content[0])
    assert found is not None
    assert found.claim == claim.id
    assert isinstance(whence.figures(pages), tuple)


def test_figures_explain_themselves() -> None:
    pages = list(api.extract_documents([SourceDocument("page", text=TEXT)]))
    for figure in api.figures(pages):
        (record,) = api.explain(pages, figure.id)
        assert record["figure"] == figure.id
        assert record["low"]["value"] == figure.low
    assert list(api.explain(pages, "no such figure")) == []
    assert list(api.contradictions(pages)) == []


def test_a_claim_that_is_nowhere_is_an_error() -> None:
    with pytest.raises(UsageError, match="there is no claim 'claim-0'"):
        api.trace([], "claim-0")


def test_written_claims_are_loaded_strictly(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    good = '{"id": 1, "question": "q", "source": "a", "low": 4, "high": 6}\n'
    path.write_text(good)
    [figure] = whence.reconcile_claims(api.load_claims(path))
    assert (figure.low, figure.high, figure.reports) == (4, 6, 1)
    path.write_text(good + "{broken\n")
    with pytest.raises(InputError, match="line 2"):
        list(api.load_claims(path))


def test_a_ledger_can_be_opened_and_read(tmp_path: Path) -> None:
    pages = list(api.extract_documents([SourceDocument("page", text=TEXT)]))
    with api.open_ledger(tmp_path / "a.whence", create=True) as ledger:
        ledger.add(pages)
        assert list(ledger.extractions()) == pages


def test_a_large_page_is_refused_as_the_settings_say(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    settings = Settings(max_document_bytes=10)
    [source] = api.load_documents([tmp_path], settings=settings)
    assert source.error_code == "too-large"


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        whence.nonsense  # noqa: B018 - the access is the test
