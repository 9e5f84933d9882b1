"""Sources as the whole ledger knows them, put into the chains of every page.

One page alone cannot tell that "LNA" is the agency that another page writes out, that
`dailypost.example` is the Daily Post, or that a sentence without a cue verb ("so much
was made known by the Coast Guard") names a source that other pages quote. Here the
chains of all claims are completed by what the other pages at hand say.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from whence.model import Actor, ActorKind, Claim, Document, Extraction, Span
from whence.reconcile.actors import is_unnamed, is_vague, name_key
from whence.reconcile.credits import find_credits
from whence.reconcile.described_sources import HIDDEN, name_described
from whence.reconcile.known_names import (
    KnownNames,
    find_known,
    is_address,
    outlet_key,
    read_known_names,
)
from whence.reconcile.tangled_names import untangle
from whence.text.sentences import find_sentences

__all__ = ["complete_chains"]

_CITING = re.compile(
    r"\b(?:cit(?:es|ing|ed)|quot(?:es|ing|ed)|basing itself on|with reference to|referring to|"
    r"which named|attributed|relayed|spoke (?:to|with)|speaking to|talked to|"
    r"interviewed|heard (?:it )?from|on the (?:authority|word) of)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:said|says|told|tells|according|given|gave|known|statement|figures?|"
    r"information|attribut\w+|put out|put it|released|learn\w*|cit\w+|quot\w+|"
    r"stated|reported|reports?|announced|briefing|wrote|writes|words of|account of|"
    r":\s*[\"\u201c]|confirmed|message from|referring|reference|saying|adding|"
    r"explained|based on|per|word|bulletin|notice|release|update[ds]?|note[ds]|reveal\w*|"
    r"disclos\w*|inform\w*|record|first to|broke|ran|version|"
    r"relayed|carried|read in|has it|estimates?|count(?:ed)? by|via|source)\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:den\w+|reject\w+|dismiss\w+|disput\w+|not (?:reach|be reached)|comment)\b",
    re.IGNORECASE,
)
_FIRST_GIVEN = re.compile(
    r"^\W*(?:the|that|this) (?:figure|number|count|information|claim|report)s?\b",
    re.IGNORECASE,
)
# An official who has it from the press is no origin.
_TAKEN_FROM = re.compile(
    r"\b(?:taken from|referring to|refer(?:s|red) to|based on|press reports|coverage|"
    r"point(?:s|ed|ing) to|on the strength of|relying on|repeat(?:s|ed|ing) (?:a |the )?"
    r"(?:report|story)|(?:citing|quoting|cited|quoted) (?:a |the )?(?:\w+ )?(?:report|"
    r"story|article|coverage)|read (?:it|that|this|of it) in|as (?:the|its|his|her) source|"
    r"(?:report|article|story)s? (?:by|in|of)|has written|what \S+(?: \S+){0,3} wrote|"
    r"(?:have|has|had|got|heard|learned|learnt) (?:it|this|that) from)\b",
    re.IGNORECASE,
)
_RELAYS = frozenset({"outlet", "agency"})
_SORT_OF_OUTLET = re.compile(
    r"^(?:the )?(?:(?:[a-z]+ )?(?:news ?agency|agency|newswire|wire service|newspaper|"
    r"daily|weekly|broadcaster|channel|website|news site|magazine) )"
    r"|\s(?:news ?agency|agency|newswire|wire(?: service)?|newspaper|broadcaster)$"
)
# One who belongs to an outlet is not quoted by it: "the editor of the Post said".
_OF_OUTLET = re.compile(
    r"\b(?:editor|reporter|correspondent|journalist|columnist|publisher|owner|chief|"
    r"director|head|anchor|host|presenter|photographer|writer|staff|office|building|"
    r"newsroom|headquarters)\w*(?:[ -]\w+){0,3} (?:of|at|for|with|from) (?:the )?$",
    re.IGNORECASE,
)
# What two say of each other's report is no passing on: "confirmed, as the Post had it".
_CONFIRMING = re.compile(
    r"\b(?:confirm|corroborat|bear\w* (?:it |this |that )?out|bore|borne|back(?:s|ed|ing)?"
    r"(?: up)? |vindicat|echo|match|contradict|den(?:y|ied|ies)|disput|reject|dismiss)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:the )?([A-Z]{2,6}) (?:news )?(?:agency|wire|newswire)")
_TO = re.compile(r"\b(?:to|told|by|with) (?:the )?(?:[a-z]+ ){0,2}$")
# "An officer who asked not to be named": the words before tell what he is.
_WHO = re.compile(
    r"\b(?:an?|the|one|two|three|four|several|some) ((?:[\w'-]+ ){1,6}?)(?:who|reached|"
    r"speaking)\b[^.;:\n]{0,60}$",
    re.IGNORECASE,
)
# What stands between a cue and another matter: "citing an aide who ..., Orion".
_BREAK = re.compile(r"\b(?:who|that|which)\b")
_NEAR_CUE = 90
_NEXT = 220  # characters of the following sentence that may name the source


def _settle(actor: Actor, names: KnownNames) -> Actor:
    """Give an actor the name and kind under which the ledger knows it."""
    if actor.name is None:
        return actor
    if actor.kind == "unnamed":
        held_body = names.body_in(actor.name)
        return actor if held_body is None else replace(held_body, spans=actor.spans)
    name = re.sub(r"\s*\([^)]*\)?$", "", actor.name).strip() or actor.name
    name = names.aliases.get(name_key(name), name)
    bare = _SORT_OF_OUTLET.sub("", name)
    if bare != name:
        # "the ELN agency" and "the newspaper Daily Post" tell what the name is.
        name = names.shorts.get(bare, bare if names.passes_on(bare) else name)
    held = names.outlets.get(outlet_key(name)) or names.longer_outlet(name)
    if held is not None:
        kind: ActorKind = "agency" if actor.kind == "agency" else "outlet"
        shown = name if is_address(held) and not is_address(name) else held
        return replace(actor, name=shown, kind=kind)
    return replace(actor, name=name) if name != actor.name else actor


def _paragraph_sentences(document: Document, place: Span) -> list[Span]:
    """Return the sentence at a place and the one after it in the same paragraph."""
    text = document.text
    start = text.rfind("\n", max(0, place.start - 2000), place.start) + 1
    end = text.find("\n", place.end, place.end + 2000)
    paragraph = Span(max(start, 0), len(text) if end < 0 else end)
    sentences = find_sentences(text, paragraph)
    for number, sentence in enumerate(sentences):
        if sentence.start <= place.start < sentence.end:
            return list(sentences[number : number + 2])
    return []


def _find_hearsay(
    page: Extraction, claim: Claim, names: KnownNames, own: str | None
) -> list[Actor]:
    """Return the known sources that a sentence without an attribution names."""
    document = page.document
    found: list[tuple[bool, int, Actor]] = []
    for number, sentence in enumerate(_paragraph_sentences(document, claim.content[0])):
        text = document.text[sentence.start : min(sentence.end, sentence.start + 600)]
        cued = _CUE.search(text) is not None
        if number and (not cued or _DENYING.search(text) or len(text) > _NEXT):
            continue
        known = find_known(text, sentence.start, names, own)
        if not cued:
            # Beside a figure an outlet's name needs no verb: "if the Post is right".
            known = [
                item
                for item in known
                if not item[0] and _passes(text, item[1], item[2], names)
            ]
        if _TAKEN_FROM.search(text) is not None:
            # Who has it from the press comes first, the press after.
            known = [(not is_source, at, actor) for is_source, at, actor in known]
        found.extend(known)
        if found:
            break
    chain: list[Actor] = []
    for is_source, _, actor in sorted(found, key=lambda item: item[:2]):
        del is_source
        if all(name_key(actor.name or "") != name_key(x.name or "") for x in chain):
            chain.append(actor)
    return chain or _find_anonymous(document, claim)


def _passes(text: str, at: int, actor: Actor, names: KnownNames) -> bool:
    """Say whether an outlet that a sentence names passes something on there."""
    return (
        names.passes_on(actor.name or "")
        and _OF_OUTLET.search(text[max(0, at - 80) : at]) is None
    )


def _passed_by(
    text: str, offset: int, names: KnownNames, own: str | None
) -> list[Actor]:
    """Return the outlets by which a source is quoted, in reading order.

    "The port told the Post that 12 boats sank": the page has it from the Post.

    Args:
        text: A sentence that gives a figure and its source.
        offset: Where it starts in its page.
        names: The names that the pages know.
        own: Key of the page's own outlet.
    """
    confirming = _CONFIRMING.search(text) is not None
    found = []
    for is_source, at, actor in find_known(text, offset, names, own):
        if is_source or not _passes(text, at, actor, names):
            continue
        told = _TO.search(text[max(0, at - 60) : at]) is not None
        if told or not confirming:
            found.append((at, actor))
    return [actor for _, actor in sorted(found, key=lambda item: item[0])]


def _find_anonymous(document: Document, claim: Claim) -> list[Actor]:
    """Return the source whose name a sentence says it withholds."""
    for sentence in _paragraph_sentences(document, claim.content[0])[:1]:
        end = min(sentence.end, sentence.start + 600)
        hidden = HIDDEN.search(document.text, sentence.start, end)
        if hidden is not None:
            place = (Span(hidden.start(), hidden.end()),)
            before = _WHO.search(document.text[sentence.start : hidden.start()])
            name = "source who is not named" if before is None else before[1].strip()
            return [Actor(name, "unnamed", None, place)]
    return []


def _map_actors(page: Extraction, change: Callable[[Actor, str], Actor]) -> Extraction:
    """Return a page with every actor of its chains changed."""
    text = page.document.text
    claims = []
    for claim in page.claims:
        # The first link is the page's own outlet and stays as the page has it.
        chain = (
            *claim.chain[:1],
            *(change(actor, text) for actor in claim.chain[1:]),
        )
        claims.append(replace(claim, chain=chain, speaker=chain[-1]))
    return replace(page, claims=tuple(claims))


def _add_hearsay(page: Extraction, names: KnownNames) -> Extraction:
    """Give claims with a figure the sources that their sentences name."""
    value = page.document.outlet.value
    own = None if value is None else outlet_key(value)
    credit = _find_credit(page, names, own)
    if credit is not None:
        relays = (*page.document.relays, credit)
        page = replace(page, document=replace(page.document, relays=relays))
    claims = []
    for claim in page.claims:
        chain = claim.chain
        if claim.quantities and claim.content:
            chain = _complete(page, claim, names, own)
        if credit is not None and not _has(chain, credit):
            chain = (*chain[:1], credit, *chain[1:])
        claims.append(
            claim
            if chain == claim.chain
            else replace(claim, chain=chain, speaker=chain[-1])
        )
    return replace(page, claims=tuple(claims))


def _has(chain: Sequence[Actor], actor: Actor) -> bool:
    key = outlet_key(actor.name or "")
    return any(outlet_key(link.name or "") == key for link in chain)


def _find_credit(page: Extraction, names: KnownNames, own: str | None) -> Actor | None:
    """Return the agency that the page's own lines credit; None for none or its own."""
    known = {*names.outlets.values(), *names.aliases.values()}
    known |= {short.upper() for short in names.aliases}
    if page.document.relays:
        return None
    value = page.document.outlet.value or ""
    for credit in find_credits(page.document, known, value.casefold()):
        settled = _settle(credit, names)
        if outlet_key(settled.name or "") != own:
            return settled
    return None


def _complete(
    page: Extraction, claim: Claim, names: KnownNames, own: str | None
) -> tuple[Actor, ...]:
    """Return the chain of a claim with what the sentences around it add."""
    head, links = claim.chain[:1], list(claim.chain[1:])
    while links and is_vague(links[-1]):
        links.pop()
    if not links:
        found = _find_hearsay(page, claim, names, own)
        return (*head, *found) if found else claim.chain
    keys = {outlet_key(actor.name) for actor in links if actor.name}
    sentences = _paragraph_sentences(page.document, claim.content[0])
    texts = [
        page.document.text[sentence.start : min(sentence.end, sentence.start + 600)]
        for sentence in sentences
    ]
    if is_unnamed(links[-1]) and len(texts) > 1 and _FIRST_GIVEN.search(texts[1]):
        # "The figure, first given by us, is now also given by the Post."
        outlets = _outlets_in(texts[1], sentences[1].start, names, own)
        return (*head, *outlets) if outlets else claim.chain
    if texts and not is_unnamed(links[-1]) and links[-1].kind != "person":
        named = _named_after(texts[0], sentences[0].start, names, own)
        named = [item for item in named if outlet_key(item.name or "") not in keys]
        if named:
            return (*head, *links, *named[:1])
    if texts and not is_unnamed(links[-1]) and links[-1].kind not in _RELAYS:
        taken = _TAKEN_FROM.search(texts[0])
        if taken is not None:
            outlets = [
                actor
                for actor in _outlets_in(texts[0], sentences[0].start, names, own)
                if outlet_key(actor.name or "") not in keys
            ]
            return (*head, *links, *outlets[:1])
    if texts and not any(_is_relay(actor, names) for actor in links):
        passing = _passed_by(texts[0], sentences[0].start, names, own)
        if passing and _TAKEN_FROM.search(texts[0]) is None:
            return (*head, *_once(passing), *links)
    links = [*map(_bare_agency, links[:-1]), *links[-1:]]
    chain = (*head, *links)
    return claim.chain if chain == claim.chain else chain


def _bare_agency(actor: Actor) -> Actor:
    """Return one who passes on what others say by its letters: "the BSN agency"."""
    found = _LETTERED.fullmatch(actor.name or "")
    return actor if found is None else replace(actor, name=found[1], kind="agency")


def _is_relay(actor: Actor, names: KnownNames) -> bool:
    return actor.kind in _RELAYS or names.passes_on(actor.name or "")


def _once(actors: Sequence[Actor]) -> list[Actor]:
    """Return actors without those that an earlier one names as well."""
    keys = [outlet_key(actor.name or "") for actor in actors]
    return [actor for at, actor in enumerate(actors) if keys[at] not in keys[:at]]


def _named_after(
    text: str, offset: int, names: KnownNames, own: str | None
) -> list[Actor]:
    """Return the named source that an outlet is said to cite."""
    cue = _CITING.search(text)
    if cue is None:
        return []
    found = [
        (at, actor)
        for is_source, at, actor in find_known(text, offset, names, own)
        if is_source
        and cue.end() <= at <= cue.end() + _NEAR_CUE
        and _BREAK.search(text[cue.end() : at]) is None
    ]
    return [actor for _, actor in sorted(found, key=lambda item: item[0])]


def _outlets_in(
    text: str, offset: int, names: KnownNames, own: str | None
) -> list[Actor]:
    """Return the outlets that a text names, in reading order."""
    found = [
        (at, actor)
        for is_source, at, actor in find_known(text, offset, names, own)
        if not is_source
    ]
    return [actor for _, actor in sorted(found, key=lambda item: item[0])]


def complete_chains(extractions: Sequence[Extraction]) -> list[Extraction]:
    """Complete the chains of all claims by what the pages together know.

    Args:
        extractions: What was read from the pages.

    Returns:
        The same pages, by id; only names, kinds and links of chains differ.
    """
    ordered = sorted(extractions, key=lambda item: item.document.id)
    whole = [_map_actors(page, name_described) for page in ordered]
    names = read_known_names(whole)
    settled = [
        _map_actors(
            page, lambda actor, text: _settle(untangle(actor, text, names), names)
        )
        for page in whole
    ]
    names = read_known_names(settled)
    return [_add_hearsay(page, names) for page in settled]
