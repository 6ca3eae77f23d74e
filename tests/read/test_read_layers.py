import pytest
import spacy

from detente.read.layers import LAYERS, layer


@pytest.mark.parametrize("name", [*LAYERS, "published", "source_id", "title", "learnt"])
def test_a_layer_is_what_spacy_gives(name):
    doc = spacy.blank("en")("The envoys met.")
    assert layer(doc, name) == getattr(doc._, name)
    setattr(doc._, name, ("kept",))
    assert layer(doc, name) == getattr(doc._, name) == ("kept",)
