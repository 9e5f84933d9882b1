"""The sample dossier: invented pages that show what Whence does.

The pages are package data. They are text files with the site's chrome left in, web
pages and a `docs.jsonl`, in one folder a story, and are read like anyone's own pages.
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["STORIES", "copy_dossier", "iterate_dossier"]

STORIES = ("shells", "landslide", "ferries")
"""The folders of the dossier, in the order in which they are best read."""


def _dossier() -> Traversable:
    return files("whence.samples") / "dossier"


def iterate_dossier() -> Iterator[tuple[str, bytes]]:
    """Yield each file of the dossier's pages, by story, then by name.

    Yields:
        The path relative to the dossier's pages, with `/`, and the file's bytes.

    >>> next(iterate_dossier())[0]
    'shells/01-rhine-courier.txt'
    """
    pages = _dossier() / "pages"
    for story in STORIES:
        entries = sorted((pages / story).iterdir(), key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_file() and not entry.name.startswith((".", "__")):
                yield f"{story}/{entry.name}", entry.read_bytes()


def copy_dossier(destination: Path) -> Path:
    """Write the dossier's pages and their notice below a folder.

    Use it where the pages should stand where a person can open them: the demo reads
    the copy like any folder of pages. Files of the same name are written over.

    Args:
        destination: The folder; it is made where it does not exist.

    Returns:
        The folder `pages` below the destination, which holds the pages only; the
        notice that all of it is invented is `README.md` beside it.
    """
    pages = destination / "pages"
    for name, content in iterate_dossier():
        target = pages / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    notice = (_dossier() / "README.md").read_bytes()
    (destination / "README.md").write_bytes(notice)
    return pages
