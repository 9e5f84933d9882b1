"""The reader: a small encoder that finds who says what, by which words.

The one module of Whence that loads the encoder. It finds outermost attributions; those inside one are added by rules.
"""

from whence.extract.reader.finding import find_attributions
from whence.extract.reader.loading import Precision, Reader, load_reader

__all__ = ["Precision", "Reader", "find_attributions", "load_reader"]
