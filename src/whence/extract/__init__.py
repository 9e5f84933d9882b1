"""Extraction: a document in, what it says and who says it out."""

from whence.extract.extraction import extract

__all__ = ["extract"]
