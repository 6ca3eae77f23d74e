"""The catalogue that comes with Detente: complete, in order, and its cues sound."""

import re
from pathlib import Path

import pytest
import yaml

from detente.model import load_catalogue
from detente.model.issue import parse_issues

CONTRACT = Path(__file__).parents[2] / "../shared/talks/issues.yaml"
CATALOGUE = load_catalogue()
EVERY_CUE = [
    (issue, cue)
    for issue in CATALOGUE
    for cue in (
        *CATALOGUE[issue].cues,
        *(cue for option in CATALOGUE[issue].options.values() for cue in option.cues),
    )
]


def test_ids_options_and_scales_are_the_contract_in_its_order():
    if not CONTRACT.exists():
        pytest.skip("../shared is not here")
    contract = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))
    assert list(CATALOGUE) == list(contract)
    for issue, known in contract.items():
        assert list(CATALOGUE[issue].options) == list(known["options"])
        assert CATALOGUE[issue].scale is known["scale"]


@pytest.mark.parametrize("issue", list(CATALOGUE))
def test_every_issue_says_what_it_is_and_how_it_is_known(issue):
    known = CATALOGUE[issue]
    assert known.title
    assert known.description.endswith(".")
    assert known.cues
    assert known.pax or issue == "format"
    for option in known.options.values():
        assert option.title
        assert option.description.endswith(".")
        assert option.cues


def test_titles_differ():
    assert len({CATALOGUE[issue].title for issue in CATALOGUE}) == len(list(CATALOGUE))
    for issue in CATALOGUE:
        titles = [option.title for option in CATALOGUE[issue].options.values()]
        assert len(set(titles)) == len(titles)


def test_pax_codes_exist():
    reference = Path(__file__).parents[2] / "../shared/reference/taxonomies.json"
    if not reference.exists():
        pytest.skip("../shared is not here")
    text = reference.read_text(encoding="utf-8")
    assert [issue for issue in CATALOGUE if f'"{CATALOGUE[issue].pax or "Ce"}"' not in text] == []


@pytest.mark.parametrize(("issue", "cue"), EVERY_CUE)
def test_a_cue_is_a_regular_expression_that_needs_words(issue, cue):
    assert not re.compile(cue).fullmatch("")


def test_a_users_issue_has_the_same_form():
    text = """
    broadcasting:
      title: Broadcasting
      cues: ['radio', 'television']
      options:
        kept: {title: Kept, cues: ['keep']}
        shared: {title: Shared, cues: ['share\\w*']}
    """
    with_it = CATALOGUE.with_issues(parse_issues(text, origin="mine.yaml"))
    assert list(with_it)[-1] == "broadcasting"
    assert with_it.title("broadcasting", "shared") == "Shared"
