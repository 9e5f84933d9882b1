"""Pages for the benchmarks: the sample dossier, repeated with other numbers and days.

The repeats differ, so that no cache answers, and are the same in every run.
"""

import re
from collections.abc import Iterator

from whence.model import SourceDocument
from whence.samples import iterate_dossier

__all__ = ["make_pages"]

_DIGIT = re.compile(r"(?<=\d)\d(?=\D)")


def make_pages(count: int) -> Iterator[SourceDocument]:
    """Yield `count` text pages, made from those of the dossier."""
    texts = [
        content.decode("utf-8")
        for name, content in iterate_dossier()
        if name.endswith(".txt")
    ]
    for number in range(count):
        turn = number // len(texts)

        def change(match: re.Match[str], turn: int = turn) -> str:
            return str((int(match.group()) + turn) % 10)

        text = _DIGIT.sub(change, texts[number % len(texts)])
        yield SourceDocument(id=f"page-{number:06}", text=text)
