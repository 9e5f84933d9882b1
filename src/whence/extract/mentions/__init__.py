"""Mentions: what the words of a source say of who it is, before the page is asked.

"Russian Foreign Minister Sergey Lavrov" is a person with an office of a country, "the
Foreign Ministry of the DPRK" a ministry, "two of the diplomats" unnamed sources, "its
director" somebody whom the page has to resolve.
"""

from whence.extract.mentions.parsing import parse_mention
from whence.extract.mentions.record import Mention, MentionKind
from whence.extract.mentions.speaking import can_speak, without_opener
from whence.extract.mentions.words import clean_source

__all__ = [
    "Mention",
    "MentionKind",
    "can_speak",
    "clean_source",
    "parse_mention",
    "without_opener",
]
