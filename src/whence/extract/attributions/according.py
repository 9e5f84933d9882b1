"""Heads without a verb: "according to X", "in the words of X", "by the count of X"."""

from whence.extract.attributions.atoms import MIDDLE, QUOTE, Atoms
from whence.extract.attributions.heads import Head, Side
from whence.extract.attributions.words import AUXILIARIES, BE, DAYS, FRAMES, TERMINALS
from whence.lexicon.actors import noun_kinds

__all__ = [
    "according_head",
    "according_length",
    "framed_head",
    "hearing_head",
    "stating_head",
    "viewing_head",
]

_LONGEST_ADJUNCT = 16
_TRIMMED = frozenset("on in at during".split())
_LONGEST_NAME = 6  # atoms of a person's name, title included
# Cues that name a source behind them, by first word.
_ACCORDING = {
    "according": (("according", "to"),),
    "in": (
        ("in", "the", "view", "of"),
        ("in", "the", "opinion", "of"),
        ("in", "the", "eyes", "of"),
        ("in", "the", "assessment", "of"),
        ("in", "the", "judgment", "of"),
        ("in", "the", "judgement", "of"),
        ("in", "the", "words", "of"),
        ("in", "the", "account", "of"),
        ("in", "the", "version", "of", "events", "offered", "by"),
        ("in", "the", "version", "of", "events", "given", "by"),
        ("in", "the", "version", "given", "by"),
        ("in", "the", "version", "offered", "by"),
        ("in", "the", "version", "of"),
    ),
    "by": (
        ("by", "the", "account", "of"),
        ("by", "the", "count", "of"),
        ("by", "the", "reckoning", "of"),
        ("by", "the", "estimate", "of"),
        # word-for-word translations
        ("by", "the", "data", "of"),
        ("by", "the", "words", "of"),
        ("by", "the", "information", "of"),
    ),
    "on": (
        ("on", "the", "word", "of"),
        ("on", "the", "evidence", "of"),
        ("on", "the", "account", "of"),
    ),
    "as": (("as", "told", "by"), ("as", "stated", "by"), ("as", "given", "by")),
}
# What belongs to whoever counts: "by the hospital's own count", "on the union's figures".
_COUNTED = ("by", "on", "in")
_OWNERS = frozenset("its his her their".split())
_VIEWS = frozenset("view opinion words account telling reading estimation".split())
_BELIEVED = (("is", "to", "be", "believed"), ("are", "to", "be", "believed"))
_PUTS = (
    ("puts", "it"),
    ("put", "it"),
    ("tells", "it"),
    ("told", "it"),
    ("has", "it"),
    ("was", "first", "to", "report"),
    ("was", "the", "first", "to", "report"),
    ("reported", "first"),
    ("first", "reported"),
)
_RELAYED = frozenset("quoted cited seen obtained published reviewed carried".split())
# What is only given on by the one behind "by": "figures released by the port".
_GIVEN = frozenset(
    "figures information data numbers details statistics estimates word".split()
)
# What only tells that somebody speaks: "according to the version of the port".
_VERSIONS = tuple(
    (noun, link)
    for noun in "version account words information testimony word".split()
    for link in ("of", "from", "by")
)
_STANDS = frozenset(
    "view position case argument contention belief conclusion assessment message line answer "
    "verdict understanding opinion theory fear hope".split()
)
_REPLIES = frozenset("reply answer response retort verdict".split())
_PARTING = TERMINALS | {",", "and", "but", QUOTE, "while"}
_HEARD = frozenset("learned learnt heard".split())
_OWN_EAR = ("we", "hear", "from")
_FARTHEST = 8  # atoms from "figures" to "by"


def _is_role(atoms: Atoms, at: int) -> bool:
    """Say whether a role without article stands at an atom: "head of the port"."""
    kinds = noun_kinds().get(atoms.word(at), ())
    named = "office" in kinds or "spokesperson" in kinds
    return named and not atoms.is_capital(at)


def according_length(atoms: Atoms, at: int) -> int:
    """Return how many atoms a cue like "according to" takes at an atom; 0 for none."""
    for form in _ACCORDING.get(atoms.word(at), ()):
        if atoms.words[at : at + len(form)] == form:
            return len(form)
        # "in the version of events offered this morning by"
        last, rest = at + len(form) - 1, form[-1]
        if rest == "by" and len(form) > 4 and atoms.words[at:last] == form[:-1]:
            near = atoms.words[last : last + 4]
            return last - at + near.index("by") + 1 if "by" in near else 0
    # "Per the port, ..." and "..., per the port", but not "40 euros per ton".
    described = at == 0 and atoms.word(at + 1) in {"a", "an"}
    named = described or atoms.is_capital(at + 1) or atoms.word(at + 1) == "the"
    opens = at == 0 or atoms.words[at - 1] in {",", ":", "\u2014", "\u2013", ")"}
    return 1 if atoms.word(at) == "per" and opens and named else 0


def according_head(atoms: Atoms, at: int, lowest: int, length: int = 2) -> Head:
    """Return the head of "according to X" whose first word stands at an atom.

    Args:
        atoms: The stretch.
        at: First atom of the cue.
        lowest: First atom that the head may reach back to.
        length: How many atoms the cue takes.
    """
    words, size = atoms.words, len(atoms)
    start = end = _giver(atoms, at + length)
    while (
        end < size
        and words[end] not in TERMINALS
        and words[end]
        not in {
            ",",
            QUOTE,
            "\u2014",
            "\u2013",
        }
    ):
        end += 1
    end = _with_name(atoms, start, end)
    end = _with_own_name(atoms, start, end)
    opens = at <= lowest or words[at - 1] in {"but", "and", ";", ":", "\u2014"}
    side: Side = "right" if opens else "left"
    if side == "right" and atoms.word(end + 1) in {"who", "whose", "which", "a", "the"}:
        stop = end + 1
        while stop < min(size, end + 14) and words[stop] != ",":
            stop += 1
        if atoms.word(stop) == "," and words[end + 1] in {"who", "whose", "which"}:
            end = stop
    if side == "right" and atoms.word(end) == "," and atoms.word(end + 1) in _RELAYED:
        # "According to Ana Ruiz, quoted by the paper, ...": who relays belongs to her.
        stop = next(
            (i for i in range(end + 1, min(size, end + 14)) if words[i] == ","), 0
        )
        end = stop or end
    if atoms.word(end) == "," and _is_role(atoms, end + 1):
        # "According to Ana Ruiz, head of the port, ...": the role belongs to her.
        ends = TERMINALS | {","} if side == "left" else {","}
        stop = next((i for i in range(end + 1, size) if words[i] in ends), end)
        end = stop if stop - end <= _LONGEST_ADJUNCT else end
    source = start
    while source < end and not (
        (words[source] in _TRIMMED and atoms.word(source + 1) in DAYS)
        or words[source] in _RELAYED
    ):
        source += 1
    subject = (start, source) if source > start else None
    return Head("according", None, subject, (at, at + length), at, end, side)


def viewing_head(atoms: Atoms, at: int) -> Head | None:
    """Return the head of "In its view the plan fails", "by her own account", or None."""
    words = atoms.words
    if words[at] not in _COUNTED or atoms.word(at + 1) not in _OWNERS:
        return None
    noun = at + 2 + (atoms.word(at + 2) == "own")
    opens = at == 0 or words[at - 1] in {",", "but", "and", ";", ":"}
    if atoms.word(noun) not in _VIEWS or not opens:
        return None
    end = noun + 1
    if at and atoms.word(end) not in TERMINALS | {","} and end < len(atoms):
        return None
    side: Side = "right" if end < len(atoms) - 1 and at <= 1 else "left"
    return Head("according", None, (at + 1, at + 2), (at, end), at, end, side)


def framed_head(atoms: Atoms, at: int) -> Head | None:
    """Return the head of a frame around its source at the start, or None.

    "By the hospital's own count, ...", "If the ministry is to be believed, ...", "As the
    director puts it, ...".
    """
    first = atoms.word(at)
    if first in _COUNTED and at > 1 and atoms.word(at - 1) == ",":
        return _closing_frame(atoms, at)
    if at not in {0, 1} or first not in {*_COUNTED, "if", "as"}:
        return None
    reach = range(at + 2, min(at + _LONGEST_ADJUNCT, len(atoms) - 1))
    comma = next((place for place in reach if atoms.words[place] == ","), 0)
    if not comma:
        return None
    end = _frame_start(atoms, first, at + 1, comma)
    if end <= at + 1:
        return None
    return Head("according", None, (at + 1, end), (end, comma), at, comma, "right")


def _closing_frame(atoms: Atoms, at: int) -> Head | None:
    """Return the head of a frame that closes its sentence: "..., by the union's count"."""
    reach = range(at + 2, min(at + _LONGEST_NAME + 3, len(atoms) + 1))
    end = next((i for i in reach if atoms.word(i) in {*TERMINALS, ""}), 0)
    start = _frame_start(atoms, atoms.words[at], at + 1, end) if end else 0
    if start <= at + 1:
        return None
    return Head("according", None, (at + 1, start), (start, end), at, end, "left")


def _frame_start(atoms: Atoms, first: str, start: int, comma: int) -> int:
    """Return where the words around a source go on behind it; 0 where they do not."""
    words = atoms.words
    if first in _COUNTED and words[comma - 1] in FRAMES:
        owned = [at for at in range(start, comma) if words[at].endswith(("'s", "s'"))]
        own = owned and all(word.isalpha() for word in words[owned[-1] + 1 : comma])
        return owned[-1] + 1 if own and comma - owned[-1] <= 4 else 0
    forms = {"if": _BELIEVED, "as": _PUTS}.get(first, ())
    return next(
        (
            comma - len(form)
            for form in forms
            if words[comma - len(form) : comma] == form
        ),
        0,
    )


def stating_head(atoms: Atoms, at: int) -> Head | None:
    """Return the head of "the union's view is that" or '"...," came the reply from'.

    Args:
        atoms: The stretch.
        at: The noun, or the verb before "the reply".
    """
    words = atoms.words
    if words[at] in _STANDS:
        return _predicate_head(atoms, at)
    if words[at] not in {"came", "was"} or atoms.word(at + 2) not in _REPLIES:
        return None
    start = at + 4
    if atoms.word(at + 3) not in {"from", "of"} or atoms.word(at - 1) != QUOTE:
        return None
    end = start
    while end < len(atoms) and words[end] not in TERMINALS | {",", QUOTE}:
        end += 1
    if end == start:
        return None
    return Head("according", None, (start, end), (at, start), at, end, "left")


def _predicate_head(atoms: Atoms, at: int) -> Head | None:
    """Return the head of "the union's view is that", "the view of the union is that"."""
    words = atoms.words
    reach = range(at + 1, min(at + _LONGEST_NAME + 2, len(atoms) - 2))
    verb = next((i for i in reach if words[i] in BE and words[i + 1] == "that"), 0)
    if not verb:
        return None
    if atoms.word(at + 1) in {"of", "from", "among"} and verb > at + 2:
        source = (at + 2, verb)
    elif verb == at + 1 and at > 0 and atoms.words[at - 1].endswith(("'s", "s'")):
        first = max((i + 1 for i in range(at) if words[i] in _PARTING), default=0)
        source = (first, at)
    else:
        return None
    cue = (at if source[0] < at else verb, verb + 2)
    return Head("according", None, source, cue, min(source[0], at), verb + 2, "right")


def hearing_head(atoms: Atoms, at: int) -> Head | None:
    """Return the head of "the paper has learned from X that", or None."""
    if atoms.words[at : at + 3] == _OWN_EAR and atoms.word(at - 1) == ",":
        return _own_head(atoms, at)
    start = at + 2
    passive = atoms.word(at) == "told" and atoms.word(at - 1) in BE
    told = passive and atoms.word(at + 1) == "by"
    heard = atoms.word(at) in _HEARD and atoms.word(at + 1) == "from"
    if not (told or heard):
        return None
    reach = min(len(atoms) - 1, start + _LONGEST_ADJUNCT)
    end = next((i for i in range(start, reach) if atoms.words[i] == "that"), 0)
    if end <= start:
        return None
    first = at
    while first > 0 and atoms.words[first - 1] in AUXILIARIES:
        first -= 1
    return Head("according", None, (start, end), (at, start), first, end, "right")


def _own_head(atoms: Atoms, at: int) -> Head:
    """Return the head of "..., we hear from a clerk"."""
    start = end = at + len(_OWN_EAR)
    while end < len(atoms) and atoms.words[end] not in TERMINALS | {","}:
        end += 1
    return Head("according", None, (start, end), (at, start), at, end, "left")


def _with_own_name(atoms: Atoms, start: int, end: int) -> int:
    """Return the end of "the state's water authority, Vode Zapad" behind the name.

    Only what closes the sentence is taken: behind "according to the police, Lund" a
    clause may begin.
    """
    stop = end + 1
    while stop < min(len(atoms), end + _LONGEST_NAME) and atoms.is_capital(stop):
        stop += 1
    described = end > start and not atoms.is_capital(end - 1)
    named = end + 1 < stop and atoms.words[end] == "," and described
    days = any(atoms.words[at] in DAYS for at in range(end + 1, stop))
    closed = atoms.word(stop) in TERMINALS or stop == len(atoms)
    return stop if named and closed and not days else end


def _with_name(atoms: Atoms, start: int, end: int) -> int:
    """Return the end of "the head of the port, Ana Ruiz," behind the name."""
    words = atoms.words
    titled = any(_is_role(atoms, at) for at in range(start, end))
    stop = end + 1
    while stop < min(len(atoms), end + _LONGEST_NAME) and (
        atoms.is_capital(stop) or (atoms.words[stop] == MIDDLE and stop > end + 1)
    ):
        stop += 1
    named = end + 2 < stop and atoms.word(end) == "," and words[end + 1] not in DAYS
    closed = atoms.word(stop) in TERMINALS | {","} or stop == len(atoms)
    return stop if titled and named and closed else end


def _giver(atoms: Atoms, start: int) -> int:
    """Return where the giver begins in "figures released on Monday by the port"."""
    words = atoms.words
    noun = start + (atoms.word(start) in {"the", "new", "latest", "official"})
    if words[noun : noun + 2] in _VERSIONS:
        return noun + 2
    if atoms.word(noun) not in _GIVEN:
        return start
    for at in range(noun + 1, min(noun + _FARTHEST, len(atoms) - 1)):
        if words[at] in {",", QUOTE} | TERMINALS:
            break
        if words[at] in {"by", "from"}:
            return at + 1
    return start
