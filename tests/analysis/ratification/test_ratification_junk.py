"""Whatever stands in a file, a person reads a sentence that names it."""

import contextlib
import copy
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.ratification import binary, load_game, load_motion, power, results
from detente.analysis.ratification.known import register
from detente.analysis.ratification.plans import load_plan, zone_of
from detente.errors import DetenteError

RULE = {
    "title": "Council of the Reach",
    "members": {"Alba": {"seats": 4, "people": 3.5}, "Brena": {"seats": 3, "people": 2}},
    "groups": {"founders": ["Alba"]},
    "totals": {"people": 6},
    "passes": {
        "all": [
            {"for": "seats", "at_least": "55%", "of": "voting"},
            {
                "any": [
                    {"not_for": "members", "fewer_than": {"fewest_of": "people", "with_more_than": "35%", "plus": 1}}
                ]
            },
            {"veto": ["founders"]},
        ]
    },
}
SHORT = {"quota": 5, "weights": {"Alba": 4, "Brena": 3}, "min_members": 1, "min_blocking": 2}
MOTION = {
    "motion": "Open the ford",
    "body": {"members": {"Alba": 3, "Brena": 2, "Corvo": 1}},
    "rules": [{"title": "Four", "passes": {"for": "votes", "at_least": 4}}],
    "leanings": {"Alba": {"for": "60%", "against": "40%"}, "Brena": ["for", "abstain"]},
    "others": "unknown",
    "chances": {"Corvo": [0.2, 0.4]},
    "costs": {"Corvo": 2},
    "forms": [{"title": "Without Corvo", "without": ["Corvo"]}],
}
PLAN = {
    "issues": {"harbour": ["shut", "free"]},
    "refuses": {"North": {"harbour": ["shut"]}},
    "sides": {
        "North": {
            "body": {"members": ["Lake", "Hill"]},
            "rule": {"for": "members", "at_least": 1},
            "refuses": {"Hill": {"harbour": ["free"]}},
        }
    },
}
BODIES = {"reach": {"members": ["Alba"], "rules": ["eu-simple"], "names": ["Reach"], "called": {"Alba": ["A"]}}}
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 10**6), st.floats(), st.sampled_from(["", "x", "1/0", "-5%", "for", "members", "Alba"]),
    st.lists(st.sampled_from(["x", "Alba", 3, None]), max_size=2), st.dictionaries(st.sampled_from(["x", "for", "all", "Alba"]), st.integers(0, 3), max_size=2),
)  # fmt: skip


def places(value, path=()):
    yield path
    for key, below in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(below, (*path, key))


@st.composite
def damaged(draw, valid):
    """The value with one place of it replaced, renamed or left out."""
    whole = {"top": copy.deepcopy(valid)}
    path = draw(st.sampled_from(list(places(whole))[1:]))
    here = whole
    for key in path[:-1]:
        here = here[key]
    how = draw(st.sampled_from(["replace", "rename", "drop"]))
    old = here[path[-1]] if how == "replace" else here.pop(path[-1])
    if how == "replace":
        here[path[-1]] = draw(JUNK.filter(lambda junk: junk is not old))
    elif how == "rename" and isinstance(here, dict):
        here["x"] = old
    return whole.get("top")


def read(tmp_path_factory, value, use):
    path = tmp_path_factory.mktemp("junk") / "file.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    with contextlib.suppress(DetenteError):  # anything else fails the test
        use(path)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([RULE, SHORT]).flatmap(damaged))
def test_a_damaged_rule(tmp_path_factory, value):
    read(tmp_path_factory, value, lambda path: power(binary(load_game(path)[0])))


@settings(max_examples=300, deadline=None)
@given(damaged(MOTION))
def test_a_damaged_motion(tmp_path_factory, value):
    read(tmp_path_factory, value, lambda path: results(load_motion(path)))


@settings(max_examples=150, deadline=None)
@given(damaged(PLAN))
def test_a_damaged_plan(tmp_path_factory, value):
    read(tmp_path_factory, value, lambda path: zone_of(load_plan(path)))


@settings(max_examples=100, deadline=None)
@given(damaged(BODIES))
def test_a_damaged_file_of_bodies(tmp_path_factory, value):
    read(tmp_path_factory, value, register)
