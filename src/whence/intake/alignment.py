"""Finding a text again in the lines of the page that it was taken from.

A main-text extractor gives the body as a text of its own: white space differs,
inline pieces are lost, lines are joined. Here its words are found again in the
page's lines, so that the page's own characters keep the spans.
"""

import itertools
import re
from collections.abc import Iterator

from whence.intake.lines import Line

__all__ = ["cover_lines"]

_WORD = re.compile(r"\w{1,60}")
_GRAM = 4
_HITS = 20
_PLACES = 6
_PLACED_LIMIT = 3_000
_WORDS_LIMIT = 400_000
_BACK = 400

_Placed = tuple[int, int, int, int]  # line, first word, word after the last, weight


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def cover_lines(lines: list[Line], body: str) -> list[float]:
    r"""Return for each line how much of it stands in a body text, 0 to 1.

    A line is placed by the runs of four words that it shares with the body; of the
    lines so placed the heaviest chain in the body's own order counts. A shorter line
    counts if it stands in the body between its neighbours of that chain.

    Args:
        lines: The page's lines.
        body: The text that was extracted from the page.

    Returns:
        One share a line.

    >>> from whence.intake.lines import find_lines
    >>> cover_lines(
    ...     find_lines("Menu\nIt rained all night long."), "It rained all night long."
    ... )
    [0.0, 1.0]
    """
    gold = _words(body)[:_WORDS_LIMIT]
    where: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(_grams(gold)):
        where.setdefault(gram, []).append(at)
    shares = [0.0] * len(lines)
    words = [_words(line.text) for line in lines]
    placed: list[_Placed] = []
    for number, own in enumerate(words):
        if len(own) < _GRAM:
            continue
        found = _place_whole(number, own, where, gold) or _place(number, own, where)
        if found is not None and len(placed) < _PLACED_LIMIT:
            placed += found[0]
            shares[number] = found[1]
    chain = _heaviest_chain(placed)
    kept = {number for number, *_ in chain}
    for number, *_ in placed:
        if number not in kept:
            shares[number] = 0.0
    _place_short(words, gold, chain, shares)
    return shares


def _grams(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Return the runs of `_GRAM` words, in order."""
    return zip(*(words[shift:] for shift in range(_GRAM)), strict=False)


def _place_whole(
    number: int,
    own: list[str],
    where: dict[tuple[str, ...], list[int]],
    gold: list[str],
) -> tuple[list[_Placed], float] | None:
    """Return where all of a line stands, if it begins in one place of the body only.

    Most lines of a report do: then no other place can hold as many of its words.
    """
    hits = where.get(tuple(own[:_GRAM]))
    if hits is None or len(hits) > 1:
        return None
    start, size = hits[0], len(own)
    if gold[start : start + size] != own:
        return None
    return [(number, start, start + size, size - _GRAM + 1 + 3)], 1.0


def _place(
    number: int, own: list[str], where: dict[tuple[str, ...], list[int]]
) -> tuple[list[_Placed], float] | None:
    """Return where a line may stand in the body, and how much of it does."""
    if where.keys().isdisjoint(_grams(own)):
        return None
    votes: dict[int, int] = {}
    covered = end = 0
    for at, gram in enumerate(_grams(own)):
        hits = where.get(gram)
        if hits:
            covered += at + _GRAM - max(at, end)
            end = at + _GRAM
            for hit in hits[:_HITS]:
                votes[hit - at] = votes.get(hit - at, 0) + 1
    most = max(votes.values())
    places = [shift for shift in sorted(votes) if votes[shift] == most][:_PLACES]
    placed = [(number, at, at + len(own), most + 3) for at in places]
    return placed, covered / len(own)


def _heaviest_chain(placed: list[_Placed]) -> list[_Placed]:
    """Return the heaviest run of placed lines that do not go back in the body."""
    best: list[int] = []
    most: list[int] = []  # the best up to each place
    back: list[int | None] = []
    for index, (number, start, _, weight) in enumerate(placed):
        before, link = 0, None
        # Most lines follow the one before: the look back soon finds nothing better.
        for other in range(index - 1, max(0, index - _BACK) - 1, -1):
            if most[other] < before:
                break
            fits = placed[other][0] < number and placed[other][2] <= start + 3
            if fits and best[other] >= before:
                before, link = best[other], other
        best.append(before + weight)
        most.append(max(best[-1], most[-1] if most else 0))
        back.append(link)
    at = max(range(len(best)), key=lambda index: best[index], default=None)
    chain: list[_Placed] = []
    while at is not None:
        chain.append(placed[at])
        at = back[at]
    return chain[::-1]


def _place_short(
    words: list[list[str]], gold: list[str], chain: list[_Placed], shares: list[float]
) -> None:
    """Find lines of fewer than four words between their neighbours in the body."""
    edges = [(-1, 0, 0, 0), *chain, (len(words), len(gold), len(gold), 0)]
    for before, after in itertools.pairwise(edges):
        if after[0] - before[0] < 2:
            continue
        gap = " ".join(["", *gold[before[2] : after[1]], ""])
        if not gap.strip():
            continue
        for number in range(before[0] + 1, after[0]):
            own = words[number]
            if 0 < len(own) < _GRAM and f" {' '.join(own)} " in gap:
                shares[number] = 1.0
