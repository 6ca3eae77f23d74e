"""Armed groups, parties and unions, and those who speak for them."""

from __future__ import annotations

import pytest

CASES = [
    ("The National Front for the Liberation of Ashkar (NFLA) freed two men. NFLA spokesman Idris Tam said more would follow.", "NFLA = National Front for the Liberation of Ashkar; Idris Tam > NFLA"),
    ("The People's Defence Union, or PDU, said it would talk. The PDU's leader, Sana Bek, arrived on Sunday.", "PDU = People's Defence Union; Sana Bek > PDU"),
    ("The Ashkar Patriotic Movement, known as the APM, said it would talk. “Soon,” its leader, Sana Bek, said.", "APM = Ashkar Patriotic Movement; Sana Bek > APM"),
    ("Harakat al-Islah, an armed group in the south, rejected the offer. Its spokesman, Jalal Nuri, said so. The group wants a state.", "Harakat al-Islah ~ group; Jalal Nuri > Harakat al-Islah; [The group] -> Harakat al-Islah"),
    ("The Black Star rebels released a video. In it a rebel commander, Juma Wek, said Black Star would not disarm.", "Black Star ~ group; Juma Wek > Black Star"),
    ("Fighters of the Tulu Brigades shelled the town. The Brigades' emir, Abu Salim, denied it.", "Abu Salim > Tulu Brigades"),
    ("The Ashkar army and the rebel Tulu Front agreed to a truce. Tulu Front negotiator Sana Bek signed for the rebels.", "Sana Bek > Tulu Front; [the rebels] -> Tulu Front"),
    ("The Democratic Coalition, an alliance of nine opposition parties, asked for a delay. Coalition leader Ruth Amadi said so.", "Ruth Amadi > Democratic Coalition"),
    ("The General Confederation of Labour called off the strike. The confederation's president, Marc Ollo, shook hands.", "Marc Ollo > General Confederation of Labour"),
    ("Marc Ollo, a commander in the Tulu Brigades, was freed. The Brigades thanked Ashkar's government.", "Marc Ollo > Tulu Brigades"),
    ("Marc Ollo, a former Tulu Brigades commander now in the government of Ashkar, was freed.", "Marc Ollo > -"),
    ("The junta said it would hold elections. Junta leader General Ba Htun Aye named a date. Opposition groups were not told.", "Ba Htun Aye > the junta"),
    ("The military council freed her. The council's spokesman, Major Ba Htun, said it was a gesture.", "Ba Htun ~ person"),
    ("Ashkar accuses the FLT of treason. The FLT denies it. FLT general secretary Abu Salim said so.", "FLT ~ group; Abu Salim > FLT"),
    ("Elders of the Orra clan met elders of the Gabo clan. The Orra elder Haji Dalmar said the wells must be shared.", "Dalmar ~ person"),
    ("The cartel-linked militia Los Cuervos offered a truce. Los Cuervos leader “El Chino” Rivas signed a letter.", "Los Cuervos ~ group"),
    ("The Frente Amplio de Ashkar (FAA) will not disarm, its commander Raúl Tito said.", "FAA = Frente Amplio de Ashkar; Raúl Tito > FAA"),
    ("The movement walked out on Tuesday. Movement delegate Sana Bek said it would not return. The government of Ashkar called the movement's demands absurd.", "Sana Bek > The movement; [The movement] -> The movement"),
    ("The opposition Unity Party and the ruling Dawn Party met. Unity chairwoman Ruth Amadi spoke for an hour.", "Ruth Amadi > Unity Party"),
    ("Teachers' Union negotiator Marc Ollo said the offer was poor. The union wants more.", "Marc Ollo > Teachers' Union"),
    ("Guerrilla leader Raúl Tito and President Elena Paz of Ashkar met. The guerrillas want land.", "Raúl Tito > The guerrillas; Elena Paz > Ashkar"),
    ("The Islanders' Assembly voted for talks. Assembly speaker Tomas Hale said the vote bound nobody.", "Tomas Hale > Islanders' Assembly"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_groups(misread, text, wanted):
    assert misread(text, wanted) == []


SIDES_CASES = [
    ("The government and the opposition met in Lima. Opposition leader Elsa Quiroga said no. Government negotiator Iván Paz said yes. The opposition wants early elections.", "Elsa Quiroga > the opposition; Iván Paz > the government; Elsa Quiroga / Iván Paz"),
    ("Talks between the government and the opposition resumed. Iván Paz, for the government, was optimistic. Elsa Quiroga, of the opposition delegation, was not.", "Iván Paz > the government; Elsa Quiroga > the opposition"),
    ("The government of Huanaca and the opposition Broad Front met. The opposition's chief negotiator, Elsa Quiroga, spoke.", "Elsa Quiroga > Broad Front"),
    ("Huanaca's government and opposition met in Lima. The opposition said the vote was stolen. Opposition delegate Elsa Quiroga left.", "Elsa Quiroga > the opposition"),
    ("Northern negotiator Ilka Brandt and her southern counterpart, Jon Vale, met. The north wants the port. The south says no.", "Ilka Brandt > the north; Jon Vale > the south"),
    ("The north's chief negotiator, Ilka Brandt, said no. The south has asked for more time. The south's team left.", "Ilka Brandt > the north; the south ~ group"),
    ("Southern leader Jon Vale said the north must choose. The north has refused. “The south will wait,” Vale said.", "Jon Vale > the south; [the north] -> the north"),
    ("The eastern government and the western authorities signed. The east's premier, Fathi Omar, signed first. The west's representative, Huda Salem, followed. The east wants the oil.", "Fathi Omar > the east; Huda Salem > the west"),
    ("Management and the union met. Union leader Marc Ollo said no.", "Marc Ollo > the union"),
    ("The rebels want amnesty. Rebel negotiator Omar Deng said so. The government of Ashkar refused.", "Omar Deng > the rebels"),
    ("The rebels and the government met. A rebel spokesman, Omar Deng, said the rebels would sign.", "Omar Deng > the rebels"),
    ("The separatists freed him. Separatist leader Denis Marko thanked the government of Orlovia. The separatists want a vote.", "Denis Marko > the separatists"),
    ("The junta and the resistance met. The resistance said no. Resistance spokeswoman Mya Sandar said so.", "Mya Sandar > the resistance"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SIDES_CASES)
def test_sides_known_only_by_a_noun(misread, text, wanted):
    assert misread(text, wanted) == []


def test_the_movement_is_the_body_so_called_and_no_name_of_open_kind(report):
    text = (
        "Six weeks ago Marenne and the Hadur Resistance Movement disagreed about all. In March Marenne demanded that the movement "
        "disarm first.\n\nMarenne now accepts phases. The movement rejected that. Marenne offers autonomy. The movement wants a vote."
    )
    doc = report(text, "Two offers for one road")
    named = {one.name: one.names for one in doc._.actors}
    assert "the movement" in {form.lower() for form in named["Hadur Resistance Movement"]}
    assert "the movement" not in {form.lower() for form in named.get("Marenne", ())}
