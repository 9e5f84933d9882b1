"""Workers: the same bytes for any number, and no document stops another."""

import faulthandler
import multiprocessing
import os
import signal
import sys
import time

import pytest

from whence.batch import InlineEngine, PoolEngine, pool
from whence.errors import ModelError
from whence.model import Document, Extraction, SourceDocument, text_sha256
from whence.settings import Settings

TEXT = "The mayor said on Tuesday that 40 ships had passed the lock since dawn."

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="functions of a test travel by fork only"
)


def sources(count: int) -> list[SourceDocument]:
    return [SourceDocument(f"page-{at:03}", text=TEXT) for at in range(count)]


def read_by_name(source: SourceDocument) -> Extraction:
    """Do what the id says, to the page or to the process."""
    if "slow" in source.id:
        while True:
            pass
    if "abort" in source.id:
        faulthandler.disable()  # its report would only clutter that of the tests
        os.abort()
    if "killed" in source.id:
        os.kill(os.getpid(), signal.SIGKILL)
    if "nap" in source.id:
        time.sleep(0.2)
    if "weights" in source.id:
        message = "the weights are gone"
        raise ModelError(message)
    return Extraction(Document(source.id, TEXT, text_sha256(TEXT)))


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_gives_what_one_process_gives(workers: int) -> None:
    given = sources(7)
    given.insert(3, SourceDocument("none", error_code="empty", error_message="none"))
    inline = list(InlineEngine().read(given))
    assert list(PoolEngine(Settings(workers=workers)).read(given)) == inline


def test_results_come_in_the_order_of_the_sources() -> None:
    given = sources(12)
    given[0] = SourceDocument("nap")
    engine = PoolEngine(Settings(workers=2), read=read_by_name)
    names = [item.document.id for item in engine.read(given)]
    assert names == [source.id for source in given]


@pytest.mark.parametrize(
    ("name", "code"),
    [("abort", "crashed"), ("slow", "too-slow"), ("killed", "too-large")],
)
def test_a_document_that_kills_its_worker_is_one_failure(name: str, code: str) -> None:
    given = sources(6)
    given[2] = SourceDocument(name)
    settings = Settings(workers=2, document_time_s=0.5)
    results = list(PoolEngine(settings, read=read_by_name).read(given))
    assert [item.document.id for item in results] == [source.id for source in given]
    failed = [item for item in results if item.error is not None]
    assert [(item.document.id, item.error.code) for item in failed if item.error] == [
        (name, code)
    ]


def read_wordily(source: SourceDocument) -> Extraction:
    """Answer with far more than a pipe holds, as a page of many claims does."""
    return Extraction(Document(source.id, "x" * 2_000_000, text_sha256("")))


def test_long_questions_and_long_answers_do_not_wait_for_one_another() -> None:
    given = [
        SourceDocument(f"page-{at}", text="word " * (60_000 if at % 3 else 10))
        for at in range(12)
    ]
    engine = PoolEngine(Settings(workers=2), read=read_wordily)
    names = [item.document.id for item in engine.read(given)]
    assert names == [source.id for source in given]


def test_what_waited_behind_a_crash_is_read_all_the_same() -> None:
    given = sources(30)
    for at in (0, 1, 7, 20):
        given[at] = SourceDocument(f"killed-{at}")
    engine = PoolEngine(Settings(workers=2), read=read_by_name)
    results = list(engine.read(given))
    assert [item.document.id for item in results] == [source.id for source in given]
    assert [at for at, item in enumerate(results) if item.error] == [0, 1, 7, 20]


def test_what_may_not_fit_into_a_pipe_waits_for_an_idle_worker() -> None:
    worker = pool._Worker(multiprocessing.Process(), multiprocessing.Pipe()[0], 100)
    job = pool._Job(0, SourceDocument("a"), b"x" * 60)
    assert worker.has_room(job)
    worker.jobs.append(pool._Job(1, SourceDocument("b"), b"x" * 5_000))
    assert worker.has_room(job)  # what is in hand was read already
    worker.jobs.append(job)
    assert not worker.has_room(job)
    assert worker.has_room(pool._Job(2, SourceDocument("c"), b"x" * 40))


def read_greedily(source: SourceDocument) -> Extraction:
    if "greedy" in source.id:
        try:
            bytearray(3_000_000_000)
        except MemoryError:
            return Extraction(Document("refused", "", text_sha256("")))
    return read_by_name(source)


def test_memory_is_limited() -> None:
    settings = Settings(workers=1, document_memory_bytes=1_000_000_000)
    engine = PoolEngine(settings, read=read_greedily)
    [result] = engine.read([SourceDocument("greedy")])
    assert result.document.id == "refused"


def test_missing_weights_end_the_run() -> None:
    engine = PoolEngine(Settings(workers=1), read=read_by_name)
    with pytest.raises(ModelError, match="the weights are gone"):
        list(engine.read([SourceDocument("weights")]))


def test_a_run_that_is_broken_off_leaves_no_worker() -> None:
    engine = PoolEngine(Settings(workers=2), read=read_by_name)
    results = engine.read([*sources(4), SourceDocument("slow")])
    next(results)
    results.close()  # type: ignore[attr-defined] # it is a generator
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_sources_need_no_worker() -> None:
    assert list(PoolEngine().read([])) == []
