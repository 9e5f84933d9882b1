"""Words that mentions are told by, and what is cut from around a source."""

import re

__all__ = ["LINKS", "NO_NAMES", "clean_source"]

NO_NAMES = frozenset(
    """
    one two three four five six seven eight nine ten some many most several both all any
    there their its his her this that these those then here what who so such other others
    another officials monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december
    """.split()
)
LINKS = frozenset("in of at for from on near".split())
_RELATIVE = re.compile(
    r",?\s(?:who|whom|whose|which|where|that|asking|speaking|reading|working|quoted|cited"
    r"|interviewed|reached|familiar|citing|at the same time|for (?:its|his|her|their)"
    r" part|consulted|contacted|approached|questioned|sitting|seated|standing"
    r"|in the ether of|on the air of|published in)\b.*",
    re.DOTALL,
)
_ON_DAY = re.compile(
    r"\s(?:on|late on|early on)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\sby\b).{0,40}$"
)
_DAY = re.compile(
    r"\s(?:last\s|late\s|early\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s(?:morning|afternoon|evening|night))?$"
)
_QUOTING = re.compile(r"^(?:[Qq]uoting|[Cc]iting)\s(?=\S)")
_AGAIN = re.compile(
    r"(?:\s(?:has|have|had))?\s(?:today|yesterday|tonight|(?:once )?again|meanwhile)"
    r"(?:\s(?:outright|flatly|firmly|formally|publicly))?$"
)
_CLAIM_THAT = re.compile(
    r"^(?:an?|the)\s(?:claim|report|figure|number|account|story|video)s?"
    r"\s(?:that|which)\s(?=[A-Z])"
    # "a charge the port dismissed": the port's words, without "that".
    r"|^(?:(?:an?|the|its|his|her|their)\s)?(?:[a-z]{2,20}\s)?(?:claim|charge|accusation|allegation|assertion|suggestion"
    r"|account|figure|reading|version|story|rumou?r|criticism|theory|conclusion|demand|report)s?"
    r"\s(?=the\s|its\s|their\s|his\s|her\s|both\s|[A-Z])"
)
# "Ana Ruiz (head of the port)" is "Ana Ruiz, head of the port".
_ROLE = re.compile(r"\s\((?P<role>(?:the\s|an?\s)?[a-z][^()]{4,80})\)")
# "The statement, issued by the navy," is "the statement issued by the navy".
_ISSUED = re.compile(
    r"^((?:[Tt]he|[Aa]n?|[Ii]ts)\s(?:[\w-]{1,30}\s){0,3}[\w-]{1,30}),"
    r"(?=\s(?:issued|released|published|signed|written|prepared|compiled|drafted|adopted"
    r"|posted|put out)\s(?:[\w-]{1,20}\s){0,4}by\s)"
)
# "Nobody at the mine would say" is the mine's silence.
_NOBODY = re.compile(
    r"^(?:nobody|no one|no-one|none)\s(?:at|in|inside|from|of)\s", re.IGNORECASE
)
_THEY = re.compile(r"(?<=\w)\sthey$")  # "in the ministry they said"
# "), Ana Ruiz", "said, Ana Ruiz": taken along from before the name.
_LEFT_OVER = re.compile(r"^(?:[,;:)\]\s]|(?:said|says|added|adds),\s(?=[A-Z])){1,4}")
_OWNS = re.compile(r"(?<=\w)['\u2019]s$")  # "by the hospital's own count"
_LONGEST = 300


def clean_source(text: str) -> str:
    """Return the words of a source without relative clauses and loose ends.

    >>> clean_source("A duty officer, reached by telephone")
    'A duty officer'
    """
    flat = " ".join(text[:_LONGEST].split())
    flat = _QUOTING.sub("", _LEFT_OVER.sub("", flat))
    flat = _ISSUED.sub(r"\1", flat)
    flat = _ROLE.sub(r", \g<role>", flat)
    flat = _AGAIN.sub("", _DAY.sub("", _ON_DAY.sub("", _CLAIM_THAT.sub("", flat))))
    flat = _RELATIVE.sub("", flat)
    flat = _OWNS.sub("", _NOBODY.sub("", flat))
    flat = _THEY.sub("", flat)
    return flat.strip(' \t\n,;:\u2014\u2013"\u201c\u201d')
