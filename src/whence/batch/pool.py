"""Reading in worker processes, each document under limits of time and memory.

A page that crashes the parser, eats the memory or never ends costs its worker and
becomes one failed document; the rest of the batch goes on in a new worker. Results
come in the order of the sources, so that any number of workers gives the same bytes.
"""

import gc
import multiprocessing
import os
import signal
import socket
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from whence.batch.worker import pack_source, run_worker, unpack_reply
from whence.model import Extraction, SourceDocument
from whence.pipeline import failed_extraction, load_reading, read_one
from whence.settings import DEFAULT_SETTINGS, Settings

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

__all__ = ["PoolEngine"]

_AHEAD = 12  # documents in the air for each worker: enough to hide one slow page
_WAITING = 3  # documents in a worker's pipe: it goes on while a batch is committed
_BUFFER = 1 << 20  # asked for each pipe, bytes; systems give less
_SHARE = 4  # of the buffer that is given what waits may take a quarter


@dataclass(frozen=True, slots=True)
class _Job:
    """A document with its place in the order, and as it is sent to a worker."""

    number: int
    source: SourceDocument
    packed: bytes


@dataclass(slots=True)
class _Worker:
    """A worker process; the first of its jobs is in hand, the others wait."""

    process: BaseProcess
    pipe: Connection
    room: int
    jobs: deque[_Job] = field(default_factory=deque)

    def has_room(self, job: _Job) -> bool:
        """Say whether a job can be sent without waiting for the worker to read it.

        A worker that waits to be read, and is waited for to read, would wait for
        ever: what does not surely fit into the pipe is sent to idle workers only.
        """
        if not self.jobs:
            return True
        waiting = sum(len(other.packed) for other in list(self.jobs)[1:])
        return len(self.jobs) <= _WAITING and waiting + len(job.packed) <= self.room


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
        self._is_loaded = read is not None
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
        again: deque[_Job] = deque()
        due, taken = 0, 0
        next_job: _Job | None = None
        more = True
        limit = max(1, self._settings.workers) * _AHEAD
        while True:
            while next_job is not None or again or (more and taken - due < limit):
                if next_job is None and again:
                    next_job = again.popleft()
                elif next_job is None:
                    item = next(sources, None)
                    if item is None:
                        more = False
                        break
                    taken += 1
                    if item[1].error_code is not None:
                        done[item[0]] = read_one(item[1])
                        continue
                    next_job = _Job(*item, pack_source(item[1]))
                if not self._hand_out(next_job, workers):
                    break
                next_job = None
            while due in done:
                yield done.pop(due)
                due += 1
            busy = {worker.pipe: worker for worker in workers if worker.jobs}
            if busy:
                for pipe in wait(list(busy)):
                    number, extraction = self._collect(busy[pipe], workers, again)  # type: ignore[index] # only pipes were waited for
                    done[number] = extraction
            elif not more and next_job is None and not again:
                return

    def _hand_out(self, job: _Job, workers: list[_Worker]) -> bool:
        """Give a job to the worker with least to do; say whether one took it."""
        fewest = min(workers, key=lambda worker: len(worker.jobs), default=None)
        if (fewest is None or fewest.jobs) and len(workers) < max(
            1, self._settings.workers
        ):
            fewest = self._start(workers)
            workers.append(fewest)
        if fewest is None or not fewest.has_room(job):
            return False
        fewest.jobs.append(job)
        try:
            fewest.pipe.send_bytes(job.packed)
        except (BrokenPipeError, ConnectionError):
            return True  # it died: found when its answer is waited for
        return True

    def _start(self, workers: list[_Worker]) -> _Worker:
        if self._forks and not self._is_loaded:
            load_reading()  # once, here, and not in every worker
            gc.freeze()  # nothing of it is garbage: workers need not look there
            self._is_loaded = True
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
        return _Worker(process, ours, _widen(ours) // _SHARE)

    def _collect(
        self, worker: _Worker, workers: list[_Worker], again: deque[_Job]
    ) -> tuple[int, Extraction]:
        """Return what a worker has to say of its document, be it only its death."""
        job = worker.jobs.popleft()
        try:
            return job.number, unpack_reply(worker.pipe.recv_bytes())
        except (EOFError, OSError):
            workers.remove(worker)
            # What waited in its pipe was not read: another worker will.
            again.extend(worker.jobs)
            worker.jobs.appendleft(job)
            _dismiss(worker)
        return job.number, self._post_mortem(job.source.id, worker.process.exitcode)

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
    idle = not worker.jobs
    worker.pipe.close()
    if not idle:
        worker.process.kill()
    worker.process.join()


def _widen(pipe: Connection) -> int:
    """Ask for a wide buffer towards a worker; return what there is, in bytes."""
    try:
        with socket.socket(fileno=os.dup(pipe.fileno())) as end:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
            return end.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
    except OSError:
        return 0  # no socket: nothing waits in it
