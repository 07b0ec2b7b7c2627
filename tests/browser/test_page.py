"""The page itself: language, size, policy, what is seen first."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.i18n.registry import enabled
from bot.server.app import create_app
from bot.settings import Settings

from .chat_page import DESKTOP, ChatPage
from .fake_assistant import GREETINGS, FakeAssistant
from .serving import served


@pytest.mark.parametrize("locale", list(enabled()))
def test_language_and_direction(chat: ChatPage, locale: str) -> None:
    chat.open(enabled()[locale].language_tag)
    root = chat.page.locator("html")
    expect(root).to_have_attribute("lang", enabled()[locale].language_tag)
    expect(root).to_have_attribute("dir", enabled()[locale].direction)
    expect(chat.bots).to_contain_text(
        GREETINGS.get(locale, GREETINGS["en"]).splitlines()[0]
    )


def test_the_menu_names_each_language_in_itself(chat: ChatPage) -> None:
    chat.open()
    links = chat.page.locator("#languages a")
    expect(links).to_have_text([entry.name for entry in enabled().values()])
    current = chat.page.locator("#languages [aria-current]")
    expect(current).to_have_text(["English"])


def test_the_field_is_seen_without_scrolling(chat: ChatPage) -> None:
    chat.open()
    for part in (chat.field, chat.send_button, chat.bots.first):
        expect(part).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("width", [320, 360, 1200])
def test_nobody_scrolls_sideways(chat: ChatPage, width: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": 640})
    chat.open("uk")
    chat.ask("answer")
    chat.ask("W" * 300)
    chat.ask("attack")
    assert not chat.overflows()


def test_at_400_percent_the_field_covers_nothing(chat: ChatPage) -> None:
    chat.page.set_viewport_size({"width": 320, "height": 256})
    chat.open()
    chat.ask("answer")
    expect(chat.page.locator("#composer")).to_have_css("position", "static")
    assert not chat.overflows()


def test_targets_are_large_enough_for_a_finger(chat: ChatPage) -> None:
    chat.open()
    chat.ask("answer")
    for button in chat.page.locator("button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, button.text_content()


def test_right_to_left_mirrors_the_page(chat: ChatPage) -> None:
    chat.page.set_viewport_size(DESKTOP)
    chat.open()
    chat.page.evaluate("document.documentElement.dir = 'rtl'")
    chat.ask("hello")
    person = chat.persons.locator(".bubble").bounding_box()
    bot = chat.bots.last.locator(".bubble").bounding_box()
    assert person and bot and person["x"] < bot["x"]
    assert not chat.overflows()


def test_without_javascript_there_is_a_number_to_call(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/?lang=en")
    expect(page.locator("noscript p a[href^='tel:']")).to_be_visible()
    expect(page.locator("#composer")).to_be_hidden()
    context.close()


def test_the_way_to_a_person(chat: ChatPage) -> None:
    chat.open()
    chat.page.get_by_role("link", name="Talk to a person").click()
    expect(chat.page.locator("#person")).to_be_in_viewport()
    expect(chat.page.locator("#person")).to_contain_text("Monday–Friday 09:00–14:00")
    expect(chat.page.locator("#person a[href='tel:+4700000000']")).to_be_visible()


def test_the_greeting_comes_once_the_assistant_is_loaded(page: Page) -> None:
    loaded, assistant = threading.Event(), FakeAssistant()

    def load() -> FakeAssistant:
        loaded.wait(20)
        return assistant

    app = create_app(Settings(rate_limit=False), load=load)  # type: ignore[arg-type]
    with served(app) as address:
        chat = ChatPage(page, address).open()
        expect(page.locator("#starting")).to_be_visible()
        loaded.set()
        expect(chat.bots).to_contain_text(["Hello"], timeout=15_000)
        expect(page.locator("#starting")).to_be_hidden()
        assert assistant.heard[-1][1:] == ("/greet", {"locale": "en"})
