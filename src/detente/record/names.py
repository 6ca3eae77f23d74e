"""Names as they are compared."""

from __future__ import annotations

import functools
import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HONORIFICS = _words("mr mrs ms miss mx dr prof professor sir dame lord lady hon rev sheikh")
_KNOWN = {
    "united states": ("us", "usa", "united states of america", "america"),
    "united kingdom": ("uk", "great britain", "britain"),
    "european union": ("eu",),
    "united nations": ("un", "uno"),
    "african union": ("au",),
    "north atlantic treaty organization": ("nato", "north atlantic treaty organisation"),
    "organization for security and co operation in europe": (
        "osce",
        "organisation for security and co operation in europe",
        "organization for security and cooperation in europe",
        "organisation for security and cooperation in europe",
    ),
    "russia": ("russian federation",),
    "china": ("people s republic of china", "prc"),
    "turkey": ("turkiye",),
    "north korea": ("dprk", "democratic people s republic of korea"),
    "south korea": ("republic of korea",),
}
"""Short and official forms that everybody uses; a form that could be another body's is not here."""

_CANONICAL = {form: name for name, forms in _KNOWN.items() for form in forms}

_GENERIC = _words(
    "government administration cabinet authorities state republic kingdom country parliament senate assembly congress "
    "council ministry office presidency president army military forces force armed troops police court commission "
    "committee delegation team side party parties opposition coalition alliance union front movement group groups "
    "rebels rebel insurgents fighters militants mediators mediator mission secretariat bank central national federal "
    "foreign defence defense interior justice finance supreme constitutional security high general regional local "
    "transitional interim joint peace panel agency bloc organization organisation league palace of the and for affairs"
)
"""Words that name a sort of body and, by themselves, no particular one."""

_PARTIES = _words("party front union movement alliance league")
_STANDING = _words("government opposition rebel rebels state ruling parliament military army")
_SMALL = _words("the of and for")

_DESCRIBED = _words(
    "official officials diplomat diplomats spokesman spokeswoman spokesperson spokespeople source sources aide aides "
    "adviser advisers advisor advisors negotiator negotiators witness witnesses resident residents analyst analysts "
    "soldier soldiers commander commanders fighter fighters somebody someone"
)
"""A name that has one of these words describes somebody who is not named."""

_OFFICES = _words(
    "president presidents minister ministers premier chancellor secretary ambassador envoy envoys mediator mediators "
    "representative representatives general colonel major captain admiral marshal governor mayor senator leader "
    "leaders chairman chairwoman chairperson chair speaker king queen prince princess emir sultan pope bishop"
)
_ALSO_SURNAMES = _words("king prince pope bishop major marshal mayor")
_BEFORE_OFFICES = _words("prime vice deputy acting former foreign defence defense interior special chief us un eu uk")


@functools.lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without case, accents, punctuation, a leading article and doubled blanks."""
    bare = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()
    bare = re.sub(r"['’]s\b", " s", bare)
    words = re.sub(r"[^\w]+", " ", re.sub(r"(?<=\b\w)\.(?=\w\b)|['’`ʼ]", "", bare)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def canonical_body(name: str) -> str:
    """The plain name of a state, organisation or group, short forms that everybody uses written out."""
    return _CANONICAL.get(plain(name), plain(name))


def is_generic(name: str) -> bool:
    """Whether a body's name would fit many ("the government", "Foreign Ministry"); a party's own ("Justice Party") fits one."""
    words = plain(name).split()
    return all(word in _GENERIC for word in words) and not _is_partys_own(name, words)


def _is_partys_own(name: str, words: list[str]) -> bool:
    """Whether a party or movement is called so by itself: in capitals, and not by where it stands ("Opposition Coalition")."""
    named = len(words) > 1 and (words[-1] in _PARTIES or (words[0] in _PARTIES and words[1] in _SMALL))
    if not named or words[0] in _STANDING:
        return False
    return all(word[:1].isupper() for word in re.findall(r"\w+", name) if word.lower() not in _SMALL)


def needs_side(name: str) -> bool:
    """Whether a body's name tells it from others of its sort only with the side beside ("the rebels")."""
    return is_generic(name) or name == name.lower() != name.upper()


def describes_people(name: str) -> bool:
    """Whether a group's name describes people who are not named ("two officials", "Diplomats")."""
    return bool(_DESCRIBED & set(plain(name).split()))


def is_distinctive(form: str) -> bool:
    """Whether a form of a body's name is a name: capitals in it, and more than a sort of body."""
    return any(letter.isupper() for letter in form) and not is_generic(form) and not describes_people(form)


def acronym(name: str) -> str:
    """The initials of a name's words, small words left out: "Varenian Liberation Front" gives "vlf"."""
    words = plain(name).split()
    return "".join(word[0] for word in words if word not in {"of", "the", "and", "for", "in", "on", "to", "de"})


def is_acronym(name: str) -> bool:
    """Whether a name is written as initials: three to eight capitals. Two letters stand for too many."""
    letters = name.replace(".", "")
    return 3 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()


_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|an|ar|at|az)[-‐‑ ](?=\w)", re.IGNORECASE)


@functools.lru_cache(maxsize=65536)
def person(name: str) -> tuple[str, ...]:
    """The words of a person's name that are compared: no honorifics, offices, middle initials, Arabic article."""
    bound = re.sub(r"[-‐‑‒–]", "", _ARTICLE.sub("", name))  # "Berg-Lund" is one word, "al-Masri" is "Masri"
    words = [word for word in plain(bound).split() if word not in _HONORIFICS]
    while len(words) > 1 and (words[0] in _OFFICES or words[0] in _BEFORE_OFFICES):
        words = words[1:]
    kept = [word for place, word in enumerate(words) if len(word) > 1 or place in {0, len(words) - 1}]
    return tuple(kept)


def is_unnamed(name: str) -> bool:
    """Whether a person is only described ("a senior official", "the President")."""
    words = plain(name).split()
    if not words or name == name.lower() != name.upper() or _DESCRIBED & set(words):
        return True
    return words[-1] in _OFFICES and (len(words) == 1 or words[-1] not in _ALSO_SURNAMES)


_BEFORE = _words("former ex deputy vice acting assistant under")


def roles_agree(one: str | None, other: str | None) -> bool:
    """Whether two offices can be one person's at one time: one unsaid, or one says more than the other."""
    if not one or not other:
        return True
    left, right = ({word for word in plain(role).split() if word not in {"of", "the", "s"}} for role in (one, other))
    return left & _BEFORE == right & _BEFORE and (left <= right or right <= left)
