"""Bad networks and busy servers: nothing is lost, nothing is sent twice."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from .chat_page import ENDPOINT, ChatPage
from .fake_assistant import FakeAssistant


def test_what_is_written_offline_is_sent_once(
    chat: ChatPage, context: BrowserContext, assistant: FakeAssistant
) -> None:
    chat.open()
    context.set_offline(True)
    chat.send("hello")
    expect(chat.persons).to_contain_text("Not sent")
    expect(chat.announcer).to_have_text("Your message was not sent.")
    expect(chat.persons.locator(".message-text")).to_have_text("hello")
    context.set_offline(False)  # the browser says so, and the chat tries by itself
    expect(chat.bots.last).to_contain_text("You said: hello")
    expect(chat.retry).to_have_count(0)
    assert assistant.texts == ["hello"]


def test_a_failed_message_goes_first_and_keeps_its_place(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open()
    chat.page.route(ENDPOINT, lambda route: route.fulfill(status=503))
    chat.send("one")
    expect(chat.retry).to_have_count(1)
    chat.page.unroute(ENDPOINT)
    chat.send("two")
    expect(chat.bots).to_have_count(3)
    assert assistant.texts == ["one", "two"]
    order = chat.log.locator(".message-text").all_inner_texts()
    assert order[1:] == ["one", "You said: one", "two", "You said: two"]


@pytest.mark.parametrize("body", ["<html>Log in to the network</html>", '{"a": 1}'])
def test_a_reply_that_is_none_counts_as_failed(
    chat: ChatPage, assistant: FakeAssistant, body: str
) -> None:
    chat.open()
    chat.page.route(ENDPOINT, lambda route: route.fulfill(status=200, body=body))
    chat.send("hello")
    expect(chat.retry).to_be_visible()
    chat.page.unroute(ENDPOINT)
    chat.retry.click()
    expect(chat.bots.last).to_contain_text("You said: hello")
    assert assistant.texts == ["hello"]


def test_a_failed_message_survives_a_reload(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open()
    chat.page.route(ENDPOINT, lambda route: route.abort())
    chat.send("hello")
    expect(chat.retry).to_be_visible()
    chat.page.unroute(ENDPOINT)
    chat.page.reload()
    chat.ready()  # it goes by itself
    expect(chat.bots.last).to_contain_text("You said: hello")
    assert assistant.texts == ["hello"]


def test_a_busy_server_is_asked_again_after_its_time(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open()
    chat.page.route(
        ENDPOINT,
        lambda route: route.fulfill(status=429, headers={"Retry-After": "1"}),
        times=1,
    )
    started = time.monotonic()
    chat.send("hello")
    expect(chat.status).to_contain_text("Please wait")
    expect(chat.bots.last).to_contain_text("You said: hello")
    assert time.monotonic() - started >= 1
    expect(chat.status).to_be_empty()
    assert assistant.texts == ["hello"]


@pytest.mark.parametrize(("status", "says"), [(413, "too long"), (400, "another way")])
def test_what_the_server_never_takes_does_not_block(
    chat: ChatPage, assistant: FakeAssistant, status: int, says: str
) -> None:
    chat.open()
    chat.page.route(ENDPOINT, lambda route: route.fulfill(status=status), times=1)
    chat.send("bad")
    expect(chat.persons).to_contain_text(says)
    expect(chat.retry).to_have_count(0)
    chat.ask("good")
    assert assistant.texts == ["good"]


def test_messages_go_one_at_a_time(chat: ChatPage, assistant: FakeAssistant) -> None:
    chat.open()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    chat.page.route(ENDPOINT, hold)
    for text in ("one", "two", "three"):
        chat.send(text)
    expect(chat.page.locator("#writing")).to_be_visible()
    for number in range(3):
        expect(chat.persons).to_have_count(3)
        while len(held) <= number:
            chat.page.wait_for_timeout(10)
        assert len(held) == number + 1
        held[number].continue_()
    expect(chat.bots).to_have_count(4)
    assert assistant.texts == ["one", "two", "three"]


def test_the_limit_of_the_real_server_is_waited_for(chat: ChatPage) -> None:
    chat.open()
    chat.page.route(
        ENDPOINT,
        lambda route: route.fulfill(status=429, headers={"Retry-After": "100"}),
    )
    chat.send("hello")
    expect(chat.status).to_contain_text("Please wait")
    chat.page.unroute(ENDPOINT)
    chat.delete()  # does not wait for the limit
    expect(chat.status).to_have_text("The conversation is deleted.")
    expect(chat.persons).to_have_count(0)


def test_a_browser_without_streams_gets_the_reply_at_once(
    chat: ChatPage, page: Page, assistant: FakeAssistant
) -> None:
    page.add_init_script("delete window.ReadableStream;")
    kinds: list[str] = []
    page.on(
        "response",
        lambda response: (
            kinds.append(response.headers.get("content-type", ""))
            if response.url.endswith("/chat/messages")
            else None
        ),
    )
    chat.open()
    chat.ask("answer")
    expect(chat.bots).to_have_count(3)
    assert [kind.partition(";")[0] for kind in kinds] == ["application/json"]
    assert assistant.texts == ["answer"]


def test_a_stream_that_breaks_is_asked_for_again_and_shown_once(
    chat: ChatPage, assistant: FakeAssistant
) -> None:
    chat.open()
    first = 'event: message\nid: 0\ndata: {"text": "Half of it"}\n\n'
    chat.page.route(
        ENDPOINT,
        lambda route: route.fulfill(
            status=200, headers={"Content-Type": "text/event-stream"}, body=first
        ),
        times=1,
    )
    chat.send("hello")
    expect(chat.bots.last).to_contain_text("Half of it")
    chat.retry.click()
    expect(chat.retry).to_have_count(0)
    expect(chat.bots).to_have_count(2)
    assert assistant.texts == ["hello"]
