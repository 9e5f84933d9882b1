"""The report in a real browser: it opens offline, quietly, and every link leads home.

The tests speak to Chromium through a pipe, by its own protocol. They are skipped where
it is not installed (Debian: `apt-get install chromium`).
"""

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.ledgers import build_ledger
from tests.web.test_payloads import PAYLOADS, hostile_page
from whence.web import write_report

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_BROWSER = next((path for name in _NAMES if (path := shutil.which(name))), None)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        _BROWSER is None, reason="needs Chromium (Debian: apt-get install chromium)"
    ),
]

_ARGUMENTS = """
--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
--disable-background-networking --disable-component-update --disable-sync
--disable-dev-shm-usage --hide-scrollbars --remote-debugging-pipe
""".split()
# The browser reads commands from descriptor 3 and answers on 4; ours may be in the way.
_LAUNCH = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
for end, place in zip(ends, (3, 4)):
    os.dup2(end, place)
os.execv(sys.argv[3], sys.argv[3:])
"""
_PATIENCE_S = 60

# The browser answers in JSON of many shapes.
_Answer = Any


class Browser:
    """One tab of a browser, with a record of all that it reported."""

    def __init__(self, profile: Path) -> None:
        commands, self._commands = os.pipe()
        self._answers, answers = os.pipe()
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-c", _LAUNCH, str(commands), str(answers)),
                *(str(_BROWSER), *_ARGUMENTS, f"--user-data-dir={profile}"),
            ],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[_Answer] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.send(f"{domain}.enable")

    def _receive(self) -> _Answer:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._answers], [], [], _PATIENCE_S)
            piece = os.read(self._answers, 1 << 16) if ready else b""
            if not piece:
                pytest.fail("the browser fell silent")
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def send(self, method: str, **parameters: object) -> _Answer:
        """Send a command and return its result; events are kept for later."""
        self._number += 1
        message: dict[str, object] = {
            "id": self._number,
            "method": method,
            "params": parameters,
        }
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]
            self.events.append(answer)

    def open(self, address: str) -> None:
        """Load a page and wait until it is there."""
        self.events.clear()
        self.send("Page.navigate", url=address)
        while not any(held["method"] == "Page.loadEventFired" for held in self.events):
            self.events.append(self._receive())

    def wait(self, method: str, **parameters: object) -> None:
        """Wait until the browser reported something with these parameters."""
        while not any(
            parameters.items() <= held.items() for held in self.reported(method)
        ):
            self.events.append(self._receive())

    def run(self, expression: str) -> _Answer:
        """Return the value of an expression in the page."""
        answer = self.send(
            "Runtime.evaluate",
            expression=expression,
            returnByValue=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def reported(self, *methods: str) -> list[_Answer]:
        """Return what the browser reported since the page was opened."""
        return [held["params"] for held in self.events if held["method"] in methods]

    def close(self) -> None:
        """End the browser."""
        os.close(self._commands)
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._answers)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    held = Browser(tmp_path_factory.mktemp("profile"))
    yield held
    held.close()


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
    browser.open(report)
    asked = browser.reported("Network.requestWillBeSent")
    assert [held["request"]["url"] for held in asked] == [report]
    assert not browser.reported(
        "Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"
    )
    assert browser.run("document.styleSheets.length") == 1
    assert browser.run("getComputedStyle(document.body).maxWidth") == "1152px"


def test_no_payload_runs(browser: Browser, report: str) -> None:
    browser.open(report)
    assert browser.run("document.title").endswith("– Whence")
    assert browser.run("document.scripts.length") == 0
    assert browser.run("document.images.length") == 0
    held = browser.run(
        "[...document.querySelectorAll('*')].flatMap(element =>"
        " [...element.attributes].map(attribute => attribute.name))"
        ".filter(name => name.startsWith('on') || name === 'style')"
    )
    assert held == []
    # What slips through all of this would still meet the content policy.
    browser.run(
        "var one = document.createElement('script');"
        "one.textContent = 'document.title = \"taken\"';"
        "document.body.append(one)"
    )
    assert browser.run("document.title").endswith("– Whence")


def test_every_link_leads_to_its_place(browser: Browser, report: str) -> None:
    browser.open(report)
    lost = browser.run(
        "[...document.links].filter(link => !link.hasAttribute('download'))"
        ".map(link => link.getAttribute('href'))"
        ".filter(href => !href.startsWith('#') ||"
        " !document.getElementById(href.slice(1)))"
    )
    assert lost == []
    browser.run("document.querySelector('#c1 th a').click()")
    assert browser.run("document.querySelector(':target').id") == "t1"
    browser.run("document.querySelector('#t1').click()")
    assert browser.run("document.querySelector(':target').id") == "c1"


def _shown(browser: Browser) -> list[str]:
    """The claims that the list of who said what shows."""
    rows = "[...document.querySelectorAll('.chronicle tbody tr')]"
    shown: list[str] = browser.run(
        f"{rows}.filter(row => row.getClientRects().length)"
        ".map(row => row.lastElementChild.textContent)"
    )
    return shown


def test_claims_are_chosen_by_lists_without_a_program(
    browser: Browser, report: str
) -> None:
    browser.open(report)
    everything = _shown(browser)
    assert len(everything) == 4 + len(PAYLOADS)
    choose = (
        "var list = document.querySelector('#by-{0}');"
        "list.value = [...list.options].find(one => one.text.startsWith('{1}')).value"
    )
    browser.run(choose.format("who", "Kettle Institute"))
    assert _shown(browser) == ["1", "3"]
    browser.run(choose.format("outlet", "The Herald"))
    assert _shown(browser) == ["3"]
    browser.run(choose.format("who", "all"))
    assert _shown(browser) == ["3", "4"]
    browser.run("document.querySelector('#only-denial').click()")
    assert _shown(browser) == ["4"]
    browser.run(choose.format("outlet", "all"))
    browser.run("document.querySelector('#only-denial').click()")
    assert _shown(browser) == everything


def test_a_table_is_saved_by_its_link(
    browser: Browser, report: str, tmp_path: Path
) -> None:
    browser.open(report)
    folder = tmp_path / "saved"
    browser.send("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    browser.run("document.querySelector('a[download=\"figures.csv\"]').click()")
    target = folder / "figures.csv"
    browser.wait("Page.downloadProgress", state="completed")
    assert target.read_text("utf-8-sig").startswith("id,measure,")


def test_lists_are_named_for_those_who_do_not_see_them(
    browser: Browser, report: str
) -> None:
    browser.open(report)
    nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
    lists = {
        node.get("name", {}).get("value", "")
        for node in nodes
        if node.get("role", {}).get("value") in {"combobox", "checkbox"}
    }
    assert {"Speaker", "Outlet", "denials only", "with numbers only"} <= lists


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_page_never_scrolls_sideways(browser: Browser, report: str, width: int) -> None:
    browser.send(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=900,
        deviceScaleFactor=1,
        mobile=False,
    )
    browser.open(report)
    wide = browser.run("document.documentElement.scrollWidth")
    tables = browser.run(
        "[...document.querySelectorAll('.scroll:not(.plot)')]"
        ".filter(one => one.scrollWidth > one.clientWidth + 1)"
        ".map(one => one.getAttribute('aria-labelledby'))"
    )
    browser.send("Emulation.clearDeviceMetricsOverride")
    assert wide <= width
    if width < 700 or width > 1200:
        assert tables == []


def test_keyboard_reaches_the_skip_link_first(browser: Browser, report: str) -> None:
    browser.open(report)
    for kind in ("keyDown", "keyUp"):
        browser.send(
            "Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab",
            windowsVirtualKeyCode=9,
        )  # fmt: skip
    focused = browser.run("document.activeElement.textContent")
    assert focused == "Skip to the figures"
    assert browser.run("document.activeElement.getBoundingClientRect().x") >= 0


def test_accessible_tree_names_tables_regions_and_pictures(
    browser: Browser, report: str
) -> None:
    browser.open(report)
    tree = browser.send("Accessibility.getFullAXTree")["nodes"]
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
    ask = "getComputedStyle(document.body).backgroundColor"
    light = browser.run(ask)
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.send("Emulation.setEmulatedMedia", features=features)
    assert browser.run(ask) != light
    browser.send("Emulation.setEmulatedMedia", media="print", features=[])
    hidden = "getComputedStyle(document.querySelector('nav')).display"
    assert browser.run(hidden) == "none"
    browser.send("Emulation.setEmulatedMedia", media="", features=[])
