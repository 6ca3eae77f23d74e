"""The part of FollowTheMoney's model that Detente writes: names of schemata and properties, as published.

https://github.com/alephdata/followthemoney/tree/main/followthemoney/schema (version 3.8): which schema extends which,
its properties, those that name entities with their range, and those without which an entity is not valid.
"""

EXTENDS = {
    "Thing": (),
    "Interval": (),
    "Analyzable": (),
    "Interest": ("Interval",),
    "LegalEntity": ("Thing",),
    "Person": ("LegalEntity",),
    "Organization": ("LegalEntity",),
    "PublicBody": ("Organization",),
    "Document": ("Thing", "Analyzable"),
    "Note": ("Thing", "Analyzable"),
    "Event": ("Interval", "Analyzable", "Thing"),
    "Representation": ("Interest",),
    "UnknownLink": ("Interest",),
}
PROPERTIES = {
    "Thing": {"name", "summary", "description", "alias", "sourceUrl", "publisher", "notes", "keywords", "proof"},
    "Interval": {
        "startDate",
        "endDate",
        "date",
        "summary",
        "description",
        "recordId",
        "sourceUrl",
        "publisher",
        "proof",
    },
    "Analyzable": {"namesMentioned", "detectedLanguage"},
    "Interest": {"role", "status"},
    "LegalEntity": {"classification", "status", "legalForm", "parent"},
    "Person": {"position", "title", "nationality"},
    "Organization": set(),
    "PublicBody": set(),
    "Document": {"contentHash", "title", "author", "fileName", "mimeType", "language", "date", "publishedAt"},
    "Note": {"entity"},
    "Event": {"location", "important", "organizer", "involved"},
    "Representation": {"agent", "client"},
    "UnknownLink": {"subject", "object"},
}
ENTITIES = {
    "proof": "Document",
    "entity": "Thing",
    "organizer": "LegalEntity",
    "involved": "LegalEntity",
    "agent": "LegalEntity",
    "client": "LegalEntity",
    "subject": "Thing",
    "object": "Thing",
}
REQUIRED = {"Thing": {"name"}, "Event": {"name"}, "Person": {"name"}}
DATES = {"date", "startDate", "endDate", "publishedAt"}


def kinds_of(schema):
    """A schema with all that it extends."""
    found = {schema}
    for one in EXTENDS[schema]:
        found |= kinds_of(one)
    return found
