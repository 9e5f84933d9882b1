"""The key of the method: of the code and the word lists that conclusions are made with.

Another Whence may conclude otherwise from the same pages; what an earlier one kept then
counts for nothing.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

__all__ = ["method_key"]

_PACKAGES = ("model", "text", "lexicon", "reconcile")


def _files(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _files(item)
        elif item.name.endswith((".py", ".json", ".tsv")):
            yield item


@cache
def method_key() -> str:
    """Return a key that changes with whatever conclusions are made with."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for file in _files(resources.files("whence") / package):
            content = file.read_bytes()
            digest.update(f"{package}/{file.name}:{len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:16]
