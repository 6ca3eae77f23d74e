"""Sides that follow from a clause, from what an official says, or from who is left."""

from __future__ import annotations

import pytest

CASES = [
    ("There was no answer from Velmark, whose president, Ana Ruske, arrived on Sunday with her defence minister, Ivo Tarn. Pelusia wants talks.", "Velmark ~ state; Ana Ruske > Velmark; Ivo Tarn > Velmark"),
    ("The leader of the Civic Alternative, Ruth Amadi, said the count was false. The Civic Alternative wants a new vote.", "Ruth Amadi > Civic Alternative"),
    ("Opposition leader Ruth Amadi shook hands. Forty members of Amadi's Civic Alternative (CA) were freed.", "Ruth Amadi > Civic Alternative"),
    ("The leader of the National Dawn party, senator Marc Ollo, called it a gift.", "Marc Ollo > National Dawn"),
    ("The deal was signed by the second-in-command of the Tulu Front, alias “Raúl Tito”, on Monday. The Tulu Front wants land.", "Raúl Tito > Tulu Front"),
    ("The envoy met the representatives of the Broad River Front (BRF), Ana Diaz and Ivo Lem, on Monday.", "Ana Diaz > Broad River Front; Ivo Lem > Broad River Front"),
    ("Belgium and Ashkar met. The Belgian Foreign Ministry spokesman Marc Ollo said the gaps were small.", "Marc Ollo > Belgium"),
    ("Ashkar rebels say they are ready. The government of Ashkar refused. The Tulu Liberation Movement wants land, and the rebels want more.", "Ashkar ~ state; [the rebels] -> Tulu Liberation Movement"),
    ("Far-right Finance Minister Ivo Tarn threatened to leave. Ashkar's government wants talks.", "Ivo Tarn > Ashkar"),
    ("Downing Street said Prime Minister Olive Marsh had called. Ashkar and Pelusia are at war. Ashkar said no and Pelusia said no.", "Olive Marsh > United Kingdom"),
    ("Pelusia's president has said a pause is near. Speaking in Oslo, Ivo Renn said the winter asked for it. Velmark gave no answer.", "Ivo Renn > Pelusia"),
    ("Velmark and Pelusia met. Pelusia's army said no. Velmark's army said no. Defence Minister Ivo Tarn said Velmark was ready to talk.", "Ivo Tarn > Velmark"),
    ("A senior aide to President Ana Ruske of Velmark said she would not come.", "Ana Ruske > Velmark"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_inferred(misread, text, wanted):
    assert misread(text, wanted) == []
