"""The treebank reader: rows as annotated, contractions spaced right, curly marks balanced."""

import gzip
import random

import pytest
from training.card import Score, card
from training.treebank import curly, read

from detente.read.syntax.model import load
from training import parser as training

CONLLU = """# newdoc id = invented-one
# sent_id = 1
# text = "They don't sign."
1\t"\t"\tPUNCT\t``\t_\t5\tpunct\t_\tSpaceAfter=No
2\tThey\tthey\tPRON\tPRP\t_\t5\tnsubj\t_\t_
3-4\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdo\tdo\tAUX\tVBP\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tsign\tsign\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\tSpaceAfter=No
7\t"\t"\tPUNCT\t''\t_\t5\tpunct\t_\t_
"""


@pytest.fixture
def treebank(tmp_path):
    path = tmp_path / "one.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    return path


def test_a_sentence_is_read_as_annotated(treebank):
    (one,) = read(treebank)
    assert one.document == "invented-one"
    assert one.words == ['"', "They", "do", "n't", "sign", ".", '"']
    assert one.spaces == [False, True, False, True, False, False, True]
    assert one.heads == [4, 4, 4, 4, 4, 4, 4]
    assert one.relations[4] == "ROOT"
    assert one.tags[2] == "VBP"


def test_a_file_without_documents_is_refused(tmp_path):
    path = tmp_path / "none.conllu.gz"
    path.write_bytes(gzip.compress(b"\n"))
    with pytest.raises(ValueError, match="no document"):
        list(read(path))


def test_half_of_the_sentences_get_curly_marks(treebank):
    (one,) = read(treebank)
    seen = {tuple(curly(one.words, random.Random(seed))) for seed in range(20)}
    assert seen == {tuple(one.words), ("“", "They", "do", "n’t", "sign", ".", "”")}


def test_the_card_names_every_test_and_relation():
    score = Score("Invented", 12, tag=95.04, uas=87.2, las=83.4, relations={"ccomp": 80.2})
    facts = {"size": 4.3, "spacy": "3.8", "words": 1000, "sentences": 50, "epochs": 2, "minutes": 3.0, "seed": 7}
    text = card([score], facts=facts)
    assert "| Invented | 12 | 95.0 | 87.2 | 83.4 |" in text
    assert "ccomp 80" in text


def test_training_writes_a_parser_that_loads_its_card_and_its_licence(tmp_path, monkeypatch, capsys):
    documents = "\n".join(CONLLU.replace("invented-one", f"invented-{number}") for number in range(16))
    for name in ("en_ewt-train", "en_ewt-dev", "en_gum-cc-train"):
        (tmp_path / f"{name}.conllu.gz").write_bytes(gzip.compress(documents.encode()))
    out = tmp_path / "made"
    words = ["parser", "--treebanks", str(tmp_path), "--out", str(out), "--epochs", "1"]
    monkeypatch.setattr("sys.argv", words)
    assert training.main() == 0
    assert load((out / "parser.zip").read_bytes()).pipe_names == ["tok2vec", "tagger", "parser"]
    card_text = (out / "CARD.md").read_text(encoding="utf-8")
    assert "| UD English GUM, 2 documents | 2 |" in card_text
    assert card_text in capsys.readouterr().out
    assert "CC BY-SA 4.0" in (out / "LICENCE").read_text(encoding="utf-8")


def test_without_treebanks_training_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["parser", "--treebanks", str(tmp_path / "none")])
    assert training.main() == 1
    assert "nothing to train on" in capsys.readouterr().out
