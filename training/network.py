"""The shape of the tagger and parser: one small encoder without word vectors, two heads.

Tried on held-out documents: see `training/parser.py` for what was compared.
"""

from __future__ import annotations

from typing import Any

WIDTH = 96
DEPTH = 4
ROWS = {"NORM": 8000, "PREFIX": 1000, "SUFFIX": 4000, "SHAPE": 1000}


def config() -> dict[str, Any]:
    """A spaCy pipeline config: `tok2vec`, `tagger`, `parser`."""
    return {
        "nlp": {"lang": "en", "pipeline": ["tok2vec", "tagger", "parser"], "batch_size": 256},
        "components": {"tok2vec": _encoder(), "tagger": _tagger(), "parser": _parser()},
    }


def _encoder() -> dict[str, Any]:
    return {
        "factory": "tok2vec",
        "model": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": WIDTH,
                "attrs": list(ROWS),
                "rows": list(ROWS.values()),
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": WIDTH,
                "depth": DEPTH,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }


def _shared() -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}


def _tagger() -> dict[str, Any]:
    return {
        "factory": "tagger",
        "model": {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": _shared()},
    }


def _parser() -> dict[str, Any]:
    return {
        "factory": "parser",
        "min_action_freq": 10,
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "parser",
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "nO": None,
            "tok2vec": _shared(),
        },
    }
