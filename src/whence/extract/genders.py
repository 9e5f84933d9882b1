"""Gender: whether "she" or "he" can be an actor, by given name, title and office.

The table of given names is a list of customs, not of facts about a person: it only keeps
"she" from being the man named last, where the page names a woman as well.
"""

from typing import Literal

from whence.lexicon.actors import name_genders

__all__ = ["Gender", "gender_of", "pronoun_gender"]

Gender = Literal["female", "male"]

_FEMALE = frozenset(
    """
    mrs ms miss madam lady dame spokeswoman chairwoman businesswoman congresswoman woman
    councilwoman alderwoman policewoman mother sister daughter wife widow queen princess
    actress duchess baroness mum mom mama grandmother grandma aunt niece girl girlfriend
    fiancée nun waitress stepmother landlady headmistress heroine saleswoman ombudswoman
    """.split()
)
_MALE = frozenset(
    """
    mr sir lord spokesman chairman businessman congressman man councilman alderman
    policeman fisherman father brother son husband widower king prince duke baron dad
    papa grandfather grandpa uncle nephew boy boyfriend fiancé monk priest bishop imam
    waiter stepfather landlord headmaster fireman salesman statesman herdsman sheikh pope
    """.split()
)


def gender_of(name: str, described: str = "") -> Gender | None:
    """Return the gender that words and customs give an actor, or None for either.

    Args:
        name: The name, or the words that stand for one.
        described: The office or the description beside it.

    >>> gender_of("Marit Aas"), gender_of("Aas", "chairwoman"), gender_of("Robin Aas")
    ('female', 'female', None)
    """
    words = {word.strip(".,") for word in f"{described} {name}".casefold().split()}
    if words & _FEMALE:
        return None if words & _MALE else "female"
    if words & _MALE:
        return "male"
    given = name.split()[:2]
    table = name_genders()
    return next((table[word] for word in given if word in table), None)


def pronoun_gender(word: str) -> Gender | None:
    """Return the gender of a pronoun of the third person, or None.

    >>> pronoun_gender("she"), pronoun_gender("his"), pronoun_gender("who")
    ('female', 'male', None)
    """
    if word in {"she", "her", "hers"}:
        return "female"
    return "male" if word in {"he", "him", "his"} else None
