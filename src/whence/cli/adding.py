"""Adding pages to a ledger, or rehearsing it, with progress and failures shown."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from whence.cli.failures import NOT_FETCHED, FailureReport, report_failures
from whence.cli.progress import show_progress
from whence.model import Extraction, Failure, SourceDocument
from whence.model.records import Record
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.pipeline import Keeper
    from whence.store import Added, Reading, Store

__all__ = ["Witness", "add_pages", "summarise"]


class Witness:
    """A rehearsal that notes what would become of each page.

    Args:
        store: The store that the pages would go to; None for a new one.
        would_fetch: Whether addresses would be fetched.

    Attributes:
        rows: A row a page: `id`, `outcome` (new, changed, unchanged, fetch, error),
            `copy` (exact, near, version; None for none), `code` and `message` of the
            error.
    """

    def __init__(self, store: "Store | None", *, would_fetch: bool = False) -> None:
        from whence.store import Rehearsal  # noqa: PLC0415 - heavy

        self._rehearsal = Rehearsal(store)
        self._would_fetch = would_fetch
        self.rows: list[Record] = []

    def holds(self, document: str, source: str) -> bool:
        """Say whether this very input was read before under this id."""
        return self._rehearsal.holds(document, source)

    def commit(self, readings: "Sequence[Reading]") -> "Added":
        """Note what keeping each page would change."""
        from whence.store import Added  # noqa: PLC0415 - heavy

        total = Added()
        for reading in readings:
            added = self._rehearsal.commit([reading])
            self.rows.append(self._row(reading, added))
            total += added
        return total

    def _row(self, reading: "Reading", added: "Added") -> Record:
        error = None if reading.extraction is None else reading.extraction.error
        if self._would_fetch and error is not None and error.code == NOT_FETCHED:
            return _row(reading.document, "fetch")
        outcomes = {
            "new": added.new,
            "changed": added.changed,
            "unchanged": added.unchanged,
            "error": added.failed,
        }
        copies = {"exact": added.exact, "near": added.near, "version": added.versions}
        return _row(
            reading.document,
            next(word for word, count in outcomes.items() if count),
            copy=next((word for word, count in copies.items() if count), None),
            error=error,
        )


def _row(
    document: str,
    outcome: str,
    *,
    copy: str | None = None,
    error: Failure | None = None,
) -> Record:
    return {
        "id": document,
        "outcome": outcome,
        "copy": copy,
        "code": None if error is None else error.code,
        "message": None if error is None else error.message,
    }


def add_pages(
    store: "Keeper",
    sources: Iterable[SourceDocument],
    settings: Settings,
    *,
    verb: str = "adding",
    read: Callable[[SourceDocument], Extraction] | None = None,
    would_fetch: bool = False,
    total: int | None = None,
) -> "tuple[Added, FailureReport]":
    """Read sources and keep them in a store; show how far it is and what failed.

    Args:
        store: Where to keep them.
        sources: The documents as they come in.
        settings: What a document may take, and how many workers read.
        verb: What is being done, for the progress.
        read: What reads one document; None for the pipeline.
        would_fetch: Whether addresses that are not fetched are no failures.
        total: How many pages there are; None where that is not known.

    Returns:
        What changed in the store, and what could not be read.
    """
    from whence.batch import PoolEngine  # noqa: PLC0415 - heavy
    from whence.pipeline import add_sources  # noqa: PLC0415

    with (
        report_failures(would_fetch=would_fetch) as report,
        show_progress(verb, total=total) as step,
    ):

        def on_read(extraction: Extraction | None) -> None:
            step(extraction)
            if extraction is not None:
                report(extraction)

        added = add_sources(
            store,
            sources,
            PoolEngine(settings, read=read),
            batch_size=settings.batch_size,
            on_read=on_read,
        )
    return added, report


def summarise(added: "Added", report: FailureReport) -> str:
    """Return in one line what adding pages came to.

    >>> from whence.store import Added
    >>> summarise(Added(new=3, exact=1, versions=2), FailureReport())
    '3 new (1 exact copy, 2 versions of an address), 0 changed, 0 unchanged, 0 could not be read'
    """
    copies = {
        ("exact copy", "exact copies"): added.exact,
        ("near copy", "near copies"): added.near,
        ("version of an address", "versions of an address"): added.versions,
    }
    known = [
        f"{count:,} {words[count > 1]}" for words, count in copies.items() if count
    ]
    parts = [
        f"{added.new:,} new",
        f"{added.changed:,} changed",
        f"{added.unchanged:,} unchanged",
        f"{added.failed - report.not_fetched:,} could not be read",
    ]
    if known:
        # A page that changed may have become a copy too.
        place = 1 if added.changed and not added.new else 0
        parts[place] += f" ({', '.join(known)})"
    if report.not_fetched:
        parts.append(f"{report.not_fetched:,} not fetched")
    return ", ".join(parts)
