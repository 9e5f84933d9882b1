"""One batch through all stages.

This is the only place that catches whatever goes wrong with one document, records
it, and goes on with the rest.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, Protocol

from whence.errors import DocumentError, ModelError
from whence.extract import extract
from whence.intake import read_document
from whence.model import (
    Document,
    Extraction,
    Failure,
    SourceDocument,
    text_sha256,
)
from whence.settings import DEFAULT_SETTINGS, Settings
from whence.store import Added, Reading, source_key

__all__ = [
    "Engine",
    "Keeper",
    "add_sources",
    "failed_extraction",
    "load_reading",
    "look_at",
    "read_one",
]

log = logging.getLogger(__name__)

_READ = frozenset({"en", None})  # None: too short to tell, which English may be

# A page that asks for most word lists; what is read in it does not matter.
_FIRST_PAGE = """The ministry said on 3 May 2024 that about 40 trucks had crossed.

"We lost €2 million," said Ana Ruiz, a spokeswoman for the port, citing the police."""

Stage = Literal["intake", "extract"]


class Engine(Protocol):
    """Reads documents, in this process or in others."""

    def read(self, sources: Iterable[SourceDocument]) -> Iterator[Extraction]:
        """Yield what was read from each source, in the order of the sources."""


class Keeper(Protocol):
    """Keeps what was read: a store, or the rehearsal of one."""

    def holds(self, document: str, source: str) -> bool:
        """Say whether this very input was read before under this id."""

    def commit(self, readings: Sequence[Reading]) -> Added:
        """Keep a batch, all of it or nothing, in the order given."""


def failed_extraction(
    document: str, *, code: str, message: str, stage: Stage = "intake"
) -> Extraction:
    """Return the extraction of a document of which nothing could be read."""
    return Extraction(
        Document(document, "", text_sha256("")), error=Failure(code, message, stage)
    )


def read_one(
    source: SourceDocument, settings: Settings = DEFAULT_SETTINGS
) -> Extraction:
    """Read one document through intake and extraction.

    Args:
        source: The document as it came in.
        settings: How sure an attribution must be.

    Returns:
        What was found; with `error` set where something went wrong.

    Raises:
        ModelError: If the shipped weights are missing: no document could be read.
    """
    return _read(source, lambda page: extract(page, min_score=settings.min_score))


def load_reading() -> None:
    """Load all that reading a page needs: weights, word lists, patterns.

    The first page read does so too; a process that calls this first can share what
    is loaded with the processes that it forks.

    Raises:
        ModelError: If the shipped weights are missing.
    """
    read_one(SourceDocument("first", text=_FIRST_PAGE, language="en"))


def look_at(source: SourceDocument) -> Extraction:
    """Read one document through intake only: its text, parts, date and outlet.

    It is what a dry run needs, and takes a tenth of the time; what would go wrong in
    extraction it does not find.

    Args:
        source: The document as it came in.

    Returns:
        The document without claims; with `error` set where something went wrong.
    """
    return _read(source, Extraction)


def _read(
    source: SourceDocument, finish: Callable[[Document], Extraction]
) -> Extraction:
    """Read one document; whatever goes wrong becomes its error."""
    if source.error_code is not None:
        message = source.error_message or source.error_code
        return failed_extraction(source.id, code=source.error_code, message=message)
    stage: Stage = "intake"
    document = Document(source.id, "", text_sha256(""))
    try:
        document = read_document(source)
        if document.language not in _READ:
            return Extraction(document, error=_foreign(document))
        stage = "extract"
        return finish(document)
    except ModelError:
        raise
    except DocumentError as error:
        failure = Failure(error.code, _one_line(str(error)), stage)
    except MemoryError:
        failure = Failure(
            "too-large", f"{source.id!r} needs more memory than allowed", stage
        )
    except Exception as error:
        log.debug("defect while reading %r", source.id, exc_info=True)
        what = _one_line(f"{type(error).__name__}: {error}")
        message = f"a defect of Whence, please report it: {source.id!r}: {what}"
        failure = Failure("defect", message, stage)
    return Extraction(document, error=failure)


def _foreign(document: Document) -> Failure:
    """Return the failure of a page in a language that is not read."""
    message = (
        f"{document.id}: the page is in another language ({document.language}): "
        "only English is read, give an English version of it"
    )
    return Failure("language", message)


def _one_line(message: str) -> str:
    return " ".join(message.split())[:500]


class _Met(NamedTuple):
    """An input in the order in which it came, and whether the store holds it."""

    document: str
    source: str
    held: bool


def add_sources(
    store: Keeper,
    sources: Iterable[SourceDocument],
    engine: Engine,
    *,
    batch_size: int,
    on_read: Callable[[Extraction | None], None] = lambda _: None,
) -> Added:
    """Read sources and keep them in a store, batch by batch.

    Inputs that the store holds are not read again, so that a run that was broken
    off goes on where it stopped. Batches are counted over all inputs, held or not:
    a run that was broken off makes the same batches as one that was not.

    Args:
        store: Where to keep them; a `Rehearsal` keeps none.
        sources: The documents as they come in.
        engine: What reads them.
        batch_size: How many inputs are committed together.
        on_read: Called for each input, with None where it was held already.

    Returns:
        What changed in the store.
    """
    met: deque[_Met] = deque()
    batch: list[Reading] = []
    added = Added()

    def fresh() -> Iterator[SourceDocument]:
        for source in sources:
            key = source_key(source)
            held = source.error_code is None and store.holds(source.id, key)
            met.append(_Met(source.id, key, held))
            if not held:
                yield source

    for reading in _in_order(met, engine.read(fresh())):
        on_read(reading.extraction)
        batch.append(reading)
        if len(batch) == batch_size:
            added += store.commit(batch)
            batch = []
    return added + store.commit(batch) if batch else added


def _in_order(
    met: "deque[_Met]", extractions: Iterable[Extraction]
) -> Iterator[Reading]:
    """Yield held and newly read inputs in the order in which they came."""
    for extraction in extractions:
        while met[0].held:
            document, source, _ = met.popleft()
            yield Reading(document, source, None)
        document, source, _ = met.popleft()
        yield Reading(document, source, extraction)
    for document, source, _ in met:
        yield Reading(document, source, None)
