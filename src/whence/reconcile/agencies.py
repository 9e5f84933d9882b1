"""One agency under two names: its full name, and the short form of its datelines."""

from collections.abc import Iterable, Sequence

from whence.model import Document
from whence.reconcile.known_names import outlet_key

__all__ = ["find_agencies", "is_same_agency", "is_short_form", "join_agencies"]

_SMALL = frozenset({"the", "of", "and", "for", "de", "la", "di"})
_SHORTEST, _LONGEST = 2, 6  # letters of a short form


def is_short_form(short: str, name: str) -> bool:
    """Say whether capitals are the initials of a name.

    >>> is_short_form("NCP", "North Coast Press"), is_short_form("N.C.P.", "NCP")
    (True, False)
    >>> is_short_form("AFP", "Agence France-Presse")
    True
    """
    letters = short.replace(".", "")
    if not (_SHORTEST <= len(letters) <= _LONGEST and letters.isupper()):
        return False
    words = [
        word
        for word in name.replace("-", " ").split()
        if word.casefold() not in _SMALL and word[0].isalpha()
    ]
    return len(words) > 1 and "".join(word[0] for word in words).upper() == letters


def is_same_agency(left: str, right: str) -> bool:
    """Say whether two names, as they are printed, are one agency's."""
    return (
        outlet_key(left) == outlet_key(right)
        or is_short_form(left, right)
        or is_short_form(right, left)
    )


def join_agencies(names: Iterable[str]) -> Sequence[str]:
    """Return names of which no two are one agency's, the fullest of each.

    >>> join_agencies(["NCP", "The Ferry Wire", "North Coast Press"])
    ['North Coast Press', 'The Ferry Wire']
    """
    kept: list[str] = []
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        if not any(is_same_agency(name, held) for held in kept):
            kept.append(name)
    return kept


def find_agencies(documents: Iterable[Document]) -> frozenset[str]:
    """Return the names of outlets that some page credits as its agency."""
    outlets, credited = set[str](), set[str]()
    for document in documents:
        credited.update(relay.name for relay in document.relays if relay.name)
        if document.outlet.value is not None:
            outlets.add(document.outlet.value)
    keys = {outlet_key(name) for name in credited}
    shorts = sorted(name for name in credited if name.replace(".", "").isupper())
    return frozenset(
        outlet
        for outlet in outlets
        if outlet_key(outlet) in keys
        or any(is_short_form(short, outlet) for short in shorts)
    )
