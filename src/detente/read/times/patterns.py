"""The forms in which English reports give dates: anchor words, and around each kind of anchor its own expression.

Every date holds an anchor (a month, a weekday, "today", "week", "Easter", a year …). A text is searched for anchors
alone; only the few words around one are then tried, by the expression of its kind. In each expression the outermost
named group of an alternative says which rule resolves it.
"""

from __future__ import annotations

import re

from detente.read.ahead import ahead
from detente.read.times.trie import any_of

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()  # noqa: SIM905 - a list of words reads best so
NUMBERS = {word: n for n, word in enumerate(_SMALL, 1)}
NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "couple of": 2, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}
NUMBERS |= {"ninety": 90, "forty-eight": 48, "seventy-two": 72, "twenty-four": 24}
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = {word: n for n, word in enumerate(_FIRST.split(), 1)}

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d.,:]*\d|%)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
YEAR = r"(?:1[89]|20|21)\d\d"
_TO = r"\s*(?:–|—|-|to|and|until|till|through)\s*"
_PART = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midday))"
_NUMBER = (
    r"(?:\d{1,3}|a couple of|couple of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|twenty-four|twenty|thirty|forty-eight|forty|sixty|seventy-two|ninety|half\s+an?|an?)"
)
_UNIT = r"(?:hour|day|week|fortnight|month|year|decade)"
_YEARLY = r"(?:,?\s+(?:of\s+)?(?P<{name}>last|next|this)\s+year)"
_TALKS = (
    r"(?:accords?|agreements?|truces?|cease-?fires?|talks|rounds?|summits?|meetings?|deals?|elections?|votes?|wars?|coup|"
    r"offensive|uprising|treaty|pact|framework|armistice|revolution|constitution|referendum|peace|plan|attacks?|raid|"
    r"massacre|session|conference|memorandum|protocol|crisis|law|charter|line|map|border|invasion|ruling|resolution)"
)


def _forms(alternatives: str) -> re.Pattern[str]:
    """Alternatives in the verbose form as one expression, case ignored, at the start of a word with which one can begin."""
    words = re.sub(r"(?<!\\)\s+", "", alternatives).replace(r"\s+", " ")  # as `ahead` wants them
    return re.compile(rf"\b{ahead(words)}{alternatives}", re.VERBOSE | re.IGNORECASE)


# What lies around a month's name.
MONTH = re.compile(
    rf"""\b(?:
      (?P<two>(?:{_SHORT},?\s+)?(?P<d1>{_DAY})(?:\s+of)?\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{YEAR}))?{_TO}
        (?P<d2>{_DAY})(?:\s+of)?\s+(?P<m2>{_MONTH})(?:,?\s+(?:of\s+)?(?P<y2>{YEAR})\b)?)
    | (?P<range>(?P<r1>{_DAY})(?:,\s?{_DAY}){{0,3}}{_TO}(?P<r2>{_DAY})(?:\s+of)?\s+(?P<rm>{_MONTH})(?:,?\s+(?:of\s+)?(?P<ry>{YEAR})\b)?)
    | (?P<weekof>[Ww]eek\s+(?:beginning|of|starting|from)\s+(?:on\s+)?(?:the\s+)?
        (?:(?P<wod>{_DAY})(?:\s+of)?\s+(?P<wom>{_MONTH})|(?P<wom2>{_MONTH})\s+(?P<wod2>{_DAY})))
    | (?P<onday>(?:{_SHORT},?\s+)?(?:the\s+)?(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{YEAR})\b)?)
    | (?P<usrange>(?:{_SHORT},?\s+)?(?P<am>{_MONTH})\s+(?P<a1>{_DAY}){_TO}(?:(?P<am2>{_MONTH})\s+)?(?P<a2>{_DAY})
        (?:,?\s+(?:of\s+)?(?P<ay>{YEAR})\b)?)
    | (?P<usday>(?:{_SHORT},?\s+)?(?P<usm>{_MONTH})\s+(?P<usd>{_DAY})(?:,?\s+(?P<usy>{YEAR})\b)?)
    | (?P<months>(?:between|from)\s+(?P<bm1>{_MONTH})\s+(?:and|to|until|through)\s+(?P<bm2>{_MONTH})
        (?:,?\s+(?:of\s+)?(?P<bmy>{YEAR})\b)?)(?!\s+\d)
    | (?P<monthyear>(?:(?:early|late|mid)[-\s])?(?P<mym>{_MONTH}),?\s+(?:of\s+)?(?P<myy>{YEAR})\b)
    | (?P<mbare>(?P<mlead>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|till|[Ff]rom|to|last|next|this|of|for|[Bb]efore|[Aa]fter|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|
        [Ee]arly\ in|[Ll]ate\ in|end\ of|beginning\ of)[-\s](?:early\s+|late\s+|mid-|last\s+|next\s+)?(?P<mb>{_MONTH})(?<=[\w.])
        (?:{_YEARLY.format(name="mby")}|(?!,?\s+\d|\s+[A-Z][a-z]|\w)))
    | (?:[Tt]he|['’]s|[Aa]|[Ii]ts|[Tt]heir)\s+(?P<madj>(?P<mam>{_MONTH}))(?=\s+{_TALKS}\b))
    """,
    re.VERBOSE,
)

# What lies around a weekday.
WEEKDAY = re.compile(
    rf"""\b(?:
      (?P<wrange>(?P<wr1>{_WEEKDAY}){_PART}?\s*(?:–|—|-|\s(?:to|until|till|through)\s)\s*(?P<wr2>{_WEEKDAY}))\b
    | (?P<wbetween>between\s+(?P<wb1>{_WEEKDAY})\s+and\s+(?P<wb2>{_WEEKDAY}))\b
    | (?P<weekon>(?:a|one)\s+week\s+(?:on|from)\s+(?P<won>{_WEEKDAY}))\b
    | (?P<nthwd>(?:the\s+)?(?P<nwn>first|second|third|fourth|last)\s+(?P<nwd>{_WEEKDAY})\s+(?:in|of)\s+
        (?:(?P<nwm>{_MONTH})(?:,?\s+(?P<nwy>{YEAR})\b)?|(?P<nww>the|this|next|last)\s+month))(?!\w)
    | (?P<wdago>(?P<wan>{_NUMBER})\s+(?P<wad>{_WEEKDAY})s\s+ago)\b
    | (?P<weekday>(?P<wlead>(?:last|next|this|coming|past|following)\s+)?(?P<wd>{_WEEKDAY}){_PART}?
        (?P<wtail>\s+(?:last|next)(?=[\s,.;])|\s+week\b)?))
    """,
    re.VERBOSE,
)

# "today" and its like, and days counted from one told before.
WORD = _forms(
    rf"""(?:
      (?P<inaweek>(?:a|one)\s+week\s+from\s+(?P<iwa>today|tomorrow)|(?P<iwb>today|tomorrow)\s+week)\b
    | (?P<now>(?:(?:earlier|later)\s+)?(?:today|tonight|this\s+(?:morning|afternoon|evening))\b)
    | (?P<shift>(?:the\s+day\s+before\s+yesterday|the\s+night\s+before\s+last|the\s+day\s+after\s+tomorrow|yesterday|tomorrow|
        overnight(?!\s+(?:on\s+|into\s+)?{_WEEKDAY})|last\s+night)\b{_PART}?)
    | (?P<same>(?:the|that)\s+same\s+(?:day|morning|afternoon|evening|night)\b(?!\s+(?:as|that)\b))
    | (?P<beside>(?:(?P<bnext>the\s+(?:following|next)|a|one)|the\s+(?P<bprev>previous|preceding))\s+
        (?:day|morning|evening)(?P<blater>\s+(?:later|earlier|before))?\b)
    | (?P<daybefore>the\s+(?:day|evening|night)\s+(?P<dbw>before|after)(?=\s*(?:[,.;)]|$|and\b|in\b|at\b|with\b|by\b))))
    """
)

# Weeks, months, seasons and counts of them.
UNIT = _forms(
    rf"""(?:
      (?P<unit>(?:(?:earlier|later|early|late)\s+)?(?:the\s+end\s+of\s+)?(?P<which>last|this|next|the\s+coming|the\s+past|coming|the\s+previous)\s+
        (?P<period>week|month|year|decade|quarter|spring|summer|autumn|fall|winter))\b
    | (?P<second>the\s+(?P<secondu>week|month|year)\s+(?:(?P<seconda>after\s+next)|before\s+last))\b
    | (?P<newyear>(?:(?:first|opening|early)\s+(?:days|weeks?|month)\s+of|early\s+in|start\s+of|in|into)\s+the\s+new\s+year)\b
    | (?P<lastday>last\s+day\s+of\s+(?:the|this)\s+(?P<ldu>month|year))\b
    | (?P<inside>(?:earlier|later|early|late)\s+in\s+the\s+(?P<insideu>week|month|year))\b
    | (?P<endof>(?:the\s+)?end\s+of\s+the\s+(?P<eomu>month|year|week)|(?P<pou>month|year|week)['’]?s?['’]?[-\s]end\b|
        before\s+the\s+(?P<outu>year|month|week)\s+is\s+(?:out|over|up))\b
    | (?P<mpast>the\s+(?P<mpu>month|week|year)\s+past)\b
    | (?P<near>(?:in|over|within|during|for)\s+(?:the\s+)?(?P<side>coming|next|recent|past|last)\s+(?:few\s+|several\s+|couple\s+of\s+)?
        (?P<nearn>{_NUMBER}\s+)?(?P<nearu>days|weeks|months|hours))\b
    | (?P<soon>(?:within|in\s+a\s+matter\s+of|in)\s+(?P<soonu>hours|days|weeks|months))\b(?!\s+(?:of|that)\b)
    | (?P<daysago>(?P<dau>days|weeks|months)\s+ago)\b
    | (?P<ago>(?P<agon>{_NUMBER})\s+(?P<agou>{_UNIT})s?\s+(?P<agow>ago|from\s+now|away|hence|earlier|later|before(?=[,.;])))\b
    | (?P<intime>in\s+(?:about\s+|some\s+)?(?P<inn>{_NUMBER})\s+(?P<inu>{_UNIT})s?(?P<intail>['’]?\s+time)?)\b
    | (?P<within>(?:within|inside)\s+(?P<win>{_NUMBER})\s+(?P<wiu>{_UNIT})s?)\b
    | (?P<hours>(?P<hn>{_NUMBER})\s+(?P<hu>hour|day|week)s\s+to(?=\s+(?:reply|respond|decide|accept|leave|withdraw|
        surrender|comply|answer|agree|sign|hand|free|release|lift|pull|disarm|vacate)))\b
    | (?P<running>(?:for\s+(?:a|its|the|their)|(?:enter(?:s|ed)|went|go(?:es)?|gone|stretched|dragged|continued|moved)\s+(?:into|for)?\s*(?:a|its|the|their)|
        on\s+(?:the|their))\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last)\s+
        (?:straight\s+|consecutive\s+|successive\s+|full\s+)?day(?!\s+of\b)(?:\s+running|\s+in\s+a\s+row)?)\b
    | (?P<season>(?:(?P<slead>in|by|of|since|before|after|until|for|during|from)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?)?|the\s+)
        (?P<sn>spring|summer|autumn|winter|(?<=the\s)fall(?=\s+of\s+{YEAR}))(?:\s+(?:of\s+)?(?P<sy>{YEAR}))?)\b(?!\s+of\b)
    | (?P<quarter>(?P<qn>first|second|third|fourth|last)\s+quarter(?:\s+of\s+(?:(?P<qy>{YEAR})|(?P<qw>this|next|last|the)\s+year))?)\b
    | (?P<half>(?:first|second)\s+half\s+of\s+(?:(?P<hy>{YEAR})|(?P<hw>this|next|last|the)\s+year))\b
    | (?P<wend>(?:last|this|next|the|over\s+the|at\s+the)\s+weekend)\b)
    """
)

# Feasts.
FEAST = re.compile(
    rf"""\b(?P<feast>(?P<fname>Orthodox\ (?:Easter|Christmas)|Easter(?:\ Sunday|\ Monday)?|Good\ Friday|Palm\ Sunday|Maundy\ Thursday|Ash\ Wednesday|Ascension\ Day|Whitsun|Pentecost|
        Christmas(?:\ Day|\ Eve)?|New\ Year['’]s\ Eve|New\ Year(?:['’]s(?:\ Day)?)?|Ramadan|
        Eid[\ -]al[\ -](?:Fitr|Adha)|the\ Eid|Nowruz|Novruz)(?:{_YEARLY.format(name="fyear")}|\ (?P<fy>{YEAR})\b)?)
    """,
    re.VERBOSE,
)

# Years, and dates in figures.
FIGURES = re.compile(
    rf"""\b(?:
      (?P<iso>{YEAR}-\d\d-\d\d)\b
    | (?P<figures>(?P<f1>\d{{1,2}})(?P<fs>[./])(?P<f2>\d{{1,2}})(?P=fs)(?P<f3>{YEAR}))\b
    | (?P<years>(?:(?:from|between)\s+(?P<ya>{YEAR})\s+(?:to|and|until)\s+(?P<yz>{YEAR}))|
        (?P<ya2>{YEAR})[-–](?P<yz2>{YEAR}|\d\d))\b
    | (?P<yearbare>(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|of|[Bb]efore|[Aa]fter|[Ee]arly|[Ll]ate|mid|[Dd]uring|[Tt]he|['’]s|its|their)[-\s]
        (?P<yb>{YEAR}))\b(?!\s*(?:-|people|prisoners|troops|soldiers|men|fighters|civilians|detainees|\d|[A-Z])|s\b))
    """,
    re.VERBOSE,
)

# "on the 9th".
NTH = _forms(
    rf"""
      (?P<nth>(?:on|by|until|before|from|for)\s+the\s+(?P<nthn>\d{{1,2}}(?:st|nd|rd|th)|{"|".join(sorted(ORDINALS, key=len, reverse=True))})
        (?:\s+and\s+(?:the\s+)?(?P<nthz>\d{{1,2}}(?:st|nd|rd|th)))?
        (?P<nthm>\s+of\s+(?P<nthw>the|this|last|next)\s+month)?)(?P<nthend>(?=\s*(?:[,.;:)]|$)|\s+(?:to|when|at|that|he|she|it|they|the|a|with|after|before|and)\b))?
    """
)

_ABBREVIATED = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()  # noqa: SIM905 - a list of words reads best so
_NAMED = [name.capitalize() for name in MONTHS if len(name) > 3 or name == "may"]
KINDS = {
    **{word: "month" for name in _NAMED for word in (name, name.upper())},
    **dict.fromkeys(_ABBREVIATED, "month"),
    **{name.capitalize() + plural: "weekday" for name in WEEKDAYS for plural in ("", "s")},
    **{
        form: "word"
        for name in ("today", "tonight", "yesterday", "tomorrow", "overnight")
        for form in (name, name.title())
    },
    **dict.fromkeys(("day", "morning", "afternoon", "evening", "night"), "word"),
    **{
        form: "unit"
        for name in ("hour", "day", "week", "fortnight", "month", "year", "decade")
        for form in (name, name + "s")
    },
    **dict.fromkeys(("quarter", "half", "spring", "summer", "autumn", "fall", "winter", "weekend"), "unit"),
    **dict.fromkeys(
        (
            "Easter",
            "Good Friday",
            "Palm Sunday",
            "Maundy Thursday",
            "Ash Wednesday",
            "Ascension Day",
            "Whitsun",
            "Pentecost",
            "Christmas",
            "New Year",
            "Ramadan",
            "Eid",
        ),
        "feast",
    ),
    **dict.fromkeys(("Nowruz", "Novruz", "Orthodox Easter", "Orthodox Christmas"), "feast"),
    **dict.fromkeys(("GMT", "UTC"), "clock"),
}
"""Anchor words, and the kind of expression that is tried around each; figures are "year" or "nth"."""
ANCHOR = re.compile(
    rf"\b(?=[{''.join(sorted({one[0] for one in KINDS}))}\d])(?:{any_of(KINDS)}|\d{{1,2}}(?:st|nd|rd|th)|{YEAR})(?!\w)"
)
"""Every date holds one of these."""

DATED = re.compile(rf",?\s+(?:the\s+)?(?:\d|{_MONTH})")
"""What follows a weekday that a date goes on from ("Tuesday 4 May"); the month's expression takes the whole."""

# For each kind of anchor: how many code points before and after it a date may reach, and the expressions to try.
FORMS: dict[str, tuple[int, int, tuple[re.Pattern[str], ...]]] = {
    "month": (36, 40, (MONTH,)),
    "weekday": (18, 34, (WEEKDAY,)),
    "word": (24, 24, (WORD, UNIT)),
    "unit": (44, 30, (UNIT, WORD, NTH)),
    "feast": (0, 24, (FEAST,)),
    "year": (14, 14, (FIGURES,)),
    "nth": (16, 34, (NTH,)),
}
