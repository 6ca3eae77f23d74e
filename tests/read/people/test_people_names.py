"""Who is found under which name."""

from __future__ import annotations

from spacy.tokens import Doc

from detente.model import Actor


def actor(doc: Doc, name: str) -> Actor:
    found = [one for one in doc._.actors if name in one.names or name == one.name]
    assert len(found) == 1, [one.names for one in doc._.actors]
    return found[0]


def absent(doc: Doc, name: str) -> bool:
    return all(name not in one.names and name != one.name for one in doc._.actors)


def test_a_full_name_with_title_and_its_surname_are_one_person(report):
    doc = report(
        "Foreign Minister Petar Holub met reporters. Mr Holub said the border would stay shut. “Not yet,” Holub said."
    )
    assert set(actor(doc, "Petar Holub").names) >= {"Petar Holub", "Mr Holub", "Holub"}
    assert actor(doc, "Holub").kind == "person"


def test_given_names_serve_where_they_are_how_people_are_called(report):
    doc = report("Dr Tsega Wolday of the Lake Front spoke first. “We are tired,” Tsega said.")
    assert actor(doc, "Tsega").id == actor(doc, "Tsega Wolday").id


def test_particles_hyphens_and_apostrophes_belong_to_a_name(report):
    doc = report(
        "Chief negotiator Karim Abd al-Nadir spoke. Al-Nadir's deputy, Maeve O'Carra-Lund, agreed, said Jan van der Holt."
    )
    assert actor(doc, "Karim Abd al-Nadir").kind == "person"
    assert actor(doc, "Maeve O'Carra-Lund").kind == "person"
    assert actor(doc, "Jan van der Holt").kind == "person"


def test_a_surname_that_fits_two_people_stays_open(report):
    doc = report("President Ana Sorel met her brother, General Luis Sorel. Sorel said nothing would change.")
    last = [one for one in doc._.mentions if doc.text[one.start : one.end] == "Sorel"]
    assert last == [] or all(one.actor is None for one in last)


def test_a_label_in_capitals_is_the_speaker_named_in_full(report):
    doc = report(
        "Briefing by the spokesperson, Dr Lena Marsk\n\nDR MARSK: Good morning. We have nothing new.\n\n"
        "QUESTION: Nothing?\n\nDR MARSK: Nothing."
    )
    assert actor(doc, "Lena Marsk").kind == "person"


def test_places_months_papers_and_agencies_are_no_actors(report):
    doc = report(
        "In March, on the Lenn Road near Hotel Bristol, the Velm Courier wrote that the Salva Agreement was dead. "
        "Envoy Ruta Simek told Reuters in Brack on Tuesday that it was not."
    )
    for name in ("March", "Lenn Road", "Hotel Bristol", "Salva Agreement", "Tuesday", "Reuters", "Velm Courier"):
        assert absent(doc, name), name


def test_an_acronym_in_brackets_and_the_head_noun_stand_for_a_front(report):
    doc = report(
        "The Kerr Liberation Front (KLF) rejected the plan on Monday. The KLF wants more. The Front said it would not sign."
    )
    front = actor(doc, "Kerr Liberation Front")
    assert front.kind == "group"
    assert {"KLF", "The Front"} <= set(front.names)


def test_an_acronym_is_known_by_initials_too(report):
    doc = report("The Northern Salvation Army freed ten men. The NSA said it would free more.")
    assert "NSA" in actor(doc, "Northern Salvation Army").names


def test_a_group_known_only_by_its_noun(report):
    doc = report("The Sarin movement said it would come. The movement wants an amnesty, Sarin's spokesman said.")
    sarin = actor(doc, "Sarin")
    assert sarin.kind == "group"
    assert any(name.lower() == "the movement" for name in sarin.names)


def test_invented_states_are_told_by_what_they_have(report):
    doc = report("The Government of Marvia rejected the offer. Marvia's army stayed put, and Marvian envoys left.")
    marvia = actor(doc, "Marvia")
    assert marvia.kind == "state"
    assert "Government of Marvia" in marvia.names


def test_real_states_carry_their_official_name(report):
    doc = report("The US envoy, Ann Lee, told reporters that Washington would pay.")
    assert actor(doc, "Washington").name == "United States"


def test_a_real_capital_is_a_place_until_it_speaks(report):
    assert absent(report("Negotiators from Marvia met in Cairo. Envoy Ann Lee said little in Cairo."), "Egypt")
    assert actor(report("Envoy Ann Lee left. Cairo said it would mediate."), "Cairo").name == "Egypt"


def test_palaces_stand_for_governments(report):
    doc = report("The Kremlin said on Monday that it had time. Downing Street declined to comment.")
    assert actor(doc, "Kremlin").name == "Russia"


def test_an_invented_capital_speaks_for_the_home_state(report):
    doc = report(
        "Marvia's prime minister, Ivo Renn, will not sign. Talks were held in Sarvo last week. Sarvo wants an apology first."
    )
    assert actor(doc, "Sarvo").id == actor(doc, "Marvia").id


def test_two_states_of_the_same_weight_keep_their_capitals_apart(report):
    doc = report(
        "The foreign ministers of Lurania and Deska met on Tuesday. Luranian Foreign Minister Petar Holub said Lurania "
        "would stay. His Deskan counterpart, Ilka Maro, said Deska was ready to talk.\n\n"
        "In Sarvo, crowds cheered. Sarvo has long accused Deska of arming a militia."
    )
    assert actor(doc, "Sarvo").id == actor(doc, "Lurania").id
    assert actor(doc, "Deska").id != actor(doc, "Lurania").id
    assert actor(doc, "Ilka Maro").side == actor(doc, "Deska").id


def test_who_only_stands_by_is_left_out(report):
    doc = report("Envoy Ann Lee spoke in Marvia about Chilean wine and the Treaty of Rome.")
    assert absent(doc, "Chile")


def test_a_list_of_states_acts_together(report):
    doc = report("Poland, Sweden and Canada have asked for a seat.")
    assert {one.name for one in doc._.actors} >= {"Poland", "Sweden", "Canada"}


def test_evidence_is_where_the_names_stand(report):
    doc = report("Foreign Minister Petar Holub said no. Holub left.")
    holub = actor(doc, "Petar Holub")
    assert [one.exact for one in holub.evidence] == ["Petar Holub", "Holub"]
    assert all(doc.text[one.start : one.end] == one.exact for one in holub.evidence)
    assert holub.why.rule.startswith("people.")


def test_and_belongs_to_a_bodys_name_where_it_always_stands_in_it(report):
    doc = report(
        "The Federation of Peat and Salt demands a vote. The Ford and Ferry Movement refused. “Never,” the Federation of Peat and "
        "Salt said. The Ford and Ferry Movement wants a road."
    )
    assert actor(doc, "Federation of Peat and Salt").kind == "organisation"
    assert actor(doc, "Ford and Ferry Movement").kind == "group"
    assert absent(doc, "Federation of Peat")
    once = report("The Federation of Peat and Renn demand a vote. The Federation of Peat said so. Nordmark wants time.")
    assert absent(once, "Federation of Peat and Renn")


def test_an_acronym_may_have_its_letters_in_the_order_of_another_tongue(report):
    doc = report("The Red Ford Front rejected the plan. “No,” the FFR said. The FFR wants a road. Nordmark wants time.")
    assert actor(doc, "FFR").id == actor(doc, "Red Ford Front").id


def test_a_federation_of_islands_is_a_state(report):
    doc = report("The Federation of the Tarn Islands rejected the plan. Nordmark wants time.")
    assert actor(doc, "Federation of the Tarn Islands").kind == "state"
