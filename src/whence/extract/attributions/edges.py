"""Edges: where the content of a head begins and ends in its sentence."""

from collections.abc import Sequence

from whence.extract.attributions.atoms import QUOTE, Atoms
from whence.extract.attributions.heads import Head
from whence.extract.attributions.subjects import Stretch, relative_before
from whence.extract.attributions.words import (
    ASKED,
    ASKING,
    AUXILIARIES,
    CARRIERS,
    DETERMINERS,
    PASTS,
    TERMINALS,
    is_adverb,
)
from whence.lexicon.cues import cue_at

__all__ = [
    "break_between",
    "left_contents",
    "left_start",
    "right_end",
    "trim_stretch",
]

_ITS_OWN = frozenset("a an its his her their".split())
_COMMENTING = frozenset("which though although without".split())
_LONGEST_NOUN = 7  # atoms of "The records of the last ten years"
_STRONG = frozenset("\u2014 ; :".split())
_COORDINATED = frozenset("but and while whereas although though".split())
ENDERS = frozenset("citing quoting adding".split())
MARKS = frozenset(", ; : \u2014 \u2013 .".split())


def trim_stretch(atoms: Atoms, start: int, end: int) -> Stretch | None:
    """Return a content without marks and "that" at its edges; None for nothing."""
    while start < end and (
        atoms.words[start] in MARKS
        or (atoms.words[start] in {"that", "and", "but"} and start + 1 < end)
    ):
        if atoms.words[start] == "that" and atoms.word(start + 1) in MARKS:
            break
        start += 1
    while end > start and (
        atoms.words[end - 1] in MARKS
        or (atoms.words[end - 1] in {"and", "but", "while", "as"} and end - 1 > start)
    ):
        end -= 1
    return (start, end) if start < end else None


def break_between(atoms: Atoms, start: int, end: int) -> int | None:
    """Return where a gap between two heads parts into two clauses, or None."""
    for at in range(end - 1, start, -1):
        word = atoms.words[at]
        if word in _STRONG:
            return at
        if word in _COORDINATED and (
            atoms.words[at - 1] == "," or word in {"but", "while", "whereas"}
        ):
            return at
    return None


def _before_statement(atoms: Atoms, start: int, end: int) -> int:
    """Return where a content ends before "in a statement issued last week".

    What was said there belongs to the cue, though it stands behind the content.
    """
    for at in range(end - 1, start + 1, -1):
        if atoms.words[at] not in CARRIERS:
            continue
        opening = at - 1
        while opening > max(start, at - 4) and atoms.words[opening] != "in":
            opening -= 1
        if (
            opening > start + 1
            and atoms.words[opening] == "in"
            and atoms.words[opening + 1] in _ITS_OWN
            and "," not in atoms.words[at : min(end, at + 4)]
        ):
            return opening
    return end


def right_end(atoms: Atoms, head: Head, following: Head | None) -> int:
    """Return where a content that follows its head ends."""
    end = len(atoms)
    if following is not None:
        end = following.start
        if following.side == "left":
            end = break_between(atoms, head.end, following.start) or following.start
    end = _before_statement(atoms, head.end, end)
    if head.subject is not None and atoms.word(head.subject[0] - 1) == "what":
        end = min(end, _named_end(atoms, head.end))
    for at in range(head.end + 1, end):
        if _comma_ends(atoms, head, following, at):
            return at - 1
        refused = head.group is not None and head.group.negated
        if refused and atoms.words[at] == "but" and atoms.words[at - 1] == ",":
            return at - 1  # "would not name a culprit, but her minister did"
        if (atoms.words[at] == ";" and following is None) or (
            (refused and _goes_on(atoms, head.end, at)) or _gives_no(atoms, at)
        ):
            return at
    return end


def _named_end(atoms: Atoms, start: int) -> int:
    """Return where the name ends that something is given in a clause with "what".

    "In what he called “a dark day”, the council met": the day is all he named.
    """
    at = start + (atoms.word(start) == "as")
    if atoms.word(at) == QUOTE:
        return at + 1
    while at < len(atoms) and atoms.words[at] not in TERMINALS | {","}:
        at += 1
    return at


def _comma_ends(atoms: Atoms, head: Head, following: Head | None, at: int) -> bool:
    """Say whether a content ends at the comma before an atom."""
    if atoms.words[at - 1] != ",":
        return False
    word = atoms.words[at]
    if at > 1 and atoms.words[at - 2] == QUOTE and word in _COMMENTING:
        return True  # 'said it "saw nothing", which is what it said before'
    goes_on = word in AUXILIARIES or cue_at(atoms.words, at) is not None
    if _is_aside(atoms, head) and goes_on:
        return True  # "The inspector, who denies the charge, is on leave."
    nominal = head.group is not None and "clause" not in head.group.cue.frames
    if (nominal and word.endswith("ing")) or word in ENDERS:
        return True
    if following is None:
        return False
    relative = word == "which" and at + 1 == following.start
    return relative or (word == "as" and at >= following.start - 8)


def _is_aside(atoms: Atoms, head: Head) -> bool:
    """Say whether a head stands in a relative clause."""
    return head.group is not None and relative_before(atoms, head.group.start)


def _goes_on(atoms: Atoms, start: int, at: int) -> bool:
    """Say whether the subject does something else from an atom on.

    "Declined to comment on the raid and referred questions to the army": only the raid
    is what the comment was refused on.
    """
    if atoms.words[at] != "and" or "that" in atoms.words[start:at]:
        return False
    verb = at + 1
    while is_adverb(atoms.word(verb)):
        verb += 1
    word = atoms.word(verb)
    regular = len(word) > 4 and word.endswith("ed") and not atoms.is_capital(verb)
    asked = any(part in ASKING for part in atoms.words[start:at])
    return not asked and (word in PASTS or regular)


def _gives_no(atoms: Atoms, at: int) -> bool:
    """Say whether "but gave no details" begins at an atom: it belongs to the speaker."""
    return (
        atoms.words[at] in {"but", "and"}
        and atoms.word(at + 1) in {"gave", "offered", "provided", "gives", "offers"}
        and atoms.word(at + 2) == "no"
    )


def left_contents(
    atoms: Atoms, head: Head, lowest: int, following: Head | None
) -> list[Stretch]:
    """Return the content before a head, and what goes on behind it."""
    found = []
    start, end = lowest, head.start
    asked = atoms.word(start) in ASKED
    if asked:
        start += 1 + (atoms.word(start + 1) in {"on", "about"})
    first = trim_stretch(atoms, start, end)
    if first is not None:
        found.append(first)
    rest = head.end
    goes_on = _predicate_end(atoms, first, rest)
    if first is not None and goes_on:
        more = trim_stretch(atoms, rest + 1, goes_on)
        return [first, more] if more is not None else found
    if atoms.word(rest) not in {",", ";", ":"} or atoms.word(rest + 1) in ENDERS:
        return found
    stop = len(atoms)
    if following is not None:
        if following.kind == "participle" or following.side == "left":
            return found
        stop = following.start
    if atoms.word(rest) == ";" or atoms.word(rest + 1) in {
        "but",
        "while",
        "who",
        "which",
        "although",
        "as",
        "after",
        "when",
    }:
        return found
    direct = first is not None and atoms.words[first[1] - 1] == QUOTE
    if direct and atoms.word(rest + 1) != QUOTE:
        return found
    more = trim_stretch(atoms, rest + 1, stop)
    if more is not None and more[1] - more[0] >= 2 - direct:
        found.append(more)
    return found


def _predicate_end(atoms: Atoms, first: Stretch | None, rest: int) -> int:
    """Return where "The records, she said, show 312 repairs" ends; else 0.

    Before the speaker stands a noun without a verb; its verb is behind her.
    """
    last = rest + 1 >= len(atoms)
    if first is None or last or atoms.word(rest) != ",":
        return 0
    if first[1] - first[0] > _LONGEST_NOUN:
        return 0
    inside = atoms.words[first[0] : first[1]]
    verb = atoms.word(rest + 1)
    noun = AUXILIARIES.isdisjoint(inside) and QUOTE not in inside and "," not in inside
    opened = inside[0] in DETERMINERS or atoms.is_capital(first[0] + 1)
    found = cue_at(atoms.words, rest + 1)
    finite = verb in AUXILIARIES or (found is not None and found.form != "ing")
    if not (noun and opened and finite) or not _is_nominal(atoms, first):
        return 0
    end = rest + 1
    while end < len(atoms) and atoms.words[end] not in TERMINALS:
        end += 1
    return end


def _is_nominal(atoms: Atoms, stretch: Stretch) -> bool:
    """Say whether no word of a stretch looks like a verb."""
    for at in range(stretch[0] + 1, stretch[1]):
        word = atoms.words[at]
        past = word in PASTS or (len(word) > 4 and word.endswith("ed"))
        if (past and not atoms.is_capital(at)) or cue_at(atoms.words, at) is not None:
            return False
    return True


def left_start(atoms: Atoms, lowest: int, end: int, found: Sequence[object]) -> int:
    """Return where the content before a head begins."""
    start = lowest
    if found:
        at = break_between(atoms, lowest, end)
        if at is not None:
            start = at + 1
    while start < end and atoms.words[start] in MARKS | {"and", "but"}:
        start += 1
    while start < end and atoms.words[start] in TERMINALS:
        start += 1
    return start
