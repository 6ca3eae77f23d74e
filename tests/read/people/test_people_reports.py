"""Sides that the frame of a report tells: whose text it is, where it was written, who already holds an office."""

from __future__ import annotations

import pytest

CASES = [
    ("OFFICE OF THE PRIME MINISTER OF ARDANE\n\nPrime Minister Lena Corvo spoke by telephone today with President Timur Saev of Tolmeria. Foreign Minister Rui Past was on the line. Ardane thanked Tolmeria.", "Lena Corvo > Ardane; Timur Saev > Tolmeria; Rui Past > Ardane"),
    ("GREEN COAST FRONT\nOffice of Information – Press release No. 7\n\nThe Green Coast Front rejects the map. “We stay,” said Ida Marr, head of our Political Department.", "Ida Marr > Green Coast Front"),
    ("LISBON, May 3 (Agency) – The Ardanese government rejected the map. President Lena Corvo said so. Ardane's army was ready.", "Lena Corvo > Ardane; Portugal !"),
    ("Ardane's foreign minister, Lena Corvo, met the press. Leo Hart, the country's president, was abroad.", "Leo Hart > Ardane"),
    ("Ardane's prime minister, Lena Corvo, and Tolmeria's president, Timur Saev, met. Ardane and Tolmeria are at war. “No,” Prime Minister Ota Vess said later.", "Lena Corvo > Ardane; Timur Saev > Tolmeria; Ota Vess ~ person"),
    ("Ardane's interior minister, Lena Corvo, said her party, the Unity League, would walk out.", "Lena Corvo > Unity League"),
    ("Ardane met the Green Coast Front. Exiled opposition leader Ximena Holt called it a farce.", "Ximena Holt > -"),
    ("Ardane's opposition leader, Ximena Holt, stayed away. Ardane's army was ready.", "Ximena Holt > -"),
    ("The Humanitarian Coordinator, Yara Bright, flew to Ardane. The United Nations asked for a pause.", "Yara Bright > United Nations"),
    ("The Government of Ardane met the front. Bishnu Tharel, popularly known as Comrade Himat, spoke. Comrade Himat was brief.", "Comrade Himat = Bishnu Tharel"),
    ("The People's Front of the Terraces (PFT) met the Government of Ardane. PFT chairman Lok Magar said no.", "PFT = People's Front of the Terraces; Lok Magar > PFT"),
    ("Ardane DefMin Halvor and Tolmeria envoy Toruz met. Ardane and Tolmeria are at war.", "Halvor > Ardane; Toruz > Tolmeria"),
    ("Envoy Ann Lee told Radio Green Coast that she would stay.", "Radio Green Coast !"),
    ("In Wadi Samra, Ana Reyes was mending a net. “They quarrel,” she said.", "Ana Reyes ~ person; Wadi Samra !"),
    ("Ardane's government spoke with the head of Tolmeria’s atomic corporation, Rostislav Ember, on Friday. Tolmeria's army was ready.", "Rostislav Ember > Tolmeria"),
    ("The Leader of the Opposition, Mr P. Nakur, asked a question. Mr Nakur sat down. Ardane's army was ready.", "Mr P. Nakur ~ person"),
    ("For the Government of Ardane: Lena Corvo. For the Green Coast Front: Omar Dell.", "Lena Corvo > Ardane; Omar Dell > Green Coast Front"),
    ("The Bench of Deska was silent. The European Court of Human Rights ruled on Friday.", "European Court of Human Rights ~ organisation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_frames(misread, text, wanted):
    assert misread(text, wanted) == []
