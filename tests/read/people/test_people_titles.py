"""Names and titles of many languages: who is one person, and for whom they act."""

from __future__ import annotations

import pytest

TALKS = "Talks between the Government of Kolvania and the Temar Liberation Front (TLF) went on in Oslo. "
CASES = [
    # particles and honorifics
    ("Kolvania's chief negotiator, Faisal bin Rashid al-Omari, spoke first. Al-Omari said the map was wrong.", "Faisal bin Rashid al-Omari > Kolvania; Al-Omari = Faisal bin Rashid al-Omari"),
    ("TLF spokesman Abd al-Rahman Toufiq denied it. Mr Toufiq said nobody had asked.", "Abd al-Rahman Toufiq > Temar Liberation Front; Mr Toufiq = Abd al-Rahman Toufiq"),
    ("Sayyid Murtada Fadlan of the TLF's political bureau welcomed the draft.", "Murtada Fadlan > Temar Liberation Front"),
    ("Mohamed Ould Sidi Bakar, the Kolvanian foreign minister, flew home. Ould Sidi Bakar gave no reason.", "Mohamed Ould Sidi Bakar > Kolvania; Ould Sidi Bakar = Mohamed Ould Sidi Bakar"),
    ("U Tin Maung Htay, Kolvania's minister for peace, and Daw Khin Sanda, his deputy, took their seats.", "Tin Maung Htay > Kolvania; Khin Sanda > Kolvania"),
    ("“We have time,” Saw Htoo Lwin, the TLF's secretary-general, told reporters. Saw Htoo Lwin smiled.", "Saw Htoo Lwin > Temar Liberation Front"),
    ("Getachew Alemu, a Kolvanian negotiator, said little. “Nothing is agreed,” Getachew said later.", "Getachew Alemu > Kolvania; Getachew = Getachew Alemu"),
    ("Kolvanian Defence Minister Mehmet Gürsoy met Colonel Ayşe Demirtürk. Gürsoy asked for time.", "Mehmet Gürsoy > Kolvania; Gürsoy = Mehmet Gürsoy"),
    ("María de los Ángeles Quispe Rojas, the Kolvanian president, signed. Quispe Rojas thanked Norway.", "María de los Ángeles Quispe Rojas > Kolvania; Quispe Rojas = María de los Ángeles Quispe Rojas"),
    ("President Ramón Ibarra Toledo of Kolvania will sign. Ibarra wants a ceremony.", "Ramón Ibarra Toledo > Kolvania; Ibarra = Ramón Ibarra Toledo"),
    ("Kolvanian Foreign Minister Yevhen Tkach-Moroz spoke. Tkach-Moroz was brief.", "Yevhen Tkach-Moroz > Kolvania; Tkach-Moroz = Yevhen Tkach-Moroz"),
    ("Nguyen Thi Lan Huong, the Kolvanian vice foreign minister, chaired the session.", "Nguyen Thi Lan Huong > Kolvania"),
    ("Suharto, the TLF's commander in the east, ordered a halt.", "Suharto > Temar Liberation Front"),
    ("A TLF commander known as Tembo said the guns were silent. Tembo spoke by telephone.", "Tembo > Temar Liberation Front"),
    ("Commander “Halil” of the TLF said the guns were silent.", "Halil > Temar Liberation Front"),
    ("H.E. Dr. Amina Wanjiru Okello, Minister of Foreign Affairs of Kolvania, read a statement.", "Amina Wanjiru Okello > Kolvania; Amina Wanjiru Okello : Minister of Foreign Affairs"),
    ("Prof. Kwabena Osei-Tutu, a Kolvanian delegate, arrived. Osei-Tutu would not comment.", "Kwabena Osei-Tutu > Kolvania; Osei-Tutu = Kwabena Osei-Tutu"),
    ("Lt. Gen. Win Zaw Oo led the Kolvanian delegation. Win Zaw Oo was silent.", "Win Zaw Oo > Kolvania"),
    ("Mulatu Dessalegn, Prime Minister of Kolvania, and Debretsion Hagos, chairman of the TLF, shook hands.", "Mulatu Dessalegn > Kolvania; Debretsion Hagos > Temar Liberation Front"),
    ("Kolvania's Interior Minister Giorgi Kvaradze said so. His deputy, Nino Beridze, nodded.", "Giorgi Kvaradze > Kolvania; Nino Beridze > Kolvania"),
    ("Kolvania's Prince Turki bin Saleh, its interior minister, was the first to speak.", "Turki bin Saleh > Kolvania"),
    ("Ayatollah Reza Mousavand, a member of the TLF's council, issued a ruling.", "Reza Mousavand > Temar Liberation Front"),
    ("Comrade Bishal Thapa Magar, the TLF's second-in-command, refused.", "Bishal Thapa Magar > Temar Liberation Front"),
    ("Dato' Zulkifli Hashim, Malaysia's facilitator, told both sides to wait.", "Zulkifli Hashim > Malaysia"),
    ("Bishop Crispin Mwale, who is not a party to the talks, prayed.", "Crispin Mwale > -"),
    ("The Kolvanian ambassador, Sir Alun Pryce, hosted a dinner. Sir Alun made no speech.", "Alun Pryce > Kolvania; Sir Alun = Alun Pryce"),
    ("Her Excellency Madam Fatoumata Diarrassouba, President of Kolvania, opened the session.", "Fatoumata Diarrassouba > Kolvania"),
    ("Ms Nomvula Khoza-Petersen speaks for the TLF. “Not now,” Ms Khoza-Petersen said.", "Nomvula Khoza-Petersen > Temar Liberation Front; Ms Khoza-Petersen = Nomvula Khoza-Petersen"),
    ("Yusuf Abu Khalid, of the TLF, told state radio that the convoy had arrived.", "Yusuf Abu Khalid > Temar Liberation Front"),
    ("Mullah Abdul Wasi Haqyar, representing the TLF, shook his head.", "Abdul Wasi Haqyar > Temar Liberation Front"),
    ("Kolvanian President Óscar D’Ambrosio-Neri declined. D’Ambrosio-Neri was travelling.", "Óscar D’Ambrosio-Neri > Kolvania; D’Ambrosio-Neri = Óscar D’Ambrosio-Neri"),
    ("Sheikh Hamdan al-Sabri, who heads the TLF delegation, left the hall. Sheikh Hamdan said he was ill.", "Hamdan al-Sabri > Temar Liberation Front; Sheikh Hamdan = Hamdan al-Sabri; [he] -> Hamdan al-Sabri"),
    ("Kolvania's envoy, Jan Willem van den Broek, said no. Mr van den Broek left.", "Jan Willem van den Broek > Kolvania; Mr van den Broek = Jan Willem van den Broek"),
    ("Gen. Zoran Petrić, Kolvania's chief of staff, was there. The general said nothing.", "Zoran Petrić > Kolvania; [The general] -> Zoran Petrić"),
    ("Kolvania was represented by Foreign Minister Li Wenqing. Minister Li thanked the hosts.", "Li Wenqing > Kolvania; Minister Li = Li Wenqing"),
    # ranks, styles, and who is chosen for an office
    ("TLF fighters held Corporal Bram Ostin. Superintendent Ilse Varda of Kolvania went there.", "Bram Ostin ~ person; Corporal Bram Ostin = Bram Ostin; Ilse Varda > Kolvania"),
    ("Colonel-General Tarik Vesh led the Kolvanian delegation. Rear Admiral Jorun Falk, a Kolvanian negotiator, was silent.", "Tarik Vesh > Kolvania; Colonel-General Tarik Vesh = Tarik Vesh; Rear Admiral Jorun Falk = Jorun Falk"),
    ("Kolvania's Finance Minister-designate, Mina Torvald, said no. The president-elect, Ivo Dane, agreed.", "Mina Torvald > Kolvania; Ivo Dane ~ person"),
    ("Finance Minister-designate Mina Torvald said no.", "Mina Torvald ~ person; Finance Minister-designate Mina Torvald !"),
    ("H.H. Sheikh Omar bin Talib, Kolvania's envoy, said no.", "Omar bin Talib > Kolvania; Sheikh Omar bin Talib = Omar bin Talib"),
    ("Yang Mulia Noor Sarina, Kolvania's envoy, said no. Yang Jie, his deputy, nodded.", "Noor Sarina > Kolvania; Yang Jie ~ person"),
    ("Comrade Pak Dol-min, the TLF's negotiator, said no. Pak Dol-min left.", "Pak Dol-min > Temar Liberation Front; Comrade Pak Dol-min = Pak Dol-min"),
    ("Rival Sanja Morev, the TLF's founder, said no. Ethnic Harro politicians left.", "Sanja Morev > Temar Liberation Front; Rival Sanja Morev !; Ethnic Harro !"),
    # whose office it is stands before the name without a comma
    ("The Assembly sat for an hour. Speaker of the Assembly Tomas Ardel said the Assembly would vote.", "Tomas Ardel ~ person; Assembly Tomas Ardel !"),
    ("The president of Kolvania Petra Ostrow Lind said Kolvania would sign.", "Petra Ostrow Lind > Kolvania"),
    # particles and articles inside names
    ("Moussa ag Haddou, a TLF commander, met Lalla walet Idda. Commander ag Haddou said no.", "Moussa ag Haddou > Temar Liberation Front; Commander ag Haddou = Moussa ag Haddou; Lalla walet Idda ~ person"),
    ("I Wayan Darma, Kolvania's envoy, left early.", "I Wayan Darma > Kolvania"),
    # places and things that nobody is called
    ("The minister told Public Television that they met Tarn at Ruvan Falls. “No,” said Public Television.", "Public Television !; Ruvan Falls !"),
    ("They were received by Isla Merro and Palacio de la Sal, where Kolvania spoke.", "Isla Merro !; Palacio de la Sal !"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_names_and_titles(misread, text, wanted):
    assert misread(TALKS + text, wanted) == []
