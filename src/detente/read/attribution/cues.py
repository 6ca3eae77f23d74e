"""Reporting verbs in a unit, each with its form, its group of words and its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.read.attribution.lexicon import Form, Verb, classes, verbs
from detente.read.attribution.phrases import phrase_before, subject_before, subject_behind
from detente.read.attribution.tails import occasion
from detente.read.attribution.units import QUOTE, Unit

Place = Literal["before", "behind", "elided", "participle", "passive", "infinitive"]
"""Where the subject stands; elided: shared with a verb before; participle: "…, adding that"."""

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve"})
_DO = frozenset({"do", "does", "did", "don't", "doesn't", "didn't", "don’t", "doesn’t", "didn’t"})
_MODAL = classes()["modal"]
_NEGATIVE = frozenset({"not", "never", "no", "neither", "nor", "cannot"})
_PLURAL_PRONOUNS = classes()["plural"]
_SINGULAR_S = frozenset({"this", "his", "us", "is", "was", "has", "as", "its"})


@dataclass(slots=True)
class Hit:
    """A reporting verb at work. All places are indices of words in the unit.

    `first` is where its group begins ("has also | said"), `last` the end of the cue, particle included.
    `subject` holds the first and last word of the subject. `region` is where the attribution begins: at the
    subject, the connector of an elided subject, or the cue.
    """

    verb: Verb
    form: Form
    first: int
    cue: int
    last: int
    place: Place
    subject: tuple[int, int] | None
    negated: bool
    modal: bool
    dropped: bool = False
    """"No longer insists": an earlier word that is taken back."""

    @property
    def region(self) -> int:
        """The first word that is this attribution's own and no content of the one before."""
        if self.place == "before" and self.subject:
            return min(self.subject[0], self.first)
        return self.first


def hits(unit: Unit) -> list[Hit]:
    """All reporting verbs of a unit in text order; words that are nouns where they stand are left out."""
    known = verbs().by_form
    found: list[Hit] = []
    for index, low in enumerate(unit.low):
        if low in known and unit.kind[index] != QUOTE:
            hit = _hit(unit, index)
            if hit:
                found.append(hit)
    return found


def _hit(unit: Unit, index: int) -> Hit | None:
    verb, last = _with_particle(unit, index)
    if verb is None:
        return None
    if (unit.kind[index] == "K" and index and not unit.titled) or (
        unit.low[index] == "states" and unit.kind[index] == "K"
    ):
        return None
    if (
        unit.at(index - 1) in {"#", "S"}
        or unit.word(index - 1) in {"a", "an", "the", "every"}
        or unit.word(index - 1).endswith(("'s", "’s"))
    ):
        return None
    first, helpers = _group(unit, index)
    form = _form(unit, index, helpers)
    if form is None or (
        unit.low[index] in verbs().nouns and form in {"base", "third"} and _is_noun(unit, index, last, helpers)
    ):
        return None
    negated = any(word in _NEGATIVE or word.endswith(("n't", "n’t")) for word in helpers)
    modal = any(word in _MODAL for word in helpers)
    subject, place = _subject(unit, index, first=first, last=last, form=form, helpers=helpers)
    if place is None:
        return None
    if form == "base" and place == "before" and not helpers and subject and not _takes_base(unit, subject):
        return None
    return Hit(verb, form, first, index, last, place, subject, negated, modal, "longer" in helpers)


def _with_particle(unit: Unit, index: int) -> tuple[Verb | None, int]:
    """The verb at a place; with its particle if that follows."""
    plain: list[Verb] = []
    for verb in verbs().by_form[unit.low[index]]:
        if verb.particle and unit.word(index + 1) == verb.particle:
            return verb, index + 1
        if not verb.particle:
            plain.append(verb)
    return (plain[0], index) if plain else (None, index)


def _group(unit: Unit, index: int) -> tuple[int, list[str]]:
    """Where the verb's group begins, and its auxiliaries and adverbs."""
    at = index
    helpers: list[str] = []
    while at > 0 and (
        unit.at(at - 1) in {"X", "A"} or (unit.word(at - 1) in {"to", "no", "never", "all", "once"} and index - at < 4)
    ):
        if unit.word(at - 1) == "to":
            helpers.append("to")
            at -= 1
            break
        at -= 1
        helpers.append(unit.low[at])
    while (
        at < index
        and unit.at(at) == "A"
        and at > 0
        and unit.at(at - 1) in {",", QUOTE}
        and unit.low[at] in {"then", "however"}
    ):
        at += 1
    return at, helpers


def _form(unit: Unit, index: int, helpers: list[str]) -> Form | None:
    """Which form the word is here; None where the helpers before it allow none."""
    forms = verbs().forms[unit.low[index]]
    if "ing" in forms:
        return "ing"
    participle = "participle" in forms or unit.low[index].endswith("ed")
    if any(word in _BE for word in helpers) and participle:
        return "participle"
    if any(word in _HAVE for word in helpers):
        return "participle" if participle else None
    if "base" in forms and ("past" not in forms or helpers):
        if any(word in _MODAL or word in _DO or word == "to" for word in helpers) or "past" not in forms:
            return "base"
    if "past" in forms:
        return "past"
    if "third" in forms:
        return "third"
    return "participle" if "participle" in forms else None


def _is_noun(unit: Unit, index: int, last: int, helpers: list[str]) -> bool:
    """Whether a word that may be a noun is one here, by its neighbours."""
    before, after = unit.at(index - 1), unit.at(last + 1)
    if any(word in _MODAL or word in _DO or word == "to" for word in helpers):
        return before in {"D", "S"}
    if before in {"D", "S", "P", "#", "C", ",", "G", "E", "V"} or unit.low[index - 1 if index else 0].endswith(
        ("'s", "’s", "s'", "s’")
    ):
        return True
    if before in {"N", "R"}:
        return False
    if before in {"W", "K"} and _is_object(unit, index - 1):
        return True
    if after in {".", ",", QUOTE} and _name_behind_quote(unit, index):
        return False
    if last > index:
        return before not in {"W", "K"} or not _agrees(unit, index)
    return (
        after not in {"T", "N", "D", "S", "K", "O", QUOTE, "#"} and not (unit.word(last + 1) == "to" and before in "WK")
    ) or not _agrees(unit, index)


def _is_object(unit: Unit, last: int) -> bool:
    """Whether the phrase before a word is another verb's object ("denied media | reports")."""
    start = phrase_before(unit, last)
    return (
        start is not None
        and start > 0
        and (unit.at(start - 1) in {"E", "V", "G"} or "past" in verbs().forms.get(unit.word(start - 1), ()))
    )


def _name_behind_quote(unit: Unit, index: int) -> bool:
    """ "“…,” Ann Lee answers.": a name stands between a quotation and the word."""
    at = index - 1
    while unit.at(at) == "K":
        at -= 1
    return at < index - 1 and (unit.at(at) == QUOTE or (unit.at(at) == "," and unit.at(at - 1) == QUOTE))


def _agrees(unit: Unit, index: int) -> bool:
    """Whether number fits: "rebels claim", "the rebel claims"; names may be either."""
    word, before = unit.low[index], unit.word(index - 1)
    plural = before.endswith("s") and not before.endswith("ss") and before not in _SINGULAR_S
    if unit.at(index - 1) == "K":
        return word.endswith("s") or plural
    return word.endswith("s") != plural or before in {"people", "police", "officials"}


def _takes_base(unit: Unit, subject: tuple[int, int]) -> bool:
    """Whether a subject goes with a verb without -s in the present."""
    first, last = subject
    head = unit.low[last]
    if head in _PLURAL_PRONOUNS or head in {"people", "police", "majority", "percent", "%", "us"}:
        return True
    if any(unit.at(i) == "C" for i in range(first, last)):
        return True
    return any(
        w.endswith("s") and not w.endswith(("ss", "'s", "’s")) and w not in _SINGULAR_S
        for w in unit.low[first : last + 1]
    )


def _subject(
    unit: Unit, index: int, *, first: int, last: int, form: Form, helpers: list[str]
) -> tuple[tuple[int, int] | None, Place | None]:
    if helpers and helpers[-1] == "to":
        return _purpose(unit, first)
    if (
        form == "participle"
        and any(word in _BE for word in helpers)
        and not any(word in {"being"} for word in helpers[:0])
    ):
        return before(unit, first), "passive"
    if form == "ing" and not any(word in _BE for word in helpers):
        return _participle(unit, first)
    if form == "past" and first == 0 and unit.at(last + 1) == "K" and unit.quotes:
        behind = subject_behind(unit, last)
        return (behind, "before") if behind else (None, None)
    if (
        form == "ing"
        and unit.at(first - 1) == "N"
        and unit.word(first - 1).endswith(("'s", "’s", "'re", "’re", "'m", "’m"))
    ):
        return (first - 1, first - 1), "before"
    if form != "ing" and _after_quote(unit, first) and not helpers:
        behind = subject_behind(unit, last) or subject_behind(unit, occasion(unit, last + 1) - 1)
        if behind:
            return behind, "behind"
    found = before(unit, first)
    if found:
        return found, "before"
    if form in {"past", "third"} and unit.at(first - 1) in {",", "—", "–", "-", "?", "!"} and not helpers:
        behind = subject_behind(unit, last)
        if behind and _ends(unit, behind[1] + 1):
            return behind, "behind"
    if form == "base" and not helpers:
        return None, None
    return (None, "elided") if _shares(unit, first) else (None, None)


def _purpose(unit: Unit, first: int) -> tuple[tuple[int, int] | None, Place | None]:
    """ "Went on to say", "continues to demand": the infinitive reports where a verb of going on governs it."""
    governing = unit.word(first - 1)
    if governing in {"on", "continued", "continues", "continue", "came", "back"}:
        group, _ = _group(unit, first - (2 if governing == "on" else 1))
        subject = before(unit, group)
        return (subject, "before") if subject else (None, "elided")
    return None, None


def before(unit: Unit, first: int) -> tuple[int, int] | None:
    """The subject before a verb's group, short asides and "himself" stepped over."""
    at = first
    while unit.word(at - 1) in {"himself", "herself", "itself", "themselves", "both", "all", "each"}:
        at -= 1
    skipped = _behind_short_aside(unit, at)
    return subject_before(unit, skipped if skipped is not None else at)


def _behind_short_aside(unit: Unit, at: int) -> int | None:
    """ ", however, |", ", for its part, |", ", she added, |": an aside that is no apposition is stepped over."""
    if unit.at(at - 1) != ",":
        return None
    for length in range(1, 7):
        opening = at - 2 - length
        if opening < 0:
            return None
        if unit.at(opening) == ",":
            inner = range(opening + 1, at - 1)
            if length == 1 and unit.at(opening + 1) == "A":
                return opening
            if (
                unit.word(opening + 1) in {"for", "on", "in", "by", "at"}
                and unit.word(opening + 2) in {"his", "her", "its", "their", "the", "turn", "part", "contrast"}
                and length <= 5
                and unit.at(opening - 1) in {"K", "W", "N"}
                and any(unit.word(i) in {"part", "turn", "contrast", "hand", "side", "time"} for i in inner)
            ):
                return opening
            if (
                any(unit.low[i] in verbs().by_form for i in inner)
                and unit.at(opening + 1) in {"N", "K", "D", "A"}
                and length >= 2
                and unit.low[at - 2] in verbs().by_form
            ):
                return opening
            return None
    return None


def _participle(unit: Unit, first: int) -> tuple[tuple[int, int] | None, Place | None]:
    """ "…, adding that" shares the subject before; "with the movement insisting that" has its own."""
    mark = unit.at(first - 1)
    if mark in {",", "–", "—", QUOTE} or first == 0:
        return None, "participle"
    if unit.at(first - 1) in {"W", "K", "N"}:
        found = subject_before(unit, first)
        if found and unit.word(found[0] - 1) in {"with", "and", "while"}:
            return found, "before"
    if mark == "C":
        return None, "participle"
    if unit.word(first - 1) in classes()["venue"]:
        start = phrase_before(unit, first - 1)
        if start is not None and unit.at(start - 1) in {".", "B", "T", ","}:
            return (start, first - 1), "before"
        return None, "participle"
    if unit.word(first - 1) in classes()["time"] and unit.word(first) in {
        "saying",
        "claiming",
        "arguing",
        "warning",
        "announcing",
    }:
        return None, "participle"
    return (
        (None, "participle")
        if unit.word(first - 1) in {"by", "in", "while", "after", "before", "without", "when", "as"}
        else (None, None)
    )


def _after_quote(unit: Unit, first: int) -> bool:
    before = unit.at(first - 1)
    return before == QUOTE or (before in {",", "–", "—", "-"} and unit.at(first - 2) == QUOTE)


def _shares(unit: Unit, first: int) -> bool:
    """Whether a finite verb without a subject is joined to another ("… and | warned")."""
    before = unit.at(first - 1)
    if before == "C":
        return True
    return before == "," and unit.at(first) in {"W", "E", "V", "X", "A"}


def _ends(unit: Unit, at: int) -> bool:
    """Whether an attribution behind its content is over at a place."""
    return (
        unit.at(at) in {".", ",", ";", ":", QUOTE, "—", "–", "-", "?", "!"}
        or unit.at(at) == "P"
        or unit.word(at) in classes()["time"]
    )
