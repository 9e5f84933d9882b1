"""Acts: what a speaker does with the words, by the cue and by the content."""

import re
from functools import lru_cache
from typing import NamedTuple

from whence.extract.attributions.groups import find_groups
from whence.lexicon.cues import cue_at
from whence.model import Act, Actor, Attribution, Polarity, Span
from whence.text.tokens import find_tokens

__all__ = ["Stance", "cue_lemma", "find_stance", "is_present"]

_URGE = re.compile(
    r"^[\"\u201c]?(?:we|i)\s(?:[\w-]{1,15}\s){0,4}?(?:urge|call on|call upon|ask|appeal"
    r"|demand|implore)\b|\bplease\b|^[\"\u201c](?:do not|don't|stop|let us|we must)\b",
    re.IGNORECASE,
)
_CONDEMN = re.compile(
    r"^[\"\u201c]?(?:we|i)\s(?:[\w-]{1,15}\s){0,4}?(?:condemn|denounce|deplore)\b"
    r"|\bour (?:strong |firm )?condemnation\b"
    r"|^[\"\u201c](?:this|that|it) (?:is|was) (?:[\w-]{1,12} ){0,3}?(?:cowardly|heinous|barbaric"
    r"|despicable|abhorrent|monstrous|shameful|disgraceful|atrocity|barbarism|war crime"
    r"|disgrace|outrage)\b",
    re.IGNORECASE,
)
_THREAT = re.compile(
    r"\b(?:will|would) (?:be held|face|respond|retaliate|regret|answer)\b"
    r"|(?<!\bwe )(?<!\bi )\b(?:will|would) pay\b"
    r"|\bwill not (?:stand by|tolerate|go unanswered)\b",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(
    r"\b(?:nothing to add|no comment|not going to (?:get into|comment|discuss)"
    r"|(?:do|does|will|would|can|could) not (?:comment|discuss)|cannot (?:comment|discuss)|can't (?:comment|discuss)"
    r"|not (?:at liberty|in a position|authori[sz]ed|allowed|permitted|prepared|going) to (?:say|comment|discuss|speak|disclose|confirm))\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:fals(?:e|ehoods?)|lies?|fabrications?|fictions?|nonsense|baseless|unfounded"
    r"|groundless|untrue|propaganda|absurd|fake|invention|fairy ?tales?|smear|made up|without (?:any )?(?:foundation|basis)|no (?:foundation|basis)|far from the truth|bogus|rumou?rs?|slander|invented|misinformation"
    r"|disinformation|taken from the ceiling|hoax|myth|fantas(?:y|ies)|ridiculous|laughable"
    r"|(?:wildly |grossly )?inflated|overblown|overstated|misleading|distorted|defamatory|rubbish|garbage"
    r"|exaggerated|speculation|incorrect|inaccurate|not true|politically motivated)\b",
    re.IGNORECASE,
)


_ABSOLUTE = re.compile(
    r"\b(?:has|have|had|'ve|\u2019ve|we|i|was|were) never\b|, never (?:an?|the)\b|\b(?:there (?:is|are|was|were)|has|have|had|with) (?:been )?"
    r"[\"\u201c]?no\b|^[\"\u201c]?(?:no|none|neither)\s|\b(?:foundation|basis in fact|no truth)\b"
    r"|\b(?:do|does|did) not (?:correspond|conform) to (?:the )?(?:reality|facts?|truth)\b"
    r"|\b(?:is|are|was|were) (?:not true|untrue|false|a lie|lies|fake|baseless|unfounded)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"\bnothing\b|, not [\d$\u20ac\u00a3]|, not \w+,?[\"\u201d]?$", re.IGNORECASE
)
_NO_DENIAL = re.compile(
    r"\bno (?:doubt|longer|more than|less|fewer|later|way|choice|option|alternative|need"
    r"|plans?|objection|reason|intention|comment|money|time|room|recipient|matter|matter"
    r"|decision|agreement|date|timetable|breakthrough|progress|official|final|immediate"
    r"|word|power|access|details?|information|evidence yet)\b|\bnothing (?:to|about|more)\b"
    r"|\bnever (?:again|before|came|arrived)\b|\bno one (?:knows|can)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:not|never|no|nothing|n't)\b", re.IGNORECASE)


_NOBODY = re.compile(
    r"(?:nobody|no one|no-one|none|neither)\s|no\s(?:spokes\w{3,7}|official)\b",
    re.IGNORECASE,
)
_FRAMED = (("believed",), ("it",))  # "if X is to be believed", "as X puts it"
_PAST_HELP = frozenset("has have had did was were would could".split())
_CALLING = frozenset("call term dub describe label brand".split())
_BIDDING = frozenset("tell say remind warn".split())
_BID = re.compile(r"(?:not )?to (?!the |a |an |his |her |their |its |this )[a-z]+")
_BY_PATTERN: tuple[tuple[re.Pattern[str], Act], ...] = (
    (_NO_COMMENT, "decline"),
    (_URGE, "urge"),
    (_CONDEMN, "condemn"),
)


class Stance(NamedTuple):
    """What a speaker does, and whether the content is asserted or denied."""

    act: Act
    polarity: Polarity


@lru_cache(maxsize=4096)
def _cue_act(cue: str) -> tuple[Act, str]:
    """Return the act and the lemma of the words of a cue."""
    words = tuple(
        token.surface.casefold().replace("\u2019", "'") for token in find_tokens(cue)
    )
    if words[:2] == ("according", "to") or words[-1:] in _FRAMED:
        return "state", "according to"
    groups = find_groups(words)
    refused = next((group for group in groups if group.negated), None)
    if refused is not None:
        return "decline", refused.cue.lemma
    if groups:
        return groups[0].cue.act, groups[0].cue.lemma
    return _act_of_forms(words)


def cue_lemma(cue: str) -> str:
    """Return the base form of the verb of a cue, or nothing where it has none.

    Args:
        cue: The words of the cue.

    >>> cue_lemma("has repeatedly denied"), cue_lemma("According to")
    ('deny', 'according to')
    """
    return _cue_act(cue)[1]


def is_present(cue: str) -> bool:
    """Say whether the verb of a cue is in the present tense.

    Args:
        cue: The words of the cue.

    >>> is_present("says"), is_present("does not deny"), is_present("has denied")
    (True, True, False)
    """
    words = tuple(token.surface.casefold() for token in find_tokens(cue))
    if not _PAST_HELP.isdisjoint(words):
        return False
    groups = find_groups(words)
    form = groups[0].form if groups else "past"
    return form in {"third", "base"} or not {"does", "do"}.isdisjoint(words)


def _act_of_forms(words: tuple[str, ...]) -> tuple[Act, str]:
    """Return the act of a cue that makes no group: a bare form, a noun."""
    if words[-1:] == ("return",) and not {"not", "n't"}.isdisjoint(words):
        return "decline", "return"  # of calls
    for at in range(len(words)):
        found = cue_at(words, at)
        if found is not None:
            refused = not {"not", "n't", "never"}.isdisjoint(words[:at])
            return ("decline" if refused else found.cue.act), found.cue.lemma
    noun = next((word for word in _NOUN_ACTS if word in words), "")
    felt = next((word for word in words[1:] if word in _FELT_ACTS), "")
    act = _NOUN_ACTS.get(noun) or _FELT_ACTS.get(felt, "state")
    return act, noun


_NOUN_ACTS: dict[str, Act] = {
    "estimate": "estimate",
    "estimates": "estimate",
    "criticism": "accuse",
    "accusation": "accuse",
    "accusations": "accuse",
    "allegation": "accuse",
    "allegations": "accuse",
    "charge": "accuse",
    "charges": "accuse",
    "warning": "warn",
    "warnings": "warn",
    "reports": "report",
    "report": "report",
    "rumours": "report",
    "rumors": "report",
}
# Of what somebody voices or raises: "voiced doubt that the pier would stand".
_FELT_ACTS: dict[str, Act] = {
    "doubt": "reject",
    "doubts": "reject",
    "concern": "warn",
    "concerns": "warn",
    "alarm": "warn",
    "fear": "warn",
    "fears": "warn",
}


def _by_lemma(act: Act, lemma: str, content: str) -> Act | None:
    """Return the act where the verb and a few words tell it, or None."""
    if lemma == "swear":
        return "promise" if content.startswith("to ") else None
    if lemma in _CALLING:
        return "reject" if _CALLED.search(content) else act
    if (lemma == "warn" or act == "state") and _THREAT.search(content):
        return "threaten"
    if lemma in _BIDDING and _BID.match(content):
        return "urge"  # "told jurors to ignore the papers"
    return None


def _by_content(
    act: Act, lemma: str, content: str, *, official: bool, answering: bool
) -> Act:
    """Return the act where the cue alone does not tell: "said", "called"."""
    told = _by_lemma(act, lemma, content)
    if told is not None:
        return told
    if act not in {"state", "report"}:
        return act
    negative = official and (
        _ABSOLUTE.search(content) or (answering and _CONTRAST.search(content))
    )
    denies = negative and not _NO_DENIAL.search(content)
    if denies or (lemma in {"assure", "insist"} and _NEGATIVE.search(content)):
        return "deny"
    for pattern, other in _BY_PATTERN:
        if pattern.search(content):
            return other
    return act


def _is_nobody(text: str, source: Span) -> bool:
    """Say whether nobody of a body speaks: "Nobody at the mine would say"."""
    before = text[max(0, source.start - 8) : source.start].casefold()
    return _NOBODY.match(source.of(text)) is not None or before.endswith("neither ")


def find_stance(
    text: str,
    item: Attribution,
    speaker: Actor,
    *,
    official: bool,
    answering: bool = False,
) -> Stance:
    """Return what the speaker of an attribution does with its content.

    Args:
        text: The page's text.
        item: The attribution.
        speaker: Whoever speaks.
        official: Whether the speaker answers for a body: then "there was no leak"
            denies one, while a witness who saw nothing denies nothing.
        answering: Whether what was said just before denies or accuses.
    """
    cue = " ".join(span.of(text) for span in item.cue)
    content = " ".join(span.of(text) for span in item.content)[:2000]
    act, lemma = _cue_act(cue) if cue else ("state", "")
    if item.source and _is_nobody(text, item.source[0]):
        return Stance("decline", "asserted")
    act = _by_content(act, lemma, content, official=official, answering=answering)
    if act in {"state", "report"}:
        act = "report" if speaker.kind in {"outlet", "agency"} else "state"
    return Stance(act, "denied" if act in {"deny", "reject"} else "asserted")
