"""Reads a sentence and writes its quantities, one a line, as the docs show them."""

from whence.extract.quantities import find_quantities
from whence.model import Document, Quantity, SecondReading, TimeExpression, text_sha256


def make_document(text: str, name: str = "page") -> Document:
    return Document(name, text, text_sha256(text))


def find(text: str, times: tuple[TimeExpression, ...] = ()) -> tuple[Quantity, ...]:
    return find_quantities(make_document(text), times)


def _number(value: float | None) -> str:
    return "open" if value is None else f"{value:.10g}"


def _amount(found: Quantity | SecondReading) -> str:
    ends = f"{_number(found.low)}..{_number(found.high)}"
    if found.value is not None:
        sign = "" if found.bound == "=" else f"{found.bound} "
        is_wide = found.bound == "~" and found.low != found.value
        return sign + _number(found.value) + (f" ({ends})" if is_wide else "")
    sign = f"{found.bound} " if found.bound in {"~", "<", "<="} else ""
    return sign + ends


def describe(text: str, found: Quantity, by_id: dict[str, Quantity]) -> str:
    """Write "surface | kind amount unit | counted | base | or | else"."""
    parts = [found.span.of(text), f"{found.kind} {_amount(found)}"]
    if found.unit is not None:
        parts[1] += f" {found.unit}"
    if found.counted is not None:
        parts.append(f"of {found.counted}")
    if found.base is not None:
        parts.append(f"base {by_id[found.base].span.of(text)}")
    if found.alternatives:
        others = ", ".join(by_id[one].span.of(text) for one in found.alternatives)
        parts.append(f"or {others}")
    other = found.second
    if other is not None:
        unit = "" if other.unit is None else f" {other.unit}"
        parts.append(f"else {other.sense}: {other.kind} {_amount(other)}{unit}")
    return " | ".join(parts)


def lines(text: str, times: tuple[TimeExpression, ...] = ()) -> list[str]:
    found = find(text, times)
    by_id = {quantity.id: quantity for quantity in found}
    return [describe(text, quantity, by_id) for quantity in found]


def read(text: str) -> None:
    """Print the quantities of a text, `nothing` where there are none."""
    print("\n".join(lines(text)) or "nothing")  # noqa: T201
