"""The counted noun: its head, its span, its singular."""

import pytest

from tests.extract.quantities.reader import find
from whence.extract.quantities.forms import is_plural, make_singular


@pytest.mark.parametrize(
    ("text", "counted", "phrase"),
    [
        ("18 artillery shells hit the town.", "shell", "artillery shells"),
        ("Nine bodies were found.", "body", "bodies"),
        (
            "They lost 40 infantry fighting vehicles.",
            "vehicle",
            "infantry fighting vehicles",
        ),
        ("It hired 5.7 million civil servants.", "servant", "civil servants"),
        ("Police held 500 weapons dealers.", "dealer", "weapons dealers"),
        ("The last 8 of the 31 miners came up.", "miner", "miners"),
        ("He named four new and local judges.", "judge", "new and local judges"),
        ("She saw three other large dogs.", "dog", "large dogs"),
        ("They sank 3 German U-boats.", "U-boat", "German U-boats"),
        ("It fired four 500-kilogram bombs.", "bomb", "500-kilogram bombs"),
        ("The bank has 20 aircraft.", "aircraft", "aircraft"),
        ("Some 12 MPs and 9 NGOs signed.", "MP", "MPs"),
        ("One senior official resigned.", "official", "senior official"),
        ("At most one ship a week calls.", "ship", "ship"),
        ("Half of the clinics are open.", "clinic", "clinics"),
        ("A fifth of world supply passes Hormuz.", "supply", "world supply"),
        (
            "It owns 52 percent of the firm's shares outstanding.",
            "share",
            "firm's shares",
        ),
        ("Around 1,100 were children.", "child", "children"),
        ("Some 90 of the city's 450 guards left.", "guard", "guards"),
        ("He paid 300 of the 1,000 euros.", None, None),
        ("Up to 90 were underground.", None, None),
        ("The toll rose to 203.", None, None),
        ("Four wounded fled.", None, None),
    ],
)
def test_counted_noun(text: str, counted: str | None, phrase: str | None) -> None:
    found = find(text)[0]
    assert found.counted == counted
    span = found.counted_span
    assert (None if span is None else span.of(text)) == phrase


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("people", "person"),
        ("policewomen", "policewoman"),
        ("batteries", "battery"),
        ("coaches", "coach"),
        ("houses", "house"),
        ("boxes", "box"),
        ("knives", "knife"),
        ("caves", "cave"),
        ("heroes", "hero"),
        ("shoes", "shoe"),
        ("buses", "bus"),
        ("Apaches", "Apache"),
        ("tranches", "tranche"),
        ("larvae", "larva"),
        ("crises", "crisis"),
        ("troops", "troop"),
        ("Zambians", "Zambian"),
        ("SUVs", "SUV"),
        ("series", "series"),
        ("house", "house"),
    ],
)
def test_singular(plural: str, singular: str) -> None:
    assert make_singular(plural) == singular


@pytest.mark.parametrize(
    "word", ["was", "gas", "famous", "crisis", "soldier's", "less"]
)
def test_words_that_are_no_plurals(word: str) -> None:
    assert not is_plural(word)
