"""Occasions: a briefing, an interview, a wire's report that several sentences share.

Who was interviewed by a station said all of it to that station, on that day; the page
names both once.
"""

from dataclasses import dataclass

from whence.extract.acts import Stance
from whence.model import Actor, Attribution, Interval, RelayChain

__all__ = ["STANDS", "Occasions", "Voice"]

STANDS = frozenset("deny reject decline confirm condemn accuse".split())
"""Acts by which a speaker answers what another said, and so speaks for himself."""

_REACH = 3  # paragraphs over which a relay or a day named once is carried on


@dataclass(slots=True)
class Voice:
    """One speaking of one speaker.

    Attributes:
        item: The attribution.
        speaker: Who speaks.
        relays: The outlets that the sentence names between page and speaker.
        stance: What the speaker does.
        said: When; None where the page names no time.
        paragraph: Where on the page.
        prefix: All links between the page's outlet and the speaker.
    """

    item: Attribution
    speaker: Actor
    relays: RelayChain
    stance: Stance
    said: Interval | None
    paragraph: int
    prefix: RelayChain = ()


class Occasions:
    """The occasions of a page, by speaker."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[str, Voice] = {}

    def carry(self, voice: Voice, *, nested: bool) -> None:
        """Give a speaking what the same speaker's last one named, and note it.

        Args:
            voice: The speaking; its prefix and time are filled in.
            nested: Whether it stands inside another's words.
        """
        name = voice.speaker.name
        if name is None:
            return
        before = self._last.get(name)
        if before is not None and voice.paragraph - before.paragraph <= _REACH:
            short = sum(len(span) for span in voice.item.source) <= 24
            if not nested and not voice.prefix and short:
                voice.prefix = before.prefix
            if voice.said is None and voice.prefix == before.prefix:
                voice.said = before.said
        self._last[name] = voice
