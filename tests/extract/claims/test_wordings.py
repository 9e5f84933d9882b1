"""Wordings of news: each case stands for a way in which pages name who says what."""

import pytest

from tests.extract.claims.pages import attributed, chains

Case = tuple[str, list[tuple[str, str | None]]]


def found(text: str, **options: str | None) -> list[tuple[str, str | None]]:
    """Return content and speaker of the attributed claims of a page."""
    page = text.replace("|", "\n")
    return [
        (
            " / ".join(span.of(page) for span in claim.content),
            claim.speaker.name,
        )
        for claim in attributed(page, **options)
    ]


_NAMED: list[Case] = [
    # What somebody calls something, in a clause of its own.
    ("In what Mayor Ana Ruiz called “a dark day”, the council closed the pier.",
     [("“a dark day”", "Ana Ruiz")]),
    ("The crew left in what a local safety group described as the worst error.",
     [("the worst error", "local safety group")]),
    ("Divers thanked Mayor Ana Ruiz for what the Norlane Union termed “a gift”.",
     [("“a gift”", "Norlane Union")]),
    # A charge that another dismisses, without "that".
    ("Crates went missing, a charge the Halden Port Authority dismissed as absurd.",
     [("Crates went missing", "Halden Port Authority")]),
    # Confidence, doubt and fear in a noun or an adjective.
    ("The Norlane Union expressed confidence that the pier would stand.",
     [("the pier would stand", "Norlane Union")]),
    ("Mayor Ana Ruiz left no doubt that the pier would close.",
     [("the pier would close", "Ana Ruiz")]),
    ("The mayor, Ana Ruiz, is adamant that the pier is safe.",
     [("the pier is safe", "Ana Ruiz")]),
    ("The Norlane Union attributed the delay to a broken crane.",
     [("the delay to a broken crane", "Norlane Union")]),
    ("Two divers identified the wreck as the Norlane Star.",
     [("the wreck as the Norlane Star", "Two divers")]),
    # A quotation and a verb that is used with nothing else.
    ("“We lost it all,” fumed Marit Aas of the ticket office.",
     [("“We lost it all,”", "Marit Aas")]),
    ("“We lost it all,” recounts Marit Aas, seated on a bench.",
     [("“We lost it all,”", "Marit Aas")]),
    # Single marks, as British papers set them.
    ("‘The dockers’ boats are gone,’ said Marit Aas of the ticket office.",
     [("‘The dockers’ boats are gone,’", "Marit Aas")]),
    ("'We lost it all,' said Marit Aas of the ticket office.",
     [("'We lost it all,'", "Marit Aas")]),
    ("Ana Ruiz called the dockers' union 'a disgrace'.",
     [("the dockers' union 'a disgrace'", "Ana Ruiz")]),
    # A field before the trade, a body behind the name.
    ("IT security expert Ana Ruiz said that the pit was safe.",
     [("the pit was safe", "Ana Ruiz")]),
    ("Cyber researcher Ana Ruiz of the firm Norlane Labs said that it was safe.",
     [("it was safe", "Ana Ruiz")]),
    # A trade before the name, behind the cue.
    ("The oak was rotten, says carpenter Jon Lind of Halden College.",
     [("The oak was rotten", "Jon Lind")]),
    # Silence as the second of two.
    ("The Norlane Union confirmed the strike but would not discuss its cost.",
     [("the strike", "Norlane Union"), ("its cost", "Norlane Union")]),
    ("Mayor Ana Ruiz said the pier was shut but did not elaborate on the cause.",
     [("the pier was shut", "Ana Ruiz"), ("the cause", "Ana Ruiz")]),
    # "and that" without a first "that".
    ("Mayor Ana Ruiz said nine boats had been tested and that none was safe.",
     [("nine boats had been tested", "Ana Ruiz"), ("none was safe", "Ana Ruiz")]),
    # The noun before its speaker, the verb behind her.
    ("The records, Mayor Ana Ruiz said, show 312 repairs.",
     [("The records / show 312 repairs", "Ana Ruiz")]),
    # What only tells that somebody speaks.
    ("According to the version of the Norlane Union, the boat was old.",
     [("the boat was old", "Norlane Union")]),
    ("In the Ministry of Trade of Norway they assured that boats are safe.",
     [("boats are safe", "Ministry of Trade of Norway")]),
    # Any verb between a quotation that goes on and a name.
    ("“No way!” beams Marit Aas, 51.", [("“No way!”", "Marit Aas")]),
    ("“He does not read,” sentenced Senator Paula Vial.",
     [("“He does not read,”", "Paula Vial")]),
    # A view, a warning, a consideration.
    ("The Norlane Union was clear. In its view, the pier could have been saved.",
     [("the pier could have been saved", "Norlane Union")]),
    ("The Norlane Union warned against drawing water.",
     [("drawing water", "Norlane Union")]),
    ("The Norlane Union considers the toll to be three times higher.",
     [("the toll to be three times higher", "Norlane Union")]),
    # What the page adds to a quotation.
    ("The Norlane Union said it “weighs offers”, which is what it said last year.",
     [("it “weighs offers”", "Norlane Union")]),
    # A time before the one who speaks, and behind the cue.
    ("Hours before, the Norlane Union had admitted that the pier was old.",
     [("the pier was old", "Norlane Union")]),
    ("Boats sank, the Quay Gazette reported last night.",
     [("Boats sank", "Quay Gazette")]),
    # The day before the one who speaks.
    ("In a statement on 17 March the Norlane Union claimed that 113 boats sank.",
     [("113 boats sank", "Norlane Union")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), _NAMED)
def test_who_says_what(text: str, claims: list[tuple[str, str | None]]) -> None:
    assert found(text) == claims


_RELAYED: list[tuple[str, list[list[str | None]]]] = [
    # An outlet by its name and what it is.
    ("Ana Ruiz told the AFP news agency that it rained.",
     [["Agence France-Presse", "Ana Ruiz"]]),
    ("Ana Ruiz told the Kvivik news agency that it rained.", [["Kvivik", "Ana Ruiz"]]),
    ("Ana Ruiz told the Morgenposten newspaper that it rained.",
     [["Morgenposten", "Ana Ruiz"]]),
    ("Ana Ruiz told local TV that it rained.", [["local TV", "Ana Ruiz"]]),
    # Where it was printed or aired.
    ("The Norlane Union has claimed in the Quay Gazette that no boat sank.",
     [["Quay Gazette", "Norlane Union"]]),
    ("Ana Ruiz repeated on Norwegian Television that the pier is safe.",
     [["Norwegian Television", "Ana Ruiz"]]),
    ("Ana Ruiz told viewers of Norwegian Television that the pier is safe.",
     [["Norwegian Television", "Ana Ruiz"]]),
    ("Boats sank, according to files of the club Dalby published by the Halden Post.",
     [["Halden Post", "Dalby"]]),
    # Quoted as doing more than saying.
    ("Ana Ruiz was quoted by Reuters as calling the plan absurd.",
     [["Reuters", "Ana Ruiz"]]),
    ("Minister Ana Ruiz was quoted by the TASS agency as asking why nobody came.",
     [["TASS", "Ana Ruiz"]]),
    # Whose a document is.
    ("The Norlane Union's own annual report states that boats sank.",
     [["Norlane Union"]]),
    ("A leaked Norlane Union memo says that boats sank.", [["Norlane Union"]]),
    ("The report, dated Sunday and signed by Ana Ruiz, says that boats sank.",
     [["Ana Ruiz"]]),
    ("According to the Danish land register, he owns nine boats.",
     [["Land Register of Denmark"]]),
    # Asked by, or an account given to, an outlet.
    ("Asked by Radio Kai who held the keys, Ana Ruiz said that she had none.",
     [["Radio Kai", "Ana Ruiz"]]),
    ("Asked by a diver who held the keys, Ana Ruiz said that she had none.",
     [["Ana Ruiz"]]),
    ("The ministry reminded all media that images are punishable.", [["Ministry"]]),
    # Where a sentence opens with the outlet.
    ("Writing in the Quay Gazette, Ana Ruiz said that the pit was safe.",
     [["Quay Gazette", "Ana Ruiz"]]),
    ("On Radio Kai, Ana Ruiz said that the pit was safe.", [["Radio Kai", "Ana Ruiz"]]),
    ("On Sunday, Ana Ruiz said that the pit was safe.", [["Ana Ruiz"]]),
    ("Ana Ruiz said on Radio Kai's morning show that the pit was safe.",
     [["Radio Kai", "Ana Ruiz"]]),
    ("A letter from the Norlane Union seen by the Quay Gazette says that it rained.",
     [["Quay Gazette", "Norlane Union"]]),
    # The root named behind the outlet.
    ("Reuters says that talks were held, according to people briefed on them.",
     [["Reuters", "people briefed on them"]]),
    ("Ana Ruiz, in conversation with Radio Kai, said that it rained.",
     [["Radio Kai", "Ana Ruiz"]]),
    # A branch is the ministry's.
    ("The regional branch of the Emergencies Ministry of Russia said that it rained.",
     [["Ministry of Emergency Situations of Russia"]]),
    # Who speaks for whom.
    ("The Kremlin was silent. “We did not read it,” the press secretary joked.",
     [["Government of Russia"]]),
    ("Ana Ruiz of the group Norlane said that it rained.", [["Ana Ruiz"]]),
    # Near misses: a platform, a town, the page's own paper.
    ("Ana Ruiz wrote on Telegram that the pier is safe.", [["Ana Ruiz"]]),
    ("Ana Ruiz said in Halden that the pier is safe.", [["Ana Ruiz"]]),
    ("Ana Ruiz told the press that the pier is safe.", [["Ana Ruiz"]]),
    ("Ana Ruiz told this newspaper that the pier is safe.", [["Ana Ruiz"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _RELAYED)
def test_through_whom(text: str, expected: list[list[str | None]]) -> None:
    assert chains(text) == expected


def test_a_headline_says_nothing_of_the_sentence_below_it() -> None:
    text = (
        "# Fifty left adrift for days while two states argued\n"
        "A rubber boat with 53 people drifted for three days before a ship came."
    )
    assert found(text) == []


_NEAR = [
    "The doctor himself has said nothing.",
    "What the police say. It is little.",
    "Nord-Inform is an agency.",
    # Deeds, not words.
    "The Harbour Authority will announce the winner on Friday.",
    "The council agreed on a new plan for the pier.",
    "The two leaders did not discuss the treaty.",
    "The boat left the quay, and the crew laughed.",
]


@pytest.mark.parametrize("text", _NEAR)
def test_deeds_are_no_words(text: str) -> None:
    assert found(text) == []


_REFERRED = [
    # Women and men, by given name and by title.
    ("The mayor, Jon Lind, said it rained. Marit Aas said it was dry. He lied, she said.",
     ["Jon Lind", "Marit Aas", "Marit Aas"]),
    ("The mayor, Jon Lind, said it rained. “No,” says Marit Aas. He argued it was old.",
     ["Jon Lind", "Marit Aas", "Jon Lind"]),
    # Whom a sentence without attribution is about.
    ("Its chairman, Ole Lind, resigned. He maintains that he was not told.",
     ["Ole Lind"]),
    ("A surgeon at Halden Hospital disagrees: blood is no water, he explained.",
     ["surgeon at Halden Hospital"]),
    ("The count comes from the Halden governor, who told divers that it rained.",
     ["Halden governor"]),
    # The company that the page is about, before it has spoken.
    ("Norlane AG plans cuts. The carmaker declined to say why.", ["Norlane AG"]),
    ("Norlane AG plans cuts. “It is sad,” a company spokeswoman said.", ["Norlane AG"]),
    # A role with a capital inside, an alliance, a state before its ministry.
    ("The President of the Republic, Félix Mba, spoke. He announced that it was over.",
     ["Félix Mba"]),
    ("NATO said that it was calm. A spokesperson for the alliance declined to say why.",
     ["NATO", "NATO"]),
    ("Oslo is “glad”, its foreign ministry said.",
     ["Ministry of Foreign Affairs of Norway"]),
    ("Ana Ruiz, who yesterday called it “a toy”, said that she was misquoted.",
     ["Ana Ruiz", "Ana Ruiz"]),
    # A verdict put near a figure.
    ("Port chief Marit Aas puts the toll closer to 80. She said boats were lost.",
     ["Marit Aas", "Marit Aas"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), _REFERRED)
def test_who_is_meant(text: str, speakers: list[str]) -> None:
    assert [speaker for _, speaker in found(text)] == speakers


def test_a_town_is_not_its_paper() -> None:
    text = "The labour office in Halden said that it has 11 clerks."
    (claim,) = attributed(text, outlet="Halden Daily")
    assert claim.speaker.name == "Labour office in Halden"


def test_goods_put_near_a_place_are_no_estimate() -> None:
    assert found("Workers put 40 boats near the quay.") == []
