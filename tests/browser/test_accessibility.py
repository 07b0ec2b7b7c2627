"""axe-core finds nothing, in each language and state of the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_core_python  # type: ignore[import-untyped]  # it has no types
import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from .chat_page import DESKTOP, ENDPOINT, PHONE, ChatPage

_AXE = Path(axe_core_python.__file__).with_name("axe.min.js")


def _start(chat: ChatPage) -> None:
    """Nothing more is done."""


def _answer(chat: ChatPage) -> None:
    chat.ask("answer")
    chat.ask("in Ukrainian")


def _failure(chat: ChatPage) -> None:
    chat.page.route(ENDPOINT, lambda route: route.abort())
    chat.send("hello")
    expect(chat.retry).to_be_visible()


def _deletion(chat: ChatPage) -> None:
    chat.ask("hello")
    chat.page.locator("#delete").click()


def _end_of_room(chat: ChatPage) -> None:
    chat.field.fill("word " * 799)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("lang", ["nb", "en", "uk"])
@pytest.mark.parametrize(
    "reach",
    [_start, _answer, _failure, _deletion, _end_of_room],
    ids=lambda f: f.__name__,
)
def test_axe_finds_nothing(
    browser: Browser,
    site: str,
    lang: str,
    size: ViewportSize,
    reach: Callable[[ChatPage], None],
) -> None:
    # axe is put into the page, which the page's own policy rightly forbids.
    context = browser.new_context(
        viewport=size, bypass_csp=True, reduced_motion="reduce"
    )
    chat = ChatPage(context.new_page(), site).open(lang)
    reach(chat)
    chat.page.add_script_tag(path=_AXE)
    found = chat.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    context.close()
    assert [_brief(violation) for violation in found["violations"]] == []


def _brief(violation: dict[str, Any]) -> str:
    nodes = "; ".join(str(node["html"]) for node in violation["nodes"])
    return f"{violation['id']}: {nodes}"


def test_forced_colours_keep_the_edges(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=PHONE, forced_colors="active")
    chat = ChatPage(context.new_page(), site).open()
    chat.ask("answer")
    for part in (chat.persons.locator(".bubble"), chat.send_button):
        expect(part).not_to_have_css("border-top-width", "0px")
    context.close()
