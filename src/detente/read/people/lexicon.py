"""The people data files as look-up tables, read once."""

from __future__ import annotations

import functools
import importlib.resources
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.model import safe_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name of the gazetteer: `actor` is the official name it belongs to, `use` how it stands for it."""

    actor: str
    use: str
    kind: str = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Every word list of the people component.

    `names` maps names, folded, to what they stand for ("use": name, people, capital, seat); `firsts` the words with which
    they begin to the most words that one with it has. `bodies_in` gives the body for which a capital may stand. `nouns` gives the
    common nouns that later stand for a body; `given` holds given names with "m", "f" or "-" for the gender they tell.
    """

    names: dict[str, Known]
    firsts: dict[str, int]
    nouns: dict[str, tuple[str, ...]]
    parents: dict[str, str]
    bodies_in: dict[str, str]
    titles: dict[str, str]
    offices: frozenset[str]
    outsiders: frozenset[str]
    modifiers: frozenset[str]
    matters: frozenset[str]
    bodies: dict[str, str]
    things: frozenset[str]
    stops: frozenset[str]
    regions: frozenset[str]
    outlets: frozenset[str]
    nobodies: frozenset[str]
    acts: frozenset[str]
    speaks: frozenset[str]
    bare: frozenset[str]
    passes: frozenset[str]
    given: dict[str, str]


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def _data(name: str) -> Any:
    file = importlib.resources.files("detente.read") / "data" / name
    return safe_yaml.parsed(file.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=16384)
def folded(name: str) -> str:
    """A name as it is compared: straight apostrophes, single spaces; capitals stay (US is not us)."""
    if name.isalnum():
        return name  # one word without a mark, as most are
    return " ".join(name.replace("’", "'").replace("‘", "'").replace("`", "'").split())


def _plain(name: str) -> str:
    """A name without its accents: "Brasilia" for "Brasília"."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _gazetteer() -> dict[str, Known]:
    names: dict[str, Known] = {}

    def enter(forms: list[str], known: Known) -> None:
        for form in forms:
            names.setdefault(folded(form), known)
            names.setdefault(_plain(folded(form)), known)

    for name, body in _data("people_bodies.yaml").items():
        kind = body.get("kind", "organisation")
        enter([name, *body.get("names", [])], Known(actor=name, use="name", kind=kind))
    states = _data("people_states.yaml")
    for name, state in states.items():
        enter([name, *state.get("names", [])], Known(actor=name, use="name"))
    for name, state in states.items():
        enter(state.get("people", []), Known(actor=name, use="people"))
        enter([state["capital"]] if "capital" in state else [], Known(actor=name, use="capital"))
        enter(state.get("seats", []), Known(actor=name, use="seat"))
    return names


_RANKS = word_set(
    "General Lieutenant Major Colonel Brigadier Sergeant Captain Corporal Admiral Marshal Commander Commodore Vice Rear"
)
"""Ranks that are joined to one by a hyphen: "Colonel-General", "Rear-Admiral"."""
_CHOSEN = word_set("president vice-president minister premier chancellor governor mayor chairman chairwoman chair commissioner secretary "
                   "secretary-general ambassador commander director chief leader speaker judge senator")  # fmt: skip
"""Offices that one may be chosen for and not hold yet: "minister-designate", "president-elect"."""


def _titles(entries: list[str]) -> dict[str, str]:
    """Titles with the gender they tell, those of two ranks joined by a hyphen among them."""
    told = dict(entry.rsplit(":", 1) for entry in entries)
    return {f"{one}-{other}": "-" for one in _RANKS for other in _RANKS if one != other} | told


def _offices(nouns: list[str]) -> frozenset[str]:
    """Offices, several who hold one, and who is chosen for one."""
    chosen = {f"{noun}-{how}" for noun in _CHOSEN for how in ("designate", "elect", "in-waiting")}
    return _plurals(nouns) | chosen


_S_FORM = ("s", "x", "z", "sh", "ch")
_DOUBLED = word_set("nod step drop admit submit plan step drop pen put let get sit quit run begin stop cut set hit")
_IRREGULAR = {
    "say": "said", "tell": "told", "think": "thought", "seek": "sought", "meet": "met", "withdraw": "withdrew",
    "write": "wrote", "lead": "led", "hold": "held", "keep": "kept", "give": "gave given", "take": "took taken",
    "make": "made", "be": "is was were been are am", "do": "did does done", "have": "had has", "see": "saw seen",
    "send": "sent", "know": "knew", "understand": "understood", "become": "became", "go": "went gone goes",
    "come": "came", "let": "let lets", "put": "put puts", "get": "got", "cast": "cast", "undertake": "undertook",
    "foresee": "foresaw", "speak": "spoke", "fly": "flew flown", "win": "won", "lose": "lost", "rise": "rose",
    "fall": "fell", "drive": "drove", "choose": "chose", "draw": "drew", "bring": "brought", "pay": "paid", "shake": "shook",
    "spend": "spent", "buy": "bought", "sell": "sold", "sleep": "slept", "eat": "ate", "grow": "grew", "wear": "wore",
    "find": "found", "feel": "felt", "fight": "fought", "read": "read", "shoot": "shot", "leave": "left", "begin": "began", "break": "broke", "strike": "struck",
    "stand": "stood", "sit": "sat", "throw": "threw", "tear": "tore", "run": "ran", "repay": "repaid",
}  # fmt: skip


def inflected(verb: str) -> set[str]:
    """The forms of a verb that may follow its subject: says, said, saying, say."""
    forms = {verb}
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    elif verb.endswith("e"):
        forms |= {verb + "s", verb + "d", verb[:-1] + "ing"}
    else:
        stem = verb + verb[-1] if verb in _DOUBLED else verb
        forms |= {verb + "led", verb + "ling"} if verb.endswith("l") else set()
        forms |= {verb + ("es" if verb.endswith(_S_FORM) else "s"), stem + "ed", stem + "ing"}
    return forms | set(_IRREGULAR.get(verb, "").split())


def _plurals(nouns: list[str]) -> frozenset[str]:
    forms = set(nouns)
    for noun in nouns:
        if noun.endswith("man"):
            forms.add(noun[:-3] + "men")
        elif noun.endswith("y") and noun[-2:-1] not in "aeou":
            forms.add(noun[:-1] + "ies")
        elif not noun.endswith("s"):
            forms.add(noun + "s")
    return frozenset(forms)


def _given() -> dict[str, str]:
    """Given names with the gender they tell: "m", "f", or "-" where both bear them."""
    table = _data("people_given.yaml")
    return {name: gender for key, gender in (("m", "m"), ("f", "f"), ("either", "-")) for name in table[key].split()}


def _firsts(names: Iterable[str]) -> dict[str, int]:
    """With which words, written so or in capitals, names begin, and how many words the longest of those has."""
    longest: dict[str, int] = {}
    for words in map(str.split, names):
        for form in (words[0], words[0].upper()):
            longest[form] = max(longest.get(form, 0), len(words))
    return longest


@functools.cache
def lexicon() -> Lexicon:
    """The word lists that come with Detente."""
    lists: dict[str, list[str]] = {key: text.split() for key, text in _data("people_words.yaml").items()}
    names = _gazetteer()
    bodies = _data("people_bodies.yaml")

    def verbs(key: str) -> frozenset[str]:
        return frozenset(form for verb in lists[key] for form in inflected(verb))

    return Lexicon(
        names=names,
        firsts=_firsts(names),
        nouns={name: tuple(body.get("nouns", ())) for name, body in bodies.items()},
        parents={name: body["of"] for name, body in bodies.items() if "of" in body},
        bodies_in={body["seat"]: name for name, body in bodies.items() if "seat" in body},
        titles=_titles(lists["titles"]),
        offices=_offices(lists["offices"]),
        outsiders=frozenset(lists["outsiders"]),
        modifiers=frozenset(lists["modifiers"]),
        matters=frozenset([*lists["modifiers"], *lists["matters"]]),
        bodies=dict(entry.rsplit(":", 1) for entry in lists["bodies"]),
        things=frozenset(lists["things"]),
        stops=frozenset(lists["stops"]),
        regions=frozenset(lists["regions"]),
        outlets=frozenset(lists["outlets"]),
        nobodies=frozenset(lists["nobodies"]),
        acts=verbs("acts"),
        speaks=verbs("speaks"),
        bare=frozenset(lists["speaks"]),
        passes=verbs("passes"),
        given=_given(),
    )
