"""Claims: who said what, through whom, when, about when, how surely."""

from dataclasses import dataclass
from typing import Literal

from whence.model.actor import Actor, RelayChain
from whence.model.interval import Interval
from whence.model.span import Span, Spans

__all__ = ["Act", "Claim", "ClaimType", "Polarity"]

Act = Literal[
    "state",
    "confirm",
    "report",
    "estimate",
    "accuse",
    "condemn",
    "deny",
    "reject",
    "warn",
    "threaten",
    "promise",
    "urge",
    "ask",
    "decline",
]
"""What the speaker does with the words."""

ClaimType = Literal["direct", "indirect", "mixed", "voice"]
"""`voice` is a claim of the outlet's own, without an attribution."""

Polarity = Literal["asserted", "denied"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition that one page ascribes to one origin through one chain.

    Attributes:
        id: Content key, unique in the whole ledger.
        document: Id of the page.
        attribution: Id of the attribution; None for the outlet's own voice.
        content: The words of the proposition.
        type: Direct, indirect, mixed, or the outlet's own voice.
        speaker: The origin; the last link of the chain.
        chain: From the page's outlet inwards; one link for the outlet's own voice.
        act: What the speaker does.
        polarity: Whether the content is asserted or denied.
        hedge: The words that make it less than sure; None for none.
        said: When the speaker said it; None where the page does not tell.
        about: The time that the content speaks of; None where it names none.
        quantities: Ids of the quantities in the content.
        actors: Who the content is about, as the page names them.
        denies: Ids of the claims of this page that the claim denies.
    """

    id: str
    document: str
    attribution: str | None
    content: Spans
    type: ClaimType
    speaker: Actor
    chain: RelayChain
    act: Act
    polarity: Polarity
    hedge: Span | None = None
    said: Interval | None = None
    about: Interval | None = None
    quantities: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    denies: tuple[str, ...] = ()
