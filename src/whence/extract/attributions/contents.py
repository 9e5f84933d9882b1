"""Contents: which words each head of a sentence takes, and which heads stand outside."""

from itertools import zip_longest
from typing import NamedTuple

from whence.extract.attributions.according import (
    according_head,
    according_length,
    hearing_head,
)
from whence.extract.attributions.atoms import QUOTE, Atoms
from whence.extract.attributions.groups import CueGroup, find_groups
from whence.extract.attributions.heads import Head, verb_head
from whence.extract.attributions.subjects import Stretch
from whence.extract.attributions.words import ASKED, CARRIERS, DETERMINERS, TERMINALS

__all__ = ["Reading", "read_atoms"]

_MEASURES = frozenset(
    """
    figure figures magnitude number numbers toll estimate count total tally share rate
    """.split()
)
_TREATIES = frozenset(
    "document agreement treaty pact deal law bill contract convention".split()
)
_VICTIMS = frozenset("life lives people victims casualties patients".split())
_AFTER_VICTIMS = frozenset(
    (*", . ; in across on at near since so this last after".split(), "")
)
_REDUCED = frozenset("announce report publish claim".split())
_ITS_OWN = frozenset("a an its his her their".split())
_FRAMELESS = frozenset({"impersonal", "quoted", "according"})
_PROVIDING = frozenset({"rule out", "exclude", "give", "show", "call for"})
_OPEN_FRAMES = frozenset({"clause", "quote", "object", "as", "calling", "quoting"})
_NEEDS_THAT = frozenset("agree find think feel post answer relay expect read".split())
_MOST_GROUPS = 24  # cues in one sentence; more of them are a list or a trap, not speech
_EMPTY = frozenset("below so here again otherwise".split())
_STRONG = frozenset("\u2014 ; :".split())
_COORDINATED = frozenset("but and while whereas although though".split())
_ENDERS = frozenset("citing quoting adding".split())
_APART = frozenset({",", ";", ":", "that", QUOTE, "but"})
_MARKS = frozenset(", ; : \u2014 \u2013 .".split())


class Reading(NamedTuple):
    """One outermost attribution of a stretch.

    Attributes:
        head: Its head.
        contents: Atoms of its content, in order.
        source: Atoms of its source; None where it is not named.
    """

    head: Head
    contents: tuple[Stretch, ...]
    source: Stretch | None


def _find_heads(atoms: Atoms) -> list[Head]:
    """Return the heads of a stretch, in order and without overlap."""
    found = find_groups(atoms.words)
    if len(found) > _MOST_GROUPS:
        return []
    groups = {
        group.start: group
        for group, following in zip_longest(found, found[1:])
        if following is None or not _describes(atoms, group, following)
    }
    heads: list[Head] = []
    lowest = at = 0
    while at < len(atoms):
        head: Head | None = None
        length = according_length(atoms, at)
        heard = hearing_head(atoms, at)
        if length:
            head = according_head(atoms, at, lowest, length)
        elif heard is not None:
            head = heard
        elif at in groups:
            head = verb_head(atoms, groups[at], lowest, heads[-1] if heads else None)
            if head is not None and not _is_framed(atoms, head):
                head = None
        if head is None:
            at += 1
            continue
        heads.append(head)
        lowest = at = max(head.end, at + 1)
    return heads


def _describes(atoms: Atoms, group: CueGroup, following: CueGroup) -> bool:
    """Say whether a cue only tells who the source of the next cue is.

    "A clerk who asked not to be named said that": she says; what she asked describes
    her.
    """
    between = atoms.words[group.end : following.start]
    return atoms.word(group.start - 1) == "who" and _APART.isdisjoint(between)


def _is_framed(atoms: Atoms, head: Head) -> bool:
    """Say whether what surrounds a cue is a frame that it takes."""
    group = head.group
    if head.subject is not None and _is_treaty(atoms, head.subject, group):
        return False
    if group is None or group.negated or head.kind in _FRAMELESS:
        return True
    return _takes(atoms, head, group)


def _is_treaty(atoms: Atoms, subject: Stretch, group: CueGroup | None) -> bool:
    """Say whether a "source" is a text of law, which provides and does not speak."""
    return (
        atoms.words[subject[1] - 1] in _TREATIES
        and group is not None
        and group.cue.lemma in _PROVIDING
    )


def _takes(atoms: Atoms, head: Head, group: CueGroup) -> bool:
    """Say whether what follows a cue, or stands before it, can be its content."""
    frames = group.cue.frames
    if head.side == "left":
        return bool(frames & {"clause", "quote", "quoting"})
    if atoms.word(head.end) in {"that", QUOTE, ":", ","}:
        return bool(frames & _OPEN_FRAMES)
    if group.cue.lemma in _REDUCED and head.end > group.end:
        return False
    if group.cue.lemma == "claim" and _kills(atoms, group):
        return False
    direct = atoms.word(group.end)
    if direct == "to":
        nominal = "object" in frames and group.cue.lemma != "agree"
        return "infinitive" in frames or "quoting" in frames or nominal
    return bool(frames & {"object", "gerund", "calling"}) or _takes_words(
        atoms, group, direct
    )


def _kills(atoms: Atoms, group: CueGroup) -> bool:
    """Say whether a cue is no word of saying: "the flood claimed ninety lives"."""
    near = atoms.words[group.end : group.end + 8]
    return any(
        word in _VICTIMS and following in _AFTER_VICTIMS
        for word, following in zip(near, (*near[1:], ""), strict=True)
    )


def _takes_words(atoms: Atoms, group: CueGroup, direct: str) -> bool:
    """Say whether the words that a frame needs stand behind a cue."""
    frames = group.cue.frames
    near = frozenset(atoms.words[group.end : group.end + 40])
    if "quoting" in frames:
        return not near.isdisjoint({"as", "for", "saying"})
    if "toinfinitive" in frames:
        return direct not in {"not", "for"} and "to" in near
    if ("as" in frames and "as" in near) or ("at" in frames and "at" in near):
        return True
    if "figure" in frames and "clause" not in frames:
        close = atoms.words[group.end : group.end + 8]
        digits = any(word[0].isdigit() for word in close)
        plain = group.cue.lemma not in {"give", "revise"}
        return not _MEASURES.isdisjoint(close) or (digits and plain)
    return bool(frames & {"clause", "figure", "quote"}) and (
        group.cue.lemma not in _NEEDS_THAT
    )


def _trim(atoms: Atoms, start: int, end: int) -> Stretch | None:
    """Return a content without marks and "that" at its edges; None for nothing."""
    while start < end and (
        atoms.words[start] in _MARKS
        or (atoms.words[start] in {"that", "and", "but"} and start + 1 < end)
    ):
        if atoms.words[start] == "that" and atoms.word(start + 1) in _MARKS:
            break
        start += 1
    while end > start and (
        atoms.words[end - 1] in _MARKS
        or (atoms.words[end - 1] in {"and", "but", "while", "as"} and end - 1 > start)
    ):
        end -= 1
    return (start, end) if start < end else None


def _break_between(atoms: Atoms, start: int, end: int) -> int | None:
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


def _right_end(atoms: Atoms, head: Head, following: Head | None) -> int:
    """Return where a content that follows its head ends."""
    end = len(atoms)
    if following is not None:
        end = following.start
        if following.side == "left":
            end = _break_between(atoms, head.end, following.start) or following.start
    end = _before_statement(atoms, head.end, end)
    nominal = head.group is not None and "clause" not in head.group.cue.frames
    for at in range(head.end + 1, end):
        if nominal and atoms.words[at - 1] == "," and atoms.words[at].endswith("ing"):
            return at - 1
        if atoms.words[at] in _ENDERS and atoms.words[at - 1] == ",":
            return at - 1
        if (
            atoms.words[at] == "which"
            and atoms.words[at - 1] == ","
            and (following is not None and at + 1 == following.start)
        ):
            return at - 1
        if atoms.words[at] == ";" and following is None:
            return at
        if (
            atoms.words[at] == "as"
            and atoms.words[at - 1] == ","
            and (following is not None and at >= following.start - 8)
        ):
            return at - 1
    return end


def _left_contents(
    atoms: Atoms, head: Head, lowest: int, following: Head | None
) -> list[Stretch]:
    """Return the content before a head, and what goes on behind it."""
    found = []
    start, end = lowest, head.start
    asked = atoms.word(start) in ASKED
    if asked:
        start += 1 + (atoms.word(start + 1) in {"on", "about"})
    first = _trim(atoms, start, end)
    if first is not None:
        found.append(first)
    rest = head.end
    if atoms.word(rest) not in {",", ";", ":"} or atoms.word(rest + 1) in _ENDERS:
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
    more = _trim(atoms, rest + 1, stop)
    if more is not None and more[1] - more[0] >= 2 - direct:
        found.append(more)
    return found


def _is_subject_word(atoms: Atoms, at: int) -> bool:
    return atoms.is_capital(at) or atoms.word(at) in DETERMINERS


def read_atoms(atoms: Atoms) -> list[Reading]:
    """Return the outermost attributions of a stretch, in the order of their heads.

    Args:
        atoms: The stretch: a sentence, or the content of an outer attribution.
    """
    heads = _find_heads(atoms)
    found: list[Reading] = []
    shared: Stretch | None = None
    lowest = 0
    for index, head in enumerate(heads):
        following = heads[index + 1] if index + 1 < len(heads) else None
        source = head.subject
        if source is None and head.kind in {"participle", "verb"}:
            source = shared
        elif source is not None:
            shared = source
        if head.side == "left":
            # A head behind its content takes all since the last break; heads in
            # between stand inside that content and are read with it.
            aside = atoms.word(head.start - 1) == "as" and head.kind == "verb"
            while (
                not aside
                and found
                and found[-1].head.side == "right"
                and (
                    found[-1].head.end >= lowest
                    and _break_between(atoms, found[-1].head.end, head.start) is None
                    and found[-1].head.kind != "participle"
                    and found[-1].head.end < head.start
                )
            ):
                dropped = found.pop()
                lowest = min(lowest, dropped.head.start)
            if found and found[-1].head.end > lowest:
                lowest = found[-1].head.end
            start = _left_start(atoms, lowest, head.start, found)
            contents = _left_contents(atoms, head, start, following)
            if aside and found and found[-1].head.side == "right":
                # "He denied that X, as a councillor alleged": the councillor said X.
                contents = list(found[-1].contents)
            lowest = head.end
        else:
            end = _right_end(atoms, head, following)
            nested = (
                following is not None
                and following.side == "right"
                and (following.start <= head.end + 1 and following.subject is not None)
            )
            if nested:
                end = _right_end(atoms, head, None)
            stretch = _trim(atoms, head.end, end)
            empty = stretch is None or (
                stretch[1] - stretch[0] == 1 and atoms.words[stretch[0]] in _EMPTY
            )
            contents = [stretch] if stretch is not None and not empty else []
        if contents:
            found.append(Reading(head, tuple(contents), source))
    return _outermost(found)


def _left_start(atoms: Atoms, lowest: int, end: int, found: list[Reading]) -> int:
    """Return where the content before a head begins."""
    start = lowest
    if found:
        at = _break_between(atoms, lowest, end)
        if at is not None:
            start = at + 1
    while start < end and atoms.words[start] in _MARKS | {"and", "but"}:
        start += 1
    while start < end and atoms.words[start] in TERMINALS:
        start += 1
    return start


def _outermost(readings: list[Reading]) -> list[Reading]:
    """Drop readings whose head lies inside the content of another."""
    kept: list[Reading] = []
    for reading in readings:
        inside = any(
            start <= reading.head.cue[0] < end
            for other in readings
            if other is not reading
            for start, end in other.contents
        )
        if not inside:
            kept.append(reading)
    return kept
