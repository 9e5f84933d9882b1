"""The forms of words: which end a noun phrase, which are plurals, and the singular."""

from whence.lexicon.nouns import load_plurals

__all__ = ["STOPS", "is_plural", "is_stop", "make_singular"]

# Words that a noun phrase after a number cannot contain: it ends before them.
STOPS = frozenset(
    """
    a an the this that these those my your his her its our their whose which who whom
    what when where why how if whether because since although though while unless until
    of in on at by for from with without within into onto over under above below between
    among amid against during before after behind beyond near to toward towards via per
    about around across along through throughout despite except than as like plus versus
    vs and or but nor yet so not no i you he she it we they me him us them himself
    herself itself themselves each every both all some any none either neither such
    is are was were be been being am do does did done doing has have had having can
    could will would shall should may might must ought cannot isn't aren't wasn't weren't
    don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't
    there here then now thus also only even just still already again ever never always
    often sometimes perhaps maybe too very well soon later earlier ago away back off out
    up down today yesterday tomorrow tonight overnight once twice more most less least
    fewer other others another it's that's there's he's she's they're we're
    says
    """.split()
)
_NOT_PLURAL = frozenset(
    """was is has his this its us thus as perhaps always across towards besides
    sometimes yes less unless plus various numerous previous serious famous dangerous
    religious nervous anonymous continuous overseas besides afterwards indoors outdoors
    backwards forwards upwards downwards nowadays whereas news gas bus virus campus
    bonus status census chorus surplus consensus plus focus crisis analysis basis
    thesis diagnosis emphasis oasis iris pancreas canvas christmas texas kansas
    arkansas dallas paris hamas laos honduras cyprus belarus mars venus jesus athens
    brussels wales los las des les afterwards mrs miss gross mass class press boss glass
    loss cross stress business access process success congress progress address express
    wireless homeless useless minus alias bias genus""".split()
)
_NOT_PLURAL_ENDS = ("ss", "'s", "ous", "osis", "esis", "ysis", "asis", "itis")
# Third persons that are not plurals of nouns: "page 14 tells why".
_THIRD_PERSONS = frozenset(
    """tells says goes gets makes gives knows thinks seems becomes begins believes wants
    includes keeps lets brings sees sends buys sells writes meets loses appears allows
    agrees admits argues asks attends avoids chooses comes contains continues creates
    decides describes enters exists expects explains fails follows grows happens imposes
    improves involves joins learns listens occurs opposes owes pays performs prefers
    prepares prevents produces protects proves provides publishes receives refers
    refuses rejects relies requires seeks serves sits speaks spends stands suffers
    suggests survives teaches tries understands wears hosts carries covers hits lacks
    """.split()
)


def is_stop(word: str) -> bool:
    """Say whether a noun phrase ends before a word in small letters."""
    return word in STOPS


def is_plural(word: str) -> bool:
    """Say whether a word has the form of a plural noun.

    >>> is_plural("shells"), is_plural("police"), is_plural("was"), is_plural("gunmen")
    (True, True, False, True)
    """
    lower = word.lower()
    if lower in load_plurals():
        return True
    if lower in _NOT_PLURAL or lower in STOPS or lower in _THIRD_PERSONS:
        return False
    if len(lower) < 3:
        return False
    if lower.endswith("s"):
        return not lower.endswith(_NOT_PLURAL_ENDS)
    return lower.endswith("men") and lower not in {
        "omen",
        "specimen",
        "regimen",
        "yemen",
    }


def make_singular(word: str) -> str:
    """Return the singular of a noun, in small letters unless it is a name.

    >>> [make_singular(word) for word in ("batteries", "gunmen", "coaches", "MPs")]
    ['battery', 'gunman', 'coach', 'MP']
    >>> [make_singular(word) for word in ("Zambians", "houses", "boxes", "waves")]
    ['Zambian', 'house', 'box', 'wave']
    """
    lower = word.lower()
    irregular = load_plurals().get(lower)
    if irregular is not None:
        return irregular
    if lower.endswith("men") and len(lower) > 4 and is_plural(lower):
        return word[:-2] + "an"
    if not is_plural(lower):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]
