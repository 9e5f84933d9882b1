"""All exceptions of Whence, and the exit code that each one leads to.

```
WhenceError
    UsageError            2   the command line or an argument is wrong
    InputError            2   what was named cannot be used at all
        DocumentError     1   one document cannot be read; the batch goes on
    LedgerError           3   the ledger cannot be opened or written
    ModelError            70  the shipped weights are missing or damaged
    InvariantError        70  a defect of Whence
```
Messages say what is wrong, where, and what to do; lower case, no full stop.
"""

from typing import ClassVar

__all__ = [
    "DocumentError",
    "InputError",
    "InvariantError",
    "LedgerError",
    "ModelError",
    "UsageError",
    "WhenceError",
]


class WhenceError(Exception):
    """The root of every error that Whence raises on purpose."""

    exit_code: ClassVar[int] = 70


class UsageError(WhenceError):
    """The command line, or an argument of a public function, is wrong."""

    exit_code = 2


class InputError(WhenceError):
    """What the user named cannot be used at all: no such path, not a claims file."""

    exit_code = 2


class DocumentError(InputError):
    """One document cannot be read; it is recorded and the batch goes on.

    Attributes:
        code: A stable word for the reason, as in a record's `error.code`.
    """

    exit_code = 1

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


class LedgerError(WhenceError):
    """The ledger file cannot be opened or written."""

    exit_code = 3


class ModelError(WhenceError):
    """The weights that ship with the package are missing or damaged."""


class InvariantError(WhenceError):
    """A rule that Whence guarantees does not hold: a defect, please report it."""
