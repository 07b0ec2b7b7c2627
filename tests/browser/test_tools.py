"""What can be done with an answer: copy, print, hear it, say whether it helped."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bot.server.app import create_app
from bot.settings import Settings

from .chat_page import FEEDBACK, ChatPage
from .fake_assistant import FakeAssistant
from .serving import served

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

# A browser with the voices that a test needs: Chromium without a desktop has none.
_VOICES = """
  window.spoken = [];
  const voices = %s;
  speechSynthesis.getVoices = () => voices;
  speechSynthesis.cancel = () => window.spoken.push("cancel");
  speechSynthesis.speak = (said) => window.spoken.push(said.text);
  Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {set() {}});
"""
# A browser that hears one sentence.
_EARS = """
  window.webkitSpeechRecognition = window.SpeechRecognition = class {
    start() {
      window.listened = this.lang;
      this.onresult({results: [[{transcript: "hello from speech"}]]});
      this.onend();
    }
    stop() {}
  };
"""


def test_an_answer_is_copied_with_its_sources(
    chat: ChatPage, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = chat.open().ask("answer")
    answer.get_by_role("button", name="Copy").click()
    expect(answer.locator(".tool-status")).to_have_text("Copied.")
    text = chat.page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("You get 15 113 kr a month, by § 113.\nCall 113")
    assert "Integration Act § 20" in text
    assert "https://lovdata.no/dokument/NL/lov/2020-11-06-127" in text
    assert "javascript" not in text


def test_a_browser_that_does_not_let_us_copy_says_so(chat: ChatPage) -> None:
    answer = chat.open().ask("answer")
    chat.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }"
    )
    answer.get_by_role("button", name="Copy").click()
    expect(answer.locator(".tool-status")).to_contain_text("does not let us copy")


def test_one_answer_alone_is_printed(chat: ChatPage, page: Page) -> None:
    page.add_init_script(
        """
        const make = Document.prototype.createElement;
        Document.prototype.createElement = function (name) {
          const element = make.call(this, name);
          if (name === "iframe") window.printed = element;
          return element;
        };
        """
    )
    answer = chat.open().ask("estimate")
    answer.get_by_role("button", name="Print or save").click()
    printed = page.evaluate("window.printed.contentDocument.body.innerText")
    assert "15 172 kr" in printed
    assert "1. The basic amount" in printed  # the steps are unfolded
    assert "How much money?" not in printed  # a button is not
    assert page.evaluate("window.printed.contentDocument.documentElement.lang") == "en"


@pytest.mark.parametrize(
    ("title", "voices", "shown"),
    [
        ("A voice of the device", [{"lang": "en-GB", "localService": True}], True),
        ("A voice of another language", [{"lang": "pl", "localService": True}], False),
        ("A voice in a cloud", [{"lang": "en-GB", "localService": False}], False),
        ("No voice", [], False),
    ],
)
def test_an_answer_is_read_aloud_by_the_devices_own_voice(
    chat: ChatPage, page: Page, title: str, voices: list[dict[str, Any]], shown: bool
) -> None:
    page.add_init_script(_VOICES % json.dumps(voices))
    answer = chat.open().ask("answer")
    control = answer.locator(".listen")
    if not shown:
        expect(control).to_be_hidden()
        return
    control.click()
    expect(control).to_have_text("Stop reading")
    control.click()
    expect(control).to_have_text("Read aloud")
    spoken = page.evaluate("window.spoken")
    assert any(text.startswith("You get 15 113 kr") for text in spoken)


def test_norwegian_is_read_by_a_voice_that_says_no(chat: ChatPage, page: Page) -> None:
    page.add_init_script(_VOICES % '[{"lang": "no-NO", "localService": true}]')
    answer = chat.open("nn").ask("answer")
    expect(answer.locator(".listen")).to_be_visible()


def test_the_microphone_is_off_until_it_is_turned_on(
    chat: ChatPage, page: Page, assistant: FakeAssistant
) -> None:
    page.add_init_script(_EARS)
    chat.open("en")
    expect(page.locator("#speak")).to_have_count(0)
    page.locator("#more-open").click()
    expect(page.locator("#view-more")).to_contain_text("send your voice")
    page.get_by_role("button", name="Turn the microphone on").click()
    expect(page.locator("#microphone")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    page.locator("#speak").click()
    expect(chat.field).to_have_value("hello from speech")
    assert assistant.texts == []  # it is read before it is sent
    assert page.evaluate("window.listened") == "en"
    page.locator("#more-open").click()
    page.get_by_role("button", name="Turn the microphone off").click()
    page.keyboard.press("Escape")
    expect(page.locator("#speak")).to_have_count(0)


def test_a_browser_without_ears_has_no_choice_to_make(
    chat: ChatPage, page: Page
) -> None:
    page.add_init_script(
        "delete window.webkitSpeechRecognition; delete window.SpeechRecognition;"
    )
    chat.open()
    page.locator("#more-open").click()
    expect(page.locator("#view-more")).to_be_visible()
    expect(page.locator("#microphone")).to_have_count(0)


@pytest.fixture
def stored(page: Page, assistant: FakeAssistant, tmp_path: Path) -> Iterator[ChatPage]:
    """A chat whose server keeps its tables in a file of the test."""
    url = f"sqlite:///{tmp_path}/chat.db"
    load = cast("Callable[[], Assistant]", lambda: assistant)
    app = create_app(Settings(rate_limit=False, database_url=url), load=load)
    with served(app) as address:
        yield ChatPage(page, address)


def test_whether_it_helped_is_kept_with_a_word(
    stored: ChatPage, tmp_path: Path
) -> None:
    answer = stored.open().ask("answer")
    answer.get_by_role("button", name="No", exact=True).click()
    expect(answer.locator(".helpful [role=status]")).to_contain_text("Thank you")
    expect(answer.locator(".helpful [role=status]")).to_be_focused()
    answer.get_by_role("textbox").fill("Call me on 22 59 13 00")
    answer.get_by_role("button", name="Send").click()
    expect(answer.get_by_role("textbox")).to_have_count(0)
    with sqlite3.connect(tmp_path / "chat.db") as database:
        query = "SELECT topic, helpful, comment FROM feedback"
        ((topic, helpful, comment),) = database.execute(query).fetchall()
    assert (topic, helpful) == ("benefit_amount", 0)
    assert "22 59" not in comment


def test_a_word_that_could_not_be_kept_is_not_lost(chat: ChatPage) -> None:
    answer = chat.open().ask("answer")
    answer.get_by_role("button", name="Yes", exact=True).click()
    chat.page.route(FEEDBACK, lambda route: route.abort())
    answer.get_by_role("textbox").fill("very clear")
    answer.get_by_role("button", name="Send").click()
    expect(answer.locator(".helpful [role=status]")).to_contain_text("not be saved")
    expect(answer.get_by_role("textbox")).to_have_value("very clear")


def test_only_answers_are_judged(chat: ChatPage) -> None:
    chat.open()
    chat.ask("hello")
    expect(chat.page.locator(".tools")).to_have_count(0)
    chat.ask("answer")
    expect(chat.page.locator(".tools")).to_have_count(1)
