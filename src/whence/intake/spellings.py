"""One file is one page, however its path is typed.

A page's id is the path that it came from (CONTRACT section 1), as it was typed the
first time. Typed in another way the next time, from another folder or in full, it is
to be found under that id again, and not to be counted twice.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from whence.intake.failures import document_id
from whence.model import SourceDocument

__all__ = ["Spellings"]


def _nothing(_: object) -> bool:
    return False


class Spellings:
    """Finds the id under which a file's page is known.

    Args:
        folder: What the relative paths among the known ids start from: the folder of
            the ledger. None for the one of this process.
        knows: Says whether a page with this id was read before.
        holds: Says whether just this page was read before, under just this id.

    Example:
        >>> known = {"pages/a.txt"}.__contains__
        >>> spellings = Spellings(Path("/home/ada"), knows=known)
        >>> page = SourceDocument("/home/ada/pages/a.txt", text="Words.")
        >>> next(spellings.rename(Path(page.id), [page])).id
        'pages/a.txt'
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        knows: Callable[[str], bool] = _nothing,
        holds: Callable[[SourceDocument], bool] = _nothing,
    ) -> None:
        self._folder = folder
        self._knows = knows
        self._holds = holds
        self._found: dict[str, str] = {}

    def rename(
        self, path: Path, sources: Iterable[SourceDocument]
    ) -> Iterator[SourceDocument]:
        """Yield the sources of a file under the ids by which they are known.

        Args:
            path: The file, as typed.
            sources: Its sources. Ids that do not begin with the path are kept.
        """
        typed = document_id(path)
        for source in sources:
            part = source.id.removeprefix(typed)
            if not source.id.startswith(typed) or (part and part[0] not in "#:!"):
                yield source
                continue
            real = os.path.realpath(path)
            if real not in self._found:
                known = self._search(path, real, source, part)
                if known is None and not source.error_code:
                    known = typed
                if known is not None:
                    self._found[real] = known
            yield replace(source, id=self._found.get(real, typed) + part)

    def _search(
        self, path: Path, real: str, source: SourceDocument, part: str
    ) -> str | None:
        """Return the spelling of a path under which its page is known."""
        if self._knows(source.id):
            return None
        here = str(path.absolute())
        folder = (self._folder or Path.cwd()).absolute()
        spelled = [
            real,
            here,
            os.path.relpath(here, folder),
            os.path.relpath(real, folder.resolve()),
        ]
        for name in spelled:
            found = document_id(name)
            if self._knows(found + part):
                return found
        # Relative to where we are, another file may have had this name; the same
        # words under the same name are the same page.
        found = document_id(os.path.relpath(real))
        if self._holds(replace(source, id=found + part)):
            return found
        return None
