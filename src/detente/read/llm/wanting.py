"""What parties want, would take, would discuss and refuse."""

from __future__ import annotations

from typing import Any, get_args

from detente.model import Position
from detente.model.position import Attitude
from detente.model.statement import Strength
from detente.read.llm import fields
from detente.read.llm.fields import Claim
from detente.read.llm.page import NEW, Page, Part
from detente.read.llm.schema import OTHER, VOICES
from detente.read.llm.spans import Span
from detente.read.llm.tally import LeftOutError

_STRENGTHS, _ATTITUDES = get_args(Strength), get_args(Attitude)


def position(page: Page, part: Part, claim: Claim) -> Position:
    """What a party wants, would take, would discuss or refuses."""
    party = page.who(fields.text(claim, "party"), part)
    speaker = page.who(fields.maybe_text(claim, "speaker"), part)
    party = page.side(party) if party else ""
    if page.actors[party].kind == "person":
        raise LeftOutError("its party is a person without a side")
    attitude = fields.word(claim, "attitude", _ATTITUDES)
    voice = fields.word(claim, "voice", VOICES, otherwise="outlet")
    strength = fields.word(claim, "strength", _STRENGTHS, otherwise="said")
    red_line = fields.flag(claim, "red_line")
    evidence = page.evidence(claim, part, hint=speaker or party)
    issue, option = _topic(page, part, claim, evidence=evidence)
    condition = page.detail(claim, "condition", evidence=evidence, part=part)
    voice, speaker = _voice(page, party, speaker, voice=voice)
    return Position(
        id=NEW,
        evidence=(page.passage(evidence),),
        why=page.why("position", evidence),
        party=party,
        issue=issue,
        option=option,
        attitude=attitude,
        red_line=red_line,
        condition=page.passage(condition) if condition else None,
        voice=voice,
        speaker=speaker,
        strength=strength,
    )


def _topic(page: Page, part: Part, claim: Claim, *, evidence: Span) -> tuple[str, str]:
    """Issue and option of a claim, as "issue/option" or in two keys; of another topic, the document's words for both.

    Of an option that is none of an issue's, the document's words alone.
    """
    said = fields.maybe_text(claim, "topic")
    if said is None:
        said = f"{fields.maybe_text(claim, 'issue')}/{fields.maybe_text(claim, 'option')}"
    issue, _, option = said.strip().partition("/")
    if issue in page.catalogue and option in page.catalogue[issue].options:
        return issue, option
    within = issue in page.catalogue and option == OTHER
    if said.strip() != OTHER and not within:
        raise LeftOutError("no such issue and option")
    keys = ("option_words",) if within else ("issue_words", "option_words")
    found = [page.beside(fields.text(claim, key), evidence=evidence, part=part) for key in keys]
    words = [page.words(one) for one in found if one]
    if len(words) < len(keys):
        raise LeftOutError("the words for its topic are not in the document")
    return (issue, words[0]) if within else (words[0], words[1])


def _voice(page: Page, party: str, speaker: str | None, *, voice: str) -> tuple[Any, str | None]:
    """The voice that fits the speaker: nobody speaks in a party's own words who does not act for it."""
    if voice in {"outlet", "joint text"}:
        return voice, None
    if voice in {"own words", "paraphrased"}:
        if speaker is None:
            return voice, party
        if page.side(speaker) != party:
            actor, side = page.actors[speaker], page.actors[page.side(speaker)]
            between = {actor.standing, side.standing} & {"mediator", "go-between", "host"}
            return ("relayed" if between else "rival"), speaker
    if voice in {"relayed", "rival"} and speaker is not None and page.side(speaker) == party:
        return "paraphrased", speaker
    return voice, speaker
