"""Feeds, sitemaps and lists of feeds."""

from pathlib import Path

import pytest

from tests.intake.pages import BODY
from whence.intake import read_document, read_sources

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Halden Courier</title><link>https://h.example</link>
<item><title>River bursts &amp;amp; kills two</title><link>https://h.example/1</link>
<description>&lt;p&gt;{BODY[0]}&lt;/p&gt;&lt;p&gt;{BODY[1]}&lt;/p&gt;</description>
<pubDate>Wed, 06 Mar 2024 09:15:00 GMT</pubDate></item>
<item><title></title></item></channel></rss>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>The Halden Courier</title><entry><title>River bursts</title><id>1</id>
<link href="https://h.example/1"/><published>2024-03-06T09:15:00Z</published>
<content type="html">&lt;p&gt;{BODY[0]}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(("name", "source"), [("f.rss", RSS), ("f.xml", ATOM)])
def test_items_become_documents(tmp_path: Path, name: str, source: str) -> None:
    path = tmp_path / name
    path.write_text(source)
    (found,) = read_sources([path])
    assert found.id == f"{path}#1"
    assert found.url == "https://h.example/1"
    assert found.outlet == "The Halden Courier"
    assert found.published is not None
    assert found.published.startswith("2024-03-06")
    document = read_document(found)
    body = [span.of(document.text) for span in document.spans_of("body")]
    assert body[0] == BODY[0]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "y">]><rss/>', "unsafe"),
        (
            '<?xml version="1.0"?><urlset><url><loc>https://h.example</loc></url></urlset>',
            "addresses-only",
        ),
        (
            '<?xml version="1.0"?><opml><outline xmlUrl="https://h.example"/></opml>',
            "addresses-only",
        ),
        ("<rss><channel><title>Nothing</title></channel></rss>", "empty"),
    ],
)
def test_what_holds_no_pages_is_reported(
    tmp_path: Path, source: str, code: str
) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(source)
    (found,) = read_sources([path])
    assert found.error_code == code
