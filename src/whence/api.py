"""The public functions of Whence: what other programs may rely on.

Each takes and gives records of `whence.model`. The command line is built on the
same functions and gives the same records.

Example:
    >>> from whence.model import SourceDocument
    >>> page = SourceDocument("page-1", text="Moscow denies it.", language="en")
    >>> [extraction.document.id for extraction in extract_documents([page])]
    ['page-1']
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from whence import __version__
from whence.batch import InlineEngine, PoolEngine
from whence.errors import InputError, UsageError
from whence.export import Material, conflict_records, explain_figure, find_asked
from whence.intake import Spellings, read_sources
from whence.intake.written import read_written_claims
from whence.model import (
    Extraction,
    Figure,
    Judgement,
    Policy,
    SourceDocument,
    Span,
    Story,
    Trace,
    WrittenClaim,
)
from whence.model.records import Record
from whence.reconcile import (
    answer_questions,
    apply_judgements,
    group_stories,
    reconcile_written,
    trace_claim,
    trace_claims,
)
from whence.reconcile import trace_span as _trace_span
from whence.reconcile import trace_spans as _trace_spans
from whence.reconcile.neighbourhoods import Neighbourhood
from whence.settings import DEFAULT_SETTINGS, Settings
from whence.store import Ledger

__all__ = [
    "contradictions",
    "explain",
    "extract_documents",
    "fetch_documents",
    "figures",
    "judge",
    "load_claims",
    "load_documents",
    "open_ledger",
    "reconcile_claims",
    "stories",
    "trace",
    "trace_span",
    "trace_spans",
    "traces",
]


def load_documents(
    paths: Iterable[Path | str],
    *,
    settings: Settings = DEFAULT_SETTINGS,
    spellings: Spellings | None = None,
) -> Iterator[SourceDocument]:
    """Yield the documents of files and folders, in order.

    Args:
        paths: Pages, folders of pages, `docs.jsonl` files, feeds, archives, lists of
            addresses.
        settings: How large a page may be.
        spellings: Gives a file one id however its path is typed; None for the path
            as typed.

    Yields:
        The documents as they come in; one that cannot be read has an `error_code`,
        and so has an address, since nothing is fetched.
    """
    return read_sources(
        paths, max_bytes=settings.max_document_bytes, spellings=spellings
    )


def fetch_documents(
    paths: Iterable[Path | str],
    folder: Path | str,
    *,
    now: Callable[[], datetime],
    settings: Settings = DEFAULT_SETTINGS,
    spellings: Spellings | None = None,
) -> Iterator[SourceDocument]:
    """Yield the documents of files, folders and addresses; addresses are fetched.

    It is the only function that uses the network. What a site's robots.txt forbids
    and what is not of the public internet is not fetched, and a page that is in the
    folder already is asked for again only where it has become old.

    Args:
        paths: As in `load_documents`, and addresses (`https://...`).
        folder: Where all that is fetched is kept, as WARC files.
        now: The clock, in UTC; the time of each answer is kept with it.
        settings: How long to wait, and how large a page may be.
        spellings: As in `load_documents`.

    Yields:
        As `load_documents`, with pages in the place of addresses.

    Raises:
        InputError: If the folder cannot be written, or another run uses it.
    """
    # Loaded here: nothing else may use the network.
    from whence.intake.fetch import Fetcher, FetchFolder  # noqa: PLC0415

    who = ("reads news pages for one person", settings.fetch_contact)
    agent = f"Whence/{__version__} ({'; '.join(filter(None, who))})"
    with FetchFolder(Path(folder)) as kept:
        fetcher = Fetcher(kept, settings, agent=agent, now=now)
        yield from fetcher.fetch(
            read_sources(
                paths,
                max_bytes=settings.max_document_bytes,
                apart=Path(folder),
                spellings=spellings,
            )
        )


def extract_documents(
    documents: Iterable[SourceDocument | Path | str],
    *,
    settings: Settings | None = None,
) -> Iterator[Extraction]:
    """Yield what is found in documents, in their order.

    Args:
        documents: Documents, or the paths to load them from.
        settings: With settings, the documents are read in worker processes under
            the limits that they name; without, in this process.

    Yields:
        One extraction a document; one that could not be read has its `error` set.
    """
    engine = InlineEngine() if settings is None else PoolEngine(settings)
    return engine.read(_load_where_needed(documents))


def _load_where_needed(
    documents: Iterable[SourceDocument | Path | str],
) -> Iterator[SourceDocument]:
    for document in documents:
        if isinstance(document, SourceDocument):
            yield document
        else:
            yield from load_documents([document])


def figures(
    extractions: Sequence[Extraction],
    *,
    policy: Policy = "range",
    judgements: Sequence[Judgement] = (),
) -> tuple[Figure, ...]:
    """Return the questions that the claims answer, each with its figures.

    Args:
        extractions: What was read from the pages.
        policy: How low, best and high are chosen.
        judgements: What people decided of two sources, whether they are one; the
            rest of what they decided `judge` puts into the pages.

    Returns:
        One figure a question, in a fixed order.
    """
    return answer_questions(extractions, policy=policy, judgements=judgements)


def judge(
    extractions: Iterable[Extraction], judgements: Iterable[Judgement]
) -> tuple[Extraction, ...]:
    """Return the pages as people judged them; the given ones stay as they are.

    What they rejected is left out and what they corrected is changed. Whether two
    sources are one, `figures` and the traces take as `judgements`.

    Args:
        extractions: What was read from the pages.
        judgements: What people decided, in the order in which they did.
    """
    return apply_judgements(extractions, judgements).extractions


def explain(
    extractions: Sequence[Extraction], asked: str, *, policy: Policy = "range"
) -> Iterator[Record]:
    """Yield why figures are what they are, the most reported first.

    Args:
        extractions: What was read from the pages.
        asked: The id of a figure, or words of its question.
        policy: How low, best and high are chosen.

    Yields:
        The records of `whence explain`; none where no figure answers to the words.
    """
    material = Material(extractions, policy=policy)
    for figure in find_asked(material.figures, asked):
        yield explain_figure(material, figure)


def contradictions(extractions: Sequence[Extraction]) -> Iterator[Record]:
    """Yield the smallest sets of claims that cannot all be true, with the reasons."""
    material = Material(extractions)
    for figure in material.figures:
        yield from conflict_records(material, figure)


def stories(extractions: Sequence[Extraction]) -> tuple[Story, ...]:
    """Return which story each page tells of."""
    return group_stories(extractions)


def traces(
    extractions: Sequence[Extraction], *, judgements: Sequence[Judgement] = ()
) -> Iterator[Trace]:
    """Yield where each claim of the pages comes from; `judgements` as for `figures`."""
    return trace_claims(extractions, judgements=judgements)


def trace(
    extractions: Sequence[Extraction],
    claim: str,
    *,
    known: Neighbourhood | None = None,
    judgements: Sequence[Judgement] = (),
) -> Trace:
    """Return where one claim comes from.

    Args:
        extractions: What was read from the pages, the claim's own among them.
        claim: Id of the claim.
        known: The neighbourhood that the pages are, where a ledger names it
            (`Ledger.neighbourhood_of`): the trace is that of all its pages.
        judgements: As for `figures`.

    Raises:
        UsageError: If no page holds the claim.
    """
    held = any(
        item.id == claim for extraction in extractions for item in extraction.claims
    )
    if not held:
        message = f"there is no claim {claim!r}: 'whence claims' lists the ids"
        raise UsageError(message)
    return trace_claim(extractions, claim, known=known, judgements=judgements)


def trace_span(
    extractions: Sequence[Extraction],
    document: str,
    span: Span,
    *,
    known: Neighbourhood | None = None,
    judgements: Sequence[Judgement] = (),
) -> Trace | None:
    """Return where the claim at a place of a page comes from; None where none is.

    Args:
        extractions: What was read from the pages.
        document: Id of the page.
        span: The place.
        known: As for `trace`.
        judgements: As for `figures`.
    """
    return _trace_span(extractions, document, span, known=known, judgements=judgements)


def trace_spans(
    extractions: Sequence[Extraction], places: Iterable[tuple[str, Span]]
) -> Iterator[Trace | None]:
    """Yield for each place of a page what `trace_span` returns, the shared work once."""
    return _trace_spans(extractions, places)


def load_claims(path: Path | str) -> Iterator[WrittenClaim]:
    """Yield the claims that a person wrote down in a JSON Lines or CSV file.

    Raises:
        InputError: If the file, or a line of it, cannot be read.
    """
    for claim in read_written_claims(Path(path)):
        if isinstance(claim, InputError):
            raise claim
        yield claim


def reconcile_claims(
    claims: Iterable[WrittenClaim], *, policy: Policy = "range"
) -> Iterator[Figure]:
    """Yield the figure of each question that written claims answer."""
    return reconcile_written(claims, policy=policy)


def open_ledger(path: Path | str, *, create: bool = False) -> Ledger:
    """Open a ledger file.

    Args:
        path: The file.
        create: Whether to make it where there is none.

    Raises:
        LedgerError: If it cannot be opened, or is none of ours, or is newer.
    """
    return Ledger.open(path, create=create)
