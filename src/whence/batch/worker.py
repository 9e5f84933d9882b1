"""The loop of a worker process, and the form in which documents travel."""

import json
import signal
from collections.abc import Callable, Sequence
from dataclasses import asdict
from multiprocessing.connection import Connection

from whence.batch.limits import limit_memory, limit_time
from whence.errors import ModelError
from whence.model import Extraction, SourceDocument
from whence.model.records import extraction_from_record, extraction_record
from whence.settings import Settings

__all__ = ["pack_source", "run_worker", "unpack_reply"]

_MODEL_FAULT = b"!"  # first byte of a reply that holds no record but a message


def pack_source(source: SourceDocument) -> bytes:
    """Return a source as bytes for a worker."""
    return json.dumps(asdict(source)).encode("ascii")


def unpack_reply(reply: bytes) -> Extraction:
    """Return the extraction that a worker sent.

    Raises:
        ModelError: If the worker found the weights missing or damaged.
    """
    if reply.startswith(_MODEL_FAULT):
        raise ModelError(reply[1:].decode("utf-8"))
    return extraction_from_record(json.loads(reply))


def run_worker(
    pipe: Connection,
    inherited: Sequence[Connection],
    settings: Settings,
    read: Callable[[SourceDocument], Extraction],
) -> None:
    """Read documents from a pipe until it closes.

    Args:
        pipe: Where sources come from and replies go to.
        inherited: Ends of other pipes that the fork holds and must close.
        settings: What a document may take.
        read: What reads one document.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent sees to Ctrl-C
    for other in inherited:
        other.close()
    limit_memory(settings.document_memory_bytes)
    while True:
        try:
            source = SourceDocument(**json.loads(pipe.recv_bytes()))
        except (EOFError, ConnectionError):
            return
        limit_time(settings.document_time_s)
        try:
            reply = json.dumps(extraction_record(read(source))).encode("ascii")
        except ModelError as error:
            reply = _MODEL_FAULT + str(error).encode("utf-8", "replace")
        try:
            pipe.send_bytes(reply)
        except (BrokenPipeError, ConnectionError):
            return
