"""The unit of a number: symbols, words, currencies before it, and rates after it."""

from typing import NamedTuple

from whence.extract.quantities.forms import is_stop, make_singular
from whence.extract.quantities.numerals import Numeral
from whence.extract.quantities.sheet import Sheet
from whence.lexicon.numbers import load_numbers
from whence.lexicon.units import Unit, load_units

__all__ = [
    "UnitMatch",
    "find_currency_before",
    "find_rate",
    "find_unit_after",
    "is_named_single",
    "is_time_unit",
]

_LETTER_MAGNITUDES = {"m": 1e6, "k": 1e3, "b": 1e9, "t": 1e12}
_CURRENCY_MARKS = frozenset("$€£¥₩₽₹₪₺₴₦₫₱฿₡₸₾₿₼₲₭₮៛৳₵")
# Abbreviations that are words or letters as well: after a space they count only
# behind figures, and never these, which are far more often something else.
_NEVER_SPACED = frozenset("s F K J B b p d in mo as A N T".split())
_NOT_SYMBOLS = frozenset("B b pm Pm PM am AM Em EL PL PS ET PT".split())
_LENGTH_WORDS = frozenset("thick long wide deep high tall x by across".split())
_MONEY_WORDS = frozenset(
    """cost costs costing paid pay pays spend spent spending price priced prices fine
    fined worth earn earned earns salary bill charge charged fee sold buy bought budget
    wage wages rent raised donated owed debt lost win won prize sum""".split()
)
_RATE_NOUNS = frozenset(
    """barrel tonne ton kilo kilogram kilogramme litre liter gallon pound ounce bushel
    share head person unit piece hectare acre metre meter mile kilometre kilometer foot
    ticket seat word night shift game match pop go household family child student pupil
    worker employee patient session bottle pack packet box copy vote carat therm
    kilowatt-hour megawatt-hour container shell drone bag sack cow bird inch yard cup
    pint capita annum dozen dose tablet pill vial jar tin can mask test kit page ride
    trip visit passenger guest customer member user subscriber voter kilowatt megawatt
    gigabyte plate meal slice loaf egg car vehicle phone course lesson room plot letter
    message download episode tree plant animal goat sheep pig visitor tourist
    migrant soldier rifle missile rocket round delegate resident
    citizen taxpayer prisoner bed tent roll sheet bag crate pallet carton
    truckload flight crossing journey""".split()
)
_SINGLES = frozenset("cent mile pound foot yard inch day hour minute week year".split())
_TIME_NOUNS = frozenset(
    "second minute hour day week fortnight month quarter year decade century".split()
)
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "hourly": "hour",
    "nightly": "night",
}
_RATE_LEADS = frozenset({"a", "an", "each", "every"})
_NOT_AFTER_RATE = frozenset("ago earlier later before after old".split())
_BEFORE_DEGREES = frozenset(
    """by of to above below than at around about nearly reach reached hit over exceed
    minus within only""".split()
)
_MAX_UNIT_TOKENS = 4
# "50,000 won" is money, "10 won" a verb; "300 crowns" are money, "3 crowns" of gold.
_MONEY_FROM = {"won": 100, "crown": 20, "crowns": 20}


class UnitMatch(NamedTuple):
    """A unit found beside a number.

    Attributes:
        unit: The unit.
        end: Index after its last token.
        factor: What the number is to be multiplied by ("MGBP": a million).
    """

    unit: Unit
    end: int
    factor: float = 1.0


def is_time_unit(word: str) -> bool:
    """Say whether a word names a unit of time in the singular."""
    return word in _TIME_NOUNS


def find_currency_before(sheet: Sheet, index: int) -> tuple[Unit, int, float] | None:
    """Find the currency that stands before a number.

    Args:
        sheet: The sentence.
        index: First token of the numeral.

    Returns:
        The currency, the index of its first token and a factor; None for none.

    >>> text = "worth HK$ 20 million"
    >>> find_currency_before(Sheet(text, 0, len(text)), 3)[0].name
    'HKD'
    """
    prefixes = load_units().prefixes
    mark = sheet.word(index - 1) if index > sheet.taken else ""
    if mark in _CURRENCY_MARKS and mark:
        before = sheet.word(index - 2)
        for name in (before + mark, before.upper() + mark):
            if before and name in prefixes and not _is_alone(sheet, index - 2, mark):
                return prefixes[name], index - 2, 1.0
        return (prefixes[mark], index - 1, 1.0) if mark in prefixes else None
    if mark in prefixes and (
        mark.isupper() or mark.lower() in {"rs", "usd"} or len(mark) in {3, 4}
    ):
        return prefixes[mark], index - 1, 1.0
    if len(mark) == 4 and mark[0] == "M" and mark[1:] in prefixes:
        return prefixes[mark[1:]], index - 1, 1e6
    is_rupee = mark == "." and sheet.word(index - 2) == "Rs"
    return (prefixes["Rs"], index - 2, 1.0) if is_rupee else None


def _is_alone(sheet: Sheet, index: int, mark: str) -> bool:
    """Say whether a letter before a currency mark is a word of its own."""
    word = sheet.word(index)
    return mark == "$" and word.islower() and len(word) == 1 and word != "c"


def _joined(sheet: Sheet, index: int, count: int) -> str:
    """Return tokens that stand without space between them, as one string."""
    if index + count > sheet.count:
        return ""
    for at in range(index + 1, index + count):
        if not sheet.glued(at):
            return ""
    return sheet.text[sheet.starts[index] : sheet.ends[index + count - 1]]


def _symbol_counts(sheet: Sheet, index: int, symbol: str, numeral: Numeral) -> bool:
    """Say whether a symbol beside a number is one, not a word or a letter."""
    if sheet.word(index + 1)[:1].isdigit() and _opens_amount(sheet, index, symbol):
        return False
    if not symbol[0].isalpha():
        return (
            symbol not in _CURRENCY_MARKS
            or not sheet.glued(index + 1)
            or (not sheet.word(index + 1)[:1].isdigit())
        )
    if symbol in _NOT_SYMBOLS or not numeral.in_figures:
        return len(symbol) >= 3
    if sheet.glued(index):
        return _glued_letter_counts(sheet, index, symbol, numeral)
    if symbol == "in":
        after = sheet.low(index + 1)
        return (
            after in _LENGTH_WORDS
            or index + 1 >= sheet.count
            or (after == "." and index + 2 >= sheet.count)
        )
    return symbol not in _NEVER_SPACED


def _opens_amount(sheet: Sheet, index: int, symbol: str) -> bool:
    """Say whether a currency between two numbers belongs to the second: "3 USD50"."""
    if symbol not in load_units().prefixes:
        return False
    if sheet.glued(index + 1):
        return True
    after = sheet.word(index + 2)
    return (
        symbol in _CURRENCY_MARKS and after not in _CURRENCY_MARKS and after != "cent"
    )


def _glued_letter_counts(
    sheet: Sheet, index: int, symbol: str, numeral: Numeral
) -> bool:
    """Say whether letters glued to digits are a unit: "30C" is, "13F" is not."""
    if sheet.glued(index + 1) and sheet.word(index + 1)[:1].isalnum():
        return False
    if symbol in {"C", "F"} and sheet.low(index + 1) == "/":
        return False
    if symbol in {"C", "F"}:
        value = numeral.value
        plain = (
            value == int(value) and sheet.low(numeral.start - 1) not in _BEFORE_DEGREES
        )
        return value < 0 or 20 <= value <= 130 or not plain
    return symbol not in {"G", "A", "N", "T", "d"}


def _find_symbol(sheet: Sheet, index: int, numeral: Numeral) -> UnitMatch | None:
    symbols = load_units().symbols
    for count in range(min(_MAX_UNIT_TOKENS, sheet.count - index), 0, -1):
        symbol = _joined(sheet, index, count)
        if not symbol or symbol not in symbols:
            if (
                len(symbol) == 4
                and symbol[0] == "M"
                and symbol[1:] in load_units().prefixes
            ):
                return UnitMatch(symbols[symbol[1:]], index + count, 1e6)
            continue
        if _symbol_counts(sheet, index, symbol, numeral):
            return UnitMatch(symbols[symbol], index + count)
    return None


def _is_money_pound(sheet: Sheet, index: int, numeral: Numeral) -> bool:
    """Decide between money and weight for "pounds"."""
    if sheet.low(index) == "pound":
        return False
    if numeral.has_magnitude or "£" in sheet.words:
        return True
    around = sheet.lowers[max(0, index - 12) : index + 6]
    return any(word in _MONEY_WORDS for word in around)


def _match_rest(sheet: Sheet, index: int, rest: tuple[str, ...]) -> int:
    """Return the index after the further words of a unit, hyphens between or not.

    It is -1 where they do not stand there: "a 3,200-square-foot hall".
    """
    at = index
    for word in rest:
        at += sheet.is_hyphen(at) and sheet.glued(at + 1)
        if sheet.low(at) != word:
            return -1
        at += 1
    return at


def _find_words(sheet: Sheet, index: int, numeral: Numeral) -> UnitMatch | None:
    found = load_units().words.get(sheet.low(index))
    if not found:
        return None
    for rest, unit in found:
        end = _match_rest(sheet, index + 1, rest)
        if end < 0:
            continue
        name, word = unit.name, sheet.low(index)
        if abs(numeral.value) < _MONEY_FROM.get(word, 0):
            continue
        if is_named_single(sheet, index, numeral.value):
            continue
        if word == "p" and not sheet.glued(index):
            continue
        if word in {"cup", "cups"} and sheet.low(end) != "of" and numeral.value > 1:
            continue
        if word == "second" and numeral.value > 1 and not sheet.is_hyphen(index - 1):
            continue
        if name == "pound" and _is_money_pound(sheet, index, numeral):
            return UnitMatch(Unit("GBP", "money"), end)
        return UnitMatch(unit, end)
    return None


def is_named_single(sheet: Sheet, index: int, value: float) -> bool:
    """Say whether a singular with a capital makes a name: "50 Cent", "8 Mile".

    Args:
        sheet: The sentence.
        index: The token after the number.
        value: The number.
    """
    return (
        sheet.low(index) in _SINGLES
        and sheet.word(index).istitle()
        and not sheet.is_title
        and not sheet.is_hyphen(index - 1)
        and value > 1
    )


def _find_foreign(sheet: Sheet, index: int) -> UnitMatch | None:
    """Find a currency behind the name of its country: "1,015 Belgian francs"."""
    if not sheet.is_name_word(index) or sheet.is_title:
        return None
    if sheet.word(index + 1).istitle():
        return None  # "a 2003 Ford Crown Victoria"
    for rest, unit in load_units().words.get(sheet.low(index + 1), ()):
        if not rest and unit.kind == "money" and sheet.low(index + 1) != "won":
            return UnitMatch(unit, index + 2)
    return None


_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def find_unit_after(sheet: Sheet, index: int, numeral: Numeral) -> UnitMatch | None:
    """Find the unit that stands after a number.

    Args:
        sheet: The sentence.
        index: Index after the numeral.
        numeral: The numeral, whose size and form decide ambiguous letters.

    Returns:
        The unit; None for none.
    """
    at = index
    if sheet.is_hyphen(at) and sheet.glued(at + 1):
        at += 1
    mark = sheet.word(at)
    if mark in _BRACKETS and sheet.word(at + 2) == _BRACKETS[mark]:
        inner = _find_symbol(sheet, at + 1, numeral)
        if inner is not None and inner.end == at + 2:
            return inner._replace(end=at + 3)
        return None
    long = sheet.low(at + 1) in _LENGTH_WORDS
    if mark == '"' and (sheet.glued(at) or long) and numeral.in_figures:
        quotes = sum(word == '"' for word in sheet.words[:at])
        return UnitMatch(Unit("inch", "measure"), at + 1) if quotes % 2 == 0 else None
    found = _find_words(sheet, at, numeral) or _find_foreign(sheet, at)
    symbol = _find_symbol(sheet, at, numeral)
    if symbol is not None and (found is None or symbol.end > found.end):
        return symbol
    return found


def find_rate(
    sheet: Sheet, index: int, *, times_only: bool = False
) -> tuple[str, int] | None:
    """Find what an amount is counted by: "per day", "a barrel", "/hour".

    Args:
        sheet: The sentence.
        index: Index after the amount.
        times_only: Whether only units of time count after an article.

    Returns:
        The singular noun and the index after it; None for none.

    >>> text = "cars a day"
    >>> find_rate(Sheet(text, 0, len(text)), 1)
    ('day', 3)
    """
    lead, noun = sheet.low(index), sheet.low(index + 1)
    adverb = _ADVERBS.get(lead)
    if adverb is not None and times_only and (not noun.isalpha() or is_stop(noun)):
        return adverb, index + 1  # "160,000 cars daily"
    if not noun[:1].isalpha() or noun in {"cent", "se"}:
        return None
    if lead == "/" and sheet.glued(index) and sheet.glued(index + 1):
        return _slash_rate(sheet, index + 1)
    if lead == "per":
        counted = noun in load_numbers().cardinals  # "per forty-foot box"
        return None if counted else _name_rate(sheet, index + 1)
    is_past = sheet.low(index + 2) in _NOT_AFTER_RATE
    if lead not in _RATE_LEADS or is_past or not _is_rate_noun(noun, times_only):
        return None
    return _name_rate(sheet, index + 1)


def _slash_rate(sheet: Sheet, index: int) -> tuple[str, int]:
    """Return what stands after "/", and its end: "km/h", "kg/m3"."""
    symbols = load_units().symbols
    power = symbols.get(_joined(sheet, index, 2))
    if power is not None:
        return power.name, index + 2
    unit = symbols.get(sheet.word(index))
    name = make_singular(sheet.low(index)) if unit is None else unit.name
    return name, index + 1


def _name_rate(sheet: Sheet, index: int) -> tuple[str, int]:
    """Return the singular of what stands after "per" or "a", and its end."""
    found = _find_words(sheet, index, Numeral(1, 0, 0, in_figures=False))
    if found is not None and found.unit.kind in {"measure", "duration"}:
        return found.unit.name, found.end
    return make_singular(sheet.low(index)), index + 1


def _is_rate_noun(noun: str, times_only: bool) -> bool:
    return noun in _TIME_NOUNS or (not times_only and noun in _RATE_NOUNS)
