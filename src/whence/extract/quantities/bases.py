"""What a relative figure stands on, and what stands to it in an *or*."""

from itertools import pairwise

from whence.extract.quantities.forms import is_stop
from whence.extract.quantities.reading import Reading

__all__ = ["link_alternatives", "link_bases"]

_BACK = frozenset("them it those these whom which that".split())
_COMPARATIVES = frozenset(
    """more less fewer higher lower larger smaller bigger greater longer shorter
    heavier faster slower stronger""".split()
)
_POLLS = frozenset("survey poll sample study questionnaire interviews".split())
_OPENS_WHOLE = frozenset("of the its their his her our all those these".split())
# What may stand between a share and its whole: "half of the nearly 300 arrested".
_BEFORE_WHOLE = frozenset(
    """of the its their his her our all those these some about around nearly almost
    roughly more than over at least an estimated up to""".split()
)
_AMOUNT_NOUNS = frozenset("amount number figure sum total rate level price".split())
_REACH = 14
_OR_REACH = 14


def _gap(first: Reading, second: Reading) -> list[str]:
    """Return the words between two quantities of one sentence."""
    return first.sheet.lowers[first.end : second.start]


def _can_be_base(reading: Reading) -> bool:
    return reading.kind in {"count", "money", "measure"} and reading.counted != "time"


def _next_base(reading: Reading, following: Reading | None) -> Reading | None:
    """Find the base after the figure: "three times the 17 first reported"."""
    if following is None or following.sheet is not reading.sheet:
        return None
    gap = _gap(reading, following)
    if len(gap) > 6 or any(word in {",", ";", "and", "but", "or"} for word in gap):
        return None
    if reading.kind in {"share", "percent"} and gap[:1] == ["of"]:
        can_be = _can_be_base(following) or following.kind == "percent"
        return following if can_be and set(gap) <= _BEFORE_WHOLE else None
    if reading.kind not in {"ratio", "share"}:
        return None
    if reading.kind == "share":
        return following if gap[:1] and gap[0] in _OPENS_WHOLE else None
    owned = bool(gap) and gap[-1].endswith("'s")
    return following if owned or {"the", "of", "its", "that"} & set(gap) else None


def _is_whole(reading: Reading) -> bool:
    """Say whether a figure is named as a whole: "of the 9,000 migrants, ..."."""
    if not _can_be_base(reading):
        return False
    sheet, at = reading.sheet, reading.start - 1
    while sheet.low(at) in _BEFORE_WHOLE - {"of"} and reading.start - at < 5:
        at -= 1
    if sheet.low(at) != "of":
        return False
    opens = sheet.starts_sentence(at) or sheet.low(at - 1) in {";", ",", "and", "but"}
    return opens or sheet.low(at - 1) in _POLLS


def _previous_base(reading: Reading, earlier: list[Reading]) -> Reading | None:
    """Find the nearest figure before that can be a whole."""
    for other in reversed(earlier[-_REACH:]):
        if other.is_relative and not (
            reading.kind == "ratio" and other.kind == "share"
        ):
            continue
        nested = _share_of(other, earlier)
        if _can_be_base(other) and nested is not None:
            return nested
        if _can_be_base(other) or (reading.kind == "ratio" and other.kind == "share"):
            return other
    return None


def _share_of(reading: Reading, earlier: list[Reading]) -> Reading | None:
    """Find the share that a figure is the whole of: the share is what was told.

    In "half the town's 12,000 residents fled, one in three of them hurt" the second
    share stands on the half.
    """
    for other in reversed(earlier[-_REACH:]):
        if other.base is reading and other.span.start < reading.span.start:
            return other
    return None


def _points_back(reading: Reading) -> bool:
    """Say whether the words refer to a figure before: "half of them", "that many"."""
    sheet, at = reading.sheet, reading.end
    after = (sheet.low(at), sheet.low(at + 1))
    if after[0] == "of" and after[1] in _BACK:
        return True
    if reading.kind == "share" and after[0] == "that":
        is_bare = is_stop(after[1]) or not after[1][:1].isalpha()
        return is_bare or after[1] in _AMOUNT_NOUNS
    if reading.kind == "ratio" and _ratio_points_back(reading):
        return True
    is_more = after[0] in _COMPARATIVES and reading.kind in {"ratio", "percent"}
    return is_more and "than" not in sheet.lowers[at : at + 4]


def _ratio_points_back(reading: Reading) -> bool:
    """Say whether "twice as many", "four times that" or "maybe double" point back."""
    sheet, at = reading.sheet, reading.end
    after = (sheet.low(at), sheet.low(at + 1))
    if after in {("as", "many"), ("as", "much"), ("that", "many"), ("that", "much")}:
        return "as" not in sheet.lowers[at + 2 : at + 6]
    if after[0] in {"that", "this"}:
        return not after[1][:1].isalpha() or after[1] in _AMOUNT_NOUNS
    is_word = sheet.low(reading.start).startswith(("double", "triple", "treble"))
    return is_word and after[0] in {"with", "if", "in", "", ".", ",", "that"}


def link_bases(sentences: list[list[Reading]]) -> None:
    """Link each relative figure of a stretch of text to what it stands on.

    Args:
        sentences: The quantities, sentence by sentence, in reading order; `base` of
            the relative ones is set.
    """
    earlier: list[Reading] = []
    for readings in sentences:
        whole: Reading | None = None
        for place, reading in enumerate(readings):
            if reading.kind in {"share", "ratio", "percent"}:
                following = readings[place + 1] if place + 1 < len(readings) else None
                reading.base = _find_base(reading, following, earlier, whole)
            whole = reading if _is_whole(reading) else whole
            earlier.append(reading)


def _find_base(
    reading: Reading,
    following: Reading | None,
    earlier: list[Reading],
    whole: Reading | None,
) -> Reading | None:
    base = _next_base(reading, following)
    if base is not None:
        return base
    if _points_back(reading):
        return _previous_base(reading, earlier)
    is_part = reading.kind in {"share", "percent"}
    if whole is not None and is_part:
        return whole
    if is_part and reading.sheet.low(reading.end) == "of":
        return _same_noun(reading, earlier)
    return None


def _same_noun(reading: Reading, earlier: list[Reading]) -> Reading | None:
    """Find an earlier count of the noun that a share is taken of."""
    if reading.counted is None:
        return None
    for other in reversed(earlier[-_REACH:]):
        if other.kind == "count" and other.counted == reading.counted:
            return other if other.value is not None and other.value > 1 else None
    return None


def link_alternatives(readings: list[Reading]) -> None:
    """Link the figures of one sentence that stand in an *or*: either may hold.

    Args:
        readings: The quantities of one sentence, in order.
    """
    for first, second in pairwise(readings):
        gap = _gap(first, second)
        if len(gap) > _OR_REACH or gap.count("or") != 1 or first.kind != second.kind:
            continue
        sheet = first.sheet
        before = sheet.lowers[max(0, first.start - 6) : first.start]
        either = "either" in before
        at = gap.index("or")
        if not either and ("," in gap[:at] or len(gap) - at > 4 or at == 0):
            continue
        plain = all(not is_stop(word) or word in {"of", "the"} for word in gap[:at])
        if (either or plain) and (first.counted or second.counted or either):
            first.others.append(second)
            second.others.append(first)
