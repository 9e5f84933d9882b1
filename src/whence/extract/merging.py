"""Merging: one set of attributions out of the reader's and the rules'.

The reader knows what people mark as an attribution in news; the rules know refusals,
estimates and relays that its corpus has few of, and cut contents as claims want them.
Where both find the same speech, the record shows the reader's words and the claim is
built on the rules'.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from whence.extract.acts import cue_lemma
from whence.extract.attributions import find_attributions as find_by_rules
from whence.extract.attributions.words import FRAMES
from whence.extract.reader import default_score
from whence.extract.reader import find_attributions as find_by_reader
from whence.model import Attribution, Document, Segment, Span, Spans

__all__ = ["Merged", "merge_attributions", "merge_by_document"]

_SAME = 0.3  # of the shorter content: less is another attribution of the sentence
_SURE = 0.7  # score from which the reader's attribution makes a claim of its own
_RULE = 0.75  # score of a rule's attribution that the reader does not bear out
_CALLING = frozenset("call term dub name".split())
_IMPERSONAL = re.compile(r"\bit\b|ly$|\b(?:is|are|was|were|been)\b", re.IGNORECASE)
_CLOSERS = frozenset(
    """
    stress emphasize underline note recall admit concede acknowledge claim insist argue
    complain disclose reveal state declare affirm assert remark observe
    reiterate report write transmit relay inform suggest
    """.split()
) | {"make known", "point out"}
_CLOSED = re.compile(r"(?: [\w'-]{1,12}){0,4}[.!?](?:\s|$)")
_OWN = frozenset("we us i".split())
_OPENING = frozenset('"\u201c\u00ab')
_CLAUSE = 3  # blanks in a content that may be a clause
_READ = 30_000  # code points that the encoder reads; behind them rules alone stand
# Cues whose rules hold where the reader is silent: on news pages 9 of 10 of the others
# are nouns or events, of these 1 of 4.
_TRUSTED = frozenset(
    """
    put count revise give maintain say tell quote deny reject dispute verify confirm repeat
    comment exclude estimate warn urge accuse refute clarify announce decline refuse endorse
    believe think suspect fear call relate indicate announce dismiss threaten add explain respond reply answer assure calculate
    return
    """.split()
) | {
    "stand by",
    "according to",
    "let it be known",
    "make it known",
    "make known",
    "be the first to report",
    "leave no doubt",
    "plead not guilty to",
    "brush off",
    "laugh off",
    "play down",
    "take issue with",
    "push back against",
    "throw doubt on",
    "cast doubt on",
    "distance oneself from",
    "rule out",
    "respond to",
    "prefer not",
    "speak of",
    "appeal to",
    "appeal for",
    "go on",
}


_TRUSTED_WORDS = frozenset({"", "reportedly", "for", "to", ":", "per", "from"})
# "in the words of", "was the message from", "is the number given by".
_NAMING = (" of", " from", " by")
_NOTHING = frozenset(
    (
        "what",
        "nothing",
        "little",
        "nothing more",
        "nothing else",
        "no more",
        "nothing so far",
    )
)
_VIEWING = tuple(
    f"{link} {owner} "
    for link in ("in", "by")
    for owner in ("its", "his", "her", "their")
)
_PROVIDING = frozenset({"rule out", "exclude"})  # what treaties do as well


class Merged(NamedTuple):
    """The outermost attributions of a page, as shown and as claims are built on.

    Attributes:
        shown: Those of the record, in reading order of their content.
        base: Those that claims are built on.
        alias: For an attribution of `base` that is not shown, the one shown for it.
    """

    shown: tuple[Attribution, ...]
    base: tuple[Attribution, ...]
    alias: dict[str, str]


def _length(item: Attribution) -> int:
    return sum(len(span) for span in item.content)


def _shared(one: Attribution, two: Attribution) -> int:
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.content
        for b in two.content
    )


def _is_same(one: Attribution, two: Attribution) -> bool:
    """Say whether two attributions speak of the same speech."""
    if any(a.overlaps(b) for a in one.cue for b in two.cue):
        return True
    return _shared(one, two) > _SAME * min(_length(one), _length(two))


def _pair(
    rules: Sequence[Attribution], read: Sequence[Attribution]
) -> dict[str, list[Attribution]]:
    """Return, by id of a rule's attribution, the reader's that are the same."""
    found: dict[str, list[Attribution]] = {}
    ordered = sorted(read, key=lambda item: item.content[0].start)
    for item in rules:
        low = min(span.start for span in (*item.content, *item.cue)) - 2_000
        high = max(span.end for span in (*item.content, *item.cue))
        for other in ordered:
            if other.content[0].start > high:
                break
            if other.content[-1].end >= low and _is_same(item, other):
                found.setdefault(item.id, []).append(other)
    return found


def merge_attributions(
    text: str,
    rules: Sequence[Attribution],
    read: Sequence[Attribution],
    cut: Spans = (),
) -> Merged:
    """Return the attributions of both finders as one set.

    Args:
        text: The page's text.
        rules: Those that the rules found.
        read: Those that the reader found.
        cut: What the reader took for the content of a source on the other side of the
            headline's end: somebody says it, as a rule may find.
    """
    pairs = _pair(rules, read)
    matched = {other.id for others in pairs.values() for other in others}
    kept, alias = list[Attribution](), dict[str, str]()
    shown = list(read)
    for item in rules:
        others = pairs.get(item.id, [])
        if _is_empty(text, item):
            continue
        if others:
            best = max(others, key=lambda other: (_shared(item, other), other.id))
            alias[item.id] = best.id
            kept.append(replace(item, score=best.score))
        elif not read or _is_trusted(text, item) or _is_within(item, cut):
            kept.append(replace(item, score=_RULE))
            shown.append(kept[-1])
    for item in read:
        sure = item.id not in matched and item.score >= _SURE
        if not sure or not _is_speech(text, item):
            continue
        plain = _without_that(text, item)
        if plain is not item:
            alias[plain.id] = item.id
        kept.append(plain)
    return Merged(_ordered(shown), _ordered(kept), alias)


def _without_that(text: str, item: Attribution) -> Attribution:
    """Return an attribution whose content begins behind "that", as claims have it."""
    first = item.content[0]
    if not first.of(text).startswith("that ") or len(first) < _CLAUSE:
        return item
    content = (Span(first.start + len("that "), first.end), *item.content[1:])
    return replace(item, id=f"{item.id}-plain", content=content)


def _is_trusted(text: str, item: Attribution) -> bool:
    words = item.cue[-1].of(text).casefold() if item.cue else ""
    viewed = words.startswith(_VIEWING)
    if words in _TRUSTED_WORDS or words.endswith(_NAMING) or viewed:
        return True
    last = words.rpartition(" ")[2]
    stated = words.endswith((" is that", " was that", " are that", " were that"))
    quoted = last == "cited" and " as " in text[item.cue[-1].end :][:80]
    if last in FRAMES or quoted or stated:
        return True  # "on the prosecution's case", "the union's view is that"
    if item.type == "direct" and item.source and _is_inverted(item):
        return True
    if item.source and _is_closing(text, item):
        return True
    return cue_lemma(" ".join(span.of(text) for span in item.cue)) in _TRUSTED


def _is_inverted(item: Attribution) -> bool:
    """Say whether a quotation is followed by its verb and by who speaks.

    '"...," fires Senator Ana Ruiz': there any verb ascribes.
    """
    behind = item.content[0].end
    return 0 <= item.cue[0].start - behind <= 2 and (
        0 < item.source[0].start - item.cue[0].end <= 2
    )


def _is_closing(text: str, item: Attribution) -> bool:
    """Say whether source and verb close the sentence that they ascribe.

    "The pier is shut, its owner, Ana Ruiz, made known yesterday."
    """
    behind, source, cue = item.content[-1].end, item.source[0], item.cue[-1]
    if cue_lemma(cue.of(text)) not in _CLOSERS:
        return False
    if text[behind : source.start].strip() != "," or cue.start - source.end > 2:
        return False
    return _CLOSED.match(text, cue.end) is not None


def _is_speech(text: str, item: Attribution) -> bool:
    """Say whether a cue is a verb of saying: signing and worrying are no claims."""
    words = " ".join(span.of(text) for span in item.cue)
    lemma = cue_lemma(words)
    if item.content[0].of(text).startswith(("not to be named", "not to be identified")):
        return False  # "asked not to be named": who speaks, not what he says
    if _is_empty(text, item) or _is_deed(text, item, words.casefold(), lemma):
        return False
    if not item.source and not _IMPERSONAL.search(words):
        return False  # "rest assured", "first discovered in Peru"
    if lemma in _CALLING and item.type == "indirect":
        return False  # "a sour cherry called ginja"
    silent = " no mention" in words.casefold()  # what is not said is no speech
    known = bool(lemma) or _is_told(text, item)
    return known and lemma not in _PROVIDING and not silent


def _is_told(text: str, item: Attribution) -> bool:
    """Say whether a content has the form of speech, whatever ascribes it.

    A clause behind "that", or a quotation of several words: "accepted that he had kept
    no note", "came the reply".
    """
    content = item.content[0].of(text)
    source = item.source[0].of(text).casefold() if item.source else "we"
    if source in _OWN or content.count(" ") < _CLAUSE:
        return False  # "we remind that": the outlet's own voice
    quoted = content[:1] in _OPENING and item.type == "direct"
    return quoted or content.startswith("that ")


def _is_within(item: Attribution, parts: Spans) -> bool:
    return any(part.overlaps(span) for part in parts for span in item.content)


def _is_empty(text: str, item: Attribution) -> bool:
    """Say whether a speech has no content: "has said nothing"."""
    words = item.content[0].of(text).casefold()
    return words == "what" or (len(item.content) == 1 and words in _NOTHING)


def _is_deed(text: str, item: Attribution, words: str, lemma: str) -> bool:
    """Say whether a verb of speech tells what is done: "agreed on a plan".

    "Will announce the winner" tells what is to come; only a clause is told already.
    """
    behind = text[item.cue[-1].end : item.cue[-1].end + 12].lstrip()
    if lemma == "agree":
        return words.endswith(" on") or behind.startswith(("on ", "to "))
    to_come = f" {words}".count(" will ") > 0 and " not " not in words
    return to_come and not behind.startswith(("that ", '"', "\u201c"))


def _ordered(items: Sequence[Attribution]) -> tuple[Attribution, ...]:
    unique = {item.id: item for item in items}
    return tuple(sorted(unique.values(), key=lambda item: (item.content, item.id)))


def _beginning(document: Document) -> Document:
    """Return the document with the segments that the encoder reads."""
    segments, left = list[Segment](), _READ
    for segment in document.segments:
        if segment.kind in {"headline", "body"} and left > 0:
            end = min(segment.span.end, segment.span.start + left)
            left -= end - segment.span.start
            segments.append(Segment(Span(segment.span.start, end), segment.kind))
    return replace(document, segments=tuple(segments))


def _on_one_side(item: Attribution, heads: Spans) -> Attribution | None:
    """Return an attribution without what the other side of the headline's end says.

    Encoded together, "two states quarrel" of a headline seems to say the first sentence
    below it.
    """
    said = item.cue or item.source
    if not heads or not said:
        return item
    inside = any(head.overlaps(said[0]) for head in heads)
    content = tuple(
        span
        for span in item.content
        if any(head.overlaps(span) for head in heads) is inside
    )
    if not content:
        return None
    return item if content == item.content else replace(item, content=content)


def merge_by_document(document: Document, *, min_score: float | None = None) -> Merged:
    """Return the outermost attributions of a page by both finders.

    Args:
        document: The page.
        min_score: Score from which the reader's attributions are taken, if it lies
            below the reader's own threshold; None for that one.

    Raises:
        ModelError: If the reader's weights are missing or damaged.
    """
    score = None if min_score is None else min(min_score, default_score())
    found = find_by_reader(_beginning(document), min_score=score)
    heads = document.spans_of("headline")
    read, cut = list[Attribution](), list[Span]()
    for item in found:
        kept = _on_one_side(item, heads) if item.content else None
        cut += [
            span for span in item.content if kept is None or span not in kept.content
        ]
        if kept is not None:
            read.append(kept)
    return merge_attributions(document.text, find_by_rules(document), read, tuple(cut))
