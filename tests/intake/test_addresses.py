"""What is an address, and what it is called."""

import pytest

from whence.intake import read_sources
from whence.intake.addresses import list_address, looks_like_list, parse_address


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://news.example", "https://news.example/"),
        ("HTTP://News.Example:80/A", "http://news.example/A"),
        ("https://news.example:8443/", "https://news.example:8443/"),
        ("https://news.example./a#part", "https://news.example/a"),
        (
            "https://news.example/a%20b?q=1&r=%2F",
            "https://news.example/a%20b?q=1&r=%2F",
        ),
        ("https://bücher.example/ä?ö", "https://xn--bcher-kva.example/%C3%A4?%C3%B6"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
        (" https://news.example/a\n", "https://news.example/a"),
    ],
)
def test_an_address_has_one_form(given: str, address: str) -> None:
    assert parse_address(given) == address
    assert parse_address(address) == address


@pytest.mark.parametrize(
    "given",
    [
        "news.example/a",
        "ftp://news.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "https://user:word@news.example/",
        "https://user@news.example/",
        "https://news.example\\@other.example/",
        "https://news.example:22/",
        "https://news.example:port/",
        "https://news.example:99999/",
        "https://[::1",
        "https://a b.example/",
        f"https://news.example/{'a' * 3_000}",
    ],
)
def test_what_cannot_be_fetched_is_named(given: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_address(given)
    source = list_address(given)
    assert source.error_code == "bad-address"
    assert len(source.error_message or "") < 2_500


def test_a_password_is_not_repeated() -> None:
    source = list_address("https://ada:secret@news.example/")
    assert "secret" not in f"{source.id} {source.error_message}"


def test_an_address_may_stand_among_paths() -> None:
    (source,) = read_sources(["https://news.example/1"])
    assert (source.id, source.error_code) == ("https://news.example/1", "not-fetched")
    (other,) = read_sources(["gopher://news.example/1"])
    assert other.error_code == "bad-address"


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("https://news.example/1", True),
        ("\ufeffhttps://news.example/1\r\nhttps://news.example/2\r\n", True),
        ("# only a comment", False),
        ("", False),
        ("https://news.example/1\nThe mayor said so.", False),
        ("https://news.example/1 https://news.example/2", False),
        ("www.news.example", False),
        ("https://news.example/1\nftp://news.example/2", True),
        ("ftp://news.example/2", False),
    ],
)
def test_a_list_has_an_address_a_line(text: str, is_list: bool) -> None:
    assert looks_like_list(text) is is_list
