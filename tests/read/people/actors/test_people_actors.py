"""Actors that no rule finds: what is a candidate, what the judge takes for an actor, and what it leaves alone."""

from __future__ import annotations

import pytest

from detente.read.people import names
from detente.read.people.actors.candidates import candidates
from detente.read.people.actors.judging import shipped
from detente.read.people.lexicon import lexicon
from detente.read.people.page import page_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The hill clans of Dorna met the Dornan envoy.", {"hill clans", "dornan"}),
        ("Fighters said the Veska fishermen had left.", {"fighters", "veska fishermen"}),
        ("She told the grain board's chairman that Veska's parliament would vote.", {"grain board", "parliament"}),
        ("“We are ready,” the port authority said.", {"port authority"}),
    ],
)
def test_candidates_are_names_and_noun_phrases(report, text, wanted):
    page = page_of(report(text))
    assert wanted <= candidates(page, names.pieces(page, lexicon()), lexicon=lexicon()).keys()


def test_candidates_of_one_name_stand_in_text_order(report):
    page = page_of(report("The border clans left. Veska thanked the border clans. Border clans said no."))
    spots = candidates(page, names.pieces(page, lexicon()), lexicon=lexicon())["border clans"]
    assert len(spots) == 3
    assert spots == sorted(spots)


@pytest.mark.parametrize(
    ("text", "actor", "other"),
    [
        (
            "Veska and the Copper Circle met on Monday in a hotel near Sorn. The Copper Circle said it would not disarm.",
            "copper circle",
            "sorn",
        ),
        (
            "The Dornan militants rejected the offer and accused Veska of bad faith. Prices rose.",
            "dornan militants",
            "prices",
        ),
    ],
)
def test_judge_sets_actors_above_places_and_things(report, text, actor, other):
    judge = shipped()
    page = page_of(report(text))
    found = candidates(page, names.pieces(page, lexicon()), lexicon=lexicon())
    assert judge is not None
    assert judge.chance(page, found[actor]) > 2 * judge.chance(page, found[other])


CASES = [
    ("Envoys met in Sorn. The talks were opened by Dunja Okarel, who thanked both sides. Okarel flew home on Monday.", "Dunja Okarel ~ person; Okarel = Dunja Okarel"),
    ("Veska and the Copper Circle held talks on Monday. The Copper Circle's negotiator, Ilo Tern, said the Circle would not disarm.", "Copper Circle ~ group; Ilo Tern > Copper Circle"),
    # a place that speaks is some state's capital, and no actor of its own
    ("The government of Dorna and the insurgents of the hills exchanged 48 prisoners on Wednesday. The swap took place at a bridge on the border with Veska. A meeting of President Nadia Orlo with Tern, for which Kazakhstan had offered its embassy in Tarsk, has been called off. Veska said it would open its side of the crossing to aid from Monday. Tarsk has refused to let aid in by that road, saying weapons would come with it, but allows two convoys a week.", "Tarsk !"),
    ("Officials of Dorna met in a hotel on Lake Sorn. It rained in Merrin.", "Merrin !; Lake Sorn !"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_actors_beside_the_rules(misread, text, wanted):
    assert misread(text, wanted) == []


SECOND = [
    # the report names one party; of the names still open the likeliest is the other
    ("What the Varsk summit leaves undone\n\nThe Shore Front's chairman, Selim Kaya, talked for six hours with President Nadia Orlo. The next summit may be held in Varsk itself, which has asked for more time. Varsk would not sign before that, its army said.", "Varsk ~ state"),
    ("The ferry between Nauvora and the mainland will not sail. Nauvora's president, Sela Moe, said the pier was hers. The mainland does not see it that way. The mainland government said on Tuesday that the line would open later.", "the mainland ~ state"),
    ("Dorna's government met envoys of the Hill Front in Merrin. Merrin was calm. Reporters in Merrin saw no cars.", "Merrin !"),
    ("Dorna's government refused. Radio Melin said talks went on. Radio Melin has a reporter there.", "Radio Melin !"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SECOND)
def test_second_party_is_taken_at_less(misread, text, wanted):
    assert misread(text, wanted) == []
