"""Whence: who said it first, who repeated it, and does the number hold.

The package turns news pages into a ledger of attributed claims. The names that
other programs may rely on are in `whence.api`; they are loaded on first use, so
that ``import whence`` stays light.

Example:
    >>> import whence
    >>> callable(whence.extract_documents)
    True
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whence.api import (
        extract_documents,
        figures,
        load_documents,
        reconcile_claims,
        stories,
        trace,
    )

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "extract_documents",
    "figures",
    "load_documents",
    "reconcile_claims",
    "stories",
    "trace",
]


def __getattr__(name: str) -> object:
    """Load a public function from `whence.api` the first time it is asked for."""
    if name.startswith("_") or name not in __all__:
        message = f"module 'whence' has no attribute {name!r}"
        raise AttributeError(message)
    from whence import api  # noqa: PLC0415 - lazy by design: see the docstring

    return getattr(api, name)
