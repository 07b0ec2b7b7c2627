"""Writing, pressing buttons, and what an answer shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_assistant import ATTACK, FakeAssistant


def test_a_conversation_by_keyboard_alone(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.visit("en")
    keyboard = chat.page.keyboard
    for _ in range(40):
        keyboard.press("Tab")
        if 'id="launcher"' in chat.focused():
            break
    keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    keyboard.type("first line")
    keyboard.press("Shift+Enter")
    keyboard.type("answer")
    keyboard.press("Enter")
    expect(chat.bots).to_have_count(2)
    assert assistant.texts == ["first line\nanswer"]
    expect(chat.field).to_be_focused()
    expect(chat.field).to_have_value("")
    for _ in range(20):
        keyboard.press("Shift+Tab")
        if "/benefit_amount" in chat.focused():
            break
    keyboard.press("Enter")
    expect(chat.bots).to_have_count(3)
    keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()
    keyboard.press("Enter")
    expect(chat.persons).to_have_count(2)


def test_no_keyboard_trap(chat: ChatPage) -> None:
    chat.visit()
    chat.launcher.click()
    chat.ask("answer")
    chat.field.focus()
    places = set()
    for _ in range(60):
        chat.page.keyboard.press("Tab")
        places.add(chat.focused())
    assert any("skip" in place for place in places)  # round the whole page
    assert any("question" in place for place in places)


def test_escape_closes_one_thing_at_a_time(chat: ChatPage) -> None:
    chat.visit()
    chat.launcher.click()
    opener = chat.page.locator("#more-open")
    opener.click()
    expect(chat.page.locator("#view-more .view-title")).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    chat.page.keyboard.press("Escape")
    expect(chat.page.locator("#view-more")).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_what_is_focused_is_in_view(chat: ChatPage) -> None:
    chat.open()
    chat.ask("answer")
    chat.log.evaluate("log => { log.scrollTop = 0; }")
    chat.log.focus()
    for _ in range(12):
        chat.page.keyboard.press("Tab")
        assert chat.page.evaluate(
            """() => {
              const root = document.querySelector("intro-chat").shadowRoot;
              const focused = root.activeElement;
              if (!focused) return true;
              const box = focused.getBoundingClientRect();
              const y = box.top + box.height / 2;
              const top = root.elementFromPoint(box.left + 8, y);
              return focused.contains(top) || top.contains(focused);
            }"""
        ), chat.focused()


def test_a_button_shows_its_title_and_sends_its_payload(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open()
    chat.press("How much money?")
    expect(chat.persons).to_contain_text("How much money?")
    expect(chat.bots).to_have_count(2)
    chat.press("How much money?")  # an old button still works
    expect(chat.bots).to_have_count(3)
    assert assistant.texts == ["/benefit_amount", "/benefit_amount"]


def test_an_answer_has_its_source_and_what_goes_with_it(chat: ChatPage) -> None:
    chat.open()
    answer = chat.ask("answer")
    source = answer.get_by_role("link", name="Integration Act § 20")
    expect(source).to_have_attribute("target", "_blank")
    expect(source).to_have_attribute("rel", "noopener noreferrer")
    dates = answer.locator(".source-dates")
    expect(dates).to_have_text(
        ["holds from 01.01.2026 · checked 21.11.2026", "checked 21.11.2026"]
    )
    related = answer.locator(".related")
    expect(related).to_contain_text("See also")
    expect(related.get_by_role("button")).to_have_text(["Tax on the benefit"])


def test_only_telephone_numbers_and_addresses_become_links(chat: ChatPage) -> None:
    answer = chat.open().ask("answer")
    links = answer.locator(".message-text a")
    assert [link.get_attribute("href") for link in links.all()] == [
        "tel:113",
        "tel:+4700000000",
        "tel:22591300",
        "https://example.org/a?b=1",
    ]
    expect(answer).to_contain_text("15 113 kr a month, by § 113. Call 113 or")
    # What is not an https address stays a text.
    expect(answer.locator(".sources a")).to_have_count(1)


def test_markup_is_shown_as_text(chat: ChatPage) -> None:
    chat.open()
    chat.ask(ATTACK)
    chat.ask("attack")
    chat.press(ATTACK)
    expect(chat.bots).to_have_count(4)
    chat.page.reload()
    chat.ready()
    expect(chat.persons.first.locator(".message-text")).to_have_text(ATTACK)
    expect(chat.log.locator("img, script")).to_have_count(0)
    assert chat.page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "text",
    [
        "[free money](javascript:alert(1))",
        "**bold** <b>bold</b> &lt;b&gt;",
        "\u202etxt.exe\u202c \u2067x\u2069 \u2066",
        "{count} ${7*7} {{7*7}} %s",
    ],
)
def test_tricks_in_a_message_stay_letters(chat: ChatPage, text: str) -> None:
    chat.open()
    chat.ask(text)
    message = chat.persons.locator(".message-text")
    assert message.evaluate("element => element.textContent") == text
    expect(message.locator("*")).to_have_count(0)
    # What turns the direction of letters ends with the message.
    expect(message).to_have_css("unicode-bidi", "isolate")
    expect(chat.bots.last.locator("a")).to_have_count(0)


def test_only_what_the_bot_says_is_spoken(chat: ChatPage) -> None:
    chat.open()
    chat.ask("hello")
    expect(chat.log).to_have_attribute("role", "log")
    expect(chat.log).to_have_attribute("aria-live", "polite")
    expect(chat.persons).to_have_attribute("aria-live", "off")
    expect(chat.persons).to_contain_text("You")
    expect(chat.bots.last).to_contain_text("Eksempelassistenten")


def test_room_is_shown_near_the_end_of_a_long_message(chat: ChatPage) -> None:
    chat.open()
    room = chat.page.locator("#room")
    chat.field.fill("a" * 3000)
    expect(room).to_be_empty()
    chat.field.fill("a" * 3900)
    expect(room).to_have_text("Characters left: 100")
    expect(chat.announcer).to_have_text("Characters left: 100")
    chat.field.fill("")
    chat.page.keyboard.insert_text("b" * 4100)
    expect(room).to_contain_text("cannot be longer")
    assert len(chat.field.input_value()) == 4000


def test_the_beginning_of_a_long_answer_is_in_view(chat: ChatPage) -> None:
    chat.open()
    chat.ask("line " * 600)
    expect(chat.persons.last.locator(".message-who")).to_be_in_viewport()
