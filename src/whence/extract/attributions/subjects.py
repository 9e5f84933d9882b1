"""Subjects: the words of the source, left or right of its cue."""

from whence.extract.attributions.atoms import QUOTE, Atoms
from whence.extract.attributions.relatives import (
    RELATIVES,
    Stretch,
    in_relative,
    relative_before,
    relative_subject,
)
from whence.extract.attributions.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PASTS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TERMINALS,
    is_adverb,
)

__all__ = [
    "RELATIVES",
    "Stretch",
    "behind_what",
    "clause_start",
    "cut_chunks",
    "has_clause",
    "is_named",
    "relative_before",
    "subject_after_content",
    "subject_before_content",
    "trim_source",
]


_HARD = TERMINALS | {"\u2014", "\u2013"}
_OPENERS = (
    PREPOSITIONS
    | SUBORDINATORS
    | frozenset(
        "asked pressed speaking citing quoting commenting responding reacting referring "
        "meanwhile however nevertheless also thus therefore moreover instead separately "
        "still then yet so and but".split()
    )
)
_BEFORE = frozenset("before earlier later ago afterwards after on".split())
_CITING = frozenset("citing quoting".split())
_SHARING = frozenset("and but or however yet".split())
_RELATIVE = frozenset("who which whose whom where a an the now also".split())


def clause_start(atoms: Atoms, lowest: int, at: int) -> int:
    """Return where the clause begins whose verb stands at an atom."""
    start = at
    while start > lowest and atoms.words[start - 1] not in _HARD:
        start -= 1
    return start


def has_clause(atoms: Atoms, lowest: int, at: int) -> bool:
    """Say whether something that can be a content stands before a subject."""
    words = atoms.words
    start = clause_start(atoms, lowest, at)
    for place in range(at - 1, start - 1, -1):
        if words[place] == QUOTE:
            return True
        if words[place] == "," and 0 < lowest == start:
            return True  # what follows another cue, or all that was said, is a content
        if words[place] == "," and place - start >= 2:
            bounded = words[start + 1] in {"least", "most"} or (
                words[start] in {"about", "over", "under", "between", "around"}
            )
            return words[start] not in PREPOSITIONS or place - start > 6 or bounded
        if words[place] == "," and place == start + 1:
            return False
    return False


def cut_chunks(atoms: Atoms, start: int, end: int) -> list[Stretch]:
    """Cut a stretch at its commas and quotations; empty pieces are kept."""
    found, first = list[Stretch](), start
    for at in range(start, end):
        if atoms.words[at] in {",", QUOTE}:
            found.append((first, at))
            first = at + 1
    found.append((first, end))
    return found


def _is_adverbial(atoms: Atoms, chunk: Stretch) -> bool:
    word = atoms.word(chunk[0])
    return (
        chunk[0] >= chunk[1]
        # "Hours before, ...", "A week earlier, ..."
        or (chunk[1] - chunk[0] <= 4 and atoms.words[chunk[1] - 1] in _BEFORE)
        # the year of "on March 18, 2021, officials said"
        or all(part.isdigit() for part in atoms.words[chunk[0] : chunk[1]])
        or word in _OPENERS
        or is_adverb(word)
        or word in DAYS
        or (
            word.endswith(("ing", "ed"))
            and chunk[1] - chunk[0] > 2
            and not atoms.is_capital(chunk[0] + 1)  # "United Brief (UB)"
        )
    )


def trim_source(atoms: Atoms, start: int, end: int) -> Stretch | None:
    """Return a source without commas and conjunctions at its edges; None for none."""
    while start < end and (
        atoms.words[start] in {",", "and", "but", "while", "as", "that", "\u2014", "or"}
        or (is_adverb(atoms.words[start]) and not atoms.is_capital(start + 1))
        or atoms.words[start] in {"earlier", "later", "meanwhile", "however"}
    ):
        start += 1
    while end > start and atoms.words[end - 1] in {",", "\u2014", "\u2013", ":"}:
        end -= 1
    return (start, end) if start < end else None


def _after_conjunction(atoms: Atoms, start: int, end: int) -> int:
    """Return where the last coordinated or subordinate clause begins.

    "A and B said" has one source of two; "X fell, and B said" has a new clause: the
    comma, or any conjunction other than "and", tells them apart.
    """
    words = atoms.words
    for at in range(end - 1, start, -1):
        if words[at] not in CONJUNCTIONS or at == end - 1:
            continue
        if words[at] in {"but", "while", "whereas", "though", "although", "because"}:
            if words[at] == "because" and "who" in words[start:at]:
                continue  # "a clerk who is not named because she fears for her job"
            return at + 1
        if words[at - 1] == "," and words[at] in {"and", "as"}:
            return at + 1
    for at in range(end - 2, max(start + 2, end - 8), -1):
        # "shares fell after the agency reported that": a clause of its own.
        if words[at] in {"after", "when", "before"} and "," not in words[at:end]:
            return at + 1
    return start


def _strip_opening(atoms: Atoms, start: int, end: int) -> int:
    """Return where the source begins behind an adverbial without comma.

    "In the Foreign Ministry they called", "On Tuesday the minister said".
    """
    words = atoms.words
    if words[start] not in PREPOSITIONS and words[start] not in DAYS:
        return start
    for at in range(end - 1, start, -1):
        if words[at] in PRONOUNS:
            if words[at] == "they" and words[start] == "in":
                return start + 1
            return at
    at = start + 1
    while at < end and (words[at] in DAYS or words[at][0].isdigit()):
        at += 1
    if at == start + 1:
        return _behind_noun(atoms, start, end)
    return at if at < end else start


def _behind_noun(atoms: Atoms, start: int, end: int) -> int:
    """Return where a source begins behind "at the same sitting", or `start`.

    A name or an article right behind a common noun opens a phrase of its own.
    """
    if atoms.words[start] not in {"at", "in", "on", "during", "after", "before"}:
        return start
    for at in range(start + 2, min(end, start + 8)):
        before, word = atoms.words[at - 1], atoms.words[at]
        if before in PREPOSITIONS or before in DETERMINERS or before in CONJUNCTIONS:
            continue
        dated = before in DAYS or before.isdigit()
        if dated and word in {"the", "its", "his", "her", "their"}:
            return at  # "In a statement on 17 March the union said"
        if word in PREPOSITIONS or not before.isalpha() or atoms.is_capital(at - 1):
            continue
        named = atoms.is_capital(at) and word not in DAYS
        if named or (
            word in {"the", "a", "an", "its", "his", "her"} and at > start + 1
        ):
            return at
    return start


def subject_before_content(atoms: Atoms, lowest: int, at: int) -> Stretch | None:
    """Return the source of a cue whose content follows: it opens the clause.

    Args:
        atoms: The stretch.
        lowest: First atom that the source may reach back to.
        at: First atom of the cue group.
    """
    start = clause_start(atoms, lowest, at)
    if lowest > 0 and atoms.word(at - 1) in _SHARING:
        return None
    if not _is_list(atoms, start, at):
        start = _after_conjunction(atoms, start, at)
    chunks = cut_chunks(atoms, start, at)
    if start < at and len(chunks) > 1 and atoms.word(chunks[-1][0]) in RELATIVES:
        return relative_subject(atoms, chunks, at)
    if start >= at or in_relative(atoms, start, at):
        return None
    chunks = _without_conjunction(atoms, chunks)
    while len(chunks) > 1 and _is_adverbial(atoms, chunks[0]):
        named = _behind_noun(atoms, *chunks[0])
        closed = len(chunks) > 2 and chunks[-1][0] == chunks[-1][1]
        if closed and named > chunks[0][0] and chunks[0][1] - named >= 2:
            # "At the sitting Ana Ruiz, a member of the council, said"
            chunks[0] = (named, chunks[0][1])
            break
        cites = atoms.word(chunks[0][0]) in _CITING
        chunks.pop(0)
        if cites:
            chunks = _behind_cited(chunks)
    examples = [c for c in chunks[1:] if atoms.word(c[0]) in {"including", "among"}]
    if examples and chunks[0][0] < examples[0][0] - 1:
        # "Ten states, including A, B and C, said": the examples are not all of them.
        return trim_source(atoms, chunks[0][0], examples[0][0] - 1)
    first = chunks[0][0]
    if first < at and (len(chunks) == 1 or chunks[0][1] - first > 12):
        first = _strip_opening(atoms, first, at)
    end = _before_citing(atoms, first, _noun_end(atoms, first, at))
    found = trim_source(atoms, first, end)
    relative = found is not None and atoms.words[found[0]] in {"who", "which"}
    return None if relative else found


def behind_what(atoms: Atoms, subject: Stretch) -> Stretch:
    """Return a source without what stands before "what": "for what they called".

    The clause that "what" opens is the speaker's; the rest is told by the page.
    """
    for at in range(subject[1] - 2, subject[0] - 1, -1):
        if atoms.words[at] == "what":
            return (at + 1, subject[1])
    return subject


def _without_conjunction(atoms: Atoms, chunks: list[Stretch]) -> list[Stretch]:
    """Return chunks without the "But" of "But the union, quoting a letter, claims"."""
    start, end = chunks[0]
    opens = atoms.word(start) in _SHARING and len(chunks) > 2
    cites = opens and atoms.word(chunks[1][0]) in _CITING | {"who", "which", "whose"}
    return [(start + 1, end), *chunks[1:]] if cites and end - start > 2 else chunks


def _before_citing(atoms: Atoms, first: int, end: int) -> int:
    """Return where a source ends that says between commas whom it cites."""
    for at in range(first + 1, end - 1):
        if atoms.words[at] == "," and atoms.words[at + 1] in _CITING:
            return at
    return end


def _behind_cited(chunks: list[Stretch]) -> list[Stretch]:
    """Return what follows "citing Ana Ruiz, head of the port,": who cites her.

    The one who cites stands right before the cue; between the two stand descriptions
    of the one cited.
    """
    while len(chunks) > 1 and not (len(chunks) == 2 and chunks[1][0] == chunks[1][1]):
        chunks = chunks[1:]
    return chunks


def _noun_end(atoms: Atoms, first: int, at: int) -> int:
    """Return where a source ends whose verb is the second of two.

    "A reporter for the paper spotted her and announced": the source is the reporter.
    """
    if atoms.word(at - 1) not in {"and", "but", "or"}:
        return at
    for place in range(first + 1, at - 1):
        word = atoms.words[place]
        regular = len(word) > 4 and word.endswith("ed")
        if word in AUXILIARIES or word in PASTS or regular:
            return place
    return at


def _is_list(atoms: Atoms, start: int, at: int) -> bool:
    """Say whether a stretch lists sources: "ministers of A, B, and C, condemned"."""
    stretch = atoms.words[start:at]
    return (
        start == 0
        and stretch.count(",") >= 2
        and "and" in stretch
        and not any(
            word in AUXILIARIES or word in {"who", "which", "said"} or word == QUOTE
            for word in stretch
        )
        and stretch[-1:] == (",",)
    )


def is_named(atoms: Atoms, chunk: Stretch) -> bool:
    """Say whether a stretch between commas is a name."""
    size = chunk[1] - chunk[0]
    return (
        0 < size <= 7
        and atoms.is_capital(chunk[0])
        and all(
            atoms.is_capital(at) or not atoms.words[at].isalpha() or size > 3
            for at in range(*chunk)
        )
        and atoms.words[chunk[0]] not in DETERMINERS
    )


def subject_after_content(atoms: Atoms, lowest: int, at: int) -> Stretch | None:
    """Return the source of a cue whose content stands before it.

    The source is what stands behind the last comma; where it ends with a comma it
    has an apposition ("its director, Ana Ruiz, said"), which belongs to it.
    """
    start = clause_start(atoms, lowest, at)
    chunks = cut_chunks(atoms, start, at)
    if chunks[-1][0] < chunks[-1][1]:
        first = chunks[-1][0]
        # "he says", "the minister, she recalls": what stands there is the source.
        conjunction = _after_conjunction(atoms, first, at)
        return trim_source(atoms, max(first, conjunction), at)
    filled = [chunk for chunk in chunks[:-1] if chunk[0] < chunk[1]]
    if not filled:
        return None
    described = _behind_quote(atoms, start, at)
    if described is not None:
        return described
    index = len(filled) - 1
    relative = atoms.word(filled[index][0]) in _RELATIVE
    if index and (
        relative
        or is_named(atoms, filled[index])
        or is_named(atoms, filled[index - 1])
        or _is_short(filled, index)
    ):
        index -= 1
    # "Gulnara Asanova, 54, a teacher,": the age stands between name and role.
    if index and atoms.words[filled[index][0]][0].isdigit():
        index -= 1
    return trim_source(atoms, filled[index][0], at)


def _behind_quote(atoms: Atoms, start: int, at: int) -> Stretch | None:
    """Return the source of '"...," Ana Ruiz, head of the Port and River Agency, said'.

    All between a quotation and its cue tells who speaks, whatever commas part it.
    """
    quoted = [place for place in range(start, at) if atoms.words[place] == QUOTE]
    if not quoted:
        return None
    first = quoted[-1] + 1
    inside = atoms.words[first:at]
    named = atoms.is_capital(first) and atoms.is_capital(first + 1)
    if not named or inside.count(",") < 2 or not AUXILIARIES.isdisjoint(inside):
        return None
    clause = any(word in {"said", "says", "and", "but"} for word in inside[:3])
    return None if clause or at - first > 40 else trim_source(atoms, first, at)


def _is_short(filled: list[Stretch], index: int) -> bool:
    return filled[index][1] - filled[index][0] <= 6
