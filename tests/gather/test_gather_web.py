from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
import time

import pytest

from detente.errors import UnreadableError
from detente.gather.openers.web import open_page

PARAGRAPHS = [
    "Envoys of Karvelia and the Tessin Front met for a second day in the lakeside town of Ordu on Tuesday.",
    '"No."',
    "“We will not sign,” said the Karvelian minister.",
    "He left.",
    "«Nous partirons demain», a dit le ministre.",
    "‘Not today,’ the host said.",
    "„Wir gehen“, sagte er.",
    '"We came with an open hand and we leave with one, and all we asked for was a line on a map," he said.',
    "The Front&rsquo;s spokeswoman did not answer calls on Tuesday evening, and its office was closed.",
    '<em>"Never again"</em> was written on the wall.',
    "The talks go on.",
]
PLAIN = [re.sub(r"<[^>]+>", "", one).replace("&rsquo;", "’") for one in PARAGRAPHS]
SHAPES = {
    "p": "".join(f"<p>{one}</p>" for one in PARAGRAPHS),
    "div": "".join(f"<div>{one}</div>" for one in PARAGRAPHS),
    "span": "".join(f"<p><span>{one}</span></p>" for one in PARAGRAPHS),
    "section": "".join(f"<section><p>{one}</p></section>" for one in PARAGRAPHS),
    "br": f"<div>{'<br><br>'.join(PARAGRAPHS)}</div>",
    "br in p": f"<p>{'<br/> <br/>'.join(PARAGRAPHS)}</p>",
    "blockquote": "".join(
        f"<blockquote><p>{one}</p></blockquote>" if number % 3 == 1 else f"<p>{one}</p>"
        for number, one in enumerate(PARAGRAPHS)
    ),
}


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>Day two | The Courier</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><main><article><h1>Envoys meet</h1>{body}</article></main>"
        "<aside><a href='/x'>Ten lakes to see</a></aside><footer>© The Courier</footer></body></html>"
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_no_paragraph_is_lost_and_each_stands_alone(shape):
    blocks = open_page(page(SHAPES[shape])).text.split("\n\n")
    assert [one for one in PLAIN if one not in blocks] == []
    positions = [blocks.index(one) for one in PLAIN]
    assert positions == sorted(positions)
    assert not any("Ten lakes" in one or "©" in one for one in blocks)


def test_quotation_elements_get_their_marks():
    text = open_page(page(f"<p><q>It is over</q>, she said, <q>we are <q>done</q> here</q>.</p>{SHAPES['p']}")).text
    assert "“It is over”, she said, “we are ‘done’ here”." in text.split("\n\n")


def test_an_article_cut_in_two_by_an_advertisement_is_whole():
    first = "".join(
        f"<p>The envoys spoke of point {n} for an hour, and they did not agree on it.</p>" for n in range(8)
    )
    second = "".join(f"<p>The host then put point {n} to both of them again, late at night.</p>" for n in range(20, 30))
    boxes = f'<div class="body-text">{first}</div><div class="ad">Buy!</div><div class="body-text">{second}</div>'
    text = open_page(page(boxes)).text
    assert all(f"point {n} " in text for n in (*range(8), *range(20, 30)))
    assert "Buy!" not in text


def test_scripts_styles_and_invitations_stay_out():
    body = SHAPES["p"].replace(
        "<p>He left.</p>",
        '<p>He left.</p><p><a href="/m">Read more about Ordu</a></p><script>var a = "x.";</script>'
        "<style>p { color: red; }</style><figure><figcaption>The lake. Photo: A. L.</figcaption></figure>",
    )
    text = open_page(page(body)).text
    assert "He left." in text
    for words in ("Read more", "var a", "color", "Photo:"):
        assert words not in text


def test_lists_and_tables_keep_their_rows():
    body = SHAPES["p"] + "<ul><li>First point of the draft.</li><li>Second point of the draft.</li></ul>"
    assert "- First point of the draft.\n- Second point of the draft." in open_page(page(body)).text


@pytest.mark.parametrize(
    ("head", "title", "outlet", "when", "words"),
    [
        (
            ('<meta property="og:title" content="Envoys meet – The Courier"><meta property="og:site_name" content="The Courier">'
            '<meta property="article:published_time" content="2031-03-04T18:05:00+02:00">'),
            "Envoys meet", "The Courier", "2031-03-04T18:05:00+02:00", "2031-03-04T18:05:00+02:00",
        ),
        (
            '<script type="application/ld+json">'
            + json.dumps({"@graph": [{"@type": "Organization", "name": "No"}, {"@type": ["NewsArticle"], "headline": "Day two in Ordu",
               "datePublished": "2031-03-04T18:05:00Z", "publisher": {"@type": "Organization", "name": "Lake Press"}}]})
            + "</script>",
            "Day two in Ordu", "Lake Press", "2031-03-04T18:05:00+00:00", "2031-03-04T18:05:00Z",
        ),
        ('<link rel="canonical" href="https://www.courier.example/ordu">', "Envoys meet", "courier.example", None, ""),
        ('<script type="application/ld+json">{"broken</script>', "Envoys meet", None, None, ""),
        ('<meta name="date" content="03/04/2031">', "Envoys meet", None, None, ""),
    ],
)  # fmt: skip
def test_what_the_head_says(head, title, outlet, when, words):
    opened = open_page(page(SHAPES["p"], head))
    assert (opened.title, opened.outlet) == (title, outlet)
    assert opened.published == (dt.datetime.fromisoformat(when) if when else None)
    assert opened.published_words == words


@pytest.mark.parametrize(
    ("element", "when", "words"),
    [
        ('<time datetime="2031-03-04T18:05Z">4 March</time>', dt.datetime(2031, 3, 4, 18, 5, tzinfo=dt.UTC), "4 March"),
        ("<time>3 hours ago</time>", None, "3 hours ago"),
        ("<p>Published: 4 March 2031, 18:05 GMT</p>", dt.datetime(2031, 3, 4, 18, 5, tzinfo=dt.UTC), "4 March 2031, 18:05 GMT"),
    ],
)  # fmt: skip
def test_what_stands_on_the_page(element, when, words):
    opened = open_page(page(element + SHAPES["p"]))
    assert (opened.published, opened.published_words) == (when, words)


def test_a_page_that_is_no_article_gives_its_text():
    assert open_page("<html><body><td>Only words").text == "Only words"
    with pytest.raises(UnreadableError, match="no text"):
        open_page("<html><body><script>x()</script><img src=a.png></body></html>")


@pytest.mark.parametrize(
    "content",
    ["<b> " * 200_000, "<" * 500_000, "<p>x<br>" * 50_000, "<p>A word or two.</p>" * 40_000, "<!-- " * 100_000, "<p " + "a=b " * 200_000],
)  # fmt: skip
def test_hostile_pages_take_no_long_time(content):
    began = time.perf_counter()
    with contextlib.suppress(UnreadableError):
        open_page(f"<html><body>{content}")
    assert time.perf_counter() - began < 10
