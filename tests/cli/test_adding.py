"""Adding pages: what is rehearsed, what is only named by address, what is one file."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.intake.fetch.site import PAGE, Clock, Reply, fetch, serve
from whence.store import Ledger

Command = Callable[..., Any]

ONE = (
    "Harbour opens again\n\nBy Ada Brandt\n\n5 March 2024\n\n"
    "The mayor said on Tuesday that 40 ships had passed the lock since dawn. "
    "The harbour had been closed for two days because of the storm.\n"
)
TWO = ONE.replace("40 ships", "60 barges").replace("storm", "flood in the valley")
LIST = "https://h.example/1\nhttps://h.example/2\nhttps://h.example/3\nhttps://h.example/4\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two pages in it, where the ledger is made too."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(ONE)
    (tmp_path / "pages" / "b.txt").write_text(TWO)
    return tmp_path


def outcomes(text: str) -> dict[str, tuple[str, str | None]]:
    rows = [json.loads(line) for line in text.splitlines()]
    return {row["id"]: (row["outcome"], row["copy"]) for row in rows}


def test_a_dry_run_says_what_would_happen_and_writes_nothing(
    pages: Path, whence: Command
) -> None:
    first = whence("add", "pages", "--dry-run")
    assert first.code == 0
    assert outcomes(first.out) == {
        "pages/a.txt": ("new", None),
        "pages/b.txt": ("new", None),
    }
    assert "nothing was written" in first.err
    assert [path.name for path in pages.iterdir()] == ["pages"]

    assert whence("add", "pages").code == 0
    before = (pages / "ledger.whence").read_bytes()
    (pages / "pages" / "b.txt").write_text(TWO.replace("60", "70"))
    (pages / "pages" / "c.txt").write_text(f"{ONE}\n")
    (pages / "pages" / "d.txt").write_bytes(b"")
    (pages / "list.txt").write_text(LIST)
    second = whence("add", "pages", "list.txt", "--dry-run")
    assert second.code == 1
    found = outcomes(second.out)
    assert found["pages/a.txt"] == ("unchanged", None)
    assert found["pages/b.txt"][0] == "changed"
    assert found["pages/c.txt"] == ("new", "exact")
    assert found["pages/d.txt"] == ("error", None)
    assert found["https://h.example/4"] == ("error", None)
    assert (pages / "ledger.whence").read_bytes() == before


def test_a_dry_run_says_what_it_would_come_to(pages: Path, whence: Command) -> None:
    (pages / "pages" / "c.txt").write_text(f"{ONE}\n")
    said = whence("add", "pages", "--dry-run").err.partition("it would be ")[2]
    done = whence("add", "pages").err.partition(": ")[2]
    assert (
        said
        == done
        == ("3 new (1 exact copy), 0 changed, 0 unchanged, 0 could not be read\n")
    )


def test_a_dry_run_with_fetch_names_what_would_be_fetched(
    pages: Path, whence: Command
) -> None:
    (pages / "list.txt").write_text(LIST)
    result = whence("add", "list.txt", "--dry-run", "--fetch")
    assert result.code == 0
    assert {outcome for outcome, _ in outcomes(result.out).values()} == {"fetch"}
    assert result.err.endswith("4 not fetched\n")
    assert not (pages / "fetched").exists()


def test_a_page_typed_in_another_way_is_the_same_page(
    pages: Path, whence: Command
) -> None:
    assert whence("add", "pages").code == 0
    for words, folder in (
        ([str(pages / "pages")], pages),
        (["."], pages / "pages"),
        (["../pages/a.txt", "b.txt"], pages / "pages"),
    ):
        again = whence(
            "add", *words, "--ledger", str(pages / "ledger.whence"), folder=folder
        )
        assert "0 new, 0 changed, 2 unchanged" in again.err
    (pages / "pages" / "a.txt").write_text(ONE.replace("40", "50"))
    changed = whence("add", str(pages / "pages" / "a.txt"))
    assert "0 new, 1 changed" in changed.err
    with Ledger.open(pages / "ledger.whence") as ledger:
        ids = [page.document.id for page in ledger.extractions()]
    assert ids == ["pages/a.txt", "pages/b.txt"]


def test_loose_pages_typed_twice_count_once(pages: Path, whence: Command) -> None:
    once = whence("claims", "pages", "--workers", "1")
    twice = whence("claims", "pages", str(pages / "pages"), "--workers", "1")
    assert once.out
    assert once.out == twice.out


def test_addresses_are_named_in_one_line_and_recorded(
    pages: Path, whence: Command
) -> None:
    (pages / "list.txt").write_text(LIST)
    result = whence("add", "list.txt", "https://h.example/5")
    assert result.code == 1
    errors = [line for line in result.err.splitlines() if line.startswith("error:")]
    assert len(errors) == 1
    assert "5 addresses: not fetched" in errors[0]
    assert "https://h.example/3 and 2 more" in errors[0]
    assert "--fetch" in errors[0]
    with Ledger.open(pages / "ledger.whence") as ledger:
        failures = {item.id: item.error.code for item in ledger.failures()}
    assert failures == {f"https://h.example/{n}": "not-fetched" for n in range(1, 6)}
    records = whence("extract", "list.txt").out.splitlines()
    assert [json.loads(line)["error"]["code"] for line in records] == [
        "not-fetched"
    ] * 4


def test_a_host_that_is_gone_is_not_told_for_each_page(
    pages: Path, whence: Command
) -> None:
    """As the folder of an earlier run knows: what a test may not look up."""
    moment = "2024-03-06T10:00:00+00:00"
    (pages / "kept").mkdir()
    lines = [
        {
            "address": f"https://h.example/{n}",
            "time": moment,
            "place": None,
            "page": None,
        }
        | {"code": "robots", "message": f"https://h.example/{n}: is closed"}
        for n in range(9)
    ]
    journal = "".join(json.dumps(line) + "\n" for line in lines)
    (pages / "kept" / "fetched.idx").write_text(journal)
    (pages / "list.txt").write_text(
        "".join(f"https://h.example/{n}\n" for n in range(9))
    )
    words = ("--fetch", "--fetched", "kept", "--max-age", "10000000")
    result = whence("add", "list.txt", *words)
    assert result.code == 1
    errors = [line for line in result.err.splitlines() if line.startswith("error:")]
    assert len(errors) == 4
    assert errors[-1] == (
        "error: 6 other addresses: is closed (https://h.example/3, "
        "https://h.example/4, https://h.example/5 and 3 more)"
    )
    assert "9 could not be read" in result.err


def test_pages_come_from_the_folder_of_what_was_fetched(
    pages: Path, whence: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command line cannot fetch from this machine, so that the folder is filled."""
    clock = Clock()
    later = clock.now + timedelta(hours=30)
    monkeypatch.setattr("whence.cli.fetching._now", lambda: later)
    with serve({"/1": Reply()}) as site:
        fetch(pages / "kept", f"{site.root}/1", clock=clock)
        address = f"{site.root}/1"
        (pages / "list.txt").write_text(f"{address}\n")
        assert whence("add", "list.txt").code == 1
        asked = len(site.asked)
        words = ("add", "list.txt", "--fetch", "--fetched", "kept", "--max-age", "48")
        result = whence(*words)
        assert result.code == 0, result.err
        assert "1 new" in result.err
        with Ledger.open(pages / "ledger.whence") as ledger:
            assert list(ledger.failures()) == []
        old = whence(*words[:-1], "24")
        assert old.code == 1
        assert "not of the public internet" in old.err
        assert "the page of 2024-03-06 is in the folder" in old.err
        assert len(site.asked) == asked
    with Ledger.open(pages / "ledger.whence") as ledger:
        (page,) = ledger.extractions()
        assert page.document.id == page.document.url == address
        assert "Ferry runs again" in PAGE
        assert "Ferry runs again" in page.document.text
        # Nothing of the time of fetching is in what is known of the page.
        assert page.document.published.basis != "metadata"
        assert "2024" not in str(page.document.published)


def test_no_option_fetches_from_this_machine(pages: Path, whence: Command) -> None:
    with serve({"/1": Reply()}) as site:
        result = whence("extract", f"{site.root}/1", "--fetch")
    assert result.code == 1
    assert "not of the public internet: never fetched" in result.err
    assert site.asked == []
    assert (pages / "fetched" / "fetched.idx").stat().st_size > 0


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize(
    "words",
    [
        ["--contact", "ada@paper.example"],
        ["--fetched", "folder"],
        ["--fetch", "--delay", "0"],
        ["--fetch", "--max-age", "-1"],
        ["--fetch", "--contact", "ada\nHost: h.example"],
    ],
)
def test_options_of_fetching_that_make_no_sense_are_told(
    words: list[str], whence: Command
) -> None:
    result = whence("add", "pages", *words)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1


def test_the_intake_report_counts_what_came_in(pages: Path, whence: Command) -> None:
    (pages / "pages" / "c.txt").write_text(f"{ONE}\n")
    (pages / "list.txt").write_text(LIST)
    assert whence("add", "pages", "list.txt").code == 1
    result = whence("intake-report")
    assert result.code == 0
    rows = [json.loads(line) for line in result.out.splitlines()]
    counts = {(row["part"], row["value"]): row["pages"] for row in rows}
    assert counts["inputs", "text"] == 3
    assert counts["copies", "exact"] == 1
    assert counts["errors", "not-fetched"] == 4
    assert sum(n for (part, _), n in counts.items() if part == "dates") == 3
    loose = whence("intake-report", "pages", "list.txt")
    assert loose.code == 1
    assert loose.out == result.out
    table = whence("intake-report", "--format", "table").out
    assert "How the pages came in" in table
    assert whence("intake-report", "--format", "csv").out.startswith("part,value,")
