"""Who rules a place: "the authorities in Tarn", "the interim government in Orsk"; lands that go their own way."""

from __future__ import annotations

import pytest

CASES = [
    ("The separatist district of Korva closed the road in May. Ardania's government said on Monday that it would open one crossing. The authorities in Korva have rejected the plan. Their leader, Ivo Marn, wants all of them open.", "Korva ~ group; Korva / Ardania; Ivo Marn > Korva"),
    ("Ardania does not negotiate with the so-called authorities in Korva, its president, Ana Dorn, said. Ardania's army waited.", "Korva ~ group; Korva / Ardania"),
    ("The interim government in Vesk wants the convoys waved through. The Coastal Command insists on searches. Prime Minister Ana Dorn said she would not pay the Command.", "Vesk ~ state; Ana Dorn > Vesk; Coastal Command / Vesk"),
    ("The country's chief negotiator, Ana Torl, said Vessa would sign. Vessa and Kord met on Monday. Kord's chief negotiator said it would not.", "Ana Torl > Vessa; Vessa / Kord"),
    ("The so-called Korva question was left for later, Ardania's government said. Ardania's army waited in Korva.", "Korva !"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_rulers_of_a_place_act_for_it(misread, text, wanted):
    assert misread(text, wanted) == []


NAMES = [
    # a president's deputy does not make him a state
    ("Envoys of President Lasaro Quint and of the exiled colonels have been meeting. Quint's vice-president, Consuelo Rey, is furious. The government says there are no talks.", "Lasaro Quint ~ person"),
    # a point of the compass before a common noun is no land
    ("President Aliou Dia met the leader of the Northern Circle, Mahamat Tare. The Northern Circle said it would come.", "Northern Circle ~ group; Mahamat Tare > Northern Circle"),
    ("The Popular Coordination sent a delegation, led by Commander Luz Paredal. The Government of Estrava thanked it.", "Popular Coordination ~ group; Luz Paredal > Popular Coordination"),
    # the United Nations by their Secretary-General's envoy alone
    ("The Special Envoy of the Secretary-General, Ms. Inga Solberg, met Estrava's government in Quito. Estrava said yes.", "Secretary-General ~ organisation; Inga Solberg > Secretary-General"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_what_a_name_is(misread, text, wanted):
    assert misread(text, wanted) == []


LANDS = [
    ("Talks with the mainland resume on Monday. Premier Solo Tavu of the Dawa Islands spoke on Sunday. The mainland government has resisted a vote. Mr Tavu wants all of the nickel; the mainland has offered a third. The Islands' government waits.", "the mainland ~ state; the mainland / Solo Tavu"),
    ("Delegates from Sana Province and the transitional council arrived. The council wants the terminal first. The province says that salaries come first.", "Sana Province ~ group"),
    ("Shelling went on across the province. In the province, prices rose. Dorna's army said so.", "the province !"),
    ("Orsk's Finance Ministry Commissioner Ana Dorn left. Orskian Human Rights Commissioner Ivo Marn stayed. Orsk's army waited.", "Ivo Marn > Orsk"),
    # an ambassador whom a ministry receives is not its own
    ("MINISTRY OF FOREIGN AFFAIRS OF KHARVAN\n\nForeign Minister Aslan Dzur received Ambassador Miriam Holt, Special Representative of the OSCE Chairperson-in-Office. Kharvan thanked her.", "Miriam Holt > OSCE"),
    # whoever acts for a part of a body that is not named acts for the part
    ("“We are not a court,” said the Commission's Jutta Reinhalt. The European Commission will publish its reading.", "Jutta Reinhalt > European Commission"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), LANDS)
def test_lands_act(misread, text, wanted):
    assert misread(text, wanted) == []


OTHERS = [
    # whose union it is tells nothing of whom its head acts for
    ("Pelland demands water. The head of Pelland's farmers' union left. Pelland's army waits.", "Pelland ~ state"),
    ("Kalmar backs Orsk. The Turkish observer, Selin Aydal, called the mood not bad. Orsk's army waited.", "Selin Aydal > Turkish"),
    ("Opposition leader Petra Holme said the government was wasting time. Her Civic Union wants a debate.", "Petra Holme > Civic Union"),
    ("The junta of Sanwar and the exiled National Rescue Government met. The exiles want a vote. The generals have refused. Junta spokesman Issa Konat laughed. Sanwar's army waited.", "The exiles = National Rescue Government; Issa Konat > Sanwar"),
    ("Upstream Mirad fills its dam. Downstream Pelland and Castra fear for their harvests. Mirad's minister said no. Pelland's minister left.", "Mirad / Pelland"),
    ("The Upland Defence Council met Orsk's ministers. The Uplanders want the airport, its chairman said. Orsk's army waits.", "Uplanders = Upland Defence Council"),
    ("The company, Rail Sorn, has offered four per cent. Management refuses to say more. The company said it could live with that.", "Rail Sorn ~ organisation; The company = Rail Sorn"),
    ("His Excellency the Minister of Foreign Affairs of the State of Quray received Orsk's envoy. His Excellency spoke of peace. His Excellency said so.", "Excellency !"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), OTHERS)
def test_names_that_reports_take_for_granted(misread, text, wanted):
    assert misread(text, wanted) == []
