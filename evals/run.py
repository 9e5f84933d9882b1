"""Write the predictions of Whence for a scoring kit, in the form that the kit asks.

Usage:
    python -m evals.run KIT FOLDER OUT.jsonl

KIT is one of `KITS` below. FOLDER holds a split's `docs.jsonl` or `claims.jsonl`, or
plain pages (`seeds`). Of a `gold.jsonl` only what is part of the question is read: the
places that the kit `relays` asks to be traced. All goes through `whence.api`, in one
process; a document that fails is left out of nothing: its record carries the error.
"""

import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whence import api
from whence.model import Extraction, SourceDocument, Span
from whence.model.records import (
    dump_line,
    extraction_record,
    figure_record,
    story_record,
    trace_record,
    written_figure_record,
)

# A prediction is JSON by nature: each kit has a form of its own.
Row = dict[str, Any]
Predict = Callable[[Path], Iterator[Row]]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_sources(folder: Path) -> list[SourceDocument]:
    """Return the documents of a split: its `docs.jsonl`, or the pages it holds."""
    listed = folder / "docs.jsonl"
    return list(api.load_documents([listed if listed.exists() else folder]))


def show_progress(items: Iterable[Extraction], total: int) -> Iterator[Extraction]:
    """Yield the items and count them on stderr."""
    for number, item in enumerate(items, 1):
        if number % 50 == 0 or number == total:
            print(f"\r{number} of {total}", end="", file=sys.stderr, flush=True)
        yield item
    print(file=sys.stderr)


def extract_all(folder: Path) -> Iterator[Extraction]:
    """Yield the extraction of every document of a split."""
    sources = read_sources(folder)
    yield from show_progress(api.extract_documents(sources), len(sources))


def predict_extractions(folder: Path) -> Iterator[Row]:
    """Yield the records of `whence extract`."""
    for extraction in extract_all(folder):
        yield extraction_record(extraction)


def adapted(module: str) -> Predict:
    """Return a predictor whose records go through `evals.MODULE.adapt`.

    An adapter holds what is peculiar to a benchmark's gold, and nothing else.
    """

    def predict(folder: Path) -> Iterator[Row]:
        adapt = importlib.import_module(f"evals.{module}").adapt
        for record in predict_extractions(folder):
            yield adapt(record)

    return predict


def predict_traces(folder: Path) -> Iterator[Row]:
    """Yield the trace of every claim, all documents as one ledger."""
    for trace in api.traces(list(extract_all(folder))):
        yield trace_record(trace)


def predict_all(folder: Path) -> Iterator[Row]:
    """Yield the records of extract, figures and trace over all documents at once."""
    extractions = list(extract_all(folder))
    yield from map(extraction_record, extractions)
    yield from map(figure_record, api.figures(extractions))
    yield from map(trace_record, api.traces(extractions))


def predict_stories(folder: Path) -> Iterator[Row]:
    """Yield the story of every document."""
    yield from map(story_record, api.stories(list(extract_all(folder))))


def group_rows(folder: Path, key: str) -> dict[str, list[str]]:
    """Return the ids of the documents of each group, in the order of the file."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(folder / "docs.jsonl"):
        groups[row[key]].append(row["id"])
    return groups


def extract_groups(folder: Path, key: str) -> Iterator[tuple[str, list[Extraction]]]:
    """Yield each group's id with the extractions of its documents."""
    by_id = {extraction.document.id: extraction for extraction in extract_all(folder)}
    for group, ids in group_rows(folder, key).items():
        yield group, [by_id[doc] for doc in ids]


def predict_groups(folder: Path) -> Iterator[Row]:
    """Yield the figures of each group, made from its documents alone."""
    for group, extractions in extract_groups(folder, "group"):
        yield {
            "group": group,
            "figures": [*map(figure_record, api.figures(extractions))],
        }


def read_probes(folder: Path) -> dict[str, list[Row]]:
    """Return the places to trace of each world: of the gold, only the question."""
    return {
        row["world"]: [
            probe for family in row["families"] for probe in family["probes"]
        ]
        for row in read_rows(folder / "gold.jsonl")
    }


def trace_probes(
    extractions: Sequence[Extraction], probes: Sequence[Row]
) -> Iterator[Row]:
    """Yield the trace of the claim that stands at each probe; None where none does."""
    places = [(probe["document"], Span(*probe["span"])) for probe in probes]
    found = api.trace_spans(extractions, places)
    for probe, trace in zip(probes, found, strict=True):
        record = None if trace is None else trace_record(trace)
        yield {"probe": probe["id"], "trace": record}


def predict_worlds(folder: Path) -> Iterator[Row]:
    """Yield what was read and concluded of each world, from its pages alone."""
    probes = read_probes(folder)
    for world, extractions in extract_groups(folder, "world"):
        yield {
            "world": world,
            "extract": [*map(extraction_record, extractions)],
            "figures": [*map(figure_record, api.figures(extractions))],
            "traces": [*trace_probes(extractions, probes.get(world, ()))],
        }


def predict_written(folder: Path) -> Iterator[Row]:
    """Yield the records of `whence reconcile` over `claims.jsonl`."""
    claims = api.load_claims(folder / "claims.jsonl")
    yield from map(written_figure_record, api.reconcile_claims(claims))


KITS: dict[str, Predict] = {
    "seeds": predict_extractions,
    "attribution": predict_extractions,
    "time": adapted("adapt_times"),
    "quantity": adapted("adapt_quantities"),
    "intake": predict_extractions,
    "copies": predict_traces,
    "chains": predict_all,
    "gva": predict_groups,
    "airwars": predict_groups,
    "flight": predict_written,
    "stories": predict_stories,
    "relays": predict_worlds,
}


def main(arguments: Sequence[str]) -> int:
    """Run one kit; return the exit code."""
    if len(arguments) != 3 or arguments[0] not in KITS:
        print(
            f"usage: python -m evals.run {{{','.join(KITS)}}} FOLDER OUT.jsonl",
            file=sys.stderr,
        )
        return 2
    kit, folder, out = arguments[0], Path(arguments[1]), Path(arguments[2])
    if not folder.is_dir():
        print(f"error: {folder}: no such folder", file=sys.stderr)
        return 2
    with out.open("w", encoding="utf-8") as lines:
        for row in KITS[kit](folder):
            lines.write(dump_line(row) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
