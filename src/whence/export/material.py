"""What an export is made from: the extractions, and what follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from whence.model import (
    Claim,
    Document,
    Extraction,
    Figure,
    Judgement,
    Policy,
    Story,
    Trace,
)
from whence.reconcile import answer_questions, group_stories, trace_claims
from whence.store import FailedDocument

__all__ = ["Material"]


@dataclass(frozen=True)
class Material:
    """Extractions, and the figures, traces and stories that are worked out once.

    Attributes:
        extractions: What was read, by document id.
        failures: The documents that could not be read.
        judgements: What people decided.
        policy: How figures are chosen.
    """

    extractions: Sequence[Extraction]
    failures: Sequence[FailedDocument] = ()
    judgements: Sequence[Judgement] = ()
    policy: Policy = "range"

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The pages by id."""
        return {item.document.id: item.document for item in self.extractions}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for item in self.extractions for claim in item.claims}

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The questions and their figures."""
        return answer_questions(self.extractions, policy=self.policy)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Where each claim comes from."""
        return tuple(trace_claims(self.extractions))

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Which story each page tells of."""
        return group_stories(self.extractions)
