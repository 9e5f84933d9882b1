"""What a body is, and whether a common name may mean it."""

import pytest

from whence.reconcile.natures import fits, is_common, read_nature


@pytest.mark.parametrize(
    "name", ["Ministry", "the company", "health service", "Governor's office"]
)
def test_common_names(name: str) -> None:
    assert is_common(name)


@pytest.mark.parametrize(
    "name",
    ["Brill Lines", "Ministry of Mines", "Lorn Coast Guard", "Veltrona", "captain"],
)
def test_proper_names_and_people_are_not_common(name: str) -> None:
    assert not is_common(name)


@pytest.mark.parametrize(
    ("common", "name", "described"),
    [
        ("the ministry", "Ministry of Health of Denmark", ()),
        ("the company", "Brill Lines", ("shipowner",)),
        ("the company", "Veltrona", ()),
        ("the regulator", "Data Protection Authority", ()),
        ("the governor's office", "governor of Lorn", ()),
        ("the aid group", "Hands at Sea", ("group",)),
    ],
)
def test_a_common_name_may_mean_a_body(
    common: str, name: str, described: tuple[str, ...]
) -> None:
    assert fits(read_nature({common}, ()), read_nature({name}, described))


@pytest.mark.parametrize(
    ("common", "name"),
    [
        ("the company", "Dockers' Union"),
        ("the hospital", "Ministry of Health"),
        ("the weather service", "Customs Service of Denmark"),
        ("the prosecutor's office", "UN drugs office"),
    ],
)
def test_a_common_name_means_no_body_of_another_sort(common: str, name: str) -> None:
    assert not fits(read_nature({common}, ()), read_nature({name}, ()))
