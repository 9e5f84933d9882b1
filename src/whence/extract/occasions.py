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
_SHORT = 24  # code points of a source that refers back: "he", "the minister", a surname


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
    """The occasions of a page, by speaker and by relay."""

    def __init__(self) -> None:
        self._last: dict[str, Voice] = {}
        self._relayed: dict[str, Voice] = {}
        self._spoken: dict[str, list[Voice]] = {}
        self._several: Voice | None = None

    def carry(self, voice: Voice, *, nested: bool) -> None:
        """Give a speaking what the same speaker's last one named, and note it.

        Args:
            voice: The speaking; its prefix and time are filled in.
            nested: Whether it stands inside another's words.
        """
        name = voice.speaker.name
        if name is None:
            return
        # "One of them said": one of those who spoke before, on the same occasion.
        one = name.casefold().startswith("one of ")
        before = self._near(self._several if one else self._last.get(name), voice)
        if voice.speaker.kind == "unnamed" and not one:
            self._several = voice
        if before is not None:
            short = sum(len(span) for span in voice.item.source) <= _SHORT
            if not nested and not voice.prefix and short:
                voice.prefix = before.prefix
            same = voice.paragraph == before.paragraph or nested
            if voice.said is None and (same or voice.prefix == before.prefix):
                voice.said = before.said
        relay = voice.prefix[0].name if voice.prefix else None
        if relay is not None:
            other = self._near(self._relayed.get(relay), voice)
            if voice.said is None and other is not None:
                voice.said = other.said
            self._relayed[relay] = voice
        self._last[name] = voice
        self._spoken.setdefault(name, []).append(voice)

    def carry_back(self, voice: Voice) -> None:
        """Give what a speaker said before the relay that is named only afterwards.

        Args:
            voice: A speaking that only points back: "according to the agency, the
                minister said this on a visit".
        """
        for before in self._spoken.get(voice.speaker.name or "", ()):
            near = self._near(before, voice) is not None
            if near and before is not voice and not before.prefix:
                before.prefix = voice.prefix

    def _near(self, before: Voice | None, voice: Voice) -> Voice | None:
        if before is None or voice.paragraph - before.paragraph > _REACH:
            return None
        return before
