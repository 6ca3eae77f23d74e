"""Reports of an invented process, in our own words."""

FIRST = """Arvenia and the Coastal League to meet in Oslo

Published: 3 March 2033, 14:05 GMT

OSLO, March 3 - The government of Arvenia and the Coastal League met in Oslo on Thursday for four hours, in talks mediated by Norway.

"We will never accept foreign soldiers on our soil," said Arvenia's foreign minister, Ilda Morrane.

The League's chief negotiator, Tomas Orrel, said the League would accept unarmed observers. He called for a general ceasefire.

"Our prisoners must come home before anything is signed," said the League's chief negotiator, Tomas Orrel.

The two sides will meet again in Oslo on March 10. The parliament of Arvenia will vote on the draft on March 12.
"""
SECOND = """Arvenia softens on ceasefire

Published: 9 March 2033

OSLO, March 9 - Arvenia is ready to accept a general ceasefire, its foreign minister, Ilda Morrane, said on Wednesday.

"The guns can fall silent on Sunday," said Arvenia's foreign minister, Ilda Morrane.
"""
FRENCH = """Les pourparlers d'Oslo reprennent demain

La ministre des Affaires étrangères a déclaré que son gouvernement n'accepterait jamais de soldats étrangers sur son
sol. Les deux délégations se retrouveront demain à Oslo, sous la médiation de la Norvège, pour la deuxième fois.
"""
