"""Where a command's claims come from: the ledger, or documents named after it."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from whence.cli.failures import report_failures
from whence.cli.options import (
    DEFAULT_LEDGER,
    documents_argument,
    judged_option,
    ledger_option,
    workers_option,
)
from whence.cli.progress import count_pages, show_progress, show_work
from whence.errors import UsageError
from whence.export import Material, Pages
from whence.model import Policy
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.intake import Spellings
    from whence.store import ClaimFilter, JudgedStore, Store

__all__ = [
    "Given",
    "Inputs",
    "claims_of",
    "input_options",
    "ledger_path",
    "material_of",
    "open_inputs",
    "readable",
    "settings_for",
    "spellings_of",
]


_Function = TypeVar("_Function", bound=Callable[..., Any])  # as click declares it
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a command works on.

    Attributes:
        store: The claims.
        exit_code: 1 where a document named could not be read.
    """

    store: "Store"
    exit_code: int = 0

    def or_say(
        self, rows: Iterable[_Row], what: str, *, asked: bool = False
    ) -> Iterator[_Row]:
        """Yield rows; where there is none, say on stderr why, and what to try.

        Args:
            rows: The rows.
            what: What they are, such as `figures`.
            asked: Whether filters or words left something out.
        """
        empty = True
        for row in rows:
            empty = False
            yield row
        if empty:
            click.echo(nothing_found(self.store, what, asked=asked), err=True)


@dataclass(frozen=True, slots=True)
class Given:
    """What a command was told to work on.

    Attributes:
        documents: Paths; empty for the ledger.
        ledger: The ledger file; None for the one of this folder.
        workers: Processes that read documents.
        judged: Whether the decisions of people are put into what was read.
    """

    documents: tuple[str, ...] = ()
    ledger: Path | None = None
    workers: int = 1
    judged: bool = False


def input_options(function: _Function) -> _Function:
    """Take pages or the name of a ledger; the command gets them as `given`."""

    @wraps(function)
    def told(**values: Any) -> Any:  # noqa: ANN401 - as click calls it
        names = ("documents", "ledger", "workers", "judged")
        given = Given(**{name: values.pop(name) for name in names})
        return function(**values, given=given)

    taken = judged_option(workers_option(cast("_Function", told)))
    return documents_argument(ledger_option(taken))


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


def nothing_found(store: "Store", what: str, *, asked: bool = False) -> str:
    """Return what to say where a command has nothing to show, and what to try.

    Args:
        store: What was looked through.
        what: What there is none of, such as `figures`.
        asked: Whether filters or words left something out.
    """
    pages = claims = 0
    for extraction in store.extractions():
        pages += 1
        claims += len(extraction.claims)
    if not pages:
        return f"no {what}: there are no pages; read some with 'whence add FOLDER'"
    if asked:
        return f"no {what} fit: with fewer words or filters there may be some"
    read, told = _count(pages, "page"), _count(claims, "claim")
    if not claims:
        return (
            f"no {what}: no claim was found on {read}; 'whence intake-report' tells "
            "what was read"
        )
    return f"no {what} on {read}; 'whence claims' lists what was read, {told}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@contextmanager
def readable(path: Path) -> Iterator[Path]:
    """Give a ledger file that can be opened: a copy of one that cannot be written.

    SQLite opens no file in this mode that it may not write beside, such as one on a
    disc of someone else's.

    Args:
        path: The ledger file.

    Yields:
        The file, or its copy, which is removed in the end.
    """
    files = [path, path.with_name(f"{path.name}-wal")]
    held = [item for item in files if item.is_file()]
    may_write = os.access(path.parent, os.W_OK) and all(
        os.access(item, os.W_OK) for item in held
    )
    if may_write or not all(os.access(item, os.R_OK) for item in held) or not held:
        yield path
        return
    with TemporaryDirectory(prefix="whence-") as folder:
        for item in held:
            shutil.copyfile(item, Path(folder) / item.name)
        yield Path(folder) / path.name


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
    if given.documents and given.judged:
        message = "--judged needs a ledger: only there are decisions kept"
        raise UsageError(message)
    if not given.documents:
        with (
            readable(ledger_path(given.ledger)) as path,
            Ledger.open(path, create=False) as store,
        ):
            yield Inputs(_judge(store) if given.judged else store)
        return
    yield _read_documents(given, claims=claims)


def _judge(store: "Store") -> "JudgedStore":
    """Return the store as people judged it; say on stderr what that changed."""
    from whence.store import JudgedStore  # noqa: PLC0415 - heavy

    judged = JudgedStore(store)
    made = len(list(store.judgements()))
    click.echo(f"with {len(judged.applied)} of {made} decisions applied", err=True)
    return judged


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
    total = count_pages(given.documents)
    with report_failures() as report, show_progress("reading", total=total) as step:
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
    from whence.store import JudgedStore  # noqa: PLC0415 - heavy

    judgements = tuple(store.judgements())
    return Material(
        extractions=Pages(store.extractions),
        failures=tuple(store.failures()),
        judgements=judgements,
        policy=policy,
        answers=store.figures,
        decided=judgements if isinstance(store, JudgedStore) else (),
        watch=show_work,
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
