"""Why a figure is what it is: each end with its rule, its claims and their words.

What is shown is in the figure itself (`grounds`, `conflicts`, `conversions` and the
reason of each of its claims); here the claims get their speakers and quotes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from whence.export.material import Material
from whence.export.plurals import plural_of
from whence.model import Figure, FigureItem, Question
from whence.model.records import Record, figure_record

__all__ = [
    "conflict_records",
    "explain_figure",
    "find_asked",
    "is_on_origins",
    "question_words",
]

_WORD = re.compile(r"[^\W_]{1,40}")
_STEM = 4  # letters by which "kill" finds "killed" and "shells" finds "shell"


def _what(question: Question) -> str:
    """Return what was counted and what happened to it."""
    if question.counted is None:
        bare = question.measure in {"count", "stock"}
        return "things not named" if bare else question.measure
    counted = plural_of(question.counted)
    if question.measure == "capacity":
        return f"capacity for {counted}"
    # "count" says no more than that the things were counted.
    return counted if question.measure == "count" else f"{counted} {question.measure}"


def question_words(question: Question) -> str:
    """Return a question in a few words, as tables show it.

    >>> question_words(Question("killed", "person", place="Dunlevy"))
    'people killed in Dunlevy'
    """
    stage = question.stage
    parts = [
        _what(question),
        None if stage is None or stage == question.measure else f"({stage})",
        question.agent and f"by {question.agent}",
        question.recipient and f"to {question.recipient}",
        question.place and f"in {question.place}",
        None if question.aspect == "total" else f"({question.aspect})",
    ]
    return " ".join(part for part in parts if part)


def is_on_origins(reason: str) -> bool:
    """Say whether a reason of a figure tells of the number of its origins.

    >>> is_on_origins("origins at least 1: Odda Port"), is_on_origins("high open: ...")
    (True, False)
    """
    return reason.startswith(("origins at ", "counted as one"))


def _fits(wanted: str, words: Sequence[str]) -> bool:
    stem = max(_STEM, len(wanted) - 2)
    people = {"person": "people", "dead": "killed", "deaths": "killed"}
    own = people.get(wanted, wanted)
    return any(word == own or word[:stem] == own[:stem] for word in words)


def find_asked(figures: Iterable[Figure], asked: str) -> list[Figure]:
    """Return the figures that are meant by an id or by words of their question.

    Args:
        figures: All figures.
        asked: The id of a figure, or words that its question must hold, all of them.

    Returns:
        Those that fit, the most reported first.
    """
    held = list(figures)
    named = [figure for figure in held if figure.id == asked]
    wanted = [word.casefold() for word in _WORD.findall(asked)]
    if named or not wanted:
        return named
    found = []
    for figure in held:
        words = _WORD.findall(question_words(figure.question).casefold())
        if all(_fits(word, words) for word in wanted):
            found.append(figure)
    return sorted(found, key=lambda figure: (-figure.reports, figure.id))


def _claim_record(material: Material, claim: str, item: FigureItem | None) -> Record:
    """Return a claim with who says it and in which words."""
    held = material.claims.get(claim)
    if held is None:
        return {
            "claim": claim,
            "document": None if item is None else item.document,
            "outlet": None,
            "speaker": None if item is None else item.origin,
            "said": None if item is None or item.said is None else item.said.as_json(),
            "low": None if item is None else item.low,
            "high": None if item is None else item.high,
            "quote": "",
        }
    document = material.documents[held.document]
    said = held.said if item is None else item.said
    words = " ".join(span.of(document.text) for span in held.content)
    return {
        "claim": claim,
        "document": held.document,
        "outlet": document.outlet.value,
        "speaker": held.speaker.name,
        "said": None if said is None else said.as_json(),
        "low": None if item is None else item.low,
        "high": None if item is None else item.high,
        "quote": " ".join(words.split()),
    }


def _claims(material: Material, figure: Figure, claims: Iterable[str]) -> list[Record]:
    items: dict[str, FigureItem] = {}
    for item in figure.figures:
        held = items.get(item.claim)
        if held is None or (item.counts and not held.counts):
            items[item.claim] = item
    return [_claim_record(material, claim, items.get(claim)) for claim in claims]


def conflict_records(material: Material, figure: Figure) -> Iterator[Record]:
    """Yield each set of claims of a figure that cannot all be true.

    Args:
        material: The pages.
        figure: The figure; a claim of another question may be in a set.
    """
    for conflict in figure.conflicts:
        yield {
            "figure": figure.id,
            "question": question_words(figure.question),
            "claims": _claims(material, figure, conflict.claims),
            "why": conflict.why,
        }


def explain_figure(material: Material, figure: Figure) -> Record:
    """Return why low, best and high are what they are, and why not other numbers.

    Args:
        material: The pages.
        figure: The figure.

    Returns:
        A record with the policy and its source, each end with its rule and claims,
        what does not count and why, contradictions, and sums that pages state.
    """
    from whence.reconcile.policies import POLICY_NOTES  # noqa: PLC0415 - heavy

    note = POLICY_NOTES[figure.policy]
    record = figure_record(figure)
    grounds = {
        ground.end: {
            "value": record[ground.end],
            "rule": ground.rule,
            "claims": _claims(material, figure, ground.claims),
        }
        for ground in figure.grounds
    }
    # The headline and the body of a page bring one claim twice.
    apart = {
        (item.claim, item.low, item.high, item.why): item
        for item in figure.figures
        if not item.counts
    }
    left_out = [
        {**_claim_record(material, item.claim, item), "why": item.why}
        for item in apart.values()
    ]
    between = [
        item.claim
        for item in figure.figures
        if item.counts
        and not any(item.claim in ground.claims for ground in figure.grounds)
    ]
    return {
        "figure": figure.id,
        "question": record["question"],
        "words": question_words(figure.question),
        "policy": figure.policy,
        "rule": {"ends": note.ends, "best": note.best, "source": note.source},
        "low": grounds.get("low"),
        "best": grounds.get("best"),
        "high": grounds.get("high"),
        "between": _claims(material, figure, dict.fromkeys(between)),
        "left_out": left_out,
        "denials": _claims(material, figure, figure.denials),
        "conflicts": list(conflict_records(material, figure)),
        "over_time": record["over_time"],
        "conversions": record["conversions"],
        "status": figure.status,
        "reports": figure.reports,
        "origins": record["origins"],
        "reasons": record["reasons"],
    }
