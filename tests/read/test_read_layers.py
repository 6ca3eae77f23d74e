import pytest
import spacy
from spacy.tokens import Doc

from detente.read.layers import LAYERS, TextDoc, layer

NAMES = [*LAYERS, "published", "source_id", "title", "learnt"]


@pytest.mark.parametrize("name", NAMES)
def test_a_layer_is_what_spacy_gives(name):
    doc = spacy.blank("en")("The envoys met.")
    assert layer(doc, name) == getattr(doc._, name)
    setattr(doc._, name, ("kept",))
    assert layer(doc, name) == getattr(doc._, name) == ("kept",)


@pytest.mark.parametrize("name", NAMES)
def test_a_doc_of_text_alone_keeps_its_layers_where_spacy_does(name):
    doc, theirs = TextDoc(spacy.blank("en").vocab, "The envoys met."), Doc(spacy.blank("en").vocab)
    assert getattr(doc._, name) == getattr(theirs._, name) == layer(doc, name)
    setattr(doc._, name, ("kept",))
    setattr(theirs._, name, ("kept",))
    assert getattr(doc._, name) == layer(doc, name) == ("kept",)
    assert doc.user_data == {"text": "The envoys met."} | theirs.user_data


def test_a_doc_of_text_alone_has_no_other_layers():
    doc = TextDoc(spacy.blank("en").vocab, "The envoys met.")
    with pytest.raises(AttributeError, match="weather"):
        doc._.weather  # noqa: B018 - the look is what fails
