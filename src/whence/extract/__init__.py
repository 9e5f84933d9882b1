"""Extraction: a document in, what it says and who says it out.

`extract` is loaded when it is first asked for: what reads a ledger needs some modules
of this package, and neither the reader nor the grammars (a fifth of a second).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.extract.extraction import extract

__all__ = ["extract"]


def __getattr__(name: str) -> object:
    """Load `extract` the first time it is asked for."""
    if name != "extract":
        message = f"module 'whence.extract' has no attribute {name!r}"
        raise AttributeError(message)
    from whence.extract.extraction import extract  # noqa: PLC0415 - lazy by design

    return extract
