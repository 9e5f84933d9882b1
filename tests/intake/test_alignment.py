"""Finding an extracted body again in the page."""

from hypothesis import given
from hypothesis import strategies as st

from tests.intake.pages import BODY
from whence.intake.alignment import cover_lines
from whence.intake.lines import find_lines


def test_body_lines_are_covered_whole() -> None:
    page = ["Menu", BODY[0], "Join us", BODY[1], "Now", BODY[2], "Read also: a fire"]
    found = cover_lines(find_lines("\n\n".join(page)), " ".join([*BODY[:2], BODY[2]]))
    assert found == [0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]


def test_short_lines_count_between_their_neighbours() -> None:
    page = [BODY[0], "The warning", BODY[1]]
    assert cover_lines(find_lines("\n".join(page)), "\n".join(page)) == [1.0] * 3


def test_a_second_copy_is_no_body() -> None:
    page = [BODY[0], BODY[1], BODY[0]]
    found = cover_lines(find_lines("\n".join(page)), "\n".join(BODY[:2]))
    assert found == [1.0, 1.0, 0.0]


@given(st.lists(st.sampled_from([*BODY, "one two", "a b c d e"]), max_size=12))
def test_shares_are_shares(page: list[str]) -> None:
    lines = find_lines("\n".join(page))
    found = cover_lines(lines, "\n".join(BODY))
    assert len(found) == len(lines)
    assert all(0.0 <= share <= 1.0 for share in found)
