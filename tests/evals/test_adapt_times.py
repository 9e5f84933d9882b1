"""The corpora's spellings: values change, spans and counts do not."""

import pytest

from evals.adapt_times import adapt


def _record(document: str, surface: str, kind: str, value: str) -> dict[str, object]:
    times = [{"span": [0, len(surface)], "type": kind, "value": value}]
    return {"id": document, "text": surface, "times": times}


@pytest.mark.parametrize(
    ("document", "surface", "kind", "value", "spelled"),
    [
        ("wsj_0100", "fiscal 1989", "DATE", "FY1989", "1989"),
        ("wsj_0100", "last week", "DATE", "1989-W43", "1989-WXX"),
        ("wsj_0100", "year-end", "DATE", "1989", "1989-12-31"),
        ("APW19990506.0155", "the 1980s", "DATE", "198", "198X"),
        ("APW20000216.0193", "this week", "DATE", "2000-W07", "2000-W7"),
        ("APW19980301.0720", "last week", "DATE", "1998-W08", "1998-W08"),
        ("wsj_0100", "a decade", "DURATION", "P1DE", "P1E"),
        ("01_WW2", "daily", "SET", "P1D", "XXXX-XX-XX"),
        ("01_WW2", "the last week of August", "DATE", "1944-W35", "P1W"),
        ("ntu-001", "fiscal 2024", "DATE", "FY2024", "FY2024"),
    ],
)
def test_values_are_spelled_as_the_corpus_does(
    document: str, surface: str, kind: str, value: str, spelled: str
) -> None:
    (time,) = adapt(_record(document, surface, kind, value))["times"]
    assert time["value"] == spelled
    assert time["span"] == [0, len(surface)]
