from dataclasses import replace

from record_builders import Report

from detente.model import Why
from detente.record.ids import bodies, canonical, digest


def report(**position):
    made = Report("Talks")
    east = made.state("Estoria")
    toska = made.actor("Mira Toska", side=east)
    made.statement(toska)
    made.position(east, **position)
    return made.told[2]


def ids(reading):
    return [body["id"] for _, body in bodies(reading)]


def test_an_id_says_the_kind_and_is_the_same_each_time():
    found = ids(report())
    assert [one[:2] for one in found] == ["a-", "a-", "s-", "p-"]
    assert all(len(one) == 18 for one in found)
    assert ids(report()) == found


def test_which_rule_found_it_makes_no_difference():
    reading = report()
    better = Why(rule="other.rule", words="wants", by="rules/9")
    again = replace(reading, positions=tuple(replace(one, why=better) for one in reading.positions))
    assert ids(again) == ids(reading)


def test_what_is_said_makes_all_the_difference():
    assert ids(report(option="none"))[-1] != ids(report())[-1]
    assert ids(report(red_line=True))[-1] != ids(report())[-1]
    assert ids(report(option="none"))[:-1] == ids(report())[:-1]


def test_a_further_form_of_a_name_changes_no_id():
    reading = report()
    actors = tuple(replace(one, names=(*one.names, "the envoy")) for one in reading.actors)
    assert ids(replace(reading, actors=actors)) == ids(reading)


def test_two_of_one_name_in_one_reading_are_told_apart():
    reading = report()
    toska = reading.actors[1]
    namesake = replace(toska, id="x99")
    found = ids(replace(reading, actors=(*reading.actors, namesake)))
    assert len(set(found)) == len(found)
    assert found[2] == f"{found[1]}.2"


def test_bodies_name_actors_by_the_records_ids():
    (_, east), (_, toska), (_, statement), (_, position) = bodies(report())
    assert (toska["side"], statement["speaker"], position["party"]) == (east["id"], toska["id"], east["id"])


def test_canonical_json_has_one_spelling():
    assert canonical({"b": "é", "a": [1, None]}) == '{"a":[1,null],"b":"é"}'
    assert digest("a", "x", 1) == "a-" + digest("s", "x", 1)[2:]
