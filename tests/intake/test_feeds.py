"""Feeds, sitemaps and lists of feeds."""

import gzip
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
    assert found.id == "https://h.example/1"
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
        ("<urlset><url><lastmod>2024</lastmod></url></urlset>", "empty"),
        ("<urlset>" + "<url>" * 200, "unsafe"),
        ("<opml><outline></opml>", "damaged"),
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


def test_items_that_share_an_address_keep_their_numbers(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>{line}</title><link>https://h.example/</link>"
        f"<description>{line}</description></item>"
        for line in BODY[:2]
    )
    path = tmp_path / "f.rss"
    path.write_text(f'<rss version="2.0"><channel>{items}</channel></rss>')
    assert [found.id for found in read_sources([path])] == [f"{path}#1", f"{path}#2"]


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>
  https://h.example/a&amp;b </loc><lastmod>2024-03-06</lastmod>
 <image:image><image:loc>https://h.example/a.jpg</image:loc></image:image></url>
<url><loc>https://h.example/2</loc></url></urlset>"""
INDEX = (
    "<sitemapindex><sitemap><loc>https://h.example/1.xml</loc></sitemap></sitemapindex>"
)
OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Papers">
<outline type="rss" text="A" xmlUrl="https://h.example/feed" htmlUrl="https://h.example/"/>
<outline type="link" text="B" url="https://h.example/b"/></outline></body></opml>"""
LINKS = """<rss version="2.0"><channel><title>The Halden Courier</title><item>
<title>River bursts</title><link>https://h.example/1</link>
<pubDate>Wed, 06 Mar 2024 09:15:00 GMT</pubDate></item></channel></rss>"""
LINES = "# to read\nhttps://h.example/1\n\n  http://h.example/2\n"


@pytest.mark.parametrize(
    ("name", "source", "paths"),
    [
        ("sitemap.xml", SITEMAP, ["/a&b", "/2"]),
        ("sitemap.xml.gz", SITEMAP, ["/a&b", "/2"]),
        ("sitemap_index.xml", INDEX, ["/1.xml"]),
        ("papers.opml", OPML, ["/feed", "/b"]),
        ("feed.rss", LINKS, ["/1"]),
        ("list.txt", LINES, ["/1", "/2"]),
        ("list", LINES, ["/1", "/2"]),
        ("list.csv", "url,title\nhttps://h.example/1,River\n", ["/1"]),
        ("list.jsonl", '{"url": "https://h.example/1"}\n', ["/1"]),
    ],
)
def test_each_address_of_a_list_is_named_and_not_fetched(
    tmp_path: Path, name: str, source: str, paths: list[str]
) -> None:
    data = source.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    found = list(read_sources([tmp_path / name]))
    assert {item.error_code for item in found} == {"not-fetched"}
    assert all("--fetch" in (item.error_message or "") for item in found)
    assert [item.id.partition("h.example")[2] for item in found] == paths
    assert [item.url for item in found] == [item.id for item in found]


def test_what_a_list_tells_of_a_page_is_kept(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_text(LINKS)
    (tmp_path / "t.csv").write_text(
        "id,url,headline,media_name,publish_date\n"
        "7,https://h.example/7,River bursts,The Halden Courier,2024-03-06\n"
    )
    one, two = read_sources([tmp_path])
    assert (one.title, one.outlet) == ("River bursts", "The Halden Courier")
    assert (one.published or "").startswith("2024-03-06")
    assert (two.id, two.url) == ("7", "https://h.example/7")
    assert (two.title, two.published) == ("River bursts", "2024-03-06")


NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://h.example/1</loc><lastmod>2024-03-09</lastmod><news:news>
<news:publication><news:name>The Halden Courier</news:name>
<news:language>en</news:language></news:publication>
<news:publication_date>2024-03-06T09:15:00Z</news:publication_date>
<news:title>River bursts</news:title></news:news></url>
<url><loc>https://h.example/2</loc><lastmod>2024-03-09</lastmod></url></urlset>"""


def test_a_sitemap_of_news_tells_more_of_each_page(tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_text(NEWS)
    one, two = read_sources([tmp_path])
    assert (one.outlet, one.title) == ("The Halden Courier", "River bursts")
    assert (one.published or "").startswith("2024-03-06")
    # When a page was last changed is not when it was published.
    assert (two.outlet, two.title, two.published) == (None, None, None)


def test_links_of_items_begin_where_the_feed_says(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_text(
        '<rss version="2.0"><channel><link>https://h.example/news/</link>'
        f"<item><title>One</title><link>1</link><description>{BODY[0]}</description>"
        "</item><item><title>Two</title><link>/2</link></item></channel></rss>"
    )
    one, two = read_sources([tmp_path])
    assert (one.id, one.error_code) == ("https://h.example/news/1", None)
    assert (two.id, two.error_code) == ("https://h.example/2", "not-fetched")
