"""Turns of phrase by which the furniture of news sites is known."""

import re
from collections.abc import Iterator

__all__ = [
    "BYLINE_OPENING",
    "CAPTION_CREDIT",
    "CHROME_PHRASE",
    "ENDING",
    "FURNITURE",
    "READ_TIME",
    "TEASER_OPENING",
    "find_chrome",
    "find_credits",
    "has_chrome",
]

CHROME_PHRASE = re.compile(
    r"\b(?:subscri(?:be|ption)|sign(?:ed)? (?:in|up)|log ?in|newsletters?|cookies?|"
    r"privacy (?:policy|notice)|terms of (?:use|service)|all rights reserved|"
    r"copyright|advertis(?:e|ement|ing)|skip to|become a member|membership|donate|"
    r"support (?:us|our)|our (?:readers|journalism|newsroom|newsletter|app)|"
    r"click here|share (?:on|this|via)|follow us|download (?:the|our) app|"
    r"your (?:email|account|browser|inbox)|email address|breaking news alerts?|"
    r"read more|show more|load more|view (?:all|more)|most (?:read|popular)|"
    r"(?:min|minute)s? read|\d{1,5} comments?|(?<![\w ])comments?|comments?$|javascript|is required|contact us|about us|"
    r"this (?:site|website)|powered by|editors' picks|news feed)\b|©|\(c\) ?(?:19|20)\d\d",
    re.IGNORECASE,
)
TEASER_OPENING = re.compile(
    r"(?:read (?:also|more|next|on)|see also|also read|related(?: (?:stories|articles|"
    r"news|topics|content))?|more (?:on|from|news|stories|like this)|"
    r"recommended(?: for you)?|trending(?: now)?|most (?:read|popular|viewed|"
    r"commented)|you (?:may|might) (?:also )?like|don't miss|up next|watch(?: now)?|"
    r"latest (?:news|stories|headlines)|editors?['’]s? picks?|news feed|top stories|"
    r"in other news|popular (?:now|stories)|what to read next)\b",
    re.IGNORECASE,
)
CAPTION_CREDIT = re.compile(
    r"(?:\((?:photo|image|picture|video|file|credit|ap|afp|reuters|getty|courtesy|"
    r"screengrab|screenshot|source|[^()]{0,60}(?:/ ?(?:pool|ap|afp|reuters|getty)|"
    r"getty images|via ap|reuters|afp|photo|images|file photo|handout))[^()]{0,80}\)|"
    r"\b(?:photo(?:graph)?s?(?: (?:by|credit|courtesy))?|images?(?: (?:source|credit|by|"
    r"courtesy))?|pictures?(?: by)?|credits?|file photo|getty images|"
    r"\[?(?:ap|reuters|afp|epa|xinhua) photo)\s?(?:[:/|©]|$)|"
    r"©\s?(?:ap|afp|reuters|getty|epa|kcna|provided|[A-Z][a-z]{1,20} [A-Z][a-z]{1,20}/))",
    re.IGNORECASE,
)
READ_TIME = re.compile(r"\b\d{1,2}[ -]min(?:ute)?s?(?: read)?\b", re.IGNORECASE)
BYLINE_OPENING = re.compile(
    r"(?:(?:written|posted|published|reported|story|words|analysis|review|report)\s)?"
    r"(?:by|von|por|par)\s?:?\s{0,3}(?=[^\W\d_])|author:|reporter:|"
    r"(?:staff )?(?:reporter|writer|correspondent)s?:",
    re.IGNORECASE,
)
ENDING = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}\s{0,3}$")
FURNITURE = re.compile(
    r"(?:(?:story|article|report|text) continues (?:below|after|on)\b.{0,60}|"
    r"listen to (?:this|the) (?:article|story|report).{0,30}|"
    r"this audio is (?:created|generated|read).{0,60}|live updates?|live|updating live|"
    r"do you have (?:a tip|information|news).{0,80}|got a (?:tip|story).{0,80}|"
    r"report (?:a|an) (?:typo|error|mistake|correction).{0,40}|"
    r"noticed (?:a|an) (?:mistake|typo|error).{0,60}|advertisements?|sponsored(?: content)?|"
    r"(?:read|load|show|view|see) (?:more|all|less).{0,20}|print|save|share|comments?|"
    r"back to (?:top|home).{0,20}|jump to .{0,30}|skip to .{0,30}|edit post|"
    r"this (?:article|story) (?:is|was) (?:more than|over) .{0,40} old|"
    r"(?:(?:\d[\d.,]{0,9}[km]?\s)?(?:shares|comments|likes|views|retweets|reactions)"
    r"(?:[\s:]{1,2}\d[\d.,]{0,9}[km]?)?[\s|·•,]{0,3}){1,5})[.!:]{0,3}",
    re.IGNORECASE,
)
"""Whole lines that stand between the paragraphs of many sites' reports."""

_TOKEN = re.compile(r"[a-z]{2,40}")
_CHROME_WORDS = frozenset(
    "subscribe subscription sign signed log login newsletter newsletters cookie cookies "
    "privacy terms rights copyright advertise advertisement advertising skip member "
    "membership donate us our here share app email account browser inbox address alert "
    "alerts read show load view popular comment comments javascript required site "
    "website powered picks feed".split()
)
_CREDIT_WORDS = frozenset(
    "photo photos photograph photographs image images picture pictures credit credits "
    "getty".split()
)

_CREDIT_STEMS = ("photo", "image", "picture", "credit", "getty")
"""One of these is in each of the words above; looking for them is quicker."""


def has_chrome(text: str) -> bool:
    """Say whether `CHROME_PHRASE` finds anything; a cheap look at the words comes first.

    >>> has_chrome("Sign up for our newsletter"), has_chrome("The river rose on Monday")
    (True, False)
    """
    low = text.lower()
    if _CHROME_WORDS.isdisjoint(_TOKEN.findall(low)) and "©" not in low:
        return "(c)" in low and CHROME_PHRASE.search(text) is not None
    return CHROME_PHRASE.search(text) is not None


def find_chrome(text: str, words: frozenset[str] | set[str]) -> int:
    """Count what `CHROME_PHRASE` finds in a text.

    Args:
        text: The text.
        words: Its words in lower case.

    Returns:
        How many turns of phrase of a site's furniture it has.
    """
    if words.isdisjoint(_CHROME_WORDS) and "©" not in text and "(" not in text:
        return 0
    return len(CHROME_PHRASE.findall(text))


def find_credits(
    text: str, words: frozenset[str] | set[str] | None = None
) -> Iterator[re.Match[str]]:
    """Yield the pictures' credits of a text; most texts have none and cost little.

    Args:
        text: The text.
        words: Its words in lower case, where they are known; None where not.
    """
    if "(" not in text and "©" not in text:
        if words is None:
            low = text.lower()
            if not any(stem in low for stem in _CREDIT_STEMS):
                return
            words = set(_TOKEN.findall(low))
        if _CREDIT_WORDS.isdisjoint(words):
            return
    yield from CAPTION_CREDIT.finditer(text)
