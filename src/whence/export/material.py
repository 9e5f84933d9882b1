"""What an export is made from: the extractions, and what follows from them."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, overload

from whence.model import (
    Claim,
    Document,
    Extraction,
    Figure,
    Judgement,
    Policy,
    Story,
    Trace,
    standing,
)

if TYPE_CHECKING:
    from whence.store import FailedDocument

__all__ = ["Material", "Pages", "judged_by_target"]


def judged_by_target(judgements: Iterable[Judgement]) -> dict[str, list[str]]:
    """Return the decisions that stand, in words, by the id that they are about.

    Args:
        judgements: All decisions in the order in which they were made.

    Returns:
        For each target its decisions, such as `reject (ada)`.
    """
    found: dict[str, list[str]] = {}
    for judgement in standing(judgements):
        parts = (judgement.verdict, judgement.field, judgement.value)
        words = " ".join(part for part in parts if part)
        found.setdefault(judgement.target, []).append(f"{words} ({judgement.author})")
    return found


class Pages(Sequence[Extraction]):
    """Extractions that are read when the first of them is asked for.

    Args:
        read: Yields them, by document id.
    """

    def __init__(self, read: Callable[[], Iterable[Extraction]]) -> None:
        self._read = read

    @cached_property
    def _held(self) -> tuple[Extraction, ...]:
        return tuple(self._read())

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, place: int) -> Extraction: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Extraction]: ...

    def __getitem__(self, place: int | slice) -> Extraction | Sequence[Extraction]:
        return self._held[place]


def _unwatched(_: str) -> AbstractContextManager[None]:
    return nullcontext()


@dataclass(frozen=True)
class Material:
    """Extractions, and the figures, traces and stories that are worked out once.

    Attributes:
        extractions: What was read, by document id.
        failures: The documents that could not be read.
        judgements: What people decided.
        policy: How figures are chosen.
        answers: Returns the figures by a policy, where a store keeps them; None:
            they are worked out from the extractions.
        decided: Those of the judgements that figures and traces follow; none where
            the extractions are as they were read.
        watch: Called with what is being worked out, for as long as it is.
    """

    extractions: Sequence[Extraction]
    failures: "Sequence[FailedDocument]" = ()
    judgements: Sequence[Judgement] = ()
    policy: Policy = "range"
    answers: Callable[[Policy], tuple[Figure, ...]] | None = None
    decided: Sequence[Judgement] = ()
    watch: Callable[[str], AbstractContextManager[None]] = _unwatched

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The pages by id."""
        return {item.document.id: item.document for item in self.extractions}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for item in self.extractions for claim in item.claims}

    @cached_property
    def judged(self) -> dict[str, list[str]]:
        """What people decided on each record, by its id; the superseded left out."""
        return judged_by_target(self.judgements)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The questions and their figures."""
        with self.watch("working out the figures"):
            if self.answers is not None:
                return self.answers(self.policy)
            from whence.reconcile import answer_questions  # noqa: PLC0415 - heavy

            return answer_questions(
                self.extractions, policy=self.policy, judgements=self.decided
            )

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Where each claim comes from."""
        from whence.reconcile import trace_claims  # noqa: PLC0415 - heavy

        with self.watch("working out where each claim comes from"):
            return tuple(trace_claims(self.extractions, judgements=self.decided))

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Which story each page tells of."""
        from whence.reconcile import group_stories  # noqa: PLC0415 - heavy

        with self.watch("working out the stories"):
            return group_stories(self.extractions)
