"""All that reconciliation knows of a set of pages, worked out once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from whence.model import Conversion, Extraction, Judgement
from whence.reconcile.actors import ActorBook
from whence.reconcile.bearings import Bearing, find_bearings
from whence.reconcile.conversions import find_conversions
from whence.reconcile.copies import Copy, count_once, find_copies
from whence.reconcile.denial_readings import Denial, find_denials
from whence.reconcile.identities import find_identities
from whence.reconcile.joined_contexts import join_contexts
from whence.reconcile.joined_questions import join_questions
from whence.reconcile.known_names import outlet_key
from whence.reconcile.lineage import Key, Ledger, Link
from whence.reconcile.links import find_links
from whence.reconcile.loose_roots import read_natures, settle_loose
from whence.reconcile.origins import Root, find_roots
from whence.reconcile.questions import QuestionGroup, group_bearings
from whence.reconcile.reuse import Reuse, find_reuse
from whence.reconcile.site_lines import find_lines, find_site_lines
from whence.reconcile.sources import complete_chains
from whence.reconcile.stories import Grouping, group_contexts
from whence.reconcile.story_terms import find_story_terms
from whence.reconcile.taken_roots import find_passed, find_vague, take_roots
from whence.reconcile.twins import find_page_edges, find_twins
from whence.reconcile.withdrawals import Withdrawal, find_withdrawals

__all__ = ["Survey", "survey"]


@dataclass(frozen=True, slots=True)
class Survey:
    """The pages, their questions, and where every figure comes from.

    Attributes:
        ledger: The pages.
        contexts: Document id to the context that its figures are compared in.
        groups: The questions, by id.
        links: For each question where its bearings come from.
        roots: For each question the root of each bearing.
        denials: What is denied, by context.
        twins: For each figure those that it repeats, on the pages it draws on.
        copies: Which pages are another one again.
        counted: For each page that is no report of its own the one it counts as.
        withdrawals: What is taken back, by context.
        conversions: The sums that each page states, by document id.
        asked: Which question each number answers, by document and its id.
    """

    ledger: Ledger
    contexts: Mapping[str, str]
    groups: Sequence[QuestionGroup]
    links: Mapping[str, Mapping[Key, Link]]
    roots: Mapping[str, Mapping[Key, Root]]
    denials: Mapping[str, Sequence[Denial]]
    twins: Mapping[Key, Sequence[Bearing]]
    copies: Sequence[Copy] = ()
    counted: Mapping[str, str] = field(default_factory=dict)
    withdrawals: Mapping[str, Sequence[Withdrawal]] = field(default_factory=dict)
    conversions: Mapping[str, Sequence[Conversion]] = field(default_factory=dict)
    asked: Mapping[tuple[str, str], QuestionGroup] = field(default_factory=dict)

    def count_reports(
        self, given: Iterable[tuple[str, float | None, float | None]]
    ) -> int:
        """Return how many reports bring some figures; a copy is none of its own.

        Args:
            given: Document id, low and high of each figure. A near copy that has
                another figure than the page it is like is a report.
        """
        values: dict[str, set[tuple[float | None, float | None]]] = {}
        for name, low, high in given:
            values.setdefault(name, set()).add((low, high))
        repeats, reports = self.repeats(), set()
        for name, own in values.items():
            of = self.counted.get(name, name)
            same = name in repeats or own <= values.get(of, own)
            reports.add(of if same else name)
        return len(reports)

    def repeats(self) -> frozenset[str]:
        """Return the pages that bring nothing: copied word for word, or older texts."""
        return frozenset(
            copy.document
            for copy in self.copies
            if copy.kind != "near" and copy.document in self.counted
        )


def _index_reuse(found: Sequence[Reuse]) -> dict[str, list[Reuse]]:
    index: dict[str, list[Reuse]] = {}
    for item in found:
        index.setdefault(item.taker, []).append(item)
    return index


def _build_ledger(
    pages: Mapping[str, Extraction],
    stories: Mapping[str, str],
    contexts: Mapping[str, str],
    site_lines: frozenset[str],
    judgements: Sequence[Judgement],
) -> Ledger:
    outlets: dict[str, list[str]] = {}
    urls: dict[str, str] = {}
    for name in sorted(pages):
        document = pages[name].document
        if document.outlet.value is not None:
            outlets.setdefault(outlet_key(document.outlet.value), []).append(name)
        if document.url is not None:
            urls.setdefault(document.url, name)
    ordered = [pages[name] for name in sorted(pages)]
    documents = [page.document for page in ordered]
    identities = find_identities(ordered, judgements)
    return Ledger(
        pages,
        ActorBook.of(
            ordered,
            (*identities.pairs(), *identities.ministries()),
            joined=identities.decided("same"),
            apart=identities.decided("different"),
        ),
        _index_reuse(find_reuse(documents, stories=stories, site_lines=site_lines)),
        outlets,
        urls,
        contexts,
        site_lines,
    )


def _first_day(extraction: Extraction) -> date | None:
    interval = extraction.document.published.interval
    return None if interval is None else interval.first_day


def survey(
    extractions: Sequence[Extraction],
    grouping: Grouping | None = None,
    *,
    site_lines: frozenset[str] | None = None,
    judgements: Sequence[Judgement] = (),
) -> Survey:
    """Work out questions, lineage and roots for some pages.

    Args:
        extractions: What was read from the pages, in any order; of two with one id
            the first is taken, failed ones are left out.
        grouping: Which pages tell of one story; None: found from these pages alone.
        site_lines: Keys of the lines that belong to the sites; None: the same.
        judgements: What people decided of two sources, whether they are one.
    """
    pages: dict[str, Extraction] = {}
    for extraction in extractions:
        if extraction.error is None:
            pages.setdefault(extraction.document.id, extraction)
    ordered = complete_chains([pages[name] for name in sorted(pages)])
    if grouping is None:
        grouping = group_contexts(find_story_terms(item.document) for item in ordered)
    stories = grouping.stories
    if site_lines is None:
        site_lines = find_site_lines(
            {
                item.document.id: [key for key, _ in find_lines(item.document)]
                for item in ordered
            },
            stories,
        )
    copies = find_copies(item.document for item in ordered)
    # Of the texts of one address the latest counts.
    older = {copy.document for copy in copies if copy.kind == "version"}
    bearings = [
        bearing
        for extraction in ordered
        if extraction.document.id not in older
        for bearing in find_bearings(extraction)
    ]
    contexts = join_contexts(ordered, bearings, grouping.contexts)
    ledger = _build_ledger(
        {item.document.id: item for item in ordered},
        stories,
        contexts,
        site_lines,
        judgements,
    )
    counted = count_once(copies, {name: ledger.outlet_of(name) for name in pages})
    denials: dict[str, list[Denial]] = {}
    withdrawals: dict[str, list[Withdrawal]] = {}
    days = {item.document.id: _first_day(item) for item in ordered}
    groups = group_bearings(bearings, contexts, days)
    for extraction in ordered:
        if extraction.document.id in older:
            continue
        context = contexts[extraction.document.id]
        denials.setdefault(context, []).extend(find_denials(extraction))
        taken = find_withdrawals(extraction)
        if taken:
            withdrawals.setdefault(context, []).extend(taken)
    everywhere: dict[str, list[Bearing]] = {}
    for bearing in bearings:
        everywhere.setdefault(bearing.document, []).append(bearing)
    links = {
        group.id: find_links(ledger, group.bearings, everywhere) for group in groups
    }
    natures = read_natures(ledger.book)
    roots = {
        group.id: settle_loose(group, find_roots(ledger, links[group.id]), natures)
        for group in groups
    }
    twins = find_twins(ledger, bearings, find_page_edges(ledger, links))
    held = {group.id: group for group in groups}
    groups = join_questions(groups, roots, twins)
    changed = [group for group in groups if group != held[group.id]]
    kept = {group.id for group in groups}
    links = {name: found for name, found in links.items() if name in kept}
    roots = {name: found for name, found in roots.items() if name in kept}
    for group in changed:
        links[group.id] = find_links(ledger, group.bearings, everywhere)
        found_roots = find_roots(ledger, links[group.id])
        roots[group.id] = settle_loose(group, found_roots, natures)
    roots = take_roots(roots, twins, find_passed(ledger), find_vague(ledger))
    return Survey(
        ledger,
        contexts,
        groups,
        links,
        roots,
        denials,
        twins,
        copies,
        counted,
        withdrawals,
        {
            item.document.id: found
            for item in ordered
            if (found := tuple(find_conversions(item)))
        },
        {
            (bearing.document, bearing.quantity.id): group
            for group in groups
            for bearing in group.bearings
            if bearing.quantity is not None
        },
    )
