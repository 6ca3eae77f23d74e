"""spaCy's English tokeniser, with the same tokens at half the price.

Two things cost it most, and neither changes a token: it tries its lists of prefixes, suffixes, infixes and web
addresses on every new word, also where a word holds nothing but letters, on which none of them matches; and it works
out two dozen attributes of every new word, of which this reader uses none.

Only the parser looks at tokens: rules go by the text. Where nothing is parsed, a doc is a text without any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import spacy
from spacy.attrs import LOWER, NORM  # type: ignore[import-not-found] # compiled, without stubs
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found] # compiled, without stubs
from spacy.tokens import Doc
from spacy.util import registry

from detente.read.layers import TextDoc

NAME, NO_TOKENS = "detente_tokeniser", "detente_no_tokens"
KEPT = (LOWER, NORM)
"""What is known of each word; anything else (`is_alpha`, `shape_`, `like_num`) is empty in our docs."""

Found = Any
Search = Callable[[str], Found]


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator] # spaCy's own
def make() -> Callable[[Language], Tokenizer]:
    """What makes the tokeniser of a pipeline."""
    return create


def create(nlp: Language) -> Tokenizer:
    """The tokeniser for a pipeline, whose vocabulary keeps no more than KEPT of each word."""
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {name: get for name, get in vocab.lex_attr_getters.items() if name in KEPT}
    defaults = nlp.Defaults
    infixes = spacy.util.compile_infix_regex(defaults.infixes or ()).finditer
    return Tokenizer(
        vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=_unless_plain(spacy.util.compile_prefix_regex(defaults.prefixes or ()).search),
        suffix_search=_unless_plain(spacy.util.compile_suffix_regex(defaults.suffixes or ()).search),
        infix_finditer=lambda word: _NONE if is_plain(word) else infixes(word),
        token_match=defaults.token_match,
        url_match=_unless_plain(defaults.url_match) if defaults.url_match else None,
    )


@registry.tokenizers(NO_TOKENS)  # type: ignore[untyped-decorator] # spaCy's own
def make_none() -> Callable[[Language], Callable[[str], Doc]]:
    """What makes docs without tokens, whose text is kept beside them (see `layers.text_of`)."""

    def untouched(nlp: Language) -> Callable[[str], Doc]:
        return lambda text: TextDoc(nlp.vocab, text)

    return untouched


_NONE: Iterator[Found] = iter(())


def is_plain(word: str) -> bool:
    """Whether a word is of ASCII letters alone: all of the lists want a mark, a digit or a sign somewhere."""
    return word.isascii() and word.isalpha()


def _unless_plain(search: Search) -> Search:
    def found(word: str) -> Found:
        return None if word.isascii() and word.isalpha() else search(word)  # is_plain, without a call

    return found
