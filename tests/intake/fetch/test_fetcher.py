"""Pages in the place of addresses: what is asked, how often, and what is left alone."""

import gzip
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.intake.fetch.site import HTML, PAGE, Clock, Reply, Route, fetch, serve
from whence.intake.addresses import list_address
from whence.intake.fetch.guard import is_public
from whence.model import SourceDocument
from whence.settings import Settings

XML = {"Content-Type": "application/xml"}


def only(found: list[SourceDocument]) -> SourceDocument:
    (source,) = found
    return source


def test_a_page_comes_in_the_place_of_its_address(tmp_path: Path) -> None:
    with serve({"/1": Reply()}) as site:
        given = list_address(
            f"{site.root}/1", id="x", outlet="The Post", published="2024-03-01"
        )
        found = only(fetch(tmp_path, given))
    assert found == SourceDocument(
        id="x",
        html=PAGE,
        url=f"{site.root}/1",
        outlet="The Post",
        published="2024-03-01",
        input_kind="address",
    )
    assert [path for path, _ in site.asked] == ["/robots.txt", "/1"]
    headers = site.asked[1][1]
    assert headers["User-Agent"] == "Whence/test"
    assert "Cookie" not in headers
    assert "Referer" not in headers


def test_what_is_no_address_passes_through(tmp_path: Path) -> None:
    page, broken = SourceDocument("a", text="Words."), list_address("ftp://h.example/")
    assert fetch(tmp_path, page, broken) == [page, broken]


def test_a_host_is_given_time(tmp_path: Path) -> None:
    clock = Clock()
    with serve({"/1": Reply(), "/2": Reply()}) as site:
        fetch(tmp_path, f"{site.root}/1", f"{site.root}/2", clock=clock)
    assert clock.waits == [2.0, 2.0]


def test_a_site_may_ask_for_more_time(tmp_path: Path) -> None:
    clock = Clock()
    robots = Reply("User-agent: *\nCrawl-delay: 30")
    routes: dict[str, Route] = {"/robots.txt": robots, "/1": Reply(), "/2": Reply()}
    with serve(routes) as site:
        fetch(tmp_path, f"{site.root}/1", f"{site.root}/2", clock=clock)
        assert clock.waits == [2.0, 30.0]
        site.routes["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 3000")
        addresses = (f"{site.root}/1", f"{site.root}/2")
        found = fetch(tmp_path / "other", *addresses)
    assert [source.error_code for source in found] == [None, "busy"]


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply("User-agent: *\nDisallow: /1"), "robots"),
        (Reply("User-agent: whence\nDisallow: /\n\nUser-agent: *\nAllow: /"), "robots"),
        (Reply("User-agent: whence\nAllow: /1\nDisallow: /"), None),
        (Reply("User-agent: *\nDisallow: /*?print=\nDisallow: /2"), None),
        (Reply("", 404), None),
        (Reply("", 200), None),
        (Reply("", 403), None),
        (Reply("", 500), "http-error"),
        (Reply("", 503), "busy"),
        (Reply("", 301, {"Location": "/elsewhere.txt"}), "robots"),
    ],
)
def test_what_robots_txt_says_is_kept(
    tmp_path: Path, reply: Reply, code: str | None
) -> None:
    routes: dict[str, Route] = {
        "/robots.txt": reply,
        "/elsewhere.txt": Reply("User-agent: *\nDisallow: /"),
        "/1": Reply(),
    }
    with serve(routes) as site:
        found = only(fetch(tmp_path, f"{site.root}/1"))
    assert found.error_code == code
    assert ("/1" in site.paths) is (code is None)


def test_robots_txt_that_would_take_for_ever_closes_the_site(tmp_path: Path) -> None:
    lines = [f"User-agent: bot{number}" for number in range(2_000)]
    lines += [f"Disallow: /{number}" for number in range(2_000)]
    with serve({"/robots.txt": Reply("\n".join(lines)), "/1": Reply()}) as site:
        assert only(fetch(tmp_path, f"{site.root}/1")).error_code == "robots"


def test_a_dead_site_is_asked_for_its_rules_once(tmp_path: Path) -> None:
    clock = Clock()
    with serve({"/robots.txt": Reply("", 500)}) as site:
        found = fetch(tmp_path, *(f"{site.root}/{n}" for n in range(5)), clock=clock)
    assert {source.error_code for source in found} == {"http-error"}
    assert len(site.asked) == 1


def test_a_page_is_asked_for_again_only_when_it_is_old(tmp_path: Path) -> None:
    clock = Clock()
    stamps = {"ETag": '"v1"', "Last-Modified": "Wed, 06 Mar 2024 09:00:00 GMT"}

    def page(handler: BaseHTTPRequestHandler) -> Reply:
        if handler.headers.get("If-None-Match") == '"v1"':
            return Reply("", 304, {"ETag": '"v1"'})
        return Reply(headers=HTML | stamps)

    with serve({"/1": page}) as site:
        address = f"{site.root}/1"
        first = fetch(tmp_path, address, clock=clock)
        assert fetch(tmp_path, address, clock=clock) == first
        assert len(site.paths) == 1
        clock.now += timedelta(hours=25)
        assert fetch(tmp_path, address, clock=clock) == first
        assert len(site.paths) == 2
        sent = site.asked[-1][1]
        assert sent["If-None-Match"] == '"v1"'
        assert sent["If-Modified-Since"] == stamps["Last-Modified"]
        clock.now += timedelta(hours=25)
        site.routes["/1"] = Reply(PAGE.replace("again", "no more"))
        changed = only(fetch(tmp_path, address, clock=clock))
    assert changed.id == first[0].id
    assert changed.html == PAGE.replace("again", "no more")


def test_what_failed_for_good_is_not_asked_for_again(tmp_path: Path) -> None:
    clock = Clock()
    with serve({"/busy": Reply("", 500)}) as site:
        addresses = (f"{site.root}/gone", f"{site.root}/busy")
        for _ in range(2):
            found = fetch(tmp_path, *addresses, clock=clock)
            assert [source.error_code for source in found] == ["http-error"] * 2
            assert "404 (Not Found)" in (found[0].error_message or "")
    assert site.paths == ["/gone", "/busy", "/busy"]


def test_a_busy_server_is_asked_again_when_it_says(tmp_path: Path) -> None:
    clock = Clock()
    answers = [Reply("", 429, {"Retry-After": "40"}), Reply("", 503), Reply()]
    with serve({"/1": lambda _: answers.pop(0)}) as site:
        found = only(fetch(tmp_path, f"{site.root}/1", clock=clock))
    assert found.error_code is None
    assert clock.waits == [2.0, 40.0, 10.0]


def test_a_server_that_wants_a_long_rest_is_left_alone(tmp_path: Path) -> None:
    clock = Clock()
    later = {"Retry-After": "Wed, 06 Mar 2024 12:00:00 GMT"}
    with serve({"/1": Reply("", 429, later), "/2": Reply()}) as site:
        found = fetch(tmp_path, f"{site.root}/1", f"{site.root}/2", clock=clock)
        assert [source.error_code for source in found] == ["busy", "busy"]
        assert site.paths == ["/1"]
        site.routes["/1"] = Reply()
        again = fetch(tmp_path, f"{site.root}/1", f"{site.root}/2", clock=clock)
    assert [source.error_code for source in again] == [None, None]


def test_redirects_are_followed_and_counted(tmp_path: Path) -> None:
    def to(place: str) -> Reply:
        return Reply("", 302, {"Location": place})

    routes: dict[str, Route] = {
        "/a": to("/b?x=1#part"),
        "/b?x=1": to("c"),
        "/c": Reply(),
        "/loop": to("/pool"),
        "/pool": to("/loop"),
        "/file": to("file:///etc/passwd"),
        "/secret": to("//user:word@127.0.0.1/"),
        **{f"/n{number}": to(f"/n{number + 1}") for number in range(20)},
    }
    with serve(routes) as site:
        names = ("a", "loop", "file", "secret", "n0")
        found = fetch(tmp_path, *(f"{site.root}/{name}" for name in names))
    assert [source.error_code for source in found] == [None, *["redirects"] * 4]
    assert found[0].id == f"{site.root}/a"
    assert found[0].url == f"{site.root}/c"


def test_a_redirect_into_the_users_own_network_is_refused(tmp_path: Path) -> None:
    routes: dict[str, Route] = {
        "/a": Reply("", 302, {"Location": "http://127.0.0.2:8000/"}),
        "/b": Reply("", 302, {"Location": "http://[::ffff:10.0.0.1]/"}),
    }
    with serve(routes) as site:
        found = fetch(tmp_path, f"{site.root}/a", f"{site.root}/b")
    assert [source.error_code for source in found] == ["private-address"] * 2


def test_this_machine_is_refused_unless_a_test_asks(tmp_path: Path) -> None:
    with serve({"/1": Reply()}) as site:
        port = site.root.rpartition(":")[2]
        hosts = ("127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]", "0")
        addresses = [f"http://{host}:{port}/1" for host in hosts]
        found = fetch(tmp_path, *addresses, is_allowed=is_public)
    assert {source.error_code for source in found} <= {"private-address", "network"}
    assert found[0].error_code == "private-address"
    assert site.asked == []


def test_a_page_that_is_no_page_is_not_read(tmp_path: Path) -> None:
    with serve(
        {"/1.pdf": Reply(b"%PDF-", 200, {"Content-Type": "application/pdf"})}
    ) as site:
        found = only(fetch(tmp_path, f"{site.root}/1.pdf"))
    assert found.error_code == "not-a-page"
    assert "application/pdf" in (found.error_message or "")


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"x" * 300_000),
        Reply(b"", headers=HTML | {"Content-Length": "99999999"}),
        Reply(
            gzip.compress(bytes(300_000)), headers=HTML | {"Content-Encoding": "gzip"}
        ),
    ],
)
def test_a_page_that_is_too_large_is_refused(tmp_path: Path, reply: Reply) -> None:
    with serve({"/1": reply}) as site:
        settings = Settings(max_document_bytes=200_000)
        found = only(fetch(tmp_path, f"{site.root}/1", settings=settings))
    assert found.error_code == "too-large"


def test_a_packed_answer_is_unpacked(tmp_path: Path) -> None:
    packed = Reply(
        gzip.compress(PAGE.encode()), headers=HTML | {"Content-Encoding": "gzip"}
    )
    with serve({"/1": packed}) as site:
        assert only(fetch(tmp_path, f"{site.root}/1")).html == PAGE


def test_plain_text_stays_text(tmp_path: Path) -> None:
    kind = {"Content-Type": "text/plain"}
    with serve({"/1": Reply("One line\n\n& another", headers=kind)}) as site:
        found = only(fetch(tmp_path, f"{site.root}/1"))
    assert (found.text, found.html) == ("One line\n\n& another", None)


def test_a_redirect_may_hold_other_letters(tmp_path: Path) -> None:
    def redirect(handler: BaseHTTPRequestHandler) -> None:
        head = "HTTP/1.1 301 Moved\r\nLocation: /fähre\r\n\r\n"
        handler.wfile.write(head.encode())
        handler.close_connection = True

    with serve({"/1": Reply(redirect), "/f%C3%A4hre": Reply()}) as site:
        assert only(fetch(tmp_path, f"{site.root}/1")).url == f"{site.root}/f%C3%A4hre"


def test_the_server_says_which_letters_it_writes(tmp_path: Path) -> None:
    page = PAGE.replace("Ferry", "Fähre")
    kind = {"Content-Type": "text/html; charset=iso-8859-2"}
    routes: dict[str, Route] = {
        "/1": Reply(page.replace("Ferry", "Łódź").encode("iso-8859-2"), headers=kind),
        "/2": Reply(page.encode(), headers=kind),
    }
    with serve(routes) as site:
        one, two = fetch(tmp_path, f"{site.root}/1", f"{site.root}/2")
    assert one.html == page.replace("Ferry", "Łódź")
    assert two.html == page


def test_lists_are_followed_and_lists_without_end_are_not(tmp_path: Path) -> None:
    with serve({"/1": Reply(), "/2": Reply()}) as site:
        page = f"<url><loc>{site.root}/1</loc></url>"
        pages = f'<?xml version="1.0"?><urlset>{page}</urlset>'
        index = f"<sitemap><loc>{site.root}/map.xml.gz</loc></sitemap>"
        itself = f"<sitemap><loc>{site.root}/self.xml</loc></sitemap>"
        packed = {"Content-Type": "application/octet-stream"}
        site.routes |= {
            "/index.xml": Reply(f"<sitemapindex>{index}</sitemapindex>", headers=XML),
            "/map.xml.gz": Reply(gzip.compress(pages.encode()), headers=packed),
            "/list.txt": Reply(
                f"{site.root}/2\n", headers={"Content-Type": "text/plain"}
            ),
            "/self.xml": Reply(f"<sitemapindex>{itself}</sitemapindex>", headers=XML),
        }
        names = ("index.xml", "list.txt", "self.xml")
        found = fetch(tmp_path, *(f"{site.root}/{name}" for name in names))
    assert [(source.id, source.error_code) for source in found] == [
        (f"{site.root}/1", None),
        (f"{site.root}/2", None),
        (f"{site.root}/self.xml", "not-a-page"),
    ]


def test_a_fetched_feed_gives_its_items_and_fetches_the_others(tmp_path: Path) -> None:
    with serve({"/2": Reply()}) as site:
        words = "The harbour was closed on Monday after the storm, the mayor said."
        feed = (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title>'
            f"<item><title>One</title><link>{site.root}/1</link>"
            f"<description>{words}</description></item>"
            f"<item><title>Two</title><link>{site.root}/2</link></item></channel></rss>"
        )
        site.routes["/feed"] = Reply(
            feed, headers={"Content-Type": "application/rss+xml"}
        )
        one, two = fetch(tmp_path, f"{site.root}/feed")
    assert words in (one.html or "")
    assert two == SourceDocument(
        id=f"{site.root}/2",
        html=PAGE,
        url=f"{site.root}/2",
        outlet="The Post",
        title="Two",
        input_kind="address",
    )


def test_a_run_makes_so_many_requests_and_the_next_goes_on(tmp_path: Path) -> None:
    clock = Clock()
    with serve({f"/{number}": Reply() for number in range(5)}) as site:
        addresses = [f"{site.root}/{number}" for number in range(5)]
        settings = replace(Settings(), fetch_limit=3)
        first = fetch(tmp_path, *addresses, clock=clock, settings=settings)
        codes = [source.error_code for source in first]
        assert codes == [None, None, *["not-fetched"] * 3]
        assert "run it again" in (first[-1].error_message or "")
        second = fetch(tmp_path, *addresses, clock=clock, settings=settings)
    assert [source.error_code for source in second] == [None] * 5
    assert site.paths == ["/0", "/1", "/2", "/3", "/4"]
