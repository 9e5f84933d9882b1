"""Sources as the whole ledger knows them, put into the chains of every page.

One page alone cannot tell that "LNA" is the agency that another page writes out, that
`dailypost.example` is the Daily Post, or that a sentence without a cue verb ("so much
was made known by the Coast Guard") names a source that other pages quote. Here the
chains of all claims are completed by what the other pages at hand say.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from whence.lexicon.actors import bodies, noun_kinds
from whence.model import Actor, ActorKind, Claim, Document, Extraction, Span
from whence.reconcile.actors import is_unnamed, is_vague, name_key
from whence.reconcile.credits import find_credits
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

# "officials at the Coast Guard": no person is named, but the body is.
_BODY_OF = re.compile(
    r"^(?:[\w'-]+ ){0,3}(?:officials?|officers?|spokes\w+|staff|employees?|experts|"
    r"analysts|researchers|doctors)\s(?:at|of|in|from|for|within|with)\s"
    r"(?:the\s)?([^,;.:\"\u201c]{3,70})",
    re.IGNORECASE,
)
# "information given out by the Coast Guard".
_GIVEN_BY = re.compile(
    r"^(?:the )?(?:information|figures?|data|details|word|statements?|estimates?|"
    r"numbers?|reports?)\s(?:(?:that was |that were )?(?:given(?: out)?|released|provided|"
    r"published|issued|supplied|put out|collected|compiled)\s)?(?:by|from)\s(?:the\s)?"
    r"([^,;.:\"\u201c]{3,70})$",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"\bnot (?:to be |allowed |authori[sz]ed |permitted )?(?:named|identified|to speak|"
    r"authori[sz]ed|quoted)|\banonym|\bon condition\b|\bdeclined to be\b",
    re.IGNORECASE,
)
# "the head of the clinic, Jane Roe, said" and "Jane Roe, head of the clinic, said".
_NAME_AFTER = re.compile(
    r"^[^,.;:\n\"\u201c]{0,50},\s+([A-Z][\w\u2019'-]+ [A-Z][\w\u2019'-]+)(?=,)"
)
_NAME_BEFORE = re.compile(r"([A-Z][\w\u2019'-]+ [A-Z][\w\u2019'-]+),\s+(?:the |an? )?$")
_END_OF_BODY = re.compile(
    r"\s(?:who|that|which|as|before|after|when|while|said|told|on|was|were|has|have|had|"
    r"let|stated|confirmed|added|gave|put|reported|is|are|early|late|earlier|today)\b.*$"
)
_CITING = re.compile(
    r"\b(?:cit(?:es|ing|ed)|quot(?:es|ing|ed)|basing itself on|with reference to|referring to|"
    r"which named|attributed|relayed)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:said|says|told|tells|according|given|gave|known|statement|figures?|"
    r"information|attribut\w+|put out|put it|released|learn\w*|cit\w+|quot\w+|"
    r"stated|reported|reports?|announced|briefing|wrote|writes|words of|account of|"
    r":\s*[\"\u201c]|confirmed|message from|referring|reference|saying|adding|"
    r"explained|based on|"
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
    r"\b(?:taken from|referring to|refers to|based on|press reports|coverage|"
    r"(?:report|article|story)s? (?:by|in|of)|has written|what \S+(?: \S+){0,3} wrote|"
    r"(?:have|has|had|got|heard|learned|learnt) (?:it|this|that) from)\b",
    re.IGNORECASE,
)
_RELAYS = frozenset({"outlet", "agency"})
# What stands between a cue and another matter: "citing an aide who ..., Orion".
_BREAK = re.compile(r"\b(?:who|that|which)\b")
_MIDDLE = re.compile(r"[a-z,]\s(?:the\s)?$")
_MOST_LOOKED = 6  # places of a name on its page
_NEAR_CUE = 90
_LONGEST_BODY = 7
_NEXT = 220  # characters of the following sentence that may name the source


def _extend(actor: Actor, text: str) -> Actor:
    """Take the whole name where only its first words were taken."""
    if actor.name is None or len(actor.spans) != 1:
        return actor
    surface = actor.spans[0].of(text).strip()
    surface = re.sub(r"^(?:the|a|an)\s", "", surface, flags=re.IGNORECASE)
    surface = _cut_name(surface)
    grouped = _BODY_OF.match(actor.name) is not None
    if len(actor.name.split()) > 4 and actor.kind != "person" and not grouped:
        actor = replace(actor, name=_cut_name(actor.name) or actor.name)
    if actor.name is None or actor.kind == "unnamed":
        return actor
    parts = actor.name.rsplit(", ", 1)
    if len(parts) == 2 and re.fullmatch(r"[A-Z][\w'-]+ [A-Z][\w'-]+", parts[1]):
        return replace(actor, name=parts[1], kind="person")
    longer = len(surface) > len(actor.name) and surface.startswith(actor.name)
    if not longer or len(surface) > 60 or "," in surface or actor.kind == "person":
        return actor
    return replace(actor, name=surface)


def _cut_name(surface: str) -> str:
    """Return the first words that can be a name: capitals, and nouns of bodies."""
    kept: list[str] = []
    for word in surface.split():
        folded = word.casefold().strip(".,")
        joins = folded in {"of", "for", "and", "the", "in", "on"}
        if not (word[0].isupper() or folded in noun_kinds() or joins):
            break
        kept.append(word)
    while kept and kept[-1].casefold() in {"of", "for", "and", "the", "in", "on"}:
        kept.pop()
    return " ".join(kept)


def _person_beside(text: str, start: int, end: int) -> str | None:
    """Return the name that stands beside a description of the same person."""
    after = _NAME_AFTER.match(text[end : end + 100])
    if after is not None:
        return after.group(1)
    before = _NAME_BEFORE.search(text[max(0, start - 60) : start])
    return None if before is None else before.group(1)


def _name_body(actor: Actor, text: str) -> Actor:
    """Take the body for unnamed people of it: "officials at the Coast Guard said"."""
    name = actor.name
    if name is None:
        return actor
    given = _GIVEN_BY.match(name)
    if given is not None:
        return replace(actor, name=given.group(1))
    grouped = actor.kind == "organisation" and _BODY_OF.match(name) is not None
    if grouped and _is_proper(name, text):
        return actor  # "Doctors of the World" is a name, "Doctors of the clinic" none
    return _body_of(actor, name, text) if grouped or actor.kind == "unnamed" else actor


def _is_proper(name: str, text: str) -> bool:
    """Say whether a page writes words with a capital in the middle of a sentence."""
    if name in bodies():
        return True
    at = text.find(name)
    for _ in range(_MOST_LOOKED):
        if at < 0:
            break
        if _MIDDLE.search(text, max(0, at - 20), at) is not None:
            return name[:1].isupper()
        at = text.find(name, at + len(name))
    return False


def _body_of(actor: Actor, name: str, text: str) -> Actor:
    """Return the person or body that a description of unnamed people tells."""
    phrase = name
    if actor.spans and not is_vague(actor):
        start = actor.spans[0].start
        person = _person_beside(text, start, actor.spans[-1].end)
        if person is not None:
            return replace(actor, name=person, kind="person")
        phrase = text[start : actor.spans[-1].end + 80].split("\n", 1)[0]
    if _HIDDEN.search(phrase):
        return actor
    match = _BODY_OF.match(phrase) or _BODY_OF.match(name)
    body = "" if match is None else _END_OF_BODY.sub("", match.group(1)).strip()
    if not body or len(body.split()) > _LONGEST_BODY:
        return actor
    return replace(actor, name=body, kind="organisation")


def _settle(actor: Actor, names: KnownNames) -> Actor:
    """Give an actor the name and kind under which the ledger knows it."""
    if actor.name is None:
        return actor
    if actor.kind == "unnamed":
        held_body = names.body_in(actor.name)
        return actor if held_body is None else replace(held_body, spans=actor.spans)
    name = re.sub(r"\s*\([^)]*\)?$", "", actor.name).strip() or actor.name
    name = names.aliases.get(name_key(name), name)
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
        if _CUE.search(text) is None or (number and _DENYING.search(text)):
            continue
        if number and len(text) > _NEXT:
            continue
        known = find_known(text, sentence.start, names, own)
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


def _find_anonymous(document: Document, claim: Claim) -> list[Actor]:
    """Return the source whose name a sentence says it withholds."""
    for sentence in _paragraph_sentences(document, claim.content[0])[:1]:
        end = min(sentence.end, sentence.start + 600)
        hidden = _HIDDEN.search(document.text, sentence.start, end)
        if hidden is not None:
            place = (Span(hidden.start(), hidden.end()),)
            return [Actor("source who is not named", "unnamed", None, place)]
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
    return claim.chain if len(links) + 1 == len(claim.chain) else (*head, *links)


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
    whole = [
        _map_actors(page, lambda actor, text: _name_body(_extend(actor, text), text))
        for page in ordered
    ]
    names = read_known_names(whole)
    settled = [
        _map_actors(
            page, lambda actor, text: _settle(untangle(actor, text, names), names)
        )
        for page in whole
    ]
    names = read_known_names(settled)
    return [_add_hearsay(page, names) for page in settled]
