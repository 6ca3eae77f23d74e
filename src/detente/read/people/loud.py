"""Lines all in capitals ("ORSK SAYS NO - MINISTER"): which of their words are names, and which are only loud."""

from __future__ import annotations

import functools
import importlib.resources
import re

from spacy.lang.en.stop_words import STOP_WORDS

from detente.read.people.lexicon import folded, inflected, lexicon
from detente.read.people.particles import PARTICLES

_LINE = re.compile(r"^[^a-z\n]*[A-Z]{2}[^a-z\n]*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_][^\W\d_’'-]*(?:[-’'][^\W\d_]+)*")
_OWNED = re.compile(r"['’]S$")
_SMALL = re.compile(r"\b[a-z]{2,}\b")
# Files whose words in small letters are common English words. The lists of given names, states and bodies are not.
_LISTS = (
    "attribution_nouns.yaml", "attribution_verbs.yaml", "attribution_words.yaml", "happenings_amounts.yaml", "happenings_decisions.yaml",
    "happenings_events.yaml", "happenings_meetings.yaml", "happenings_proposals.yaml", "happenings_views.yaml", "layout_words.yaml",
    "people_common.yaml", "people_words.yaml", "positions_words.yaml",
)  # fmt: skip
_ENDINGS = (
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ous", "ive", "able", "ible", "ful", "less", "ally", "ism",
    "ance", "ence", "ship", "wards", "ization", "isation", "ically", "ently", "ingly", "ology", "graph", "through", "where", "thing",
)  # fmt: skip
_FEWEST = 4  # words of a line that is an alert and no label or heading of a part


def calmed(text: str) -> dict[str, str]:
    """Every word in capitals that stands in a loud line, as it is written elsewhere: "ORSK" "Orsk", "SAYS" "says".

    Acronyms are left out: those of known bodies, and words of up to three letters that are no common word.
    """
    found: dict[str, str] = {}
    for line in _LINE.finditer(text):
        words = _WORD.findall(line[0])
        if len(words) >= _FEWEST and sum(word.isupper() for word in words) * 2 > len(words):
            for word in words:
                if word not in found and (calm := _calm(word)) is not None:
                    found[word] = calm
    return found


@functools.lru_cache(maxsize=4096)
def _calm(word: str) -> str | None:
    core = _OWNED.sub("", word)
    small = core.lower()
    if is_common(small) or small in PARTICLES:
        return word.lower()
    if core.capitalize() in lexicon().given:
        return core.capitalize() + word[len(core) :].lower()
    if (
        len(core) < 2
        or (core in lexicon().firsts and folded(core) in lexicon().names)
        or (len(core) < 4 and core.isalpha())
    ):
        return None
    calm = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), small)
    return calm + word[len(core) :].lower()


def is_common(word: str) -> bool:
    """Whether a word in small letters is a common English word, by our own lists and by how words are made."""
    if word in _vocabulary():
        return True
    if word.startswith("un") and len(word) > 6 and is_common(word[2:]):
        return True
    if "-" in word:
        return all(is_common(part) for part in word.split("-") if part)
    for ending, rests in (
        ("s", ("", "e")),
        ("es", ("",)),
        ("ies", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
        ("er", ("", "e")),
        ("ly", ("",)),
    ):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and any(stem + rest in _vocabulary() for rest in rests):
            return True
    return len(word) > 6 and word.endswith(_ENDINGS)


@functools.cache
def _vocabulary() -> frozenset[str]:
    folder = importlib.resources.files("detente.read") / "data"
    words: set[str] = set(STOP_WORDS)
    for name in _LISTS:
        words.update(_SMALL.findall((folder / name).read_text(encoding="utf-8").replace("#", "\n#")))
    verbs = lexicon().acts | lexicon().speaks
    return frozenset(words | verbs | {form for word in words if 3 < len(word) < 9 for form in inflected(word)})


def title_case(name: str) -> str:
    """A name in capitals as names are written ("LEAGUE OF CITIES": "League of Cities")."""
    return (
        " ".join(w if w in {"OF", "THE", "AND"} else w.capitalize() for w in name.split())
        .replace(" OF ", " of ")
        .replace(" THE ", " the ")
        .replace(" AND ", " and ")
    )
