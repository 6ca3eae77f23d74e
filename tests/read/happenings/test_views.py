import pytest
from stage import WHY, staged

from detente.model import Statement
from detente.read.happenings.views import find_views


def view_of(text, content, speaker="voss", cue=None, mode="mixed", **more):
    doc = staged(text)
    start = text.index(content)
    passage = {"source": "test", "start": start, "end": start + len(content), "exact": content}
    if cue:
        at = text.index(cue)
        more["cue"] = {"source": "test", "start": at, "end": at + len(cue), "exact": cue}
    doc._.statements = (
        Statement(id="s1", evidence=(passage,), why=WHY, content=(passage,), mode=mode, speaker=speaker, **more),
    )
    return [(one.actor, one.words.exact) for one in find_views(doc)]


@pytest.mark.parametrize(
    ("text", "content", "words"),
    [
        ("Voss said the talks were constructive.", "the talks were constructive", "constructive"),
        ("Voss called the talks “long and honest”.", "long and honest", "long and honest"),
        ("Voss described the mood as “stiff but polite”.", "stiff but polite", "stiff but polite"),
        (
            "Voss said a lot of progress had been made.",
            "a lot of progress had been made",
            "a lot of progress had been made",
        ),
        ("“The negotiations are very difficult,” Voss said.", "The negotiations are very difficult,", "very difficult"),
        ("Voss said that the issue was “too hot to touch”.", "the issue was “too hot to touch”", "too hot to touch"),
    ],
)
def test_views(text, content, words):
    assert view_of(text, content) == [("voss", words)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Voss said the harvest was good.", "the harvest was good"),
        ("Voss said the talks would be useful if they were secret.", "the talks would be useful if they were secret"),
        ("Voss said the talks were in Sarrow.", "the talks were in Sarrow"),
    ],
)
def test_no_views(text, content):
    assert view_of(text, content) == []


def test_unnamed_and_relayed_speakers_have_no_view():
    text, content = "A minister said the talks were constructive.", "the talks were constructive"
    assert view_of(text, content, anonymous=True) == []
    assert view_of(text, content, relayer="tenn") == []
    assert view_of(text, content, speaker=None) == []


def test_a_read_out_speaks_for_its_side():
    doc = staged("“A lot of progress was made,” a Velmoran read-out said.")
    assert [(one.actor, one.words.exact) for one in find_views(doc)] == [("velmora", "A lot of progress was made")]


@pytest.mark.parametrize(
    ("text", "cue", "content", "words"),
    [
        ("Voss described the talks as a slow walk uphill.", "described", "the talks as a slow walk uphill", "a slow walk uphill"),
        ("The round ended at noon. Voss called it “a walk in deep snow”.", "called", "a walk in deep snow", "a walk in deep snow"),
        ("It followed what Voss called “an hour of plain words” at the meeting.", "called", "an hour of plain words", None),
        ("It followed what Voss called “a meeting of ghosts”.", "called", "a meeting of ghosts", "a meeting of ghosts"),
        ("The session itself Voss termed “a cold bath”.", "termed", "a cold bath", "a cold bath"),
        ("Asked about the mood, Voss dubbed it “frosty”.", "dubbed", "frosty", "frosty"),
        ("Voss compared the two delegations to “mules on a ledge”.", "compared", "mules on a ledge", "mules on a ledge"),
        ("Voss summed up the past three days as “sand in the gears”.", "summed up", "the past three days as “sand in the gears”", "sand in the gears"),
        ("Voss called the draft “a trap”.", "called", "a trap", None),
        ("Voss called Drey “a liar”.", "called", "a liar", None),
        ("The talks ended. Voss described the shelling as “a crime”.", "described", "the shelling as “a crime”", None),
        ("Voss expressed confidence that the next round would bring results.", "expressed confidence", "the next round would bring results", "the next round would bring results"),
        ("Voss expressed confidence that the harvest would be good.", "expressed confidence", "the harvest would be good", None),
        ("Voss praised the constructive approach of the Union.", "praised", "the constructive approach of the Union", "the constructive approach of the Union"),
        ("Voss praised the army.", "praised", "the army", None),
        ("Voss said she was cautiously optimistic about the talks.", "said", "she was cautiously optimistic about the talks", "was cautiously optimistic about the talks"),
        ("Voss said she was optimistic about the crop.", "said", "she was optimistic about the crop", None),
    ],
)  # fmt: skip
def test_views_by_their_cue(text, cue, content, words):
    assert [found for _, found in view_of(text, content, cue=cue)] == ([words] if words else [])


@pytest.mark.parametrize(
    ("speaker", "content", "held"),
    [
        ("tenn", "We are on the last mile,", True),
        ("tenn", "It is a bridge made of string,", True),
        ("tenn", "The harvest was poor this year,", False),
        ("voss", "We are on the last mile,", False),
    ],
)
def test_pictures_are_those_of_a_go_between(speaker, content, held):
    assert bool(view_of(f"“{content}” was the answer.", content, speaker=speaker, mode="direct")) == held
