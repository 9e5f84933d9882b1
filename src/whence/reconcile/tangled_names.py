"""Names that were cut too long or too short, set right by what other pages know.

"The founder of Brillscan Jane Roe" holds a body and a person without a comma between,
"the North Coast Reports said" an outlet whose last word reads like a verb. One page
alone cannot tell where such a name ends; the names that stand on other pages can.
"""

import re
from dataclasses import replace

from whence.lexicon.words import load_document_shares
from whence.model import Actor
from whence.reconcile.known_names import KnownNames, outlet_key
from whence.reconcile.name_keys import name_key
from whence.reconcile.natures import is_body_noun

__all__ = ["untangle"]

_LAST_TWO = re.compile(r"^(.+?)\s+([A-Z][\w\u2019'-]+ [A-Z][\w\u2019'-]+)$")
_ROLE = re.compile(r"([\w-]{2,30}) (?:of|at|for|in|with|from) (?:the )?(.{2,60})$")
# "the Post's report", "reporters of the Post", "the Post's own newsroom".
_ITS_REPORT = re.compile(
    r"^(.{2,60}?)[\u2019']s? (?:own )?(?:report|story|article|interview|coverage|dispatch|"
    r"newsroom|reporters?|correspondents?|journalists?)\b",
    re.IGNORECASE,
)
_REPORTERS = re.compile(
    r"^(?:the )?(?:own )?(?:reporters?|correspondents?|journalists?|newsroom|"
    r"(?:report|story|article|interview|coverage) (?:in|on)) "
    r"(?:of|at|from|for|with|in|on)? ?(?:the )?(.{2,60})$",
    re.IGNORECASE,
)
_REACH = 60


def untangle(actor: Actor, text: str, names: KnownNames) -> Actor:
    """Return an actor with the name that other pages give it.

    Args:
        actor: A link of a chain.
        text: Text of its page.
        names: What the pages call whom.
    """
    name = actor.name
    if name is None:
        return actor
    outlet = _whose_report(name, names)
    if outlet is None and actor.kind != "unnamed":
        outlet = _whole_outlet(actor, text, names)
    if outlet is not None:
        return replace(actor, name=outlet, kind="outlet")
    person = _person_within(name, actor, text, names)
    if person is not None:
        return replace(actor, name=person, kind="person")
    if actor.kind == "organisation" and _tells_nobody(name):
        return replace(actor, kind="unnamed")
    return actor


def _whose_report(name: str, names: KnownNames) -> str | None:
    """Return the outlet whose report, or whose reporters, are named."""
    found = _ITS_REPORT.match(name) or _REPORTERS.match(name)
    if found is None:
        return None
    held = names.aliases.get(name_key(found[1]), found[1])
    known = names.outlets.get(outlet_key(held))
    if known is not None:
        return known
    # Of one that no page at hand is from: a name, and no body that writes reports.
    body = names.actors.get(held)
    is_body = body is not None and body.kind in {"organisation", "government"}
    words = held.split()
    proper = all(word[:1].isupper() for word in words)
    return held if proper and not is_body and not is_body_noun(words[-1]) else None


def _whole_outlet(actor: Actor, text: str, names: KnownNames) -> str | None:
    """Return the outlet of whose name only the first words were taken."""
    if actor.name is None or len(actor.spans) != 1:
        return None
    start = actor.spans[0].start
    here = text[start : start + _REACH]
    here = here[4:] if here[:4].lower() == "the " else here
    for rank, outlet in names.near(actor.name):
        bare = outlet[4:] if outlet[:4].lower() == "the " else outlet
        longer = len(bare) > len(actor.name) and here.startswith(bare)
        if rank < 2 and longer and bare.startswith(actor.name):
            return outlet
    return None


def _person_within(name: str, actor: Actor, text: str, names: KnownNames) -> str | None:
    """Return the person whose name stands at the end of a longer one."""
    found = _LAST_TWO.match(name)
    if found is None:
        return None
    rest, person = found.groups()
    known = names.actors.get(person)
    if known is not None and known.kind == "person" and actor.kind != "unnamed":
        return person
    shares = load_document_shares()
    if any(part.casefold() in shares or is_body_noun(part) for part in person.split()):
        return None
    role = _ROLE.search(rest)
    if role is not None and not is_body_noun(role[1]) and _is_body(role[2], names):
        return person
    if actor.kind == "unnamed":
        return None  # "an aide to Jane Roe" is not Jane Roe
    before = text[max(0, actor.spans[0].start - _REACH) : actor.spans[0].start]
    return person if actor.spans and _ends_in_body(before + rest, names) else None


def _is_body(words: str, names: KnownNames) -> bool:
    held = names.actors.get(words)
    if held is not None and held.kind in {"organisation", "government"}:
        return True
    return is_body_noun(words.rsplit(maxsplit=1)[-1])


def _ends_in_body(words: str, names: KnownNames) -> bool:
    """Say whether words end in the name of a body that some page quotes."""
    return any(
        rank == 2
        and words.endswith(name)
        and names.actors[name].kind in {"organisation", "government"}
        for rank, name in names.near(words)
    )


def _tells_nobody(name: str) -> bool:
    """Say whether words in small letters name no body: "access to the findings"."""
    return name.islower() and not any(is_body_noun(word) for word in name.split())
