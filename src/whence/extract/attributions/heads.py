"""Heads: the part of a sentence that says who says, and where the content stands."""

from typing import Literal, NamedTuple

from whence.extract.attributions.atoms import QUOTE, Atoms
from whence.extract.attributions.groups import CueGroup
from whence.extract.attributions.inverted import inverted_subject
from whence.extract.attributions.subjects import (
    Stretch,
    clause_start,
    has_clause,
    subject_after_content,
    subject_before_content,
)
from whence.extract.attributions.words import (
    ASKED,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    TERMINALS,
    is_adverb,
)

__all__ = ["Head", "HeadKind", "Side", "verb_head"]

HeadKind = Literal["verb", "participle", "impersonal", "according", "quoted"]

_PERSONAL = frozenset("us him her them me you it".split())
_SUBJECTS = frozenset("he she it they we i there".split())
_ARTICLES = frozenset("des los las les dos das".split())
_CLAUSE_WORDS = frozenset("that whether how what when who why where if".split())
_LONGEST_ADJUNCT = 16
_IMPERSONAL = frozenset(
    """
    report note say claim allege suggest announce add emphasize stress state mention
    believe think estimate fear speculate indicate
    """.split()
)
_TRIMMED = frozenset("on in at during".split())
_ISSUING = frozenset(
    "issued released published sent signed adopted put gave made wrote posted".split()
)
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
    ("this", "morning"),
    ("this", "afternoon"),
    ("this", "evening"),
    ("in", "the", "day"),
    ("on", "the", "record"),
)
_BY_AGENT = frozenset(
    "confirm deny reject condemn denounce criticize corroborate dismiss dispute contest "
    "refute rebut".split()
)
_CHARGING = frozenset("accuse blame criticize".split())
_CONTENT_ADVERBS = frozenset("both even just never neither nor once twice too".split())
_BOUNDS = frozenset("about over under between around within".split())
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


def _skip_phrase(atoms: Atoms, at: int) -> int:
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


def _skip_tail(atoms: Atoms, group: CueGroup) -> int:
    """Return the end of the addressee and the adjuncts behind a cue."""
    end = group.end
    if "quoting" in group.cue.frames:
        end = _skip_quoted(atoms, end)
    elif "addressee" in group.cue.frames or atoms.words[end - 1] == "tell":
        end = _skip_addressee(atoms, end)
    return _skip_adjuncts(atoms, group, end)


def _is_free_adverb(word: str, following: str) -> bool:
    """Say whether an adverb belongs to the cue before it, not to the content."""
    if word == "only":
        return following == "that"
    return is_adverb(word) and word not in _CONTENT_ADVERBS


def _skip_adjuncts(atoms: Atoms, group: CueGroup, end: int) -> int:
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
            end = _skip_phrase(atoms, end)
        elif word == ",":
            end = _skip_parenthesis(atoms, end)
        if end == before:
            break
    return end


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
        end = _skip_phrase(atoms, end)
    if end + 1 < len(atoms) and atoms.word(end) in {"as", "that", QUOTE, ":"}:
        end += atoms.word(end) == "as"
        end += atoms.word(end) == "saying"
        return Head("quoted", group, subject, cue, subject[0], end, "right")
    subject = subject_after_content(atoms, lowest, group.start) or subject
    return Head("quoted", group, subject, cue, subject[0], end, "left")


def _impersonal_head(atoms: Atoms, group: CueGroup, lowest: int) -> Head | None:
    """Return the head of "it is noted that", "..., it was reported", or None."""
    end = _skip_adjuncts(atoms, group, group.end)
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
        return _agent_head(atoms, group, subject)
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


def _skip_quoted(atoms: Atoms, at: int) -> int:
    """Return the end of "quotes the diplomat as saying", or `at`."""
    for end in range(at + 1, min(at + _LONGEST_ADJUNCT, len(atoms))):
        if atoms.words[end] == "as" and atoms.word(end + 1).endswith("ing"):
            return end + 2
        if atoms.words[end] == "," and atoms.word(end + 1) == "for":
            return end + 3
    return at


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


def _agent_head(atoms: Atoms, group: CueGroup, subject: Stretch | None) -> Head | None:
    """Return the head of "the count was confirmed by X"; its subject is the content."""
    if subject is None or not {"which", "who", "that"}.isdisjoint(
        atoms.words[subject[0] : group.start]
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
    end = _skip_tail(atoms, group)
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
        return _statement_head(atoms, group, lowest, end)
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
    if side == "right" and _waits(atoms, group, lowest, end, subject):
        side = "left"
        if "quoting" in group.cue.frames:
            subject = subject_after_content(atoms, lowest, group.start)
    if subject is None and (
        previous is None or atoms.word(group.start - 1) not in {"and", "but", "or", ","}
    ):
        return None
    start = subject[0] if subject is not None else group.start - 1
    cue = (group.start, group.end)
    return Head("verb", group, subject, cue, start, end, side)


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
