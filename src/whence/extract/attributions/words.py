"""Closed classes of words that the rules lean on, where no tagger stands."""

__all__ = [
    "ADVERBS",
    "ASKED",
    "ASKING",
    "AUXILIARIES",
    "BE",
    "CARRIERS",
    "CONJUNCTIONS",
    "DAYS",
    "DETERMINERS",
    "FRAMES",
    "NEGATIONS",
    "PASTS",
    "PREPOSITIONS",
    "PRONOUNS",
    "SUBORDINATORS",
    "TERMINALS",
    "is_adverb",
]

BE = frozenset("is are was were be been being".split())
ASKED = frozenset("asked pressed questioned".split())
ASKING = frozenset("whether how what when who why where if".split())
AUXILIARIES = BE | frozenset(
    """
    has have had did do does would could will can may might should must shall
    hasn't haven't hadn't didn't don't doesn't wouldn't couldn't won't can't cannot
    isn't aren't wasn't weren't
    """.split()
)
FRAMES = frozenset(
    """
    count counts estimate estimates reckoning tally account figures calculations data case
    version telling evidence numbers reading testimony
    """.split()
)
"""What belongs to whoever counts or pleads: "by the hospital's own count"."""
NEGATIONS = frozenset(
    """
    not never neither nor hasn't haven't hadn't didn't don't doesn't wouldn't couldn't
    won't can't cannot isn't aren't wasn't weren't
    """.split()
)
CARRIERS = frozenset(
    """
    statement commentary interview speech letter post tweet briefing telegram communique
    editorial address note video bulletin circular notice email release message memo
    """.split()
)
ADVERBS = frozenset(
    """
    also later earlier still already yet again then thus even just only ever never once
    twice soon now often always further instead too both neither nor therefore
    nevertheless nonetheless long since reportedly first previously subsequently
    """.split()
)
_NOT_ADVERBS = frozenset(
    """
    family assembly supply reply italy july ally rally bully fly only early daily weekly
    monthly quarterly emily kelly sally molly billy reuters comply apply imply rely
    multiply holy ugly friendly elderly monopoly tally anomaly butterfly wally
    """.split()
)
DETERMINERS = frozenset(
    """
    the a an this that these those its his her their our my your some any no each every
    several many both all another such one two three four five six seven eight nine ten
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of in on at by for from to with about under over after before during through between
    among against into onto upon via since until till within without towards toward
    despite amid near across along behind beyond inside outside per
    """.split()
)
PASTS = frozenset(
    """
    cut rose fell took made gave met went came put sent held left lost won began led
    brought set hit sold bought paid kept saw shot struck stood spoke wrote flew drove grew
    """.split()
)
PRONOUNS = frozenset("he she it they we i you who which".split())
CONJUNCTIONS = frozenset("and but or while whereas though although as because".split())
SUBORDINATORS = frozenset(
    "if when while because although though since unless until as after before".split()
)
TERMINALS = frozenset(". ; : ! ? \u2026".split())
DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight
    tomorrow january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)


def is_adverb(word: str) -> bool:
    """Say whether a word looks like an adverb.

    >>> is_adverb("repeatedly"), is_adverb("family"), is_adverb("later")
    (True, False, True)
    """
    return word in ADVERBS or (
        len(word) > 4 and word.endswith("ly") and word not in _NOT_ADVERBS
    )
