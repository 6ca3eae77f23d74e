"""Two names after an office said once, and other people named in pairs."""

from __future__ import annotations

import pytest

CASES = [
    ("The foreign ministers Ion Dragan of Pelusia and Farid Mansoor of Ardesh met.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("Pelusian President Ion Dragan and his Ardeshi counterpart Farid Mansoor met. Ardesh and Pelusia are at war.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("The presidents of Pelusia and Ardesh, Ion Dragan and Farid Mansoor, met.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("The leaders of Pelusia and Ardesh, Ion Dragan and Farid Mansoor respectively, met.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("Ion Dragan and Farid Mansoor, the foreign ministers of Pelusia and Ardesh, met.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("Ion Dragan and Farid Mansoor, the presidents of Pelusia and Ardesh respectively, met.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("Pelusia's Ion Dragan and Ardesh's Farid Mansoor met. Pelusia and Ardesh are at war.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("US envoys Ann Lee and Bob Hart met Pelusia's president, Ion Dragan.", "Ann Lee > United States; Bob Hart > United States"),
    ("Two Pelusian ministers, Ion Dragan and Vera Lupu, resigned. Pelusia's army was silent.", "Ion Dragan > Pelusia; Vera Lupu > Pelusia"),
    ("Pelusian negotiators Ion Dragan, Vera Lupu and Radu Stan left. Pelusia's army was silent.", "Ion Dragan > Pelusia; Vera Lupu > Pelusia; Radu Stan > Pelusia"),
    ("The chief negotiators, Ion Dragan for Pelusia and Farid Mansoor for Ardesh, met.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("The chief negotiators of Pelusia and Ardesh – Ion Dragan and Farid Mansoor – met.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("Pelusia's foreign and defence ministers, Ion Dragan and Vera Lupu, attended.", "Ion Dragan > Pelusia; Vera Lupu > Pelusia"),
    ("Mr Dragan, the Pelusian president, and Mr Mansoor, his Ardeshi counterpart, met. Pelusia and Ardesh are at war.", "Mr Dragan > Pelusia; Mr Mansoor > Ardesh"),
    ("Prime Ministers Dragan and Mansoor met. Ion Dragan rules Pelusia, Farid Mansoor Ardesh.", "Dragan ~ person; Mansoor ~ person"),
    ("Envoys from Pelusia and Ardesh, led by Ion Dragan and Farid Mansoor, met.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("Ion Dragan met his counterpart from Ardesh, Farid Mansoor. Mr Dragan is Pelusia's prime minister.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("The joint statement was signed by Ion Dragan, President of Pelusia, and Farid Mansoor, President of Ardesh.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("Pelusian officials, among them Ion Dragan, met Ardeshi officials led by Farid Mansoor. Pelusia and Ardesh are at war.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("Foreign ministers Ion Dragan (Pelusia) and Farid Mansoor (Ardesh) met.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_pairs(misread, text, wanted):
    assert misread(text, wanted) == []
