"""The pages of a store as people judged them."""

from collections.abc import Iterator

from whence.errors import LedgerError
from whence.model import Figure, Judgement, Policy, standing
from whence.reconcile import answer_questions, apply_judgements
from whence.store.memory import MemoryStore
from whence.store.protocol import FailedDocument, Store

__all__ = ["JudgedStore"]


class JudgedStore(MemoryStore):
    """A `Store` of what another one holds, with the decisions of people in it.

    The other store stays as it is. Everything is worked out anew: nothing that
    follows from decisions is kept.

    Attributes:
        applied: The decisions that changed a page, then those on sources.

    Args:
        store: What was read, and what people decided of it.
    """

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._made = tuple(store.judgements())
        judged = apply_judgements(store.extractions(), self._made)
        on_sources = [
            judgement
            for judgement in standing(self._made)
            if judgement.verdict in {"same", "different"}
        ]
        self.applied = (*judged.applied, *on_sources)
        self.add(judged.extractions)
        self._failed = tuple(store.failures())

    def figures(self, policy: Policy) -> tuple[Figure, ...]:
        """Return the questions that the claims answer, each with its figures."""
        pages = tuple(self.extractions())
        return answer_questions(pages, policy=policy, judgements=self._made)

    def judgements(self) -> Iterator[Judgement]:
        """Yield all decisions, applied or not, in the order of their making."""
        yield from self._made

    def failures(self) -> Iterator[FailedDocument]:
        """Yield the documents that could not be read, by id."""
        yield from self._failed

    def judge(self, judgement: Judgement) -> None:
        """Refuse: decisions are kept with what was read.

        Raises:
            LedgerError: Always.
        """
        message = f"{judgement.id} cannot be kept here: judge in the ledger itself"
        raise LedgerError(message)
