"""Reading in worker processes, each document under limits of time and memory.

A page that crashes the parser, eats the memory or never ends costs its worker and
becomes one failed document; the rest of the batch goes on in a new worker. Results
come in the order of the sources, so that any number of workers gives the same bytes.
"""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from whence.batch.worker import pack_source, run_worker, unpack_reply
from whence.model import Extraction, SourceDocument
from whence.pipeline import failed_extraction, read_one
from whence.settings import DEFAULT_SETTINGS, Settings

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

__all__ = ["PoolEngine"]

_AHEAD = 4  # documents in the air for each worker: enough to hide one slow page


@dataclass(slots=True)
class _Worker:
    """A worker process; `job` is the document that it has in hand, or None."""

    process: BaseProcess
    pipe: Connection
    job: tuple[int, SourceDocument] | None = None


class PoolEngine:
    """An `Engine` of worker processes on this machine.

    Args:
        settings: How many workers, and what a document may take.
        read: What reads one document, in a worker; None for the pipeline.
    """

    def __init__(
        self,
        settings: Settings = DEFAULT_SETTINGS,
        *,
        read: Callable[[SourceDocument], Extraction] | None = None,
    ) -> None:
        self._settings = settings
        self._read = partial(read_one, settings=settings) if read is None else read
        # A fork shares what is loaded and starts in milliseconds; elsewhere than on
        # Linux it is not safe.
        self._forks = sys.platform == "linux"
        self._context: ForkContext | SpawnContext = (
            multiprocessing.get_context("fork")
            if self._forks
            else multiprocessing.get_context("spawn")
        )

    def read(self, sources: Iterable[SourceDocument]) -> Iterator[Extraction]:
        """Yield what was read from each source, in the order of the sources.

        Raises:
            ModelError: If the shipped weights are missing.
        """
        workers: list[_Worker] = []
        try:
            yield from self._run(enumerate(sources), workers)
        finally:
            for worker in workers:
                _dismiss(worker)

    def _run(
        self, sources: Iterator[tuple[int, SourceDocument]], workers: list[_Worker]
    ) -> Iterator[Extraction]:
        done: dict[int, Extraction] = {}
        due, taken, more = 0, 0, True
        limit = max(1, self._settings.workers) * _AHEAD
        while True:
            while more and taken - due < limit and self._is_idle(workers):
                item = next(sources, None)
                if item is None:
                    more = False
                    break
                taken += 1
                if item[1].error_code is not None:
                    done[item[0]] = read_one(item[1])
                else:
                    self._hand_out(item, workers)
            while due in done:
                yield done.pop(due)
                due += 1
            busy = {worker.pipe: worker for worker in workers if worker.job is not None}
            if not busy and not more:
                return
            # With a worker idle and room ahead, the next source comes first.
            if not (more and taken - due < limit and self._is_idle(workers)):
                for pipe in wait(list(busy)):
                    number, extraction = self._collect(busy[pipe], workers)  # type: ignore[index] # only pipes were waited for
                    done[number] = extraction

    def _is_idle(self, workers: list[_Worker]) -> bool:
        return len(workers) < max(1, self._settings.workers) or any(
            worker.job is None for worker in workers
        )

    def _hand_out(
        self, item: tuple[int, SourceDocument], workers: list[_Worker]
    ) -> None:
        worker = next((worker for worker in workers if worker.job is None), None)
        if worker is None:
            worker = self._start(workers)
            workers.append(worker)
        worker.job = item
        try:
            worker.pipe.send_bytes(pack_source(item[1]))
        except (BrokenPipeError, ConnectionError):
            return  # it died: found when its answer is waited for

    def _start(self, workers: list[_Worker]) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A fork holds our ends of the other workers' pipes; it must let go of them,
        # or those workers would outlive this process.
        others = [ours, *(worker.pipe for worker in workers)]
        inherited = others if self._forks else []
        process = self._context.Process(
            target=run_worker,
            args=(theirs, inherited, self._settings, self._read),
            daemon=True,
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _collect(
        self, worker: _Worker, workers: list[_Worker]
    ) -> tuple[int, Extraction]:
        """Return what a worker has to say of its document, be it only its death."""
        number, source = worker.job or (0, SourceDocument(""))
        worker.job = None
        try:
            return number, unpack_reply(worker.pipe.recv_bytes())
        except (EOFError, OSError):
            workers.remove(worker)
            _dismiss(worker)
        return number, self._post_mortem(source.id, worker.process.exitcode)

    def _post_mortem(self, document: str, exit_code: int | None) -> Extraction:
        """Say why a worker died over a document."""
        if exit_code == -signal.SIGXCPU:
            seconds = self._settings.document_time_s
            return failed_extraction(
                document,
                code="too-slow",
                message=f"{document!r} takes more than {seconds:g} s of processor time",
            )
        if exit_code == -signal.SIGKILL:
            return failed_extraction(
                document,
                code="too-large",
                message=f"{document!r} needs more memory than allowed",
            )
        return failed_extraction(
            document,
            code="crashed",
            message=f"{document!r} crashed its reader (exit code {exit_code})",
        )


def _dismiss(worker: _Worker) -> None:
    """Let a worker go: an idle one ends by itself when its pipe closes."""
    idle = worker.job is None
    worker.pipe.close()
    if not idle:
        worker.process.kill()
    worker.process.join()
