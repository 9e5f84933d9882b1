"""Silences: refusals that no verb of speech alone tells, and the edges of cues.

"Has yet to answer", "failed to respond to", "was unable to say", "would not discuss".
"""

from collections.abc import Sequence

from whence.extract.attributions.words import AUXILIARIES, NEGATIONS, is_adverb

__all__ = ["left_edge", "refused_end", "silence_at"]

# What follows a refusal to form one cue with it: "declined to comment on".
_SPEAKING = frozenset(
    """
    say comment confirm deny answer respond reply discuss disclose reveal give provide
    name identify elaborate speculate specify clarify explain tell speak rule exclude
    endorse verify acknowledge share detail go be take offer estimate describe release
    address commit state address predict characterize characterise repeat accept
    attribute speculate put make touch dwell detail
    """.split()
)
_UNABLE = frozenset("unable able willing prepared ready prefer preferred want".split())
_FAILING = frozenset("respond answer reply comment".split())
_SHORT_OF = (("short", "of"), ("from",))
_ABSTAINING = frozenset("stopped stops stop refrained refrains refrain".split())
_UNTOLD = frozenset(
    "discuss elaborate name identify disclose specify speculate engage detail go take".split()
)
_MODALS = frozenset("would will wouldn't won't did didn't does doesn't".split())
_WOULD = frozenset("would will wouldn't won't".split())
_WITH = frozenset("on into with about further".split())
_SILENT = _ABSTAINING | _UNTOLD | frozenset("yet failed fails drawn return".split())
_CALLS = frozenset("call calls message messages request requests email emails".split())
_PARTICLES = frozenset("on to about out into upon".split())


def left_edge(words: Sequence[str], verb: int, lowest: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    start = verb
    while start > lowest and (
        words[start - 1] in AUXILIARIES
        or words[start - 1] in NEGATIONS
        or is_adverb(words[start - 1])
        or (start - 1 > lowest and tuple(words[start - 2 : start]) == ("so", "far"))
        or (words[start - 1] == "so" and words[start] == "far")
    ):
        start -= 1
    # An adverb that opens the stretch belongs to the sentence, not to the verb.
    while start < verb and is_adverb(words[start]) and words[start] not in NEGATIONS:
        if start > lowest and words[start - 1] not in {",", "and", "but"}:
            break
        start += 1
    return start


def refused_end(words: Sequence[str], at: int) -> int:
    """Return the end of a refused act of speech that begins at `at`, or `at`.

    "to rule out", "to be drawn on", "to comment on", "comment".
    """
    end = at
    if end < len(words) and words[end] == "to":
        end += 1
    elif end >= len(words) or words[end] != "comment":
        return at
    while end < len(words) and (is_adverb(words[end]) or words[end] in NEGATIONS):
        end += 1
    if end >= len(words) or words[end] not in _SPEAKING:
        return at
    end += 1
    if words[end - 1] == "be" and end < len(words):
        if words[end] in {"named", "identified", "quoted"}:
            return at  # whom a page may not name: a description, no words of theirs
        end += 1
    if words[end - 1] == "go" and end < len(words):
        end += 1
    while end < len(words) and words[end] in _PARTICLES:
        end += 1
    return end


def _abstaining_end(words: Sequence[str], start: int, at: int) -> int:
    """Return the end of a silence told without a refusing verb, or `at`.

    "Has yet to answer", "failed to respond to", "stopped short of calling", "would not
    be drawn on", "did not return three calls": all but the calls belong to the cue.
    """
    word, negated = words[at], any(part in NEGATIONS for part in words[start:at])
    before = words[start:at]
    if word == "yet" and not {"has", "have", "had", "is", "are"}.isdisjoint(before):
        return max(at, refused_end(words, at + 1)) if words[at + 1 : at + 2] else at
    if word in {"failed", "fails"} and not _FAILING.isdisjoint(words[at + 2 : at + 3]):
        return refused_end(words, at + 1)
    if word in _ABSTAINING:
        for form in _SHORT_OF:
            end = at + 1 + len(form)
            if tuple(words[at + 1 : end]) == form and (
                words[end : end + 1] and words[end].endswith("ing")
            ):
                return end + 1
    if word == "drawn" and negated and before[-1:] in (("be",), ["be"]):
        return at + 1 + (words[at + 1 : at + 2] in (("on",), ["on"]))
    if word == "return" and negated and not _CALLS.isdisjoint(words[at + 1 : at + 5]):
        return at + 1
    return at


def _untold_end(words: Sequence[str], start: int, at: int) -> int:
    """Return the end of "would not discuss", "did not elaborate on", or `at`."""
    word, following = words[at], words[at + 1 : at + 2]
    before = words[start:at]
    if _MODALS.isdisjoint(before) or NEGATIONS.isdisjoint(before):
        return at
    if word == "go":
        return at + 2 if tuple(following) == ("into",) else at
    if word == "take":
        return at + 1 if "questions" in words[at + 1 : at + 4] else at
    if word == "discuss" and _WOULD.isdisjoint(before):
        return at  # "did not discuss the treaty": no question was put to them
    return at + 1 + (tuple(following) != () and following[0] in _WITH)


def _abstained(words: Sequence[str], at: int, lowest: int) -> tuple[int, int] | None:
    """Return where "has yet to answer" begins and ends around an atom, or None."""
    if words[at] not in _SILENT:
        return None
    start = left_edge(words, at, lowest)
    find = _untold_end if words[at] in _UNTOLD else _abstaining_end
    end = find(words, start, at)
    return (start, end) if end > at + (words[at] == "yet") else None


def _unable(words: Sequence[str], at: int, lowest: int) -> tuple[int, int] | None:
    """Return where "was unable to say" begins and ends around an atom, or None."""
    if words[at] not in _UNABLE:
        return None
    start = left_edge(words, at, lowest)
    negative = words[at] == "unable" or any(
        word in NEGATIONS for word in (*words[start:at], *words[at + 1 : at + 2])
    )
    skip = 1 + (words[at + 1 : at + 2] == ("not",))
    end = refused_end(words, at + skip)
    return (start, end) if negative and end > at + skip else None


def silence_at(words: Sequence[str], at: int, lowest: int) -> tuple[int, int] | None:
    """Return where the silence around a word begins and ends, or None.

    Args:
        words: The words of a stretch, casefolded.
        at: Where the word stands that makes it a silence.
        lowest: First word that it may reach back to.

    >>> silence_at("the port would not discuss the cost".split(), 4, 0)
    (2, 5)
    """
    return _unable(words, at, lowest) or _abstained(words, at, lowest)
