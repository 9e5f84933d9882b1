"""Neighbourhoods: the pages whose figures can touch one another.

Whatever is concluded of a page rests on its neighbourhood alone: the pages of its
context, and those that meet it in a question, in a figure of one source or at one
address. So a page that is added changes the answers of its own neighbourhood only, and
all others can be kept as they are.
"""

from collections import defaultdict
from collections.abc import (
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from types import MappingProxyType

from whence.model import Extraction, Judgement, content_key
from whence.reconcile.actors import is_vague, name_key
from whence.reconcile.bearings import Bearing, find_bearings
from whence.reconcile.copies import address_of
from whence.reconcile.imprints import read_imprint
from whence.reconcile.joined_contexts import day_of, figure_keys, find_addresses
from whence.reconcile.questions import significant_digits
from whence.reconcile.site_lines import find_lines, find_site_lines
from whence.reconcile.stories import Grouping, group_contexts
from whence.reconcile.story_terms import StoryTerms, find_story_terms
from whence.reconcile.survey import Survey, survey
from whence.reconcile.unions import Unions

__all__ = [
    "Neighbourhood",
    "PageFacts",
    "find_neighbourhoods",
    "read_facts",
    "survey_neighbourhoods",
]

_LEAST_TELLING = 10  # a smaller number of one source is met by chance
_TELLING_DIGITS, _ODD_DIGITS = 2, 4


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What of a page decides which others are in its neighbourhood.

    Attributes:
        terms: What can tell its event.
        meetings: Keys under which it meets pages that tell of another event.
        lines: Keys of its lines; those of several stories are the site's.
    """

    terms: StoryTerms
    meetings: tuple[str, ...]
    lines: tuple[str, ...] = ()


def _of_parties(bearing: Bearing) -> Iterator[str]:
    """Yield what the same giver and receiver are asked for."""
    if bearing.agent and bearing.recipient and bearing.measure and bearing.counted:
        parties = f"{name_key(bearing.agent)}|{name_key(bearing.recipient)}"
        yield f"parties|{bearing.measure}|{bearing.counted}|{parties}"


def _of_figure(bearing: Bearing, outlet: str | None) -> Iterator[str]:
    """Yield a figure that hardly two events share: an odd one, or one of a source.

    The page's own outlet is a source to those who cite it.
    """
    exact, counted = bearing.exact, bearing.counted
    if exact is None or counted is None or exact < _LEAST_TELLING:
        return
    digits = significant_digits(exact)
    if digits >= _ODD_DIGITS:
        yield f"figure|{exact:g}|{counted}"
    if digits >= _TELLING_DIGITS:
        named = [actor.name for actor in bearing.claim.chain[1:] if not is_vague(actor)]
        for name in filter(None, [outlet, *named]):
            yield f"source|{exact:g}|{counted}|{name_key(name)}"


def read_facts(extraction: Extraction) -> PageFacts:
    """Return what of a page decides which others are in its neighbourhood."""
    document = extraction.document
    outlet, day = document.outlet.value, day_of(document)
    bearings = find_bearings(extraction)
    meetings = {
        key
        for bearing in bearings
        for key in (
            *_of_parties(bearing),
            *_of_figure(bearing, outlet),
            *figure_keys(bearing, day, outlet),
        )
    }
    for sentence in sorted({bearing.sentence for bearing in bearings}):
        linked = find_addresses(document, sentence.start, sentence.end)
        meetings.update(f"address|{address}" for address in linked)
    address = address_of(document.url)
    if address is not None:
        meetings.add(f"address|{address}")
    wording = read_imprint(document).wording
    if wording is not None:
        meetings.add(f"wording|{wording}")
    return PageFacts(
        find_story_terms(document),
        tuple(sorted(meetings)),
        tuple(sorted({key for key, _ in find_lines(document)})),
    )


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Pages that are reconciled together.

    Attributes:
        documents: Their ids, in order.
        grouping: Which of them tell of one story.
        site_lines: Keys of their lines that belong to the sites.
    """

    documents: tuple[str, ...]
    grouping: Grouping
    site_lines: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Content key of the pages and of how they are grouped."""
        return content_key(
            "neighbourhood",
            [
                [name, self.grouping.stories[name], self.grouping.contexts[name]]
                for name in self.documents
            ],
            sorted(self.site_lines),
        )


def find_neighbourhoods(
    grouping: Grouping,
    meetings: Mapping[str, Iterable[str]],
    lines: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> list[Neighbourhood]:
    """Part pages into neighbourhoods.

    Args:
        grouping: Which pages tell of one story, and of one context.
        meetings: Document id to the keys under which the page meets others.
        lines: Document id to the keys of its lines.

    Returns:
        The neighbourhoods, by their first page; each page is in one.
    """
    unions = Unions[str]()
    first: dict[str, str] = {}
    for name in sorted(grouping.contexts):
        for key in (grouping.contexts[name], *meetings.get(name, ())):
            unions.join(name, first.setdefault(key, name))
    members: dict[str, list[str]] = defaultdict(list)
    for name in sorted(grouping.contexts):
        members[unions.find(name)].append(name)
    site = find_site_lines(lines, grouping.stories)
    return [
        Neighbourhood(
            tuple(names),
            grouping.narrow(names),
            _shown(names, lines, site),
        )
        for _, names in sorted(members.items())
    ]


def _shown(
    names: Iterable[str], lines: Mapping[str, Collection[str]], site: frozenset[str]
) -> frozenset[str]:
    """Return the lines of the sites that some pages show."""
    return frozenset(
        key for name in names for key in lines.get(name, ()) if key in site
    )


def survey_neighbourhoods(
    extractions: Iterable[Extraction],
    *,
    holding: Container[str] | None = None,
    known: Neighbourhood | None = None,
    judgements: Sequence[Judgement] = (),
) -> Iterator[Survey]:
    """Yield the survey of each neighbourhood of some pages.

    Args:
        extractions: What was read from the pages, in any order; of two with one id
            the first is taken, failed ones are left out.
        holding: Only neighbourhoods that hold one of these pages; None for all.
        known: The one neighbourhood that the pages are, where a ledger has found it
            among all its pages; None: found from these pages alone.
        judgements: What people decided of two sources, whether they are one.
    """
    pages: dict[str, Extraction] = {}
    for extraction in extractions:
        if extraction.error is None:
            pages.setdefault(extraction.document.id, extraction)
    if known is not None:
        ordered = [pages[name] for name in known.documents]
        yield survey(
            ordered,
            known.grouping,
            site_lines=known.site_lines,
            judgements=judgements,
        )
        return
    facts = {name: read_facts(pages[name]) for name in sorted(pages)}
    grouping = group_contexts(item.terms for item in facts.values())
    meetings = {name: item.meetings for name, item in facts.items()}
    lines = {name: item.lines for name, item in facts.items()}
    for found in find_neighbourhoods(grouping, meetings, lines):
        if holding is None or any(name in holding for name in found.documents):
            yield survey(
                [pages[name] for name in found.documents],
                found.grouping,
                site_lines=found.site_lines,
                judgements=judgements,
            )
