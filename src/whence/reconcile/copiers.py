"""Which sources copy one another, judged by the errors that they share.

Good sources agree because they are right, so that agreement says nothing about
copying; two sources that are wrong in the same way on the same questions say a lot
(Dong, Berti-Equille, Srivastava, VLDB 2009). What is wrong is judged by a vote in
which each group of copiers found so far has one voice: the strongest pair of groups
joins, the vote is taken again, and so on until no pair shares its errors.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Answers", "Verdict", "find_copiers", "weigh_answers"]

_Integers = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]

# On the development set of `flight` (110,063 claims of 38 sources) the groups that
# the data's authors know come out at .93 to .98; at .90 two good ones join as well.
_SHARED_ERRORS = 0.95
_LEAST_ERRORS = 10
_SPREAD = 0.25  # errs on the side of not joining where little is known
_ROUNDS = 5  # precision .941 after one, .981 after two, .985 after three, then .986
_START, _CAP, _PRIOR = 0.8, 0.99, 20.0
_MOST_PAIRS = 2_000_000  # bounds memory; pairs with most shared answers stay


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answers which question how; one row a claim.

    Attributes:
        questions: Number of the question, rows in order of question.
        sources: Number of the source.
        values: Number of the value; equal numbers are equal answers. No two
            questions share a value's number.
        source_count: How many sources there are.
        question_count: How many questions there are.
        value_count: How many values there are.
    """

    questions: _Integers
    sources: _Integers
    values: _Integers
    source_count: int
    question_count: int
    value_count: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answers are worth.

    Attributes:
        groups: For each source the number of its group of copiers, which is that of
            its first member.
        support: For each value the weight of the groups behind it.
        accuracy: For each group how often it is right, as far as one can tell.
    """

    groups: tuple[int, ...]
    support: _Floats
    accuracy: _Floats


def _support(answers: Answers, groups: _Integers, weights: _Floats) -> _Floats:
    """Return the weight behind each value, one voice a group and question."""
    key = answers.questions * answers.source_count + groups[answers.sources]
    unique, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    del unique
    shares = weights[groups[answers.sources]] / counts[inverse]
    support = np.bincount(answers.values, shares, answers.value_count)
    return support.astype(np.float64)


def _winners(answers: Answers, support: _Floats) -> _Integers:
    """Return the value with most support of each question; the lower on a tie."""
    order = np.lexsort(
        (answers.values, -np.round(support[answers.values], 9), answers.questions)
    )
    winners = np.full(answers.question_count, -1, dtype=np.int64)
    questions = answers.questions[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = questions[1:] != questions[:-1]
    winners[questions[first]] = answers.values[order][first]
    return winners


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All questions that two sources both answer.

    `left`, `right` are the sources of each pair, `differ` counts the questions with
    different answers, `agreed` holds (pair, value) of those with the same.
    """

    left: _Integers
    right: _Integers
    differ: _Integers
    agreed_pair: _Integers
    agreed_value: _Integers


def _find_pairs(answers: Answers) -> _Pairs:
    """Return the pairs of sources that could share enough errors."""
    count = answers.source_count
    by_value: dict[int, list[int]] = defaultdict(list)
    for value, source in zip(
        answers.values.tolist(), answers.sources.tolist(), strict=True
    ):
        by_value[value].append(source)
    keys: list[_Integers] = []
    values: list[_Integers] = []
    total = 0
    for value in sorted(by_value, key=lambda value: (len(by_value[value]), value)):
        holders = np.unique(np.array(by_value[value], dtype=np.int64))
        if len(holders) < 2:
            continue
        total += len(holders) * (len(holders) - 1) // 2
        if total > _MOST_PAIRS * 10:
            break
        first, second = np.triu_indices(len(holders), 1)
        keys.append(holders[first] * count + holders[second])
        values.append(np.full(len(first), value, dtype=np.int64))
    key = np.concatenate(keys) if keys else np.zeros(0, dtype=np.int64)
    value_of = np.concatenate(values) if values else np.zeros(0, dtype=np.int64)
    unique, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    keep = counts >= _LEAST_ERRORS
    number = np.cumsum(keep) - 1
    chosen = keep[inverse]
    pairs = unique[keep]
    same = counts[keep]
    left, right = pairs // count, pairs % count
    both = _count_shared_questions(answers, left, right)
    return _Pairs(left, right, both - same, number[inverse][chosen], value_of[chosen])


def _count_shared_questions(
    answers: Answers, left: _Integers, right: _Integers
) -> _Integers:
    """Return for each pair of sources how many questions both answer."""
    answered: dict[int, _Integers] = {}
    order = np.lexsort((answers.questions, answers.sources))
    sources = answers.sources[order]
    bounds = np.searchsorted(sources, np.arange(answers.source_count + 1))
    for source in np.unique(np.concatenate([left, right])).tolist():
        rows = order[bounds[source] : bounds[source + 1]]
        answered[source] = np.unique(answers.questions[rows])
    return np.array(
        [
            len(np.intersect1d(answered[a], answered[b], assume_unique=True))
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ],
        dtype=np.int64,
    )


def _strongest(
    pairs: _Pairs, groups: _Integers, wrong: npt.NDArray[np.bool_], count: int
) -> tuple[int, int] | None:
    """Return the two groups that share most of their errors; None for no such two."""
    shared = np.bincount(pairs.agreed_pair, wrong[pairs.agreed_value], len(pairs.left))
    first = np.minimum(groups[pairs.left], groups[pairs.right])
    second = np.maximum(groups[pairs.left], groups[pairs.right])
    apart = first != second
    key, inverse = np.unique(first[apart] * count + second[apart], return_inverse=True)
    if not len(key):
        return None
    same = np.bincount(inverse, shared[apart], len(key))
    errors = same + np.bincount(inverse, pairs.differ[apart], len(key))
    rate = same / np.maximum(errors, 1)
    fit = (same >= _LEAST_ERRORS) & (rate >= _SHARED_ERRORS)
    if not fit.any():
        return None
    spread = np.maximum(rate * (1 - rate), _SPREAD / np.maximum(errors, 1))
    sure = np.where(fit, rate - np.sqrt(spread / np.maximum(errors, 1)), -np.inf)
    best = int(np.lexsort((key, -same, -np.round(sure, 12)))[0])
    return int(key[best] // count), int(key[best] % count)


def find_copiers(answers: Answers) -> tuple[int, ...]:
    """Return the group of each source; sources that copy one another share one.

    Args:
        answers: Who answers what.

    Returns:
        For each source the number of the first source of its group.
    """
    count = answers.source_count
    groups = np.arange(count)
    pairs = _find_pairs(answers)
    if len(pairs.left):
        question_of = np.zeros(answers.value_count, dtype=np.int64)
        question_of[answers.values] = answers.questions
        ones = np.ones(count)
        for _ in range(count):
            winners = _winners(answers, _support(answers, groups, ones))
            wrong = winners[question_of] != np.arange(answers.value_count)
            found = _strongest(pairs, groups, wrong, count)
            if found is None:
                break
            groups = np.where(groups == found[1], found[0], groups)
    return tuple(groups.tolist())


def weigh_answers(
    answers: Answers, groups: Sequence[int], *, rounds: int = _ROUNDS
) -> Verdict:
    """Weigh each value by who stands behind it.

    A group's weight is the log of its odds to be right, as its agreement with the
    weighted vote on questions that several groups answer tells; a group of which
    little is known has nearly the weight of all others.

    Args:
        answers: Who answers what.
        groups: The group of each source.
        rounds: How often accuracy and vote are estimated in turn.

    Returns:
        The support of each value and the accuracy of each group.
    """
    group_of = np.array(groups, dtype=np.int64)
    accuracy = np.full(answers.source_count, _START)
    key = answers.questions * answers.source_count + group_of[answers.sources]
    unique, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    voices = np.bincount(unique // answers.source_count, minlength=len(unique))
    disputed = voices[answers.questions] > 1
    share = np.where(disputed, 1 / counts[inverse], 0.0)
    members = group_of[answers.sources]
    asked = np.bincount(members, share, answers.source_count)
    support = _support(answers, group_of, np.ones(answers.source_count))
    for _ in range(rounds):
        weights = np.maximum(0.0, np.log(accuracy / (1 - accuracy)))
        support = _support(answers, group_of, weights)
        right = _winners(answers, support)[answers.questions] == answers.values
        hits = np.bincount(members, share * right, answers.source_count)
        overall = hits.sum() / asked.sum() if asked.sum() else _START
        accuracy = np.minimum(_CAP, (hits + overall * _PRIOR) / (asked + _PRIOR))
    return Verdict(tuple(group_of.tolist()), support, accuracy)
