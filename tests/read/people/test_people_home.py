"""Which state "the government" is: told by the title, by what a report calls a land, or by nothing."""

from __future__ import annotations

import pytest

HOST = (
    "When the Malvia talks adjourned in Luanda on Thursday, nobody shook hands. Angola was host. "
    "President Honor Mabek would stay, but the government has not said yes. Angola wants more. Angola is patient."
)
SEAT = (
    "The envoys have left the presidential palace in Kolta after seeing Colonel Issa Baran, who rules Dembar. "
    "Kolta's mines minister, Salif Uarm, said no. The government and the rebels are silent between Kolta and Irkat."
)
CASES = [
    (HOST, "Honor Mabek > Malvia; [the government] -> Malvia", "Why Malvia's president may yet share power"),
    (
        "Malvia's junta and the Karsk Front agreed on Monday to a truce. The government sent Prime Minister Yaya Somber.",
        "Malvia ~ state; Yaya Somber > Malvia; [The government] -> Malvia",
        "Malvia junta, rebels extend truce",
    ),
    (
        SEAT,
        "Dembar ~ state; Salif Uarm > Dembar; Dembar = Kolta",
        "Dembar truce live: Guns fall silent as envoys land in Kolta",
    ),
    (
        "Rebels in Huayra said on Monday they wanted a commission. The government rejected it, Peace Minister Rodri Echan said.",
        "Huayra ~ state; Rodri Echan > Huayra; [The government] -> Huayra",
        None,
    ),
    (
        "The talks on the western province of Ysmer began. There is war in Ysmer. The government rejected a truce.",
        "Ysmer !",
        None,
    ),
]


@pytest.mark.parametrize(("text", "wanted", "title"), CASES)
def test_home(misread, text, wanted, title):
    assert misread(text, wanted, title) == []


def test_a_read_out_calls_one_minister_so_all_through(misread):
    text = (
        "The Minister of Foreign Affairs and Trade, Temrek Saduy, took part in a meeting on Sunday. The Minister of "
        "Justice of Malvia, Rosal Gwati, came too. Rosal Gwati said no. The Minister said that Orvia was ready. "
        "Rosal Gwati asked for a date. The Minister replied that it was set. Later the Minister left."
    )
    said = "[The Minister#3] -> Temrek Saduy; [The Minister#4] -> Temrek Saduy"
    assert misread(text, f"Temrek Saduy : Minister of Foreign Affairs and Trade; {said}") == []


def test_a_dateline_issues_no_text(misread):
    text = (
        "STATEMENT BY THE SPOKESPERSON\n\nBrussels, 11 June\n\nThe teams of Rudva and Viska met. "
        "Rudva stressed that it was ready. Viska said no. The foreign minister of Viska, Ana Diaz, left."
    )
    assert misread(text, "Ana Diaz > Viska") == []


def test_a_list_of_parties_is_no_apposition(misread):
    text = (
        "Under the mediation of Togo, the Government of Dembar, the Coalition of the Sands and the Union of Herders "
        "held a session. The Government said no."
    )
    assert misread(text, "Dembar ~ state; [The Government] -> Dembar") == []


def test_the_kingdom_is_the_one_named_so(misread):
    text = "The Kingdom of Zarane wants peace. The Kingdom will not wait, said its minister."
    assert misread(text, "[Kingdom#2] -> Zarane") == []
