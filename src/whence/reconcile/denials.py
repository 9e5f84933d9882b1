"""Which questions a denial answers: exactly those that its words are about."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.lexicon.measures import counted_class, measure_at
from whence.model import Claim, Extraction, Span
from whence.reconcile.actors import name_key
from whence.reconcile.questions import QuestionGroup
from whence.text.tokens import find_tokens

__all__ = ["Denial", "answers", "find_denials"]

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
_NO_DENIAL = frozenset({"decline", "urge", "ask", "promise", "threaten", "warn"})
_CERTAIN = re.compile(
    r"\bno (?:doubt|question|secret|wonder)\b|\bnot (?:only|just|rule)\b", re.IGNORECASE
)
_NEGATIVES = frozenset("never no not nobody none nothing neither".split())
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
_ARMED = frozenset(
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
    "exodus": "displaced",
    "flight": "displaced",
    "casualty": "casualties",
    "losses": "casualties",
}
_NO_DEEDS = frozenset({"stock", "increased", "cost"})
# Measures that hardly tell what happened; then the words of the figures do.
_UNTOLD = frozenset({"", "count", "transferred", "spilled", "attended", "affected"})
_SO_MANY = re.compile(
    r"\b(?:so|that|as) (?:many|much|few)\b|\b(?:far |many )?(?:fewer|less) .{1,60}? than\b",
    re.IGNORECASE,
)
_STEM = 5  # letters by which two words are taken for one
_TELLING = 4  # letters of a word that tells something
_ALIKE = 0.5  # share of a denial's telling words that a question's figures hold
_FEW_WORDS = 5
_ANAPHORIC = frozenset(
    "that this it such reports report account story claim claims accusation accusations "
    "allegation allegations suggestion rumours rumors statement whole any them".split()
)
_EMPTY = _ANAPHORIC | frozenset(
    "that with from have been were they them their there what which when into about "
    "over under after before more most than will would could should being said".split()
)
# "No shipments of any kind": the deed alone is named.
_GENERIC = frozenset(
    "kind kinds sort sorts type types form whatsoever whatever ever single place time "
    "country state side part here today yesterday taken happened occurred".split()
)
_AFTER = 300  # characters from a figure to "he denied that"


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


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _read(claim: Claim, text: str, following: str, *, negated: bool) -> Denial:
    text = _SILENT.sub("", text)
    words = [token.surface.lower() for token in find_tokens(text)]
    measures: set[str] = set()
    deeds: set[str] = set()
    for at, word in enumerate(words):
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
    return Denial(
        claim,
        frozenset(measures),
        frozenset(counted),
        not _ARMS.isdisjoint(words),
        not _COUNTS.isdisjoint(words) or _SO_MANY.search(text) is not None,
        negated,
        claim.content[0].start if claim.content else 0,
        len(words) <= _FEW_WORDS
        and not measures
        and counted.isdisjoint(_ARMED)
        and not _ANAPHORIC.isdisjoint(words)
        and not following.lstrip().startswith(("that ", "of ")),
        not _AMOUNTS.isdisjoint(words),
        _stems(words),
        _stems(word for word in words if word not in deeds | _GENERIC),
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
    for at, word in enumerate(words):
        if word in _NEGATIVES or word.endswith(("n't", "n\u2019t")):
            for place in range(at + 1, min(len(words), at + _NEAR)):
                if measure_at(words, place) is not None or words[place] in _NOMINAL:
                    return True
    return False


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
    found = []
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
        given = any(counts.get(name) for name in claim.quantities)
        denies = claim.polarity == "denied" and not (
            given and claim.act == "deny" and _only_counts(text, claim, places)
        )
        if refutes is not None or denies:
            found.append(_read(claim, content, following, negated=False))
        elif not given and _denies_deed(content):
            found.append(_read(claim, content, following, negated=True))
    return found


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


def answers(denial: Denial, group: QuestionGroup) -> bool:
    """Say whether a denial is about what a question asks.

    A denial that names other things than those counted is about those; one that
    names arms as a whole is about every transfer of arms; one that names only the
    deed ("there were no deliveries") is about every figure of it.
    """
    counted, measure = group.question.counted, group.question.measure
    if measure == "capacity":
        return False  # what could be held stays true where nothing was sent
    done = measure in denial.measures or _related(measure, denial.measures)
    if counted is not None and counted in denial.counted:
        return _denies_counted(denial, counted, done=done)
    if denial.amounts and not denial.measures:
        return any(
            bearing.quantity is not None and bearing.quantity.kind == "measure"
            for bearing in group.bearings
        )
    if counted is not None and _names_other_things(denial):
        return False
    if counted in _ARMED and denial.arms:
        return measure == "transferred" and (
            not denial.measures or "transferred" in denial.measures
        )
    return done


def _denies_counted(denial: Denial, counted: str, *, done: bool) -> bool:
    """Say whether a denial that names the counted things is about their number."""
    if denial.numbers and counted != "person":
        return True  # "contested the number of houses lost"
    if counted == "person" or denial.measures:
        # Denying the use of shells says nothing about their delivery.
        return done
    return not denial.negated or denial.numbers


def _speaks_alike(denial: Denial, group: QuestionGroup, stems: Collection[str]) -> bool:
    """Say whether a denial holds the words of the figures, where no verb tells more.

    "Denied that stalls had stayed shut" is about "ninety stalls did not open".
    """
    counted = group.question.counted
    measure = group.question.measure
    if measure not in _UNTOLD or counted not in denial.counted:
        return False
    if measure == "transferred" and denial.measures:
        return False  # who denies the use of shells may have sent them
    shared = sum(stem in stems for stem in denial.stems)
    return 0 < shared >= _ALIKE * len(denial.stems)


def _shares_topic(denial: Denial, group: QuestionGroup, stems: Collection[str]) -> bool:
    """Say whether a denial is of the question's things where its deed tells little.

    "Denied that arsenic had reached the river" is no denial of mud that reached a
    village; "there were no deliveries" names the deed alone, and so means all of it.
    """
    counted = group.question.counted
    if group.question.measure not in _UNTOLD or counted in denial.counted:
        return True
    if denial.arms or denial.amounts or denial.numbers or not denial.topics:
        return True
    return not denial.topics.isdisjoint(stems)


def _related(measure: str, measures: frozenset[str]) -> bool:
    return (measure in {"killed", "injured"} and "casualties" in measures) or (
        measure == "casualties" and bool(measures & {"killed", "injured"})
    )


def _names_other_things(denial: Denial) -> bool:
    return bool(denial.counted & (_ARMED | {"soldier", "bird", "case"}))


def denials_of(
    group: QuestionGroup,
    denials: Iterable[Denial],
    members: Sequence[str],
    stems: Collection[str] = (),
) -> tuple[str, ...]:
    """Return the ids of the claims that deny what a question asks.

    Args:
        group: The question.
        denials: All denials of the pages that tell its story.
        members: Ids of the claims that bring its figures; a denial that names one of
            them denies it, whatever its words.
        stems: The beginnings of the telling words of its figures' sentences.
    """
    held = set(members)
    found = set()
    for denial in denials:
        claim = denial.claim
        if claim.id in held:
            # It repeats the figure that it denies.
            fits = claim.act in {"deny", "reject"}
        elif denial.is_vague:
            fits = (
                bool(held & set(claim.denies))
                or _follows(denial, group)
                or _answers_charge(denial, group)
            )
        else:
            about = answers(denial, group) and _shares_topic(denial, group, stems)
            fits = about or _speaks_alike(denial, group, stems)
        if fits:
            found.add(claim.id)
    return tuple(sorted(found))


def _answers_charge(denial: Denial, group: QuestionGroup) -> bool:
    """Say whether the one who is said to have done it calls the reports false."""
    agent, speaker = group.question.agent, denial.claim.speaker
    if agent is None or group.question.measure == "capacity":
        return False
    names = [name_key(name) for name in (speaker.name, speaker.country) if name]
    return denial.claim.polarity == "denied" and any(
        name_key(agent) in name for name in names
    )


def _follows(denial: Denial, group: QuestionGroup) -> bool:
    """Say whether a denial without words of its own comes right after a figure."""
    return denial.claim.polarity == "denied" and any(
        bearing.document == denial.claim.document
        and bearing.claim.id != denial.claim.id
        and 0 <= denial.start - bearing.span.end <= _AFTER
        for bearing in group.bearings
    )
