"""Rules for times told from another: last week, two days later, the same evening."""

from dataclasses import replace

from whence.extract.times.dates import (
    after_abbreviation,
    goes_on,
    read_day_first,
    read_month_first,
    read_ordinal_day,
    read_shift,
)
from whence.extract.times.forms import Base, Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.holidays import read_holiday
from whence.extract.times.numerals import read_numeral
from whence.model import TimeModifier

__all__ = [
    "read_amount",
    "read_dated_weekday",
    "read_deictic",
    "read_shifted",
    "read_unit",
    "read_weekday",
]

_LATER = {"later": 1, "after": 1, "afterwards": 1, "afterward": 1, "thereafter": 1}
_EARLIER = {
    "earlier": -1,
    "before": -1,
    "previously": -1,
    "prior": -1,
    "beforehand": -1,
}
_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019`")
_LENGTH_LEADS = frozenset(
    """
    for in within over after of than about nearly almost roughly around at least only
    just per once took takes take taking last lasted lasting lasts spent spend under
    half during to and or as with up is was be quite until
    """.split()
)
_ENDS_CLAUSE = frozenset(',.;:!?)\u201d"') | {""}
_CLOCK_UNITS = {"TS", "TM", "TH"}


def _part_after(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """Read a part of the day: "morning", "evening"."""
    part = lexemes.has(index, "daypart")
    return None if part is None else (part, index + 1)


def _on(form: Form, part: str, last: int) -> Form:
    """Return a part of the day on the date of a form."""
    return Form("clock", form.first, last, name=part, inner=form)


def read_shifted(lexemes: Lexemes, index: int) -> Form | None:
    """Read what starts with last, this, next, the same, that, the following."""
    senses = lexemes.senses[index]
    definite = lexemes.words[index - 1] == "the"
    base: Base = "published"
    if "shift" in senses:
        shift = int(senses["shift"])
        if definite and shift == 1 and lexemes.words[index] == "next":
            base = "context"
    elif "follow" in senses:
        shift, base = int(senses["follow"]), "context"
    elif "that" in senses:
        shift, base = 0, "context"
    else:
        return None
    at = index + 1
    if lexemes.words[index] == "this" and lexemes.words[at] in {
        "past",
        "coming",
        "same",
    }:
        shift = {"past": -1, "coming": 1, "same": 0}[lexemes.words[at]]
        at += 1
    elif lexemes.words[index] == "that" and lexemes.words[at] == "same":
        at += 1
    found = _shifted_core(lexemes, index, at, shift, base)
    if found is not None:
        return found
    return _shifted_amount(lexemes, index, at, shift, base)


def _shifted_core(
    lexemes: Lexemes, index: int, at: int, shift: int, base: Base
) -> Form | None:
    """Read the one thing that is shifted: a unit, month, weekday, season, part of day."""
    senses = lexemes.senses[at]
    if "month" in senses and (lexemes.is_capital(at)):
        last = after_abbreviation(lexemes, at)
        form = Form(
            "calendar", index, last, unit="M", month=int(senses["month"]),
            shift=shift, shift_unit="self", base=base,
        )  # fmt: skip
        day = lexemes.has(last, "int") or lexemes.has(last, "ordinal")
        if day is not None and 1 <= int(day) <= 31 and len(day) < 3:
            return replace(form, unit="D", day=int(day), last=last + 1)
        return form
    if "weekday" in senses:
        form = Form(
            "weekday", index, at + 1, unit="D", number=int(senses["weekday"]),
            shift=shift, shift_unit="self", base=base,
        )  # fmt: skip
        part = _part_after(lexemes, at + 1)
        if part is not None:
            return _on(form, *part)
        return _with_date(lexemes, form)
    if "holiday" in senses:
        holiday = read_holiday(lexemes, at)
        if holiday is None or holiday.year or holiday.shift_unit:
            return None
        return replace(holiday, first=index, shift=shift, shift_unit="self", base=base)
    if "season" in senses:
        return Form(
            "season", index, at + 1, name=senses["season"],
            shift=shift, shift_unit="self", base=base,
        )  # fmt: skip
    if "fiscal" in senses and lexemes.words[at + 1] in {"year", "quarter"}:
        kind = "fiscal" if lexemes.words[at + 1] == "year" else "quarter"
        return Form(
            "fiscal" if kind == "fiscal" else "quarter", index, at + 2, unit="FY",
            shift=shift, shift_unit="self", base=base,
        )  # fmt: skip
    if "daypart" in senses and not ("unit" in senses and shift == 1):
        day = Form("deictic", index, at + 1, unit="D", shift=shift, base=base)
        return _on(day, senses["daypart"], at + 1)
    if "unit" in senses:
        return _shifted_unit(lexemes, index, at, shift, base)
    return None


def _shifted_unit(
    lexemes: Lexemes, index: int, at: int, shift: int, base: Base
) -> Form | None:
    unit = lexemes.senses[at]["unit"]
    if unit in _CLOCK_UNITS or unit == "L":
        return None
    quoted = lexemes.words[index - 1] in _QUOTES and lexemes.is_capital(at)
    if quoted and (lexemes.words[at + 1] in _QUOTES or lexemes.is_capital(at + 1)):
        return None  # the broadcast "This Week"
    word = lexemes.words[index]
    definite = lexemes.words[index - 1] == "the"
    if word in {"past", "coming"} and (definite or word == "past") and unit != "WE":
        return _window(index, at + 1, 1.0, unit, shift)
    if unit == "NI":
        day = Form("deictic", index, at + 1, unit="D", shift=shift, base=base)
        return _on(day, "TNI", at + 1)
    form = Form(
        "unit", index, at + 1, unit=unit, shift=shift, shift_unit="self", base=base
    )
    if (
        unit == "Y"
        and lexemes.words[at + 2] == "s"
        and lexemes.words[at + 1] in "'\u2019"
    ):
        part = _part_of_year(lexemes, form)
        if part is not None:
            return part
    part = _part_after(lexemes, at + 1)
    if unit == "D" and part is not None:
        return _on(form, *part)
    return form


def _part_of_year(lexemes: Lexemes, form: Form) -> Form | None:
    """Read "this year's third quarter" from the year on."""
    at = form.last + 2
    number = lexemes.has(at, "ordinal")
    if number is None:
        if lexemes.has(at, "unit") != "Q":
            return None
        return replace(form, kind="quarter", last=at + 1, shift_unit="Y")
    if lexemes.has(at + 1, "unit") == "Q" and 1 <= int(number) <= 4:
        return replace(
            form, kind="quarter", last=at + 2, number=int(number), shift_unit="Y"
        )
    if lexemes.has(at + 1, "half") and int(number) in {1, 2}:
        return replace(
            form, kind="half", last=at + 2, number=int(number), shift_unit="Y"
        )
    return None


def _window(index: int, last: int, amount: float | None, unit: str, shift: int) -> Form:
    """Return a stretch that ends, or begins, with the page's day."""
    return Form(
        "duration", index, last, unit=unit, amount=amount, shift=shift,
        shift_unit="window", base="published",
    )  # fmt: skip


def _shifted_amount(
    lexemes: Lexemes, index: int, at: int, shift: int, base: Base
) -> Form | None:
    """Read "the past three months", "the next several days", "the previous two"."""
    numeral = read_numeral(lexemes, at)
    if numeral is None:
        if shift and "units" in lexemes.senses[at] and base == "published":
            unit = lexemes.senses[at]["units"]
            return _window(index, at + 1, None, unit, shift)
        return None
    last = numeral.last
    if lexemes.words[last] in {"to", "or", "-", "\u2013"}:
        second = read_numeral(lexemes, last + 1)
        if second is not None:
            numeral, last = second._replace(value=None), second.last
    if lexemes.words[last] in {"full", "consecutive", "more", "straight"}:
        last += 1
    senses = lexemes.senses[last]
    unit = senses.get("units") or senses.get("unit")
    if unit is None or shift == 0:
        return None
    form = _window(index, last + 1, numeral.value, unit, shift)
    return replace(
        form, part="approx" if numeral.approximate and numeral.value else None
    )


def _is_short_name(lexemes: Lexemes, index: int, last: int) -> bool:
    """Say whether "Sun" or "Sat" is no weekday: it has no stop, comma or date."""
    if len(lexemes.words[index]) > 4 or last > index + 1:
        return False
    follow = lexemes.senses[last]
    return not (
        lexemes.words[last] == "," and "month" in lexemes.senses[last + 1]
    ) and not ("month" in follow or "int" in follow)


def read_dated_weekday(lexemes: Lexemes, index: int) -> Form | None:
    """Read "Friday, Oct. 4" and "Thursday 17 July 2025" as one date."""
    day = read_weekday(lexemes, index)
    if day is None or day.kind != "weekday" or day.shift_unit:
        return day
    return _with_date(lexemes, day)


def _with_date(lexemes: Lexemes, day: Form) -> Form:
    """Extend a weekday by the date after it."""
    at = day.last + 1 if lexemes.words[day.last] == "," else day.last
    for reader in (read_month_first, read_day_first):
        date = reader(lexemes, at)
        if date is not None and date.unit == "D":
            return replace(date, first=day.first, number=day.number)
    if lexemes.words[at] == "the" and at == day.last:
        ordinal = read_day_first(lexemes, at + 1) or read_ordinal_day(lexemes, at + 1)
        if ordinal is not None:
            return replace(ordinal, first=day.first, number=day.number)
    return day


def read_weekday(lexemes: Lexemes, index: int) -> Form | None:
    """Read "Friday", "Friday, Oct. 4", "Sunday night", "Tuesday of next week"."""
    number = lexemes.has(index, "weekday")
    if number is None:
        return None
    last = after_abbreviation(lexemes, index)
    if _is_short_name(lexemes, index, last):
        return None
    form = Form("weekday", index, last, unit="D", number=int(number))
    at = last + 1 if lexemes.words[last] == "of" else last
    shifted = read_shift(lexemes, at, "W")
    if shifted is not None and (at > last or lexemes.words[at] != "the"):
        shift, base, last = shifted
        return replace(form, shift=shift, shift_unit="W", base=base, last=last)
    part = _part_after(lexemes, last)
    return form if part is None else _on(form, *part)


def read_deictic(lexemes: Lexemes, index: int) -> Form | None:
    """Read "today", "yesterday morning", "the day before yesterday", "tonight"."""
    senses, words = lexemes.senses[index], lexemes.words
    if "tonight" in senses:
        day = Form("deictic", index, index + 1, unit="D", base="published")
        return _on(day, "TNI", index + 1)
    if "overnight" in senses:
        if lexemes.is_capital(index) and not lexemes.starts_sentence(index):
            return None
        day = Form("deictic", index, index + 1, unit="D", shift=-1, base="published")
        return _on(day, "TNI", index + 1)
    if "deictic" not in senses:
        return None
    if lexemes.is_capital(index) and lexemes.is_capital(index - 1):
        return None  # "Russia Today", "USA Today"
    shift = int(senses["deictic"])
    form = Form("deictic", index, index + 1, unit="D", shift=shift, base="published")
    if shift and words[index - 1] in {"before", "after"} and words[index - 2] == "day":
        step = -1 if words[index - 1] == "before" else 1
        if step == shift:
            return replace(form, first=index - 2, shift=shift + step)
    part = _part_after(lexemes, index + 1)
    return form if part is None else _on(form, *part)


def read_amount(lexemes: Lexemes, index: int) -> Form | None:
    """Read a number of units: a duration, or an offset ("two weeks ago")."""
    if "scale" in lexemes.senses[index] and lexemes.words[index - 1] in {"a", "an"}:
        index -= 1
    numeral = read_numeral(lexemes, index)
    if numeral is None:
        return None
    at, words = numeral.last, lexemes.words
    if words[at] in {"-", "\u2011"} and lexemes.touches(at):
        at += 1
    for _ in range(2):
        if words[at] in {"more", "full", "consecutive", "straight", "long", "additional",
                         "further", "whole", "successive", "calendar", "working",
                         "business", "other", "extra", "solid", "previous"}:  # fmt: skip
            at += 1
    senses = lexemes.senses[at]
    unit = senses.get("units") or senses.get("unit")
    if unit is None or (unit == "TS" and "ordinal" in senses and numeral.value != 1):
        return None
    hyphened = at > numeral.last and words[numeral.last] in {"-", "\u2011"}
    if (
        "unit" in senses
        and not hyphened
        and not _may_be_singular(lexemes, at, numeral.value)
    ):
        return None
    last = at + 1
    if unit == "Q" and words[last] in {"of", "in"}:
        return None  # three-quarters of the capital
    if hyphened and words[last] == "-" and words[last + 1] in {"old", "olds"}:
        return None
    if words[last] == "old" or (words[last] == "of" and words[last + 1] == "age"):
        return None
    if words[last] == "a" and lexemes.has(last + 1, "unit") in {"D", "W"}:
        return None  # 24 hours a day
    amount = numeral.value
    if words[last : last + 3] == ["and", "a", "half"] and amount is not None:
        amount, last = amount + 0.5, last + 3
    if (
        unit == "D"
        and words[index:last] == ["one", "day"]
        and words[index - 1] in {"will", "would", "may", "might", "could"}
    ):
        return Form("reference", index, last, name="FUTURE_REF")
    form = Form(
        "duration", index, last, unit=unit, amount=amount,
        part="approx" if numeral.approximate and numeral.value else None,
    )  # fmt: skip
    return form if hyphened else _direct(lexemes, form)


def _may_be_singular(lexemes: Lexemes, index: int, value: float | None) -> bool:
    """Say whether a singular unit may follow the number: "one year", "two day talks"."""
    if lexemes.senses[index]["unit"] == "Q" and value == 1:
        return True
    return value == 1 or (
        value is not None
        and lexemes.words[index] in {"day", "hour", "year", "week", "month"}
    )


def _direct(lexemes: Lexemes, form: Form) -> Form:
    """Turn a duration into an offset where "ago", "later" and the like follow."""
    words, at = lexemes.words, form.last
    word = words[at]
    if "ago" in lexemes.senses[at]:
        form = replace(form, kind="offset", last=at + 1, base="published",
                       shift=int(lexemes.senses[at]["ago"]))  # fmt: skip
        return form
    if word == "from":
        return _from(lexemes, form)
    if word in {"later", "earlier"}:
        sign = 1 if word == "later" else -1
        return replace(form, kind="offset", last=at + 1, base="context", shift=sign)
    if word in _LATER or word in _EARLIER:
        sign = _LATER.get(word) or _EARLIER[word]
        if words[at + 1] in _ENDS_CLAUSE:
            return replace(form, kind="offset", last=at + 1, base="context", shift=sign)
    return form


def _from(lexemes: Lexemes, form: Form) -> Form:
    """Read "from now", "from today", "a week from Thursday"."""
    at = form.last + 1
    if lexemes.words[at] in {"now", "today"}:
        return replace(form, kind="offset", last=at + 1, base="published", shift=1)
    if lexemes.words[at] == "tomorrow":
        inner = Form("deictic", at, at + 1, unit="D", shift=1, base="published")
        return replace(form, kind="offset", last=at + 1, shift=1, inner=inner)
    day = read_weekday(lexemes, at)
    if day is not None and day.kind == "weekday":
        return replace(form, kind="offset", last=day.last, shift=1, inner=day)
    return form


def read_unit(lexemes: Lexemes, index: int) -> Form | None:
    """Read what starts with a unit: "a year ago", "the weekend", "year-end"."""
    senses, words = lexemes.senses[index], lexemes.words
    unit = senses.get("unit")
    if unit is None:
        return _bare_units(lexemes, index)
    lead = words[index - 1]
    if words[index + 1] in {"-", "\u2011"} and lexemes.touches(index + 1):
        return _compound(lexemes, index, unit)
    if words[index + 1] in {"'", "\u2019"} and words[index + 2 : index + 4] == [
        "s",
        "end",
    ]:
        return Form(
            "unit",
            index,
            index + 4,
            unit=unit,
            shift_unit="self",
            base="published",
            part="end",
        )
    if unit == "Y" and words[index + 1] == "end":
        return Form("unit", index, index + 2, unit="Y", shift_unit="self",
                    base="published", part="end")  # fmt: skip
    if lead in {"a", "an", "one", "half"}:
        return _single(lexemes, index, unit)
    if lead in {"the", "whole", "entire"}:
        return _definite(lexemes, index, unit)
    if unit == "Y" and words[index + 1] == "ago":
        return Form("offset", index, index + 2, unit="Y", amount=1, shift=-1,
                    base="published")  # fmt: skip
    return None


def _single(lexemes: Lexemes, index: int, unit: str) -> Form | None:
    """Read "a year", "an hour later", "half a century", "a week from Thursday"."""
    words = lexemes.words
    first, amount = index - 1, 1.0
    if words[first] == "half":
        amount = 0.5
    elif words[first - 1] == "half" and words[first] in {"a", "an"}:
        first, amount = first - 1, 0.5
    if unit == "TS" and words[first] != "one":
        return None  # "a second drone"
    last = index + 1
    if words[last] == "old":
        return None
    if words[last : last + 3] == ["and", "a", "half"]:
        amount, last = 1.5, last + 3
    if words[last] == "or" and unit in {"H", "Q"}:
        return None
    if words[last] in {"of", "in"} and unit == "Q":
        return None
    form = Form("duration", first, last, unit=unit, amount=amount)
    direct = _direct(lexemes, form)
    if direct.kind == "duration" and words[first] == "a" and unit not in _CLOCK_UNITS:
        before = words[first - 1]
        if lexemes.has(first - 1, "unit") or not (
            before in _LENGTH_LEADS or lexemes.starts_sentence(first)
        ):
            return None  # "$2 million a year" is a rate
    return direct


def _definite(lexemes: Lexemes, index: int, unit: str) -> Form | None:
    """Read "the weekend", "the quarter", "the day after", "the year before"."""
    words = lexemes.words
    after = words[index + 1]
    if after in {"before", "after", "following"} and (
        words[index + 2] in _ENDS_CLAUSE
        or (after == "following" and goes_on(words[index + 2]))
    ):
        sign = -1 if after == "before" else 1
        return Form("unit", index, index + 2, unit=unit, shift=sign,
                    shift_unit="self", base="context")  # fmt: skip
    if (
        after in {"before", "after"}
        and unit == "Y"
        and words[index + 2] not in {"the", "last", "next"}
    ):
        sign = -1 if after == "before" else 1
        return Form("unit", index, index + 2, unit=unit, shift=sign,
                    shift_unit="self", base="context")  # fmt: skip
    if unit == "WE":
        return Form(
            "unit", index, index + 1, unit=unit, shift_unit="self", base="published"
        )
    if unit == "Q":
        if after in {"of", "-"}:
            return None
        return Form(
            "unit", index, index + 1, unit=unit, shift_unit="self", base="context"
        )
    if after in {"of", "before", "after"}:
        return _beside_date(lexemes, index, unit)
    before = words[index - 2]
    if before == "of" and (
        "section" in lexemes.senses[index - 3]
        or words[index - 3] in {"rest", "part", "half"}
    ):
        base: Base = "context" if unit == "D" else "published"
        return Form("unit", index, index + 1, unit=unit, shift_unit="self", base=base)
    if before == "in" and words[index - 3] in {"late", "early", "later", "earlier"}:
        part: TimeModifier = "end" if words[index - 3][:4] == "late" else "start"
        return Form(
            "unit",
            index - 3,
            index + 1,
            unit=unit,
            shift_unit="self",
            base="context",
            part=part,
        )
    if unit == "Y" and after in {"to", "ended", "ending"}:
        return Form("duration", index, index + 1, unit=unit, amount=1)
    return None


def _beside_date(lexemes: Lexemes, index: int, unit: str) -> Form | None:
    """Read "the week of March 6", "the day after Christmas", "the day before last Tuesday"."""
    link, at = lexemes.words[index + 1], index + 2
    if unit not in {"D", "W", "WE"} or (unit != "D") != (link == "of"):
        return None
    inner = (
        read_month_first(lexemes, at)
        or read_day_first(lexemes, at)
        or read_weekday(lexemes, at)
        or read_shifted(lexemes, at)
        or read_holiday(lexemes, at)
    )
    if inner is None or inner.unit != "D" or inner.kind == "unit":
        return None
    if link == "of":
        return Form("part-of", index, inner.last, unit=unit, number=0, inner=inner)
    sign = 1 if link == "after" else -1
    return Form(
        "offset", index, inner.last, unit="D", amount=1, shift=sign, inner=inner
    )


def _compound(lexemes: Lexemes, index: int, unit: str) -> Form | None:
    """Read "year-end", "year-earlier", "year-ago"."""
    word, last = lexemes.words[index + 2], index + 3
    if unit == "Y" and word == "end":
        return Form("unit", index, last, unit="Y", shift_unit="self",
                    base="published", part="end")  # fmt: skip
    if unit in {"Y", "M", "W"} and word in {"earlier", "ago"}:
        follow = lexemes.has(last, "unit")
        if follow == "Q" or lexemes.words[last] == "period":
            return Form("quarter", index, last + 1, unit="Q", shift=-1,
                        shift_unit="Y", base="context")  # fmt: skip
        return Form(
            "offset", index, last, unit=unit, amount=1, shift=-1, base="context"
        )
    if word in {"long"}:
        return Form("duration", index, last, unit=unit, amount=1)
    return None


def _bare_units(lexemes: Lexemes, index: int) -> Form | None:
    """Read "for years", "recent months", "weeks ago", "the coming weeks"."""
    senses, words = lexemes.senses[index], lexemes.words
    if "recent" in senses and "units" in lexemes.senses[index + 1]:
        unit = lexemes.senses[index + 1]["units"]
        return Form("duration", index, index + 2, unit=unit, name="recent")
    unit = senses.get("units")
    if unit is None or unit in _CLOCK_UNITS - {"TH"}:
        return None
    if words[index + 1] in {"ago", "later", "earlier"}:
        sign = 1 if words[index + 1] == "later" else -1
        return Form("offset", index, index + 2, unit=unit, amount=None, shift=sign,
                    base="published" if words[index + 1] == "ago" else "context")  # fmt: skip
    if words[index - 1] in {"for", "within", "over", "after", "in", "of", "lasting"}:
        return Form("duration", index, index + 1, unit=unit, amount=None)
    return None
