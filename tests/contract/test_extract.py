"""The records of `whence extract` are those of CONTRACT section 2."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from whence import api
from whence.model.records import dump_line, extraction_record
from whence.samples import copy_dossier

SCHEMA = json.loads(
    (Path(__file__).parent / "extraction.schema.json").read_text(encoding="utf-8")
)
KEYS = list(SCHEMA["required"])
SPAN_KEYS = {"span", "counted_span", "hedge"}
SPANS_KEYS = {"spans", "content", "source", "cue"}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    pages = copy_dossier(tmp_path_factory.mktemp("dossier"))
    (pages / "empty.txt").write_text("")
    extractions = api.extract_documents(api.load_documents([pages]))
    return [json.loads(dump_line(extraction_record(item))) for item in extractions]


def spans_of(value: object, key: str = "") -> Iterator[list[int]]:
    """Every span of a record, found by the names of its fields."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from spans_of(item, name)
    elif isinstance(value, list):
        if key in SPAN_KEYS and value:
            yield value
        elif key in SPANS_KEYS:
            yield from value
        elif key not in {"published", "said", "about", "interval"}:
            for item in value:
                yield from spans_of(item, key)


def test_every_record_has_the_form_of_the_contract(
    records: list[dict[str, Any]],
) -> None:
    validator = Draft202012Validator(SCHEMA)
    for record in records:
        faults = [error.message for error in validator.iter_errors(record)]
        assert not faults, (record["id"], faults[:3])


def test_the_keys_stand_in_the_order_of_the_contract(
    records: list[dict[str, Any]],
) -> None:
    for record in records:
        assert [key for key in record if key in KEYS] == KEYS


def test_every_span_lies_in_the_text(records: list[dict[str, Any]]) -> None:
    for record in records:
        for start, end in spans_of(record):
            assert 0 <= start <= end <= len(record["text"])


def test_the_hash_is_that_of_the_text(records: list[dict[str, Any]]) -> None:
    for record in records:
        assert (
            record["sha256"]
            == hashlib.sha256(record["text"].encode("utf-8")).hexdigest()
        )


def test_a_failure_is_a_record_of_its_own(records: list[dict[str, Any]]) -> None:
    failed = [record for record in records if record["error"] is not None]
    assert [Path(record["id"]).name for record in failed] == ["empty.txt"]
    assert failed[0]["claims"] == []


def test_segments_do_not_overlap(records: list[dict[str, Any]]) -> None:
    for record in records:
        ends = [0]
        for segment in record["segments"]:
            start, end = segment["span"]
            assert start >= ends[-1]
            ends.append(end)


def test_ids_within_a_page_are_known(records: list[dict[str, Any]]) -> None:
    for record in records:
        quantities = {item["id"] for item in record["quantities"]}
        attributions = {item["id"] for item in record["attributions"]} | {None}
        claims = {item["id"] for item in record["claims"]}
        for claim in record["claims"]:
            assert set(claim["quantities"]) <= quantities
            assert claim["attribution"] in attributions
            assert set(claim["denies"]) <= claims
            assert (claim["type"] == "voice") == (claim["attribution"] is None)
            if claim["type"] == "voice":
                # The outlet's own, and the wire's whose page it reprints.
                assert len(claim["chain"]) <= 1 + len(record["relays"])
        for item in record["attributions"]:
            assert item["parent"] in attributions


def test_a_claims_id_is_unique_in_all_pages(records: list[dict[str, Any]]) -> None:
    ids = [claim["id"] for record in records for claim in record["claims"]]
    assert len(ids) == len(set(ids))


def test_claims_come_from_headline_and_body_only(
    records: list[dict[str, Any]],
) -> None:
    for record in records:
        allowed = [
            segment["span"]
            for segment in record["segments"]
            if segment["kind"] in {"headline", "body"}
        ]
        for claim in record["claims"]:
            for start, end in claim["content"]:
                assert any(low <= start and end <= high for low, high in allowed)
