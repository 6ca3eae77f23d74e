"""Names that hold more than one looks for in them, lands with two governments, and nouns that may be several parties'."""

from __future__ import annotations

import pytest

CASES = [
    # bodies that bear an office, a day or lands in their name
    ("The Free Officers said they would hand over power. A spokesman for the Free Officers, Colonel Ali Tarik, named a day.", "Free Officers ~ group; Ali Tarik > Free Officers; Free!"),
    ("A delegation of the Free Officers' Movement came to Sarn. Army Officers in Sarn said nothing.", "Free Officers' Movement ~ group; Army Officers!"),
    ("The leader of the March 8 Alliance, Nabil Haddad, said it wanted a new law.", "Nabil Haddad > March 8 Alliance; Alliance!"),
    ("The 17 November Movement will not vote, it said. On May 3 Movement members left the hall.", "17 November Movement ~ group; May 3 Movement!"),
    ("The Union of Upper Coast Nations offered to mediate. Its chairman, Ivo Lem, said the Union of Upper Coast Nations had time.", "Ivo Lem > Union of Upper Coast Nations"),
    ("Ana Diaz led the delegation of the Liberation Front of Kazan (FLK). The FLK left.", "Liberation Front of Kazan = FLK; Ana Diaz > FLK"),
    ("The Labour List came second in Velmar. Labour wants a new law, and Velmar's government does not.", "Labour = Labour List"),
    # nobody: parts of the world, a strip
    ("The envoy for West Africa, Ms. Leila Haddad, came. Togo thanked West Africa, she said.", "West Africa!"),
    ("The Western Balkans want a date, and the Western Balkans will wait. Serbia said it would sign.", "Western Balkans!"),
    ("Farmers from the Lower Tarn have blocked the road. Their leader, Bahrom Yul, wants more water.", "Lower Tarn!; Bahrom Yul > -"),
    # two governments of one land
    ("The rival governments of Orsk met. The eastern administration insists that it keep the bank. Aisha Lem, who leads the eastern team, agreed.", "the eastern administration ~ group; Aisha Lem > the eastern administration"),
    ("The eastern administration of the ministry said it would move to Sarn. Orsk's president agreed.", "the eastern administration!"),
    ("The rival governments of Orsk met. The internationally recognised government said it would wait.", "[The internationally recognised government] -> Orsk"),
    # both states of a pair, and whose capital it is
    ("The presidents of Karaz and Ozgur met. A spokeswoman for the Ozgur delegation said reports that Tashkol had given in were a fantasy. Karaz has agreed to release water. Ozgur has lifted its ban. The government in Tashkol wants a study.", "Karaz ~ state; Ozgur ~ state; Tashkol!"),
    # nouns that may be several parties'
    ("The Union for Renewal, the Coast Party and the Labour List met.\n\nWhat does the Union want? The Union for Renewal wants a president. The party has ruled out a second chamber.\n\nThe Coast Party said no. The party will walk out.",
     "[The party#1] -> Union for Renewal; [The party#2] -> Coast Party"),
    ("The Union for Renewal and the Coast Party met in Velmar. The mood was poor.\n\nThe party has ruled out a second chamber.", "[The party] -> ?"),
    ("Orsk's opposition has accused the minister of weakness. Opposition leader Ruth Amadi said so.", "Ruth Amadi > the opposition; [opposition] -> the opposition"),
    ("Orsk's opposition said no. Tarn's opposition said yes.", "the opposition!"),
    # heads of state, styles and popes
    ("His Excellency Ivo Nkole, Head of State of the Republic of Orsk, met rebels. The Head of State thanked them. His Excellency stressed that the border would open.", "[His Excellency#2] -> Ivo Nkole; Ivo Nkole > Orsk; State of the Republic of Orsk!"),
    ("H.E. Ana Diaz received His Excellency Ivo Nkole of Orsk. Her Excellency smiled. His Excellency stressed that the border would open.", "[His Excellency#2] -> Ivo Nkole"),
    ("H.E. Karl Lem and H.E. Ivo Nkole came. His Excellency stressed that the border would open.", "[His Excellency] -> ?"),
    ("The Pope called on both sides to stop. Pope Leo thanked Oman.", "[The Pope] -> Leo"),
    ("The abbot of Saint Orens, Lucian Bree, chairs the sessions. “We fast,” the abbot said.", "[the abbot] -> Lucian Bree; Lucian Bree : abbot"),
    ("The Greens insist on water. Their co-leader, Ruth Sander, has called the draft old.", "Ruth Sander > Greens"),
    ("Prime Minister Aubert of Orsk said the law would pass.", "Prime Minister Aubert = Aubert; Minister Aubert!"),
    # who goes on is he
    ("Justice Minister Rui Couto spoke. He denied that President Daniel Matola had asked for a delay. He said the talks would go on.", "[He#2] -> Rui Couto"),
    ("Jarria and the armed group Sons of the Marsh will talk. The Sons say so. Their spokesman, who goes by the name of Abu Rima, said that all was agreed.\n\n“Let her read the names aloud,” said Walid Zein of the Constitution Bloc.", "Walid Zein > Constitution Bloc; Abu Rima > Sons of the Marsh"),
    ("The accord was signed by the junta leader, General Issa Camara. Orsk's junta had wanted more.", "Issa Camara > Orsk"),
    # whose an office is: what stands behind the name, and what is over
    ("Orsk wants gas. Energy Minister Boris Lanko of Tarn said no. Tarn has gas.", "Boris Lanko > Tarn"),
    ("The Liberals walked out. Its leader, Jens Kvist of the Fore List, said no.", "Jens Kvist > Fore List"),
    ("Tass Karo, a retired Orskian admiral who now works for an institute, was sceptical. Orsk's army was not.", "Tass Karo > -"),
    ("Olli Virta, who led the World Bank's mission in Orsk until 2028, spoke. Orsk's minister listened.", "Olli Virta > -"),
    ("Hamdan Tayyar, a tribal elder from Basr, carried the messages.", "Hamdan Tayyar > -; Hamdan Tayyar @ go-between"),
    ("“It would be a mistake,” said Sir Anthony Pell, the British diplomat who chairs the talks on behalf of the UN. Britain said nothing.", "Anthony Pell @ mediator; United Kingdom @ -"),
    ("The two met at the bridge of Omar Veli. Orsk's minister said so.", "Omar Veli!"),
    ("China's delegate, Wang Jun, said on Jun 4 that it agreed.", "Wang Jun > China"),
    ("The islands of Great and Little Tarn are part of Orsk, its minister said.", "Great!"),
    # parties of one noun, and their adjectives
    ("The Liberals walked out. Ana Hessel, the leader of the Liberals, wants the budget. The Conservative leader is waiting.", "Ana Hessel > Liberals; Conservative!; [The Conservative leader] -> ?"),
    ("The Social Democrats came first. The Social Democrat Lars Tind wants to be prime minister.", "Lars Tind ~ person; Social Democrat Lars Tind!"),
    ("The Farmers' Union wants a price. The Farmers, led by Oskar Brandt, are quiet.", "Farmers = Farmers' Union; Oskar Brandt > Farmers' Union"),
    ("Coalition talks failed in Nordvik. The coalition talks had lasted a week, Orsk's president said.", "Coalition!; coalition!"),
    # islands beside a state, parties named for what they want
    ("Dorva and the Selk Islands agreed to reopen the ferry. The line was closed after the islands' parliament had met.", "Selk Islands ~ state; parliament > Selk Islands"),
    ("The Orskian opposition leader, Ema Kral of Civic Choice, called the deal a visa. The far-right National Revival said it would sue. Orsk's army is calm.", "Civic Choice!; National Revival ~ organisation"),
    # executives of known bodies are no parties
    ("The Chairperson of the African Union Commission, Amadou Keita, received President Ivo Nkole of Orsk, and a delegation of the Tulu Front led by Moussa Tall.", "Moussa Tall > Tulu Front; African Union Commission ~ organisation; Tulu Front @ -"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_names_and_rivals(misread, text, wanted):
    assert misread(text, wanted) == []
