"""A real browser on the page of a fake assistant."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    sync_playwright,
)

from bot.server.app import create_app
from bot.settings import Settings

from .chat_page import PHONE, ChatPage
from .fake_assistant import FakeAssistant
from .serving import served

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

# A Friday on which somebody answers until 14:00.
TODAY = date(2026, 11, 20)
_CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# For this folder only: an open Playwright keeps an event loop of its own, in which the
# asynchronous tests of other folders could not run.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; where it is missing the tests are skipped, in CI they fail."""
    if not _CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"no browser at {_CHROMIUM}: apt-get install chromium")
        pytest.skip(f"no browser at {_CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=_CHROMIUM, args=_ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def assistant() -> FakeAssistant:
    """The assistant behind the page."""
    return FakeAssistant()


@pytest.fixture
def site(assistant: FakeAssistant) -> Iterator[str]:
    """The address of a server with the fake assistant."""
    settings = Settings(rate_limit=False, today=TODAY)
    load = cast("Callable[[], Assistant]", lambda: assistant)
    with served(create_app(settings, load=load)) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile in the size of an old phone."""
    found = browser.new_context(viewport=PHONE, locale="en-GB", reduced_motion="reduce")
    found.set_default_timeout(10_000)
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page; an error in it, or anything that its policy blocks, fails the test."""
    problems: list[str] = []
    found = context.new_page()
    found.on("pageerror", lambda error: problems.append(str(error)))
    found.on("console", lambda message: _note(message, problems))
    yield found
    assert problems == []


def _note(message: ConsoleMessage, problems: list[str]) -> None:
    # The browser itself writes a line where a request fails: some tests make it fail.
    if message.type == "error" and not message.text.startswith(
        "Failed to load resource"
    ):
        problems.append(message.text)


@pytest.fixture
def chat(page: Page, site: str) -> ChatPage:
    """The page with the chat, not loaded yet."""
    return ChatPage(page, site)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, so that they can be left out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
