"""Reading in this very process, one document after the other."""

from collections.abc import Iterable, Iterator

from whence.model import Extraction, SourceDocument
from whence.pipeline import read_one
from whence.settings import DEFAULT_SETTINGS, Settings

__all__ = ["InlineEngine"]


class InlineEngine:
    """An `Engine` without processes: for programs, tests and small inputs.

    A document that takes for ever or crashes the interpreter takes the program
    with it; `PoolEngine` guards against that.

    Args:
        settings: How sure an attribution must be; limits are not kept here.
    """

    def __init__(self, settings: Settings = DEFAULT_SETTINGS) -> None:
        self._settings = settings

    def read(self, sources: Iterable[SourceDocument]) -> Iterator[Extraction]:
        """Yield what was read from each source, in the order of the sources."""
        for source in sources:
            yield read_one(source, self._settings)
