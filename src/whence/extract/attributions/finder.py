"""The rule finder: units in, outermost attributions out, quotations carried on."""

from dataclasses import dataclass
from itertools import pairwise

from whence.extract.attributions.atoms import QUOTE, Atoms, make_atoms
from whence.extract.attributions.contents import Reading, read_atoms
from whence.extract.attributions.groups import find_groups
from whence.extract.attributions.records import make_attribution, trim_content
from whence.extract.attributions.reported import reported_before
from whence.extract.attributions.words import AUXILIARIES, TERMINALS
from whence.extract.units import Unit, find_units
from whence.lexicon.actors import noun_kinds
from whence.model import Attribution, Document, Span, Spans

__all__ = ["find_attributions"]

_CLOSING = "\u201d\u00bb\"\u2019\u201c'"
_LONGEST_LABEL = 20  # atoms before the colon of "Ana Ruiz, head of the port: ..."
_LONGEST_ASIDE = 60  # atoms before a dash that names the source
_LATEST = (
    ("the", "latest", "from"),
    ("this", "is", "from"),
    ("this", "from"),
    ("the", "word", "from"),
    ("word", "from"),
    ("an", "update", "from"),
)
_VERBS = frozenset("kept put told made went began ran had gave took wrote".split())
_SPEAKERS = frozenset({"office", "spokesperson", "organisation", "government"})
_MOST_PARTS = 12  # paragraphs that one quotation may run over


@dataclass(slots=True)
class _Draft:
    """An attribution while later sentences may still add to its content."""

    source: Spans
    cue: Spans
    content: list[Span]
    paragraph: int
    direct: bool


def _contents(atoms: Atoms, reading: Reading) -> list[Span]:
    found = []
    for start, end in reading.contents:
        span = trim_content(atoms.unit.text, atoms.span(start, end))
        if span is not None:
            found.append(span)
    return found


def _draft(atoms: Atoms, reading: Reading) -> _Draft | None:
    contents = _contents(atoms, reading)
    if not contents:
        return None
    last = reading.contents[-1][1] - 1
    source = (atoms.span(*reading.source),) if reading.source else ()
    cue = (atoms.span(*reading.head.cue),)
    direct = atoms.words[last] == QUOTE or atoms.words[reading.contents[0][0]] == QUOTE
    return _Draft(source, cue, contents, atoms.unit.paragraph, direct)


def _is_open(text: str, span: Span) -> bool:
    """Say whether a quotation ends without its closing mark."""
    return len(span) < 2 or text[span.end - 1] not in _CLOSING


def _noun_end(atoms: Atoms, end: int) -> int:
    """Return where the one who speaks ends in "The port kept it brief:"."""
    for at in range(1, end):
        word = atoms.words[at]
        if word in _VERBS or (len(word) > 4 and word.endswith("ed")):
            return at if not atoms.is_capital(at) else end
    return end


class _Finder:
    """Walks over the units of a page and keeps the quotation that is going on."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._drafts: list[_Draft] = []
        self._open: Span | None = None
        self._parts = 0
        self._previous: Unit | None = None

    def read(self, unit: Unit) -> None:
        """Read one unit."""
        if unit.is_bare_quote:
            self._read_quote(unit)
        else:
            self._read_sentence(unit)
        self._previous = unit

    def _read_quote(self, unit: Unit) -> None:
        text = self._document.text
        span = Span(unit.quotes[0].start, unit.quotes[-1].end)
        last = self._drafts[-1] if self._drafts else None
        if self._open is not None and last is not None and self._parts:
            # A new paragraph of a quotation that the one before left open.
            part = last.content[-1]
            last.content[-1] = Span(part.start, span.end)
            last.paragraph = unit.paragraph
        elif self._open is not None:
            span = Span(self._open.start, span.end)
        elif last is not None and last.direct and last.paragraph == unit.paragraph:
            last.content.append(span)
            self._parts = 1
        elif last is not None and unit.paragraph - last.paragraph <= 1:
            self._drafts.append(
                _Draft(last.source, (), [span], unit.paragraph, direct=True)
            )
            self._parts = 1
        is_open = _is_open(text, unit.quotes[-1])
        self._open = span if is_open and self._parts < _MOST_PARTS else None
        if not is_open:
            self._parts = 0
        elif self._parts:
            self._parts += 1

    def _read_sentence(self, unit: Unit) -> None:
        atoms = make_atoms(unit, 0, len(unit))
        pending, self._open, self._parts = self._open, None, 0
        found = False
        for reading in read_atoms(atoms):
            draft = _draft(atoms, reading)
            if draft is None:
                continue
            if pending is not None and not found and atoms.words[0] == QUOTE:
                draft.content[0] = Span(pending.start, draft.content[0].end)
            found = True
            self._drafts.append(draft)
        if not found and (
            self._read_label(atoms)
            or self._read_latest(atoms)
            or self._read_aside(atoms)
        ):
            return
        if not found and self._previous is not None:
            parts = reported_before(atoms)
            before = trim_content(self._document.text, self._previous.span)
            if parts is not None and before is not None:
                source, cue = parts
                self._drafts.append(
                    _Draft(
                        (atoms.span(*source),),
                        (atoms.span(*cue),),
                        [before],
                        unit.paragraph,
                        direct=False,
                    )
                )
        if not found and not unit.headline and not self._read_opinion(atoms):
            self._read_reportedly(unit)
        last = unit.quotes[-1] if unit.quotes else None
        if (
            found
            and last is not None
            and last.end == unit.span.end
            and (_is_open(self._document.text, last))
        ):
            self._open, self._parts = last, 1

    def _read_opinion(self, atoms: Atoms) -> bool:
        """Note "For the union, the plan “is dead”": a view, by its quotation."""
        if atoms.word(0) not in {"for", "to"} or QUOTE not in atoms.words:
            return False
        comma = next(
            (at for at in range(2, min(8, len(atoms))) if atoms.words[at] == ","), 0
        )
        named = atoms.is_capital(1) or atoms.word(1) == "the"
        if not comma or not named or atoms.words.index(QUOTE) < comma:
            return False
        content = trim_content(atoms.unit.text, atoms.span(comma + 1, len(atoms)))
        if content is None:
            return False
        source, cue = (atoms.span(1, comma),), (atoms.span(0, 1),)
        self._drafts.append(
            _Draft(source, cue, [content], atoms.unit.paragraph, direct=False)
        )
        return True

    def _read_label(self, atoms: Atoms) -> bool:
        """Note "Ana Ruiz, head of the port: “We lost it”": who speaks, by a colon."""
        at = next((at for at in range(len(atoms)) if atoms.words[at] == ":"), 0)
        if not 0 < at <= _LONGEST_LABEL or atoms.word(at + 1) != QUOTE:
            return False
        label = atoms.words[:at]
        behind = atoms.words[at + 2 :]
        named = at > 1 and all(atoms.is_capital(place) for place in range(min(at, 2)))
        speaks = any(_SPEAKERS & set(noun_kinds().get(word, ())) for word in label)
        if (
            any(word not in TERMINALS for word in behind)
            or not (named or speaks)
            or not AUXILIARIES.isdisjoint(label)
            or QUOTE in label
            or (find_groups(label) and ("put", "it") not in pairwise(label))
        ):
            return False
        content = trim_content(atoms.unit.text, atoms.span(at + 1, at + 2))
        if content is None:
            return False
        end = _noun_end(atoms, at)
        source, cue = (atoms.span(0, end),), (atoms.span(at, at + 1),)
        self._drafts.append(
            _Draft(source, cue, [content], atoms.unit.paragraph, direct=True)
        )
        return True

    def _read_latest(self, atoms: Atoms) -> bool:
        """Note "The latest from the port on Monday: nine boats sank"."""
        start = next(
            (len(form) for form in _LATEST if atoms.words[: len(form)] == form), 0
        )
        reach = min(len(atoms), start + _LONGEST_LABEL)
        at = next((at for at in range(start, reach) if atoms.words[at] == ":"), 0)
        content = trim_content(atoms.unit.text, atoms.span(0, len(atoms)))
        if not 0 < start < at < len(atoms) - 2 or content is None:
            return False
        content = Span(atoms.span(at + 1, at + 2).start, content.end)
        source, cue = (atoms.span(start, at),), (atoms.span(start - 1, start),)
        self._drafts.append(
            _Draft(source, cue, [content], atoms.unit.paragraph, direct=False)
        )
        return True

    def _read_aside(self, atoms: Atoms) -> bool:
        """Note "Nine boats sank — this was the message from the port"."""
        unit = atoms.unit
        for at in range(2, min(len(atoms) - 5, _LONGEST_ASIDE)):
            if atoms.words[at] not in {"\u2014", "\u2013", ";"}:
                continue
            rest = make_atoms(unit, atoms.after[at], len(unit))
            parts = reported_before(rest)
            content = trim_content(unit.text, atoms.span(0, at))
            if parts is not None and content is not None:
                source, cue = (rest.span(*parts[0]),), (rest.span(*parts[1]),)
                self._drafts.append(
                    _Draft(source, cue, [content], unit.paragraph, direct=False)
                )
                return True
        return False

    def _read_reportedly(self, unit: Unit) -> None:
        """Note a sentence that "reportedly" ascribes to nobody."""
        for at, word in enumerate(unit.words):
            if word == "reportedly" and unit.quote_of[at] < 0:
                content = trim_content(unit.text, unit.span)
                if content is not None:
                    cue = unit.span_of(at, at + 1)
                    self._drafts.append(
                        _Draft((), (cue,), [content], unit.paragraph, direct=False)
                    )
                return

    def attributions(self) -> tuple[Attribution, ...]:
        """Return what was found, in reading order of the content."""
        found = [
            make_attribution(
                self._document.id,
                self._document.text,
                source=draft.source,
                cue=draft.cue,
                content=tuple(draft.content),
            )
            for draft in self._drafts
        ]
        return tuple(sorted(found, key=lambda item: (item.content, item.id)))


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Return the outermost attributions of a page's headline and body.

    Args:
        document: The page; only its segments headline and body are read.

    Returns:
        The attributions in reading order of their content, without nesting:
        `whence.extract.nesting` finds what stands inside them.
    """
    finder = _Finder(document)
    for unit in find_units(document):
        finder.read(unit)
    return finder.attributions()
