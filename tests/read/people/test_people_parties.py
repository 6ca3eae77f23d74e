"""The parties of a report under their many names: acronyms, capitals, adjectives, generic nouns, organs, no names at all."""

from __future__ import annotations

import pytest

CASES = [
    # acronyms
    ("The United Front of Pelan (UFP) met Orvia's government. The UFP said no.", "UFP = United Front of Pelan; UFP ~ group"),
    ("The UFP (United Front of Pelan) met Orvia's government. The UFP said no.", "UFP = United Front of Pelan"),
    ("The United Front of Pelan, or UFP, met Orvia's government. The UFP said no.", "UFP = United Front of Pelan"),
    ("The United Front of Pelan, known as the UFP, met Orvia's government. The UFP said no.", "UFP = United Front of Pelan"),
    ("The United Front of Pelan (“UFP”) met Orvia's government. The UFP said no.", "UFP = United Front of Pelan"),
    ("The United Front of Pelan (hereinafter “the UFP”) met Orvia's government. The UFP said no.", "UFP = United Front of Pelan"),
    ("The UFP, as the United Front of Pelan is known, met Orvia's government. The UFP said no.", "UFP = United Front of Pelan"),
    ("The United Front of Pelan met Orvia's government. UFP fighters withdrew. The UFP said no.", "UFP = United Front of Pelan"),
    ("The rebel United Front of Pelan met Orvia's government. The rebels said no.", "[The rebels] -> United Front of Pelan"),
    ("The UFP rebel group met Orvia's government. The group said no.", "[The group] -> UFP"),
    ("Orvia's government met the UFP, the main rebel movement. The movement said no.", "[The movement] -> UFP"),
    ("Frente Unido de Pelan (FUP) met Orvia's government. The FUP said no.", "FUP = Frente Unido de Pelan"),
    ("The Ansar al-Nahr movement met Orvia's government. Ansar al-Nahr said no.", "Ansar al-Nahr ~ group"),
    ("The Tamet Liberation Movement, TLM, met Orvia's government. TLM chairman Odo Kane said no.", "TLM = Tamet Liberation Movement; Odo Kane > TLM"),
    ("The National Salvation Council (NSC), the junta that rules Orvia, met the UFP. The junta said no.", "[The junta#1] -> NSC"),
    ("Orvia's government met the UFP. The junta said no. Orvia's army was ready.", "[The junta] -> Orvia"),
    # generic nouns
    ("Orvia's government met the Tamet Brigades. The insurgents said no.", "[The insurgents] -> Tamet Brigades"),
    ("Orvia's government met the Tamet Front. The guerrillas said no.", "[The guerrillas] -> Tamet Front"),
    ("Orvia's government met Tamet separatists. The separatists said no.", "[The separatists] -> the separatists"),
    ("Orvia's government met the Tamet Front. The two sides will meet again.", "[The two sides] -> Orvia + Tamet Front"),
    ("Orvia's government met the Tamet Front. Both parties agreed. Orvia wants time. The Front wants land.", "[Both parties] -> Orvia + Tamet Front"),
    ("The government of Orvia and Saluda's army agreed. The two governments will meet again. Orvia wants time. Saluda wants land.", "[The two governments] -> Orvia + Saluda"),
    ("The government of Orvia and Saluda's army agreed. Both governments will meet again. Orvia wants time. Saluda wants land.", "[Both governments] -> Orvia + Saluda"),
    ("The government of Orvia and Saluda's army agreed. The two countries will meet again. Orvia wants time. Saluda wants land.", "[The two countries] -> Orvia + Saluda"),
    ("Orvia's government met the Tamet Front. The Front's leadership said no.", "[The Front's leadership] -> Tamet Front"),
    ("The government of Orvia met the Tamet Front. Orvian authorities said no.", "[Orvian authorities] -> Orvia"),
    ("The government of Orvia met the Tamet Front. The authorities said no.", "[The authorities] -> Orvia"),
    ("The government of Orvia met the Tamet Front. The army said no.", "[The army] -> Orvia"),
    ("The government of Orvia met the Tamet Front. The foreign ministry said no.", "[The foreign ministry] -> Orvia"),
    ("The government of Orvia met the Tamet Front. The Foreign Ministry said no.", "[Foreign Ministry] -> Orvia"),
    ("The government of Orvia met the Tamet Front. The Interior Ministry said in a statement that it would not.", "[Interior Ministry] -> Orvia"),
    ("The government of Orvia met the Tamet Front. The presidency said no.", "[The presidency] -> Orvia"),
    ("The government of Orvia met the Tamet Front. The Presidency said no.", "[Presidency] -> Orvia"),
    ("The government of Orvia met the Tamet Front. The Government said no.", "[The Government] -> Orvia"),
    ("The government of Orvia met the Tamet Front. The administration said no.", "[The administration] -> Orvia"),
    # capitals
    ("Orvia met the Tamet Front. In Marsk, the Orvian capital, nobody spoke. Marsk wants a truce.", "[Marsk#2] -> Orvia"),
    ("Orvia's capital, Marsk, was quiet. Marsk rejected the plan. The Tamet Front accepted it.", "[Marsk#2] -> Orvia"),
    ("The Foreign Ministry in Marsk said no. Orvia met the Tamet Front. Marsk is its capital.", "[Foreign Ministry in Marsk] -> Orvia"),
    ("MARSK (Agency) – Orvia's government met the Tamet Front. Marsk said no.", "[Marsk] -> Orvia"),
    # adjectives
    ("Orvia met Saluda in Oslo. The Orvian side said no. The Saludan side said yes.", "[The Orvian side] -> Orvia; [The Saludan side] -> Saluda"),
    ("Orvian and Saludan negotiators met in Oslo. Orvia said no. Saluda said yes.", "Orvia ~ state; Saluda ~ state"),
    ("The Orvians said no. Orvia met Saluda in Oslo, and Orvia's army was ready.", "[The Orvians] -> Orvia"),
    ("Lunese Foreign Minister Ana Pell met Vostani premier Ivo Harn. Lunia and Vostan are at war.", "Ana Pell > Lunia; Ivo Harn > Vostan"),
    ("Quarish Foreign Minister Ana Pell said no. Quar's army was ready.", "Ana Pell > Quar"),
    ("The Kharite delegation was led by Ana Pell. Khar's army was ready.", "Ana Pell > Khar"),
    ("The Republic of Orvia rejects the map. Orvia wants a truce.", "Orvia = Republic of Orvia"),
    ("The Kingdom of Saluda rejects the map, the Kingdom said.", "Saluda ~ state"),
    # organs
    ("Orvia's parliament will vote on Friday. The parliament is split.", "parliament > Orvia"),
    ("The Orvian parliament will vote on Friday. Orvia's army was ready.", "The Orvian parliament > Orvia"),
    ("The African Union's Peace and Security Council met on Orvia and voted no.", "Peace and Security Council > African Union"),
    ("The Tamet Front's political bureau rejected the map. Orvia's army was ready.", "political bureau > Tamet Front"),
    # unnamed people
    ("The representative of Orvia said that his Government accepted the paper.", "[The representative of Orvia] -> Orvia"),
    ("The delegate of Saluda told the Council that his country would pay.", "[The delegate of Saluda] -> Saluda"),
    ("The Orvian delegate said no. Orvia's army was ready.", "[The Orvian delegate] -> Orvia"),
    ("The Orvian energy minister stayed away. Orvia's army was ready.", "[The Orvian energy minister] -> Orvia"),
    ("An Orvian source said no. Orvia's army was ready.", "[An Orvian source] -> Orvia"),
    ("Orvian sources said no. Orvia's army was ready.", "[Orvian sources] -> Orvia"),
    ("Orvia's army left. Sources in Orvia's foreign ministry said no.", "[Sources] -> Orvia"),
    ("A person in the Orvian delegation said no. Orvia's army was ready.", "[A person] -> Orvia"),
    ("A rebel commander said no. Orvia's government met the Tamet Front.", "[A rebel commander] -> Tamet Front"),
    ("Three members of the Tamet Front's delegation said no. Orvia's army was ready.", "[Three members] -> Tamet Front"),
    ("An aide to Orvia's president said no. Orvia's army was ready.", "[An aide] -> Orvia"),
    ("A Western diplomat said no. Orvia's army was ready.", "[A Western diplomat] -> A Western diplomat"),
    ("A Western diplomat in Marsk, who asked not to be named, said no. Orvia's army was ready.", "[A Western diplomat] -> A Western diplomat"),
    ("A European diplomat who has seen the draft said no. Orvia's army was ready.", "[A European diplomat] -> A European diplomat"),
    ("Two diplomats following the talks said no. Orvia's army was ready.", "[Two diplomats] -> Two diplomats"),
    ("“No,” said one senior official involved in the talks. Orvia's army was ready.", "[one senior official] -> one senior official"),
    ("“No,” a person familiar with the talks said. Orvia's army was ready.", "[a person] -> a person"),
    ("The ambassador of Saluda said no. Orvia's army was ready. Saluda's army was ready.", "[The ambassador of Saluda] -> Saluda"),
    # people, later
    ("Orvia's foreign minister, Ana Pell, met envoy Ivo Harn. “No,” the Orvian minister said.", "[the Orvian minister] -> Ana Pell"),
    ("Orvia's foreign minister, Ana Pell, said no. Foreign Minister Pell left.", "[Foreign Minister Pell] -> Ana Pell"),
    ("Orvia's foreign minister, Ana Pell, said no. Minister Pell left.", "Minister Pell = Ana Pell"),
    ("Orvia's foreign minister, A. K. Pell, said no. Pell left.", "Pell = A. K. Pell; A. K. Pell > Orvia"),
    ("Orvia's foreign minister, Ana-Maria Pell, said no. Ana-Maria Pell left. Mrs Pell smiled.", "Mrs Pell = Ana-Maria Pell"),
    ("Orvia's envoy, Sheikh Nasser bin Tariq al-Hadi, said no. Sheikh Nasser left. Al-Hadi smiled.", "Sheikh Nasser = Nasser bin Tariq al-Hadi; Al-Hadi = Nasser bin Tariq al-Hadi"),
    ("Orvia's premier, Ana Pell, said no. The 61-year-old left.", "[The 61-year-old] -> Ana Pell"),
    ("Orvia's premier, Ana Pell, said no. The former judge left.", "[The former judge] -> Ana Pell"),
    ("Orvia's premier, Ana Pell, a former judge, met UN envoy Tom Lee. The former judge left.", "[The former judge] -> Ana Pell"),
    ("Orvia's premier, Ana Pell, met UN envoy Tom Lee, a veteran diplomat. The veteran diplomat left.", "[The veteran diplomat] -> Tom Lee"),
    # no actors
    ("The Marsk Herald said the talks had failed. Orvia's army was ready.", "Marsk Herald !; The Marsk Herald !"),
    ("Lorries crossed the Tamet Bridge into Port Ennis. Orvia's army was ready.", "Tamet Bridge !; Port Ennis !"),
    ("The talks are held in the Hotel Bellevue in Nyon. Orvia's army was ready.", "Hotel Bellevue !; Nyon !"),
    ("Residents of Tamet Valley fled to Ennis. Orvia's army was ready.", "Ennis !; Tamet Valley !"),
    ("The Treaty of Ennis bound Orvia. Orvia's army was ready.", "Ennis !; Treaty of Ennis !"),
    # alerts
    ("10:05 ORVIA'S FOREIGN MINISTER ANA PELL ARRIVES IN OSLO FOR TALKS WITH SALUDAN COUNTERPART IVO HARN\n\n10:31 PELL SAYS ORVIA WILL NOT SIGN\n\n10:40 SALUDA'S HARN SAYS MAP IS “NOBODY'S BUSINESS”\n\n11:00 SALUDA AGREES TO EXTEND TRUCE", "Ana Pell > Orvia; Ivo Harn > Saluda; Harn = Ivo Harn; Orvia ~ state"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_parties(misread, text, wanted):
    assert misread(text, wanted) == []
