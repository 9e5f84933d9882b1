"""Quantities: how many and how much, with bound, unit, counted noun and base.

`find_quantities` reads a document sentence by sentence with a grammar over tokens:
`numerals` say numbers, `units` and `amounts` give them units, `ranges` join two ends,
`fractions` reads shares and ratios, `names` and `idioms` tell what is no quantity,
`bounds` finds the hedges, `nouns` and `counting` what is counted, and `bases` links
relative figures. docs/grammar.md shows every form.
"""

from whence.extract.quantities.pages import find_quantities

__all__ = ["find_quantities"]
