import pytest
from stage import WHY, staged

from detente.model import Statement
from detente.read.happenings.views import find_views


def view_of(text, content, speaker="voss", **more):
    doc = staged(text)
    start = text.index(content)
    passage = {"source": "test", "start": start, "end": start + len(content), "exact": content}
    doc._.statements = (
        Statement(id="s1", evidence=(passage,), why=WHY, content=(passage,), mode="mixed", speaker=speaker, **more),
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
