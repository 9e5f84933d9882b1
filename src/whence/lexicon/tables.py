"""The one way to a compiled table of the lexicon."""

import functools
import json
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from whence.errors import InvariantError

__all__ = ["load_table"]


@functools.cache
def load_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table, in the order of its source file.

    Args:
        name: The table's name, that of its file in `resources/` without the ending.

    Returns:
        One mapping a row, column name to cell; an empty cell is an empty string.

    Raises:
        InvariantError: If the package has no such table.
    """
    path = files("whence.lexicon") / "compiled" / f"{name}.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as err:
        message = f"the lexicon has no table {name!r}: run python resources/build.py"
        raise InvariantError(message) from err
    columns = table["columns"]
    return tuple(
        MappingProxyType(dict(zip(columns, row, strict=True))) for row in table["rows"]
    )
