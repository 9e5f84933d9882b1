"""The NewsQuant view of a figure: what went up or down by it, and what it is about.

The set (CQE, EMNLP 2023) asks for the `change` of a figure (`up`, `down`) and for its
`concept`, the words for what it is about. Both are read from the words around it: the
verb that it stands behind, that verb's object or subject, the noun that it belongs to.
"""

from collections.abc import Sequence

from whence.extract.quantities.forms import is_stop
from whence.extract.quantities.sheet import Sheet
from whence.lexicon.nouns import load_word_classes

__all__ = ["find_change", "find_concept"]

_UP = frozenset(
    """rise rises rose risen rising increase increases increased increasing grow grows
    grew grown growing climb climbs climbed climbing jump jumps jumped jumping surge
    surges surged surging soar soars soared soaring gain gains gained gaining advance
    advances advanced advancing add adds added adding up rally rallied rallying rocket
    rocketed leap leaps leapt leaped spike spiked expand expanded expands boost boosted
    raise raises raised raising lift lifted rebound rebounded strengthened accelerated
    swell swelled improve improved improves hike hiked hikes higher growth uptick
    widen widens widened widening
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
    slashed lower reduction downturn loss narrow narrows narrowed narrowing erase erased
    wipe wiped wiping""".split()
)
_AFTER_UP = frozenset("increase rise gain jump surge growth higher hike uptick".split())
_AFTER_DOWN = frozenset(
    "decrease decline drop fall loss lower cut reduction slump plunge slide dip".split()
)
_BETWEEN = frozenset(
    """by of a an the about around nearly almost some roughly approximately another
    further only just as much more than over an estimated extra additional up down
    sharply slightly average total of""".split()
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
_PLAIN_PASTS = frozenset("cost set put hit cut beat let shut".split())
# Verbs that move or hold what stands between them and the figure: "raised its rate by".
_HOLDS = frozenset(
    """keep keeps kept hold holds held leave leaves left set sets put puts bring brings
    brought take takes took push pushes pushed values valued""".split()
)
_SUMS = frozenset("average total combined maximum minimum record".split())
_NORMS = frozenset("average normal usual expectations forecasts".split())
_LINKS = frozenset({"by", "to", "at", "from", "for"})
_GIVES = frozenset("raise raises raised raising".split())
_MONTHS = frozenset(
    """january february march april may june july august september october november
    december year month week quarter day""".split()
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
_ARTICLES = frozenset("a an the its their his her this that".split())
_MOVES = _UP | _DOWN | _AFTER_UP | _AFTER_DOWN
_SAYING = frozenset("said says say told added reported announced".split())
_MARKS = "\"'“”‘’.,;:()[]!?"
_REACH = 24


def _is_verb(sheet: Sheet, at: int) -> bool:
    word = sheet.low(at)
    if word in {"up", "down"}:
        return not sheet.glued(at)  # no "start-up"
    plain = word in _PLAIN_PASTS and at > 0 and sheet.low(at - 1) not in _ARTICLES
    if plain or word in _AUXILIARIES:
        return True
    if load_word_classes().get(word) == "verb":
        return True
    if word in _UP or word in _DOWN:
        before = sheet.low(at - 1)
        return not is_stop(before) or before in _AUXILIARIES or sheet.glued(at - 1)
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
    at = end + sheet.is_hyphen(end)
    after = sheet.low(at)
    if after in _AFTER_UP or after in _AFTER_DOWN:
        return "up" if after in _AFTER_UP else "down"
    if after == "off" or (after in {"below", "above"} and sheet.low(at + 1) in _NORMS):
        return "up" if after == "above" else "down"
    at = start - 1
    while at >= 0 and start - at < 7:
        word = sheet.low(at)
        if word in _UP | _DOWN and not sheet.glued(at):
            return None if _is_level(sheet, at, start) else _course(word)
        if word in _ENDS or word not in _BETWEEN:
            break
        at -= 1
    verb = _moving_verb(sheet, start) if sheet.low(at + 1) == "by" else -1
    return _course(sheet.low(verb)) if verb >= 0 else None


def _course(word: str) -> str | None:
    """Return the way that a verb of change goes."""
    if word in _UP:
        return "up"
    return "down" if word in _DOWN else None


def _is_level(sheet: Sheet, at: int, start: int) -> bool:
    """Say whether a word of change names a level: "raised $20 million", "a loss of $4"."""
    is_money = sheet.word(start)[:1] in set("$€£¥") or sheet.word(start + 1)[:1] in set(
        "$€£¥"
    )
    given = sheet.low(at) in _GIVES and at == start - 1
    return is_money and (given or (sheet.low(at) == "loss" and at < start - 1))


def _moving_verb(sheet: Sheet, start: int) -> int:
    """Return the verb whose object stands before "by" and the figure; -1 for none."""
    at = start - 1
    while sheet.low(at) in _BETWEEN - _LINKS and start - at < 6:
        at -= 1
    if sheet.low(at) not in _LINKS:
        return -1
    link = at
    while at > 0 and link - at < 9 and sheet.low(at) not in _BOUNDARIES:
        at -= 1
        word = sheet.low(at)
        if word[:1].isdigit() or word in {"%", "percent"} or word in _LINKS:
            return -1  # "rose 4% to 31": the figure before is no object
        if at == link - 1 or word not in _UP | _DOWN | _HOLDS or sheet.glued(at):
            continue
        if sheet.low(at - 1) not in _ARTICLES:
            return at
    return -1


def _object(sheet: Sheet, start: int) -> list[str]:
    """Return what is moved in "raised its key rate by 25 points"."""
    verb = _moving_verb(sheet, start)
    if verb < 0:
        return []
    at = verb + 1
    end = at
    while sheet.low(end) not in _LINKS and end < start:
        end += 1
    return _content(sheet, at, end)


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
    words = [word for word in words if word not in _SUMS]
    return [] if (_MOVES - {"loss"}) & set(words) else words


def _moved(sheet: Sheet, start: int, end: int) -> list[str]:
    """Return what moved in "a rise of 5% in sales" and "a 5% fall in rents"."""
    at = end
    if sheet.low(start - 1) == "of":
        if sheet.low(start - 2) not in _MOVES:
            return []
    elif sheet.low(at) in _MOVES:
        at += 1
    elif sheet.low(at) != "off":  # "wiped 9 million off its value"
        return []
    if sheet.low(at) not in {"in", "of", "off"}:
        return []
    at += 1
    while sheet.low(at) in {"the", "its", "their", "a"}:
        at += 1
    if sheet.low(at) in _MONTHS or sheet.low(at)[:1].isdigit():
        return []  # "a 2% increase in February": of what is told before
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
    owned = _of_noun(sheet, start) or _moved(sheet, start, end) or _object(sheet, start)
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
    if end and sheet.low(end) in _MOVES:
        return [sheet.low(end)]  # "It was a 15-percent decline"
    before = start - 1
    while before > 0 and (is_stop(sheet.low(before)) or sheet.low(before) in ",-–:"):
        before -= 1
    return _content(sheet, max(0, before - 1), before + 1)
