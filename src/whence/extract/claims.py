"""Claims: attributions with speaker, chain, act, stance, hedge, times and figures."""

from bisect import bisect_left
from collections.abc import Sequence

from whence.extract.acts import Stance, find_stance, is_present
from whence.extract.attributions.records import trim_content
from whence.extract.chains import find_relays, join_chain, outlet_actor
from whence.extract.covering import covered_by_inner, passes_on
from whence.extract.datelines import is_rolling
from whence.extract.denials import link_denials
from whence.extract.hedges import find_hedge
from whence.extract.mentions import can_speak
from whence.extract.names import find_names
from whence.extract.occasions import STANDS, Occasions, Voice
from whence.extract.parting import part_content
from whence.extract.speakers import SpeakerResolver, is_paper
from whence.extract.subjects import notice_state, notice_subject, seat_before
from whence.extract.tellers import employer_of, only_heard
from whence.extract.timing import Timing
from whence.extract.topics import find_topics
from whence.extract.units import PageUnits, Unit
from whence.extract.voice import find_voice
from whence.model import (
    Actor,
    Attribution,
    Claim,
    Document,
    Interval,
    Quantity,
    RelayChain,
    Span,
    Spans,
    TimeExpression,
    content_key,
)

__all__ = ["build_claims"]

_POINTING = frozenset("this so these".split())
_POINTED = 14  # words; a longer content that begins with "this" has one of its own
_ANSWERED = frozenset("deny reject accuse decline condemn".split())
_PLACING = frozenset("during at in on after before to while".split())


def _is_placing(words: Sequence[str]) -> bool:
    """Say whether a content only points: "this during a visit"."""
    return words[:1] in (["this"], ["so"], ["it"]) and set(words[1:2]) <= _PLACING


def _is_pointing(words: Sequence[str]) -> bool:
    """Say whether a content points back to what was said before it is placed."""
    folded = [word.casefold() for word in words[:3]]
    short = folded[0] in _POINTING and len(words) <= _POINTED
    return short or (_is_placing(folded) and len(words) > 1)


def _head_start(item: Attribution) -> int:
    spans = item.cue or item.source or item.content
    return spans[0].start


class _Builder:
    """Builds the claims of one page."""

    def __init__(
        self,
        document: Document,
        items: Sequence[Attribution],
        times: Sequence[TimeExpression],
        quantities: Sequence[Quantity],
        page: PageUnits,
    ) -> None:
        self._items = items
        self._document = document
        self._page = page
        self._timing = Timing(page, times, items)
        self._quantities = sorted(quantities, key=lambda item: item.span)
        self._places = [item.span.start for item in self._quantities]
        names = find_names(document)
        self._resolver = SpeakerResolver(document, names)
        self._outlet = outlet_actor(document)
        self._rolling = is_rolling(document)
        self._voices: dict[str, Voice] = {}
        self._noticed = 0
        self._spoken: set[int] = set()

    def _resolve(self, items: Sequence[Attribution]) -> None:
        """Resolve speakers in the order in which the page names them."""
        ordered = sorted(items, key=lambda item: (_head_start(item), item.id))
        by_id = {item.id: item for item in items}
        answering = False
        for item in ordered:
            at = _head_start(item)
            self._notice(at)
            unit = self._page.unit_at(at)
            if unit is not None and item.source:
                self._notice_own(unit, item.source[0])
            speaker = self._speaker(item, unit)
            stance = find_stance(
                self._document.text,
                item,
                speaker,
                official=self._resolver.is_official(speaker),
                answering=answering,
            )
            answering = stance.act in _ANSWERED
            relays = find_relays(self._document, self._page, item, self._resolver)
            for relay in relays:
                self._resolver.note_relay(relay)
            self._voices[item.id] = Voice(
                item,
                speaker,
                relays,
                stance,
                self._said(item, stance),
                unit.paragraph if unit is not None else 0,
            )
        occasions, placed = Occasions(), set[str]()
        for item in ordered:
            lineage = [item]
            while lineage[-1].parent in by_id and len(lineage) < 9:
                lineage.append(by_id[str(lineage[-1].parent)])
            for part in reversed(lineage):
                if part.id not in placed:
                    placed.add(part.id)
                    self._place(part, by_id, occasions)

    def _said(self, item: Attribution, stance: Stance) -> Interval | None:
        """Return when a speaker spoke, as far as sentence and page tell.

        An entry of a rolling report tells in the present what is said on its day.
        """
        published = self._document.published.interval
        found = self._timing.said(item, stance.act)
        if found is not None or not item.cue:
            return found
        cue = " ".join(span.of(self._document.text) for span in item.cue)
        if self._rolling and is_present(cue):
            return published
        return self._timing.same_day(item, published)

    def _notice_own(self, unit: Unit, source: Span) -> None:
        """Note the subject of the sentence whose pronoun is the source: "he", "its"."""
        text = self._document.text
        words = source.of(text).casefold()
        if words in {"he", "she"}:
            self._notice_subject(unit, source.start)
        elif words.startswith(("its ", "their ")):
            notice_state(self._resolver, text, unit.span.start, source.start)

    def _speaker(self, item: Attribution, unit: Unit | None) -> Actor:
        text = self._document.text
        if not item.source or item.source[0].of(text).casefold() == "there":
            last = self._resolver.latest_outlet() if item.cue else None
            also = item.cue and " also " in f" {item.cue[0].of(text)} "
            return last if last is not None and also else Actor(None, "unnamed")
        if only_heard(text, item):
            return Actor(None, "unnamed")  # "the court heard": who told it?
        start = item.source[0].start
        employer = employer_of(text, item, self._resolver)
        if employer is not None:
            return employer
        seat = None if unit is None else seat_before(text, unit.span.start, start)
        context = " ".join(span.of(text) for span in item.content)[:400]
        aside = text[max(0, start - 5) : start].endswith(", as ")
        headline = unit is not None and unit.headline
        return self._resolver.resolve(
            item.source,
            context=context,
            inner=item.parent is not None or aside,
            note=not headline,
            seat=seat,
        )

    def _notice(self, until: int) -> None:
        """Note the subjects of the sentences without attribution before an offset."""
        while self._noticed < len(self._page.units):
            unit = self._page.units[self._noticed]
            if unit.span.end > until:
                break
            self._noticed += 1
            if unit.span.start in self._spoken or unit.headline:
                continue
            self._notice_subject(unit, unit.span.end)

    def _notice_subject(self, unit: Unit, end: int) -> None:
        """Note the subject of a sentence that stands before an offset."""
        notice_subject(self._resolver, unit.text, unit.span.start, end)

    def _place(
        self,
        item: Attribution,
        by_id: dict[str, Attribution],
        occasions: Occasions,
    ) -> None:
        """Carry relay and time of an occasion on to what follows on it."""
        voice = self._voices[item.id]
        outer = by_id.get(item.parent or "")
        prefix = voice.relays
        if outer is not None and self._voices[outer.id].stance.act not in STANDS:
            above = self._voices[outer.id]
            passed = () if is_paper(above.speaker) else (above.speaker,)
            known = {link.name for link in above.prefix}
            own = (link for link in voice.relays if link.name not in known)
            prefix = (*above.prefix, *passed, *own)
            voice.said = voice.said or above.said
        if outer is not None and passes_on(
            self._document.text, outer, voice, self._voices
        ):
            above = self._voices[outer.id]
            relay, voice.speaker = voice.speaker, above.speaker
            voice.stance = above.stance
            prefix = (*above.prefix, relay)
        voice.prefix = prefix
        occasions.carry(voice, nested=item.parent is not None)
        if prefix and _is_pointing(item.content[0].of(self._document.text).split()):
            occasions.carry_back(voice)

    def _claims(self, item: Attribution) -> list[Claim]:
        """Return the claims of an attribution: one, or one for each "that"."""
        voice = self._voices[item.id]
        chain = join_chain(
            (self._outlet, *self._document.relays, *voice.prefix, voice.speaker)
        )
        if len(chain) == 1 + len(self._document.relays) and self._is_outlet(voice):
            return [self._own(item, voice, chain)]
        return [
            self._record(content, item, chain, voice.stance, voice.said, chain[-1])
            for content in part_content(self._document.text, item)
        ]

    def _is_outlet(self, voice: Voice) -> bool:
        """Say whether the page's own outlet speaks, or whoever signs all of the page."""
        return voice.speaker.name is not None and not voice.prefix

    def _own(self, item: Attribution, voice: Voice, chain: RelayChain) -> Claim:
        """Return the claim that an outlet makes of itself, in its own voice.

        "The Harbour Post could not verify the count": nobody else speaks there, and
        what it declines is told by the whole sentence.
        """
        unit = self._page.unit_at(_head_start(item))
        whole = None if unit is None else trim_content(self._page.text, unit.span)
        refuses = voice.stance.act == "decline" and whole is not None
        content = (whole,) if refuses and whole is not None else item.content
        published = self._document.published.interval
        return self._record(content, None, chain, voice.stance, published, chain[-1])

    def _record(
        self,
        content: Spans,
        item: Attribution | None,
        chain: RelayChain,
        stance: Stance,
        said: Interval | None,
        speaker: Actor,
    ) -> Claim:
        document = self._document
        key = [[span.start, span.end] for span in content]
        names = [link.name for link in chain]
        return Claim(
            id=content_key("claim", document.id, key, item.id if item else None, names),
            document=document.id,
            attribution=item.id if item else None,
            content=content,
            type=item.type if item else "voice",
            speaker=speaker,
            chain=chain,
            act=stance.act,
            polarity=stance.polarity,
            hedge=find_hedge(self._page, content),
            said=said,
            about=self._timing.about(content),
            quantities=self._inside(content),
            actors=find_topics(document.text, content),
        )

    def _inside(self, content: Spans) -> tuple[str, ...]:
        found: list[str] = []
        for span in content:
            first = bisect_left(self._places, span.start)
            inside = self._quantities[first : bisect_left(self._places, span.end)]
            found.extend(item.id for item in inside if item.span.end <= span.end)
        return tuple(dict.fromkeys(found))

    def _merge_states(self, items: Sequence[Attribution]) -> set[str]:
        """Return the inner attributions that their outer one speaks for.

        "Peru rejected the plan, its Foreign Ministry said" is one claim, of the
        ministry, and rejects: bodies of one chain of command are no relays.
        """
        merged: set[str] = set()
        for item in items:
            outer = self._voices.get(item.parent or "")
            inner = self._voices[item.id]
            country = inner.speaker.country
            if outer is None or country is None or outer.speaker.country != country:
                continue
            whole = str(inner.speaker.name).startswith("Government of ")
            if whole and outer.speaker.kind == inner.speaker.kind == "government":
                outer.stance = inner.stance
                merged.add(item.id)
        return merged

    def _pointers(self, items: Sequence[Attribution]) -> set[str]:
        """Return the attributions that say only where something was said.

        "According to the agency, Ana Ruiz said this during a visit."
        """
        text = self._document.text
        return {
            item.id
            for item in items
            if self._voices[item.id].stance.act not in STANDS
            and item.type == "indirect"
            and _is_placing(item.content[0].of(text).casefold().split())
        }

    def build(self) -> tuple[Claim, ...]:
        """Return the claims, attributed and voice, in reading order."""
        items = self._items
        for item in items:
            unit = self._page.unit_at(_head_start(item))
            if unit is not None:
                self._spoken.add(unit.span.start)
        self._resolve(items)
        merged = self._merge_states(items) | self._pointers(items)
        covered = merged | covered_by_inner(
            [item for item in items if item.id not in merged],
            {key: voice.stance for key, voice in self._voices.items()},
        )
        claims = [
            claim
            for item in items
            if item.id not in covered
            for claim in self._claims(item)
        ]
        chain = join_chain((self._outlet, *self._document.relays))
        own = Stance("state", "asserted")
        published = self._document.published.interval
        claims.extend(
            self._record(content, None, chain, own, published, chain[-1])
            for content in find_voice(self._page, items)
        )
        unique = {claim.id: claim for claim in claims}
        ordered = sorted(unique.values(), key=lambda claim: (claim.content, claim.id))
        return link_denials(self._document.text, ordered)


def _has_speaker(text: str, item: Attribution) -> bool:
    """Say whether somebody speaks: no source at all may be someone, half a clause not."""
    return not item.source or can_speak(" ".join(span.of(text) for span in item.source))


def build_claims(
    document: Document,
    attributions: Sequence[Attribution],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    page: PageUnits,
) -> tuple[Claim, ...]:
    """Return the claims of a page, those of its outlet's own voice included.

    Args:
        document: The page, its `relays` already found.
        attributions: All attributions, inner ones with their `parent`.
        times: Its time expressions.
        quantities: Its quantities.
        page: Its units.

    Returns:
        The claims in reading order of their content.
    """
    attributions = [item for item in attributions if _has_speaker(document.text, item)]
    return _Builder(document, attributions, times, quantities, page).build()
