"""One conversation in two tabs of a browser."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import BrowserContext, expect

from .chat_page import ENDPOINT, ChatPage
from .fake_assistant import FakeAssistant


@pytest.fixture
def other(chat: ChatPage, context: BrowserContext, site: str) -> ChatPage:
    """A second tab; the first is open."""
    chat.open()
    return ChatPage(context.new_page(), site).open()


def test_what_one_says_the_other_shows(chat: ChatPage, other: ChatPage) -> None:
    chat.ask("hello")
    expect(other.persons).to_contain_text("hello")
    expect(other.bots.last).to_contain_text("You said: hello")
    other.ask("answer")
    expect(chat.bots).to_have_count(4)
    assert chat.log.locator(".message-text").all_inner_texts() == (
        other.log.locator(".message-text").all_inner_texts()
    )


def test_a_message_is_sent_by_one_of_them(
    chat: ChatPage,
    other: ChatPage,
    context: BrowserContext,
    assistant: FakeAssistant,
) -> None:
    context.set_offline(True)
    for tab, text in ((chat, "one"), (other, "two")):
        tab.send(text)
        expect(tab.retry.first).to_be_visible()
    context.set_offline(False)
    for tab in (chat, other):
        expect(tab.persons).to_have_count(2)
        expect(tab.retry).to_have_count(0)
        expect(tab.bots).to_have_count(3)
    assert sorted(assistant.texts) == ["one", "two"]
    assert len({sender for sender, _, _ in assistant.heard}) == 1


def test_a_deletion_empties_both(chat: ChatPage, other: ChatPage) -> None:
    chat.ask("hello")
    expect(other.persons).to_have_count(1)
    other.delete()
    for tab in (chat, other):
        expect(tab.persons).to_have_count(0)
        expect(tab.bots).to_have_count(1)


def test_a_tab_that_is_closed_while_it_waits_loses_nothing(
    chat: ChatPage, other: ChatPage, assistant: FakeAssistant
) -> None:
    waits = threading.Event()
    chat.page.route(ENDPOINT, lambda _route: waits.set())  # never answered
    chat.send("hello")
    expect(chat.page.locator("#writing")).to_be_visible()
    chat.page.close()
    assert waits.is_set()
    other.page.reload()
    expect(other.bots.last).to_contain_text("You said: hello")
    assert assistant.texts == ["hello"]
