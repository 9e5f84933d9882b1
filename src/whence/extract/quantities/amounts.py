"""An amount: a number, exact or vague, with its currency or unit."""

from whence.extract.quantities.forms import is_plural, is_stop
from whence.extract.quantities.numerals import Numeral, read_numeral
from whence.extract.quantities.reading import Reading
from whence.extract.quantities.sheet import Sheet
from whence.extract.quantities.units import (
    UnitMatch,
    find_currency_before,
    find_unit_after,
)
from whence.lexicon.numbers import load_numbers

__all__ = ["COMPOUND_HEADS", "read_amount", "read_vague"]

_LETTERS = {"m": 1e6, "k": 1e3, "b": 1e9, "t": 1e12}
_AFTER_LENGTH = frozenset(
    """x by long wide deep high tall thick away from above below of in off apart and
    , . ) race sprint final hurdles freestyle butterfly relay event""".split()
)
COMPOUND_HEADS = frozenset(
    """member seat seater strong person man woman bed bedroom bathroom room storey
    story floor door vehicle car carriage truck lorry bus ship vessel boat plane aircraft
    tank helicopter nation country city judge juror panel page chapter volume episode
    character word song track game match goal point run wicket lap hole inning set team
    player club cylinder speed core lens camera engine turbine rotor reactor school
    hospital store shop unit house home company battalion brigade gun missile warhead
    drone vote delegate acre station course bottle pack piece count candidate
    driver rider doctor nurse patient inmate pupil student child""".split()
)
"""Nouns that a hyphen may join to a number which still counts them: "15-member"."""

_INTO = frozenset("into in reach reached reaches run ran".split())
_OWNERS = frozenset("its their his her our those these".split())
_INDIAN_SIZES = frozenset("lakh lakhs crore crores".split())
_RUPEE_NEIGHBOURS = frozenset(
    "pakistan pakistan's pakistani nepal nepal's nepali nepalese lanka lanka's".split()
)
_BACK = frozenset("them these those whom us".split())
_UNIT_WORDS_AGE = frozenset({"year", "month", "week", "day"})


def _apply_letter(
    sheet: Sheet, numeral: Numeral, has_currency: bool
) -> tuple[float, str]:
    """Read a letter after digits as a magnitude or as a unit.

    Returns:
        The factor, and the unit where the letter is one.
    """
    letter = numeral.letter
    if not letter:
        return 1.0, ""
    factor = _LETTERS.get(letter.lower(), 1e12)
    if has_currency or letter == "M" or letter in {"k", "tr"}:
        return factor, ""
    after = sheet.low(numeral.end + 1)
    if sheet.is_hyphen(numeral.end + 1) and sheet.low(numeral.end + 2) == "strong":
        return factor, ""
    if letter == "m":
        second = numeral.end + 2
        if sheet.word(second).isdecimal() and sheet.word(second + 1) == "m":
            after = sheet.low(second + 2)  # "between 21m and 23m tonnes"
        counts = _takes_part(sheet, numeral) or (
            after
            and after not in _AFTER_LENGTH
            and (is_plural(after) or (after[0].isalpha() and not is_stop(after)))
        )
        return (factor, "") if counts else (1.0, "metre")
    if letter == "K":
        decimals = numeral.value != int(numeral.value) and numeral.value > 100
        return (1.0, "kelvin") if decimals else (factor, "")
    return factor, ""


def _takes_part(sheet: Sheet, numeral: Numeral) -> bool:
    """Say whether what a number with a letter counts is owned: "3.2m of its shares"."""
    at = numeral.end + 1
    owned = sheet.low(at) == "of" and sheet.low(at + 1) in _OWNERS
    near = sheet.low(numeral.start - 1) in {"within", "to", "than"}
    return owned and not near and any(is_plural(sheet.low(at + i)) for i in range(2, 6))


def _set_value(reading: Reading, value: float) -> None:
    nearest = round(value)
    exact = (
        float(nearest) if abs(value - nearest) < 1e-9 * max(1.0, abs(value)) else value
    )
    reading.value = reading.low = reading.high = exact


def _add_unit(reading: Reading, match: UnitMatch) -> None:
    reading.unit, reading.kind = match.unit.name, match.unit.kind
    if match.factor != 1.0 and reading.value is not None:
        _set_value(reading, reading.value * match.factor)
    reading.end = match.end


def _add_money(sheet: Sheet, reading: Reading, numeral: Numeral) -> bool:
    """Take the currency before the number; say whether there is one."""
    found = find_currency_before(sheet, reading.start)
    if found is None:
        return False
    unit, start, factor = found
    _, letter_unit = _apply_letter(sheet, numeral, has_currency=True)
    reading.start, reading.kind, reading.unit = start, "money", unit.name
    if factor != 1.0:
        _set_value(reading, numeral.value * factor)
    _skip_repeated(sheet, reading)
    return not letter_unit


def _skip_repeated(sheet: Sheet, reading: Reading) -> None:
    """Take in a currency said twice: "$10 dollars", "US$ 10 USD"."""
    after = find_unit_after(sheet, reading.end, Numeral(1e9, 0, 0, in_figures=True))
    if after is not None and after.unit.kind == "money" and after.end > reading.end:
        same = after.unit.name == reading.unit
        if same and not sheet.word(after.end)[:1].isdigit():
            reading.end = after.end


def _add_minor(sheet: Sheet, reading: Reading) -> None:
    """Add a smaller unit that follows: "12 ft 2 in", "10 $ 30 cents"."""
    hyphened = reading.unit == "foot" and sheet.is_hyphen(reading.end)
    at = reading.end + (hyphened or sheet.low(reading.end) == "and")
    word = sheet.word(at)
    if not word.isdecimal() or len(word) > 2 or reading.value is None:
        return
    numeral = Numeral(float(word), at, at + 1, in_figures=True)
    if reading.unit == "foot" and sheet.low(at + 1) in {"in", "inch", "inches"}:
        _set_value(reading, reading.value + numeral.value / 12)
        reading.end = at + 2
        return
    minor = find_unit_after(sheet, at + 1, numeral)
    if minor is None:
        is_height = reading.unit == "foot" and numeral.value < 12
        if is_height and (hyphened or not sheet.low(at + 1)[:1].isalpha()):
            _set_value(reading, reading.value + numeral.value / 12)  # "6-foot-5"
            reading.end = at + 1
        return
    if reading.unit == "pound" and minor.unit.name == "ounce":
        _set_value(reading, reading.value + numeral.value / 16)
    elif reading.unit in {"USD", "EUR"} and minor.unit.name == "cent":
        _set_value(reading, reading.value + numeral.value / 100)
    else:
        return
    reading.end = minor.end


def _add_age(sheet: Sheet, reading: Reading) -> None:
    """Read an age as a measure: "19-year-old", "three months of age", "aged 12"."""
    at = reading.end
    if reading.kind == "duration" and reading.unit in _UNIT_WORDS_AGE:
        hyphen = sheet.is_hyphen(at) and sheet.low(at + 1) in {"old", "olds"}
        if hyphen:
            reading.kind, reading.end = "measure", at + 2
        elif sheet.low(at) == "old":
            reading.kind, reading.end = "measure", at + 1
        elif sheet.match(at, ("of", "age")):
            reading.kind, reading.end = "measure", at + 2
        return
    before = sheet.low(reading.start - 1)
    if reading.kind == "count" and sheet.low(at) in {"yo", "y.o."}:
        reading.kind, reading.unit, reading.end = "measure", "year", at + 1
    elif reading.kind == "count" and (
        before in {"aged", "age", "ages"} or _is_apposed_age(sheet, reading)
    ):
        reading.kind, reading.unit = "measure", "year"


def _is_apposed_age(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number set off by commas is an age: "Anna Berg, 52, was"."""
    value = reading.value or 0
    closed = sheet.low(reading.end) in {",", ".", ")", ";", ""}
    return (
        closed
        and sheet.low(reading.start - 1) == ","
        and sheet.is_name_word(reading.start - 2)
        and sheet.word(reading.start).isdecimal()
        and reading.end - reading.start == 1
        and 1 <= value <= 115
    )


def _is_code_letter(sheet: Sheet, numeral: Numeral) -> bool:
    """Say whether a letter behind digits is no magnitude: "exit 12B"."""
    is_screen = numeral.letter == "K" and numeral.value in {2, 4, 8}  # "a 4K screen"
    race = numeral.letter in {"K", "k"} and sheet.low(numeral.start - 1) in {"a", "the"}
    is_firm = numeral.letter == "M" and numeral.value == 3  # 3M of Minnesota
    if numeral.letter not in {"b", "B", "T"} and not (is_screen or race or is_firm):
        return False
    if find_currency_before(sheet, numeral.start) is not None:
        return False
    return not is_plural(sheet.low(numeral.end + 1))


def read_amount(sheet: Sheet, index: int) -> Reading | None:
    """Read a number with its currency or unit.

    Args:
        sheet: The sentence.
        index: Index of the first token of the numeral.

    Returns:
        A reading without bound and counted noun; None for no number.

    >>> text = "a 12-metre yacht worth US$1.5m"
    >>> sheet = Sheet(text, 0, len(text))
    >>> read_amount(sheet, 1).unit, read_amount(sheet, 8).value
    ('metre', 1500000.0)
    """
    vague = read_vague(sheet, index)
    if vague is not None:
        return vague
    numeral = read_numeral(sheet, index)
    if numeral is None:
        return None
    reading = Reading(sheet, numeral.start, numeral.end)
    if _is_code_letter(sheet, numeral):
        return None
    has_money = find_currency_before(sheet, numeral.start) is not None
    factor, letter_unit = _apply_letter(sheet, numeral, has_money)
    if numeral.letter:
        reading.end = numeral.end + 1
        numeral = numeral._replace(end=reading.end, letter="")
    _set_value(reading, numeral.value * factor)
    numeral = numeral._replace(value=numeral.value * factor)
    if has_money and _add_money(sheet, reading, numeral):
        _name_rupee(sheet, reading)
        return reading
    if letter_unit:
        reading.unit, reading.kind = letter_unit, "measure"
        return reading
    return _finish_unit(sheet, reading, numeral)


def _name_rupee(sheet: Sheet, reading: Reading) -> None:
    """Name the rupee of India: it alone is counted in lakhs and crores as a rule.

    Its neighbours count so as well, and are then named in the sentence.
    """
    if reading.unit != "rupee" or _RUPEE_NEIGHBOURS & set(sheet.lowers):
        return
    if _INDIAN_SIZES & set(sheet.lowers[reading.start : reading.end]):
        reading.unit = "INR"


def _finish_unit(sheet: Sheet, reading: Reading, numeral: Numeral) -> Reading:
    match = find_unit_after(sheet, reading.end, numeral)
    if match is not None:
        magnitude = load_numbers().magnitudes.get(sheet.low(match.end))
        _add_unit(reading, match)
        if match.unit.kind == "money" and magnitude and reading.value is not None:
            _set_value(reading, reading.value * magnitude)  # "75 USD million"
            reading.end += 1
    if reading.kind == "count" and reading.start == 0 and (reading.value or 0) < 0:
        reading.start = 1  # a dash before an item of a list
        _set_value(reading, -numeral.value)
    _name_rupee(sheet, reading)
    _add_minor(sheet, reading)
    _add_age(sheet, reading)
    return reading


def _vague(sheet: Sheet, start: int, end: int, low: float) -> Reading:
    reading = Reading(sheet, start, end, value=None, low=low, high=None, bound=">=")
    at = end + (sheet.low(end) == "of")
    match = find_unit_after(sheet, at, Numeral(low, 0, 0, in_figures=False))
    if match is not None and not sheet.is_hyphen(at):
        _add_unit(reading, match)
    return reading


def _read_couple(sheet: Sheet, index: int) -> Reading | None:
    """Read "a couple of", "a couple dozen": about two."""
    if sheet.low(index - 1) != "a":
        return None
    at = index + 1 + (sheet.low(index + 1) == "of")
    size = load_numbers().magnitudes.get(sheet.low(at))
    if size:
        end, value = at + 1, 2.0 * size
    elif sheet.low(index + 1) == "of" and (
        not is_stop(sheet.low(at)) or sheet.low(at) in _BACK
    ):
        end, value = index + 1, 2.0
    else:
        return None
    reading = Reading(sheet, index - 1, end, bound="~")
    _set_value(reading, value)
    after = end + (sheet.low(end) == "of")
    match = find_unit_after(sheet, after, Numeral(value, 0, 0, in_figures=False))
    if match is not None:
        _add_unit(reading, match)
    return reading


def _read_several(sheet: Sheet, index: int) -> Reading | None:
    """Read "several hundred", "a few", "a handful of"."""
    numbers = load_numbers()
    word = sheet.low(index)
    start = index
    if word in {"few", "handful"}:
        if sheet.low(index - 1) != "a":
            return None
        start = index - 1
    low, at = float(numbers.vague[word]), index + 1
    while sheet.low(at) in numbers.magnitudes and at - index < 3:
        low, at = low * numbers.magnitudes[sheet.low(at)], at + 1
    if word == "handful" and sheet.low(at) != "of":
        return None
    if sheet.low(at - 1) in numbers.magnitudes:
        return _vague(sheet, start, at, low)
    reading = _vague(sheet, start, at, low)
    if reading.unit is not None or sheet.low(at) == "of":
        return reading
    return reading if _has_plural_soon(sheet, at) else None


def _has_plural_soon(sheet: Sheet, index: int) -> bool:
    for at in range(index, index + 5):
        word = sheet.low(at)
        if not word or (is_stop(word) and word not in {"more", "other"}):
            return False
        if is_plural(word):
            return True
    return False


def _read_plural(sheet: Sheet, index: int) -> Reading | None:
    """Read "dozens", "tens of thousands", "hundreds of millions"."""
    plurals = load_numbers().plurals
    word = sheet.low(index)
    low, at = float(plurals[word]), index + 1
    inner = sheet.low(at + 1)
    if sheet.low(at) == "of" and inner in plurals and inner not in {"tens", "scores"}:
        low, at = low * plurals[inner], at + 2
    elif word == "tens":
        return None
    after = sheet.low(at)
    if word == "scores" and at == index + 1:
        if after not in {"of", "more", "were", "are", "have", "had"}:
            return None
        if after != "of" and not sheet.starts_sentence(index) and after != "more":
            return None
    if sheet.low(at) in {"upon", "and"} and sheet.low(at + 1) == word:
        at += 2  # "thousands upon thousands"
        after = sheet.low(at)
    owned = sheet.low(index - 1) in {"the", "their", "his"}
    if owned and after != "of" and sheet.low(index - 2) not in _INTO:
        return None
    return _vague(sheet, index, at, low)


def read_vague(sheet: Sheet, index: int) -> Reading | None:
    """Read a vague count: value None, the least that it says, no upper end.

    Args:
        sheet: The sentence.
        index: Index of the word.

    Returns:
        The reading; None where the word says no vague count.

    >>> text = "tens of thousands of trees"
    >>> read_vague(Sheet(text, 0, len(text)), 0).low
    10000.0
    """
    numbers = load_numbers()
    word = sheet.low(index)
    if word in numbers.plurals:
        return _read_plural(sheet, index)
    if word in numbers.vague:
        return _read_several(sheet, index)
    if word == "couple":
        return _read_couple(sheet, index)
    return None
