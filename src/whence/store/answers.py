"""The answers of a ledger: its figures, kept until a page of theirs changes.

What is concluded of a page rests on its neighbourhood alone. So the figures of each
neighbourhood are kept under a key of its pages, and a page that is added costs the work
of its own neighbourhood. The figures are the same, byte for byte, as those that
`answer_questions` gives for all pages at once.
"""

import json
import sqlite3
from collections.abc import Callable

from whence.model import Extraction, Figure, Policy
from whence.model.records import figure_from_record, figure_record
from whence.reconcile.figures import answer_survey, figure_order
from whence.reconcile.neighbourhoods import Neighbourhood
from whence.reconcile.story_backdrop import SAMPLE
from whence.reconcile.survey import survey
from whence.store.neighbours import Neighbours

__all__ = ["Answers"]


class Answers:
    """Works out the figures of a ledger, and keeps them.

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
        self._neighbours = Neighbours(connection, read, sample=sample)

    def refresh(self, policy: Policy) -> int:
        """Bring the answers up to date; to be called inside a transaction.

        Args:
            policy: How low, best and high are chosen.

        Returns:
            How many neighbourhoods were answered anew.
        """
        current = dict(self._neighbours.refresh())
        kept = self._connection.execute("SELECT neighbourhood, policy FROM answers")
        held = set()
        for key, by in kept.fetchall():
            if key not in current:
                self._connection.execute(
                    "DELETE FROM answers WHERE neighbourhood = ?", (key,)
                )
            elif by == policy:
                held.add(key)
        missing = [key for key in current if key not in held]
        for key in missing:
            self._connection.execute(
                "INSERT INTO answers VALUES (?, ?, ?)",
                (key, policy, self._answer(current[key], policy)),
            )
        return len(missing)

    def _answer(self, neighbourhood: Neighbourhood, policy: Policy) -> str:
        pages = [self._read(name) for name in neighbourhood.documents]
        state = survey(
            pages, neighbourhood.grouping, site_lines=neighbourhood.site_lines
        )
        figures = answer_survey(state, policy=policy)
        return json.dumps(
            [figure_record(figure) for figure in figures], separators=(",", ":")
        )

    def figures(self, policy: Policy) -> tuple[Figure, ...]:
        """Return the figures that are kept, in the order of `answer_questions`."""
        found = self._connection.execute(
            "SELECT figures FROM answers WHERE policy = ?", (policy,)
        )
        figures = (
            figure_from_record(record)
            for (line,) in found
            for record in json.loads(line)
        )
        return tuple(sorted(figures, key=figure_order))

    def neighbourhood_of(self, document: str) -> Neighbourhood | None:
        """Return the neighbourhood of a page; None where the ledger holds no such.

        To be called inside a transaction, as `refresh`.
        """
        for _, found in self._neighbours.refresh():
            if document in found.grouping.contexts:
                return found
        return None
