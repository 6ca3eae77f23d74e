"""Verbs of wanting and refusing in all their forms."""

import re

import pytest

from detente.read.positions.words import forms, patterns


@pytest.mark.parametrize(
    ("verb", "all_forms"),
    [
        ("insist on", ["insist on", "insists on", "insisted on", "insisting on"]),
        ("demand", ["demand", "demands", "demanded", "demanding"]),
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("refuse to", ["refuse to", "refuses to", "refused to", "refusing to"]),
        ("push for", ["push for", "pushes for", "pushed for", "pushing for"]),
        ("bar", ["bar", "bars", "barred", "barring"]),
    ],
)
def test_a_verb_has_all_its_forms_and_no_other_words(verb, all_forms):
    pattern = re.compile(forms(verb, {"bar": "bars barring barred"}))
    assert all(pattern.fullmatch(form) for form in all_forms)
    assert not pattern.fullmatch(verb.split(" ", maxsplit=1)[0] + "ance")


def test_every_pattern_of_the_data_compiles_and_matches_no_empty_words():
    for words, kind in patterns():
        assert kind
        assert re.compile(words).match("") is None
