"""Two lines of HTML on another website: its policy, its origin, its language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import BrowserContext, expect

from bot.municipality.profile import load_profile
from bot.server.app import create_app
from bot.settings import Settings

from .chat_page import ChatPage
from .conftest import TODAY
from .fake_assistant import FakeAssistant
from .serving import served
from .websites import website

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

Open = Callable[..., ChatPage]


@pytest.fixture
def open_website(
    context: BrowserContext,
    assistant: FakeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Open]:
    """Opens a website that shows the chat of another server."""
    with ExitStack() as stack:

        def open_(*, listed: bool = True, **about: str) -> ChatPage:
            # Where it is not listed, the browser tells of each refusal in its console.
            page = request.getfixturevalue("page") if listed else context.new_page()
            chat: list[str] = []
            host = stack.enter_context(served(website(chat, **about)))
            known = replace(
                load_profile("eksempel"), chat_origins=(host,) if listed else ()
            )
            monkeypatch.setattr("bot.server.origins.load_profile", lambda _name: known)
            load = cast("Callable[[], Assistant]", lambda: assistant)
            app = create_app(Settings(rate_limit=False, today=TODAY), load=load)
            chat.append(stack.enter_context(served(app)))
            page.goto(host)
            return ChatPage(page, host)

        yield open_


def test_it_works_under_a_strict_policy(
    open_website: Open, assistant: FakeAssistant
) -> None:
    chat = open_website()
    expect(chat.launcher).to_contain_text("Spør om introduksjonsprogrammet")
    chat.launcher.click()
    chat.ask("answer")
    # Its looks are its own too: no style of the website, and none that it forbids.
    expect(chat.persons.locator(".bubble")).to_have_css(
        "background-color", "rgb(11, 90, 114)"
    )
    chat.page.locator(".tools button").nth(1).scroll_into_view_if_needed()
    assert assistant.texts == ["answer"]
    chat.page.reload()
    chat.launcher.click()
    expect(chat.bots).to_have_count(3)


@pytest.mark.parametrize(
    ("lang", "launcher", "direction"),
    [
        ("uk-UA", "Запитайте", "ltr"),
        ("ar", "أسئلة", "rtl"),
        ("fa", "", "rtl"),
        ("no", "Spør", "ltr"),
    ],
)
def test_the_language_is_that_of_the_page(
    open_website: Open, lang: str, launcher: str, direction: str
) -> None:
    chat = open_website(lang=lang)
    expect(chat.root).to_have_attribute("dir", direction)
    chat.launcher.click()
    expect(chat.panel).to_be_visible()
    expect(chat.root).to_have_attribute("dir", direction)


def test_until_the_person_chooses_another(open_website: Open) -> None:
    chat = open_website(lang="nb")
    chat.launcher.click()
    chat.choose("Українська")
    expect(chat.root).to_have_attribute("lang", "uk")
    chat.page.reload()
    expect(chat.root).to_have_attribute("lang", "uk")


def test_links_lead_to_the_chats_own_server(open_website: Open) -> None:
    chat = open_website(lang="nb")
    chat.launcher.click()
    chat.page.locator("#more-open").click()
    link = chat.page.get_by_role("link", name="Tilgjengelighetserklæring")
    address = link.get_attribute("href") or ""
    assert address.endswith("/accessibility/nb")
    assert not address.startswith(chat.page.url)


def test_a_website_that_the_profile_does_not_name_gets_nothing(
    open_website: Open, assistant: FakeAssistant
) -> None:
    chat = open_website(listed=False)
    expect(chat.launcher).to_be_visible()
    answer = chat.page.evaluate(
        """async () => {
          const chat = document.querySelector("script").src.replace("widget.js", "");
          const ask = (path, options) => fetch(chat + path, options).then(
            (response) => response.text(), (error) => "refused");
          const body = {conversation: "0".repeat(32), id: "abcdefgh", message: "hello"};
          return [
            await ask("chat/words"),
            await ask("chat/messages", {method: "POST", body: JSON.stringify(body),
              headers: {"Content-Type": "application/json"}}),
            await ask("chat/messages", {method: "POST", body: JSON.stringify(body),
              headers: {"Content-Type": "text/plain"}, mode: "no-cors"}),
          ];
        }"""
    )
    assert answer == ["refused"] * 3
    assert assistant.heard == []


def test_another_municipalitys_chat_says_so(open_website: Open) -> None:
    chat = open_website(municipality="oslo", lang="en")
    chat.launcher.click()
    expect(chat.page.get_by_role("alert")).to_contain_text("not set up")


def test_a_server_that_is_away_can_be_tried_again(open_website: Open) -> None:
    chat = open_website(lang="en")
    chat.page.route("**/chat/words?*", lambda route: route.abort())
    chat.launcher.click()
    alert = chat.page.get_by_role("alert")
    expect(alert).to_contain_text("cannot be reached")
    chat.page.unroute("**/chat/words?*")
    alert.get_by_role("button").click()
    expect(chat.field).to_be_visible()
    expect(alert).to_have_count(0)


def test_a_website_gives_it_colours(open_website: Open) -> None:
    chat = open_website()
    chat.page.evaluate(
        "document.querySelector('intro-chat').style.setProperty("
        "'--intro-chat-accent', 'rgb(90, 20, 60)')"
    )
    expect(chat.launcher).to_have_css("background-color", "rgb(90, 20, 60)")


def test_it_is_opened_and_closed_by_a_script(open_website: Open) -> None:
    chat = open_website()
    chat.page.evaluate("document.querySelector('intro-chat').open()")
    expect(chat.panel).to_be_visible()
    chat.page.evaluate("document.querySelector('intro-chat').close()")
    expect(chat.launcher).to_be_focused()


def test_a_moved_element_begins_again(open_website: Open) -> None:
    chat = open_website()
    chat.launcher.click()
    chat.ask("hello")
    chat.page.evaluate(
        """() => {
          const chat = document.querySelector("intro-chat");
          chat.remove();
          document.body.append(chat);
        }"""
    )
    expect(chat.launcher).to_have_count(1)
    chat.launcher.click()
    expect(chat.bots.last).to_contain_text("You said: hello")


def test_nothing_of_the_conversation_is_in_an_address(open_website: Open) -> None:
    chat = open_website()
    addresses: list[str] = []
    chat.page.on("request", lambda request: addresses.append(request.url))
    chat.launcher.click()
    chat.ask("hemmelig")
    assert addresses
    assert not any("hemmelig" in json.dumps(address) for address in addresses)
