"""How far what is reported goes: clauses, infinitives and noun phrases behind a reporting verb."""

from __future__ import annotations

from detente.read.attribution.lexicon import classes, verbs
from detente.read.attribution.units import QUOTE, Unit

DASHES = frozenset({"–", "—", "-"})
CLAUSE_START = frozenset({"N", "D", "S", "K", "W", "#", "E"})
"""Classes of words with which a clause without "that" begins."""
_CURRENCY = frozenset({"$", "€", "£"})
_AHEAD = 40
"""How many words ahead a finite verb is looked for."""
_CONTRACTED = ("'s", "’s", "n't", "n’t", "'ll", "’ll", "'re", "’re", "'d", "’d", "'ve", "’ve")
_TYING = frozenset({"provided", "unless", "if", "subject"})
"""What ties a wish to something behind its comma: "offered a seat, provided that …"."""
_WITHIN = frozenset({"would", "should", "could", "must", "had"})
"""With these what "which" adds is part of what was said: "suggested a board of judges, which would sit in May"."""
_BREAKS = frozenset({"while", "although", "though", "after", "because", "but", "saying", "adding"})


def is_past(unit: Unit, index: int) -> bool:
    """Whether a word can be the past of a reporting verb."""
    return "past" in verbs().forms.get(unit.word(index), ())


def has_verb(unit: Unit, at: int, *, loose: bool = True) -> bool:
    """Whether a finite verb stands ahead; `loose` takes any word in -s or a quotation for one."""
    for index in range(at, min(len(unit), at + _AHEAD)):
        kind = unit.at(index)
        if kind == ";":
            return False
        if _is_finite(unit, index, first=index == at):
            return True
        if index > at and loose and (kind == QUOTE or (kind == "W" and unit.low[index].endswith("s"))):
            return True
        if not loose and ((kind in {"P", "R"} and index > at + 3) or (kind in {",", "C"} and index > at + 1)):
            return False
    return False


def _is_finite(unit: Unit, index: int, *, first: bool) -> bool:
    kind = unit.at(index)
    if kind in {"X", "V"} or (kind in {"N", "W"} and unit.low[index].endswith(_CONTRACTED)):
        return True
    follows = kind == "N" and unit.at(index + 1).isalpha()
    return not first and (kind == "E" or follows or (kind == "W" and is_past(unit, index)))


def opens_clause(unit: Unit, at: int, *, loose: bool) -> bool:
    """Whether a clause without "that" begins here: a noun phrase with a finite verb behind it."""
    if unit.at(at) == "A" and unit.at(at + 1) in CLAUSE_START:
        at += 1
    if unit.at(at) in {"P", "B"} or unit.word(at) in classes()["clause_opener"]:
        return loose and unit.word(at) in classes()["clause_opener"] and has_verb(unit, at + 1)
    if unit.at(at) not in CLAUSE_START | _CURRENCY | {"T", "R", "G"}:
        return False
    return has_verb(unit, at, loose=loose)


def object_end(unit: Unit, start: int) -> int:
    """Past the last word of a long noun phrase: a comma ends it unless a preposition takes it up."""
    resumed = -1
    for index in range(start, len(unit)):
        kind = unit.at(index)
        if kind in {";", ".", ":", "?", "!"} or kind in DASHES:
            return index
        if kind == "," and index != resumed and unit.at(index - 1) != "C" and not _list_goes_on(unit, index):
            resumed = _taken_up(unit, index)
            if resumed < 0:
                return index
        if index > start and (_joins_verb(unit, index) or (unit.word(index) in _BREAKS and index > start + 1)):
            return index
    return len(unit)


def _joins_verb(unit: Unit, index: int) -> bool:
    """Whether "and" goes on with another verb of the same subject: "rejected the plan | and left"."""
    if unit.at(index) != "C":
        return False
    finite = unit.at(index + 1) in {"E", "V", "X"} or is_past(unit, index + 1)
    return finite and unit.at(index + 2) != "W"


def _tied(unit: Unit, comma: int) -> bool:
    """Whether what stands behind a comma belongs to what was said: "unless …", "which would …", "in exchange for …"."""
    first, second = unit.word(comma + 1), unit.word(comma + 2)
    if first in _TYING or (first == "to" and second == "be"):
        return True
    if first in {"which", "who"} and second in _WITHIN:
        return True
    if first == "when":  # "a repeat of 2030, when they took the hill": still hers who fears it
        return True
    return first in {"under", "in"} and second in {"which", "return", "exchange"}


def _taken_up(unit: Unit, comma: int) -> int:
    """The comma that closes an aside, with a preposition behind it that goes on; -1 for none.

    As in "a trial, before a tribunal, of those responsible".
    """
    if _tied(unit, comma):
        return len(unit)
    if unit.at(comma + 1) != "P" and unit.word(comma + 1) not in {"before", "after", "until"}:
        return -1
    if unit.word(comma + 1) == "with" and not set(unit.kind[comma + 2 :]) & {
        "X",
        "V",
        "E",
        "G",
        "N",
        ",",
        ";",
        ":",
        QUOTE,
    }:
        return len(unit)
    for index in range(comma + 2, min(len(unit), comma + 10)):
        if unit.at(index) == ",":
            return index if unit.at(index + 1) == "P" else -1
    return -1


def _list_goes_on(unit: Unit, comma: int) -> bool:
    """Whether a comma only parts the members of a list that ends with "and"."""
    for index in range(comma + 1, min(len(unit), comma + 10)):
        adjective = unit.at(index) == "E" and unit.at(index + 1) in {"C", ","}
        if unit.at(index) in {"X", "V", "R", ";", ".", "N", "E"} and not adjective:
            return False
        if unit.word(index) in {"and", "or"}:
            return index > comma + 1
    return False


def clause_end(unit: Unit, start: int) -> int:
    """Past the last word of an infinitive: ", and" with a subject and a verb of its own ends it."""
    for index in range(start + 1, len(unit) - 2):
        if unit.at(index) == ";":
            return index
        if unit.at(index) == "," and unit.word(index + 1) in {"and", "but", "while", "although"}:
            ahead = unit.kind[index + 2 : index + 9]
            if ahead and ahead[0] in {"D", "S", "N", "K", "W"} and any(kind in {"X", "V"} for kind in ahead):
                return index
    return len(unit)


def about_a_name(unit: Unit, at: int) -> bool:
    """Whether the next words are about being named: what a source asks of the reporter is no statement."""
    return any(word in classes()["naming"] for word in unit.low[at : at + 6])
