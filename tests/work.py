"""Counts work without a clock: how many calls a piece of code makes.

The machines that run these tests are shared, so seconds say little. The number of
calls, of Python functions and of built-in ones, is the same in every run.
"""

import sys
from collections.abc import Callable
from types import FrameType

__all__ = ["count_calls"]


def count_calls(action: Callable[[], object]) -> int:
    """Return how many calls an action makes."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return calls
