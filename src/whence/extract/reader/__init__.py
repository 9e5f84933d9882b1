"""The reader: a small encoder that finds who says what, by which words.

The one module of Whence that loads the encoder. It finds outermost attributions; those inside one are added by rules.
"""

from whence.extract.reader.finding import default_score, find_attributions
from whence.extract.reader.loading import Precision, Reader, load_reader

__all__ = ["Precision", "Reader", "default_score", "find_attributions", "load_reader"]
