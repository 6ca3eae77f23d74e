"""Capitals, palaces and demonyms, real ones and those that only the report knows."""

from __future__ import annotations

import pytest

CASES = [
    # demonyms learnt from the report
    ("The Government of Castellar sent its envoy, Hugo Brandt. Castellan officials said he would stay. A Castellan spokesman, Emil Roth, agreed.", "Hugo Brandt > Castellar; Emil Roth > Castellar"),
    ("Daroun rejected the offer. “No,” said the Darouni foreign minister, Samir Khalaf. Daroun's army stayed put.", "Samir Khalaf > Daroun"),
    ("The government of Kirmala would not sign, Kirmali negotiator Dev Anand Rao said.", "Dev Anand Rao > Kirmala"),
    ("Talks between Zarkand and Belmark failed. The Zarkandi envoy, Timur Aliyev-Khan, left. Belmarker diplomats stayed.", "Timur Aliyev-Khan > Zarkand"),
    ("Pelusia and Ardesh signed. Pelusian President Ion Dragan and Ardeshi Prime Minister Farid Mansoor embraced.", "Ion Dragan > Pelusia; Farid Mansoor > Ardesh"),
    ("The Republic of Mirenda and the Kingdom of Solay agreed to talk. The Mirendese side asked for a week; Solayan Foreign Minister Peregrine Ash gave them two.", "Peregrine Ash > Solay"),
    ("Troops from Orlovia crossed into Drevna on Friday. Orlovian Defence Minister Vadim Sokol denied it. Drevnan President Mila Horak appealed for calm.", "Vadim Sokol > Orlovia; Mila Horak > Drevna"),
    ("Guayará's foreign minister, Inés Valdivia, and her Huanacan counterpart, Luis Apaza, met in Lima. Huanaca wants the river.", "Inés Valdivia > Guayará; Luis Apaza > Huanaca"),
    ("Welandi officials said no. The government of Weland wants time.", "[Welandi officials] -> Weland"),
    # palaces
    ("The presidential palace in Marsa said the Tarkeshi side was ready. Tarkesh's envoy left.", "[presidential palace] -> Tarkesh"),
    ("Nordmark's envoy left. The foreign ministry said she would return. Nordmark's army stayed put.", "[foreign ministry] -> Nordmark"),
    ("Talks went on between Nordmark and the Fell Front. The Nordmark government said it would stay.", "[Nordmark government] -> Nordmark"),
    # real ones
    ("Ankara said it would host the talks. Turkish Foreign Minister Selim Aktaş-Oran welcomed both teams.", "Ankara = Turkey; Selim Aktaş-Oran > Turkey"),
    ("The Elysée said France would send an envoy. The White House declined to comment.", "White House = United States"),
    ("The envoys met in Cairo and flew to Doha. Nordmark's envoy, Liv Dahl, stayed in Cairo.", "Cairo !; Doha !"),
    ("Riyadh's envoy, Khalid al-Mansour, flew to Muscat.", "Khalid al-Mansour > Saudi Arabia; Muscat !"),
    ("The State Department said it was studying the text.", "State Department = United States"),
    ("Whitehall officials said London would not take part.", "London = United Kingdom"),
    ("The European Union will pay. Brussels said it could wait for Nordmark's answer.", "Brussels = European Union"),
    ("The European Union and Belgium will pay. Brussels said it could wait for Nordmark's answer.", "Brussels = Belgium"),
    ("Nordmark wants time. The Swiss Confederation said it would host the talks.", "Swiss Confederation = Switzerland"),
    # places that speak for nobody
    ("Negotiators from Nordmark met in Ansel, a lake town. Ansel's mayor, Piet Hoorn, greeted them. Nordmark's army waited.", "Ansel !; Piet Hoorn > -"),
    ("Temura's government refused. Temurese Foreign Minister Jun Saito said so.", "Jun Saito > Temura"),
    ("Marsa, the Tarkeshi capital, was calm. Tarkesh's envoy, Nadir Shah-Alam, left for Geneva. Marsa has said it will not yield. Officials in Marsa declined to comment.", "Marsa = Tarkesh; Nadir Shah-Alam > Tarkesh"),
    ("Tarkesh's president spoke in the capital, Marsa. Marsa wants a truce, he said. Tarkesh's army agreed.", "Marsa = Tarkesh"),
    ("In Brandholm, the capital of Nordmark, the foreign ministry said Brandholm would not bend. Nordmark's army was ready.", "Brandholm = Nordmark"),
    ("Nordmark, whose capital is Brandholm, has refused. Brandholm insists on an apology. Nordmark's ministers agree.", "Brandholm = Nordmark"),
    ("Nordmark's prime minister, Liv Dahl, left Brandholm for Geneva on Sunday. Brandholm is under pressure. “Brandholm will not sign,” a diplomat said.", "Brandholm = Nordmark; Liv Dahl > Nordmark"),
    ("Fighting near Tolvik went on. Tolvik has seen three months of siege. Nordmark's army holds the road.", "Tolvik !"),
    ("Vestria's president, Oto Lind, met the Vestrian cabinet. Vestrians were split.", "Oto Lind > Vestria"),
    ("Lovland's army withdrew. The Lovish prime minister, Asger Holm, thanked the troops.", "Asger Holm > Lovland"),
    ("Adalia and Gondara have no relations. A spokesman in Sirte Vale, the Adalian capital, said Sirte Vale was ready. Gondara's capital, Melku, was silent. Melku later accused Adalia of lying.", "Sirte Vale = Adalia; Melku = Gondara; Adalia / Gondara"),
    ("BRANDHOLM, May 3 (Agency) – Nordmark's government said on Friday it would sign. Brandholm had refused for years.", "Brandholm = Nordmark"),
    ("Ezzat Palace, the president's residence, said the Darouni delegation would return. Daroun's army was told.", "Ezzat Palace = Daroun"),
    ("Nordmark's Foreign Ministry said talks would resume. The ministry gave no date.", "[Foreign Ministry] -> Nordmark"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_capitals_and_demonyms(misread, text, wanted):
    assert misread(text, wanted) == []
