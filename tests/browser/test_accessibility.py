"""axe-core finds nothing, in each language and state; and what a screen reader meets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped]  # it has no types
import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, expect

from bot.i18n.registry import enabled

from .chat_page import DESKTOP, ENDPOINT, PHONE, ChatPage

_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
_SIZES = {"phone": PHONE, "desktop": DESKTOP, "zoomed": {"width": 320, "height": 256}}
# Every rule of WCAG up to 2.2 AA, and what axe calls good practice.
_OPTIONS = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"


def _closed(chat: ChatPage) -> None:
    expect(chat.launcher).to_be_visible()


def _open(chat: ChatPage) -> None:
    chat.launcher.click()
    expect(chat.field).to_be_visible()


def _answer(chat: ChatPage) -> None:
    chat.ask("answer")
    chat.ask("in Ukrainian")
    chat.ask("in Arabic")


def _estimate(chat: ChatPage) -> None:
    chat.ask("estimate")
    chat.page.locator("summary").click()


def _form(chat: ChatPage) -> None:
    chat.page.locator("[data-helpful=no]").last.click()
    expect(chat.page.locator(".comment textarea")).to_be_visible()


def _languages(chat: ChatPage) -> None:
    chat.page.locator("#language-open").click()


def _person(chat: ChatPage) -> None:
    chat.page.locator("#person-open").click()


def _more(chat: ChatPage) -> None:
    chat.page.locator("#more-open").click()


def _deletion(chat: ChatPage) -> None:
    chat.page.locator("#delete").click()
    chat.page.keyboard.press("Escape")
    chat.page.keyboard.press("Escape")


def _full(chat: ChatPage) -> None:
    chat.field.fill("word " * 799)


def _failure(chat: ChatPage) -> None:
    chat.field.fill("")
    chat.page.route(ENDPOINT, lambda route: route.abort())
    chat.send("hello")
    expect(chat.retry).to_be_visible()


def _offline(chat: ChatPage) -> None:
    chat.page.context.set_offline(True)
    expect(chat.page.locator("#offline")).not_to_be_empty()


# Each state is reached from the one before.
STATES: list[Callable[[ChatPage], None]] = [
    _closed,
    _open,
    _answer,
    _estimate,
    _form,
    _languages,
    _person,
    _more,
    _deletion,
    _full,
    _failure,
    _offline,
]


@pytest.fixture(params=_SIZES)
def zoomable(
    browser: Browser, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A browser profile into which axe may be put, which our policy rightly forbids."""
    size: ViewportSize = _SIZES[request.param]  # type: ignore[assignment]
    context = browser.new_context(
        viewport=size, bypass_csp=True, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.mark.parametrize("locale", list(enabled()))
def test_axe_finds_nothing(zoomable: BrowserContext, site: str, locale: str) -> None:
    page = zoomable.new_page()
    chat = ChatPage(page, site).visit(enabled()[locale].language_tag)
    page.add_script_tag(path=_AXE)
    found = []
    for reach in STATES:
        reach(chat)
        result = page.evaluate(f"axe.run(document, {_OPTIONS})")
        found += [f"{reach.__name__}: {_brief(v)}" for v in result["violations"]]
    assert found == []


@pytest.mark.parametrize(
    "path", ["/chat/?lang=ar", "/accessibility/nb", "/accessibility/en"]
)
def test_axe_finds_nothing_on_the_other_pages(
    zoomable: BrowserContext, site: str, path: str
) -> None:
    page = zoomable.new_page()
    page.goto(site + path)
    expect(page.locator("h1")).to_be_visible()
    page.add_script_tag(path=_AXE)
    result = page.evaluate(f"axe.run(document, {_OPTIONS})")
    assert [_brief(violation) for violation in result["violations"]] == []


def _brief(violation: dict[str, Any]) -> str:
    nodes = "; ".join(str(node["html"]) for node in violation["nodes"])
    return f"{violation['id']}: {nodes}"


def test_a_screen_reader_meets_a_whole_conversation(chat: ChatPage) -> None:
    chat.visit()
    chat.launcher.click()
    chat.choose("English")
    chat.ask("estimate")
    expect(chat.panel).to_match_aria_snapshot(
        """
        - dialog "Eksempelassistenten":
          - heading "Eksempelassistenten" [level=2]
          - 'button "Language: English"'
          - button "Talk to a person"
          - button "More choices"
          - button "Close the chat"
          - log "Conversation":
            - paragraph: Eksempelassistenten
            - paragraph: Hello. I am a computer program.
            - paragraph: What do you want to know?
            - list:
              - listitem:
                - button "How much money?"
            - paragraph: Do others use this device? Delete the conversation when you have finished.
            - paragraph: You
            - paragraph: estimate
            - paragraph: Eksempelassistenten
            - paragraph: You can expect about 15 172 kr a month before tax.
            - table "The estimate in numbers":
              - caption: The estimate in numbers
              - rowgroup:
                - row "Per month, before tax 15 172 kr":
                  - rowheader "Per month, before tax"
                  - cell "15 172 kr"
                - row "Per year 182 065 kr":
                  - rowheader "Per year"
                  - cell "182 065 kr"
            - group: "This is how it is worked out:"
            - paragraph: The municipality decides.
            - paragraph: Source
            - list:
              - listitem:
                - link "Integration Act § 20 (opens in a new tab)"
                - text: holds from 01.01.2026 · checked 21.11.2026
              - listitem: Tax Act § 5-42 checked 21.11.2026
            - button "Copy"
            - button "Print or save"
            - status
            - group "Did this help you?":
              - text: Did this help you?
              - button "Yes"
              - button "No"
          - status
          - status
          - status
          - text: Your question
          - textbox "Your question"
          - button "Send"
          - paragraph
        """
    )


def test_a_new_message_is_spoken_once(chat: ChatPage) -> None:
    """The log speaks what is added to it; nothing is added twice, nor on a reload."""
    chat.open()
    expect(chat.log).to_have_attribute("aria-live", "polite")
    chat.page.evaluate(
        """() => {
          window.added = [];
          const root = document.querySelector("intro-chat").shadowRoot;
          new MutationObserver((changes) => {
            for (const change of changes)
              for (const node of change.addedNodes)
                if (!node.closest || !node.closest("[aria-live=off]"))
                  window.added.push(node.textContent);
          }).observe(root.getElementById("log"), {childList: true});
        }"""
    )
    chat.ask("hello")
    chat.ask("again")
    added = chat.page.evaluate("window.added")
    assert [text for text in added if "You said" in text] == [
        "EksempelassistentenYou said: hello\n",
        "EksempelassistentenYou said: again\n",
    ]


def test_forced_colours_keep_the_edges(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=PHONE, forced_colors="active")
    chat = ChatPage(context.new_page(), site).open()
    chat.ask("answer")
    for part in (chat.persons.locator(".bubble"), chat.send_button):
        expect(part).not_to_have_css("border-top-width", "0px")
    context.close()


def test_nothing_moves_for_who_does_not_want_it(chat: ChatPage) -> None:
    chat.open()
    chat.page.route(ENDPOINT, lambda _route: None)
    chat.send("hello")
    dot = chat.page.locator(".dots span").first
    expect(dot).to_be_visible()
    expect(dot).to_have_css("animation-name", "none")
