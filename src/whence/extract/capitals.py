"""Runs of capitals: which of their words are a person's name."""

from whence.lexicon.actors import noun_kinds
from whence.lexicon.cues import cue_at

__all__ = ["is_said_verb", "name_behind_field"]

_SMALL = frozenset("of and for the de da do du von van al bin on".split())


def is_said_verb(word: str) -> bool:
    """Say whether a word of a headline is a verb of saying: "Says"."""
    found = cue_at([word.casefold()], 0)
    return found is not None and found.form in {"third", "past", "ing"}


def name_behind_field(words: list[str]) -> list[str]:
    """Return the last two words, where an office with its field stands before them.

    "Secretary of State for Urbanism Ans Peeters".
    """
    name = words[-2:]
    fields = any(noun_kinds().get(word.casefold()) for word in name)
    return words if fields or any(word in _SMALL for word in name) else name
