"""The clause around a number: its verb, who did it to whom, and how it is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whence.lexicon.actors import country_forms
from whence.lexicon.measures import MeasureForm, counted_class, measure_at
from whence.lexicon.words import load_document_shares
from whence.model import Claim, Quantity, Span, Stage
from whence.reconcile.clause_signs import (
    JOINTS,
    is_capacity,
    is_former,
    is_intended,
    is_of_others,
)
from whence.reconcile.page_index import PageIndex
from whence.text.tokens import Token, find_tokens

__all__ = ["Clause", "read_clause"]

_FORECAST = re.compile(
    r"\b(?:will|(?:is|are|was|were) (?:set|expected|due|forecast|projected|planned|"
    r"likely) to|plans? to|intends? to|is to|are to|may rise|could rise|by the end of|"
    r"could reach|may reach|expects?|forecasts?|predicts?|aims? to|wants? to|"
    r"would be (?:\w+ly )?[a-z]{2,12}(?:ed|en|lt|nt))\b",
    re.IGNORECASE,
)
_INCREMENT = re.compile(
    r"\b(?:another|more|further|additional|extra|new|newly)\b", re.IGNORECASE
)
# "More than 40" and "40 or more" say how many at least, not how many came on top.
_MORE_THAN = re.compile(r"\b(?:more than|(?:or|and) more)\b", re.IGNORECASE)
_RATE = re.compile(
    r"(?<!within )(?<!\bin )\b(?:a|per|each|every) (?:second|minute|hour|day|night|week|month|"
    r"quarter(?! of\b)|year|person|household|head)\b|\b(?:daily|weekly|monthly|annually|yearly|hourly)\b",
    re.IGNORECASE,
)
_TO = frozenset({"to", "into", "for", "toward", "towards"})
_FROM = frozenset({"from", "by", "out"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_IN = frozenset({"in", "near", "off", "at", "around", "outside", "across"})
# What befalls people befalls no goods: "held a tanker with 700,000 barrels of oil".
_OF_BODIES = frozenset(
    "killed injured shot stabbed casualties arrested charged displaced infected rescued "
    "attended vaccinated recruited".split()
)
_SCALES = frozenset({"magnitude"})  # numbers of it count nothing
_DOING = frozenset({"give", "get", "do"})
_DETERMINERS = frozenset("the a an this that its his her their our each".split())
# What most numbers can do, and what is as often done to people: "ordered to leave".
# Of "all 47 people on board died" the second verb tells what happened.
_FAINT = frozenset({"increased", "cost", "ordered", "aboard"})
_REACHING = frozenset({"reached", "reach", "reaches", "passed"})
_GETTING = frozenset({"got", "get", "gets"})
_GOT_WHERE = frozenset("into in to up on off away back together there home out".split())
_OPENED = frozenset("by to from on in at of with that than the a an for as".split())
_PRONOUNS = frozenset("i we you he she it they".split())
_COUNTERS = frozenset({"number", "toll", "count", "total", "figure", "losses"})
_TOLLS = frozenset({"toll"})
_NO_NOUN = frozenset(
    "suspected confirmed the reported new these those all or and".split()
)
_LONGEST_CLAUSE = 1500  # characters to either side of a number that are read
_REACH = 28  # words to either side; farther off is another clause
_CROSSING = 6  # a verb behind another number counts as this many words farther
_JOINING = 4  # so does one behind an "and": "11 were killed and dozens injured"


@dataclass(frozen=True, slots=True)
class Clause:
    """What the words around a number say.

    Attributes:
        measure: What happened to the counted things; None where no word tells.
        agent: Who did it; None where not named.
        recipient: To whom; None where not named.
        place: Where; None where not named.
        capacity: Whether it is what could be held, not what was.
        forecast: Whether it is yet to come.
        increment: Whether it adds to an earlier number.
        rate: Whether it is so many in each stretch of time.
        noun: What is counted, where it stands before the number and not behind it.
        former: Whether another number takes its place: "lowered from 23 to 21".
        stage: How far what is given has come; None where no word tells.
    """

    measure: str | None
    agent: str | None
    recipient: str | None
    place: str | None
    capacity: bool
    forecast: bool
    increment: bool
    rate: bool
    noun: str | None = None
    former: bool = False
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    """A party: the words from `start` to `end` name it; `before` is the word before."""

    start: int
    end: int
    name: str
    before: str
    adjective: bool


def _find_names(
    words: Sequence[str], tokens: Sequence[Token], times: Sequence[Span]
) -> list[_Name]:
    """Return countries, and other names by their capitals, in order."""
    dated = {
        at
        for at, token in enumerate(tokens)
        if any(span.start <= token.start < span.end for span in times)
    }
    forms = country_forms()
    found: list[_Name] = []
    at = 0
    while at < len(tokens):
        surface = tokens[at].surface
        if not surface[0].isupper() or at in dated:
            at += 1
            continue
        before = words[at - 1] if at else ""
        if before == "the" and at > 1:
            before = words[at - 2]
        for length in (4, 3, 2, 1):
            form = " ".join(token.surface for token in tokens[at : at + length])
            form = form.removesuffix("'s").removesuffix("\u2019s")
            if form in forms:
                held = forms[form]
                found.append(
                    _Name(
                        at,
                        at + length,
                        held.country.name,
                        before,
                        held.kind == "adjective",
                    )
                )
                at += length
                break
        else:
            # The first word of a sentence, or "I", has its capital from there.
            opens = at == 0 and (words[0] in load_document_shares() or _opens(words))
            if words[at] in _PRONOUNS or opens:
                at += 1
                continue
            end = at + 1
            while end < len(tokens) and tokens[end].surface[0].isupper():
                end += 1
            name = " ".join(token.surface for token in tokens[at:end])
            name = name.removesuffix("'s").removesuffix("\u2019s")
            found.append(_Name(at, end, name, before, adjective=False))
            at = end
    return found


def _opens(words: Sequence[str]) -> bool:
    """Say whether the first word only opens the sentence: "Judging by the decks, ..."."""
    return len(words) > 1 and words[1] in _OPENED


def _find_verb(
    words: Sequence[str],
    first: int,
    last: int,
    others: Sequence[int],
    *,
    bodily: bool,
) -> tuple[int, MeasureForm] | None:
    """Return the measure nearest to the number and its noun.

    Args:
        words: The words of the clause.
        first: Where the number starts.
        last: Where it ends, with its noun.
        others: Where other numbers start.
        bodily: Whether what is counted may be people, to whom things happen.
    """
    best: tuple[int, int, MeasureForm] | None = None
    at = max(0, first - _REACH)
    while at < min(len(words), last + _REACH):
        form = measure_at(words, at)
        if form is None:
            at += 1
            continue
        barred = form.measure == "capacity" or (
            form.measure in _OF_BODIES and not bodily
        )
        barred = barred or (form.frame in _DOING and _is_noun(words, at))
        if barred or (first <= at < last and form.frame != "noun"):
            at += form.length
            continue
        if _tells_nothing(words, at, form):
            at += form.length
            continue
        # The counted noun tells less than a verb: "arrested 62 demonstrators".
        noun = _CROSSING if first <= at < last else 0
        inside = first <= at <= last
        distance = 0 if inside else (first - at if at < first else at - last + 1)
        between = range(at, first) if at < first else range(last, at)
        if form.measure == "aboard" and any(other in between for other in others):
            at += form.length
            continue  # "41 ships, one of them with 700,000 barrels on board"
        distance += noun
        distance += _CROSSING * sum(other in between for other in others)
        distance += 12 * (form.measure in _FAINT)
        if at < first and not JOINTS.isdisjoint(words[at + form.length : first]):
            distance += _JOINING
        if best is None or distance < best[0]:
            best = distance, at, form
        at += form.length
    return None if best is None else (best[1], best[2])


def _is_noun(words: Sequence[str], at: int) -> bool:
    """Say whether a word that may be a verb is a noun: "the ship had coal on board"."""
    return at > 0 and words[at - 1] in _DETERMINERS


def _tells_nothing(words: Sequence[str], at: int, form: MeasureForm) -> bool:
    """Say whether a verb of moving moves no things: "the toll reached", "got into"."""
    if words[at] in _GETTING and form.length == 1:
        return words[at + 1 : at + 2] == [] or words[at + 1] in _GOT_WHERE
    reaches = form.frame == "go" and words[at] in _REACHING
    return reaches and _counts_before(words, at)


def _counts_before(words: Sequence[str], at: int) -> bool:
    """Say whether "the number of", "the toll" is what reaches something."""
    return not _COUNTERS.isdisjoint(words[max(0, at - 8) : at])


def _parties(
    words: Sequence[str], names: Sequence[_Name], at: int, form: MeasureForm
) -> tuple[str | None, str | None]:
    """Return agent and recipient of a clause by its frame."""
    countries = [name for name in names if not name.adjective]
    to = next((n.name for n in countries if n.before in _TO and n.start > at - 4), None)
    passive = at > 0 and not _PASSIVE.isdisjoint(words[max(0, at - 3) : at])
    by = _FROM if passive or form.frame in {"get", "noun"} else _FROM - {"by"}
    origin = next((n.name for n in countries if n.before in by), None)
    subject = next(
        (
            name.name
            for name in reversed(names)
            if name.end <= at and name.before not in _TO | _FROM | _IN
        ),
        None,
    )
    after = next((n.name for n in countries if at < n.start <= at + 3), None)
    maker = next((name.name for name in names if name.adjective), None)
    match form.frame:
        case "give":
            recipient = to or (after if after != subject else None)
            return (origin if origin is not None else subject) or maker, recipient
        case "get":
            return origin or maker, subject
        case "go":
            reached = after if form.length == 1 else None
            return origin or maker, to or reached
        case "noun":
            return origin or maker, to
        case _:
            return subject if form.frame == "do" else origin, None


def _around(sentence: Span, place: Span) -> Span:
    """Return the part of a sentence near a place; a real one is shorter than that."""
    return Span(
        max(sentence.start, place.start - _LONGEST_CLAUSE),
        max(place.end, min(sentence.end, place.end + _LONGEST_CLAUSE)),
    )


def read_clause(
    index: PageIndex, claim: Claim, quantity: Quantity, sentence: Span
) -> Clause:
    """Read the clause that holds a number.

    Args:
        index: The page.
        claim: The claim that holds the number.
        quantity: The number.
        sentence: The sentence it stands in.

    Returns:
        What the clause says; only words of the claim's content in that sentence
        are read, so that the words that ascribe it do not count.
    """
    text = index.text
    sentence = _around(sentence, quantity.span)
    spans = [
        Span(max(span.start, sentence.start), min(span.end, sentence.end))
        for span in claim.content
        if span.overlaps(sentence)
    ] or [sentence]
    if not any(span.overlaps(quantity.span) for span in spans):
        spans = _beside(sentence, spans, quantity.span)
    tokens = [token for span in spans for token in find_tokens(text, span)]
    words = [token.surface.lower() for token in tokens]
    noun_end = quantity.counted_span.end if quantity.counted_span else quantity.span.end
    noun_end = max(noun_end, quantity.span.end)
    first = next((i for i, t in enumerate(tokens) if t.end > quantity.span.start), 0)
    last = next((i for i, t in enumerate(tokens) if t.start >= noun_end), len(tokens))
    starts = {
        other.span.start
        for other in index.quantities_in(sentence)
        if other.id != quantity.id
    }
    others = [i for i, token in enumerate(tokens) if token.start in starts]
    scale = not _SCALES.isdisjoint(words[max(0, first - 4) : last])
    whole = quantity.value is None or quantity.value == int(quantity.value)
    bodily = quantity.kind not in {"measure", "money"} and whole and not scale
    found = _find_verb(words, first, last, others, bodily=bodily)
    times = [time.span for time in index.times_in(sentence)]
    names = _find_names(words, tokens, times)
    agent = recipient = None
    if found is not None:
        agent, recipient = _parties(words, names, *found)
    place = next((n.name for n in names if n.before in _IN and not n.adjective), None)
    own = _own_part(spans, tokens, quantity.span)
    near = " ".join(words[max(own[0], first - 12) : min(own[1], last + 8)])
    before = " ".join(words[max(0, first - 3) : first])
    inside = " ".join(words[first : last + 1])
    measure = found[1].measure if found else None
    return Clause(
        measure,
        agent,
        recipient,
        place,
        is_capacity(near.split(), near, measure),
        _FORECAST.search(near) is not None or is_intended(words, own, first),
        _INCREMENT.search(before + " " + _MORE_THAN.sub("", inside)) is not None
        and not before.endswith(("more than", "no more"))
        and not is_of_others(words, first, others),
        _RATE.search(" ".join(words[first : min(own[1], last + 5)])) is not None,
        _noun_before(words, first, scale=scale) if quantity.counted is None else None,
        is_former(words, first, last, others),
        found[1].stage if found else None,
    )


def _beside(sentence: Span, content: Sequence[Span], place: Span) -> list[Span]:
    """Return the words that ascribe a claim, where the number is one of them.

    "The group, which runs four clinics, put the number of deaths at 58": nobody died
    in the clinics.
    """
    before = max((span.end for span in content if span.end <= place.start), default=0)
    after = min(
        (span.start for span in content if span.start >= place.end),
        default=sentence.end,
    )
    return [Span(max(sentence.start, before), min(sentence.end, after))]


def _own_part(
    spans: Sequence[Span], tokens: Sequence[Token], place: Span
) -> tuple[int, int]:
    """Return the tokens of the stretch of the content that holds the number."""
    own = next((span for span in spans if span.overlaps(place)), None)
    if own is None:
        return 0, len(tokens)
    inside = [
        at for at, token in enumerate(tokens) if own.start <= token.start < own.end
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, len(tokens))


def _noun_before(words: Sequence[str], first: int, *, scale: bool) -> str | None:
    """Return what is counted in "the number of dead stands at 31"."""
    if scale:
        return next(word for word in words if word in _SCALES)
    for at in range(max(0, first - 12), first):
        if words[at] in _TOLLS:
            return "dead"
        if words[at : at + 2] in (["number", "of"], ["numbers", "of"]):
            following = [word for word in words[at + 2 : first] if word.isalpha()]
            nouns = [word for word in following if word not in _NO_NOUN]
            known = [word for word in nouns if counted_class(word) != word]
            if known or nouns:
                return (known or nouns)[0]
    return None
