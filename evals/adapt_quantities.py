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

from evals.newsquant import find_change, find_concept
from whence.extract.quantities.nouns import find_noun_phrase
from whence.extract.quantities.sheet import Sheet
from whence.lexicon.units import load_units
from whence.model import Span
from whence.text.sentences import find_sentences

__all__ = ["adapt"]

# A record is JSON by nature.
Record = dict[str, Any]

_SYMBOL = re.compile(r"[^\W\d_]|[^\w\s,.]")
_RATE = re.compile(r"/|\b(?:per|an?|each|every)\b", re.IGNORECASE)


def _drop_far_rate(quantity: Record, surface: str) -> None:
    """Take the rate off a unit whose words do not stand in the span."""
    unit = quantity["unit"]
    symbol = load_units().symbols.get(surface.rsplit(maxsplit=1)[-1])
    if symbol is not None and symbol.name == unit:
        return  # "90 mph" says the rate in one word
    if quantity["kind"] == "measure" and not _SYMBOL.search(surface):
        return  # a bare number has the whole unit of the figure that it stands to
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


def _says_again(before: Record | None, quantity: Record, text: str) -> bool:
    """Say whether a figure says the one before it in other terms: "212 points, or 0.8%"."""
    if before is None:
        return False
    end = (before["counted_span"] or before["span"])[1]
    return text[end : quantity["span"][0]].strip(" ,") == "or"


def _add_view(quantity: Record, before: Record | None, sheet: Sheet, text: str) -> None:
    """Add the change and the concept of one figure; `before` is the one before it."""
    if before is not None and _says_again(before, quantity, text):
        if "change" in before:
            quantity["change"] = before["change"]
        quantity["concept"] = before["concept"]
        return
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
    if quantity["kind"] in {"count", "measure"}:
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
    before: Record | None = None
    for quantity in adapted["quantities"]:
        start, end = quantity["span"]
        _drop_far_rate(quantity, text[start:end])
        if str(adapted["id"]).startswith("recognizers-"):
            _adapt_recognizers(quantity)
        sheet = _find_sheet(sheets, start)
        if sheet is not None:
            _add_view(quantity, before, sheet, text)
            before = quantity
    return adapted
