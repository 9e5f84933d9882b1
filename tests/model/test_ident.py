import subprocess
import sys

from whence.model import content_key, text_sha256

PROGRAM = "from whence.model import content_key; print(content_key('claim', 'p', [1, 2], None))"


def test_a_key_depends_on_every_part_and_on_their_order() -> None:
    keys = {
        content_key("claim", "page", [0, 5]),
        content_key("claim", "page", [0, 6]),
        content_key("claim", [0, 5], "page"),
        content_key("time", "page", [0, 5]),
        content_key("claim", "page", 0, 5),
        content_key("claim", "page", None),
        content_key("claim", "page"),
    }
    assert len(keys) == 7


def test_a_key_is_the_same_in_every_process() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("0", "1", "4711")
    }
    assert found == {content_key("claim", "p", (1, 2), None)}


def test_the_sha_is_that_of_the_utf8_bytes() -> None:
    assert (
        text_sha256("")
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
