from urllib.parse import unquote

import pytest

from whence.export import fragment_link
from whence.model import Document, Span, text_sha256

TEXT = (
    "The mayor said, on Tuesday - and again on Friday - that 40 ships & 2 tugs had "
    "passed the lock.\nThe lock is open, he added."
)


def page(url: str | None) -> Document:
    return Document("page", TEXT, text_sha256(TEXT), url=url)


def test_short_words_are_quoted_whole() -> None:
    link = fragment_link(page("https://example.org/a?b=c"), [Span(4, 26)])
    assert link == ("https://example.org/a?b=c#:~:text=mayor%20said%2C%20on%20Tuesday")
    assert unquote(link.partition("text=")[2]) == TEXT[4:26]


def test_marks_of_the_syntax_are_encoded() -> None:
    link = fragment_link(page("https://example.org/a"), [Span(16, 70)])
    assert link is not None
    assert not set(",&-") & set(link.partition(":~:text=")[2])


def test_long_words_are_named_by_their_ends() -> None:
    link = fragment_link(page("https://example.org/a"), [Span(0, len(TEXT))])
    assert link == (
        "https://example.org/a#:~:text=The%20mayor%20said%2C%20on,"
        "is%20open%2C%20he%20added."
    )


def test_a_fragment_of_the_address_is_kept() -> None:
    link = fragment_link(page("https://example.org/a#top"), [Span(4, 9)])
    assert link == "https://example.org/a#top:~:text=mayor"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://",
        "https://[broken",
        'https://example.org/"><script>',
        "https://example.org/a b",
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert fragment_link(page(url), [Span(4, 9)]) is None


def test_no_words_are_no_link() -> None:
    assert fragment_link(page("https://example.org"), []) is None
    assert fragment_link(page("https://example.org"), [Span(3, 4)]) is None
