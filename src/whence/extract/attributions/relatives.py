"""Relatives: sources that a relative clause goes on from: "Ana Ruiz, who said"."""

from whence.extract.attributions.atoms import Atoms
from whence.extract.attributions.words import DAYS, PREPOSITIONS, PRONOUNS, is_adverb

__all__ = [
    "RELATIVES",
    "Stretch",
    "in_relative",
    "relative_before",
    "relative_subject",
]

Stretch = tuple[int, int]
"""Atoms `[start, end)`."""
RELATIVES = frozenset("who whose which whom where".split())


def relative_before(atoms: Atoms, at: int) -> bool:
    """Say whether a cue stands in a relative clause: "who yesterday called"."""
    place = at - 1
    while place > 0 and atoms.words[place] in DAYS:
        place -= 1
    return atoms.word(place) in {"who", "which"}


def relative_subject(atoms: Atoms, chunks: list[Stretch], at: int) -> Stretch | None:
    """Return the source of a cue in a relative clause at the end of a stretch.

    ", which it says violate": the clause has a source of its own; ", which stated":
    what stands before the comma speaks.
    """
    own = chunks[-1][0] + 1
    while own < at and (atoms.words[own] in DAYS or is_adverb(atoms.words[own])):
        own += 1  # "who yesterday called"
    if own == at:
        return _antecedent(atoms, chunks[-2])
    short = 0 < at - own <= 3 and atoms.words[own] in PRONOUNS
    return (own, at) if short else None


def in_relative(atoms: Atoms, start: int, at: int) -> bool:
    """Say whether a cue stands in a clause like "in which a group claimed"."""
    return any(
        atoms.words[place] == "which" and atoms.words[place - 1] in PREPOSITIONS
        for place in range(max(start, at - 10) + 1, at)
    )


def _antecedent(atoms: Atoms, chunk: Stretch) -> Stretch | None:
    """Return the noun that ", which stated" goes on from: the last name before it."""
    start = chunk[1]
    while start > chunk[0] and atoms.is_capital(start - 1):
        start -= 1
    if start == chunk[1]:
        if chunk[1] - chunk[0] <= 5:
            return chunk
        for at in range(chunk[1] - 2, max(chunk[0], chunk[1] - 6), -1):
            if atoms.words[at] in {"the", "a", "an"}:
                return (at, chunk[1])  # "the count comes from a nurse, who said"
        return None
    if start > chunk[0] and atoms.words[start - 1] == "the":
        start -= 1
    return (start, chunk[1])
