"""The report in a real browser: it opens offline, quietly, and every link leads home.

The tests drive Chromium through its own driver. They are skipped where the two are
not installed (`apt-get install chromium chromium-driver`).
"""

import json
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.ledgers import build_ledger
from tests.web.test_payloads import PAYLOADS, hostile_page
from whence.web import write_report

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_BROWSER = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
_DRIVER = shutil.which("chromedriver")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        _BROWSER is None or _DRIVER is None,
        reason="needs chromium and chromedriver (Debian: chromium chromium-driver)",
    ),
]

_ARGUMENTS = """
--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
--disable-background-networking --disable-component-update --disable-sync
--disable-dev-shm-usage --hide-scrollbars
""".split()

# The driver answers in JSON of many shapes.
_Answer = Any


class Browser:
    """A session of the browser, spoken to by the WebDriver protocol."""

    def __init__(self, port: int) -> None:
        self._base = f"http://127.0.0.1:{port}"
        self._session = ""

    def call(self, method: str, path: str, body: object = None) -> _Answer:
        """Send one command and return its value."""
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(
            f"{self._base}{self._session}{path}", data, method=method
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def start(self, profile: Path) -> None:
        """Open a window with an empty profile, logging all that it does."""
        options = {
            "binary": _BROWSER,
            "args": [*_ARGUMENTS, f"--user-data-dir={profile}"],
        }
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        body = {"capabilities": {"alwaysMatch": wanted}}
        self._session = f"/session/{self.call('POST', '/session', body)['sessionId']}"

    def open(self, address: str) -> None:
        """Load a page."""
        self.call("POST", "/url", {"url": address})

    def run(self, script: str) -> _Answer:
        """Run a script in the page and return what it returns."""
        return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def command(self, name: str, **parameters: object) -> _Answer:
        """Send a command of the browser's own protocol."""
        body = {"cmd": name, "params": parameters}
        return self.call("POST", "/goog/cdp/execute", body)

    def log(self, kind: str) -> _Answer:
        """Return the log since it was last asked for."""
        return self.call("POST", "/se/log", {"type": kind})

    def requests(self) -> list[str]:
        """Return the addresses that the browser asked for since the last call."""
        events = [
            json.loads(entry["message"])["message"] for entry in self.log("performance")
        ]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]


def _started_port(driver: subprocess.Popen[str]) -> int:
    """Return the port that the driver names once it is ready."""
    assert driver.stdout is not None
    for line in driver.stdout:
        if found := re.search(r"successfully on port (\d+)", line):
            return int(found.group(1))
    pytest.fail("the driver of the browser ended without a word of its port")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = subprocess.Popen(
        [str(_DRIVER), "--port=0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        browser = Browser(_started_port(driver))
        browser.start(tmp_path_factory.mktemp("profile"))
        yield browser
        browser.call("DELETE", "")
    finally:
        driver.terminate()
        driver.communicate(timeout=20)


@pytest.fixture
def report(tmp_path: Path) -> str:
    ledger = build_ledger()
    hostile = tuple(hostile_page(payload) for payload in PAYLOADS)
    path = tmp_path / "report.html"
    write_report(
        path,
        ledger.extractions + hostile,
        figures=ledger.figures,
        traces=ledger.traces,
        stories=ledger.stories,
    )
    return path.as_uri()


def test_opens_without_a_request_or_a_complaint(browser: Browser, report: str) -> None:
    browser.open("about:blank")
    browser.log("browser")
    browser.requests()
    browser.open(report)
    asked = browser.requests()
    # The browser's own first page may still be loading parts of itself.
    assert [url for url in asked if not url.startswith("chrome")] == [report]
    assert browser.log("browser") == []
    assert browser.run("return document.styleSheets.length") == 1
    assert browser.run("return getComputedStyle(document.body).maxWidth") == "1152px"


def test_no_payload_runs(browser: Browser, report: str) -> None:
    browser.open(report)
    assert browser.run("return document.title").endswith("– Whence")
    assert browser.run("return document.scripts.length") == 0
    assert browser.run("return document.images.length") == 0
    held = browser.run(
        "return [...document.querySelectorAll('*')].flatMap(element =>"
        " [...element.attributes].map(attribute => attribute.name))"
        ".filter(name => name.startsWith('on') || name === 'style')"
    )
    assert held == []
    # What slips through all of this would still meet the content policy.
    browser.run(
        "const one = document.createElement('script');"
        "one.textContent = 'document.title = \"taken\"';"
        "document.body.append(one)"
    )
    assert browser.run("return document.title").endswith("– Whence")
    browser.log("browser")


def test_every_link_leads_to_its_place(browser: Browser, report: str) -> None:
    browser.open(report)
    lost = browser.run(
        "return [...document.links].map(link => link.getAttribute('href'))"
        ".filter(href => !href.startsWith('#') ||"
        " !document.getElementById(href.slice(1)))"
    )
    assert lost == []
    browser.run("document.querySelector('#c1 th a').click()")
    assert browser.run("return document.querySelector(':target').id") == "t1"
    browser.run("document.querySelector('#t1').click()")
    assert browser.run("return document.querySelector(':target').id") == "c1"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_page_never_scrolls_sideways(browser: Browser, report: str, width: int) -> None:
    browser.command(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=900,
        deviceScaleFactor=1,
        mobile=False,
    )
    browser.open(report)
    wide = browser.run("return document.documentElement.scrollWidth")
    browser.command("Emulation.clearDeviceMetricsOverride")
    assert wide <= width


def test_keyboard_reaches_the_skip_link_first(browser: Browser, report: str) -> None:
    browser.open(report)
    for kind in ("keyDown", "keyUp"):
        browser.command(
            "Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab",
            windowsVirtualKeyCode=9,
        )  # fmt: skip
    focused = browser.run("return document.activeElement.textContent")
    assert focused == "Skip to the figures"
    assert browser.run("return document.activeElement.getBoundingClientRect().x") >= 0


def test_accessible_tree_names_tables_regions_and_pictures(
    browser: Browser, report: str
) -> None:
    browser.open(report)
    tree = browser.command("Accessibility.getFullAXTree")["nodes"]
    named: dict[str, list[str]] = {}
    for node in tree:
        role = node.get("role", {}).get("value", "")
        named.setdefault(role, []).append(node.get("name", {}).get("value", ""))
    for role in ("table", "region", "image", "link", "heading", "article"):
        names = named.get(role) or named.get("img" if role == "image" else role)
        assert names, role
        assert all(name.strip() for name in names), (role, names)


def test_dark_scheme_and_print_are_served(browser: Browser, report: str) -> None:
    browser.open(report)
    ask = "return getComputedStyle(document.body).backgroundColor"
    light = browser.run(ask)
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.command("Emulation.setEmulatedMedia", features=features)
    assert browser.run(ask) != light
    browser.command("Emulation.setEmulatedMedia", media="print", features=[])
    hidden = "return getComputedStyle(document.querySelector('nav')).display"
    assert browser.run(hidden) == "none"
    browser.command("Emulation.setEmulatedMedia", media="", features=[])
