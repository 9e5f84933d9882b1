"""Paths in, documents out: the files, folders and addresses that a user names.

Folders are walked in sorted order and links are followed only where they cannot
loop. Whatever cannot be read becomes a document with an error, so that the batch
goes on and nothing is lost silently.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from whence.errors import DocumentError
from whence.intake.addresses import (
    is_address,
    list_address,
    looks_like_list,
    read_list,
)
from whence.intake.archives import read_archive
from whence.intake.encodings import decode_page
from whence.intake.failures import document_id, failed, shown
from whence.intake.feeds import looks_like_feed, read_feed
from whence.intake.spellings import Spellings
from whence.intake.tables import read_csv, read_jsonl
from whence.model import SourceDocument

__all__ = ["read_sources"]

_HTML = frozenset({".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx"})
_TEXT = frozenset({".txt", ".text", ".md", ".rst"})
_LINES = frozenset({".jsonl", ".ndjson"})
_TABLES = frozenset({".csv", ".tsv"})
_FEEDS = frozenset({".xml", ".rss", ".atom", ".rdf", ".opml"})
_ARCHIVES = (".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz", ".zip", ".gz")
# What a browser saves beside a page, and what systems leave in folders.
_IGNORED = frozenset(
    ".js .css .png .jpg .jpeg .gif .svg .webp .avif .ico .woff .woff2 .ttf .otf .eot "
    ".mp3 .mp4 .webm .map .pyc .ds_store .db .cdxj .cdx .idx "
    ".whence .whence-wal .whence-shm .whence-journal".split()
)


def read_sources(
    paths: Iterable[Path | str],
    *,
    max_bytes: int = 16_000_000,
    apart: Path | None = None,
    spellings: Spellings | None = None,
) -> Iterator[SourceDocument]:
    """Yield the documents of the files and folders named, in order.

    A folder's files come in the sorted order of their names. Pictures, styles and
    scripts that a browser saves beside a page are passed over.

    Args:
        paths: Files, folders and addresses.
        max_bytes: Larger pages are refused with a reason.
        apart: A folder that is not read where it lies inside another one, such as
            that for pages which are being fetched; None for none.
        spellings: Gives a file one id however its path is typed; None for the path
            as typed.

    Yields:
        The documents; what cannot be read has an `error_code` and an
        `error_message`. Nothing is fetched: an address has the code `not-fetched`.
    """
    for given in paths:
        if isinstance(given, str) and is_address(given):
            yield list_address(given)
            continue
        path = Path(given)
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            message = "no such file or folder: check the path"
            if str(given).startswith("www."):
                message = "no such file or folder: an address begins with https://"
            yield failed(path, "missing", message)
            continue
        except (OSError, ValueError) as error:
            yield failed(path, "unreadable", f"cannot be opened ({_reason(error)})")
            continue
        files: Iterable[Path | SourceDocument] = (
            _walk(path, apart) if stat.S_ISDIR(mode) else [path]
        )
        for file in files:
            if isinstance(file, SourceDocument):
                yield file
                continue
            sources = read_file(file, max_bytes=max_bytes)
            yield from sources if spellings is None else spellings.rename(file, sources)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


def _walk(root: Path, apart: Path | None) -> Iterator[Path | SourceDocument]:
    """Yield the files below a folder, and what cannot be read as a document.

    A folder met twice is not entered again.
    """
    entered: set[tuple[int, int]] = set()
    if apart is not None and apart.is_dir():
        entered.add(_place(apart.stat()))
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            key = _place(folder.stat())
            if key in entered:
                continue
            entered.add(key)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield failed(
                folder, "unreadable", f"the folder cannot be read ({_reason(error)})"
            )
            continue
        folders: list[Path] = []
        for entry in entries:
            path = folder / entry.name
            try:
                is_folder = entry.is_dir()
            except OSError:
                is_folder = False
            if is_folder:
                if not entry.name.startswith(".") and not entry.is_symlink():
                    folders.append(path)
            elif _is_ignored(path):
                continue
            elif entry.is_symlink() and not _lies_below(path, root):
                message = "a link out of the folder is not followed: name its target"
                yield failed(path, "link", message)
            else:
                yield path
        waiting.extend(reversed(folders))


def _place(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _lies_below(link: Path, root: Path) -> bool:
    """Say whether a link leads to a place below a folder, or to nowhere at all."""
    try:
        target = link.resolve(strict=True)
        return target.is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True  # `read_file` says what is wrong with it


def _is_ignored(path: Path) -> bool:
    name = path.name.lower()
    return path.suffix.lower() in _IGNORED or name in {".ds_store", "thumbs.db"}


def read_file(path: Path, *, max_bytes: int) -> Iterator[SourceDocument]:
    """Yield the documents of one file, whatever its format.

    Args:
        path: The file.
        max_bytes: Larger pages are refused with a reason.

    Yields:
        Its documents, or one that says why it could not be read.
    """
    try:
        status = path.stat()
    except OSError as error:
        # A link to nowhere, or links that lead in a circle.
        yield failed(path, "unreadable", f"cannot be opened ({_reason(error)})")
        return
    if not stat.S_ISREG(status.st_mode):
        yield failed(path, "not-a-file", "a pipe, socket or device is not read")
        return
    name = path.name.lower()
    suffix = path.suffix.lower()
    try:
        if name.endswith(_ARCHIVES):
            yield from read_archive(path, max_bytes=max_bytes)
        elif suffix in _LINES:
            yield from read_jsonl(path, max_bytes=max_bytes)
        elif suffix in _TABLES:
            yield from read_csv(path, max_bytes=max_bytes)
        else:
            yield from _read_page(path, status.st_size, max_bytes)
    except DocumentError as error:
        yield failed(path, error.code, str(error), complete=True)
    except OSError as error:
        yield failed(path, "unreadable", f"cannot be read ({_reason(error)})")


def _read_page(path: Path, size: int, max_bytes: int) -> Iterator[SourceDocument]:
    """Yield the one document of a page, or the items of a feed or list."""
    if size > max_bytes:
        message = (
            f"{size:,} bytes, more than the {max_bytes:,} that a page may have: "
            "split it, or raise the limit"
        )
        yield failed(path, "too-large", message)
        return
    with path.open("rb") as file:
        data = file.read(max_bytes + 1)
    text = decode_page(data, name=shown(path))
    if not text.strip():
        yield failed(path, "empty", "the file holds no text")
        return
    suffix = path.suffix.lower()
    if suffix in _FEEDS or looks_like_feed(text):
        yield from read_feed(data, text, name=path)
    elif looks_like_list(text):
        yield from read_list(text)
    elif (
        suffix in _HTML
        or (suffix not in _TEXT and looks_like_html(text))
        or looks_like_html(text, strictly=True)
    ):
        yield SourceDocument(id=document_id(path), html=text, input_kind="html")
    else:
        yield SourceDocument(id=document_id(path), text=text, input_kind="text")


def looks_like_html(text: str, *, strictly: bool = False) -> bool:
    """Say whether a text is the source of a page.

    Args:
        text: The text.
        strictly: Whether it must say so in its first characters.

    Returns:
        Whether it is HTML.
    """
    head = text[:2_000].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<!doctype html", "<html", "<?xml")):
        return not head.startswith("<?xml") or "<html" in head
    return not strictly and ("<html" in head or "<body" in head or "<p>" in head)
