"""Counts of killed and injured, those that a sentence only implies included."""

from whence.extract.casualties.finding import find_casualties
from whence.extract.casualties.mention import CasualtyMention

__all__ = ["CasualtyMention", "find_casualties"]
