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
    # capitals that the report introduces
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
    # places that speak for nobody
    ("Negotiators from Nordmark met in Ansel, a lake town. Ansel's mayor, Piet Hoorn, greeted them. Nordmark's army waited.", "Ansel !; Piet Hoorn > -"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_capitals_and_demonyms(misread, text, wanted):
    assert misread(text, wanted) == []
