"""Whether the clause around a time speaks of the past or of what is to come."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.lexicon.times import TENSE_NOUNS, find_tense, is_verb

__all__ = ["MOVES", "Direction", "find_direction", "is_aside", "is_done"]

Direction = Literal["past", "future", "open"]
"""Where a time without its year lies, seen from the day of the page."""

_BACK, _AHEAD = 24, 24  # tokens; a clause is seldom longer, and the work stays bounded
_PROMISES = frozenset(
    """
    promised vowed pledged agreed decided hoped wants want wanted asked ordered urged
    subpoenaed summoned invited required sentenced allowed authorized authorised
    intended plans plan aims aim hopes threatened offered refused
    """.split()
)
_ARTICLES = frozenset(
    "the a an its their his her of this that no any new such our your those".split()
)
MOVES = frozenset(
    """
    moved postponed delayed deferred extended rescheduled adjourned pushed brought put
    shifted slipped
    """.split()
)
_PLANNED = frozenset("planned scheduled expected announced agreed promised".split())
_AS_BEFORE = (["as", "previously"], ["as", "originally"], ["as", "had"], ["as", "was"])
_SAYINGS = frozenset(
    "said says told announced reported added stated wrote confirmed noted".split()
)
_FORESEEN = _SAYINGS | frozenset(
    "predicted estimated warned argued believed thought hoped insisted".split()
)
# What lasted until a day has ended there; what was closed until it may be so still.
_LASTING = frozenset(
    """
    lasted continued persisted raged ran burned burnt reigned remained stayed waited
    endured survived fought ruled served lived worked dragged
    """.split()
)
_MODALS = frozenset("will would could may might must should shall".split())
_AUXILIARIES = frozenset("do does did".split())
_BEFORE_PRESENT = _MODALS | frozenset("and who which".split())
_PLAIN: Mapping[str, Direction] = MappingProxyType(
    {"future": "future", "present": "open"}
)
_SUBJECTS = frozenset("who which it he she".split())
_DATES = frozenset({"numeric", "month", "weekday"})  # "Offer Expires 2/20/24"
_PASSIVES = frozenset("be being get getting".split())
_STATES = frozenset("is are stays stay remains remain keeps".split())
_APOSTROPHES = frozenset("'\u2019")
_ENDS = frozenset(".!?")


def find_direction(lexemes: Lexemes, form: Form) -> Direction:
    """Say whether a time lies before or after the day of the page, by its clause.

    Args:
        lexemes: The text.
        form: The time in it.

    Returns:
        `open` where the clause has no verb that tells.

    >>> from whence.extract.times.grammar import find_forms
    >>> from whence.extract.times.lexemes import read_lexemes
    >>> from whence.model import Span
    >>> text = "Voting opened on Sept. 28 and closes on Oct. 18."
    >>> lexemes = read_lexemes(text, Span(0, len(text)))
    >>> [find_direction(lexemes, form) for form in find_forms(lexemes)]
    ['past', 'future']
    """
    words = lexemes.words
    infinitive = False
    at = form.first - 1
    if words[at - 1 : at + 1] == ["of", "record"]:
        return "future"  # shareholders of record on a day to come
    if words[at - 1 : at + 1] == ["back", "in"]:
        return "past"
    while at > 0 and at > form.first - _BACK:
        word = words[at]
        if word == ";":
            ahead = _ahead(lexemes, form)
            if ahead != "open":
                return ahead
        if word in _ENDS and (word != "." or lexemes.starts_sentence(at + 1)):
            break
        if lexemes.new_line(at + 1):
            break
        aside = _is_set_off(words, at, form.first)
        found = None if aside else _judge(lexemes, at, infinitive=infinitive)
        if found is not None:
            found = _moved(words, at, form.first) or found
            passive = words[at - 1] in {"was", "were", "been"}  # put off
            lasted = not passive and {word, words[at - 1]} & _LASTING
            return found if lasted else _framed(form, words, found)
        infinitive = infinitive or (word == "to" and lexemes.is_word(at + 1))
        at -= 1
    return _ahead(lexemes, form)


def _is_set_off(words: list[str], at: int, first: int) -> bool:
    """Say whether a word that looks ahead belongs to an aside, not to the clause.

    "It began as planned on Saturday" is done, and so is "ahead of the trip, the office
    on Sunday issued a caution".
    """
    if words[at + 1] == "," and words[at] in _FORESEEN:
        opened = "," in words[max(at - 5, 0) : at]  # ", economists predicted, and"
        return opened and words[at + 2] in {"and", "but", "or"}
    if words[at] in _PLANNED:
        return words[at - 1] == "as" or words[at - 2 : at] in _AS_BEFORE
    return words[at : at + 2] == ["ahead", "of"] and "," in words[at:first]


def _framed(form: Form, words: list[str], found: Direction) -> Direction:
    """Weigh the preposition: what has gone on since a day is past, "until" looks on."""
    if found == "future" and words[form.first - 1] in {"for", "on", "in"}:
        before = words[max(form.first - 5, 0) : form.first]
        if "originally" in before or "initially" in before:
            return "open"  # "planned originally for the 10th, put off to the 24th"
    if words[form.first - 1] == "since":
        return "past"
    told_for = words[form.first - 1] == "for" and form.unit == "M" and not form.year
    if told_for and found == "future" and not is_verb(words[form.first - 2]):
        return "open"  # "it will publish figures for January"
    lasted = form.kind in {"weekday", "clock"} or form.unit == "WE"
    through = words[form.first - 1] == "through" and lasted
    if form.frame == "until" and found == "past" and not through:
        return "open"
    return found


def is_aside(lexemes: Lexemes, form: Form) -> bool:
    """Say whether a time is that of the saying, not of what is told.

    In "the raids peaked in October, the air force said on Nov. 4" the story stays
    in October.
    """
    at = form.first - 1
    if lexemes.words[at] == "on":
        at -= 1
    return lexemes.words[at] in _SAYINGS


def is_done(lexemes: Lexemes, form: Form) -> bool:
    """Say whether a past verb stands close to a time, with nothing to come between.

    "Founded in 1947" is done, and "In May 2021 it fell"; "threatening to rise in 2024"
    is not.
    """
    lead = form.first - 1
    if lexemes.starts_sentence(lead) or lexemes.words[lead - 1] == ";":
        return _ahead(lexemes, form) == "past"
    for at in range(form.first - 1, max(form.first - 8, 0), -1):
        word = lexemes.words[at]
        if word == "to" or word.endswith("ing") or word in _ENDS or word in {",", ";"}:
            return False
        tense = find_tense(word)
        if tense == "past":
            return lexemes.words[at - 1] not in {"be", "is", "are", "to"}
        if tense in {"future", "scheduled", "present"}:
            return False
    return False


def _moved(words: list[str], at: int, first: int) -> Direction | None:
    """Read "moved to Wednesday", "postponed until June": the new time is to come."""
    if words[at] not in MOVES:
        return None
    far = len(words[at:first]) - 2
    reach = {"until": 12, "till": 12, "to": 4, "for": 4, "from": 0}.get(
        words[first - 1], -1
    )
    return "future" if far <= reach else None


def _judge(lexemes: Lexemes, at: int, *, infinitive: bool) -> Direction | None:
    """Judge one word before the time; None to look further back."""
    words = lexemes.words
    word = words[at]
    tense = find_tense(word)
    if word == "won" and words[at + 1] in _APOSTROPHES and words[at + 2] == "t":
        tense = "future"
    if tense is None and word.endswith("s") and words[at - 1] in _SUBJECTS:
        tense = "future"  # "who speaks", "it changes": a present that announces
    named = lexemes.is_capital(at) and not lexemes.starts_sentence(at)
    dated = _DATES & lexemes.senses[at + 1].keys()
    if tense is None or (named and not (tense == "scheduled" and dated)):
        return None
    before = words[at - 1]
    if before == "not":
        before = words[at - 2]
    noun = word in TENSE_NOUNS and _is_noun(words, at, before)
    if noun or tense == "perfect":
        return None
    if word in _PROMISES and before != "be":  # "he will be sentenced in July"
        return "future" if infinitive or not word.endswith("ed") else "past"
    due = tense == "future" and words[at - 2 : at] == ["had", "been"]
    if tense == "past" or due:  # "it had been due to expire on Friday"
        return _judge_past(words, at, before)
    if tense == "scheduled":
        return _scheduled(lexemes, at, infinitive=infinitive)
    return _PLAIN.get(tense)


def _is_noun(words: list[str], at: int, before: str) -> bool:
    """Say whether "reports" or "plan" is a noun: "its plan", "had filed reports"."""
    if before in _ARTICLES:
        return True
    if before in _AUXILIARIES:
        return False  # "they did not plan to leave"
    return "past" in {find_tense(before), find_tense(words[at - 2])}


def _judge_past(words: list[str], at: int, before: str) -> Direction | None:
    """Judge a past form, which may be a participle: "will be held", "is set for"."""
    if before in _PASSIVES or words[at - 1] in _MODALS:
        return "future" if _future_be(words, at) else None
    ahead = before == "have" and words[at - 2] in {"will", "would"}
    if ahead or (words[at] == "set" and words[at + 1] in {"for", "to"}):
        return "future"
    return "open" if before in _STATES else "past"


def _future_be(words: list[str], at: int) -> bool:
    """Say whether "be held" hangs on a modal or a "to": "will be held", "to be held"."""
    for back in range(at - 1, max(at - 6, 0), -1):
        if words[back] in _MODALS or words[back] in {"to", "'ll"}:
            return True
    return False


def _scheduled(lexemes: Lexemes, at: int, *, infinitive: bool) -> Direction | None:
    """Judge a present form: "opens on Friday", "to resume on the 20th", "would end"."""
    words = lexemes.words
    before = words[at - 1]
    if before in _ARTICLES or before == "of":
        return None  # a noun: "the start", "its reports"
    if before == "to":
        return _infinitive(words, at, infinitive=infinitive)
    subject = (before.endswith("s") and len(before) > 3) or lexemes.is_capital(at - 1)
    if words[at].endswith("s") or subject or before in _BEFORE_PRESENT:
        return "future"
    return None


def _infinitive(words: list[str], at: int, *, infinitive: bool) -> Direction | None:
    """Judge "to resume" by the verb that it hangs on."""
    for back in range(at - 2, max(at - 6, 0), -1):
        tense = find_tense(words[back])
        if words[back] in _PROMISES or tense in {"future", "present"}:
            return "future"
        if words[back] in {"was", "were"}:
            return "future"
        if words[back] == "set":
            return "future"
        if tense == "past":
            return "future" if infinitive else "past"
    return None


def _ahead(lexemes: Lexemes, form: Form) -> Direction:
    """Judge by the words after a time that stands first in its clause."""
    words = lexemes.words
    for at in range(form.last, min(form.last + _AHEAD, lexemes.size)):
        word = words[at]
        if word == ";" or lexemes.new_line(at):
            break
        if word in _ENDS and (word != "." or lexemes.starts_sentence(at + 1)):
            break
        noun = word in TENSE_NOUNS and words[at + 1] != "to"
        tense = None if noun else find_tense(word)
        if tense is None or lexemes.is_capital(at):
            continue
        if tense in {"past", "perfect"}:
            return "past"
        if tense == "future" or (tense == "scheduled" and word.endswith("s")):
            return "future"
        if tense == "present":
            follow = words[at + 1]
            if find_tense(follow) == "future" or follow == "to":
                return "future"
            return "open"
    return "open"
