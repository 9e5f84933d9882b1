"""Attributions by rules: a cue, whoever stands as its subject, and what is ascribed."""

from whence.extract.attributions.finder import find_attributions

__all__ = ["find_attributions"]
