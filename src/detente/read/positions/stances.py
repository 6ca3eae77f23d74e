"""Words that show what a party does with an outcome: asks for it, gives in to it, weighs it, refuses it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from detente.read.layers import Span
from detente.read.positions.index import PatternIndex

Kind = Literal[
    "want", "demand", "accept", "open", "reject", "must", "will", "might", "out", "firm", "no", "drop", "deny", "keep"
]
"""must: what ought to be. will: what is announced or allowed. might: what could come to be. out: said of a
thing that it is not to be had. firm: said of a thing that it is not to be touched. no: "there is no …", "no …". drop: an earlier demand or refusal is given up.
deny: what follows is denied, asked about or merely reported. keep: things stay as they are."""

WORDS: dict[Kind, tuple[str, ...]] = {
    "want": (
        "wants?|wanted|wanting|wish(?:es|ed)? to",
        "(?:would like|is keen|are keen|is eager|are eager|is determined|are determined|is pressing|are pressing|hopes|aims|aimed)(?: to)",
        "(?:would prefer|would rather have|has set its sights on|is bent on|are bent on)",
    ),
    "demand": (
        "(?:will|would|could) not sign (?:anything |a deal |an agreement |any deal )?without",
        "(?:sticks?|sticking|stuck|clings?|clinging|clung|holds? fast|held fast|adheres?) to",
        "(?:campaign|lobby|agitat|clamou?r)(?:s|ed|ing|es)? for",
        "(?:is|are|was|were) adamant(?: that| about| on)?",
        "(?:refus(?:e|es|ed|ing) to (?:budge|back down|give ground|yield|compromise) (?:on|over|from))",
        "(?:digs?|digging|dug) in (?:on|over)",
        "(?:will|would) settle for nothing (?:less than|short of|but)",
        "(?:reiterat|reaffirm)(?:e|es|ed|ing|s)? (?:its|their|his|her|the) (?:demand|call|insistence)(?: for| that| on)?",
        "(?<!the )demand(?:s|ed|ing)?(?! in)",
        "insist(?:s|ed|ing)?(?: on| that| upon)?",
        "call(?:s|ed|ing)? for",
        "call(?:s|ed|ing)? on",
        "(?:ask|asks|asked|asking) (?:for|that|to be)",
        "asks?(?! (?:about|whether|why|how|if|who|what|when|where)|ed)",
        "(?:seek|seeks|seeking|sought)",
        "urg(?:e|es|ed|ing)",
        "request(?:s|ed|ing)?(?= (?:that|a|an|the|for|full|more))",
        "requir(?:e|es|ed|ing)",
        "stipulat(?:e|es|ed|ing)",
        "(?:press|presses|pressed|pressing|push|pushes|pushed|pushing|appeal|appeals|appealed|appealing|plead|pleads|pleaded|holding out|hold out|holds out) for",
        "petition(?:s|ed)",
        "(?:made|make|makes|making|set|sets) (?:it )?(?:a|as a|its|clear|the) (?:condition|precondition)",
        "(?:favou?rs?|favou?red|prefers?|preferred)",
        "(?:laid|lay|lays|set|sets) (?:down|out) (?:\\w+ )?(?:terms|conditions|demands)",
        "in favou?r of",
        "(?<!the )(?:demand|demands|request|requests|call|calls|insistence|claim|appeal|plea) (?:for|that|on)",
    ),
    "must": (
        "(?:must|should|ought to|shall)(?! be (?:seen|regarded|considered|viewed|noted|understood|remembered|said|treated as)\\b)",
        "(?:has|have|had|would have|will have|needs?|needed) to(?! (?:say|be said|tell))",
        "(?:needs?)(?= (?:a|an|the|more|full|firm|strong))",
        "(?:is|are|was|were) to be",
    ),
    "accept": (
        "(?:could|would|can|will) (?:live with|put up with|settle for|tolerate|stomach|swallow)",
        "(?:acquiesc|acced)(?:e|es|ed|ing)(?: in| to)?",
        "(?:gives?|gave|given|lends?|lent) (?:its|their|his|her) (?:blessing|backing|assent|consent|approval) to",
        "(?:bow|bows|bowed|yield|yields|yielded|give in|gives in|gave in) to",
        "(?:would|will) (?:welcome|allow|permit|tolerate)",
        "(?:sign|signs|signed) off on",
        "(?:come|comes|came) (?:round|around) to",
        "(?:volunteer|volunteers|volunteered) to",
        "accept(?:s|ed|ing)?",
        "(?<!the )(?<!an )(?<!two )(?<!as )(?<!three )(?<!of )(?<!been )(?<!newly )agree(?:s|d|ing)?(?: to| that| on| with| in principle)?(?! (?:text|law|draft|line|number))",
        "agreement to",
        "(?:ready|willing|prepared|readiness|willingness|inclined|happy)(?: in principle)? (?:to|for)",
        "offer(?:s|ed|ing)? (?:to|the|a|an|up|its)",
        "(?:undertake|undertakes|undertook|undertaken)",
        "(?:pledg|promis)(?:e|es|ed|ing)(?: to| that)",
        "commit(?:s|ted|ting)? (?:itself |themselves |himself )?to",
        "(?:consent|consents|consented|assent|assented)(?: to)?",
        "(?:approve|approves|approved|endorse|endorses|endorsed|ratify|ratifies|ratified)",
        "(?:live|lives) with",
        "settle for",
        "(?:go|goes|went) as far as",
        "(?:concede|conceded|concedes|conceding)(?: that)?",
        "(?:said|says|say|saying) yes",
        "(?:no objection|no objections) to",
        "(?:backs|backed|supports|supported|welcomes the idea of)",
        "(?:signed|signs|sign) (?:up to|on to)",
        "offer of",
    ),
    "open": (
        "(?:ready|willing|prepared) to (?:look at|discuss|consider|talk about|explore|examine|study|weigh|think about)",
        "(?:floated|floats|mooted|moots|toyed with|toys with|warming to|warmed to)",
        "(?:does|do|did|would|has|have) not (?:rule|ruled) out",
        "(?:has|have|had) an open mind (?:on|about)",
        "(?:keeps?|kept|left|leaves?) the door open (?:to|for)",
        "(?:mull|mulls|mulled|mulling|ponder|ponders|pondered|pondering)(?: over)?",
        "(?:flexible|flexibility) (?:on|about|over)",
        "consider(?:s|ing)?(?! (?:it|that|itself|him|them)\\b)",
        "(?:look|looks|looking) at",
        "(?:discuss|discusses|discussing|study|studies|studying|examine|examines|examining|explore|exploring|weigh|weighs|weighing|entertain|contemplate)",
        "(?:talk|think|talking|thinking) about",
        "(?<!more )open to",
        "(?:authority|mandate) to discuss",
        "(?:not|no longer) (?:opposed|averse) to",
    ),
    "reject": (
        "(?:balk|baulk)(?:s|ed|ing)? at",
        "(?:bristl|recoil)(?:e|es|ed|ing|s)? (?:at|from)",
        "(?:rail|rails|railed|fight|fights|fought|argu\\w+|warn\\w*|dead set|dig in|digs in|dug in) against",
        "(?:shun|shuns|shunned|scorn|scorns|scorned|nix|nixed|scotch|scotched|decried|decries|denounc\\w+)",
        "(?:say|says|said) no to",
        "(?:want|wants|wanted|will have|would have|will hear|would hear) (?:nothing|none) (?:to do with|of)",
        "(?:push|pushes|pushed|pushing) back (?:against|on)",
        "reject(?:s|ed|ing)?",
        "refus(?:e|es|ed|ing|al)(?: to)?",
        "(?:rule|rules|ruled|ruling)(?: \\w+){0,2} out",
        "oppos(?:e|es|ed|ing|ition)(?: to)?",
        "(?:declin|dismiss|exclud)(?:e|es|ed|ing)?",
        "(?:veto|vetoes|vetoed|resist|resists|resisted|resisting)",
        "(?:turn|turns|turned|turning) down",
        "(?:object|objects|objected|objecting) to",
        "(?:hold|holds|holding|held) back",
        "(?:warn|warns|warned|warning) against",
        "vot(?:e|es|ed|ing) against",
        "stand(?:s|ing)? in the way of",
        "(?:bar|bars|barred|barring)(?= (?:the|any|all))",
        "(?:spurn|rebuff|repudiat)(?:s|ed|es|ing)?",
        "rather (?:call off|fight|die|walk)|sooner (?:call off|fight|die|walk)",
    ),
    "out": (
        "(?:a )?non-?starters?",
        "(?:beyond|past) discussion",
        "(?:dead on arrival|a bridge too far)",
        "out of the question",
        "(?:unacceptable|unthinkable|inadmissible|inconceivable|impossible)",
        "not (?:up for|open to|a matter for|subject to) (?:negotiation|discussion|debate|bargaining|haggling|talks)",
        "(?:not|never) (?:be )?(?:on|up on) the table",
        "(?:off the table|ruled out)",
        "(?:cannot|can not|can't|will not|won't|could not) be (?:negotiated|bargained|discussed|traded|haggled over|on the table)",
        # "treats the matter as a red line" repeats what was demanded before: red, but nothing new is ruled out
        (
            "(?<!\\bit as )(?<!matter as )(?<!issue as )(?<!question as )(?<!this as )(?<!that as )(?<!point as )"
            "(?:a|our|its|the|their|his|her|thick|absolute) red lines?"
        ),
    ),
    "firm": (
        "(?:non-negotiable|not negotiable)",
        "(?:a |an |its |the )?(?:absolute )?(?:precondition|condition|prerequisite)(?= (?:for|of|to)\\b)",
        "sine qua non",
    ),
    "will": (
        # to vote on a thing, or to rule on it, is not to accept it
        (
            "(?:will|would|can|may|could|cannot|can't|won't|wouldn't|couldn't)"
            "(?! (?:\\w+ )?(?:vote|decide|rule|hear|debate|convene) )"
        ),
        "(?:'ll|'d)",
    ),
    "might": ("might", "could (?:become|yet|still|also)"),
    "no": ("no(?! longer| doubt| less| more than| one| later| sooner| other)", "not (?:a|one) single", "never"),
    "drop": (
        "no longer (?:insist|demand|ask|want|seek|require|reject|oppose|rule|need|call)\\w*(?: on| for| out)?",
        "(?:drop|withdr|abandon|giv|gave|renounc|relinquish|waiv|retreat|soften)\\w*(?: up| from)? (?:its|their|the|a|his|her|all|earlier|previous|old|that)(?: \\w+){0,2}? (?:demands?|claims?|insistence|objections?|opposition|requests?|calls?|preconditions?|conditions?|refusal)",
        "(?:not|never) (?:ask|asking|insist|insisting|demand|demanding) any ?(?:more|longer)",
        "(?:old|former|earlier|previous|initial|original|abandoned) (?:insistence|demands?|claims?|objections?|refusal|conditions?|red lines?|position|call)(?: on| for| that| to)?",
        "used to (?:insist|demand|reject|oppose|want|refuse|say|levy)",
        "(?:had|having) (?:\\w+ )?(?:demanded|rejected|insisted|refused|called|asked|wanted|opposed|ruled|sought|vowed|accepted|agreed)",
        "(?:previously|formerly|originally|initially|earlier) (?:demanded|rejected|insisted|refused|called|asked|wanted|opposed|ruled|sought)",
    ),
    "deny": (
        "(?:deny|denies|denied|denying)",
        "(?:reports?|rumou?rs?|claims|speculation|suggestions|posts) (?:that|of|in|claiming)",
        "(?:whether|asked (?:about|if|how|why|whether|what))",
        "(?:accus|blam)(?:e|es|ed|ing)",
        "(?:fears?|feared|hopes?|hoped|worr(?:y|ies|ied)) (?:that|of)",
    ),
    "keep": (
        "(?:stays?|stands|remains?|stand)(?= (?:as|in|where|on|unchanged|and|put|off|firm)\\b|\\s*[.,;]|\\s*$)",
        "(?:suspends?|boycotts?|is suspending)",
    ),
}

_INDEX: PatternIndex[Kind] = PatternIndex((words, kind) for kind, many in WORDS.items() for words in many)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|no longer|nor|neither|nobody|no one|none|hardly|without|cannot)|n't)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:has|have|had)(?:n't| not| never)\s+(?:\w+\s+){0,1}$|\b(?:has|have|had) (?:not|yet) .{0,12}$", re.IGNORECASE
)
_FOLLOWING_NOT = re.compile(
    r"\s+(?:also |still |itself |themselves |now |then )?(?:not|never|under no circumstances)\b", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_MONTH = re.compile(r"(?<=[\d,] )May\b|\bMay(?= \d|,)")
_NEGATIVE_FORM = re.compile(r"(?:cannot|can't|won't|n't)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stance(Span):
    """One such word or phrase. `negated`: a "not" belongs to it; `perfect`: it has (not) been done so far."""

    kind: Kind
    negated: bool = False
    perfect: bool = False
    passive: bool = False


def stances(text: str, span: Span) -> list[Stance]:
    """The stances in a stretch of plain text, in order; of overlapping ones the longest."""
    found = sorted(_INDEX.find(text, span), key=lambda one: (one[0].start - one[0].end, one[0].start))
    kept: list[tuple[Span, Kind]] = []
    for words, kind in found:
        if kind == "will" and _MONTH.match(text, words.start):
            continue
        if not any(words.overlaps(one) for one, _ in kept):
            kept.append((words, kind))
    kept.sort(key=lambda one: one[0].start)
    floors = [span.start, *(words.end for words, _ in kept)]
    return [
        _stance(text, Span(floor, span.end), words=words, kind=kind)
        for floor, (words, kind) in zip(floors, kept, strict=False)
    ]


def _stance(text: str, span: Span, *, words: Span, kind: Kind) -> Stance:
    """`span` begins where the stance before ends, whose negation is its own."""
    before = text[max(span.start, words.start - 40) : words.start]
    negated = kind not in {"out", "firm", "no", "drop", "deny"} and bool(_NEGATED.search(before))
    if kind in {"will", "must", "might"}:
        negated = (
            bool(_FOLLOWING_NOT.match(text, words.end, span.end))
            or bool(_NEGATIVE_FORM.search(text[words.start : words.end]))
            or bool(re.search(r"\b(?:nobody|no one|none|neither|nothing)\b[^,]*$", before, re.IGNORECASE))
        )
    passive = (
        kind in {"accept", "reject"} and bool(_PASSIVE.search(before)) and text[words.start : words.end].endswith("ed")
    )
    return Stance(words.start, words.end, kind, negated, bool(_PERFECT.search(before)), passive)
