"""Cue groups: a cue verb with its auxiliaries, negation, adverbs and particles."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from whence.extract.attributions.silences import left_edge, refused_end, silence_at
from whence.extract.attributions.words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
)
from whence.lexicon.cues import Cue, CueForm, cue_at

__all__ = ["CueGroup", "find_groups"]

# Third-person and base forms that are as often nouns: "the reports say", "his call".
_NOUNS = frozenset(
    """
    report claim estimate charge call demand count comment note post tweet promise pledge
    order request forecast project label answer reply show place state fear hope challenge
    appeal protest fault quote mention judge detail brief blast volunteer brand term fear
    dispute question counter snap laugh shrug yell rant moan shout whisper vow
    release find offer back contest project cite reason read put feel claim stress suspect
    """.split()
)
_PICKING = frozenset(
    "first second third fourth fifth other another one lone only main prime key chief "
    "possible alleged same next last".split()
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten several many".split()
)
_ADJECTIVAL = frozenset(
    """
    report confirm claim allege suspect project expect estimate propose promise
    find relate give add quote mention publish threaten order count place
    """.split()
)
_DECLINABLE = frozenset(
    """
    say confirm deny comment answer reply respond exclude dispute disclose clarify specify
    verify repeat endorse acknowledge explain reveal mention announce tell rule out
    give elaborate contest corroborate refute address describe detail state indicate react
    """.split()
) | {"rule out", "respond to", "comment on"}
_TELLING = frozenset(
    "say said suggest suggested indicate indicated claim claimed show showed have had were "
    "emerged surfaced spread circulated".split()
)
_PROGRESSIVE = frozenset(
    "say tell claim warn report call ask urge advise demand threaten insist".split()
)
_PARTICIPLES = frozenset("shown written given foreseen spoken".split())
_MOSTLY_NOUNS = frozenset("state project detail brief tally".split())
_REDUCED = frozenset("announce report publish claim cite quote".split())
_NEEDS_CLAUSE = frozenset(
    "state project remark broadcast judge appeal relate detail comment order".split()
)
_CHARGING = frozenset("accuse blame criticize".split())
_POINTING = frozenset("that this both some all".split())
_AFTER_NOUNS = frozenset("of by from are were is was about".split())
_SILENCE = Cue("decline", "decline", frozenset({"refusing"}))
_PARTICLES = frozenset("on to about out into upon".split())
_PEOPLE = frozenset(
    """
    people police media troops authorities staff children men women parents some others
    many most sources data both few militia two three clergy press brass
    """.split()
)
_OBLIQUE = frozenset("him her them me us whom".split())


class CueGroup(NamedTuple):
    """A cue as it stands among atoms, from `start` to before `end`.

    Attributes:
        start: First atom, auxiliaries included.
        verb: Atom of the verb itself.
        end: After the last atom, particles and a refused verb included.
        cue: The verb's entry.
        form: The verb's form.
        negated: Whether the speaker declines or is said not to: "did not confirm".
        passive: Whether it is passive: "is quoted as saying".
    """

    start: int
    verb: int
    end: int
    cue: Cue
    form: str
    negated: bool
    passive: bool


def _is_plural(words: Sequence[str], at: int) -> bool:
    """Say whether the word before a base form can be its plural subject."""
    word = words[at] if at >= 0 else ""
    if word in {"they", "we", "i", "you", "who"} or word in _PEOPLE:
        return True
    if word in DETERMINERS or word in PREPOSITIONS or not word[:1].isalpha():
        return word in {",", ")"}
    return word.endswith("s") and not word.endswith(("'s", "ss"))


class _Place(NamedTuple):
    """A form of a cue in its surroundings."""

    found: CueForm
    word: str
    before: str
    second: str
    following: str
    plural: bool
    auxiliaries: bool
    statement: bool


def _is_participle(place: _Place) -> bool:
    """Say whether an "-ing" form is a cue: behind a comma, or progressive."""
    if place.auxiliaries:
        return place.found.cue.lemma in _PROGRESSIVE
    if place.before in {"before", "after"}:
        return "clause" in place.found.cue.frames  # "before telling reporters that"
    return place.before in {",", "", "by", "as", "while", ")"} or place.statement


def _is_base(place: _Place) -> bool:
    """Say whether a base form is a finite verb, not a noun or an infinitive."""
    lemma = place.found.cue.lemma
    if lemma in _NOUNS and place.before in _PICKING:
        return False  # "the second suspect", "one report"
    if place.auxiliaries:
        return True
    if place.before.endswith("ed") or place.before == "to" or lemma in _MOSTLY_NOUNS:
        return False
    if lemma not in _NOUNS:
        return place.plural or place.before not in DETERMINERS
    return place.plural and place.following not in {"of", "by", "for"}


def _is_past(place: _Place) -> bool:
    """Say whether a past form is a finite verb, not a participle."""
    lemma, before, following = place.found.cue.lemma, place.before, place.following
    reduced = before == "," and lemma in _REDUCED and following in {"on", "by", "in"}
    coordinated = (
        before in {"or", "and"}
        and place.second.endswith("ed")
        and lemma in _ADJECTIVAL  # "suspected or confirmed cases"
    )
    after = {"of", "for"} if place.auxiliaries else {"of", "for", "by"}
    charged = lemma in _CHARGING and following in after
    if reduced or coordinated or charged:
        return False
    if place.auxiliaries:
        return True
    if place.word in _PARTICIPLES:
        return False  # "an audit shown to the jury"
    counted = lemma in _ADJECTIVAL and before[-1:].isdigit()
    return following != "by" and not counted


def _is_verb(words: Sequence[str], start: int, verb: int, found: CueForm) -> bool:
    """Say whether a form is a verb where it stands."""
    end = verb + found.length
    place = _Place(
        found,
        words[verb],
        words[start - 1] if start else "",
        words[start - 2] if start > 1 else "",
        words[end] if end < len(words) else "",
        _is_plural(words, start - 1),
        any(word in AUXILIARIES for word in words[start:verb]),
        "statement" in words[:start],
    )
    lemma, before = found.cue.lemma, place.before
    if before == "-":
        return False  # "Nord-Inform"
    if found.form == "ing":
        return _is_participle(place)
    if found.form == "base" and lemma not in {"put", "read"}:
        return _is_base(place)
    if before in PREPOSITIONS or before in _OBLIQUE:
        return place.auxiliaries
    owned = before.endswith(("'s", "s'")) and found.form != "past"
    if owned or (before in DETERMINERS and before not in _POINTING):
        return False
    return _is_third(place) if found.form == "third" else _is_past(place)


def _is_third(place: _Place) -> bool:
    """Say whether a form in -s is a verb, not the plural of a noun."""
    lemma = place.found.cue.lemma
    if lemma in _NOUNS and place.following in _TELLING:
        return False  # "news reports say that"
    counted = place.before.isdigit() or place.before in _NUMBERS | _PICKING
    if lemma in _NOUNS and counted:
        return False  # "two suspects"
    if lemma in _NEEDS_CLAUSE:
        # "the swing states", "his remarks": verbs only before a content.
        return place.following in {"that", "\u201c", ":"}
    return lemma not in _NOUNS or place.following not in _AFTER_NOUNS


def _extend_negated(words: Sequence[str], group: CueGroup) -> CueGroup | None:
    """Return a negated or refusing group with the words that belong to it."""
    if group.cue.lemma in {"decline", "refuse", "prefer not"}:
        end = refused_end(words, group.end)
        if end == group.end and words[group.end : group.end + 1] != ["comment"]:
            return None
        return group._replace(end=max(end, group.end), negated=True)
    denied = any(word in NEGATIONS for word in words[group.start : group.verb])
    if not denied and not _is_neither(words, group):
        return group
    if group.cue.lemma not in _DECLINABLE:
        return None
    end = group.end
    while end < len(words) and words[end] in _PARTICLES:
        end += 1
    if words[end : end + 1] == ("or",) or words[end : end + 1] == ["or"]:
        end = min(end + 2, len(words))
    if words[end : end + 2] in (("nor", "denied"), ("nor", "deny"), ("nor", "denies")):
        end += 2
    return group._replace(end=end, negated=True)


def _is_neither(words: Sequence[str], group: CueGroup) -> bool:
    """Say whether a refusal is that of several: "Neither the club nor he would comment"."""
    if group.verb == group.start or group.cue.lemma not in _DECLINABLE:
        return False
    before = words[max(0, group.start - 16) : group.start]
    return "neither" in before and "nor" in before


def _is_to_come(words: Sequence[str], start: int, at: int, found: CueForm) -> bool:
    """Say whether a speech is still to come: "will announce the winner on Friday".

    What "will say that" introduces is told already; so is a refusal.
    """
    auxiliaries = words[start:at]
    if "will" not in auxiliaries or not NEGATIONS.isdisjoint(auxiliaries):
        return False
    near = words[at + found.length : at + found.length + 6]
    return not {"that", "\u201c", ":"}.intersection(near)


def _group_at(words: tuple[str, ...], at: int, lowest: int) -> CueGroup | None:
    silence = silence_at(words, at, lowest)
    if silence is not None:
        start, end = silence
        return CueGroup(start, at, end, _SILENCE, "past", negated=True, passive=False)
    found = cue_at(words, at)
    start = left_edge(words, at, lowest) if found is not None else at
    if found is None or not _is_verb(words, start, at, found):
        return None
    auxiliaries = {word for word in words[start:at] if word in BE}
    if found.form == "ing" and auxiliaries and found.cue.lemma in _PROGRESSIVE:
        return CueGroup(
            start,
            at,
            at + found.length,
            found.cue,
            "past",
            negated=False,
            passive=False,
        )
    past = found.form == "past" or found.cue.lemma in {"put", "read"}
    passive = bool(auxiliaries) and past
    if (found.form == "ing" and auxiliaries) or _is_to_come(words, start, at, found):
        return None
    group = CueGroup(
        start,
        at,
        at + found.length,
        found.cue,
        found.form,
        negated=False,
        passive=passive,
    )
    return _extend_negated(words, group)


@lru_cache(maxsize=1_024)  # a sentence is read by more than one finder
def find_groups(words: tuple[str, ...]) -> tuple[CueGroup, ...]:
    """Return the cue groups among words, in order and without overlap.

    Args:
        words: The words of a stretch, casefolded; quotations count as one word.

    >>> words = tuple("the ministry has not yet confirmed the count".split())
    >>> group = find_groups(words)[0]
    >>> words[group.start : group.end], group.negated
    (('has', 'not', 'yet', 'confirmed'), True)
    """
    found: list[CueGroup] = []
    lowest = at = 0
    while at < len(words):
        group = _group_at(words, at, lowest)
        if group is None:
            at += 1
        else:
            found.append(group)
            lowest = at = group.end
    return tuple(found)
