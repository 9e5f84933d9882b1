"""Wordings of genres that few pages have: courts, councils, labs, translations."""

import pytest

from tests.extract.claims.pages import attributed
from tests.extract.claims.test_wordings import found

Case = tuple[str, list[tuple[str, str | None]]]

_SAID: list[Case] = [
    # A verb that no list holds, before a clause or a quotation.
    ("Mr Jon Lind accepted that he had kept no note of the meeting.",
     [("he had kept no note of the meeting", "Jon Lind")]),
    ("“I did, and I would again,” came the reply from Ana Ruiz.",
     [("“I did, and I would again,”", "Ana Ruiz")]),
    # What was made known at the end of a sentence.
    ("The pier stays shut until May, its owner, Ana Ruiz, made known yesterday.",
     [("The pier stays shut until May", "Ana Ruiz")]),
    # Whose case, whose data.
    ("On the union's case, nine boats were unsafe.",
     [("nine boats were unsafe", "Union")]),
    ("By the data of the Halden Port Authority, nine boats sank.",
     [("nine boats sank", "Halden Port Authority")]),
    # A progressive that asks.
    ("Police are urging drivers to keep away from the pier.",
     [("drivers to keep away from the pier", "Police")]),
    # Who refused as well, behind "however".
    ("Mayor Ana Ruiz confirmed the receipt of the letter, however refused to comment on its content.",
     [("the receipt of the letter", "Ana Ruiz"), ("its content", "Ana Ruiz")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _SAID)
def test_who_said_what(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Judge Ana Ruiz told jurors to ignore the papers.", "urge"),
        ("Mayor Ana Ruiz told clerks to the port to wait.", "state"),
        ("Mayor Ana Ruiz said she was not at liberty to discuss it.", "decline"),
        ("The Norlane Union said that it could not discuss the case.", "decline"),
        ("Mayor Ana Ruiz voiced doubt that the pier would stand.", "reject"),
    ],
)
def test_what_is_done_with_the_words(text: str, act: str) -> None:
    (claim,) = attributed(text)
    assert claim.act == act


def test_what_could_not_be_done_is_no_doubt() -> None:
    (plain,) = attributed("Mayor Ana Ruiz said the boats could not leave the port.")
    (doubted,) = attributed("Mayor Ana Ruiz said the boats could be lost.")
    assert (plain.hedge is None, doubted.hedge is None) == (True, False)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Dockers' Union says 400 struck at Norlane Ferries; the company says 90.",
         ["Dockers' Union", "Norlane Ferries"]),
        ("Halden Foods said it had lost. The union said it won. The company said no.",
         ["Halden Foods", "Union", "Halden Foods"]),
        # A surname that is a country, once its bearer has spoken.
        ("“It works,” said Marit Ireland, a brewer. Ireland said more would come.",
         ["Marit Ireland", "Marit Ireland"]),
        ("“It works,” said Marit Aas, a brewer. Ireland said more would come.",
         ["Marit Aas", "Government of Ireland"]),
        # A long description before the name; a party and a paper that own a person.
        ("Former Norland oil and gas tycoon Marit Aas told the inquiry it was late.",
         ["Marit Aas"]),
        ("Labour's Marit Aas said that the pier was lost.", ["Marit Aas"]),
        ("Ole Lind, 58, was waiting at the gate. “Ask me,” the 58-year-old said.",
         ["Ole Lind"]),
        # A study that nobody issued is nobody's who spoke before.
        ("Marit Aas said the pier was lost. The study found that rust had eaten it.",
         ["Marit Aas", "study"]),
        ("The study, published in the journal Tide, found that rust had eaten it.",
         ["study"]),
        # Several are not one of them.
        ("“It works,” said lead author Marit Aas. The authors said it was cheap.",
         ["Marit Aas", "authors"]),
        # What sits abroad is not of the place where it sits.
        ("Oslo dismissed the charge. Its embassy in Tallinn said that it was absurd.",
         ["Government of Norway", "Embassy of Norway in Tallinn"]),
        # Who heard it did not say it.
        ("The court heard that nine boats had been sold.", [None]),
    ],
)  # fmt: skip
def test_whose_words(text: str, speakers: list[str | None]) -> None:
    assert [speaker for _, speaker in found(text)] == speakers


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Consulted by the agency Norlane Press, a source in the port said it was late.",
         ["Norlane Press", "source in the port"]),
        ("Pressed by Labour's Marit Aas, Mayor Ana Ruiz conceded that it was late.",
         ["Ana Ruiz"]),
        ("Mayor Ana Ruiz was quoted on Radio Kai on Monday as saying that it was late.",
         ["Radio Kai", "Ana Ruiz"]),
    ],
)  # fmt: skip
def test_by_which_links(text: str, links: list[str]) -> None:
    (claim,) = attributed(text)
    assert [link.name for link in claim.chain[1:]] == links


@pytest.mark.parametrize(
    ("text", "speaker", "act"),
    [
        ("The union's position is that the pier must stay.", "Union", "state"),
        ("The view of Marit Aas is that the pier will fall.", "Marit Aas", "state"),
        ("On Monday nine boats sank, by the union's count.", "Union", "estimate"),
        ("In the eyes of the Norlane Union, the sale is a loss.", "Norlane Union",
         "state"),
        ("Marit Aas put it more bluntly: “The pier is gone.”", "Marit Aas", "state"),
        ("Marit Aas went further, calling the sale “a trick”.", "Marit Aas", "state"),
        ("Neither Marit Aas nor Ole Lind would comment on the sale.",
         "Marit Aas; Ole Lind", "decline"),
        ("Ole Lind pleaded not guilty to theft.", "Ole Lind", "deny"),
        ("Estimates by the Norlane Union put the loss at 4 million euros.",
         "Norlane Union", "estimate"),
        ("Research published in the journal Tide suggests the pier is gone.",
         "Research", "state"),
    ],
)  # fmt: skip
def test_what_stands_for_saying(text: str, speaker: str, act: str) -> None:
    (claim,) = attributed(text)
    assert (claim.speaker.name, claim.act) == (speaker, act)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Speaking on Radio Kai, Mayor Ana Ruiz said the pier was sold.",
         ["Radio Kai", "Ana Ruiz"]),
        ("According to Mayor Ana Ruiz, quoted by the Quay Post, the pier was sold.",
         ["Quay Post", "Ana Ruiz"]),
        ("The Quay Post cited Mayor Ana Ruiz as saying that the pier was sold.",
         ["Quay Post", "Ana Ruiz"]),
        ("It was sold, says a report by the Norlane Union shared with the Quay Post.",
         ["Quay Post", "Norlane Union"]),
        ("The Quay Post has seen a letter in which Ana Ruiz writes that it was sold.",
         ["Quay Post", "Ana Ruiz"]),
        ("It was sold, according to Mayor Ana Ruiz, who cited the Norlane Union.",
         ["Ana Ruiz", "Norlane Union"]),
        ("Mayor Ana Ruiz told the Norlane Union that the pier was sold.", ["Ana Ruiz"]),
        ("The Quay Post's Marit Aas reports that the pier was sold.", ["Quay Post"]),
        ("A source close to Mayor Ana Ruiz told the Quay Post the pier was sold.",
         ["Quay Post", "source close to Mayor Ana Ruiz"]),
        ("The Quay Post was the first to report that the pier was sold.",
         ["Quay Post"]),
    ],
)  # fmt: skip
def test_how_words_are_passed_on(text: str, links: list[str]) -> None:
    (claim,) = attributed(text)
    assert [link.name for link in claim.chain[1:]] == links


@pytest.mark.parametrize(
    "text",
    [
        "The view of the pier is a joy for all who come.",
        "The ship hit the pier, calling for help by horn.",
        "The count of boats was nine, by the pier.",
    ],
)
def test_what_stands_for_no_saying(text: str) -> None:
    assert found(text) == []


def test_a_title_whose_first_words_are_no_names_is_read() -> None:
    text = "He's How Ana Sings was played, Mayor Ana Ruiz said."
    assert [speaker for _, speaker in found(text)] == ["Ana Ruiz"]
