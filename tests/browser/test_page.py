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
    entry = enabled()[locale]
    chat.open(entry.language_tag)
    for root in (chat.page.locator("html"), chat.root):
        expect(root).to_have_attribute("lang", entry.language_tag)
        expect(root).to_have_attribute("dir", entry.direction)
    expect(chat.bots).to_contain_text(
        GREETINGS.get(locale, GREETINGS["en"]).splitlines()[0]
    )


def test_the_menu_names_each_language_in_itself(chat: ChatPage) -> None:
    chat.open()
    chat.page.locator("#language-open").click()
    names = chat.page.locator("#languages button")
    expect(names).to_have_text([entry.name for entry in enabled().values()])
    expect(names.and_(chat.page.locator("[lang=ti]"))).to_have_text("ትግርኛ")
    current = chat.page.locator("#languages [aria-current]")
    expect(current).to_have_text(["English"])


def test_the_pages_menu_names_each_language_in_itself(chat: ChatPage) -> None:
    chat.visit()
    links = chat.page.locator("#languages a")
    expect(links).to_have_text([entry.name for entry in enabled().values()])
    expect(chat.page.locator("#languages [aria-current]")).to_have_text(["English"])


def test_the_field_is_seen_without_scrolling(chat: ChatPage) -> None:
    chat.open()
    for part in (chat.field, chat.send_button, chat.bots.first.locator(".message-who")):
        expect(part).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("width", [320, 360, 1200])
@pytest.mark.parametrize("lang", ["uk", "nb", "ar"])
def test_nobody_scrolls_sideways(chat: ChatPage, width: int, lang: str) -> None:
    chat.page.set_viewport_size({"width": width, "height": 640})
    chat.visit(lang)
    chat.launcher.click()
    chat.ask("answer")
    chat.ask("W" * 300)
    chat.ask("attack")
    assert not chat.overflows()
    for part in (chat.panel, chat.log):
        assert part.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_at_400_percent_everything_can_be_read(chat: ChatPage) -> None:
    chat.page.set_viewport_size({"width": 320, "height": 256})
    chat.visit()
    chat.launcher.click()
    chat.ask("answer")
    # Nothing sticks to an edge: the whole window scrolls.
    expect(chat.log).to_have_css("overflow-y", "visible")
    expect(chat.panel).to_have_css("overflow-y", "auto")
    chat.field.scroll_into_view_if_needed()
    expect(chat.field).to_be_in_viewport()
    assert not chat.overflows()


@pytest.mark.parametrize("view", ["chat", "language", "person", "more"])
def test_targets_are_large_enough_for_a_finger(chat: ChatPage, view: str) -> None:
    chat.visit()
    chat.launcher.click()
    chat.ask("answer")
    if view != "chat":
        chat.page.locator(f"#{view}-open").click()
    for target in chat.panel.locator("button:visible, summary:visible").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, target.text_content()


def test_right_to_left_mirrors_the_chat(chat: ChatPage) -> None:
    chat.page.set_viewport_size(DESKTOP)
    chat.visit("ar")
    launcher = chat.launcher.bounding_box()
    assert launcher and launcher["x"] < DESKTOP["width"] / 2
    chat.launcher.click()
    chat.ask("hello")
    person = chat.persons.locator(".bubble").bounding_box()
    bot = chat.bots.last.locator(".bubble").bounding_box()
    assert person and bot and person["x"] < bot["x"]
    assert not chat.overflows()
    chat.page.locator("#more-open").click()
    arrow = chat.page.locator("#view-more .mirrored")
    expect(arrow).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    expect(chat.page.locator("#more-open .icon")).to_have_css("transform", "none")


def test_an_old_browser_takes_its_style_from_the_file(
    chat: ChatPage, page: Page
) -> None:
    page.add_init_script("CSSStyleSheet.prototype.replaceSync = undefined;")
    chat.open("en")
    expect(page.locator("intro-chat link[rel=stylesheet]")).to_have_count(1)
    chat.ask("hello")
    expect(chat.persons.locator(".bubble")).to_have_css(
        "background-color", "rgb(11, 90, 114)"
    )


def test_without_javascript_there_is_a_number_to_call(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/chat/"):
        page.goto(f"{site}{path}?lang=en")
        expect(page.locator("noscript p a[href^='tel:']")).to_be_visible()
        expect(page.get_by_role("link", name="All topics")).to_be_visible()
        expect(page.locator("intro-chat")).to_be_hidden()
    context.close()


def test_the_way_to_a_person(chat: ChatPage) -> None:
    chat.visit()
    chat.page.get_by_role("link", name="Talk to a person").click()
    expect(chat.page.locator("#person")).to_be_in_viewport()
    expect(chat.page.locator("#person")).to_contain_text("Monday–Friday 09:00–14:00")
    expect(chat.page.locator("#person a[href='tel:+4700000000']")).to_be_visible()


def test_a_person_is_always_in_reach(chat: ChatPage) -> None:
    chat.visit()
    chat.launcher.click()
    chat.page.get_by_role("button", name="Talk to a person").click()
    person = chat.page.locator("#view-person")
    # Friday 20 November 2026 at noon, as BOT_TODAY says.
    expect(person.locator(".today")).to_contain_text(
        "Somebody answers now, until 14:00"
    )
    expect(person).to_contain_text("Monday–Friday 09:00–14:00")
    expect(person.locator("a[href='tel:+4700000000']")).to_be_visible()
    expect(person.locator("a[href='tel:112']")).to_be_visible()


def test_the_greeting_comes_once_the_assistant_is_loaded(page: Page) -> None:
    loaded, assistant = threading.Event(), FakeAssistant()

    def load() -> FakeAssistant:
        loaded.wait(20)
        return assistant

    app = create_app(Settings(rate_limit=False), load=load)  # type: ignore[arg-type]
    with served(app) as address:
        chat = ChatPage(page, address).open()
        expect(page.locator("#starting")).to_be_visible()
        chat.send("hello")  # waits, and is not lost
        loaded.set()
        expect(chat.bots.first).to_contain_text("Hello", timeout=15_000)
        expect(page.locator("#starting")).to_have_count(0)
        expect(chat.bots.last).to_contain_text("You said: hello")
        assert assistant.texts == ["hello"]
