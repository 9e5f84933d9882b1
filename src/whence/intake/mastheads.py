"""The masthead: the line above the report that is the outlet's own name.

A page copied from a small site, a wire or a press office has few lines above its
headline, and one of them is its name. A page with a whole menu above the headline is
left alone: there, a short line of capitals is more often a section than a name.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from whence.intake.dateforms import find_printed_dates
from whence.intake.lineparts import parts_of
from whence.intake.lines import Line
from whence.lexicon.actors import country_forms, name_word_kinds
from whence.lexicon.words import load_document_shares
from whence.model import Outlet, SegmentKind, Span

__all__ = ["find_masthead", "is_furniture", "names_publisher"]

_ZONE = 8
"""Lines above the body that may hold a masthead; menus are longer."""
_ENOUGH = 3.0
_NAME_WORDS = 4
_WORD = re.compile(r"[^\s,]{1,40}")
_COINED = re.compile(r"[a-z][A-Z]")
_JOINING = frozenset(
    "of the and & for in on at de del da do dos du des la le el los las y et und a am an im "
    "der die das sur van voor och og".split()
)
# Words that make a name an outlet's or a publisher's. Any one is enough.
_PUBLISHING = frozenset(
    """
    times post news herald tribune journal gazette guardian star daily weekly review
    press observer telegraph mail standard chronicle globe radio tv sun mirror express
    courier sentinel dispatch register record examiner monitor insider ledger letter
    brief bulletin digest docket watch desk wire agency today report magazine network
    broadcasting institute ministry centre center office department council commission
    foundation association society union organisation organization authority service
    committee fund observatory echo écho argus advertiser argus reporter messenger voice
    voices inquirer independent citizen enquirer
    """.split()
)
# Words of menus and sections: a line of nothing else is furniture.
_FURNITURE = frozenset(
    """
    home news world politics sport sports business opinion culture travel science tech
    technology health weather video videos live latest breaking more menu search login
    log in sign up subscribe subscription newsletter newsletters about contact us share
    print email comment comments related photos photo gallery advertisement advertise
    sponsored trending popular most read top stories story feed all sections section
    edition english version español français local national international regional
    markets money finance economy jobs directory classifieds lifestyle entertainment
    arts music film food style education environment climate crime courts analysis
    features feature editorial editorials columns letters obituaries events calendar
    archive archives account my your profile settings help support donate accept manage
    cookies privacy policy terms skip to content main navigation close open back next
    previous page print-friendly listen audio podcast podcasts shop store games data
    method index prices farming staff reporter correspondent editor by from
    update updated published posted exclusive special alert developing
    africa asia europe america americas usa uk eu middle east
    monday tuesday wednesday thursday friday saturday sunday press release statement
    speech background hide show transcript interview explainer fact check note document
    communique communiqu\u00e9 no nr day part issue edition volume chapter january february
    march april may june july august september october november december
    """.split()
)
# A body's name begins with what it is, or ends so: "Bank of Lorvania", "Quay Mines plc".
_BODY = re.compile(
    r"^(?:the )?(?:bank|embassy|government|presidency|university|hospital|port|court"
    r"|police|federation|chamber|delegation|mission|administration|secretariat) (?:of|for)\b"
    r"|\b(?:hospital|university|bank) of\b|\b(?:plc|inc|ltd|corp|corporation)\.?$",
    re.IGNORECASE,
)
_COMPANY_FORMS = frozenset("plc inc ltd corp".split())
# A line that goes on so has begun with the name: "East Wind | News since 1998".
_MOTTO = re.compile(
    r"\b(?:since \d{4}|journalism|newspaper|(?:the|your) voice of|(?:weekly|daily|monthly) (?:of|for)"
    r"|news (?:from|for|of)|in english|substack)\b",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r" [|\u00b7] .{2,40} [|\u00b7] |^(?:press|media) (?:statement|release|note)|^(?:statement|announcement"
    r"|communiqu\u00e9|situation report|notice|bulletin|a (?:blog|newsletter|weekly|daily))\b"
    r"|\b(?:translated from|in english|since \d{4})\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^(?!By\b).{2,60}, .{2,60}(?: and | & )\S")
# What asks for money or readers, or states rights, names whose page it is.
_APPEAL = re.compile(
    r"(?:\u00a9|copyright|support|subscribe to|join|follow|welcome to|about|contact"
    r"|advertise (?:in|on|with)|readers of|get|read)(?: the| \d{4})? $"
)
_STATION = re.compile(r"[A-Z]{1,5}(?:TV|FM)")
_NUMBERED = re.compile(r"[A-Z]{1,4}\d{1,3}")  # "KQ4 News", "M6"
# A station's place on the dial is no part of its name ("Harbour Radio 101.4 FM"), nor
# is the number of an issue.
_DIAL = re.compile(
    r"\s\d{2,4}(?:[.,]\d{1,2})?\s?(?:FM|AM|MHz|kHz)$"
    r"|\s(?:#|[Nn]o\.?\s|[Nn]r\.?\s|[Ii]ssue\s)\d{1,4}$"
)
_ROLE = re.compile(r"\b(?:reporter|correspondent|writer|editor)s?$", re.IGNORECASE)
_OWN = frozenset("our my your".split())  # "Our Telegram": a channel of the site
_MENU = 3  # words of furniture from which a line is a menu, whatever else it holds
_LONE = re.compile(
    r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{3,18}\d{0,2}|[A-Z\u00c0-\u00de]{3,16}\d{0,2}"
)
_NETWORK = re.compile(r" on (?:Telegram|Facebook|Twitter|X|Instagram|YouTube|TikTok)$")
_DOMAIN = re.compile(r"[A-Z][\w-]{1,30}\.[A-Za-z]{2,6}")


class _Candidate(NamedTuple):
    """A name that may be the masthead."""

    score: float
    start: int
    name: str


def find_masthead(
    lines: list[Line], kinds: list[SegmentKind], known: frozenset[str]
) -> Outlet | None:
    r"""Return the outlet that a line above the report names.

    Args:
        lines: The page's lines.
        kinds: Their kinds.
        known: Names of known outlets, in lower case without an article.

    Returns:
        The outlet with its span; None where no line is clearly a masthead.

    >>> from whence.intake.lines import find_lines
    >>> text = "The Fjord Gazette\nTuesday 4 March 2025\nFerry runs aground\n\nA ferry ran."
    >>> kinds = ["chrome", "byline", "headline", "body"]
    >>> find_masthead(find_lines(text), kinds, frozenset()).value
    'The Fjord Gazette'
    """
    top = next((at for at, kind in enumerate(kinds) if kind == "headline"), 0)
    first = next((at for at in range(top, len(kinds)) if kinds[at] == "body"), 0)
    if not 0 < first <= _ZONE:
        return None
    headline = _headline(lines, kinds, first)
    around = "\n".join(line.text for line in (*lines[:first], *lines[-4:])).casefold()
    lead = "\n".join(line.text[:120] for line in lines[first : first + 1]).casefold()
    candidates = [
        candidate
        for index in range(first)
        for candidate in _candidates(lines, index, headline, known)
    ]
    candidates += _lone(lines, first, around)
    candidates += _headed(lines, first, known)
    scored = [
        _Candidate(
            item.score + _echo(item.name.casefold(), around, lead),
            item.start,
            item.name,
        )
        for item in candidates
    ]
    best = max(scored, key=lambda item: (item.score, -item.start), default=None)
    if best is None or best.score < _ENOUGH:
        return None
    return Outlet(best.name, Span(best.start, best.start + len(best.name)), "page")


def names_publisher(text: str) -> bool:
    """Say whether a short line is nothing but the name of an outlet or a publisher.

    >>> names_publisher("The Fjord Gazette"), names_publisher("Mayor of Halden resigns")
    (True, False)
    """
    short = len(text.split()) <= _NAME_WORDS
    return short and _form(text) is not None and publishes(text)


def is_furniture(name: str) -> bool:
    """Say whether a name is made of words of menus and sections only.

    >>> is_furniture("Sports News"), is_furniture("Fjord News")
    (True, False)
    """
    words = {word.casefold().strip(".,:;’'()") for word in name.split()}
    return words <= _FURNITURE


def _headline(lines: list[Line], kinds: list[SegmentKind], first: int) -> int:
    """Return the last line above the body that is long enough to be its headline.

    The line that is labelled so may be the masthead itself.
    """
    for at in range(first - 1, -1, -1):
        text = lines[at].text
        if kinds[at] not in {"headline", "chrome"} or len(text.split()) <= 4:
            continue
        # "Ministry of Ports of Lorvania" is long, but all of it is a publisher's name;
        # so is "Correo del Faro (English edition)" but for the language.
        said = parts_of(text)
        form = _form(said[0][1] if len(said) == 1 else text)
        if form is None or not publishes(text):
            return at
    return first


def heads_page(lines: list[Line], name: str) -> bool:
    """Say whether a name opens the page and a menu, a motto or a form follows it.

    Then it is the masthead, though it may look like a person's name.

    Args:
        lines: The page's lines.
        name: The name.
    """
    if len(lines) < 2 or lines[0].text.strip() != name:
        return False
    second = lines[1].text.strip()
    return second[:1].islower() or bool(_UNDER.search(second))


def publishes(name: str) -> bool:
    """Say whether a name holds a word that makes it an outlet's or a publisher's."""
    kinds = name_word_kinds()
    words = [
        re.sub(r"^[lLdD]['’]", "", word).strip("’'()")
        for word in re.split(r"[\s-]", name)
    ]
    return bool(_BODY.search(name)) or any(
        word.casefold() in _PUBLISHING
        or kinds.get(word) in {"outlet", "agency"}
        or _STATION.fullmatch(word) is not None
        for word in words
    )


def _echo(name: str, around: str, lead: str) -> float:
    """Score a name that the page's other furniture, or its dateline, says again."""
    again = 2.0 if around.count(name) > 1 else 0.0
    return again + (2.0 if f"({name})" in lead or f"/{name}/" in lead else 0.0)


def _candidates(
    lines: list[Line], index: int, headline: int, known: frozenset[str]
) -> Iterator[_Candidate]:
    """Yield the pieces of one line that have the form of a name, scored."""
    line = lines[index]
    sentence = len(line.text) > 120 or line.text.endswith((".", "?", "!", "”", '"'))
    if sentence and "|" not in line.text:
        return
    pieces = parts_of(line.text)
    whole = _form(line.text) if _LISTED.search(line.text) else None
    if whole is not None and publishes(whole) and index < headline:
        # "Port, Maritime and River Agency": the commas are the name's own.
        yield _Candidate(5.0, line.start, whole)
    dated = bool(find_printed_dates(line.text))
    motto = len(pieces) > 1 and _MOTTO.search(line.text, len(pieces[0][1])) is not None
    for number, (start, piece) in enumerate(pieces[:4]):
        form = _form(piece)
        if form is None:
            continue
        publishing = publishes(form)
        is_known = form.casefold().removeprefix("the ") in known
        # Below the headline stand credits: they name whom the report is from, unless
        # the name is printed with the date.
        # "Court Reporter | 7 January" is who wrote it, in place of a name.
        credited = _ROLE.search(form) or not (number == 0 and dated and len(pieces) > 1)
        if index > headline and credited:
            continue
        crowded = len(pieces) > 3 and not (number == 0 and dated)
        if not (publishing or is_known) and (index == headline or crowded):
            continue
        score = 2.0 * publishing + 3.0 * is_known
        score += 1.5 if len(pieces) == 1 or (number == 0 and motto) else 0.0
        score += 2.0 if number == 0 and dated and len(pieces) > 1 else 0.0
        score += 1.0 if form.isupper() and len(form) > 5 else 0.0
        score += 1.5 if index in {headline - 1, headline - 2} or index == 0 else 0.0
        score += 3.0 * _is_spelled(form, pieces[number + 1 : number + 2])
        score += 2.0 if _DOMAIN.fullmatch(form) else 0.0
        score -= 1.0 if number > 0 else 0.0
        score -= 3.0 if index == headline else 0.0
        yield _Candidate(score, line.start + start, form)


def _is_spelled(form: str, following: list[tuple[int, str]]) -> bool:
    """Say whether the initials of a name follow it: "Doctors for the Coast (DFC)"."""
    capitals = "".join(word[0] for word in form.split() if word[0].isupper())
    short = following[0][1].strip(" ()") if following else ""
    spoken = [word for word in form.split() if word.casefold() != "the"]
    letters = "".join(word[0].upper() for word in spoken)
    plain = short.replace(".", "").partition("-")[0]
    return len(plain) > 1 and plain in {capitals, letters}


def _lone(lines: list[Line], first: int, around: str) -> Iterator[_Candidate]:
    """Yield a word alone on the first line, if an appeal or a notice names it again.

    Else it may be a town or a section.
    """
    word = lines[0].text.strip()
    if not (4 <= len(word) <= 20 and word.isalpha() and word[0].isupper()):
        return
    if first < 1 or word.casefold() in _FURNITURE:
        return
    again = re.finditer(re.escape(word.casefold()), around[len(word) :])
    if any(
        _APPEAL.search(around, 0, len(word) + match.start())
        for match in islice(again, 9)
    ):
        yield _Candidate(2.0, lines[0].start + lines[0].text.find(word), word)


def _headed(
    lines: list[Line], first: int, known: frozenset[str]
) -> Iterator[_Candidate]:
    """Yield a word alone above a date, a menu or a motto: no section has these.

    A town has a date as well; then the report says that something is in it.
    """
    for at in range(min(first - 1, 3)):
        word = lines[at].text.strip()
        if _LONE.fullmatch(word) is None or word.casefold() in _FURNITURE:
            continue
        plain = word.casefold() in load_document_shares() or word in country_forms()
        if plain and word.casefold() not in known:
            return
        told = "\n".join(line.text for line in lines[at + 1 : at + 40])
        if re.search(rf"\b(?:in|at|from|near|of|to) {re.escape(word)}\b", told):
            return
        if _heads(lines[at + 1].text):
            yield _Candidate(_ENOUGH, lines[at].start + lines[at].text.find(word), word)
        return


def _heads(text: str) -> bool:
    """Say whether a line stands below a masthead: a date, a menu, a motto."""
    if text[:1].islower() or _MOTTO.search(text):
        return True
    words = [word.casefold().strip("|,:\u00b7") for word in text.split()]
    dated = bool(find_printed_dates(text)) and len(words) <= 8
    return dated or sum(word in _FURNITURE for word in words[:12]) >= 2


def _form(piece: str) -> str | None:
    """Return a piece that is written like a name: capitals, no figures, no menu.

    A channel's number may end it: "Kanal 7". Two spaces part the entries of a menu.
    """
    name = _DIAL.sub("", piece.rstrip(" |·»—–-"))
    words = _WORD.findall(name)
    menu = sum(word.casefold() in _FURNITURE for word in words) >= _MENU
    menu = menu or _NETWORK.search(name) is not None
    if (
        "  " in name
        or menu
        or words[:1] == ["By"]
        or not 1 <= len(words) <= 8
        or words[0].casefold() in _OWN
        or name != name.strip()
        or not name[0].isalpha()
    ):
        return None
    if len(words) > 1 and words[-1].isdigit() and len(words[-1]) <= 2:
        words = words[:-1]
    content = [
        word
        for word in words
        if word.casefold() not in _JOINING and word.casefold() not in _COMPANY_FORMS
    ]
    counted = any(
        char.isdigit()
        for word in words
        if not (len(words) > 1 and _NUMBERED.fullmatch(word))
        for char in word
    )
    if not content or counted or not all(word[0].isupper() for word in content):
        return None
    lowered = {word.casefold().strip(".,:;’'()") for word in content}
    if lowered <= _FURNITURE:
        return None
    # One word may be a name only where it is coined: GrainLine. A word in capitals is
    # more often the town of a dateline.
    # Menu entries that lost the space between them look alike, but are longer.
    if len(words) == 1 == len(name.split()):
        coined = _COINED.search(name) or _DOMAIN.fullmatch(name)
        return name if len(name) <= 16 and coined else None
    return name
