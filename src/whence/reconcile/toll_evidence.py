"""What a page tells of killed and injured, put in kinds that can be weighed.

News tells a toll in many ways: "two dead, four hurt", "four shot, one fatally", "a man
was killed and another wounded". Each mention is evidence of a kind: what befell the
people, where it stands, and whether it counts, adds, names a part or only implies.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.extract.casualties import CasualtyMention, find_casualties
from whence.model import Document, Segment, Span

__all__ = ["PageEvidence", "Pair", "compare_pair", "find_pairs", "read_evidence"]

Pair = tuple[int, int]
"""Killed and injured."""

_LEAD_SENTENCES, _BODY_SENTENCES = 3, 15
_LARGEST = 150
_TITLE_SAME = 30  # characters by which a title is known to stand in the text
_READ = 6000  # characters in which the facts of a page are looked for
_MOST = 2.0  # what repeating a count can add
_MOST_COUNTS = 12  # of each fate, that are tried

_OTHER_EVENTS = re.compile(
    r"\b(?:this year|last year|so far|in (?:19|20)\d\d|since|homicides|"
    r"across the city|citywide|separate|statistics|annually|years ago|previous|"
    r"earlier this|history)\b",
    re.IGNORECASE,
)
_ROUND_UP = re.compile(
    r"\b(?:shootings|weekend|homicides|violence|killings|incidents)\b", re.IGNORECASE
)
_FACTS = {
    "suicide": re.compile(
        r"\b(?:kill(?:ed|ing|s) (?:himself|herself|themselves)|"
        r"(?:gun|weapon) on (?:himself|herself)|murder-? ?suicide|"
        r"(?:his|her) own life|committ?(?:ed|ing) suicide|self-inflicted|"
        r"shot (?:and killed )?(?:himself|herself)|then (?:himself|herself)|"
        r"(?<=, )self|(?<=and )self)\b",
        re.IGNORECASE,
    ),
    "died": re.compile(
        r"\b(?:(?:was|were|been|is|are|and|later) (?:shot and )?killed|died|dies|"
        r"fatally|pronounced dead|dead|"
        r"homicide(?! (?:unit|detectiv|investigat|section|bureau|squad))|"
        r"(?<!attempted )(?<!attempt )(?<!intent to )murder|shot to death|slain|"
        r"gunned down|killing|killed)\b",
        re.IGNORECASE,
    ),
    "hurt": re.compile(
        r"\b(?:wounded|injured|hurt|hospitali[sz]ed|gunshot wound|"
        r"in (?:critical|serious|stable) condition|(?:was|were) shot|injuring|"
        r"wounding|wounds|recovering)\b|\bnon-life",
        re.IGNORECASE,
    ),
    "hit": re.compile(r"\b(?:shot|shoots|shooting|stabbed|struck)\b", re.IGNORECASE),
    "shooter_shot": re.compile(
        r"\b(?:police|officers?|deput(?:y|ies)|troopers?) (?:fatally )?"
        r"(?:shot|killed|shot and killed) (?:the|a) "
        r"(?:gunman|shooter|suspect|man)\b|\bofficer-involved\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """What one page tells.

    Attributes:
        document: Id of the page.
        told: Kind of evidence, as "killed headline counted", to the counts that it
            gives and how often.
        joint: Place, as "headline", to the pairs that one sentence gives there.
        facts: What the page speaks of at all: died, hurt, hit, suicide.
        sums_up: Whether the page sums up several events.
        mentions: The mentions that it was read from.
    """

    document: str
    told: Mapping[str, Mapping[int, float]]
    joint: Mapping[str, Mapping[Pair, float]]
    facts: frozenset[str]
    sums_up: bool
    mentions: tuple[CasualtyMention, ...]

    @property
    def tells(self) -> bool:
        """Whether the page tells of victims, be it without a count."""
        befell = not self.facts.isdisjoint({"died", "hurt"})
        return bool(self.told) or ("hit" in self.facts and befell)

    def counts(self, fate: str) -> list[int]:
        """Return the counts that are given for a fate, most often given first."""
        total: Counter[int] = Counter()
        for kind in sorted(self.told):
            if kind.startswith(fate):
                for count, times in self.told[kind].items():
                    total[count] += round(100 * times)
        ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))
        return [count for count, _ in ranked[:_MOST_COUNTS]]


def _place(order: int) -> str:
    if order == 0:
        return "headline"
    if order <= _LEAD_SENTENCES:
        return "lead"
    return "body" if order <= _BODY_SENTENCES else "rest"


def _kind(mention: CasualtyMention) -> str:
    kinds = {
        "charged": mention.charged,
        "named": mention.named,
        "treated": mention.treated,
        "vague": mention.vague or mention.at_most,
        "implied": mention.single,
        "part": mention.part,
        "definite": mention.definite,
        "more": mention.more,
    }
    return next((kind for kind, holds in kinds.items() if holds), "counted")


class _Reading:
    """Evidence while a page is read."""

    def __init__(self) -> None:
        self.told: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        self.joint: dict[str, dict[Pair, float]] = defaultdict(
            lambda: defaultdict(float)
        )

    def add(self, mentions: Sequence[CasualtyMention], text: str) -> None:
        singles: Counter[tuple[Span, str, str]] = Counter()
        for mention in mentions:
            aside = _OTHER_EVENTS.search(mention.sentence.of(text)) is not None
            where = "aside" if aside else _place(mention.order)
            kind = _kind(mention)
            if mention.single and not mention.definite:
                singles[mention.sentence, mention.fate, where] += 1
            if mention.count <= _LARGEST and not mention.single:
                self.told[f"{mention.fate} {where} {kind}"][mention.count] += 1
        fullest: dict[str, int] = {}
        for (_, fate, where), count in singles.items():
            key = f"{fate} {where} implied"
            fullest[key] = max(fullest.get(key, 0), count)
        for key, count in fullest.items():
            self.told[key][count] += 1
        self._add_joint(mentions, text)

    def _add_joint(self, mentions: Sequence[CasualtyMention], text: str) -> None:
        by_sentence: dict[Span, list[CasualtyMention]] = defaultdict(list)
        for mention in mentions:
            if not (
                mention.vague or mention.charged or mention.named or mention.treated
            ):
                by_sentence[mention.sentence].append(mention)
        for sentence, held in by_sentence.items():
            pair = _pair_of(held)
            if pair is not None and max(pair) <= _LARGEST:
                aside = _OTHER_EVENTS.search(sentence.of(text)) is not None
                where = "aside" if aside else _place(held[0].order)
                himself = _FACTS["suicide"].search(sentence.of(text)) is not None
                self.joint[f"{where} himself" if himself else where][pair] += 1


def _pair_of(mentions: Sequence[CasualtyMention]) -> Pair | None:
    """Return the pair that the mentions of one sentence give; None for no pair."""
    counts = {
        fate: [item for item in mentions if item.fate == fate]
        for fate in ("killed", "injured", "hit")
    }
    sums = {
        fate: sum(item.count for item in held if item.single)
        or max((item.count for item in held), default=0)
        for fate, held in counts.items()
    }
    whole = max((item.count for item in counts["hit"] if not item.more), default=0)
    if counts["killed"] and counts["injured"]:
        return sums["killed"], sums["injured"]
    more = [item.count for item in counts["hit"] if item.more]
    if counts["killed"] and more:
        return sums["killed"], max(more)
    if counts["killed"] and whole > sums["killed"]:
        return sums["killed"], whole - sums["killed"]
    return None


def _unprinted_title(document: Document) -> str:
    """Return the title that came with a page where its text does not show it.

    What a headline tells may stand in the metadata alone; above the text stands a
    caption then, or "Saturday, 1:15 p.m. update".
    """
    title = " ".join((document.title or "").split())
    shown = " ".join(
        " ".join(span.of(document.text).split())
        for span in document.spans_of("headline")
    )
    beginning = title[:_TITLE_SAME].casefold()
    return "" if not title or beginning in shown.casefold() else title


def _read_text(document: Document) -> tuple[str, str]:
    """Return the headline and the beginning of the body."""
    text = document.text
    lines = [span.of(text) for span in document.spans_of("headline")]
    headline = ". ".join(filter(None, [_unprinted_title(document), " ".join(lines)]))
    spans = document.spans_of("body")
    if not document.segments:
        spans = (Span(0, len(text)),)
    body = "\n".join(
        text[span.start : min(span.end, span.start + _READ)] for span in spans
    )
    return headline, body[:_READ]


def read_evidence(document: Document) -> PageEvidence | None:
    """Return what a page tells; None where it tells of no victims."""
    headline, body = _read_text(document)
    whole = f"{headline}. {body}"
    facts = frozenset(name for name, form in _FACTS.items() if form.search(whole))
    if facts.isdisjoint({"died", "hurt", "hit"}):
        return None
    mentions = find_casualties(document)
    reading = _Reading()
    reading.add(mentions, document.text)
    title = _unprinted_title(document)
    if title:
        line = Segment(Span(0, len(title)), "headline")
        page = Document("", title, "", segments=(line,))
        reading.add(find_casualties(page), title)
    told = {
        kind: dict(sorted(counts.items()))
        for kind, counts in sorted(reading.told.items())
    }
    joint = {
        where: dict(sorted(pairs.items()))
        for where, pairs in sorted(reading.joint.items())
    }
    sums_up = _ROUND_UP.search(headline + " " + body[:200]) is not None
    return PageEvidence(document.id, told, joint, facts, sums_up, mentions)


def find_pairs(pages: Sequence[PageEvidence]) -> list[Pair]:
    """Return the pairs that the evidence of some pages makes possible."""
    dead, hurt, hit = {0, 1, 2}, {0, 1, 2}, {0}
    for page in pages:
        killed = page.counts("killed")
        dead.update(killed)
        if "suicide" in page.facts:
            dead.update(count + 1 for count in killed)
        hurt.update(page.counts("injured"))
        hit.update(page.counts("hit"))
    return sorted(
        {
            (killed, injured)
            for killed in dead
            for injured in hurt | {count - killed for count in hit} | hit
            if injured >= 0
        }
    )


def _compare_counts(page: PageEvidence, pair: Pair) -> Iterator[tuple[str, float]]:
    dead, hurt = pair
    for kind, counts in page.told.items():
        fate, where, how = kind.split()
        own = {"killed": dead, "injured": hurt, "hit": dead + hurt}[fate]
        whole = sum(counts.values())
        for count, times in counts.items():
            strength = 0.5 * min(times, _MOST) / _MOST + 0.5 * times / whole
            if count == own:
                yield f"{kind} =", strength
                yield f"{fate} {how} =", strength
                yield f"{fate} {where} =", strength
            elif count > own:
                yield f"{kind} >", strength
                yield f"{fate} {how} >", strength
            if count + 1 == own and fate != "injured" and "suicide" in page.facts:
                yield f"{fate} suicide +1", strength
            if fate == "hit" and count == hurt and dead:
                yield f"{kind} =injured", strength


def compare_pair(page: PageEvidence, pair: Pair) -> Iterator[tuple[str, float]]:
    """Yield how a pair agrees with what a page tells: a relation and its strength.

    A relation is a kind of evidence and how its counts stand to the pair: "=" equal,
    ">" the evidence counts more; "+1" the pair has one more (the one who did it).
    """
    dead, hurt = pair
    yield from _compare_counts(page, pair)
    for where, pairs in page.joint.items():
        for (killed, injured), times in pairs.items():
            strength = min(times, _MOST) / _MOST
            if (killed, injured) == pair:
                yield f"joint {where} =", strength
            if (killed + 1, injured) == pair and "suicide" in page.facts:
                yield f"joint {where} +1", strength
            if killed == dead and injured != hurt:
                yield "joint killed only", strength
            if killed + injured == dead + hurt and killed != dead:
                yield "joint moved", strength
    for fact in ("died", "hurt", "suicide", "shooter_shot"):
        held = fact if fact in page.facts else f"no-{fact}"
        yield f"{held} killed{min(dead, 3)}", 1.0
        yield f"{held} injured{min(hurt, 3)}", 1.0
    if not any(kind.startswith(("killed", "hit")) for kind in page.told):
        yield f"silent killed{min(dead, 2)}", 1.0
    if not any(kind.startswith(("injured", "hit")) for kind in page.told):
        yield f"silent injured{min(hurt, 2)}", 1.0
