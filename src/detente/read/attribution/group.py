"""A verb's group of words, and which form of the verb stands in it."""

from __future__ import annotations

from detente.read.attribution.lexicon import Form, Verb, classes, verbs
from detente.read.attribution.units import QUOTE, Unit
from detente.read.light import light

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve"})
_DO = frozenset({"do", "does", "did", "don't", "doesn't", "didn't", "don’t", "doesn’t", "didn’t"})
_NEGATIVE = frozenset({"not", "never", "no", "neither", "nor", "cannot"})
_LOOSE = frozenset({"to", "no", "never", "all", "once"})


@light(frozen=True, slots=True)
class Group:
    """A reporting verb with its auxiliaries and adverbs.

    `index` is the verb's place, `first` the group's first word, `last` the cue's last word (the particle's
    where it has one). `helpers` are the words between `first` and `index`, nearest first.
    """

    verb: Verb
    form: Form
    index: int
    first: int
    last: int
    helpers: tuple[str, ...]

    @property
    def negated(self) -> bool:
        """Whether a "not" or the like stands in the group."""
        return any(word in _NEGATIVE or word.endswith(("n't", "n’t")) for word in self.helpers)

    @property
    def modal(self) -> bool:
        """Whether the group holds "would", "will", "may" or the like."""
        return any(word in classes()["modal"] for word in self.helpers)

    @property
    def passive(self) -> bool:
        """Whether a participle stands behind a form of "be"."""
        return self.form == "participle" and any(word in BE for word in self.helpers)

    @property
    def infinitive(self) -> bool:
        """Whether "to" opens the group."""
        return bool(self.helpers) and self.helpers[-1] == "to"


def group_at(unit: Unit, index: int) -> Group | None:
    """The group of the verb at a place; None where its form does not go with the words before it."""
    verb, last = _with_particle(unit, index)
    if verb is None:
        return None
    first, helpers = _helpers(unit, index)
    form = _form(unit.low[index], helpers)
    return Group(verb, form, index, first, last, tuple(helpers)) if form else None


def first_of(unit: Unit, index: int) -> int:
    """Where the group of the verb at a place begins."""
    return _helpers(unit, index)[0]


def _with_particle(unit: Unit, index: int) -> tuple[Verb | None, int]:
    """The verb at a place; with its particle if that follows."""
    plain: list[Verb] = []
    for verb in verbs().by_form[unit.low[index]]:
        if verb.particle and unit.word(index + 1) == verb.particle:
            return verb, index + 1
        if not verb.particle:
            plain.append(verb)
    return (plain[0], index) if plain else (None, index)


def _helpers(unit: Unit, index: int) -> tuple[int, list[str]]:
    at = index
    helpers: list[str] = []
    while at > 0 and (unit.at(at - 1) in {"X", "A"} or (unit.word(at - 1) in _LOOSE and index - at < 4)):
        at -= 1
        helpers.append(unit.low[at])
        if unit.low[at] == "to":
            break
    while 0 < at < index and unit.low[at] in {"then", "however"} and unit.at(at - 1) in {",", QUOTE}:
        at += 1
    return at, helpers


def _form(word: str, helpers: list[str]) -> Form | None:
    forms = verbs().forms[word]
    if "ing" in forms:
        return "ing"
    participle = "participle" in forms or word.endswith("ed")
    if any(helper in BE for helper in helpers) and participle:
        return "participle"
    if any(helper in _HAVE for helper in helpers):
        return "participle" if participle else None
    governed = any(helper in classes()["modal"] or helper in _DO or helper == "to" for helper in helpers)
    if "base" in forms and ("past" not in forms or governed):
        return "base"
    return next((form for form in ("past", "third", "participle") if form in forms), None)


def governed(group: Group) -> bool:
    """Whether "to", "do" or a modal verb makes the word a verb beyond doubt."""
    return any(word in classes()["modal"] or word in _DO or word == "to" for word in group.helpers)
