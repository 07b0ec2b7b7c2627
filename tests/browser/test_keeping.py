"""What is kept on the device, over reloads and languages, and how it is deleted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .chat_page import ENDPOINT, ChatPage
from .fake_assistant import FakeAssistant


def test_a_reload_keeps_the_conversation(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open()
    chat.ask("answer")
    before = chat.log.inner_text()
    chat.page.reload()
    chat.ready()
    assert chat.log.inner_text() == before
    chat.ask("again")
    assert assistant.texts == ["answer", "again"]
    assert len({sender for sender, _, _ in assistant.heard}) == 1


def test_the_id_is_128_random_bits(chat: ChatPage, assistant: FakeAssistant) -> None:
    chat.open()
    chat.ask("hello")
    sender = assistant.heard[0][0]
    assert len(sender) == 32
    assert int(sender, 16) > 0


def test_no_language_is_claimed_that_nobody_chose(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open(None)
    chat.ask("hello")
    chat.press("How much money?")
    expect(chat.bots).to_have_count(3)
    # A button has no language of its own: that of the last reply goes with it.
    assert [metadata for _, _, metadata in assistant.heard] == [{}, {"locale": "nb"}]


def test_the_menu_changes_the_language_and_keeps_the_log(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open("en")
    chat.ask("hello")
    chat.choose("Українська")
    expect(chat.root).to_have_attribute("lang", "uk")
    expect(chat.log).to_contain_text("You said: hello")
    expect(chat.bots.last).to_contain_text("Language: uk")
    assert assistant.heard[-1][1:] == (
        '/set_language{"language": "uk"}',
        {"locale": "uk"},
    )
    chat.page.reload()
    chat.ready()
    expect(chat.bots).to_have_count(3)


def test_without_a_conversation_the_menu_sends_nothing(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open("en")
    chat.choose("Українська")
    expect(chat.bots).to_contain_text("Вітаю")
    assert assistant.texts == []


def test_a_language_chosen_in_the_chat_changes_the_whole_chat(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open("en")
    chat.ask("languages")
    chat.bots.last.get_by_role("button", name="Українська").click()
    expect(chat.root).to_have_attribute("lang", "uk")
    expect(chat.bots.last).to_contain_text("Language: uk")
    chat.ask("hello")
    assert assistant.heard[-1][1:] == ("hello", {"locale": "uk"})
    assert len(assistant.heard) == 3


def test_a_reply_in_another_language_says_so_and_offers_the_chat_in_it(
    chat: ChatPage,
) -> None:
    reply = chat.open("en").ask("in Ukrainian")
    expect(reply).to_have_attribute("lang", "uk")
    expect(reply).to_have_attribute("dir", "ltr")
    expect(reply.locator(".message-who")).to_have_attribute("lang", "en")
    reply.get_by_role("button", name="Українська").click()
    expect(chat.root).to_have_attribute("lang", "uk")
    expect(chat.log).to_contain_text("Відповідь")


def test_it_is_offered_once_for_each_change(chat: ChatPage) -> None:
    chat.open("en")
    for text in ("in Ukrainian", "in Ukrainian", "hello", "in Arabic", "in Ukrainian"):
        chat.ask(text)
    offered = chat.page.locator(".language-offer button")
    expect(offered).to_have_text(["Українська", "العربية", "Українська"])


def test_who_writes_goes_on_writing_after_a_change_of_language(chat: ChatPage) -> None:
    chat.visit("en")
    chat.launcher.click()
    chat.ask("languages")
    chat.bots.last.get_by_role("button", name="Українська").click()
    chat.field.press_sequentially("he")
    expect(chat.root).to_have_attribute("lang", "uk")
    chat.page.keyboard.type("llo")
    expect(chat.field).to_have_value("hello")


def test_a_reply_from_right_to_left_stands_where_replies_stand(chat: ChatPage) -> None:
    reply = chat.open("en").ask("in Arabic")
    expect(reply).to_have_attribute("lang", "ar")
    expect(reply).to_have_attribute("dir", "rtl")
    expect(reply.locator("a[href^=tel]")).to_have_text("116 117")
    bubbles = [b.locator(".bubble").bounding_box() for b in chat.bots.all()]
    assert len({box["x"] for box in bubbles if box}) == 1


def test_deleting_empties_the_log_and_begins_anew(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open()
    chat.ask("hello")
    chat.delete()
    expect(chat.status).to_have_text("The conversation is deleted.")
    expect(chat.persons).to_have_count(0)
    expect(chat.bots).to_have_count(1)  # the greeting
    expect(chat.field).to_be_focused()
    chat.ask("new")
    first, deletion, new = assistant.heard
    assert deletion[:2] == (first[0], "/delete_my_data")
    assert new[0] != first[0]
    chat.page.reload()
    expect(chat.ready().persons).to_have_count(1)


def test_deleting_can_be_called_off(chat: ChatPage, assistant: FakeAssistant) -> None:
    chat.open()
    chat.ask("hello")
    chat.page.locator("#more-open").click()
    chat.page.locator("#delete").click()
    expect(chat.page.locator("#delete-no")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.page.locator("#delete")).to_be_focused()
    expect(chat.persons).to_have_count(1)
    assert assistant.texts == ["hello"]


def test_what_could_not_be_deleted_is_not_called_deleted(chat: ChatPage) -> None:
    chat.open()
    chat.ask("hello")
    chat.page.route(ENDPOINT, lambda route: route.abort())
    chat.delete()
    expect(chat.status).to_contain_text("could not be deleted")
    expect(chat.persons).to_have_count(1)


def test_a_deletion_asked_for_in_words_empties_the_device(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open()
    chat.ask("hello")
    chat.send("forget me")
    expect(chat.persons).to_have_text(["You\nforget me"], use_inner_text=True)
    expect(chat.bots.last).to_contain_text("Deleted.")
    chat.ask("new")
    assert assistant.heard[0][0] != assistant.heard[2][0]


_DAY_MS = 24 * 3600 * 1000
_AGE = """(ms) => {
  const name = "introbot.eksempel";
  const data = JSON.parse(localStorage.getItem(name));
  localStorage.setItem(name, JSON.stringify({...data, used: data.used - ms}));
}"""


@pytest.mark.parametrize(("days", "left"), [(29, 1), (30, 0)])
def test_the_device_forgets_after_the_profiles_time(
    chat: ChatPage, days: int, left: int
) -> None:
    chat.open()
    chat.ask("hello")
    chat.page.evaluate(_AGE, days * _DAY_MS)
    chat.page.reload()
    expect(chat.ready().persons).to_have_count(left)
    kept = chat.page.evaluate("localStorage.getItem('introbot.eksempel')") or ""
    assert ("hello" in kept) == bool(left)


def test_opening_the_chat_again_does_not_keep_it_longer(chat: ChatPage) -> None:
    chat.open()
    chat.ask("hello")
    chat.page.evaluate(_AGE, 29 * _DAY_MS)
    chat.page.reload()
    chat.ready()
    chat.page.evaluate(_AGE, _DAY_MS)
    chat.page.reload()
    expect(chat.ready().persons).to_have_count(0)


@pytest.mark.parametrize("rubbish", ["{", "null", "[]", '{"id": "1", "entries": []}'])
def test_what_is_broken_on_the_device_begins_anew(chat: ChatPage, rubbish: str) -> None:
    chat.open()
    chat.page.evaluate(
        "text => localStorage.setItem('introbot.eksempel', text)", rubbish
    )
    chat.page.reload()
    chat.ready().ask("hello")
    expect(chat.bots.last).to_contain_text("You said: hello")


def test_a_browser_that_stores_nothing_can_chat(chat: ChatPage, page: Page) -> None:
    page.add_init_script(
        """
        Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("off", "SecurityError"); },
        });
        """
    )
    chat.open()
    chat.ask("hello")
    chat.ask("again")
    expect(chat.persons).to_have_count(2)
