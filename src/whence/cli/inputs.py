"""Where a command's claims come from: the ledger, or documents named after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from whence.cli.failures import report_failures
from whence.cli.options import (
    DEFAULT_LEDGER,
    documents_argument,
    ledger_option,
    workers_option,
)
from whence.cli.progress import show_progress
from whence.errors import UsageError
from whence.export import Material, Pages
from whence.model import Policy
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.intake import Spellings
    from whence.store import ClaimFilter, Store

__all__ = [
    "Given",
    "Inputs",
    "claims_of",
    "input_options",
    "ledger_path",
    "material_of",
    "open_inputs",
    "settings_for",
    "spellings_of",
]


_Function = TypeVar("_Function", bound=Callable[..., Any])  # as click declares it


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a command works on.

    Attributes:
        store: The claims.
        exit_code: 1 where a document named could not be read.
    """

    store: "Store"
    exit_code: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """What a command was told to work on.

    Attributes:
        documents: Paths; empty for the ledger.
        ledger: The ledger file; None for the one of this folder.
        workers: Processes that read documents.
    """

    documents: tuple[str, ...] = ()
    ledger: Path | None = None
    workers: int = 1


def input_options(function: _Function) -> _Function:
    """Take pages or the name of a ledger; the command gets them as `given`."""

    @wraps(function)
    def told(**values: Any) -> Any:  # noqa: ANN401 - as click calls it
        names = ("documents", "ledger", "workers")
        given = Given(**{name: values.pop(name) for name in names})
        return function(**values, given=given)

    return documents_argument(ledger_option(workers_option(cast("_Function", told))))


def ledger_path(ledger: Path | None) -> Path:
    """Return the ledger file that was named, or the one of this folder."""
    return Path(DEFAULT_LEDGER) if ledger is None else ledger


def settings_for(workers: int, *, min_score: float | None = None) -> Settings:
    """Return the settings of a run with so many workers."""
    return Settings(workers=workers, min_score=min_score)


def spellings_of(store: "Store | None", folder: Path) -> "Spellings":
    """Return what finds a file's page in a ledger, however its path is typed.

    Args:
        store: The ledger; None for an empty one.
        folder: Where the ledger's file lies.
    """
    from whence.intake import Spellings  # noqa: PLC0415 - heavy
    from whence.store import source_key  # noqa: PLC0415 - heavy

    if store is None:
        return Spellings(folder)
    return Spellings(
        folder,
        knows=store.knows,
        holds=lambda source: store.holds(source.id, source_key(source)),
    )


@contextmanager
def open_inputs(given: Given, *, claims: bool = True) -> Iterator[Inputs]:
    """Open the ledger, or read the documents that were named instead.

    Args:
        given: What was named.
        claims: Whether the claims of documents are wanted, or only their text.

    Yields:
        What was found.

    Raises:
        UsageError: If both documents and a ledger were named.
        LedgerError: If there is no ledger or it cannot be opened.
    """
    from whence.store import Ledger  # noqa: PLC0415 - heavy

    if given.documents and given.ledger is not None:
        message = "give either documents or --ledger, not both"
        raise UsageError(message)
    if not given.documents:
        with Ledger.open(ledger_path(given.ledger), create=False) as store:
            yield Inputs(store)
        return
    yield _read_documents(given, claims=claims)


def _read_documents(given: Given, *, claims: bool) -> Inputs:
    # Loaded here: over a ledger nothing is read, and the readers are heavy.
    from whence.api import load_documents  # noqa: PLC0415
    from whence.batch import PoolEngine  # noqa: PLC0415
    from whence.pipeline import look_at  # noqa: PLC0415
    from whence.store import MemoryStore  # noqa: PLC0415 - heavy

    store = MemoryStore()
    settings = settings_for(given.workers)
    spellings = spellings_of(None, Path())
    engine = PoolEngine(settings, read=None if claims else look_at)
    with report_failures() as report, show_progress("reading") as step:
        sources = load_documents(
            given.documents, settings=settings, spellings=spellings
        )
        for extraction in engine.read(sources):
            step(extraction)
            report(extraction)
            store.add([extraction])
    return Inputs(store, exit_code=int(report.count > 0))


def material_of(store: "Store", policy: Policy = "range") -> Material:
    """Return what tables and reports are made from."""
    return Material(
        extractions=Pages(store.extractions),
        failures=tuple(store.failures()),
        judgements=tuple(store.judgements()),
        policy=policy,
        answers=store.figures,
    )


def claims_of(material: Material, wanted: "ClaimFilter") -> frozenset[str] | None:
    """Return the ids of the claims asked for; None where all are."""
    from whence.store import ClaimFilter  # noqa: PLC0415 - heavy

    if wanted == ClaimFilter():
        return None
    return frozenset(
        claim.id
        for extraction in material.extractions
        for claim in extraction.claims
        if wanted.matches(extraction.document, claim)
    )
