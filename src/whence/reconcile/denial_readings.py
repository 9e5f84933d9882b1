"""What denials say: the deeds, things and numbers that their words name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.lexicon.measures import counted_class, measure_at
from whence.model import Claim, Extraction, Span
from whence.reconcile.doubts import doubted_number
from whence.text.tokens import find_tokens

__all__ = ["ARMED", "Denial", "find_denials"]


_REFUTING = re.compile(
    r"\b(?:baseless|groundless|unfounded|untrue|false|fabricated|fabrication|fiction|"
    r"invention|invented|inflated|exaggerated|overstated|nonsense|lies?|"
    r"plucked from the air|irresponsible|impossible|too (?:high|low)|propaganda|not true|wrong|no truth|far-fetched|absurd|far (?:fewer|lower|less)|"
    r"than (?:is |was |has been )?(?:claimed|reported|alleged|stated)|"
    r"disputed|contested|questioned|rejected|dismissed|denied|denies|deny|denying|"
    r"rejects|rejecting|dismisses|disputes|refut\w+|rebut\w*|rul(?:ed|es|ing) out|"
    r"contradict\w*|disavow\w*|excluded|repudiat\w+|contest\w*)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:silent on|but not|nothing (?:on|of|about)) [^.;]{0,80}", re.IGNORECASE
)
_PRESUPPOSED = re.compile(
    r"\b(?:none|neither|not one) of (?:the|those|these|its|their|his|her) \w{1,30}|"
    r"\b(?:life-threatening|serious|severe|critical|grave|major|significant) "
    r"(?:injur\w{1,6}|wounds?|casualties|damage|losses)\b",
    re.IGNORECASE,
)
"""What a denial takes for granted, or denies of the worst sort only: "none of the
wounded had life-threatening injuries" denies neither the wounded nor their injuries."""
_NO_DENIAL = frozenset({"decline", "urge", "ask", "promise", "threaten", "warn"})
_CERTAIN = re.compile(
    r"\bno (?:doubt|question|secret|wonder)\b|\bnot (?:only|just|rule)\b", re.IGNORECASE
)
_NEGATIVES = frozenset("never no not nobody none nothing neither".split())
_STOPPING = frozenset(
    "stop stopped stopping cease ceased fail failed failing hesitate hesitated until "
    "yet immediately".split()
)
_NEAR = 5  # words from a negative to what it denies
_DECLINED = re.compile(
    r"\b(?:declin\w+|neither confirm\w* nor den\w+|refus\w+|would not (?:say|comment)|"
    r"could not (?:say|confirm)|did not (?:confirm|comment|respond|deny)|"
    r"had no comment)\b",
    re.IGNORECASE,
)
_ARMS = frozenset(
    "arms weapon weapons weaponry ammunition munitions munition armaments "
    "military-technical".split()
)
ARMED = frozenset(
    "shell missile rocket drone container wagon tank launcher rifle mine bomb "
    "vessel vehicle aircraft".split()
)
_COUNTS = frozenset(
    "figure figures number numbers count total toll amount quantity".split()
)
_AMOUNTS = frozenset("weight quantity amount volume".split())
_NOMINAL = {
    "deliveries": "transferred",
    "delivery": "transferred",
    "shipments": "transferred",
    "shipment": "transferred",
    "transfers": "transferred",
    "transfer": "transferred",
    "supplies": "transferred",
    "trade": "transferred",
    "deaths": "killed",
    "dead": "killed",
    "toll": "killed",
    "use": "used",
    "displacement": "displaced",
    "evacuees": "displaced",
    "evacuations": "displaced",
    "fatalities": "killed",
    "injuries": "injured",
    "arrests": "arrested",
    "turnout": "attended",
    "attendance": "attended",
    "exodus": "displaced",
    "flight": "displaced",
    "casualty": "casualties",
    "losses": "casualties",
}
_NO_DEEDS = frozenset({"stock", "increased", "cost"})
_SO_MANY = re.compile(
    r"\b(?:so|that|as) (?:many|much|few)\b|\b(?:far |many )?(?:fewer|less) .{1,60}? than\b",
    re.IGNORECASE,
)
_STEM = 5  # letters by which two words are taken for one
_TELLING = 4  # letters of a word that tells something
_FEW_WORDS = 5
_ANAPHORIC = frozenset(
    "that this it such reports report account story claim claims accusation accusations "
    "allegation allegations suggestion rumours rumors statement whole any them".split()
)
_EMPTY = _ANAPHORIC | frozenset(
    "that with from have been were they them their there what which when into about "
    "over under after before more most than will would could should being said says "
    "does people person persons whom".split()
)
# "Any" of these means the charge itself; "any rationing" names something else.
_CHARGES = frozenset(
    "involvement wrongdoing responsibility knowledge part role link links connection "
    "such of".split()
)
# Who denies that deaths were hidden says nothing of how many there were.
_HIDING = re.compile(
    r"\b(?:conceal\w*|hid(?:e|es|ing|den)?|hush\w*|cover(?:ed|ing|s)?[ -]up|"
    r"withh[eo]ld\w*)\b",
    re.IGNORECASE,
)
# Who keeps no count denies none: "does not publish estimates of attendance".
_TELLING_VERBS = frozenset(
    "publish release issue disclose collect keep comment know say give have".split()
)
# Words of a denial that names nothing but a number: "the figure is impossible".
_OF_NUMBERS = frozenset(
    "numbe figur count total toll amoun estim one other neith eithe both first secon "
    "possi pure fanta simpl compl quite".split()
)
# "No shipments of any kind": the deed alone is named.
_GENERIC = frozenset(
    "kind kinds sort sorts type types form whatsoever whatever ever single place time "
    "country state side part here today yesterday taken happened occurred".split()
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies something, and what its words are about.

    Attributes:
        claim: The claim.
        measures: What happened, as its words name it.
        counted: Classes of the things that it names.
        arms: Whether it speaks of arms as a whole.
        numbers: Whether it speaks of a figure, a count, a toll.
        negated: Whether it denies by a negative, not by a word of denial.
        start: Where it stands in the page.
        is_vague: Whether its words name nothing: "such reports", "the whole story".
        amounts: Whether it speaks of a weight, a quantity, an amount.
        stems: The beginnings of its telling words.
        topics: Those of them that do not name what happened.
        held: Ids of the numbers among its words.
        points_at: Id of the number before it that "that figure" means; None where its
            words mean no single number.
    """

    claim: Claim
    measures: frozenset[str]
    counted: frozenset[str]
    arms: bool
    numbers: bool
    negated: bool
    start: int
    is_vague: bool
    amounts: bool
    stems: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    points_at: str | None = None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _read(claim: Claim, text: str, following: str, *, negated: bool) -> Denial:
    text = _PRESUPPOSED.sub("", _SILENT.sub("", text))
    words = [token.surface.lower() for token in find_tokens(text)]
    measures: set[str] = set()
    deeds: set[str] = set()
    denied = set(_under_negatives(words)) if negated else set(range(len(words)))
    for at, word in enumerate(words):
        if at not in denied:
            continue
        form = measure_at(words, at)
        # "rejected claims that": those claims take no lives; "the area given as".
        spoken = word in _ANAPHORIC or word == "given"
        if form is not None and form.measure not in _NO_DEEDS and not spoken:
            measures.add(form.measure)
            deeds.update(words[at : at + form.length])
        if word in _NOMINAL:
            measures.add(_NOMINAL[word])
            deeds.add(word)
    counted = {counted_class(_singular(word)) for word in words if word.isalpha()}
    counted |= {counted_class(word) for word in words if word in {"people", "men"}}
    if _HIDING.search(text) is not None:
        measures.clear()
        counted.clear()
    numbers = not _COUNTS.isdisjoint(words) or _SO_MANY.search(text) is not None
    return Denial(
        claim,
        frozenset(measures),
        frozenset(counted),
        not _ARMS.isdisjoint(words),
        numbers,
        negated,
        claim.content[0].start if claim.content else 0,
        not measures
        and counted.isdisjoint(ARMED)
        and not following.lstrip().startswith(("that ", "of "))
        and (_is_anaphoric(words) or (numbers and _names_no_thing(words))),
        not _AMOUNTS.isdisjoint(words),
        _stems(words),
        _stems(word for word in words if word not in deeds | _GENERIC),
    )


def _is_anaphoric(words: Sequence[str]) -> bool:
    """Say whether a few words only point back: "such reports", "any of this"."""
    pointing = _ANAPHORIC.intersection(words)
    if pointing == {"any"}:
        after = words[words.index("any") + 1 :][:1]
        return len(words) <= _FEW_WORDS and not _CHARGES.isdisjoint(after)
    return len(words) <= _FEW_WORDS and bool(pointing)


def _names_no_thing(words: Sequence[str]) -> bool:
    """Say whether words name a number and nothing that it counts.

    >>> _names_no_thing("neither the one number nor the other is possible".split())
    True
    >>> _names_no_thing("the number of shells is wrong".split())
    False
    """
    return all(
        stem in _OF_NUMBERS
        for word in words
        if _REFUTING.fullmatch(word) is None
        for stem in _stems([word])
    )


def _stems(words: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of the words that tell something."""
    return frozenset(
        word[:_STEM]
        for word in words
        if len(word) >= _TELLING and word.isalpha() and word not in _EMPTY
    )


def _denies_deed(content: str) -> bool:
    """Say whether a negative stands right before a deed or a thing.

    "had never supplied any", "no weapons had left", but not "lawful if it is not
    forbidden" of a sentence on trade.
    """
    words = [token.surface.lower() for token in find_tokens(_CERTAIN.sub("", content))]
    return any(
        measure_at(words, place) is not None or words[place] in _NOMINAL
        for place in _under_negatives(words)
    )


def _under_negatives(words: Sequence[str]) -> list[int]:
    """Return the places of the words that a negative denies, in order.

    A witness who tells what he did not do denies nothing, nor does "would not stop".
    """
    found: set[int] = set()
    for at, word in enumerate(words):
        if word not in _NEGATIVES and not word.endswith(("n't", "n\u2019t")):
            continue
        reach = range(at + 1, min(len(words), at + _NEAR))
        told = words[at + 1 : at + 2] and words[at + 1] in _TELLING_VERBS
        stops = any(words[place] in _STOPPING for place in reach)
        himself = "i" in words[max(0, at - _NEAR) : at]
        if not (told or stops or himself):
            found.update(reach)
    return sorted(found)


def find_denials(extraction: Extraction) -> list[Denial]:
    """Return what a page's claims deny, in reading order.

    A claim denies by its act, by words like "baseless" in what is said, or, without
    a number of its own, by a plain negative ("had never supplied any").
    """
    text = extraction.document.text
    # "No missile has left": a count of nothing is a negative.
    counts = {quantity.id: quantity.value != 0 for quantity in extraction.quantities}
    places = {quantity.id: quantity.span.start for quantity in extraction.quantities}
    cues = {
        item.id: " ".join(span.of(text) for span in item.cue)
        for item in extraction.attributions
    }
    found: list[Denial] = []
    for claim in extraction.claims:
        if claim.act in _NO_DENIAL or claim.attribution is None:
            continue
        content = " ".join(span.of(text) for span in claim.content)
        end = max((span.end for span in claim.content), default=0)
        following = text[end : end + 10]
        around = _around(text, claim)
        if _DECLINED.search(around):
            continue
        refutes = _REFUTING.search(f"{cues.get(claim.attribution, '')} {content}")
        doubted = None if refutes else doubted_number(text, claim, content)
        content = doubted or content
        given = any(counts.get(name) for name in claim.quantities)
        denies = claim.polarity == "denied" and not (
            given and claim.act == "deny" and _only_counts(text, claim, places)
        )
        if refutes is not None or denies or doubted:
            found.append(_read(claim, content, following, negated=False))
        elif not given and _denies_deed(content):
            found.append(_read(claim, content, following, negated=True))
    told = [_with_numbers(denial, extraction) for denial in found]
    return _without_headlines(told, extraction)


def _with_numbers(denial: Denial, extraction: Extraction) -> Denial:
    """Note which numbers a denial means: "rejected a report that 63 had died"."""
    held = frozenset(
        quantity.id
        for quantity in extraction.quantities
        if any(part.contains(quantity.span) for part in denial.claim.content)
    )
    single = denial.is_vague and denial.numbers and not held and _is_single(denial)
    claimed = {name for claim in extraction.claims for name in claim.quantities}
    before = [
        quantity
        for quantity in extraction.quantities
        if single and quantity.id in claimed and quantity.span.end <= denial.start
    ]
    last = max(before, key=lambda quantity: quantity.span.end, default=None)
    points_at = None if last is None else last.id
    return replace(denial, held=held, points_at=points_at)


def _is_single(denial: Denial) -> bool:
    """Say whether a denial that names nothing speaks of one number."""
    return denial.stems <= {"figur", "numbe", "count", "toll", "total", "estim"}


def _without_headlines(found: Sequence[Denial], extraction: Extraction) -> list[Denial]:
    """Leave out what a headline denies where its page's body denies it in full."""
    lines = extraction.document.spans_of("headline")
    shouted = [
        denial
        for denial in found
        if any(line.start <= denial.start < line.end for line in lines)
    ]
    if len(shouted) == len(found):
        return list(found)
    return [denial for denial in found if denial not in shouted]


def _only_counts(text: str, claim: Claim, places: Mapping[str, int]) -> bool:
    """Say whether a negative only tells of what is counted.

    "97 stations never opened" gives a figure; "never sent 97 shells" and "97, not 120
    shells" deny one.
    """
    last = max(places[name] for name in claim.quantities if name in places)
    start = min(span.start for span in claim.content)
    words = [token.surface.lower() for token in find_tokens(text, Span(start, last))]
    return not any(
        word in _NEGATIVES or word.endswith(("n't", "n\u2019t")) for word in words
    )


def _around(text: str, claim: Claim) -> str:
    start = min(span.start for span in claim.content)
    end = max(span.end for span in claim.content)
    return text[max(0, start - 60) : min(len(text), end + 60)]
