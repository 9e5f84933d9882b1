"""Who signs a page."""

import re
from collections.abc import Iterator
from itertools import pairwise

from whence.intake.bylines import announces, is_agency, is_person, part_glued
from whence.intake.dateforms import find_printed_dates
from whence.intake.lines import Line
from whence.intake.mastheads import publishes
from whence.intake.metadata import Metadata
from whence.intake.patterns import BYLINE_OPENING
from whence.lexicon.words import load_document_shares
from whence.model import Author, SegmentKind, Span

__all__ = ["find_authors"]

_NAME = re.compile(
    r"[A-Z][\w.'’-]{0,25}(?: (?:de|da|van|von|der|del|al|bin|la|le|di|[A-Z][\w.'’-]{0,25}))"
    r"{1,3}"
)
_SPLIT = re.compile(r"\s{0,3}(?:,| and | & |;)\s{0,3}")
_JOINER = re.compile(
    r"\s{0,3}(?:, and |,|;| and | & |\||/|•|·| with | as told to )\s{0,3}"
)
_OPENING = re.compile(
    r"(?:.{0,40}\b)?(?:Author|Reporter|Writer|Published [Bb]y|Posted [Bb]y)s?\s?:\s?|"
    r"(?:Compiled|Reported|Words|Text|Story|Analysis|Opinion|(?:Guest )?[Ee]ssay|Guest essay|"
    r"Comment|Commentary|Perspective|Review|Column|Interview) by (?=[A-Z])"
)
_OTHERS = re.compile(
    r"photo|image|pictur|illustrat|styl|graphic|video|fact[- ]check|review|edited|credit|"
    r"translat",
    re.IGNORECASE,
)
"""What others than the author did: "Photography by Ann Lee"."""
_ENDING = re.compile(
    r"\s{1,3}(?:(?:in|from|at|for|on|IN|FROM|AT|FOR|Updated|Published|Posted|Last)\b|"
    r"(?:(?:Political|Politics|Foreign|Diplomatic|Business|Economics|Health|Science|World|"
    r"Environment|Technology|Education|Home|Legal|Security|Defen[cs]e|Crime|Sports?|"
    r"Europe|Asia|Africa|US|UK|National) )?(?:correspondent|editor|reporter|writer)\b|"
    r"[\w.+-]{1,40}@|(?:Senior|Staff|Deputy|Managing|Contributing|Chief|Executive|Special|Lead)"
    r"\b|[\w-]{0,20}\b(?:Editor|Writer|Reporter|Correspondent|Columnist|Contributor|"
    r"Analyst|Journalist)\b|@|\d|[—–-]{1,2}\s|archive page).{0,200}$"
)
_HARD = re.compile(r"\s{1,3}(?:[\w.+-]{0,40}@|\d|[—–-]{1,2}\s|archive page)|\s;\s")
"""What ends the names of a line; what ends but one of them is `_ENDING`."""
_LATER = re.compile(r"\b[Bb]y:? (?=[A-Z])|\s/\s(?=[A-Z])")
_REPORTING = re.compile(r"[—–-]{0,2}\s?Reporting by (?=[A-Z])")
_TITLES = re.compile(
    r"\b(?:Executive|Senior|Content|Chief|Officer|Research|Fellow|Center|Centre|Institute|"
    r"Professor|Director|President|Minister|Lead|Dear|Sign|Linked|Buy|BUY|"
    r"Most|Featured|Board|Contributing|Staff|Deputy|Managing|Editor|Writer|Reporter|"
    r"Correspondent|Columnist|Contributor|Analyst|Publisher|Developer|Steam|Page|Power|Rankings|Wellness|Verified|By|BY|"
    r"Newsroom|Readers?|Team|Takeaways?)\b"
)
"""Words of what stands beside names and looks like one: offices, buttons, tables."""
_STATES = re.compile(r"(?:Updated|Published|Posted|News|Staff|Our)", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<!\bProf)(?<=[a-z]{3})\.(?: [A-Z]|$)")
"""A line of sentences: "Correction appended."."""
_BESIDE = 60
_BELOW = 12
"""Characters between the lines of those who sign together: a lone "By" may stand there."""
_AUTHORS_LIMIT = 10
_LINE_LIMIT = 300


def find_authors(
    text: str, lines: list[Line], kinds: list[SegmentKind], metadata: Metadata
) -> tuple[Author, ...]:
    """Return the authors that the bylines or the metadata name.

    Args:
        text: The page's text.
        lines: Its lines.
        kinds: Their kinds.
        metadata: What the head states.

    Returns:
        The authors, those of the metadata with the place where a byline shows them.
    """
    bylines = [
        line for line, kind in zip(lines, kinds, strict=True) if kind == "byline"
    ]
    found: dict[str, Author] = {}
    for name in metadata.authors:
        for part in _SPLIT.split(name):
            if 3 <= len(part) <= 80 and _NAME.match(part):
                found.setdefault(part, Author(part, _place(text, part, bylines)))
    announced = {line.start for above, line in pairwise(lines) if announces(above.text)}
    for line, start, end in [] if metadata.authors else _signed(bylines, announced):
        name = line.text[start:end]
        span = Span(line.start + start, line.start + end)
        found.setdefault(name, Author(name, span))
    return tuple(found.values())[:_AUTHORS_LIMIT]


def _signed(bylines: list[Line], announced: set[int]) -> list[tuple[Line, int, int]]:
    """Return where the names of those stand who sign the bylines.

    Where a line says "By", lines of names alone are those of photographers and of who
    is written about; where none does, the first of them signs, and those right below.
    """
    said: list[tuple[Line, int, int]] = []
    bare: list[tuple[Line, int, int]] = []
    for line in bylines:
        text = line.text[:_LINE_LIMIT]
        if _OTHERS.search(text):
            continue
        for low, high in part_glued(text):
            opening = _opening(text, low, high)
            if opening is None and _SENTENCES.search(text, low, high):
                continue
            names = _signatures(text, opening or low, high, said=opening is not None)
            place = bare if opening is None else said
            place += [(line, start, end) for start, end in names]
    days = [line.start for line in bylines if find_printed_dates(line.text)]
    bare = [
        (line, start, end)
        for line, start, end in bare
        if _is_rare(line.text[start:end])
        or line.start in announced
        or any(abs(line.start - day) <= _BESIDE for day in days)
    ]
    last = bare[0][0] if bare else None
    for number, (line, _, _) in enumerate(bare):
        if last is not None and line.start - last.end > _BELOW:
            del bare[number:]
            break
        last = line
    return said or bare


def _is_rare(name: str) -> bool:
    """Say whether a name has a word that is no common one: "Skip Ad" is a button."""
    words = [word.strip(".'’").casefold() for word in name.split()]
    return not name.isupper() and any(
        word not in load_document_shares() for word in words
    )


def _opening(text: str, low: int, high: int) -> int | None:
    """Return where the words that announce a name end; None for none."""
    match = (
        _OPENING.match(text, low, high)
        or BYLINE_OPENING.match(text, low, high)
        or _REPORTING.match(text, low, high)
    )
    if match is not None:
        # BYD is a name, and no "by"
        joined = text[match.end() - 1].isalpha() and text[low : match.end()].isupper()
        return None if joined else match.end()
    # the day first: "May 3, 2024 at 4:15 pm | By Ann Lee"
    dated = find_printed_dates(text[low:high])
    match = _LATER.search(text, low + dated[0].end, high) if dated else None
    return None if match is None else match.end()


def _signatures(
    text: str, start: int, end: int, *, said: bool
) -> Iterator[tuple[int, int]]:
    """Yield where the names stand; after "By" the first may be of one word."""
    stop = _stop(text, start, end)
    for number, (begin, close) in enumerate(_pieces(text, start, stop)):
        name = text[begin:close]
        if _TITLES.search(name) or (number and publishes(name)):
            break  # for whom the author writes, and as what
        alone = number == 0 and _ENDING.match(text, close, end) is None
        if is_person(name) or (said and alone and _is_signature(name)):
            yield begin, close
        elif number == 0:
            break  # a place: what follows is no author


def _is_signature(name: str) -> bool:
    """Say whether what stands after "By" is a pen name of one word or an agency."""
    if _STATES.fullmatch(name):
        return False
    return is_agency(name) or (
        2 < len(name) <= 25 and name[0].isupper() and name.replace("-", "").isalnum()
    )


def _stop(text: str, start: int, end: int) -> int:
    """Return where the names end: before a day, a role, a handle, an address."""
    for item in find_printed_dates(text[:end]):
        if item.start >= start:
            end = min(end, item.start)
    match = _HARD.search(text, start, end)
    return end if match is None else match.start()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts between the joiners, without the space and marks around them."""
    at = start
    for match in [*_JOINER.finditer(text, start, end), None]:
        stop = end if match is None else match.start()
        ending = _ENDING.search(text, at, stop)
        piece = text[at : stop if ending is None else ending.start()]
        first = at + len(piece) - len(piece.lstrip(" —–-:|"))
        last = at + len(piece.rstrip(" —–-:|,"))
        if piece.endswith(".") and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", piece):
            last -= 1
        if first < last:
            yield first, last
        at = end if match is None else match.end()


def _place(text: str, name: str, bylines: list[Line]) -> Span | None:
    for line in bylines:
        at = text.find(name, line.start, line.end)
        if at >= 0:
            return Span(at, at + len(name))
    return None
