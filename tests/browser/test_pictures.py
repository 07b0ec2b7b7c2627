"""Every locale opens the chat on the municipality's page, asks, and is photographed.

The pictures are in var/pictures, to be looked at: clipped text, a mirrored sign that
should not be, a bracket on the wrong side. Those of the documentation are made here.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bot.i18n.registry import enabled
from bot.settings import ROOT

from .chat_page import ChatPage

pytestmark = pytest.mark.rasa
FOLDER = ROOT / "var" / "pictures"
# A page of one colour, or of empty boxes alone, is smaller.
LEAST_BYTES = 20_000
QUESTIONS = {
    "nb": "Hvor mye penger får jeg i måneden? Jeg er 23 og bor alene",
    "nn": "Eg er 23 år og bur aleine, kor mykje pengar får eg i månaden?",
    "en": "How much money will I get? I am 23 and live alone",
    "uk": "Скільки грошей я отримуватиму? Мені 23, живу сама",
    "ru": "Сколько денег я буду получать? Мне 23, живу один",
    "ar": "كم سأحصل من المال؟ عمري 23 وأسكن وحدي",
    "fa_AF": "چقدر پول می‌گیرم؟ ۲۳ ساله هستم و تنها زندگی می‌کنم",
    "ps": "څومره پیسې به ترلاسه کړم؟ زه ۲۳ کلن یم او یوازې اوسېږم",
    "so": "Immisa lacag ah ayaan heli doonaa? 23 jir ayaan ahay, keligay ayaan deganahay",
    "ti": "ክንደይ ገንዘብ ክረክብ እየ? ዕድመይ 23 እዩ፣ በይነይ እነብር",
    "sw": "Nitapata pesa ngapi? Nina miaka 23 na ninaishi peke yangu",
    "tr": "Ne kadar para alacağım? 23 yaşındayım ve yalnız yaşıyorum",
}


def test_no_locale_is_left_out() -> None:
    assert QUESTIONS.keys() == enabled().keys()


@pytest.mark.parametrize("locale", list(QUESTIONS))
def test_a_question_and_its_answer(page: Page, base_url: str, locale: str) -> None:
    chat = ChatPage(page, base_url).visit(enabled()[locale].language_tag)
    page.set_default_timeout(30_000)
    chat.launcher.click()
    answer = chat.ask(QUESTIONS[locale])

    expect(answer.locator("tr").first).to_contain_text("15\u00a0172\u00a0kr")
    expect(answer).not_to_have_attribute("lang", enabled()["nb"].language_tag)
    picture = FOLDER / f"chat-{locale}.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > LEAST_BYTES
