"""Words that are a verb or a noun by their neighbours: "the rebels claim", "the claims"; "is called", "so-called"."""

from __future__ import annotations

from detente.read.attribution.extent import is_past
from detente.read.attribution.group import Group, governed
from detente.read.attribution.lexicon import verbs
from detente.read.attribution.number import is_plural
from detente.read.attribution.phrases import phrase_before
from detente.read.attribution.units import QUOTE, Unit

_OWNERS = ("'s", "’s", "s'", "s’")
_NOUN_BEFORE = frozenset({"D", "S", "P", "#", "C", ",", "G", "E", "V"})
_WOULD = frozenset({"would", "wouldn't", "wouldn’t"})
_NUMERALS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"})
_VERB_BEHIND = frozenset({"T", "N", "D", "S", "K", "O", QUOTE, "#"})


def is_no_verb(unit: Unit, group: Group) -> bool:
    """Whether the word only looks like a reporting verb where it stands."""
    index = group.index
    if unit.kind[index] == "K" and ((index and not unit.titled) or unit.low[index] == "states"):
        return True
    if group.verb.lemma == "like" and not any(word in _WOULD for word in group.helpers):
        return unit.word(index - 1)[-2:] not in {"'d", "’d"}
    if group.verb.lemma == "post" and unit.at(index - 1) == "W" and unit.word(group.last + 1) not in {"on", "online"}:
        return True
    if _only_asked(unit, group):
        return True
    if _is_owned(unit, index):
        return True
    doubtful = unit.low[index] in verbs().nouns and group.form in {"base", "third"}
    return doubtful and _is_noun(unit, group)


def _only_asked(unit: Unit, group: Group) -> bool:
    """As in "Renn, | asked whether she would go, shook her head": she does not ask."""
    at = group.index
    if group.verb.lemma != "ask" or group.form != "past" or unit.at(at - 1) != ",":
        return False
    if unit.word(at + 1) not in {"if", "whether", "about", "why", "how", "what", "for"}:
        return False
    commas = (i for i in range(at + 2, min(len(unit), at + 25)) if unit.at(i) == ",")
    return any(unit.at(i + 1) in {"E", "V", "X"} or is_past(unit, i + 1) for i in commas)


def _is_owned(unit: Unit, index: int) -> bool:
    """Whether an article, a possessive or a number before a word makes it a noun or an adjective."""
    kind, before = unit.at(index - 1), unit.word(index - 1)
    if kind == "#":
        return unit.at(index - 2) != "P"
    counted = unit.kind[index] == "E" and before in _NUMERALS and unit.at(index + 1) == "W"
    owned = before.endswith(("'s", "’s")) and kind != "N"
    return counted or owned or kind == "S" or before in {"a", "an", "the", "every"}


def _is_noun(unit: Unit, group: Group) -> bool:
    index, before = group.index, unit.at(group.index - 1)
    if governed(group):
        return before in {"D", "S"}
    if _is_verb_anyway(unit, group):
        return False
    if before in _NOUN_BEFORE or unit.word(index - 1).endswith(_OWNERS):
        return True
    if before in {"N", "R"}:
        return False
    if before in {"W", "K"} and _is_object(unit, index - 1):
        return True
    return not _reports(unit, group)


def _is_verb_anyway(unit: Unit, group: Group) -> bool:
    """As in "the union, from the start absent, | vows to go" and "each | fears that"."""
    before, after = unit.at(group.index - 1), unit.at(group.last + 1)
    if before == "," and group.form == "third":
        return (
            after in {"T", QUOTE}
            or unit.word(group.last + 1) == "it"
            or (unit.word(group.last + 1) == "to" and unit.at(group.last + 2) in {"W", "V", "X"})
        )
    return unit.word(group.index - 1) in {"each", "neither", "both", "all"} and after in {"T", "N"}


def _reports(unit: Unit, group: Group) -> bool:
    """Whether what follows shows a verb, and number fits."""
    index, before, after = group.index, unit.at(group.index - 1), unit.at(group.last + 1)
    if after in {".", ",", QUOTE} and _name_behind_quotation(unit, index):
        return True
    if group.last > index:
        return before in {"W", "K"} and _agrees(unit, index)
    infinitive = unit.word(group.last + 1) == "to" and before in {"W", "K"}
    return (after in _VERB_BEHIND or infinitive) and _agrees(unit, index)


def _is_object(unit: Unit, last: int) -> bool:
    """Whether the phrase before a word is another verb's object ("denied media | reports")."""
    start = phrase_before(unit, last)
    if start is None or start == 0:
        return False
    return unit.at(start - 1) in {"E", "V", "G"} or is_past(unit, start - 1)


def _name_behind_quotation(unit: Unit, index: int) -> bool:
    """Whether a name stands between a quotation and the word, as before "answers." behind "“…,” Ann Lee"."""
    at = index - 1
    while unit.at(at) == "K":
        at -= 1
    return at < index - 1 and (unit.at(at) == QUOTE or (unit.at(at) == "," and unit.at(at - 1) == QUOTE))


def _agrees(unit: Unit, index: int) -> bool:
    """Whether number fits: "rebels claim", "the rebel claims"; names may be either."""
    word, before = unit.low[index], unit.word(index - 1)
    plural = is_plural(before)
    if unit.at(index - 1) == "K":
        return word.endswith("s") or plural
    return word.endswith("s") != plural or before in {"people", "police", "officials"}
