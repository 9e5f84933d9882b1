"""The reader as it ships: what it finds, and that nothing but the document decides it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.errors import ModelError
from whence.extract.reader import Reader, find_attributions, load_reader
from whence.extract.reader.loading import MANIFEST, WEIGHTS
from whence.model import Attribution, Document, Segment, Span, text_sha256

QUOTES_PAGE = """Minister denies sale of patrol boats

The defence ministry said on Friday that no boat had been sold.

"We have sold nothing," Minister Ada Lund told reporters. "And we will sell nothing."

Lund accused the paper of "inventing" the deal, according to the agency Nordpress.

The boats, built in 1998, lie in the harbour of Odda.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def page(text: str, *segments: Segment) -> Document:
    segments = segments or (Segment(Span(0, len(text)), "body"),)
    return Document("page", text, text_sha256(text), segments=segments)


def shown(text: str, attribution: Attribution) -> tuple[str, ...]:
    return tuple(
        " … ".join(span.of(text) for span in role)
        for role in (attribution.source, attribution.cue, attribution.content)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said that the bridge would be closed.",
            ("The mayor", "said", "that the bridge would be closed"),
        ),
        (
            '"The bridge is closed," the mayor said.',
            ("the mayor", "said", '"The bridge is closed,"'),
        ),
        (
            "According to the coast guard, the ship sank at night.",
            ("the coast guard", "According to", "the ship sank at night"),
        ),
        (
            "The ship sank at night, the Odda Times reported on Oct. 4, citing two sailors.",
            ("the Odda Times", "reported", "The ship sank at night"),
        ),
        (
            '"No ship was near," the statement read.',
            ("the statement", "read", '"No ship was near,"'),
        ),
    ],
)
def test_one_sentence(reader: Reader, text: str, expected: tuple[str, ...]) -> None:
    assert expected in [
        shown(text, one) for one in find_attributions(page(text), reader=reader)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "The bridge was built in 1931. It carries 9,000 vehicles a day.",
        "Subscribe to our newsletter.",
        "🙂",
        "\u0301\u0301",
    ],
)
def test_nothing_is_ascribed(reader: Reader, text: str) -> None:
    assert find_attributions(page(text), reader=reader) == ()


def test_types_follow_the_quotation_marks(reader: Reader) -> None:
    found = find_attributions(page(QUOTES_PAGE), reader=reader)
    types = {shown(QUOTES_PAGE, one)[0]: one.type for one in found}
    assert types["Minister Ada Lund"] == "direct"
    assert types["The defence ministry"] == "indirect"


def test_a_quotation_that_goes_on_after_the_cue_is_one_content(reader: Reader) -> None:
    (said,) = [
        one
        for one in find_attributions(page(QUOTES_PAGE), reader=reader)
        if "told" in shown(QUOTES_PAGE, one)[1]
    ]
    assert [span.of(QUOTES_PAGE) for span in said.content] == [
        '"We have sold nothing,"',
        '"And we will sell nothing."',
    ]


def test_teasers_and_chrome_are_not_read(reader: Reader) -> None:
    head, tail = (
        "Mayor Lund said the bridge was closed.\n",
        "Bishop Orr said the school would open.\n",
    )
    text = head + tail
    document = page(
        text,
        Segment(Span(0, len(head)), "body"),
        Segment(Span(len(head), len(text)), "teaser"),
    )
    found = find_attributions(document, reader=reader)
    assert [shown(text, one)[0] for one in found] == ["Mayor Lund"]


def test_the_same_page_gives_the_same_answer_beside_any_other(reader: Reader) -> None:
    pages = [
        page(QUOTES_PAGE),
        page("The envoy said it rained. " * 80),
        page("No."),
        page(QUOTES_PAGE * 4),
    ]
    forwards = [find_attributions(one, reader=reader) for one in pages]
    backwards = [find_attributions(one, reader=reader) for one in reversed(pages)]
    assert forwards == backwards[::-1]
    assert forwards == [find_attributions(one, reader=load_reader()) for one in pages]


def test_ids_are_unique_and_belong_to_the_page(reader: Reader) -> None:
    found = find_attributions(page(QUOTES_PAGE), reader=reader)
    other = find_attributions(replace(page(QUOTES_PAGE), id="other"), reader=reader)
    assert len({one.id for one in found + other}) == 2 * len(found)


def test_a_higher_threshold_only_leaves_out(reader: Reader) -> None:
    everything = find_attributions(page(QUOTES_PAGE), reader=reader, min_score=0.0)
    sure = find_attributions(page(QUOTES_PAGE), reader=reader, min_score=0.8)
    assert set(sure) == {one for one in everything if one.score >= 0.8}
    assert find_attributions(page(QUOTES_PAGE), reader=reader, min_score=1.1) == ()


def test_float_arithmetic_finds_the_same(reader: Reader) -> None:
    exact = load_reader(precision="fp32")
    found = find_attributions(page(QUOTES_PAGE), reader=reader)
    reference = find_attributions(page(QUOTES_PAGE), reader=exact)
    assert [(one.source, one.cue, one.content) for one in found] == [
        (one.source, one.cue, one.content) for one in reference
    ]
    assert all(
        abs(a.score - b.score) < 0.1 for a, b in zip(found, reference, strict=True)
    )


def test_a_page_that_fills_several_windows_is_read_to_its_end(reader: Reader) -> None:
    text = "The river rose again in the night and the fields were under water.\n" * 60
    text += "Mayor Lund said the bridge was closed.\n"
    assert [
        shown(text, one)[0] for one in find_attributions(page(text), reader=reader)
    ] == ["Mayor Lund"]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "said",
                    "told",
                    "Kim",
                    "the minister",
                    '"',
                    "“",
                    "”",
                    ",",
                    ".",
                    "\n",
                    "that",
                    "김정은",
                    "🙂",
                    "e\u0301",
                    "\u00a0",
                ]
            ),
            st.text(max_size=6),
        ),
        max_size=60,
    )
)
def test_spans_are_in_order_and_apart_in_any_text(
    reader: Reader, pieces: list[str]
) -> None:
    text = " ".join(pieces)
    taken: set[int] = set()
    for one in find_attributions(page(text), reader=reader, min_score=0.0):
        assert one.cue
        assert one.content
        assert 0 <= one.score <= 1
        at = -1
        for span in sorted(one.source + one.cue + one.content):
            assert at <= span.start < span.end <= len(text)
            at = span.end
        for span in one.cue + one.content:
            assert not taken & set(range(span.start, span.end))
            taken |= set(range(span.start, span.end))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in (MANIFEST, "vocab.txt", "reader-int8.onnx", "reader-fp32.onnx"):
        shutil.copy(WEIGHTS / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    "name", [MANIFEST, "vocab.txt", "reader-int8.onnx", "reader-fp32.onnx"]
)
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match=name):
        load_reader(copied)


@pytest.mark.parametrize("name", ["vocab.txt", "reader-int8.onnx"])
def test_a_changed_byte_is_found(copied: Path, name: str) -> None:
    data = bytearray((copied / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copied / name).write_bytes(bytes(data))
    with pytest.raises(ModelError, match="damaged"):
        load_reader(copied)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"files": {}}', "null"])
def test_a_damaged_manifest_is_reported(copied: Path, manifest: str) -> None:
    (copied / MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(ModelError, match="manifest"):
        load_reader(copied)


def test_the_model_card_names_each_file_by_its_hash() -> None:
    card = (WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")
    files = json.loads((WEIGHTS / MANIFEST).read_text(encoding="utf-8"))["files"]
    assert all(f"`{name}`" in card and digest in card for name, digest in files.items())


@pytest.mark.slow
def test_reading_leaves_nothing_in_the_users_folders(tmp_path: Path) -> None:
    # onnxruntime 1.31 keeps usage data there, to send them when a network is at hand.
    code = "from whence.extract.reader.loading import load_reader\nload_reader()"
    folders = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run(
        [sys.executable, "-B", "-c", code],
        env={**os.environ, **folders, "ORT_DISABLE_TELEMETRY": "0"},
        check=True,
        timeout=120,
    )
    assert list(tmp_path.iterdir()) == []
