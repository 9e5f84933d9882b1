"""Families: questions about one total that differ only in their window or aspect.

"100 from January to March", "120 from April to June", "another 40" and "150 in all" are
four questions, since none of the figures can stand for another. Yet they bound one
total, and together they may contradict one another. Each question belongs to one
family; nothing outside a family bears on its figures.
"""

from collections import defaultdict
from collections.abc import Sequence

from whence.reconcile.cases import own_role
from whence.reconcile.question_parts import agree
from whence.reconcile.questions import QuestionGroup
from whence.reconcile.readings import course_of_question

__all__ = ["Family", "find_families"]

Family = tuple[QuestionGroup, ...]
"""The question of the total first, then the others by id."""

# Context, measure, noun, and whether it is of another event long before: the dead of
# an earlier flood bound no total of this one.
_Kind = tuple[str, str, str | None, bool]


def _rises(group: QuestionGroup) -> bool:
    course = course_of_question(
        group.question.measure, aspect="total", role=own_role(group)
    )
    return course == "rises"


def _is_part(group: QuestionGroup, total: QuestionGroup) -> bool:
    """Say whether a question asks for a part of the total in time."""
    asked, whole = group.question, total.question
    if not (
        agree(asked.agent, whole.agent)
        and agree(asked.recipient, whole.recipient)
        and asked.stage == whole.stage
    ):
        return False
    if asked.aspect in {"increment", "rate"}:
        return True
    return asked.aspect == "total" and asked.window is not None


def find_families(groups: Sequence[QuestionGroup]) -> list[Family]:
    """Group the questions whose figures bound one total.

    Args:
        groups: All questions, by id.

    Returns:
        The families; most hold one question.
    """
    alike: dict[_Kind, list[QuestionGroup]] = defaultdict(list)
    families: list[Family] = []
    for group in groups:
        if _rises(group):
            asked = group.question
            key = (group.context, asked.measure, asked.counted, group.past)
            alike[key].append(group)
        else:
            families.append((group,))
    for key in sorted(alike, key=str):
        held = sorted(
            alike[key],
            key=lambda group: (
                group.question.aspect != "total",
                -len({bearing.document for bearing in group.bearings}),
                -len(group.bearings),
                group.id,
            ),
        )
        total, rest = held[0], sorted(held[1:], key=lambda group: group.id)
        parts = [group for group in rest if _is_part(group, total)]
        families.append((total, *parts))
        families.extend((group,) for group in rest if group not in parts)
    return families
