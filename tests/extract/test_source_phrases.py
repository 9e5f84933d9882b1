"""Ways in which a page names its source, beside "X said that": positives, near misses."""

import pytest

from whence.extract.extraction import extract
from whence.intake import read_document
from whence.model import SourceDocument

_PAGE = (
    "Council meets over harbour\n\nThe council met on Tuesday to talk about the harbour "
    "and its future in the town.\n\n{sentence}\n\nThe weather was fine and the harbour "
    "stayed open through the afternoon for all."
)


def _chain(sentence: str, words: str) -> list[str | None]:
    """Return the names of the chain, the page's own left out, of the claim on words."""
    source = SourceDocument(
        "page",
        text=_PAGE.format(sentence=sentence),
        outlet="The Daily Ledger",
        title="Council meets over harbour",
        language="en",
    )
    page = extract(read_document(source))
    text = page.document.text
    start = text.index(words)
    found = [
        claim
        for claim in page.claims
        if any(span.start <= start < span.end for span in claim.content)
    ]
    best = min(found, key=lambda claim: sum(len(span) for span in claim.content))
    return [actor.name for actor in best.chain[1:]]


_LOST = "410 crates were lost"


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        (
            f"Ana Moss, head of the port, let it be known on Tuesday that {_LOST}.",
            ["Ana Moss"],
        ),
        (f"{_LOST}, in the words of Ana Moss, head of the port.", ["Ana Moss"]),
        (f"{_LOST}, by the count of Ana Moss, head of the port.", ["Ana Moss"]),
        (f"Per Ana Moss, head of the port, {_LOST}.", ["Ana Moss"]),
        (f"According to figures given out by Ana Moss, {_LOST}.", ["Ana Moss"]),
        (f"According to the head of the port, Ana Moss, {_LOST}.", ["Ana Moss"]),
        (f"{_LOST} \u2014 this was the message from Ana Moss.", ["Ana Moss"]),
        (f"{_LOST}. That is what was given on Monday by Ana Moss.", ["Ana Moss"]),
        (f"{_LOST}; this was announced on Monday by Ana Moss.", ["Ana Moss"]),
        (f'Ana Moss, head of the port: "I fear that {_LOST}."', ["Ana Moss"]),
        (f"The latest from Ana Moss, head of the port: {_LOST}.", ["Ana Moss"]),
        (f"Ana Moss (head of the port) said that {_LOST}.", ["Ana Moss"]),
        (
            f"{_LOST}, said a clerk who was not allowed to speak in public.",
            ["clerk"],
        ),
        (f"A clerk who asked not to be named said that {_LOST}.", ["clerk"]),
        (f"{_LOST}, said June Ashby, a diver.", ["June Ashby"]),
        (f"A report in the Brill Gazette said that {_LOST}.", ["Brill Gazette"]),
        (
            f"Speaking to the Brill Gazette, Ana Moss said that {_LOST}.",
            ["Brill Gazette", "Ana Moss"],
        ),
        (
            f"In remarks carried on Feb. 12 by the Brill Gazette, Ana Moss said {_LOST}.",
            ["Brill Gazette", "Ana Moss"],
        ),
        (
            f"Citing Ana Moss, head of the port, the Brill Gazette reported that {_LOST}.",
            ["Brill Gazette", "Ana Moss"],
        ),
        (
            f"The Brill Gazette reported on the authority of Ana Moss that {_LOST}.",
            ["Brill Gazette", "Ana Moss"],
        ),
        (
            f"The Daily Ledger has learned from a person close to the port that {_LOST}.",
            ["person close to the port"],
        ),
        (
            f'"It is a dark day," began Ana Moss before telling reporters that {_LOST}.',
            ["Ana Moss"],
        ),
        (f"News reports say that {_LOST}.", ["News reports"]),
    ],
)
def test_the_source_is_found(sentence: str, chain: list[str]) -> None:
    assert _chain(sentence, _LOST) == chain


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The plan costs 41 euros per ton of grain.", "The plan costs"),
        ('The verdict of the day: "Too little, too late."', "Too little"),
        ("The port let it rest that the crates were lost.", "The port let"),
        ("In the account of the port 410 crates are missing.", "410 crates"),
    ],
)
def test_what_only_looks_so_is_the_pages_own_voice(sentence: str, words: str) -> None:
    assert _chain(sentence, words) == []
