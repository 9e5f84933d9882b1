"""The origins of one question: a letter, a colour and a name each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from whence.model import FigureItem
from whence.web.index import ReportIndex
from whence.web.wording import name_actor

__all__ = ["COLOURS", "Origins"]

COLOURS = 6  # colours of the style sheet that are told apart in both schemes


class Origins:
    """The origins of one question: a letter, a colour and a name each."""

    def __init__(
        self,
        items: Sequence[FigureItem],
        names: Mapping[str, str],
        index: ReportIndex,
    ) -> None:
        speakers: dict[str, Counter[str]] = {}
        for item in items:
            claim = index.claims.get(item.claim)
            if item.origin is not None and claim is not None:
                count = speakers.setdefault(item.origin, Counter())
                count[name_actor(claim.speaker)] += 1
        self._names: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        for item in items:
            key = item.origin
            if key is None or key in self._numbers:
                continue
            self._numbers[key] = len(self._numbers)
            count = speakers.get(key, Counter())
            common = min(count, key=lambda name: (-count[name], name), default=key)
            self._names[key] = names.get(key, common)

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each origin by its id."""
        return self._names

    def letter(self, origin: str | None) -> str:
        """Return the letter: A to Z, then AA; a question mark for unknown."""
        if origin is None:
            return "?"
        number, letters = self._numbers[origin], ""
        while True:
            letters = chr(ord("A") + number % 26) + letters
            number = number // 26 - 1
            if number < 0:
                return letters

    def colour(self, origin: str | None) -> int:
        """Return the number of the colour; the last is that of the unknown."""
        return COLOURS if origin is None else self._numbers[origin] % COLOURS

    def name(self, origin: str | None, item: FigureItem, index: ReportIndex) -> str:
        """Return the name of an origin, or that of the unknown source."""
        if origin is not None:
            return self._names[origin]
        claim = index.claims.get(item.claim)
        if claim is None or claim.type == "voice":
            return "not told"
        return name_actor(claim.speaker)
