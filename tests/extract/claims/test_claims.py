"""Claims: speaker, chain, act, stance, hedge and time of sentences of our own."""

import pytest

from tests.extract.claims.pages import attributed, chains, read
from whence.model import Claim, Interval

_CHAINS = [
    ("The Times reported, citing two diplomats, that the deal was dead.",
     [["The Times", "two diplomats"]]),
    ("The deal is dead, the newspaper Brussels Ledger reports, quoting the Commission.",
     [["Brussels Ledger", "European Commission"]]),
    ("Ana Ruiz told Reuters that the deal was dead.", [["Reuters", "Ana Ruiz"]]),
    ("In an interview with Le Monde, Ana Ruiz said that she would resign.",
     [["Le Monde", "Ana Ruiz"]]),
    ("Forty died, according to officials quoted by OCHA.",
     [["United Nations Office for the Coordination of Humanitarian Affairs",
       "officials"]]),
    ("The ministry said the dam holds, the agency Norte Wire reported.",
     [["Norte Wire", "Ministry"]]),
    ("As KCNA transmits, the Foreign Ministry of the DPRK stated that talks had ended.",
     [["KCNA", "Ministry of Foreign Affairs of North Korea"]]),
    ("Reuters quotes a pilot as saying the runway was wet.",
     [["Reuters", "pilot"]]),
    ("A nurse said a doctor had told her that the ward was full.",
     [["nurse", "doctor"]]),
    ("It was recently reported that the bridge may fall.", [[None]]),
    ("Nine died, Norte Wire said, citing figures of Peru's Health Ministry.",
     [["Norte Wire", "Ministry of Health of Peru"]]),
    ("Ana Ruiz told this newspaper that she would resign.", [["Ana Ruiz"]]),
    ("Moscow and Pyongyang deny the trade.",
     [["Government of North Korea; Government of Russia"]]),
    ("A government spokesperson in Lima said the road was open.",
     [["Government of Peru"]]),
    ("“Sign it,” Governor Ana Ruiz said, according to the website Zamora.",
     [["Zamora", "Ana Ruiz"]]),
    ("The dam holds, the minister said, the newspaper El Faro reported on Monday.",
     [["El Faro", "minister"]]),
    ("Two workers told the outlet Quay.Live that four people had been burned.",
     [["Quay.Live", "Two workers"]]),
    ("It stopped, according to a letter of Norgas that the daily Finanzas published.",
     [["Finanzas", "Norgas"]]),
    ("The site Zamora reports that it rained. “It did,” a clerk told the site.",
     [["Zamora"], ["Zamora", "clerk"]]),
    ("At the sitting Ana Ruiz, a member of the Blue Coalition, said it was late.",
     [["Ana Ruiz"]]),
    ("At the meeting the minister said that it was late.", [["minister"]]),
    ("Its author, Ana Ruiz, of the Norte firm Sur Mills, said it was late.",
     [["Ana Ruiz"]]),
    ("A source in Peru's security service, the SIN, said it was late.",
     [["source in Peru's security service"]]),
    ("Norte Rating cut Peru to B-minus and warned of “a cliff”.", [["Norte Rating"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _CHAINS)
def test_chains(text: str, expected: list[list[str | None]]) -> None:
    assert chains(text)[: len(expected)] == expected


_REFERENCES = [
    ("Health Minister Ana Ruiz said it was over. She denied a second wave.",
     ["Ana Ruiz", "Ana Ruiz"]),
    ("Ana Ruiz, the mayor, said it was over. Ruiz blamed the rain.",
     ["Ana Ruiz", "Ana Ruiz"]),
    (("The Electoral Commission (EC) said 40 percent had voted. The commission denied "
     "any fraud."), ["Electoral Commission", "Electoral Commission"]),
    ("A European diplomat said the list was long. “Too long,” the diplomat said.",
     ["European diplomat", "European diplomat"]),
    ("The World Food Programme said rice was short. It urged donors to give 40 million dollars.",
     ["World Food Programme", "World Food Programme"]),
    ("Norte Bank said it had lost nothing. Its director, Ana Ruiz, said trade was calm.",
     ["Norte Bank", "Ana Ruiz"]),
    ("Emergency Minister Ana Ruiz said two died. The ministry would not rule out more.",
     ["Ana Ruiz", "Ministry of Emergency Situations"]),
    ("Vale said it would appeal. The company denies that the dam was unsafe.",
     ["Vale", "Vale"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), _REFERENCES)
def test_references_inside_the_page(text: str, speakers: list[str]) -> None:
    assert [claim.speaker.name for claim in attributed(text)] == speakers


def test_a_relay_holds_for_the_occasion() -> None:
    text = (
        "Ana Ruiz told Radio Norte on Monday that the dam held. "
        "She refused to say who had built it."
    )
    first, second = attributed(text, published="2024-05-15")
    assert [link.name for link in second.chain[1:]] == ["Radio Norte", "Ana Ruiz"]
    assert first.said == second.said == Interval("2024-05-13", "2024-05-14")


def test_a_wire_that_signs_the_page_is_in_every_chain() -> None:
    found = read("LIMA, March 3 (Reuters) — Two died, police said. The road is cut.")
    assert [relay.name for relay in found.document.relays] == ["Reuters"]
    assert all(claim.chain[1].name == "Reuters" for claim in found.claims)


_STANCES = [
    ("The ministry denied the leak.", "deny", "denied"),
    ("The ministry rejected the criticism.", "reject", "denied"),
    ("The ministry declined to confirm the leak.", "decline", "asserted"),
    ("The ministry has not denied the leak.", "decline", "asserted"),
    ("The ministry estimates that 40 died.", "estimate", "asserted"),
    ("The ministry accused Norway of theft.", "accuse", "asserted"),
    ("The ministry warned that dams could break.", "warn", "asserted"),
    ("The ministry pledged that dams would hold.", "promise", "asserted"),
    ("The ministry called the report “fiction.”", "reject", "denied"),
    ("The ministry called the vote “calm.”", "state", "asserted"),
    ("“There was no leak,” the ministry said.", "deny", "denied"),
    ("“There is no doubt,” the ministry said.", "state", "asserted"),
    ("“No one answers,” said Ana Ruiz, a baker.", "state", "asserted"),
    ("“We have nothing to add,” the ministry said.", "decline", "asserted"),
    ("“We urge all sides to stop,” the ministry said.", "urge", "asserted"),
    ("Reuters reported that 40 died.", "report", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "polarity"), _STANCES)
def test_stances(text: str, act: str, polarity: str) -> None:
    claim = attributed(text)[0]
    assert (claim.act, claim.polarity) == (act, polarity)


def _hedge(text: str) -> str | None:
    claim: Claim = read(text).claims[0]
    return claim.hedge.of(text) if claim.hedge is not None else None


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The union said trains might stop.", "might"),
        ("The union said that, if wages fall, trains stop.", "if"),
        ("The union said trains would stop.", None),
        ("The union said trains stop on 3 May.", None),
        ("The union said May was a good month.", None),
        ("The union said nobody could tell if it rained.", "could"),
        ("The camp is believed to hold 4,000 men.", "is believed to"),
    ],
)
def test_hedges(text: str, hedge: str | None) -> None:
    assert _hedge(text) == hedge


def test_said_and_about() -> None:
    claim = attributed(
        "Two barges sank in April 2024, the harbour master said on Monday.",
        published="2024-05-15",
    )[0]
    assert claim.said == Interval("2024-05-13", "2024-05-14")
    assert claim.about == Interval("2024-04-01", "2024-05-01")


def test_a_denied_report_is_two_claims() -> None:
    found = attributed("Kabul denied reports that its troops had shelled the town.")
    assert [(claim.speaker.name, claim.act) for claim in found] == [
        ("Government of Afghanistan", "deny"),
        ("reports", "state"),
    ]
    assert found[0].denies == (found[1].id,)


def test_a_denial_by_another_names_what_it_denies() -> None:
    text = (
        "Rescuers said 40 miners were trapped in the shaft. "
        "The mine's owner, Ana Ruiz, denied that miners were trapped in the shaft."
    )
    said, denied = attributed(text)
    assert denied.denies == (said.id,)


def test_voice_claims_stand_apart() -> None:
    found = read("The bridge is 40 metres long. It opened in 1970, the town said.")
    voice, other = found.claims
    assert (voice.type, voice.attribution) == ("voice", None)
    assert [link.name for link in voice.chain] == ["The Harbour Post"]
    assert other.type == "indirect"


def test_figures_are_linked() -> None:
    found = read("The union said 40 trains would stop.")
    assert found.claims[0].quantities == (found.quantities[0].id,)


def test_a_page_without_outlet_has_an_unnamed_first_link() -> None:
    claim = attributed("The union said no.", outlet=None)[0]
    assert (claim.chain[0].name, claim.chain[0].kind) == (None, "unnamed")


def test_every_span_is_inside_and_ids_are_unique() -> None:
    text = "".join(text + "\n" for text, _ in _CHAINS)
    found = read(text)
    ids = [claim.id for claim in found.claims]
    assert len(ids) == len(set(ids))
    for claim in found.claims:
        spans = [*claim.content, *(s for link in claim.chain for s in link.spans)]
        assert all(span.end <= len(found.document.text) for span in spans)


def test_the_order_of_attributions_does_not_matter() -> None:
    text = "Ana Ruiz said it rained. The union denied it. Reuters reported a flood."
    assert read(text).claims == read(text).claims


def test_a_refusal_ends_where_its_subject_does_something_else() -> None:
    (claim,) = attributed(
        "The army declined to comment on the raid and referred questions to the mayor."
    )
    assert "the mayor" not in claim.content[0].of(
        "The army declined to comment on the raid and referred questions to the mayor."
    )
    assert claim.act == "decline"


_SILENCES = [
    ("The ministry has yet to answer our questions.", "decline", "our questions"),
    ("The company did not return three calls.", "decline", "three calls"),
    ("Prosecutors stopped short of calling the fire arson.", "decline", "the fire arson"),
    ("Norgas failed to respond to a letter.", "decline", "a letter"),
    ("He would not be drawn on the weapons used.", "decline", "the weapons used"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "content"), _SILENCES)
def test_silences(text: str, act: str, content: str) -> None:
    (claim,) = attributed(text)
    assert (claim.act, claim.content[0].of(text)) == (act, content)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge has yet to open.",
        "The company returned the calls.",
        "The train stopped short of the bridge.",
        "Its statement on Tuesday made no mention of the refinery.",
    ],
)
def test_what_is_no_silence(text: str) -> None:
    assert attributed(text) == []


def test_a_repeated_that_makes_a_claim_of_its_own() -> None:
    text = "Ana Ruiz said that a pipe had burst and that it was mended by noon."
    assert [claim.content[0].of(text) for claim in attributed(text)] == [
        "a pipe had burst",
        "it was mended by noon",
    ]
    assert len(attributed("She said that she saw the dog and that dog barked.")) == 1


def test_the_outlet_speaks_in_its_own_voice() -> None:
    text = "The Harbour Post could not verify the accounts."
    (claim,) = read(text).claims
    assert (claim.type, claim.act, claim.attribution) == ("voice", "decline", None)
    assert claim.content[0].of(text) == text[:-1]


def test_a_subject_is_who_a_pronoun_means() -> None:
    text = (
        "Governor Lee Park spoke. Chimgee, who changes money, needs no poll. "
        "“It will sink,” she says."
    )
    assert [claim.speaker.name for claim in attributed(text)] == ["Chimgee"]


def test_an_entry_in_the_present_is_of_the_day() -> None:
    text = (
        "# Flood, as it happened\n10.15 The mayor says the dam holds.\n"
        "09.30 The army has denied a breach."
    )
    says, denied = attributed(text, published="2025-03-04")
    assert says.said == Interval("2025-03-04", "2025-03-05")
    assert denied.said is None


def test_what_happened_on_the_day_was_said_on_it() -> None:
    text = "Two died before dawn on Tuesday, police said. One will leave on Tuesday, they said."
    first, second = attributed(text, published="2025-03-04")
    assert first.said == second.said == Interval("2025-03-04", "2025-03-05")


_FRAMES = [
    ("By the hospital's own count, 40 patients were moved.", "Hospital", "estimate"),
    ("If the ministry is to be believed, the wells are safe.", "Ministry", "state"),
    ("As Norte Bank puts it, the year was lost.", "Norte Bank", "state"),
    ("Per a spokesperson for Norte Bank, 24 are ill.", "Norte Bank", "state"),
    ("Nobody at Norte Bank would say how many died.", "Norte Bank", "decline"),
    ("The attack was a test, in the view of Ana Ruiz.", "Ana Ruiz", "state"),
    ("The company has so far acknowledged only two deaths.", "Company", "confirm"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "act"), _FRAMES)
def test_frames_around_a_source(text: str, speaker: str, act: str) -> None:
    claim = attributed(text)[-1]
    assert (claim.speaker.name, claim.act) == (speaker, act)


_TOLD = [
    ("Speaking to Nova Hora, the mayor said it was late.", [["Nova Hora", "mayor"]]),
    ("Norte Times says that it has been told by Ana Ruiz that it was late.",
     [["Norte Times", "Ana Ruiz"]]),
    ("Ana Ruiz told Lee Park, a clerk, that it was late.", [["Ana Ruiz"]]),
    ("Ana Ruiz told Inter-Steppe Agency that it was late.",
     [["Inter-Steppe Agency", "Ana Ruiz"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_who_is_told_may_be_an_outlet(text: str, expected: list[list[str]]) -> None:
    assert chains(text) == expected


def test_a_relative_clause_ends_a_content() -> None:
    text = "The inspector, who denies the charge, is on leave."
    (claim,) = attributed(text)
    assert claim.content[0].of(text) == "the charge"


_SOURCES = [
    ("The company has been accused by unions of hiding accidents.", "unions", "accuse"),
    ("Court documents show that the captain had been warned.", "Court documents", "state"),
    ("A Norte official said no decision had been made.", "Norte official", "state"),
    ("“This is a cowardly act,” President Ana Ruiz said.", "Ana Ruiz", "condemn"),
    ("Ten states, including Peru and Chile, issued a statement condemning the raid.",
     "Ten states", "condemn"),
    ("Some say it rained. There are claims that the dam leaks.", None, "state"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "act"), _SOURCES)
def test_sources_and_acts(text: str, speaker: str | None, act: str) -> None:
    claim = attributed(text)[-1]
    assert (claim.speaker.name, claim.act) == (speaker, act)


def test_nobody_speaks_of_himself_by_name() -> None:
    text = (
        "Peru's Foreign Ministry rejected the criticism. NATO accused Peru of lying. "
        "“NATO let loose a string of remarks,” the statement read."
    )
    assert attributed(text)[-1].speaker.name == "Ministry of Foreign Affairs of Peru"


_DENIED = [
    ("Petrol is rationed in Lund, nurse Ana Ruiz says. The governor denies any rationing.",
     [1]),
    ("Norte Wire said the minister would go. The cabinet calls the report “a lie”.", [1]),
    ("Ana Ruiz said it rained. The mayor denied that the bridge had been closed.", []),
    ("Ana Ruiz declined to say why. The mayor denied the charge.", []),
    # Who denies rockets denies no shells.
    (("Peru sent 900 shells to Laos, Ana Ruiz said. Peru's army denied that it had sent"
      " rockets to Laos."), []),
    (("Peru sent 900 shells to Laos, Ana Ruiz said. Peru's army denied that it had sent"
      " ammunition to Laos."), [1]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "answered"), _DENIED)
def test_what_a_denial_answers(text: str, answered: list[int]) -> None:
    found = attributed(text)
    assert len(found[-1].denies) == len(answered)
    assert all(found[number - 1].id in found[-1].denies for number in answered)


_ASIDES = [
    ("The group Blue Tide, which claimed the raid on its website, says it holds files.",
     [("Blue Tide", "the raid on its website"), ("Blue Tide", "it holds files")]),
    ("Ana Ruiz, who had said that nobody was killed, has not responded to the report.",
     [("Ana Ruiz", "nobody was killed"), ("Ana Ruiz", "the report")]),
    ("A Norte official, who asked not to be named because he is shy, said it was late.",
     [("Norte official", "it was late")]),
    ("The inspectors' report, which we have read, calls the roof “unsound”.",
     [("inspectors", "the roof “unsound”")]),
    ("Police confirmed an inquiry but gave no details.", [("Police", "an inquiry")]),
    ("The site quotes an engineer: “We told them.”", [("engineer", "“We told them.”")]),
    ("The agency corrected its figure to 19.", [("Agency", "its figure to 19")]),
    ("The bank lowered its rate to 19 percent.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _ASIDES)
def test_asides(text: str, expected: list[tuple[str, str]]) -> None:
    found = attributed(text)
    assert [claim.content[0].of(text) for claim in found] == [
        told for _, told in expected
    ]
    for claim, (speaker, _) in zip(found, expected, strict=True):
        assert str(claim.speaker.name).startswith(speaker)


_DEFINITE = [
    ("Norgas said it paid. A buyer in Lund denied it. The company did not return calls.",
     "Norgas"),
    ("The Port Authority denied it. It held 118, according to the authority's register.",
     "Port Authority"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), _DEFINITE)
def test_the_company_has_a_name_of_its_own(text: str, speaker: str) -> None:
    assert attributed(text)[-1].speaker.name == speaker


_NEVER = [
    ("Two barges sank, the port said. “The horns never went off,” Mayor Ana Ruiz said.",
     "state"),
    ("Peru sent 900 shells, the port said. “We never sent shells,” Mayor Ana Ruiz said.",
     "deny"),
    ("Peru sent 900 shells, the port said. Peru has never sent any, Mayor Ana Ruiz said.",
     "deny"),
    ("“Norgas will pay for this,” Mayor Ana Ruiz said.", "threaten"),
    ("“We will pay 5 million euros,” Mayor Ana Ruiz said.", "state"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act"), _NEVER)
def test_what_never_happened_is_not_always_denied(text: str, act: str) -> None:
    found = attributed(text)[-1]
    assert found.act == act
    assert bool(found.denies) == (act == "deny")


def test_an_unnamed_witness_denies_nothing_by_a_negative() -> None:
    text = "The firm denied a halt. A shift leader said: “Nothing has run since three.”"
    assert [claim.act for claim in attributed(text)] == ["deny", "state"]
