"""Numbers that are no quantities: names, dates, ordinals, scores, idioms."""

from whence.extract.quantities.amounts import COMPOUND_HEADS
from whence.extract.quantities.forms import is_plural, is_stop
from whence.extract.quantities.idioms import DAYS
from whence.extract.quantities.reading import Reading
from whence.extract.quantities.sheet import Sheet, is_number_token
from whence.extract.quantities.units import is_named_single
from whence.lexicon.nouns import load_word_classes
from whence.lexicon.numbers import load_bounds, load_designators, load_numbers

__all__ = ["end_of_cluster", "is_name"]
_LOCATIVES = frozenset("in at from near of on across outside around over".split())
_ORDINAL_ENDS = frozenset("st nd rd th".split())
_PEOPLE_ENDS = ("ians", "ans", "ards", "ese", "ish", "is", "landers", "men", "women")
_PEOPLES = frozenset(
    """jews arabs kurds turks scots danes finns swedes poles greeks czechs serbs croats
    slovaks slovenes britons yorkers londoners filipinos latinos muslims christians
    hindus sikhs buddhists catholics protestants democrats republicans tories marines
    chechens tatars balts tutsis hutus berbers tuaregs zulus sunnis shiites druzes
    eskimos gypsies laotians basques bretons""".split()
)
_GIVING = frozenset(
    """give gives gave given giving send sends sent sending offer offers offered promise
    promised cost costs costing owe owes owed hand hands handed award awarded put puts
    putting fine fined pay pays paid supply supplies supplied deliver delivers delivered
    lend lends lent sell sells sold ship ships shipped grant grants granted pledge
    pledged provide provides provided bring brings brought allot allotted buy buys
    bought save saved allow allowed dealt deal saw see find found win won wins earned
    get gets got makes make made leave leaves left keep keeps kept""".split()
)
_CALLS = frozenset(
    "call calls called calling dial dials dialed dialled dialling".split()
)
_EMERGENCY = frozenset({101, 111, 112, 119, 911, 995, 999})
_CALLED = frozenset(
    """call calls caller callers dispatcher dispatchers operator operators tape tapes
    recording recordings center centre system line lines""".split()
)
_CALIBRES = frozenset({"caliber", "calibre", "gauge", "bore"})
_LONG_COUNTER = 4
_STREETS = frozenset(
    """street st road rd avenue ave place lane square drive boulevard blvd terrace
    crescent way court row gardens hill park close""".split()
)


def end_of_cluster(sheet: Sheet, index: int) -> int:
    """Return the index after the run of tokens without spaces that a token is in."""
    at = index + 1
    dialled = sheet.word(index)[:1] == "0" or (
        sheet.low(index - 1) == "+" and sheet.glued(index)
    )
    while dialled and sheet.word(at).isdecimal():
        at += 1  # the groups of a telephone number
    while sheet.glued(at) and sheet.low(at) not in {"—", ",", ";", ")", "”", '"', "."}:
        at += 1
    return at


def _is_code(sheet: Sheet, reading: Reading) -> bool:
    """Say whether digits are glued to letters: KN-23, 5G, 737-800, 24/7, #5."""
    return _is_glued_before(sheet, reading.start) or _is_glued_after(sheet, reading)


def _is_glued_before(sheet: Sheet, start: int) -> bool:
    if not sheet.glued(start):
        return False
    before = sheet.low(start - 1)
    if before[:1].isalnum() or before in {"#", "@", "_", "№", "/", ":", "=", "&"}:
        return True
    if before in {"-", "–", "‑"} and sheet.glued(start - 1):
        return sheet.low(start - 2)[:1].isalnum()
    return before in {"+", "'", "’"} or (before == "." and sheet.glued(start - 1))


def _is_glued_after(sheet: Sheet, reading: Reading) -> bool:
    end = reading.end
    if not sheet.glued(end):
        return False
    after, following = sheet.low(end), sheet.low(end + 1)
    if after[0].isalnum() or after in {"_", "@", "#"}:
        return True
    if reading.unit is not None or not sheet.glued(end + 1):
        return False
    if after in {"/", ":"}:
        return following[:1].isalnum()
    heads = following in COMPOUND_HEADS and reading.value != 1  # "a one-man show"
    joins = heads or following in {"odd", "plus", "to"}
    return sheet.is_hyphen(end) and not joins


def _is_grouping(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number names a body by its size: "the Group of 20"."""
    at = reading.start - 1
    body = sheet.low(at - 1) in {
        "group",
        "gang",
        "band",
        "rule",
        "committee",
        "council",
    }
    bare = not is_plural(sheet.low(reading.end))
    return sheet.low(at) == "of" and body and sheet.is_name_word(at - 1) and bare


def _is_dialled(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number is called: "dial 999", "0800 555 111", "911 calls"."""
    word = sheet.word(reading.start)
    if word.isdecimal() and len(word) > 1 and word[0] == "0":
        return True
    if reading.value not in _EMERGENCY or not word.isdecimal():
        return False
    named = sheet.low(reading.end) in _CALLED
    return named or sheet.low(reading.start - 1) in _CALLS


def _is_calibre(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number is the bore of a weapon: "a .40-caliber pistol"."""
    at = reading.end + sheet.is_hyphen(reading.end)
    return sheet.low(at) in _CALIBRES


def _is_counter(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a gallery counts its pictures: "AP 6 of 12 CLOSE".

    In a sentence a word in small letters follows ("6 of 12 bridges"), or a verb
    stands before ("She won 6 of 12.").
    """
    at = reading.start
    part, before = sheet.word(at - 2), sheet.word(at - 3)
    whole = sheet.word(at)
    counted = part.isdecimal() and whole.isdecimal() and len(whole) < _LONG_COUNTER
    if sheet.low(at - 1) != "of" or not counted or int(part) > int(whole):
        return False
    following = sheet.word(reading.end)
    set_apart = not following[:1].isalnum() or (bool(before) and following.isupper())
    return set_apart and not before[:1].islower() and not sheet.is_title


def _is_named_unit(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a unit is part of a name: "Three Mile Island"."""
    last = reading.end - 1
    if sheet.is_title or reading.unit is None or not sheet.is_name_word(last):
        return False
    long = len(sheet.word(last)) > 2 and reading.kind in {"measure", "duration"}
    return (
        long
        and sheet.is_name_word(reading.end)
        and sheet.word(last).istitle()
        and (not reading.unit.startswith("degree"))
    )


def _is_designated(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a designator stands before: "Ward 3", "section 14", "No. 12"."""
    at = reading.start - 1
    if sheet.low(at) == "." and sheet.low(at - 1) in load_designators(
        capitalised=False
    ):
        return len(sheet.low(at - 1)) < 5
    word = sheet.low(at)
    if word == "no" and sheet.word(at)[:1] == "n":
        return False  # "no 12 men": the capital makes it "number"
    if word not in load_designators(capitalised=sheet.is_name_word(at)):
        return False
    return sheet.is_name_word(at) or not is_plural(sheet.low(reading.end))


def _is_lettered(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number is digits and one letter without a space."""
    last = reading.end - 1
    short = reading.end - reading.start == 2 and len(sheet.word(last)) == 1
    return short and sheet.glued(last) and sheet.word(last).isalpha()


def _is_address(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number opens an address: "10 Fleet Place"."""
    if not sheet.is_name_word(reading.end):
        return False
    return any(
        sheet.low(at) in _STREETS and sheet.is_name_word(at)
        for at in range(reading.end + 1, reading.end + 4)
    )


def _is_area_code(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number in brackets opens a telephone number."""
    closed = sheet.low(reading.start - 1) == "(" and sheet.low(reading.end) == ")"
    return (
        closed
        and len(sheet.word(reading.end + 1)) == 3
        and sheet.word(reading.end + 1).isdecimal()
    )


def _is_read_time(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a page tells how long it takes to read: "2 min read"."""
    return reading.unit == "minute" and sheet.low(reading.end) == "read"


def _is_given(sheet: Sheet, at: int) -> bool:
    """Say whether the name before a number receives it: "gave Ukraine 31 tanks"."""
    reach = at
    while (
        reach > 0
        and at - reach < 8
        and (
            not sheet.word(reach).islower()
            or sheet.low(reach) in {"of", "the", "former"}
        )
    ):
        reach -= 1
    return sheet.low(reach) in _GIVING


def _follows_name(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a capitalised word makes the number part of a name: Leopard 2."""
    at = reading.start - 1
    if sheet.low(at) == "." and sheet.glued(at) and len(sheet.word(at - 1)) == 1:
        return sheet.is_name_word(at - 1) and reading.start > 2  # "S. 1260"
    if not _is_name_before(sheet, at) or "," in sheet.word(reading.start):
        return False
    value = reading.value or 0
    opens = sheet.starts_sentence(at)
    word, after = sheet.low(at), sheet.low(reading.end)
    mixed = not sheet.word(at)[1:].islower() and not sheet.word(at).isupper()
    if opens and not mixed and (word in load_word_classes() or is_plural(word)):
        return False
    if is_plural(after) or (after and is_plural(sheet.low(reading.end + 1))):
        counts = sheet.low(at - 1) in _LOCATIVES or _is_given(sheet, at)
        return not counts and not opens and value < 1000
    return value < 10000 and (float(value).is_integer() or mixed)  # "iOS 17.4"


def _is_name_before(sheet: Sheet, at: int) -> bool:
    """Say whether a token can be the name that a number belongs to."""
    word = sheet.low(at)
    plain = word.replace(".", "").replace("'", "").isalpha()
    if sheet.is_title or sheet.word(at).islower() or not plain or word.endswith("'s"):
        return False
    numbers = load_numbers()
    other = word in DAYS or word in load_bounds("left") or is_stop(word)
    is_number = word in numbers.cardinals or word in numbers.plurals
    return not (other or is_number or word.endswith("ly"))


def _is_capital_number(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number word is capitalised as in a name: Radio Four, Big Six."""
    words = range(reading.start, reading.end)
    if sheet.is_title or is_number_token(sheet.word(reading.start)):
        return False
    for at in words:
        is_first = at == reading.start and sheet.starts_sentence(at)
        if sheet.is_name_word(at) and not is_first:
            hyphened = sheet.is_hyphen(at - 1)
            if sheet.low(at) in load_numbers().cardinals and not hyphened:
                return True
    if not sheet.starts_sentence(reading.start):
        return False
    following = sheet.word(reading.end)
    if following[:1].isupper() and len(following) > 1 and not following.isupper():
        after = sheet.word(reading.end + 1)
        if is_plural(following):
            people = following.lower() in _PEOPLES
            return not (people or following.endswith(_PEOPLE_ENDS))
        return not (after[:1].islower() and not is_stop(after)) and not sheet.is_title
    return any(sheet.word(reading.end + step) == "Half" for step in range(4))


def is_name(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number is part of a name, a code or an ordinal.

    Args:
        sheet: The sentence.
        reading: The number, with its unit if it has one.

    >>> def says(text, index):
    ...     sheet = Sheet(text, 0, len(text))
    ...     return is_name(sheet, Reading(sheet, index, index + 1, value=23.0))
    >>> says("the KN-23 flew", 3), says("in ward 23 today", 2), says("saw 23 men", 1)
    (True, True, False)
    """
    if _is_calibre(sheet, reading):
        return True
    if reading.kind == "money":
        return False
    last = reading.end - 1
    is_ordinal = sheet.low(reading.end) in _ORDINAL_ENDS and sheet.glued(reading.end)
    is_decade = sheet.low(last) == "s" and sheet.glued(last)  # "in his 30s"
    is_type = is_decade and sheet.is_name_word(reading.start - 1)  # "Boeing 747s"
    if is_ordinal or is_type or (is_decade and (reading.value or 1) % 10 == 0):
        return True
    tests = [_is_code, _is_capital_number, _is_read_time, _is_named_unit]
    if reading.unit is None and reading.value is not None:
        tests += [_is_address, _is_area_code, _is_grouping, _is_dialled, _is_counter]
        if is_named_single(sheet, reading.end, reading.value):
            return True
        tests += [_is_designated, _follows_name]
    elif reading.unit is None and reading.high is not None:
        tests.append(_is_designated)  # "Annex 4-11"
    elif reading.kind == "measure" and _is_lettered(sheet, reading):
        tests.append(_is_designated)  # "runway 27L"
    return any(test(sheet, reading) for test in tests)
