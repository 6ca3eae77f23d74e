"""Who met whom, where a passage alone shows it: right before the verb, nobody else beside them."""

import pytest

from detente.report.claims.plainly import Named, met_plainly

EVERYBODY = Named(
    people={
        "diaz": ["Ana Diaz", "Diaz"],
        "blik": ["Teodor Blik", "Blik"],
        "osk": ["Mirja Osk", "Osk"],
        "hale": ["Jon Hale", "Hale"],
    },
    bodies={"varland": ["Varland"], "front": ["Orin Front", "Front"], "lowmark": ["Lowmark"]},
)


@pytest.mark.parametrize(
    ("words", "those"),
    [
        ("Foreign Minister Ana Diaz of Varland met Teodor Blik, the Front's envoy, in Geneva on Monday.", "diaz blik"),
        ("The envoy, Mirja Osk, received Blik at Lowmark's residence.", "osk blik"),
        ("Diaz, who leads the team, spoke by telephone with Blik on Friday, her office said.", "diaz blik"),
        ("Diaz and Blik held four hours of talks in Lowmark.", "diaz blik"),
        ("Osk is to fly to Lowmark on Friday for talks with Blik.", "osk blik"),
        ("Hale's deputy, Mirja Osk, met Blik on Monday.", "osk blik"),
        ("Diaz met Blik on Monday, Jon Hale said.", "diaz blik"),
    ],
)
def test_a_plain_sentence_says_who_met(words, those):
    assert met_plainly(words, set(those.split()), named=EVERYBODY)


@pytest.mark.parametrize(
    ("words", "those"),
    [
        ("The panel met Diaz at noon and is to fly to Lowmark to see Blik.", "diaz blik"),
        ("Diaz met the press at noon and is to fly to Lowmark to see Blik.", "diaz blik"),
        ("Jon Hale spoke by telephone with the two presidents, Ana Diaz and Teodor Blik.", "diaz blik"),
        ("Osk spent the morning with Diaz and the afternoon with Blik.", "osk diaz blik"),
        ("Diaz could have met Blik in Lowmark on Monday.", "diaz blik"),
        ("Diaz met Hale before Blik spoke.", "diaz blik"),
        ("Diaz never met Blik.", "diaz blik"),
        ("Diaz and Blik traded blame over the demand that Varland had met.", "diaz blik"),
        ("Diaz spoke to Blik of Radio Lowmark, the reporter, on Monday.", "diaz blik"),
        ("Osk met Blik's deputy in Lowmark.", "osk blik"),
        ("Diaz spoke with Blik on Friday, and Varland's envoy, Mirja Osk, was due to fly to Lowmark.", "diaz blik osk"),
    ],
)
def test_anything_less_plain_does_not(words, those):
    assert not met_plainly(words, set(those.split()), named=EVERYBODY)
