"""Tails: whom the words are told, and the adjuncts between a cue and its content."""

from whence.extract.attributions.atoms import QUOTE, Atoms
from whence.extract.attributions.groups import CueGroup
from whence.extract.attributions.words import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    TERMINALS,
    is_adverb,
)

__all__ = ["skip_adjuncts", "skip_phrase", "skip_tail"]

_PERSONAL = frozenset("us him her them me you it".split())
_SUBJECTS = frozenset("he she it they we i there".split())
_ARTICLES = frozenset("des los las les dos das".split())
_CLAUSE_WORDS = frozenset("that whether how what when who why where if".split())
_LONGEST_ADJUNCT = 16
_TIMES = (
    ("the", "previous", "day"),
    ("the", "same", "day"),
    ("the", "following", "day"),
    ("the", "next", "day"),
    ("the", "day", "before"),
    ("a", "day", "earlier"),
    ("a", "day", "later"),
    ("this", "week"),
    ("last", "week"),
    ("this", "month"),
    ("last", "month"),
    ("last", "year"),
    ("last", "night"),
    ("overnight",),
    ("at", "the", "weekend"),
    ("over", "the", "weekend"),
    ("this", "year"),
    ("the", "other", "day"),
    ("this", "morning"),
    ("this", "afternoon"),
    ("this", "evening"),
    ("in", "the", "day"),
    ("on", "the", "record"),
)
_CONTENT_ADVERBS = frozenset("both even just never neither nor once twice too".split())
_BOUNDS = frozenset("about over under between around within".split())


def _skip_addressee(atoms: Atoms, at: int) -> int:
    """Return the end of whom the words are told, or `at`."""
    words, size = atoms.words, len(atoms)
    if at >= size or words[at] in _SUBJECTS - {"it"}:
        return at
    if words[at] in _PERSONAL:
        return at + 1
    end = at
    while end < size:
        word = words[end]
        if word == "(" and ")" in words[end : end + 6]:
            end = words.index(")", end) + 1
            continue
        if word in TERMINALS or word in _CLAUSE_WORDS or word in {",", QUOTE, "("}:
            break
        if end > at:
            starts_clause = (
                word in DETERMINERS
                and words[end - 1] not in PREPOSITIONS
                and not atoms.is_capital(end)  # "told Channel Six"
            )
            plural = (
                words[end - 1].endswith("s")
                and not atoms.is_capital(end - 1)
                and words[end - 1] not in _ARTICLES  # "La Voz des Quais"
            )
            if word in _SUBJECTS or starts_clause or (plural and atoms.is_capital(end)):
                break
            if word in PREPOSITIONS and word != "of":
                break
        end += 1
    return end


def skip_phrase(atoms: Atoms, at: int) -> int:
    """Return the end of a prepositional adjunct before the content, or `at`."""
    words, size = atoms.words, len(atoms)
    end = at + 1
    if atoms.word(end) in {"least", "most"} or (
        words[at] in _BOUNDS and atoms.word(end)[:1].isdigit()
    ):
        return at  # "said at least 40 people died": the content begins here
    while end < size and end - at <= _LONGEST_ADJUNCT:
        word = words[end]
        if word in AUXILIARIES:
            break
        if word == "that" or word in TERMINALS or word in {",", QUOTE}:
            return end
        if word in _SUBJECTS and end - at > 1:
            break
        end += 1
    if end >= size:
        return size
    end = at + 1
    while end < size and (
        words[end] in DAYS
        or words[end] in {"late", "early", "last", "this"}
        or words[end][0].isdigit()
        or (words[end] == "." and words[end - 1] in DAYS)
    ):
        end += 1
    return end if end > at + 1 else at


def _skip_parenthesis(atoms: Atoms, at: int) -> int:
    """Return the end of ", citing traders," before "that", or `at`."""
    words = atoms.words
    for end in range(at + 2, min(at + _LONGEST_ADJUNCT, len(atoms) - 1)):
        if words[end] == "," and words[end + 1] == "that":
            return end + 1
    return at


def _is_object(group: CueGroup, word: str) -> bool:
    """Say whether a preposition behind a cue opens its content, not an adjunct."""
    frames = group.cue.frames
    if word == "to":
        return bool(frames & {"infinitive", "toinfinitive"})
    return word in {"of", "for"} and bool(frames & {"object", "at", "figure"})


def skip_tail(atoms: Atoms, group: CueGroup) -> int:
    """Return the end of the addressee and the adjuncts behind a cue."""
    end = group.end
    if "quoting" in group.cue.frames:
        end = _skip_quoted(atoms, end)
    elif "addressee" in group.cue.frames or atoms.words[end - 1] == "tell":
        end = _skip_addressee(atoms, end)
    return skip_adjuncts(atoms, group, end)


def _is_free_adverb(word: str, following: str) -> bool:
    """Say whether an adverb belongs to the cue before it, not to the content."""
    if word == "only":
        return following == "that"
    return is_adverb(word) and word not in _CONTENT_ADVERBS


def skip_adjuncts(atoms: Atoms, group: CueGroup, end: int) -> int:
    """Return the end of the adverbs, times and places that start at an atom."""
    words, size = atoms.words, len(atoms)
    while end < size:
        word, before = words[end], end
        time = next((len(t) for t in _TIMES if words[end : end + len(t)] == t), 0)
        if time:
            end += time
        elif (
            word in DAYS
            or _is_free_adverb(word, atoms.word(end + 1))
            or (
                word in {"late", "early", "last"}
                and (atoms.word(end + 1) in DAYS or atoms.word(end + 1) == "on")
            )
        ):
            end += 1
        elif word in PREPOSITIONS and not _is_object(group, word):
            end = skip_phrase(atoms, end)
        elif word == ",":
            end = _skip_parenthesis(atoms, end)
        if end == before:
            break
    return end


def _skip_quoted(atoms: Atoms, at: int) -> int:
    """Return the end of "quotes the diplomat as saying", or `at`."""
    for end in range(at + 1, min(at + _LONGEST_ADJUNCT, len(atoms))):
        if atoms.words[end] == "as" and atoms.word(end + 1).endswith("ing"):
            return end + 2
        if atoms.words[end] == "," and atoms.word(end + 1) == "for":
            return end + 3
        if atoms.words[end] == ":" and atoms.word(end + 1) == QUOTE:
            return end
    return at
