"""Large ledgers for the benchmarks: the sample dossier, told again in other words.

Reading 20,000 pages takes an hour, and copies of one page would all be reuse of one
another. So the dossier is read once, and every further world is its records with names
and long words replaced by invented ones of the same length: all spans hold, names agree
between the pages of a world, and worlds share little wording, as news of different
events does.
"""

import hashlib
import random
import re
from collections.abc import Iterator

from whence import api
from whence.lexicon import load_table
from whence.model import Extraction, SourceDocument
from whence.model.records import Record, extraction_from_record, extraction_record
from whence.samples import iterate_dossier

__all__ = ["make_worlds"]

_WORD = re.compile(r"[^\W\d_]{4,40}")
_IDENTIFIER = re.compile(r"[a-z]+-[0-9a-f]{16}")
_LONG = 5  # letters; shorter words carry the grammar
# Words by which reconciliation reads what happened to the things counted.
_KEPT_TABLES = (
    "measures",
    "cues",
    "units",
    "hedges",
    "counted",
    "bounds",
    "stages",
    "casualty_words",
    "numbers",
)
# Fields whose values are names of the schema, not words of a page.
_SCHEMA = frozenset(
    "kind type basis unit act polarity modifier value interval said about".split()
)
_CONSONANTS, _VOWELS = "bcdfghklmnprstvz", "aeiou"


def _read_dossier() -> list[Extraction]:
    sources = [
        SourceDocument(name, text=content.decode("utf-8"))
        for name, content in iterate_dossier()
        if name.endswith(".txt")
    ]
    return list(api.extract_documents(sources))


def _changeable(pages: list[Extraction]) -> list[str]:
    """Return the names and the long words of the pages, in order, lower case."""
    kept: set[str] = set()
    for table in _KEPT_TABLES:
        for row in load_table(table):
            kept.update(_WORD.findall(" ".join(row.values()).lower()))
    words = {word for page in pages for word in _WORD.findall(page.document.text)}
    small = {word for word in words if word.islower()}
    names = {word.lower() for word in words if word[0].isupper()} - small
    return sorted(names | {word for word in small - kept if len(word) >= _LONG})


def _invent(words: list[str], world: int) -> dict[str, str]:
    source = random.Random(world)
    return {
        word: "".join(
            source.choice(_VOWELS if place % 2 else _CONSONANTS)
            for place in range(len(word))
        )
        for word in words
    }


class _Teller:
    """Retells records with the words of one world."""

    def __init__(self, words: list[str], world: int) -> None:
        self._words = _invent(words, world)
        self._world = world

    def text(self, text: str) -> str:
        return _WORD.sub(self._word, text)

    def _word(self, match: re.Match[str]) -> str:
        old = match.group()
        new = self._words.get(old.lower(), old)
        return new.title() if old[0].isupper() and new is not old else new

    def _identifier(self, old: str) -> str:
        kind, _, name = old.rpartition("-")
        digest = hashlib.sha256(f"{self._world}:{name}".encode()).hexdigest()
        return f"{kind}-{digest[:16]}"

    def value(self, value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: self.value(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [self.value(item, key) for item in value]
        if not isinstance(value, str):
            return value
        if _IDENTIFIER.fullmatch(value):
            return self._identifier(value)
        if key in _SCHEMA:
            return value
        return self.text(value)

    def record(self, record: Record) -> Record:
        return {name: self.value(item, name) for name, item in record.items()}


def make_worlds(count: int) -> Iterator[Extraction]:
    """Yield the pages of `count` worlds, world by world.

    Args:
        count: Number of worlds; each has the pages and the claims of the dossier.
    """
    pages = _read_dossier()
    words = _changeable(pages)
    records = [extraction_record(page) for page in pages]
    for world in range(count):
        teller = _Teller(words, world)
        for record in records:
            told = teller.record(record)
            told["id"] = f"{world:05}/{record['id']}"
            outlet = told["outlet"]
            if outlet["value"] is not None:
                outlet["value"] = teller.text(outlet["value"])
            told["sha256"] = hashlib.sha256(told["text"].encode()).hexdigest()
            yield extraction_from_record(told)
