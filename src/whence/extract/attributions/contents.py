"""Contents: which words each head of a sentence takes, and which heads stand outside."""

from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from whence.extract.attributions.according import (
    according_head,
    according_length,
    framed_head,
    hearing_head,
    stating_head,
    viewing_head,
)
from whence.extract.attributions.atoms import QUOTE, Atoms
from whence.extract.attributions.edges import (
    break_between,
    left_contents,
    left_start,
    right_end,
    trim_stretch,
)
from whence.extract.attributions.groups import CueGroup, find_groups
from whence.extract.attributions.heads import Head, verb_head
from whence.extract.attributions.subjects import Stretch
from whence.extract.attributions.words import AUXILIARIES
from whence.lexicon.cues import Cue

__all__ = ["Reading", "read_atoms"]

_MEASURES = frozenset(
    """
    figure figures magnitude number numbers toll estimate count total tally share rate
    """.split()
)
_TREATIES = frozenset(
    "document agreement treaty pact deal law bill contract convention".split()
)
_VIEWERS = frozenset(
    "reporters journalists us me him her them visitors police investigators".split()
)
_VICTIMS = frozenset("life lives people victims casualties patients".split())
_AFTER_VICTIMS = frozenset(
    (*", . ; in across on at near since so this last after of".split(), "")
)
_REDUCED = frozenset("announce report publish claim".split())
_FRAMELESS = frozenset({"impersonal", "quoted", "according"})
_PROVIDING = frozenset({"rule out", "exclude", "give", "show", "call for"})
_OPEN_FRAMES = frozenset({"clause", "quote", "object", "as", "calling", "quoting"})
_NEEDS_THAT = frozenset(
    """
    agree find think feel post answer relay expect read accept submit depose rule hold
    understand establish object regret hear guess infer foresee envisage venture flag undertake
    own
    """.split()
)
_QUOTED = frozenset({"quote"})
_MOST_GROUPS = 24  # cues in one sentence; more of them are a list or a trap, not speech
_LEVELS = frozenset("closer nearer near around above below over under between".split())
_AMENDING = frozenset({"correct", "lower"})
_TOLLS = frozenset("toll tolls figure figures count estimate tally".split())
_NOT_TO_BE = ("not", "to", "be")
_NAMED = frozenset("named identified quoted".split())
_EMPTY = frozenset("below so here again otherwise".split())
_SPELLED = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety dozens scores hundreds thousands
    """.split()
)
_SELVES = frozenset("himself herself itself themselves".split())
_APART = frozenset({",", ";", ":", "that", QUOTE, "but"})


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
        heard = (
            hearing_head(atoms, at)
            or framed_head(atoms, at)
            or viewing_head(atoms, at)
            or stating_head(atoms, at)
        )
        if length:
            head = according_head(atoms, at, lowest, length)
        elif heard is not None:
            head = heard
        elif at in groups or _inverts(atoms, at):
            group = groups.get(at) or _bare_group(atoms, at)
            head = verb_head(atoms, group, lowest, heads[-1] if heads else None)
            if head is not None and not _is_framed(atoms, head):
                head = None
        if head is None:
            at += 1
            continue
        heads.append(head)
        lowest = at = max(head.end, at + 1)
    return heads


def _inverts(atoms: Atoms, at: int) -> bool:
    """Say whether any verb stands between a quotation and a name: '"...," fired Ana'.

    The comma, or the mark of a question, inside the quotation shows that it goes on.
    """
    if at == 0 or atoms.words[at - 1] != QUOTE:
        return False
    word = atoms.words[at]
    verb = word.isalpha() and word.endswith(("ed", "s")) and not atoms.is_capital(at)
    named = atoms.is_capital(at + 1) and (
        atoms.is_capital(at + 2) or atoms.word(at + 2) in {",", ".", ""}
    )
    goes_on = atoms.surface(at - 1)[-2:-1] in {",", "!", "?"}
    return verb and named and goes_on and word not in AUXILIARIES


def _bare_group(atoms: Atoms, at: int) -> CueGroup:
    """Return the cue that a verb is by its place alone."""
    word = atoms.words[at]
    form = "third" if word.endswith("s") else "past"
    cue = Cue(word, "state", frozenset({"quote"}))
    return CueGroup(at, at, at + 1, cue, form, negated=False, passive=False)


def _describes(atoms: Atoms, group: CueGroup, following: CueGroup) -> bool:
    """Say whether a cue only tells who the source of the next cue is.

    "A clerk who asked not to be named said that": she says; what she asked describes
    her.
    """
    if atoms.word(group.start - 1) == "who" and atoms.word(group.end) in _SELVES:
        return True  # "the hackers, who call themselves Kestrel, have threatened"
    between = atoms.words[group.end : following.start]
    return atoms.word(group.start - 1) == "who" and _APART.isdisjoint(between)


def _is_framed(atoms: Atoms, head: Head) -> bool:
    """Say whether what surrounds a cue is a frame that it takes."""
    group = head.group
    if head.subject is not None and _is_treaty(atoms, head.subject, group):
        return False
    if group is not None and atoms.words[group.end : group.end + 3] == _NOT_TO_BE:
        # "asked not to be named": who speaks, not what he says.
        return atoms.word(group.end + 3) not in _NAMED
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
        # "He laughed" ascribes a quotation, but no sentence.
        silent = frames == _QUOTED and QUOTE not in atoms.words[: head.start]
        return not silent and bool(frames & {"clause", "quote", "quoting"})
    if atoms.word(head.end) in {"that", QUOTE, ":", ","}:
        return bool(frames & _OPEN_FRAMES)
    if group.cue.lemma in _REDUCED and head.end > group.end:
        return False
    if _is_deed(atoms, group):
        return False
    direct = atoms.word(group.end)
    if direct == "to":
        nominal = "object" in frames and group.cue.lemma != "agree"
        return "infinitive" in frames or "quoting" in frames or nominal
    return bool(frames & {"object", "gerund", "calling"}) or _takes_words(
        atoms, group, direct
    )


def _is_deed(atoms: Atoms, group: CueGroup) -> bool:
    """Say whether a cue is no word of saying where it stands."""
    if group.cue.lemma == "claim":
        return _kills(atoms, group)
    return group.cue.lemma == "show" and _hands_over(atoms, group)


def _kills(atoms: Atoms, group: CueGroup) -> bool:
    """Say whether something takes lives: "the flood claimed ninety lives"."""
    near = atoms.words[group.end : group.end + 8]
    return any(
        word in _VICTIMS and following in _AFTER_VICTIMS
        for word, following in zip(near, (*near[1:], ""), strict=True)
    )


def _hands_over(atoms: Atoms, group: CueGroup) -> bool:
    """Say whether a thing is shown to people: "she showed reporters a letter"."""
    seen, thing = atoms.word(group.end), atoms.word(group.end + 1)
    return seen in _VIEWERS and thing in {
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "its",
    }


def _takes_words(atoms: Atoms, group: CueGroup, direct: str) -> bool:
    """Say whether the words that a frame needs stand behind a cue."""
    frames = group.cue.frames
    near = frozenset(atoms.words[group.end : group.end + 40])
    if "quoting" in frames:
        return not near.isdisjoint({"as", "for", "saying", ":"})
    if "toinfinitive" in frames:
        return direct not in {"not", "for"} and "to" in near
    placed = "at" in near or _is_levelled(atoms.words[group.end : group.end + 14])
    held = "as" in near or ("to", "be") in _pairs(atoms, group.end)
    if ("as" in frames and held) or ("at" in frames and placed):
        return True  # "considers it as lost", "considers the toll to be higher"
    if "figure" in frames and "clause" not in frames:
        close = atoms.words[group.end : group.end + 8]
        digits = any(word[0].isdigit() or word in _SPELLED for word in close)
        if group.cue.lemma in _AMENDING:
            return not _TOLLS.isdisjoint(close) and digits
        plain = group.cue.lemma not in {"give", "revise"}
        return not _MEASURES.isdisjoint(close) or (digits and plain)
    return bool(frames & {"clause", "figure", "quote"}) and (
        group.cue.lemma not in _NEEDS_THAT
    )


def _pairs(atoms: Atoms, start: int) -> set[tuple[str, str]]:
    """Return the pairs of neighbours among the next words."""
    near = atoms.words[start : start + 12]
    return set(pairwise(near))


def _is_levelled(words: Sequence[str]) -> bool:
    """Say whether a figure follows a word of height: "closer to 8,000"."""
    return any(
        word in _LEVELS and any(near[:1].isdigit() for near in words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )


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
                    and break_between(atoms, found[-1].head.end, head.start) is None
                    and found[-1].head.kind != "participle"
                    and found[-1].head.end < head.start
                )
            ):
                dropped = found.pop()
                lowest = min(lowest, dropped.head.start)
            if found and found[-1].head.end > lowest:
                lowest = found[-1].head.end
            start = left_start(atoms, lowest, head.start, found)
            contents = left_contents(atoms, head, start, following)
            if aside and found and found[-1].head.side == "right":
                # "He denied that X, as a councillor alleged": the councillor said X.
                contents = list(found[-1].contents)
            if not contents and found and _passes_on(atoms, found[-1], head):
                told = found.pop()
                contents = [(told.contents[0][0], told.head.end)]
            lowest = head.end
        else:
            end = right_end(atoms, head, following)
            nested = (
                following is not None
                and following.side == "right"
                and (following.start <= head.end + 1 and following.subject is not None)
            )
            if nested:
                end = right_end(atoms, head, None)
            stretch = trim_stretch(atoms, _content_start(atoms, head), end)
            empty = stretch is None or (
                stretch[1] - stretch[0] == 1
                and (atoms.words[stretch[0]] in _EMPTY or _is_told(atoms, stretch[1]))
            )
            contents = [stretch] if stretch is not None and not empty else []
        if contents:
            found.append(Reading(head, tuple(contents), source))
    return _outermost(found)


def _content_start(atoms: Atoms, head: Head) -> int:
    """Return where a content begins behind its head.

    "In what he described as a trap": he calls it a trap, and "as" has no other part.
    """
    what = head.subject is not None and atoms.word(head.subject[0] - 1) == "what"
    return head.end + (what and atoms.word(head.end) == "as")


def _is_told(atoms: Atoms, at: int) -> bool:
    """Say whether a speaker goes on to name who told: "says it has been told by X"."""
    return (
        atoms.word(at - 1) == "it"
        and {"told", "learned", "heard"} & set(atoms.words[at : at + 4]) != set()
    )


def _passes_on(atoms: Atoms, told: Reading, head: Head) -> bool:
    """Say whether a head ascribes a whole speech: '"...", Ana Ruiz said, X reports'."""
    between = atoms.words[told.head.end : head.start]
    after = told.head.side == "left" and told.contents[0][0] < told.head.start
    return after and set(between) <= {","} and told.source is not None


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
