"""What shows whose side somebody is on where no office beside the name says it, and what must leave it open."""

from __future__ import annotations

import pytest

CASES = [
    ("Pelusia is worried about its wells. Neighbouring Velmark, which closed the road, is losing patience. Its president, Ana Ruske, said so.", "Velmark ~ state; Ana Ruske > Velmark"),
    ("Pelusia and Velmark met in Oslo. Pelusia's negotiator, Ivo Tarn, said no. His counterpart, Ana Ruske, said yes. Velmark's army and Pelusia's army left.", "Ana Ruske > Velmark"),
    ("Velmark's army left. Pelusia's army stayed. Pelusia will not sign, its chief negotiator said on Monday. “Never,” Ana Ruske told reporters.", "Ana Ruske > Pelusia; [its chief negotiator] -> Ana Ruske"),
    ("Velmark's army left. Tarn will not sign, its chief negotiator said on Monday. “Never,” Ana Ruske told reporters.", "Ana Ruske > -"),
    ("A spokesman for the Tulu Front dismissed the claim. “We stayed until dark,” Marc Ollo said. The Tulu Front wants land.", "Marc Ollo > Tulu Front"),
    ("The Tulu Front's spokesman in exile, Marc Ollo, said no.", "Marc Ollo > Tulu Front"),
    ("The Tulu Front wants land. Its spokesman, who goes by the name of Commander Ollo, said no.", "Ollo > Tulu Front"),
    ("The Tulu Front's political bureau chief, Marc Ollo, spoke. He accused Prime Minister Ana Ruske of lies.", "Marc Ollo > Tulu Front; Ana Ruske > -"),
    ("The meeting was chaired by Ambassador Marc Ollo (Belgium). Pelusia's army said no. Pelusia wants talks.", "Marc Ollo > Belgium"),
    ("Pelusia's army left. General Ivo Tarn, who has ruled Pelusia since he overthrew President Ana Ruske, said no.", "Ana Ruske > -"),
    ("Pelusia's army left. Pelusia's Prime Minister Ana Ruske said no. Her party, the Unity League, wants talks.", "Ana Ruske > Pelusia"),
    ("Pelusia's army left. For the analyst Marc Ollo, of the Harbour University, nobody is in a hurry. Marc Ollo said so.", "Marc Ollo > -"),
    ("The talks in Oslo went on. The Special Representative of the Secretary-General, Ana Ruske, said so. The World Food Programme said no.", "World Food Programme > -"),
    ("Mr. Ivo Tarn, a former teacher who won the vote, was a guest at Marc Ollo's wedding. He says it helped.", "[He] -> Ivo Tarn"),
    ("Ana Ruske spoke. Across from her sat General Marc Ollo, a man who once had her jailed. “He has manners,” she said.", "[she] -> Ana Ruske"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_evidence(misread, text, wanted):
    assert misread(text, wanted) == []


def test_a_state_that_the_title_names_and_the_text_only_by_its_people(misread):
    text = "The government says there are no talks. President Ana Ruske wants all Pelusians to wait."
    assert misread(text, "Ana Ruske > Pelusia", "Pelusia: inside the talks") == []


def test_a_title_about_talks_names_the_state_of_a_president_without_one(misread):
    text = "Pelusia peace talks: follow live\n\nThe rebels of the Pelusia People's Army (PPA) left. President Ana Ruske said no."
    assert misread(text, "Ana Ruske > Pelusia", "Pelusia peace talks: follow live") == []
