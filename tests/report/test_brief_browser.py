"""The page as a reader sees it, in the system's Chromium."""

from __future__ import annotations

import io
import shutil

import hostile
import pytest
import varland
from pypdf import PdfReader

from detente.model import Dossier
from detente.report import render_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

CONTRASTS = """() => {
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map(Number).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b }
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor
    if (!/, 0\\)$/.test(c)) return c } return 'rgb(255, 255, 255)' }
  const found = []
  for (const e of document.querySelectorAll('body *')) {
    const style = getComputedStyle(e)
    if (e.tagName === 'title' || e.tagName === 'desc') continue
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue
    const ink = e instanceof SVGElement ? style.fill : style.color
    const [a, b] = [light(ink), light(ground(e))]
    found.push([(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.tagName + '.' + e.getAttribute('class')])
  }
  return found.sort((a, b) => a[0] - b[0])[0]
}"""


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def saved(brief, compose, tmp_path_factory):
    folder = tmp_path_factory.mktemp("briefs")
    pages = {"varland": brief, "hostile": compose(hostile.dossier()), "empty": compose(Dossier(name="Nothing yet"))}
    for name, one in pages.items():
        (folder / f"{name}.html").write_text(render_html(one), encoding="utf-8")
    return folder


def opened(browser, saved, name="varland", **options):
    page = browser.new_page(**options)
    page.goto((saved / f"{name}.html").as_uri())
    return page


@pytest.mark.parametrize("name", ["varland", "hostile"])
def test_no_request_no_script_no_violation(browser, saved, name):
    page = browser.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto((saved / f"{name}.html").as_uri())
    page.wait_for_timeout(200)
    assert asked == [(saved / f"{name}.html").as_uri()]
    assert said == []
    page.close()


@pytest.mark.parametrize("name", ["varland", "hostile", "empty"])
def test_two_pages_of_a4_before_the_annexes(browser, saved, name):
    page = opened(browser, saved, name)
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    page.close()
    first = next(number for number, text in enumerate(pages) if "Positions: parties and issues" in text)
    assert first == 2
    folded = [text.casefold() for text in pages]
    assert "what to ask" in folded[0]
    assert "what this rests on" in folded[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough_for_everyone(browser, saved, scheme):
    page = opened(browser, saved, color_scheme=scheme)
    ratio, where = page.evaluate(CONTRASTS)
    assert ratio >= 4.5, where
    page.close()


def test_a_claim_opens_its_passage_and_the_passage_leads_back(browser, saved, brief):
    page = opened(browser, saved)
    claim = next(one for one in brief.claims if one.checkable)
    page.click(f"#{claim.id} .refs a")
    target = page.locator("mark:target")
    assert target.get_attribute("id") == claim.marks[0]
    assert 0 <= target.bounding_box()["y"] < page.viewport_size["height"]
    page.click(f"mark:target + .back a[href='#{claim.id}']")
    assert page.evaluate("document.querySelector(':target').id") == claim.id
    page.close()


def test_the_keyboard_reaches_every_claim(browser, saved, brief):
    page = opened(browser, saved)
    reached, first = set(), ""
    for _ in range(40):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "[document.activeElement.className, document.activeElement.closest('li')?.id,"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        first = first or focus[0]
        reached.add(focus[1])
        assert focus[2] != "none"
    assert first == "skip"
    assert {claim.id for claim in brief.claims if claim.marks} <= reached
    page.close()


@pytest.mark.parametrize("size", [(1100, 900), (360, 740)])
@pytest.mark.parametrize("name", ["varland", "hostile"])
def test_nothing_runs_over_the_edge(browser, saved, name, size):
    page = opened(browser, saved, name, viewport={"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.close()


def test_a_direction_override_turns_nothing_of_ours_around(browser, saved):
    page = opened(browser, saved, "hostile")
    order = page.evaluate(
        """() => [...document.querySelectorAll('.topic li')].map(li => {
          const n = li.querySelector('.n').getBoundingClientRect(), p = li.querySelector('p').getBoundingClientRect()
          return n.right <= p.left + 1 })"""
    )
    assert order
    assert all(order)
    page.close()
    assert varland.SOURCES
