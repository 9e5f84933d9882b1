"""Answers kept in the ledger: the same as of all pages at once, and little work."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.work import count_calls
from whence import api
from whence.model import Extraction, Policy, SourceDocument, content_key
from whence.model.records import dump_line, figure_record
from whence.reconcile import answer_questions
from whence.reconcile.story_backdrop import SAMPLE
from whence.samples import iterate_dossier
from whence.store import Ledger
from whence.store.answers import Answers


@pytest.fixture(scope="module")
def dossier() -> list[Extraction]:
    """The pages of the dossier as read; the last one has bytes that are no text."""
    sources = [
        SourceDocument(name, text=content.decode("utf-8"))
        for name, content in iterate_dossier()
        if name.endswith(".txt")
    ]
    odd = SourceDocument("pages/\udcff.txt", text=sources[0].text)
    return list(api.extract_documents([*sources, odd]))


def _lines(figures: Sequence[object]) -> list[str]:
    return [dump_line(figure_record(figure)) for figure in figures]  # type: ignore[arg-type]


def _keep(ledger: Ledger, sample: int, policy: Policy = "range") -> int:
    answers = Answers(ledger._connection, ledger.extraction, sample=sample)
    with ledger._transaction():
        return answers.refresh(policy)


def test_the_ledger_answers_as_all_pages_at_once(dossier: list[Extraction]) -> None:
    with Ledger.in_memory() as ledger:
        ledger.add(dossier)
        policies: tuple[Policy, ...] = ("range", "conservative", "latest")
        for policy in policies:
            wanted = answer_questions(dossier, policy=policy)
            assert _lines(ledger.figures(policy)) == _lines(wanted)


@pytest.mark.parametrize("sample", [3, 8, SAMPLE])
@pytest.mark.parametrize("seed", range(3))
def test_pages_added_one_by_one_in_any_order_give_the_same(
    dossier: list[Extraction], sample: int, seed: int
) -> None:
    """Small samples make the backdrop change, and not change, on the way."""
    shuffled = sorted(
        dossier, key=lambda page: content_key("turn", seed, page.document.sha256)
    )
    with Ledger.in_memory() as one_by_one, Ledger.in_memory() as at_once:
        for page in shuffled:
            one_by_one.add([page])
            _keep(one_by_one, sample)
        at_once.add(dossier)
        _keep(at_once, sample)
        first, second = (
            Answers(ledger._connection, ledger.extraction, sample=sample)
            for ledger in (one_by_one, at_once)
        )
        assert _lines(first.figures("range")) == _lines(second.figures("range"))


def test_a_page_that_is_replaced_counts_no_more(dossier: list[Extraction]) -> None:
    name = dossier[0].document.id
    other = next(
        api.extract_documents(
            [SourceDocument(name, text="The Elbe Post\n\nNo ships came on Monday.")]
        )
    )
    with Ledger.in_memory() as ledger:
        ledger.add(dossier)
        ledger.figures("range")
        ledger.add([other])
        wanted = answer_questions([other, *dossier[1:]])
        assert _lines(ledger.figures("range")) == _lines(wanted)


def test_a_page_costs_the_work_of_its_neighbourhood(
    dossier: list[Extraction],
) -> None:
    """Without a new page nothing is answered, with one its own neighbourhood is."""
    with Ledger.in_memory() as ledger:
        ledger.add(dossier[:-2])
        assert _keep(ledger, 8) > 1
        assert _keep(ledger, 8) == 0
        ledger.add(dossier[-2:-1])
        assert _keep(ledger, 8) <= 2


def test_answers_of_another_method_are_made_anew(
    dossier: list[Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.in_memory() as ledger:
        ledger.add(dossier)
        made = _keep(ledger, SAMPLE)
        monkeypatch.setattr("whence.store.neighbours.method_key", lambda: "another")
        assert _keep(ledger, SAMPLE) == made


def test_kept_answers_are_no_fault_of_the_file(
    dossier: list[Extraction], tmp_path: Path
) -> None:
    with Ledger.open(tmp_path / "pages.whence") as ledger:
        ledger.add(dossier)
        ledger.figures("range")
        assert not list(ledger.check())


def test_a_claim_is_traced_from_its_neighbourhood_alone(
    dossier: list[Extraction],
) -> None:
    """The pages of the neighbourhood give the trace that all pages give."""
    with Ledger.in_memory() as ledger:
        ledger.add(dossier)
        claim = dossier[0].claims[0].id
        page = ledger.page_of(claim)
        assert page == dossier[0].document.id
        near = ledger.neighbourhood_of(page)
        assert near is not None
        assert page in near.documents
        assert len(near.documents) < len(dossier)
        pages = [ledger.extraction(name) for name in near.documents]
        assert api.trace(pages, claim, known=near) == api.trace(dossier, claim)
        assert ledger.page_of("claim-0") is None


def test_the_work_of_a_refresh_without_news_is_small(
    dossier: list[Extraction],
) -> None:
    with Ledger.in_memory() as ledger:
        ledger.add(dossier)
        first = count_calls(lambda: _keep(ledger, SAMPLE))
        again = count_calls(lambda: _keep(ledger, SAMPLE))
        assert again < first / 4
