"""Attributions: the words that ascribe a content to a source by a cue."""

from dataclasses import dataclass
from typing import Literal

from whence.model.span import Spans

__all__ = ["Attribution", "SpeechType"]

SpeechType = Literal["direct", "indirect", "mixed"]
"""How much of the content stands in quotation marks: all, none, some."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of a page: who (source) says (cue) what (content).

    Attributes:
        id: Content key.
        source: Words of the source; empty where the sentence has none.
        cue: Words that ascribe; empty for a bare quotation.
        content: Words that are ascribed, quotation marks included.
        type: Direct, indirect or mixed speech.
        parent: Id of the attribution that this one stands inside; None for outer.
        score: How sure the finder is, 0 to 1.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    type: SpeechType
    parent: str | None = None
    score: float = 1.0
