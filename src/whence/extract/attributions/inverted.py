"""Inversion: the source behind its cue, as in '"...," said Ana Ruiz'."""

from whence.extract.attributions.atoms import QUOTE, Atoms
from whence.extract.attributions.groups import CueGroup
from whence.extract.attributions.subjects import (
    RELATIVES,
    Stretch,
    clause_start,
    cut_chunks,
    has_clause,
    is_named,
    trim_source,
)
from whence.extract.attributions.words import (
    AUXILIARIES,
    CARRIERS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    TERMINALS,
)
from whence.lexicon.actors import noun_kinds

__all__ = ["inverted_subject"]

_INVERTING = frozenset(
    """
    say write add declare explain warn affirm ask state note recall argue insist
    report announce reply respond claim conclude quip joke comment remark observe admit
    stress tweet post read continue predict caution point out complain confirm advise
    suggest urge promise admit concede lament plead
    sob cry shout whisper sigh mutter scream
    """.split()
)
_TIMES = frozenset(
    "week month year morning afternoon evening night weekend time spring summer".split()
)
_FOLLOWERS = frozenset(
    "adding citing quoting noting but and while as when after".split()
)


def _closes_apposition(atoms: Atoms, lowest: int, at: int) -> bool:
    """Say whether the comma before a cue ends an apposition of its subject."""
    chunks = cut_chunks(atoms, clause_start(atoms, lowest, at), at)
    if len(chunks) < 3:
        return False
    last = chunks[-2]
    return (
        atoms.word(last[0]) in RELATIVES
        or is_named(atoms, last)
        or is_named(atoms, chunks[-3])
    )


def inverted_subject(atoms: Atoms, group: CueGroup, lowest: int) -> Stretch | None:
    """Return the source that follows its cue ("...," said Ana Ruiz), or None."""
    before = atoms.word(group.start - 1)
    quotes = before == QUOTE and "quote" in group.cue.frames
    inverts = (quotes or group.cue.lemma in _INVERTING) and (
        group.form in {"past", "third"}
    )
    if not inverts or group.start <= lowest or group.negated:
        return None
    clause = before == "," and (
        has_clause(atoms, lowest, group.start)
        and not _closes_apposition(atoms, lowest, group.start)
    )
    if before != QUOTE and not clause:
        return None
    start = _after_addressee(atoms, group.end)
    if atoms.word(start) in {"he", "she", "they", "it"}:
        # "..., said it was late" has a clause there; after a quotation it inverts.
        return (start, start + 1) if before == QUOTE else None
    if not _opens_noun(atoms, start, quoted=before == QUOTE):
        return None
    return _inverted_end(atoms, start, clause=clause)


def _after_addressee(atoms: Atoms, start: int) -> int:
    """Return where the source begins in "affirmed to this paper its coordinator"."""
    if atoms.word(start) != "to":
        return start
    at = start + 2
    while at < len(atoms) and atoms.words[at] not in DETERMINERS:
        if atoms.words[at] in TERMINALS or atoms.words[at] == ",":
            return start
        at += 1
    return at


def _opens_noun(atoms: Atoms, start: int, *, quoted: bool) -> bool:
    """Say whether a noun phrase that can be a source begins at an atom."""
    word = atoms.word(start)
    if not (
        atoms.is_capital(start)
        or word in DETERMINERS
        or quoted
        or word in noun_kinds()
        or (atoms.is_capital(start + 1) and atoms.is_capital(start + 2))
    ):
        return False
    day = word in DAYS and not _is_given_name(atoms, start)
    timed = word in {"this", "last", "next"} and atoms.word(start + 1) in _TIMES
    barred = word in AUXILIARIES or day or timed or word in PREPOSITIONS
    return word[:1].isalpha() and not barred and word != "that"


def _is_given_name(atoms: Atoms, start: int) -> bool:
    """Say whether the name of a month is that of a person: "said June Ashby, a nurse"."""
    following = atoms.word(start + 1)
    return (
        atoms.is_capital(start)
        and atoms.is_capital(start + 1)
        and following.isalpha()
        and following not in DAYS
    )


def _opens_carrier(atoms: Atoms, at: int) -> bool:
    """Say whether "in a bulletin issued on Monday" begins at an atom."""
    if atoms.words[at] != "in" or atoms.word(at + 1) not in {"a", "an", "its", "their"}:
        return False
    return not CARRIERS.isdisjoint(atoms.words[at + 2 : at + 5])


def _inverted_end(atoms: Atoms, start: int, *, clause: bool) -> Stretch | None:
    """Return the source from its first atom on; None where a verb shows a clause."""
    end = start
    described = False
    while end < len(atoms) and atoms.words[end] not in TERMINALS | {QUOTE}:
        if atoms.words[end] == "," and atoms.word(end + 1) in _FOLLOWERS:
            break
        if _opens_carrier(atoms, end) or (
            atoms.words[end] in {"before", "after"}
            and atoms.word(end + 1).endswith("ing")
        ):
            break
        # "..., said a nurse who was not named": the verb belongs to her description.
        described = described or (
            end > start and atoms.words[end] in {"who", "whose", "whom"}
        )
        if clause and not described and atoms.words[end] in AUXILIARIES:
            return None
        end += 1
    return trim_source(atoms, start, end)
