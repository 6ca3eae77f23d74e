"""A party that a report names by its sort alone is joined to the one of the record that it can be, or to nobody."""

import itertools

import pytest

from detente.record.identity import identify
from detente.record.joining import Told

NUMBERS = itertools.count(1)


def told(name, source, kind="group", **fields):
    return Told(id=f"b{next(NUMBERS):04}", source=source, kind=kind, name=name, names=(name,), **fields)


def clusters(*those):
    return sorted(sorted(one.name for one in cluster.members) for cluster in identify(those))


def company(source):
    return told("Estoria", source, kind="state")


def test_the_only_movement_of_the_record_is_the_movement():
    one, other = told("Harbin Renewal Movement", "r1"), told("the movement", "r2")
    found = clusters(one, company("r1"), other, company("r2"))
    assert ["Harbin Renewal Movement", "the movement"] in found


@pytest.mark.parametrize(
    "others",
    [
        [told("Southern Movement", "r3")],  # it could be either
        [told("Harbin Renewal Movement", "r2")],  # its own report tells of both
    ],
)
def test_where_it_could_be_another_or_its_report_knows_both_it_stays_alone(others):
    one, other = told("Harbin Renewal Movement", "r1"), told("the movement", "r2")
    assert ["the movement"] in clusters(one, company("r1"), other, company("r2"), *others)


def test_a_report_of_other_people_is_of_another_process():
    one, other = told("Harbin Renewal Movement", "r1"), told("the movement", "r2")
    assert ["the movement"] in clusters(one, company("r1"), other, told("Westoria", "r2", kind="state"))


def test_a_sort_that_fits_every_state_names_nobody():
    one, other = told("Government of Estoria", "r1", kind="state"), told("the government", "r2", kind="state")
    assert ["the government"] in clusters(one, company("r1"), other, company("r2"))
