"""Parties without a name of their own: "the rebels", "the opposition", "the junta"; and which noun means whom."""

from __future__ import annotations

from collections import Counter, defaultdict

from detente.read.people.cast import Draft, Home
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order

_REBELS = word_set("rebels insurgents guerrillas militants rebellion insurgency")
# Nouns of a side that fights or bargains and may never be named; the form that stands before another noun first.
STEMS = {
    "rebel": "rebels", "insurgent": "insurgents", "guerrilla": "guerrillas", "guerilla": "guerillas", "separatist": "separatists",
    "secessionist": "secessionists", "militant": "militants", "loyalist": "loyalists", "paramilitary": "paramilitaries",
    "putschist": "putschists", "exile": "exiles", "opposition": "opposition",
    "junta": "junta", "resistance": "resistance", "union": "union", "movement": "movement", "management": "management",
}  # fmt: skip
_NOUNS = frozenset(STEMS.values())
PLURALS = frozenset(plural for single, plural in STEMS.items() if single != plural)
_TEAMS = word_set(
    "delegation side team leadership negotiators negotiator leader leaders spokesman spokeswoman spokesperson delegate "
    "delegates commander commanders representative representatives chief envoy official officials source sources camp "
    "fighters forces politician politicians figure figures members"
)
_TOLD = word_set("told tells urged asked accused between with informed assured against by met meets meeting")
_WITH = word_set("and")
_MODALS = word_set("would will could must may might cannot has had have is are was were do did also now still never")
_STATES = word_set("government presidency state palace authorities cabinet regime")
_ELSEWHERE = word_set("exile exiled shadow parallel rival")
_OFFICERS = word_set("generals colonels")
_DETERMINERS = word_set("the this that both")
_PARTIES = word_set("union league list alternative bloc rally alliance movement front democrats greens liberals voters "
                    "socialists conservatives republicans unionists congress coalition")  # fmt: skip


def settle(stage: Stage, home: Home) -> None:
    """Write which drafts each party noun may mean, those parties included that have no other name."""
    nouns: dict[str, list[Draft]] = defaultdict(list)
    named = set(stage.named.values())
    for state in stage.cast.of_kind("state"):
        for form in [form for form in state.forms if form.rsplit(" ", 1)[-1].lower() in PLURALS]:
            del state.forms[form]
    for draft in stage.cast.drafts:
        if draft in named:
            for noun in sorted(draft.nouns):
                if draft.kind != "state" or noun not in PLURALS:  # the rebels of "Orsk rebels" are not Orsk
                    nouns[noun].append(draft)
    groups = [
        one
        for one in stage.cast.of_kind("group")
        if one in named and (one.nouns or one.rule != "people.context-acting")
    ]
    if len(groups) == 1:
        for noun in sorted(_REBELS):
            nouns.setdefault(noun, groups)
        nouns.setdefault("group", groups)
    movements = [draft for draft in groups if not draft.code]
    if len(movements) == 1:
        nouns.setdefault("movement", movements)
    if "party" in nouns:  # a union or a league may be "the party" as well as the Coast Party
        nouns["party"] += [one for one in stage.cast.drafts if one in named and _is_party(one, nouns["party"])]
    stage.nouns = dict(nouns)
    _qualified(stage)
    _apposed(stage)
    if home.main is not None and not home.claimants:
        _ruling(stage, home.main)
    _unnamed(stage, groups)


def _is_party(draft: Draft, parties: list[Draft]) -> bool:
    """Whether a body that is not called a party may be one."""
    open_kind = draft.kind in {"group", "organisation"} and not draft.known and draft not in parties
    return open_kind and not _PARTIES.isdisjoint(draft.nouns)


def _ruling(stage: Stage, state: Draft) -> None:
    """Let "the junta" be the state that it rules unless a council is said to be it, and "the generals" with it."""
    stage.nouns.setdefault("junta", [state])
    for noun in _OFFICERS & stage.page.spots.keys() if "junta" in stage.page.spots else ():
        stage.nouns.setdefault(noun, [state])


def _qualified(stage: Stage) -> None:
    """The noun before a body's name stands for it later: "the opposition Broad Front", "the rebel Tulu Front"."""
    for piece, draft in stage.named.items():
        word = stage.page.lower(piece.first - 1).replace("exiled", "exile")
        if draft.kind != "state" and word in STEMS and not stage.page.words[piece.first - 1].owns:
            noun = STEMS[word]
            if draft not in stage.nouns.get(noun, ()):
                stage.nouns[noun] = [*stage.nouns.get(noun, ()), draft]


def _apposed(stage: Stage) -> None:
    """The noun in an apposition stands for a body later: "the Salvation Council (SC), the junta that rules Orsk"."""
    page = stage.page
    for piece, draft in stage.named.items():
        here = piece.last + 1
        if piece.kind != "body" or draft.kind == "state":
            continue
        if page.lower(here) == "(" and page.lower(here + 2) == ")":
            here += 3
        if page.lower(here) != "," or page.lower(here + 1) not in {"the", "a", "an"}:
            continue
        for index in range(here + 2, here + 6):
            word = page.lower(index)
            if word in _NOUNS and not page.words[index].owns:
                if draft not in stage.nouns.get(word, ()):
                    stage.nouns[word] = [*stage.nouns.get(word, ()), draft]
                break
            if not word.isalpha():
                break


def _unnamed(stage: Stage, groups: list[Draft]) -> None:
    seen: Counter[str] = Counter()
    for index in stage.page.where(_NOUNS | STEMS.keys()):
        word = stage.page.lower(index)
        noun = STEMS.get(word, word)
        if noun not in stage.nouns:
            seen[noun] += _stands_for_itself(stage, index, noun=noun)
    for noun in seen:
        if not seen[noun] or (groups and noun in _REBELS) or (noun in {"movement", "union"} and seen[noun] < 2):
            continue
        draft = Draft(kind="group", name=f"the {noun}", rule="people.faction", nouns={noun})
        stage.nouns[noun] = [stage.cast.enter(draft, f"the {noun}")]


def _stands_for_itself(stage: Stage, index: int, *, noun: str) -> bool:
    """Whether a party noun acts at a word: "the rebels said", "talks with the rebels", "a rebel spokesman"."""
    page = stage.page
    word, after = page.words[index], page.lower(index + 1)
    if word.lower != noun or noun not in PLURALS:
        if after in _TEAMS and not word.owns:
            return True
        if word.lower != noun:
            return False
    the = page.lower(index - 1) in _DETERMINERS or _owned(stage, index)
    if not the and not (word.opens and noun in PLURALS) and page.lower(index - 1) not in _WITH:
        return False
    if word.owns:
        return True
    before = page.lower(index - 2) if the else page.lower(index - 1)
    verb = after in stage.lexicon.speaks or after in stage.lexicon.acts or after in _MODALS
    return verb or before in _TOLD or before in _WITH


def _owned(stage: Stage, index: int) -> bool:
    """Whether a party noun is one land's, and no other's in the report: "Orsk's opposition"."""
    page = stage.page
    owner = page.words[index - 1] if index else None
    if owner is None or not owner.owns or not owner.capital:
        return False
    owners = {page.lower(at - 1) for at in page.spots[page.lower(index)] if page.words[at - 1].owns}
    return len(owners) == 1 and page.words[index].sentence == owner.sentence


def party_noun(stage: Stage, index: int, *, order: Order, home: Home) -> Draft | None:
    """Whom a party noun means where it stands, before another noun included ("rebel negotiators"); None where open."""
    word = stage.page.lower(index)
    if word in _STATES and not _ELSEWHERE.isdisjoint((stage.page.lower(index - 1), stage.page.lower(index + 2))):
        exiled = stage.nouns.get("exiles", ())
        return exiled[0] if len(exiled) == 1 else None  # "the exile government's minister", "the government in exile"
    if word in _STATES:
        return home.at(index, stage.page.words[index].block)
    noun = word if word in stage.nouns else STEMS.get(word, "")
    found = stage.nouns.get(noun, ())
    return recent(stage, list(found), index, order=order)


def recent(stage: Stage, drafts: list[Draft], index: int, *, order: Order) -> Draft | None:
    """The only one of some drafts; of several the only one named in the paragraph, else in the report, so far."""
    if len(drafts) < 2:
        return drafts[0] if drafts else None
    near = {s.draft for s in order.before(index) if stage.page.words[s.first].block == stage.page.words[index].block}
    here = [draft for draft in drafts if draft in near]
    if len(here) == 1:
        return here[0]
    named = [draft for draft in drafts if draft in order.firsts and order.firsts[draft] < index]
    return named[0] if len(named) == 1 else None
