"""The decisions of people in a ledger: appended and superseded, never changed."""

import json
from collections.abc import Iterator

from whence.errors import LedgerError
from whence.model import Judgement
from whence.model.records import dump_line, judgement_from_record, judgement_record
from whence.store.file import LedgerFile
from whence.store.rows import storable

__all__ = ["JudgementFile"]


class JudgementFile(LedgerFile):
    """A ledger file as far as it keeps judgements."""

    def judge(self, judgement: Judgement) -> None:
        """Append a person's decision; the same decision twice is one.

        Raises:
            LedgerError: If it supersedes a judgement that the ledger does not hold,
                or the file cannot be written.
        """
        record = judgement_record(judgement)
        row = {key: storable(value) for key, value in record.items()}
        with self._transaction() as connection:
            if judgement.supersedes is not None and not self._judged(
                judgement.supersedes
            ):
                message = (
                    f"the ledger {self._name!r} holds no judgement "
                    f"{judgement.supersedes!r} that could be superseded"
                )
                raise LedgerError(message)
            if not self._judged(judgement.id):
                names = ", ".join(row)
                connection.execute(
                    f"INSERT INTO judgements ({names}, record) "  # noqa: S608
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*row.values(), dump_line(record)),
                )

    def _judged(self, judgement: str) -> bool:
        found = self._rows("SELECT row FROM judgements WHERE id = ?", judgement)
        return next(found, None) is not None

    def judgements(self) -> Iterator[Judgement]:
        """Yield all decisions in the order in which they were added."""
        for (line,) in self._rows("SELECT record FROM judgements ORDER BY row"):
            yield judgement_from_record(json.loads(line))
