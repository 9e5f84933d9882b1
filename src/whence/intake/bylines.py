"""Bylines: the lines of a page that name its authors and its day."""

import re
from itertools import pairwise

from whence.intake.dateforms import find_printed_dates
from whence.intake.headings import header_zone
from whence.intake.lines import Line
from whence.intake.patterns import (
    BYLINE_OPENING,
    ENDING,
    READ_TIME,
    find_credits,
    has_chrome,
)
from whence.model import SegmentKind

__all__ = [
    "NAME",
    "announces",
    "find_bylines",
    "is_agency",
    "is_name_line",
    "is_person",
    "part_glued",
]

NAME = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.? )?[A-Z][^\W\d_]{0,20}[\w.'’-]{0,12}"
    r"(?: (?:de|da|van|von|der|del|al|bin|bint|la|le|di|du|ben|el|ter|den|d['’][A-Z]\w{1,20}|"
    r"[A-Z][\w.'’-]{0,25}\.?)){1,4}"
)
_ROLE = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|contributor|columnist|staff|journalist|"
    r"bureau chief|news desk|producer|fellow|professor|analyst)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\b[Bb]y [A-Z][a-z]{1,20} [A-Z]")
_JOINERS = re.compile(r"\s{0,3}(?:,|\band\b|&|\||/|•|·)\s{0,3}")
_NOT_NAMES = frozenset(
    "news world politics business sports sport opinion culture science tech technology "
    "health video videos photo photos home about contact share facebook twitter email "
    "print copy link menu search subscribe live latest more read watch listen best top "
    "new the your our my this all what how why when where food travel style fashion "
    "music movies tv games gaming entertainment lifestyle money finance markets careers "
    "jobs events shop store deals reviews guide guides features advertisement sponsored "
    "published updated posted edition magazine podcast podcasts newsletter newsletters "
    "whatsapp linkedin reddit telegram instagram youtube tiktok rss app apps national "
    "international local weather crime education environment climate energy real estate "
    "books arts art design cars auto women men kids family history war united states "
    "north south east west city county department university police street park "
    "breaking exclusive analysis interview press release media social save comments "
    "full story premium member account settings help privacy terms policy cookie rights "
    "source credit image getty images associated agency times post tribune journal "
    "herald gazette daily weekly magazine today network january february march april "
    "june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_AGENCY = re.compile(
    r"(?:the )?(?:associated press|reuters|agence france-presse|afp|ap|bloomberg|upi|"
    r"press association|pa media|dpa|xinhua|tass|kyodo news|yonhap|anadolu(?: agency)?|"
    r"[A-Z][\w’']{2,20} (?:News (?:Agency|Service)|(?:Level )?Media|Newswire|Staff))",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"@\w|\b(?:ph\.?d|m\.?d)\b|archive page$|as told to", re.IGNORECASE
)
_SIGNED_ALONE = re.compile(
    r"(?:(?:written|words|reported|story|posted) )?by:? {0,2}(?=[A-Z])", re.IGNORECASE
)
_ANNOUNCING = re.compile(
    r"(?:[\w ]{0,20}\b)?(?:by|authors?|reporters?|writers?)(?::| [—–-])?", re.IGNORECASE
)
_ANNOUNCING_LENGTH = 40
_NAMES_LENGTH = 160
_FROM = re.compile(
    r",? in [A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2}(?=,| and | & |$)"
)
_DEGREE = re.compile(r",? (?:Ph\. ?D|M\.D|J\.D|Jr|Sr|Esq|M\.A|Dr)\.$")
_REPORTING = re.compile(r"[—–-]{0,2}\s?(?:Reporting|Words|Text) by (?=[A-Z])")
# A page that is drawn in blocks loses the space between them where it is copied.
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ.])(?=(?:(?:First |Last )?(?:Published|Updated|Posted|Modified)\b|"
    r"archive page|(?:Senior|Contributing|Staff|Deputy|Managing|Associate|Assistant) [A-Z]|"
    r"(?:Reporter|Editor|Writer|Contributor|Correspondent|Columnist)s?\b|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d{1,2} ?-?min|\d{1,2} [A-Z][a-z]{2}))"
    r"|(?<=^By)(?=[A-Z][a-zà-ÿ])"
)
_SELLING = re.compile(
    r"\b(?:offers?|tickets?|sale|discount|trial|prizes?|win|vouchers?|ends|expires?|"
    r"free (?:articles?|stor(?:y|ies)|gift))\b",
    re.IGNORECASE,
)
"""What has a date as a byline has, and sells."""
_WORDS_LIMIT = 56
_DAY_WORDS = 6
_AUTHORS_LIMIT = 5
_STATED_WORDS = 12
_FAR_BEFORE = 45
_FAR_AFTER = 30
_LINE_LIMIT = 26


def announces(text: str) -> bool:
    """Say whether a line says that the next one names who signs: "By", "Author:"."""
    return len(text) <= _ANNOUNCING_LENGTH and _ANNOUNCING.fullmatch(text) is not None


def is_agency(text: str) -> bool:
    """Say whether a text is the name of a news agency.

    >>> is_agency("The Associated Press"), is_agency("Ann Lee")
    (True, False)
    """
    return _AGENCY.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Say whether a text has the form of one person's name.

    >>> is_person("Ana de la Cruz"), is_person("Sports News"), is_person("Halden")
    (True, False, False)
    """
    words = text.lower().replace(".", "").split()
    fits = NAME.fullmatch(text) is not None and not is_agency(text)
    return fits and len(words) <= 5 and _NOT_NAMES.isdisjoint(words)


def is_name_line(text: str) -> bool:
    """Say whether a short line is nothing but names of people.

    >>> is_name_line("Ann Lee and Omar Haddad"), is_name_line("Food & Drink")
    (True, False)
    """
    if not 5 <= len(text) <= 80 or any(char.isdigit() for char in text):
        return False
    middle = len(text) // 2
    if text[:middle].strip() == text[middle:].strip():
        text = text[:middle].strip()  # a picture's name and the same name beside it
    parts = [part for part in _JOINERS.split(text.strip(" ,|•·")) if part]
    named = 0
    for part in parts[:6]:
        if _AGENCY.fullmatch(part):
            continue
        if NAME.fullmatch(part):
            words = part.lower().replace(".", "").split()
            if len(words) > 4 or any(word in _NOT_NAMES for word in words):
                return False
            named += 1
        elif not _ROLE.search(part):
            return False
    return named > 0 or _AGENCY.fullmatch(text.strip(" ,|•·")) is not None


def part_glued(text: str) -> list[tuple[int, int]]:
    """Return the parts of a byline whose blocks were copied without a space.

    >>> line = "By Emma KorPublished: May 2, 2023"
    >>> [line[start:end] for start, end in part_glued(line)]
    ['By Emma Kor', 'Published: May 2, 2023']
    """
    cuts = [0, *(match.start() for match in _GLUED.finditer(text[:300])), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def _opens_with_name(text: str) -> bool:
    """Say whether a short line begins with a person's name."""
    text = _DEGREE.sub("", text)
    match = NAME.match(text)
    if match is None or text.endswith((".", "!", "?", ":")):
        return False
    words = match.group().lower().split()[:2]
    return len(words) == 2 and not any(word in _NOT_NAMES for word in words)


def find_bylines(
    lines: list[Line], kinds: list[SegmentKind], authors: tuple[str, ...] = ()
) -> list[int]:
    """Return the indexes of the lines that sign and date the page.

    Args:
        lines: The page's lines.
        kinds: Their kinds so far, the headline among them.
        authors: Who signs the page by its metadata.

    Returns:
        Indexes in order; few words together, since whole paragraphs are no byline.
    """
    zone = header_zone(lines, kinds)
    headline = next((at for at, kind in enumerate(kinds) if kind == "headline"), -1)
    ranked: list[tuple[int, int]] = []
    for index in zone:
        rank = _rank(lines, kinds, index, headline)
        if rank:
            ranked.append((rank, index))
    ranked += _naming(lines, kinds, authors)
    if not any(rank <= 1 for rank, _ in ranked):
        ranked += _signed_afar(lines, kinds, headline)
    if not any(rank <= 2 and _names_somebody(lines[at].text) for rank, at in ranked):
        ranked += _signed_below(lines, kinds)
    first = next((at for at, kind in enumerate(kinds) if kind == "body"), 0)
    ranked += [(1, index) for index in zone if _is_announced(lines, kinds, index)]
    ranked += [(2, index) for index in zone if _is_beside_day(lines, kinds, index)]
    if first < len(lines) and lines[first].text.istitle():
        text = lines[first].text
        if len(text.split()) <= 8 and _opens_with_name(text) and first > headline:
            ranked.append((4, first))
    dated = [index for _, index in ranked if find_printed_dates(lines[index].text)]
    ranked += [
        (4, index)
        for index in zone
        if kinds[index] == "chrome"
        and index > headline
        and len(lines[index].text.split()) <= 9
        and _opens_with_name(lines[index].text)
        and (
            (0 < first - index <= 2 and lines[index].text.istitle())
            or _CONTACT.search(lines[index].text)
            or any(abs(index - other) <= 3 for other in dated)
        )
    ]
    chosen: list[int] = []
    words = 0
    for _, index in sorted(ranked):
        count = len(re.findall(r"\w{1,60}", lines[index].text))
        if index in chosen:
            continue
        if words + count <= _WORDS_LIMIT:
            chosen.append(index)
            words += count
    return sorted(chosen)


def _rank(
    lines: list[Line], kinds: list[SegmentKind], index: int, headline: int
) -> int:
    """Say what sort of byline a line is: 1 signed, 2 names, 3 others; 0 for none."""
    text = lines[index].text
    count = len(text.split())
    if kinds[index] not in {"chrome", "body"} or count > _LINE_LIMIT:
        return 0
    dates = bool(find_printed_dates(text))
    if kinds[index] == "body":
        # A report's first line may be taken for body where nothing else stands above.
        signed = BYLINE_OPENING.match(text) and count <= 12
        stated = dates and count <= _STATED_WORDS and not ENDING.search(text[-6:])
        return (1 if signed else 2 if stated else 0) if text[-1] not in ".!?" else 0
    if any(find_credits(text)) or text.startswith("—") or _SELLING.search(text):
        return 0
    if BYLINE_OPENING.match(text) or _SIGNED.search(text):
        return 1
    if (is_name_line(text) and index > headline >= 0) or (dates and count <= 18):
        return 2 if index >= headline else 4
    timed = READ_TIME.search(text) and count <= 8
    short = count <= 12 and not has_chrome(text)
    return 3 if timed or (short and _ROLE.search(text) and NAME.search(text)) else 0


def _is_announced(lines: list[Line], kinds: list[SegmentKind], index: int) -> bool:
    """Say whether the line before says "Author:" or "By", and this one a name."""
    text = lines[index].text
    if not index or kinds[index] != "chrome" or len(text.split()) > 8:
        return False
    return announces(lines[index - 1].text) and _opens_with_name(text)


def _is_beside_day(lines: list[Line], kinds: list[SegmentKind], index: int) -> bool:
    """Say whether a line is a name, and the one above or below it a day alone."""
    text = lines[index].text
    if kinds[index] != "chrome" or len(text) > _NAMES_LENGTH:
        return False
    if not is_name_line(
        _FROM.sub("", text)
    ):  # "Ann Lee in Oslo and Omar Haddad in Rome"
        return False
    beside = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
    return any(
        len(line.text.split()) <= _DAY_WORDS and find_printed_dates(line.text)
        for line in beside
    )


def _names_somebody(text: str) -> bool:
    """Say whether a line that may be a byline holds a name, and not only a day."""
    signed = BYLINE_OPENING.match(text) or _SIGNED.search(text)
    return bool(signed) or is_name_line(text) or bool(_ROLE.search(text))


def _naming(
    lines: list[Line], kinds: list[SegmentKind], authors: tuple[str, ...]
) -> list[tuple[int, int]]:
    """Return the first short line for each author that the metadata names."""
    found = []
    first = next((at for at, kind in enumerate(kinds) if kind == "body"), 0)
    order = sorted(range(len(lines)), key=lambda at: (abs(at - first), at))
    for author in authors[:10]:
        key = author.casefold()
        for index in order:
            text = lines[index].text
            if kinds[index] in {"body", "headline", "caption"} or len(text) > 120:
                continue
            if key in text.casefold():
                found.append((0, index))
                break
    return found


def _signed_afar(
    lines: list[Line], kinds: list[SegmentKind], headline: int
) -> list[tuple[int, int]]:
    """Return the line "By Ann Lee" next to the headline, where none is close by."""
    first = next((at for at, kind in enumerate(kinds) if kind == "body"), len(lines))
    near = headline if headline >= 0 else first
    low, high = max(0, first - _FAR_BEFORE), min(len(lines), first + _FAR_AFTER)
    order = sorted(range(low, high), key=lambda at: (abs(at - near), at))
    for index in order:
        text = lines[index].text
        if kinds[index] != "chrome" or len(text.split()) > 8:
            continue
        opening = _SIGNED_ALONE.match(text)
        if opening and is_name_line(text[opening.end() :]):
            return [(1, index)]
    return [
        (1, index)
        for index in range(low, max(near, low))
        if _is_announced(lines, kinds, index) and is_name_line(lines[index].text)
    ][:_AUTHORS_LIMIT]


def _signed_below(lines: list[Line], kinds: list[SegmentKind]) -> list[tuple[int, int]]:
    """Look for a signature under the report, where no line above it has one."""
    last = max((at for at, kind in enumerate(kinds) if kind == "body"), default=-1)
    found = []
    for index in range(last + 1, min(last + 7, len(lines))):
        text = lines[index].text
        signed = BYLINE_OPENING.match(text) or _REPORTING.match(text)
        if len(text.split()) <= 14 and signed and NAME.search(text):
            found.append((2, index))
    return found[:1]
