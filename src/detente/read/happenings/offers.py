"""Proposals that the report never calls a text: "offered to free them", "proposed a 60-day truce", "floated a swap"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.read.happenings.authors import Authorship
from detente.read.happenings.lexicon import entries
from detente.read.happenings.numbers import NUMBER, number
from detente.read.happenings.scene import Scene, Sentence, actors_of, is_place, mentions_in, side_of
from detente.read.happenings.texts import Text
from detente.read.layers import Mention, Span
from detente.read.signals import signal

_ACTIVE = re.compile(rf"\b(?P<verb>{entries('proposals', 'offer_verbs')})\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:offered|proposed|suggested|floated|mooted|advanced|put forward|tabled) by (?:the )?\Z", re.IGNORECASE
)
_ACTIVE_WORDS, _PASSIVE_WORDS = signal(_ACTIVE.pattern), signal(_PASSIVE.pattern)
_BEFORE_VERB = re.compile(
    r"(?:['’]s?\s+(?:chief |lead )?(?:engineers|experts|lawyers|negotiators?|delegates?|delegation|envoys?|ministers?|diplomats|side|team|government|foreign ministry|mediators?)\b)?"
    r"[^,;:.]{0,3}(?:,[^,;.]{1,80},)?\s*(?:(?:today|yesterday|also|again|now|then|later|on \w+day|\w+ly|formally|publicly|first|had|has|have|is|was|"
    r"last (?:week|month)|in turn|instead|this week)\s*)*\Z",
    re.IGNORECASE,
)
# What may follow the verb for it to be a proposal: a thing, "that … be", or "to do" for offers; no small courtesies.
_THING = rf"(?:(?:an?|the|its|his|her|their|new|fresh|joint|limited|partial|{NUMBER})\s|[a-z][\w-]*(?:ing|s)?\s)"
_WISH = re.compile(
    r"(?:that|the|a|an|\w+)\b[^.;]{1,80}?\b(?:be|should|withdraw|leave|meet|draw|hold|take|share|stay|move|return|open|free)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(r"(?:that\s|the\s|an?\s)?[^.;]{0,60}?\b(?:was|were|is|are|had|has|did|does)\b", re.IGNORECASE)
_COURTESY = re.compile(
    rf"(?:(?:an?|the|its|his|her|their|no|any|little|few|some)\s)*(?:\w+\s){{0,2}}?{entries('proposals', 'courtesies')}\b",
    re.IGNORECASE,
)
_HELP = re.compile(rf"to {entries('proposals', 'good_offices')}\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:not|never|no one|nobody|if|whether|would|could|may|might|unless|had been|denied|should)\b(?:\s\w+){0,3}\s*\Z",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:den(?:y|ied|ies)|denials?)\b", re.IGNORECASE)
_END = re.compile(
    r"[.;:]|, (?:but|which|who|while|and|he|she|they|it|according|saying|\w+ said)|\s(?:but|while|after|because|although|in a|in an|during|which)\s|"
    r"\sand (?=(?:says?|said|has|have|had|is|are|was|were|will|would|wants?|wanted|insists?|insisted|rejects?|rejected|demands?|demanded|refuses?|refused|opposes?|opposed)\s)|"
    r"\s(?:last|next|this) (?:week|month|year)|\s(?:on|in) (?:\w+day|[A-Z]\w+)\b|\s(?:to|through|via) (?=the [A-Z]|[A-Z])"
)
_POINTS = re.compile(rf"\b(?P<n>{NUMBER})[ -](?:point|article|step|paragraph)s?\b", re.IGNORECASE)
MOST_WORDS = 14


def offers_in(scene: Scene, sentence: Sentence, *, taken: list[Text]) -> Iterator[tuple[Text, Authorship]]:
    """The offers that a sentence tells by a verb, with whose they are; those that are a text of `taken` are left to it."""
    if not _ACTIVE_WORDS.missing(sentence.bits):
        yield from _active(scene, sentence, taken=taken)
    if not _PASSIVE_WORDS.missing(sentence.bits):
        yield from _passive(scene, sentence, taken=taken)


def _active(scene: Scene, sentence: Sentence, *, taken: list[Text]) -> Iterator[tuple[Text, Authorship]]:
    text = scene.text
    for match in _ACTIVE.finditer(text, sentence.start, sentence.end):
        cue = Span(match.start("verb"), match.end("verb"))
        if sentence.block.kind != "turn" and any(cue.within(one) for one in scene.quoted):
            continue
        if _DENIED.search(text, sentence.start, cue.start):
            continue
        who = _subject(scene, sentence, cue=cue)
        if who is None or _UNREAL.search(text, max(sentence.start, cue.start - 40), cue.start):
            continue
        recipient = given(scene, cue, end=sentence.end)
        at = recipient.end + 1 if recipient else cue.end + 1
        if not _is_offer(text, match["verb"].lower(), at=at, end=sentence.end):
            continue
        named = thing_after(text, at, end=sentence.end)
        if named is None or any(one.head.start < named.end and one.start >= cue.start for one in taken):
            continue
        to = actors_of(recipient) if recipient else _towards(scene, named, end=sentence.end)
        author = side_of(scene, who)
        put = side_of(scene, to[0]) if len(to) == 1 else None
        verb = re.sub(r"\W+", "-", match["verb"].lower().split()[0])
        rule = "offered" if verb.startswith("offer") else "verb"
        yield _text(text, named), Authorship(author, put if put != author else None, cue, rule)


def _subject(scene: Scene, sentence: Sentence, *, cue: Span) -> str | None:
    """Who does it: the one named just before the verb, asides apart."""
    for one in reversed(mentions_in(scene, Span(max(sentence.start, cue.start - 130), cue.start))):
        if (
            _BEFORE_VERB.fullmatch(scene.text, one.end, cue.start)
            and len(actors_of(one)) == 1
            and not is_place(scene, one)
        ):
            return actors_of(one)[0]
    return None


def given(scene: Scene, cue: Span, *, end: int) -> Mention | None:
    """To whom, where he stands between the verb and the thing: "offered the Front an amnesty"."""
    near = mentions_in(scene, Span(cue.end, min(end, cue.end + 40)))
    if not near or scene.text[cue.end : near[0].start].strip().lower() not in {"", "the"}:
        return None
    return (
        near[0]
        if re.match(r"\s(?:an?|the|its|his|her|their|\d|[a-z]+\s)", scene.text[near[0].end : near[0].end + 12])
        else None
    )


def _is_offer(text: str, verb: str, *, at: int, end: int) -> bool:
    """Whether what follows is something to agree to, no remark and no courtesy."""
    after = text[at:end]
    if _COURTESY.match(after) or _HELP.match(after):
        return False
    if after.startswith("to "):
        return verb.startswith(("offer", "propos"))
    if verb.startswith("suggest") or after.startswith("that "):
        wish, opinion = _WISH.match(after), _OPINION.match(after)
        if opinion and (wish is None or opinion.end() <= wish.end()):
            return False
        return bool(wish) or re.match(r"an? |\d", after) is not None
    return re.match(_THING, after, re.IGNORECASE) is not None


def thing_after(text: str, at: int, *, end: int) -> Span | None:
    """The words of the offer, to the end of their clause."""
    bound = _END.search(text, at, end)
    words = list(re.finditer(r"\S+", text[at : bound.start() if bound else end]))[:MOST_WORDS]
    if not words:
        return None
    stop = at + words[-1].end()
    while stop > at and text[stop - 1] in ' ,.;:“”"’':
        stop -= 1
    return Span(at, stop) if stop > at else None


def _towards(scene: Scene, named: Span, *, end: int) -> tuple[str, ...]:
    for one in mentions_in(scene, Span(named.end, min(end, named.end + 60))):
        if re.fullmatch(r"\s(?:to|before) (?:the )?(?:\w+ )?", scene.text[named.end : one.start]):
            return actors_of(one)
    return ()


def _passive(scene: Scene, sentence: Sentence, *, taken: list[Text]) -> Iterator[tuple[Text, Authorship]]:
    """Words such as "an amnesty offered by the government"."""
    text = scene.text
    for one in mentions_in(scene, sentence):
        match = _PASSIVE.search(text, max(sentence.start, one.start - 40), one.start)
        if match is None or len(actors_of(one)) != 1:
            continue
        before = re.search(r"\b(?:an?|the|its|their) (?:[\w'’-]+ ){1,6}\Z", text[sentence.start : match.start()])
        if before is None:
            continue
        named = Span(sentence.start + before.start(), match.start() - 1)
        if not any(text_.head.start < named.end and text_.head.end > named.start for text_ in taken):
            cue = Span(match.start(), match.end() - 1)
            yield _text(text, named), Authorship(side_of(scene, actors_of(one)[0]), None, cue, "by")


def _text(text: str, named: Span) -> Text:
    words = text[named.start : named.end]
    points = _POINTS.search(words)
    value = number(points["n"]) if points else None
    name = re.sub(r"^(?:an?|the|its|his|her|their) ", "", words)
    return Text(
        named.start, named.end, named, name, strong=True, points=int(value) if value and 1 < value < 200 else None
    )
