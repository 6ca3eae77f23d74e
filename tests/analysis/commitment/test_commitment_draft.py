"""A model drafted from a record: only what reports say in so many words becomes a number."""

import pytest
import yaml

from detente.analysis.agreements import analyse
from detente.analysis.commitment import drafted, findings, model_of
from detente.errors import UsageError
from detente.model import Actor, Dossier, Position, Source, Why, load_catalogue, passage

WHY = Why(rule="test")


def dossier(*lines):
    """A record of one report; each line is (party, issue, option, attitude, words[, voice])."""
    text = "\n".join(words for _, _, _, _, words, *_ in lines)
    source = Source(id="r1", sha256="0" * 64, media_type="text/plain", location="r1.txt", text=text, title="A report")
    names = sorted({party for party, *_ in lines})
    actors = tuple(Actor(id=one.lower(), kind="state", name=one, names=(one,), evidence=(), why=WHY) for one in names)
    positions = []
    for number, (party, issue, option, attitude, words, *voice) in enumerate(lines):
        start = text.index(words)
        where = passage("r1", text, start=start, end=start + len(words))
        positions.append(
            Position(
                id=f"p{number}",
                party=party.lower(),
                issue=issue,
                option=option,
                attitude=attitude,
                voice=voice[0] if voice else "paraphrased",
                evidence=(where,),
                why=WHY,
            )
        )
    return Dossier(name="Harl", sources=(source,), actors=actors, positions=tuple(positions))


def draft_of(*lines):
    held = dossier(*lines)
    return drafted(held, analyse(held, load_catalogue()))


PULL = ("Orvany", "forces", "mutual", "accepts", "Orvany would pull back 10 km if Velmar did the same.")
MORE = ("Velmar", "forces", "mutual", "demands", "Velmar wants both armies to withdraw by 15 kilometres.")


def test_a_distance_that_parties_name_is_a_range_with_its_sentences():
    model = draft_of(PULL, MORE)
    assert model["forms"] == ["reciprocal_withdrawal"]
    assert model["sides"] == {"A": "Orvany", "B": "Velmar"}
    far = model["inputs"]["D"]
    assert far["range"] == [10, 15]
    assert far["unit"] == "km"
    assert far["given_by"] == "Orvany (10 km); Velmar (15 km)"
    assert [one["words"] for one in far["said"]] == [PULL[4], MORE[4]]
    assert "Orvany" in model["inputs"]["v_A"]["note"]


@pytest.mark.parametrize(
    "words",
    [
        "Orvany would pull back to 10 km from the border.",
        "Orvany would withdraw to within 10 km of the river.",
        "Orvany would withdraw its 10 battalions.",
        "Orvany would pull back from the Sand Islands.",
        "Orvany wants a zone 10 km wide.",
    ],
)
def test_a_place_or_a_zone_is_no_distance_of_withdrawal(words):
    model = draft_of(
        ("Orvany", "forces", "mutual", "accepts", words), ("Velmar", "forces", "full", "demands", "All out.")
    )
    assert model["inputs"]["D"]["value"] is None
    assert "range" not in model["inputs"]["D"]
    assert words in [one["words"] for one in model["inputs"]["D"]["said"]]


def test_distances_in_two_units_or_in_a_rivals_voice_give_no_number():
    mixed = draft_of(PULL, (*MORE[:4], "Velmar wants both armies to withdraw by 15 miles."))
    assert "range" not in mixed["inputs"]["D"]
    rival = draft_of((*PULL, "rival"), (*MORE[:4], "Velmar wants both armies out."))
    assert "range" not in rival["inputs"]["D"]
    refused = draft_of((*PULL[:3], "rejects", PULL[4]), (*MORE[:4], "Velmar wants both armies out."))
    assert "range" not in refused["inputs"]["D"]


def test_what_is_said_of_guarantees_stands_beside_what_it_bears_on_and_gives_no_number():
    model = draft_of(
        ("Orvany", "guarantees", "collective", "demands", "Orvany insists on a binding guarantee."),
        ("Velmar", "monitoring", "observers", "accepts", "Velmar would let observers in."),
    )
    assert "guarantee_needed" in model["forms"]
    assert "imperfect_detection" in model["forms"]
    assert model["inputs"]["g"]["said"][0] == {
        "by": "Orvany (paraphrased)",
        "words": "Orvany insists on a binding guarantee.",
        "source": "A report",
        "fact": "p0",
    }
    assert model["inputs"]["d"]["said"][0]["words"] == "Velmar would let observers in."
    assert all(one["value"] is None and "range" not in one for one in model["inputs"].values())


def test_a_draft_is_a_model_that_says_what_it_needs():
    written = yaml.safe_load(yaml.safe_dump(draft_of(PULL, MORE), allow_unicode=True))
    (found,) = findings(model_of(written, origin="draft"))
    assert "D" not in found.needs
    assert found.needs == ("v_A", "v_B", "b_A", "b_B", "delta_A", "delta_B", "d")


def test_of_more_than_two_parties_a_person_chooses():
    model = draft_of(PULL, MORE, ("Tessel", "forces", "hold", "demands", "Tessel wants the armies to stay."))
    assert "sides" not in model
    assert "Orvany, Tessel, Velmar" in model["note"]


def test_a_record_without_such_issues_gives_no_model():
    with pytest.raises(UsageError, match="no party has a position"):
        draft_of(("Orvany", "prisoners", "all", "demands", "Orvany wants all prisoners home."))
