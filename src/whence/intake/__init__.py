"""Intake: bytes to Documents.

`read_sources` turns files and folders into sources, one at a time; `read_document`
turns a source into a Document with its parts named. The two are apart so that a
worker process can do the second.
"""

from whence.intake.document import read_document
from whence.intake.sources import read_sources
from whence.intake.spellings import Spellings

__all__ = ["Spellings", "read_document", "read_sources"]
