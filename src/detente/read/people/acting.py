"""Whether a name acts where it stands: speaks, meets, is spoken to; or is only a place or an adjective."""

from __future__ import annotations

from detente.read.people.cast import Sight
from detente.read.people.lexicon import Lexicon, word_set
from detente.read.people.marks import SKIPPED_ADVERBS
from detente.read.people.page import Page

_TALKS = word_set("with between told tells tell met meets meet asked asks urged urges accused accuses informed assured reminded "
                  "received invited welcomed thanked warned blamed blames sued urging accusing telling meeting and versus against "
                  "hosted brokered mediated")  # fmt: skip
_BY_WORDS = word_set("by")
_OWNED = word_set(
    """offer proposal demand demands reply answer position request delegation team negotiators negotiator envoy leadership
    leaders leader chairman chief spokesman spokeswoman spokesperson minister ministers president government draft paper
    refusal readiness insistence plan stance condition conditions consent agreement signals side representatives mediators
    mediator facilitator foreign prime defence defense interior political military information justice special officials
    official diplomats ambassador rejection acceptance concession concessions membership hand troops forces army command
    commanders blessing approval veto adviser advisers panel brothers friends team counter-proposal guarantee guarantees
    intelligence delegations party central executive legal response claim allies capital relief humanitarian supreme"""
)
_SEAT_NOT = word_set("streets hotel airport airports market suburbs outskirts mayor")
_CHAIR = word_set("under invitation behest request auspices mediation")
_OWNED_OR_CHAIRED = _OWNED | _CHAIR | {"part", "talks"}
_SKIPPED = SKIPPED_ADVERBS | {"been", "be", "have", "long", "repeatedly", "already"}
_VERBAL = word_set("is was are were has had have will would could may might can does did says said")


def acts(page: Page, sight: Sight, *, lexicon: Lexicon) -> bool:
    """Whether the words around a name show it acting. An adjective acts where it qualifies people or papers."""
    if sight.people:
        return sight.last > sight.core_last or _adjective_acts(page, sight)
    return _subject(page, sight, lexicon=lexicon) or _object(page, sight, lexicon=lexicon) or _owned(page, sight)


def speaks(page: Page, sight: Sight, *, lexicon: Lexicon) -> bool:
    """Whether a capital stands for its government here: it speaks, wants, owns an offer, or is told."""
    if page.lower(sight.first - 1) in {"in", "at", "near"}:
        return False
    if _governs_verb(page, sight, lexicon=lexicon) or _is_told(page, sight, lexicon=lexicon):
        return True
    return page.words[sight.core_last].owns and _owned(page, sight) and page.lower(sight.last + 1) not in _SEAT_NOT


def _governs_verb(page: Page, sight: Sight, *, lexicon: Lexicon) -> bool:
    index = _verb_index(page, sight.last + 1)
    word = page.lower(index)
    if word in lexicon.speaks and not page.words[index].capital:
        return word not in {"back", "hand", "press", "protest", "report", "plan", "plans"}
    verb = _after_aux(page, index)
    if word in _MODALS and verb.isalpha():
        return verb != "be" or page.lower(index + 2) in _READY_OR_OWN
    return word in _VERBAL and (verb in lexicon.speaks or verb in _READY)


def _is_told(page: Page, sight: Sight, *, lexicon: Lexicon) -> bool:
    before = page.lower(sight.first - 1)
    if before == "to":
        return page.lower(sight.first - 2) == "according" or _passed(page, sight.first - 2, lexicon=lexicon)
    if before == "for":
        return sight.first > 1 and page.words[sight.first - 2].capital
    if before == "from":
        return bool({page.lower(i) for i in range(max(0, sight.first - 4), sight.first - 1)} & _COMES)
    if before in {"by", "of"}:
        return page.lower(sight.first - 2) in _CHAIR
    return before in {"told", "tells", "urged", "accused", "informed", "between"}


_MODALS = word_set("will would could might must should may can cannot")
_COMES = word_set("come comes came answer guarantee guarantees signal signals word message messages pressure")
_READY = word_set("ready prepared willing open determined adamant unwilling reluctant silent against expected due")
_READY_OR_OWN = _READY | {"the", "its"}


def _after_aux(page: Page, index: int) -> str:
    following = index + 1
    while page.lower(following) in _SKIPPED:
        following += 1
    return page.lower(following)


def _verb_index(page: Page, index: int) -> int:
    """The word where the verb of a subject may stand: past brackets, adverbs, and one apposition."""
    if page.lower(index) == "(":
        index = next((i + 1 for i in range(index, index + 6) if page.lower(i) == ")"), index)
    if page.lower(index) == "," and page.lower(index + 1) in _VERBAL:
        index += 1
    elif page.lower(index) == ",":
        end = next((i for i in range(index + 1, index + 16) if page.lower(i) in {",", ".", ""}), index)
        index = end + 1 if page.lower(end) == "," else index
    while page.lower(index) in SKIPPED_ADVERBS or (page.lower(index).endswith("ly") and page.lower(index) != "only"):
        index += 1
    return index


def _subject(page: Page, sight: Sight, *, lexicon: Lexicon) -> bool:
    index = _verb_index(page, sight.last + 1)
    word = page.word(index)
    if word is None or word.sentence != page.words[sight.last].sentence:
        return False
    if _list_acts(page, sight.last + 1, lexicon=lexicon):
        return True
    before = page.lower(sight.first - 1)
    if before in {"said", "says", "added", "adds", "replied", "warned", "announced", "indicated"}:
        return True
    return (
        not word.capital and word.lower in lexicon.acts and before not in {"in", "at", "near", "from", "across", "of"}
    )


def _list_acts(page: Page, index: int, *, lexicon: Lexicon) -> bool:
    """A list of names and then its verb: "France, Britain and Canada said"."""
    start = index
    while (word := page.word(index)) and index < start + 12 and (word.capital or word.lower in {",", "and", "the"}):
        index += 1
    names = {page.lower(i) for i in range(start, index)}
    if page.lower(index - 1) == "," and page.lower(index) in {"which", "whose", "both"}:
        index = next((i + 1 for i in range(index, index + 10) if page.lower(i) == ","), index)
    return "and" in names and index > start + 1 and page.lower(index) in lexicon.acts


def _object(page: Page, sight: Sight, *, lexicon: Lexicon) -> bool:
    before = page.lower(sight.first - 1)
    if before in _TALKS or before in _BY_WORDS:
        return True
    if before in {"through", "via"} and not page.lower(sight.first - 2).endswith("ed"):
        return True
    if before in {"of", "from", "to", "for"} and page.lower(sight.first - 2) in _OWNED_OR_CHAIRED:
        return True
    return before == "to" and _passed(page, sight.first - 2, lexicon=lexicon)


def _passed(page: Page, index: int, *, lexicon: Lexicon) -> bool:
    return any(page.lower(i) in lexicon.passes for i in range(max(0, index - 6), index + 1))


def _owned(page: Page, sight: Sight) -> bool:
    return any(page.lower(i) in _OWNED for i in range(sight.last + 1, sight.last + 3))


def _adjective_acts(page: Page, sight: Sight) -> bool:
    following = page.lower(sight.last + 1)
    if following == "and":  # "Egyptian and Qatari mediators"
        return any(page.lower(i) in _OWNED for i in range(sight.last + 2, sight.last + 5))
    if following in _OWNED - {"party"} or page.lower(sight.last + 2) in _OWNED - {"party", "claim", "hand"}:
        return True
    return page.words[sight.core_last].text.endswith("s") and _plural_acts(page, sight)


def _plural_acts(page: Page, sight: Sight) -> bool:
    return page.lower(sight.core - 1) == "the"
