"""The counted noun: the noun phrase after a number, its head, and the singular."""

from typing import NamedTuple

from whence.extract.quantities.forms import STOPS, is_plural, make_singular
from whence.extract.quantities.sheet import Sheet, is_number_token
from whence.lexicon.nouns import load_plurals, load_word_classes

__all__ = ["NounPhrase", "find_noun_phrase"]
# Of these, the ones that may open the phrase: "three more bodies", "four other men".
_OPENERS = frozenset(
    "more other additional further fewer extra less such most least".split()
)
_LY_NOUNS = frozenset(
    """supply family assembly anomaly monopoly oligopoly reply ally fly jelly belly
    rally bully tally gully lily bodily italy july daily weekly monthly quarterly
    homily butterfly elderly""".split()
)
# Plurals that stand before another plural: "arms dealers", "weapons systems".
_ATTRIBUTIVE = frozenset(
    """arms weapons sports goods sales savings systems operations services women men
    communications rights drugs customs munitions electronics logistics explosives
    parts jobs earnings accounts missiles defence defense bonds futures securities
    affairs resources forces relations studies games awards veterans seniors twins
    news narcotics works species series aircraft police crew staff fish cattle sheep
    infantry media data""".split()
)
_OFTEN_VERBS = frozenset(
    """remains stays needs works claims faces plans calls reports supports backs shows
    drives passes means uses holds leaves lies costs rests moves votes runs turns leads
    looks lives falls rises drops reaches matters covers crosses depends""".split()
)
_ING_NOUNS = frozenset(
    """building meeting painting shooting bombing hearing killing warning training
    landing reading ruling filing wedding setting opening offering rating beginning
    finding evening morning king ring wing string spring thing being sibling drawing
    crossing listing posting briefing sitting outing bearing casing clothing holding
    housing lightning mooring offspring recording sailing saying stocking
    teaching""".split()
)
# Behind a word in -s these open an object: the word is a verb ("steel needs the ore").
_OBJECT_OPENERS = frozenset(
    "the a an its their his her our no this these those more all some it them".split()
)
# Irregular pasts that are too rare for the corpora that the word classes were counted in.
_PASTS = frozenset(
    """overcame underwent mistook forgave leapt drew fled sank shook stole wore swore sat
    slid rode froze overthrew undertook overtook forbade foresaw awoke clung crept dug
    hid knelt lit sang sprang shrank swung swam tore upheld wept withstood""".split()
)
_MAX_WORDS = 9
_PARTICIPLES = frozenset(
    """killed injured wounded dead missing hurt displaced hospitalised hospitalized
    arrested detained captured evacuated rescued homeless infected dying unaccounted
    died drowned survived fled left lost came went said told fell rose ran struck hit
    joined attended took voted opposed supported backed lived worked""".split()
)


class NounPhrase(NamedTuple):
    """The noun phrase that a number counts.

    Attributes:
        start: Index of its first token.
        end: Index after its head.
        head: The head as printed.
        singular: The head in the singular.
    """

    start: int
    end: int
    head: str
    singular: str


def _can_modify(sheet: Sheet, at: int) -> bool:
    """Say whether a token may stand inside the phrase before its head."""
    word = sheet.low(at)
    if not word or word in STOPS:
        return False
    if word[0].isalpha():
        return not (sheet.glued(at + 1) and sheet.low(at + 1) in {"$", "€", "£", "¥"})
    if not is_number_token(word):
        return sheet.is_hyphen(at) and sheet.glued(at + 1)
    # "152mm shells", "500-kilogram bombs", "T-72 tanks", "58 Fortune 500 companies"
    after = sheet.word(at + 1)[:1].isalpha()
    unit = sheet.glued(at + 1) and (after or sheet.is_hyphen(at + 1))
    return (
        unit or (sheet.glued(at) and at > 0) or (after and sheet.is_name_word(at - 1))
    )


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _LY_NOUNS


def _is_verb(word: str) -> bool:
    return word in _PASTS or load_word_classes().get(word) == "verb"


def _phrase(sheet: Sheet, start: int, head: int) -> NounPhrase:
    word = sheet.words[head]
    first = head
    while first > start and sheet.is_hyphen(first - 1) and sheet.glued(first):
        first -= 2
    printed = (
        sheet.text[sheet.starts[first] : sheet.ends[head]] if first < head else word
    )
    singular = make_singular(printed)
    if sheet.is_title or (head == start and sheet.starts_sentence(head)):
        singular = singular if singular[:-1].isupper() else singular.lower()
    return NounPhrase(start, head + 1, word, singular)


def _ends_designation(sheet: Sheet, start: int, at: int) -> bool:
    """Say whether an "s" ends a designation in the plural: "12 F-16s"."""
    behind_digits = sheet.glued(at) and is_number_token(sheet.word(at - 1))
    opens_with_letter = sheet.word(start)[:1].isalpha()
    joined = sheet.glued(at + 1) and sheet.word(at + 1)[:1].isalnum()
    return behind_digits and opens_with_letter and not joined


def _designation(sheet: Sheet, start: int, end: int) -> NounPhrase:
    """Take a designation in the plural as the noun: "12 F-16s"."""
    first = end
    while first > start and sheet.glued(first):
        first -= 1
    printed = sheet.text[sheet.starts[first] : sheet.ends[end]]
    return NounPhrase(start, end + 1, printed, printed[:-1])


def _opens(sheet: Sheet, index: int) -> int:
    """Skip "more", "other", "of the" and the like before the phrase proper."""
    at = index
    while sheet.low(at) in _OPENERS and at - index < 3 and sheet.low(at + 1) != "than":
        if sheet.low(at) == "such" and sheet.low(at + 1) == "as":
            break
        at += 1
    return at


def _find_plural(sheet: Sheet, start: int) -> NounPhrase | None:
    """Find the plural head: the last plural of a run ("weapons systems")."""
    at = start
    while at - start < _MAX_WORDS and _can_modify(sheet, at):
        word = sheet.low(at)
        if word == "s" and _ends_designation(sheet, start, at):
            return _designation(sheet, start, at)
        if is_plural(word) and not (sheet.is_hyphen(at + 1) and sheet.glued(at + 2)):
            if _goes_on(sheet, at) or _is_first_name(sheet, at):
                at += 1
                continue
            return _phrase(sheet, start, at)
        if _is_adverb(word) and is_plural(sheet.low(at + 1)):
            return None  # "1,800 hardly matters"
        if word in _PARTICIPLES and not is_plural(sheet.low(at + 1)):
            return None
        if _is_verb(word) and not is_plural(sheet.low(at + 1)):
            return None
        at += 1
        if _is_coordinated(sheet, at) and at - start < _MAX_WORDS:
            at += 1
    return _find_people(sheet, start, at)


def _is_first_name(sheet: Sheet, at: int) -> bool:
    """Say whether a name in -s opens another name: "4 Chris Christie"."""
    both = sheet.is_name_word(at) and sheet.is_name_word(at + 1)
    return both and not sheet.is_title and not sheet.words[at].isupper()


def _goes_on(sheet: Sheet, at: int) -> bool:
    """Say whether a plural stands before another: "weapons systems", "Reuters staff"."""
    word, following = sheet.low(at), sheet.low(at + 1)
    if load_plurals().get(word) == word and is_plural(sheet.low(at + 2)):
        kind = load_word_classes().get(following)  # "infantry fighting vehicles"
        return following.endswith("ing") or kind == "adjective"
    if not is_plural(following):
        name = sheet.is_name_word(at) and not sheet.is_title
        return (
            name and sheet.words[at + 1 : at + 2] != [] and _name_goes_on(sheet, at + 1)
        )
    if sheet.low(at) in _ATTRIBUTIVE:
        return True
    return (
        sheet.is_name_word(at) and not sheet.is_title and sheet.words[at + 1].islower()
    )


def _name_goes_on(sheet: Sheet, at: int) -> bool:
    """Say whether an adjective and a plural follow: "Technologies common shares"."""
    adjective = load_word_classes().get(sheet.low(at)) == "adjective"
    return adjective and sheet.words[at].islower() and is_plural(sheet.low(at + 1))


_ADJECTIVE_ENDS = (
    "al", "ic", "ive", "ous", "ish", "ese", "ian", "ean", "an", "ary", "ful", "less",
    "ern", "ed", "able", "ible", "ist", "i",
)  # fmt: skip


def _is_coordinated(sheet: Sheet, at: int) -> bool:
    """Say whether a comma or "and" joins two adjectives: "local and foreign reporters"."""
    if sheet.low(at) not in {",", "and", "or"}:
        return False
    before, after = sheet.low(at - 1), sheet.low(at + 1)
    if not after[:1].isalpha() or after in STOPS or not before[:1].isalpha():
        return False
    if sheet.low(at) == "," and is_plural(after):
        return False
    kind = load_word_classes().get(before)
    if kind == "adjective" or before == "new" or before.endswith(_ADJECTIVE_ENDS):
        return any(is_plural(sheet.low(at + step)) for step in range(1, 5))
    return False


def _find_people(sheet: Sheet, start: int, end: int) -> NounPhrase | None:
    """Take a single capitalised word as a people ("500 Yazidi were")."""
    if end == start + 1 and sheet.is_name_word(start) and not sheet.is_title:
        word = sheet.low(start)
        if word.endswith(("ese", "ish", "i", "ch", "iss")):
            return _phrase(sheet, start, start)
    return None


def _find_singular(sheet: Sheet, start: int, *, plural_too: bool) -> NounPhrase | None:
    """Find the head of a phrase after "one", or after "a third of the"."""
    classes = load_word_classes()
    head = -1
    at = start
    while at - start < _MAX_WORDS and _can_modify(sheet, at):
        word = sheet.low(at)
        kind = "verb" if word in _PASTS else classes.get(word)
        inside_hyphen = sheet.is_hyphen(at + 1) and sheet.glued(at + 2)
        if (kind == "verb" and (head >= 0 or not plural_too)) or (
            head >= 0 and (kind == "adverb" or _is_adverb(word))
        ):
            break
        if head >= 0 and not inside_hyphen and _ends_phrase(sheet, at, plural_too):
            break
        is_mark = not word[0].isalpha() or _is_adverb(word)
        participle = word.endswith(("ed", "ing")) and word not in _ING_NOUNS
        adjective = kind is not None or (participle and head < 0)
        owner = word.endswith(("'s", "s'"))
        if not is_mark and not inside_hyphen and not adjective and not owner:
            head = at
            if plural_too and is_plural(word) and not is_plural(sheet.low(at + 1)):
                break
        at += 1
    if head < 0:
        return None
    return _phrase(sheet, start, head)


def _ends_phrase(sheet: Sheet, at: int, plural_too: bool) -> bool:
    """Say whether a word after a noun is the verb of the sentence."""
    word = sheet.low(at)
    if word.endswith("ed") or (word == "cost" and _opens_sum(sheet, at + 1)):
        return True
    if sheet.is_name_word(at) and not sheet.is_name_word(at - 1) and not sheet.is_title:
        return True
    if word.endswith("ing"):  # "one group campaigning for them"
        after = sheet.low(at + 1)
        return word not in _ING_NOUNS and (not after or after in STOPS)
    return is_plural(word) and not (plural_too and _is_noun_in_s(sheet, at))


def _opens_sum(sheet: Sheet, index: int) -> bool:
    """Say whether a price follows: "a ton of coal cost 90 euros"."""
    following = sheet.low(index)
    return following in {"up", "more", "less", "about", "at"} or (
        following[:1].isdigit() or following[:1] in set("$€£¥")
    )


def _is_noun_in_s(sheet: Sheet, at: int) -> bool:
    """Tell the noun of "half of world leaders" from the verb of "world supply passes"."""
    word, following = sheet.low(at), sheet.low(at + 1)
    if word in _OFTEN_VERBS:
        return following in {"are", "were", "have", "had", "will"}
    if sheet.is_name_word(at - 1) and not sheet.is_name_word(at):
        return True  # "Ohio voters support"
    if not following or not following[0].isalnum() or _is_verb(following):
        return True
    closed = following in STOPS and following not in _OBJECT_OPENERS
    return closed or following.endswith("ed")


def find_noun_phrase(
    sheet: Sheet, index: int, *, plural: bool, determiner: bool = False
) -> NounPhrase | None:
    """Find the noun phrase that a number counts.

    Args:
        sheet: The sentence.
        index: Index after the number (or after "of").
        plural: Whether the number asks for a plural.
        determiner: Whether an article or a possessive may open the phrase.

    Returns:
        The phrase; None where the text does not name what is counted.

    >>> text = "18 heavy artillery shells hit the town"
    >>> find_noun_phrase(Sheet(text, 0, len(text)), 1, plural=True).singular
    'shell'
    """
    start = _opens(sheet, index)
    if determiner:
        skipped = 0
        while skipped < 3 and sheet.low(start) in {
            "the",
            "its",
            "their",
            "his",
            "her",
            "our",
            "my",
            "your",
            "these",
            "those",
            "this",
            "that",
            "all",
            "a",
            "an",
            "both",
            "every",
        }:
            start += 1
            skipped += 1
    if determiner and not plural:
        return _find_singular(sheet, start, plural_too=True)
    if plural:
        return _find_plural(sheet, start)
    return _find_singular(sheet, start, plural_too=False)
