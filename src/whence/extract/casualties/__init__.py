"""Counts of killed and injured, those that a sentence only implies included."""

from whence.extract.casualties.finding import CasualtyMention, find_casualties

__all__ = ["CasualtyMention", "find_casualties"]
