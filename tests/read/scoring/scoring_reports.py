"""A small annotated report on an invented process, and ways to spoil a reading of it."""

import json
import random

TEXT = (
    "ORSK — “We want all our people back,” said Lena Marr of Tavria. The Delta League rejects a truce. "
    "Both met in Orsk on Sunday. The League handed over a draft. Tavria's senate votes on it on Monday."
)
GOLD = {
    "id": "tavria-01",
    "published": "2031-05-04T10:00:00Z",
    "title": "Talks",
    "text": TEXT,
    "actors": [
        {"id": "marr", "kind": "person", "name": "Lena Marr", "names": ["Lena Marr"], "side": "tavria"},
        {"id": "tavria", "kind": "state", "name": "Tavria", "names": ["Tavria"], "side": None},
        {"id": "league", "kind": "group", "name": "Delta League", "names": ["The Delta League", "The League"], "side": None},
        {"id": "senate", "kind": "organisation", "name": "senate", "names": ["Tavria's senate"], "side": "tavria"},
    ],
    "statements": [
        {"speaker": "marr", "mode": "direct", "content": ["We want all our people back"], "relayer": None, "anonymous": False}
    ],
    "meetings": [
        {
            "participants": ["tavria", "league"],
            "mediators": [],
            "place": "Orsk",
            "date": "2031-05-04",
            "status": "held",
            "evidence": "Both met in Orsk on Sunday",
        }
    ],
    "proposals": [
        {"name": "a draft", "author": "league", "recipient": None, "status": "presented", "evidence": "handed over a draft"}
    ],
    "positions": [
        {
            "party": "tavria",
            "issue": "prisoners",
            "option": "all",
            "attitude": "demands",
            "red_line": False,
            "condition": None,
            "evidence": "We want all our people back",
        },
        {
            "party": "league",
            "issue": "ceasefire",
            "option": "general",
            "attitude": "rejects",
            "red_line": True,
            "condition": None,
            "evidence": "rejects a truce",
        },
    ],
    "decisions": [
        {"body": "senate", "matter": "it", "date": "2031-05-05", "status": "planned", "evidence": "votes on it on Monday"}
    ],
}  # fmt: skip


def spoiled(gold: dict, seed: int) -> dict:
    """A reading that gets much right and some wrong: facts lost, doubled, moved, given to others."""
    rng = random.Random(seed)
    reading = json.loads(json.dumps({key: value for key, value in gold.items() if key != "text"}))
    ids = [one["id"] for one in gold["actors"]]
    for kind in ("actors", "statements", "meetings", "proposals", "positions", "decisions"):
        kept = []
        for one in reading[kind]:
            luck = rng.random()
            if luck < 0.2:
                continue
            kept.append(_changed(one, rng, ids, text=gold["text"]))
            if luck > 0.9:
                kept.append(_changed(one, rng, ids, text=gold["text"]))
        reading[kind] = kept
    return reading


def _changed(one, rng, ids, *, text):
    one = json.loads(json.dumps(one))
    for key in ("speaker", "relayer", "party", "author", "body", "side"):
        if key in one and rng.random() < 0.15:
            one[key] = rng.choice([*ids, None, "nobody"])
    for key, words in (
        ("attitude", ["accepts", "rejects"]),
        ("mode", ["mixed"]),
        ("status", ["planned"]),
        ("option", ["none"]),
    ):
        if key in one and rng.random() < 0.15:
            one[key] = rng.choice(words)
    for key in ("content", "evidence", "condition"):
        if one.get(key):
            value = one[key] if isinstance(one[key], str) else one[key][0]
            at = text.find(value)
            shift = rng.choice([0, 0, 0, 5, 40, -30])
            spans = [[max(0, at + shift), min(len(text), at + len(value) + shift)]]
            one[key] = spans if spans[0][0] < spans[0][1] else [[at, at + len(value)]]
    if "names" in one and rng.random() < 0.2:
        one["names"] = [*one["names"], rng.choice(["Tavria", "the League", "Somebody"])]
    return one
