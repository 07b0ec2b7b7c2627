"""The main job, on the real server with the trained model, in a phone-sized window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .chat_page import ChatPage

pytestmark = pytest.mark.rasa


@pytest.fixture
def real(page: Page, base_url: str) -> ChatPage:
    """The page of the real server, whose day is 2026-11-21."""
    page.set_default_timeout(30_000)
    return ChatPage(page, base_url)


def test_a_ukrainian_of_23_asks_for_the_amount(real: ChatPage) -> None:
    real.open("uk")
    real.ask("Скільки грошей я отримуватиму? Мені 23, живу сама")
    expect(real.log).to_contain_text("15 172")
    expect(real.log).to_contain_text("§ 20")


def test_how_long_with_upper_secondary_as_the_goal(real: ChatPage) -> None:
    real.open("nb")
    real.ask("hvor lenge varer programmet hvis jeg vil bli ferdig med videregående")
    expect(real.log).to_contain_text("4 år")


def test_somebody_in_danger_reads_the_number_first(real: ChatPage) -> None:
    real.open("en")
    reply = real.ask("I want to kill myself")
    expect(reply.locator("a[href^='tel:']").first).to_have_text("113")


def test_one_conversation_in_three_languages(real: ChatPage) -> None:
    """As a person who changes the page's language on the way."""
    real.open("uk")
    real.ask("Скільки грошей я отримуватиму? Мені 23, живу сама")
    real.open("en")
    expect(real.log).to_contain_text("15 172")
    expect(real.bots.last).to_contain_text("English")
