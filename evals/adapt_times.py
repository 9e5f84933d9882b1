"""Quirks of the public time corpora, so that they stay out of the product.

`adapt` takes a record of `whence extract` and returns it with the values written as
the corpus of that document writes them. It changes no span, adds no time and drops
none; what the corpus means by a phrase is never looked up, only how it spells it.
"""

import re
from typing import Any

Record = dict[str, Any]  # JSON as it is read

_TIMEBANK = re.compile(r"(wsj_|APW|AP9|NYT|XIE|CNN|ABC|PRI|VOA|WSJ9|SJMN|ea9|ed9)")
# AQUAINT's four topics start in June 1998; what is older is TimeBank.
_AQUAINT = re.compile(r"(APW|NYT|XIE)(1998(0[6-9]|1)|1999|2000)\d*\.")
_NIGHT = re.compile(r"\w+day (?:night|morning)$", re.IGNORECASE)
_WIKIWARS = re.compile(r"\d\d_[A-Z]")
_HABITS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1Y": "XXXX"}
_UNITS = {"week": "W", "month": "M"}
_PART = re.compile(r"(?:the )?(?:first|last) (week|month) of ", re.IGNORECASE)


def _timebank(document: str, surface: str, time: Record) -> None:
    """TimeBank 1.2 and AQUAINT: plain fiscal years, `E` for decades, halves, weeks.

    AQUAINT writes decades as `198X`, weeks without the zero, and mostly no part of
    the day behind a weekday.
    """
    value = time["value"]
    if value is None:
        return
    if re.fullmatch(r"FY\d{4}", value):
        value = value[2:]
    value = re.sub(r"^(P[\dX.]+)[DC]E$", r"\1E", value)
    value = re.sub(r"^P(\d+)\.5Y$", r"P\1Y6M", value)
    value = re.sub(r"^PT(\d+)\.5H$", r"PT\1H30M", value)
    if _AQUAINT.match(document):
        value = re.sub(r"^(\d{3})$", r"\1X", value)
        value = re.sub(r"-W0(\d)$", r"-W\1", value)
        if _NIGHT.match(surface):
            value = value[:10]
    if document.startswith("wsj_"):
        if surface.lower() in {"last week", "next week"}:
            value = re.sub(r"-W\d\d$", "-WXX", value)
        if surface.lower() == "year-end" and re.fullmatch(r"\d{4}", value):
            value += "-12-31"
    time["value"] = value


def _wikiwars(surface: str, time: Record) -> None:
    """WikiWars: one type for all, habits as open dates, parts as lengths."""
    if time["type"] == "SET" and not surface.lower().startswith("per "):
        time["value"] = _HABITS.get(time["value"], time["value"])
    part = _PART.match(surface)
    if part is not None:
        time["value"] = f"P1{_UNITS[part.group(1).lower()]}"
    time["type"] = "DATE"


def adapt(record: Record) -> Record:
    """Return a record with its times spelled as the document's corpus spells them.

    Args:
        record: A record of `whence extract`, with `id`, `text` and `times`.

    Returns:
        A copy; the same record where the document is of no corpus with quirks.
    """
    document = record["id"]
    timebank = _TIMEBANK.match(document) is not None
    if not timebank and _WIKIWARS.match(document) is None:
        return record
    times = []
    for given in record["times"]:
        time = dict(given)
        start, end = time["span"]
        surface = record["text"][start:end]
        if timebank:
            _timebank(document, surface, time)
        else:
            _wikiwars(surface, time)
        times.append(time)
    return {**record, "times": times}
