"""All claims in the order in which they were said, and the lists to choose from them.

The report runs no program: a choice in a list is met by rules of the style sheet, one
an entry, that hide the rows of all others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from whence.model import Claim
from whence.web.display import shorten
from whence.web.index import ReportIndex, label_page, title_page, word_published
from whence.web.limits import ReportLimits
from whence.web.matches import MatchView, is_first, said_day, view_matches
from whence.web.wording import name_actor, word_act, word_interval

__all__ = ["Choice", "Chronicle", "ChronicleRow", "view_chronicle"]

_LAST = "9999"  # claims without a day come after all others
_WORDS = 240
_ALONE = "no other page tells of it"
_LABELS = {
    "who": "Speaker",
    "outlet": "Outlet",
    "story": "Story",
    "question": "Question",
}


@dataclass(frozen=True, slots=True)
class ChronicleRow:
    """A claim as one row of the chronicle.

    Attributes:
        number: Its number in the report.
        page: Number of its page.
        label: Name of its page.
        copied: Number of the page that its page is a copy of; 0 for none.
        when: When it was said, else when its page appeared; empty for unknown.
        said: Whether `when` is when it was said.
        speaker: Who says it.
        act: What the speaker does.
        denied: Whether the content is denied.
        through: Who passed the words on, from the page outwards.
        words: The content.
        first: Of how many claims that say the same it is the earliest; 0 for none.
        matches: What other claims are about the same thing.
        denies: Numbers of the claims of its page that it denies.
        classes: By which it can be chosen.
    """

    number: int
    page: int
    label: str
    copied: int
    when: str
    said: bool
    speaker: str
    act: str
    denied: bool
    through: tuple[str, ...]
    words: str
    first: int
    matches: tuple[MatchView, ...]
    denies: tuple[int, ...]
    classes: str

    @property
    def answers(self) -> tuple[MatchView, ...]:
        """The claims of other pages that it denies, or that deny it."""
        return tuple(match for match in self.matches if "denie" in match.relation)


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose rows by.

    Attributes:
        name: What it is called in the page.
        label: What it is called for the reader.
        entries: Each entry's number, words and how many rows it leaves.
    """

    name: str
    label: str
    entries: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The rows, what they can be chosen by, and the rules that do it.

    Attributes:
        rows: The claims in time.
        rows_cut: How many more there are.
        denials: What is denied, in time.
        denials_cut: How many more there are.
        choices: The lists; those with a single entry are left out.
        rules: Rules of the style sheet.
    """

    rows: tuple[ChronicleRow, ...]
    rows_cut: int
    denials: tuple[ChronicleRow, ...]
    denials_cut: int
    choices: tuple[Choice, ...]
    rules: str


def _place(claim: Claim, index: ReportIndex) -> tuple[str, int]:
    day = said_day(claim, index)
    number = index.claim_numbers[claim.id]
    return (_LAST if day is None else day.isoformat(), number)


def _entries(names: Iterable[str], most: int) -> dict[str, int]:
    """Return the number of each name that can be chosen, the most frequent first."""
    count = Counter(names)
    ordered = sorted(count, key=lambda name: (-count[name], name))
    return {name: number for number, name in enumerate(ordered[:most], start=1)}


def _choice(
    name: str, label: str, numbers: dict[str, int], rows: Iterable[Sequence[str]]
) -> Choice:
    count = Counter(word for words in rows for word in dict.fromkeys(words))
    entries = sorted((held.casefold(), held) for held in numbers)
    return Choice(
        name,
        label,
        tuple((numbers[held], held, count[held]) for _, held in entries),
    )


def view_chronicle(
    index: ReportIndex,
    limits: ReportLimits,
    asked: Mapping[int, Sequence[str]] = MappingProxyType({}),
) -> Chronicle:
    """Return all claims in the order in which they were said.

    Args:
        index: The report's index.
        limits: How much to show.
        asked: The questions that a claim bears on, by the number of the claim.

    Returns:
        The rows with what they can be chosen by.
    """
    ordered = sorted(index.claims.values(), key=lambda claim: _place(claim, index))
    kept = ordered[: limits.chronicle]
    documents = [index.documents[claim.document] for claim in kept]
    titles = {
        number: title_page(index.documents[page.document.id])
        for page in reversed(index.pages)
        if (number := index.stories.get(page.document.id))
    }
    # Of each list what every row belongs to: one speaker, but perhaps two questions.
    columns: dict[str, list[Sequence[str]]] = {
        "who": [(name_actor(claim.speaker),) for claim in kept],
        "outlet": [(label_page(document),) for document in documents],
        "story": [
            (titles.get(index.stories.get(document.id, 0), _ALONE),)
            for document in documents
        ],
        "question": [asked.get(index.claim_numbers[claim.id], ()) for claim in kept],
    }
    numbers = {
        name: _entries((word for words in rows for word in words), limits.choices)
        for name, rows in columns.items()
    }
    rows = []
    for at, claim in enumerate(kept):
        classes = [
            f"{name}{numbers[name][word]}"
            for name, words in columns.items()
            for word in dict.fromkeys(words[at])
            if word in numbers[name]
        ]
        classes += ["denial"] * (claim.polarity == "denied")
        classes += ["number"] * bool(claim.quantities)
        classes += ["copy"] * (claim.document in index.copies)
        rows.append(_row(claim, index, " ".join(classes)))
    choices = tuple(
        _choice(name, _LABELS[name], numbers[name], words)
        for name, words in columns.items()
        if len(numbers[name]) > 1
    )
    denied = [claim for claim in ordered if claim.polarity == "denied"]
    return Chronicle(
        tuple(rows),
        len(ordered) - len(kept),
        tuple(_row(claim, index, "") for claim in denied[: limits.denials]),
        max(0, len(denied) - limits.denials),
        choices,
        _rules(choices),
    )


def _row(claim: Claim, index: ReportIndex, classes: str) -> ChronicleRow:
    document = index.documents[claim.document]
    day = said_day(claim, index)
    said = claim.said is not None and claim.said.first_day is not None
    when = "" if day is None else word_published(document)
    if said:
        when = word_interval(claim.said)
    content = " \u2026 ".join(span.of(document.text) for span in claim.content)
    return ChronicleRow(
        number=index.claim_numbers[claim.id],
        page=index.page_numbers[document.id],
        label=label_page(document),
        copied=index.page_numbers[index.copies[document.id].of]
        if document.id in index.copies
        else 0,
        when=when,
        said=said,
        speaker=name_actor(claim.speaker),
        act=word_act(claim),
        denied=claim.polarity == "denied",
        through=tuple(name_actor(link) for link in claim.chain[-2:0:-1]),
        words=shorten(content, _WORDS),
        first=is_first(claim, index),
        matches=view_matches(claim, index),
        denies=tuple(
            sorted(
                index.claim_numbers[denied]
                for denied in claim.denies
                if denied in index.claim_numbers
            )
        ),
        classes=classes,
    )


def _rules(choices: Sequence[Choice]) -> str:
    """Return the rules that hide what is not chosen. They hold numbers alone."""
    rules = [
        f'#claims:has(#by-{choice.name} option[value="{number}"]:checked) '
        f".chronicle tbody tr:not(.{choice.name}{number}){{display:none}}"
        for choice in choices
        for number, _, _ in choice.entries
    ]
    rules += [
        f"#claims:has(#only-{name}:checked) .chronicle tbody tr:not(.{name})"
        "{display:none}"
        for name in ("denial", "number")
    ]
    rules.append("#claims:has(#no-copy:checked) .chronicle tr.copy{display:none}")
    return "\n".join(rules) + "\n"
