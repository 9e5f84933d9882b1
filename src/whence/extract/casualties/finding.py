"""Who was killed, injured or hit, sentence by sentence."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.extract.casualties.counts import (
    GENERIC_PEOPLE,
    PeopleCount,
    find_people_counts,
    mask_ages,
)
from whence.extract.casualties.listed import find_charges, find_named, find_toll_counts
from whence.extract.casualties.mention import CasualtyMention, Fate
from whence.extract.casualties.phrases import find_phrases, mask_nobody
from whence.lexicon.casualties import load_casualty_senses, load_event_counts
from whence.model import Document, Span
from whence.text.sentences import find_sentences
from whence.text.tokens import Token, find_tokens

__all__ = ["find_casualties"]

_LONGEST_SENTENCE = 900
_MOST_CHARACTERS = 20_000  # the toll stands at the top of a page
_BE = frozenset("was were been is are be being".split())
_RANK = {"killed": 3, "injured": 2, "hit": 1}
_BREAKS = frozenset(", . ; and in at on by during when after while with".split())
_BOUNDS = frozenset(
    "at least more than up to as many about another of the a an over between some "
    "nearly almost unknown".split()
)
_SELF = (
    ["and", "himself"],
    ["and", "herself"],
    ["then", "himself"],
    ["then", "herself"],
)
_WITHIN = frozenset({"including", "among"})
_REACH_BACK, _REACH_ON = 14, 4


@dataclass(frozen=True, slots=True)
class _State:
    """A word that tells a fate."""

    at: int
    fate: Fate
    word: str


def _is_noun_of_fate(words: Sequence[str], at: int) -> bool:
    """Say whether "death", "wounds" and the like tell what befell somebody."""
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == "death":
        return before in {"to", "of"} or after == "of"
    if word in {"kill", "die"}:
        return before not in {"to", "would", "could", "will", "may", "might"}
    if word in {"wound", "wounds"}:
        return before == "gunshot"
    if word == "injuries":
        return before in {
            "with",
            "suffered",
            "threatening",
            "of",
            "many",
            "several",
        } or (before.isdigit())
    return True


def _find_states(words: Sequence[str]) -> Iterator[_State]:
    senses = load_casualty_senses()
    for at, word in enumerate(words):
        held = senses.get(word, frozenset())
        after = words[at + 1] if at + 1 < len(words) else ""
        before = words[at - 1] if at else ""
        fatal = before == "fatally" and not held.isdisjoint({"injured", "hit"})
        fatal = fatal or word == "gunned"
        if fatal or ("killed" in held and _is_noun_of_fate(words, at)):
            yield _State(at, "killed", word)
        elif "injured" in held and _is_noun_of_fate(words, at):
            yield _State(at, "injured", word)
        elif "hit" in held:
            aimed = after == "at" and not (
                before in _BE or before.isdigit() or before == "people"
            )
            if after not in {"fired", "himself", "herself"} and not aimed:
                yield _State(at, "hit", word)


def _object_of(
    words: Sequence[str], state: _State, counts: Sequence[PeopleCount]
) -> PeopleCount | None:
    """Return the victims that stand behind an active verb."""
    senses = load_casualty_senses()
    acts = "act" in senses.get(state.word, frozenset())
    for count in counts:
        gap = list(words[state.at + 1 : count.start])
        if count.start <= state.at or len(gap) >= _REACH_ON + 2:
            continue
        if count.vague and gap[:1] == ["and"] and gap[1:2] and gap[1] in senses:
            gap = gap[2:]  # "killed and injured several people"
        if len(gap) >= _REACH_ON:
            continue
        breaks = _BREAKS if state.word not in {"deaths", "death"} else _BREAKS - {"of"}
        if not (breaks - _BOUNDS).isdisjoint(gap):
            return None
        if not (acts or not gap or _BOUNDS.issuperset(gap)):
            return None
        passive = not _BE.isdisjoint(words[max(0, state.at - 3) : state.at])
        return None if passive and not acts else count
    return None


def _subject_of(
    words: Sequence[str], state: _State, counts: Sequence[PeopleCount]
) -> PeopleCount | None:
    """Return the victims that stand before a passive verb or an adjective."""
    before = [count for count in counts if count.end <= state.at]
    acts = "act" in load_casualty_senses().get(state.word, frozenset())
    if not before or (acts and state.word != "left"):
        return None
    nearest = before[-1]
    between = words[nearest.end : state.at]
    if len(between) > _REACH_BACK or not {";", "."}.isdisjoint(between):
        return None
    if len(before) > 1 and state.fate != "hit":
        whole = before[-2]
        gap = words[whole.end : nearest.start]
        if whole.part and len(gap) <= 2 and "and" not in gap:
            return whole  # "one of five shot has died"
    return _whole_of(words, before)


def _whole_of(words: Sequence[str], before: Sequence[PeopleCount]) -> PeopleCount:
    """Return the count that holds the last ones: they may be named within it.

    In "eight people, including two boys and a girl, were killed" it is eight, in
    "two civilians, a nurse and a child, were killed" it is two.
    """
    at = len(before) - 1
    while at > 0 and before[at].part and not before[at].more:
        gap = words[before[at - 1].end : before[at].start]
        if _WITHIN.isdisjoint(gap) and "and" not in gap and "," not in gap:
            break
        at -= 1
        if not _WITHIN.isdisjoint(gap):
            return before[at]
    for place in range(len(before) - 2, max(-1, len(before) - 5), -1):
        if _names_its_own(words, before[place], before[place + 1 :]):
            return before[place]
    return before[-1]


def _names_its_own(
    words: Sequence[str], whole: PeopleCount, listed: Sequence[PeopleCount]
) -> bool:
    """Say whether a list behind a comma names those whom a count counts."""
    general = whole.headed and words[whole.end - 1] in GENERIC_PEOPLE
    apposed = words[whole.end : whole.end + 1] == [","] and not listed[0].more
    fits = whole.count > 1 and whole.count >= sum(item.count for item in listed)
    return general and apposed and fits


def _pair(
    words: Sequence[str], counts: Sequence[PeopleCount]
) -> list[tuple[PeopleCount, Fate, int]]:
    """Give each count the worst fate that the sentence tells of it."""
    best: dict[int, tuple[PeopleCount, _State, bool]] = {}
    for state in _find_states(words):
        victims = _object_of(words, state, counts)
        active = victims is not None
        victims = victims or _subject_of(words, state, counts)
        if victims is None:
            continue
        held = best.get(victims.start)
        if held is not None:
            worse = _RANK[state.fate] > _RANK[held[1].fate]
            near = abs(state.at - victims.end) <= abs(held[1].at - victims.end) + 8
            if not (worse and near):
                continue
        best[victims.start] = victims, state, active
    paired = []
    both = _joined_fates(words)
    for start in sorted(best):
        victims, state, active = best[start]
        himself = words[victims.end : victims.end + 2] in _SELF
        extra = int(active and himself and state.fate == "killed")
        paired.append((victims, state.fate, victims.count + extra))
        if victims.vague and state.at in both:
            # "several were killed and wounded": some of each
            paired.append((victims, both[state.at], victims.count))
    return paired


def _joined_fates(words: Sequence[str]) -> dict[int, Fate]:
    """Return the fate that *and* joins to the one at a place: "killed and injured"."""
    states = list(_find_states(words))
    found: dict[int, Fate] = {}
    for first, second in itertools.pairwise(states):
        gap = words[first.at + 1 : second.at]
        joined = len(gap) == 1 and gap[0] in {"and", "or", ","}
        if joined and first.fate != second.fate:
            found[first.at], found[second.at] = second.fate, first.fate
    return found


def _read_sentence(text: str, sentence: Span, order: int) -> Iterator[CasualtyMention]:
    within = Span(sentence.start, min(sentence.end, sentence.start + _LONGEST_SENTENCE))
    masked = mask_nobody(mask_ages(within.of(text)))
    tokens = find_tokens(masked)
    words = [token.surface.lower() for token in tokens]
    counts = find_people_counts(tokens)
    for victims, fate, count in _pair(words, counts):
        yield CasualtyMention(
            _span_of(tokens, victims.start, victims.end, within.start),
            sentence,
            order,
            fate,
            count,
            victims.single,
            victims.more,
            victims.part,
            victims.definite,
            victims.vague,
            victims.most,
            victims.at_most,
        )
    yield from find_charges(masked, sentence, within.start, order)
    yield from find_named(masked, sentence, within.start, order)
    yield from find_toll_counts(masked, sentence, within.start, order)
    yield from find_phrases(masked, sentence, within.start, order)
    events = load_event_counts()
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        if word not in events:
            continue
        if following in {"shooting", "stabbing", "homicide", "murder", "killing"}:
            hit = following in {"shooting", "stabbing"}
            yield CasualtyMention(
                _span_of(tokens, at, at + 2, within.start),
                sentence,
                order,
                "hit" if hit else "killed",
                events[word],
                single=False,
                more=False,
                part=False,
                definite=False,
            )


def _span_of(tokens: Sequence[Token], start: int, end: int, offset: int) -> Span:
    return Span(offset + tokens[start].start, offset + tokens[end - 1].end)


def find_casualties(document: Document) -> tuple[CasualtyMention, ...]:
    """Find the counts of killed, injured and hit people in headline and body.

    Args:
        document: The page.

    Returns:
        The mentions in reading order, the headline's first.

    >>> page = Document("p", "A man was shot and killed and four others were hurt.", "")
    >>> [(item.fate, item.count) for item in find_casualties(page)]
    [('killed', 1), ('injured', 4)]
    """
    text = document.text
    found: list[CasualtyMention] = []
    for span in document.spans_of("headline"):
        found.extend(_read_sentence(text, span, 0))
    spans = document.spans_of("body")
    if not document.segments:
        spans = (Span(0, len(text)),)
    order, read = 0, 0
    for span in spans:
        part = Span(span.start, min(span.end, span.start + _MOST_CHARACTERS - read))
        for sentence in find_sentences(text, part):
            order += 1
            found.extend(_read_sentence(text, sentence, order))
        read += len(part)
        if read >= _MOST_CHARACTERS:
            break
    return tuple(found)
