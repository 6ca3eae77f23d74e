"""Where the rules know who speaks but no cue of an issue, or no word for what is done with it: the models say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.model.position import Attitude
from detente.read.layers import Span
from detente.read.people import mentions_in
from detente.read.positions.clauses import MATTER
from detente.read.positions.cues import Hit
from detente.read.positions.deals import SIGNED
from detente.read.positions.finder import made, tie
from detente.read.positions.finding import Finding
from detente.read.positions.learnt.choice import chance, signs
from detente.read.positions.learnt.judge import Judge
from detente.read.positions.learnt.ranking import Ranked
from detente.read.positions.learnt.weights import Models, at_hand
from detente.read.positions.looking import Look
from detente.read.positions.outsiders import is_between, party_of
from detente.read.positions.put_off import is_put_off, put_off
from detente.read.positions.red_lines import is_final
from detente.read.positions.stances import Kind
from detente.read.positions.takers import Take, held_by, near
from detente.read.positions.values import value

SUREST = 0.25
SUREST_ALONE = SUREST_RANKED = 0.3
"""How likely a finding of rules must be, one of the models alone, and one whose holder the ranking alone names.

F1 of positions in talks/dev, the three of it that no rule knew, evals/own, the scored half of evals/fresh, evals/apart,
evals/reserve, and 62 reports that confidences go by, with these bounds .582, .378, .521, .311, .552, .282, .311; with .3 for rules too .582, .378, .512, .309, .552, .348, .311; with .25, .25 and
.3 .578, .368, .509, .313, .545, .278, .307; with .3, .35 and .4 .567, .286, .484, .292, .548, .299, .310. On 201 reports
written when models and rules were made, weights of findings left out by process, bounds of .2 to .3 gave between .331 and .340.
"""
LEAST_SHARE = 0.05
"""How likely the ranking's first must be. That it be twice as likely as the second lost more than it spared, .309 for .328 on those
201: the weights of findings see both."""
LEAST = 0.15
"""What is less likely than that is not looked at further; with .03 F1 was .336 on those 201, but .569 for .582 on talks/dev."""
LIKELY, UNLIKELY = ", likely", ", unlikely"
AGREED, DOUBTED = 0.7, 0.4
FEWEST = 3
"""A clause of fewer words says too little to be judged."""
_OUGHT: frozenset[Kind] = frozenset({"must", "out", "fine", "maybe", "firm"})
_NEAR = 12
"""How many letters into a clause its subject may begin, where no verb is known by which to find it."""
_NAME = re.compile(r"\W*(?P<name>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+){0,2})\s+")
"""A clause that begins with a name right before its verb."""
_OWNER = re.compile(r"(?:'s|s'|')\s")
_WHOLE = 6
"""Reported words of fewer than that are read together with all that is asked for in the sentence."""
_DRAFT = re.compile(
    r"\W*(?:under|according to|in)\s+(?:the|a|this|that|one)\s+(?:[\w-]+\s+){0,3}?(?:draft|plan|proposal|framework|paper|scheme|road ?map|formula|compromise)\b",
    re.IGNORECASE,
)
_MATTER_OF = re.compile(
    rf"\W*(?:an?|the|one)\s+(?:[\w-]+\s+)?{MATTER}s?\s+(?:that|which|(?:to|of|on|for|with|about)\s+which)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(r"\bnot(?:e|es|ed|ing)\b", re.IGNORECASE)
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\s*(?:(?:for|to|on|in)\s+)?(?:(?:an?|the|any|some|more)\s+)?(?:(?!of\b)\w+\s+)?(?:solution|progress|time|answers?|way out"
    r"|\W?(?:(?:fair|balanced|just|good|better|longer|stronger|peaceful|political|negotiated|diplomatic|workable|realistic|equitable|viable|reasonable|acceptable|honourable)(?:,? and |, | )?){1,3}\W{0,2}(?:settlement|deal|agreement|accord|solution|outcome|compromise)"
    r"|(?:linkage|accusations?|allegations?|criticism|charges?|comparison|characteri[sz]ation|claims?|reports?|suggestions?|notion)"
    r"|(?:adoption|acceptance|implementation|signing|signature) of (?:the|this|that|its|their) (?:\w+ )?(?:plan|draft|text|deal|accord|agreement|proposal))(?=\W*$|\s*[.,;])",
    re.IGNORECASE,
)
"""What is asked for by everybody and is about no issue."""
_READ_OTHERWISE: dict[Attitude, re.Pattern[str]] = {
    "accepts": re.compile(
        r"\b(?:not|never) yet\b|\byet to\b|(?:\bnot|n['’]t|\bnever) (?:\w+ )?(?:sign|accept|agree|approv|endors|ratif|initial)\w*\b",
        re.IGNORECASE,
    ),
    "rejects": re.compile(r"^\W*without\b", re.IGNORECASE),
}
"""Words by which the models' attitude cannot be: what has not been accepted; what nothing is done without is asked for."""
_BY_FORM = frozenset({"positions.red-line", "positions.bar", "positions.no-no", "positions.bargain", "positions.back"})
"""Rules whose form of words decides, or that take the matter from elsewhere than the clause."""
_PASSIVE = "positions.passive"
"""The rule for "was rejected by the Front", of which reports have too few for the ranking to learn it."""
RULE, RANKED = "positions.model", "positions.ranked"


def weighed(look: Look, found: list[Finding]) -> Iterator[Finding]:
    """What rules found in a clause without what is hardly likely; what the models find where rules found nothing that is."""
    models = at_hand(look.doc)
    if models is None or look.silent:
        yield from found
        return
    judge = Judge(models, look, look.clause)
    found = list(put_off(look, found, judge=judge))
    ruled, backed = list(_by_rules(look, found, judge=judge)), list(_by_models(look, found, judge=judge))
    kept = [one for one in ruled if one.likely >= SUREST and not any(_outdone(one, other) for other in backed)]
    if not kept:
        kept = [one for one in backed if one.likely >= _least(one)]
    yield from (one.finding for one in kept)


def _outdone(one: Candidate, other: Candidate) -> bool:
    """Whether the models see another attitude to the same issue in a clause, and that is likelier than what a rule sees.

    Red lines the rules tell better: "not up for discussion" demands that things stay.
    """
    same = (one.finding.party, one.finding.issue) == (other.finding.party, other.finding.issue)
    return same and not one.finding.red_line and other.likely >= max(_least(other), one.likely)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding that is weighed, how likely it is right, and whether a rule found it."""

    finding: Finding
    likely: float
    by_rule: bool
    signs: list[tuple[str, float]]


def is_by_rules(one: Finding) -> bool:
    """Whether rules alone found it."""
    return not one.rule.startswith((RULE, RANKED))


def is_likely(one: Finding) -> bool:
    """Whether a finding is not among those that rules and models doubt."""
    return not one.rule.endswith(UNLIKELY)


def _least(one: Candidate) -> float:
    """How likely a finding of the models must be."""
    return SUREST_RANKED if one.finding.rule.startswith(RANKED) else SUREST_ALONE


def candidates(look: Look, found: list[Finding], *, models: Models) -> Iterator[Candidate]:
    """What rules found in a clause, and then what the models find there."""
    judge = Judge(models, look, look.clause)
    yield from _by_rules(look, found, judge=judge)
    yield from _by_models(look, found, judge=judge)


def _by_rules(look: Look, found: list[Finding], *, judge: Judge) -> Iterator[Candidate]:
    for one in found:
        known_by_form = one.rule in _BY_FORM or (one.attitude == "open" and _turned(look))
        if known_by_form or one.issue not in judge.about():  # the latter: an issue of the user's
            yield Candidate(one, 1.0, True, [])
        else:
            yield _weighed(look, judge, one, by_rule=True)


def _by_models(look: Look, found: list[Finding], *, judge: Judge) -> Iterator[Candidate]:
    known = {(one.party, one.issue, one.attitude) for one in found}
    backed = judge if _matter(look) == look.clause else Judge(judge.models, look, _matter(look))
    for one in put_off(look, _backed(look, backed), judge=backed):
        if (one.party, one.issue, one.attitude) not in known:
            yield _weighed(look, backed, one, by_rule=False)


def _turned(look: Look) -> bool:
    """Whether one refusal stands over another ("refuses to rule out"), of which the models see only that it refuses."""
    return any([one.kind for one in chain.stances].count("reject") > 1 for chain in look.linked)


def _weighed(look: Look, judge: Judge, one: Finding, *, by_rule: bool) -> Candidate:
    found = list(signs(look, judge, one, ranking=judge.ranking()))
    likely = chance(found, judge.models.choice)
    if one.attitude == "rejects" and is_put_off(look):
        # The form of words tells the attitude; what is left is the issue.
        likely = max(likely, judge.about()[one.issue])
    return Candidate(replace(one, rule=one.rule + _grade(likely)), likely, by_rule, found)


def _grade(likely: float) -> str:
    """What a rule's name gets behind it where rules and models agree or disagree: confidences go by that too."""
    return LIKELY if likely >= AGREED else UNLIKELY if likely < DOUBTED else ""


def _backed(look: Look, judge: Judge) -> Iterator[Finding]:
    """The likeliest reading of a clause by the models, held by whom the rules say or, where they do not tell, the ranking."""
    if len(look.words.split()) < FEWEST or is_cue(look) or gives_up(look) or SIGNED.search(look.words):
        return
    if _of_others(look) or any(_VAGUE.match(look.text, chain.end, look.clause.end) for chain in look.linked):
        return
    one = judge.verdict(LEAST)
    if one is not None and _is_otherwise(look, one.attitude):
        return
    take = _taker(look, judge) if one is not None and not _foretold(look) else None
    if one is None or take is None:
        return
    if take.voice == "outlet" and any(is_between(look.doc, one) for one in take.parties):
        return  # what a mediator proposes is not what it wants
    clause = Span(look.clause.start, look.clause.end)
    words = Span(look.linked[0].start, look.linked[-1].end) if look.linked else clause
    hit = Hit(clause.start, clause.end, one.issue, one.option, clause)
    red = one.attitude in {"demands", "rejects"} and is_final(look.words)
    for found in made(look, hit, take=take, attitude=one.attitude, words=words, red_line=red):
        yield tie(found, look, tied=look.condition())


def _is_otherwise(look: Look, attitude: Attitude) -> bool:
    """Whether the words show that an attitude cannot be what the models take it for."""
    words = _READ_OTHERWISE.get(attitude)
    return words is not None and words.search(look.words) is not None


def _foretold(look: Look) -> bool:
    """Whether it is one side's word on what another will do: no position of either."""
    if look.speech is None or look.who.kind != "actor" or look.outer is not None:
        return False
    teller = party_of(look.doc, look.speech.statement.speaker)
    will = bool(look.linked) and look.linked[0].first.kind in {"will", "might"}
    return will and teller is not None and teller not in look.who.parties and not is_between(look.doc, teller)


def _taker(look: Look, judge: Judge) -> Take | None:
    """Who is likeliest to hold something there: the rules' taker if it is the same, else the ranking's first."""
    first = next(iter(judge.ranking().best(1)), None)
    ruled = taker(look) if look.linked or look.outer or _names_issue(look) else None
    if ruled is not None and (first is None or _goes_before(look, ruled, first)):
        return replace(ruled, rule=RULE)
    if first is None or _another(look) or first.share < LEAST_SHARE:
        return None
    return held_by(look.doc, look.clause, speech=look.speech, parties=first.parties, rule=RANKED)


def _another(look: Look) -> bool:
    """Whether somebody's quoted words are about "it" or "them", which is not themselves, or a clause about one nobody knows."""
    third = look.who.kind == "third" and look.speech is not None and look.speech.statement.mode == "direct"
    return third or _stranger(look)


def _stranger(look: Look) -> bool:
    """Whether the subject is a name that stands for no actor: what it does is nobody else's position."""
    if look.who.kind == "actor" or not look.linked:
        return False
    found = _NAME.fullmatch(look.text, look.clause.start, look.linked[0].start)
    if found is None or mentions_in(look.doc, found.start("name"), end=found.end("name")):
        return False
    return re.search(rf"[a-z,;]\s{re.escape(found['name'])}\b", look.text) is not None


def _goes_before(look: Look, ruled: Take, first: Ranked) -> bool:
    """Whether the rules' takers are the ranking's first, a pair of which it is one, or told by a form that it hardly knows."""
    theirs, its = set(ruled.parties), set(first.parties)
    return theirs == its or (its < theirs and any(value(one) for one in look.linked)) or ruled.rule == _PASSIVE


def _of_others(look: Look) -> bool:
    """Whether a clause tells what a draft says, what somebody merely notes, or whose matter it is that was just told."""
    if _DRAFT.match(look.text, look.sentence.start) or _MATTER_OF.match(look.text, look.clause.start):
        return True
    cue = look.speech.statement.cue if look.speech else None
    noted = cue is not None and _NOTED.search(look.text, cue.start, cue.end) is not None
    return noted and not _THAT.search(look.text, cue.end - 6 if cue else 0, look.clause.start + 6)


def gives_up(look: Look) -> bool:
    """Whether a clause tells of a demand or a refusal that is no more."""
    return any("drop" in chain.kinds for chain in look.linked)


def _names_issue(look: Look) -> bool:
    """Whether a cue of some issue stands in a clause."""
    return any(one.within(look.clause) for one in look.sentence.cues)


def is_cue(look: Look) -> bool:
    """Whether a clause only brings somebody's words, which stand beside it."""
    if look.speech is not None:
        return False
    cues = [one.statement.cue for one in look.sentence.speeches]
    return any(cue is not None and look.clause.start < cue.end and cue.start < look.clause.end for cue in cues)


def _matter(look: Look) -> Span:
    """Where the matter of a clause stands: in it, or in all that is asked for where it is but a part of that."""
    if look.outer is not None and look.speech is not None and len(look.words.split()) < _WHOLE:
        return Span(look.speech.start, look.speech.end)
    return look.clause


def taker(look: Look) -> Take | None:
    """Who takes whatever stance the clause shows."""
    if look.listed is not None:
        return look.take(None)
    for chain in look.linked:
        take = look.take(chain)
        if take is not None:
            return take
    if look.speech is not None or look.who.kind == "self":
        return None if look.linked else look.take(None)
    if look.linked:
        if look.linked[0].first.kind in _OUGHT:
            return None  # the one who must is not the one who says so
        told = look.who.kind == "actor" and near(look.text, look.who, chain=look.linked[0])
        return Take(look.who.parties, "outlet", None, RULE) if told else None
    return _opening(look)


def _opening(look: Look) -> Take | None:
    """The side with which a clause in the reporter's voice begins."""
    first = next(iter(mentions_in(look.doc, look.clause.start, end=look.clause.end)), None)
    if first is None or first.start - look.clause.start > _NEAR or _OWNER.match(look.text, first.end):
        return None
    actors = first.members or ((first.actor,) if first.actor else ())
    parties = tuple(dict.fromkeys(party for one in actors if (party := party_of(look.doc, one))))
    return Take(parties, "outlet", None, RULE) if parties else None
