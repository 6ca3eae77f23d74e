"""Data files hold plain values, whatever stands in them."""

import pytest
import yaml

from detente.model import safe_yaml


def test_plain_values():
    assert safe_yaml.parsed("words: [one, two]\nmany: 3") == {"words": ["one", "two"], "many": 3}
    assert safe_yaml.parsed("") is None


@pytest.mark.parametrize("text", ["!!python/object/apply:os.getcwd []", "a: [", "!!python/name:os.system"])
def test_nothing_else(text):
    with pytest.raises(yaml.YAMLError):
        safe_yaml.parsed(text)
