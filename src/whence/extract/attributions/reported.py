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


def reported_before(atoms: Atoms) -> tuple[Stretch, Stretch] | None:
    """Return source and cue of a sentence that only names who reported the last one.

    Args:
        atoms: The sentence.

    Returns:
        The atoms of the source and of the cue; None for any other sentence. "This was
        reported by the agency." gives "the agency" and "was reported by".
    """
    words = atoms.words
    if len(atoms) < 5 or words[0] not in _POINTERS or words[1] not in BE:
        return None
    at = 2
    while at < len(atoms) and is_adverb(words[at]):
        at += 1
    if atoms.word(at) not in _CUES or atoms.word(at + 1) != "by":
        return None
    start = end = at + 2
    while end < len(atoms) and words[end] not in TERMINALS and words[end] not in _ENDS:
        end += 1
    return ((start, end), (1, at + 2)) if end > start else None
