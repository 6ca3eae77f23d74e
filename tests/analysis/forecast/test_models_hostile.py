"""Whatever stands in a file, a model is read or refused by a sentence: no other error comes through."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.commitment import findings, model_of
from detente.analysis.forecast import explored, forecast, issues_of
from detente.errors import DataFileError, DetenteError
from detente.model.ranges import read_mapping

SCALAR = st.none() | st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=True) | st.text(max_size=5)
ANY = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
NUMBER = SCALAR | st.lists(SCALAR, min_size=2, max_size=2) | ANY


def some(keys, values):
    return st.dictionaries(st.sampled_from(keys), values, max_size=len(keys))


MODEL = some(
    ["title", "form", "forms", "sides", "inputs", "assumed_by", "note"],
    st.sampled_from(["rubinstein", ["grim_trigger", "rubinstein"]])
    | some(
        ["T", "R", "P", "d1", "d2", "delta", "A", "B"],
        NUMBER | some(["value", "range", "said", "given_by", "unit"], NUMBER),
    )
    | ANY,
)
ACTOR = some(["position", "capability", "salience", "name"], NUMBER)
ISSUE = some(
    ["title", "unit", "scale", "options", "salience_most", "actors", "beliefs", "issues"],
    st.dictionaries(st.text(max_size=3), ACTOR, max_size=3) | st.lists(ACTOR, max_size=3) | NUMBER,
)


@settings(max_examples=400, deadline=None)
@given(MODEL)
def test_any_commitment_model(told):
    with contextlib.suppress(DetenteError):
        findings(model_of(told, origin="file"))


@settings(max_examples=400, deadline=None)
@given(ISSUE)
def test_any_issue(told):
    with contextlib.suppress(DetenteError):
        for issue in issues_of(told, origin="file"):
            made = forecast(issue)
            if not made.needs:
                explored(issue, rounds=2, draws=2)


@pytest.mark.parametrize(
    "text",
    [
        b"\xff\xfe\x00",
        b"- a\n- b\n",
        b"a: [1, 2",
        b"1: 2\n",
        b"&a [*a]",
        b"a: &x [1,1]\nb: &y [*x,*x]\nc: &z [*y,*y]\n" + b"d: *z\n",
    ],
)
def test_a_file_that_is_no_model(tmp_path, text):
    path = tmp_path / "model.yaml"
    path.write_bytes(text)
    with pytest.raises(DataFileError, match=r"model\.yaml"):
        model_of(read_mapping(path), origin=str(path))
