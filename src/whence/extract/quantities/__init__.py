"""Quantities: how many and how much, with bound, unit, counted noun and base.

`find_quantities` reads a document sentence by sentence with a grammar over tokens:
`numerals` say numbers, `units` and `amounts` give them units, `ranges` join two ends,
`fractions` reads shares and ratios, `names` tells what is no quantity, `bounds` finds
the hedges, `nouns` the counted noun, and `bases` links relative figures.
"""

from whence.extract.quantities.pages import find_quantities

__all__ = ["find_quantities"]
