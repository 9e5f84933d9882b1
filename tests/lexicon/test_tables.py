import pytest

from whence.errors import InvariantError
from whence.lexicon import load_table


def test_a_missing_table_says_how_to_make_it() -> None:
    with pytest.raises(InvariantError, match="resources/build"):
        load_table("no_such_table")
