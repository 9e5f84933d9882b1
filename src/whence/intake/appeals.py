"""Appeals: lines in which a site speaks of itself to its readers.

Members' banners stand between the paragraphs of a report, in whole sentences with
figures in them. They are known by who speaks (we, our) to whom (you, readers) about
what (members, support, journalism); never by the site.
"""

import re

from whence.intake.lines import Line

__all__ = ["find_appeals"]

_SELF = re.compile(r"\b(?:we|we['’](?:re|ve|ll)|our|us|help|join)\b", re.IGNORECASE)
_TERMS = re.compile(
    r"\b(?:readers?|members?|memberships?|supporters?|subscri(?:bers?|be|ptions?)|"
    r"donat(?:e|ions?|ors?)|contribut(?:e|ions?|ors)|fund(?:ed|ing)?|newsletters?|"
    r"journalism|reporting|newsroom|mission|community|paywall|accessible|gift|"
    r"birthday|support (?:us|our)|(?:help|join|support) us|become a|sign up|inbox|ads?|"
    r"advertising)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|partners|your devices?|unique identifiers|personal data|"
    r"your (?:privacy|choices|settings|preferences|account|password|inbox)|privacy policy|"
    r"accept all|legitimate interest|advertising|terms (?:of (?:use|service)|and)|"
    r"opt[ -]out|unsubscribe|sign(?:ing)? up|log in|cancel (?:when|any))\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[a-z]{2,40}")
_WORDS = frozenset(
    "reader readers member members membership memberships supporter supporters subscriber "
    "subscribers subscribe subscription subscriptions donate donation donations donor "
    "donors contribute contributions contribution contributors fund funded funding "
    "newsletter newsletters journalism reporting newsroom mission community paywall "
    "accessible gift birthday us our become sign signing inbox ad ads advertising cookie "
    "cookies consent partners your unique personal privacy accept legitimate terms opt "
    "unsubscribe log cancel".split()
)
"""A word of each of the turns of phrase above."""
_URGING = re.compile(r"(?:join|become|donate|subscribe)\b", re.IGNORECASE)
_LINE_LENGTH = 160
_IMPERATIVE = re.compile(
    r"(?:download|get|save|enter|win|claim|book|shop|order|vote|play|take|try|give|buy|"
    r"test|sign up|subscribe|register|only [$€£]\s?\d|from just)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:(?:our|the [A-Z]\w{1,20}) app|(?:our|the) (?:\w{1,12} )?(?:quiz|poll|draw|"
    r"newsletter|podcast|shop|competition)|\w{1,12} off your|promo code|with the code|"
    r"(?:a|per) (?:week|month|year)\b.{0,60}\b[Cc]ancel|for your chance|free trial|"
    r"your (?:inbox|subscription|first (?:order|month|year|box)))\b|% off\b"
)
_READING = re.compile(
    r"\b(?:people|readers|users|others) (?:are )?(?:reading|watching|viewing) this\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”]")
_STRONG = 2
_CONSENTING = 3
_NEAR = 2


def find_appeals(lines: list[Line]) -> list[bool]:
    r"""Say of each line whether the site appeals to its readers in it.

    Args:
        lines: The page's lines.

    Returns:
        One truth value a line.

    >>> from whence.intake.lines import find_lines
    >>> text = "Help us keep our reporting free.\nThe river rose by a metre on Monday."
    >>> find_appeals(find_lines(text))
    [True, False]
    """
    # The patterns are slow, and most lines have none of their words.
    asking = [
        not _WORDS.isdisjoint(_TOKEN.findall(line.text.lower())) for line in lines
    ]
    counts = [
        _terms(line.text) if asks else 0
        for line, asks in zip(lines, asking, strict=True)
    ]
    strong = [
        asks
        and (count >= _STRONG or _asks_consent(line.text))
        and _speaks_of_itself(line.text)
        for count, line, asks in zip(counts, lines, asking, strict=True)
    ]
    appeals = [
        flag or _sells(line.text) for flag, line in zip(strong, lines, strict=True)
    ]
    # A banner has lines of few words that only its other lines explain.
    for _ in range(_NEAR):
        for index, count in enumerate(counts):
            near = appeals[max(0, index - 1) : index + 2]
            short = len(lines[index].text) < 220
            if not appeals[index] and count and short and any(near):
                appeals[index] = True
    return appeals


def _sells(text: str) -> bool:
    """Say whether a short line urges to what sites offer, or counts who reads it.

    >>> _sells("Get 30% off your first year."), _sells("Get well soon, the mayor said.")
    (True, False)
    """
    if len(text) > _LINE_LENGTH:
        return False
    if _READING.search(text):
        return True
    return _IMPERATIVE.match(text) is not None and _OFFER.search(text) is not None


def _terms(text: str) -> int:
    """Count the different words of an appeal in a line."""
    if len(text) > 900 or _QUOTED.search(text[:3]):
        return 0
    urged = _URGING.match(text) is not None
    return len({match.lower() for match in _TERMS.findall(text)}) + urged


def _asks_consent(text: str) -> bool:
    """Say whether a line is a notice on cookies, accounts or terms."""
    if len(text) > 1_500:
        return False
    return len({match.lower() for match in _CONSENT.findall(text)}) >= _CONSENTING


def _speaks_of_itself(text: str) -> bool:
    """Say whether we or our stands in a line outside its quotations."""
    parts = re.split(r"[\"“”]", text)
    return any(_SELF.search(part) for part in parts[::2])
