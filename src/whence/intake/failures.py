"""Documents that cannot be read: one clear line that names the file."""

import os
from pathlib import Path

from whence.model import SourceDocument

__all__ = ["document_id", "failed", "shown"]

_SHOWN_LENGTH = 300


def document_id(path: Path | str, part: str = "") -> str:
    """Return the id of a file's document: its path as given, in plain UTF-8.

    Args:
        path: The file, or an address.
        part: What names the document inside the file, such as `:12` for a line.

    Returns:
        The id.
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace") + part


def shown(name: Path | str) -> str:
    """Return a name that is safe to print: one line, no control characters."""
    text = document_id(name) if isinstance(name, Path) else name
    plain = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text[:_SHOWN_LENGTH]
    )
    return repr(plain) if " " in plain or not plain else plain


def failed(
    path: Path | str,
    code: str,
    message: str,
    *,
    part: str = "",
    complete: bool = False,
) -> SourceDocument:
    """Return the document that stands for what could not be read.

    Args:
        path: The file, or an address.
        code: A stable word for the reason.
        message: What is wrong and what to do.
        part: What names the document inside the file.
        complete: Whether the message names the file already.

    Returns:
        A document with neither text nor HTML.
    """
    whole = message if complete else f"{shown(path)}{part}: {message}"
    return SourceDocument(
        id=document_id(path, part), error_code=code, error_message=whole
    )
