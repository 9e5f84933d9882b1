"""Which bodies the words beside a name tie it to."""

import pytest

from whence.reconcile.affiliations import bodies_beside


def _tied(text: str, name: str) -> list[str]:
    start = text.index(name)
    return list(bodies_beside(text, start, start + len(name)))


@pytest.mark.parametrize("role", ["assistant", "press adviser", "aide"])
def test_an_assistant_is_of_the_house_that_he_assists(role: str) -> None:
    text = f"Ida Morell, {role} to the receiver, said that 320 boats were lost."
    assert _tied(text, "Ida Morell") == ["receiver"]


@pytest.mark.parametrize("role", ["ambassador", "a visitor"])
def test_an_ambassador_is_not(role: str) -> None:
    text = f"Ida Morell, {role} to the Port Authority, said that 320 boats were lost."
    assert _tied(text, "Ida Morell") == []
