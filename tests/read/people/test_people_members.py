"""What belongs to a body's name behind its head noun, and where a person's name begins beside a land's."""

from __future__ import annotations

import pytest

CASES = [
    (
        "The Coalition of the Northern Sands (CNS) said it would come. The coalition wants a truce, and the CNS a date.",
        "Coalition of the Northern Sands = CNS; Coalition of the Northern Sands = The coalition",
    ),
    (
        "The Committee for a People's Parliament said on Monday that it would boycott the vote. Orvia's army said no.",
        "Committee for a People's Parliament ~ organisation; Orvia ~ state",
    ),
    (
        "Orvia's government and the Karsk Front met. Bas Unver, a member of the Council of the Karsk Front, said no.",
        "Karsk Front ~ group",
    ),
    (
        "The Authority of Heads of State and Government decided on Monday to lift the sanctions.",
        "Authority of Heads of State and Government ~ organisation",
    ),
    (
        "President of the Republic of Orvia Temrek Saduy received the envoy and said Orvia was one. So said Temrek Saduy.",
        "Temrek Saduy > Orvia; Temrek Saduy / Orvia",
    ),
    ("Their secretary, Lalla Tirin n'Ait Umar, said no.", "Lalla Tirin n'Ait Umar ~ person"),
    (
        "The foreign minister of Orvia, the Honourable Temrek Saduy, met Her Excellency Gaosi Moreka on Sunday.",
        "Temrek Saduy ~ person; Gaosi Moreka ~ person",
    ),
    (
        "On the side of the Government it was attended by Saida Yuld; on the side of the Karsk Front, by Nazir Temiq.",
        "Saida Yuld ~ person; Nazir Temiq ~ person",
    ),
    ("The minister thanked the Italian Republic for its loan. The Italian Republic said it was ready.", "Italian Republic ~ state"),
    (
        "Concerning Hassi Lamar, the Minister said that Orvia's army would stay.",
        "Hassi Lamar !; Concerning Hassi Lamar !",
    ),
    ("The Coast and Plain League said no to Orvia's army.", "Coast and Plain League ~ organisation"),
    ("The Union of Planters and Weavers said no to Orvia's army.", "Union of Planters and Weavers ~ organisation; Weavers !"),
    ("The Union of Planters and Tarn said no to Orvia's army.", "Union of Planters ~ organisation; Union of Planters and Tarn !"),
    ("The Front for a Free Tarsis said no to Orvia's army.", "Front for a Free Tarsis ~ group; Free Tarsis !"),
    ("The Unity Party and Justice Party said no to Orvia's army.", "Unity Party / Justice Party"),
    ("The Senate and Unity Party said no to Orvia's army.", "Unity Party ~ organisation; Senate and Unity Party !"),
    ("The Foreign Ministry and the Karsk Front said no to Orvia's army.", "Karsk Front ~ group"),
    (
        "The Orvian National Army of General Temrek Saduy said no. So did the Karsk Union of Oskal Berin; Mr Berin is old.",
        "Orvian National Army / Temrek Saduy; Karsk Union / Oskal Berin; Oskal Berin = Mr Berin; Orvian National Army of General !",
    ),
    ("The Harbour Party of Tarek Dolmen left Orvia's talks.", "Harbour Party / Tarek Dolmen; Tarek Dolmen ~ person"),
    ("The Institute of Concerned Scientists left Orvia's talks.", "Institute of Concerned Scientists ~ organisation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_names(misread, text, wanted):
    assert misread(text, wanted) == []


def test_two_fronts_that_part_at_their_places_stay_two(misread):
    text = "The Alliance of the Dunes said no. The Alliance of the Hills said it would sign."
    assert misread(text, "Alliance of the Dunes / Alliance of the Hills") == []
