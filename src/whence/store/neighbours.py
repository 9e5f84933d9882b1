"""Which pages of a ledger are neighbours, kept so that few are compared again.

Two pages are compared by what they hold and by the backdrop, so what was found of them
holds until the backdrop changes. A page that is added is compared with the pages that
share its rare words, and only the groups that it joins are grouped again.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.model import Extraction, content_key, parse_day
from whence.reconcile.neighbourhoods import (
    Neighbourhood,
    PageFacts,
    find_neighbourhoods,
    read_facts,
)
from whence.reconcile.stories import (
    LEAST_SCORE,
    Grouping,
    group_linked,
    weigh_shared,
)
from whence.reconcile.story_backdrop import (
    SAMPLE,
    Backdrop,
    choose_sample,
    round_count,
)
from whence.reconcile.story_pairs import (
    LEAST_SHARED,
    StoryVectors,
    compare_pages,
    find_pair_signs,
    score_pair,
)
from whence.reconcile.story_terms import StoryTerms
from whence.reconcile.unions import Unions
from whence.store.method import method_key
from whence.text.similarity import Vector

__all__ = ["Neighbours"]

Scores = dict[tuple[int, int], float]
"""Pairs of rows of `documents`, the lower first, to their score."""

_MANY = 100  # pages that are new at once; from there on all pairs are found at once


@dataclass(slots=True)
class _State:
    """What is known of the pages while it is brought up to date.

    Attributes:
        names: Row to document id, for the current version of each page.
        facts: The same rows to what was read anew.
        meetings: Row to the keys under which the page meets others.
        lines: Row to the keys of the page's lines.
        groups: Row to story and context, as they were kept.
        scores: How alike the pages are.
        touched: Rows whose groups have to be made again.
    """

    names: dict[int, str]
    facts: dict[int, PageFacts] = field(default_factory=dict)
    meetings: dict[int, Sequence[str]] = field(default_factory=dict)
    lines: dict[int, Sequence[str]] = field(default_factory=dict)
    groups: dict[int, tuple[str, str]] = field(default_factory=dict)
    scores: Scores = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)


class Neighbours:
    """Finds the neighbourhoods of a ledger's pages, and keeps how.

    Args:
        connection: The open file.
        read: Returns the current version of a page.
        sample: From how many pages to learn how common each term is.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        read: Callable[[str], Extraction],
        *,
        sample: int = SAMPLE,
    ) -> None:
        self._connection = connection
        self._read = read
        self._sample = sample
        self._terms: dict[int, StoryTerms] = {}

    def refresh(self) -> list[tuple[str, Neighbourhood]]:
        """Bring what is kept up to date; to be called inside a transaction.

        Returns:
            The neighbourhoods in order, each with a key that changes with its pages.
        """
        state = self._load()
        backdrop_key, backdrop = self._backdrop(state)
        if self._is_kept("backdrop", backdrop_key):
            self._compare_new(state, backdrop)
        else:
            self._compare_all(state, backdrop)
            self._keep("backdrop", backdrop_key)
        self._group(state)
        return self._neighbourhoods(state)

    def _load(self) -> _State:
        """Return what is kept of the current pages, and read the facts of new ones."""
        if not self._is_kept("method", method_key()):
            for table in ("rare_words", "alike", "facts", "answers", "bases"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608
            self._keep("method", method_key())
        state = _State(dict(self._names()))
        gone = []
        for row, meetings, lines, story, context in self._connection.execute(
            "SELECT document, meetings, lines, story, context FROM facts"
        ).fetchall():
            if row not in state.names:
                gone.append(row)
                continue
            state.meetings[row] = json.loads(meetings)
            state.lines[row] = json.loads(lines)
            state.groups[row] = (story, context)
        for left, right, score in self._connection.execute(
            'SELECT "left", "right", score FROM alike'
        ).fetchall():
            if left in state.names and right in state.names:
                state.scores[left, right] = score
            else:
                state.touched.update(row for row in (left, right) if row in state.names)
        for row in gone:
            self._forget(row)
        for row, name in sorted(state.names.items(), key=lambda item: item[1]):
            if row not in state.groups:
                found = read_facts(self._read(name))
                state.facts[row] = found
                state.meetings[row] = found.meetings
                state.lines[row] = found.lines
                self._terms[row] = found.terms
                state.touched.add(row)
        return state

    def _names(self) -> Iterator[tuple[int, str]]:
        """Yield the row and the id of the current version of each page."""
        for row, name in self._connection.execute(
            "SELECT row, id FROM documents WHERE current = 1"
        ).fetchall():
            # A column holds half characters as escapes; the record holds the id.
            yield row, self._read(name).document.id if "\\" in name else name

    def _forget(self, row: int) -> None:
        self._connection.execute("DELETE FROM facts WHERE document = ?", (row,))
        self._connection.execute("DELETE FROM rare_words WHERE document = ?", (row,))
        self._connection.execute(
            'DELETE FROM alike WHERE "left" = ?1 OR "right" = ?1', (row,)
        )

    def _backdrop(self, state: _State) -> tuple[str, Backdrop]:
        """Return the backdrop and what it is known by."""
        rows = {name: row for row, name in state.names.items()}
        sample = choose_sample(rows, size=self._sample)
        count = round_count(len(rows), size=self._sample)
        key = content_key("backdrop", [rows[name] for name in sample], count)
        pages = [self._terms_of(rows[name], name) for name in sample]
        return key, Backdrop.of(pages, count, size=self._sample)

    def _terms_of(self, row: int, name: str) -> StoryTerms:
        if row not in self._terms:
            day, terms = self._connection.execute(
                "SELECT day, terms FROM facts WHERE document = ?", (row,)
            ).fetchone()
            self._terms[row] = StoryTerms(
                name, None if day is None else parse_day(day), json.loads(terms)
            )
        return self._terms[row]

    def _compare_all(self, state: _State, backdrop: Backdrop) -> None:
        """Compare every page with every other that shares its rare words."""
        rows = _by_name(state.names)
        pages = [self._terms_of(row, state.names[row]) for row in rows]
        self._connection.execute("DELETE FROM rare_words")
        self._connection.execute("DELETE FROM alike")
        for row, page in zip(rows, pages, strict=True):
            self._keep_words(row, backdrop.vector(page, "words"), backdrop)
        vectors = list(weigh_shared(pages, backdrop))
        state.scores = {
            _pair(rows[left], rows[right]): score
            for left, right, signs in find_pair_signs(vectors, backdrop)
            if (score := score_pair(signs)) > LEAST_SCORE
        }
        state.touched = set(rows)
        self._keep_scores(state.scores)

    def _compare_new(self, state: _State, backdrop: Backdrop) -> None:
        """Compare the new pages with those that share their rare words."""
        fresh = [row for row in _by_name(state.names) if row in state.facts]
        if len(fresh) > _MANY:
            self._compare_all(state, backdrop)
            return
        vectors: dict[int, StoryVectors] = {}

        def vector(row: int) -> StoryVectors:
            if row not in vectors:
                terms = self._terms_of(row, state.names[row])
                vectors[row] = StoryVectors.of(terms, backdrop)
            return vectors[row]

        found: Scores = {}
        for row in fresh:
            for other in self._sharing(vector(row), backdrop):
                signs = compare_pages(vector(row), vector(other), backdrop)
                score = 0.0 if signs is None else score_pair(signs)
                if score > LEAST_SCORE:
                    found[_pair(row, other)] = score
            self._keep_words(row, vector(row).vectors["words"], backdrop)
        self._keep_scores(found)
        state.scores.update(found)

    def _sharing(self, page: StoryVectors, backdrop: Backdrop) -> list[int]:
        """Return the rows of the pages that share enough rare words with one."""
        words = page.vectors["words"]
        sums: dict[int, float] = defaultdict(float)
        # In the order of the words, as where all pages are compared at once.
        for word in sorted(words):
            if backdrop.is_rare(word):
                for row, weight in self._connection.execute(
                    "SELECT document, weight FROM rare_words WHERE word = ?", (word,)
                ):
                    sums[row] += words[word] * weight
        return sorted(row for row, total in sums.items() if total >= LEAST_SHARED)

    def _keep_words(self, row: int, words: Vector, backdrop: Backdrop) -> None:
        self._connection.executemany(
            "INSERT INTO rare_words VALUES (?, ?, ?)",
            (
                (word, row, weight)
                for word, weight in sorted(words.items())
                if backdrop.is_rare(word)
            ),
        )

    def _keep_scores(self, scores: Mapping[tuple[int, int], float]) -> None:
        self._connection.executemany(
            "INSERT INTO alike VALUES (?, ?, ?)",
            ((*pair, score) for pair, score in sorted(scores.items())),
        )

    def _group(self, state: _State) -> None:
        """Group anew what new pages touch, and keep all that is new."""
        for rows in _touched_parts(state):
            names = [state.names[row] for row in rows]
            places = {row: place for place, row in enumerate(rows)}
            scores = {
                _pair(places[left], places[right]): score
                for (left, right), score in state.scores.items()
                if left in places and right in places
            }
            grouping = group_linked(names, scores)
            for row, name in zip(rows, names, strict=True):
                group = (grouping.stories[name], grouping.contexts[name])
                if state.groups.get(row) != group:
                    self._connection.execute(
                        "UPDATE facts SET story = ?, context = ? WHERE document = ?",
                        (*group, row),
                    )
                state.groups[row] = group
        self._connection.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (row, *_fact_columns(facts), *state.groups[row])
                for row, facts in sorted(state.facts.items())
            ),
        )

    def _neighbourhoods(self, state: _State) -> list[tuple[str, Neighbourhood]]:
        rows = {name: row for row, name in state.names.items()}
        grouping = Grouping(
            {name: state.groups[row][0] for name, row in rows.items()},
            {name: state.groups[row][1] for name, row in rows.items()},
        )
        meetings = {name: state.meetings[row] for name, row in rows.items()}
        lines = {name: state.lines[row] for name, row in rows.items()}
        return [
            (content_key(found.id, [rows[name] for name in found.documents]), found)
            for found in find_neighbourhoods(grouping, meetings, lines)
        ]

    def _is_kept(self, name: str, key: str) -> bool:
        found = self._connection.execute(
            "SELECT key FROM bases WHERE name = ?", (name,)
        ).fetchone()
        return found is not None and found[0] == key

    def _keep(self, name: str, key: str) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO bases VALUES (?, ?)", (name, key)
        )


def _by_name(names: Mapping[int, str]) -> list[int]:
    return sorted(names, key=lambda row: names[row])


def _pair(left: int, right: int) -> tuple[int, int]:
    return (left, right) if left < right else (right, left)


def _fact_columns(facts: PageFacts) -> tuple[str | None, str, str, str]:
    terms = facts.terms
    return (
        None if terms.day is None else terms.day.isoformat(),
        _pack(terms.terms),
        _pack(facts.meetings),
        _pack(facts.lines),
    )


def _pack(value: Mapping[str, Mapping[str, int]] | Sequence[str]) -> str:
    """Return a value as JSON; escapes keep half characters, which no column holds."""
    return json.dumps(value, separators=(",", ":"))


def _touched_parts(state: _State) -> Iterator[list[int]]:
    """Yield the rows of each set of pages linked by scores that holds a touched one."""
    unions = Unions[int]()
    for left, right in state.scores:
        unions.join(left, right)
    touched = {unions.find(row) for row in state.touched}
    parts: dict[int, list[int]] = defaultdict(list)
    for row in _by_name(state.names):
        root = unions.find(row)
        if root in touched:
            parts[root].append(row)
    yield from sorted(parts.values())
