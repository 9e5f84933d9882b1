"""Count how often Whence names the countries of the PLOVER gold records.

Usage:
    python -m evals.plover FILE [--misses]

FILE is the gold file of the PLOVER project (one JSON array). Each record is a sentence
with hand-coded sources and targets of an event; each actor has a code, most often the
three letters of a country. The whole sentence is read as a page of one paragraph,
through `whence.api`.

What is counted:

* A slot is one country on one side (source or target) of one record. Codes that are no
  country (`IGO`, `NGO`, `ISM`, `IMG`, `---`) make no slot; three misspelt codes of the
  gold (`JAP`, `ITL`, `VTN`) are read as what they mean.
* A slot is right where an actor of the page's claims has that country: a speaker, a
  link of a chain, or one of the actors that a claim is about. Which of the two sides
  the actor is on is not asked, since Whence codes no events.
* `recall` is right slots out of all slots, also by side; `records` the share of the
  records with slots whose slots are all right.
* `precision` is, of the distinct countries that Whence names in a record, the share
  that fills a slot of it. Places and third parties that the gold does not code count
  as wrong, so it cannot reach 1.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from whence import api
from whence.lexicon import load_table
from whence.model import Extraction, SourceDocument

SIDES = ("source", "target")
_MEANT = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
_SPACES = " \t\n{}"


class Record(NamedTuple):
    """A gold record: its id, its sentence, and the countries of each side."""

    key: str
    text: str
    sides: dict[str, frozenset[str]]

    @property
    def countries(self) -> frozenset[str]:
        """The countries of both sides."""
        return frozenset().union(*self.sides.values())


class Result(NamedTuple):
    """A record and the countries that Whence names in its sentence."""

    record: Record
    named: frozenset[str]


class Score(NamedTuple):
    """The figures, each as hits and total."""

    recall: tuple[int, int]
    source: tuple[int, int]
    target: tuple[int, int]
    records: tuple[int, int]
    precision: tuple[int, int]

    def line(self) -> str:
        """Return the figures in one line."""
        return " ".join(
            f"{name}={hits / total if total else 0:.3f} ({hits}/{total})"
            for name, (hits, total) in self._asdict().items()
        )


def country_codes() -> dict[str, str]:
    """Return the countries' names by their codes.

    >>> country_codes()["DZA"]
    'Algeria'
    """
    return {row["code"]: row["name"] for row in load_table("countries")}


def read_gold(path: Path) -> list[Record]:
    """Return the records of a gold file that have a sentence."""
    codes = country_codes()
    found = []
    for row in json.loads(path.read_text(encoding="utf-8")):
        if not row.get("text"):
            continue
        sides = {}
        for side in SIDES:
            actors = row.get(side)
            given = [a["code"] for a in actors] if isinstance(actors, list) else []
            meant = (_MEANT.get(code, code) for code in given)
            sides[side] = frozenset(codes[code] for code in meant if code in codes)
        found.append(Record(row["id"], row["text"].strip(_SPACES), sides))
    return found


def named_countries(extraction: Extraction) -> frozenset[str]:
    """Return the countries of all actors of a page's claims."""
    actors = (
        actor
        for claim in extraction.claims
        for actor in (claim.speaker, *claim.chain, *claim.actors)
    )
    return frozenset(actor.country for actor in actors if actor.country is not None)


def read_records(records: Sequence[Record]) -> Iterator[Result]:
    """Yield each record with the countries that Whence names in its sentence."""
    pages = [
        SourceDocument(item.key, text=item.text, language="en") for item in records
    ]
    extractions = api.extract_documents(pages)
    for record, extraction in zip(records, extractions, strict=True):
        yield Result(record, named_countries(extraction))


def score(results: Sequence[Result]) -> Score:
    """Return the figures over all records."""
    sides = {
        side: (
            sum(len(item.record.sides[side] & item.named) for item in results),
            sum(len(item.record.sides[side]) for item in results),
        )
        for side in SIDES
    }
    coded = [item for item in results if item.record.countries]
    return Score(
        recall=(
            sum(hits for hits, _ in sides.values()),
            sum(total for _, total in sides.values()),
        ),
        source=sides["source"],
        target=sides["target"],
        records=(
            sum(item.record.countries <= item.named for item in coded),
            len(coded),
        ),
        precision=(
            sum(len(item.record.countries & item.named) for item in coded),
            sum(len(item.named) for item in coded),
        ),
    )


def main(arguments: Sequence[str]) -> int:
    """Print the figures of a gold file; with `--misses` also what was missed."""
    paths = [item for item in arguments if not item.startswith("--")]
    if len(paths) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    results = list(read_records(read_gold(Path(paths[0]))))
    if "--misses" in arguments:
        for record, named in results:
            missed = sorted(record.countries - named)
            if missed:
                print(f"{record.key}: missed {missed}, named {sorted(named)}")
                print(f"    {record.text}")
    print(score(results).line())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
