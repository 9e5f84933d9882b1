"""What a page's head states."""

import json

import pytest

from whence.intake.markup import render_page
from whence.intake.metadata import Metadata, read_metadata


def read(head: str) -> Metadata:
    return read_metadata(render_page(f"<html><head>{head}</head><body>x</body></html>"))


def test_linked_data_comes_before_meta_elements() -> None:
    data = {
        "@graph": [
            {"@type": "WebPage", "datePublished": "2020-01-01"},
            {
                "@type": ["NewsArticle"],
                "headline": "River bursts",
                "datePublished": "2024-03-06",
                "author": {"name": "Ana Roth"},
                "publisher": {"name": "Courier"},
            },
        ]
    }
    found = read(
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
        '<meta property="article:published_time" content="2024-03-05">'
        '<meta name="author" content="Jo Lindt">'
        '<meta property="og:site_name" content="The Halden Courier">'
    )
    assert found.published == ("2024-03-06", "2020-01-01", "2024-03-05")
    assert found.authors == ("Ana Roth", "Jo Lindt")
    assert found.outlets == ("Courier", "The Halden Courier")
    assert found.title == "River bursts"


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 50_000,
        '{"@type": "NewsArticle", "datePublished": {"a": 1}, "author": [[["x"]]]}',
        '{"@type": 5, "publisher": 7}',
        "null",
    ],
)
def test_broken_linked_data_is_left(script: str) -> None:
    found = read(f'<script type="application/ld+json">{script}</script>')
    assert found.published == ()
    assert found.outlets == ()


def test_an_address_is_no_author() -> None:
    found = read('<meta property="article:author" content="https://a.example/ana">')
    assert found.authors == ()
