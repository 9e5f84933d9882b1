"""Plurals of counted nouns, for headings: a question is about people, not a person."""

__all__ = ["plural_of"]

_IRREGULAR = {"child": "children", "man": "men", "person": "people", "woman": "women"}
# Things that are measured, not counted, have no plural: "sludge spilled".
_MASS = frozenset(
    "aid ammunition ash cargo cement coal copper debris diesel electricity equipment "
    "fertiliser flour food freight fuel gas gold grain heroin ice iron land livestock "
    "machinery material mail medicine money mud oil ore petrol plastic power rain rice "
    "salt sand sewage shrapnel silver sludge smoke snow soil steel sugar timber traffic "
    "uranium waste water wheat wood".split()
)


def plural_of(noun: str) -> str:
    """Return the plural of a counted noun.

    >>> plural_of("artillery shell"), plural_of("person"), plural_of("toxic mud")
    ('artillery shells', 'people', 'toxic mud')
    >>> plural_of("cubic metre"), plural_of("city"), plural_of("EUR")
    ('cubic metres', 'cities', 'EUR')
    """
    head, space, last = noun.rpartition(" ")
    if noun.isupper() or noun in {"percent", "percentage point"} or last in _MASS:
        return noun
    if last in _IRREGULAR:
        return head + space + _IRREGULAR[last]
    if last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    if last.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"
