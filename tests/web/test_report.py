"""The report as a whole: one safe, self-contained, deterministic file."""

import base64
import csv
import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.web.ledgers import Ledger, build_ledger
from whence.errors import InputError
from whence.web import DEFAULT_LIMITS, ReportLimits, render_report, write_report

_VOID = {"meta", "link", "br", "hr", "img", "input", "wbr"}


class _Page(HTMLParser):
    """Reads a report: its elements, ids, links and text; tags must balance."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), (tag, attrs)
        self.elements.append((tag, attributes))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data

    def ids(self) -> list[str]:
        return [held["id"] for _, held in self.elements if "id" in held]

    def targets(self) -> list[str]:
        return [
            held["href"]
            for _, held in self.elements
            if "href" in held and "download" not in held
        ]

    def files(self) -> dict[str, str]:
        return {
            held["download"]: held["href"]
            for _, held in self.elements
            if "download" in held
        }


def _render(ledger: Ledger, limits: ReportLimits = DEFAULT_LIMITS) -> str:
    return render_report(
        ledger.extractions,
        ledger.figures,
        traces=ledger.traces,
        stories=ledger.stories,
        limits=limits,
    )


def test_report_is_one_balanced_page_with_working_anchors() -> None:
    ledger = build_ledger()
    page = _Page(_render(ledger))
    assert page.open == []
    assert len(set(page.ids())) == len(page.ids())
    for target in page.targets():
        assert target.startswith("#")
        assert target[1:] in page.ids(), target


def test_report_loads_and_runs_nothing() -> None:
    ledger = build_ledger()
    page = _Page(_render(ledger))
    names = {tag for tag, _ in page.elements}
    assert not names & {"script", "img", "iframe", "object", "embed", "link", "form"}
    for tag, held in page.elements:
        assert not [name for name in held if name.startswith("on")], tag
        assert not {"src", "style", "srcset", "xlink:href"} & set(held), tag
    policies = [
        held["content"]
        for _, held in page.elements
        if held.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'; style-src 'sha256-")


def test_report_shows_answer_claims_and_gaps() -> None:
    ledger = build_ledger()
    text = " ".join(_Page(_render(ledger)).text.split())
    assert "Kettles transferred, Norland to Suderland" in text
    assert "2 reports, 1 to 2 origins" in text
    assert "contested" in text
    assert "capacity, not a count" in text
    assert "“around 500 kettles”" in text
    assert "A hedge was lost" in text
    assert "the weekday could be one of two days" in text
    assert "no text in it; give a page" in text
    assert "low 450: around 500 allows 450" in text
    assert "Kettle Institute" in text


def _open_file(address: str) -> str:
    kind, _, held = address.partition(";base64,")
    assert kind in {
        "data:text/csv;charset=utf-8",
        "data:application/x-ndjson;charset=utf-8",
    }
    return base64.b64decode(held, validate=True).decode("utf-8")


def test_report_carries_its_tables_along() -> None:
    ledger = build_ledger()
    files = {
        name: _open_file(address)
        for name, address in _Page(_render(ledger)).files().items()
    }
    assert sorted(files) == [*("claims.csv", "figures.csv", "figures.jsonl")]
    rows = list(csv.DictReader(files["claims.csv"].removeprefix("\ufeff").splitlines()))
    assert len(rows) == 4
    assert rows[0]["citation"].startswith("Kettle Institute: \u201cNorland may have")
    [figure] = [json.loads(line) for line in files["figures.jsonl"].splitlines()]
    assert figure["low"] == 450
    assert files["figures.csv"].startswith("\ufeffid,measure,")


def test_a_table_too_long_to_carry_is_named() -> None:
    limits = ReportLimits(download_characters=10)
    page = _Page(_render(build_ledger(), limits))
    assert page.files() == {}
    assert "claims.csv (too long for this page; use whence export)" in page.text


def test_claims_can_be_linked_by_their_own_ids() -> None:
    ledger = build_ledger()
    page = _Page(_render(ledger))
    own = {claim.id for held in ledger.extractions for claim in held.claims}
    assert own <= set(page.ids())
    assert {f"#{name}" for name in own} <= set(page.targets())


def test_an_id_that_is_none_of_ours_stands_in_no_link() -> None:
    held = build_ledger().extractions[0]
    odd = replace(held.claims[0], id='x" autofocus onfocus="alert(1)')
    page = _Page(render_report([replace(held, claims=(odd,))]))
    assert not [name for name in page.ids() if "autofocus" in name]


def test_order_of_the_input_changes_nothing() -> None:
    ledger = build_ledger()
    plain = _render(ledger)
    turned = render_report(
        ledger.extractions[::-1],
        ledger.figures[::-1],
        traces=ledger.traces[::-1],
        stories=ledger.stories[::-1],
    )
    assert turned == plain


_PRINT_DIGEST = """
import base64
import csv
import hashlib
import json
from tests.web.ledgers import build_ledger
from whence.web import render_report
held = build_ledger()
page = render_report(
    held.extractions, held.figures, traces=held.traces, stories=held.stories
)
print(hashlib.sha256(page.encode()).hexdigest())
"""


@pytest.mark.slow
def test_same_bytes_under_another_seed_zone_and_locale() -> None:
    places = (("0", "UTC", "C"), ("123", "Asia/Kolkata", "C.UTF-8"))
    digests = {
        subprocess.run(
            [sys.executable, "-c", _PRINT_DIGEST],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PATH": ""},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone, locale in places
    }
    ledger = build_ledger()
    here = hashlib.sha256(_render(ledger).encode()).hexdigest()
    assert digests == {f"{here}\n"}


def test_empty_ledger_gives_a_page_that_says_so() -> None:
    page = _Page(render_report([]))
    assert page.open == []
    assert "No page brings a figure" in page.text
    for target in page.targets():
        assert target[1:] in page.ids()


def test_limits_cut_and_say_so() -> None:
    ledger = build_ledger()
    limits = ReportLimits(questions=0, pages=1, claims=1, page_characters=60)
    source = _render(ledger, limits=limits)
    page = _Page(source)
    assert "characters 60 are shown" in page.text
    assert "1 more claim not shown" in page.text
    assert "1 more question in the table only" in page.text
    assert "1 more page in the list only" in page.text
    for target in page.targets():
        assert target[1:] in page.ids(), target
    assert len(set(page.ids())) == len(page.ids())


def test_report_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    ledger = build_ledger()
    path = tmp_path / "new" / "report.html"
    write_report(path, ledger.extractions, figures=ledger.figures)
    first = path.read_bytes()
    write_report(path, ledger.extractions, figures=ledger.figures)
    assert path.read_bytes() == first
    assert [held.name for held in path.parent.iterdir()] == ["report.html"]


def test_unwritable_path_is_an_input_error(tmp_path: Path) -> None:
    ledger = build_ledger()
    (tmp_path / "file").write_text("here", encoding="utf-8")
    with pytest.raises(InputError, match="cannot write the report"):
        write_report(tmp_path / "file" / "report.html", ledger.extractions)


def test_report_lists_who_speaks_and_counts_no_copy() -> None:
    ledger = build_ledger()
    text = " ".join(_Page(_render(ledger)).text.split())
    assert "Kettle Institute organisation 2 2 1 1 – The Gazette 2" in text
    assert "Norland government, Norland 1 1 1 0 1 The Herald 1" in text
    cut = _Page(_render(ledger, ReportLimits(speakers=1))).text
    assert "more source" in cut
