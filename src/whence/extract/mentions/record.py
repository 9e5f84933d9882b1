"""The record of a mention."""

from typing import Literal, NamedTuple

from whence.model import ActorKind

__all__ = ["Mention", "MentionKind"]

MentionKind = Literal[
    "person", "body", "unnamed", "pronoun", "definite", "document", "owned"
]


class Mention(NamedTuple):
    """A source as its words present it.

    Attributes:
        kind: Person, body, unnamed, or what only the page resolves: a pronoun, a
            definite noun ("the ministry"), a document, something owned ("its lawyer"),
            a role without a name.
        name: The name; None where there is none.
        actor: The kind of actor that the name is.
        country: Its country; None where the words do not tell.
        heads: Nouns that may stand for it later, casefolded.
        owner: Whose it is or whom it speaks for; None for nobody.
        words: The cleaned words.
        office: The office that a person holds, as written; empty for none.
    """

    kind: MentionKind
    name: str | None
    actor: ActorKind
    country: str | None
    heads: tuple[str, ...]
    owner: str | None
    words: str
    office: str = ""
