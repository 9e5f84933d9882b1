"""Heads: the part of a sentence that says who says, and where the content stands."""

from typing import Literal, NamedTuple

from whence.extract.attributions.atoms import QUOTE, Atoms
from whence.extract.attributions.groups import CueGroup
from whence.extract.attributions.inverted import inverted_subject
from whence.extract.attributions.subjects import (
    Stretch,
    behind_what,
    clause_start,
    has_clause,
    relative_before,
    subject_after_content,
    subject_before_content,
)
from whence.extract.attributions.tails import skip_adjuncts, skip_phrase, skip_tail
from whence.extract.attributions.words import (
    ASKED,
    TERMINALS,
)

__all__ = ["Head", "HeadKind", "Side", "verb_head"]

HeadKind = Literal["verb", "participle", "impersonal", "according", "quoted"]

_LONGEST_ADJUNCT = 16
_IMPERSONAL = frozenset(
    """
    report note say claim allege suggest announce add emphasize stress state mention
    believe think estimate fear speculate indicate understand
    """.split()
)
_TRIMMED = frozenset("on in at during".split())
_ISSUING = frozenset(
    "issued released published sent signed adopted put gave made wrote posted".split()
)
_BY_AGENT = frozenset(
    "confirm deny reject condemn denounce criticize corroborate dismiss dispute contest "
    "refute rebut".split()
)
_CHARGING = frozenset("accuse blame criticize".split())
_GOING_FURTHER = frozenset(
    "say call argue warn insist claim describe accuse tell add urge".split()
)
_PLAINLY = frozenset("saying telling".split())
_NAMING = frozenset({"calling", "as"})
_JOINING = frozenset({"and", "but", "or", "however", "yet", ","})
_GOING_ON = frozenset("and but as while when after".split())


Side = Literal["left", "right"]
"""Where a content stands: before its head or behind it."""


class Head(NamedTuple):
    """Who says, by which words, and on which side the content stands.

    Attributes:
        kind: How it is built; a participle shares the subject of the head before it.
        group: The cue group; None for "according to".
        subject: Atoms of the source; None where it is shared or not named.
        cue: Atoms of the cue.
        start: First atom of the whole head.
        end: After its last atom, addressee and adjuncts included.
        side: Where the content is.
    """

    kind: HeadKind
    group: CueGroup | None
    subject: Stretch | None
    cue: Stretch
    start: int
    end: int
    side: Side


def _left_quote(atoms: Atoms, at: int, lowest: int) -> bool:
    """Say whether a quotation that waits for its speaker ends before an atom."""
    if at <= lowest or atoms.words[at - 1] not in {QUOTE, ","}:
        return False
    place = at - 1 if atoms.words[at - 1] == QUOTE else at - 2
    if place < lowest or atoms.word(place) != QUOTE:
        return False
    return place < at - 1 or atoms.surface(place)[-2:-1] in {",", "?", "!"}


def _side(atoms: Atoms, group: CueGroup, end: int, lowest: int) -> Side | None:
    """Decide where the content of a cue stands; None where there is none."""
    word, following = atoms.word(end), atoms.word(end + 1)
    asked = atoms.word(clause_start(atoms, lowest, group.start)) in ASKED
    left = has_clause(atoms, lowest, group.start) and not asked
    quoted = word in {":", ","} and following == QUOTE and not left
    if word in {"that", QUOTE} or quoted or (word == ":" and following):
        return "right"
    opening = atoms.word(clause_start(atoms, lowest, group.start))
    if word == "," and opening == "as" and not left:
        return "right"  # "As the paper reported, the ministry paid"
    if not word or word in TERMINALS or word in {",", "\u2014", "\u2013"}:
        return "left" if left else None
    bounded = word == "as" and following in {"many", "much", "few", "little"}
    return "left" if left and word in _GOING_ON and not bounded else "right"


def _quoted_head(atoms: Atoms, group: CueGroup, lowest: int, subject: Stretch) -> Head:
    """Return the head of "he is quoted by X", "she was quoted as saying"."""
    cue, end = (group.start, group.end), group.end
    if atoms.words[end : end + 2] in (("as", "saying"), ("as", "telling")):
        end += 2
    if atoms.word(end) in {"by", "in"}:
        end = _before_as(atoms, end) or skip_phrase(atoms, end)
    if end + 1 < len(atoms) and atoms.word(end) in {"as", "that", QUOTE, ":"}:
        end += atoms.word(end) == "as"
        if atoms.word(end).endswith("ing"):  # "saying", "asking why", "urging"
            cue = cue if atoms.word(end) in _PLAINLY else (end, end + 1)
            end += 1
        return Head("quoted", group, subject, cue, subject[0], end, "right")
    subject = subject_after_content(atoms, lowest, group.start) or subject
    return Head("quoted", group, subject, cue, subject[0], end, "left")


def _before_as(atoms: Atoms, start: int) -> int:
    """Return where "as urging" stands behind "quoted by X"; 0 for nowhere."""
    for at in range(start + 2, min(len(atoms) - 1, start + _LONGEST_ADJUNCT)):
        if atoms.words[at] in TERMINALS or atoms.words[at] in {",", QUOTE}:
            break
        if atoms.words[at] == "as" and atoms.words[at + 1].endswith("ing"):
            return at
    return 0


def _impersonal_head(atoms: Atoms, group: CueGroup, lowest: int) -> Head | None:
    """Return the head of "it is noted that", "..., it was reported", or None."""
    end = skip_adjuncts(atoms, group, group.end)
    start, cue = group.start - 1, (group.start - 1, group.end)
    if atoms.word(start) != "it" or group.cue.lemma not in _IMPERSONAL:
        return None
    ends = not atoms.word(end) or atoms.word(end) in TERMINALS
    if ends and has_clause(atoms, lowest, start):
        return Head("impersonal", group, None, cue, start, end, "left")
    if atoms.word(end) == "that":
        return Head("impersonal", group, None, cue, start, end, "right")
    return None


def _passive_head(atoms: Atoms, group: CueGroup, lowest: int) -> Head | None:
    """Return the head of a passive cue, or None where it is none."""
    subject = subject_before_content(atoms, lowest, group.start)
    if group.cue.lemma in {"quote", "cite"} and subject is not None:
        return _quoted_head(atoms, group, lowest, subject)
    if group.cue.lemma in _CHARGING and atoms.word(group.end) == "by":
        return _charge_head(atoms, group)
    if group.cue.lemma in _BY_AGENT and atoms.word(group.end) == "by":
        return _agent_head(atoms, group, subject, lowest)
    return _impersonal_head(atoms, group, lowest)


def _statement_head(
    atoms: Atoms, group: CueGroup, lowest: int, end: int
) -> Head | None:
    """Return the head of "X issued a statement urging Y", or None."""
    stretch = atoms.words[lowest : group.start]
    if not {"statement", "letter", "declaration", "communique"} & set(stretch):
        return None
    for at in range(lowest, group.start):
        if atoms.words[at] in _ISSUING:
            subject = subject_before_content(atoms, lowest, at)
            if subject is not None:
                cue = (group.start, group.end)
                return Head("verb", group, subject, cue, subject[0], end, "right")
    return None


def _named_head(atoms: Atoms, group: CueGroup, end: int) -> Head | None:
    """Return the head of "Ana Ruiz went further, calling it a crime": her name opens it."""
    if atoms.word(group.start - 1) != "," or group.cue.lemma not in _GOING_FURTHER:
        return None
    last = 0
    while last < group.start and atoms.is_capital(last):
        last += 1
    if last < 2 or not group.start - last <= _LONGEST_ADJUNCT:
        return None
    if {",", QUOTE} & set(atoms.words[last : group.start - 1]):
        return None
    cue = (group.start, group.end)
    return Head("verb", group, (0, last), cue, group.start - 1, end, "right")


def _charge_head(atoms: Atoms, group: CueGroup) -> Head | None:
    """Return the head of "has been accused by X of Y"; Y is what X says."""
    start = group.end + 1
    reach = range(start + 1, min(start + _LONGEST_ADJUNCT, len(atoms) - 1))
    end = next(
        (
            at
            for at in reach
            if atoms.words[at] in {"of", "for"}
            and (atoms.words[at + 1].endswith("ing") or at + 2 == len(atoms))
        ),
        0,
    )
    if not end or not {",", QUOTE}.isdisjoint(atoms.words[start:end]):
        return None
    cue = (group.start, group.end + 1)
    return Head("according", group, (start, end), cue, group.start, end + 1, "right")


def _agent_head(
    atoms: Atoms, group: CueGroup, subject: Stretch | None, lowest: int
) -> Head | None:
    """Return the head of "the count was confirmed by X"; its subject is the content."""
    if subject is None or not {"which", "who", "that", "according"}.isdisjoint(
        atoms.words[min(subject[0], lowest) : group.start]
    ):
        return None
    start = end = group.end + 1
    while (
        end < len(atoms)
        and atoms.words[end] not in TERMINALS | {",", QUOTE}
        and not (atoms.words[end] in _TRIMMED and end > start)
        and atoms.words[end] not in {"following", "after", "before", "as"}
    ):
        end += 1
    if end == start:
        return None
    cue = (group.start, group.end + 1)
    return Head("according", group, (start, end), cue, group.start, end, "left")


def verb_head(
    atoms: Atoms, group: CueGroup, lowest: int, previous: Head | None
) -> Head | None:
    """Return the head that a cue group makes, or None where it makes none.

    Args:
        atoms: The stretch.
        group: The cue group.
        lowest: First atom that the head may reach back to.
        previous: The head before it, for a subject that both share.
    """
    if group.passive:
        return _passive_head(atoms, group, lowest)
    end = skip_tail(atoms, group)
    if group.form == "ing":
        return _participle_head(atoms, group, lowest, end, previous)
    inverted = inverted_subject(atoms, group, lowest)
    if inverted is not None:
        cue = (group.start, group.end)
        return Head("verb", group, inverted, cue, group.start, inverted[1], "left")
    return _finite_head(atoms, group, lowest, end, previous)


def _participle_head(
    atoms: Atoms, group: CueGroup, lowest: int, end: int, previous: Head | None
) -> Head | None:
    """Return the head of ", adding that", whose subject is that of the one before."""
    if group.cue.lemma in {"cite", "quote"}:
        return None
    if previous is None:
        named = _named_head(atoms, group, end)
        return named or _statement_head(atoms, group, lowest, end)
    start = group.start - (atoms.word(group.start - 1) == ",")
    cue = (group.start, group.end)
    return Head("participle", group, None, cue, start, end, "right")


def _finite_head(
    atoms: Atoms, group: CueGroup, lowest: int, end: int, previous: Head | None
) -> Head | None:
    """Return the head of a finite cue before or behind its content, or None."""
    side = _side(atoms, group, end, lowest)
    if side is None and group.negated and has_clause(atoms, lowest, group.start):
        side = "left"
    pending = _left_quote(atoms, group.start, lowest)
    if side is None or (side == "right" and pending):
        return None
    find = subject_before_content if side == "right" else subject_after_content
    subject = find(atoms, lowest, group.start)
    if subject is not None and group.cue.frames & _NAMING:
        subject = behind_what(atoms, subject)
    if subject is not None and atoms.words[subject[0]] in {"which", "whom"}:
        return None  # "the report, which we have read, calls"
    if side == "right" and _resumes(atoms, group, previous):
        subject = None  # "Ana Ruiz, who denies it, says": she says
    if side == "right" and _waits(atoms, group, lowest, end, subject):
        side = "left"
        if "quoting" in group.cue.frames:
            subject = subject_after_content(atoms, lowest, group.start)
    if subject is None and (
        previous is None or atoms.word(group.start - 1) not in _JOINING
    ):
        return None
    start = subject[0] if subject is not None else group.start - 1
    cue = (group.start, group.end)
    return Head("verb", group, subject, cue, start, end, side)


def _resumes(atoms: Atoms, group: CueGroup, previous: Head | None) -> bool:
    """Say whether a cue goes on behind a relative clause with a cue of its own."""
    return (
        previous is not None
        and previous.group is not None
        and previous.subject is not None
        and relative_before(atoms, previous.group.start)
        and atoms.word(group.start - 1) == ","
    )


def _waits(
    atoms: Atoms, group: CueGroup, lowest: int, end: int, subject: Stretch | None
) -> bool:
    """Say whether a quotation before the subject is what the cue ascribes."""
    if "quoting" in group.cue.frames:
        subject = subject_after_content(atoms, lowest, group.start)
        return subject is not None and _left_quote(atoms, subject[0], lowest)
    return (
        subject is not None
        and _left_quote(atoms, subject[0], lowest)
        and atoms.word(end) not in {"that", QUOTE}
    )
