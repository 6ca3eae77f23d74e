"""Who stands for whom: descriptions, pronouns, unnamed officials, and what stays open."""

from __future__ import annotations

import pytest

CASES = [
    # one minister, two ministers
    ("Deska's foreign minister, Ilka Maro, and its defence minister, Ivo Renn, met. The minister said no.", "[The minister] -> ?"),
    ("Deska's foreign minister, Ilka Maro, and its defence minister, Ivo Renn, met. The defence minister said no.", "[The defence minister] -> Ivo Renn"),
    ("Deskan Foreign Minister Ilka Maro met Luranian Foreign Minister Petar Holub. The Luranian minister left. Deska and Lurania are at war.", "[The Luranian minister] -> Petar Holub"),
    ("Deska's foreign minister, Ilka Maro, spoke first. The minister said no. She left.", "[The minister] -> Ilka Maro; [She] -> Ilka Maro"),
    ("President Ana Sorel of Deska met her brother, General Luis Sorel. Sorel said nothing would change.", "[Sorel#3] -> ?"),
    # roles as antecedents
    ("Deska's envoy, Ilka Maro, arrived. The envoy would not speak. “I am tired,” the former judge said.", "[The envoy] -> Ilka Maro"),
    ("Deska's chief negotiator, Ilka Maro, said no. Deska's chief negotiator then left.", "[Deska's chief negotiator#2] -> Ilka Maro"),
    ("Ilka Maro, Deska's chief negotiator, met UN envoy Ann Lee. The UN envoy smiled. The Deskan negotiator did not.", "[The UN envoy] -> Ann Lee; [The Deskan negotiator] -> Ilka Maro"),
    # unnamed officials
    ("A Deskan official said no. Deska's army was ready.", "[A Deskan official] -> Deska"),
    ("An official from Deska's foreign ministry, speaking on condition of anonymity, said no.", "[An official] -> Deska"),
    ("Two officials close to the Deskan prime minister said no. Deska's army was ready.", "[Two officials] -> Deska"),
    ("A source close to Deska's delegation said no.", "[A source] -> Deska"),
    ("Sources in Deska's foreign ministry said no.", "[Sources] -> Deska"),
    ("Sources in the Deskan foreign ministry said no. Deska's army was ready.", "[Sources] -> Deska"),
    ("Two officials at Deska's trade and transport ministry said no.", "[Two officials] -> Deska"),
    ("Deska's government met the Fell Front. Officials inside the Front's command said no.", "[Officials] -> Fell Front"),
    ("Deska's army was ready. “No,” said an adviser to the Deskan president who asked not to be named.", "[an adviser] -> Deska"),
    ("A member of the Deskan delegation said no. Deska's army was ready.", "[A member] -> Deska"),
    ("Deska's government met the Fell Front. A rebel official said no.", "[A rebel official] -> Fell Front"),
    ("Deska's government met the Fell Front. A government official said no.", "[A government official] -> Deska"),
    ("Deska's government met the Fell Front. One of the Front's negotiators said no.", "[negotiators] -> Fell Front"),
    ("Deska's government met the Fell Front. A Front delegate, who declined to be named, said no.", "[A Front delegate] -> Fell Front"),
    ("Deska's government met the Fell Front. The Front's delegation said no.", "[The Front's delegation] -> Fell Front"),
    ("Deska's government met the Fell Front. Deska's side said no. The Front's side said yes.", "[Deska's side] -> Deska; [The Front's side] -> Fell Front"),
    ("Deska's government met the Fell Front. The government side said no. The rebel side said yes.", "[The government side] -> Deska; [The rebel side] -> Fell Front"),
    ("Deska's government met the Fell Front. The government delegation said no. The Front's team said yes.", "[The government delegation] -> Deska"),
    # a state's men
    ("Deska's government met the Fell Front. The security forces said no. The air force said yes.", "[The security forces] -> Deska; [The air force] -> Deska"),
    ("Deska's government met the Fell Front. The police said no. The army command said yes.", "[The police] -> Deska; [The army command] -> Deska"),
    ("Deska's government met the Fell Front. The Front's security forces said no.", "[The Front's security forces] -> Fell Front"),
    # pronouns
    ("Deska's premier, Ilka Maro, met UN envoy Tom Lee. He said she was brave.", "[He] -> Tom Lee; [she] -> Ilka Maro"),
    ("Deska's premier, Ilka Maro, spoke. “Mr Holub is a liar and he knows it,” she said. Then she left.", "[she#2] -> Ilka Maro"),
    ("Deska's premier, Ilka Maro, spoke of Petar Holub, the Luranian envoy. “He is a liar,” she said.", "[she] -> Ilka Maro"),
    ("Deska and the Fell Front signed. They will meet in May.", "[They] -> Deska + Fell Front"),
    ("Deska and the Fell Front are in talks. Both said they would return. Deska wants time. The Front wants land.", "[they] -> Deska + Fell Front"),
    # quotation is no antecedent outside
    ("“Ask Petar Holub,” said Deska's premier, Ivo Renn. “It was his idea.” He would not say more.", "[He] -> Ivo Renn"),
    # bodies, not persons
    ("The Committee on Missing Persons met. The Committee on Missing Persons reports to both sides.", "Missing Persons !; Committee on Missing Persons ~ organisation"),
    ("The Ministry of National Unity said no. The Fund for Reconstruction paid. Deska's Ministry on Veterans agreed.", "Veterans !"),
    ("The Independent Commission on Human Rights and Justice said no.", "Independent Commission on Human Rights and Justice ~ organisation"),
    ("The Special Rapporteur on Torture, Ann Lee, said no.", "Torture !; Ann Lee ~ person"),
    ("The Centre for Humanitarian Dialogue convened them. The Truth Commission on Enforced Disappearances objected.", "Enforced Disappearances !"),
    ("President Ana Sorel of Deska met her brother, General Luis Sorel. Ms Sorel said nothing would change.", "[Ms Sorel] -> Ana Sorel"),
    ("President Ana Sorel of Deska met her brother, General Luis Sorel. President Sorel said no. General Sorel said yes.", "[President Sorel] -> Ana Sorel; [General Sorel] -> Luis Sorel"),
    ("Ilka Maro, 61, a former judge, leads Deska's delegation. The 61-year-old said no.", "Ilka Maro > Deska"),
    ("A senior official in the Deskan delegation said no. Deska's army was ready.", "[A senior official] -> Deska"),
    ("A Western diplomat briefed on the talks said no. Deska's army was ready.", "[diplomat] -> A Western diplomat"),
    ("The Fell Front said it would sign. It asked for an amnesty. Its leader, Omar Deng, agreed.", "[It] -> Fell Front; Omar Deng > Fell Front"),
    ("Deska's premier, Ivo Renn, was blunt. “Petar Holub has lied to us,” Mr Renn told reporters. He then left.", "[He] -> Ivo Renn"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_readings(misread, text, wanted):
    assert misread(text, wanted) == []
