"""Sentences that name the source of the sentence before: "This is reported by ..."."""

from whence.extract.attributions.atoms import Atoms
from whence.extract.attributions.subjects import Stretch
from whence.extract.attributions.words import BE, TERMINALS, is_adverb

__all__ = ["reported_before"]

_POINTERS = frozenset("this that it".split())
_CUES = frozenset(
    "reported stated announced said written confirmed noted published told".split()
)
_ENDS = frozenset("with citing quoting on in , while as".split())


_FIGURES = frozenset(
    "figure number count toll estimate information claim report message word account "
    "view assessment statement conclusion what much".split()
)
_GIVING = frozenset(
    "given cited published known provided released issued supplied stated".split()
)
_TELLING = frozenset(
    "message word account view assessment statement conclusion".split()
)


def _given_by(atoms: Atoms) -> tuple[Stretch, Stretch] | None:
    """Return source and cue of "That is the figure given on Thursday by X"."""
    words = atoms.words
    start = 1 + (words[:2] == ("so", "much"))
    if (
        (words[0] not in _POINTERS and start == 1)
        or atoms.word(start) not in BE
        or _FIGURES.isdisjoint(words[: start + 5])
    ):
        return None
    for at in range(start + 1, min(len(atoms) - 1, 13)):
        given = words[at] == "by" and not _GIVING.isdisjoint(words[:at])
        told = words[at] in {"from", "of"} and words[at - 1] in _TELLING
        if given or told:
            return _until_end(atoms, at + 1), (start, at + 1)
    return None


def _attributed_to(atoms: Atoms) -> tuple[Stretch, Stretch] | None:
    """Return source and cue of "The agency attributed the figure to X"."""
    words = atoms.words
    for at in range(1, min(len(atoms) - 3, 14)):
        if (
            words[at] == "attributed"
            and words[at + 2] in _FIGURES
            and (words[at + 3] == "to")
        ):
            return _until_end(atoms, at + 4), (at, at + 4)
    return None


def _until_end(atoms: Atoms, start: int) -> Stretch:
    end = start
    while end < len(atoms) and atoms.words[end] not in TERMINALS:
        end += 1
    return (start, max(end, start + 1))


def reported_before(atoms: Atoms) -> tuple[Stretch, Stretch] | None:
    """Return source and cue of a sentence that only names who reported the last one.

    Args:
        atoms: The sentence.

    Returns:
        The atoms of the source and of the cue; None for any other sentence. "This was
        reported by the agency." gives "the agency" and "was reported by".
    """
    words = atoms.words
    if len(atoms) < 6:
        return None
    if words[0] in _POINTERS and words[1] in BE and words[2:4] == ("according", "to"):
        return _until_end(atoms, 4), (1, 4)
    other = _attributed_to(atoms) or _given_by(atoms)
    if other is not None:
        return other
    if words[0] not in _POINTERS or words[1] not in BE:
        return None
    at = 2
    while at < len(atoms) and is_adverb(words[at]):
        at += 1
    by = next((i for i in range(at + 1, at + 6) if atoms.word(i) == "by"), 0)
    if atoms.word(at) not in _CUES or not by:
        return None
    start = end = by + 1
    while end < len(atoms) and words[end] not in TERMINALS and words[end] not in _ENDS:
        end += 1
    return ((start, end), (1, start)) if end > start else None
