"""The reader beside rule systems, on the same articles in one run.

`python benchmarks/attribution_peer.py DOCS.jsonl --out FOLDER [--pipeline en_core_web_sm]` times each system, one after the other in one
process, and writes what it finds to `FOLDER/NAME.jsonl` for the attribution kit's `score.py`. Systems:

- `reader`: the shipped encoder;
- `rules`: the rules of Whence's first version, where the package still has them;
- `textacy`: textacy's direct quotations. It needs textacy and a spaCy pipeline with a tagger and a parser, which package registries do not
  carry (spaCy fetches them from elsewhere), so it is left out where no such pipeline is installed.
"""

import argparse
import importlib
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from whence.extract.reader import find_attributions, load_reader
from whence.model import Attribution, Document, Segment, Span, text_sha256

__all__ = ["main"]

Found = list[dict[str, object]]
System = Callable[[Document], Found]


def rows(attributions: tuple[Attribution, ...]) -> Found:
    """Attributions as the contract writes them."""

    def spans(role: tuple[Span, ...]) -> list[list[int]]:
        return [[span.start, span.end] for span in role]

    return [
        {
            "id": one.id,
            "source": spans(one.source),
            "cue": spans(one.cue),
            "content": spans(one.content),
        }
        | {"type": one.type, "parent": one.parent, "score": one.score}
        for one in attributions
    ]


def textacy_system(pipeline: str) -> System:
    """Textacy's direct quotations over a spaCy pipeline."""
    language = importlib.import_module("spacy").load(pipeline)
    extract = importlib.import_module("textacy.extract")

    def run(document: Document) -> Found:
        found: Found = []
        for number, quote in enumerate(
            extract.direct_quotations(language(document.text))
        ):
            source = [
                [quote.speaker[0].idx, quote.speaker[-1].idx + len(quote.speaker[-1])]
            ]
            cue = [[quote.cue[0].idx, quote.cue[-1].idx + len(quote.cue[-1])]]
            content = [[quote.content.start_char, quote.content.end_char]]
            found.append(
                {"id": f"t{number}", "source": source, "cue": cue, "content": content}
                | {"type": "direct", "parent": None, "score": 1.0}
            )
        return found

    return run


def systems(pipeline: str | None) -> Iterator[tuple[str, System]]:
    """What can be run here."""
    reader = load_reader()
    yield "reader", lambda document: rows(find_attributions(document, reader=reader))
    try:
        rules = importlib.import_module("whence.extract.attributions").find_attributions
        yield "rules", lambda document: rows(rules(document))
    except (ImportError, AttributeError):
        print("rules: no longer in the package")
    if pipeline is None:
        print("textacy: no spaCy pipeline named (--pipeline)")
    else:
        yield "textacy", textacy_system(pipeline)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("docs", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pipeline")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    documents = []
    for line in args.docs.read_text(encoding="utf-8").splitlines():
        name, text = (json.loads(line)[key] for key in ("id", "text"))
        documents.append(
            Document(
                name,
                text,
                text_sha256(text),
                segments=(Segment(Span(0, len(text)), "body"),),
            )
        )
    for name, system in systems(args.pipeline):
        began, errors, found = time.process_time(), 0, 0
        with (args.out / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            for document in documents:
                record: dict[str, object] = {
                    "id": document.id,
                    "text": document.text,
                    "relays": [],
                    "error": None,
                }
                try:
                    record["attributions"] = system(document)
                except Exception as err:  # noqa: BLE001 - a peer may raise anything; it is counted
                    record |= {
                        "attributions": [],
                        "error": {"code": type(err).__name__, "message": str(err)},
                    }
                    errors += 1
                found += len(record["attributions"])  # type: ignore[arg-type]  # a list, just made
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        seconds = time.process_time() - began
        size = sum(len(document.text) for document in documents) / 1000
        print(
            f"{name}: {found} attributions, {errors} errors, {seconds:.1f} s of processor time, {size / seconds:.0f} kB/s"
        )


if __name__ == "__main__":
    main()
