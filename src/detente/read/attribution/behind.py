"""Frames behind a reporting verb, each a small rule that is tried in turn.

Every rule takes the unit, the verb at work and the place where its complement begins, and gives the content or
None. The names of the rules ("that-clause", "urged-to" …) are those that facts carry.
"""

from __future__ import annotations

from collections.abc import Callable

from detente.read.attribution import tails
from detente.read.attribution.chunks import chunk_end
from detente.read.attribution.content import Content
from detente.read.attribution.extent import about_a_name, clause_end, has_verb, object_end, opens_clause
from detente.read.attribution.hit import Hit
from detente.read.attribution.lexicon import classes, verbs
from detente.read.attribution.units import QUOTE, Unit

Rule = Callable[[Unit, Hit, int], Content | None]

_WH = frozenset({"whether", "if", "why", "how", "what", "who", "when", "where", "which", "whose"})
_INWARD = frozenset(
    {"believe", "think", "feel", "hope", "fear", "worry", "know", "wonder", "doubt", "want", "see", "find", "trust"}
)
"""Verbs of thought, behind which a preposition is no occasion ("believed in the plan")."""
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_OBJECT_START = frozenset({"D", "S", "K", "W", "#", "E", "G", "$", "€", "£", "T", "O"})
_STOPS = frozenset({";", ".", ":", "X", "V"})


def content_behind(unit: Unit, hit: Hit, *, start: int) -> Content | None:
    """What stands behind a cue and is reported by it."""
    frames = hit.verb.frames
    if hit.verb.lemma == "go" and unit.word(start) == "to":
        return None
    at = start + 1 if unit.word(start) in _REFLEXIVE else start
    if "t" in frames:
        addressed = tails.hearer(unit, at)
        if addressed > at or "b" not in frames:
            found = _clausal(unit, hit, start=addressed)
            if found and not (found.rule == "infinitive" and "x" in frames):
                return found
            if (
                unit.at(addressed) == "," or unit.word(addressed) == "about"
            ):  # "she told reporters, …": the hearer is no part of what was said
                return None
    for letter, rule in _BEFORE_CLAUSES:
        found = rule(unit, hit, at) if letter in frames else None
        if found:
            return found
    return _clausal(unit, hit, start=at) or (_object(unit, hit, start=at) if frames & {"o", "z"} else None)


def _clausal(unit: Unit, hit: Hit, *, start: int) -> Content | None:
    """Clause, quotation, question or infinitive, the occasion stepped over."""
    if unit.word(start) == "to" and unit.at(start + 1) == "W" and unit.word(start + 1) not in classes()["hearer"]:
        found = _infinitive(unit, hit, start)
        if found:
            return found
    ahead = tails.that_ahead(unit, start) if hit.verb.frames & {"c", "t"} else None
    at = ahead if ahead is not None else tails.occasion(unit, start, phrases=hit.verb.lemma not in _INWARD)
    return next((found for rule in _CLAUSES if (found := rule(unit, hit, at))), None)


def _behind_comma(unit: Unit, hit: Hit, at: int) -> Content | None:
    """A quotation behind "said," and what follows an aside: "says, win or lose, he will stay"."""
    if unit.at(at) != ",":
        return None
    if unit.at(at + 1) == QUOTE:
        return Content("preposed-quotation", right=(at + 1, len(unit)))
    return _behind_aside(unit, at) if "q" in hit.verb.frames else None


def _behind_aside(unit: Unit, comma: int) -> Content | None:
    for index in range(comma + 1, min(len(unit), comma + 16)):
        kind, after = unit.at(index), unit.at(index + 1)
        if kind == "," and after == QUOTE:
            return Content("preposed-quotation", right=(index + 1, len(unit)))
        if kind == "," and unit.at(comma + 1) in {"W", "P", "A"} and after in {"N", "D", "T"}:
            start = index + 2 if after == "T" else index + 1
            return Content("bare-clause", right=(start, len(unit))) if has_verb(unit, start) else None
        if kind in {"X", "V", "N", "R", "C", ";", ":", QUOTE}:
            return None
    return None


def _quotation(unit: Unit, hit: Hit, at: int) -> Content | None:
    if unit.at(at) != QUOTE:
        return None
    if "n" in hit.verb.frames and "c" not in hit.verb.frames:  # "what her office termed “…”"
        return Content("called", right=(at, at + 1))
    return Content("preposed-quotation", right=(at, len(unit)))


def _colon(unit: Unit, hit: Hit, at: int) -> Content | None:  # noqa: ARG001 - one shape for all rules
    return Content("colon", right=(at + 1, len(unit))) if unit.at(at) == ":" and at + 1 < len(unit) else None


def _that_clause(unit: Unit, hit: Hit, at: int) -> Content | None:
    if unit.at(at) == "," and unit.at(at + 1) in {"A", "P"} and unit.at(at + 2) == "," and unit.at(at + 3) == "T":
        at += 3
    if unit.word(at + 1) == "times" and unit.at(at + 2) == "T":  # "has said many times that …"
        at += 2
    if (
        unit.at(at) != "T"
        or "c" not in hit.verb.frames
        or unit.at(at + 1) == "."
        or (unit.at(at + 2) == "." and unit.at(at + 1) != QUOTE)
    ):
        return None
    return Content("that-clause", right=(at + 1, len(unit)))


def _yes_or_no(unit: Unit, hit: Hit, at: int) -> Content | None:
    if unit.word(at + 1) in {"more", "longer", "word", "such"}:
        return None
    if unit.word(at) not in {"yes", "no"} or hit.verb.lemma != "say" or has_verb(unit, at + 1, loose=False):
        return None
    return Content("said-yes", right=(at, object_end(unit, at)))


def _question(unit: Unit, hit: Hit, at: int) -> Content | None:
    found = unit.word(at) in _WH and "w" in hit.verb.frames
    return Content("question", right=(at, len(unit))) if found else None


def _infinitive(unit: Unit, hit: Hit, at: int) -> Content | None:
    first = at + 1 if unit.word(at) in {"not", "never"} else at
    if unit.word(first) != "to" or "i" not in hit.verb.frames or unit.at(first + 1) in {"D", "S", "K", "#"}:
        return None
    return Content("infinitive", right=(at, clause_end(unit, at)))


def _gerund(unit: Unit, hit: Hit, at: int) -> Content | None:
    found = (unit.at(at) == "G" or unit.word(at) == "having") and "g" in hit.verb.frames
    return Content("gerund", right=(at, clause_end(unit, at))) if found else None


def _bare_clause(unit: Unit, hit: Hit, at: int) -> Content | None:
    frames = hit.verb.frames
    loose = not frames & {"o", "g", "n"} and hit.verb.lemma not in classes()["narrow"]
    found = "b" in frames and opens_clause(unit, at, loose=loose)
    return Content("bare-clause", right=(at, len(unit))) if found else None


_CLAUSES: tuple[Rule, ...] = (
    _behind_comma,
    _quotation,
    _colon,
    _that_clause,
    _yes_or_no,
    _question,
    _infinitive,
    _gerund,
    _bare_clause,
)


def _own_subject(unit: Unit, hit: Hit, start: int) -> Content | None:
    """As in "urged both sides to sign", "wants the army to leave", "asked the mediators to explain"."""
    if unit.at(start) in {"X", "V"}:
        return None
    for index in range(start, min(len(unit), start + 18)):
        kind = unit.at(index)
        if unit.word(index) == "to" and index > start and unit.at(index + 1) not in {"D", "S", "K", "#", "G", "O"}:
            addressed = unit.at(start) in {"O", "N"} or hit.verb.lemma in {"tell", "remind"}
            first = index if addressed and hit.verb.lemma in {"ask", "tell", "remind"} else start
            return Content("urged-to", right=(first, clause_end(unit, first)))
        if index > start and (kind in _STOPS or kind in {QUOTE, "T", "R"}):
            return None
    return None


def _expressed_that(unit: Unit, hit: Hit, start: int) -> Content | None:  # noqa: ARG001 - one shape for all rules
    """As in "voiced deep concern that the road was closed"."""
    for index in range(start, min(len(unit), start + 7)):
        if unit.at(index) == "T" and index > start and unit.at(index - 1) in {"W", "G"}:
            return Content("expressed-that", right=(index + 1, len(unit)))
        if unit.at(index) not in {"D", "S", "W", "A", "E", "G"}:
            return None
    return None


def _accused(unit: Unit, hit: Hit, start: int) -> Content | None:  # noqa: ARG001 - one shape for all rules
    """As in "accused the army of shelling the town"."""
    last = start + 1 if unit.word(start + 1) == "other" else chunk_end(unit, start, links=frozenset())
    behind = last + 1 if last is not None else start + 1
    if last is None and unit.at(start) not in {"O", "N"}:
        return None
    for index in range(behind, min(len(unit), behind + 8)):
        if unit.word(index) in {"of", "for", "against", "over"}:
            return Content("accused-of", right=(start, len(unit)))
        if unit.at(index) == "," and index == behind and (closed := _past_name(unit, index)) is not None:
            return Content("accused-of", right=(start, len(unit))) if unit.word(closed) in {"of", "for"} else None
        if unit.at(index) in _STOPS or unit.at(index) == ",":
            return None
    return None


def _past_name(unit: Unit, comma: int) -> int | None:
    """The place behind the comma that closes a name: "the front's chief, Ana Diaz, | for"."""
    end = comma + 1
    while unit.at(end) == "K" and end < comma + 6:
        end += 1
    return end + 1 if unit.at(end) == "," and end > comma + 1 else None


def _described(unit: Unit, hit: Hit, start: int) -> Content | None:
    """As in "described the talks as useful", "dismissed as “theatre” a report that"."""
    if unit.word(start) == "as" and unit.at(start + 1) in _OBJECT_START | {QUOTE}:
        return Content("described-as", right=(start + 1, object_end(unit, start + 1)))
    if unit.at(start) not in _OBJECT_START and unit.at(start) not in {"N", QUOTE}:
        return None
    for index in range(start + 1, min(len(unit), start + 24)):
        if unit.word(index) == "as":
            if unit.at(index + 1) == "G" and unit.word(index + 1) in verbs().by_form:
                return None
            return Content("described-as", right=(start, _described_end(unit, index + 1)))
        if unit.at(index) in _STOPS or (unit.at(index) == QUOTE and "n" in hit.verb.frames):
            return None
    return None


def _described_end(unit: Unit, start: int) -> int:
    """Past what something is described as; a quotation that holds the comma closes it."""
    if unit.at(start) == QUOTE and unit.closing(start) in {",", "."}:
        return start + 1
    return object_end(unit, start)


def _likened(unit: Unit, hit: Hit, start: int) -> Content | None:  # noqa: ARG001 - one shape for all rules
    """As in "likened the map to “a torn shirt”"."""
    if unit.at(start) not in _OBJECT_START | {"N", QUOTE}:
        return None
    for index in range(start + 1, min(len(unit), start + 16)):
        if unit.word(index) in {"to", "with"} and unit.at(index + 1) in {QUOTE, "D", "S", "K", "W"}:
            quoted = unit.at(index + 1) == QUOTE
            return Content("likened-to", right=(index + 1, index + 2) if quoted else (start, object_end(unit, start)))
        if unit.at(index) in _STOPS or unit.at(index) == ",":
            return None
    return None


def _gap(unit: Unit, hit: Hit, start: int) -> Content | None:
    """As in "a mission, which it regards as a trap", "a blast that the mayor described as “no accident”"."""
    if unit.word(start) != "as" or hit.subject is None or hit.place != "before":
        return None
    lead = hit.subject[0] - 1
    if unit.at(lead) not in {"R", "T"} and unit.word(lead) != "what":
        return None
    end = start + 2 if unit.at(start + 1) == QUOTE else object_end(unit, start + 1)
    return Content("described-as", right=(start + 1, end))


def _called(unit: Unit, hit: Hit, start: int) -> Content | None:
    """As in "called the plan “a trap”", "calls it a mistake", "declared itself ready"."""
    if unit.word(start - 1) in _REFLEXIVE:
        ready = hit.verb.lemma in classes()["professing"] and unit.at(start) in {"W", "A", "E", "D", "G", QUOTE}
        return Content("called", right=(start, clause_end(unit, start))) if ready else None
    short = chunk_end(unit, start, links=frozenset({"of"}))
    if short is None and unit.at(start) not in {"O", "N"}:
        return _judged(unit, start) if unit.at(start) == "T" else None
    behind = short + 1 if short is not None else start + 1
    quoted = behind if unit.at(behind) == QUOTE else _quotation_ahead(unit, behind)
    if quoted is not None:
        few = " " not in unit.words[quoted] and unit.at(start) in {"D", "S", "K"} and quoted == behind
        return Content("called", right=(start if few else quoted, quoted + 1))  # "called the charge “absurd”"
    if unit.at(behind) == "D" or (unit.at(start) == "O" and unit.at(behind) in {"W", "A", "D", "K", "E", "G"}):
        return Content("called", right=(start, len(unit)))
    if hit.verb.lemma in {"declare", "consider", "deem"} and unit.at(start) == "O":
        return Content("called", right=(start + 1, len(unit)))
    return _judged(unit, start)


def _judged(unit: Unit, start: int) -> Content | None:
    """As in "called the idea blackmail", "calls that bribery", "considers such a meeting premature"."""
    noun = start
    while unit.at(noun) in {"D", "S"}:
        noun += 1
    alone = noun > start and unit.word(start) in {"that", "this", "such"} and unit.word(noun) not in classes()["judged"]
    said = noun if alone or unit.at(start) == "T" else noun + 1
    if unit.at(start) == "T":
        said = start + 1
    elif not alone and (noun == start or unit.word(noun) not in classes()["judged"]):
        return None
    few = next((i for i in range(said, min(len(unit), said + 4)) if unit.at(i) not in {"W", "E", "A", "G"}), len(unit))
    if few == said or unit.at(few) not in {".", ",", ";", "C", "P", "—", "–"} or unit.word(said) in classes()["time"]:
        return None
    return Content("called", right=(start, object_end(unit, said)))


def _named_so(unit: Unit, hit: Hit, start: int) -> Content | None:
    """As in "the band, which it calls a gang", "what he called the worst coffee in town"."""
    if hit.subject is None or hit.place != "before" or unit.at(start) not in {"D", "S"}:
        return None
    lead = hit.subject[0] - 1
    own = unit.word(lead) == "what" and unit.at(hit.subject[1]) in {
        "N",
        "K",
    }  # "what diplomats call a non-paper" is its name
    if unit.at(lead) != "R" and not own:
        return None
    return Content("called", right=(start, object_end(unit, start)))


def _asked_for(unit: Unit, hit: Hit, start: int) -> Content | None:  # noqa: ARG001 - one shape for all rules
    """As in "asked the council for more time", "appealed to both governments for calm"."""
    last = start if unit.at(start) in {"O", "N"} else chunk_end(unit, start, links=frozenset({"of"}))
    if last is None or unit.word(last + 1) != "for" or unit.at(last + 2) not in _OBJECT_START:
        return None
    if unit.word(last + 2) in classes()["time"] or unit.at(last + 2) == "G":
        return None
    return Content("asked-for", right=(last + 2, object_end(unit, last + 2)))


def _put_at(unit: Unit, hit: Hit, start: int) -> Content | None:  # noqa: ARG001 - one shape for all rules
    """As in "put the number of fighters at 2,400"."""
    counted = next((i for i in range(start, min(len(unit), start + 4)) if unit.word(i) in classes()["counted"]), None)
    if counted is None or unit.at(start) not in {"D", "S", "W"}:
        return None
    for index in range(counted + 1, min(len(unit), counted + 10)):
        amount = unit.at(index + 1) in {"#", "$", "€", "£"} or unit.word(index + 1) in {
            "about",
            "around",
            "some",
            "least",
            "more",
        }
        if unit.word(index) == "at" and amount:
            return Content("put-at", right=(start, object_end(unit, index + 1)))
        if unit.at(index) in _STOPS:
            return None
    return None


def _quotation_ahead(unit: Unit, at: int) -> int | None:
    """The quotation that closes the frame: "called the plan to open a third road “a joke”"."""
    for index in range(at, min(len(unit), at + 18)):
        kind = unit.at(index)
        if kind == QUOTE:
            closes = unit.at(index + 1) in {".", ",", ";", "C", "P"}
            return index if closes and unit.at(index - 1) not in {"P", "T", ",", "D", "S", "X"} else None
        if kind in {"X", "N", "T", "R", ",", ";", ":", "."}:
            return None
    return None


_BEFORE_CLAUSES: tuple[tuple[str, Rule], ...] = (
    ("x", _own_subject),
    ("s", _gap),
    ("s", _described),
    ("k", _likened),
    ("e", _expressed_that),
    ("a", _accused),
    ("f", _asked_for),
    ("p", _put_at),
    ("n", _named_so),
    ("n", _called),
)


def _object(unit: Unit, hit: Hit, *, start: int) -> Content | None:
    """A noun phrase behind the verb, to the first comma that closes it."""
    at = start
    while unit.at(at) == "A" and unit.word(at) not in {"more", "further", "far", "well", "back"}:
        at += 1
    if unit.at(at) in {"O", "N"} and unit.word(at + 1) == "about":
        return None
    if any(unit.low[i] == "as" and unit.at(i + 1) == "G" for i in range(at, min(len(unit), at + 10))):
        return None
    rule = "object" if "o" in hit.verb.frames else "topic"
    if unit.at(at) == QUOTE:
        return Content(rule, right=(at, len(unit)))
    at = max(at, tails.dated(unit, at)) if unit.at(at) == "P" else at
    amount = (unit.word(at) in {"at", "up", "over"} and unit.word(at + 1) in {"least", "most", "to"}) or unit.at(
        at
    ) == "#"
    said = unit.word(at) == "what" and hit.verb.lemma in {"deny", "dismiss", "reject", "condemn", "denounce", "welcome"}
    if amount or said:
        return Content(rule, right=(at, object_end(unit, at)))
    if unit.at(at) not in _OBJECT_START or unit.word(at) in classes()["time"] or unit.word(at) in _REFLEXIVE:
        return None
    return Content(rule, right=(at, object_end(unit, at)))


def asks_for_silence(unit: Unit, hit: Hit, *, content: Content) -> bool:
    """Whether somebody only asks not to be named."""
    if hit.verb.lemma not in classes()["asking"] or content.right is None:
        return False
    return about_a_name(unit, content.right[0])
