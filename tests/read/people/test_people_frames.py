"""Whose offices are, told by the report as a whole: its head, its title, who else holds one, who was named before."""

from __future__ import annotations

import pytest

CASES = [
    # bare offices: the only state with a government
    ("", "The Arvan government met the Lir Front. Prime Minister Oda Brek said no.", "Oda Brek > Arvan"),
    ("", "Arvan's government met the Lir Front.\n\nThe defence minister, Col Oda Brek, said no.", "Oda Brek > Arvan"),
    ("", "Arvan's army and the Lir Front signed. Colonel Oda Brek of the interior ministry watched.", "Oda Brek > Arvan"),
    ("", "Arvan's army and the Lir Front signed. The Secretary of the Security Council, Oda Brek, watched.", "Oda Brek > Arvan"),
    ("", "The Government of Arvan met the Lir Front. The Chief Justice and the Constitutional Court ruled. The Constitutional Court voted.", "Constitutional Court > Arvan"),
    ("", "The Government of Arvan met the Lir Front. The Supreme Court ruled on Friday.", "Supreme Court > -"),
    ("", "The Government of Arvan met the Lir Front. Parliament will vote on Friday.", "Parliament > Arvan"),
    ("", "The Government of Arvan met the Lir Front. The Council of Ministers will decide on Sunday.", "Council of Ministers > Arvan"),
    # two states: left open, or told
    ("", "Arvan's army shelled Lir. Lir's army shelled Arvan. Prime Minister Oda Brek said no.", "Oda Brek ~ person"),
    ("", "Arvan's president, Ivo Lann, met Lir's foreign minister, Pia Dorn. Arvan's army and Lir's army stood by.\n\n“No,” President Oda Brek said.", "Oda Brek > Lir"),
    ("", "Arvan's army is ready for war. Lir's army is not.\n\nLir has refused the plan. Its prime minister, Oda Brek, said so.", "Oda Brek > Lir"),
    ("", "Lir's government turned down an offer from Arvan's army.\n\nThe island's president, Oda Brek, said no. Arvan's army and Lir's army stood by.", "Oda Brek > Lir"),
    # the party just spoken of
    ("", "Arvan's army met the Lir Front. The Front accused Arvan of lying. “Never,” spokeswoman Oda Brek said.", "Oda Brek > Lir Front"),
    ("", "Arvan's army met the Lir Front. The Front said no. Spokesman Oda Brek gave no reason.", "Oda Brek > Lir Front"),
    ("", "Arvan's army met the Lir Front. Arvan rejected the plan, spokesman Oda Brek said.", "Oda Brek > Arvan"),
    ("", "Arvan's army and Lir's army stood by.\n\nArvan does not move. Its troops will stay, said the minister Oda Brek. Lir wants them out.", "Oda Brek > Arvan"),
    # whose text it is
    ("Parliament of Arvan: digest of proceedings", "PARLIAMENT OF ARVAN\nDigest of Proceedings\n\nThe Prime Minister, the Hon. O. Brek, replied that Lir would be heard. The President of Lir, Mr P. Dorn, had been asked. The Minister for Lir Affairs, Sir K. Lann, agreed. Arvan's army was ready.", "O. Brek > Arvan; P. Dorn > Lir; K. Lann > Arvan"),
    ("", "MARSK, July 9. /ANA/. Arvan will not hand over the plant, Presidential Spokesman Oda Brek told reporters. He told ANA that Arvan's army was ready.", "Oda Brek > Arvan; ANA !"),
    ("", "MARSK, July 9 (ANA) – Arvan will not hand over the plant, Presidential Spokesman Oda Brek told ANA. Arvan's army was ready.", "Oda Brek > Arvan"),
    ("LIVE: Arvan and Lir movement exchange captives", "The Lir movement freed eleven hostages and Arvan 93 prisoners.\n\nThe interior minister, Lt Gen Oda Brek, spoke. The other side, Arvan says, lied. The movement said no.", "Oda Brek > Arvan"),
    ("", "Vienna, 6 July\n\nThe line was mended under a truce that the International Atomic Energy Agency arranged, Director General Oda Brek said. Arvan's army was ready.", "Oda Brek > International Atomic Energy Agency"),
    ("", "On Lir, the Special Adviser, Oda Brek, was brief. She is due to report to the Secretary-General of the United Nations.", "Oda Brek > United Nations; Lir !"),
    # styles and honours
    ("", "The Minister for Foreign Affairs of Arvan, H.E. Oda Brek, met the Chief Minister of the Lir Islands, the Hon. Pia Dorn.", "Oda Brek > Arvan; Pia Dorn > Lir Islands"),
    ("", "The Prime Minister of Arvan, the Rt Hon. Oda Brek, said no.", "Oda Brek > Arvan"),
    ("", "Arvan's minister for Lir affairs, Sir Ken Brek, was blunt. Arvan's army was ready.", "Ken Brek > Arvan"),
    ("", "Arvan's Minister for Police, Oda Brek, was blunt. Arvan's army was ready.", "Oda Brek > Arvan"),
    ("", "The Member for South Marsk, Ms Oda Brek, asked. Arvan's army was ready.", "Oda Brek > -"),
    ("", "Arvan's opposition leader, Oda Brek, stayed away. Arvan said no. It was late.", "Oda Brek > -"),
    ("", "Cardinal Oda Brek, who presides over the talks on behalf of the Holy See, prayed. Arvan's army was ready.", "Oda Brek > Holy See"),
    # palaces
    ("", "Arvan will not move, the Terrace official said. Arvan is grateful, the Terrace added. Arvan's army was ready.", "Terrace = Arvan"),
    # parties by what they have
    ("", "Bright Coast, on whose five deputies the government depends, will settle for nothing less. “No,” said its leader, Oda Brek. Arvan's army was ready.", "Oda Brek > Bright Coast"),
    # in order, and by what belongs to whom
    ("", "President Ivo Lann of Arvan and Pia Dorn, who leads the Lir Front, met. Their chief negotiators, Oda Brek and Luca dell'Acqua, stayed.", "Oda Brek > Arvan; Luca dell'Acqua > Lir Front"),
    ("", "The delegation of Arvan's government was led by Pia Dorn, and that of the Lir Front by Dr Oda Brek, a member of its Executive Committee.", "Pia Dorn > Arvan; Oda Brek > Lir Front"),
    ("", "Arvan's army and Lir's army stood by. Arvan's envoy left.\n\nAnd Lir? Mr Brek said that his government would pay. Oda Brek left.", "Oda Brek > Lir"),
    ("", "The Community of Saint Ada, which mediates the dialogue, was content. “Good,” said Bishop Oda Brek, coordinator of the mediation. Arvan's army was ready.", "Oda Brek > Community of Saint Ada"),
    ("", "On Monday Arvan said it would hold back 160 prisoners. On Tuesday Bresk accused Arvan of lying. For Arvan, the disarmament of the movement comes first; Bresk says no. “Lies,” said Oda Brek, who speaks for the movement. On Friday Bresk said no again.", "Oda Brek > Bresk"),
    ("", "The President of Arvan, Ivo Lann, received the envoy, and the Head of State thanked him. The President told the Minister of Water, Oda Brek, to reply. The Head of State spoke of Lir's army. Lir's army was ready. Lir said no.", "Oda Brek > Arvan"),
    # asides after people without a name
    ("", "A Western diplomat in the Arvan capital, who asked not to be named, said that Arvan's army was ready.", "[A Western diplomat] -> A Western diplomat"),
    ("", "Medics said nine people were hurt. Arvan's army was ready.", "[Medics] -> Medics"),
    # by list
    ("", "Arvan's government met the Lir Front in Oslo.\n\nLir Front: Oda Brek, chairman; Pia Dorn, secretary.", "Oda Brek > Lir Front; Pia Dorn > Lir Front"),
    ("", "Arvan's government met the Lir Front in Oslo.\n\nFor the Lir Front: Oda Brek.\n\nFor Arvan: Pia Dorn.", "Oda Brek > Lir Front; Pia Dorn > Arvan"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "wanted"), CASES)
def test_frames_of_reports(misread, title, text, wanted):
    assert misread(text, wanted, title or None) == []
