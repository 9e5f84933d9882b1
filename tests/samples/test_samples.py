"""The sample dossier: complete, invented, readable without a network."""

import json
import re
from pathlib import Path

from whence.samples import STORIES, copy_dossier, iterate_dossier


def _count_pages() -> int:
    count = 0
    for name, content in iterate_dossier():
        count += len(content.splitlines()) if name.endswith(".jsonl") else 1
    return count


def test_dossier_holds_enough_pages_in_three_stories() -> None:
    names = [name for name, _ in iterate_dossier()]
    assert {name.split("/")[0] for name in names} == set(STORIES)
    assert _count_pages() >= 15
    assert {Path(name).suffix for name in names} == {".txt", ".html", ".jsonl"}


def test_order_is_fixed_and_every_page_is_utf8() -> None:
    assert list(iterate_dossier()) == list(iterate_dossier())
    for name, content in iterate_dossier():
        text = content.decode("utf-8")
        assert text.strip(), name
        if name.endswith(".jsonl"):
            for line in text.splitlines():
                assert json.loads(line)["text"]


def test_copy_holds_the_pages_and_the_notice(tmp_path: Path) -> None:
    pages = copy_dossier(tmp_path / "demo")
    assert pages == tmp_path / "demo" / "pages"
    written = {
        path.relative_to(pages).as_posix(): path.read_bytes()
        for path in pages.rglob("*")
        if path.is_file()
    }
    assert written == dict(iterate_dossier())
    notice = (tmp_path / "demo" / "README.md").read_text(encoding="utf-8")
    assert "is invented" in notice
    assert copy_dossier(tmp_path / "demo") == pages


def test_notice_names_every_page(tmp_path: Path) -> None:
    copy_dossier(tmp_path)
    notice = (tmp_path / "README.md").read_text(encoding="utf-8")
    for name, content in iterate_dossier():
        if name.endswith(".jsonl"):
            stems = [
                json.loads(line)["id"].split("/")[1] for line in content.splitlines()
            ]
        else:
            stems = [Path(name).stem]
        for stem in stems:
            assert re.search(rf"`{re.escape(stem)}`", notice), stem


def test_pages_name_no_real_address() -> None:
    for name, content in iterate_dossier():
        for address in re.findall(rb"(?:https?://|@)([\w.-]+)", content):
            assert address.rstrip(b".").endswith(b".example"), (name, address)
