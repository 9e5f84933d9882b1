"""Actors of a page: what its sources are resolved with, and how deep they may lead."""

from collections.abc import Callable, Mapping

from whence.extract.entities import Entity, Memory
from whence.extract.mentions import Mention
from whence.extract.names import PageNames
from whence.model import Actor, Document

__all__ = ["PageActors"]

_DEEPEST = 6  # steps from a short form to a longer one, so that no circle is walked


class PageActors:
    """What is known of one page while its sources are resolved, in reading order.

    Attributes:
        document: The page.
        names: The names that the page introduces.
        memory: The actors named so far.
        context: The words of the content whose source is being resolved.
        seat: The country where the sentence says that the source is; None for none.
    """

    def __init__(
        self,
        document: Document,
        names: PageNames,
        readers: Mapping[str, Callable[[Mention, "PageActors"], Entity]],
    ) -> None:
        self.document = document
        self.names = names
        self.memory = Memory()
        self.context = ""
        self.seat: str | None = None
        self._readers = readers
        self._depth = 0

    def resolve(self, mention: Mention) -> Entity:
        """Return what a mention stands for, by the reader of its kind.

        Args:
            mention: The words, parsed.
        """
        if self._depth >= _DEEPEST:
            return Entity(Actor(None, "unnamed"))
        self._depth += 1
        try:
            return self._readers[mention.kind](mention, self)
        finally:
            self._depth -= 1
