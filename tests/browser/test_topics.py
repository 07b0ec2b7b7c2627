"""The topics as ordinary pages, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import axe_playwright_python  # type: ignore[import-untyped]  # it has no types
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot.i18n.answers import answer_text, source_title, topic_title
from bot.i18n.bidi import isolated
from bot.i18n.registry import enabled
from bot.i18n.responses import responses, topic_groups
from bot.i18n.wording import say
from bot.municipality.profile import load_profile
from bot.server.app import create_app
from bot.server.links import pieces
from bot.settings import Settings
from bot.widget import bundle

from .chat_page import DESKTOP, PHONE
from .fake_assistant import ATTACK
from .searching_assistant import SearchingAssistant
from .serving import served

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# What is looked at: the list, an answer, all of them, searches, a wrong address.
_STATES = ["", "violence", "all", "missing", "?holiday", "?money", "?weather", "?"]
_OVERFLOWS = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A server whose search understands by rote."""
    settings = Settings(rate_limit=False)
    assistant = SearchingAssistant()

    def load() -> Assistant:
        return cast("Assistant", assistant)

    with served(create_app(settings, load=load)) as address:
        yield address


def reach(page: Page, site: str, tag: str, state: str) -> None:
    """Open a page; after a question mark stands what is searched for."""
    path = "" if state.startswith("?") else state
    page.goto(f"{site}/topics/{tag}/{path}")
    if state.startswith("?"):
        page.locator("#question").fill(state[1:])
        page.get_by_role("search").get_by_role("button").click()
        page.wait_for_url(f"**/topics/{tag}/search")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("tag", ["nb", "ar", "ti"])
def test_axe_finds_nothing_on_the_topics(
    browser: Browser, site: str, tag: str, size: ViewportSize
) -> None:
    # axe is put into the page, which the page's own policy rightly forbids.
    context = browser.new_context(
        viewport=size, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    found = {}
    for state in _STATES:
        reach(page, site, tag, state)
        page.add_script_tag(path=_AXE)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found[state] = [_brief(violation) for violation in result["violations"]]
    context.close()
    assert found == {state: [] for state in _STATES}


def _brief(violation: dict[str, Any]) -> str:
    nodes = "; ".join(str(node["html"]) for node in violation["nodes"])
    return f"{violation['id']}: {nodes}"


def test_somebody_searches_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/en/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#contents")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type("holiday")
    page.keyboard.press("Enter")
    expect(page.locator(".answer-text")).to_contain_text("25 working days")
    expect(page.locator("#question")).to_have_value("holiday")


def test_what_is_searched_for_stands_in_no_address(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    reach(page, site, "en", "?holiday")
    expect(page.locator(".answer-text")).to_be_visible()
    assert page.url == f"{site}/topics/en/search"
    assert not any("holiday" in url for url in asked)


def test_the_pages_work_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    reach(page, site, "uk", "?money")
    page.locator(".topic-links a").first.click()
    expect(page.locator("h1")).to_have_text(
        topic_title("benefit_payday", responses(), "uk")
    )
    expect(page.locator(".print")).to_be_hidden()
    context.close()


def test_an_attack_is_searched_for_and_shown_as_text(page: Page, site: str) -> None:
    reach(page, site, "en", f"?{ATTACK}")
    expect(page.locator("#question")).to_have_value(ATTACK)
    assert page.evaluate("window.hacked") is None


def test_the_policy_lets_the_structured_data_stand(page: Page, site: str) -> None:
    """The fixture fails the test where the browser reports a violation."""
    for name in ("", "holiday", "all"):
        page.goto(f"{site}/topics/ar/{name}")
        data = page.locator("script[type='application/ld+json']")
        read = "element => JSON.parse(element.textContent)['@type']"
        assert data.evaluate(read) == "FAQPage"


@pytest.mark.parametrize("tag", ["uk", "ar", "ti"])
@pytest.mark.parametrize(
    "size",
    [
        {"width": 320, "height": 640},
        {"width": 320, "height": 256},  # 1280 pixels at 400 %
    ],
    ids=["320 pixels", "400 percent"],
)
def test_nobody_scrolls_sideways_on_the_topics(
    page: Page, site: str, tag: str, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    for state in _STATES:
        reach(page, site, tag, state)
        assert not page.evaluate(_OVERFLOWS), state


@pytest.mark.parametrize("state", ["", "holiday", "?money", "?holiday", "missing"])
def test_the_topics_have_targets_for_a_finger(
    page: Page, site: str, state: str
) -> None:
    reach(page, site, "ar", state)
    targets = (
        "main .button:visible, main input, .topic-links a, .sources a, #languages a"
    )
    for target in page.locator(targets).all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.text_content()


def test_the_topics_are_mirrored_from_right_to_left(page: Page, site: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{site}/topics/ar/holiday")
    contents = page.locator("#contents").bounding_box()
    person = page.locator("#person").bounding_box()
    assert contents and person and person["x"] < contents["x"]


def test_a_telephone_number_is_not_broken_over_two_lines(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/ar/violence")
    numbers = page.locator(".answer-text a[href^='tel:']")
    assert numbers.count() > 4
    for number in numbers.all():
        assert number.evaluate("element => element.getClientRects().length") == 1


def test_on_paper_stand_the_answer_and_the_addresses_of_its_sources(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/topics/en/holiday")
    page.emulate_media(media="print")
    expect(page.locator(".answer-text")).to_be_visible()
    for hidden in ("#languages", ".related", ".ways", ".print"):
        expect(page.locator(hidden)).to_be_hidden()
    source = page.locator(".sources a").first
    shown = "element => getComputedStyle(element, '::after').content"
    assert source.get_attribute("href") in source.evaluate(shown)
    page.goto(f"{site}/topics/en/")
    expect(page.locator(".search")).to_be_hidden()


def test_the_button_prints(page: Page, site: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(f"{site}/topics/en/all")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.printed") is True


def test_the_languages_lead_to_the_same_topic(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/en/holiday")
    page.locator("#languages a[lang='fa-AF']").click()
    page.wait_for_url("**/topics/fa-AF/holiday")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_the_pages_link_what_the_chat_links(page: Page, site: str) -> None:
    """Both find the same addresses and numbers in every answer of every language."""
    texts = sorted(_every_text() | _HARD)
    page.goto(f"{site}/topics/en/")
    found = page.evaluate(_LINKS_OF_THE_CHAT.replace("MODULE", _module()), texts)
    ours = [
        [[piece.text, piece.href] for piece in pieces(text) if piece.href]
        for text in texts
    ]
    assert found == ours
    assert sum(map(len, ours)) > 500


_HARD = {
    "15 113 kr, § 113, 1.113, 113 %, 113/2, 2026-113, a113, 113a, x 113.",
    "Call 113, 112 or 110! +47 22 33 44 55 and 22\u00a059\u00a013\u00a000",
    "https://example.org/a?b=1. (https://example.org/x) «https://example.org/y»",
    "http://example.org javascript:alert(1) https:// https://. https://[ HTTPS://A.B",
    'https://example.org/"onmouseover="x <a href="https://example.org/z">z</a>',
    "\u2066116 117\u2069 \u2066https://example.org/a\u2069، 116117 02800",
    "å113 113å ١١٣ １１３ 113\u00a0kr 113kr 113 krone",
}
_LINKS_OF_THE_CHAT = """
(texts) => {
  MODULE
  return texts.map((text) => {
    const element = document.createElement("p");
    fillWithLinks(element, text);
    const links = Array.from(element.querySelectorAll("a"));
    return links.map((link) => [link.textContent, link.getAttribute("href")]);
  });
}
"""


def _module() -> str:
    """The chat's own module as a script: its functions, no export."""
    return (bundle.SOURCE / "links.js").read_text("utf-8").replace("export ", "")


def _every_text() -> set[str]:
    day = Settings().now().date()
    found = set()
    for locale in enabled():
        values = load_profile("eksempel").texts(locale)
        for topic in (t for group in topic_groups().values() for t in group):
            name = f"utter_faq/{topic}"
            text = answer_text(name, responses()[name][0], locale, day, values)
            found.update(isolated(text, locale).split("\n"))
    return found


@pytest.mark.rasa
@pytest.mark.parametrize(
    ("tag", "question", "topic"),
    [
        ("uk", "коли прийдуть гроші", "benefit_payday"),
        ("ar", "متى يصل المال", "benefit_payday"),
        ("ti", "ገንዘብ መዓስ ይመጽእ", "benefit_payday"),
        ("ti", "коли прийдуть гроші", "benefit_payday"),
        ("ar", "لا أريد أن أعيش", "suicide"),
    ],
)
def test_the_trained_model_finds_the_answer(
    page: Page, base_url: str, tag: str, question: str, topic: str
) -> None:
    page.set_default_timeout(30_000)
    reach(page, base_url, tag, f"?{question}")
    locale = tag.replace("-", "_")
    title = topic_title(topic, responses(), locale)
    expect(page.locator("#contents h2").first).to_have_text(title)
    source = responses()[f"utter_faq/{topic}"][0]["metadata"]["sources"][0]["title"]
    expect(page.locator(".sources")).to_contain_text(source_title(source, locale))


@pytest.mark.rasa
def test_the_trained_model_refuses_what_is_no_topic(page: Page, base_url: str) -> None:
    page.set_default_timeout(30_000)
    reach(page, base_url, "nb", "?hva er hovedstaden i Mongolia")
    said = say("utter_refuse", "nb").splitlines()[0]
    expect(page.locator(".said")).to_contain_text(said)
    expect(page.locator(".group")).to_have_count(9)
