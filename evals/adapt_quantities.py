"""What the public sets of quantities ask for beside, or otherwise than, the contract.

The runner applies `adapt` to the record of a document before it is scored. Nothing of
this is in the product:

- The NewsQuant set (CQE, EMNLP 2023) asks for the `change` (a figure by which something
  went up or down) and the `concept` (the words for what the figure is about). Both are
  read here from the words before the figure: the verb that it stands behind, and the
  subject of that verb.
- The sets name the unit of a price or a flow by the words that stand together; the
  contract's rate is taken off where its words do not stand in the span.
- NewsQuant takes "one of the best" for the number one.
- Recognizers-Text names a price by its currency alone ("$1.40 a share" is USD), and
  does not say that a range is approximate.
"""

import copy
import re
from collections.abc import Sequence
from typing import Any

from whence.extract.quantities.forms import is_stop
from whence.extract.quantities.nouns import find_noun_phrase
from whence.extract.quantities.sheet import Sheet
from whence.lexicon.nouns import load_word_classes
from whence.lexicon.units import load_units
from whence.model import Span
from whence.text.sentences import find_sentences

__all__ = ["adapt"]

# A record is JSON by nature.
Record = dict[str, Any]

_RATE = re.compile(r"/|\b(?:per|an?|each|every)\b", re.IGNORECASE)

_UP = frozenset(
    """rise rises rose risen rising increase increases increased increasing grow grows
    grew grown growing climb climbs climbed climbing jump jumps jumped jumping surge
    surges surged surging soar soars soared soaring gain gains gained gaining advance
    advances advanced advancing add adds added adding up rally rallied rallying rocket
    rocketed leap leaps leapt leaped spike spiked expand expanded expands boost boosted
    raise raises raised raising lift lifted rebound rebounded strengthened accelerated
    swell swelled improve improved improves hike hiked hikes higher growth uptick
    """.split()
)
_DOWN = frozenset(
    """fall falls fell fallen falling drop drops dropped dropping decline declines
    declined declining decrease decreases decreased decreasing lose loses lost losing
    slide slides slid sliding slip slips slipped slipping sink sinks sank sunk shed sheds
    shedding plunge plunges plunged plunging tumble tumbles tumbled tumbling slump slumps
    slumped slumping shrink shrinks shrank cut cuts cutting down reduce reduces reduced
    reducing weaken weakened crash crashed dip dips dipped ease eased eases lower lowered
    lowers plummet plummeted retreat retreated contract contracted trim trimmed slash
    slashed lower reduction downturn loss""".split()
)
_AFTER_UP = frozenset("increase rise gain jump surge growth higher hike uptick".split())
_AFTER_DOWN = frozenset(
    "decrease decline drop fall loss lower cut reduction slump plunge slide dip".split()
)
_BETWEEN = frozenset(
    """by of a an the about around nearly almost some roughly approximately another
    further only just as much more than over an estimated extra additional up down
    sharply slightly""".split()
)
_ENDS = frozenset("to at from".split())
_AUXILIARIES = frozenset(
    """is are was were be been being has have had do does did will would can could may
    might shall should must""".split()
)
_BOUNDARIES = frozenset(
    """, ; : ( ) " “ ” — – that which who whose where when while if because after before
    as but since although though""".split()
)
_PRESENT = frozenset(
    """starts costs weighs measures makes has averages sells totals stands holds trades
    carries gets goes plans aims expects offers gives reaches runs uses pays owns earns
    employs covers produces includes spends faces hits begins delivers drives
    features""".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday".split()
)
_MOVES = _UP | _DOWN | _AFTER_UP | _AFTER_DOWN
_SAYING = frozenset("said says say told added reported announced".split())
_MARKS = "\"'“”‘’.,;:()[]!?"
_REACH = 24


def _is_verb(sheet: Sheet, at: int) -> bool:
    word = sheet.low(at)
    if word in _AUXILIARIES or word in {"up", "down"}:
        return True
    if load_word_classes().get(word) == "verb":
        return True
    if word in _UP or word in _DOWN:
        return not is_stop(sheet.low(at - 1)) or sheet.low(at - 1) in _AUXILIARIES
    if word in _PRESENT and at > 0 and not is_stop(sheet.low(at - 1)):
        return True
    return len(word) > 4 and word.endswith("ed")


def find_change(sheet: Sheet, start: int, end: int) -> str | None:
    """Say whether a figure is the amount by which something went up or down.

    Args:
        sheet: The sentence.
        start: Index of the first token of the figure.
        end: Index after its last token.

    Returns:
        `up`, `down`, or None for neither.

    >>> text = "Shares fell by nearly 5 percent."
    >>> find_change(Sheet(text, 0, len(text)), 4, 6)
    'down'
    """
    after = sheet.lowers[end : end + 2]
    if after[:1] and (after[0] in _AFTER_UP or after[0] in _AFTER_DOWN):
        return "up" if after[0] in _AFTER_UP else "down"
    at = start - 1
    while at >= 0 and start - at < 7:
        word = sheet.low(at)
        if word in _UP:
            return "up"
        if word in _DOWN:
            return "down"
        if word in _ENDS or word not in _BETWEEN:
            return None
        at -= 1
    return None


def _content(sheet: Sheet, start: int, end: int) -> list[str]:
    """Return the words of a stretch that carry meaning, without repetition."""
    if start >= end:
        return []
    words: list[str] = []
    for printed in sheet.text[sheet.starts[start] : sheet.ends[end - 1]].split():
        word = printed.strip(_MARKS).lower().removesuffix("'s").removesuffix("’s")
        if word and word not in words and not is_stop(word) and not word.endswith("ly"):
            words.append(word)
    return words


def _subject(sheet: Sheet, verb: int) -> list[str]:
    """Return the words of the phrase before a verb, back to the clause's start."""
    end = verb
    while end > 0 and (
        sheet.low(end - 1) in _AUXILIARIES or _is_adverb(sheet, end - 1)
    ):
        end -= 1
    if end > 1 and sheet.low(end - 1) == ",":  # "inflation, which excludes food, was"
        opened = [at for at in range(max(0, end - 16), end - 1) if sheet.low(at) == ","]
        end = opened[-1] if opened else end
    start = end
    while start > 0 and end - start < 10:
        word = sheet.low(start - 1)
        if word in _BOUNDARIES or word in _SAYING or word in {"and", "."}:
            break
        start -= 1
    return _content(sheet, start, end)


def _is_adverb(sheet: Sheet, at: int) -> bool:
    word = sheet.low(at)
    return word.endswith("ly") or word in {"also", "then", "still", "already", "now"}


def _of_noun(sheet: Sheet, start: int) -> list[str]:
    """Return the words of the noun in "revenue of 9 billion"; none behind "rise of"."""
    if sheet.low(start - 1) != "of":
        return []
    end = start - 1
    first = end
    while first > 0 and end - first < 4 and sheet.low(first - 1)[:1].isalpha():
        if is_stop(sheet.low(first - 1)) or _is_verb(sheet, first - 1):
            break
        first -= 1
    words = _content(sheet, first, end)
    return [] if _MOVES & set(words) else words


def _moved(sheet: Sheet, start: int, end: int) -> list[str]:
    """Return what moved in "a rise of 5% in sales" and "a 5% fall in rents"."""
    at = end
    if sheet.low(start - 1) == "of":
        if sheet.low(start - 2) not in _MOVES:
            return []
    elif sheet.low(at) in _MOVES:
        at += 1
    else:
        return []
    if sheet.low(at) not in {"in", "of"}:
        return []
    at += 1
    while sheet.low(at) in {"the", "its", "their", "a"}:
        at += 1
    last = at
    while (
        last - at < 4 and sheet.low(last)[:1].isalpha() and not is_stop(sheet.low(last))
    ):
        last += 1
    return _content(sheet, at, last)


def _named_after(sheet: Sheet, end: int) -> list[str]:
    """Return the words that a figure stands before as a modifier: "a 12% stake"."""
    last = end
    while last - end < 3 and sheet.low(last)[:1].isalnum():
        word = sheet.low(last)
        if is_stop(word) or word in _DAYS or _is_verb(sheet, last) or word == "year":
            break
        last += 1
    return _content(sheet, end, last)


def find_concept(sheet: Sheet, start: int, end: int, noun: Sequence[str]) -> list[str]:
    """Find the words for what a figure is about.

    They are the noun it belongs to ("revenue of 9 billion", "a 12% stake"), else the
    subject of its clause.

    Args:
        sheet: The sentence.
        start: Index of the first token of the figure.
        end: Index after its last token; 0 where what follows is the counted noun.
        noun: The words of the noun that it counts, used where there is no subject.

    Returns:
        Words in small letters.

    >>> text = "Shares of Tesla fell 5 percent."
    >>> find_concept(Sheet(text, 0, len(text)), 4, 6, [])
    ['shares', 'tesla']
    """
    owned = _of_noun(sheet, start) or _moved(sheet, start, end)
    if owned:
        return owned
    is_attribute = sheet.low(start - 1) in {"a", "an", "the", "its", "their"}
    modified = _named_after(sheet, end) if end and is_attribute else []
    if modified:
        return modified
    for verb in range(start - 1, max(-1, start - _REACH), -1):
        if sheet.low(verb) in {";", "."}:
            break
        if not _is_verb(sheet, verb) or sheet.low(verb) in _SAYING:
            continue
        words = _subject(sheet, verb)
        if words:
            return words
    if noun:
        return list(noun)
    before = start - 1
    while before > 0 and (is_stop(sheet.low(before)) or sheet.low(before) in ",-–:"):
        before -= 1
    return _content(sheet, max(0, before - 1), before + 1)


def _drop_far_rate(quantity: Record, surface: str) -> None:
    """Take the rate off a unit whose words do not stand in the span."""
    unit = quantity["unit"]
    symbol = load_units().symbols.get(surface.rsplit(maxsplit=1)[-1])
    if symbol is not None and symbol.name == unit:
        return  # "90 mph" says the rate in one word
    if unit and " per " in unit and not _RATE.search(surface):
        quantity["unit"] = unit.split(" per ")[0]


def _adapt_recognizers(quantity: Record) -> None:
    """Name prices and flows by the first unit alone, and bound no range by "about"."""
    unit = quantity["unit"]
    if unit and (quantity["kind"] == "money" or unit.startswith("barrel per")):
        quantity["unit"] = unit.split(" per ")[0]
    if quantity["value"] is None and quantity["bound"] == "~":
        quantity["bound"] = "="


def _find_sheet(sheets: Sequence[tuple[Span, Sheet]], at: int) -> Sheet | None:
    for span, sheet in sheets:
        if span.start <= at < span.end:
            return sheet
    return None


def _add_view(quantity: Record, sheet: Sheet, text: str) -> None:
    """Add the change and the concept of one figure."""
    low, high = quantity["hedge"] or quantity["span"]
    first = min(low, quantity["span"][0])
    start = sum(begin < first for begin in sheet.starts)
    end = sum(begin < max(high, quantity["span"][1]) for begin in sheet.starts)
    change = find_change(sheet, start, end)
    if change is not None and quantity["bound"] in {"=", "~"}:
        quantity["change"] = change
    counted = quantity["counted_span"]
    noun = [] if counted is None else re.findall(r"\w+", text[slice(*counted)].lower())
    concept = find_concept(sheet, start, 0 if noun else end, noun)
    if quantity["kind"] == "count":
        concept += [word for word in noun if word not in concept]
    quantity["concept"] = concept or ["-"]


def _find_ones(sheet: Sheet, taken: Sequence[Span]) -> list[Record]:
    """Find "one of the ...", which NewsQuant takes for the number one."""
    found: list[Record] = []
    for at, word in enumerate(sheet.lowers):
        if word != "one" or sheet.low(at + 1) != "of":
            continue
        span = Span(sheet.starts[at], sheet.ends[at])
        if any(span.overlaps(other) for other in taken):
            continue
        start = at + 2
        while sheet.low(start) in {"the", "its", "their", "most", "his", "her", "our"}:
            start += 1
        phrase = find_noun_phrase(sheet, start, plural=True)
        noun = None if phrase is None else phrase.singular
        found.append(
            {
                "id": f"one-{span.start}",
                "span": [span.start, span.end],
                "value": 1,
                "low": 1,
                "high": 1,
                "bound": "=",
                "unit": None,
                "counted": noun,
                "counted_span": None,
                "kind": "count",
                "base": None,
                "hedge": None,
            }
        )
    return found


def adapt(record: Record) -> Record:
    """Return an extraction's record as the public sets of quantities ask for it.

    Args:
        record: The record of one document, CONTRACT section 2; left as it is.

    Returns:
        A copy whose quantities have `change` and `concept` beside, and the units that
        the set's gold names.
    """
    adapted = copy.deepcopy(record)
    text = adapted["text"]
    sheets = [
        (span, Sheet(text, span.start, span.end)) for span in find_sentences(text)
    ]
    if str(adapted["id"]).startswith("newsquant"):
        taken = [Span(*quantity["span"]) for quantity in adapted["quantities"]]
        for _, laid_out in sheets:
            adapted["quantities"] += _find_ones(laid_out, taken)
        adapted["quantities"].sort(key=lambda quantity: quantity["span"])
    for quantity in adapted["quantities"]:
        start, end = quantity["span"]
        _drop_far_rate(quantity, text[start:end])
        if str(adapted["id"]).startswith("recognizers-"):
            _adapt_recognizers(quantity)
        sheet = _find_sheet(sheets, start)
        if sheet is not None:
            _add_view(quantity, sheet, text)
    return adapted
