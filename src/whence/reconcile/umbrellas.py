"""Bodies by whose name a page may mean one of their agencies.

"The United Nations said" may be the word of any of its agencies. That is no chain of
command, and two agencies are two origins; but the whole is not shown to be another
origin than its agency. Which bodies have such agencies an editable table tells
(`resources/commands.tsv`).
"""

import functools
from collections.abc import Iterable, Mapping

from whence.lexicon.tables import load_table

__all__ = ["is_umbrella"]


@functools.cache
def _members() -> Mapping[str, str]:
    return {
        row["name"]: row["of"]
        for row in load_table("commands")
        if row["kind"] == "member"
    }


def is_umbrella(name: str, others: Iterable[str]) -> bool:
    """Say whether a body is the one that another of some bodies belongs to.

    Args:
        name: The body, by its full name.
        others: Names of bodies.

    >>> is_umbrella("United Nations", ["United Nations", "World Food Programme"])
    True
    >>> is_umbrella("World Health Organization", ["World Food Programme"])
    False
    """
    return any(_members().get(other) == name for other in others)
