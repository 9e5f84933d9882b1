"""Numbers that count nothing though no name holds them: dates, scores, marks, idioms."""

from whence.extract.quantities.forms import is_plural, is_stop
from whence.extract.quantities.numerals import read_numeral
from whence.extract.quantities.reading import Reading
from whence.extract.quantities.sheet import Sheet
from whence.lexicon.nouns import load_word_classes

__all__ = [
    "DAYS",
    "find_score_end",
    "is_date",
    "is_list_mark",
    "is_model_number",
    "is_one_idiom",
    "is_tiebreak",
]

_MONTHS = frozenset(
    """january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_BEFORE_ONE = frozenset(
    """no this that the which any every each number another day some not last only-
    good bad new big little old first next""".split()
)
_ONE_NOUNS = frozenset(
    """thing day night morning evening afternoon time point way another moment
    example hand stop size sense hell kind sort""".split()
)
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat
    sun""".split()
)
_CLOCK = frozenset({"p.m.", "a.m.", "pm", "am", "o'clock", "gmt", "utc", "hrs"})


def is_date(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number without unit is a year, a day of a month or a clock time.

    Args:
        sheet: The sentence.
        reading: The number.

    Returns:
        Whether it is one; used beside the times of the page, which are found first.
    """
    value = reading.value if reading.value is not None else reading.high
    if reading.unit is not None or value is None:
        return False
    word = sheet.word(reading.start)
    after, before = sheet.low(reading.end), sheet.low(reading.start - 1)
    if reading.end - reading.start == 1 and word.isdecimal() and len(word) == 4:
        round_count = (
            value % 100 == 0 and is_plural(after) and before not in {"in", "of"}
        )
        latest = 2199 if before in {"by", "in", "until", "before", "after"} else 2099
        return 1500 <= value <= latest and not round_count
    return value <= 31 and (_has_month(sheet, reading) or after in _CLOCK)


def _has_month(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a month stands beside a number: "Oct. 6", "21 March"."""
    at = reading.start - 1
    if sheet.low(at) == ".":
        at -= 1
    for place in (at, reading.end):
        if sheet.low(place) in _MONTHS and sheet.is_name_word(place):
            return True
    return False


def find_score_end(sheet: Sheet, reading: Reading) -> int:
    """Find the end of odds or a score in words: "5 to 1", "a 2-to-1 vote".

    Args:
        sheet: The sentence.
        reading: A number without unit.

    Returns:
        The index after the second number; -1 where the number opens no score.
    """
    at = reading.end
    value = reading.value
    if value is None or reading.unit is not None or not 0 < value <= 100:
        return -1
    hyphened = sheet.is_hyphen(at) and sheet.low(at + 1) == "to"
    at += 3 if hyphened else 1
    if not hyphened and sheet.low(at - 1) != "to":
        return -1
    second = read_numeral(sheet, at)
    if second is None or second.value > value or second.has_magnitude:
        return -1
    if sheet.low(reading.start - 1) == "from" or not 0 <= second.value <= 20:
        return -1
    after = sheet.low(second.end)
    bare = (
        second.end - second.start == 1 and not is_plural(after) and after not in "%$€£"
    )
    return second.end if (bare and not sheet.glued(second.end + 1)) or hyphened else -1


def _is_brand(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number and a capitalised singular are a name: "11 News"."""
    at = reading.end
    after = sheet.low(at)
    if not sheet.is_name_word(at) or sheet.is_title or reading.hedge is not None:
        return False
    if after in DAYS or after in _MONTHS or is_plural(after) or is_stop(after):
        return False
    if reading.end - reading.start > 1 or (reading.value or 0) >= 1000:
        return False
    return len(after) > 2 and sheet.word(at)[1:].islower()


def is_tiebreak(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number in brackets belongs to a score: the 5 of "7-6 (5)".

    Args:
        sheet: The sentence.
        reading: A number.
    """
    at = reading.start
    return (
        sheet.low(at - 1) == "("
        and sheet.low(reading.end) in {")", "-"}
        and sheet.word(at - 2).isdecimal()
        and sheet.is_hyphen(at - 3)
        and sheet.word(at - 4).isdecimal()
    )


def is_list_mark(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number only marks an item, or stands on a line of its own.

    Args:
        sheet: The sentence.
        reading: A number; "3. The deal" and a bare "300" count nothing.
    """
    if reading.unit is not None or reading.start > 1 or reading.value is None:
        return False
    if not any(word[0].isalpha() for word in sheet.words):
        return True
    mark = sheet.low(reading.end) in {".", ")"} and sheet.glued(reading.end)
    is_short = sheet.word(reading.start).isdecimal() and reading.value < 100
    return mark and is_short and reading.end - reading.start == 1


def is_model_number(sheet: Sheet, reading: Reading) -> bool:
    """Say whether a number before a singular noun is a name: "the 486 chip".

    Args:
        sheet: The sentence.
        reading: A count whose noun was sought and not found.
    """
    word, after = sheet.word(reading.start), sheet.low(reading.end)
    if _is_brand(sheet, reading):
        return True
    if not word.isdecimal() or (reading.value or 0) < 100 or reading.hedge is not None:
        return False
    if sheet.low(reading.start - 1) not in {"a", "an", "the", "its", "new"}:
        return False
    if not after[:1].isalpha() or is_stop(after) or after in {"first", "last"}:
        return False
    if after in load_word_classes():
        return False
    return reading.end - reading.start == 1 and not after.endswith(("ed", "ing", "ly"))


def is_one_idiom(sheet: Sheet, reading: Reading, *, has_noun: bool) -> bool:
    """Say whether "one" or "zero" counts nothing: "one of them", "the one", "day one".

    Args:
        sheet: The sentence.
        reading: The number, its bound already read.
        has_noun: Whether a counted noun was found.
    """
    word, after = sheet.low(reading.start), sheet.low(reading.start + 1)
    is_single = reading.end - reading.start == 1 or reading.unit is not None
    if not is_single or word not in {"zero", "nil", "one"}:
        return False
    bare = not has_noun and reading.unit is None
    if word != "one":
        return after == "tolerance" or bare
    before = sheet.low(reading.start - 1)
    if reading.hedge is not None:
        return bare and after == "of"
    fixed = after in _ONE_NOUNS and before not in {"for", "than"}
    fixed = fixed or after in {"last", "next"}
    window = sheet.lowers[reading.end : reading.end + 8]
    in_turn = any(window[at : at + 3] == ["at", "a", "time"] for at in range(6))
    return bare or before in _BEFORE_ONE or fixed or in_turn
