"""The main job, on the real server with the trained model, in a phone-sized window."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .chat_page import ChatPage

pytestmark = pytest.mark.rasa
AMOUNT = re.compile("15\\s172\\skr")
ASKED = {
    "uk": "Скільки грошей я отримуватиму? Мені 23, живу сама",
    "ar": "كم سأحصل من المال؟ عمري 23 وأسكن وحدي",
    "ti": "ክንደይ ገንዘብ ክረክብ እየ? ዕድመይ 23 እዩ፣ በይነይ እነብር",
}


@pytest.fixture
def real(page: Page, base_url: str) -> ChatPage:
    """The page of the real server, whose day is 2026-11-21."""
    page.set_default_timeout(30_000)
    return ChatPage(page, base_url)


@pytest.mark.parametrize("lang", list(ASKED))
def test_somebody_of_23_asks_for_the_amount_on_the_municipalitys_page(
    real: ChatPage, lang: str
) -> None:
    real.visit(lang)
    real.launcher.click()
    answer = real.ask(ASKED[lang])
    row = answer.locator("tr").first
    expect(row.locator("td")).to_have_text(AMOUNT)
    steps = answer.locator("details")
    expect(steps.locator("li").first).to_be_hidden()
    steps.locator("summary").click()
    expect(steps).to_contain_text("§ 20")
    expect(answer.locator(".sources a").first).to_have_attribute(
        "href", re.compile("https://lovdata.no/")
    )
    expect(answer.get_by_role("button").first).to_be_visible()
    assert not real.overflows()


def test_how_long_with_upper_secondary_as_the_goal(real: ChatPage) -> None:
    real.open("nb")
    real.ask("hvor lenge varer programmet hvis jeg vil bli ferdig med videregående")
    expect(real.log).to_contain_text("4 år")


def test_somebody_in_danger_reads_the_number_first(real: ChatPage) -> None:
    real.open("en")
    reply = real.ask("I want to kill myself")
    expect(reply.locator("a[href^='tel:']").first).to_have_text("113")


def test_one_conversation_in_two_languages(real: ChatPage) -> None:
    """As a person who follows a link to another language on the way."""
    real.open("uk")
    real.ask(ASKED["uk"])
    real.open("en")
    expect(real.log).to_contain_text(AMOUNT)
    expect(real.bots.last).to_contain_text("English")


def test_an_answer_helped_and_why_not(real: ChatPage) -> None:
    real.open("en")
    answer = real.ask("can I take holiday in the programme?")
    answer.get_by_role("button", name="No", exact=True).click()
    field = answer.get_by_role("textbox")
    field.fill("It does not say how many weeks")
    answer.get_by_role("button", name="Send").click()
    expect(answer.locator(".helpful [role=status]")).to_contain_text("Thank you")
