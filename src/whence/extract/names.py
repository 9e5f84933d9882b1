"""Names of a page: its persons in full, its bodies, its acronyms, its country."""

import re
from collections import Counter
from typing import Literal

from whence.extract.capitals import is_said_verb, name_behind_field
from whence.extract.datelines import find_dateline
from whence.extract.institutions import may_trade, strip_country
from whence.extract.sourcewords import ALSO_GIVEN
from whence.lexicon.actors import (
    bodies,
    country_forms,
    name_genders,
    name_word_kinds,
    noun_kinds,
    regions,
)
from whence.model import ActorKind, Document, Span

__all__ = ["PageNames", "find_names"]

_LONGEST = 100_000  # code points read for names; a page's actors stand in its opening
_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019&-]{0,40}"
_RUN = re.compile(
    rf"{_WORD}(?:[ \u00a0](?:{_WORD}|(?:of|and|for|the|de|da|do|du|von|van|al|bin)"
    rf"(?=[ ](?:the[ ])?{_WORD}))){{0,8}}"
)
_ACRONYM = re.compile(
    rf"(?P<name>{_WORD}(?:[ ](?:{_WORD}|of|and|for|the|on|de)){{1,9}})"
    r"[ ]\((?P<short>[A-Z][A-Za-z0-9&.-]{1,9})\)"
)
_APPOSED = re.compile(r"(?P<owner>[^.;:\n]{3,80}),[ ](?P<short>[A-Z]{2,8})(?=[,.;])")
_ISSUES = re.compile(
    rf"(?<![\w,] )(?P<who>(?:[Tt]he )?{_WORD}(?: (?:of|for|and|the|{_WORD})){{0,6}})"
    r" (?:has |have |had |also |later ){0,2}"
    r"(?:issued|released|published|posted|put out|circulated) (?:an?|the|its|their)"
    r" (?:[a-z-]{2,15} ){0,3}(?P<noun>statement|report|communique|communiqu\u00e9|letter|"
    r"declaration|document|bulletin|study|survey|note|memo|assessment|audit)\b"
)
_INTRODUCED = re.compile(
    rf"\b(?P<noun>[a-z]{{3,20}}) (?P<name>{_WORD}(?:[ ]{_WORD}){{0,4}})"
)
_BODY_KINDS: tuple[Literal["organisation", "government", "outlet"], ...] = (
    "organisation",
    "government",
    "outlet",
)
# "Bae Sung-hoon", "Kim Jong Un": the family name stands first.
_FAMILY_FIRST = re.compile(
    r"[A-Z][a-z]{1,7} [A-Z][a-z]{1,7}-[a-z]{2,7}|(?:Kim|Lee|Park|Choi|Choe|Jung|Jeong|Kang"
    r"|Cho|Yoon|Yun|Jang|Lim|Han|Shin|Seo|Kwon|Hwang|Ahn|Song|Moon|Xi|Li|Wang|Zhang|Liu|Chen"
    r"|Huang|Zhao|Wu|Zhou|Xu|Ma|Zhu|Hu|Guo|He|Lin|Gao|Luo|Nguyen|Tran|Pham) [A-Z]\S{1,12}"
    r"(?: [A-Z]\S{1,12})?"
)
_COMPANY = re.compile(
    r"\w (?:AG|SE|plc|PLC|Inc|Corp|Ltd|SA|GmbH|NV|SpA|LLC|ASA|AB|Oyj|AS)$"
)
_PLURAL_OF_PEOPLE = re.compile(r"[A-Z][a-z]{2,20}(?:ers|eers|ors|ists|ians|ants|ees)")
_DOMINANCE = 0.6
_MOST_SEEN = 20  # occurrences of a name at which a title is sought
_SMALL = frozenset("of and for the de da do du von van al bin on".split())
_NOT_NAMES = frozenset(
    """
    the a an in on at but and he she it they we this that these those his her its their
    monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december if when while after before
    mr mrs ms dr rep sen gen col i for from by as to of new
    citing quoting asked speaking answering according however meanwhile said there
    although though because since unless until how why what where who whether despite
    even so yet or nor is are was were be been being does did has have had could would
    should than not never maybe perhaps aside starting then thus hence also once whereas
    instead moreover neither you your our my us no yes let with without about
    """.split()
)
_OWNER = re.compile(r"['\u2019]s$")
_CONTRACTED = re.compile(r"(?:n['\u2019]t|['\u2019](?:ll|ve|re|m|d))$", re.IGNORECASE)


class PageNames:
    """The names that a page uses.

    Attributes:
        country: The country that the page is about, where one stands out; else None.
    """

    def __init__(self, document: Document) -> None:
        text = document.text
        spans = document.spans_of("headline", "body", "caption", "byline")
        self._body = "\n".join(span.of(text) for span in spans)[:_LONGEST]
        self._outlet = document.outlet.value
        self._people: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        self._runs: list[str] = []
        self._by_first: dict[str, list[str]] = {}
        self._by_last: dict[str, list[str]] = {}
        self._read_runs()
        self._full_names = frozenset(self._people.values())
        self._read_acronyms()
        self._issuers: dict[str, str] = {}
        for match in _ISSUES.finditer(self._body):
            self._issuers.setdefault(match["noun"], match["who"])
        self._introduced: dict[str, ActorKind] = {}
        self._read_introductions()
        self.country = self._find_country(document)

    # -- reading --------------------------------------------------------------------

    def _read_runs(self) -> None:
        for match in _RUN.finditer(self._body):
            words = [
                word.strip("'\u2019")
                for word in match.group().replace("\u00a0", " ").split()
            ]
            owners = [at for at, word in enumerate(words[:-1]) if _OWNER.search(word)]
            words = [_OWNER.sub("", word) for word in words]
            owned = len(words) - owners[-1] - 1 if owners else 0
            while words and (
                words[0].casefold() in _NOT_NAMES
                or _CONTRACTED.search(words[0])
                or (words[0] == "Per" and len(words) > 2)  # "Per Ana Ruiz, ..."
            ):
                words.pop(0)
            if not words:
                continue
            # "Labour's Ana Ruiz": the party is no part of her name.
            person = 1 < owned <= len(words) and words[-owned] in name_genders()
            for part in (words[:-owned], words[-owned:]) if person else (words,):
                self._add_run(part)
            self._add_persons(words[-owned:] if owned > 1 else words)

    def _add_run(self, words: list[str]) -> None:
        run = " ".join(words)
        if words:
            self._runs.append(run)
            self._by_first.setdefault(words[0], []).append(run)
            self._by_last.setdefault(words[-1].casefold(), []).append(run)

    def _add_persons(self, words: list[str]) -> None:
        """Note the full names of a run: of one person, or of two with "and" between."""
        if "and" in words:
            at = words.index("and")
            self._add_persons(words[:at])
            self._add_persons(words[at + 1 :])
        else:
            self._add_person(words)

    def _add_person(self, words: list[str]) -> None:
        """Note a full name by its last word, the office before it cut off."""
        start = 0
        forms = country_forms()
        for at, word in enumerate(words):
            kinds = noun_kinds().get(word.casefold(), ())
            country = word in forms or " ".join(words[at : at + 2]) in forms
            if "office" in kinds or "spokesperson" in kinds:
                start = at + 1
            elif country and (word not in ALSO_GIVEN or at + 2 != len(words)):
                start = at + 1  # but "London Breed" is a person
        name = words[start:]
        if start and "of" in name[:2] + name[-4:-2]:
            name = name_behind_field(name)
        verb = next(
            (at for at, word in enumerate(name) if is_said_verb(word)), len(name)
        )
        name = name[:verb]  # "Jane Roe Says She Was There", of a headline
        if not 2 <= len(name) <= 4 or any(word in _SMALL for word in name[:1]):
            return
        if any(word in name_word_kinds() for word in name):
            return
        if any(word.casefold() in _NOT_NAMES for word in name):
            return
        if " ".join(name) in bodies() or "of" in name or "the" in name:
            return
        self._people.setdefault(name[-1], " ".join(name))
        if _FAMILY_FIRST.fullmatch(" ".join(name)):
            self._people.setdefault(name[0], " ".join(name))
        if len(name) >= 3:
            self._people.setdefault(" ".join(name[-2:]), " ".join(name))

    def _read_acronyms(self) -> None:
        for match in _ACRONYM.finditer(self._body):
            name = re.sub(r"^(?:The|the)\s+", "", match.group("name"))
            short = match.group("short")
            initials = [w[0] for w in name.split() if w[0].isupper()]
            letters = [c for c in short if c.isupper()]
            # The name is as many capitals as the acronym has letters, from its end.
            words = name.split()
            capitals = [i for i, w in enumerate(words) if w[0].isupper()]
            if len(initials) > len(letters) >= 2:
                start = capitals[len(capitals) - len(letters)]
                if words[start][0] == letters[0]:
                    name = " ".join(words[start:])
            self._bodies.setdefault(short, name)

    def _read_introductions(self) -> None:
        """Note the names that a noun introduces as bodies: "the company White Falcon"."""
        for match in _INTRODUCED.finditer(self._body):
            kinds = noun_kinds().get(match["noun"], ())
            words = match["name"].split()
            if "office" in kinds or any(noun_kinds().get(w.casefold()) for w in words):
                continue
            if words[0].casefold() in _NOT_NAMES or match["name"] in country_forms():
                continue
            for kind in _BODY_KINDS:
                if kind in kinds:
                    name = re.sub(r"['\u2019]s?$", "", match["name"])
                    self._introduced.setdefault(name, kind)
                    break

    def _find_country(self, document: Document) -> str | None:
        """Return the country that stands out on the page, or None.

        The dateline decides; else the country named in more than 60 % of all cases.
        """
        text = document.text
        body = document.spans_of("body")
        forms = country_forms()
        if body:
            line_end = text.find("\n", body[0].start)
            line_end = body[0].end if line_end < 0 else min(line_end, body[0].end)
            opening = find_dateline(text, Span(body[0].start, line_end))
            if opening is not None and opening.place is not None:
                place = opening.place.of(text).title()
                found = forms.get(place)
                if found is not None:
                    return found.country.name
        counts: Counter[str] = Counter()
        places = regions()
        for run in self._runs:
            words = run.split()
            at = 0
            while at < len(words):
                step = 1
                for size in (3, 2, 1):
                    form = " ".join(words[at : at + size])
                    found = forms.get(form)
                    state = found.country.name if found else places.get(form)
                    if state is not None:
                        counts[state] += 1
                        step = size
                        break
                at += step
        total = sum(counts.values())
        if not total:
            return None
        best = min(counts, key=lambda name: (-counts[name], name))
        return best if counts[best] >= max(2, _DOMINANCE * total) else None

    # -- asking ---------------------------------------------------------------------

    def is_titled(self, name: str) -> bool:
        """Say whether the page sets an office or a description beside a name."""
        place, seen = self._body.find(name), 0
        while place >= 0 and seen < _MOST_SEEN:
            seen += 1
            before = self._body[max(0, place - 24) : place].split()
            after = self._body[place + len(name) : place + len(name) + 4]
            title = before[-1].casefold() if before else ""
            if {"office", "spokesperson"} & set(noun_kinds().get(title, ())):
                return True
            if after[:2] in {", ", " ("} and after[2:4] in {"a ", "an", "wh"}:
                return True
            place = self._body.find(name, place + len(name))
        return False

    def full_name(self, name: str) -> str:
        """Return the full form of a surname that the page gives, or the name itself."""
        if " " in name and name not in self._people:
            return name
        return self._people.get(name, name)

    def expand(self, name: str) -> str:
        """Return the name that an acronym or a short form stands for on the page."""
        if name not in self._bodies and " " in name:
            return name
        if name in self._bodies:
            known = bodies().get(self._bodies[name])
            return known.name if known is not None else self._bodies[name]
        if name in bodies():
            return name
        for run in self._by_first.get(name.partition(" ")[0], ()):
            if run.casefold() == (self._outlet or "").casefold():
                continue  # "Halden" is the town, not the Halden Post
            if run.startswith(f"{name} ") and run not in self._full_names:
                short = run.split(" of ")[0]
                known = bodies().get(short)
                return known.name if known is not None else short
        return name

    def country_of(self, name: str) -> str | None:
        """Return the country of a body by its name, or None."""
        known = bodies().get(re.sub(r"^The ", "", name))
        return known.country if known is not None else strip_country(name)[0]

    def is_company(self, name: str) -> bool:
        """Say whether a word of a name makes it a company: "Norlane Ferries"."""
        marks = [name_word_kinds().get(word) for word in name.split()]
        return "organisation" in marks and not {"outlet", "agency"} & set(marks)

    def first_company(self, *, by_word: bool = False) -> str | None:
        """Return the first name of the page that its form makes a company's.

        Args:
            by_word: Whether the only name that a word makes one will do as well.
        """
        formal = next((run for run in self._runs if _COMPANY.search(run)), None)
        if formal is not None or not by_word:
            return formal
        held = {run for run in self._runs if " " in run and may_trade(run)}
        marked = [run for run in sorted(held) if self.is_company(run)]
        return marked[0] if len(marked) == 1 else None

    def first_outlet(self) -> str | None:
        """Return the first name of the page, not its own, that an outlet's word marks."""
        own = (self._outlet or "").casefold()
        for run in self._runs:
            marks = {name_word_kinds().get(word) for word in run.split()}
            if "outlet" in marks and " " in run and run.casefold() not in own:
                return run
        return None

    def issuer_of(self, noun: str) -> str | None:
        """Return who the page says has issued a document, or None.

        "The Coast Guard issued a statement." tells whose "the statement" is.
        """
        return self._issuers.get(noun)

    def introduced_as(self, name: str) -> ActorKind | None:
        """Return the kind of body that the page introduces a name as, or None."""
        return self._introduced.get(name)

    def is_plural_noun(self, name: str) -> bool:
        """Say whether one word is people, not a name: "Surveyors", but no "Sanders".

        The page has it in no longer name, and it is made as plurals of people are.
        """
        return (
            _PLURAL_OF_PEOPLE.fullmatch(name) is not None
            and name not in bodies()
            and name not in self._people
            and all(run == name for run in self._by_last.get(name.casefold(), ()))
        )

    def kind_of(self, name: str) -> ActorKind | None:
        """Return the kind of a name that the lexicon knows, or None."""
        known = bodies().get(re.sub(r"^The ", "", name))
        if known is not None:
            return known.kind
        marks = [name_word_kinds().get(word) for word in name.split()]
        return next((kind for kind in ("agency", "outlet") if kind in marks), None)

    def is_one_name(self, text: str) -> bool:
        """Say whether words with "and" are one name: "Health and Sports"."""
        flat = re.sub(r"^(?:the|The)\s+", "", text)
        if flat in bodies():
            return True
        return (
            bool(
                re.search(
                    r"\b(?:Ministry|Department|Office|Committee|Institute|Agency)"
                    r" (?:of|for)\b",
                    flat,
                )
            )
            and flat.count(" and ") == 1
            and (not re.search(r" and the ", flat))
        )

    def by_head(self, words: str) -> str | None:
        """Return a name of the page that a short form with a head noun stands for.

        "the commission" is the Independent Electoral Commission, "the Mirror" the
        Maseru Mirror: the first name that ends with the words.
        """
        wanted = words.split()
        if not wanted:
            return None
        last = wanted[-1].casefold()
        if self._outlet is not None and wanted[-1][0].isupper():
            # "the Daily" is the Halden Daily; "the office in Halden" is not.
            own = [word.casefold() for word in self._outlet.split()]
            place = len(own) > 1 and last == own[own[0] == "the"] != own[-1]
            if last in own and not place:
                return self._outlet
        folded = {word.casefold() for word in wanted}
        for run in self._by_last.get(last, ()):
            parts = run.casefold().split()
            if len(parts) > len(wanted) and folded <= set(parts):
                return run
        return None


def find_names(document: Document) -> PageNames:
    """Return the names of a page's headline, byline, body and captions.

    Args:
        document: The page.
    """
    return PageNames(document)
