"""An assistant that answers by rote, so that the page can be tried without a model."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bot.i18n.registry import enabled

GREETINGS = {
    "nb": "Hei. Jeg er en datamaskin.\nHva vil du vite?",
    "en": "Hello. I am a computer program.\nWhat do you want to know?",
    "uk": "Вітаю. Я комп'ютерна програма.\nЩо ви хочете знати?",
}
ATTACK = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
ANSWER: dict[str, Any] = {
    "text": (
        "You get 15 113 kr a month, by § 113.\nCall 113 or +47 00 00 00 00 or 22 59 13 00, "
        "or read https://example.org/a?b=1."
    ),
    "buttons": [
        {"title": "Yes, work it out", "payload": "/estimate_benefit"},
        {"title": "Talk to a person", "payload": "/human_handoff"},
    ],
    "custom": {
        "topic": "benefit_amount",
        "confidence": 0.9,
        "translation": "unreviewed",
        "sources": [
            {
                "title": "Integration Act § 20",
                "url": "https://lovdata.no/dokument/NL/lov/2020-11-06-127",
                "valid_from": "2026-01-01",
                "checked": "2026-11-21",
            },
            {
                "title": "Tax Act § 5-42",
                "url": "javascript:window.hacked=1",
                "valid_from": None,
                "checked": "2026-11-21",
            },
        ],
        "related": [
            {
                "topic": "benefit_tax",
                "title": "Tax on the benefit",
                "payload": '/select_topic{"topic": "benefit_tax"}',
            }
        ],
    },
}


ESTIMATE: dict[str, Any] = {
    "text": "You can expect about 15 172 kr a month before tax.\n1. Steps.",
    "custom": {
        "topic": "benefit_amount",
        "sources": ANSWER["custom"]["sources"],
        "table": {
            "lines": ["You can expect about 15 172 kr a month before tax."],
            "caption": "The estimate in numbers",
            "rows": [
                {"label": "Per month, before tax", "value": "15 172 kr"},
                {"label": "Per year", "value": "182 065 kr"},
            ],
            "steps_title": "This is how it is worked out:",
            "steps": ["1. The basic amount (G) is 136 549 kr.", "2. It is 2/3."],
            "notes": ["The municipality decides."],
        },
    },
}


class FakeStore:
    """A store that is always there and holds nothing."""

    async def ready(self) -> bool:
        """It answers at once."""
        return True

    def close(self) -> None:
        """There is nothing to close."""


class FakeTexts:
    """The greeting in each language."""

    def say(self, name: str, locale: str) -> dict[str, Any]:
        """The greeting; the page asks for no other text."""
        assert name == "utter_greet"
        return {
            "text": GREETINGS.get(locale, GREETINGS["en"]),
            "buttons": [{"title": "How much money?", "payload": "/benefit_amount"}],
            "custom": place(locale),
        }


class FakeAssistant:
    """Keeps what it was sent, and answers it by its first words."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self.nlg = FakeTexts()
        self.store = FakeStore()
        self.heard: list[tuple[str, str, dict[str, Any]]] = []

    async def reply(
        self,
        sender: str,
        text: str,
        metadata: dict[str, Any],
        listener: Callable[[dict[str, Any]], None] | None = None,
    ) -> list[dict[str, Any]]:
        """Answer one message in the form of Rasa's REST channel."""
        self.heard.append((sender, text, metadata))
        locale = metadata.get("locale", "nb")
        reply = [{"recipient_id": sender, **m} for m in _messages(text, locale)]
        for message in reply if listener else ():
            listener(message)
        return reply

    @property
    def texts(self) -> list[str]:
        """What was sent, in order."""
        return [text for _, text, _ in self.heard]


def place(locale: str) -> dict[str, str]:
    """What the first message of a reply says about its language."""
    return {"locale": locale, "direction": enabled()[locale].direction}


def _messages(text: str, locale: str) -> list[dict[str, Any]]:
    if text == "/greet":
        return [FakeTexts().say("utter_greet", locale)]
    if text.startswith("/set_language"):
        chosen = json.loads(text.removeprefix("/set_language"))["language"]
        return [{"text": f"Language: {chosen}", "custom": place(chosen)}]
    if text == "answer":
        custom = {**place(locale), **ANSWER["custom"]}
        second = {"text": "And this.", "custom": place(locale)}
        return [{**ANSWER, "custom": custom}, second]
    if text == "estimate":
        return [{**ESTIMATE, "custom": {**place(locale), **ESTIMATE["custom"]}}]
    return [_message(text, locale)]


def _message(text: str, locale: str) -> dict[str, Any]:
    custom: dict[str, Any] = place(locale)
    if text == "attack":
        buttons = [{"title": ATTACK, "payload": ATTACK}]
        sources = [
            {"title": ATTACK, "url": ATTACK, "valid_from": ATTACK, "checked": ATTACK}
        ]
        return {
            "text": ATTACK,
            "buttons": buttons,
            "custom": {**custom, "sources": sources},
        }
    if text == "languages":
        names = [(e.name, e.locale) for e in enabled().values()]
        buttons = [
            {"title": name, "payload": f'/set_language{{"language": "{other}"}}'}
            for name, other in names
        ]
        return {"text": "Which language?", "buttons": buttons, "custom": custom}
    if text == "forget me":
        return {"text": "Deleted.", "custom": {**custom, "deleted": True}}
    if text == "in Ukrainian":
        return {"text": "Відповідь", "custom": place("uk")}
    if text == "in Arabic":
        there = {"locale": "ar", "direction": "rtl"}
        return {"text": "اتصل بالرقم 116 117 الآن.", "custom": there}
    return {"text": f"You said: {text}", "custom": custom}
